//! The suite run on SQLite, and what is SQLite's own affair: files it must refuse, commits that fail, the log's length.

mod costs;
mod traces;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use rusqlite::Connection;
use tempfile::TempDir;

use super::checkpoint::Checkpoints;
use super::writer::Job;
use super::{Sqlite, SqliteOptions};
use crate::store::conformance::{
    Harness, Recorder, SERVER, append, conformance, message, nth, outcome, room_of, to_room,
};
use crate::store::{Append, AppendError, Store, StoreError};

conformance!(SqliteHarness);

static EPOCH: AtomicU32 = AtomicU32::new(1);

struct SqliteHarness {
    store: Arc<Sqlite>,
    recorder: Arc<Recorder>,
    directory: TempDir,
}

fn file(directory: &TempDir) -> PathBuf {
    directory.path().join("store.db")
}

fn options(path: &Path, recorder: &Arc<Recorder>) -> SqliteOptions {
    SqliteOptions {
        path: path.to_owned(),
        server_name: SERVER.to_owned(),
        fresh_epoch: EPOCH.fetch_add(1, Ordering::Relaxed),
        cache_bytes: 4 << 20,
        checkpoint_pages: 200,
        observer: Arc::clone(recorder) as _,
    }
}

impl SqliteHarness {
    fn open(directory: TempDir) -> Self {
        let recorder = Arc::new(Recorder::default());
        let store = Sqlite::open(options(&file(&directory), &recorder)).unwrap();
        Self {
            store,
            recorder,
            directory,
        }
    }

    /// Runs something on the writer's connection, in its turn.
    fn with_writer(&self, work: impl FnOnce(&mut Connection, &Checkpoints) + Send + 'static) {
        assert!(self.store.jobs.send(Job::With(Box::new(work))).is_ok());
    }
}

#[async_trait]
impl Harness for SqliteHarness {
    async fn fresh() -> Self {
        Self::open(TempDir::new().unwrap())
    }

    fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store) as _
    }

    fn recorder(&self) -> Arc<Recorder> {
        Arc::clone(&self.recorder)
    }

    /// Copies the files as they lie there: the same bytes that a killed process would leave.
    async fn crash(self) -> Self {
        let directory = TempDir::new().unwrap();
        for name in ["store.db", "store.db-wal"] {
            let from = self.directory.path().join(name);
            std::fs::copy(from, directory.path().join(name)).unwrap();
        }
        Self::open(directory)
    }

    async fn reopen(self) -> Self {
        self.store.close().await;
        Self::open(self.directory)
    }
}

