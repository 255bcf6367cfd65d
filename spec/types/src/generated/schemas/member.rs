// Written by `cargo xtask generate`; do not edit.

//! Schemas of `member`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::MemberBanRequest {
    fn schema_name() -> String {
        "MemberBanRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Reason>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A user to ban (BAN-1).",
  "properties": {
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why, shown in the membership event."
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "Whom to ban."
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

impl JsonSchema for super::super::MemberInviteRequest {
    fn schema_name() -> String {
        "MemberInviteRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Reason>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A user to invite (INV-1).",
  "properties": {
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why, shown in the membership event."
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "Whom to invite."
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

impl JsonSchema for super::super::MemberInviteResponse {
    fn schema_name() -> String {
        "MemberInviteResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What an invite did, and who was invited (INV-1).",
  "properties": {
    "avatar_url": {
      "description": "Where the picture of the invited is, if known.",
      "maxLength": 2048,
      "type": "string"
    },
    "displayname": {
      "description": "The display name of the invited, if known.",
      "maxLength": 255,
      "type": "string"
    },
    "event": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "The invite as sent."
    },
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The invite, or the one that already stood."
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

impl JsonSchema for super::super::MemberKickRequest {
    fn schema_name() -> String {
        "MemberKickRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Reason>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A user to kick (KIC-1).",
  "properties": {
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why, shown in the membership event."
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "Whom to kick."
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

impl JsonSchema for super::super::MemberListResponse {
    fn schema_name() -> String {
        "MemberListResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PaginationToken>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Members of a room.",
  "properties": {
    "end": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PaginationToken"
        }
      ],
      "description": "Where the next page starts. Absent on the last page."
    },
    "members": {
      "description": "Their `state.m.room.member` events, ordered by user id. Display name and avatar come under `unsigned.profile` (EVT-10).",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000,
      "type": "array"
    }
  },
  "required": [
    "members"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::MemberUnbanRequest {
    fn schema_name() -> String {
        "MemberUnbanRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Reason>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A ban to lift (BAN-1).",
  "properties": {
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why, shown in the membership event."
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "Whose ban to lift."
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
