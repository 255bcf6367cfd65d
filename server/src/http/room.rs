//! The area `room`.

use serde_json::Map;
use tidings_api::params::RoomLeavePath;
use tidings_types::{
    ActionOutcome, RoomAlias, RoomCreateRequest, RoomCreateResponse, RoomId, RoomJoinRequest,
    RoomJoinResponse, RoomLeaveRequest,
};

use super::edge::{Call, count};
use crate::app::action::Done;
use crate::app::{AppError, Filter, FilterInput, JoinedWish};

/// `POST /_matrix/client/v2/rooms` (CRE-1)
///
/// - With an action id a repetition answers the same room.
/// - All of it happens or none of it.
pub async fn room_create(
    call: Call,
    body: RoomCreateRequest,
) -> Result<RoomCreateResponse, AppError> {
    let input = FilterInput {
        filter: body.filter.as_ref(),
        types: body.types.as_deref(),
        not_types: body.not_types.as_deref(),
        limit: count(body.limit),
    };
    let wish = JoinedWish {
        deliver: body.deliver,
        filter: filter(&call, input).await?,
    };
    let caller = call.caller()?;
    let done = call.app().create_room(&caller, &body, &wish).await?;
    let room_id: RoomId = text(&done, "room_id")?
        .parse()
        .map_err(AppError::internal)?;
    let alias = done
        .answer
        .get("alias")
        .and_then(|alias| alias.as_str()?.parse::<RoomAlias>().ok());
    let room = call
        .app()
        .joined_entry(&caller, &room_id, &done, &wish)
        .await?;
    Ok(RoomCreateResponse {
        room_id,
        alias,
        room,
        extra: Map::new(),
    })
}

/// `POST /_matrix/client/v2/join` (JOI-1…5)
///
/// - Joining when joined answers the room again and changes nothing.
/// - A room that can't be joined and one that doesn't exist answer the same 403.
pub async fn room_join(call: Call, body: RoomJoinRequest) -> Result<RoomJoinResponse, AppError> {
    let input = FilterInput {
        filter: body.filter.as_ref(),
        types: body.types.as_deref(),
        not_types: body.not_types.as_deref(),
        limit: count(body.limit),
    };
    let wish = JoinedWish {
        deliver: body.deliver,
        filter: filter(&call, input).await?,
    };
    let caller = call.caller()?;
    let done = call.app().join_room(&caller, &body, &wish).await?;
    let room_id: RoomId = text(&done, "room_id")?
        .parse()
        .map_err(AppError::internal)?;
    let room = call
        .app()
        .joined_entry(&caller, &room_id, &done, &wish)
        .await?;
    Ok(RoomJoinResponse {
        room_id,
        room,
        extra: Map::new(),
    })
}

/// Reads a filter that stands in the body, where a fault has a path and no parameter's name.
async fn filter(call: &Call, input: FilterInput<'_>) -> Result<Filter, AppError> {
    let filter = call.app().read_filter(input).await;
    filter.map_err(|error| match error.parameter {
        Some(ref name) => AppError {
            path: Some(format!("/{name}")),
            parameter: None,
            ..error
        },
        None => error,
    })
}

fn text<'a>(done: &'a Done, key: &str) -> Result<&'a str, AppError> {
    let value = done.answer.get(key).and_then(serde_json::Value::as_str);
    value.ok_or_else(|| AppError::internal(format!("an outcome without {key}")))
}

/// `POST /_matrix/client/v2/rooms/{room_id}/leave` (LEA-1)
///
/// - Leaving a room that one has left changes nothing and answers the present event.
pub async fn room_leave(
    call: Call,
    path: RoomLeavePath,
    body: RoomLeaveRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .leave(&caller, &path.room_id, body.reason.as_ref())
        .await?;
    call.app().outcome(&caller, &done, false).await
}
