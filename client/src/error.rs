//! The one error of the hand-written face.
//!
//! Owns how a failed call is told: what the server refused with, what didn't reach it, and what couldn't be read. The
//! source chain is kept, so print errors with their sources.

use std::time::Duration;

use reqwest::StatusCode;
use tidings_types::{ActionError, ApiError, AppliedAction, ErrorCode};

use crate::api;

/// How much of an unreadable answer is kept, in characters.
const MOST_KEPT: usize = 500;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server refused (ERR-1). What is refused changed nothing (ERR-3).
    #[error("{code}: {}", body.error)]
    Api {
        /// The status of the answer.
        status: StatusCode,
        /// The kind of refusal, an open set (ERR-2).
        code: ErrorCode,
        /// Everything the server said.
        body: Box<ApiError>,
    },
    /// The request or its answer got lost on the way. Whether it had an effect isn't known.
    #[error("the server can't be reached or didn't answer")]
    Transport(#[source] reqwest::Error),
    /// A stream that stays open broke off, or nothing came on it for too long (STR-7).
    #[error("the stream broke off")]
    Interrupted(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// An answer that isn't of this protocol, such as that of an unknown path or of something between here and the server.
    #[error("the answer can't be read{}", shown(*status))]
    Unreadable {
        /// Its status, where it is known.
        status: Option<StatusCode>,
        /// The beginning of its text.
        body: String,
        /// Where reading failed.
        #[source]
        source: Option<serde_json::Error>,
    },
    /// A request that can't be made of what was given.
    #[error("not a possible request: {0}")]
    Request(String),
    /// Registration or login has a further stage, which this face doesn't know (ACC-1). [`crate::api`] has the
    /// operations for it.
    #[error("the server asks for a further stage: {}", next.as_deref().unwrap_or("one that it doesn't name"))]
    FurtherStage {
        /// The type of the stage.
        next: Option<String>,
        /// The registration session to name in it.
        session: Option<String>,
    },
    /// What is to be kept can't be saved or read (see [`Keep`](crate::Keep)). A message that can't be saved isn't sent.
    #[error("messages can't be kept")]
    Keep(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It was asked too late what became of an action: the server may have forgotten (SES-3). It isn't sent again, since it
    /// may have happened.
    #[error("nobody knows any more whether this was sent")]
    Forgotten,
}

fn shown(status: Option<StatusCode>) -> String {
    status.map_or_else(String::new, |status| format!(" (status {status})"))
}

impl Error {
    /// Tells the error of the generated client, with the status it may have dropped.
    pub(crate) fn from_call(error: api::Error<ApiError>, status: Option<StatusCode>) -> Self {
        match error {
            api::Error::InvalidRequest(reason) | api::Error::Custom(reason) => {
                Self::Request(reason)
            }
            api::Error::CommunicationError(error)
            | api::Error::InvalidUpgrade(error)
            | api::Error::ResponseBodyError(error) => Self::Transport(error),
            api::Error::ErrorResponse(answer) => {
                Self::refusal(answer.status(), answer.into_inner())
            }
            api::Error::InvalidResponsePayload(bytes, source) => Self::Unreadable {
                status,
                body: String::from_utf8_lossy(&bytes)
                    .chars()
                    .take(MOST_KEPT)
                    .collect(),
                source: Some(source),
            },
            api::Error::UnexpectedResponse(response) => Self::Unreadable {
                status: Some(response.status()),
                body: String::new(),
                source: None,
            },
        }
    }

    fn refusal(status: StatusCode, body: ApiError) -> Self {
        Self::Api {
            status,
            code: body.errcode.clone(),
            body: Box::new(body),
        }
    }

    /// The refusal that an action had in a session that has ended since (SES-3).
    pub(crate) fn of_action(error: ActionError) -> Self {
        let mut body = ApiError::new(error.errcode, error.error);
        body.extra = error.extra;
        Self::refusal(usual_status(&body.errcode), body)
    }

    /// The same once more, for whoever else is to be told. Only what can't be copied of its cause is left out.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Api { status, code, body } => Self::Api {
                status: *status,
                code: code.clone(),
                body: body.clone(),
            },
            Self::Unreadable { status, body, .. } => Self::Unreadable {
                status: *status,
                body: body.clone(),
                source: None,
            },
            Self::FurtherStage { next, session } => Self::FurtherStage {
                next: next.clone(),
                session: session.clone(),
            },
            Self::Request(reason) => Self::Request(reason.clone()),
            Self::Transport(error) => Self::Interrupted(Some(error.to_string().into())),
            Self::Interrupted(error) => {
                Self::Interrupted(error.as_ref().map(|error| error.to_string().into()))
            }
            Self::Keep(error) => Self::Keep(error.to_string().into()),
            Self::Forgotten => Self::Forgotten,
        }
    }

    /// A text that isn't what it should be.
    pub(crate) fn unreadable(text: &str, source: serde_json::Error) -> Self {
        Self::Unreadable {
            status: None,
            body: text.chars().take(MOST_KEPT).collect(),
            source: Some(source),
        }
    }

    /// The last word on a stream that stays open (STR-7).
    pub(crate) fn last_word(body: ApiError) -> Self {
        let status = match body.errcode.as_str() {
            "M_UNKNOWN_TOKEN" => StatusCode::UNAUTHORIZED,
            "M_STALE_SESSION" => StatusCode::CONFLICT,
            "M_UNAVAILABLE" => StatusCode::SERVICE_UNAVAILABLE,
            "M_UNKNOWN" => StatusCode::INTERNAL_SERVER_ERROR,
            _ => usual_status(&body.errcode),
        };
        Self::refusal(status, body)
    }

    /// The refusal of an action of a batch that was answered as a whole (BAT-1).
    pub(crate) fn of_part(body: ApiError) -> Self {
        Self::refusal(usual_status(&body.errcode), body)
    }

    /// The status of the answer, where there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api { status, .. } => Some(*status),
            Self::Unreadable { status, .. } => *status,
            _ => None,
        }
    }

    /// What the server said, when it refused.
    pub fn body(&self) -> Option<&ApiError> {
        match self {
            Self::Api { body, .. } => Some(body),
            _ => None,
        }
    }

    /// The kind of refusal, when the server refused (ERR-2).
    pub fn code(&self) -> Option<&ErrorCode> {
        self.body().map(|body| &body.errcode)
    }

    /// Whether the server refused with this code.
    pub fn is(&self, code: &ErrorCode) -> bool {
        self.code() == Some(code)
    }

    /// How long to wait before trying again, when the server says so.
    pub fn retry_after(&self) -> Option<Duration> {
        let ms = self.body()?.retry_after_ms?;
        u64::try_from(ms).ok().map(Duration::from_millis)
    }

    /// The action that the session waits for, in `M_MISSING_ACTION` (ACT-3).
    pub fn expected_action_id(&self) -> Option<i64> {
        self.body()?.expected_action_id
    }

    /// What became of the action of the request, in `M_STALE_SESSION` (SES-3).
    pub fn applied(&self) -> Option<&AppliedAction> {
        self.body()?.applied.as_ref()
    }

    /// Whether the same request may succeed later: nobody answered, or the answer was that of someone too busy.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Interrupted(_) => true,
            Self::Transport(error) => {
                !(error.is_builder() || error.is_redirect() || error.is_upgrade())
            }
            _ => self
                .status()
                .is_some_and(|status| matches!(status.as_u16(), 408 | 429 | 502..=504)),
        }
    }

    /// Whether the server itself said that nothing happened, so that an action id isn't in doubt.
    pub(crate) fn is_certain(&self) -> bool {
        matches!(self, Self::Api { .. } | Self::Request(_))
    }
}

