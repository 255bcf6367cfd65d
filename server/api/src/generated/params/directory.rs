// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `directory`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `alias_create`.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasCreatePath {
    /// The alias in full, `#name:server` (DIR-1).
    pub room_alias: ::tidings_types::RoomAlias,
}

impl Parameters for AliasCreatePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_alias: pairs
                .required("room_alias", support::parsed::<::tidings_types::RoomAlias>)?,
        })
    }
}

impl JsonSchema for AliasCreatePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "AliasCreatePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::RoomAlias>();
        super::schema(
            r##"{
  "properties": {
    "room_alias": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomAlias"
        }
      ],
      "description": "The alias in full, `#name:server` (DIR-1)."
    }
  },
  "required": [
    "room_alias"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `alias_create`.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasCreateHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for AliasCreateHeaders {
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

impl JsonSchema for AliasCreateHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "AliasCreateHeaders".to_owned()
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

/// Path parameters of `alias_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasDeletePath {
    /// The alias in full, `#name:server` (DIR-1).
    pub room_alias: ::tidings_types::RoomAlias,
}

impl Parameters for AliasDeletePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_alias: pairs
                .required("room_alias", support::parsed::<::tidings_types::RoomAlias>)?,
        })
    }
}

impl JsonSchema for AliasDeletePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "AliasDeletePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::RoomAlias>();
        super::schema(
            r##"{
  "properties": {
    "room_alias": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomAlias"
        }
      ],
      "description": "The alias in full, `#name:server` (DIR-1)."
    }
  },
  "required": [
    "room_alias"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `alias_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasDeleteHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for AliasDeleteHeaders {
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

impl JsonSchema for AliasDeleteHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "AliasDeleteHeaders".to_owned()
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

/// Path parameters of `alias_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasGetPath {
    /// The alias in full, `#name:server` (DIR-1).
    pub room_alias: ::tidings_types::RoomAlias,
}

impl Parameters for AliasGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_alias: pairs
                .required("room_alias", support::parsed::<::tidings_types::RoomAlias>)?,
        })
    }
}

impl JsonSchema for AliasGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "AliasGetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::RoomAlias>();
        super::schema(
            r##"{
  "properties": {
    "room_alias": {
      "allOf": [
        {
          "$ref": "#/components/schemas/RoomAlias"
        }
      ],
      "description": "The alias in full, `#name:server` (DIR-1)."
    }
  },
  "required": [
    "room_alias"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Path parameters of `room_published_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomPublishedSetPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for RoomPublishedSetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for RoomPublishedSetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "RoomPublishedSetPath".to_owned()
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

/// Header parameters of `room_published_set`.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomPublishedSetHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for RoomPublishedSetHeaders {
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

impl JsonSchema for RoomPublishedSetHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "RoomPublishedSetHeaders".to_owned()
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
