//! What the protocol means: one [`App`], one file per area, and the pure rules under [`rules`].
//!
//! It may use the store, the environment and the types; it knows no status code and no HTTP library.

pub mod access;
pub mod account;
pub mod account_change;
pub mod act;
pub mod action;
mod at_length;
pub mod batch;
pub mod bundle;
pub mod call;
pub mod capabilities;
pub mod context;
pub mod create;
pub mod devices;
pub mod directory;
pub mod entry;
pub mod ephemeral;
pub mod error;
pub mod farewell;
pub mod federation;
pub mod feed;
pub mod filter;
pub mod filters;
pub mod hangup;
mod heads;
pub mod ingest;
pub mod join;
mod late;
pub mod limits;
pub mod live;
pub mod marker;
pub mod media;
pub mod member;
pub mod member_list;
pub mod message;
pub mod password;
pub mod people;
pub mod power_level;
pub mod prepare;
pub mod presence;
pub mod profile;
pub mod published;
pub mod reading;
pub mod redact;
pub mod registration;
pub mod reject;
pub mod replies;
pub mod results;
pub mod room;
pub mod rules;
pub mod scrollback;
pub mod session;
pub mod shared;
pub mod spread;
pub mod state;
pub mod state_list;
pub mod stream;
pub mod sync;
pub mod tail;
pub mod thumbnail;
pub mod timeline;
pub mod token;
pub mod turn;
pub mod updating;
pub mod view;
pub mod walk;
pub mod watchers;

use std::sync::Arc;

use tidings_types::{ChunkToken, RoomId, ServerName};
use tokio::sync::Notify;

use crate::env::Env;
use crate::store::{Append, Appended, Files, Position, Store, StoreError};

pub use account::Client;
pub use act::Caller;
pub use error::{AppError, ErrorKind};
pub use federation::Signer;
pub use filter::{Filter, FilterInput};
pub use join::JoinedWish;
pub use live::{Live, Observer};
pub use session::{Session, SessionGuard, SessionLimits, Sessions};
pub use stream::StreamRequest;
pub use sync::{InitialSync, SyncRequest, Syncs};
pub use timeline::ScrollRequest;
pub use walk::Direction;

use account::Accounts;
use capabilities::Capabilities;
use filters::Filters;
use limits::{Limits, RateLimits};
use media::{Media, MediaLimits};
use profile::Profiles;
use registration::{Registrations, Terms};
use results::{ResultLimits, ResultSets};
use room::{Room, Rooms};
use rules::telling::Told;
use token::Place;
use turn::Turn;
use updating::Trees;

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
    /// How often things may be done (ERR-2).
    pub rate_limits: RateLimits,
    /// The TURN servers, if there are any (VOI-4).
    pub turn: Option<Turn>,
    /// Uploads (MED-1).
    pub media: MediaLimits,
}

/// The semantics of the server, over a store.
pub struct App {
    /// The settings.
    pub settings: AppSettings,
    /// Time and randomness.
    pub env: Env,
    /// The accounts.
    pub accounts: Accounts,
    registrations: Registrations,
    /// The live sessions.
    pub sessions: Sessions,
    /// How often things may be done, and how often they were.
    pub limits: Limits,
    capabilities: Capabilities,
    store: Arc<dyn Store>,
    rooms: Rooms,
    live: Arc<Live>,
    signer: Arc<dyn Signer>,
    filters: Filters,
    prepared_secret: [u8; 32],
    profiles: Profiles,
    published: ResultSets,
    /// Initial syncs on their way (SYN-8).
    pub syncs: Syncs,
    media: Media,
    /// It is time to look which calls are over.
    calls_due: Notify,
    /// From when on it is known who has a session, on the monotonic clock: until then old ones may come back.
    sessions_known_ms: u64,
    trees: Trees,
    /// Held while it is written whether a user wants to be seen.
    appearing: tokio::sync::Mutex<()>,
}

/// How often what ran out is cleaned up.
const SWEEP_MS: u64 = 10_000;
/// How often it is looked at most whose session ran out.
const SESSIONS_MS: u64 = 1_000;
/// How often old outcomes are forgotten, and what is left of broken uploads is removed.
const FORGET_MS: u64 = 3_600_000;

