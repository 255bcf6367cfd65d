//! Actions: each has its effect once, in the order in which they were asked for (ACT-1…4).
//!
//! An action here is under way alone; the others wait for their turn, and so do the messages that are posted
//! ([`crate::actions`](super::actions)). It is sent again, after what passes, under the same id in the same session. When
//! that session ended meanwhile, the server says what became of the action; if nothing did, it is sent in the new session.
//!
//! Where it stays open whether an action happened (the caller stopped waiting, or patience ended without an answer), the
//! session is left, since the next action couldn't know its id. That action may still happen, even after later ones.
//!
//! Deliberately not here: several actions under way at once, and what outlives the program; both have those that are
//! posted.

use std::future::Future;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tidings_types::{ErrorCode, Session, SessionId};

use crate::api::{self, ClientSessionExt};
use crate::client::Client;
use crate::retry::Patience;
use crate::session::{Answer, MOST_RENEWALS, call_in};
use crate::trace::Trace;
use crate::{Connection, Error};

/// The place of an action: a session, and a number in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ticket {
    /// The session.
    pub(crate) session: SessionId,
    /// The number of the action (ACT-2).
    pub(crate) id: i64,
}

/// What came of an action under one ticket.
enum Step<T> {
    /// It is over.
    Over(Result<T, Error>),
    /// It has not happened, and the ticket is no good; this says why.
    Elsewhere(Error),
}

impl Client {
    /// Sends an action under a number of its own until it is known what became of it.
    ///
    /// `ask` must ask the same each time.
    pub(crate) async fn act<T, F>(&self, ask: impl Fn(api::Client, Ticket) -> F) -> Result<T, Error>
    where
        T: DeserializeOwned,
        F: Future<Output = Answer<T>>,
    {
        self.act_wide(1, ask).await
    }

    /// The same for a batch: done, it has taken so many numbers; refused as a whole, one (BAT-1).
    pub(crate) async fn act_wide<T, F>(
        &self,
        width: usize,
        ask: impl Fn(api::Client, Ticket) -> F,
    ) -> Result<T, Error>
    where
        T: DeserializeOwned,
        F: Future<Output = Answer<T>>,
    {
        let width = i64::try_from(width).unwrap_or(i64::MAX);
        let _turn = self.take_turn().await;
        let trace = Arc::new(Trace::new());
        let mut patience = self.patience();
        let mut moves = 0;
        loop {
            let ticket = self.ticket().await?;
            let tried = self.try_ticket(&trace, &ticket, width, &mut patience, &ask);
            match tried.await {
                Step::Over(outcome) => return outcome,
                Step::Elsewhere(error) if moves == MOST_RENEWALS => return Err(error),
                Step::Elsewhere(_) => moves += 1,
            }
        }
    }

    /// The place of the next action.
    pub(crate) async fn ticket(&self) -> Result<Ticket, Error> {
        for _ in 0..=MOST_RENEWALS {
            let session = self.session().await?;
            let state = self.connection().session_state();
            if let (Some(session), Some(id)) = (state.id, state.next_action) {
                return Ok(Ticket { session, id });
            }
            // After a refusal only the server knows whether the number is used up (ACT-3).
            let shown: Session = self
                .read(async |api| api.session_get().send().await)
                .await?;
            if shown.session_id == session {
                self.connection()
                    .set_next_action(&session, Some(shown.next_action_id));
            }
        }
        Err(Error::Request(
            "the server gives no session that lasts".to_owned(),
        ))
    }

    async fn try_ticket<T, F>(
        &self,
        trace: &Arc<Trace>,
        ticket: &Ticket,
        width: i64,
        patience: &mut Patience,
        ask: &impl Fn(api::Client, Ticket) -> F,
    ) -> Step<T>
    where
        T: DeserializeOwned,
        F: Future<Output = Answer<T>>,
    {
        let mut doubt = Doubt {
            connection: self.connection(),
            session: &ticket.session,
            open: true,
        };
        // Whether an earlier try may still be on its way.
        let mut lost = false;
        loop {
            let again = |api| ask(api, ticket.clone());
            let error = match call_in(trace, self.api(), self.request_timeout(), again).await {
                Ok(answer) => {
                    doubt.open = false;
                    let next = ticket.id.saturating_add(width);
                    self.connection()
                        .set_next_action(&ticket.session, Some(next));
                    return Step::Over(Ok(answer));
                }
                Err(error) => error,
            };
            if self.renewed(&error, &ticket.session) {
                doubt.open = false;
                return applied(error, ticket.id);
            }
            // Under another number an earlier try that is still held would come on top.
            if error.is(&ErrorCode::MISSING_ACTION) && error.expected_action_id().is_some() && !lost
            {
                doubt.open = false;
                self.connection()
                    .set_next_action(&ticket.session, error.expected_action_id());
                return Step::Elsewhere(error);
            }
            lost |= !error.is_certain();
            if let Err(error) = patience.wait(error).await {
                // A refusal for good settles the tries before it: they were the same request.
                if settles(&error) || !lost {
                    doubt.open = belongs_to_another(&error);
                    self.connection().set_next_action(&ticket.session, None);
                }
                return Step::Over(Err(error));
            }
        }
    }
}

/// Whether an error is a refusal for good of this very request, not one that a later try may not get.
pub(crate) fn settles(error: &Error) -> bool {
    let later = error.is(&ErrorCode::MISSING_ACTION)
        || error
            .status()
            .is_some_and(|status| status.is_server_error());
    error.is_certain() && !error.is_transient() && !later
}

/// Whether the number was used for another request, so that it can't be trusted (ACT-4).
pub(crate) fn belongs_to_another(error: &Error) -> bool {
    error.body().and_then(|body| body.parameter.as_deref()) == Some("Matrix-Action")
}

/// What the server says became of an action whose session ended (SES-3).
fn applied<T: DeserializeOwned>(error: Error, action_id: i64) -> Step<T> {
    match what_became(&error, action_id) {
        None => Step::Elsewhere(error),
        Some(Ok(None)) => Step::Over(Err(error)),
        Some(Ok(Some(outcome))) => Step::Over(Ok(outcome)),
        Some(Err(refusal)) => Step::Over(Err(refusal)),
    }
}

/// The same for who asks under a number: `None` when nothing became of it, and inside when the server doesn't say what.
pub(crate) fn what_became<T: DeserializeOwned>(
    error: &Error,
    action_id: i64,
) -> Option<Result<Option<T>, Error>> {
    let applied = error
        .applied()
        .filter(|applied| applied.action_id == action_id)?;
    Some(match (&applied.outcome, &applied.error) {
        (Some(outcome), _) => {
            let outcome = Value::Object(outcome.0.clone());
            let status = error.status();
            let unreadable = |source| Error::Unreadable {
                status,
                body: String::new(),
                source: Some(source),
            };
            serde_json::from_value(outcome)
                .map(Some)
                .map_err(unreadable)
        }
        (None, Some(refusal)) => Err(Error::of_action(refusal.clone())),
        (None, None) => Ok(None),
    })
}

/// Leaves the session when it is dropped open: nobody knows then whether the action under way happened.
struct Doubt<'a> {
    connection: &'a Connection,
    session: &'a SessionId,
    open: bool,
}

impl Drop for Doubt<'_> {
    fn drop(&mut self) {
        if self.open {
            self.connection.abandon(self.session);
        }
    }
}
