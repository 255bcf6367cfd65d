// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `profile`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};

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

impl ::schemars::JsonSchema for ProfileGetPath {
    fn schema_name() -> ::std::string::String {
        "ProfileGetPath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::UserId>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
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

impl ::schemars::JsonSchema for ProfileGetQuery {
    fn schema_name() -> ::std::string::String {
        "ProfileGetQuery".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::ProfileKeys>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
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

impl ::schemars::JsonSchema for ProfileKeyDeletePath {
    fn schema_name() -> ::std::string::String {
        "ProfileKeyDeletePath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::UserId>();
        generator.subschema_for::<::tidings_types::ProfileKey>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
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

impl ::schemars::JsonSchema for ProfileKeyDeleteHeaders {
    fn schema_name() -> ::std::string::String {
        "ProfileKeyDeleteHeaders".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
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

impl ::schemars::JsonSchema for ProfileKeySetPath {
    fn schema_name() -> ::std::string::String {
        "ProfileKeySetPath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::UserId>();
        generator.subschema_for::<::tidings_types::ProfileKey>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
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

impl ::schemars::JsonSchema for ProfileKeySetHeaders {
    fn schema_name() -> ::std::string::String {
        "ProfileKeySetHeaders".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}
