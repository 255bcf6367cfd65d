// Written by `cargo xtask generate`; do not edit.

//! The registry: what is known of each entry, and one enum over all contents.

use super::*;

/// What is known of each entry, in the order of their names.
pub static EVENT_TYPES: &[crate::content::EventTypeInfo] = &[
    crate::content::EventTypeInfo {
        event_type: "ephemeral.m.homeserver.scrollback",
        kind: crate::content::EventKind::Ephemeral,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"ChunkToken":{"maxLength":82,"pattern":"^[st]1[A-Za-z0-9_-]{1,80}$","type":"string"}},"properties":{"token":{"allOf":[{"$ref":"#/definitions/ChunkToken"}]}},"required":["token"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "ephemeral.m.presence",
        kind: crate::content::EventKind::Ephemeral,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"CapabilityHash":{"additionalProperties":{},"properties":{"sha256":{"allOf":[{"$ref":"#/definitions/Sha256"}]}},"required":["sha256"],"type":"object"},"PresenceState":{"enum":["online","away","busy","dnd","offline"],"type":"string"},"Sha256":{"maxLength":43,"pattern":"^[A-Za-z0-9_-]{43}$","type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"capabilities":{"allOf":[{"$ref":"#/definitions/CapabilityHash"}]},"last_active_ago":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"presence":{"allOf":[{"$ref":"#/definitions/PresenceState"}]},"status_msg":{"maxLength":1024,"type":"string"},"user_id":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["user_id","presence"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "ephemeral.m.typing",
        kind: crate::content::EventKind::Ephemeral,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"user_ids":{"items":{"$ref":"#/definitions/UserId"},"maxItems":10000,"type":"array"}},"required":["user_ids"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.call.ack",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"}},"properties":{"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]}},"required":["device_id"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.call.answer",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"CallDescription":{"additionalProperties":{},"properties":{"sdp":{"maxLength":65536,"type":"string"},"type":{"maxLength":32,"type":"string"}},"required":["type","sdp"],"type":"object"},"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"}},"properties":{"answer":{"allOf":[{"$ref":"#/definitions/CallDescription"}]},"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]}},"required":["device_id","answer"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.call.candidate",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"CallCandidate":{"additionalProperties":{},"properties":{"candidate":{"maxLength":4096,"type":"string"},"sdpMLineIndex":{"maximum":65535,"minimum":0,"type":"integer"},"sdpMid":{"maxLength":255,"type":"string"}},"required":["candidate","sdpMid","sdpMLineIndex"],"type":"object"},"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"}},"properties":{"candidates":{"items":{"$ref":"#/definitions/CallCandidate"},"maxItems":256,"type":"array"},"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]}},"required":["device_id","candidates"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.call.hangup",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"},"Reason":{"maxLength":1024,"type":"string"}},"properties":{"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]},"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]}},"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.call.invite",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"CallDescription":{"additionalProperties":{},"properties":{"sdp":{"maxLength":65536,"type":"string"},"type":{"maxLength":32,"type":"string"}},"required":["type","sdp"],"type":"object"},"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"},"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]},"invitee":{"allOf":[{"$ref":"#/definitions/UserId"}]},"lifetime":{"maximum":3600000,"minimum":100,"type":"integer"},"offer":{"allOf":[{"$ref":"#/definitions/CallDescription"}]},"version":{"maximum":1,"minimum":0,"type":"integer"}},"required":["version","lifetime","offer","device_id"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.call.reject",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"DeviceId":{"maxLength":255,"pattern":"^[!-~]{1,255}$","type":"string"},"Reason":{"maxLength":1024,"type":"string"}},"properties":{"device_id":{"allOf":[{"$ref":"#/definitions/DeviceId"}]},"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]}},"required":["device_id"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.receipt.delivered",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"type":"object"}"#,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.receipt.read",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"type":"object"}"#,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.room.message",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"body":{"maxLength":65536,"type":"string"},"msgtype":{"maxLength":255,"type":"string"}},"required":["msgtype","body"],"type":"object"}"#,
        variants: Some(crate::content::VariantInfo {
            key: "msgtype",
            schemas: &[
                (
                    "m.audio",
                    r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"AudioInfo":{"additionalProperties":{},"properties":{"duration":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"}},"properties":{"body":{"maxLength":65536,"type":"string"},"info":{"allOf":[{"$ref":"#/definitions/AudioInfo"}]},"msgtype":{"maxLength":255,"type":"string"},"url":{"maxLength":2048,"type":"string"}},"required":["msgtype","body","url"],"type":"object"}"##,
                ),
                (
                    "m.emote",
                    r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"body":{"maxLength":65536,"type":"string"},"msgtype":{"maxLength":255,"type":"string"}},"required":["msgtype","body"],"type":"object"}"#,
                ),
                (
                    "m.file",
                    r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"FileInfo":{"additionalProperties":{},"properties":{"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"},"ImageInfo":{"additionalProperties":{},"properties":{"h":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"w":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"}},"properties":{"body":{"maxLength":65536,"type":"string"},"filename":{"maxLength":255,"type":"string"},"info":{"allOf":[{"$ref":"#/definitions/FileInfo"}]},"msgtype":{"maxLength":255,"type":"string"},"thumbnail_info":{"allOf":[{"$ref":"#/definitions/ImageInfo"}]},"thumbnail_url":{"maxLength":2048,"type":"string"},"url":{"maxLength":2048,"type":"string"}},"required":["msgtype","body","url","filename"],"type":"object"}"##,
                ),
                (
                    "m.image",
                    r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"ImageInfo":{"additionalProperties":{},"properties":{"h":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"w":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"}},"properties":{"body":{"maxLength":65536,"type":"string"},"info":{"allOf":[{"$ref":"#/definitions/ImageInfo"}]},"msgtype":{"maxLength":255,"type":"string"},"thumbnail_info":{"allOf":[{"$ref":"#/definitions/ImageInfo"}]},"thumbnail_url":{"maxLength":2048,"type":"string"},"url":{"maxLength":2048,"type":"string"}},"required":["msgtype","body","url"],"type":"object"}"##,
                ),
                (
                    "m.location",
                    r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"ImageInfo":{"additionalProperties":{},"properties":{"h":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"w":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"}},"properties":{"body":{"maxLength":65536,"type":"string"},"geo_uri":{"maxLength":2048,"type":"string"},"msgtype":{"maxLength":255,"type":"string"},"thumbnail_info":{"allOf":[{"$ref":"#/definitions/ImageInfo"}]},"thumbnail_url":{"maxLength":2048,"type":"string"}},"required":["msgtype","body","geo_uri"],"type":"object"}"##,
                ),
                (
                    "m.notice",
                    r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"body":{"maxLength":65536,"type":"string"},"msgtype":{"maxLength":255,"type":"string"}},"required":["msgtype","body"],"type":"object"}"#,
                ),
                (
                    "m.text",
                    r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"body":{"maxLength":65536,"type":"string"},"msgtype":{"maxLength":255,"type":"string"}},"required":["msgtype","body"],"type":"object"}"#,
                ),
                (
                    "m.video",
                    r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"ImageInfo":{"additionalProperties":{},"properties":{"h":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"w":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"},"VideoInfo":{"additionalProperties":{},"properties":{"duration":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"h":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"thumbnail_info":{"allOf":[{"$ref":"#/definitions/ImageInfo"}]},"thumbnail_url":{"maxLength":2048,"type":"string"},"w":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"}},"properties":{"body":{"maxLength":65536,"type":"string"},"info":{"allOf":[{"$ref":"#/definitions/VideoInfo"}]},"msgtype":{"maxLength":255,"type":"string"},"url":{"maxLength":2048,"type":"string"}},"required":["msgtype","body","url"],"type":"object"}"##,
                ),
            ],
        }),
    },
    crate::content::EventTypeInfo {
        event_type: "message.m.room.redaction",
        kind: crate::content::EventKind::Message,
        state_key: None,
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"Reason":{"maxLength":1024,"type":"string"}},"properties":{"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]}},"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.aliases",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::ServerName),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"RoomAlias":{"maxLength":255,"pattern":"^#[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"aliases":{"items":{"$ref":"#/definitions/RoomAlias"},"maxItems":1000,"type":"array"}},"required":["aliases"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.avatar",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"ImageInfo":{"additionalProperties":{},"properties":{"h":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"mimetype":{"maxLength":255,"type":"string"},"size":{"maximum":9007199254740991,"minimum":0,"type":"integer"},"w":{"maximum":9007199254740991,"minimum":0,"type":"integer"}},"type":"object"}},"properties":{"info":{"allOf":[{"$ref":"#/definitions/ImageInfo"}]},"url":{"maxLength":2048,"type":"string"}},"required":["url"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.create",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"UserId":{"maxLength":255,"pattern":"^@[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"creator":{"allOf":[{"$ref":"#/definitions/UserId"}]}},"required":["creator"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.history_visibility",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"HistoryVisibility":{"enum":["shared","invited","joined"],"type":"string"}},"properties":{"history_visibility":{"allOf":[{"$ref":"#/definitions/HistoryVisibility"}]}},"required":["history_visibility"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.join_rules",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"JoinRule":{"enum":["public","invite","private"],"type":"string"}},"properties":{"join_rule":{"allOf":[{"$ref":"#/definitions/JoinRule"}]}},"required":["join_rule"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.marker.delivered",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::UserId),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]}},"required":["event_id"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.marker.read",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::UserId),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"}},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]}},"required":["event_id"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.member.profile",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::UserId),
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"avatar_url":{"maxLength":2048,"type":"string"},"displayname":{"maxLength":255,"type":"string"}},"type":"object"}"#,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.member",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::UserId),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"Membership":{"enum":["invite","join","leave","ban","knock"],"type":"string"},"Reason":{"maxLength":1024,"type":"string"}},"properties":{"membership":{"allOf":[{"$ref":"#/definitions/Membership"}]},"reason":{"allOf":[{"$ref":"#/definitions/Reason"}]}},"required":["membership"],"type":"object"}"##,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.name",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"name":{"maxLength":255,"type":"string"}},"required":["name"],"type":"object"}"#,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.power_levels",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"ban":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"events":{"additionalProperties":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"type":"object"},"events_default":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"invite":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"kick":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"redact":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"state_default":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"users":{"additionalProperties":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"},"type":"object"},"users_default":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":"integer"}},"type":"object"}"#,
        variants: None,
    },
    crate::content::EventTypeInfo {
        event_type: "state.m.room.topic",
        kind: crate::content::EventKind::State,
        state_key: Some(crate::content::StateKeyRule::Empty),
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"topic":{"maxLength":16384,"type":"string"}},"required":["topic"],"type":"object"}"#,
        variants: None,
    },
];

