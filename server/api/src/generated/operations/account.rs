// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `account`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `account_deactivate`: End my account.
pub static ACCOUNT_DEACTIVATE: OperationInfo = OperationInfo {
    index: 0,
    id: "account_deactivate",
    area: "account",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/account/deactivate",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/AccountDeactivateRequest"}],"definitions":{"AccountDeactivateRequest":{"additionalProperties":{},"properties":{"password":{"maxLength":512,"type":"string"}},"required":["password"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `account_get`: Tell whom the access token belongs to.
pub static ACCOUNT_GET: OperationInfo = OperationInfo {
    index: 1,
    id: "account_get",
    area: "account",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/account",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `device_delete`: Remove a device of mine.
pub static DEVICE_DELETE: OperationInfo = OperationInfo {
    index: 2,
    id: "device_delete",
    area: "account",
    method: ::http::Method::DELETE,
    path: "/_matrix/client/v2/account/devices/{device_id}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `device_list`: List my devices.
pub static DEVICE_LIST: OperationInfo = OperationInfo {
    index: 3,
    id: "device_list",
    area: "account",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/account/devices",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `device_set`: Name a device of mine.
pub static DEVICE_SET: OperationInfo = OperationInfo {
    index: 4,
    id: "device_set",
    area: "account",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/account/devices/{device_id}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/DeviceSetRequest"}],"definitions":{"DeviceSetRequest":{"additionalProperties":{},"properties":{"display_name":{"maxLength":255,"type":"string"}},"required":["display_name"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `login`: Log in.
pub static LOGIN: OperationInfo = OperationInfo {
    index: 5,
    id: "login",
    area: "account",
    method: ::http::Method::POST,
    path: "/_matrix/client/api/v1/login",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/LoginRequest"}],"definitions":{"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"},"LoginRequest":{"additionalProperties":{},"properties":{"captcha_bypass_hmac":{"maxLength":128,"type":"string"},"challenge":{"maxLength":4096,"type":"string"},"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]},"initial_device_display_name":{"maxLength":255,"type":"string"},"password":{"maxLength":512,"type":"string"},"response":{"maxLength":16384,"type":"string"},"session":{"maxLength":255,"type":"string"},"threepidCreds":{"allOf":[{"$ref":"#/definitions/ThreepidCredentials"}]},"type":{"maxLength":255,"type":"string"},"user":{"maxLength":1024,"type":"string"}},"required":["type"],"type":"object"},"ThreepidCredential":{"additionalProperties":{},"properties":{"clientSecret":{"maxLength":255,"type":"string"},"idServer":{"maxLength":255,"type":"string"},"sid":{"maxLength":255,"type":"string"}},"required":["sid","clientSecret","idServer"],"type":"object"},"ThreepidCredentials":{"items":{"$ref":"#/definitions/ThreepidCredential"},"maxItems":16,"type":"array"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `login_flow_list`: List the ways to log in.
pub static LOGIN_FLOW_LIST: OperationInfo = OperationInfo {
    index: 6,
    id: "login_flow_list",
    area: "account",
    method: ::http::Method::GET,
    path: "/_matrix/client/api/v1/login",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `logout`: Log this device out.
pub static LOGOUT: OperationInfo = OperationInfo {
    index: 7,
    id: "logout",
    area: "account",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/account/logout",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `password_set`: Change my password.
pub static PASSWORD_SET: OperationInfo = OperationInfo {
    index: 8,
    id: "password_set",
    area: "account",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/account/password",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/PasswordSetRequest"}],"definitions":{"PasswordSetRequest":{"additionalProperties":{},"properties":{"logout_devices":{"type":"boolean"},"new_password":{"maxLength":512,"minLength":1,"type":"string"},"old_password":{"maxLength":512,"type":"string"}},"required":["old_password","new_password"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `register`: Register a user.
pub static REGISTER: OperationInfo = OperationInfo {
    index: 9,
    id: "register",
    area: "account",
    method: ::http::Method::POST,
    path: "/_matrix/client/api/v1/register",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/RegisterRequest"}],"definitions":{"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"},"RegisterRequest":{"additionalProperties":{},"properties":{"captcha_bypass_hmac":{"maxLength":128,"type":"string"},"challenge":{"maxLength":4096,"type":"string"},"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]},"initial_device_display_name":{"maxLength":255,"type":"string"},"password":{"maxLength":512,"type":"string"},"response":{"maxLength":16384,"type":"string"},"session":{"maxLength":255,"type":"string"},"threepidCreds":{"allOf":[{"$ref":"#/definitions/ThreepidCredentials"}]},"type":{"maxLength":255,"type":"string"},"user":{"maxLength":1024,"type":"string"}},"required":["type"],"type":"object"},"ThreepidCredential":{"additionalProperties":{},"properties":{"clientSecret":{"maxLength":255,"type":"string"},"idServer":{"maxLength":255,"type":"string"},"sid":{"maxLength":255,"type":"string"}},"required":["sid","clientSecret","idServer"],"type":"object"},"ThreepidCredentials":{"items":{"$ref":"#/definitions/ThreepidCredential"},"maxItems":16,"type":"array"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `register_flow_list`: List the ways to register.
pub static REGISTER_FLOW_LIST: OperationInfo = OperationInfo {
    index: 10,
    id: "register_flow_list",
    area: "account",
    method: ::http::Method::GET,
    path: "/_matrix/client/api/v1/register",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
