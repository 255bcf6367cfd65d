//! What this client says of itself as long as its session lives: how reachable the user is, and where the user is typing
//! (PRE-1, TYP-1). Sessions end; what they hold is said again in the next one (SES-6).

use std::collections::BTreeSet;

use parking_lot::Mutex;
use reqwest::StatusCode;
use tidings_types::{PresenceSetRequest, PresenceState, RoomId, SessionId, TypingSetRequest};
use tokio::runtime::Handle;
use tokio::time::Instant;

use crate::api::{self, ClientPresenceExt, ClientSessionExt, ClientTypingExt};
use crate::capabilities::Announced;
use crate::client::WeakClient;
use crate::retry::Backoff;
use crate::session::call;
use crate::{Client, Error, Room};

/// What the client's session is to hold. Typing is bounded by the rooms that the user is in.
#[derive(Debug, Default)]
pub(crate) struct Held {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    capabilities: Option<Announced>,
    presence: Option<(PresenceState, Option<String>)>,
    typing: BTreeSet<RoomId>,
    /// The session in which all of it has been said.
    said_in: Option<SessionId>,
    /// Whether somebody keeps the session alive.
    is_kept: bool,
}

impl State {
    /// Whether something would be lost with the session though nobody asked for it.
    fn is_lively(&self) -> bool {
        self.presence.is_some() || !self.typing.is_empty()
    }
}

impl Held {
    /// For a client that can do something.
    pub(crate) fn new(capabilities: Option<Announced>) -> Self {
        let state = State {
            capabilities,
            ..State::default()
        };
        Self {
            state: Mutex::new(state),
        }
    }

    /// Whether a session holds all of it.
    pub(crate) fn is_said_in(&self, session_id: &SessionId) -> bool {
        let mut state = self.state.lock();
        if state.capabilities.is_none() && !state.is_lively() {
            state.said_in = Some(session_id.clone());
        }
        state.said_in.as_ref() == Some(session_id)
    }

    /// Notes what a session has said from its start. What can't be said so early is still to be said.
    pub(crate) fn said_at_start(&self, session_id: &SessionId) {
        let mut state = self.state.lock();
        let has_status = matches!(&state.presence, Some((_, Some(_))));
        if !has_status && state.typing.is_empty() {
            state.said_in = Some(session_id.clone());
        }
    }

    /// What the client can do.
    pub(crate) fn capabilities(&self) -> Option<Announced> {
        self.state.lock().capabilities.clone()
    }

    /// How reachable the user is, if that was said.
    pub(crate) fn presence(&self) -> Option<(PresenceState, Option<String>)> {
        self.state.lock().presence.clone()
    }

    /// The user's message has come to a room: that ends the typing there (TYP-1).
    pub(crate) fn spoke(&self, room_id: &RoomId) {
        self.state.lock().typing.remove(room_id);
    }

    /// Nothing is to be held any more that was said of the moment.
    pub(crate) fn forget(&self) {
        let mut state = self.state.lock();
        state.presence = None;
        state.typing.clear();
    }
}

impl Client {
    /// Says how reachable the user is through this client, with a status for people to read (PRE-1). Without a status the
    /// user has none.
    ///
    /// It holds until something else is said, [`Client::go_offline`], or the client is dropped: an idle client keeps its
    /// session alive for it, and says it again when a session ended all the same (SES-4, SES-6).
    pub async fn set_presence(
        &self,
        presence: PresenceState,
        status: Option<&str>,
    ) -> Result<(), Error> {
        self.session().await?;
        let status = status.map(str::to_owned);
        let before = {
            let mut state = self.held().state.lock();
            state.presence.replace((presence, status.clone()))
        };
        let said = self
            .read(|api| presence_set(api, None, (presence, status.clone())))
            .await;
        if let Err(error) = said {
            self.held().state.lock().presence = before;
            return Err(error);
        }
        self.keep_alive();
        Ok(())
    }

    /// Says everything that is held in a session that is new.
    pub(crate) async fn say_again(&self, session_id: &SessionId) -> Result<(), Error> {
        let (capabilities, presence, typing) = {
            let state = self.held().state.lock();
            let (capabilities, presence) = (state.capabilities.clone(), state.presence.clone());
            (capabilities, presence, state.typing.clone())
        };
        if let Some(set) = &capabilities {
            let said = self.announce(session_id, set).await;
            self.or_leave_out(said, |state| state.capabilities = None)?;
        }
        if let Some(presence) = &presence {
            let ask = |api| presence_set(api, Some(session_id.clone()), presence.clone());
            let said = call(self.api(), self.request_timeout(), ask).await;
            self.or_leave_out(said, |state| state.presence = None)?;
        }
        for room_id in &typing {
            let ask = |api| typing_set(api, Some(session_id.clone()), room_id.clone(), true);
            let said = call(self.api(), self.request_timeout(), ask).await;
            self.or_leave_out(said, |state| {
                state.typing.remove(room_id);
            })?;
        }
        let mut state = self.held().state.lock();
        state.said_in = Some(session_id.clone());
        Ok(())
    }

