// Written by `cargo xtask generate`; do not edit.

//! Schemas of `marker`, as the document has them.

impl ::schemars::JsonSchema for super::super::MarkerSetRequest {
    fn schema_name() -> ::std::string::String {
        "MarkerSetRequest".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<crate::ids::EventId>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {},
  "description": "Where a marker goes (MRK-1).",
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The last event that is read or delivered, inclusive."
    }
  },
  "required": [
    "event_id"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
