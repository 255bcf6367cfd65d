// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `state`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `power_level_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerLevelSetPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for PowerLevelSetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for PowerLevelSetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "PowerLevelSetPath".to_owned()
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

/// Header parameters of `power_level_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerLevelSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for PowerLevelSetHeaders {
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

impl JsonSchema for PowerLevelSetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "PowerLevelSetHeaders".to_owned()
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

/// Path parameters of `state_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateDeletePath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
    /// The full event type, with its prefix (EVT-1).
    pub event_type: ::tidings_types::EventType,
    /// The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    pub state_key: ::tidings_types::StateKey,
}

impl Parameters for StateDeletePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
            event_type: pairs
                .required("event_type", support::parsed::<::tidings_types::EventType>)?,
            state_key: pairs
                .required("state_key", support::parsed::<::tidings_types::StateKey>)?,
        })
    }
}

impl JsonSchema for StateDeletePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateDeletePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventType>();
        generator.subschema_for::<::tidings_types::RoomId>();
        generator.subschema_for::<::tidings_types::StateKey>();
        super::schema(
            r##"{
  "properties": {
    "event_type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventType"
        }
      ],
      "description": "The full event type, with its prefix (EVT-1)."
    },
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    },
    "state_key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/StateKey"
        }
      ],
      "description": "The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded."
    }
  },
  "required": [
    "room_id",
    "event_type",
    "state_key"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `state_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateDeleteHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for StateDeleteHeaders {
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

impl JsonSchema for StateDeleteHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateDeleteHeaders".to_owned()
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

/// Path parameters of `state_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateGetPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
    /// The full event type, with its prefix (EVT-1).
    pub event_type: ::tidings_types::EventType,
    /// The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    pub state_key: ::tidings_types::StateKey,
}

impl Parameters for StateGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
            event_type: pairs
                .required("event_type", support::parsed::<::tidings_types::EventType>)?,
            state_key: pairs
                .required("state_key", support::parsed::<::tidings_types::StateKey>)?,
        })
    }
}

impl JsonSchema for StateGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateGetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventType>();
        generator.subschema_for::<::tidings_types::RoomId>();
        generator.subschema_for::<::tidings_types::StateKey>();
        super::schema(
            r##"{
  "properties": {
    "event_type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventType"
        }
      ],
      "description": "The full event type, with its prefix (EVT-1)."
    },
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    },
    "state_key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/StateKey"
        }
      ],
      "description": "The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded."
    }
  },
  "required": [
    "room_id",
    "event_type",
    "state_key"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `state_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for StateGetHeaders {
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

impl JsonSchema for StateGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateGetHeaders".to_owned()
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

/// Path parameters of `state_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateListPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for StateListPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for StateListPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateListPath".to_owned()
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

/// Query parameters of `state_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateListQuery {
    /// The position as of which to list. Now when absent.
    pub at: Option<::tidings_types::ChunkToken>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events to return. All when absent.
    pub limit: Option<i64>,
}

impl Parameters for StateListQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            at: pairs.optional("at", support::parsed::<::tidings_types::ChunkToken>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
        })
    }
}

impl JsonSchema for StateListQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateListQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::FilterToken>();
        super::schema(
            r##"{
  "properties": {
    "at": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position as of which to list. Now when absent."
    },
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. Without it everything comes (FIL-3)."
    },
    "limit": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 1000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most events to return. All when absent."
    },
    "not_types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3)."
    },
    "types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `state_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateListHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for StateListHeaders {
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

impl JsonSchema for StateListHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateListHeaders".to_owned()
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

/// Path parameters of `state_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateSetPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
    /// The full event type, with its prefix (EVT-1).
    pub event_type: ::tidings_types::EventType,
    /// The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    pub state_key: ::tidings_types::StateKey,
}

impl Parameters for StateSetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
            event_type: pairs
                .required("event_type", support::parsed::<::tidings_types::EventType>)?,
            state_key: pairs
                .required("state_key", support::parsed::<::tidings_types::StateKey>)?,
        })
    }
}

impl JsonSchema for StateSetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateSetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventType>();
        generator.subschema_for::<::tidings_types::RoomId>();
        generator.subschema_for::<::tidings_types::StateKey>();
        super::schema(
            r##"{
  "properties": {
    "event_type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventType"
        }
      ],
      "description": "The full event type, with its prefix (EVT-1)."
    },
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    },
    "state_key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/StateKey"
        }
      ],
      "description": "The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded."
    }
  },
  "required": [
    "room_id",
    "event_type",
    "state_key"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `state_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateSetQuery {
    /// Answer only the keys the server added or changed, not the whole event (MSG-1).
    pub compact: bool,
}

impl Parameters for StateSetQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            compact: pairs.optional("compact", support::boolean)?.unwrap_or(false),
        })
    }
}

impl JsonSchema for StateSetQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateSetQuery".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "compact": {
      "allOf": [
        {
          "default": false,
          "type": "boolean"
        }
      ],
      "description": "Answer only the keys the server added or changed, not the whole event (MSG-1)."
    }
  },
  "required": [],
  "type": "object"
}"#,
        )
    }
}

/// Header parameters of `state_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct StateSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for StateSetHeaders {
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

impl JsonSchema for StateSetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StateSetHeaders".to_owned()
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
