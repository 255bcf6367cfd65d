//! The one thread that writes: gathers what queued while the last commit ran, applies it in one transaction, and
//! acknowledges it after the one fsync.
//!
//! It decides nothing about the appends themselves (see `apply`). A transaction that failed fails all of its appends;
//! afterwards the connection is opened anew, and nothing is accepted until a commit has succeeded on it.

use std::fmt;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rusqlite::wal::CheckpointMode;
use rusqlite::{Connection, ErrorCode, MAIN_DB};
use tokio::sync::oneshot;
use tracing::{error, info, warn};

use super::apply::{Applied, Applier, Refusal};
use super::checkpoint::Checkpoints;
use super::outcomes::{Forgotten, forget_step};
use super::rows::engine;
use super::schema;
use crate::store::{Append, AppendError, Appended, CommitObserver, StoreError};

/// One group is at most so many appends, and so many bytes of event text (but at least one append).
const GROUP_APPENDS: usize = 1024;
const GROUP_BYTES: usize = 8 << 20;
/// A commit younger than this shows that the store can write.
const READY_FOR: Duration = Duration::from_secs(1);

/// Where an append's answer goes.
pub(super) type AppendReply = oneshot::Sender<Result<Appended, AppendError>>;

/// What the writer is asked to do.
pub(super) enum Job {
    Append(Append, AppendReply),
    /// Removes outcomes taken before a moment, looking only at the next few after a row.
    Forget(u64, i64, oneshot::Sender<Result<Forgotten, StoreError>>),
    Ready(oneshot::Sender<Result<(), StoreError>>),
    Close(oneshot::Sender<()>),
    /// Runs a test's own code on the writer's connection.
    #[cfg(test)]
    With(Work),
}

/// An engine's error, for every append of a failed group.
#[derive(Clone, Debug)]
struct GroupError(Arc<dyn std::error::Error + Send + Sync>);

impl fmt::Display for GroupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for GroupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

/// The thread's belongings.
pub(super) struct Writer {
    pub(super) path: PathBuf,
    pub(super) cache_bytes: u64,
    pub(super) observer: Arc<dyn CommitObserver>,
    pub(super) db: Connection,
    pub(super) applier: Applier,
    /// The newest position readers may be told of.
    pub(super) published: Arc<AtomicU64>,
    pub(super) checkpoints: Checkpoints,
    /// Whether the last transaction ended as it should.
    pub(super) trusted: bool,
    /// When the last commit succeeded.
    pub(super) committed_at: Instant,
    /// Keeps other processes from writing; let go when the thread ends.
    pub(super) lock: File,
}

impl Writer {
    /// Works until it is told to close, or until nobody can give it work any more.
    pub(super) fn run(mut self, jobs: &Receiver<Job>) {
        let mut closing = None;
        let mut pending = None;
        while let Some(job) = pending.take().or_else(|| jobs.recv().ok()) {
            match job {
                Job::Append(append, reply) => {
                    pending = self.write_group((append, reply), jobs);
                    self.tidy();
                }
                Job::Forget(before_ms, after, reply) => {
                    // Whoever asked may have gone; the rows are forgotten all the same.
                    let _ = reply.send(self.forget(before_ms, after));
                }
                Job::Ready(reply) => {
                    let _ = reply.send(self.ready());
                }
                Job::Close(reply) => {
                    closing = Some(reply);
                    break;
                }
                #[cfg(test)]
                Job::With(work) => work(&mut self.db, &self.checkpoints),
            }
        }
        self.checkpoints.stop();
        if let Err(error) = self
            .db
            .wal_checkpoint_v2(Some(MAIN_DB), CheckpointMode::TRUNCATE)
        {
            // Nothing is lost: the log is read again when the store is opened.
            info!(%error, "the store's log stays behind");
        }
        drop(self.db);
        drop(self.lock);
        if let Some(reply) = closing {
            let _ = reply.send(());
        }
        for job in jobs.try_iter() {
            refuse_closed(job);
        }
    }

