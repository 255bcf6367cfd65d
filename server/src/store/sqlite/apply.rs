//! Applies one append inside the writer's transaction.
//!
//! Whatever can refuse an append is looked at before its first row is written, so that a refused one leaves nothing
//! behind without a savepoint. What is only found by a constraint ends as [`Refusal::Broken`]; the writer then rolls
//! back and starts again with savepoints.
//!
//! `checks` looks, `rows`, `accounts`, `media`, `events`, `late` and `children` write.

mod accounts;
mod checks;
mod children;
mod events;
mod late;
mod media;
mod rows;

use rusqlite::Connection;
use tidings_types::RoomId;

use self::events::Written;
use super::caches::{Caches, RoomEntry};
use super::dictionary::Dictionary;
use super::outcomes::Outcomes;
use super::rows::IdCodec;
use crate::store::{Append, AppendError, Appended, Committed, Position};

pub(super) use self::children::{RECEIPT, RELATES_TO, UPDATES};
pub(super) use self::events::standing_of;

/// How many texts are remembered for reading back, which only redactions need.
const READ_BACK_NAMES: usize = 1 << 10;

/// Why an append wasn't applied.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It was refused before anything of it was written.
    Refused(AppendError),
    /// The engine refused a statement; some of it may have been written.
    Broken(rusqlite::Error),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error)
    }
}

/// An applied append, which becomes true with the commit.
pub(super) struct Applied {
    /// For the observer.
    pub(super) committed: Committed,
    /// For the caller.
    pub(super) appended: Appended,
}

/// Applies appends one after the other and counts positions.
pub(super) struct Applier {
    caches: Caches,
    /// Reads back what was written and isn't committed yet.
    dictionary: Dictionary,
    outcomes: Outcomes,
    /// The position of the next event.
    next: Position,
}

impl Applier {
    pub(super) fn new(codec: IdCodec, outcomes: Outcomes, last: Position) -> Self {
        Self {
            caches: Caches::new(codec.clone()),
            dictionary: Dictionary::new(codec, READ_BACK_NAMES),
            outcomes,
            next: last + 1,
        }
    }

    /// The outcomes, which the writer also indexes and forgets.
    pub(super) fn outcomes(&mut self) -> &mut Outcomes {
        &mut self.outcomes
    }

    /// The position of the newest applied event.
    pub(super) fn last(&self) -> Position {
        self.next - 1
    }

    /// Goes back to an earlier position after a rollback, and forgets whatever may speak of rows that are gone.
    pub(super) fn go_back(&mut self, db: &Connection, last: Position) -> rusqlite::Result<()> {
        self.caches.clear();
        self.dictionary = Dictionary::new(self.caches.codec().clone(), READ_BACK_NAMES);
        self.next = last + 1;
        self.outcomes.load(db)
    }

    /// Applies an append, or says why not.
    pub(super) fn apply(&mut self, db: &Connection, append: &Append) -> Result<Applied, Refusal> {
        self.check(db, append)?;
        let count = append
            .rooms
            .iter()
            .map(|room| room.events.len())
            .sum::<usize>();
        for outcome in &append.outcomes {
            let last = (count > 0).then(|| self.next + count as u64 - 1);
            let user = self.caches.name(db, outcome.user_id.as_str())?;
            self.outcomes.put(db, outcome, user, last)?;
        }
        for write in &append.writes {
            self.put(db, write)?;
        }
        let mut written = Written::with_capacity(count);
        for room in &append.rooms {
            self.put_events(db, room, &mut written)?;
        }
        let redacted = self.read_redacted(db, &mut written)?;
        let followers = self.read_all(db, &written.followers)?;
        let positions = written.events.iter().map(|event| event.position).collect();
        let events = written.events.into_iter().map(Into::into).collect();
        Ok(Applied {
            committed: Committed {
                events,
                redacted,
                followers,
                superseded: written.superseded,
                tag: append.tag.clone(),
            },
            appended: Appended { positions },
        })
    }

    fn room(&mut self, db: &Connection, id: &RoomId) -> Result<RoomEntry, Refusal> {
        let entry = self.caches.room(db, id)?;
        entry.ok_or_else(|| Refusal::Refused(AppendError::NoSuchRoom(id.clone())))
    }
}

fn refuse<T>(error: AppendError) -> Result<T, Refusal> {
    Err(Refusal::Refused(error))
}

/// Runs a statement so that what it deletes is overwritten at once. Always doing so would cost every append some per cent.
fn overwriting<T>(
    db: &Connection,
    statement: impl FnOnce() -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    db.execute_batch("PRAGMA secure_delete = ON")?;
    let result = statement();
    db.execute_batch("PRAGMA secure_delete = OFF")?;
    result
}
