// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `sync`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Query parameters of `initial_sync`.
#[derive(Clone, Debug, PartialEq)]
pub struct InitialSyncQuery {
    /// A position. The answer is the delta since then (SYN-2).
    pub since: Option<::tidings_types::ChunkToken>,
    /// A filter token. Without it everything comes (FIL-3).
    pub filter: Option<::tidings_types::FilterToken>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub types: Option<String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub not_types: Option<String>,
    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub limit: Option<i64>,
    /// The most rooms to return (SYN-6). All rooms come when absent.
    pub rooms_limit: Option<i64>,
    /// The `rooms_next` of the answer before, to go on with the next rooms (SYN-6).
    pub rooms_from: Option<::tidings_types::PaginationToken>,
}

impl Parameters for InitialSyncQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            since: pairs
                .optional("since", support::parsed::<::tidings_types::ChunkToken>)?,
            filter: pairs
                .optional("filter", support::parsed::<::tidings_types::FilterToken>)?,
            types: pairs.optional("types", support::text::<0, 4096>)?,
            not_types: pairs.optional("not_types", support::text::<0, 4096>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?,
            rooms_limit: pairs.optional("rooms_limit", support::integer::<0, 1000>)?,
            rooms_from: pairs
                .optional(
                    "rooms_from",
                    support::parsed::<::tidings_types::PaginationToken>,
                )?,
        })
    }
}

impl JsonSchema for InitialSyncQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "InitialSyncQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::FilterToken>();
        generator.subschema_for::<::tidings_types::PaginationToken>();
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
    "rooms_from": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PaginationToken"
        }
      ],
      "description": "The `rooms_next` of the answer before, to go on with the next rooms (SYN-6)."
    },
    "rooms_limit": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 1000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most rooms to return (SYN-6). All rooms come when absent."
    },
    "since": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "A position. The answer is the delta since then (SYN-2)."
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

/// Header parameters of `initial_sync`.
#[derive(Clone, Debug, PartialEq)]
pub struct InitialSyncHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for InitialSyncHeaders {
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

impl JsonSchema for InitialSyncHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "InitialSyncHeaders".to_owned()
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
