//! The area `member`.

use tidings_api::params::MemberInvitePath;
use tidings_types::{MemberInviteRequest, MemberInviteResponse};

use super::edge::Call;
use crate::app::AppError;

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
    let (displayname, avatar_url) = call.app().profile_in(&path.room_id, &body.user_id).await?;
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
