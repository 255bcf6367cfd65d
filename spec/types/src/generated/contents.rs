// Written by `cargo xtask generate`; do not edit.

//! Types that only the registry reaches.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// About a sound.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AudioInfo {
    /// How long it plays, in milliseconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duration: ::std::option::Option<i64>,
    /// The media type, such as `audio/ogg`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mimetype: ::std::option::Option<::std::string::String>,
    /// The size in bytes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// A sound.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AudioMessageContent {
    /// What is heard, or the file name.
    pub body: ::std::string::String,
    /// About the sound.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub info: ::std::option::Option<AudioInfo>,
    /// Always `m.audio`.
    pub msgtype: ::std::string::String,
    /// Where the sound is, an `mxc://` or http address.
    pub url: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl AudioMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(
        body: impl ::std::convert::Into<::std::string::String>,
        url: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            body: body.into(),
            info: ::std::option::Option::None,
            msgtype: "m.audio".to_owned(),
            url: url.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The caller chooses the device to talk with; the others give up (VOI-1). There is one ack per call: a second is 409 M_CALL_TAKEN; another user's is 403 M_FORBIDDEN. The event carries `updates` with the id of the invite.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallAckEventContent {
    /// The chosen device.
    pub device_id: DeviceId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallAckEventContent {
    /// With what is required; what may be absent is.
    pub fn new(device_id: DeviceId) -> Self {
        Self {
            device_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One device of the called takes the call (VOI-1). Several may; the caller's ack chooses one. Anybody else's answer is 403 M_FORBIDDEN. The event carries `updates` with the id of the invite.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallAnswerEventContent {
    /// The answering side's description of the call.
    pub answer: CallDescription,
    /// The device that answers.
    pub device_id: DeviceId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallAnswerEventContent {
    /// With what is required; what may be absent is.
    pub fn new(device_id: DeviceId, answer: CallDescription) -> Self {
        Self {
            answer,
            device_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One address at which a side of a call may be reached, as WebRTC makes it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallCandidate {
    /// The candidate line. The empty text says that no more will come.
    pub candidate: ::std::string::String,
    /// The media section that the candidate belongs to, counted from 0.
    #[serde(rename = "sdpMLineIndex")]
    pub sdp_m_line_index: i64,
    /// The media section that the candidate belongs to, by its mark.
    #[serde(rename = "sdpMid")]
    pub sdp_mid: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallCandidate {
    /// With what is required; what may be absent is.
    pub fn new(
        candidate: impl ::std::convert::Into<::std::string::String>,
        sdp_mid: impl ::std::convert::Into<::std::string::String>,
        sdp_m_line_index: i64,
    ) -> Self {
        Self {
            candidate: candidate.into(),
            sdp_m_line_index,
            sdp_mid: sdp_mid.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Addresses at which a side of the call may be reached, from either side (VOI-1). The event carries `updates` with the id of the invite.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallCandidateEventContent {
    /// The addresses, in the order they were found.
    pub candidates: ::std::vec::Vec<CallCandidate>,
    /// The device that the addresses are of.
    pub device_id: DeviceId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallCandidateEventContent {
    /// With what is required; what may be absent is.
    pub fn new(device_id: DeviceId, candidates: ::std::vec::Vec<CallCandidate>) -> Self {
        Self {
            candidates,
            device_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One side's description of a call's media, as WebRTC makes it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallDescription {
    /// The description in SDP.
    pub sdp: ::std::string::String,
    /// What the description is. Open. Known are offer and answer.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallDescription {
    /// With what is required; what may be absent is.
    pub fn new(
        type_: impl ::std::convert::Into<::std::string::String>,
        sdp: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            sdp: sdp.into(),
            type_: type_.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Ends the call (VOI-1). After it only redactions may follow: signals are 409 M_CALL_ENDED. The server sends one by itself when the invite isn't acked in its lifetime (timeout), when both users have no session left (offline; after a start of the server not before a session would have ended) and when two invites cross (glare) (VOI-2, VOI-3). The event carries `updates` with the id of the invite.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallHangupEventContent {
    /// The device that hangs up. Absent when the server does.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_id: ::std::option::Option<DeviceId>,
    /// Why. Open. The server gives timeout, offline or glare.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// Begins a call (VOI-1, VOI-2). All signals of the call are updates of this event. Two users have one call at a time, in whatever room: another invite is 409 M_CALL_TAKEN. It is let through only when it crosses the other one's invite, which the sender of this one hasn't answered in any way yet: then a hangup of the server with the reason glare follows in the same commit, and the earlier call stands. 400 M_INVALID_PARAM when it isn't clear who is called: without `invitee` in a room that hasn't exactly two members, and with one who isn't another member. Redacting the invite ends the call.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallInviteEventContent {
    /// The device that calls.
    pub device_id: DeviceId,
    /// Who is called. Needed in a room of more than two members.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub invitee: ::std::option::Option<crate::ids::UserId>,
    /// How long the invite waits for the caller's ack, in milliseconds from its `origin_server_ts` (VOI-3).
    pub lifetime: i64,
    /// The caller's description of the call.
    pub offer: CallDescription,
    /// The version of the way calls are signalled. It is 1; 0 was version 1 of this protocol.
    pub version: i64,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallInviteEventContent {
    /// With what is required; what may be absent is.
    pub fn new(
        version: i64,
        lifetime: i64,
        offer: CallDescription,
        device_id: DeviceId,
    ) -> Self {
        Self {
            device_id,
            invitee: ::std::option::Option::None,
            lifetime,
            offer,
            version,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One device of the called declines the call (VOI-1). The event carries `updates` with the id of the invite.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CallRejectEventContent {
    /// The device that declines.
    pub device_id: DeviceId,
    /// Why. Open.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl CallRejectEventContent {
    /// With what is required; what may be absent is.
    pub fn new(device_id: DeviceId) -> Self {
        Self {
            device_id,
            reason: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Something the sender does, told in the third person.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct EmoteMessageContent {
    /// What the sender does, without the name in front.
    pub body: ::std::string::String,
    /// Always `m.emote`.
    pub msgtype: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl EmoteMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(body: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            body: body.into(),
            msgtype: "m.emote".to_owned(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// About a file.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileInfo {
    /// The media type, such as `application/pdf`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mimetype: ::std::option::Option<::std::string::String>,
    /// The size in bytes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// A file of any kind.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FileMessageContent {
    /// What the file is, or its name.
    pub body: ::std::string::String,
    /// The name of the file, without a path.
    pub filename: ::std::string::String,
    /// About the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub info: ::std::option::Option<FileInfo>,
    /// Always `m.file`.
    pub msgtype: ::std::string::String,
    /// About the small picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_info: ::std::option::Option<ImageInfo>,
    /// A small picture of it, an `mxc://` or http address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_url: ::std::option::Option<::std::string::String>,
    /// Where the file is, an `mxc://` or http address.
    pub url: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl FileMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(
        body: impl ::std::convert::Into<::std::string::String>,
        url: impl ::std::convert::Into<::std::string::String>,
        filename: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            body: body.into(),
            filename: filename.into(),
            info: ::std::option::Option::None,
            msgtype: "m.file".to_owned(),
            thumbnail_info: ::std::option::Option::None,
            thumbnail_url: ::std::option::Option::None,
            url: url.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// From where on a member may read a room's past (JOI-6). `shared`: all of it. `invited`: from the invite on. `joined`: from the join on.
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
pub enum HistoryVisibility {
    /// `Shared`.
    #[serde(rename = "shared")]
    Shared,
    /// `Invited`.
    #[serde(rename = "invited")]
    Invited,
    /// `Joined`.
    #[serde(rename = "joined")]
    Joined,
}

impl ::std::fmt::Display for HistoryVisibility {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Shared => f.write_str("shared"),
            Self::Invited => f.write_str("invited"),
            Self::Joined => f.write_str("joined"),
        }
    }
}

impl ::std::str::FromStr for HistoryVisibility {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "shared" => Ok(Self::Shared),
            "invited" => Ok(Self::Invited),
            "joined" => Ok(Self::Joined),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for HistoryVisibility {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for HistoryVisibility {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// Tells every client of a user who joined a room where to scroll back from (JOI-4). The sender is the server.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct HomeserverScrollbackEventContent {
    /// The place in the room's timeline; what lies before it is to be had by scrolling.
    pub token: ChunkToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl HomeserverScrollbackEventContent {
    /// With what is required; what may be absent is.
    pub fn new(token: ChunkToken) -> Self {
        Self {
            token,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// About a picture.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ImageInfo {
    /// The height in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub h: ::std::option::Option<i64>,
    /// The media type, such as `image/png`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mimetype: ::std::option::Option<::std::string::String>,
    /// The size in bytes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size: ::std::option::Option<i64>,
    /// The width in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub w: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// A picture.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ImageMessageContent {
    /// What the picture shows, or its file name.
    pub body: ::std::string::String,
    /// About the picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub info: ::std::option::Option<ImageInfo>,
    /// Always `m.image`.
    pub msgtype: ::std::string::String,
    /// About the small picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_info: ::std::option::Option<ImageInfo>,
    /// A small picture of it, an `mxc://` or http address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_url: ::std::option::Option<::std::string::String>,
    /// Where the picture is, an `mxc://` or http address.
    pub url: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ImageMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(
        body: impl ::std::convert::Into<::std::string::String>,
        url: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            body: body.into(),
            info: ::std::option::Option::None,
            msgtype: "m.image".to_owned(),
            thumbnail_info: ::std::option::Option::None,
            thumbnail_url: ::std::option::Option::None,
            url: url.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A place on earth.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct LocationMessageContent {
    /// Which place it is, in words.
    pub body: ::std::string::String,
    /// The place as a `geo:` address, latitude and longitude in degrees.
    pub geo_uri: ::std::string::String,
    /// Always `m.location`.
    pub msgtype: ::std::string::String,
    /// About the small picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_info: ::std::option::Option<ImageInfo>,
    /// A small picture of it, an `mxc://` or http address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_url: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl LocationMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(
        body: impl ::std::convert::Into<::std::string::String>,
        geo_uri: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            body: body.into(),
            geo_uri: geo_uri.into(),
            msgtype: "m.location".to_owned(),
            thumbnail_info: ::std::option::Option::None,
            thumbnail_url: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A text from a program. No program answers it of itself.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct NoticeMessageContent {
    /// The text.
    pub body: ::std::string::String,
    /// Always `m.notice`.
    pub msgtype: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl NoticeMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(body: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            body: body.into(),
            msgtype: "m.notice".to_owned(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A message of a person or a program. `msgtype` says what kind; one that isn't known here needs only `body`. An edit is a message too, with `updates` on the event (UPD-6).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct OtherRoomMessageEventContent {
    /// The text, or a text to show in place of what can't be shown.
    pub body: ::std::string::String,
    /// The kind of message. Open. Known: m.text, m.emote, m.notice, m.image, m.audio, m.video, m.file, m.location.
    pub msgtype: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl OtherRoomMessageEventContent {
    /// With what is required; what may be absent is.
    pub fn new(
        msgtype: impl ::std::convert::Into<::std::string::String>,
        body: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            body: body.into(),
            msgtype: msgtype.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// How reachable a user is, over all live sessions of that user (PRE-1). Sent when it changes; the sender is the user.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PresenceEventContent {
    /// What the user's connected clients can do together (CAP-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub capabilities: ::std::option::Option<CapabilityHash>,
    /// How long ago the user last did something, in milliseconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_active_ago: ::std::option::Option<i64>,
    /// The state.
    pub presence: PresenceState,
    /// What the user says about it, for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status_msg: ::std::option::Option<::std::string::String>,
    /// The user.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PresenceEventContent {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId, presence: PresenceState) -> Self {
        Self {
            capabilities: ::std::option::Option::None,
            last_active_ago: ::std::option::Option::None,
            presence,
            status_msg: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A note for one's own clients that an event was delivered (UPD-5). The event carries `updates` with the id of that event. Nothing need stand in the content.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ReceiptDeliveredEventContent(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);

impl ::std::ops::Deref for ReceiptDeliveredEventContent {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<ReceiptDeliveredEventContent>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: ReceiptDeliveredEventContent) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for ReceiptDeliveredEventContent {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// A note for one's own clients that an event was read (UPD-5). The event carries `updates` with the id of that event. Nothing need stand in the content.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ReceiptReadEventContent(
    pub ::serde_json::Map<::std::string::String, ::serde_json::Value>,
);

impl ::std::ops::Deref for ReceiptReadEventContent {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<ReceiptReadEventContent>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: ReceiptReadEventContent) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for ReceiptReadEventContent {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// All aliases that the server named by the state key has for the room (DIR-1). The room's aliases are those of all servers together. A hint only: what an alias leads to is asked of the directory.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomAliasesEventContent {
    /// The aliases. The list replaces the one before.
    pub aliases: ::std::vec::Vec<crate::ids::RoomAlias>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomAliasesEventContent {
    /// With what is required; what may be absent is.
    pub fn new(aliases: ::std::vec::Vec<crate::ids::RoomAlias>) -> Self {
        Self {
            aliases,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The picture of the room.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomAvatarEventContent {
    /// About the picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub info: ::std::option::Option<ImageInfo>,
    /// Where the picture is, an `mxc://` or http address.
    pub url: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomAvatarEventContent {
    /// With what is required; what may be absent is.
    pub fn new(url: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            info: ::std::option::Option::None,
            url: url.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The first event of a room. The server makes it and nothing replaces it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomCreateEventContent {
    /// Who made the room.
    pub creator: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomCreateEventContent {
    /// With what is required; what may be absent is.
    pub fn new(creator: crate::ids::UserId) -> Self {
        Self {
            creator,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// From where on a member may read the room's past (JOI-6). Without this event it is `shared`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomHistoryVisibilityEventContent {
    /// The rule for events from here on.
    pub history_visibility: HistoryVisibility,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomHistoryVisibilityEventContent {
    /// With what is required; what may be absent is.
    pub fn new(history_visibility: HistoryVisibility) -> Self {
        Self {
            history_visibility,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Who may join the room (JOI-5). Without this event the rule is `invite`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomJoinRulesEventContent {
    /// The rule.
    pub join_rule: JoinRule,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomJoinRulesEventContent {
    /// With what is required; what may be absent is.
    pub fn new(join_rule: JoinRule) -> Self {
        Self {
            join_rule,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Up to where the events reached a client of the user named by the state key, that event included (MRK-1). A marker never moves backwards in the timeline.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomMarkerDeliveredEventContent {
    /// The event marked. It is one of this room.
    pub event_id: crate::ids::EventId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomMarkerDeliveredEventContent {
    /// With what is required; what may be absent is.
    pub fn new(event_id: crate::ids::EventId) -> Self {
        Self {
            event_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Up to where the user named by the state key has read, that event included (MRK-1). Implies delivered up to there. A marker never moves backwards in the timeline.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomMarkerReadEventContent {
    /// The event marked. It is one of this room.
    pub event_id: crate::ids::EventId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomMarkerReadEventContent {
    /// With what is required; what may be absent is.
    pub fn new(event_id: crate::ids::EventId) -> Self {
        Self {
            event_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What the user named by the state key is to the room. Display name and avatar are not here but in `state.m.room.member.profile` (EVT-10). A rejected invite deletes this state (REJ-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomMemberEventContent {
    /// The membership.
    pub membership: Membership,
    /// Why, for people. Given with an invite, a leave, a kick or a ban.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomMemberEventContent {
    /// With what is required; what may be absent is.
    pub fn new(membership: Membership) -> Self {
        Self {
            membership,
            reason: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// How the user named by the state key is shown in the room (EVT-10). A key that is absent is not set. Further keys of the user's profile may stand here too.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomMemberProfileEventContent {
    /// The picture to show, an `mxc://` or http address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avatar_url: ::std::option::Option<::std::string::String>,
    /// The name to show.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub displayname: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// The name of a room, for people.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomNameEventContent {
    /// The name.
    pub name: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomNameEventContent {
    /// With what is required; what may be absent is.
    pub fn new(name: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            name: name.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Who may do what in the room: a user may do what needs at most that user's level. A key that is absent has the default named at it; a key that is there counts, also when it says 0. The keys of `users` are user ids, the keys of `events` are full event types; the server refuses others with 400.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomPowerLevelsEventContent {
    /// The level needed to ban and to unban (BAN-1). Default 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ban: ::std::option::Option<i64>,
    /// The level needed to send events of single types, by full event type.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub events: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, i64>,
    >,
    /// The level needed to send a message event of a type not named in `events`. Default 0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub events_default: ::std::option::Option<i64>,
    /// The level needed to invite (INV-1). Default 0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub invite: ::std::option::Option<i64>,
    /// The level needed to kick (KIC-1). Default 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub kick: ::std::option::Option<i64>,
    /// The level needed to redact what others sent (RED-1). Default 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub redact: ::std::option::Option<i64>,
    /// The level needed to send a state event of a type not named in `events`. Default 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state_default: ::std::option::Option<i64>,
    /// The level of single users, by user id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub users: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, i64>,
    >,
    /// The level of a user not named in `users`. Default 0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub users_default: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// Empties the event named by `redacts` on this event (RED-1). It can't be undone.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomRedactionEventContent {
    /// Why, for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// What the room is about, for people.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomTopicEventContent {
    /// The topic. The empty text is a topic too.
    pub topic: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomTopicEventContent {
    /// With what is required; what may be absent is.
    pub fn new(topic: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            topic: topic.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A plain text.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TextMessageContent {
    /// The text.
    pub body: ::std::string::String,
    /// Always `m.text`.
    pub msgtype: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl TextMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(body: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            body: body.into(),
            msgtype: "m.text".to_owned(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Who is typing in the room, the whole list (TYP-1). It takes the place of the list before.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TypingEventContent {
    /// The users who are typing. Empty when nobody is.
    pub user_ids: ::std::vec::Vec<crate::ids::UserId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl TypingEventContent {
    /// With what is required; what may be absent is.
    pub fn new(user_ids: ::std::vec::Vec<crate::ids::UserId>) -> Self {
        Self {
            user_ids,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// About a film.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct VideoInfo {
    /// How long it plays, in milliseconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duration: ::std::option::Option<i64>,
    /// The height in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub h: ::std::option::Option<i64>,
    /// The media type, such as `video/webm`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mimetype: ::std::option::Option<::std::string::String>,
    /// The size in bytes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size: ::std::option::Option<i64>,
    /// About the small picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_info: ::std::option::Option<ImageInfo>,
    /// A small picture of it, an `mxc://` or http address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub thumbnail_url: ::std::option::Option<::std::string::String>,
    /// The width in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub w: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// A film. Its small picture is told in `info`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct VideoMessageContent {
    /// What is seen, or the file name.
    pub body: ::std::string::String,
    /// About the film.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub info: ::std::option::Option<VideoInfo>,
    /// Always `m.video`.
    pub msgtype: ::std::string::String,
    /// Where the film is, an `mxc://` or http address.
    pub url: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl VideoMessageContent {
    /// With what is required; what may be absent is.
    pub fn new(
        body: impl ::std::convert::Into<::std::string::String>,
        url: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            body: body.into(),
            info: ::std::option::Option::None,
            msgtype: "m.video".to_owned(),
            url: url.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
