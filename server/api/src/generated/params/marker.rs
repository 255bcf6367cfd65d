// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `marker`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `marker_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkerSetPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
    /// Which marker.
    pub marker: ::tidings_types::MarkerKind,
}

impl Parameters for MarkerSetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
            marker: pairs
                .required("marker", support::parsed::<::tidings_types::MarkerKind>)?,
        })
    }
}

impl JsonSchema for MarkerSetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MarkerSetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::MarkerKind>();
        generator.subschema_for::<::tidings_types::RoomId>();
        super::schema(
            r##"{
  "properties": {
    "marker": {
      "allOf": [
        {
          "$ref": "#/components/schemas/MarkerKind"
        }
      ],
      "description": "Which marker."
    },
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
    "room_id",
    "marker"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `marker_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkerSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MarkerSetHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
            matrix_action: pairs
                .optional("matrix-action", support::integer::<0, 9007199254740991>)?,
        })
    }
}

impl JsonSchema for MarkerSetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MarkerSetHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Action": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9007199254740991,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect."
    },
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
