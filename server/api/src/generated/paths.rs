// Written by `cargo xtask generate`; do not edit.

//! The paths, as data, and the methods they don't have.

#[allow(unused_imports, reason = "a document may have no variables in its paths")]
use super::{params, support::{NoParameters, OtherMethods, PathInfo, register_path}};

/// Every path with the methods it has and hasn't.
pub static PATHS: &[PathInfo] = &[
    PathInfo {
        path: "/_matrix/client/api/v1/login",
        methods: &[::http::Method::GET, ::http::Method::POST],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/api/v1/register",
        methods: &[::http::Method::GET, ::http::Method::POST],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/account",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/account/deactivate",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/account/devices",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/account/devices/{device_id}",
        methods: &[::http::Method::PUT, ::http::Method::DELETE],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/account/logout",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/account/password",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/capabilities",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/capabilities/{sha256}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/directory/{room_alias}",
        methods: &[::http::Method::GET, ::http::Method::PUT, ::http::Method::DELETE],
        missing: &[
            ::http::Method::POST,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/events/{event_id}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/events/{event_id}/context",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/events/{event_id}/redact",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/events/{event_id}/replies",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/filters",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/filters/{filter}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/initial_sync",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/invites/{event_id}/reject",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/join",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/presence",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/presence/{user_id}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/profile/{user_id}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/profile/{user_id}/{key}",
        methods: &[::http::Method::PUT, ::http::Method::DELETE],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/published_rooms",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/ban",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/batch",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/invite",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/kick",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/leave",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/markers/{marker}",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/members",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/power_levels",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/published",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/send/{event_type}",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/send_prepared",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/state",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
        methods: &[::http::Method::GET, ::http::Method::PUT, ::http::Method::DELETE],
        missing: &[
            ::http::Method::POST,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/timeline",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/typing",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/rooms/{room_id}/unban",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/server/capabilities",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/session",
        methods: &[::http::Method::GET, ::http::Method::POST, ::http::Method::DELETE],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/session/capabilities",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/stream",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/stream/socket",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/stream/sse",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/v2/voip/turn_server",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/client/versions",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/media/v1/download/{server_name}/{media_id}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/media/v1/thumbnail/{server_name}/{media_id}",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_matrix/media/v1/upload",
        methods: &[::http::Method::POST],
        missing: &[
            ::http::Method::GET,
            ::http::Method::PUT,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_tidings/health/live",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
    PathInfo {
        path: "/_tidings/health/ready",
        methods: &[::http::Method::GET],
        missing: &[
            ::http::Method::PUT,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
];

/// Registers, unpublished, every method that a known path doesn't have, so that such requests get an answer of ours and not the router's.
pub fn register_other_methods<C, M>(
    api: &mut ::dropshot::ApiDescription<C>,
) -> Result<(), ::dropshot::ApiDescriptionRegisterError>
where
    C: ::dropshot::ServerContext,
    M: OtherMethods<C>,
{
    register_path::<C, M, NoParameters>(api, &PATHS[0])?;
    register_path::<C, M, NoParameters>(api, &PATHS[1])?;
    register_path::<C, M, NoParameters>(api, &PATHS[2])?;
    register_path::<C, M, NoParameters>(api, &PATHS[3])?;
    register_path::<C, M, NoParameters>(api, &PATHS[4])?;
    register_path::<C, M, params::DeviceDeletePath>(api, &PATHS[5])?;
    register_path::<C, M, NoParameters>(api, &PATHS[6])?;
    register_path::<C, M, NoParameters>(api, &PATHS[7])?;
    register_path::<C, M, NoParameters>(api, &PATHS[8])?;
    register_path::<C, M, params::CapabilitySetGetPath>(api, &PATHS[9])?;
    register_path::<C, M, params::AliasCreatePath>(api, &PATHS[10])?;
    register_path::<C, M, params::EventGetPath>(api, &PATHS[11])?;
    register_path::<C, M, params::EventContextPath>(api, &PATHS[12])?;
    register_path::<C, M, params::EventRedactPath>(api, &PATHS[13])?;
    register_path::<C, M, params::ReplyListPath>(api, &PATHS[14])?;
    register_path::<C, M, NoParameters>(api, &PATHS[15])?;
    register_path::<C, M, params::FilterGetPath>(api, &PATHS[16])?;
    register_path::<C, M, NoParameters>(api, &PATHS[17])?;
    register_path::<C, M, params::InviteRejectPath>(api, &PATHS[18])?;
    register_path::<C, M, NoParameters>(api, &PATHS[19])?;
    register_path::<C, M, NoParameters>(api, &PATHS[20])?;
    register_path::<C, M, params::PresenceGetPath>(api, &PATHS[21])?;
    register_path::<C, M, params::ProfileGetPath>(api, &PATHS[22])?;
    register_path::<C, M, params::ProfileKeyDeletePath>(api, &PATHS[23])?;
    register_path::<C, M, NoParameters>(api, &PATHS[24])?;
    register_path::<C, M, NoParameters>(api, &PATHS[25])?;
    register_path::<C, M, params::MemberBanPath>(api, &PATHS[26])?;
    register_path::<C, M, params::ActionBatchPath>(api, &PATHS[27])?;
    register_path::<C, M, params::MemberInvitePath>(api, &PATHS[28])?;
    register_path::<C, M, params::MemberKickPath>(api, &PATHS[29])?;
    register_path::<C, M, params::RoomLeavePath>(api, &PATHS[30])?;
    register_path::<C, M, params::MarkerSetPath>(api, &PATHS[31])?;
    register_path::<C, M, params::MemberListPath>(api, &PATHS[32])?;
    register_path::<C, M, params::PowerLevelSetPath>(api, &PATHS[33])?;
    register_path::<C, M, params::MessagePreparePath>(api, &PATHS[34])?;
    register_path::<C, M, params::RoomPublishedSetPath>(api, &PATHS[35])?;
    register_path::<C, M, params::MessageSendPath>(api, &PATHS[36])?;
    register_path::<C, M, params::MessageSendPreparedPath>(api, &PATHS[37])?;
    register_path::<C, M, params::StateListPath>(api, &PATHS[38])?;
    register_path::<C, M, params::StateDeletePath>(api, &PATHS[39])?;
    register_path::<C, M, params::TimelineScrollPath>(api, &PATHS[40])?;
    register_path::<C, M, params::TypingSetPath>(api, &PATHS[41])?;
    register_path::<C, M, params::MemberUnbanPath>(api, &PATHS[42])?;
    register_path::<C, M, NoParameters>(api, &PATHS[43])?;
    register_path::<C, M, NoParameters>(api, &PATHS[44])?;
    register_path::<C, M, NoParameters>(api, &PATHS[45])?;
    register_path::<C, M, NoParameters>(api, &PATHS[46])?;
    register_path::<C, M, NoParameters>(api, &PATHS[47])?;
    register_path::<C, M, NoParameters>(api, &PATHS[48])?;
    register_path::<C, M, NoParameters>(api, &PATHS[49])?;
    register_path::<C, M, NoParameters>(api, &PATHS[50])?;
    register_path::<C, M, params::MediaDownloadPath>(api, &PATHS[51])?;
    register_path::<C, M, params::MediaThumbnailPath>(api, &PATHS[52])?;
    register_path::<C, M, NoParameters>(api, &PATHS[53])?;
    register_path::<C, M, NoParameters>(api, &PATHS[54])?;
    register_path::<C, M, NoParameters>(api, &PATHS[55])?;
    Ok(())
}
