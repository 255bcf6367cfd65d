//! What the generated client carries along: who asks, and in which session.
//!
//! Owns the headers `Authorization` and `Matrix-Session` of every request, and the session of the client with the number of
//! its next action. The generated client's hooks are here, so whatever is asked has its span and is noted.
//!
//! Deliberately not here: when to start a session and what to do when it has ended ([`crate::session`](super::session),
//! [`crate::action`](super::action)).

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use parking_lot::Mutex;
use progenitor_client::{ClientHooks, ClientInfo, OperationInfo};
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, SEC_WEBSOCKET_PROTOCOL,
};
use reqwest::{Request, Response, StatusCode};
use tidings_types::SessionId;
use tracing::Instrument;

use crate::api;
use crate::pulse::Pulse;
use crate::reach::Seen;
use crate::trace::Trace;

/// The header that names the session in both directions (SES-2).
static MATRIX_SESSION: HeaderName = HeaderName::from_static("matrix-session");

/// Operations of version 2; only these take a session (SES-2).
const WITH_SESSION: &str = "/_matrix/client/v2/";

/// The operation that becomes a WebSocket, and the sub-protocol that it speaks (STR-7).
const STREAM_SOCKET: &str = "stream_socket";
const SUB_PROTOCOL: HeaderValue = HeaderValue::from_static("m.json");

/// The operation that starts a session; it starts a second one when it names one (SES-4).
const SESSION_CREATE: &str = "session_create";

/// Who asks, and in which session: the part of the generated client that is written by hand.
///
/// Every request gets the access token, and every request of version 2 the session. A session that an answer names is
/// kept, and takes the place of the one it was the answer to (SES-3). Clones share the session.
#[derive(Clone, Default)]
pub struct Connection {
    authorization: Option<HeaderValue>,
    session: Arc<Mutex<SessionState>>,
    pulse: Arc<Pulse>,
    seen: Arc<Seen>,
    call: Option<Arc<CallNotes>>,
}

/// The session of a client and the number of its next action (ACT-2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SessionState {
    /// The session, once there is one.
    pub(crate) id: Option<SessionId>,
    /// The id that the next action gets; `None` when only the server knows.
    pub(crate) next_action: Option<i64>,
}

/// What one call tells its request, and learns from the answer.
#[derive(Debug, Default)]
struct CallNotes {
    timeout: Option<Duration>,
    /// The media type of the body, when it isn't the one that the document has.
    content_type: Option<HeaderValue>,
    /// The status of the answer; 0 before there is one. The generated client drops it when it can't read the body.
    status: AtomicU16,
    /// The span of the call, when it has one that is wider than one request.
    trace: Option<Arc<Trace>>,
}

impl Connection {
    /// A connection of someone with an access token, or of someone without one yet.
    ///
    /// `None` when the token has characters that no header can carry.
    pub fn new(access_token: Option<&str>) -> Option<Self> {
        let authorization = match access_token {
            Some(token) => {
                let mut value = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
                value.set_sensitive(true);
                Some(value)
            }
            None => None,
        };
        Some(Self {
            authorization,
            ..Self::default()
        })
    }

    /// The session that requests name at present.
    pub fn session(&self) -> Option<SessionId> {
        self.session.lock().id.clone()
    }

    /// The session and its next action.
    pub(crate) fn session_state(&self) -> SessionState {
        self.session.lock().clone()
    }

    /// When the session was last heard of.
    pub(crate) fn pulse(&self) -> &Arc<Pulse> {
        &self.pulse
    }

    /// Whether the server can be reached.
    pub(crate) fn seen(&self) -> &Seen {
        &self.seen
    }

    /// The same connection for one call: how long it may take in all, and a place for the status of its answer.
    pub(crate) fn for_call(&self, timeout: Duration) -> Self {
        self.noted(CallNotes {
            timeout: Some(timeout),
            ..CallNotes::default()
        })
    }

    /// The same for a try of a call that has a span.
    pub(crate) fn for_try(&self, timeout: Duration, trace: &Arc<Trace>) -> Self {
        self.noted(CallNotes {
            timeout: Some(timeout),
            trace: Some(Arc::clone(trace)),
            ..CallNotes::default()
        })
    }

