// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters, a file for each area, and the headers of answers.

mod thing;
pub use self::thing::*;

/// Answers with these headers: `X-Left`, `X-Trace`. It has no value.
#[derive(Debug)]
pub enum XLeftXTraceReplyHeaders {}
impl ::schemars::JsonSchema for XLeftXTraceReplyHeaders {
    fn schema_name() -> ::std::string::String {
        "XLeftXTraceReplyHeaders".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}
