// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `presence`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `presence_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct PresenceGetPath {
    /// The user.
    pub user_id: ::tidings_types::UserId,
}

impl Parameters for PresenceGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            user_id: pairs
                .required("user_id", support::parsed::<::tidings_types::UserId>)?,
        })
    }
}

impl JsonSchema for PresenceGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "PresenceGetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::UserId>();
        super::schema(
            r##"{
  "properties": {
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
    "user_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `presence_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct PresenceGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for PresenceGetHeaders {
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

impl JsonSchema for PresenceGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "PresenceGetHeaders".to_owned()
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

/// Header parameters of `presence_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct PresenceSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for PresenceSetHeaders {
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

impl JsonSchema for PresenceSetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "PresenceSetHeaders".to_owned()
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
