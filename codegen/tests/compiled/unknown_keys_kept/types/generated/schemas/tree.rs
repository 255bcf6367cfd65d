// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

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
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "known": {
      "description": "A known key.",
      "format": "int64",
      "maximum": 9,
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "known"
  ],
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}
