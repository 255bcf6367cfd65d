//! Fills a data directory before its server starts: straight through the store, many events in one append.
//!
//! The server's own code makes the events, so they are what it would have kept. Nobody asks the rules whether they may
//! be, and no password is hashed: over the wire a million events and ten thousand users would take minutes.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tidings_server::app::room::Rooms;
use tidings_server::app::token::{self, Place};
use tidings_server::env::Env;
use tidings_server::store::sqlite::{Sqlite, SqliteOptions};
use tidings_server::store::{
    Append, AppendError, Appended, CommitObserver, Committed, DeviceRow, Position, Store, UserRow,
    Write,
};
use tidings_types::UserId;
use tokio::sync::oneshot::Receiver;

use crate::Failure;

/// The server's name where nothing else is set.
const SERVER: &str = "localhost";
/// The store's file in a data directory.
const STORE_FILE: &str = "tidings.sqlite";
/// How many users are appended at once; each is compared with those before it in the append.
const USERS: usize = 100;
/// Memory for the store's pages and for rooms, in bytes.
const CACHE_BYTES: u64 = 256 << 20;
/// As the server has it by default.
const CHECKPOINT_PAGES: u32 = 20_000;

/// Nobody reads while a directory is filled.
struct Nobody;

impl CommitObserver for Nobody {
    fn committed(&self, _batch: &[Committed]) {}
}

/// A user who can make requests.
pub(crate) struct Account {
    /// The id.
    pub(crate) user_id: UserId,
    /// The access token.
    pub(crate) token: String,
}

/// A data directory while it is filled.
pub(crate) struct Seed {
    /// Where all goes.
    pub(crate) store: Arc<Sqlite>,
    /// Makes events.
    pub(crate) rooms: Rooms,
    /// Time and randomness.
    pub(crate) env: Env,
    // Below the store, which has files in it.
    directory: TempDir,
}

/// An append under way.
pub(crate) type Answer = Receiver<Result<Appended, AppendError>>;

impl Seed {
    /// An empty data directory below `parent`.
    pub(crate) fn open(parent: &Path) -> Result<Self, Failure> {
        let directory = TempDir::with_prefix_in("bench-data-", parent)?;
        let env = Env::system();
        let mut fresh_epoch = [0; 4];
        env.entropy.fill(&mut fresh_epoch);
        let store = Sqlite::open(SqliteOptions {
            path: directory.path().join(STORE_FILE),
            server_name: SERVER.to_owned(),
            fresh_epoch: u32::from_be_bytes(fresh_epoch),
            cache_bytes: CACHE_BYTES,
            checkpoint_pages: CHECKPOINT_PAGES,
            observer: Arc::new(Nobody),
        })?;
        let kept = Arc::clone(&store) as Arc<dyn Store>;
        let rooms = Rooms::new(kept, env.clone(), SERVER.parse()?, CACHE_BYTES);
        Ok(Self {
            store,
            rooms,
            env,
            directory,
        })
    }

    /// New users who can't log in: they are there to be members.
    pub(crate) async fn users(&self, name: &str, count: usize) -> Result<Vec<UserId>, Failure> {
        let id = |number| format!("@{name}{number}:{SERVER}").parse();
        let users = (0..count).map(id).collect::<Result<Vec<UserId>, _>>()?;
        let rows = users.iter().map(|user_id| {
            Write::User(UserRow {
                user_id: user_id.clone(),
                password_hash: "none".to_owned(),
                created_ms: self.env.now_ms(),
                deactivated: false,
            })
        });
        self.write(rows.collect()).await?;
        Ok(users)
    }

    /// New users with an access token each.
    pub(crate) async fn accounts(&self, name: &str, count: usize) -> Result<Vec<Account>, Failure> {
        let users = self.users(name, count).await?;
        let account = |user_id| Account {
            user_id,
            token: self.env.token(),
        };
        let accounts: Vec<_> = users.into_iter().map(account).collect();
        let now_ms = self.env.now_ms();
        let rows = accounts.iter().map(|account| {
            Write::Device(DeviceRow {
                user_id: account.user_id.clone(),
                device_id: "BENCH".to_owned(),
                token_hash: Sha256::digest(&account.token).into(),
                display_name: None,
                created_ms: now_ms,
                last_seen_ms: now_ms,
                user_agent: None,
            })
        });
        self.write(rows.collect()).await?;
        Ok(accounts)
    }

    async fn write(&self, mut rows: Vec<Write>) -> Result<(), Failure> {
        let mut answers: Vec<Answer> = Vec::new();
        while !rows.is_empty() {
            let writes = rows.drain(..rows.len().min(USERS)).collect();
            answers.push(self.store.append(Append {
                writes,
                ..Append::default()
            }));
        }
        for answer in answers {
            answer.await??;
        }
        Ok(())
    }

    /// The token of the moment right after an event.
    pub(crate) fn token(&self, position: Position) -> String {
        token::encode(Place::Stream(position), self.store.epoch()).to_string()
    }

    /// Closes the store. What is left is a directory for a server to start on.
    pub(crate) async fn close(self) -> TempDir {
        self.store.close().await;
        self.directory
    }
}
