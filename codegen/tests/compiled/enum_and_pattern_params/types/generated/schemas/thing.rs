// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `thing`, as the document has them.

impl ::schemars::JsonSchema for super::super::Count {
    fn schema_name() -> ::std::string::String {
        "Count".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "A count.",
  "format": "int64",
  "maximum": 10,
  "minimum": 0,
  "type": "integer"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Kind {
    fn schema_name() -> ::std::string::String {
        "Kind".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "default": "small",
  "description": "A closed set.",
  "enum": [
    "small",
    "big-one"
  ],
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Name {
    fn schema_name() -> ::std::string::String {
        "Name".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "A name.",
  "example": "abc",
  "pattern": "^[a-z]{1,8}$",
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Problem {
    fn schema_name() -> ::std::string::String {
        "Problem".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "What went wrong.",
  "properties": {
    "reason": {
      "description": "For people.",
      "maxLength": 255,
      "type": "string"
    }
  },
  "required": [
    "reason"
  ],
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Seen {
    fn schema_name() -> ::std::string::String {
        "Seen".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "What was read.",
  "properties": {
    "seen": {
      "description": "As text.",
      "maxLength": 1000,
      "type": "string"
    }
  },
  "required": [
    "seen"
  ],
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}
