//! Refusals on the wire: the status of each kind, and its documented body (ERR-1, ERR-2).

use dropshot::ErrorStatusCode;
use http::StatusCode;
use jsonschema::error::ValidationErrorKind;
use tidings_api::{BadRequest, Failure};
use tidings_types::{ApiError, ErrorCode};

use crate::app::registration::flow_list;
use crate::app::{AppError, ErrorKind};

/// The code and status of a kind.
pub fn code_and_status(kind: ErrorKind) -> (ErrorCode, StatusCode) {
    match kind {
        ErrorKind::MissingToken => (ErrorCode::MISSING_TOKEN, StatusCode::UNAUTHORIZED),
        ErrorKind::UnknownToken => (ErrorCode::UNKNOWN_TOKEN, StatusCode::UNAUTHORIZED),
        ErrorKind::Forbidden => (ErrorCode::FORBIDDEN, StatusCode::FORBIDDEN),
        ErrorKind::NotFound => (ErrorCode::NOT_FOUND, StatusCode::NOT_FOUND),
        ErrorKind::BadJson => (ErrorCode::BAD_JSON, StatusCode::BAD_REQUEST),
        ErrorKind::NotJson => (ErrorCode::NOT_JSON, StatusCode::BAD_REQUEST),
        ErrorKind::InvalidParam => (ErrorCode::INVALID_PARAM, StatusCode::BAD_REQUEST),
        ErrorKind::Unrecognized => (ErrorCode::UNRECOGNIZED, StatusCode::METHOD_NOT_ALLOWED),
        ErrorKind::NotImplemented => (ErrorCode::UNRECOGNIZED, StatusCode::NOT_IMPLEMENTED),
        ErrorKind::LimitExceeded => (ErrorCode::LIMIT_EXCEEDED, StatusCode::TOO_MANY_REQUESTS),
        ErrorKind::TooLarge => (ErrorCode::TOO_LARGE, StatusCode::PAYLOAD_TOO_LARGE),
        ErrorKind::UserInUse => (ErrorCode::USER_IN_USE, StatusCode::BAD_REQUEST),
        ErrorKind::InvalidUsername => (ErrorCode::INVALID_USERNAME, StatusCode::BAD_REQUEST),
        ErrorKind::CaptchaNeeded => (ErrorCode::CAPTCHA_NEEDED, StatusCode::BAD_REQUEST),
        ErrorKind::CaptchaInvalid => (ErrorCode::CAPTCHA_INVALID, StatusCode::BAD_REQUEST),
        ErrorKind::ThreepidAuthFailed => (ErrorCode::THREEPID_AUTH_FAILED, StatusCode::FORBIDDEN),
        ErrorKind::ServerNotTrusted => (ErrorCode::SERVER_NOT_TRUSTED, StatusCode::FORBIDDEN),
        ErrorKind::RoomInUse => (ErrorCode::ROOM_IN_USE, StatusCode::CONFLICT),
        ErrorKind::StaleSession => (ErrorCode::STALE_SESSION, StatusCode::CONFLICT),
        ErrorKind::MissingAction => (ErrorCode::MISSING_ACTION, StatusCode::CONFLICT),
        ErrorKind::UnknownCapabilities => (ErrorCode::UNKNOWN_CAPABILITIES, StatusCode::NOT_FOUND),
        ErrorKind::CallTaken => (ErrorCode::CALL_TAKEN, StatusCode::CONFLICT),
        ErrorKind::CallEnded => (ErrorCode::CALL_ENDED, StatusCode::CONFLICT),
        ErrorKind::ResetToken => (ErrorCode::RESET_TOKEN, StatusCode::GONE),
        ErrorKind::ExpiredToken => (ErrorCode::EXPIRED_TOKEN, StatusCode::GONE),
        ErrorKind::Unavailable => (ErrorCode::UNAVAILABLE, StatusCode::SERVICE_UNAVAILABLE),
        ErrorKind::Internal => (ErrorCode::UNKNOWN, StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// The answer for a refusal.
pub fn failure(error: &AppError) -> Failure {
    let (code, status) = code_and_status(error.kind);
    let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    let registration = error.registration.as_ref();
    let body = ApiError {
        flows: registration.map(|running| flow_list(running.offer).flows),
        session: registration.map(|running| running.session.clone()),
        path: error.path.clone(),
        parameter: error.parameter.clone(),
        retry_after_ms: error.retry_after_ms.map(signed),
        expected_action_id: error.expected_action_id.map(signed),
        ..ApiError::new(code, error.message.clone())
    };
    Failure {
        status: status_code(status),
        body,
    }
}

fn status_code(status: StatusCode) -> ErrorStatusCode {
    ErrorStatusCode::from_status(status).unwrap_or(ErrorStatusCode::INTERNAL_SERVER_ERROR)
}

impl From<BadRequest> for AppError {
    fn from(bad: BadRequest) -> Self {
        match bad {
            BadRequest::Parameter { name, reason } => {
                let documented = canonical_name(&name);
                Self::bad_parameter(documented, reason)
            }
            BadRequest::NotJson { reason } => Self::new(ErrorKind::NotJson, reason),
            BadRequest::Body { pointer, reason } => Self::bad_json(pointer, reason),
            BadRequest::TooLarge { limit } => Self::new(
                ErrorKind::TooLarge,
                format!("the body is larger than {limit} bytes"),
            ),
            BadRequest::Unreadable { reason } => Self::new(ErrorKind::InvalidParam, reason),
        }
    }
}

/// Header names as the document spells them.
fn canonical_name(name: &str) -> &str {
    match name {
        "matrix-session" => "Matrix-Session",
        "matrix-action" => "Matrix-Action",
        "last-event-id" => "Last-Event-ID",
        other => other,
    }
}

/// A body that breaks its schema: the wrong shape is `BadJson`, a value that can't be is `InvalidParam` (ERR-2).
pub fn body_error(error: &jsonschema::ValidationError<'_>) -> AppError {
    let shape = matches!(
        error.kind(),
        ValidationErrorKind::Type { .. } | ValidationErrorKind::Required { .. }
    );
    let kind = if shape {
        ErrorKind::BadJson
    } else {
        ErrorKind::InvalidParam
    };
    let message: String = error.to_string().chars().take(500).collect();
    AppError {
        path: Some(error.instance_path().to_string()),
        ..AppError::new(kind, message)
    }
}

/// A value that fits its schema but isn't what it should be, such as an id with too many bytes.
pub fn type_error(error: &serde_path_to_error::Error<serde_json::Error>) -> AppError {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in error.path() {
        let key = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.replace('~', "~0").replace('/', "~1"),
            Segment::Enum { .. } | Segment::Unknown => continue,
        };
        pointer.push('/');
        pointer.push_str(&key);
    }
    AppError::bad_field(pointer, error.inner().to_string())
}