impl crate::content::TypedContent for HomeserverScrollbackEventContent {
    const TYPE: &'static str = "ephemeral.m.homeserver.scrollback";
}

impl crate::content::TypedContent for PresenceEventContent {
    const TYPE: &'static str = "ephemeral.m.presence";
}

impl crate::content::TypedContent for TypingEventContent {
    const TYPE: &'static str = "ephemeral.m.typing";
}

impl crate::content::TypedContent for CallAckEventContent {
    const TYPE: &'static str = "message.m.call.ack";
}

impl crate::content::TypedContent for CallAnswerEventContent {
    const TYPE: &'static str = "message.m.call.answer";
}

impl crate::content::TypedContent for CallCandidateEventContent {
    const TYPE: &'static str = "message.m.call.candidate";
}

impl crate::content::TypedContent for CallHangupEventContent {
    const TYPE: &'static str = "message.m.call.hangup";
}

impl crate::content::TypedContent for CallInviteEventContent {
    const TYPE: &'static str = "message.m.call.invite";
}

impl crate::content::TypedContent for CallRejectEventContent {
    const TYPE: &'static str = "message.m.call.reject";
}

impl crate::content::TypedContent for ReceiptDeliveredEventContent {
    const TYPE: &'static str = "message.m.receipt.delivered";
}

