// Written by `cargo xtask generate`; do not edit.

//! Schemas of `marker`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::MarkerSetRequest {
    fn schema_name() -> String {
        "MarkerSetRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::EventId>();
        super::schema(
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
    }
}
