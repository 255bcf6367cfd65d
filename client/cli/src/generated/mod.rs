// Written by `cargo xtask generate`; do not edit.

//! The commands, a file for each area.

use crate::call::Operation;
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
use self::account::*;
use self::session::*;
use self::filter::*;
use self::sync::*;
use self::stream::*;
use self::room::*;
use self::member::*;
use self::message::*;
use self::state::*;
use self::timeline::*;
use self::marker::*;
use self::presence::*;
use self::typing::*;
use self::capability::*;
use self::call::*;
use self::directory::*;
use self::profile::*;
use self::media::*;
use self::server::*;

/// Every operation, by area in the order of the document.
pub static OPERATIONS: &[&Operation] = &[
    &ACCOUNT_DEACTIVATE,
    &ACCOUNT_GET,
    &DEVICE_DELETE,
    &DEVICE_LIST,
    &DEVICE_SET,
    &LOGIN,
    &LOGIN_FLOW_LIST,
    &LOGOUT,
    &PASSWORD_SET,
    &REGISTER,
    &REGISTER_FLOW_LIST,
    &SESSION_CAPABILITIES_SET,
    &SESSION_CREATE,
    &SESSION_DELETE,
    &SESSION_GET,
    &FILTER_CREATE,
    &FILTER_GET,
    &INITIAL_SYNC,
    &STREAM_POLL,
    &STREAM_SOCKET,
    &STREAM_SSE,
    &ROOM_CREATE,
    &ROOM_JOIN,
    &ROOM_LEAVE,
    &INVITE_REJECT,
    &MEMBER_BAN,
    &MEMBER_INVITE,
    &MEMBER_KICK,
    &MEMBER_LIST,
    &MEMBER_UNBAN,
    &ACTION_BATCH,
    &EVENT_REDACT,
    &MESSAGE_PREPARE,
    &MESSAGE_SEND,
    &MESSAGE_SEND_PREPARED,
    &POWER_LEVEL_SET,
    &STATE_DELETE,
    &STATE_GET,
    &STATE_LIST,
    &STATE_SET,
    &EVENT_CONTEXT,
    &EVENT_GET,
    &REPLY_LIST,
    &TIMELINE_SCROLL,
    &MARKER_SET,
    &PRESENCE_GET,
    &PRESENCE_SET,
    &TYPING_SET,
    &CAPABILITY_SET_CREATE,
    &CAPABILITY_SET_GET,
    &SERVER_CAPABILITIES_GET,
    &TURN_SERVER_GET,
    &ALIAS_CREATE,
    &ALIAS_DELETE,
    &ALIAS_GET,
    &PUBLISHED_ROOM_SEARCH,
    &ROOM_PUBLISHED_SET,
    &PROFILE_GET,
    &PROFILE_KEY_DELETE,
    &PROFILE_KEY_SET,
    &MEDIA_DOWNLOAD,
    &MEDIA_THUMBNAIL,
    &MEDIA_UPLOAD,
    &HEALTH_LIVE,
    &HEALTH_READY,
    &VERSION_LIST,
];
