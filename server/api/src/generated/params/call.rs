// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `call`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Header parameters of `turn_server_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnServerGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for TurnServerGetHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
        })
    }
}

impl JsonSchema for TurnServerGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "TurnServerGetHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session of this request; without it the request starts a new one (SES-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}
