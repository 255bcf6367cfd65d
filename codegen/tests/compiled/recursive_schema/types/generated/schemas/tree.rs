// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

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

impl JsonSchema for super::super::Tree {
    fn schema_name() -> String {
        "Tree".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Tree>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "branches": {
      "description": "Those below.",
      "items": {
        "$ref": "#/components/schemas/Tree"
      },
      "maxItems": 9,
      "type": "array"
    },
    "main": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Tree"
        }
      ],
      "description": "The one below."
    }
  },
  "type": "object"
}"##,
        )
    }
}