fn reopen_error(directory: &TempDir) -> StoreError {
    let recorder = Arc::new(Recorder::default());
    Sqlite::open(options(&file(directory), &recorder))
        .err()
        .expect("the file is refused")
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let harness = SqliteHarness::fresh().await;
    harness.store.close().await;
    let newer =
        "INSERT INTO refinery_schema_history VALUES (999, 'later', '2030-01-01T00:00:00Z', '1')";
    Connection::open(file(&harness.directory))
        .unwrap()
        .execute(newer, [])
        .unwrap();
    let error = reopen_error(&harness.directory);
    assert!(
        matches!(
            error,
            StoreError::NewerSchema {
                found: 999,
                known: 1
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn the_file_of_another_server_is_refused() {
    let harness = SqliteHarness::fresh().await;
    harness.store.close().await;
    let options = SqliteOptions {
        server_name: "there.example".to_owned(),
        ..options(&file(&harness.directory), &harness.recorder)
    };
    let error = Sqlite::open(options).err().expect("the file is refused");
    assert!(matches!(error, StoreError::OtherServer { found, .. } if found == SERVER));
}

#[tokio::test]
async fn the_file_of_another_application_is_refused() {
    let directory = TempDir::new().unwrap();
    let other = Connection::open(file(&directory)).unwrap();
    other
        .execute_batch("CREATE TABLE songs (title TEXT)")
        .unwrap();
    drop(other);
    assert!(matches!(reopen_error(&directory), StoreError::Corrupt(_)));
}

#[tokio::test]
async fn an_open_file_is_refused_to_a_second_store() {
    let harness = SqliteHarness::fresh().await;
    assert!(matches!(
        reopen_error(&harness.directory),
        StoreError::Engine { .. }
    ));
    let directory = harness.reopen().await.directory;
    let recorder = Arc::new(Recorder::default());
    Sqlite::open(options(&file(&directory), &recorder)).expect("dropping a store closes it");
}

/// Makes the next commits of the writer's present connection fail.
fn fail_commits(db: &mut Connection, _: &Checkpoints) {
    db.commit_hook(Some(|| true)).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failed_commit_fails_its_whole_group_and_applies_nothing() {
    let harness = SqliteHarness::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    harness.with_writer(fail_commits);
    let observed = harness.recorder.seen().len();
    let first = store.append(to_room(&room, nth(1), vec![message(nth(2))]));
    let second = Append {
        outcomes: vec![outcome("S", 1, 1)],
        ..Append::default()
    };
    let second = store.append(second);
    let answers = [first.await.unwrap(), second.await.unwrap()];
    assert!(matches!(
        answers[0],
        Err(AppendError::Store(StoreError::Engine { .. }))
    ));
    // The second one may have been alone in a later group, after the connection was opened anew.
    let lost = answers[1].is_err();
    assert_eq!(store.outcome("S", 1).await.unwrap().is_none(), lost);
    assert_eq!(harness.recorder.seen().len(), observed + usize::from(!lost));
    assert_eq!(store.position(), 1);
    assert_eq!(store.log(0, u64::MAX, 9).await.unwrap().len(), 1);

    let again = append(&*store, to_room(&room, nth(1), vec![message(nth(2))])).await;
    assert_eq!(again.unwrap().positions, [2], "no position was lost");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_appends_and_the_health_check_until_there_is_room() {
    let harness = SqliteHarness::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    store.ready().await.unwrap();
    harness.with_writer(|db, _| {
        let pages: i64 = db
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .unwrap();
        db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .unwrap();
    });
    let mut large = message(nth(2));
    large.json = "x".repeat(1 << 20).into();
    let refused = append(&*store, to_room(&room, nth(1), vec![large.clone()])).await;
    assert!(matches!(
        refused,
        Err(AppendError::Store(StoreError::Engine { .. }))
    ));
    assert!(store.event(&large.event_id).await.unwrap().is_none());
    assert_eq!(store.room(&room).await.unwrap().unwrap().head.order, nth(1));
    // The limit belonged to the connection that failed and was given up.
    store.ready().await.unwrap();
    let appended = append(&*store, to_room(&room, nth(1), vec![large])).await;
    assert_eq!(appended.unwrap().positions, [2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_stays_bounded_while_appends_run() {
    let harness = SqliteHarness::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let longest = Arc::new(AtomicU32::new(0));
    let mut replies = Vec::new();
    for n in 1..=600 {
        let mut large = message(nth(n + 1));
        large.json = "x".repeat(40_000).into();
        replies.push(store.append(to_room(&room, nth(n), vec![large])));
        let longest = Arc::clone(&longest);
        harness.with_writer(move |_, checkpoints| {
            longest.fetch_max(checkpoints.wal_pages(), Ordering::Relaxed);
        });
    }
    for reply in replies {
        reply.await.unwrap().unwrap();
    }
    // Five pages of text each: 3,000 pages went through a log that is copied from 200 on and bounded at 800.
    let longest = longest.load(Ordering::Relaxed);
    assert!(longest >= 200, "the log was never long: {longest}");
    assert!(longest <= 850, "the log grew to {longest} pages");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_takes_less_than_twice_its_text() {
    let harness = SqliteHarness::fresh().await;
    let store = harness.store();
    let (room, mut events) = room_of(&*store, 0).await;
    let created = events.remove(0).event_id;
    let mut last = created.clone();
    let text = "x".repeat(400);
    let mut replies = Vec::new();
    for n in 1..=5_000 {
        let mut event = message(nth(n + 1));
        event.json = format!("{}{text}", event.json).into();
        event.auth_events = vec![created.clone(); 3];
        event.prev_events = vec![std::mem::replace(&mut last, event.event_id.clone())];
        replies.push((
            event.json.len(),
            store.append(to_room(&room, nth(n), vec![event])),
        ));
    }
    let mut text_bytes = 0;
    for (length, reply) in replies {
        reply.await.unwrap().unwrap();
        text_bytes += length as u64;
    }
    drop(store);
    let harness = harness.reopen().await;
    let file_bytes = std::fs::metadata(file(&harness.directory)).unwrap().len();
    assert!(
        file_bytes < 2 * text_bytes,
        "{file_bytes} bytes for {text_bytes} bytes of text"
    );
}
