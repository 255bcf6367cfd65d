// Written by `tidings-codegen trait openapi.json`; do not edit.

//! Errors whose bodies are the document's.

use dropshot::{ErrorStatusCode, HttpError, HttpResponseError};
use super::types;

/// An error: its status, and [`types::Refusal`] as its body.
///
/// What dropshot refuses before a method is called becomes one, too; its body is made of dropshot's message.
#[derive(Debug)]
pub struct RefusalResponse {
    status: ErrorStatusCode,
    body: Result<types::Refusal, ::serde_json::Value>,
}

impl RefusalResponse {
    /// The error with this status and body.
    pub fn new(status: ErrorStatusCode, body: types::Refusal) -> Self {
        Self { status, body: Ok(body) }
    }
}

impl ::serde::Serialize for RefusalResponse {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match &self.body {
            Ok(body) => body.serialize(serializer),
            Err(body) => body.serialize(serializer),
        }
    }
}

impl ::schemars::JsonSchema for RefusalResponse {
    fn is_referenceable() -> bool {
        <types::Refusal as ::schemars::JsonSchema>::is_referenceable()
    }

    fn schema_name() -> String {
        <types::Refusal as ::schemars::JsonSchema>::schema_name()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        <types::Refusal as ::schemars::JsonSchema>::json_schema(generator)
    }
}

impl ::std::fmt::Display for RefusalResponse {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        write!(f, "{}: {:?}", self.status, self.body)
    }
}

impl HttpResponseError for RefusalResponse {
    fn status_code(&self) -> ErrorStatusCode {
        self.status
    }
}

impl From<HttpError> for RefusalResponse {
    #[allow(unused_variables, reason = "not every body has a place for all of them")]
    fn from(error: HttpError) -> Self {
        let status = error.status_code;
        let reason = status.canonical_reason().unwrap_or("error");
        let code = error.error_code.as_deref().unwrap_or(reason);
        let message = error.external_message.as_str();
        Self {
            status,
            body: Err(::serde_json::json!({ "code" : "NotThere", "message" : message })),
        }
    }
}
