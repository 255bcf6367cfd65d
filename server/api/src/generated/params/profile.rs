// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `profile`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `profile_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileGetPath {
    /// The user.
    pub user_id: ::tidings_types::UserId,
}

impl Parameters for ProfileGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            user_id: pairs
                .required("user_id", support::parsed::<::tidings_types::UserId>)?,
        })
    }
}

impl JsonSchema for ProfileGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ProfileGetPath".to_owned()
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

/// Query parameters of `profile_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileGetQuery {
    /// The keys to answer, comma-separated. All when absent.
    pub keys: Option<::tidings_types::ProfileKeys>,
}

impl Parameters for ProfileGetQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            keys: pairs
                .optional("keys", support::parsed::<::tidings_types::ProfileKeys>)?,
        })
    }
}

impl JsonSchema for ProfileGetQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ProfileGetQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ProfileKeys>();
        super::schema(
            r##"{
  "properties": {
    "keys": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProfileKeys"
        }
      ],
      "description": "The keys to answer, comma-separated. All when absent."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Path parameters of `profile_key_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileKeyDeletePath {
    /// The user.
    pub user_id: ::tidings_types::UserId,
    /// The key of the profile (PRO-1).
    pub key: ::tidings_types::ProfileKey,
}

impl Parameters for ProfileKeyDeletePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            user_id: pairs
                .required("user_id", support::parsed::<::tidings_types::UserId>)?,
            key: pairs.required("key", support::parsed::<::tidings_types::ProfileKey>)?,
        })
    }
}

impl JsonSchema for ProfileKeyDeletePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ProfileKeyDeletePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ProfileKey>();
        generator.subschema_for::<::tidings_types::UserId>();
        super::schema(
            r##"{
  "properties": {
    "key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProfileKey"
        }
      ],
      "description": "The key of the profile (PRO-1)."
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
    "key"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `profile_key_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileKeyDeleteHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for ProfileKeyDeleteHeaders {
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

impl JsonSchema for ProfileKeyDeleteHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ProfileKeyDeleteHeaders".to_owned()
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

/// Path parameters of `profile_key_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileKeySetPath {
    /// The user.
    pub user_id: ::tidings_types::UserId,
    /// The key of the profile (PRO-1).
    pub key: ::tidings_types::ProfileKey,
}

impl Parameters for ProfileKeySetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            user_id: pairs
                .required("user_id", support::parsed::<::tidings_types::UserId>)?,
            key: pairs.required("key", support::parsed::<::tidings_types::ProfileKey>)?,
        })
    }
}

impl JsonSchema for ProfileKeySetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ProfileKeySetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ProfileKey>();
        generator.subschema_for::<::tidings_types::UserId>();
        super::schema(
            r##"{
  "properties": {
    "key": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProfileKey"
        }
      ],
      "description": "The key of the profile (PRO-1)."
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
    "key"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `profile_key_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileKeySetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for ProfileKeySetHeaders {
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

impl JsonSchema for ProfileKeySetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ProfileKeySetHeaders".to_owned()
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
