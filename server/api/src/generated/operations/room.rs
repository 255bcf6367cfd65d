// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `room`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `room_create`: Create a room.
pub static ROOM_CREATE: OperationInfo = OperationInfo {
    index: 21,
    id: "room_create",
    area: "room",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/RoomCreateRequest"}],"definitions":{"Delivery":{"enum":["response","stream"],"type":"string"},"EventContent":{"additionalProperties":{},"type":"object"},"EventType":{"maxLength":255,"pattern":"^(state|message|ephemeral)\\.[^\\s]{1,240}$","type":"string"},"FilterToken":{"maxLength":200,"pattern":"^[A-Za-z0-9_-]{1,200}$","type":"string"},"PowerLevels":{"additionalProperties":{},"properties":{"ban":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"events":{"additionalProperties":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"type":"object"},"events_default":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"invite":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"kick":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"redact":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"state_default":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"users":{"additionalProperties":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"type":"object"},"users_default":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"}},"type":"object"},"RoomAlias":{"maxLength":255,"pattern":"^#[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"RoomCreateRequest":{"additionalProperties":{},"properties":{"alias":{"allOf":[{"$ref":"#/definitions/RoomAlias"}]},"deliver":{"allOf":[{"$ref":"#/definitions/Delivery"}]},"filter":{"allOf":[{"$ref":"#/definitions/FilterToken"}]},"initial_state":{"items":{"$ref":"#/definitions/StateEventInput"},"maxItems":1000,"type":"array"},"invite":{"items":{"$ref":"#/definitions/UserId"},"maxItems":1000,"type":"array"},"limit":{"maximum":1000,"minimum":0,"type":"integer"},"name":{"maxLength":255,"type":"string"},"not_types":{"maxLength":4096,"type":"string"},"power_levels":{"allOf":[{"$ref":"#/definitions/PowerLevels"}]},"published":{"type":"boolean"},"topic":{"maxLength":16384,"type":"string"},"types":{"maxLength":4096,"type":"string"},"visibility":{"allOf":[{"$ref":"#/definitions/RoomVisibility"}]}},"required":["visibility"],"type":"object"},"RoomVisibility":{"enum":["public","private"],"type":"string"},"StateEventInput":{"additionalProperties":{},"properties":{"content":{"allOf":[{"$ref":"#/definitions/EventContent"}]},"state_key":{"allOf":[{"$ref":"#/definitions/StateKey"}]},"type":{"allOf":[{"$ref":"#/definitions/EventType"}]}},"required":["type","content"],"type":"object"},"StateKey":{"maxLength":255,"minLength":1,"type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 1048576,
    success: SuccessInfo::Json,
};

/// `room_join`: Join a room.
pub static ROOM_JOIN: OperationInfo = OperationInfo {
    index: 22,
    id: "room_join",
    area: "room",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/join",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/RoomJoinRequest"}],"definitions":{"Delivery":{"enum":["response","stream"],"type":"string"},"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"FilterToken":{"maxLength":200,"pattern":"^[A-Za-z0-9_-]{1,200}$","type":"string"},"RoomAlias":{"maxLength":255,"pattern":"^#[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"RoomId":{"maxLength":255,"pattern":"^![^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"RoomJoinRequest":{"additionalProperties":{},"properties":{"alias":{"allOf":[{"$ref":"#/definitions/RoomAlias"}]},"deliver":{"allOf":[{"$ref":"#/definitions/Delivery"}]},"filter":{"allOf":[{"$ref":"#/definitions/FilterToken"}]},"invite_event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"limit":{"maximum":1000,"minimum":0,"type":"integer"},"not_types":{"maxLength":4096,"type":"string"},"room_id":{"allOf":[{"$ref":"#/definitions/RoomId"}]},"servers":{"items":{"$ref":"#/definitions/ServerName"},"maxItems":100,"type":"array"},"types":{"maxLength":4096,"type":"string"}},"type":"object"},"ServerName":{"maxLength":230,"pattern":"^[A-Za-z0-9.\\[\\]-][A-Za-z0-9.:\\[\\]-]{0,229}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `room_leave`: Leave a room.
pub static ROOM_LEAVE: OperationInfo = OperationInfo {
    index: 23,
    id: "room_leave",
    area: "room",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/leave",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/RoomLeaveRequest"}],"definitions":{"Reason":{"maxLength":1024,"type":"string"},"RoomLeaveRequest":{"additionalProperties":{},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]}},"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
