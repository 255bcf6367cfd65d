// Written by `cargo xtask generate`; do not edit.

//! Schemas of `typing`, as the document has them.

impl ::schemars::JsonSchema for super::super::TypingSetRequest {
    fn schema_name() -> ::std::string::String {
        "TypingSetRequest".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "Whether the session is typing in a room (TYP-1).",
  "properties": {
    "typing": {
      "description": "Whether it is.",
      "type": "boolean"
    }
  },
  "required": [
    "typing"
  ],
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}
