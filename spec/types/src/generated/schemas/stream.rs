// Written by `cargo xtask generate`; do not edit.

//! Schemas of `stream`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::StreamChunk {
    fn schema_name() -> String {
        "StreamChunk".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ChunkToken>();
        generator.subschema_for::<super::super::RoomEntry>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A part of the event stream (STR-1). The same in all three forms of the stream (STR-7).",
  "properties": {
    "end": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position to go on from."
    },
    "events": {
      "description": "The events after `start` that the reader hasn't seen, in order (STR-8).",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "joined": {
      "description": "The rooms the user joined on another device, as initial sync would give them (STR-6).",
      "items": {
        "$ref": "#/components/schemas/RoomEntry"
      },
      "maxItems": 1000,
      "type": "array"
    },
    "more": {
      "description": "Whether there is more already, so that the next request will answer at once.",
      "type": "boolean"
    },
    "start": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position this part starts after."
    }
  },
  "required": [
    "start",
    "end",
    "events",
    "joined",
    "more"
  ],
  "type": "object"
}"##,
        )
    }
}
