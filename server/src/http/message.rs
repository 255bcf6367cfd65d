//! The area `message`.

use tidings_api::params::{MessageSendPath, MessageSendQuery};
use tidings_types::{ActionOutcome, MessageSendRequest};

use super::edge::Call;
use crate::app::AppError;

/// `POST /_matrix/client/v2/rooms/{room_id}/send/{event_type}` (MSG-1)
///
/// - With an action id a repetition answers the same event.
pub async fn message_send(
    call: Call,
    path: MessageSendPath,
    query: MessageSendQuery,
    body: MessageSendRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .send_message(&caller, &path.room_id, &path.event_type, body)
        .await?;
    call.app().outcome(&caller, &done, query.compact).await
}
