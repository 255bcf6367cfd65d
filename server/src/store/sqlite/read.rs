//! Reading: a few read-only connections, used on blocking threads, that never wait for the writer.
//!
//! A connection sees whole commits only, so that no read can meet a position while a smaller one may still appear.

use std::path::PathBuf;
use std::sync::Arc;

use parking_lot::Mutex;
use rusqlite::{CachedStatement, Connection, Params};
use tokio::sync::Semaphore;

use super::dictionary::{Dictionary, EVENT_COLUMNS, STATE_COLUMNS};
use super::rows::{corrupt, engine};
use super::schema;
use crate::store::{StoreError, StoredEvent};

/// How many reads run at once; more of them wait in line.
const CONNECTIONS: usize = 8;

/// The readers' connections and what they share.
pub(super) struct Readers {
    path: PathBuf,
    dictionary: Dictionary,
    idle: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn new(path: PathBuf, dictionary: Dictionary) -> Self {
        let permits = Arc::new(Semaphore::new(CONNECTIONS));
        Self {
            path,
            dictionary,
            idle: Mutex::new(Vec::new()),
            permits,
        }
    }

    /// Runs a read on a blocking thread.
    pub(super) async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        read: impl FnOnce(&Reading<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| StoreError::Closed)?;
        let readers = Arc::clone(self);
        let task = tokio::task::spawn_blocking(move || {
            let result = readers.with_connection(read);
            drop(permit);
            result
        });
        match task.await {
            Ok(result) => result,
            Err(error) if error.is_cancelled() => Err(StoreError::Closed),
            Err(error) => Err(StoreError::Engine {
                action: "read",
                source: Box::new(error),
            }),
        }
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
        }
        self.idle.lock().clear();
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
