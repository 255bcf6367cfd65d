// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Closed {
    fn schema_name() -> String {
        "Closed".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "A closed set.",
  "enum": [
    "red",
    "deep-blue"
  ],
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Open {
    fn schema_name() -> String {
        "Open".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "An open set: others may come.",
  "example": "red",
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
        generator.subschema_for::<super::super::Closed>();
        generator.subschema_for::<super::super::Open>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "closed": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Closed"
        }
      ],
      "description": "Closed."
    },
    "open": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Open"
        }
      ],
      "description": "Open."
    }
  },
  "required": [
    "open",
    "closed"
  ],
  "type": "object"
}"##,
        )
    }
}
