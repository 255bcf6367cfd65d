//! The open set of error codes (ERR-2).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of an error, for programs (ERR-2).
///
/// The set is open: a code this version doesn't know is kept and prints back unchanged. Compare with the constants:
///
/// ```
/// use tidings_types::ErrorCode;
/// let code: ErrorCode = serde_json::from_str("\"M_FORBIDDEN\"").expect("a code");
/// assert_eq!(code, ErrorCode::FORBIDDEN);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ErrorCode(Cow<'static, str>);

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        impl ErrorCode {
            $($(#[$doc])* pub const $name: Self = Self(Cow::Borrowed($text));)*

            /// Every code the protocol names.
            pub const KNOWN: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

codes! {
    /// 401: the access token isn't known.
    UNKNOWN_TOKEN = "M_UNKNOWN_TOKEN";
    /// 401: there is no access token.
    MISSING_TOKEN = "M_MISSING_TOKEN";
    /// 403: you may not.
    FORBIDDEN = "M_FORBIDDEN";
    /// 404: there is no such thing.
    NOT_FOUND = "M_NOT_FOUND";
    /// 400: JSON of the wrong shape; `path` says where.
    BAD_JSON = "M_BAD_JSON";
    /// 400: no JSON.
    NOT_JSON = "M_NOT_JSON";
    /// 400: a value that can't be; `parameter` or `path` says which.
    INVALID_PARAM = "M_INVALID_PARAM";
    /// 404, 405 or 501: no such operation.
    UNRECOGNIZED = "M_UNRECOGNIZED";
    /// 429: too much; `retry_after_ms` says when again.
    LIMIT_EXCEEDED = "M_LIMIT_EXCEEDED";
    /// 413: too large.
    TOO_LARGE = "M_TOO_LARGE";
    /// 400: the user id is taken.
    USER_IN_USE = "M_USER_IN_USE";
    /// 400: not a user name.
    INVALID_USERNAME = "M_INVALID_USERNAME";
    /// 409: the alias is taken.
    ROOM_IN_USE = "M_ROOM_IN_USE";
    /// 409: the session ended; `session_id` is the new one (SES-3).
    STALE_SESSION = "M_STALE_SESSION";
    /// 409: an earlier action is missing; `expected_action_id` says which (ACT-3).
    MISSING_ACTION = "M_MISSING_ACTION";
    /// 404: the capability hash isn't known (CAP-2).
    UNKNOWN_CAPABILITIES = "M_UNKNOWN_CAPABILITIES";
    /// 410: the token is from another store epoch; start again.
    RESET_TOKEN = "M_RESET_TOKEN";
    /// 410: the filter or pagination token ran out.
    EXPIRED_TOKEN = "M_EXPIRED_TOKEN";
    /// 409: the call is taken (VOI-2).
    CALL_TAKEN = "M_CALL_TAKEN";
    /// 409: the call ended (VOI-2).
    CALL_ENDED = "M_CALL_ENDED";
    /// 400: a captcha is needed (ACC-1).
    CAPTCHA_NEEDED = "M_CAPTCHA_NEEDED";
    /// 400: the captcha is wrong (ACC-1).
    CAPTCHA_INVALID = "M_CAPTCHA_INVALID";
    /// 403: the third-party id couldn't be verified (ACC-1).
    THREEPID_AUTH_FAILED = "M_THREEPID_AUTH_FAILED";
    /// 403: the identity server isn't trusted (ACC-1).
    SERVER_NOT_TRUSTED = "M_SERVER_NOT_TRUSTED";
    /// 503: the store can't write; nothing was applied.
    UNAVAILABLE = "M_UNAVAILABLE";
    /// 500, or anything else.
    UNKNOWN = "M_UNKNOWN";
}

impl ErrorCode {
    /// The code's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the protocol names this code.
    pub fn is_known(&self) -> bool {
        Self::KNOWN.contains(self)
    }
}

impl From<String> for ErrorCode {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl std::str::FromStr for ErrorCode {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(Cow::Owned(text.to_owned())))
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_codes_print_back_unchanged() {
        let code: ErrorCode = serde_json::from_str("\"COM.EXAMPLE_CODE\"").expect("open");
        assert!(!code.is_known());
        assert_eq!(
            serde_json::to_string(&code).expect("text"),
            "\"COM.EXAMPLE_CODE\""
        );
    }
}
