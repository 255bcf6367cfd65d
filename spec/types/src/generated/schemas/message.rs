// Written by `cargo xtask generate`; do not edit.

//! Schemas of `message`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::ActionBatchRequest {
    fn schema_name() -> String {
        "ActionBatchRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::BatchAction>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Actions in one room, applied in order (BAT-1).",
  "properties": {
    "actions": {
      "description": "The actions.",
      "items": {
        "$ref": "#/components/schemas/BatchAction"
      },
      "maxItems": 100,
      "minItems": 1,
      "type": "array"
    },
    "stop_on_error": {
      "description": "Whether the first action that is refused stops the ones after it. False when absent.",
      "type": "boolean"
    }
  },
  "required": [
    "actions"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ActionBatchResponse {
    fn schema_name() -> String {
        "ActionBatchResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::BatchOutcome>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What became of a batch (BAT-1).",
  "properties": {
    "outcomes": {
      "description": "One entry for each action, in the same order.",
      "items": {
        "$ref": "#/components/schemas/BatchOutcome"
      },
      "maxItems": 100,
      "type": "array"
    }
  },
  "required": [
    "outcomes"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::BatchAction {
    fn schema_name() -> String {
        "BatchAction".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::BatchActionKind>();
        generator.subschema_for::<super::super::EventContent>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<crate::ids::EventType>();
        generator.subschema_for::<super::super::MarkerKind>();
        generator.subschema_for::<super::super::Reason>();
        generator.subschema_for::<super::super::RelatesTo>();
        generator.subschema_for::<crate::ids::StateKey>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "One action of a batch (BAT-1). Which fields it needs and may have follows from `action`.",
  "properties": {
    "action": {
      "allOf": [
        {
          "$ref": "#/components/schemas/BatchActionKind"
        }
      ],
      "description": "What to do."
    },
    "content": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventContent"
        }
      ],
      "description": "The content. Needed for `send` and `set_state`."
    },
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event to redact, or where the marker goes. Needed for `redact` and `set_marker`."
    },
    "event_type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventType"
        }
      ],
      "description": "The full type. Needed for `send`, `set_state` and `delete_state`."
    },
    "marker": {
      "allOf": [
        {
          "$ref": "#/components/schemas/MarkerKind"
        }
      ],
      "description": "Which marker. Needed for `set_marker`."
    },
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why. May stand with `redact`, `invite`, `kick`, `ban` and `unban`."
    },
    "relates_to": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RelatesTo"
        }
      ],
      "description": "The event this one responds to (REL-1). May stand with `send`."
    },
    "state_key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/StateKey"
        }
      ],
      "description": "The state key. Needed for `set_state` and `delete_state`."
    },
    "updates": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The parent that this event updates (UPD-1). May stand with `send`."
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "The other user. Needed for `invite`, `kick`, `ban` and `unban`."
    }
  },
  "required": [
    "action"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::BatchActionKind {
    fn schema_name() -> String {
        "BatchActionKind".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "What an action of a batch does (BAT-1).",
  "enum": [
    "send",
    "set_state",
    "delete_state",
    "redact",
    "invite",
    "kick",
    "ban",
    "unban",
    "set_marker"
  ],
  "example": "send",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::BatchOutcome {
    fn schema_name() -> String {
        "BatchOutcome".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ActionOutcome>();
        generator.subschema_for::<super::super::ApiError>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "What became of one action of a batch (BAT-1). It has either `outcome` or `error`, and neither when an earlier action stopped the batch.",
  "properties": {
    "error": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ApiError"
        }
      ],
      "description": "Why the action was refused. It changed nothing."
    },
    "outcome": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ActionOutcome"
        }
      ],
      "description": "What the action did."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::EventRedactRequest {
    fn schema_name() -> String {
        "EventRedactRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Reason>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "How to redact an event (RED-1).",
  "properties": {
    "reason": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "Why, shown in the redaction."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::MessagePrepareResponse {
    fn schema_name() -> String {
        "MessagePrepareResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PreparedToken>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "An event ready to be signed (MSG-2).",
  "properties": {
    "event": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "The full event that would be sent, without `unsigned`. It is what the signature covers."
    },
    "prepared": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PreparedToken"
        }
      ],
      "description": "Names this event when it is sent."
    }
  },
  "required": [
    "event",
    "prepared"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::MessageSendPreparedRequest {
    fn schema_name() -> String {
        "MessageSendPreparedRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::PreparedToken>();
        generator.subschema_for::<crate::room_event::RoomEvent>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A prepared event to send (MSG-2).",
  "properties": {
    "event": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomEvent"
        }
      ],
      "description": "The event exactly as prepared, with `signatures` added."
    },
    "prepared": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PreparedToken"
        }
      ],
      "description": "The token got with the event."
    }
  },
  "required": [
    "prepared",
    "event"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::MessageSendRequest {
    fn schema_name() -> String {
        "MessageSendRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::EventContent>();
        generator.subschema_for::<crate::ids::EventId>();
        generator.subschema_for::<super::super::RelatesTo>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A message to send (MSG-1).",
  "properties": {
    "content": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventContent"
        }
      ],
      "description": "The content, checked against the schema of the event's type (EVT-8)."
    },
    "relates_to": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RelatesTo"
        }
      ],
      "description": "The event this one responds to (REL-1)."
    },
    "updates": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The parent that this event updates (UPD-1). A receipt needs it (UPD-5). Not beside `relates_to`."
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

impl JsonSchema for super::super::PreparedToken {
    fn schema_name() -> String {
        "PreparedToken".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Stands for a prepared event for 5 minutes (MSG-2). Opaque.",
  "example": "e1q8ZbJ3h0S6mPp2cQ9vTn5w",
  "maxLength": 255,
  "pattern": "^[A-Za-z0-9_-]{1,255}$",
  "type": "string"
}"#,
        )
    }
}
