// Written by `cargo xtask generate`; do not edit.

//! Schemas of `filter`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Filter {
    fn schema_name() -> String {
        "Filter".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::FilterFormat>();
        generator.subschema_for::<super::super::FilterKeys>();
        generator.subschema_for::<super::super::FilterPatterns>();
        generator.subschema_for::<super::super::FilterRooms>();
        generator.subschema_for::<super::super::FilterUpdates>();
        generator.subschema_for::<super::super::FilterUsers>();
        generator.subschema_for::<super::super::ReplyFilter>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Says which events to return and in which form (FIL-1). A negative list beats a positive one; an empty list matches nothing, an absent one everything. In patterns `*` matches any run of characters (FIL-4).",
  "properties": {
    "format": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterFormat"
        }
      ],
      "description": "The form of the events. `client` when absent."
    },
    "keys": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterKeys"
        }
      ],
      "description": "Keys of an event to return (FIL-5). Every key when absent. An event in federation form comes whole."
    },
    "limit": {
      "description": "The most events to return, per room in initial sync. The operation names its default.",
      "format": "int64",
      "maximum": 1000,
      "minimum": 0,
      "type": "integer"
    },
    "not_rooms": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterRooms"
        }
      ],
      "description": "Rooms to leave out."
    },
    "not_senders": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterPatterns"
        }
      ],
      "description": "Senders to leave out, as patterns."
    },
    "not_types": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterPatterns"
        }
      ],
      "description": "Event types to leave out, as patterns; of state too."
    },
    "not_users": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterUsers"
        }
      ],
      "description": "Users whose presence and profile to leave out."
    },
    "out_of_order": {
      "description": "Whether late events come down the stream too (STR-3). False when absent.",
      "type": "boolean"
    },
    "replies": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ReplyFilter"
        }
      ],
      "description": "Which replies to bundle in their parent (REL-2). Without it only their `count` and `start` come (FIL-3)."
    },
    "rooms": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterRooms"
        }
      ],
      "description": "Rooms to return. Nothing of the others comes, neither entries nor invites nor events."
    },
    "senders": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterPatterns"
        }
      ],
      "description": "Senders to return, user ids or server names, as patterns."
    },
    "state_types": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterPatterns"
        }
      ],
      "description": "State in lists of state, such as those of initial sync and join, as patterns. Without it `types` decides."
    },
    "types": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterPatterns"
        }
      ],
      "description": "Event types to return, as patterns."
    },
    "updates": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterUpdates"
        }
      ],
      "description": "Whether children of `updates` come in their parent (UPD-2) or on their own. `bundle` when absent."
    },
    "users": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterUsers"
        }
      ],
      "description": "Users whose presence and profile to return."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::FilterCreateResponse {
    fn schema_name() -> String {
        "FilterCreateResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::FilterToken>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The token of a filter (FIL-2).",
  "properties": {
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "Stands for the filter from now on."
    }
  },
  "required": [
    "filter"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::FilterFormat {
    fn schema_name() -> String {
        "FilterFormat".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "The form of events (FIL-1). `client` is the form of RoomEvent; `federation` is the event as a server would sign it (EVT-9): canonical JSON, the same bytes every time, without what this server adds for a reader.",
  "enum": [
    "client",
    "federation"
  ],
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::FilterKeys {
    fn schema_name() -> String {
        "FilterKeys".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Keys of an event, with dots into objects, such as `content.body`. `event_id`, `type`, `room_id` and `sender` always come. The content of an event whose type ends with `.encrypted` can't be cut into: a key inside it brings all of it (FIL-5).",
  "items": {
    "description": "One key, dotted.",
    "maxLength": 255,
    "minLength": 1,
    "type": "string"
  },
  "maxItems": 256,
  "type": "array"
}"#,
        )
    }
}

impl JsonSchema for super::super::FilterPatterns {
    fn schema_name() -> String {
        "FilterPatterns".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Texts in which `*` matches any run of characters (FIL-4). An empty list matches nothing.",
  "items": {
    "description": "One pattern, such as `message.*`.",
    "maxLength": 255,
    "minLength": 1,
    "type": "string"
  },
  "maxItems": 1000,
  "type": "array"
}"#,
        )
    }
}

impl JsonSchema for super::super::FilterRooms {
    fn schema_name() -> String {
        "FilterRooms".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::RoomId>();
        super::schema(
            r##"{
  "description": "Room ids. An empty list matches nothing.",
  "items": {
    "$ref": "#/components/schemas/RoomId"
  },
  "maxItems": 1000,
  "type": "array"
}"##,
        )
    }
}

impl JsonSchema for super::super::FilterUpdates {
    fn schema_name() -> String {
        "FilterUpdates".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Whether children of `updates` come bundled in their parent or separate from it (UPD-4): right after it, all levels of them in timeline order, and in the stream at their own place. Events in federation form come separate and with no `replies`, since nothing may be added to what was signed (EVT-9).",
  "enum": [
    "bundle",
    "separate"
  ],
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::FilterUsers {
    fn schema_name() -> String {
        "FilterUsers".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "description": "User ids. An empty list matches nothing.",
  "items": {
    "$ref": "#/components/schemas/UserId"
  },
  "maxItems": 1000,
  "type": "array"
}"##,
        )
    }
}

impl JsonSchema for super::super::ReplyFilter {
    fn schema_name() -> String {
        "ReplyFilter".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::FilterPatterns>();
        generator.subschema_for::<super::super::ReplySort>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Which of the events that relate to an event are bundled in it as `replies` (REL-2).",
  "properties": {
    "limit": {
      "description": "The most replies to bundle per event. 0 when absent.",
      "format": "int64",
      "maximum": 100,
      "minimum": 0,
      "type": "integer"
    },
    "rel_types": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterPatterns"
        }
      ],
      "description": "Relationship types to bundle, as patterns. Every type when absent."
    },
    "sort": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ReplySort"
        }
      ],
      "description": "Which replies come first, in bundles and pages (REL-3). `newest` when absent."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ReplySort {
    fn schema_name() -> String {
        "ReplySort".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Which replies are wanted (REL-3). `newest` gives the last ones and pages to earlier ones; `oldest` gives the first ones and pages to later ones.",
  "enum": [
    "newest",
    "oldest"
  ],
  "type": "string"
}"#,
        )
    }
}
