// Written by `cargo xtask generate`; do not edit.

//! Schemas of `sync`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::InitialSyncResponse {
    fn schema_name() -> String {
        "InitialSyncResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<super::super::InviteEntry>();
        generator.subschema_for::<super::super::PaginationToken>();
        generator.subschema_for::<super::super::RoomEntry>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        generator.subschema_for::<crate::ids::RoomId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What a client needs to begin with, or the delta since an earlier token (SYN-1, SYN-2).",
  "properties": {
    "end": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "Where the event stream goes on, with nothing lost or doubled (SYN-7)."
    },
    "invites": {
      "description": "The rooms the reader is invited to (SYN-4). In a delta only new invites.",
      "items": {
        "$ref": "#/components/schemas/InviteEntry"
      },
      "maxItems": 100000,
      "type": "array"
    },
    "left": {
      "description": "The rooms left since `since` (SYN-2). Empty without `since`.",
      "items": {
        "$ref": "#/components/schemas/RoomId"
      },
      "maxItems": 100000,
      "type": "array"
    },
    "presence": {
      "description": "Presence events of the users in shared rooms; in a delta of those who show otherwise than `since` told (SYN-4).",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000000,
      "type": "array"
    },
    "rooms": {
      "description": "The joined rooms, the most recently active first (SYN-6). In a delta only those that changed.",
      "items": {
        "$ref": "#/components/schemas/RoomEntry"
      },
      "maxItems": 100000,
      "type": "array"
    },
    "rooms_next": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PaginationToken"
        }
      ],
      "description": "Leads to the next rooms, as `rooms_from`. Absent when there are no more (SYN-6)."
    },
    "rooms_total": {
      "description": "How many rooms all pages hold together.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "rooms",
    "left",
    "invites",
    "presence",
    "rooms_total",
    "end"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::InviteEntry {
    fn schema_name() -> String {
        "InviteEntry".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Inviter>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A room the reader is invited to (SYN-4).",
  "properties": {
    "event": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "The invite, a membership event. Its id serves to join and to reject (JOI-1, REJ-1)."
    },
    "inviter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Inviter"
        }
      ],
      "description": "Who invited, with their profile."
    },
    "member_count": {
      "description": "How many users are joined.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "state": {
      "description": "The room's name, topic, avatar, join rule and aliases, as far as it has them.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000,
      "type": "array"
    }
  },
  "required": [
    "event",
    "state",
    "inviter",
    "member_count"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::Inviter {
    fn schema_name() -> String {
        "Inviter".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Who invited the reader (SYN-4).",
  "properties": {
    "avatar_url": {
      "description": "Where the inviter's picture is.",
      "maxLength": 2048,
      "type": "string"
    },
    "displayname": {
      "description": "The inviter's name for people.",
      "maxLength": 255,
      "type": "string"
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "The inviter."
    }
  },
  "required": [
    "user_id"
  ],
  "type": "object"
}"##,
        )
    }
}