impl crate::content::TypedContent for ReceiptReadEventContent {
    const TYPE: &'static str = "message.m.receipt.read";
}

impl crate::content::TypedContent for RoomMessageEventContent {
    const TYPE: &'static str = "message.m.room.message";
}

impl crate::content::TypedContent for RoomRedactionEventContent {
    const TYPE: &'static str = "message.m.room.redaction";
}

impl crate::content::TypedContent for RoomAliasesEventContent {
    const TYPE: &'static str = "state.m.room.aliases";
}

impl crate::content::TypedContent for RoomAvatarEventContent {
    const TYPE: &'static str = "state.m.room.avatar";
}

impl crate::content::TypedContent for RoomCreateEventContent {
    const TYPE: &'static str = "state.m.room.create";
}

impl crate::content::TypedContent for RoomHistoryVisibilityEventContent {
    const TYPE: &'static str = "state.m.room.history_visibility";
}

impl crate::content::TypedContent for RoomJoinRulesEventContent {
    const TYPE: &'static str = "state.m.room.join_rules";
}

impl crate::content::TypedContent for RoomMarkerDeliveredEventContent {
    const TYPE: &'static str = "state.m.room.marker.delivered";
}

impl crate::content::TypedContent for RoomMarkerReadEventContent {
    const TYPE: &'static str = "state.m.room.marker.read";
}

