//! The area `timeline`.

use tidings_api::params::{
    EventContextPath, EventContextQuery, EventGetPath, EventGetQuery, ReplyListPath,
    ReplyListQuery, TimelineScrollPath, TimelineScrollQuery,
};
use tidings_types::{
    ContextResponse, ReplyListResponse, RoomEvent, ScrollDirection, TimelineResponse,
};

use super::edge::{Call, count};
use crate::app::context::ContextRequest;
use crate::app::replies::ReplyRequest;
use crate::app::{AppError, Direction, FilterInput, ScrollRequest};

/// `GET /_matrix/client/v2/rooms/{room_id}/timeline` (SCR-1)
///
/// - `backfill` is accepted; in a network of one server nobody else has more.
pub async fn timeline_scroll(
    call: Call,
    path: TimelineScrollPath,
    query: TimelineScrollQuery,
) -> Result<TimelineResponse, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: count(query.limit),
    };
    let filter = call.app().read_filter(input).await?;
    let direction = match query.dir {
        Some(ScrollDirection::F) => Direction::Forwards,
        Some(ScrollDirection::B) | None => Direction::Backwards,
    };
    let request = ScrollRequest {
        from: query.from,
        direction,
        filter,
    };
    call.at_length(|call| async move {
        call.app()
            .scroll(&call.caller()?, &path.room_id, &request)
            .await
    })
    .await
}

/// `GET /_matrix/client/v2/events/{event_id}/context` (CTX-1)
///
/// - `limit` bounds the chunk; the filter's isn't used.
pub async fn event_context(
    call: Call,
    path: EventContextPath,
    query: EventContextQuery,
) -> Result<ContextResponse, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: None,
    };
    let request = ContextRequest {
        before: count(Some(query.before)).unwrap_or_default(),
        after: count(Some(query.after)).unwrap_or_default(),
        limit: count(query.limit),
        filter: call.app().read_filter(input).await?,
    };
    call.at_length(|call| async move {
        call.app()
            .context(&call.caller()?, &path.event_id, &request)
            .await
    })
    .await
}

/// `GET /_matrix/client/v2/events/{event_id}`
///
/// - The filter says in which form the event comes; `types`, `not_types` and `limit` choose nothing.
pub async fn event_get(
    call: Call,
    path: EventGetPath,
    query: EventGetQuery,
) -> Result<RoomEvent, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: count(query.limit),
    };
    let filter = call.app().read_filter(input).await?;
    call.at_length(|call| async move {
        call.app()
            .get_event(&call.caller()?, &path.event_id, &filter)
            .await
    })
    .await
}

/// `GET /_matrix/client/v2/events/{event_id}/replies` (REL-3)
///
/// - `rel_type` replaces the types of the filter; the filter's limit isn't used.
pub async fn reply_list(
    call: Call,
    path: ReplyListPath,
    query: ReplyListQuery,
) -> Result<ReplyListResponse, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: None,
    };
    let request = ReplyRequest {
        from: query.from,
        limit: count(Some(query.limit)).unwrap_or_default(),
        rel_type: query.rel_type,
        filter: call.app().read_filter(input).await?,
    };
    call.at_length(|call| async move {
        call.app()
            .list_replies(&call.caller()?, &path.event_id, &request)
            .await
    })
    .await
}
