//! The area `stream`.

use tidings_api::params::StreamPollQuery;
use tidings_types::StreamChunk;

use super::edge::{Call, count};
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
