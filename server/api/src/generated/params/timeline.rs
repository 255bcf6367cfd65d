// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `timeline`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `event_context`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventContextPath {
    /// The event.
    pub event_id: ::tidings_types::EventId,
}

impl Parameters for EventContextPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            event_id: pairs
                .required("event_id", support::parsed::<::tidings_types::EventId>)?,
        })
    }
}

impl JsonSchema for EventContextPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventContextPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventId>();
        super::schema(
            r##"{
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event."
    }
  },
  "required": [
    "event_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `event_context`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventContextQuery {
    /// The most events before it.
    pub before: i64,
    /// The most events after it.
    pub after: i64,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events in the chunk, the event itself counted, which comes with 0 too. Those furthest from it are left out, of two as far the newer. No further bound when absent.
    pub limit: Option<i64>,
}

impl Parameters for EventContextQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            before: pairs.optional("before", support::integer::<0, 100>)?.unwrap_or(10),
            after: pairs.optional("after", support::integer::<0, 100>)?.unwrap_or(10),
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
        })
    }
}

impl JsonSchema for EventContextQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventContextQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::FilterToken>();
        super::schema(
            r##"{
  "properties": {
    "after": {
      "allOf": [
        {
          "default": 10,
          "format": "int64",
          "maximum": 100,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most events after it."
    },
    "before": {
      "allOf": [
        {
          "default": 10,
          "format": "int64",
          "maximum": 100,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most events before it."
    },
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. Without it everything comes (FIL-3)."
    },
    "limit": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 1000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most events in the chunk, the event itself counted, which comes with 0 too. Those furthest from it are left out, of two as far the newer. No further bound when absent."
    },
    "not_types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3)."
    },
    "types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `event_context`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventContextHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for EventContextHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
        })
    }
}

impl JsonSchema for EventContextHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventContextHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session of this request; without it the request starts a new one (SES-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Path parameters of `event_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventGetPath {
    /// The event.
    pub event_id: ::tidings_types::EventId,
}

impl Parameters for EventGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            event_id: pairs
                .required("event_id", support::parsed::<::tidings_types::EventId>)?,
        })
    }
}

impl JsonSchema for EventGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventGetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventId>();
        super::schema(
            r##"{
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event."
    }
  },
  "required": [
    "event_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `event_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventGetQuery {
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub limit: Option<i64>,
}

impl Parameters for EventGetQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
        })
    }
}

impl JsonSchema for EventGetQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventGetQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::FilterToken>();
        super::schema(
            r##"{
  "properties": {
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. Without it everything comes (FIL-3)."
    },
    "limit": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 1000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given."
    },
    "not_types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3)."
    },
    "types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `event_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct EventGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for EventGetHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
        })
    }
}

impl JsonSchema for EventGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "EventGetHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session of this request; without it the request starts a new one (SES-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Path parameters of `reply_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyListPath {
    /// The event.
    pub event_id: ::tidings_types::EventId,
}

impl Parameters for ReplyListPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            event_id: pairs
                .required("event_id", support::parsed::<::tidings_types::EventId>)?,
        })
    }
}

impl JsonSchema for ReplyListPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ReplyListPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventId>();
        super::schema(
            r##"{
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event."
    }
  },
  "required": [
    "event_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `reply_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyListQuery {
    /// Where to read on: the `end` of a page, or the `start` of a bundle (REL-2).
    pub from: Option<::tidings_types::ChunkToken>,
    /// The most replies to return.
    pub limit: i64,
    /// Only replies of this relationship type. Those of the filter's `rel_types` when absent.
    pub rel_type: Option<::tidings_types::RelType>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
}

impl Parameters for ReplyListQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            from: pairs
                .optional("from", support::parsed::<::tidings_types::ChunkToken>)?,
            limit: pairs.optional("limit", support::integer::<0, 100>)?.unwrap_or(20),
            rel_type: pairs
                .optional("rel_type", support::parsed::<::tidings_types::RelType>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
        })
    }
}

impl JsonSchema for ReplyListQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ReplyListQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::FilterToken>();
        generator.subschema_for::<::tidings_types::RelType>();
        super::schema(
            r##"{
  "properties": {
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. Without it everything comes (FIL-3)."
    },
    "from": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "Where to read on: the `end` of a page, or the `start` of a bundle (REL-2)."
    },
    "limit": {
      "allOf": [
        {
          "default": 20,
          "format": "int64",
          "maximum": 100,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most replies to return."
    },
    "not_types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3)."
    },
    "rel_type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RelType"
        }
      ],
      "description": "Only replies of this relationship type. Those of the filter's `rel_types` when absent."
    },
    "types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `reply_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyListHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for ReplyListHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
        })
    }
}

impl JsonSchema for ReplyListHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ReplyListHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session of this request; without it the request starts a new one (SES-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Path parameters of `timeline_scroll`.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineScrollPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for TimelineScrollPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for TimelineScrollPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "TimelineScrollPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::RoomId>();
        super::schema(
            r##"{
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

/// Query parameters of `timeline_scroll`.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineScrollQuery {
    /// The position to start at. When absent the newest end, with `dir=f` the start of the room.
    pub from: Option<::tidings_types::ChunkToken>,
    /// Which way to read. `b` when absent.
    pub dir: Option<::tidings_types::ScrollDirection>,
    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub limit: Option<i64>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// Whether to ask other servers for more when this one has no more.
    pub backfill: bool,
}

impl Parameters for TimelineScrollQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            from: pairs
                .optional("from", support::parsed::<::tidings_types::ChunkToken>)?,
            dir: pairs
                .optional("dir", support::parsed::<::tidings_types::ScrollDirection>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            backfill: pairs.optional("backfill", support::boolean)?.unwrap_or(false),
        })
    }
}

impl JsonSchema for TimelineScrollQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "TimelineScrollQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::FilterToken>();
        generator.subschema_for::<::tidings_types::ScrollDirection>();
        super::schema(
            r##"{
  "properties": {
    "backfill": {
      "allOf": [
        {
          "default": false,
          "type": "boolean"
        }
      ],
      "description": "Whether to ask other servers for more when this one has no more."
    },
    "dir": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ScrollDirection"
        }
      ],
      "description": "Which way to read. `b` when absent."
    },
    "filter": {
      "allOf": [
        {
          "$ref": "#/components/schemas/FilterToken"
        }
      ],
      "description": "A filter token. Without it everything comes (FIL-3)."
    },
    "from": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position to start at. When absent the newest end, with `dir=f` the start of the room."
    },
    "limit": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 1000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given."
    },
    "not_types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3)."
    },
    "types": {
      "allOf": [
        {
          "maxLength": 4096,
          "type": "string"
        }
      ],
      "description": "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `timeline_scroll`.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineScrollHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for TimelineScrollHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
        })
    }
}

impl JsonSchema for TimelineScrollHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "TimelineScrollHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session of this request; without it the request starts a new one (SES-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}
