// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `capability`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};

/// Header parameters of `capability_set_create`.
#[derive(Clone, Debug, PartialEq)]
pub struct CapabilitySetCreateHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for CapabilitySetCreateHeaders {
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

impl ::schemars::JsonSchema for CapabilitySetCreateHeaders {
    fn schema_name() -> ::std::string::String {
        "CapabilitySetCreateHeaders".to_owned()
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

/// Path parameters of `capability_set_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct CapabilitySetGetPath {
    /// The hash of the set.
    pub sha256: ::tidings_types::Sha256,
}

impl Parameters for CapabilitySetGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            sha256: pairs.required("sha256", support::parsed::<::tidings_types::Sha256>)?,
        })
    }
}

impl ::schemars::JsonSchema for CapabilitySetGetPath {
    fn schema_name() -> ::std::string::String {
        "CapabilitySetGetPath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::Sha256>();
        ::serde_json::from_str(
                r##"{
  "properties": {
    "sha256": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Sha256"
        }
      ],
      "description": "The hash of the set."
    }
  },
  "required": [
    "sha256"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Query parameters of `capability_set_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct CapabilitySetGetQuery {
    /// The user whose presence named the hash (CAP-2).
    pub user_id: Option<::tidings_types::UserId>,
}

impl Parameters for CapabilitySetGetQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            user_id: pairs
                .optional("user_id", support::parsed::<::tidings_types::UserId>)?,
        })
    }
}

impl ::schemars::JsonSchema for CapabilitySetGetQuery {
    fn schema_name() -> ::std::string::String {
        "CapabilitySetGetQuery".to_owned()
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
      "description": "The user whose presence named the hash (CAP-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Header parameters of `capability_set_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct CapabilitySetGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for CapabilitySetGetHeaders {
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

impl ::schemars::JsonSchema for CapabilitySetGetHeaders {
    fn schema_name() -> ::std::string::String {
        "CapabilitySetGetHeaders".to_owned()
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

/// Header parameters of `server_capabilities_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerCapabilitiesGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for ServerCapabilitiesGetHeaders {
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

impl ::schemars::JsonSchema for ServerCapabilitiesGetHeaders {
    fn schema_name() -> ::std::string::String {
        "ServerCapabilitiesGetHeaders".to_owned()
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
