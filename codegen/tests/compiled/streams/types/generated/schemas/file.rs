// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `file`, as the document has them.

impl ::schemars::JsonSchema for super::super::Size {
    fn schema_name() -> ::std::string::String {
        "Size".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "How much came.",
  "properties": {
    "bytes": {
      "description": "In bytes.",
      "format": "int64",
      "maximum": 100,
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "bytes"
  ],
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}
