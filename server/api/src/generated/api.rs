// Written by `cargo xtask generate`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{
    Failure, RawBody, RawHeaders, RawPath, RawQuery, RawStream, RawUpgrade, Reply,
    Streamed, Upgraded,
};

/// Tidings.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = false,
        policy = dropshot::EndpointTagPolicy::ExactlyOne,
        tags = {
            "account" = {
                description = "Registration, login, devices and the account itself (ACC). Registration and login are those of version 1.",
            },
            "session" = {
                description = "A run of requests close in time by one client (SES).",
            },
            "filter" = {
                description = "Which events to return, and in which form (FIL).",
            },
            "sync" = {
                description = "What a client needs to begin with, or what changed since (SYN).",
            },
            "stream" = {
                description = "Events as they happen: long poll, server-sent events, WebSocket (STR).",
            },
            "room" = {
                description = "Creating, joining and leaving rooms (CRE, JOI, LEA).",
            },
            "member" = {
                description = "Invites, kicks, bans, and who is in a room (INV, REJ, KIC, BAN).",
            },
            "message" = {
                description = "Sending and redacting messages, also signed and in batches (MSG, RED, BAT).",
            },
            "state" = {
                description = "A room's state and its power levels (STA, PLV).",
            },
            "timeline" = {
                description = "Reading a room's history, single events and what relates to them (SCR, CTX, REL).",
            },
            "marker" = {
                description = "How far a user has read, and how far messages were delivered (MRK).",
            },
            "presence" = {
                description = "How reachable users are (PRE).",
            },
            "typing" = {
                description = "Who is typing (TYP).",
            },
            "capability" = {
                description = "What server and clients can do (CAP).",
            },
            "call" = {
                description = "What calls need beside their events (VOI).",
            },
            "directory" = {
                description = "Room aliases and published rooms (DIR, PUB).",
            },
            "profile" = {
                description = "What users say about themselves (PRO).",
            },
            "media" = {
                description = "The content repository, that of version 1 (MED).",
            },
            "server" = {
                description = "What a server says about itself.",
            }
        },
    },
}]
pub trait TidingsApi {
    /// What all requests share.
    type Context;

