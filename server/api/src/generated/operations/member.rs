// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `member`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `invite_reject`: Reject an invite.
pub static INVITE_REJECT: OperationInfo = OperationInfo {
    index: 24,
    id: "invite_reject",
    area: "member",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/invites/{event_id}/reject",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `member_ban`: Ban a user.
pub static MEMBER_BAN: OperationInfo = OperationInfo {
    index: 25,
    id: "member_ban",
    area: "member",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/ban",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MemberBanRequest"}],"definitions":{"MemberBanRequest":{"additionalProperties":{},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]},"user_id":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["user_id"],"type":"object"},"Reason":{"maxLength":1024,"type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `member_invite`: Invite a user.
pub static MEMBER_INVITE: OperationInfo = OperationInfo {
    index: 26,
    id: "member_invite",
    area: "member",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/invite",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MemberInviteRequest"}],"definitions":{"MemberInviteRequest":{"additionalProperties":{},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]},"user_id":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["user_id"],"type":"object"},"Reason":{"maxLength":1024,"type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `member_kick`: Kick a user.
pub static MEMBER_KICK: OperationInfo = OperationInfo {
    index: 27,
    id: "member_kick",
    area: "member",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/kick",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MemberKickRequest"}],"definitions":{"MemberKickRequest":{"additionalProperties":{},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]},"user_id":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["user_id"],"type":"object"},"Reason":{"maxLength":1024,"type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `member_list`: List the members of a room.
pub static MEMBER_LIST: OperationInfo = OperationInfo {
    index: 28,
    id: "member_list",
    area: "member",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/rooms/{room_id}/members",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `member_unban`: Lift a ban.
pub static MEMBER_UNBAN: OperationInfo = OperationInfo {
    index: 29,
    id: "member_unban",
    area: "member",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/unban",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MemberUnbanRequest"}],"definitions":{"MemberUnbanRequest":{"additionalProperties":{},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]},"user_id":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["user_id"],"type":"object"},"Reason":{"maxLength":1024,"type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
