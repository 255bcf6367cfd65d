//! Why something was refused, independent of the transport.
//!
//! `http::error` alone knows which status belongs to which kind.

use serde::{Deserialize, Serialize};

use super::rules::registration::Offer;
use crate::store::{AppendError, StoreError};

/// The kind of a refusal (ERR-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// There is no access token.
    MissingToken,
    /// The access token isn't known.
    UnknownToken,
    /// You may not.
    Forbidden,
    /// There is no such thing, or none for you.
    NotFound,
    /// JSON of the wrong shape.
    BadJson,
    /// No JSON.
    NotJson,
    /// A value that can't be.
    InvalidParam,
    /// No such operation.
    Unrecognized,
    /// An operation, or a part of one, that this server doesn't have yet.
    NotImplemented,
    /// Too much; later again.
    LimitExceeded,
    /// Too large.
    TooLarge,
    /// The user id is taken.
    UserInUse,
    /// Not a user name.
    InvalidUsername,
    /// A captcha has to be solved.
    CaptchaNeeded,
    /// The captcha was solved wrongly.
    CaptchaInvalid,
    /// An address isn't validated.
    ThreepidAuthFailed,
    /// Nobody here believes this identity server.
    ServerNotTrusted,
    /// The alias is taken.
    RoomInUse,
    /// The session ended (SES-3).
    StaleSession,
    /// An earlier action is missing (ACT-3).
    MissingAction,
    /// The capability hash isn't known (CAP-2).
    UnknownCapabilities,
    /// There is a call already, or its device has been chosen (VOI-2).
    CallTaken,
    /// The call is over (VOI-2).
    CallEnded,
    /// A token from another store epoch.
    ResetToken,
    /// A token that ran out.
    ExpiredToken,
    /// The store can't write; nothing was applied.
    Unavailable,
    /// A fault of the server.
    Internal,
}

impl ErrorKind {
    /// Whether an action that fails so has used up its id (ACT-3).
    pub fn uses_up_action(self) -> bool {
        !matches!(
            self,
            Self::MissingToken
                | Self::UnknownToken
                | Self::StaleSession
                | Self::MissingAction
                | Self::LimitExceeded
                | Self::NotImplemented
                | Self::Unavailable
                | Self::Internal
        )
    }
}

/// A refusal: its kind, a sentence for people, and where the fault lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppError {
    /// The kind.
    pub kind: ErrorKind,
    /// What went wrong, for people; a lowercase fragment.
    pub message: String,
    /// JSON pointer of the offending field of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Name of the offending path, query or header parameter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// How long to wait, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// The action id that the session waits for (ACT-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_action_id: Option<u64>,
    /// The registration that was refused a stage, and goes on (ACC-1).
    #[serde(skip)]
    pub registration: Option<Box<RunningRegistration>>,
}

/// A registration that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningRegistration {
    /// The stages on offer.
    pub offer: Offer,
    /// Its session.
    pub session: String,
}

impl AppError {
    /// A refusal of a kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            path: None,
            parameter: None,
            retry_after_ms: None,
            expected_action_id: None,
            registration: None,
        }
    }

    /// 403 in HTTP: you may not.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Forbidden, message)
    }

    /// 404 in HTTP: no such thing.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::NotFound, message)
    }

    /// A parameter with an impossible value.
    pub fn bad_parameter(name: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            parameter: Some(name.into()),
            ..Self::new(ErrorKind::InvalidParam, message)
        }
    }

    /// A field of the body with an impossible value.
    pub fn bad_field(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: Some(path.into()),
            ..Self::new(ErrorKind::InvalidParam, message)
        }
    }

    /// A field of the body with the wrong shape.
    pub fn bad_json(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: Some(path.into()),
            ..Self::new(ErrorKind::BadJson, message)
        }
    }

    /// A fault of the server; `message` goes to the log, not to the client.
    pub fn internal(message: impl std::fmt::Display) -> Self {
        tracing::error!(%message, "internal error");
        Self::new(ErrorKind::Internal, "internal error")
    }

    /// The same refusal, said of a field that lies deeper in the body.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        self.path = Some(format!("{prefix}{}", self.path.unwrap_or_default()));
        self
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for AppError {}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let cause: &dyn std::error::Error = &error;
        tracing::error!(error = cause, "store error");
        match error {
            StoreError::Corrupt(_)
            | StoreError::NewerSchema { .. }
            | StoreError::OtherServer { .. } => Self::new(ErrorKind::Internal, "internal error"),
            StoreError::Engine { .. } | StoreError::Closed => Self::new(
                ErrorKind::Unavailable,
                "the server can't reach its store; nothing was applied, try again later",
            ),
        }
    }
}

impl From<AppendError> for AppError {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Store(error) => error.into(),
            AppendError::Conflict { .. } => Self::new(
                ErrorKind::Unavailable,
                "the room is too busy; nothing was applied, try again",
            ),
            AppendError::Taken { what: "alias" } => {
                Self::new(ErrorKind::RoomInUse, "the alias is taken")
            }
            // An id that was drawn here is no other event's: this one was prepared, and sent twice at once (MSG-2).
            AppendError::Taken { what: "event" } => super::prepare::sent_before(),
            AppendError::Taken { what: "call" } => super::rules::call::taken(),
            AppendError::Missing { what: "alias" } => Self::not_found("no room has this alias"),
            AppendError::Missing { what } => Self::internal(format!("{what} is missing")),
            AppendError::Taken { what } => Self::internal(format!("{what} is taken")),
            AppendError::NoSuchRoom(room_id) => Self::internal(format!("no room {room_id}")),
        }
    }
}
