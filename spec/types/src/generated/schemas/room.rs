// Written by `cargo xtask generate`; do not edit.

//! Schemas of `room`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Delivery {
    fn schema_name() -> String {
        "Delivery".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "How the room's entry comes to the client that joins (JOI-2). `response`: in the answer, and this session's stream won't repeat it. `stream`: down the stream, as it does for the user's other clients.",
  "enum": [
    "response",
    "stream"
  ],
  "example": "response",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::PowerLevels {
    fn schema_name() -> String {
        "PowerLevels".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "Power levels to merge over those a new room gets, key by key (CRE-1). In `users` and `events` each entry is a key of its own. What the keys mean stands at `state.m.room.power_levels`.",
  "properties": {
    "ban": {
      "description": "The level needed to ban and to unban (BAN-1). A new room has 50.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "events": {
      "additionalProperties": {
        "description": "The level needed to send the type.",
        "format": "int64",
        "maximum": 9007199254740991,
        "minimum": -9007199254740991,
        "type": "integer"
      },
      "description": "The level needed to send events of single types, by full event type. A new room has 100 for `state.m.room.name` and `state.m.room.power_levels`.",
      "type": "object"
    },
    "events_default": {
      "description": "The level needed to send a message event of a type not named in `events`. A new room has 0.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "invite": {
      "description": "The level needed to invite (INV-1). A new room has 0.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "kick": {
      "description": "The level needed to kick (KIC-1). A new room has 50.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "redact": {
      "description": "The level needed to redact what others sent (RED-1). A new room has 50.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "state_default": {
      "description": "The level needed to send a state event of a type not named in `events`. A new room has 50.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    },
    "users": {
      "additionalProperties": {
        "description": "The user's level.",
        "format": "int64",
        "maximum": 9007199254740991,
        "minimum": -9007199254740991,
        "type": "integer"
      },
      "description": "The level of single users, by user id. The creator has 100.",
      "type": "object"
    },
    "users_default": {
      "description": "The level of a user not named in `users`. A new room has 0.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "type": "integer"
    }
  },
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::RoomCreateRequest {
    fn schema_name() -> String {
        "RoomCreateRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Delivery>();
        generator.subschema_for::<super::super::FilterToken>();
        generator.subschema_for::<super::super::PowerLevels>();
        generator.subschema_for::<crate::ids::RoomAlias>();
        generator.subschema_for::<super::super::RoomVisibility>();
        generator.subschema_for::<super::super::StateEventInput>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A room to create (CRE-1).",
  "properties": {
    "alias": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomAlias"
        }
      ],
      "description": "An alias of this server to create for the room, in full (DIR-1)."
    },
    "deliver": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Delivery"
        }
      ],
      "description": "How the room's entry comes. `response` when absent (JOI-2)."
    },
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. It chooses the state and messages of the room's entry (JOI-2)."
    },
    "initial_state": {
      "description": "State events to set, in this order.",
      "items": {
        "$ref": "#/components/schemas/StateEventInput"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "invite": {
      "description": "Users to invite.",
      "items": {
        "$ref": "#/components/schemas/UserId"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "limit": {
      "description": "The most messages to return in the room's entry. Without it the filter's `limit`, else 20.",
      "format": "int64",
      "maximum": 1000,
      "minimum": 0,
      "type": "integer"
    },
    "name": {
      "description": "The name of the room, for people.",
      "maxLength": 255,
      "type": "string"
    },
    "not_types": {
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
      "maxLength": 4096,
      "type": "string"
    },
    "power_levels": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PowerLevels"
        }
      ],
      "description": "Power levels, merged over the defaults key by key."
    },
    "published": {
      "description": "Whether the room is found by searching the published rooms (PUB-1). When absent, a public room is and a private one is not.",
      "type": "boolean"
    },
    "topic": {
      "description": "What the room is about.",
      "maxLength": 16384,
      "type": "string"
    },
    "types": {
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
      "maxLength": 4096,
      "type": "string"
    },
    "visibility": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomVisibility"
        }
      ],
      "description": "Who may join."
    }
  },
  "required": [
    "visibility"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomCreateResponse {
    fn schema_name() -> String {
        "RoomCreateResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::RoomAlias>();
        generator.subschema_for::<super::super::RoomEntry>();
        generator.subschema_for::<crate::ids::RoomId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The room created (CRE-1).",
  "properties": {
    "alias": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomAlias"
        }
      ],
      "description": "The alias created for it, when one was asked for."
    },
    "room": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEntry"
        }
      ],
      "description": "The room's entry, with `deliver` = `response` (JOI-3)."
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
    "room_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomJoinRequest {
    fn schema_name() -> String {
        "RoomJoinRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Delivery>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<super::super::FilterToken>();
        generator.subschema_for::<crate::ids::RoomAlias>();
        generator.subschema_for::<crate::ids::RoomId>();
        generator.subschema_for::<crate::ids::ServerName>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The room to join, named by exactly one of `room_id`, `alias` and `invite_event_id` (JOI-1).",
  "properties": {
    "alias": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomAlias"
        }
      ],
      "description": "An alias of the room, in full."
    },
    "deliver": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Delivery"
        }
      ],
      "description": "How the room's entry comes. `response` when absent (JOI-2)."
    },
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. It chooses the state and messages of the room's entry (JOI-2)."
    },
    "invite_event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The invite to accept, by its event id."
    },
    "limit": {
      "description": "The most messages to return in the room's entry. Without it the filter's `limit`, else 20.",
      "format": "int64",
      "maximum": 1000,
      "minimum": 0,
      "type": "integer"
    },
    "not_types": {
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
      "maxLength": 4096,
      "type": "string"
    },
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    },
    "servers": {
      "description": "Servers to join through, tried in this order. With `room_id`.",
      "items": {
        "$ref": "#/components/schemas/ServerName"
      },
      "maxItems": 100,
      "type": "array"
    },
    "types": {
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
      "maxLength": 4096,
      "type": "string"
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomJoinResponse {
    fn schema_name() -> String {
        "RoomJoinResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::RoomEntry>();
        generator.subschema_for::<crate::ids::RoomId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The room joined (JOI-3).",
  "properties": {
    "room": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEntry"
        }
      ],
      "description": "The room's entry, with `deliver` = `response`."
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
    "room_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomLeaveRequest {
    fn schema_name() -> String {
        "RoomLeaveRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Reason>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "How to leave a room (LEA-1).",
  "properties": {
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why, shown in the membership event."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomVisibility {
    fn schema_name() -> String {
        "RoomVisibility".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Who may join a new room (CRE-1). `public`: everyone, the join rule is `public`. `private`: who is invited, the join rule is `invite`.",
  "enum": [
    "public",
    "private"
  ],
  "example": "private",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::StateEventInput {
    fn schema_name() -> String {
        "StateEventInput".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::EventContent>();
        generator.subschema_for::<crate::ids::EventType>();
        generator.subschema_for::<crate::ids::StateKey>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A state event to set in a new room (CRE-1).",
  "properties": {
    "content": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventContent"
        }
      ],
      "description": "The content, checked against the schema of the event's type (EVT-8)."
    },
    "state_key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/StateKey"
        }
      ],
      "description": "The state key. `_`, the empty one, when absent (EVT-4)."
    },
    "type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventType"
        }
      ],
      "description": "The full type, with the prefix `state.` (EVT-1)."
    }
  },
  "required": [
    "type",
    "content"
  ],
  "type": "object"
}"##,
        )
    }
}
