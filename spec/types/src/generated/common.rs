// Written by `cargo xtask generate`; do not edit.

//! Types that several areas share.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// The error of one action, apart from the answer it stands in (SES-3).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ActionError {
    /// The kind of error, for programs (ERR-2).
    pub errcode: crate::error_code::ErrorCode,
    /// What went wrong, for people.
    pub error: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ActionError {
    /// With what is required; what may be absent is.
    pub fn new(
        errcode: crate::error_code::ErrorCode,
        error: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            errcode,
            error: error.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What an action did (MSG-1). With `compact` the `event` is left out, and the keys of the event that the server changed stand beside `event_id` and `origin_server_ts` instead. An action that changes nothing answers the event that stands.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ActionOutcome {
    /// The event as sent. Left out with `compact`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub event: ::std::option::Option<crate::room_event::RoomEvent>,
    /// The event that the action made, or that already said so.
    pub event_id: crate::ids::EventId,
    /// When the server took it, in milliseconds since 1970.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub origin_server_ts: ::std::option::Option<i64>,
    /// Where it happened. As the start of a stream it yields what comes after this event (MSG-1).
    pub position: ChunkToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ActionOutcome {
    /// With what is required; what may be absent is.
    pub fn new(event_id: crate::ids::EventId, position: ChunkToken) -> Self {
        Self {
            event: ::std::option::Option::None,
            event_id,
            origin_server_ts: ::std::option::Option::None,
            position,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The body of every error (ERR-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ApiError {
    /// What became of this action in the old session, if it was processed there (SES-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub applied: ::std::option::Option<AppliedAction>,
    /// The kind of error, for programs (ERR-2).
    pub errcode: crate::error_code::ErrorCode,
    /// What went wrong, for people.
    pub error: ::std::string::String,
    /// The action id the session waits for. With M_MISSING_ACTION (ACT-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expected_action_id: ::std::option::Option<i64>,
    /// The flows that can be used. At registration and login (ACC-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flows: ::std::option::Option<::std::vec::Vec<LoginFlow>>,
    /// Name of the offending path, query or header parameter (ERR-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parameter: ::std::option::Option<::std::string::String>,
    /// JSON pointer of the offending field of the body (ERR-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub path: ::std::option::Option<::std::string::String>,
    /// How long to wait before trying again, in milliseconds. With M_LIMIT_EXCEEDED.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub retry_after_ms: ::std::option::Option<i64>,
    /// The running registration or login. At registration and login (ACC-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub session: ::std::option::Option<::std::string::String>,
    /// The new session. With M_STALE_SESSION (SES-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub session_id: ::std::option::Option<crate::ids::SessionId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ApiError {
    /// With what is required; what may be absent is.
    pub fn new(
        errcode: crate::error_code::ErrorCode,
        error: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            applied: ::std::option::Option::None,
            errcode,
            error: error.into(),
            expected_action_id: ::std::option::Option::None,
            flows: ::std::option::Option::None,
            parameter: ::std::option::Option::None,
            path: ::std::option::Option::None,
            retry_after_ms: ::std::option::Option::None,
            session: ::std::option::Option::None,
            session_id: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What became of an action in a session that has ended (SES-3). It has either `outcome` or `error`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AppliedAction {
    /// The id the action had in the old session.
    pub action_id: i64,
    /// The error the action ended with for good.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<ActionError>,
    /// The body of the answer the action got or would have got.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub outcome: ::std::option::Option<AppliedOutcome>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl AppliedAction {
    /// With what is required; what may be absent is.
    pub fn new(action_id: i64) -> Self {
        Self {
            action_id,
            error: ::std::option::Option::None,
            outcome: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The body of an action's answer; its shape is that of the action's operation (SES-3).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct AppliedOutcome(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);

impl ::std::ops::Deref for AppliedOutcome {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<AppliedOutcome>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: AppliedOutcome) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for AppliedOutcome {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// Names a set of capabilities by the hash of its canonical JSON (CAP-3).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CapabilityHash {
    /// The hash.
    pub sha256: Sha256,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CapabilityHash {
    /// With what is required; what may be absent is.
    pub fn new(sha256: Sha256) -> Self {
        Self {
            sha256,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Names a position in the stream (`s1…`) or in a room's timeline (`t1…`). Opaque, URL-safe, bound to the store it came from: one from before a restore is refused with 410 M_RESET_TOKEN, one that can't be read with 400 M_INVALID_PARAM (ERR-2).
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ChunkToken(::std::string::String);

impl ::std::ops::Deref for ChunkToken {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<ChunkToken> for ::std::string::String {
    fn from(value: ChunkToken) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for ChunkToken {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[st]1[A-Za-z0-9_-]{1,80}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 82usize {
            return Err("longer than 82 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[st]1[A-Za-z0-9_-]{1,80}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for ChunkToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ChunkToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for ChunkToken {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// Nothing to say. Later versions may add fields.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Empty(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);

impl ::std::ops::Deref for Empty {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<Empty>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: Empty) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for Empty {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// The content of an event, an object whose shape depends on the event's type (EVT-8).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct EventContent(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);

impl ::std::ops::Deref for EventContent {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<EventContent>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: EventContent) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for EventContent {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// Stands for a filter once given to the server (FIL-2). Opaque. The same filter gives the same token. One that ran out is refused with 410 M_EXPIRED_TOKEN, one that can't be read with 400 M_INVALID_PARAM.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct FilterToken(::std::string::String);

impl ::std::ops::Deref for FilterToken {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<FilterToken> for ::std::string::String {
    fn from(value: FilterToken) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for FilterToken {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[A-Za-z0-9_-]{1,200}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 200usize {
            return Err("longer than 200 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Za-z0-9_-]{1,200}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for FilterToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for FilterToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for FilterToken {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// One way to register or to log in, made of stages (ACC-1, ACC-2).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct LoginFlow {
    /// All stages in order, the first one included. Absent when there is only one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub stages: ::std::option::Option<LoginStages>,
    /// The first stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl LoginFlow {
    /// With what is required; what may be absent is.
    pub fn new(type_: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            stages: ::std::option::Option::None,
            type_: type_.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The stages of a flow, in order (ACC-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct LoginStages(pub ::std::vec::Vec<::std::string::String>);

impl ::std::ops::Deref for LoginStages {
    type Target = ::std::vec::Vec<::std::string::String>;
    fn deref(&self) -> &::std::vec::Vec<::std::string::String> {
        &self.0
    }
}

impl ::std::convert::From<LoginStages> for ::std::vec::Vec<::std::string::String> {
    fn from(value: LoginStages) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<::std::string::String>> for LoginStages {
    fn from(value: ::std::vec::Vec<::std::string::String>) -> Self {
        Self(value)
    }
}

/// Which marker of a user (MRK-1). `read`: seen by the person. `delivered`: arrived at a client. Marking read implies delivered.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum MarkerKind {
    /// `Read`.
    #[serde(rename = "read")]
    Read,
    /// `Delivered`.
    #[serde(rename = "delivered")]
    Delivered,
}

impl ::std::fmt::Display for MarkerKind {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Read => f.write_str("read"),
            Self::Delivered => f.write_str("delivered"),
        }
    }
}

impl ::std::str::FromStr for MarkerKind {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "read" => Ok(Self::Read),
            "delivered" => Ok(Self::Delivered),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for MarkerKind {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for MarkerKind {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// What a user is to a room. `leave` also stands for being kicked and for a lifted ban. `knock` is kept for asking to be let in; nothing sets it yet.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum Membership {
    /// `Invite`.
    #[serde(rename = "invite")]
    Invite,
    /// `Join`.
    #[serde(rename = "join")]
    Join,
    /// `Leave`.
    #[serde(rename = "leave")]
    Leave,
    /// `Ban`.
    #[serde(rename = "ban")]
    Ban,
    /// `Knock`.
    #[serde(rename = "knock")]
    Knock,
}

impl ::std::fmt::Display for Membership {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Invite => f.write_str("invite"),
            Self::Join => f.write_str("join"),
            Self::Leave => f.write_str("leave"),
            Self::Ban => f.write_str("ban"),
            Self::Knock => f.write_str("knock"),
        }
    }
}

impl ::std::str::FromStr for Membership {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "invite" => Ok(Self::Invite),
            "join" => Ok(Self::Join),
            "leave" => Ok(Self::Leave),
            "ban" => Ok(Self::Ban),
            "knock" => Ok(Self::Knock),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for Membership {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Membership {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// Names a place in a frozen set of results. Opaque. One that ran out is refused with 410 M_EXPIRED_TOKEN, one that can't be read with 400 M_INVALID_PARAM (ERR-2).
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct PaginationToken(::std::string::String);

impl ::std::ops::Deref for PaginationToken {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<PaginationToken> for ::std::string::String {
    fn from(value: PaginationToken) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for PaginationToken {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[A-Za-z0-9_-]{1,200}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 200usize {
            return Err("longer than 200 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Za-z0-9_-]{1,200}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for PaginationToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for PaginationToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for PaginationToken {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// How reachable a user is (PRE-1). `dnd` is do not disturb. Over a user's live sessions the first of dnd, busy, online, away, offline holds.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum PresenceState {
    /// `Online`.
    #[serde(rename = "online")]
    Online,
    /// `Away`.
    #[serde(rename = "away")]
    Away,
    /// `Busy`.
    #[serde(rename = "busy")]
    Busy,
    /// `Dnd`.
    #[serde(rename = "dnd")]
    Dnd,
    /// `Offline`.
    #[serde(rename = "offline")]
    Offline,
}

impl ::std::fmt::Display for PresenceState {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Online => f.write_str("online"),
            Self::Away => f.write_str("away"),
            Self::Busy => f.write_str("busy"),
            Self::Dnd => f.write_str("dnd"),
            Self::Offline => f.write_str("offline"),
        }
    }
}

impl ::std::str::FromStr for PresenceState {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "online" => Ok(Self::Online),
            "away" => Ok(Self::Away),
            "busy" => Ok(Self::Busy),
            "dnd" => Ok(Self::Dnd),
            "offline" => Ok(Self::Offline),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for PresenceState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for PresenceState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// Why, for people.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Reason(::std::string::String);

impl ::std::ops::Deref for Reason {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<Reason> for ::std::string::String {
    fn from(value: Reason) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for Reason {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 1024usize {
            return Err("longer than 1024 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for Reason {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Reason {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for Reason {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// How an event responds to another (REL-1). Open. Known is m.comment.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct RelType(::std::string::String);

impl ::std::ops::Deref for RelType {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<RelType> for ::std::string::String {
    fn from(value: RelType) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for RelType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for RelType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for RelType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for RelType {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// The event this one responds to (REL-1). It doesn't change that event and can be shown without it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RelatesTo {
    /// The event responded to. It is one of the same room.
    pub event_id: crate::ids::EventId,
    /// How it responds.
    pub rel_type: RelType,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RelatesTo {
    /// With what is required; what may be absent is.
    pub fn new(event_id: crate::ids::EventId, rel_type: RelType) -> Self {
        Self {
            event_id,
            rel_type,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The newest events that relate to an event, bundled in it (REL-2). With `sort` = `oldest` the first ones. They come with what updates them; of what relates to an event that is itself bundled only `count` and `start` come.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Replies {
    /// The replies, oldest first, at most the filter's limit. Empty without a filter (FIL-3).
    pub chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// How many replies of the wanted types there are in all that the reader may see, redacted ones left out (REL-4).
    pub count: i64,
    /// Leads to the replies not in `chunk`: earlier ones, with `sort` = `oldest` later ones. Absent where there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub start: ::std::option::Option<ChunkToken>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Replies {
    /// With what is required; what may be absent is.
    pub fn new(
        chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
        count: i64,
    ) -> Self {
        Self {
            chunk,
            count,
            start: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A room in compact form, in initial sync and after joining (SYN-3). Every event stands once, in `events`; the lists hold ids.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomEntry {
    /// The room's ephemeral events as they stand now, such as who is typing.
    pub ephemeral: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// The events that `messages` and `state` name, by event id.
    pub events: ::std::collections::BTreeMap<
        ::std::string::String,
        crate::room_event::RoomEvent,
    >,
    /// How many users are invited.
    pub invited_count: i64,
    /// Whether there are more messages before `start` than this answer holds (SYN-2).
    pub limited: bool,
    /// How many users are joined (SYN-1).
    pub member_count: i64,
    /// The room's members, after joining or creating (JOI-3). Absent in initial sync.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub members: ::std::option::Option<RoomMembers>,
    /// The reader's own membership.
    pub membership: Membership,
    /// The newest part of the room's timeline, oldest first, message and state events alike (SYN-3). Update children come in their parent, or with a filter that wants them separate right after it; those of a delta whose parent isn't here stand at their own place (UPD-4).
    pub messages: ::std::vec::Vec<crate::ids::EventId>,
    /// The room.
    pub room_id: crate::ids::RoomId,
    /// The position before the first of `messages`, to scroll back from.
    pub start: ChunkToken,
    /// The room's state as of the answer's `end`; in a delta what changed of it. `messages` need not be applied to it (SYN-3).
    pub state: ::std::vec::Vec<crate::ids::EventId>,
    /// How many messages after the reader's read marker aren't the reader's own (SYN-5).
    pub unread: i64,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomEntry {
    /// With what is required; what may be absent is.
    pub fn new(
        room_id: crate::ids::RoomId,
        membership: Membership,
        member_count: i64,
        invited_count: i64,
        events: ::std::collections::BTreeMap<
            ::std::string::String,
            crate::room_event::RoomEvent,
        >,
        messages: ::std::vec::Vec<crate::ids::EventId>,
        state: ::std::vec::Vec<crate::ids::EventId>,
        start: ChunkToken,
        limited: bool,
        unread: i64,
        ephemeral: ::std::vec::Vec<crate::room_event::RoomEvent>,
    ) -> Self {
        Self {
            ephemeral,
            events,
            invited_count,
            limited,
            member_count,
            members: ::std::option::Option::None,
            membership,
            messages,
            room_id,
            start,
            state,
            unread,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A member of a room as seen on joining (JOI-3).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomMember {
    /// Where the member's picture is.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avatar_url: ::std::option::Option<::std::string::String>,
    /// The member's name for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub displayname: ::std::option::Option<::std::string::String>,
    /// Whether the member is joined or invited.
    pub membership: Membership,
    /// The member's power level in this room.
    pub power_level: i64,
    /// The member's presence, where the reader may see it (PRE-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub presence: ::std::option::Option<PresenceState>,
    /// Whether the member is typing in this room (TYP-1).
    pub typing: bool,
    /// The member.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomMember {
    /// With what is required; what may be absent is.
    pub fn new(
        user_id: crate::ids::UserId,
        membership: Membership,
        power_level: i64,
        typing: bool,
    ) -> Self {
        Self {
            avatar_url: ::std::option::Option::None,
            displayname: ::std::option::Option::None,
            membership,
            power_level,
            presence: ::std::option::Option::None,
            typing,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The members of a room (JOI-3).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct RoomMembers(pub ::std::vec::Vec<RoomMember>);

impl ::std::ops::Deref for RoomMembers {
    type Target = ::std::vec::Vec<RoomMember>;
    fn deref(&self) -> &::std::vec::Vec<RoomMember> {
        &self.0
    }
}

impl ::std::convert::From<RoomMembers> for ::std::vec::Vec<RoomMember> {
    fn from(value: RoomMembers) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<RoomMember>> for RoomMembers {
    fn from(value: ::std::vec::Vec<RoomMember>) -> Self {
        Self(value)
    }
}

/// A SHA-256 hash in URL-safe base64 without padding (CAP-3).
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Sha256(::std::string::String);

impl ::std::ops::Deref for Sha256 {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<Sha256> for ::std::string::String {
    fn from(value: Sha256) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for Sha256 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[A-Za-z0-9_-]{43}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 43usize {
            return Err("longer than 43 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Za-z0-9_-]{43}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for Sha256 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Sha256 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for Sha256 {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// What the server adds to an event for one reader (EVT-7). No part of what was sent or is signed.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Unsigned {
    /// The id of the action that made the event. Only for the client that sent it (ACT-5).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub action_id: ::std::option::Option<i64>,
    /// With a late event, the event it comes right after in the room's timeline (STR-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub after: ::std::option::Option<crate::ids::EventId>,
    /// How long ago the server took the event, in milliseconds, at the time of the answer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub age: ::std::option::Option<i64>,
    /// With a join, the member's `state.m.room.member.profile` event (EVT-10).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub profile: ::std::option::Option<crate::room_event::RoomEvent>,
    /// The redaction that emptied the event (RED-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub redacted_because: ::std::option::Option<crate::room_event::RoomEvent>,
    /// The session of that action. Only for the client that sent it (ACT-5).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub session_id: ::std::option::Option<crate::ids::SessionId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}