impl App {
    /// The semantics over a store whose commits `live` observes, and over the files of uploads.
    pub fn new(
        settings: AppSettings,
        env: Env,
        store: Arc<dyn Store>,
        files: Files,
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
        let sessions = Sessions::new(env.clone(), settings.sessions, Arc::clone(&live));
        let rooms = Rooms::new(
            Arc::clone(&store),
            env.clone(),
            settings.server_name.clone(),
            settings.room_cache_bytes,
        );
        let registrations = Registrations::new(env.clone(), Terms::default());
        let published = ResultSets::new(env.clone(), ResultLimits::default());
        Self {
            limits: Limits::new(&settings.rate_limits, &env),
            capabilities: Capabilities::new(settings.turn.is_some()),
            media: Media::new(files, &settings.media),
            calls_due: Notify::new(),
            sessions_known_ms: env.clock.monotonic_ms() + settings.sessions.timeout_ms,
            settings,
            env,
            accounts,
            registrations,
            sessions,
            store,
            rooms,
            live,
            filters: Filters::new(&*signer),
            prepared_secret: signer.secret(prepare::PURPOSE),
            signer,
            profiles: Profiles::default(),
            published,
            syncs: Syncs::default(),
            trees: Trees::default(),
            appearing: tokio::sync::Mutex::default(),
        }
    }

    /// Does what nobody asks for, for as long as the server runs: cleans up, tells rooms of changed profiles (EVT-10),
    /// leaves them for deactivated users (ACC-5), and hangs up calls that are over (VOI-3).
    pub async fn keep_house(&self) {
        tokio::join!(
            self.clean_up(),
            self.spread_profiles(),
            self.tend_accounts(),
            self.tend_media(),
            self.tend_calls(),
            self.follow_strangers()
        );
    }

    /// Cleans up in its time: sessions, and presence that is waiting, about when they are due; the rest now and then.
    async fn clean_up(&self) {
        let clock = &self.env.clock;
        let start_ms = clock.monotonic_ms();
        let (mut sweep_ms, mut forget_ms, mut sessions_ms) = (start_ms, start_ms, start_ms);
        loop {
            let now_ms = clock.monotonic_ms();
            if now_ms >= sessions_ms {
                sessions_ms = self.end_sessions(now_ms);
            }
            if now_ms >= sweep_ms {
                sweep_ms = now_ms + SWEEP_MS;
                self.sweep();
            }
            if now_ms >= forget_ms {
                forget_ms = now_ms + FORGET_MS;
                self.media.again.notify_one();
                self.forget_outcomes().await;
            }
            let mut calls_ms = self.next_calls_ms(now_ms);
            if calls_ms <= now_ms {
                self.calls_due.notify_one();
                // They are taken up beside this, and come again if that fails.
                calls_ms = now_ms + SESSIONS_MS;
            }
            let presence_ms = self.live.wake_for_presence();
            let next_ms = presence_ms
                .unwrap_or(u64::MAX)
                .min(sessions_ms)
                .min(sweep_ms)
                .min(calls_ms);
            tokio::select! {
                () = clock.sleep_until(next_ms) => {}
                () = self.live.hurry.notified() => {}
                () = self.rooms.living().sooner.notified() => {}
            }
        }
    }

    /// Ends the sessions whose time ran out. Answers when to look again: when the next one's will, though not at once.
    fn end_sessions(&self, now_ms: u64) -> u64 {
        let due_ms = self.sessions.sweep().unwrap_or(u64::MAX);
        // One that begins now, or whose last request ends now, isn't due earlier.
        let latest_ms = now_ms + self.sessions.limits().timeout_ms.min(SWEEP_MS);
        due_ms.max(now_ms + SESSIONS_MS).min(latest_ms)
    }

    fn sweep(&self) {
        self.live.sweep();
        self.published.sweep();
        self.limits.sweep();
        self.registrations.sweep();
        self.profiles.again.notify_one();
        self.accounts.again.notify_one();
        self.calls_due.notify_one();
    }

    async fn forget_outcomes(&self) {
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

    /// A stream token that says what was told of what has no place.
    fn stream_token_told(&self, position: Position, told: Option<Told>) -> ChunkToken {
        token::encode_told(position, told, self.store.epoch())
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
        let _slot = self.rooms.slot().await?;
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
