//! The area `sync`.

use tidings_api::Written;
use tidings_api::params::InitialSyncQuery;
use tidings_types::InitialSyncResponse;

use super::edge::{Call, count};
use crate::app::{AppError, FilterInput, InitialSync, SyncRequest};

/// `GET /_matrix/client/v2/initial_sync` (SYN-1…8)
pub async fn initial_sync(
    call: Call,
    query: InitialSyncQuery,
) -> Result<Written<InitialSyncResponse>, AppError> {
    let input = FilterInput {
        filter: query.filter.as_ref(),
        types: query.types.as_deref(),
        not_types: query.not_types.as_deref(),
        limit: count(query.limit),
    };
    let filter = call.app().read_filter(input).await?;
    let request = SyncRequest {
        since: query.since,
        filter,
        rooms_limit: count(query.rooms_limit),
        rooms_from: query.rooms_from,
    };
    let InitialSync { answer, rooms } = call
        .context
        .app
        .initial_sync(&call.caller()?, &request)
        .await?;
    Written::around(&answer, "rooms", rooms.pieces)
        .map_err(|error| AppError::internal(format!("a sync isn't written: {error}")))
}
