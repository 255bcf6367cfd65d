//! The fixture every test with a running server shares: a server on a free port with a data directory of its own.
//!
//! Beside it stands what tests over raw HTTP share: [`wire`] sends requests and holds every answer to the document,
//! [`user`] is a user with a token, [`follower`] follows presence and typing, [`foreign`] is another server, [`open`] reads
//! the stream by whatever carries it, [`contract`] is the document, [`broken`] makes values that break a schema, [`bucket`]
//! is an object store, [`lossy`] a bad network, [`media`] is about files, [`port`] gives ports.

pub mod broken;
pub mod bucket;
pub mod child;
pub mod contract;
pub mod follower;
pub mod foreign;
pub mod lossy;
pub mod media;
pub mod open;
pub mod port;
pub mod provider;
pub mod random;
pub mod user;
pub mod wire;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use tidings_server::env::{Env, TestClock};
use tidings_server::server::Server;
use tidings_server::settings::Settings;

/// A server with the system's clock and randomness, whose data lives as long as this value.
///
/// Dropping it without [`TestServer::stop`] leaves the listener to the end of the process.
pub struct TestServer {
    server: Option<Server>,
    settings: Settings,
    env: Env,
    address: SocketAddr,
    data: TempDir,
}

impl TestServer {
    /// Starts a server with the default settings on a free port.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// Starts a server whose settings `change` has altered. Address and data directory are already set.
    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_in(Env::system(), change).await
    }

    /// Starts a server whose time stands still until the clock is advanced; altered settings as with
    /// [`TestServer::start_with`]. One sleeper of the clock is the server's own housekeeping.
    pub async fn start_with_clock(change: impl FnOnce(&mut Settings)) -> (Self, Arc<TestClock>) {
        let (env, clock) = Env::test(1);
        (Self::start_in(env, change).await, clock)
    }

    /// Starts a server in an environment; altered settings as with [`TestServer::start_with`].
    pub async fn start_in(env: Env, change: impl FnOnce(&mut Settings)) -> Self {
        let data = tempfile::tempdir().expect("a temporary directory can be made");
        let mut settings = Settings {
            listen: format!("127.0.0.1:{}", port::free())
                .parse()
                .expect("an address with a port"),
            data_dir: data.path().join("data"),
            ..Settings::default()
        };
        change(&mut settings);
        let server = run(&settings, &env).await;
        let address = server.local_addr();
        settings.listen = address.to_string().parse().expect("an address with a port");
        Self {
            server: Some(server),
            settings,
            env,
            address,
            data,
        }
    }

    /// The settings that the next start takes.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Where it listens; the same after a restart.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as a URL without a slash at its end: `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The directory that holds the server's data and nothing else's.
    pub fn dir(&self) -> &Path {
        self.data.path()
    }

    /// The running server, for tests that look behind the wire.
    pub fn server(&self) -> &Server {
        self.server.as_ref().expect("the server isn't stopped")
    }

    /// Stops the server and waits until it has gone. Nothing happens when it is stopped.
    pub async fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.shutdown().await;
            wire::ended(&self.url());
        }
    }

    /// Starts the stopped server again, on the same port and data.
    pub async fn resume(&mut self) {
        if self.server.is_none() {
            self.server = Some(run(&self.settings, &self.env).await);
        }
    }

    /// Stops the server and starts it again, on the same port and data.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.resume().await;
    }
}

/// Waits until at least `count` sleeps of a standing clock are under way; the server's housekeeping is one. Panics when
/// that takes so long that it won't happen.
pub async fn sleepers(clock: &TestClock, count: usize) {
    let waited = tokio::time::timeout(Duration::from_mins(1), clock.wait_for_sleepers(count)).await;
    assert!(waited.is_ok(), "fewer than {count} sleepers: {clock:?}");
}

async fn run(settings: &Settings, env: &Env) -> Server {
    Server::start(settings.clone(), env.clone())
        .await
        .expect("the server starts")
}
