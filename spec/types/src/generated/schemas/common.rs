// Written by `cargo xtask generate`; do not edit.

//! Schemas of `common`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::ActionError {
    fn schema_name() -> String {
        "ActionError".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::error_code::ErrorCode>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The error of one action, apart from the answer it stands in (SES-3).",
  "properties": {
    "errcode": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ErrorCode"
        }
      ],
      "description": "The kind of error, for programs (ERR-2)."
    },
    "error": {
      "description": "What went wrong, for people.",
      "maxLength": 4096,
      "type": "string"
    }
  },
  "required": [
    "errcode",
    "error"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ActionOutcome {
    fn schema_name() -> String {
        "ActionOutcome".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What an action did (MSG-1). With `compact` the `event` is left out, and the keys of the event that the server changed stand beside `event_id` and `origin_server_ts` instead. An action that changes nothing answers the event that stands.",
  "properties": {
    "event": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "The event as sent. Left out with `compact`."
    },
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event that the action made, or that already said so."
    },
    "origin_server_ts": {
      "description": "When the server took it, in milliseconds since 1970.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "position": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "Where it happened. As the start of a stream it yields what comes after this event (MSG-1)."
    }
  },
  "required": [
    "event_id",
    "position"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ApiError {
    fn schema_name() -> String {
        "ApiError".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::AppliedAction>();
        generator.subschema_for::<crate::error_code::ErrorCode>();
        generator.subschema_for::<super::super::LoginFlow>();
        generator.subschema_for::<crate::ids::SessionId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The body of every error (ERR-1).",
  "properties": {
    "applied": {
      "allOf": [
        {
          "$ref": "#/components/schemas/AppliedAction"
        }
      ],
      "description": "What became of this action in the old session, if it was processed there (SES-3)."
    },
    "errcode": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ErrorCode"
        }
      ],
      "description": "The kind of error, for programs (ERR-2)."
    },
    "error": {
      "description": "What went wrong, for people.",
      "maxLength": 4096,
      "type": "string"
    },
    "expected_action_id": {
      "description": "The action id the session waits for. With M_MISSING_ACTION (ACT-3).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "flows": {
      "description": "The flows that can be used. At registration and login (ACC-1).",
      "items": {
        "$ref": "#/components/schemas/LoginFlow"
      },
      "maxItems": 16,
      "type": "array"
    },
    "parameter": {
      "description": "Name of the offending path, query or header parameter (ERR-1).",
      "maxLength": 255,
      "type": "string"
    },
    "path": {
      "description": "JSON pointer of the offending field of the body (ERR-1).",
      "maxLength": 4096,
      "type": "string"
    },
    "retry_after_ms": {
      "description": "How long to wait before trying again, in milliseconds. With M_LIMIT_EXCEEDED.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "session": {
      "description": "The running registration or login. At registration and login (ACC-1).",
      "maxLength": 255,
      "type": "string"
    },
    "session_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The new session. With M_STALE_SESSION (SES-3)."
    }
  },
  "required": [
    "errcode",
    "error"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::AppliedAction {
    fn schema_name() -> String {
        "AppliedAction".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ActionError>();
        generator.subschema_for::<super::super::AppliedOutcome>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What became of an action in a session that has ended (SES-3). It has either `outcome` or `error`.",
  "properties": {
    "action_id": {
      "description": "The id the action had in the old session.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "error": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ActionError"
        }
      ],
      "description": "The error the action ended with for good."
    },
    "outcome": {
      "allOf": [
        {
          "$ref": "#/components/schemas/AppliedOutcome"
        }
      ],
      "description": "The body of the answer the action got or would have got."
    }
  },
  "required": [
    "action_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::AppliedOutcome {
    fn schema_name() -> String {
        "AppliedOutcome".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "The body of an action's answer; its shape is that of the action's operation (SES-3).",
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::CapabilityHash {
    fn schema_name() -> String {
        "CapabilityHash".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Sha256>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Names a set of capabilities by the hash of its canonical JSON (CAP-3).",
  "properties": {
    "sha256": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Sha256"
        }
      ],
      "description": "The hash."
    }
  },
  "required": [
    "sha256"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ChunkToken {
    fn schema_name() -> String {
        "ChunkToken".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a position in the stream (`s1…`) or in a room's timeline (`t1…`). Opaque, URL-safe, bound to the store it came from: one from before a restore is refused with 410 M_RESET_TOKEN, one that can't be read with 400 M_INVALID_PARAM (ERR-2).",
  "example": "s1AAAAAQAAAAAAAAAq",
  "maxLength": 82,
  "pattern": "^[st]1[A-Za-z0-9_-]{1,80}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Empty {
    fn schema_name() -> String {
        "Empty".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "Nothing to say. Later versions may add fields.",
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for crate::error_code::ErrorCode {
    fn schema_name() -> String {
        "ErrorCode".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "The kind of an error (ERR-2). Open: a client takes a code it doesn't know as `M_UNKNOWN`. Known: M_UNKNOWN_TOKEN, M_MISSING_TOKEN, M_FORBIDDEN, M_NOT_FOUND, M_BAD_JSON, M_NOT_JSON, M_INVALID_PARAM, M_UNRECOGNIZED, M_LIMIT_EXCEEDED, M_TOO_LARGE, M_USER_IN_USE, M_INVALID_USERNAME, M_ROOM_IN_USE, M_STALE_SESSION, M_MISSING_ACTION, M_UNKNOWN_CAPABILITIES, M_RESET_TOKEN, M_EXPIRED_TOKEN, M_CALL_TAKEN, M_CALL_ENDED, M_CAPTCHA_NEEDED, M_CAPTCHA_INVALID, M_THREEPID_AUTH_FAILED, M_SERVER_NOT_TRUSTED, M_UNAVAILABLE, M_UNKNOWN.",
  "example": "M_FORBIDDEN",
  "pattern": "^[A-Z][A-Z0-9_.]{0,254}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::EventContent {
    fn schema_name() -> String {
        "EventContent".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "The content of an event, an object whose shape depends on the event's type (EVT-8).",
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for crate::ids::EventId {
    fn schema_name() -> String {
        "EventId".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names an event, `$opaque:server`. At most 255 bytes.",
  "example": "$AZrG5m4nc0mTgm9wJ0nV8w:example.org",
  "maxLength": 255,
  "pattern": "^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for crate::ids::EventType {
    fn schema_name() -> String {
        "EventType".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "The type of an event with its prefix `state.`, `message.` or `ephemeral.` (EVT-1), such as `message.m.room.message`. Open: unknown types pass unchanged. At most 255 bytes.",
  "example": "message.m.room.message",
  "maxLength": 255,
  "pattern": "^(state|message|ephemeral)\\.[^\\s]{1,240}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::FilterToken {
    fn schema_name() -> String {
        "FilterToken".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Stands for a filter once given to the server (FIL-2). Opaque. The same filter gives the same token. One that ran out is refused with 410 M_EXPIRED_TOKEN, one that can't be read with 400 M_INVALID_PARAM.",
  "example": "f1q1YqSyxSslIqSc3NzFOyUipOTVGqBQA",
  "maxLength": 200,
  "pattern": "^[A-Za-z0-9_-]{1,200}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::LoginFlow {
    fn schema_name() -> String {
        "LoginFlow".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::LoginStages>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "One way to register or to log in, made of stages (ACC-1, ACC-2).",
  "properties": {
    "stages": {
      "allOf": [
        {
          "$ref": "#/components/schemas/LoginStages"
        }
      ],
      "description": "All stages in order, the first one included. Absent when there is only one."
    },
    "type": {
      "description": "The first stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.",
      "maxLength": 255,
      "type": "string"
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::LoginStages {
    fn schema_name() -> String {
        "LoginStages".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "The stages of a flow, in order (ACC-1).",
  "items": {
    "description": "The type of one stage.",
    "maxLength": 255,
    "type": "string"
  },
  "maxItems": 16,
  "type": "array"
}"#,
        )
    }
}

impl JsonSchema for super::super::MarkerKind {
    fn schema_name() -> String {
        "MarkerKind".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Which marker of a user (MRK-1). `read`: seen by the person. `delivered`: arrived at a client. Marking read implies delivered.",
  "enum": [
    "read",
    "delivered"
  ],
  "example": "read",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Membership {
    fn schema_name() -> String {
        "Membership".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "What a user is to a room. `leave` also stands for being kicked and for a lifted ban. `knock` is kept for asking to be let in; nothing sets it yet.",
  "enum": [
    "invite",
    "join",
    "leave",
    "ban",
    "knock"
  ],
  "example": "join",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::PaginationToken {
    fn schema_name() -> String {
        "PaginationToken".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a place in a frozen set of results. Opaque. One that ran out is refused with 410 M_EXPIRED_TOKEN, one that can't be read with 400 M_INVALID_PARAM (ERR-2).",
  "example": "p1AAAAAQAAAAAAAAAU",
  "maxLength": 200,
  "pattern": "^[A-Za-z0-9_-]{1,200}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::PresenceState {
    fn schema_name() -> String {
        "PresenceState".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "How reachable a user is (PRE-1). `dnd` is do not disturb. Over a user's live sessions the first of dnd, busy, online, away, offline holds.",
  "enum": [
    "online",
    "away",
    "busy",
    "dnd",
    "offline"
  ],
  "example": "online",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Reason {
    fn schema_name() -> String {
        "Reason".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Why, for people.",
  "example": "Off topic",
  "maxLength": 1024,
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::RelType {
    fn schema_name() -> String {
        "RelType".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "How an event responds to another (REL-1). Open. Known is m.comment.",
  "example": "m.comment",
  "maxLength": 255,
  "minLength": 1,
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::RelatesTo {
    fn schema_name() -> String {
        "RelatesTo".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<super::super::RelType>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The event this one responds to (REL-1). It doesn't change that event and can be shown without it.",
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event responded to. It is one of the same room."
    },
    "rel_type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RelType"
        }
      ],
      "description": "How it responds."
    }
  },
  "required": [
    "event_id",
    "rel_type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::Replies {
    fn schema_name() -> String {
        "Replies".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The newest events that relate to an event, bundled in it (REL-2). With `sort` = `oldest` the first ones. They come with what updates them; of what relates to an event that is itself bundled only `count` and `start` come.",
  "properties": {
    "chunk": {
      "description": "The replies, oldest first, at most the filter's limit. Empty without a filter (FIL-3).",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 100,
      "type": "array"
    },
    "count": {
      "description": "How many replies of the wanted types there are in all that the reader may see, redacted ones left out (REL-4).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "start": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "Leads to the replies not in `chunk`: earlier ones, with `sort` = `oldest` later ones. Absent where there are none."
    }
  },
  "required": [
    "chunk",
    "count"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for crate::ids::RoomAlias {
    fn schema_name() -> String {
        "RoomAlias".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r##"{
  "description": "Names a room for people, `#name:server` (DIR-1). At most 255 bytes.",
  "example": "#boats:example.org",
  "maxLength": 255,
  "pattern": "^#[^:\\s]{1,200}:[^\\s/]{1,200}$",
  "type": "string"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomEntry {
    fn schema_name() -> String {
        "RoomEntry".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<super::super::Membership>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        generator.subschema_for::<crate::ids::RoomId>();
        generator.subschema_for::<super::super::RoomMembers>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A room in compact form, in initial sync and after joining (SYN-3). Every event stands once, in `events`; the lists hold ids.",
  "properties": {
    "ephemeral": {
      "description": "The room's ephemeral events as they stand now, such as who is typing.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "events": {
      "additionalProperties": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "description": "The events that `messages` and `state` name, by event id.",
      "type": "object"
    },
    "invited_count": {
      "description": "How many users are invited.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "limited": {
      "description": "Whether there are more messages before `start` than this answer holds (SYN-2).",
      "type": "boolean"
    },
    "member_count": {
      "description": "How many users are joined (SYN-1).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "members": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomMembers"
        }
      ],
      "description": "The room's members, after joining or creating (JOI-3). Absent in initial sync."
    },
    "membership": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Membership"
        }
      ],
      "description": "The reader's own membership."
    },
    "messages": {
      "description": "The newest part of the room's timeline, oldest first, message and state events alike (SYN-3). Update children come in their parent, or with a filter that wants them separate right after it; those of a delta whose parent isn't here stand at their own place (UPD-4).",
      "items": {
        "$ref": "#/components/schemas/EventId"
      },
      "maxItems": 1000000,
      "type": "array"
    },
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    },
    "start": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position before the first of `messages`, to scroll back from."
    },
    "state": {
      "description": "The room's state as of the answer's `end`; in a delta what changed of it. `messages` need not be applied to it (SYN-3).",
      "items": {
        "$ref": "#/components/schemas/EventId"
      },
      "maxItems": 1000000,
      "type": "array"
    },
    "unread": {
      "description": "How many messages after the reader's read marker aren't the reader's own (SYN-5).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "room_id",
    "membership",
    "member_count",
    "invited_count",
    "events",
    "messages",
    "state",
    "start",
    "limited",
    "unread",
    "ephemeral"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for crate::room_event::RoomEvent {
    fn schema_name() -> String {
        "RoomEvent".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::EventContent>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<crate::ids::EventType>();
        generator.subschema_for::<super::super::RelatesTo>();
        generator.subschema_for::<super::super::Replies>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        generator.subschema_for::<crate::ids::RoomId>();
        generator.subschema_for::<crate::ids::StateKey>();
        generator.subschema_for::<super::super::Unsigned>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "An event as a client sees it (EVT-7). Unknown keys come through unchanged. `content` is absent in deleted state (EVT-6).",
  "properties": {
    "content": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventContent"
        }
      ],
      "description": "The content; its shape depends on the type. Absent in deleted state (EVT-6)."
    },
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event's id. Ephemeral events may have none."
    },
    "origin_server_ts": {
      "description": "When the sending server took it, in milliseconds since 1970.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "prev_content": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventContent"
        }
      ],
      "description": "The content that this state event replaced."
    },
    "redacts": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event that this redaction empties (RED-1)."
    },
    "relates_to": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RelatesTo"
        }
      ],
      "description": "The event this one responds to (REL-1)."
    },
    "replaces_state": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The state event that this one replaced."
    },
    "replies": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Replies"
        }
      ],
      "description": "The newest events that relate to this one (REL-2)."
    },
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room, for events of a room."
    },
    "sender": {
      "description": "Who sent it, a user id, or a server name for what a server made (EVT-2, EVT-3).",
      "maxLength": 255,
      "type": "string"
    },
    "state_key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/StateKey"
        }
      ],
      "description": "The state key, on state events only (EVT-4)."
    },
    "type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventType"
        }
      ],
      "description": "The full type, with its prefix (EVT-1)."
    },
    "unsigned": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Unsigned"
        }
      ],
      "description": "What this server adds for this reader (EVT-7)."
    },
    "updated_by": {
      "description": "The children that update this event, in timeline order: at most 1,000 (UPD-2), and the reader's own receipts, one of each type (UPD-5). Absent in a redacted event.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1002,
      "type": "array"
    },
    "updates": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The parent that this event updates (UPD-1)."
    }
  },
  "required": [
    "type",
    "sender"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for crate::ids::RoomId {
    fn schema_name() -> String {
        "RoomId".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a room, `!opaque:server`. At most 255 bytes.",
  "example": "!GcW0bW1mTqWcNxZ9:example.org",
  "maxLength": 255,
  "pattern": "^![^:\\s]{1,200}:[^\\s/]{1,200}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::RoomMember {
    fn schema_name() -> String {
        "RoomMember".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Membership>();
        generator.subschema_for::<super::super::PresenceState>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A member of a room as seen on joining (JOI-3).",
  "properties": {
    "avatar_url": {
      "description": "Where the member's picture is.",
      "maxLength": 2048,
      "type": "string"
    },
    "displayname": {
      "description": "The member's name for people.",
      "maxLength": 255,
      "type": "string"
    },
    "membership": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Membership"
        }
      ],
      "description": "Whether the member is joined or invited."
    },
    "power_level": {
      "description": "The member's power level in this room.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "presence": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PresenceState"
        }
      ],
      "description": "The member's presence, where the reader may see it (PRE-1)."
    },
    "typing": {
      "description": "Whether the member is typing in this room (TYP-1).",
      "type": "boolean"
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "The member."
    }
  },
  "required": [
    "user_id",
    "membership",
    "power_level",
    "typing"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomMembers {
    fn schema_name() -> String {
        "RoomMembers".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::RoomMember>();
        super::schema(
            r##"{
  "description": "The members of a room (JOI-3).",
  "items": {
    "$ref": "#/components/schemas/RoomMember"
  },
  "maxItems": 1000000,
  "type": "array"
}"##,
        )
    }
}

