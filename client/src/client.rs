//! A client: one device of one user on one server, and how it comes to be.
//!
//! Owns the settings, the credentials, and the ways to get them: registration, login, and what was saved.

use std::fmt;
use std::sync::{Arc, Weak};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tidings_types::{
    CapabilitySet, DeviceId, LoginRequest, RegisterRequest, RegisterResponse, ServerName, UserId,
};
use tokio::sync::Mutex;

use crate::actions::{Book, Line, Post, Store};
use crate::api::{self, ClientAccountExt};
use crate::capabilities::Announced;
use crate::presence::Held;
use crate::session::call;
use crate::{Connection, Error, Keep};
use progenitor_client::ClientInfo;

/// A connection that nothing went over for so long isn't used again. The server closes idle ones after 30 seconds, and a request
/// that meets that is lost.
const IDLE: Duration = Duration::from_secs(20);
/// The flow of login and registration that is always there (ACC-1).
const PASSWORD_FLOW: &str = "m.login.password";

/// A client of a server: one device of one user. Clones are the same client.
///
/// Every call of this face is in the client's session, which starts and renews itself (SES-2, SES-3). What the face
/// doesn't have is in [`Client::api`], with the same access token and session.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    api: api::Client,
    credentials: Credentials,
    settings: Settings,
    /// Held while a session is started.
    starting: Mutex<()>,
    line: Line,
    book: Arc<Book>,
    held: Held,
    store: Option<Store>,
}

/// A client that may be gone.
pub(crate) struct WeakClient(Weak<Inner>);

impl WeakClient {
    /// The client, if it is still there.
    pub(crate) fn upgrade(&self) -> Option<Client> {
        let inner = self.0.upgrade()?;
        Some(Client { inner })
    }
}

/// The longest time that may be set; longer ones are as good as endless, and no clock counts on for ever.
const LONGEST: Duration = Duration::from_hours(24 * 365);

/// What makes somebody this user on this device (ACC-2). Whoever has it can act as the user, so store it like a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The user.
    pub user_id: UserId,
    /// The secret that requests carry.
    pub access_token: String,
    /// The device that the token belongs to.
    pub device_id: DeviceId,
    /// The user's server.
    pub home_server: ServerName,
}

/// The token isn't shown.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("user_id", &self.user_id)
            .field("device_id", &self.device_id)
            .field("home_server", &self.home_server)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Debug)]
struct Settings {
    request_timeout: Duration,
    retry_for: Duration,
}

/// How a client talks to its server; made by [`Client::builder`].
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    url: String,
    http: Option<reqwest::Client>,
    connect_timeout: Duration,
    user_agent: String,
    device_id: Option<DeviceId>,
    capabilities: Option<CapabilitySet>,
    keep: Option<Arc<dyn Keep>>,
    settings: Settings,
}

impl ClientBuilder {
    /// How long connecting may take; 15 s when not set. Without effect beside [`ClientBuilder::http`].
    #[must_use]
    pub fn connect_timeout(self, connect_timeout: Duration) -> Self {
        Self {
            connect_timeout: connect_timeout.min(LONGEST),
            ..self
        }
    }

    /// How long a call may take until its answer has come, each try anew; 60 s when not set.
    ///
    /// To the streams it is added to the time that the server is asked to wait for events. The server may hold an action
    /// for 10 s (ACT-3), so less than that isn't wise.
    #[must_use]
    pub fn request_timeout(mut self, request_timeout: Duration) -> Self {
        self.settings.request_timeout = request_timeout.min(LONGEST);
        self
    }

    /// How long a call is tried again when the server can't be reached or is too busy; 60 s when not set.
    ///
    /// Streams try for ever, and so do messages that are posted ([`Room::post`](crate::Room::post)). Login and registration
    /// are tried once.
    #[must_use]
    pub fn retry_for(mut self, retry_for: Duration) -> Self {
        self.settings.retry_for = retry_for.min(LONGEST);
        self
    }

