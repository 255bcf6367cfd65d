// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `capability`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

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

impl JsonSchema for CapabilitySetCreateHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "CapabilitySetCreateHeaders".to_owned()
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

impl JsonSchema for CapabilitySetGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "CapabilitySetGetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::Sha256>();
        super::schema(
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

impl JsonSchema for CapabilitySetGetQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "CapabilitySetGetQuery".to_owned()
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
      "description": "The user whose presence named the hash (CAP-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
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

impl JsonSchema for CapabilitySetGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "CapabilitySetGetHeaders".to_owned()
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

impl JsonSchema for ServerCapabilitiesGetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ServerCapabilitiesGetHeaders".to_owned()
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
