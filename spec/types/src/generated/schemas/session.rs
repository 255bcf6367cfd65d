// Written by `cargo xtask generate`; do not edit.

//! Schemas of `session`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Session {
    fn schema_name() -> String {
        "Session".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PresenceState>();
        generator.subschema_for::<crate::ids::RoomId>();
        generator.subschema_for::<crate::ids::SessionId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A session of one client (SES-1, SES-4).",
  "properties": {
    "expires_in_ms": {
      "description": "How long the session lives on without a request, in milliseconds.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "next_action_id": {
      "description": "The action id that comes next (ACT-2).",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "presence": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PresenceState"
        }
      ],
      "description": "The presence this session says (PRE-1)."
    },
    "session_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session."
    },
    "typing": {
      "description": "The rooms in which this session is typing (TYP-1).",
      "items": {
        "$ref": "#/components/schemas/RoomId"
      },
      "maxItems": 100000,
      "type": "array"
    }
  },
  "required": [
    "session_id",
    "expires_in_ms",
    "next_action_id",
    "presence",
    "typing"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::SessionCreateRequest {
    fn schema_name() -> String {
        "SessionCreateRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::CapabilityHash>();
        generator.subschema_for::<super::super::PresenceState>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "How a session begins (SES-4).",
  "properties": {
    "capabilities": {
      "allOf": [
        {
          "$ref": "#/components/schemas/CapabilityHash"
        }
      ],
      "description": "The client's capabilities, a set the server knows (CAP-2)."
    },
    "presence": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PresenceState"
        }
      ],
      "description": "The presence this session says from the start. `online` when absent (PRE-1)."
    }
  },
  "type": "object"
}"##,
        )
    }
}
