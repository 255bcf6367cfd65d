// Written by `cargo xtask generate`; do not edit.

//! Schemas of `capability`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Capability {
    fn schema_name() -> String {
        "Capability".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "What there is to say about one capability; often nothing. Its shape depends on its name (CAP-3).",
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::CapabilitySet {
    fn schema_name() -> String {
        "CapabilitySet".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Capability>();
        super::schema(
            r##"{
  "additionalProperties": {
    "$ref": "#/components/schemas/Capability"
  },
  "description": "Capabilities by name, such as `m.cap.turnserver.v1` (CAP-3).",
  "type": "object"
}"##,
        )
    }
}
