// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `message`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `action_batch`.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionBatchPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for ActionBatchPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for ActionBatchPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ActionBatchPath".to_owned()
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

/// Header parameters of `action_batch`.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionBatchHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for ActionBatchHeaders {
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

impl JsonSchema for ActionBatchHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ActionBatchHeaders".to_owned()
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

/// Path parameters of `event_redact`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRedactPath {
    /// The event.
    pub event_id: ::tidings_types::EventId,
}

impl Parameters for EventRedactPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            event_id: pairs
                .required("event_id", support::parsed::<::tidings_types::EventId>)?,
        })
    }
}

impl JsonSchema for EventRedactPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventRedactPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventId>();
        super::schema(
            r##"{
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event."
    }
  },
  "required": [
    "event_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `event_redact`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRedactHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for EventRedactHeaders {
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

impl JsonSchema for EventRedactHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventRedactHeaders".to_owned()
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

/// Path parameters of `message_prepare`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessagePreparePath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
    /// The full event type, with its prefix (EVT-1).
    pub event_type: ::tidings_types::EventType,
}

impl Parameters for MessagePreparePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
            event_type: pairs
                .required("event_type", support::parsed::<::tidings_types::EventType>)?,
        })
    }
}

impl JsonSchema for MessagePreparePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessagePreparePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventType>();
        generator.subschema_for::<::tidings_types::RoomId>();
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
    }
  },
  "required": [
    "room_id",
    "event_type"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `message_prepare`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessagePrepareHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for MessagePrepareHeaders {
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

impl JsonSchema for MessagePrepareHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessagePrepareHeaders".to_owned()
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

/// Path parameters of `message_send`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSendPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
    /// The full event type, with its prefix (EVT-1).
    pub event_type: ::tidings_types::EventType,
}

impl Parameters for MessageSendPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
            event_type: pairs
                .required("event_type", support::parsed::<::tidings_types::EventType>)?,
        })
    }
}

impl JsonSchema for MessageSendPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessageSendPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventType>();
        generator.subschema_for::<::tidings_types::RoomId>();
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
    }
  },
  "required": [
    "room_id",
    "event_type"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `message_send`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSendQuery {
    /// Answer only the keys the server added or changed, not the whole event (MSG-1).
    pub compact: bool,
}

impl Parameters for MessageSendQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            compact: pairs.optional("compact", support::boolean)?.unwrap_or(false),
        })
    }
}

impl JsonSchema for MessageSendQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessageSendQuery".to_owned()
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

/// Header parameters of `message_send`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSendHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MessageSendHeaders {
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

impl JsonSchema for MessageSendHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessageSendHeaders".to_owned()
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

/// Path parameters of `message_send_prepared`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSendPreparedPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for MessageSendPreparedPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for MessageSendPreparedPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessageSendPreparedPath".to_owned()
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

/// Query parameters of `message_send_prepared`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSendPreparedQuery {
    /// Answer only the keys the server added or changed, not the whole event (MSG-1).
    pub compact: bool,
}

impl Parameters for MessageSendPreparedQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            compact: pairs.optional("compact", support::boolean)?.unwrap_or(false),
        })
    }
}

impl JsonSchema for MessageSendPreparedQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessageSendPreparedQuery".to_owned()
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

/// Header parameters of `message_send_prepared`.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSendPreparedHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MessageSendPreparedHeaders {
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

impl JsonSchema for MessageSendPreparedHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MessageSendPreparedHeaders".to_owned()
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
