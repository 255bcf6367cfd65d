// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

impl ::schemars::JsonSchema for super::super::Closed {
    fn schema_name() -> ::std::string::String {
        "Closed".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "A closed set.",
  "enum": [
    "red",
    "deep-blue"
  ],
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Open {
    fn schema_name() -> ::std::string::String {
        "Open".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "An open set: others may come.",
  "example": "red",
  "pattern": "^[a-z]+$",
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

impl ::schemars::JsonSchema for super::super::Tree {
    fn schema_name() -> ::std::string::String {
        "Tree".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::Closed>();
        generator.subschema_for::<super::super::Open>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "closed": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Closed"
        }
      ],
      "description": "Closed."
    },
    "open": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Open"
        }
      ],
      "description": "Open."
    }
  },
  "required": [
    "open",
    "closed"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
