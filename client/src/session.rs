//! Calls in a session: started before it is needed, and renewed when it has ended (SES-1…4).
//!
//! A session of this client holds what the client says of itself ([`Held`](crate::presence::Held)) before any call of this
//! face goes on in it. Deliberately not here: actions, which may not simply be sent again
//! ([`crate::action`](super::action)).

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tidings_types::{ApiError, ErrorCode, SessionId};
use tracing::Instrument as _;

use crate::api::{self, ClientSessionExt, ResponseValue};
use crate::client::Client;
use crate::retry::Patience;
use crate::trace::Trace;
use crate::{Connection, Error};
use progenitor_client::ClientInfo;

/// How often a call meets an ended session before that is its answer.
pub(crate) const MOST_RENEWALS: usize = 4;

/// What an operation of the generated client answers.
pub(crate) type Answer<T> = Result<ResponseValue<T>, api::Error<ApiError>>;

/// Calls once. The future of `ask` has a client of its own, so that it can note the status of its answer.
pub(crate) async fn call<T, F>(
    api: &api::Client,
    timeout: Duration,
    ask: impl FnOnce(api::Client) -> F,
) -> Result<T, Error>
where
    F: Future<Output = Answer<T>>,
{
    call_in(&Arc::new(Trace::new()), api, timeout, ask).await
}

/// The same as a try of a call that has begun.
pub(crate) async fn call_in<T, F>(
    trace: &Arc<Trace>,
    api: &api::Client,
    timeout: Duration,
    ask: impl FnOnce(api::Client) -> F,
) -> Result<T, Error>
where
    F: Future<Output = Answer<T>>,
{
    let connection: Connection = api.inner().for_try(timeout, trace);
    let own = api::Client::new_with_client(api.baseurl(), api.client().clone(), connection.clone());
    let answered = ask(own).instrument(trace.span().clone()).await;
    let answer = answered.map_err(|error| {
        let error = Error::from_call(error, connection.status());
        if let Some(code) = error.code() {
            trace.refused(code);
        }
        error
    })?;
    Ok(answer.into_inner())
}

impl Client {
    /// The session of this client; the first call starts it (SES-2).
    ///
    /// Every call of this face needs it and asks for it by itself. A new session says at once what the client has said of
    /// itself: its capabilities, its presence, and where it is typing (CAP-2, SES-6).
    pub async fn session(&self) -> Result<SessionId, Error> {
        if let Some(session_id) = self.connection().session()
            && self.held().is_said_in(&session_id)
        {
            return Ok(session_id);
        }
        // Whoever comes second finds the session of whoever came first.
        let _starting = self.starting().lock().await;
        let mut patience = self.patience();
        let mut renewals = 0;
        loop {
            let Some(session_id) = self.connection().session() else {
                if let Err(error) = self.start_session().await {
                    patience.wait(error).await?;
                }
                continue;
            };
            if self.held().is_said_in(&session_id) {
                return Ok(session_id);
            }
            if let Err(error) = self.say_again(&session_id).await {
                if renewals < MOST_RENEWALS && self.renewed(&error, &session_id) {
                    renewals += 1;
                } else {
                    patience.wait(error).await?;
                }
            }
        }
    }

    /// Ends the session: the user is offline as far as this client goes, and types nowhere any more (SES-4, SES-6).
    ///
    /// It takes its turn after the actions that were asked for before. The client stays usable: the next call starts a new
    /// session, and so does a stream that is still read, so drop those first. What was said with
    /// [`Client::set_presence`] and [`Room::set_typing`](crate::Room::set_typing) isn't said again.
    pub async fn go_offline(&self) -> Result<(), Error> {
        let _turn = self.take_turn().await;
        self.held().forget();
        let trace = Arc::new(Trace::new());
        let mut patience = self.patience();
        let mut renewals = 0;
        while let Some(session_id) = self.connection().session() {
            let ask = |api: api::Client| {
                let session_id = session_id.clone();
                async move { api.session_delete().matrix_session(session_id).send().await }
            };
            match call_in(&trace, self.api(), self.request_timeout(), ask).await {
                Ok(_) => self.connection().abandon(&session_id),
                // It had ended, but the server has begun one in its place.
                Err(error) if renewals < MOST_RENEWALS && self.renewed(&error, &session_id) => {
                    renewals += 1;
                }
                Err(error) => patience.wait(error).await?,
            }
        }
        Ok(())
    }

    pub(crate) fn patience(&self) -> Patience {
        Patience::new(self.retry_for())
    }

    /// Calls what changes nothing: again after what passes, and in the new session after the old one has ended.
    pub(crate) async fn read<T, F>(&self, ask: impl Fn(api::Client) -> F) -> Result<T, Error>
    where
        F: Future<Output = Answer<T>>,
    {
        let trace = Arc::new(Trace::new());
        let mut patience = self.patience();
        let mut renewals = 0;
        loop {
            let session_id = self.session().await?;
            let asked = call_in(&trace, self.api(), self.request_timeout(), &ask).await;
            let error = match asked {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            if renewals < MOST_RENEWALS && self.renewed(&error, &session_id) {
                renewals += 1;
            } else {
                patience.wait(error).await?;
            }
        }
    }

    /// Whether an error says that the session ended; then there is a new one.
    pub(crate) fn renewed(&self, error: &Error, session_id: &SessionId) -> bool {
        if !error.is(&ErrorCode::STALE_SESSION) {
            return false;
        }
        // The header of the answer has told already, unless something on the way took it.
        match error.body().and_then(|body| body.session_id.as_ref()) {
            Some(named) => self.connection().adopt(Some(session_id), named),
            None if self.connection().session().as_ref() == Some(session_id) => {
                self.connection().abandon(session_id);
            }
            None => {}
        }
        true
    }
}
