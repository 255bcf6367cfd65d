//! Outcomes of actions: kept with their events, unique, found by session and action, forgotten by age.
//!
//! The newest few thousand are indexed in memory only, by [`Recent`]; the writer brings them into the index on disk
//! many at once, and reads them again when the store is opened. Readers look into [`Recent`] first: a row leaves it
//! only after the index on disk, with the row in it, was committed.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::RwLock;
use quick_cache::unsync::Cache;
use rusqlite::{Connection, Result, params};

use crate::store::{NewOutcome, Position};

/// So many rows are indexed at once. Also bounds what is read when the store is opened.
const INDEX_AT: usize = 4096;
/// Rows looked at in one step of forgetting.
const FORGET_ROWS: i64 = 500;
/// How many sessions are remembered with their greatest action.
const SESSIONS: usize = 1 << 15;

/// For every session its actions and their rows.
type Rows = HashMap<Arc<str>, Vec<(u64, i64)>>;

/// Where the rows are that the index on disk doesn't have yet.
#[derive(Default)]
pub(super) struct Recent(RwLock<Rows>);

impl Recent {
    /// The row of an action, when it is a recent one. The row may not be committed yet.
    pub(super) fn find(&self, session_id: &str, action_id: u64) -> Option<i64> {
        let rows = self.0.read();
        let of_session = rows.get(session_id)?;
        of_session
            .iter()
            .rev()
            .find(|(action, _)| *action == action_id)
            .map(|(_, row)| *row)
    }

    fn insert(&self, session_id: &str, action_id: u64, row: i64) {
        let mut rows = self.0.write();
        if let Some(of_session) = rows.get_mut(session_id) {
            of_session.push((action_id, row));
        } else {
            rows.insert(session_id.into(), vec![(action_id, row)]);
        }
    }
}

/// The writer's side.
pub(super) struct Outcomes {
    recent: Arc<Recent>,
    /// How many rows are in `recent`.
    count: usize,
    /// The greatest action a session has an outcome for: a greater one needs no look at the disk.
    greatest: Cache<Arc<str>, Option<u64>>,
}

impl Outcomes {
    pub(super) fn new(recent: Arc<Recent>) -> Self {
        Self {
            recent,
            count: 0,
            greatest: Cache::new(SESSIONS),
        }
    }

    /// Reads the rows that aren't indexed yet, at opening and after a rollback.
    pub(super) fn load(&mut self, db: &Connection) -> Result<()> {
        let mut rows = Rows::new();
        let sql = "SELECT session_id, action_id, outcome FROM outcomes \
                   WHERE outcome > (SELECT value FROM meta WHERE name = 'outcomes_indexed') ORDER BY outcome";
        let mut statement = db.prepare_cached(sql)?;
        let mut found = statement.query([])?;
        self.count = 0;
        while let Some(row) = found.next()? {
            let action = row.get::<_, i64>(1)?.cast_unsigned();
            rows.entry(row.get(0)?)
                .or_default()
                .push((action, row.get(2)?));
            self.count += 1;
        }
        *self.recent.0.write() = rows;
        self.greatest.clear();
        Ok(())
    }

    /// Whether an action has an outcome already.
    pub(super) fn holds(&mut self, db: &Connection, outcome: &NewOutcome) -> Result<bool> {
        let (session_id, action_id) = (outcome.session_id.as_str(), outcome.action_id);
        let greatest = self.greatest(db, session_id)?;
        Ok(greatest.is_some_and(|greatest| action_id <= greatest)
            && (self.recent.find(session_id, action_id).is_some()
                || is_indexed(db, session_id, action_id)?))
    }

