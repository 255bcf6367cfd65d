// Written by `cargo xtask generate`; do not edit.

//! Schemas of `state`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::PowerLevelKey {
    fn schema_name() -> String {
        "PowerLevelKey".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names one power level (PLV-1): `ban`, `kick`, `redact`, `invite`, `users_default`, `events_default`, `state_default`, `users/` with a user id, or `events/` with a full event type.",
  "example": "users/@ben:example.org",
  "maxLength": 300,
  "pattern": "^(ban|kick|redact|invite|(users|events|state)_default|users/@[^:\\s]+:[^\\s/]+|events/(state|message)\\.[^\\s]+)$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::PowerLevelSetRequest {
    fn schema_name() -> String {
        "PowerLevelSetRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PowerLevelKey>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A power level to change (PLV-1).",
  "properties": {
    "key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PowerLevelKey"
        }
      ],
      "description": "Which level."
    },
    "value": {
      "description": "The new level. `null` takes it back to the default.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": -9007199254740991,
      "nullable": true,
      "type": "integer"
    }
  },
  "required": [
    "key",
    "value"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::StateListResponse {
    fn schema_name() -> String {
        "StateListResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A room's state.",
  "properties": {
    "state": {
      "description": "The state events, ordered by type and state key.",
      "items": {
        "$ref": "#/components/schemas/RoomEvent"
      },
      "maxItems": 1000000,
      "type": "array"
    }
  },
  "required": [
    "state"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::StateSetRequest {
    fn schema_name() -> String {
        "StateSetRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::EventContent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A state event to set (STA-1).",
  "properties": {
    "content": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventContent"
        }
      ],
      "description": "The content, checked against the schema of the event's type (EVT-8)."
    }
  },
  "required": [
    "content"
  ],
  "type": "object"
}"##,
        )
    }
}
