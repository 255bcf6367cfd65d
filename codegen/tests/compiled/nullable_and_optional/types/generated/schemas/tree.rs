// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Mark {
    fn schema_name() -> String {
        "Mark".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "A mark.",
  "pattern": "^[a-z]+$",
  "type": "string"
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

impl JsonSchema for super::super::Tree {
    fn schema_name() -> String {
        "Tree".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Mark>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "ending": {
      "description": "Required, and may be null.",
      "maxLength": 9,
      "nullable": true,
      "type": "string"
    },
    "kind": {
      "description": "Required.",
      "maxLength": 9,
      "type": "string"
    },
    "mark": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Mark"
        }
      ],
      "description": "May be absent, null or a mark.",
      "nullable": true
    },
    "names": {
      "description": "A list.",
      "items": {
        "description": "One.",
        "maxLength": 9,
        "type": "string"
      },
      "maxItems": 9,
      "type": "array"
    }
  },
  "required": [
    "kind",
    "ending"
  ],
  "type": "object"
}"##,
        )
    }
}
