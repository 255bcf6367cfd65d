//! Opens connections: pragmas, migrations, and the few facts a store knows about itself.
//!
//! Every statement of the schema stands in `migrations/`. Foreign keys are written there as documentation and are not
//! enforced: the writer knows the keys it writes.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::rows::engine;
use crate::store::{Position, StoreError};

/// Tells a file of ours from any other SQLite file ("tdng").
const APPLICATION_ID: i32 = 0x7464_6e67;

/// How much of the file a reader may map. Address space only: the pages stay in the system's cache.
const MMAP_BYTES: i64 = 0x7fff_0000;

/// As many statements as a connection keeps prepared: more than there are.
const STATEMENTS: usize = 256;
/// A reader finds most pages through its map, so that its own cache stays small.
const READER_CACHE_BYTES: i64 = 2 << 20;

mod embedded {
    refinery::embed_migrations!("src/store/sqlite/migrations");
}

/// What the `meta` table says.
pub(super) struct Meta {
    pub(super) epoch: u32,
    pub(super) server_name: String,
}

/// Opens the file for writing, makes or migrates its schema, and reads what it says about itself.
///
/// Refuses a file with a newer schema, of another application, or of another server.
pub(super) fn prepare(
    path: &Path,
    cache_bytes: u64,
    server_name: &str,
    fresh_epoch: u32,
) -> Result<(Connection, Meta), StoreError> {
    let mut connection = writer(path, cache_bytes)?;
    claim(&connection)?;
    migrate(&mut connection)?;
    let insert = "INSERT INTO meta (name, value) VALUES ('epoch', ?1), ('server_name', ?2), \
                  ('probes', 0), ('outcomes_indexed', 0) ON CONFLICT DO NOTHING";
    connection
        .execute(insert, (i64::from(fresh_epoch), server_name))
        .map_err(engine("name the store"))?;
    let epoch: u32 = meta(&connection, "epoch")?;
    let meta = Meta {
        epoch,
        server_name: meta(&connection, "server_name")?,
    };
    if meta.server_name != server_name {
        return Err(StoreError::OtherServer {
            found: meta.server_name,
            wanted: server_name.to_owned(),
        });
    }
    Ok((connection, meta))
}

/// Opens a connection that writes: one fsync a commit, and no checkpoint inside a commit.
pub(super) fn writer(path: &Path, cache_bytes: u64) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = || engine("open its file");
    let connection = Connection::open_with_flags(path, flags).map_err(failed())?;
    let cache_kib = i64::try_from(cache_bytes / 1024).unwrap_or(i64::MAX);
    // The page size only takes effect in an empty file, before the switch to WAL.
    let pragmas = format!(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA wal_autocheckpoint = 0; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; \
         PRAGMA cache_size = -{cache_kib};"
    );
    connection.execute_batch(&pragmas).map_err(failed())?;
    // Only tools that someone runs by hand on the file can stand in the way.
    connection
        .busy_timeout(Duration::from_secs(5))
        .map_err(failed())?;
    keep_statements(&connection)?;
    Ok(connection)
}

/// Opens a connection that only reads.
pub(super) fn reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = || engine("open its file for reading");
    let connection = Connection::open_with_flags(path, flags).map_err(failed())?;
    let pragmas = format!(
        "PRAGMA query_only = ON; PRAGMA mmap_size = {MMAP_BYTES}; PRAGMA cache_size = -{};",
        READER_CACHE_BYTES / 1024
    );
    connection.execute_batch(&pragmas).map_err(failed())?;
    keep_statements(&connection)?;
    Ok(connection)
}

/// Keeps statements as they were prepared. By default one that compares a parameter with the condition of a partial index is
/// prepared anew whenever its parameters change, which costs more than most reads.
fn keep_statements(connection: &Connection) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(engine("set its planner"))?;
    Ok(())
}

/// The newest position in the file; 0 when it holds no event.
pub(super) fn last_position(connection: &Connection) -> Result<Position, StoreError> {
    connection
        .query_row("SELECT coalesce(max(position), 0) FROM events", [], |row| {
            row.get::<_, i64>(0)
        })
        .map(i64::cast_unsigned)
        .map_err(engine("find the newest position"))
}

/// Marks an empty file as ours, and refuses one that belongs to another application.
fn claim(connection: &Connection) -> Result<(), StoreError> {
    let failed = || engine("read its file's header");
    let id: i32 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(failed())?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed())?;
    match (id, tables) {
        (APPLICATION_ID, _) => Ok(()),
        (0, 0) => connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .map_err(engine("mark its file")),
        _ => Err(StoreError::Corrupt(
            "the file belongs to another application".to_owned(),
        )),
    }
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let failed = |source: refinery::Error| StoreError::Engine {
        action: "migrate its schema",
        source: Box::new(source),
    };
    let runner = embedded::migrations::runner();
    let known = runner
        .get_migrations()
        .iter()
        .map(|m| i64::from(m.version()))
        .max()
        .unwrap_or(0);
    let found = applied(connection).map_err(engine("read its schema's version"))?;
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    runner.run(connection).map_err(failed)?;
    Ok(())
}

/// The newest migration that the file has seen; 0 for an empty file.
fn applied(connection: &Connection) -> rusqlite::Result<i64> {
    let history = "SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'";
    if !connection.prepare(history)?.exists([])? {
        return Ok(0);
    }
    let newest = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
    connection.query_row(newest, [], |row| row.get(0))
}

fn meta<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> Result<T, StoreError> {
    connection
        .query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .map_err(engine("read what the store is called"))
}
