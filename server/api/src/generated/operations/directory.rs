// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `directory`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `alias_create`: Create an alias.
pub static ALIAS_CREATE: OperationInfo = OperationInfo {
    index: 52,
    id: "alias_create",
    area: "directory",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/directory/{room_alias}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/AliasCreateRequest"}],"definitions":{"AliasCreateRequest":{"additionalProperties":{},"properties":{"room_id":{"allOf":[{"$ref":"#/definitions/RoomId"}]}},"required":["room_id"],"type":"object"},"RoomId":{"maxLength":255,"pattern":"^![^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `alias_delete`: Delete an alias.
pub static ALIAS_DELETE: OperationInfo = OperationInfo {
    index: 53,
    id: "alias_delete",
    area: "directory",
    method: ::http::Method::DELETE,
    path: "/_matrix/client/v2/directory/{room_alias}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `alias_get`: Resolve an alias.
pub static ALIAS_GET: OperationInfo = OperationInfo {
    index: 54,
    id: "alias_get",
    area: "directory",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/directory/{room_alias}",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `published_room_search`: Search the published rooms.
pub static PUBLISHED_ROOM_SEARCH: OperationInfo = OperationInfo {
    index: 55,
    id: "published_room_search",
    area: "directory",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/published_rooms",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/PublishedRoomSearchRequest"}],"definitions":{"PaginationToken":{"maxLength":200,"pattern":"^[A-Za-z0-9_-]{1,200}$","type":"string"},"PublishedRoomSearchRequest":{"additionalProperties":{},"properties":{"from":{"allOf":[{"$ref":"#/definitions/PaginationToken"}]},"limit":{"maximum":1000,"minimum":0,"type":"integer"},"search":{"maxLength":255,"type":"string"},"server":{"allOf":[{"$ref":"#/definitions/ServerName"}]}},"type":"object"},"ServerName":{"maxLength":230,"pattern":"^[A-Za-z0-9.\\[\\]-][A-Za-z0-9.:\\[\\]-]{0,229}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `room_published_set`: Publish a room or take it back.
pub static ROOM_PUBLISHED_SET: OperationInfo = OperationInfo {
    index: 56,
    id: "room_published_set",
    area: "directory",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/rooms/{room_id}/published",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/RoomPublishedSetRequest"}],"definitions":{"RoomPublishedSetRequest":{"additionalProperties":{},"properties":{"published":{"type":"boolean"}},"required":["published"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
