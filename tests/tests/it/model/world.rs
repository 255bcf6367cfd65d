//! A server with a clock that stands, and the clients of all sequences on it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tidings_server::env::{Clock as _, TestClock};
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};

use super::flaw::Flawed;
use super::wire::{Ask, Line};

/// Whose clients there are: two devices of one user, and another user.
pub(super) const CLIENTS: usize = 3;

/// A server and its clients.
pub(super) struct World {
    pub(super) server: TestServer,
    pub(super) clock: Arc<TestClock>,
    pub(super) clients: Vec<User>,
    /// Whether few requests are held, so that some are refused.
    pub(super) crowded: bool,
    /// What stands between the clients and the server.
    pub(super) flawed: Option<Arc<Flawed>>,
}

/// A room in which all clients are.
pub(super) struct Place {
    pub(super) room: String,
    /// A state event that setting it again leaves as it is.
    pub(super) same: String,
    /// Where the stream stood before.
    pub(super) from: Vec<String>,
}

impl World {
    pub(super) async fn start(crowded: bool) -> Self {
        let (server, clock) = TestServer::start_with_clock(|settings| {
            settings.rate_limits.enabled = false;
            if crowded {
                settings.session.max_held = 3;
            }
        })
        .await;
        let ann = User::register(&server, "ann").await;
        let clients = vec![
            ann.clone(),
            ann.other_device().await,
            User::register(&server, "bob").await,
        ];
        Self {
            server,
            clock,
            clients,
            crowded,
            flawed: None,
        }
    }

    /// A client's way to the server.
    pub(super) fn line(&self, client: usize) -> Line {
        Line::new(
            self.server.address(),
            &self.clients[client],
            self.flawed.clone(),
        )
    }

    pub(super) fn now_ms(&self) -> u64 {
        self.clock.monotonic_ms()
    }

    pub(super) fn advance_s(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub(super) async fn room(&self) -> Place {
        let mut from = Vec::new();
        for client in &self.clients {
            from.push(client.now().await);
        }
        let made = json!({ "visibility": "public", "power_levels": { "state_default": 0 } });
        let room = text(&self.clients[0].create(&made).ok().await, "room_id");
        self.clients[2].join_room(&room).await;
        let ask = same(&room);
        let body: Value = serde_json::from_str(&ask.body).expect("JSON");
        let set = self.clients[0].wire.put(ask.path, &body);
        let answer = set.token(&self.clients[0].token).ok().await;
        Place {
            room,
            same: text(&answer, "event_id"),
            from,
        }
    }
}

/// Sets state to what it is.
pub(super) fn same(room: &str) -> Ask {
    super::wishes::set_state(room, "state.com.example.same", "_", "same")
}
