// Written by `cargo xtask generate`; do not edit.

//! Schemas of `directory`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::AliasCreateRequest {
    fn schema_name() -> String {
        "AliasCreateRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::RoomId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Where a new alias leads (DIR-1).",
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

impl JsonSchema for super::super::AliasGetResponse {
    fn schema_name() -> String {
        "AliasGetResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::RoomId>();
        generator.subschema_for::<crate::ids::ServerName>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Where an alias leads (DIR-1).",
  "properties": {
    "room_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomId"
        }
      ],
      "description": "The room."
    },
    "servers": {
      "description": "Servers that know the room and can be joined through.",
      "items": {
        "$ref": "#/components/schemas/ServerName"
      },
      "maxItems": 1000,
      "type": "array"
    }
  },
  "required": [
    "room_id",
    "servers"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::JoinRule {
    fn schema_name() -> String {
        "JoinRule".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Who may join a room (JOI-5). `public`: everyone. `invite`: who was invited. `private`: nobody more. A banned user never may.",
  "enum": [
    "public",
    "invite",
    "private"
  ],
  "example": "invite",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::PublishedRoom {
    fn schema_name() -> String {
        "PublishedRoom".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::JoinRule>();
        generator.subschema_for::<crate::ids::RoomAlias>();
        generator.subschema_for::<crate::ids::RoomId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A published room (PUB-1).",
  "properties": {
    "aliases": {
      "description": "The aliases of the room.",
      "items": {
        "$ref": "#/components/schemas/RoomAlias"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "avatar_url": {
      "description": "Where the picture of the room is.",
      "maxLength": 2048,
      "type": "string"
    },
    "join_rule": {
      "allOf": [
        {
          "$ref": "#/components/schemas/JoinRule"
        }
      ],
      "description": "Who may join."
    },
    "member_count": {
      "description": "How many users are joined.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "name": {
      "description": "The name of the room.",
      "maxLength": 255,
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
    "topic": {
      "description": "What the room is about.",
      "maxLength": 16384,
      "type": "string"
    }
  },
  "required": [
    "room_id",
    "member_count",
    "aliases",
    "join_rule"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::PublishedRoomSearchRequest {
    fn schema_name() -> String {
        "PublishedRoomSearchRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PaginationToken>();
        generator.subschema_for::<crate::ids::ServerName>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What to look for among the published rooms (PUB-1).",
  "properties": {
    "from": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PaginationToken"
        }
      ],
      "description": "Reads on in an earlier search, with its `next`. `search`, `limit` and `server` are then those of that search."
    },
    "limit": {
      "description": "The most rooms on a page. 20 when absent. With 0 only the total is answered, and there is no further page.",
      "format": "int64",
      "maximum": 1000,
      "minimum": 0,
      "type": "integer"
    },
    "search": {
      "description": "Words, separated by white space. The name, the topic or an alias contains each of them; case does not matter. Every room matches when there is none.",
      "maxLength": 255,
      "type": "string"
    },
    "server": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ServerName"
        }
      ],
      "description": "Whose published rooms to search. This server when absent; a server that is not known has none."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::PublishedRoomSearchResponse {
    fn schema_name() -> String {
        "PublishedRoomSearchResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PaginationToken>();
        generator.subschema_for::<super::super::PublishedRoom>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A page of published rooms (PUB-1).",
  "properties": {
    "next": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PaginationToken"
        }
      ],
      "description": "Leads to the next page. Absent on the last one."
    },
    "page": {
      "description": "The number of this page, counted from 1.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "rooms": {
      "description": "The rooms, those with the most members first.",
      "items": {
        "$ref": "#/components/schemas/PublishedRoom"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "total": {
      "description": "How many rooms were found. A search finds at most 10,000, and at most 16 MiB of them.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "rooms",
    "page",
    "total"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RoomPublishedSetRequest {
    fn schema_name() -> String {
        "RoomPublishedSetRequest".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "Whether a room is published (PUB-1).",
  "properties": {
    "published": {
      "description": "Whether searching the published rooms finds it.",
      "type": "boolean"
    }
  },
  "required": [
    "published"
  ],
  "type": "object"
}"#,
        )
    }
}
