// Written by `cargo xtask generate`; do not edit.

//! Schemas of `timeline`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::ContextResponse {
    fn schema_name() -> String {
        "ContextResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The surroundings of an event (CTX-1).",
  "properties": {
    "chunk": {
      "description": "The events before it, itself, and the events after it, in timeline order, oldest first.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000000,
      "type": "array"
    },
    "end": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position after the last event of the chunk, to scroll forward from."
    },
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event asked for."
    },
    "start": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position before the first event of the chunk, to scroll back from."
    },
    "state": {
      "description": "The room's state as it was at `end`.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000000,
      "type": "array"
    }
  },
  "required": [
    "event_id",
    "chunk",
    "start",
    "end",
    "state"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ReplyListResponse {
    fn schema_name() -> String {
        "ReplyListResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A page of the events that relate to an event (REL-3).",
  "properties": {
    "chunk": {
      "description": "The replies, oldest first.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000000,
      "type": "array"
    },
    "count": {
      "description": "How many replies of the wanted types there are in all that the reader may see, redacted ones left out (REL-4).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "end": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "Where the next page starts: earlier replies, with `sort` = `oldest` later ones. Absent on the last page."
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

impl JsonSchema for super::super::ScrollDirection {
    fn schema_name() -> String {
        "ScrollDirection".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Which way to read a timeline (SCR-1). `b`: towards the past, newest first. `f`: towards the present, oldest first.",
  "enum": [
    "b",
    "f"
  ],
  "example": "b",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::TimelineResponse {
    fn schema_name() -> String {
        "TimelineResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A piece of a room's timeline (SCR-1).",
  "properties": {
    "chunk": {
      "description": "The events, newest first with `dir=b`, oldest first with `dir=f`. State events have the old value in `prev_content`. Update children come with their parent, or right after it with a filter that wants them separate (UPD-4).",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000000,
      "type": "array"
    },
    "end": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "Where to read on in the same direction. Absent when this server has no more."
    },
    "more_local": {
      "description": "Whether this server has more in this direction.",
      "type": "boolean"
    },
    "more_remote": {
      "description": "Whether other servers may have more in this direction.",
      "type": "boolean"
    },
    "remaining": {
      "description": "How many events this server has left in this direction, update children not counted.",
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
      "description": "Where the chunk starts, `from` itself when it was given."
    }
  },
  "required": [
    "chunk",
    "start",
    "more_local",
    "more_remote",
    "remaining"
  ],
  "type": "object"
}"##,
        )
    }
}
