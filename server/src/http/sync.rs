//! The area `sync`.

use tidings_api::params::InitialSyncQuery;
use tidings_types::InitialSyncResponse;

use super::edge::{Call, count};
use crate::app::{AppError, SyncRequest, TypeFilter};

/// `GET /_matrix/client/v2/initial_sync` (SYN-1…8)
pub async fn initial_sync(
    call: Call,
    query: InitialSyncQuery,
) -> Result<InitialSyncResponse, AppError> {
    let filter = TypeFilter::read(
        query.filter.as_ref(),
        query.types.as_deref(),
        query.not_types.as_deref(),
    )?;
    let request = SyncRequest {
        since: query.since,
        filter,
        limit: count(query.limit),
        rooms_limit: count(query.rooms_limit),
        rooms_from: query.rooms_from,
    };
    call.app().initial_sync(&call.caller()?, &request).await
}
