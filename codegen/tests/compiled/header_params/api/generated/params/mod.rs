// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters, a file for each area, and the headers of answers.

mod thing;
pub use self::thing::*;
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Answers with these headers: `X-Left`, `X-Trace`. It has no value.
#[derive(Debug)]
pub enum XLeftXTraceReplyHeaders {}
impl JsonSchema for XLeftXTraceReplyHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "XLeftXTraceReplyHeaders".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema(
            r#"{
  "properties": {
    "X-Left": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "How many are left."
    },
    "X-Trace": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "As it came."
    }
  },
  "required": [
    "X-Trace"
  ],
  "type": "object"
}"#,
        )
    }
}

/// A schema of the document.
fn schema(text: &str) -> ::schemars::schema::Schema {
    ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
}