    /// What is refused for good isn't said any more: it must not keep the client from everything else. Other errors stay.
    fn or_leave_out<T>(
        &self,
        said: Result<T, Error>,
        leave_out: impl FnOnce(&mut State),
    ) -> Result<(), Error> {
        match said {
            Err(error) if error.status().is_some_and(is_refusal) && error.code().is_some() => {
                let error = &error as &dyn std::error::Error;
                tracing::warn!(error, "a session can't hold what it was to hold");
                leave_out(&mut self.held().state.lock());
                Ok(())
            }
            said => said.map(|_| ()),
        }
    }

    /// Has the session kept alive as long as there is something that would end with it (SES-4).
    fn keep_alive(&self) {
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        let mut state = self.held().state.lock();
        if state.is_lively() && !state.is_kept {
            state.is_kept = true;
            runtime.spawn(keep_alive(self.downgrade()));
        }
    }

    /// One look after the session: it is renewed when it has to be, and asked for when it has been idle.
    async fn look_after_session(&self) -> Result<(), Error> {
        let session_id = self.session().await?;
        let pulse = self.connection().pulse();
        if pulse.idle_until() > Instant::now() {
            return Ok(());
        }
        let ask = async |api: api::Client| api.session_get().send().await;
        match call(self.api(), self.request_timeout(), ask).await {
            Ok(shown) => {
                pulse.set_lasts(shown.expires_in_ms);
                Ok(())
            }
            Err(error) if self.renewed(&error, &session_id) => self.session().await.map(|_| ()),
            Err(error) => Err(error),
        }
    }
}

/// Whether a refusal is for good and of the request alone.
fn is_refusal(status: StatusCode) -> bool {
    matches!(status.as_u16(), 400 | 403 | 404 | 413)
}

/// Keeps a client's session alive until nothing would be lost with it, or the client is gone.
async fn keep_alive(weak: WeakClient) {
    let mut backoff = Backoff::new();
    let Some(mut changes) = weak.upgrade().map(|it| it.connection().pulse().changes()) else {
        return;
    };
    loop {
        let until = {
            let Some(client) = weak.upgrade() else { return };
            {
                let mut state = client.held().state.lock();
                if !state.is_lively() {
                    state.is_kept = false;
                    return;
                }
            }
            match client.look_after_session().await {
                Ok(()) => {
                    backoff = Backoff::new();
                    client.connection().pulse().idle_until()
                }
                // Nothing lives longer than the access token.
                Err(error) if error.status() == Some(StatusCode::UNAUTHORIZED) => {
                    client.held().state.lock().is_kept = false;
                    return;
                }
                Err(error) => {
                    let wait = backoff.after(&error);
                    let error = &error as &dyn std::error::Error;
                    tracing::debug!(error, "the session isn't kept alive");
                    Instant::now()
                        .checked_add(wait)
                        .unwrap_or_else(Instant::now)
                }
            }
        };
        tokio::select! {
            () = tokio::time::sleep_until(until) => {}
            heard = changes.changed() => if heard.is_err() { return },
        }
    }
}

async fn presence_set(
    api: api::Client,
    session_id: Option<SessionId>,
    (presence, status_msg): (PresenceState, Option<String>),
) -> crate::session::Answer<tidings_types::Empty> {
    let request = PresenceSetRequest {
        status_msg,
        ..PresenceSetRequest::new(presence)
    };
    let mut call = api.presence_set().body(request);
    if let Some(session_id) = session_id {
        call = call.matrix_session(session_id);
    }
    call.send().await
}

async fn typing_set(
    api: api::Client,
    session_id: Option<SessionId>,
    room_id: RoomId,
    typing: bool,
) -> crate::session::Answer<tidings_types::Empty> {
    let request = TypingSetRequest::new(typing);
    let mut call = api.typing_set().room_id(room_id).body(request);
    if let Some(session_id) = session_id {
        call = call.matrix_session(session_id);
    }
    call.send().await
}

impl Room {
    /// Says whether the user is typing here (TYP-1).
    ///
    /// It ends when the user's message arrives, when told, and with [`Client::go_offline`]; the end of a session alone
    /// doesn't end it (SES-6). Nothing else does, so say when the user stops. Refused with `M_FORBIDDEN` when not joined.
    pub async fn set_typing(&self, typing: bool) -> Result<(), Error> {
        let client = self.client();
        client.session().await?;
        {
            let rooms = &mut client.held().state.lock().typing;
            if typing {
                rooms.insert(self.id().clone());
            } else {
                rooms.remove(self.id());
            }
        }
        let said = client
            .read(|api| typing_set(api, None, self.id().clone(), typing))
            .await;
        if let Err(error) = said {
            client.held().spoke(self.id());
            return Err(error);
        }
        client.keep_alive();
        Ok(())
    }
}