    fn noted(&self, call: CallNotes) -> Self {
        Self {
            call: Some(Arc::new(call)),
            ..self.clone()
        }
    }

    /// The same connection for one call that takes as long as it takes, with a body of a media type of its own.
    pub(crate) fn for_bytes(&self, content_type: Option<HeaderValue>) -> Self {
        self.noted(CallNotes {
            content_type,
            ..CallNotes::default()
        })
    }

    /// The status of the answer to this call, when there was one.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        let status = self.call.as_ref()?.status.load(Ordering::Relaxed);
        StatusCode::from_u16(status).ok()
    }

    /// Goes on in the session that the answer to a request named.
    ///
    /// Of several requests that learn that their session ended, each with another new one, the first decides. An answer
    /// to a request of an older session decides nothing.
    pub(crate) fn adopt(&self, sent: Option<&SessionId>, named: &SessionId) {
        let mut session = self.session.lock();
        if session.id.as_ref() == sent && sent != Some(named) {
            tracing::debug!(session = %named, "a new session");
            *session = SessionState {
                id: Some(named.clone()),
                next_action: Some(0),
            };
            self.pulse.changed();
        }
    }

    /// Leaves a session, because nobody knows which of its actions the server has had.
    pub(crate) fn abandon(&self, session_id: &SessionId) {
        let mut session = self.session.lock();
        if session.id.as_ref() == Some(session_id) {
            *session = SessionState::default();
            self.pulse.changed();
        }
    }

    /// The number for one more action of a session, if it is still the current one and the number is known.
    pub(crate) fn take_number(&self, session_id: &SessionId) -> Option<i64> {
        let mut session = self.session.lock();
        if session.id.as_ref() != Some(session_id) {
            return None;
        }
        let number = session.next_action?;
        session.next_action = Some(number.saturating_add(1));
        Some(number)
    }

    /// Notes the number of the next action, if the session is still the current one.
    pub(crate) fn set_next_action(&self, session_id: &SessionId, next_action: Option<i64>) {
        let mut session = self.session.lock();
        if session.id.as_ref() == Some(session_id) {
            session.next_action = next_action;
        }
    }

    fn prepare(&self, request: &mut Request, operation_id: &str) {
        let with_session =
            request.url().path().contains(WITH_SESSION) && operation_id != SESSION_CREATE;
        if let Some(authorization) = &self.authorization {
            request
                .headers_mut()
                .entry(AUTHORIZATION)
                .or_insert_with(|| authorization.clone());
        }
        if with_session && let Some(value) = self.session().as_ref().and_then(header_value) {
            request
                .headers_mut()
                .entry(MATRIX_SESSION.clone())
                .or_insert(value);
        }
        if operation_id == STREAM_SOCKET {
            let offered = request.headers_mut().entry(SEC_WEBSOCKET_PROTOCOL);
            offered.or_insert(SUB_PROTOCOL);
        }
        let Some(call) = &self.call else {
            return;
        };
        if let Some(timeout) = call.timeout {
            *request.timeout_mut() = Some(timeout);
        }
        if let Some(content_type) = &call.content_type {
            request
                .headers_mut()
                .insert(CONTENT_TYPE, content_type.clone());
        }
    }

    fn learn(&self, sent: Option<&SessionId>, response: &Response) {
        if let Some(call) = &self.call {
            call.status
                .store(response.status().as_u16(), Ordering::Relaxed);
        }
        if let Some(named) = session_of(response.headers()) {
            self.adopt(sent, &named);
        }
    }
}

fn header_value(session: &SessionId) -> Option<HeaderValue> {
    HeaderValue::from_str(session.as_str()).ok()
}

fn session_of(headers: &HeaderMap) -> Option<SessionId> {
    headers.get(&MATRIX_SESSION)?.to_str().ok()?.parse().ok()
}

/// The access token isn't shown.
impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("signed_in", &self.authorization.is_some())
            .field("session", &*self.session.lock())
            .finish_non_exhaustive()
    }
}

/// The generated client calls these for every request.
impl ClientHooks<Connection> for api::Client {
    async fn pre<E>(
        &self,
        request: &mut Request,
        info: &OperationInfo,
    ) -> Result<(), api::Error<E>> {
        self.inner().prepare(request, info.operation_id);
        Ok(())
    }

