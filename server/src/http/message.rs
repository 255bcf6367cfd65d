//! The area `message`.

use tidings_api::params::{
    ActionBatchPath, EventRedactPath, MessagePreparePath, MessageSendPath, MessageSendPreparedPath,
    MessageSendPreparedQuery, MessageSendQuery,
};
use tidings_types::{
    ActionBatchRequest, ActionBatchResponse, ActionOutcome, AppliedOutcome, BatchOutcome,
    EventRedactRequest, MessagePrepareResponse, MessageSendPreparedRequest, MessageSendRequest,
};

use super::edge::Call;
use super::error;
use crate::app::action::Done;
use crate::app::{App, AppError, Client};

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

/// `POST /_matrix/client/v2/rooms/{room_id}/prepare/{event_type}` (MSG-2)
///
/// - It stores nothing; the event's id is free until it is sent.
pub async fn message_prepare(
    call: Call,
    path: MessagePreparePath,
    body: MessageSendRequest,
) -> Result<MessagePrepareResponse, AppError> {
    call.app()
        .prepare_message(&call.caller()?, &path.room_id, &path.event_type, body)
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/send_prepared` (MSG-2)
///
/// - An event is sent once only. With its action id a repetition answers it again.
/// - The room's rules are asked now, whatever they said when it was prepared.
pub async fn message_send_prepared(
    call: Call,
    path: MessageSendPreparedPath,
    query: MessageSendPreparedQuery,
    body: MessageSendPreparedRequest,
) -> Result<ActionOutcome, AppError> {
    let caller = call.caller()?;
    let done = call
        .app()
        .send_prepared(&caller, &path.room_id, &body.prepared, &body.event)
        .await?;
    call.app().outcome(&caller, &done, query.compact).await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/batch` (BAT-1)
///
/// - A batch that can't be read, or of who isn't joined, is refused as a whole and has used up one action id.
/// - What is refused for a passing reason, such as a store that can't write, refuses the whole batch and uses up none.
pub async fn action_batch(
    call: Call,
    path: ActionBatchPath,
    body: ActionBatchRequest,
) -> Result<ActionBatchResponse, AppError> {
    let caller = call.caller()?;
    let done = call.app().batch(&caller, &path.room_id, &body).await?;
    batch_answer(call.app(), caller.client(), &done).await
}

/// The answer of a batch: for each action what it did or why it was refused, and neither when it wasn't tried.
async fn batch_answer(
    app: &App,
    client: &Client,
    done: &Done,
) -> Result<ActionBatchResponse, AppError> {
    let outcomes = app.batch_outcomes(client, done).await?.into_iter();
    let outcomes = outcomes.map(|outcome| match outcome {
        Some(Ok(outcome)) => BatchOutcome {
            outcome: Some(outcome),
            ..BatchOutcome::default()
        },
        Some(Err(refusal)) => BatchOutcome {
            error: Some(error::failure(&refusal).body),
            ..BatchOutcome::default()
        },
        None => BatchOutcome::default(),
    });
    Ok(ActionBatchResponse::new(outcomes.collect()))
}

/// The answer of an action that was done before its session ended (SES-3).
pub async fn applied(app: &App, client: &Client, done: &Done) -> Result<AppliedOutcome, AppError> {
    if done.batch.is_empty() {
        return Ok(AppliedOutcome(app.answer(client, done).await?));
    }
    let answer = batch_answer(app, client, done).await?;
    let answer = serde_json::to_value(answer).map_err(AppError::internal)?;
    Ok(AppliedOutcome(
        answer.as_object().cloned().unwrap_or_default(),
    ))
}
