// Written by `cargo xtask generate`; do not edit.

//! The commands, a file for each area.

mod option;
mod account;
mod session;
mod filter;
mod sync;
mod stream;
mod room;
mod member;
mod message;
mod state;
mod timeline;
mod marker;
mod presence;
mod typing;
mod capability;
mod call;
mod directory;
mod profile;
mod media;
mod server;
use crate::call::Operation;

/// Every operation, by area in the order of the document.
pub(crate) static OPERATIONS: &[&Operation] = &[
    &account::ACCOUNT_DEACTIVATE,
    &account::ACCOUNT_GET,
    &account::DEVICE_DELETE,
    &account::DEVICE_LIST,
    &account::DEVICE_SET,
    &account::LOGIN,
    &account::LOGIN_FLOW_LIST,
    &account::LOGOUT,
    &account::PASSWORD_SET,
    &account::REGISTER,
    &account::REGISTER_FLOW_LIST,
    &session::SESSION_CAPABILITIES_SET,
    &session::SESSION_CREATE,
    &session::SESSION_DELETE,
    &session::SESSION_GET,
    &filter::FILTER_CREATE,
    &filter::FILTER_GET,
    &sync::INITIAL_SYNC,
    &stream::STREAM_POLL,
    &stream::STREAM_SOCKET,
    &stream::STREAM_SSE,
    &room::ROOM_CREATE,
    &room::ROOM_JOIN,
    &room::ROOM_LEAVE,
    &member::INVITE_REJECT,
    &member::MEMBER_BAN,
    &member::MEMBER_INVITE,
    &member::MEMBER_KICK,
    &member::MEMBER_LIST,
    &member::MEMBER_UNBAN,
    &message::ACTION_BATCH,
    &message::EVENT_REDACT,
    &message::MESSAGE_PREPARE,
    &message::MESSAGE_SEND,
    &message::MESSAGE_SEND_PREPARED,
    &state::POWER_LEVEL_SET,
    &state::STATE_DELETE,
    &state::STATE_GET,
    &state::STATE_LIST,
    &state::STATE_SET,
    &timeline::EVENT_CONTEXT,
    &timeline::EVENT_GET,
    &timeline::REPLY_LIST,
    &timeline::TIMELINE_SCROLL,
    &marker::MARKER_SET,
    &presence::PRESENCE_GET,
    &presence::PRESENCE_SET,
    &typing::TYPING_SET,
    &capability::CAPABILITY_SET_CREATE,
    &capability::CAPABILITY_SET_GET,
    &capability::SERVER_CAPABILITIES_GET,
    &call::TURN_SERVER_GET,
    &directory::ALIAS_CREATE,
    &directory::ALIAS_DELETE,
    &directory::ALIAS_GET,
    &directory::PUBLISHED_ROOM_SEARCH,
    &directory::ROOM_PUBLISHED_SET,
    &profile::PROFILE_GET,
    &profile::PROFILE_KEY_DELETE,
    &profile::PROFILE_KEY_SET,
    &media::MEDIA_DOWNLOAD,
    &media::MEDIA_THUMBNAIL,
    &media::MEDIA_UPLOAD,
    &server::HEALTH_LIVE,
    &server::HEALTH_READY,
    &server::VERSION_LIST,
];
