// Written by `cargo xtask generate`; do not edit.

//! Schemas of `typing`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::TypingSetRequest {
    fn schema_name() -> String {
        "TypingSetRequest".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
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
    }
}
