//! The area `marker`.

use tidings_api::params::MarkerSetPath;
use tidings_types::{ActionOutcome, MarkerSetRequest};

use super::edge::Call;
use crate::app::AppError;

/// `PUT /_matrix/client/v2/rooms/{room_id}/markers/{marker}` (MRK-1)
///
/// - An earlier or the same place changes nothing and answers the present marker.
/// - Marking read moves delivered as far; the answer is the read marker.
pub async fn marker_set(
    call: Call,
    path: MarkerSetPath,
    body: MarkerSetRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .set_marker(&caller, &path.room_id, path.marker, &body.event_id)
        .await?;
    call.app().outcome(&caller, &done, false).await
}
