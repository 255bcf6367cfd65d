// Written by `cargo xtask generate`; do not edit.

//! Schemas of `state`, as the document has them.

impl ::schemars::JsonSchema for super::super::PowerLevelKey {
    fn schema_name() -> ::std::string::String {
        "PowerLevelKey".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "Names one power level (PLV-1): `ban`, `kick`, `redact`, `invite`, `users_default`, `events_default`, `state_default`, `users/` with a user id, or `events/` with a full event type.",
  "example": "users/@ben:example.org",
  "maxLength": 300,
  "pattern": "^(ban|kick|redact|invite|(users|events|state)_default|users/@[^:\\s]+:[^\\s/]+|events/(state|message)\\.[^\\s]+)$",
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::PowerLevelSetRequest {
    fn schema_name() -> ::std::string::String {
        "PowerLevelSetRequest".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::PowerLevelKey>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::StateListResponse {
    fn schema_name() -> ::std::string::String {
        "StateListResponse".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<crate::room_event::RoomEvent>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::StateSetRequest {
    fn schema_name() -> ::std::string::String {
        "StateSetRequest".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::EventContent>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}
