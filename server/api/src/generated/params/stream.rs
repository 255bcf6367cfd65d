// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `stream`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Query parameters of `stream_poll`.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamPollQuery {
    /// The position to start at, a token from an earlier answer. The operation names what holds without it.
    pub from: Option<::tidings_types::ChunkToken>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// How long to wait for an event, in milliseconds. 0 answers at once (STR-1).
    pub timeout: i64,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub limit: Option<i64>,
}

impl Parameters for StreamPollQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            from: pairs
                .optional("from", support::parsed::<::tidings_types::ChunkToken>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            timeout: pairs
                .optional("timeout", support::integer::<0, 120000>)?
                .unwrap_or(30000),
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
        })
    }
}

impl JsonSchema for StreamPollQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StreamPollQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
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
    "from": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position to start at, a token from an earlier answer. The operation names what holds without it."
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
    "timeout": {
      "allOf": [
        {
          "default": 30000,
          "format": "int64",
          "maximum": 120000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "How long to wait for an event, in milliseconds. 0 answers at once (STR-1)."
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

/// Header parameters of `stream_poll`.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamPollHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for StreamPollHeaders {
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

impl JsonSchema for StreamPollHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StreamPollHeaders".to_owned()
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

/// Query parameters of `stream_socket`.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamSocketQuery {
    /// The position to start at, a token from an earlier answer. The operation names what holds without it.
    pub from: Option<::tidings_types::ChunkToken>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub limit: Option<i64>,
    /// The access token, where the header `Authorization` can't be set (ACC-3, SES-2).
    pub access_token: Option<String>,
    /// The session, where the header `Matrix-Session` can't be set (SES-2).
    pub session: Option<::tidings_types::SessionId>,
}

impl Parameters for StreamSocketQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            from: pairs
                .optional("from", support::parsed::<::tidings_types::ChunkToken>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
            access_token: pairs.optional("access_token", support::text::<0, 255>)?,
            session: pairs
                .optional("session", support::parsed::<::tidings_types::SessionId>)?,
        })
    }
}

impl JsonSchema for StreamSocketQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StreamSocketQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::FilterToken>();
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "access_token": {
      "allOf": [
        {
          "maxLength": 255,
          "type": "string"
        }
      ],
      "description": "The access token, where the header `Authorization` can't be set (ACC-3, SES-2)."
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
      "description": "The position to start at, a token from an earlier answer. The operation names what holds without it."
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
    "session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session, where the header `Matrix-Session` can't be set (SES-2)."
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

/// Header parameters of `stream_socket`.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamSocketHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for StreamSocketHeaders {
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

impl JsonSchema for StreamSocketHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StreamSocketHeaders".to_owned()
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

/// Query parameters of `stream_sse`.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamSseQuery {
    /// The position to start at, a token from an earlier answer. The operation names what holds without it.
    pub from: Option<::tidings_types::ChunkToken>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub limit: Option<i64>,
    /// The access token, where the header `Authorization` can't be set (ACC-3, SES-2).
    pub access_token: Option<String>,
    /// The session, where the header `Matrix-Session` can't be set (SES-2).
    pub session: Option<::tidings_types::SessionId>,
}

impl Parameters for StreamSseQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            from: pairs
                .optional("from", support::parsed::<::tidings_types::ChunkToken>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
            access_token: pairs.optional("access_token", support::text::<0, 255>)?,
            session: pairs
                .optional("session", support::parsed::<::tidings_types::SessionId>)?,
        })
    }
}

impl JsonSchema for StreamSseQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StreamSseQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::FilterToken>();
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "access_token": {
      "allOf": [
        {
          "maxLength": 255,
          "type": "string"
        }
      ],
      "description": "The access token, where the header `Authorization` can't be set (ACC-3, SES-2)."
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
      "description": "The position to start at, a token from an earlier answer. The operation names what holds without it."
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
    "session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session, where the header `Matrix-Session` can't be set (SES-2)."
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

/// Header parameters of `stream_sse`.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamSseHeaders {
    /// The `id` of the last event received, the position to go on from (STR-7).
    pub last_event_id: Option<::tidings_types::ChunkToken>,
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for StreamSseHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            last_event_id: pairs
                .optional(
                    "last-event-id",
                    support::parsed::<::tidings_types::ChunkToken>,
                )?,
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
        })
    }
}

impl JsonSchema for StreamSseHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "StreamSseHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Last-Event-ID": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The `id` of the last event received, the position to go on from (STR-7)."
    },
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
