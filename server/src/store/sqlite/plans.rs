//! Looks at the plan of every query that any test reads with: none may go over a table.

use std::collections::HashSet;
use std::sync::LazyLock;

use parking_lot::Mutex;
use rusqlite::{Connection, Statement, StatementStatus};

/// Steps that go over something whole: the matches of the index of words, the published rooms in the order of their size
/// until enough are found, the users whose rooms have to be told, the calls that live, and changes of state that were sought
/// by an index and bounded.
const ALLOWED: [&str; 5] = [
    "SCAN w VIRTUAL TABLE INDEX 0:M1",
    "SCAN l USING INDEX listings_by_joined",
    "SCAN due",
    "SCAN c USING INDEX calls_by_room",
    "SCAN c",
];

static CHECKED: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

/// Panics when a query isn't bound by an index.
pub(super) fn check(db: &Connection, sql: &str) {
    if !CHECKED.lock().insert(sql.to_owned()) {
        return;
    }
    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().unwrap() {
        let step: String = row.get(3).unwrap();
        let whole = step.starts_with("SCAN ") || step.contains("AUTOMATIC");
        assert!(!whole || ALLOWED.contains(&&*step), "{step}: {sql}");
    }
}

/// Panics when a statement was prepared anew though the tables are as they were.
pub(super) fn is_kept(statement: &Statement<'_>, sql: &str) {
    let anew = statement.get_status(StatementStatus::RePrepare);
    assert_eq!(anew, 0, "prepared anew: {sql}");
}
