// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `cat`, as the document has them.

impl ::schemars::JsonSchema for super::super::Purr {
    fn schema_name() -> ::std::string::String {
        "Purr".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::Both>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {},
  "description": "Of cats only.",
  "properties": {
    "both": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Both"
        }
      ],
      "description": "Of both."
    }
  },
  "required": [
    "both"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
