//! The area `timeline`.

use tidings_api::params::{TimelineScrollPath, TimelineScrollQuery};
use tidings_types::{ScrollDirection, TimelineResponse};

use super::edge::{Call, count};
use crate::app::{AppError, Direction, ScrollRequest, TypeFilter};

/// `GET /_matrix/client/v2/rooms/{room_id}/timeline` (SCR-1)
///
/// - `backfill` is accepted; in a network of one server nobody else has more.
pub async fn timeline_scroll(
    call: Call,
    path: TimelineScrollPath,
    query: TimelineScrollQuery,
) -> Result<TimelineResponse, AppError> {
    let filter = TypeFilter::read(
        query.filter.as_ref(),
        query.types.as_deref(),
        query.not_types.as_deref(),
    )?;
    let direction = match query.dir {
        Some(ScrollDirection::F) => Direction::Forwards,
        Some(ScrollDirection::B) | None => Direction::Backwards,
    };
    let request = ScrollRequest {
        from: query.from,
        direction,
        limit: count(query.limit),
        filter,
    };
    call.app()
        .scroll(&call.caller()?, &path.room_id, &request)
        .await
}
