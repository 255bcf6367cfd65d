// Written by `cargo xtask generate`; do not edit.

//! Every operation as a type, to be answered by a mock server.

use crate::testing::{Operation as _, OperationInfo};
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
pub use self::account::*;
pub use self::session::*;
pub use self::filter::*;
pub use self::sync::*;
pub use self::stream::*;
pub use self::room::*;
pub use self::member::*;
pub use self::message::*;
pub use self::state::*;
pub use self::timeline::*;
pub use self::marker::*;
pub use self::presence::*;
pub use self::typing::*;
pub use self::capability::*;
pub use self::call::*;
pub use self::directory::*;
pub use self::profile::*;
pub use self::media::*;
pub use self::server::*;

/// What is known of every operation, by area in the order of the document.
pub const OPERATIONS: &[OperationInfo] = &[
    AccountDeactivate::INFO,
    AccountGet::INFO,
    DeviceDelete::INFO,
    DeviceList::INFO,
    DeviceSet::INFO,
    Login::INFO,
    LoginFlowList::INFO,
    Logout::INFO,
    PasswordSet::INFO,
    Register::INFO,
    RegisterFlowList::INFO,
    SessionCapabilitiesSet::INFO,
    SessionCreate::INFO,
    SessionDelete::INFO,
    SessionGet::INFO,
    FilterCreate::INFO,
    FilterGet::INFO,
    InitialSync::INFO,
    StreamPoll::INFO,
    StreamSocket::INFO,
    StreamSse::INFO,
    RoomCreate::INFO,
    RoomJoin::INFO,
    RoomLeave::INFO,
    InviteReject::INFO,
    MemberBan::INFO,
    MemberInvite::INFO,
    MemberKick::INFO,
    MemberList::INFO,
    MemberUnban::INFO,
    ActionBatch::INFO,
    EventRedact::INFO,
    MessagePrepare::INFO,
    MessageSend::INFO,
    MessageSendPrepared::INFO,
    PowerLevelSet::INFO,
    StateDelete::INFO,
    StateGet::INFO,
    StateList::INFO,
    StateSet::INFO,
    EventContext::INFO,
    EventGet::INFO,
    ReplyList::INFO,
    TimelineScroll::INFO,
    MarkerSet::INFO,
    PresenceGet::INFO,
    PresenceSet::INFO,
    TypingSet::INFO,
    CapabilitySetCreate::INFO,
    CapabilitySetGet::INFO,
    ServerCapabilitiesGet::INFO,
    TurnServerGet::INFO,
    AliasCreate::INFO,
    AliasDelete::INFO,
    AliasGet::INFO,
    PublishedRoomSearch::INFO,
    RoomPublishedSet::INFO,
    ProfileGet::INFO,
    ProfileKeyDelete::INFO,
    ProfileKeySet::INFO,
    MediaDownload::INFO,
    MediaThumbnail::INFO,
    MediaUpload::INFO,
    HealthLive::INFO,
    HealthReady::INFO,
    VersionList::INFO,
];
