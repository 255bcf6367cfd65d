//! The embedded engine: SQLite with a write-ahead log, one fsync a group of appends.
//!
//! `writer` is the one thread that writes and `apply` what it does for one append; `read` and `queries` are the readers,
//! which never wait for it; `checkpoint` keeps the log short; `outcomes` is what became of actions; `schema` opens files and `rows` says how values are kept.
//! This file ties them into a [`Store`].

mod apply;
mod caches;
mod checkpoint;
mod outcomes;
mod queries;
mod read;
mod rows;
mod schema;
mod writer;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use async_trait::async_trait;
use parking_lot::Mutex;
use tidings_types::{EventId, RoomAlias, RoomId, UserId};
use tokio::sync::oneshot;
use tracing::{info, warn};

use self::apply::Applier;
use self::checkpoint::Checkpoints;
use self::outcomes::{Outcomes, Recent};
use self::read::Readers;
use self::rows::{Dictionary, IdCodec, engine};
use self::writer::{Job, Writer};
use super::{
    AliasRow, Append, AppendError, Appended, CommitObserver, DeviceRow, MembershipRow, Order,
    OutcomeRow, Position, RoomRow, Store, StoreError, StoredEvent, TimelinePage, UserRow,
};

/// How to open a store.
pub struct SqliteOptions {
    /// The file; made when it isn't there. `-wal`, `-shm` and `-lock` files stand beside it.
    pub path: PathBuf,
    /// The server's own name, whose event ids are kept in short form. A file can't change its server.
    pub server_name: String,
    /// The epoch of a store that is made now; an existing one keeps its own.
    pub fresh_epoch: u32,
    /// The writer's page cache, in bytes.
    pub cache_bytes: u64,
    /// The length of the write-ahead log, in pages of 8 KiB, from which it is copied into the file. Four times as much
    /// makes appends wait.
    pub checkpoint_pages: u32,
    /// Who sees the commits.
    pub observer: Arc<dyn CommitObserver>,
}

/// A store in one SQLite file.
///
/// Dropping it closes it, which waits for what is queued; [`Store::close`] does the same without blocking.
pub struct Sqlite {
    epoch: u32,
    codec: IdCodec,
    published: Arc<AtomicU64>,
    readers: Arc<Readers>,
    recent: Arc<Recent>,
    jobs: Sender<Job>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Sqlite {
    /// Opens or makes a store. Takes milliseconds, also after a crash.
    ///
    /// Fails when another process has it open, and with [`StoreError::NewerSchema`], [`StoreError::OtherServer`].
    pub fn open(options: SqliteOptions) -> Result<Arc<Self>, StoreError> {
        let SqliteOptions {
            path,
            server_name,
            fresh_epoch,
            cache_bytes,
            checkpoint_pages,
            observer,
        } = options;
        let lock = lock(&path)?;
        let (mut db, meta) = schema::prepare(&path, cache_bytes, &server_name, fresh_epoch)?;
        let last = schema::last_position(&db)?;
        let codec = IdCodec::new(&server_name);
        let recent = Arc::new(Recent::default());
        let mut outcomes = Outcomes::new(Arc::clone(&recent));
        outcomes.load(&db).map_err(engine("read recent outcomes"))?;
        let published = Arc::new(AtomicU64::new(last));
        let checkpoints = Checkpoints::start(&path, checkpoint_pages)?;
        checkpoints.watch(&mut db)?;
        info!(path = %path.display(), position = last, epoch = meta.epoch, "the store is open");
        let readers = Readers::new(path.clone(), Dictionary::new(codec.clone()));
        let writer = Writer {
            path,
            cache_bytes,
            observer,
            db,
            applier: Applier::new(codec.clone(), outcomes, last),
            published: Arc::clone(&published),
            checkpoints,
            trusted: true,
            committed_at: Instant::now(),
            lock,
        };
        let (jobs, queue) = channel();
        let writer = start(writer, queue)?;
        Ok(Arc::new(Self {
            epoch: meta.epoch,
            codec,
            published,
            readers: Arc::new(readers),
            recent,
            jobs,
            writer: Mutex::new(Some(writer)),
        }))
    }

    /// Gives the writer a job and waits for its answer.
    async fn ask<T>(
        &self,
        job: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Job,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.jobs.send(job(reply)).map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Tells the writer to stop; it answers when its file is closed.
    fn stop(&self) -> oneshot::Receiver<()> {
        let (reply, answer) = oneshot::channel();
        // A writer that has stopped drops the reply, which wakes the caller as well.
        let _ = self.jobs.send(Job::Close(reply));
        answer
    }

    fn join(&self) {
        if let Some(writer) = self.writer.lock().take()
            && writer.join().is_err()
        {
            warn!("the store's writer has panicked");
        }
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        drop(self.stop());
        self.join();
    }
}

/// Makes sure that no other process writes the same file: each would count positions on its own.
fn lock(path: &Path) -> Result<File, StoreError> {
    let mut name = OsString::from(path);
    name.push("-lock");
    let open = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(name);
    open.and_then(|file| file.try_lock().map(|()| file).map_err(std::io::Error::from))
        .map_err(|source| StoreError::Engine {
            action: "lock its file (is another server running on it?)",
            source: Box::new(source),
        })
}

fn start(writer: Writer, queue: Receiver<Job>) -> Result<JoinHandle<()>, StoreError> {
    std::thread::Builder::new()
        .name("store-writer".to_owned())
        .spawn(move || writer.run(&queue))
        .map_err(|source| StoreError::Engine {
            action: "start its writer thread",
            source: Box::new(source),
        })
}

#[async_trait]
impl Store for Sqlite {
    fn append(&self, append: Append) -> oneshot::Receiver<Result<Appended, AppendError>> {
        let (reply, answer) = oneshot::channel();
        if let Err(unsent) = self.jobs.send(Job::Append(append, reply)) {
            writer::refuse_closed(unsent.0);
        }
        answer
    }

    fn epoch(&self) -> u32 {
        self.epoch
    }

    fn position(&self) -> Position {
        self.published.load(Ordering::Acquire)
    }

    async fn user(&self, user_id: &UserId) -> Result<Option<UserRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::user(reading, &user_id))
            .await
    }

