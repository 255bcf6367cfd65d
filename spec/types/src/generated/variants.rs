// Written by `cargo xtask generate`; do not edit.

//! Contents whose shape is chosen by one of their keys.

use super::*;

/// A message of a person or a program. `msgtype` says what kind; one that isn't known here needs only `body`. An edit is a message too, with `updates` on the event (UPD-6).
#[derive(Clone, Debug, PartialEq)]
pub enum RoomMessageEventContent {
    /// `msgtype` is `m.audio`.
    Audio(AudioMessageContent),
    /// `msgtype` is `m.emote`.
    Emote(EmoteMessageContent),
    /// `msgtype` is `m.file`.
    File(FileMessageContent),
    /// `msgtype` is `m.image`.
    Image(ImageMessageContent),
    /// `msgtype` is `m.location`.
    Location(LocationMessageContent),
    /// `msgtype` is `m.notice`.
    Notice(NoticeMessageContent),
    /// `msgtype` is `m.text`.
    Text(TextMessageContent),
    /// `msgtype` is `m.video`.
    Video(VideoMessageContent),
    /// `msgtype` is something else.
    Other(OtherRoomMessageEventContent),
}

impl<'de> ::serde::Deserialize<'de> for RoomMessageEventContent {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        let content = ::serde_json::Value::deserialize(deserializer)?;
        match content.get("msgtype").and_then(::serde_json::Value::as_str) {
            Some("m.audio") => ::serde_json::from_value(content).map(Self::Audio),
            Some("m.emote") => ::serde_json::from_value(content).map(Self::Emote),
            Some("m.file") => ::serde_json::from_value(content).map(Self::File),
            Some("m.image") => ::serde_json::from_value(content).map(Self::Image),
            Some("m.location") => ::serde_json::from_value(content).map(Self::Location),
            Some("m.notice") => ::serde_json::from_value(content).map(Self::Notice),
            Some("m.text") => ::serde_json::from_value(content).map(Self::Text),
            Some("m.video") => ::serde_json::from_value(content).map(Self::Video),
            _ => ::serde_json::from_value(content).map(Self::Other),
        }
            .map_err(<D::Error as ::serde::de::Error>::custom)
    }
}

impl ::serde::Serialize for RoomMessageEventContent {
    fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
    where
        S: ::serde::Serializer,
    {
        match self {
            Self::Audio(content) => content.serialize(serializer),
            Self::Emote(content) => content.serialize(serializer),
            Self::File(content) => content.serialize(serializer),
            Self::Image(content) => content.serialize(serializer),
            Self::Location(content) => content.serialize(serializer),
            Self::Notice(content) => content.serialize(serializer),
            Self::Text(content) => content.serialize(serializer),
            Self::Video(content) => content.serialize(serializer),
            Self::Other(content) => content.serialize(serializer),
        }
    }
}

impl ::std::convert::From<AudioMessageContent> for RoomMessageEventContent {
    fn from(content: AudioMessageContent) -> Self {
        Self::Audio(content)
    }
}

impl ::std::convert::From<EmoteMessageContent> for RoomMessageEventContent {
    fn from(content: EmoteMessageContent) -> Self {
        Self::Emote(content)
    }
}

impl ::std::convert::From<FileMessageContent> for RoomMessageEventContent {
    fn from(content: FileMessageContent) -> Self {
        Self::File(content)
    }
}

impl ::std::convert::From<ImageMessageContent> for RoomMessageEventContent {
    fn from(content: ImageMessageContent) -> Self {
        Self::Image(content)
    }
}

impl ::std::convert::From<LocationMessageContent> for RoomMessageEventContent {
    fn from(content: LocationMessageContent) -> Self {
        Self::Location(content)
    }
}

impl ::std::convert::From<NoticeMessageContent> for RoomMessageEventContent {
    fn from(content: NoticeMessageContent) -> Self {
        Self::Notice(content)
    }
}

impl ::std::convert::From<TextMessageContent> for RoomMessageEventContent {
    fn from(content: TextMessageContent) -> Self {
        Self::Text(content)
    }
}

impl ::std::convert::From<VideoMessageContent> for RoomMessageEventContent {
    fn from(content: VideoMessageContent) -> Self {
        Self::Video(content)
    }
}
