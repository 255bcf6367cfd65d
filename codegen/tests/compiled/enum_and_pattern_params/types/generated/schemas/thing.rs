// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `thing`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Count {
    fn schema_name() -> String {
        "Count".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "A count.",
  "format": "int64",
  "maximum": 10,
  "minimum": 0,
  "type": "integer"
}"#,
        )
    }
}

impl JsonSchema for super::super::Kind {
    fn schema_name() -> String {
        "Kind".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "default": "small",
  "description": "A closed set.",
  "enum": [
    "small",
    "big-one"
  ],
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Name {
    fn schema_name() -> String {
        "Name".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "A name.",
  "example": "abc",
  "pattern": "^[a-z]{1,8}$",
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

impl JsonSchema for super::super::Seen {
    fn schema_name() -> String {
        "Seen".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "What was read.",
  "properties": {
    "seen": {
      "description": "As text.",
      "maxLength": 1000,
      "type": "string"
    }
  },
  "required": [
    "seen"
  ],
  "type": "object"
}"#,
        )
    }
}
