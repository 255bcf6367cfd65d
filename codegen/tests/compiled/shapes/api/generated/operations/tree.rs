// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `tree`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `tree_create`: Tree create.
pub static TREE_CREATE: OperationInfo = OperationInfo {
    index: 0,
    id: "tree_create",
    area: "tree",
    method: ::http::Method::POST,
    path: "/trees",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/Tree"}],"definitions":{"Anything":{"additionalProperties":{},"type":"object"},"Colour":{"enum":["red","deep-blue"],"type":"string"},"Leaf":{"additionalProperties":{},"properties":{"colour":{"allOf":[{"$ref":"#/definitions/Colour"}],"default":"deep-blue"},"fresh":{"default":true,"type":"boolean"},"size":{"default":7,"maximum":99,"minimum":0,"type":"integer"}},"type":"object"},"Stamp":{"pattern":"^s[0-9]+$","type":"string"},"Tree":{"additionalProperties":{},"properties":{"branches":{"items":{"$ref":"#/definitions/Tree"},"maxItems":9,"type":"array"},"ending":{"maxLength":20,"type":["string","null"]},"leaves":{"additionalProperties":{"$ref":"#/definitions/Leaf"},"type":"object"},"main":{"allOf":[{"$ref":"#/definitions/Tree"}]},"mark":{"anyOf":[{"allOf":[{"$ref":"#/definitions/Word"}]},{"type":"null"}]},"names":{"items":{"maxLength":9,"type":"string"},"maxItems":9,"type":"array"},"notes":{"allOf":[{"$ref":"#/definitions/Anything"}]},"stamp":{"allOf":[{"$ref":"#/definitions/Stamp"}]},"type":{"maxLength":20,"type":"string"}},"required":["type","stamp","ending"],"type":"object"},"Word":{"pattern":"^[a-z]+$","type":"string"}}}"##,
    },
    body_limit: 4096,
    success: SuccessInfo::Json,
};