    /// Keeps the outcome of an action that has none.
    pub(super) fn put(
        &mut self,
        db: &Connection,
        outcome: &NewOutcome,
        user: i64,
        position: Option<Position>,
    ) -> Result<()> {
        let (session_id, action_id) = (outcome.session_id.as_str(), outcome.action_id);
        let greatest = self.greatest(db, session_id)?;
        let sql = "INSERT INTO outcomes (session_id, action_id, user, device_id, fingerprint, kind, body, taken_ms, \
                   position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        db.prepare_cached(sql)?.execute(params![
            session_id,
            action_id.cast_signed(),
            user,
            outcome.device_id,
            outcome.fingerprint,
            outcome.kind,
            outcome.body,
            outcome.taken_ms.cast_signed(),
            position.map(u64::cast_signed),
        ])?;
        self.recent
            .insert(session_id, action_id, db.last_insert_rowid());
        self.count += 1;
        self.greatest
            .insert(session_id.into(), greatest.max(Some(action_id)));
        Ok(())
    }

    fn greatest(&mut self, db: &Connection, session_id: &str) -> Result<Option<u64>> {
        if let Some(greatest) = self.greatest.get(session_id) {
            return Ok(*greatest);
        }
        let sql = "SELECT max(action_id) FROM outcomes_by_action WHERE session_id = ?1";
        let indexed: Option<i64> = db
            .prepare_cached(sql)?
            .query_row([session_id], |row| row.get(0))?;
        let rows = self.recent.0.read();
        let recent = rows
            .get(session_id)
            .and_then(|rows| rows.iter().map(|(id, _)| *id).max());
        Ok(indexed.map(i64::cast_unsigned).max(recent))
    }

    /// Whether it is time to index what has gathered.
    pub(super) fn is_index_due(&self) -> bool {
        self.count >= INDEX_AT
    }

    /// Brings what has gathered into the index on disk, in a transaction of its own.
    pub(super) fn index(&mut self, db: &Connection) -> Result<()> {
        if self.count == 0 {
            return Ok(());
        }
        let transaction = db.unchecked_transaction()?;
        let since = "(SELECT value FROM meta WHERE name = 'outcomes_indexed')";
        // In the order of the index, so that every page is written once.
        let sql = format!(
            "INSERT OR IGNORE INTO outcomes_by_action SELECT session_id, action_id, outcome FROM outcomes \
             WHERE outcome > {since} ORDER BY session_id, action_id"
        );
        transaction.prepare_cached(&sql)?.execute([])?;
        let sql = format!(
            "UPDATE meta SET value = (SELECT coalesce(max(outcome), {since}) FROM outcomes) \
             WHERE name = 'outcomes_indexed'"
        );
        transaction.prepare_cached(&sql)?.execute([])?;
        transaction.commit()?;
        self.recent.0.write().clear();
        self.count = 0;
        Ok(())
    }
}

fn is_indexed(db: &Connection, session_id: &str, action_id: u64) -> Result<bool> {
    let sql = "SELECT 1 FROM outcomes_by_action WHERE session_id = ?1 AND action_id = ?2";
    db.prepare_cached(sql)?
        .exists((session_id, action_id.cast_signed()))
}

/// What one step of forgetting came to.
pub(super) struct Forgotten {
    /// How many rows were removed.
    pub(super) removed: u64,
    /// From which row to go on; absent at the end.
    pub(super) next: Option<i64>,
}

/// Looks at the next rows after one and removes those taken before a moment. All rows must be indexed.
pub(super) fn forget_step(db: &Connection, before_ms: u64, after: i64) -> Result<Forgotten> {
    let transaction = db.unchecked_transaction()?;
    let sql = "SELECT max(outcome), count(*) FROM \
               (SELECT outcome FROM outcomes WHERE outcome > ?1 ORDER BY outcome LIMIT ?2)";
    let (last, seen): (Option<i64>, i64) = transaction
        .prepare_cached(sql)?
        .query_row((after, FORGET_ROWS), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some(last) = last else {
        return Ok(Forgotten {
            removed: 0,
            next: None,
        });
    };
    let old = "outcome > ?1 AND outcome <= ?2 AND taken_ms < ?3";
    let sql = format!(
        "DELETE FROM outcomes_by_action WHERE (session_id, action_id) IN \
         (SELECT session_id, action_id FROM outcomes WHERE {old})"
    );
    let parameters = (after, last, before_ms.cast_signed());
    transaction.prepare_cached(&sql)?.execute(parameters)?;
    let sql = format!("DELETE FROM outcomes WHERE {old}");
    let removed = transaction.prepare_cached(&sql)?.execute(parameters)?;
    transaction.commit()?;
    // Rows lie in the order in which they were taken: when a whole step finds none old enough, none will follow.
    let next = (seen == FORGET_ROWS && removed > 0).then_some(last);
    Ok(Forgotten {
        removed: removed as u64,
        next,
    })
}
