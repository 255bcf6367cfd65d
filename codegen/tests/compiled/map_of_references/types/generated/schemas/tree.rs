// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

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
  "description": "A leaf.",
  "maxLength": 9,
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
        generator.subschema_for::<super::super::Leaf>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "leaves": {
      "additionalProperties": {
        "$ref": "#/components/schemas/Leaf"
      },
      "description": "By name.",
      "type": "object"
    }
  },
  "required": [
    "leaves"
  ],
  "type": "object"
}"##,
        )
    }
}