    /// The name of the program, as the user's list of devices shows it. Without effect beside [`ClientBuilder::http`].
    #[must_use]
    pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
        Self {
            user_agent: user_agent.into(),
            ..self
        }
    }

    /// The device to log in as; its old access token ends (ACC-2). Without it each login makes a new device.
    #[must_use]
    pub fn device_id(self, device_id: DeviceId) -> Self {
        Self {
            device_id: Some(device_id),
            ..self
        }
    }

    /// The HTTP client to use, for proxies, certificates and the like.
    ///
    /// A time limit of its own on whole requests doesn't matter: each call brings the one that fits it.
    #[must_use]
    pub fn http(self, http: reqwest::Client) -> Self {
        Self {
            http: Some(http),
            ..self
        }
    }

    /// What the client can do, for those who share a room with the user (CAP-2). Each session names the set by its hash; the
    /// set itself is told to a server that doesn't know it yet.
    ///
    /// A set that canonical JSON can't hold, such as one with fractions, is refused by the call that makes the client. One
    /// that the server refuses is left out, with a warning in the log.
    #[must_use]
    pub fn capabilities(self, capabilities: CapabilitySet) -> Self {
        Self {
            capabilities: Some(capabilities),
            ..self
        }
    }

    /// Where messages that are posted are saved until it is known what became of them, such as a
    /// [`FileKeep`](crate::FileKeep).
    ///
    /// The next client of the same user goes on with them, each under the name and number it had, so that nothing is lost or
    /// sent twice (SES-3). For that it must be made within 23 hours, with the same device
    /// ([`ClientBuilder::restore`], or [`ClientBuilder::device_id`]); a message of which nobody can tell any more
    /// whether it was sent fails with [`Error::Forgotten`]. One client at a time may have a place to save.
    #[must_use]
    pub fn keep(self, keep: impl Keep) -> Self {
        Self {
            keep: Some(Arc::new(keep)),
            ..self
        }
    }

    /// Makes a new account and is logged in as it (ACC-1). `user` is the name before the colon of the user id.
    ///
    /// Refused with `M_USER_IN_USE`, `M_INVALID_USERNAME`, or `M_FORBIDDEN` where registration is closed.
    /// [`Error::FurtherStage`] when a password isn't enough.
    pub async fn register(&self, user: &str, password: &str) -> Result<Client, Error> {
        let kept = self.load()?;
        let request = RegisterRequest {
            user: Some(user.to_owned()),
            password: Some(password.to_owned()),
            device_id: self.device_id.clone(),
            ..RegisterRequest::new(PASSWORD_FLOW)
        };
        let ask = async move |api: api::Client| api.register().body(request).send().await;
        let answer = call(&self.api(None)?, self.settings.request_timeout, ask).await?;
        self.restore_with(credentials(answer)?, kept)
    }

    /// Logs in with a password (ACC-2). `user` is a user id or its name before the colon.
    ///
    /// Refused with `M_FORBIDDEN`. [`Error::FurtherStage`] when a password isn't enough.
    pub async fn login(&self, user: &str, password: &str) -> Result<Client, Error> {
        let kept = self.load()?;
        let request = LoginRequest {
            user: Some(user.to_owned()),
            password: Some(password.to_owned()),
            device_id: self.device_id.clone(),
            ..LoginRequest::new(PASSWORD_FLOW)
        };
        let ask = async move |api: api::Client| api.login().body(request).send().await;
        let answer = call(&self.api(None)?, self.settings.request_timeout, ask).await?;
        self.restore_with(credentials(answer)?, kept)
    }

    /// Goes on with credentials that were saved. The server isn't asked; the first call shows whether they still hold.
    ///
    /// Messages that were [kept](ClientBuilder::keep) are read, and sent as soon as there is a tokio runtime.
    /// [`Error::Keep`] when they can't be read or are another user's.
    pub fn restore(&self, credentials: Credentials) -> Result<Client, Error> {
        let kept = self.load()?;
        self.restore_with(credentials, kept)
    }

    fn load(&self) -> Result<Option<String>, Error> {
        let loaded = self.keep.as_ref().map(|keep| keep.load());
        let loaded = loaded
            .transpose()
            .map_err(|error| Error::Keep(error.into()));
        Ok(loaded?.flatten())
    }

    fn restore_with(
        &self,
        credentials: Credentials,
        kept: Option<String>,
    ) -> Result<Client, Error> {
        let api = self.api(Some(&credentials.access_token))?;
        let capabilities = self.capabilities.clone().map(Announced::new).transpose()?;
        let (posts, forgotten): (Vec<Post>, Vec<Post>) = match kept {
            Some(text) => crate::actions::load(&text, &credentials)?,
            None => Default::default(),
        };
        let book = Book::default();
        for post in posts.iter().chain(&forgotten) {
            book.resume(post)?;
        }
        let inner = Inner {
            api,
            credentials,
            settings: self.settings.clone(),
            starting: Mutex::default(),
            line: Line::new(posts),
            book: Arc::new(book),
            held: Held::new(capabilities),
            store: self.keep.clone().map(Store::new),
        };
        let client = Client {
            inner: Arc::new(inner),
        };
        for post in forgotten {
            client.settle(post, Err(Error::Forgotten));
        }
        client.serve();
        Ok(client)
    }

    fn api(&self, access_token: Option<&str>) -> Result<api::Client, Error> {
        let http = match &self.http {
            Some(http) => http.clone(),
            None => reqwest::Client::builder()
                .connect_timeout(self.connect_timeout)
                .pool_idle_timeout(IDLE)
                .user_agent(&self.user_agent)
                .build()
                .map_err(|error| Error::Request(error.to_string()))?,
        };
        let url = reqwest::Url::parse(&self.url);
        let url = url.map_err(|error| Error::Request(format!("the server's URL: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            let reason = "the server's URL begins neither with http nor with https";
            return Err(Error::Request(reason.to_owned()));
        }
        let unfit = || {
            Error::Request("the access token has characters that no header can carry".to_owned())
        };
        let connection = Connection::new(access_token).ok_or_else(unfit)?;
        Ok(api::Client::new_with_client(
            self.url.trim_end_matches('/'),
            http,
            connection,
        ))
    }
}

/// The credentials in an answer, unless it is one of a further stage.
fn credentials(answer: RegisterResponse) -> Result<Credentials, Error> {
    match answer {
        RegisterResponse {
            user_id: Some(user_id),
            access_token: Some(access_token),
            device_id: Some(device_id),
            home_server: Some(home_server),
            ..
        } => Ok(Credentials {
            user_id,
            access_token,
            device_id,
            home_server,
        }),
        other => Err(Error::FurtherStage {
            next: other.next,
            session: other.session,
        }),
    }
}

impl Client {
    /// Begins a client of the server at a URL, such as `http://127.0.0.1:8008`.
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder {
            url: url.into(),
            http: None,
            connect_timeout: Duration::from_secs(15),
            user_agent: concat!("tidings-client/", env!("CARGO_PKG_VERSION")).to_owned(),
            device_id: None,
            capabilities: None,
            keep: None,
            settings: Settings {
                request_timeout: Duration::from_mins(1),
                retry_for: Duration::from_mins(1),
            },
        }
    }

    /// The user.
    pub fn user_id(&self) -> &UserId {
        &self.inner.credentials.user_id
    }

    /// What to save for [`ClientBuilder::restore`].
    pub fn credentials(&self) -> &Credentials {
        &self.inner.credentials
    }

    /// Whether messages that are posted outlive the program: it was made with [`ClientBuilder::keep`].
    pub fn keeps_messages(&self) -> bool {
        self.inner.store.is_some()
    }

    /// Every operation of the protocol, as the generated client has it.
    ///
    /// Its requests carry the access token and the session of this client, and a session that an answer names is kept.
    /// They have no time limit, aren't tried again, and answer `M_STALE_SESSION` once after the session has ended. Give
    /// them no `Matrix-Action` without a session of your own beside it: this client counts the actions of its session.
    pub fn api(&self) -> &api::Client {
        &self.inner.api
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.inner.api.inner()
    }

    pub(crate) fn starting(&self) -> &Mutex<()> {
        &self.inner.starting
    }

    pub(crate) fn line(&self) -> &Line {
        &self.inner.line
    }

    pub(crate) fn book(&self) -> &Arc<Book> {
        &self.inner.book
    }

    pub(crate) fn held(&self) -> &Held {
        &self.inner.held
    }

    pub(crate) fn store(&self) -> Option<&Store> {
        self.inner.store.as_ref()
    }

    pub(crate) fn downgrade(&self) -> WeakClient {
        WeakClient(Arc::downgrade(&self.inner))
    }

    pub(crate) fn request_timeout(&self) -> Duration {
        self.inner.settings.request_timeout
    }

    pub(crate) fn retry_for(&self) -> Duration {
        self.inner.settings.retry_for
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("credentials", &self.inner.credentials)
            .field("connection", self.connection())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ann() -> Credentials {
        let text = r#"{"user_id":"@ann:a.example","access_token":"hush","device_id":"D","home_server":"a.example"}"#;
        serde_json::from_str(text).expect("credentials")
    }

    #[test]
    fn credentials_can_be_saved_and_are_not_shown() {
        let client = Client::builder("http://127.0.0.1:1/")
            .restore(ann())
            .expect("a client");
        assert!(!format!("{client:?} {:?}", client.credentials()).contains("hush"));
        let saved = serde_json::to_string(client.credentials()).expect("text");
        assert_eq!(
            serde_json::from_str::<Credentials>(&saved).expect("credentials"),
            ann()
        );
    }

    #[test]
    fn a_token_that_no_header_can_carry_is_refused() {
        let credentials = Credentials {
            access_token: "a\nb".into(),
            ..ann()
        };
        assert!(matches!(
            Client::builder("http://127.0.0.1:1").restore(credentials),
            Err(Error::Request(_))
        ));
    }

    #[test]
    fn an_impossible_server_is_told_at_once() {
        for url in ["", "nowhere", "ftp://a.example", "http://"] {
            let made = Client::builder(url).restore(ann());
            assert!(matches!(made, Err(Error::Request(_))), "{url}");
        }
    }

    /// Times that no clock reaches are no reason to panic.
    #[test]
    fn times_may_be_endless() {
        let builder = Client::builder("http://127.0.0.1:1").retry_for(Duration::MAX);
        let builder = builder.request_timeout(Duration::MAX);
        let client = builder.connect_timeout(Duration::MAX).restore(ann());
        assert!(client.expect("a client").request_timeout() < Duration::MAX);
    }

    #[test]
    fn a_further_stage_is_told() {
        let answer = RegisterResponse {
            next: Some("m.login.recaptcha".into()),
            ..RegisterResponse::default()
        };
        let error = credentials(answer).expect_err("no credentials");
        assert_eq!(
            error.to_string(),
            "the server asks for a further stage: m.login.recaptcha"
        );
    }
}
