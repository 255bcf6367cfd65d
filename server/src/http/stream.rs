//! The area `stream`.

use tidings_api::params::StreamPollQuery;
use tidings_types::StreamChunk;

use super::edge::{Call, count};
use crate::app::{AppError, StreamRequest, TypeFilter};

/// `GET /_matrix/client/v2/stream` (STR-1)
pub async fn stream_poll(call: Call, query: StreamPollQuery) -> Result<StreamChunk, AppError> {
    let filter = TypeFilter::read(
        query.filter.as_ref(),
        query.types.as_deref(),
        query.not_types.as_deref(),
    )?;
    let request = StreamRequest {
        from: query.from,
        filter,
        limit: count(query.limit),
        timeout_ms: query.timeout.unsigned_abs().min(call.context.max_wait_ms),
    };
    call.app()
        .stream(&call.caller()?, &request, &call.context.stop)
        .await
}