    async fn device_by_token(
        &self,
        token_hash: &[u8; 32],
    ) -> Result<Option<DeviceRow>, StoreError> {
        let token_hash = *token_hash;
        self.readers
            .run(move |reading| queries::device_by_token(reading, &token_hash))
            .await
    }

    async fn devices(&self, user_id: &UserId) -> Result<Vec<DeviceRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::devices(reading, &user_id))
            .await
    }

    async fn room(&self, room_id: &RoomId) -> Result<Option<RoomRow>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::room(reading, &room_id))
            .await
    }

    async fn alias(&self, alias: &RoomAlias) -> Result<Option<AliasRow>, StoreError> {
        let alias = alias.clone();
        self.readers
            .run(move |reading| queries::alias(reading, alias.as_str()))
            .await
    }

    async fn memberships(&self, user_id: &UserId) -> Result<Vec<MembershipRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::memberships(reading, &user_id))
            .await
    }

    async fn event(&self, event_id: &EventId) -> Result<Option<Arc<StoredEvent>>, StoreError> {
        let key = self.codec.encode(event_id);
        self.readers
            .run(move |reading| queries::event(reading, &key))
            .await
    }

    async fn log(
        &self,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        self.readers
            .run(move |reading| queries::log(reading, after, until, limit))
            .await
    }

    async fn timeline(
        &self,
        room_id: &RoomId,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::timeline(reading, &room_id, page))
            .await
    }

    async fn order_at(&self, room_id: &RoomId, until: Position) -> Result<Order, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::order_at(reading, &room_id, until))
            .await
    }

    async fn count_between(
        &self,
        room_id: &RoomId,
        after: Order,
        before: Order,
        until: Position,
    ) -> Result<u64, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::count_between(reading, &room_id, (after, before), until))
            .await
    }

    async fn count_unread(
        &self,
        room_id: &RoomId,
        after: Order,
        until: Position,
        except: &str,
    ) -> Result<u64, StoreError> {
        let (room_id, except) = (room_id.clone(), except.to_owned());
        self.readers
            .run(move |reading| queries::count_unread(reading, &room_id, after, until, &except))
            .await
    }

    async fn state_at(
        &self,
        room_id: &RoomId,
        event_type: &str,
        state_key: &str,
        order: Order,
    ) -> Result<Option<Arc<StoredEvent>>, StoreError> {
        let (room_id, event_type) = (room_id.clone(), event_type.to_owned());
        let state_key = state_key.to_owned();
        self.readers
            .run(move |reading| {
                queries::state_at(reading, &room_id, &event_type, &state_key, order)
            })
            .await
    }

    async fn room_state_at(
        &self,
        room_id: &RoomId,
        order: Order,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::room_state_at(reading, &room_id, order))
            .await
    }

    async fn outcome(
        &self,
        session_id: &str,
        action_id: u64,
    ) -> Result<Option<OutcomeRow>, StoreError> {
        let (session_id, recent) = (session_id.to_owned(), Arc::clone(&self.recent));
        self.readers
            .run(move |reading| {
                let recent = recent.find(&session_id, action_id);
                queries::outcome(reading, &session_id, action_id, recent)
            })
            .await
    }

    async fn forget_outcomes(&self, before_ms: u64) -> Result<u64, StoreError> {
        let mut removed = 0;
        let mut next = Some(0);
        // One small transaction a step; appends that queue meanwhile get their turn between two.
        while let Some(after) = next {
            let step = self
                .ask(|reply| Job::Forget(before_ms, after, reply))
                .await?;
            removed += step.removed;
            next = step.next;
        }
        Ok(removed)
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.ask(Job::Ready).await
    }

    async fn close(&self) {
        self.readers.close().await;
        // The answer comes, or the writer has stopped before.
        let _ = self.stop().await;
        self.join();
    }
}
