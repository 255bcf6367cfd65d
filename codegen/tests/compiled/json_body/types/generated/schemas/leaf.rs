// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `leaf`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Leaf {
    fn schema_name() -> String {
        "Leaf".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "A leaf.",
  "properties": {
    "size": {
      "description": "Its size.",
      "format": "int64",
      "maximum": 99,
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "size"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::Problem {
    fn schema_name() -> String {
        "Problem".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
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
    }
}