/// The generated client's error. Of an answer that it couldn't read the status is lost.
impl From<api::Error<ApiError>> for Error {
    fn from(error: api::Error<ApiError>) -> Self {
        Self::from_call(error, None)
    }
}

/// The status that a code comes with (ERR-2): an outcome that is told later comes without its own.
fn usual_status(code: &ErrorCode) -> StatusCode {
    match code.as_str() {
        "M_FORBIDDEN" => StatusCode::FORBIDDEN,
        "M_NOT_FOUND" => StatusCode::NOT_FOUND,
        "M_TOO_LARGE" => StatusCode::PAYLOAD_TOO_LARGE,
        "M_ROOM_IN_USE" | "M_CALL_TAKEN" | "M_CALL_ENDED" => StatusCode::CONFLICT,
        "M_EXPIRED_TOKEN" | "M_RESET_TOKEN" => StatusCode::GONE,
        _ => StatusCode::BAD_REQUEST,
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use reqwest::header::HeaderMap;

    use super::*;

    fn refused(status: StatusCode, text: &str) -> Error {
        let body: ApiError = serde_json::from_str(text).expect("an error");
        api::Error::ErrorResponse(api::ResponseValue::new(body, status, HeaderMap::new())).into()
    }

    #[test]
    fn a_refusal_keeps_what_the_server_said() {
        let error = refused(
            StatusCode::TOO_MANY_REQUESTS,
            r#"{"errcode":"M_LIMIT_EXCEEDED","error":"slowly","retry_after_ms":1500,"why":"x"}"#,
        );
        assert!(error.is(&ErrorCode::LIMIT_EXCEEDED) && error.is_transient() && error.is_certain());
        assert_eq!(error.retry_after(), Some(Duration::from_millis(1500)));
        assert_eq!(error.status(), Some(StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(
            error.body().and_then(|body| body.extra.get("why")),
            Some(&"x".into())
        );
        assert_eq!(error.to_string(), "M_LIMIT_EXCEEDED: slowly");
    }

    #[test]
    fn a_code_of_nobody_is_kept() {
        let error = refused(
            StatusCode::BAD_REQUEST,
            r#"{"errcode":"COM.EXAMPLE","error":"no"}"#,
        );
        assert_eq!(error.code().map(ErrorCode::as_str), Some("COM.EXAMPLE"));
        assert!(!error.is_transient());
    }

    /// The answer to an unknown path isn't of this protocol, yet its status is known and nothing of it is lost.
    #[test]
    fn a_foreign_answer_keeps_status_text_and_cause() {
        let text = br#"{"request_id":"1","message":"Not Found"}"#;
        let cause = serde_json::from_slice::<ApiError>(text).expect_err("not an error of ours");
        let failed = api::Error::InvalidResponsePayload(text.as_slice().into(), cause);
        let error = Error::from_call(failed, Some(StatusCode::NOT_FOUND));
        assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
        assert!(!error.is_transient() && !error.is_certain());
        assert!(error.source().is_some());
        assert_eq!(
            error.to_string(),
            "the answer can't be read (status 404 Not Found)"
        );
        let Error::Unreadable { body, .. } = error else {
            panic!("not unreadable")
        };
        assert_eq!(body.as_bytes(), text);
    }

    #[test]
    fn what_a_proxy_answers_for_a_busy_server_is_transient() {
        let busy = Error::Unreadable {
            status: Some(StatusCode::BAD_GATEWAY),
            body: String::new(),
            source: None,
        };
        assert!(busy.is_transient() && !busy.is_certain());
    }

    /// SES-3: the refusal of an action reads as it would have, had its answer not been lost.
    #[test]
    fn an_actions_refusal_in_an_ended_session_reads_like_its_own() {
        let error = Error::of_action(ActionError::new(ErrorCode::FORBIDDEN, "you may not"));
        assert!(error.is(&ErrorCode::FORBIDDEN));
        assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    }
}
