// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Colour {
    fn schema_name() -> String {
        "Colour".to_owned()
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
        generator.subschema_for::<super::super::Colour>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "colour": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ],
      "default": "deep-blue",
      "description": "Its colour."
    },
    "fresh": {
      "default": true,
      "description": "Whether it is.",
      "type": "boolean"
    },
    "size": {
      "default": 7,
      "description": "Its size.",
      "format": "int64",
      "maximum": 99,
      "minimum": 0,
      "type": "integer"
    }
  },
  "type": "object"
}"##,
        )
    }
}
