//! A real server with a data directory of its own, and the users and rooms the entries share.
//!
//! Passwords are hashed slowly on purpose, so users are registered once, for the entries b to d together; the others
//! have theirs put there before the server starts.

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

use crate::Failure;
use crate::http::{Connection, Template, segment, send_all};
use crate::load::{self, Lane, Measured, Span};
use crate::seed::{Account, Seed};
use crate::system;
use tidings_tests::child::Server;

/// How many requests at once prepare rooms and sessions.
const SETUP_WIDTH: usize = 16;
/// How many registrations run at once: they keep a core busy each.
const REGISTER_WIDTH: usize = 4;

/// A registered user with one session.
#[derive(Clone)]
pub(crate) struct User {
    token: String,
    session: String,
}

impl User {
    /// The same user in another session.
    pub(crate) fn with_session(&self, session: &str) -> Self {
        Self {
            token: self.token.clone(),
            session: session.to_owned(),
        }
    }

    /// A request as this user, in the user's session.
    pub(crate) fn sign(&self, template: Template) -> Result<Template, Failure> {
        template
            .bearer(&self.token)?
            .header("matrix-session", &self.session)
    }

    /// A message to a room: about 560 bytes once it is an event.
    pub(crate) fn message(&self, room: &str, body: &str) -> Result<Template, Failure> {
        let path = format!(
            "/_matrix/client/v2/rooms/{}/send/message.m.room.message",
            segment(room)
        );
        let content = json!({"content": {"msgtype": "m.text", "body": body}});
        self.sign(Template::post(&path, &content)?)
    }

    /// A look into a room: a GET of a path below it.
    pub(crate) fn look(&self, room: &str, below: &str) -> Result<Template, Failure> {
        let path = format!("/_matrix/client/v2/rooms/{}/{below}", segment(room));
        self.sign(Template::get(&path)?)
    }

    /// A look at the event stream.
    pub(crate) fn poll(&self, from: Option<&str>, timeout_ms: u64) -> Result<Template, Failure> {
        let from = from.map_or_else(String::new, |from| format!("&from={}", segment(from)));
        let path = format!("/_matrix/client/v2/stream?timeout={timeout_ms}{from}");
        self.sign(Template::get(&path)?)
    }
}

/// What a registered user, by number, registers and logs in with.
pub(crate) fn credentials(number: usize) -> serde_json::Value {
    json!({
        "type": "m.login.password",
        "user": format!("bench{number}"),
        "password": "correct-horse-battery",
    })
}

/// The text of a message that has nothing to say.
pub(crate) fn filler() -> String {
    "The ferry leaves at noon and the kettle is still warm. ".repeat(5)
}

/// Where servers come from and where their data goes.
pub(crate) struct Site {
    /// The program.
    pub(crate) server: PathBuf,
    /// Data directories are made and removed in this one.
    pub(crate) data_in: PathBuf,
}

/// The server with what was made in it.
pub(crate) struct World {
    server: Server,
    users: Vec<User>,
    messages: u64,
    // Below the server, since it goes after it.
    directory: TempDir,
}

#[derive(Deserialize)]
struct Registered {
    access_token: String,
}

#[derive(Deserialize)]
struct Started {
    session_id: String,
}

#[derive(Deserialize)]
struct Created {
    room_id: String,
}

impl World {
    /// Starts the server with an empty data directory.
    pub(crate) async fn start(site: &Site) -> Result<Self, Failure> {
        let directory = TempDir::with_prefix_in("bench-data-", &site.data_in)?;
        Self::start_on(site, directory, &[]).await
    }

    /// Fills a data directory with so many users and nothing else, and starts the server on it.
    pub(crate) async fn with_users(site: &Site, count: usize) -> Result<Self, Failure> {
        let seed = Seed::open(&site.data_in)?;
        let accounts = seed.accounts("user", count).await?;
        Self::start_on(site, seed.close().await, &accounts).await
    }

    /// Starts the server on a free port with a data directory that may have been filled, and a session for each of these
    /// accounts in it: the first users.
    pub(crate) async fn start_on(
        site: &Site,
        directory: TempDir,
        accounts: &[Account],
    ) -> Result<Self, Failure> {
        let mut arguments = vec![
            "--listen".to_owned(),
            "127.0.0.1:0".to_owned(),
            "--data-dir".to_owned(),
            directory.path().display().to_string(),
        ];
        let settings = [
            "rate_limits.enabled=false",
            "registration.open=true",
            // A session that an entry doesn't use must not end meanwhile.
            "session.timeout_ms=3600000",
            "shutdown.grace_ms=5000",
            "log.filter=warn,dropshot=error",
        ];
        arguments.extend(
            settings
                .iter()
                .flat_map(|set| ["--set".to_owned(), (*set).to_owned()]),
        );
        let server = Server::start(&site.server, &arguments)
            .await
            .map_err(|error| format!("{}: {error}", site.server.display()))?;
        let mut world = Self {
            server,
            users: Vec::new(),
            messages: 0,
            directory,
        };
        let tokens = accounts.iter().map(|account| account.token.clone());
        world.sign_in(tokens.collect()).await?;
        Ok(world)
    }

