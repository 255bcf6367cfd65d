//! The area `member`.

use serde_json::Map;
use tidings_api::params::{
    InviteRejectPath, MemberBanPath, MemberInvitePath, MemberKickPath, MemberListPath,
    MemberListQuery, MemberUnbanPath,
};
use tidings_types::{
    ActionOutcome, Empty, MemberBanRequest, MemberInviteRequest, MemberInviteResponse,
    MemberKickRequest, MemberListResponse, MemberUnbanRequest,
};

use super::edge::{Call, count};
use crate::app::AppError;
use crate::app::member_list::MembersRequest;

/// `POST /_matrix/client/v2/rooms/{room_id}/invite` (INV-1)
///
/// - The same inviter's invite of an invited user changes nothing and answers the present one.
pub async fn member_invite(
    call: Call,
    path: MemberInvitePath,
    body: MemberInviteRequest,
) -> Result<MemberInviteResponse, AppError> {
    let caller = call.caller()?;
    let done = call.app().invite(&caller, &path.room_id, &body).await?;
    let outcome = call.app().outcome(&caller, &done, false).await?;
    let (displayname, avatar_url) = call.app().known_profile(&body.user_id).await?;
    Ok(MemberInviteResponse {
        event_id: outcome.event_id,
        origin_server_ts: outcome.origin_server_ts,
        position: outcome.position,
        event: outcome.event,
        displayname,
        avatar_url,
        extra: outcome.extra,
    })
}

/// `POST /_matrix/client/v2/invites/{event_id}/reject` (REJ-1)
///
/// - Rejecting what was rejected, replaced or taken back succeeds and changes nothing.
/// - An invite that was used up by joining is refused, also after leaving.
pub async fn invite_reject(call: Call, path: InviteRejectPath) -> Result<Empty, AppError> {
    let caller = call.caller()?;
    call.app().reject_invite(&caller, &path.event_id).await?;
    Ok(Empty(Map::new()))
}

/// `POST /_matrix/client/v2/rooms/{room_id}/ban` (BAN-1)
///
/// - Banning who is banned changes nothing and answers the present event.
pub async fn member_ban(
    call: Call,
    path: MemberBanPath,
    body: MemberBanRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call.app().ban(&caller, &path.room_id, &body).await?;
    call.app().outcome(&caller, &done, false).await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/kick` (KIC-1)
///
/// - Kicking oneself is leaving.
/// - Who is banned stays so: a kick is no unban.
pub async fn member_kick(
    call: Call,
    path: MemberKickPath,
    body: MemberKickRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call.app().kick(&caller, &path.room_id, &body).await?;
    call.app().outcome(&caller, &done, false).await
}

/// `GET /_matrix/client/v2/rooms/{room_id}/members`
///
/// - The pages of one listing show the same moment, whatever happens meanwhile.
pub async fn member_list(
    call: Call,
    path: MemberListPath,
    query: MemberListQuery,
) -> Result<MemberListResponse, AppError> {
    let request = MembersRequest {
        membership: query.membership,
        at: query.at,
        limit: count(Some(query.limit)).unwrap_or_default(),
        from: query.from,
    };
    call.app()
        .members(&call.caller()?, &path.room_id, &request)
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/unban` (BAN-1)
///
/// - Who isn't banned can't be unbanned.
pub async fn member_unban(
    call: Call,
    path: MemberUnbanPath,
    body: MemberUnbanRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call.app().unban(&caller, &path.room_id, &body).await?;
    call.app().outcome(&caller, &done, false).await
}