impl crate::content::TypedContent for RoomMemberProfileEventContent {
    const TYPE: &'static str = "state.m.room.member.profile";
}

impl crate::content::TypedContent for RoomMemberEventContent {
    const TYPE: &'static str = "state.m.room.member";
}

impl crate::content::TypedContent for RoomNameEventContent {
    const TYPE: &'static str = "state.m.room.name";
}

impl crate::content::TypedContent for RoomPowerLevelsEventContent {
    const TYPE: &'static str = "state.m.room.power_levels";
}

impl crate::content::TypedContent for RoomTopicEventContent {
    const TYPE: &'static str = "state.m.room.topic";
}

/// A content, typed if its type is known.
#[derive(Clone, Debug)]
pub enum AnyContent {
    /// `ephemeral.m.homeserver.scrollback`.
    HomeserverScrollback(HomeserverScrollbackEventContent),
    /// `ephemeral.m.presence`.
    Presence(PresenceEventContent),
    /// `ephemeral.m.typing`.
    Typing(TypingEventContent),
    /// `message.m.call.ack`.
    CallAck(CallAckEventContent),
    /// `message.m.call.answer`.
    CallAnswer(CallAnswerEventContent),
    /// `message.m.call.candidate`.
    CallCandidate(CallCandidateEventContent),
    /// `message.m.call.hangup`.
    CallHangup(CallHangupEventContent),
    /// `message.m.call.invite`.
    CallInvite(CallInviteEventContent),
    /// `message.m.call.reject`.
    CallReject(CallRejectEventContent),
    /// `message.m.receipt.delivered`.
    ReceiptDelivered(ReceiptDeliveredEventContent),
    /// `message.m.receipt.read`.
    ReceiptRead(ReceiptReadEventContent),
    /// `message.m.room.message`.
    RoomMessage(RoomMessageEventContent),
    /// `message.m.room.redaction`.
    RoomRedaction(RoomRedactionEventContent),
    /// `state.m.room.aliases`.
    RoomAliases(RoomAliasesEventContent),
    /// `state.m.room.avatar`.
    RoomAvatar(RoomAvatarEventContent),
    /// `state.m.room.create`.
    RoomCreate(RoomCreateEventContent),
    /// `state.m.room.history_visibility`.
    RoomHistoryVisibility(RoomHistoryVisibilityEventContent),
    /// `state.m.room.join_rules`.
    RoomJoinRules(RoomJoinRulesEventContent),
    /// `state.m.room.marker.delivered`.
    RoomMarkerDelivered(RoomMarkerDeliveredEventContent),
    /// `state.m.room.marker.read`.
    RoomMarkerRead(RoomMarkerReadEventContent),
    /// `state.m.room.member.profile`.
    RoomMemberProfile(RoomMemberProfileEventContent),
    /// `state.m.room.member`.
    RoomMember(RoomMemberEventContent),
    /// `state.m.room.name`.
    RoomName(RoomNameEventContent),
    /// `state.m.room.power_levels`.
    RoomPowerLevels(RoomPowerLevelsEventContent),
    /// `state.m.room.topic`.
    RoomTopic(RoomTopicEventContent),
    /// A type that isn't in the registry; the text is kept.
    Unknown(::std::boxed::Box<::serde_json::value::RawValue>),
}

