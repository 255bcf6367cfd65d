// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `message`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `action_batch`: Do several actions in one room.
pub static ACTION_BATCH: OperationInfo = OperationInfo {
    index: 30,
    id: "action_batch",
    area: "message",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/batch",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/ActionBatchRequest"}],"definitions":{"ActionBatchRequest":{"additionalProperties":{},"properties":{"actions":{"items":{"$ref":"#/definitions/BatchAction"},"maxItems":100,"minItems":1,"type":"array"},"stop_on_error":{"type":"boolean"}},"required":["actions"],"type":"object"},"BatchAction":{"additionalProperties":{},"properties":{"action":{"allOf":[{"$ref":"#/definitions/BatchActionKind"}]},"content":{"allOf":[{"$ref":"#/definitions/EventContent"}]},"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"event_type":{"allOf":[{"$ref":"#/definitions/EventType"}]},"marker":{"allOf":[{"$ref":"#/definitions/MarkerKind"}]},"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]},"relates_to":{"allOf":[{"$ref":"#/definitions/RelatesTo"}]},"state_key":{"allOf":[{"$ref":"#/definitions/StateKey"}]},"updates":{"allOf":[{"$ref":"#/definitions/EventId"}]},"user_id":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["action"],"type":"object"},"BatchActionKind":{"enum":["send","set_state","delete_state","redact","invite","kick","ban","unban","set_marker"],"type":"string"},"EventContent":{"additionalProperties":{},"type":"object"},"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"EventType":{"maxLength":255,"pattern":"^(state|message|ephemeral)\\.[^\\s]{1,240}$","type":"string"},"MarkerKind":{"enum":["read","delivered"],"type":"string"},"Reason":{"maxLength":1024,"type":"string"},"RelType":{"maxLength":255,"minLength":1,"type":"string"},"RelatesTo":{"additionalProperties":{},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"rel_type":{"allOf":[{"$ref":"#/definitions/RelType"}]}},"required":["event_id","rel_type"],"type":"object"},"StateKey":{"maxLength":255,"minLength":1,"type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 8388608,
    success: SuccessInfo::Json,
};

/// `event_redact`: Redact an event.
pub static EVENT_REDACT: OperationInfo = OperationInfo {
    index: 31,
    id: "event_redact",
    area: "message",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/events/{event_id}/redact",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/EventRedactRequest"}],"definitions":{"EventRedactRequest":{"additionalProperties":{},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]}},"type":"object"},"Reason":{"maxLength":1024,"type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `message_prepare`: Prepare an event for signing.
pub static MESSAGE_PREPARE: OperationInfo = OperationInfo {
    index: 32,
    id: "message_prepare",
    area: "message",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MessageSendRequest"}],"definitions":{"EventContent":{"additionalProperties":{},"type":"object"},"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"MessageSendRequest":{"additionalProperties":{},"properties":{"content":{"allOf":[{"$ref":"#/definitions/EventContent"}]},"relates_to":{"allOf":[{"$ref":"#/definitions/RelatesTo"}]},"updates":{"allOf":[{"$ref":"#/definitions/EventId"}]}},"required":["content"],"type":"object"},"RelType":{"maxLength":255,"minLength":1,"type":"string"},"RelatesTo":{"additionalProperties":{},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"rel_type":{"allOf":[{"$ref":"#/definitions/RelType"}]}},"required":["event_id","rel_type"],"type":"object"}}}"##,
    },
    body_limit: 131072,
    success: SuccessInfo::Json,
};

/// `message_send`: Send a message event.
pub static MESSAGE_SEND: OperationInfo = OperationInfo {
    index: 33,
    id: "message_send",
    area: "message",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/send/{event_type}",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MessageSendRequest"}],"definitions":{"EventContent":{"additionalProperties":{},"type":"object"},"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"MessageSendRequest":{"additionalProperties":{},"properties":{"content":{"allOf":[{"$ref":"#/definitions/EventContent"}]},"relates_to":{"allOf":[{"$ref":"#/definitions/RelatesTo"}]},"updates":{"allOf":[{"$ref":"#/definitions/EventId"}]}},"required":["content"],"type":"object"},"RelType":{"maxLength":255,"minLength":1,"type":"string"},"RelatesTo":{"additionalProperties":{},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"rel_type":{"allOf":[{"$ref":"#/definitions/RelType"}]}},"required":["event_id","rel_type"],"type":"object"}}}"##,
    },
    body_limit: 131072,
    success: SuccessInfo::Json,
};

