// Written by `cargo xtask generate`; do not edit.

//! Schemas of `presence`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::PresenceGetResponse {
    fn schema_name() -> String {
        "PresenceGetResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::CapabilityHash>();
        generator.subschema_for::<super::super::PresenceState>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A user's presence over all their sessions (PRE-1).",
  "properties": {
    "capabilities": {
      "allOf": [
        {
          "$ref": "#/components/schemas/CapabilityHash"
        }
      ],
      "description": "The union of what the user's connected clients can do (CAP-2)."
    },
    "last_active_ago": {
      "description": "How long ago the user last did something, in milliseconds.",
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
      "description": "The user's presence."
    },
    "status_msg": {
      "description": "A status for people to read.",
      "maxLength": 1024,
      "type": "string"
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "The user."
    }
  },
  "required": [
    "user_id",
    "presence"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::PresenceSetRequest {
    fn schema_name() -> String {
        "PresenceSetRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PresenceState>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The presence of the session and, with it, of the user (PRE-1).",
  "properties": {
    "appear_offline": {
      "description": "Whether the user appears offline whatever any session says, until taken back. Absent leaves it as it is.",
      "type": "boolean"
    },
    "presence": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PresenceState"
        }
      ],
      "description": "What this session says."
    },
    "status_msg": {
      "description": "A status for people to read. Absent clears it.",
      "maxLength": 1024,
      "type": "string"
    }
  },
  "required": [
    "presence"
  ],
  "type": "object"
}"##,
        )
    }
}