impl AnyContent {
    /// Reads a content by its type. An unknown type is never refused; a content that breaks the shape of a known type is.
    pub fn from_parts(
        event_type: &str,
        content: &::serde_json::value::RawValue,
    ) -> ::std::result::Result<Self, ::serde_json::Error> {
        match event_type {
            "ephemeral.m.homeserver.scrollback" => {
                ::serde_json::from_str(content.get()).map(Self::HomeserverScrollback)
            }
            "ephemeral.m.presence" => {
                ::serde_json::from_str(content.get()).map(Self::Presence)
            }
            "ephemeral.m.typing" => {
                ::serde_json::from_str(content.get()).map(Self::Typing)
            }
            "message.m.call.ack" => {
                ::serde_json::from_str(content.get()).map(Self::CallAck)
            }
            "message.m.call.answer" => {
                ::serde_json::from_str(content.get()).map(Self::CallAnswer)
            }
            "message.m.call.candidate" => {
                ::serde_json::from_str(content.get()).map(Self::CallCandidate)
            }
            "message.m.call.hangup" => {
                ::serde_json::from_str(content.get()).map(Self::CallHangup)
            }
            "message.m.call.invite" => {
                ::serde_json::from_str(content.get()).map(Self::CallInvite)
            }
            "message.m.call.reject" => {
                ::serde_json::from_str(content.get()).map(Self::CallReject)
            }
            "message.m.receipt.delivered" => {
                ::serde_json::from_str(content.get()).map(Self::ReceiptDelivered)
            }
            "message.m.receipt.read" => {
                ::serde_json::from_str(content.get()).map(Self::ReceiptRead)
            }
            "message.m.room.message" => {
                ::serde_json::from_str(content.get()).map(Self::RoomMessage)
            }
            "message.m.room.redaction" => {
                ::serde_json::from_str(content.get()).map(Self::RoomRedaction)
            }
            "state.m.room.aliases" => {
                ::serde_json::from_str(content.get()).map(Self::RoomAliases)
            }
            "state.m.room.avatar" => {
                ::serde_json::from_str(content.get()).map(Self::RoomAvatar)
            }
            "state.m.room.create" => {
                ::serde_json::from_str(content.get()).map(Self::RoomCreate)
            }
            "state.m.room.history_visibility" => {
                ::serde_json::from_str(content.get()).map(Self::RoomHistoryVisibility)
            }
            "state.m.room.join_rules" => {
                ::serde_json::from_str(content.get()).map(Self::RoomJoinRules)
            }
            "state.m.room.marker.delivered" => {
                ::serde_json::from_str(content.get()).map(Self::RoomMarkerDelivered)
            }
            "state.m.room.marker.read" => {
                ::serde_json::from_str(content.get()).map(Self::RoomMarkerRead)
            }
            "state.m.room.member.profile" => {
                ::serde_json::from_str(content.get()).map(Self::RoomMemberProfile)
            }
            "state.m.room.member" => {
                ::serde_json::from_str(content.get()).map(Self::RoomMember)
            }
            "state.m.room.name" => {
                ::serde_json::from_str(content.get()).map(Self::RoomName)
            }
            "state.m.room.power_levels" => {
                ::serde_json::from_str(content.get()).map(Self::RoomPowerLevels)
            }
            "state.m.room.topic" => {
                ::serde_json::from_str(content.get()).map(Self::RoomTopic)
            }
            _ => Ok(Self::Unknown(content.to_owned())),
        }
    }
}

impl ::serde::Serialize for AnyContent {
    fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
    where
        S: ::serde::Serializer,
    {
        match self {
            Self::HomeserverScrollback(content) => content.serialize(serializer),
            Self::Presence(content) => content.serialize(serializer),
            Self::Typing(content) => content.serialize(serializer),
            Self::CallAck(content) => content.serialize(serializer),
            Self::CallAnswer(content) => content.serialize(serializer),
            Self::CallCandidate(content) => content.serialize(serializer),
            Self::CallHangup(content) => content.serialize(serializer),
            Self::CallInvite(content) => content.serialize(serializer),
            Self::CallReject(content) => content.serialize(serializer),
            Self::ReceiptDelivered(content) => content.serialize(serializer),
            Self::ReceiptRead(content) => content.serialize(serializer),
            Self::RoomMessage(content) => content.serialize(serializer),
            Self::RoomRedaction(content) => content.serialize(serializer),
            Self::RoomAliases(content) => content.serialize(serializer),
            Self::RoomAvatar(content) => content.serialize(serializer),
            Self::RoomCreate(content) => content.serialize(serializer),
            Self::RoomHistoryVisibility(content) => content.serialize(serializer),
            Self::RoomJoinRules(content) => content.serialize(serializer),
            Self::RoomMarkerDelivered(content) => content.serialize(serializer),
            Self::RoomMarkerRead(content) => content.serialize(serializer),
            Self::RoomMemberProfile(content) => content.serialize(serializer),
            Self::RoomMember(content) => content.serialize(serializer),
            Self::RoomName(content) => content.serialize(serializer),
            Self::RoomPowerLevels(content) => content.serialize(serializer),
            Self::RoomTopic(content) => content.serialize(serializer),
            Self::Unknown(content) => content.serialize(serializer),
        }
    }
}
