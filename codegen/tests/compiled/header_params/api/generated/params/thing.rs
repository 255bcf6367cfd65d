// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters of the area `thing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};

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

impl ::schemars::JsonSchema for ThingGetHeaders {
    fn schema_name() -> ::std::string::String {
        "ThingGetHeaders".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}
