//! Reading: a few read-only connections, used on blocking threads, that never wait for the writer.
//!
//! A connection sees whole commits only, so that no read can meet a position while a smaller one may still appear.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;

use futures::future::BoxFuture;
use parking_lot::Mutex;
use rusqlite::{CachedStatement, Connection, Params};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, spawn_blocking};

use super::dictionary::{Dictionary, EVENT_COLUMNS, STATE_COLUMNS};
use super::rows::{corrupt, engine};
use super::schema;
use crate::store::{StoreError, StoredEvent};

/// How many reads run at once; more of them wait in line.
const CONNECTIONS: usize = 8;
/// How much of what reads at length runs at once: never so much that all others wait for it.
const LONG: usize = CONNECTIONS - 2;

thread_local! {
    /// Whether this thread does what reads at length, and may block.
    static AT_LENGTH: Cell<bool> = const { Cell::new(false) };
}

/// The readers' connections and what they share.
pub(super) struct Readers {
    path: PathBuf,
    dictionary: Dictionary,
    idle: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
    long: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn new(path: PathBuf, dictionary: Dictionary) -> Self {
        Self {
            path,
            dictionary,
            idle: Mutex::new(Vec::new()),
            permits: Arc::new(Semaphore::new(CONNECTIONS)),
            long: Arc::new(Semaphore::new(LONG)),
        }
    }

    /// Runs a read on a blocking thread.
    pub(super) async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = permit(&self.permits).await?;
        if AT_LENGTH.get() {
            return self.with_connection(read);
        }
        let readers = Arc::clone(self);
        let task = spawn_blocking(move || {
            let result = readers.with_connection(read);
            drop(permit);
            result
        });
        task.await.map_err(unread)?
    }

    /// Does what reads much on one blocking thread: none of its reads then waits for a thread to wake. Between them it has no
    /// connection, so that it may wait for what others read.
    pub(super) async fn at_length(&self, work: BoxFuture<'static, ()>) -> Result<(), StoreError> {
        if AT_LENGTH.get() {
            work.await;
            return Ok(());
        }
        let permit = permit(&self.long).await?;
        let runtime = Handle::current();
        let task = spawn_blocking(move || {
            let _ended = Ended;
            AT_LENGTH.set(true);
            runtime.block_on(work);
            drop(permit);
        });
        task.await.map_err(|error| match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(error) => unread(error),
        })
    }

    fn with_connection<T>(
        &self,
        read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().pop();
        let connection = idle.map_or_else(|| schema::reader(&self.path), Ok)?;
        let reading = Reading {
            db: &connection,
            dictionary: &self.dictionary,
        };
        let result = read(&reading);
        // A connection that met an error isn't used again.
        if result.is_ok() && !self.permits.is_closed() {
            self.idle.lock().push(connection);
        }
        result
    }

    /// Refuses reads from now on, waits for those that run, and closes the connections.
    pub(super) async fn close(&self) {
        let all = u32::try_from(CONNECTIONS).unwrap_or(u32::MAX);
        if let Ok(_permits) = self.permits.acquire_many(all).await {
            self.permits.close();
            self.long.close();
        }
        self.idle.lock().clear();
    }
}

async fn permit(permits: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, StoreError> {
    let permit = Arc::clone(permits).acquire_owned().await;
    permit.map_err(|_| StoreError::Closed)
}

fn unread(error: JoinError) -> StoreError {
    if error.is_cancelled() {
        return StoreError::Closed;
    }
    StoreError::Engine {
        action: "read",
        source: Box::new(error),
    }
}

/// Ends what a thread does at length, be it by a panic: others use the thread after it.
struct Ended;

impl Drop for Ended {
    fn drop(&mut self) {
        AT_LENGTH.set(false);
    }
}

/// One read: a connection, and the texts behind the integers.
pub(super) struct Reading<'a> {
    pub(super) db: &'a Connection,
    pub(super) dictionary: &'a Dictionary,
}

impl Reading<'_> {
    fn prepare(&self, action: &'static str, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        #[cfg(test)]
        super::plans::check(self.db, sql);
        let statement = self.db.prepare_cached(sql).map_err(engine(action))?;
        #[cfg(test)]
        super::plans::is_kept(&statement, sql);
        Ok(statement)
    }

    /// Reads the events that a query finds. `rest` follows `SELECT <columns>`; the events are called `e` in it.
    pub(super) fn events(
        &self,
        rest: &str,
        params: impl Params,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        self.events_by(&format!("SELECT {EVENT_COLUMNS} {rest}"), params)
    }

    /// The same for entries of a room's state, without what each replaced.
    pub(super) fn state(
        &self,
        rest: &str,
        params: impl Params,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        self.events_by(&format!("SELECT {STATE_COLUMNS} {rest}"), params)
    }

    fn events_by(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let failed = || engine("read events");
        let mut statement = self.prepare("read events", sql)?;
        let mut rows = statement.query(params).map_err(failed())?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(failed())? {
            events.push(self.dictionary.event(self.db, row)?);
        }
        Ok(events)
    }

    /// Reads at most one row.
    pub(super) fn one<T>(
        &self,
        action: &'static str,
        sql: &str,
        params: impl Params,
        convert: impl FnOnce(&rusqlite::Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.prepare(action, sql)?;
        let mut rows = statement.query(params).map_err(engine(action))?;
        match rows.next().map_err(engine(action))? {
            Some(row) => convert(row).map(Some),
            None => Ok(None),
        }
    }

    /// Reads all rows of a query.
    pub(super) fn all<T>(
        &self,
        action: &'static str,
        sql: &str,
        params: impl Params,
        mut convert: impl FnMut(&rusqlite::Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.prepare(action, sql)?;
        let mut rows = statement.query(params).map_err(engine(action))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(engine(action))? {
            found.push(convert(row)?);
        }
        Ok(found)
    }

    /// Reads rows for as long as `more` says so.
    pub(super) fn while_some(
        &self,
        action: &'static str,
        sql: &str,
        params: impl Params,
        mut more: impl FnMut(&rusqlite::Row<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepare(action, sql)?;
        let mut rows = statement.query(params).map_err(engine(action))?;
        while let Some(row) = rows.next().map_err(engine(action))? {
            if !more(row)? {
                break;
            }
        }
        Ok(())
    }
}

/// Reads a column.
pub(super) fn column<T: rusqlite::types::FromSql>(
    row: &rusqlite::Row<'_>,
    index: usize,
) -> Result<T, StoreError> {
    row.get(index).map_err(engine("read a column"))
}

/// Reads a column that holds an identifier.
pub(super) fn id<T: TryFrom<String, Error = tidings_types::IdError>>(
    row: &rusqlite::Row<'_>,
    index: usize,
) -> Result<T, StoreError> {
    T::try_from(column::<String>(row, index)?).map_err(corrupt)
}

/// Reads a column that holds an unsigned number.
pub(super) fn number(row: &rusqlite::Row<'_>, index: usize) -> Result<u64, StoreError> {
    column::<i64>(row, index).map(i64::cast_unsigned)
}

/// Reads a column that holds a SHA-256 hash.
pub(super) fn hash(row: &rusqlite::Row<'_>, index: usize) -> Result<[u8; 32], StoreError> {
    column(row, index)
}