impl JsonSchema for crate::ids::ServerName {
    fn schema_name() -> String {
        "ServerName".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a server, a host with an optional port. At most 230 bytes.",
  "example": "example.org",
  "maxLength": 230,
  "pattern": "^[A-Za-z0-9.\\[\\]-][A-Za-z0-9.:\\[\\]-]{0,229}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for crate::ids::SessionId {
    fn schema_name() -> String {
        "SessionId".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a session of one client (SES-1). Opaque.",
  "example": "xT5bMdgkQ0WlXq3QhRrjHA",
  "pattern": "^[A-Za-z0-9_-]{1,64}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Sha256 {
    fn schema_name() -> String {
        "Sha256".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "A SHA-256 hash in URL-safe base64 without padding (CAP-3).",
  "example": "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o",
  "maxLength": 43,
  "pattern": "^[A-Za-z0-9_-]{43}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for crate::ids::StateKey {
    fn schema_name() -> String {
        "StateKey".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "The key of a state event (EVT-4): `_` for the empty key, `_…` free, `@user:server` or `@user:server/path` for that user and room ops, `server.name` or `server.name/path` for that server. At most 255 bytes.",
  "example": "_",
  "maxLength": 255,
  "minLength": 1,
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::Unsigned {
    fn schema_name() -> String {
        "Unsigned".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        generator.subschema_for::<crate::ids::SessionId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What the server adds to an event for one reader (EVT-7). No part of what was sent or is signed.",
  "properties": {
    "action_id": {
      "description": "The id of the action that made the event. Only for the client that sent it (ACT-5).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "after": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "With a late event, the event it comes right after in the room's timeline (STR-3)."
    },
    "age": {
      "description": "How long ago the server took the event, in milliseconds, at the time of the answer.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "profile": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "With a join, the member's `state.m.room.member.profile` event (EVT-10)."
    },
    "redacted_because": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "The redaction that emptied the event (RED-1)."
    },
    "session_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session of that action. Only for the client that sent it (ACT-5)."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for crate::ids::UserId {
    fn schema_name() -> String {
        "UserId".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a user, `@local:server`. At most 255 bytes.",
  "example": "@ann:example.org",
  "maxLength": 255,
  "pattern": "^@[^:\\s]{1,200}:[^\\s/]{1,200}$",
  "type": "string"
}"#,
        )
    }
}
