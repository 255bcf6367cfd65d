//! What the protocol means: one [`App`], one file per area, and the pure rules under [`rules`].
//!
//! It may use the store, the environment and the types; it knows no status code and no HTTP library.

pub mod account;
pub mod act;
pub mod action;
pub mod context;
pub mod create;
pub mod directory;
pub mod entry;
pub mod error;
pub mod federation;
pub mod filter;
pub mod filters;
pub mod join;
pub mod live;
pub mod marker;
pub mod member;
pub mod member_list;
pub mod message;
pub mod password;
pub mod power_level;
pub mod profile;
pub mod published;
pub mod reading;
pub mod redact;
pub mod reject;
pub mod results;
pub mod room;
pub mod rules;
pub mod scrollback;
pub mod session;
pub mod spread;
pub mod state;
pub mod state_list;
pub mod stream;
pub mod sync;
pub mod tail;
pub mod timeline;
pub mod token;
pub mod view;
pub mod walk;

use std::sync::Arc;
use std::time::Duration;

use tidings_types::{ChunkToken, RoomId, ServerName};

use crate::env::Env;
use crate::store::{Append, Appended, Position, Store, StoreError};

pub use account::Client;
pub use act::Caller;
pub use error::{AppError, ErrorKind};
pub use federation::Signer;
pub use filter::{Filter, FilterInput};
pub use join::JoinedWish;
pub use live::{Live, Observer};
pub use session::{Session, SessionGuard, SessionLimits, Sessions};
pub use stream::StreamRequest;
pub use sync::SyncRequest;
pub use timeline::ScrollRequest;
pub use walk::Direction;

use account::Accounts;
use filters::Filters;
use profile::Profiles;
use results::{ResultLimits, ResultSets};
use room::{Room, RoomState, Rooms};
use token::Place;

/// What the semantics can be set to.
#[derive(Clone, Debug)]
pub struct AppSettings {
    /// The name in every id this server makes.
    pub server_name: ServerName,
    /// Whether strangers may register (ACC-1).
    pub registration_open: bool,
    /// Sessions and their actions.
    pub sessions: SessionLimits,
    /// How long outcomes of actions are kept, in milliseconds (SES-3).
    pub keep_outcomes_ms: u64,
    /// The most bytes of rooms kept in memory.
    pub room_cache_bytes: u64,
    /// How many passwords are hashed at once.
    pub hashes_at_once: usize,
}

/// The semantics of the server, over a store.
pub struct App {
    /// The settings.
    pub settings: AppSettings,
    /// Time and randomness.
    pub env: Env,
    /// The accounts.
    pub accounts: Accounts,
    /// The live sessions.
    pub sessions: Sessions,
    store: Arc<dyn Store>,
    rooms: Rooms,
    live: Arc<Live>,
    signer: Arc<dyn Signer>,
    filters: Filters,
    profiles: Profiles,
    published: ResultSets,
}

/// How often what ran out is cleaned up.
const SWEEP_MS: u64 = 10_000;
/// How often old outcomes are forgotten.
const FORGET_MS: u64 = 3_600_000;

impl App {
    /// The semantics over a store whose commits `live` observes.
    pub fn new(
        settings: AppSettings,
        env: Env,
        store: Arc<dyn Store>,
        live: Arc<Live>,
        signer: Arc<dyn Signer>,
    ) -> Self {
        let accounts = Accounts::new(
            Arc::clone(&store),
            env.clone(),
            settings.server_name.clone(),
            settings.registration_open,
            settings.hashes_at_once,
        );
        let sessions = Sessions::new(env.clone(), settings.sessions);
        let rooms = Rooms::new(
            Arc::clone(&store),
            env.clone(),
            settings.server_name.clone(),
            settings.room_cache_bytes,
        );
        let published = ResultSets::new(env.clone(), ResultLimits::default());
        Self {
            settings,
            env,
            accounts,
            sessions,
            store,
            rooms,
            live,
            filters: Filters::new(&*signer),
            signer,
            profiles: Profiles::default(),
            published,
        }
    }

    /// Does what nobody asks for, for as long as the server runs: cleans up, and tells rooms of changed profiles (EVT-10).
    pub async fn keep_house(&self) {
        tokio::join!(self.clean_up(), self.spread_profiles());
    }

    /// Cleans up: sessions, watchers and results of searches that ran out, outcomes past their time.
    async fn clean_up(&self) {
        let mut next_forget_ms = self.env.clock.monotonic_ms();
        loop {
            self.sessions.sweep();
            self.live.sweep();
            self.published.sweep();
            self.profiles.again.notify_one();
            if self.env.clock.monotonic_ms() >= next_forget_ms {
                next_forget_ms = self.env.clock.monotonic_ms() + FORGET_MS;
                let before_ms = self
                    .env
                    .now_ms()
                    .saturating_sub(self.settings.keep_outcomes_ms);
                match self.store.forget_outcomes(before_ms).await {
                    Ok(0) => {}
                    Ok(count) => tracing::info!(count, "forgot old action outcomes"),
                    Err(error) => tracing::warn!(%error, "can't forget old action outcomes"),
                }
            }
            self.env.clock.sleep(Duration::from_millis(SWEEP_MS)).await;
        }
    }

    /// Whether the server can take writes.
    pub async fn ready(&self) -> Result<(), AppError> {
        Ok(self.store.ready().await?)
    }

    /// The newest position that readers may see.
    pub fn position(&self) -> Position {
        self.live.position()
    }

    /// A stream token.
    pub fn stream_token(&self, position: Position) -> ChunkToken {
        token::encode(Place::Stream(position), self.store.epoch())
    }

    /// Reads a token that must name a place of the stream.
    fn stream_place(&self, token: &ChunkToken, parameter: &str) -> Result<Position, AppError> {
        match self.place(token, parameter)? {
            Place::Stream(position) => Ok(position),
            Place::Timeline(_) => Err(AppError::bad_parameter(
                parameter,
                "this token names a room's timeline, not the stream",
            )),
        }
    }

    /// Reads a token and holds it against the store.
    fn place(&self, token: &ChunkToken, parameter: &str) -> Result<Place, AppError> {
        let place = token::decode(token.as_str(), self.store.epoch(), parameter)?;
        let position = match place {
            Place::Stream(position) => position,
            Place::Timeline(place) => place.as_of,
        };
        if position > self.position() {
            return Err(AppError::bad_parameter(
                parameter,
                "this token lies in the future",
            ));
        }
        Ok(place)
    }

    /// Appends and waits for the commit.
    async fn commit(&self, append: Append) -> Result<Appended, AppError> {
        Ok(self
            .store
            .append(append)
            .await
            .map_err(|_| StoreError::Closed)??)
    }

    /// Finds a room; one that doesn't exist reads like one that the asker has no part in (ERR-2).
    async fn room(&self, room_id: &RoomId) -> Result<Arc<Room>, AppError> {
        self.rooms.get(room_id).await?.ok_or_else(no_part)
    }
}

/// Reading or writing where one has no part (ERR-2).
fn no_part() -> AppError {
    AppError::forbidden("you are not a member of this room")
}

/// A count as the document writes it.
fn wire_count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
