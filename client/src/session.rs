//! Calls in a session: started before it is needed, and renewed when it has ended (SES-1…4).
//!
//! Deliberately not here: actions, which may not simply be sent again ([`crate::action`](super::action)).

use std::future::Future;
use std::time::Duration;

use tidings_types::{ApiError, ErrorCode, SessionCreateRequest, SessionId};

use crate::api::{self, ClientSessionExt, ResponseValue};
use crate::client::Client;
use crate::retry::Patience;
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
    let connection: Connection = api.inner().for_call(timeout);
    let own = api::Client::new_with_client(api.baseurl(), api.client().clone(), connection.clone());
    let answer = ask(own)
        .await
        .map_err(|error| Error::from_call(error, connection.status()))?;
    Ok(answer.into_inner())
}

impl Client {
    /// The session of this client; the first call starts it (SES-2).
    ///
    /// Every call of this face needs it and asks for it by itself.
    pub async fn session(&self) -> Result<SessionId, Error> {
        if let Some(session_id) = self.connection().session() {
            return Ok(session_id);
        }
        // Whoever comes second finds the session of whoever came first.
        let _starting = self.starting().lock().await;
        let mut patience = self.patience();
        loop {
            if let Some(session_id) = self.connection().session() {
                return Ok(session_id);
            }
            let ask = async |api: api::Client| {
                api.session_create()
                    .body(SessionCreateRequest::default())
                    .send()
                    .await
            };
            match call(self.api(), self.request_timeout(), ask).await {
                Ok(session) => self.connection().adopt(None, &session.session_id),
                Err(error) => patience.wait(error).await?,
            }
        }
    }

    pub(crate) fn patience(&self) -> Patience {
        Patience::new(self.retry_for())
    }

    /// Calls what changes nothing: again after what passes, and in the new session after the old one has ended.
    pub(crate) async fn read<T, F>(&self, ask: impl Fn(api::Client) -> F) -> Result<T, Error>
    where
        F: Future<Output = Answer<T>>,
    {
        let mut patience = self.patience();
        let mut renewals = 0;
        loop {
            let session_id = self.session().await?;
            let error = match call(self.api(), self.request_timeout(), &ask).await {
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
