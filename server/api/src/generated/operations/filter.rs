// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `filter`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `filter_create`: Make a filter.
pub static FILTER_CREATE: OperationInfo = OperationInfo {
    index: 15,
    id: "filter_create",
    area: "filter",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/filters",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/Filter"}],"definitions":{"Filter":{"additionalProperties":{},"properties":{"format":{"allOf":[{"$ref":"#/definitions/FilterFormat"}]},"keys":{"allOf":[{"$ref":"#/definitions/FilterKeys"}]},"limit":{"maximum":1000,"minimum":0,"type":"integer"},"not_rooms":{"allOf":[{"$ref":"#/definitions/FilterRooms"}]},"not_senders":{"allOf":[{"$ref":"#/definitions/FilterPatterns"}]},"not_types":{"allOf":[{"$ref":"#/definitions/FilterPatterns"}]},"not_users":{"allOf":[{"$ref":"#/definitions/FilterUsers"}]},"out_of_order":{"type":"boolean"},"replies":{"allOf":[{"$ref":"#/definitions/ReplyFilter"}]},"rooms":{"allOf":[{"$ref":"#/definitions/FilterRooms"}]},"senders":{"allOf":[{"$ref":"#/definitions/FilterPatterns"}]},"state_types":{"allOf":[{"$ref":"#/definitions/FilterPatterns"}]},"types":{"allOf":[{"$ref":"#/definitions/FilterPatterns"}]},"updates":{"allOf":[{"$ref":"#/definitions/FilterUpdates"}]},"users":{"allOf":[{"$ref":"#/definitions/FilterUsers"}]}},"type":"object"},"FilterFormat":{"enum":["client","federation"],"type":"string"},"FilterKeys":{"items":{"maxLength":255,"minLength":1,"type":"string"},"maxItems":256,"type":"array"},"FilterPatterns":{"items":{"maxLength":255,"minLength":1,"type":"string"},"maxItems":1000,"type":"array"},"FilterRooms":{"items":{"$ref":"#/definitions/RoomId"},"maxItems":1000,"type":"array"},"FilterUpdates":{"enum":["bundle","separate"],"type":"string"},"FilterUsers":{"items":{"$ref":"#/definitions/UserId"},"maxItems":1000,"type":"array"},"ReplyFilter":{"additionalProperties":{},"properties":{"limit":{"maximum":100,"minimum":0,"type":"integer"},"rel_types":{"allOf":[{"$ref":"#/definitions/FilterPatterns"}]},"sort":{"allOf":[{"$ref":"#/definitions/ReplySort"}]}},"type":"object"},"ReplySort":{"enum":["newest","oldest"],"type":"string"},"RoomId":{"maxLength":255,"pattern":"^![^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `filter_get`: Show a filter.
pub static FILTER_GET: OperationInfo = OperationInfo {
    index: 16,
    id: "filter_get",
    area: "filter",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/filters/{filter}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
