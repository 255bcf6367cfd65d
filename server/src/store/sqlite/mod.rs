//! The embedded engine: SQLite with a write-ahead log, one fsync a group of appends.
//!
//! `writer` is the one thread that writes and `apply` what it does for one append; `read` and `queries` are the readers,
//! which never wait for it; `checkpoint` keeps the log short; `outcomes` is what became of actions; `schema` opens files;
//! `rows`, `links`, `dictionary` and `words` say how values are kept. This file ties them together, `store` makes it a
//! [`Store`](super::Store).

mod apply;
mod caches;
mod checkpoint;
mod dictionary;
mod links;
mod outcomes;
mod queries;
mod read;
mod rows;
mod schema;
mod store;
mod words;
mod writer;

#[cfg(test)]
mod plans;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use parking_lot::Mutex;
use tokio::sync::oneshot;
use tracing::{info, warn};

use self::apply::Applier;
use self::checkpoint::Checkpoints;
use self::dictionary::Dictionary;
use self::outcomes::{Outcomes, Recent};
use self::read::Readers;
use self::rows::{IdCodec, engine};
use self::writer::{Job, Writer};
use super::{CommitObserver, StoreError};

/// How many texts readers remember.
const NAMES: usize = 1 << 16;

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
/// Dropping it closes it, which waits for what is queued; [`Store::close`](super::Store::close) does the same without blocking.
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
        let readers = Readers::new(path.clone(), Dictionary::new(codec.clone(), NAMES));
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
