//! The area `message`.

use tidings_api::params::{EventRedactPath, MessageSendPath, MessageSendQuery};
use tidings_types::{ActionOutcome, EventRedactRequest, MessageSendRequest};

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

/// `POST /_matrix/client/v2/events/{event_id}/redact` (RED-1)
///
/// - What has been redacted already stays as it is; the first redaction is answered.
pub async fn event_redact(
    call: Call,
    path: EventRedactPath,
    body: EventRedactRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let reason = body.reason.as_ref().map(|reason| reason.as_str());
    let done = call.app().redact(&caller, &path.event_id, reason).await?;
    call.app().outcome(&caller, &done, false).await
}
