// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `typing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `typing_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct TypingSetPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for TypingSetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for TypingSetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "TypingSetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::RoomId>();
        super::schema(
            r##"{
  "properties": {
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    }
  },
  "required": [
    "room_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `typing_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct TypingSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for TypingSetHeaders {
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

impl JsonSchema for TypingSetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "TypingSetHeaders".to_owned()
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
