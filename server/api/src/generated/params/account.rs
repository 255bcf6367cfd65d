// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `account`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};

/// Header parameters of `account_deactivate`.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountDeactivateHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for AccountDeactivateHeaders {
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

impl ::schemars::JsonSchema for AccountDeactivateHeaders {
    fn schema_name() -> ::std::string::String {
        "AccountDeactivateHeaders".to_owned()
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

/// Header parameters of `account_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountGetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for AccountGetHeaders {
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

impl ::schemars::JsonSchema for AccountGetHeaders {
    fn schema_name() -> ::std::string::String {
        "AccountGetHeaders".to_owned()
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

/// Path parameters of `device_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceDeletePath {
    /// The device.
    pub device_id: ::tidings_types::DeviceId,
}

impl Parameters for DeviceDeletePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            device_id: pairs
                .required("device_id", support::parsed::<::tidings_types::DeviceId>)?,
        })
    }
}

impl ::schemars::JsonSchema for DeviceDeletePath {
    fn schema_name() -> ::std::string::String {
        "DeviceDeletePath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::DeviceId>();
        ::serde_json::from_str(
                r##"{
  "properties": {
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device."
    }
  },
  "required": [
    "device_id"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Header parameters of `device_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceDeleteHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for DeviceDeleteHeaders {
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

impl ::schemars::JsonSchema for DeviceDeleteHeaders {
    fn schema_name() -> ::std::string::String {
        "DeviceDeleteHeaders".to_owned()
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

/// Header parameters of `device_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceListHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for DeviceListHeaders {
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

impl ::schemars::JsonSchema for DeviceListHeaders {
    fn schema_name() -> ::std::string::String {
        "DeviceListHeaders".to_owned()
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

/// Path parameters of `device_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceSetPath {
    /// The device.
    pub device_id: ::tidings_types::DeviceId,
}

impl Parameters for DeviceSetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            device_id: pairs
                .required("device_id", support::parsed::<::tidings_types::DeviceId>)?,
        })
    }
}

impl ::schemars::JsonSchema for DeviceSetPath {
    fn schema_name() -> ::std::string::String {
        "DeviceSetPath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::tidings_types::DeviceId>();
        ::serde_json::from_str(
                r##"{
  "properties": {
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device."
    }
  },
  "required": [
    "device_id"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Header parameters of `device_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for DeviceSetHeaders {
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

impl ::schemars::JsonSchema for DeviceSetHeaders {
    fn schema_name() -> ::std::string::String {
        "DeviceSetHeaders".to_owned()
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

/// Header parameters of `logout`.
#[derive(Clone, Debug, PartialEq)]
pub struct LogoutHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for LogoutHeaders {
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

impl ::schemars::JsonSchema for LogoutHeaders {
    fn schema_name() -> ::std::string::String {
        "LogoutHeaders".to_owned()
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

/// Header parameters of `password_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct PasswordSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for PasswordSetHeaders {
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

impl ::schemars::JsonSchema for PasswordSetHeaders {
    fn schema_name() -> ::std::string::String {
        "PasswordSetHeaders".to_owned()
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