/// `message_send_prepared`: Send a prepared event.
pub static MESSAGE_SEND_PREPARED: OperationInfo = OperationInfo {
    index: 34,
    id: "message_send_prepared",
    area: "message",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/rooms/{room_id}/send_prepared",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MessageSendPreparedRequest"}],"definitions":{"ChunkToken":{"maxLength":82,"pattern":"^[st]1[A-Za-z0-9_-]{1,80}$","type":"string"},"EventContent":{"additionalProperties":{},"type":"object"},"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"EventType":{"maxLength":255,"pattern":"^(state|message|ephemeral)\\.[^\\s]{1,240}$","type":"string"},"MessageSendPreparedRequest":{"additionalProperties":{},"properties":{"event":{"allOf":[{"$ref":"#/definitions/RoomEvent"}]},"prepared":{"allOf":[{"$ref":"#/definitions/PreparedToken"}]}},"required":["prepared","event"],"type":"object"},"PreparedToken":{"maxLength":255,"pattern":"^[A-Za-z0-9_-]{1,255}$","type":"string"},"RelType":{"maxLength":255,"minLength":1,"type":"string"},"RelatesTo":{"additionalProperties":{},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"rel_type":{"allOf":[{"$ref":"#/definitions/RelType"}]}},"required":["event_id","rel_type"],"type":"object"},"Replies":{"additionalProperties":{},"properties":{"chunk":{"items":{"$ref":"#/definitions/RoomEvent"},"maxItems":100,"type":"array"},"count":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"start":{"allOf":[{"$ref":"#/definitions/ChunkToken"}]}},"required":["chunk","count"],"type":"object"},"RoomEvent":{"additionalProperties":{},"properties":{"content":{"allOf":[{"$ref":"#/definitions/EventContent"}]},"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]},"origin_server_ts":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"prev_content":{"allOf":[{"$ref":"#/definitions/EventContent"}]},"redacts":{"allOf":[{"$ref":"#/definitions/EventId"}]},"relates_to":{"allOf":[{"$ref":"#/definitions/RelatesTo"}]},"replaces_state":{"allOf":[{"$ref":"#/definitions/EventId"}]},"replies":{"allOf":[{"$ref":"#/definitions/Replies"}]},"room_id":{"allOf":[{"$ref":"#/definitions/RoomId"}]},"sender":{"maxLength":255,"type":"string"},"state_key":{"allOf":[{"$ref":"#/definitions/StateKey"}]},"type":{"allOf":[{"$ref":"#/definitions/EventType"}]},"unsigned":{"allOf":[{"$ref":"#/definitions/Unsigned"}]},"updated_by":{"items":{"$ref":"#/definitions/RoomEvent"},"maxItems":1002,"type":"array"},"updates":{"allOf":[{"$ref":"#/definitions/EventId"}]}},"required":["type","sender"],"type":"object"},"RoomId":{"maxLength":255,"pattern":"^![^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"SessionId":{"pattern":"^[A-Za-z0-9_-]{1,64}$","type":"string"},"StateKey":{"maxLength":255,"minLength":1,"type":"string"},"Unsigned":{"additionalProperties":{},"properties":{"action_id":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"after":{"allOf":[{"$ref":"#/definitions/EventId"}]},"age":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"profile":{"allOf":[{"$ref":"#/definitions/RoomEvent"}]},"redacted_because":{"allOf":[{"$ref":"#/definitions/RoomEvent"}]},"session_id":{"allOf":[{"$ref":"#/definitions/SessionId"}]}},"type":"object"}}}"##,
    },
    body_limit: 131072,
    success: SuccessInfo::Json,
};
