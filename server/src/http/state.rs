//! The area `state`.

use tidings_api::params::{StateGetPath, StateSetPath, StateSetQuery};
use tidings_types::{ActionOutcome, RoomEvent, StateSetRequest};

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}` (STA-1)
pub async fn state_get(call: Call, path: StateGetPath) -> Result<RoomEvent, AppError> {
    call.app()
        .get_state(
            &call.caller()?,
            &path.room_id,
            &path.event_type,
            &path.state_key,
        )
        .await
}

/// `PUT /_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}` (STA-1)
///
/// - Setting the value that stands changes nothing and answers the present event.
pub async fn state_set(
    call: Call,
    path: StateSetPath,
    query: StateSetQuery,
    body: StateSetRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .set_state(
            &caller,
            &path.room_id,
            &path.event_type,
            &path.state_key,
            &body.content,
        )
        .await?;
    call.app().outcome(&caller, &done, query.compact).await
}
