//! One message on its way, under one number of one session, until it is known what became of it there.

use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use tidings_types::{ActionOutcome, ErrorCode};
use tokio::time::Instant;

use super::now_ms;
use super::post::{Message, Placed};
use crate::action::{belongs_to_another, settles, what_became};
use crate::api::ClientMessageExt as _;
use crate::retry::Backoff;
use crate::session::call_in;
use crate::trace::Trace;
use crate::{Client, Error};

/// How long after a message was first sent the server is trusted to know what became of it. It keeps outcomes for 24 h
/// (SES-3); the difference is for clocks that go wrong.
const REMEMBERED: Duration = Duration::from_hours(23);

/// What became of a message under one number.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It is sent.
    Done(ActionOutcome),
    /// It is refused for good; the number is used up.
    Refused(Error),
    /// It wasn't processed here and won't be: the session has ended, or the number is another request's.
    Elsewhere {
        /// Whether the session has ended.
        ended: bool,
    },
    /// The server waits for another number first (ACT-3). The same may be sent again.
    Missing {
        /// The number that it waits for.
        expected: i64,
        /// Whether an earlier try may still be on its way.
        lost: bool,
    },
    /// Nobody will know, or the number isn't used up.
    GivenUp(Error),
    /// The access token has ended, and everything with it.
    LockedOut(Error),
}

/// Sends a message until it is known what became of it. What passes is waited out for as long as it takes; what isn't of
/// the protocol, or a fault of the server, for the client's patience.
pub(super) async fn fly(
    client: Client,
    message: Arc<Message>,
    placed: Placed,
    mut lost: bool,
) -> Verdict {
    let trace = Arc::new(Trace::new());
    let mut backoff = Backoff::new();
    let mut odd_since: Option<Instant> = None;
    loop {
        let error = match send(&client, &trace, &message, &placed).await {
            Ok(outcome) => return Verdict::Done(outcome),
            Err(error) => error,
        };
        if client.renewed(&error, &placed.ticket.session) {
            return in_ended_session(&error, &placed);
        }
        if error.is(&ErrorCode::MISSING_ACTION)
            && let Some(expected) = error.expected_action_id()
        {
            return Verdict::Missing { expected, lost };
        }
        if error.status() == Some(StatusCode::UNAUTHORIZED) && error.is_certain() {
            return Verdict::LockedOut(error);
        }
        if belongs_to_another(&error) {
            return not_here(&placed, false);
        }
        if settles(&error) {
            // What can't even be asked hasn't used up its number.
            return match error {
                Error::Request(_) => Verdict::GivenUp(error),
                error => Verdict::Refused(error),
            };
        }
        lost |= !error.is_certain();
        if !error.is_transient() {
            let since = *odd_since.get_or_insert_with(Instant::now);
            if since.elapsed() >= client.retry_for() {
                return Verdict::GivenUp(error);
            }
        }
        tracing::debug!(
            error = &error as &dyn std::error::Error,
            "a message is tried again"
        );
        client.pause(&error, &mut backoff).await;
    }
}

async fn send(
    client: &Client,
    trace: &Arc<Trace>,
    message: &Arc<Message>,
    placed: &Placed,
) -> Result<ActionOutcome, Error> {
    let (message, ticket) = (Arc::clone(message), placed.ticket.clone());
    call_in(
        trace,
        client.api(),
        client.request_timeout(),
        |api| async move {
            let call = api.message_send().room_id(message.room_id.clone());
            let call = call.event_type(message.event_type.clone());
            let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
            call.body(message.request.clone()).send().await
        },
    )
    .await
}

/// What the server says became of a message whose session has ended (SES-3).
fn in_ended_session(error: &Error, placed: &Placed) -> Verdict {
    match what_became(error, placed.ticket.id) {
        Some(Ok(Some(outcome))) => Verdict::Done(outcome),
        Some(Ok(None)) => Verdict::GivenUp(error.again()),
        // An outcome that can't be read isn't sent once more either.
        Some(Err(refusal)) => Verdict::Refused(refusal),
        None => not_here(placed, true),
    }
}

/// Nothing became of it, if the server can still know.
fn not_here(placed: &Placed, ended: bool) -> Verdict {
    let age = Duration::from_millis(now_ms().saturating_sub(placed.since_ts));
    if age >= REMEMBERED {
        Verdict::GivenUp(Error::Forgotten)
    } else {
        Verdict::Elsewhere { ended }
    }
}
