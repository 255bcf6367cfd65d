// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters of the area `thing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Header parameters of `thing_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingGetHeaders {
    /// Read by the edge.
    pub x_trace: Option<String>,
    /// Read by the handler.
    pub x_wanted: String,
}

impl Parameters for ThingGetHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            x_trace: pairs.optional("x-trace", support::text::<0, 9>)?,
            x_wanted: pairs.required("x-wanted", support::text::<0, 9>)?,
        })
    }
}

impl JsonSchema for ThingGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ThingGetHeaders".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "X-Trace": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "Read by the edge."
    },
    "X-Wanted": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "Read by the handler."
    }
  },
  "required": [
    "X-Wanted"
  ],
  "type": "object"
}"#,
        )
    }
}
