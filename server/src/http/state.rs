//! The area `state`.

use tidings_api::params::{
    PowerLevelSetPath, StateDeletePath, StateGetPath, StateListPath, StateListQuery, StateSetPath,
    StateSetQuery,
};
use tidings_types::{
    ActionOutcome, PowerLevelSetRequest, RoomEvent, StateListResponse, StateSetRequest,
};

use super::edge::{Call, count};
use crate::app::state_list::StateListRequest;
use crate::app::{AppError, FilterInput};

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

/// `DELETE /_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}` (STA-2)
///
/// - It takes the power that setting takes; creation, membership, power levels and join rules can't be deleted.
pub async fn state_delete(call: Call, path: StateDeletePath) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .delete_state(&caller, &path.room_id, &path.event_type, &path.state_key)
        .await?;
    call.app().outcome(&caller, &done, false).await
}

/// `GET /_matrix/client/v2/rooms/{room_id}/state` (JOI-6, FIL-3)
///
/// - The `limit` of a filter is for timelines; the query's own counts state events.
pub async fn state_list(
    call: Call,
    path: StateListPath,
    query: StateListQuery,
) -> Result<StateListResponse, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: None,
    };
    let request = StateListRequest {
        filter: call.app().read_filter(input).await?,
        at: query.at,
        limit: count(query.limit),
    };
    let state = call
        .app()
        .list_state(&call.caller()?, &path.room_id, &request)
        .await?;
    Ok(StateListResponse::new(state))
}

/// `PUT /_matrix/client/v2/rooms/{room_id}/power_levels` (PLV-1)
///
/// - The event has all the levels, with this one changed; `null` takes it back to its default.
pub async fn power_level_set(
    call: Call,
    path: PowerLevelSetPath,
    body: PowerLevelSetRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .set_power_level(&caller, &path.room_id, &body)
        .await?;
    call.app().outcome(&caller, &done, false).await
}