    /// End my account.
    ///
    /// Ends the account for good: all its devices, access tokens and sessions end at once, nobody can log in to it, and its user id is never given out again (ACC-5). Refused with 403 M_FORBIDDEN when the password is wrong, 429 M_LIMIT_EXCEEDED after too many attempts.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/account/deactivate",
        tags = ["account"],
        request_body_max_bytes = 65536,
    }]
    async fn account_deactivate(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<AccountDeactivateHeaders>,
        body: RawBody<::tidings_types::AccountDeactivateRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Tell whom the access token belongs to.
    ///
    /// Answers the user, the device and the server of the access token (ACC-3). Refused with 401 M_MISSING_TOKEN without a token, 401 M_UNKNOWN_TOKEN with one that is not or no longer known.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/account",
        tags = ["account"],
    }]
    async fn account_get(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<AccountGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::AccountGetResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Remove a device of mine.
    ///
    /// Ends the access token of the device and its sessions at once (ACC-5). Removing the device that asks is the same as logging out. Refused with 404 M_NOT_FOUND when the user has no such device.
    #[endpoint {
        method = DELETE,
        path = "/_matrix/client/v2/account/devices/{device_id}",
        tags = ["account"],
    }]
    async fn device_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<DeviceDeletePath>,
        headers: RawHeaders<DeviceDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// List my devices.
    ///
    /// Answers all devices of the user, the one seen last first (ACC-5). Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/account/devices",
        tags = ["account"],
    }]
    async fn device_list(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<DeviceListHeaders>,
    ) -> Result<
        Reply<::tidings_types::DeviceListResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Name a device of mine.
    ///
    /// Sets the name that people see (ACC-5). Refused with 404 M_NOT_FOUND when the user has no such device, 400 when the name is missing or too long.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/account/devices/{device_id}",
        tags = ["account"],
        request_body_max_bytes = 65536,
    }]
    async fn device_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<DeviceSetPath>,
        headers: RawHeaders<DeviceSetHeaders>,
        body: RawBody<::tidings_types::DeviceSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Log in.
    ///
    /// Does one stage of a login and at the end answers an access token for one device (ACC-2). `device_id` names the device; logging in with one that exists replaces its access token and ends its sessions. `m.login.password` takes `user`, a local part or a full id, and `password`. Refused with 400 M_BAD_JSON when a key of the stage is missing, M_INVALID_PARAM for a stage that isn't offered or an unknown `session`; with 403 M_FORBIDDEN for an unknown user and for a wrong password alike; with 429 M_LIMIT_EXCEEDED after too many attempts.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/api/v1/login",
        tags = ["account"],
        request_body_max_bytes = 65536,
    }]
    async fn login(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::tidings_types::LoginRequest>,
    ) -> Result<Reply<::tidings_types::RegisterResponse>, Failure>;

    /// List the ways to log in.
    ///
    /// Answers the flows of login, each with its stages in order (ACC-2).
    #[endpoint {
        method = GET,
        path = "/_matrix/client/api/v1/login",
        tags = ["account"],
    }]
    async fn login_flow_list(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::FlowList>, Failure>;

    /// Log this device out.
    ///
    /// Ends the access token, its device and its sessions at once (ACC-5). The header names the session that ended with it. Refused with 401 M_UNKNOWN_TOKEN when the token is no longer known.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/account/logout",
        tags = ["account"],
    }]
    async fn logout(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<LogoutHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Change my password.
    ///
    /// Replaces the password (ACC-5). The user's other devices are logged out, unless `logout_devices` is false; the one that asks stays. Refused with 403 M_FORBIDDEN when `old_password` is wrong, 400 when the new one is empty or too long, 429 M_LIMIT_EXCEEDED after too many attempts.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/account/password",
        tags = ["account"],
        request_body_max_bytes = 65536,
    }]
    async fn password_set(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<PasswordSetHeaders>,
        body: RawBody<::tidings_types::PasswordSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Register a user.
    ///
    /// Does one stage of a registration (ACC-1). A flow of several stages answers `session` and `next` until the last stage, `m.login.password`, makes the account and answers `access_token`. `m.login.password` takes `user` and `password`; `m.login.recaptcha` takes `challenge` and `response`, or `captcha_bypass_hmac` and `user`; `m.login.email.identity` takes `threepidCreds`. Offered are the stages that the list of flows names. `user` is a local part or a full id of this server. Passwords are kept as argon2id hashes (ACC-4). Refused with 400 M_BAD_JSON when a key of the stage is missing, M_INVALID_PARAM for an unknown stage or an unknown `session`, M_INVALID_USERNAME when `user` can't be part of a user id, M_USER_IN_USE when it is taken, M_CAPTCHA_NEEDED when the captcha was left out, M_CAPTCHA_INVALID when it was wrong; with 403 M_FORBIDDEN when registration is closed, M_THREEPID_AUTH_FAILED when an address isn't validated, M_SERVER_NOT_TRUSTED when its identity server isn't trusted; with 429 M_LIMIT_EXCEEDED after too many attempts. A refusal within a flow names `flows` and `session`.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/api/v1/register",
        tags = ["account"],
        request_body_max_bytes = 65536,
    }]
    async fn register(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::tidings_types::RegisterRequest>,
    ) -> Result<Reply<::tidings_types::RegisterResponse>, Failure>;

    /// List the ways to register.
    ///
    /// Answers the flows of registration, each with its stages in order (ACC-1). Refused with 403 M_FORBIDDEN when registration is closed.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/api/v1/register",
        tags = ["account"],
    }]
    async fn register_flow_list(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::FlowList>, Failure>;

    /// Say what the client can do.
    ///
    /// Replaces the capabilities of the session (CAP-2). The union over the user's live sessions travels with presence; the newest session's value of a name wins (CAP-3). Refused with 404 M_UNKNOWN_CAPABILITIES when the server doesn't know the set: upload it and try again.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/session/capabilities",
        tags = ["session"],
        request_body_max_bytes = 65536,
    }]
    async fn session_capabilities_set(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<SessionCapabilitiesSetHeaders>,
        body: RawBody<::tidings_types::CapabilityHash>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Start a session.
    ///
    /// Starts a session and answers it (SES-4). Without the header `Matrix-Session` it starts one session, not two; with it the session named goes on beside the new one. A new session is online unless `presence` says otherwise. `capabilities` names what the client can do (CAP-2). A client holds at most 16 live sessions: one more ends the one least recently used (SES-2). Refused with 404 M_UNKNOWN_CAPABILITIES when the server doesn't know the set: upload it and try again; with 409 M_STALE_SESSION when the header names a session that ended.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/session",
        tags = ["session"],
        request_body_max_bytes = 65536,
    }]
    async fn session_create(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<SessionCreateHeaders>,
        body: RawBody<::tidings_types::SessionCreateRequest>,
    ) -> Result<Reply<::tidings_types::Session, MatrixSessionReplyHeaders>, Failure>;

    /// End the session.
    ///
    /// Ends the session of this request: the client goes offline (SES-4). Its typing ends, its presence and capabilities no longer count, and whoever sees them is told (SES-6). The header names the session that ended. Refused with 409 M_STALE_SESSION when it had ended before.
    #[endpoint {
        method = DELETE,
        path = "/_matrix/client/v2/session",
        tags = ["session"],
    }]
    async fn session_delete(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<SessionDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Show the session.
    ///
    /// Answers the session of this request: the next action id, when it runs out, the presence and the typing it holds (SES-4). Without the header it is a new one (SES-2). Refused with 409 M_STALE_SESSION when the session named has ended or is another client's (SES-3, SES-5).
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/session",
        tags = ["session"],
    }]
    async fn session_get(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<SessionGetHeaders>,
    ) -> Result<Reply<::tidings_types::Session, MatrixSessionReplyHeaders>, Failure>;

    /// Make a filter.
    ///
    /// Answers a token for a filter (FIL-1). The same filter gives the same token; it may run out after long disuse (FIL-2). Refused with 400 and `path` when a value isn't one of those named, a bound is broken or an id is malformed.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/filters",
        tags = ["filter"],
        request_body_max_bytes = 65536,
    }]
    async fn filter_create(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<FilterCreateHeaders>,
        body: RawBody<::tidings_types::Filter>,
    ) -> Result<
        Reply<::tidings_types::FilterCreateResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Show a filter.
    ///
    /// Answers the filter that a token stands for (FIL-2), with its lists sorted and without what is the default anyway. Refused with 400 M_INVALID_PARAM when the token can't be read, 410 M_EXPIRED_TOKEN when it ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/filters/{filter}",
        tags = ["filter"],
    }]
    async fn filter_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<FilterGetPath>,
        headers: RawHeaders<FilterGetHeaders>,
    ) -> Result<Reply<::tidings_types::Filter, MatrixSessionReplyHeaders>, Failure>;

    /// Fetch what a client needs to begin, or what changed.
    ///
    /// Answers the user's rooms, invites and the presence of those who share a room (SYN-1, SYN-3, SYN-4). With `since`, a token from an earlier answer or from the stream, it is the delta since then: rooms with no change are absent, rooms left are listed, a room with more new messages than `limit` says `limited` and gives in `start` the token to scroll into the gap (SYN-2). Rooms come by latest activity; `rooms_limit` pages through them and `rooms_next` leads on (SYN-6). `end` is where the event stream goes on (SYN-7). `limit` counts per room and is 20 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read or a value over its maximum, 410 M_RESET_TOKEN for a token from before a restore, 410 M_EXPIRED_TOKEN for a filter or `rooms_from` that ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/initial_sync",
        tags = ["sync"],
    }]
    async fn initial_sync(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<InitialSyncQuery>,
        headers: RawHeaders<InitialSyncHeaders>,
    ) -> Result<
        Reply<::tidings_types::InitialSyncResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Wait for events.
    ///
    /// Answers the events after `from` as soon as there are any, or none when `timeout` has passed; then `end` is the new position (STR-1). Without `from` it starts now. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). A client that goes on from `end` sees every event once, in order (STR-8). `limit` is 100 when neither it nor the filter's is given; `more` says go on. The session lives on while the request is open (SES-4). Refused with 400 M_INVALID_PARAM for a token that can't be read or a value over its maximum, 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/stream",
        tags = ["stream"],
    }]
    async fn stream_poll(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<StreamPollQuery>,
        headers: RawHeaders<StreamPollHeaders>,
    ) -> Result<Reply<::tidings_types::StreamChunk, MatrixSessionReplyHeaders>, Failure>;

    /// Follow events over a WebSocket.
    ///
    /// The event stream as a WebSocket of the sub-protocol `m.json` (STR-7): every text frame the server sends is a StreamChunk; the chunks are those of stream_poll. The client sends nothing but pings, pongs and the close; anything else closes the socket, with 1003, or with 1009 when it is larger than 4 KiB. Without `from` it starts now, and the first chunk comes at once. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). The server pings when nothing happens; who doesn't answer, or takes nothing, is given up. The session lives on while the socket is open (SES-4). When it ends, or its token, or the server stops, the server closes; the reason of every close is an ApiError as JSON (spec/streams.md). Where headers can't be set, `access_token` and `session` do (SES-2). `limit` bounds each chunk and is 100 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read, a value over its maximum, or a limit of 0, here or in the filter; 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out; 400 M_INVALID_PARAM when the request asks for no WebSocket, or for other sub-protocols only; all before the upgrade.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/stream/socket",
        tags = ["stream"],
    }]
    async fn stream_socket(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<StreamSocketQuery>,
        headers: RawHeaders<StreamSocketHeaders>,
        upgrade: RawUpgrade,
    ) -> Result<Reply<Upgraded, MatrixSessionReplyHeaders>, Failure>;

    /// Follow events as server-sent events.
    ///
    /// The event stream as `text/event-stream` (STR-7): each server-sent event's `data` is a StreamChunk, its `id` the chunk's `end`; the chunks are those of stream_poll. The header `Last-Event-ID`, which browsers send when they connect again, counts as `from` and comes before it. Without both it starts now, and the first chunk comes at once. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). Comment lines keep the connection open when nothing happens; a reader that takes nothing is given up. The session lives on meanwhile (SES-4). When it ends, or its token, or the server stops, the last event is named `end` and its `data` is an ApiError (spec/streams.md). Where headers can't be set, `access_token` and `session` do (SES-2). `limit` bounds each chunk and is 100 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read, a value over its maximum, or a limit of 0, here or in the filter; 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out; all before the stream begins.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/stream/sse",
        tags = ["stream"],
    }]
    async fn stream_sse(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<StreamSseQuery>,
        headers: RawHeaders<StreamSseHeaders>,
    ) -> Result<Reply<Streamed, MatrixSessionReplyHeaders>, Failure>;

    /// Create a room.
    ///
    /// Creates a room and joins the creator (CRE-1). The events, in order: creation, the creator's join and profile, power levels, join rule, the alias, `initial_state`, name, topic, one invite for each user in `invite`. All of it happens or none of it. `power_levels` is merged over the defaults, key by key. The entry of the new room comes as it does on joining (JOI-2). Refused with 409 M_ROOM_IN_USE when the alias is taken, 400 M_INVALID_PARAM with `path` when the alias is another server's, when a key of `power_levels` is no user id or event type or when `initial_state` names what the server makes itself (creation, membership), 400 M_BAD_JSON with `path` when a content breaks the schema of its type (EVT-8), 403 M_FORBIDDEN when the creator may not set one of the states (EVT-4), 413 M_TOO_LARGE when an event exceeds 64 KiB (EVT-7), 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms",
        tags = ["room"],
        request_body_max_bytes = 1048576,
    }]
    async fn room_create(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<RoomCreateHeaders>,
        body: RawBody<::tidings_types::RoomCreateRequest>,
    ) -> Result<
        Reply<::tidings_types::RoomCreateResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Join a room.
    ///
    /// Joins a room named by its id, an alias or an invite (JOI-1). Answers the room's state, members and newest messages (JOI-3), or leaves them to the stream with `deliver` = `stream` (JOI-2). A server-generated `ephemeral.m.homeserver.scrollback` with the token to scroll back from comes down the stream of all the user's clients (JOI-4). Joining a joined room makes no new event and answers the same. Refused with 403 M_FORBIDDEN when the join rule or a ban forbids it; a room that doesn't exist answers the same (JOI-5). 404 M_NOT_FOUND for an unknown alias, and for an invite that is unknown or someone else's. 400 M_INVALID_PARAM when none or more than one of `room_id`, `alias` and `invite_event_id` is given. 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/join",
        tags = ["room"],
        request_body_max_bytes = 65536,
    }]
    async fn room_join(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<RoomJoinHeaders>,
        body: RawBody<::tidings_types::RoomJoinRequest>,
    ) -> Result<
        Reply<::tidings_types::RoomJoinResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Leave a room.
    ///
    /// Ends one's own membership, joined or invited (LEA-1). What came before stays readable as the room's history visibility says (JOI-6). Leaving a room one has left makes no new event. Refused with 403 M_FORBIDDEN for a banned user, for one who never was in the room, and when the room doesn't exist.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/leave",
        tags = ["room"],
        request_body_max_bytes = 65536,
    }]
    async fn room_leave(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<RoomLeavePath>,
        headers: RawHeaders<RoomLeaveHeaders>,
        body: RawBody<::tidings_types::RoomLeaveRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Reject an invite.
    ///
    /// Rejects the invite with this event id; the membership state of the invited is deleted (REJ-1, EVT-6). Rejecting twice succeeds. Rejecting an invite that a newer one has replaced succeeds and leaves the newer one alone. It always works on this server, whatever becomes of the inviter's. Refused with 403 M_FORBIDDEN after joining, which is ended by leaving; 404 M_NOT_FOUND when the event is no invite of this user.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/invites/{event_id}/reject",
        tags = ["member"],
    }]
    async fn invite_reject(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<InviteRejectPath>,
        headers: RawHeaders<InviteRejectHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Ban a user.
    ///
    /// Ends another user's membership and keeps the user out, whether or not the user was ever in the room (BAN-1). Banning a banned user makes no new event. Refused with 403 M_FORBIDDEN when the banner isn't joined, has less than the level `ban` or not more than the user's level.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/ban",
        tags = ["member"],
        request_body_max_bytes = 65536,
    }]
    async fn member_ban(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberBanPath>,
        headers: RawHeaders<MemberBanHeaders>,
        body: RawBody<::tidings_types::MemberBanRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Invite a user.
    ///
    /// Invites a user to the room and answers the display name and avatar of the invited, if known (INV-1). An invite of a user whom someone else invited is a new event that replaces the first; inviting the same user again makes no new event. Refused with 403 M_FORBIDDEN when the inviter isn't joined or has less than the level `invite`, and when the user is joined or banned.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/invite",
        tags = ["member"],
        request_body_max_bytes = 65536,
    }]
    async fn member_invite(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberInvitePath>,
        headers: RawHeaders<MemberInviteHeaders>,
        body: RawBody<::tidings_types::MemberInviteRequest>,
    ) -> Result<
        Reply<::tidings_types::MemberInviteResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Kick a user.
    ///
    /// Ends another user's membership, joined or invited (KIC-1). Kicking oneself is leaving. Refused with 403 M_FORBIDDEN when the kicker isn't joined, has less than the level `kick` or not more than the user's level, and when the user is neither joined nor invited. A ban is lifted by unbanning only.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/kick",
        tags = ["member"],
        request_body_max_bytes = 65536,
    }]
    async fn member_kick(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberKickPath>,
        headers: RawHeaders<MemberKickHeaders>,
        body: RawBody<::tidings_types::MemberKickRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// List the members of a room.
    ///
    /// Answers the membership events of a room, ordered by user id, a page at a time. The pages of one listing show the same moment. A user who has left sees the members as of the leave (JOI-6). Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or `at` is of another room, 410 M_RESET_TOKEN when `at` is from before a restore, 410 M_EXPIRED_TOKEN when `from` ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/rooms/{room_id}/members",
        tags = ["member"],
    }]
    async fn member_list(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberListPath>,
        query: RawQuery<MemberListQuery>,
        headers: RawHeaders<MemberListHeaders>,
    ) -> Result<
        Reply<::tidings_types::MemberListResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Lift a ban.
    ///
    /// Lifts a ban; the membership becomes `leave` (BAN-1). Refused with 403 M_FORBIDDEN when the user isn't banned, when the caller isn't joined, has less than the level `ban` or not more than the user's level.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/unban",
        tags = ["member"],
        request_body_max_bytes = 65536,
    }]
    async fn member_unban(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberUnbanPath>,
        headers: RawHeaders<MemberUnbanHeaders>,
        body: RawBody<::tidings_types::MemberUnbanRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Do several actions in one room.
    ///
    /// Applies actions in order, each with an outcome of its own, all in one commit (BAT-1). Nobody else's events come between theirs. An action that is refused doesn't stop the next unless `stop_on_error` is true; those after it are then not tried and have neither outcome nor error. With `Matrix-Action: n` the k actions take the ids n to n+k-1, tried or not; repeating the request answers the same outcomes (ACT-4). Fields: `send` (event_type, content, updates?, relates_to?), `set_state` (event_type, state_key, content), `delete_state` (event_type, state_key), `redact` (event_id, reason?), `invite`, `kick`, `ban` and `unban` (user_id, reason?), `set_marker` (marker, event_id). An action that is unknown, lacks a field or has one of the wrong shape refuses the whole batch with 400 M_BAD_JSON or M_INVALID_PARAM and `path`; so does, with 403 M_FORBIDDEN, not being joined to the room. A batch that is refused as a whole has used up the one id n. A content that breaks the schema of its type (EVT-8) and an event over 64 KiB (EVT-7) fail on their own, with the `path` in this body. 413 M_TOO_LARGE when the body is too large. Against the limit of requests a batch counts as many as its actions.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/batch",
        tags = ["message"],
        request_body_max_bytes = 8388608,
    }]
    async fn action_batch(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ActionBatchPath>,
        headers: RawHeaders<ActionBatchHeaders>,
        body: RawBody<::tidings_types::ActionBatchRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionBatchResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Redact an event.
    ///
    /// Empties an event of all but its protected keys, everywhere and at once, by a `message.m.room.redaction` (RED-1). It can't be undone: a redaction that is redacted loses its reason and goes on naming what it emptied. Redacting state does not bring the earlier value back. Allowed to the event's sender and to who has the level `redact`. Refused with 403 M_FORBIDDEN for others and when the user isn't joined, 404 M_NOT_FOUND when the event doesn't exist or may not be seen.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/events/{event_id}/redact",
        tags = ["message"],
        request_body_max_bytes = 65536,
    }]
    async fn event_redact(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<EventRedactPath>,
        headers: RawHeaders<EventRedactHeaders>,
        body: RawBody<::tidings_types::EventRedactRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Prepare an event for signing.
    ///
    /// Answers the full event that sending would make, and a token for it that is good for 5 minutes (MSG-2). Nothing is stored and no action id is used. The client signs the event and sends it with message_send_prepared. The event keeps the id and the time it has here; its place in the timeline it gets when it is sent. Refused as message_send is: 403 M_FORBIDDEN when the sender may not send this type, 404 M_NOT_FOUND when the parent doesn't exist, 400 M_INVALID_PARAM when it is in another room, 400 M_BAD_JSON with `path` when the content breaks the schema of its type (EVT-8), 413 M_TOO_LARGE when the event exceeds 64 KiB (EVT-7).
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}",
        tags = ["message"],
        request_body_max_bytes = 131072,
    }]
    async fn message_prepare(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MessagePreparePath>,
        headers: RawHeaders<MessagePrepareHeaders>,
        body: RawBody<::tidings_types::MessageSendRequest>,
    ) -> Result<
        Reply<::tidings_types::MessagePrepareResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Send a message event.
    ///
    /// Appends a `message.*` event to the room's timeline. Answers when the event is stored for good (MSG-1). With `Matrix-Action` the same request can be repeated without a second effect (ACT-4). `updates` makes it a child of another event (UPD-1), `relates_to` a response to one (REL-1). A receipt that the user has sent before for the same event makes no new one; the first is answered (UPD-5). Refused with 403 when the sender may not send this type, or edits another's message (UPD-6), 404 when the parent doesn't exist or may not be seen, 413 when the event exceeds 64 KiB (EVT-7), 400 with `path` when the content breaks the schema of its type (EVT-8), when the parent is of another room or is a receipt, when both parents are named, and when the parent has 1,000 updates (UPD-2). Updates of updates go 8 levels deep, and are refused with 400 when there are 2,000 updates below the event at the top. For events of calls (VOI-2) see their types: a signal needs `updates` with the id of an invite, else 400; it is 403 from who may not give it, 409 M_CALL_TAKEN for a second ack or call, 409 M_CALL_ENDED after the hangup.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/send/{event_type}",
        tags = ["message"],
        request_body_max_bytes = 131072,
    }]
    async fn message_send(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MessageSendPath>,
        query: RawQuery<MessageSendQuery>,
        headers: RawHeaders<MessageSendHeaders>,
        body: RawBody<::tidings_types::MessageSendRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Send a prepared event.
    ///
    /// Sends the event that message_prepare answered, with `signatures` added: an object of the sender's user id, in it the signatures by the id of their key (MSG-2). It answers as message_send does. The event comes at the end of the timeline, and the room's rules are asked anew. Refused with 400 M_INVALID_PARAM with `path` when anything else than `signatures` differs, when the event has been sent before (with the same action id it is a repetition, ACT-4) and when the token is another user's or room's or can't be read, 410 M_EXPIRED_TOKEN when it is older than 5 minutes, 403 M_FORBIDDEN when the sender may no longer send this type, 413 M_TOO_LARGE when the signed event exceeds 64 KiB (EVT-7).
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/rooms/{room_id}/send_prepared",
        tags = ["message"],
        request_body_max_bytes = 131072,
    }]
    async fn message_send_prepared(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MessageSendPreparedPath>,
        query: RawQuery<MessageSendPreparedQuery>,
        headers: RawHeaders<MessageSendPreparedHeaders>,
        body: RawBody<::tidings_types::MessageSendPreparedRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Change one power level.
    ///
    /// Changes one level and leaves the others as they are; the server writes the full `state.m.room.power_levels` (PLV-1). `null` takes the level back to its default. Setting the value it already has makes no new event. Refused with 403 M_FORBIDDEN when the sender may not set power levels, when the old or the new value is above the sender's own level, or when another user's old level isn't below it. 400 M_INVALID_PARAM with `path` when the key names no level, 400 M_BAD_JSON when the value is no integer.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/rooms/{room_id}/power_levels",
        tags = ["state"],
        request_body_max_bytes = 65536,
    }]
    async fn power_level_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<PowerLevelSetPath>,
        headers: RawHeaders<PowerLevelSetHeaders>,
        body: RawBody<::tidings_types::PowerLevelSetRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Delete a state event.
    ///
    /// Removes a type and key from the room's state by an event without `content` (STA-2, EVT-6). It takes the same power as setting it. Refused with 404 M_NOT_FOUND when there is none, 403 M_FORBIDDEN when the sender isn't joined or may not set this type or key, or when it is what every room has (creation), 400 M_INVALID_PARAM when the type isn't a state type (EVT-1) or the key is malformed (EVT-4).
    #[endpoint {
        method = DELETE,
        path = "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
        tags = ["state"],
    }]
    async fn state_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateDeletePath>,
        headers: RawHeaders<StateDeleteHeaders>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Get a state event.
    ///
    /// Answers the event that is the current state for this type and key. A user who has left gets the state as of the leave (JOI-6). Refused with 403 M_FORBIDDEN for one who has no part in the room, 404 M_NOT_FOUND when there is no such state or it was deleted (EVT-6), 400 M_INVALID_PARAM when the type isn't a state type (EVT-1) or the key is malformed (EVT-4).
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
        tags = ["state"],
    }]
    async fn state_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateGetPath>,
        headers: RawHeaders<StateGetHeaders>,
    ) -> Result<Reply<::tidings_types::RoomEvent, MatrixSessionReplyHeaders>, Failure>;

    /// List the state of a room.
    ///
    /// Answers the current state of a room, or the state as of `at`, ordered by type and state key. Deleted state doesn't come. A user who has left sees the state as of the leave (JOI-6). The `limit` of a filter is for timelines and not used here. Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or `at` is of another room, 410 M_RESET_TOKEN when `at` is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/rooms/{room_id}/state",
        tags = ["state"],
    }]
    async fn state_list(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateListPath>,
        query: RawQuery<StateListQuery>,
        headers: RawHeaders<StateListHeaders>,
    ) -> Result<
        Reply<::tidings_types::StateListResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Set a state event.
    ///
    /// Sets the state of a room for a type and key (STA-1). Setting the value it already has makes no new event and answers the present one. Well-known types keep a rule of their own on top of the power levels (EVT-4), and markers never move backwards (MRK-1). Refused with 403 M_FORBIDDEN when the sender isn't joined or may not set this type or key, 400 M_INVALID_PARAM when the type isn't a state type (EVT-1), when the key is malformed (EVT-4) or not of the kind the type asks for (EVT-5), 400 M_BAD_JSON with `path` when the content breaks the schema of its type (EVT-8), 413 M_TOO_LARGE when the event exceeds 64 KiB (EVT-7).
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
        tags = ["state"],
        request_body_max_bytes = 131072,
    }]
    async fn state_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateSetPath>,
        query: RawQuery<StateSetQuery>,
        headers: RawHeaders<StateSetHeaders>,
        body: RawBody<::tidings_types::StateSetRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Get the surroundings of an event.
    ///
    /// Answers the events around one event in timeline order, oldest first, tokens to scroll on both ways, and the room's state as it was at the end of the chunk (CTX-1). `before` and `after` count the events that the filter lets through; the event itself always comes. Fewer come where what may be read begins or ends, and where the filter lets none through among the 10,000 nearest on that side. The tokens lead on from the chunk whatever the filter. The `limit` of a filter is not used here. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), and when it is one's own membership outside of what one may read of the timeline: `event_get` answers that. Refused with 400 M_INVALID_PARAM when a count is over its maximum, 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/events/{event_id}/context",
        tags = ["timeline"],
    }]
    async fn event_context(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<EventContextPath>,
        query: RawQuery<EventContextQuery>,
        headers: RawHeaders<EventContextHeaders>,
    ) -> Result<
        Reply<::tidings_types::ContextResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Get an event.
    ///
    /// Answers one event by its id. The filter says in which form it comes (`keys`, `format`, `updates`, `replies`); it comes whatever its type, and alone where updates are wanted separate, so `types`, `not_types` and `limit` are accepted as everywhere and choose nothing. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/events/{event_id}",
        tags = ["timeline"],
    }]
    async fn event_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<EventGetPath>,
        query: RawQuery<EventGetQuery>,
        headers: RawHeaders<EventGetHeaders>,
    ) -> Result<Reply<::tidings_types::RoomEvent, MatrixSessionReplyHeaders>, Failure>;

    /// List the events that relate to an event.
    ///
    /// Answers a page of the events whose `relates_to` names this event (REL-3). Without `from` it is the newest page; each page is oldest first and `end` leads to earlier ones. With `sort` = `oldest` in the filter it is the first page and `end` leads to later ones. Redacted replies don't come and don't count (REL-4). The `limit` of a filter is not used here. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), 400 M_INVALID_PARAM when `from` can't be read or is of another room's timeline, 410 M_RESET_TOKEN when it is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/events/{event_id}/replies",
        tags = ["timeline"],
    }]
    async fn reply_list(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ReplyListPath>,
        query: RawQuery<ReplyListQuery>,
        headers: RawHeaders<ReplyListHeaders>,
    ) -> Result<
        Reply<::tidings_types::ReplyListResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Read a room's timeline.
    ///
    /// Answers a piece of the room's timeline from a position on, in one direction (SCR-1). Update children come with their parent and count neither in `limit` nor in `remaining` (SCR-2, UPD-4); replies are ordinary events of the timeline. A token of the stream means the timeline as of that moment. What a reader may see is the room's history visibility (JOI-6). Without `limit` the filter's holds, else 20; 0 tells only what remains. Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or is of another room's timeline, 410 M_RESET_TOKEN when it is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/rooms/{room_id}/timeline",
        tags = ["timeline"],
    }]
    async fn timeline_scroll(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<TimelineScrollPath>,
        query: RawQuery<TimelineScrollQuery>,
        headers: RawHeaders<TimelineScrollHeaders>,
    ) -> Result<
        Reply<::tidings_types::TimelineResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Move a marker.
    ///
    /// Moves the reader's own marker to an event, inclusive, as `state.m.room.marker.read` or `state.m.room.marker.delivered` (MRK-1). Marking read implies delivered. A marker never moves backwards in the timeline: an earlier or the same place makes no new event and answers the present one. Refused with 403 M_FORBIDDEN when the user isn't joined, 404 M_NOT_FOUND when the event doesn't exist, isn't of this room or may not be seen.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/rooms/{room_id}/markers/{marker}",
        tags = ["marker"],
        request_body_max_bytes = 65536,
    }]
    async fn marker_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MarkerSetPath>,
        headers: RawHeaders<MarkerSetHeaders>,
        body: RawBody<::tidings_types::MarkerSetRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Show a user's presence.
    ///
    /// Answers the presence of the user over all their sessions, and the union of their capabilities (PRE-1, CAP-2). Refused with 403 M_FORBIDDEN for a user one shares no room with.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/presence/{user_id}",
        tags = ["presence"],
    }]
    async fn presence_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<PresenceGetPath>,
        headers: RawHeaders<PresenceGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::PresenceGetResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Set my presence.
    ///
    /// Says how reachable the user is through this session (PRE-1). The user's presence over the live sessions is dnd if any says so, else busy, else online, else away, else offline. `appear_offline` makes it offline for others whatever the sessions say, until it is taken back. Without `status_msg` the status is cleared. Those who share a room are told when it changes (PRE-2). Refused with 400 M_INVALID_PARAM and `path` for a state that isn't one of those named.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/presence",
        tags = ["presence"],
        request_body_max_bytes = 65536,
    }]
    async fn presence_set(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<PresenceSetHeaders>,
        body: RawBody<::tidings_types::PresenceSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Say whether I am typing.
    ///
    /// Says whether the session is typing in the room (TYP-1). It ends with the session, when told, and when the user's message arrives in the room. The members get the whole list as `ephemeral.m.typing`, when it changes. Refused with 403 M_FORBIDDEN when not joined to the room.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/rooms/{room_id}/typing",
        tags = ["typing"],
        request_body_max_bytes = 65536,
    }]
    async fn typing_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<TypingSetPath>,
        headers: RawHeaders<TypingSetHeaders>,
        body: RawBody<::tidings_types::TypingSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Upload a set of capabilities.
    ///
    /// Keeps the set and answers its hash, the SHA-256 of its canonical JSON (CAP-2, CAP-3). A set that is known already is no error. Refused with 400 M_BAD_JSON when a value isn't an object, 400 with `path` for numbers that canonical JSON doesn't know (EVT-8), 413 M_TOO_LARGE over 256 KiB.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/capabilities",
        tags = ["capability"],
        request_body_max_bytes = 262144,
    }]
    async fn capability_set_create(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<CapabilitySetCreateHeaders>,
        body: RawBody<::tidings_types::CapabilitySet>,
    ) -> Result<
        Reply<::tidings_types::CapabilityHash, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Show a set of capabilities.
    ///
    /// Answers the set that a hash names (CAP-1, CAP-3). `user_id` says whose set it is, for a server that doesn't know the hash to ask that user's (CAP-2). Refused with 404 M_NOT_FOUND for an unknown set, 400 M_INVALID_PARAM for a malformed hash or user id.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/capabilities/{sha256}",
        tags = ["capability"],
    }]
    async fn capability_set_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<CapabilitySetGetPath>,
        query: RawQuery<CapabilitySetGetQuery>,
        headers: RawHeaders<CapabilitySetGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::CapabilitySet, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Tell what the server can do.
    ///
    /// Answers the hash of the server's capabilities for this user (CAP-1). The hash leads to the set. Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/server/capabilities",
        tags = ["capability"],
    }]
    async fn server_capabilities_get(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<ServerCapabilitiesGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::CapabilityHash, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Get credentials for a TURN server.
    ///
    /// Answers credentials that hold for a limited time, or an empty object when no TURN server is configured (VOI-4). The capability `m.cap.turnserver.v1` says that there is one. Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN, 429 M_LIMIT_EXCEEDED after too many requests.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/voip/turn_server",
        tags = ["call"],
    }]
    async fn turn_server_get(
        rqctx: RequestContext<Self::Context>,
        headers: RawHeaders<TurnServerGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::TurnServerGetResponse, MatrixSessionReplyHeaders>,
        Failure,
    >;

    /// Create an alias.
    ///
    /// Creates an alias of this server for a room one is joined to (DIR-1). Refused with 409 M_ROOM_IN_USE when the alias exists, 400 M_INVALID_PARAM when it is another server's, 403 M_FORBIDDEN when the user isn't joined, 413 M_TOO_LARGE when the room has 1,000 aliases or their list would exceed the size of an event (EVT-7).
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/directory/{room_alias}",
        tags = ["directory"],
        request_body_max_bytes = 65536,
    }]
    async fn alias_create(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<AliasCreatePath>,
        headers: RawHeaders<AliasCreateHeaders>,
        body: RawBody<::tidings_types::AliasCreateRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Delete an alias.
    ///
    /// Deletes an alias (DIR-1). Allowed to who created it, in the room or not, and to the room's ops (EVT-4). Refused with 403 M_FORBIDDEN for others, 404 M_NOT_FOUND when there is no such alias, 400 M_INVALID_PARAM when it is another server's.
    #[endpoint {
        method = DELETE,
        path = "/_matrix/client/v2/directory/{room_alias}",
        tags = ["directory"],
    }]
    async fn alias_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<AliasDeletePath>,
        headers: RawHeaders<AliasDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Resolve an alias.
    ///
    /// Answers the room an alias leads to and the servers to join through (DIR-1). Needs no access token. Refused with 404 M_NOT_FOUND when there is no such alias, 400 M_INVALID_PARAM when it is malformed.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/directory/{room_alias}",
        tags = ["directory"],
    }]
    async fn alias_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<AliasGetPath>,
    ) -> Result<Reply<::tidings_types::AliasGetResponse>, Failure>;

    /// Search the published rooms.
    ///
    /// Answers a page of the published rooms, those with the most members first (PUB-1). Case doesn't matter. The first request freezes the results for its further pages, which `from` leads to; pages count from 1. The results are kept for ten minutes after their last page, or less: not over a restart, and not when many others need the room. Needs no access token. Refused with 400 M_INVALID_PARAM when the token can't be read, 410 M_EXPIRED_TOKEN when it ran out.
    #[endpoint {
        method = POST,
        path = "/_matrix/client/v2/published_rooms",
        tags = ["directory"],
        request_body_max_bytes = 65536,
    }]
    async fn published_room_search(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::tidings_types::PublishedRoomSearchRequest>,
    ) -> Result<Reply<::tidings_types::PublishedRoomSearchResponse>, Failure>;

    /// Publish a room or take it back.
    ///
    /// Says whether searching the published rooms finds the room (PUB-1). For room ops (EVT-4). Doing it again changes nothing. Refused with 403 M_FORBIDDEN for others and when the room doesn't exist.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/rooms/{room_id}/published",
        tags = ["directory"],
        request_body_max_bytes = 65536,
    }]
    async fn room_published_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<RoomPublishedSetPath>,
        headers: RawHeaders<RoomPublishedSetHeaders>,
        body: RawBody<::tidings_types::RoomPublishedSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Get a profile.
    ///
    /// Answers a user's profile, all of it or the keys named (PRO-1). A key that isn't set is left out. Needs no access token. Refused with 404 M_NOT_FOUND when there is no such user, 400 M_INVALID_PARAM when a key is malformed.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/v2/profile/{user_id}",
        tags = ["profile"],
    }]
    async fn profile_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ProfileGetPath>,
        query: RawQuery<ProfileGetQuery>,
    ) -> Result<Reply<::tidings_types::ProfileGetResponse>, Failure>;

    /// Delete a value of the profile.
    ///
    /// Removes one value of one's own profile (PRO-1); `displayname` and `avatar_url` also from the user's rooms (EVT-10). When neither is left, the rooms' `state.m.room.member.profile` of the user is deleted (EVT-6). Refused with 403 M_FORBIDDEN for another user's profile, 404 M_NOT_FOUND when the key isn't set.
    #[endpoint {
        method = DELETE,
        path = "/_matrix/client/v2/profile/{user_id}/{key}",
        tags = ["profile"],
    }]
    async fn profile_key_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ProfileKeyDeletePath>,
        headers: RawHeaders<ProfileKeyDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Set a value of the profile.
    ///
    /// Sets one value of one's own profile (PRO-1). `displayname` and `avatar_url` are strings and go to the user's rooms as `state.m.room.member.profile` (EVT-10), soon after the answer. Setting the value that is set changes nothing. Refused with 403 M_FORBIDDEN for another user's profile, 400 M_INVALID_PARAM with `path` when the value isn't one the key can have or isn't canonical JSON (EVT-8), 413 M_TOO_LARGE when the profile would exceed 64 KiB.
    #[endpoint {
        method = PUT,
        path = "/_matrix/client/v2/profile/{user_id}/{key}",
        tags = ["profile"],
        request_body_max_bytes = 65536,
    }]
    async fn profile_key_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ProfileKeySetPath>,
        headers: RawHeaders<ProfileKeySetHeaders>,
        body: RawBody<::tidings_types::ProfileKeySetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure>;

    /// Download a file.
    ///
    /// Answers the bytes of an upload, as a stream, with the `Content-Type` they came with (MED-1). The answer carries `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that allows nothing; a type that a browser might run comes as an attachment. Refused with 404 M_NOT_FOUND for an unknown file, 400 M_INVALID_PARAM for a malformed name. The same operation as in version 1.
    #[endpoint {
        method = GET,
        path = "/_matrix/media/v1/download/{server_name}/{media_id}",
        tags = ["media"],
    }]
    async fn media_download(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MediaDownloadPath>,
    ) -> Result<Reply<Streamed>, Failure>;

    /// Get a thumbnail of a picture.
    ///
    /// Answers a smaller picture of about the size asked for, as JPEG or PNG; never one larger than the original (MED-1). `method` is `scale` when absent. The answer carries `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that allows nothing; a type that a browser might run comes as an attachment. Refused with 404 M_NOT_FOUND for an unknown file and for one that is no picture the server can read, 400 M_INVALID_PARAM when `width` or `height` is missing or out of bounds. The same operation as in version 1.
    #[endpoint {
        method = GET,
        path = "/_matrix/media/v1/thumbnail/{server_name}/{media_id}",
        tags = ["media"],
    }]
    async fn media_thumbnail(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MediaThumbnailPath>,
        query: RawQuery<MediaThumbnailQuery>,
    ) -> Result<Reply<Streamed>, Failure>;

    /// Upload a file.
    ///
    /// Keeps the bytes of the body and answers their `mxc://` URI (MED-1). The header `Content-Type` is kept with them and given back on download; `filename` too. The body is taken as a stream. It may have up to 50 MiB here; the setting `media.max_upload_bytes` lowers that. Refused with 413 M_TOO_LARGE when the file, or with it the user's quota, is too large; 400 M_INVALID_PARAM without a `Content-Type`; 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN; 429 M_LIMIT_EXCEEDED after too many uploads. The same operation as in version 1; it takes no session.
    #[endpoint {
        method = POST,
        path = "/_matrix/media/v1/upload",
        tags = ["media"],
        request_body_max_bytes = 52428800,
    }]
    async fn media_upload(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<MediaUploadQuery>,
        body: RawStream,
    ) -> Result<Reply<::tidings_types::MediaUploadResponse>, Failure>;

    /// Tell whether the process lives.
    ///
    /// Answers as long as the process can answer at all. It looks at nothing else, the store neither. Refused with 503 M_UNAVAILABLE while it shuts down.
    #[endpoint {
        method = GET,
        path = "/_tidings/health/live",
        tags = ["server"],
    }]
    async fn health_live(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::Health>, Failure>;

    /// Tell whether the server can do its work.
    ///
    /// Answers when the server can read and write its store. Refused with 503 M_UNAVAILABLE when it can't, and before it has started and while it shuts down.
    #[endpoint {
        method = GET,
        path = "/_tidings/health/ready",
        tags = ["server"],
    }]
    async fn health_ready(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::Health>, Failure>;

    /// List the versions the server speaks.
    ///
    /// Answers the versions of the client-server API; this document is `v2`. Refused with 429 M_LIMIT_EXCEEDED after too many requests.
    #[endpoint {
        method = GET,
        path = "/_matrix/client/versions",
        tags = ["server"],
    }]
    async fn version_list(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::VersionListResponse>, Failure>;
}
