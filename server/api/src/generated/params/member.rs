// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `member`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `invite_reject`.
#[derive(Clone, Debug, PartialEq)]
pub struct InviteRejectPath {
    /// The event.
    pub event_id: ::tidings_types::EventId,
}

impl Parameters for InviteRejectPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            event_id: pairs
                .required("event_id", support::parsed::<::tidings_types::EventId>)?,
        })
    }
}

impl JsonSchema for InviteRejectPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "InviteRejectPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::EventId>();
        super::schema(
            r##"{
  "properties": {
    "event_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/EventId"
        }
      ],
      "description": "The event."
    }
  },
  "required": [
    "event_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `invite_reject`.
#[derive(Clone, Debug, PartialEq)]
pub struct InviteRejectHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for InviteRejectHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
            matrix_action: pairs
                .optional("matrix-action", support::integer::<0, 9007199254740991>)?,
        })
    }
}

impl JsonSchema for InviteRejectHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "InviteRejectHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Action": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9007199254740991,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect."
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

/// Path parameters of `member_ban`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberBanPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for MemberBanPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for MemberBanPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberBanPath".to_owned()
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

/// Header parameters of `member_ban`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberBanHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MemberBanHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
            matrix_action: pairs
                .optional("matrix-action", support::integer::<0, 9007199254740991>)?,
        })
    }
}

impl JsonSchema for MemberBanHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberBanHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Action": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9007199254740991,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect."
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

/// Path parameters of `member_invite`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberInvitePath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for MemberInvitePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for MemberInvitePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberInvitePath".to_owned()
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

/// Header parameters of `member_invite`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberInviteHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MemberInviteHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
            matrix_action: pairs
                .optional("matrix-action", support::integer::<0, 9007199254740991>)?,
        })
    }
}

impl JsonSchema for MemberInviteHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberInviteHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Action": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9007199254740991,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect."
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

/// Path parameters of `member_kick`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberKickPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for MemberKickPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for MemberKickPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberKickPath".to_owned()
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

/// Header parameters of `member_kick`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberKickHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MemberKickHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
            matrix_action: pairs
                .optional("matrix-action", support::integer::<0, 9007199254740991>)?,
        })
    }
}

impl JsonSchema for MemberKickHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberKickHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Action": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9007199254740991,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect."
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

/// Path parameters of `member_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberListPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for MemberListPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for MemberListPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberListPath".to_owned()
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

/// Query parameters of `member_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberListQuery {
    /// Only members with this membership. All when absent.
    pub membership: Option<::tidings_types::Membership>,
    /// The position as of which to list. Now when absent. With `from` it is that of the first page.
    pub at: Option<::tidings_types::ChunkToken>,
    /// The most members to return.
    pub limit: i64,
    /// Where to read on, the `end` of an earlier page.
    pub from: Option<::tidings_types::PaginationToken>,
}

impl Parameters for MemberListQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            membership: pairs
                .optional("membership", support::parsed::<::tidings_types::Membership>)?,
            at: pairs.optional("at", support::parsed::<::tidings_types::ChunkToken>)?,
            limit: pairs.optional("limit", support::integer::<0, 1000>)?.unwrap_or(100),
            from: pairs
                .optional("from", support::parsed::<::tidings_types::PaginationToken>)?,
        })
    }
}

impl JsonSchema for MemberListQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberListQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ChunkToken>();
        generator.subschema_for::<::tidings_types::Membership>();
        generator.subschema_for::<::tidings_types::PaginationToken>();
        super::schema(
            r##"{
  "properties": {
    "at": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ChunkToken"
        }
      ],
      "description": "The position as of which to list. Now when absent. With `from` it is that of the first page."
    },
    "from": {
      "allOf": [
        {
          "$ref": "#/components/schemas/PaginationToken"
        }
      ],
      "description": "Where to read on, the `end` of an earlier page."
    },
    "limit": {
      "allOf": [
        {
          "default": 100,
          "format": "int64",
          "maximum": 1000,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The most members to return."
    },
    "membership": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Membership"
        }
      ],
      "description": "Only members with this membership. All when absent."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// Header parameters of `member_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberListHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
}

impl Parameters for MemberListHeaders {
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

impl JsonSchema for MemberListHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberListHeaders".to_owned()
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

/// Path parameters of `member_unban`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberUnbanPath {
    /// The room.
    pub room_id: ::tidings_types::RoomId,
}

impl Parameters for MemberUnbanPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            room_id: pairs
                .required("room_id", support::parsed::<::tidings_types::RoomId>)?,
        })
    }
}

impl JsonSchema for MemberUnbanPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberUnbanPath".to_owned()
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

/// Header parameters of `member_unban`.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberUnbanHeaders {
    /// The session of this request; without it the request starts a new one (SES-2).
    pub matrix_session: Option<::tidings_types::SessionId>,
    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub matrix_action: Option<i64>,
}

impl Parameters for MemberUnbanHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            matrix_session: pairs
                .optional(
                    "matrix-session",
                    support::parsed::<::tidings_types::SessionId>,
                )?,
            matrix_action: pairs
                .optional("matrix-action", support::integer::<0, 9007199254740991>)?,
        })
    }
}

impl JsonSchema for MemberUnbanHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MemberUnbanHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        super::schema(
            r##"{
  "properties": {
    "Matrix-Action": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 9007199254740991,
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect."
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