    async fn exec(&self, request: Request, info: &OperationInfo) -> reqwest::Result<Response> {
        let wider = self
            .inner()
            .call
            .as_ref()
            .and_then(|call| call.trace.clone());
        let trace = wider.unwrap_or_else(|| Arc::new(Trace::new()));
        trace.sent(info.operation_id);
        let sent = session_of(request.headers());
        let _beat = sent.is_some().then(|| self.inner().pulse.beat());
        let executed = self.client().execute(request);
        let executed = executed.instrument(trace.span().clone()).await;
        self.inner()
            .seen
            .note(executed.as_ref().map(Response::status));
        let response = executed?;
        trace.answered(response.status());
        self.inner().learn(sent.as_ref(), &response);
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use reqwest::{Method, Url};

    use super::*;

    fn id(text: &str) -> SessionId {
        text.parse().expect("a session id")
    }

    fn request(path: &str) -> Request {
        let url = format!("http://127.0.0.1:1{path}")
            .parse::<Url>()
            .expect("a URL");
        Request::new(Method::GET, url)
    }

    fn in_session(session: &str) -> Connection {
        let connection = Connection::new(Some("hush")).expect("a token that fits");
        connection.adopt(None, &id(session));
        connection
    }

    /// SES-2: token and session stand on every request that takes them.
    #[test]
    fn requests_carry_token_and_session() {
        let mut sent = request("/_matrix/client/v2/stream");
        in_session("one").prepare(&mut sent, "stream_poll");
        assert_eq!(sent.headers()["authorization"], "Bearer hush");
        assert!(sent.headers()["authorization"].is_sensitive());
        assert_eq!(sent.headers()["matrix-session"], "one");
    }

    #[test]
    fn a_session_that_the_caller_names_stays() {
        let mut sent = request("/_matrix/client/v2/join");
        sent.headers_mut()
            .insert(MATRIX_SESSION.clone(), HeaderValue::from_static("mine"));
        in_session("one").prepare(&mut sent, "room_join");
        assert_eq!(sent.headers()["matrix-session"], "mine");
    }

    #[test]
    fn version_1_and_the_start_of_a_session_name_none() {
        for (path, operation) in [
            ("/_matrix/client/api/v1/login", "login"),
            ("/_matrix/client/v2/session", SESSION_CREATE),
        ] {
            let mut sent = request(path);
            in_session("one").prepare(&mut sent, operation);
            assert!(
                !sent.headers().contains_key("matrix-session"),
                "{operation}"
            );
        }
    }

    /// A long poll isn't cut by the time limit of the HTTP client: each call brings its own.
    #[test]
    fn a_call_brings_its_own_time_limit() {
        let connection = in_session("one");
        let mut sent = request("/_matrix/client/v2/stream");
        connection.prepare(&mut sent, "stream_poll");
        assert_eq!(sent.timeout(), None);
        connection
            .for_call(Duration::from_mins(3))
            .prepare(&mut sent, "stream_poll");
        assert_eq!(sent.timeout(), Some(&Duration::from_mins(3)));
    }

    /// SES-3: several requests of an ended session are each answered with another new one; the first answer decides.
    #[test]
    fn the_first_answer_decides_on_the_new_session() {
        let connection = in_session("old");
        connection.set_next_action(&id("old"), Some(7));
        connection.adopt(Some(&id("old")), &id("new"));
        connection.adopt(Some(&id("old")), &id("other"));
        let now = SessionState {
            id: Some(id("new")),
            next_action: Some(0),
        };
        assert_eq!(connection.session_state(), now);
    }

    #[test]
    fn an_answer_in_the_same_session_changes_nothing() {
        let connection = in_session("one");
        connection.set_next_action(&id("one"), Some(7));
        connection.adopt(Some(&id("one")), &id("one"));
        connection.set_next_action(&id("older"), Some(3));
        connection.abandon(&id("older"));
        assert_eq!(
            connection.session_state(),
            SessionState {
                id: Some(id("one")),
                next_action: Some(7)
            }
        );
    }

    #[test]
    fn clones_share_the_session() {
        let connection = in_session("one");
        connection.for_call(Duration::ZERO).abandon(&id("one"));
        assert_eq!(connection.session(), None);
    }
}
