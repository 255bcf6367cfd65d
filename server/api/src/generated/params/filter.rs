// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `filter`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Header parameters of `filter_create`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterCreateHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for FilterCreateHeaders {
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

impl JsonSchema for FilterCreateHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "FilterCreateHeaders".to_owned()
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

/// Path parameters of `filter_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterGetPath {
    /// The filter's token.
    pub filter: ::tidings_types::FilterToken,
}

impl Parameters for FilterGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            filter: pairs
                .required("filter", support::parsed::<::tidings_types::FilterToken>)?,
        })
    }
}

impl JsonSchema for FilterGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "FilterGetPath".to_owned()
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
      "description": "The filter's token."
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

/// Header parameters of `filter_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for FilterGetHeaders {
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

impl JsonSchema for FilterGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "FilterGetHeaders".to_owned()
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
