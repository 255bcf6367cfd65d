//! The area `stream`: how the event stream is carried. The chunks are the app's, whatever carries them.

use tidings_api::params::{StreamPollQuery, StreamSocketQuery, StreamSseHeaders, StreamSseQuery};
use tidings_api::{RawUpgrade, Streamed, Upgraded};
use tidings_types::{ChunkToken, StreamChunk};

use super::edge::{Call, count};
use super::{socket, sse};
use crate::app::feed::{Feed, FeedRequest};
use crate::app::{AppError, FilterInput, StreamRequest};

/// `GET /_matrix/client/v2/stream` (STR-1)
pub async fn stream_poll(call: Call, query: StreamPollQuery) -> Result<StreamChunk, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: count(query.limit),
    };
    let filter = call.app().read_filter(input).await?;
    let request = StreamRequest {
        from: query.from,
        filter,
        timeout_ms: query.timeout.unsigned_abs().min(call.context.max_wait_ms),
        begins_session: !call.names_session(),
    };
    call.app()
        .stream(&call.caller()?, &request, &call.context.stop)
        .await
}

/// `GET /_matrix/client/v2/stream/sse` (STR-7)
///
/// - `Last-Event-ID` comes before `from`: browsers connect again with both, and `from` is the older one.
pub async fn stream_sse(
    call: Call,
    query: StreamSseQuery,
    headers: StreamSseHeaders,
) -> Result<Streamed, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: count(query.limit),
    };
    let from = match (headers.last_event_id, query.from) {
        (Some(token), _) => Some(("Last-Event-ID", token)),
        (None, token) => token.map(|token| ("from", token)),
    };
    let feed = feed(&call, from, input).await?;
    Ok(sse::answer(call, feed))
}

/// `GET /_matrix/client/v2/stream/socket` (STR-7)
pub async fn stream_socket(
    call: Call,
    query: StreamSocketQuery,
    upgrade: RawUpgrade,
) -> Result<Upgraded, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: count(query.limit),
    };
    let from = query.from.map(|token| ("from", token));
    let feed = feed(&call, from, input).await?;
    socket::answer(call, feed, upgrade)
}

async fn feed(
    call: &Call,
    from: Option<(&'static str, ChunkToken)>,
    input: FilterInput<'_>,
) -> Result<Feed, AppError> {
    let request = FeedRequest {
        from,
        input,
        heartbeat_ms: call.context.heartbeat_ms,
    };
    let stop = call.context.stop.clone();
    call.context.app.feed(call.caller()?, request, stop).await
}