    /// Registers users until there are `count`.
    pub(crate) async fn register(&mut self, count: usize) -> Result<(), Failure> {
        let have = self.users.len();
        let register =
            |number: usize| Template::post("/_matrix/client/api/v1/register", &credentials(number));
        let jobs = (have..count).map(register).collect::<Result<Vec<_>, _>>()?;
        let address = self.server.address;
        let registered = send_all(address, REGISTER_WIDTH, "registering users", jobs).await?;
        let mut tokens = Vec::with_capacity(registered.len());
        for answer in registered {
            tokens.push(serde_json::from_slice::<Registered>(&answer)?.access_token);
        }
        self.sign_in(tokens).await
    }

    /// Starts a session for each token; these are users from now on.
    async fn sign_in(&mut self, tokens: Vec<String>) -> Result<(), Failure> {
        let sessions = self.start_sessions(&tokens).await?;
        let users = tokens.into_iter().zip(sessions);
        self.users
            .extend(users.map(|(token, session)| User { token, session }));
        Ok(())
    }

    /// Starts a session for each of these users, who may stand there more than once.
    pub(crate) async fn sessions_of(&self, users: &[&User]) -> Result<Vec<User>, Failure> {
        let tokens: Vec<_> = users.iter().map(|user| user.token.clone()).collect();
        let sessions = self.start_sessions(&tokens).await?;
        let pairs = users.iter().zip(&sessions);
        Ok(pairs
            .map(|(user, session)| user.with_session(session))
            .collect())
    }

    /// Starts one more session for each of the first `count` users.
    pub(crate) async fn new_sessions(&self, count: usize) -> Result<Vec<User>, Failure> {
        let users: Vec<&User> = self.users(count)?.iter().collect();
        self.sessions_of(&users).await
    }

    async fn start_sessions(&self, tokens: &[String]) -> Result<Vec<String>, Failure> {
        let start = |token: &String| {
            Template::post("/_matrix/client/v2/session", &json!({}))?.bearer(token)
        };
        let jobs = tokens.iter().map(start).collect::<Result<Vec<_>, _>>()?;
        let mut sessions = Vec::with_capacity(jobs.len());
        for answer in send_all(self.address(), SETUP_WIDTH, "starting sessions", jobs).await? {
            sessions.push(serde_json::from_slice::<Started>(&answer)?.session_id);
        }
        Ok(sessions)
    }

    /// Creates public rooms as a user.
    pub(crate) async fn create_rooms(
        &self,
        creator: &User,
        count: usize,
    ) -> Result<Vec<String>, Failure> {
        let create = |number: usize| {
            let body = json!({
                "visibility": "public", "name": format!("Bench {number}"), "limit": 0,
            });
            creator.sign(Template::post("/_matrix/client/v2/rooms", &body)?)
        };
        let jobs = (0..count).map(create).collect::<Result<Vec<_>, _>>()?;
        let mut rooms = Vec::with_capacity(count);
        for answer in send_all(self.address(), SETUP_WIDTH, "creating rooms", jobs).await? {
            rooms.push(serde_json::from_slice::<Created>(&answer)?.room_id);
        }
        Ok(rooms)
    }

    /// Makes users join rooms.
    pub(crate) async fn join(&self, pairs: &[(&User, &str)]) -> Result<(), Failure> {
        let join = |(user, room): &(&User, &str)| {
            let body = json!({"room_id": room, "limit": 0});
            user.sign(Template::post("/_matrix/client/v2/join", &body)?)
        };
        let jobs = pairs.iter().map(join).collect::<Result<Vec<_>, _>>()?;
        send_all(self.address(), SETUP_WIDTH, "joining rooms", jobs).await?;
        Ok(())
    }

    /// The first `count` users.
    pub(crate) fn users(&self, count: usize) -> Result<&[User], Failure> {
        let users = self.users.get(..count);
        users.ok_or_else(|| format!("fewer than {count} users are registered").into())
    }

    /// A user by number.
    pub(crate) fn user(&self, number: usize) -> Result<&User, Failure> {
        let user = self.users.get(number);
        user.ok_or_else(|| format!("user {number} isn't registered").into())
    }

    /// Where the server listens.
    pub(crate) fn address(&self) -> std::net::SocketAddr {
        self.server.address
    }

    /// The processor time the server has used so far.
    pub(crate) fn server_cpu(&self) -> Option<Duration> {
        system::cpu_time(self.server.pid)
    }

    /// The memory of the server that is really there, in bytes.
    pub(crate) fn server_bytes(&self) -> Option<u64> {
        system::resident_bytes(self.server.pid)
    }

    /// A new connection to the server.
    pub(crate) async fn connect(&self) -> Result<Connection, Failure> {
        Connection::open(self.address()).await
    }

    /// Loads the server.
    pub(crate) async fn load(&self, span: Span, lanes: Vec<Lane>) -> Result<Measured, Failure> {
        load::run(self.server.address, self.server.pid, span, lanes).await
    }

    /// Counts messages that were stored.
    pub(crate) fn stored(&mut self, messages: u64) {
        self.messages += messages;
    }

    /// Stops the server and answers how many messages it stored, and in how many bytes of disk.
    pub(crate) fn finish(self) -> (u64, Option<u64>) {
        self.server.stop();
        (
            self.messages,
            system::directory_bytes(self.directory.path()),
        )
    }
}