    /// Gathers a group that begins with one append, writes it and answers; gives back a job that isn't an append.
    fn write_group(&mut self, first: (Append, AppendReply), jobs: &Receiver<Job>) -> Option<Job> {
        let mut bytes = text_bytes(&first.0);
        let mut appends = vec![first.0];
        let mut replies = vec![first.1];
        let mut pending = None;
        while appends.len() < GROUP_APPENDS && bytes < GROUP_BYTES {
            match jobs.try_recv() {
                Ok(Job::Append(append, reply)) => {
                    bytes += text_bytes(&append);
                    appends.push(append);
                    replies.push(reply);
                }
                Ok(other) => {
                    pending = Some(other);
                    break;
                }
                Err(_) => break,
            }
        }
        match self.commit_group(&appends) {
            Ok(results) => self.announce(results, replies),
            Err(failure) => {
                let failure = self.fail(failure);
                for reply in replies {
                    let _ = reply.send(Err(AppendError::Store(failure())));
                }
            }
        }
        pending
    }

    /// Applies and commits a group. An error means that nothing of it was applied.
    fn commit_group(&mut self, appends: &[Append]) -> Result<Vec<Outcome>, StoreError> {
        self.regain_trust()?;
        let before = self.applier.last();
        let mut results = self.apply_plainly(appends).map_err(engine("append"))?;
        if results.is_none() {
            self.db
                .execute_batch("ROLLBACK")
                .map_err(engine("roll back"))?;
            self.applier
                .go_back(&self.db, before)
                .map_err(engine("roll back"))?;
            results = Some(self.apply_carefully(appends).map_err(engine("append"))?);
        }
        self.execute("COMMIT").map_err(engine("commit"))?;
        self.committed_at = Instant::now();
        Ok(results.unwrap_or_default())
    }

    /// Applies a group without savepoints. Nothing comes back when a constraint was hit: then some append may have
    /// been applied by half, and the whole has to be rolled back.
    fn apply_plainly(&mut self, appends: &[Append]) -> rusqlite::Result<Option<Vec<Outcome>>> {
        self.execute("BEGIN IMMEDIATE")?;
        let mut results = Vec::with_capacity(appends.len());
        for append in appends {
            results.push(match self.applier.apply(&self.db, append) {
                Ok(applied) => Ok(applied),
                Err(Refusal::Refused(error)) => Err(error),
                Err(Refusal::Broken(error)) if is_constraint(&error) => return Ok(None),
                Err(Refusal::Broken(error)) => return Err(error),
            });
        }
        Ok(Some(results))
    }

    /// Applies a group with a savepoint around each append.
    fn apply_carefully(&mut self, appends: &[Append]) -> rusqlite::Result<Vec<Outcome>> {
        self.execute("BEGIN IMMEDIATE")?;
        let mut results = Vec::with_capacity(appends.len());
        for append in appends {
            let before = self.applier.last();
            self.execute("SAVEPOINT append")?;
            results.push(match self.applier.apply(&self.db, append) {
                Ok(applied) => Ok(applied),
                Err(Refusal::Refused(error)) => Err(error),
                Err(Refusal::Broken(error)) if is_constraint(&error) => {
                    self.execute("ROLLBACK TO append")?;
                    self.applier.go_back(&self.db, before)?;
                    Err(broken_constraint(error))
                }
                Err(Refusal::Broken(error)) => return Err(error),
            });
            self.execute("RELEASE append")?;
        }
        Ok(results)
    }

    /// Does what is due between two groups.
    fn tidy(&mut self) {
        if self.trusted && self.applier.outcomes().is_index_due() {
            let indexed = self.applier.outcomes().index(&self.db);
            if let Err(failure) = indexed.map_err(engine("index outcomes")) {
                self.distrust(&failure);
            }
        }
        self.checkpoints.after_commit(&self.db);
    }

    /// Tells the observer, then readers, then those who wait.
    fn announce(&mut self, results: Vec<Outcome>, replies: Vec<AppendReply>) {
        let mut batch = Vec::with_capacity(results.len());
        let mut answers = Vec::with_capacity(results.len());
        for result in results {
            answers.push(result.map(|applied| {
                batch.push(applied.committed);
                applied.appended
            }));
        }
        if !batch.is_empty() {
            self.observer.committed(&batch);
        }
        self.published.store(self.applier.last(), Ordering::Release);
        for (reply, answer) in replies.into_iter().zip(answers) {
            // A caller that has gone away doesn't undo its append.
            let _ = reply.send(answer);
        }
    }

    /// Forgets a failed transaction; answers with a maker of errors for all who were part of it.
    fn fail(&mut self, failure: StoreError) -> impl Fn() -> StoreError + use<> {
        self.distrust(&failure);
        let (action, shared) = share(failure);
        move || StoreError::Engine {
            action,
            source: Box::new(shared.clone()),
        }
    }

    /// Rolls back what is open, and has the next job open the connection anew.
    fn distrust(&mut self, failure: &StoreError) {
        error!(error = ?failure, "the store failed to write");
        self.trusted = false;
        if !self.db.is_autocommit()
            && let Err(error) = self.db.execute_batch("ROLLBACK")
        {
            warn!(%error, "the failed transaction can't be rolled back; the connection is dropped");
        }
    }

    /// After a failure, opens the connection anew and shows with a commit that it can write.
    fn regain_trust(&mut self) -> Result<(), StoreError> {
        if self.trusted {
            return Ok(());
        }
        let mut db = schema::writer(&self.path, self.cache_bytes)?;
        self.checkpoints.watch(&mut db)?;
        self.db = db;
        // What a failed commit may have left in the log is overwritten by this one.
        self.probe()?;
        let last = schema::last_position(&self.db)?;
        self.applier
            .go_back(&self.db, last)
            .map_err(engine("read what it holds"))?;
        self.published.store(last, Ordering::Release);
        self.trusted = true;
        info!(position = last, "the store can write again");
        Ok(())
    }

    /// Commits something.
    fn probe(&mut self) -> Result<(), StoreError> {
        self.db
            .execute(
                "UPDATE meta SET value = value + 1 WHERE name = 'probes'",
                [],
            )
            .map_err(engine("write"))?;
        self.committed_at = Instant::now();
        Ok(())
    }

    fn ready(&mut self) -> Result<(), StoreError> {
        let result = self.regain_trust().and_then(|()| {
            if self.committed_at.elapsed() < READY_FOR {
                Ok(())
            } else {
                self.probe()
            }
        });
        result.map_err(|failure| self.fail(failure)())
    }

    fn forget(&mut self, before_ms: u64, after: i64) -> Result<Forgotten, StoreError> {
        let result = self.regain_trust().and_then(|()| {
            let outcomes = self.applier.outcomes();
            outcomes
                .index(&self.db)
                .and_then(|()| forget_step(&self.db, before_ms, after))
                .map_err(engine("forget outcomes"))
        });
        result.map_err(|failure| self.fail(failure)())
    }

    fn execute(&self, sql: &str) -> rusqlite::Result<()> {
        self.db.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}

/// A test's own code.
#[cfg(test)]
pub(super) type Work = Box<dyn FnOnce(&mut Connection, &Checkpoints) + Send>;

/// What one append of a group came to.
type Outcome = Result<Applied, AppendError>;

fn text_bytes(append: &Append) -> usize {
    let events = append.rooms.iter().flat_map(|room| &room.events);
    events.map(|event| event.json.len()).sum()
}

fn is_constraint(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

/// Names what is taken when a unique index said so.
fn broken_constraint(error: rusqlite::Error) -> AppendError {
    let text = error.to_string();
    let what = [
        ("users.user", "user"),
        ("aliases.alias", "alias"),
        ("rooms.id", "room"),
        ("events.id", "event"),
        ("devices.token_hash", "token"),
    ];
    match what.iter().find(|(column, _)| text.ends_with(column)) {
        Some((_, what)) => AppendError::Taken { what },
        None => AppendError::Store(engine("append")(error)),
    }
}

/// Takes an error apart so that it can be given to many.
fn share(failure: StoreError) -> (&'static str, GroupError) {
    let (action, source): (_, Box<dyn std::error::Error + Send + Sync>) = match failure {
        StoreError::Engine { action, source } => (action, source),
        other => ("write", Box::new(other)),
    };
    (action, GroupError(Arc::from(source)))
}

pub(super) fn refuse_closed(job: Job) {
    match job {
        Job::Append(_, reply) => {
            let _ = reply.send(Err(AppendError::Store(StoreError::Closed)));
        }
        Job::Forget(_, _, reply) => {
            let _ = reply.send(Err(StoreError::Closed));
        }
        Job::Ready(reply) => {
            let _ = reply.send(Err(StoreError::Closed));
        }
        Job::Close(reply) => {
            let _ = reply.send(());
        }
        #[cfg(test)]
        Job::With(_) => {}
    }
}
