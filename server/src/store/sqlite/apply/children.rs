//! What is kept of children: how they are tied to their parents, how many there are, and what a room's timeline passes over.

use rusqlite::{Connection, OptionalExtension as _};

use super::super::caches::{RoomEntry, Tally};
use super::super::rows::IdKey;
use super::Applier;
use crate::store::{NewEvent, Parent, Position, Relation, is_in_step};

/// How [`Relation::Updates`] is written; the numbers stand in files and never change.
pub(in super::super) const UPDATES: i64 = 1;
/// How [`Relation::RelatesTo`] is written.
pub(in super::super) const RELATES_TO: i64 = 2;
/// How [`Relation::Receipt`] is written.
pub(in super::super) const RECEIPT: i64 = 3;

/// A parent and a relation as columns hold them.
pub(super) struct ChildKeys {
    pub(super) parent: IdKey,
    pub(super) relation: i64,
    pub(super) rel_type: Option<i64>,
}

impl Applier {
    pub(super) fn child_keys(
        &mut self,
        db: &Connection,
        parent: &Parent,
    ) -> rusqlite::Result<ChildKeys> {
        let (relation, rel_type) = match &parent.relation {
            Relation::Updates => (UPDATES, None),
            Relation::Receipt => (RECEIPT, None),
            Relation::RelatesTo(rel_type) => (RELATES_TO, Some(self.caches.name(db, rel_type)?)),
        };
        Ok(ChildKeys {
            parent: self.caches.codec().encode(&parent.event_id),
            relation,
            rel_type,
        })
    }
}

/// The numbers of an event that is put into a room: those of the event before, and itself if it is in step.
pub(super) fn tally_at(
    db: &Connection,
    room: &RoomEntry,
    event: &NewEvent,
) -> rusqlite::Result<Tally> {
    let mut tally = if event.order > room.head {
        room.tally
    } else {
        let sql = "SELECT updates, receipts FROM events WHERE room = ?1 AND ord < ?2 ORDER BY ord DESC LIMIT 1";
        let before = db
            .prepare_cached(sql)?
            .query_row((room.key, event.order), |row| {
                Ok(Tally {
                    updates: row.get(0)?,
                    receipts: row.get(1)?,
                })
            });
        before.optional()?.unwrap_or_default()
    };
    let relation = event.parent.as_ref().map(|parent| &parent.relation);
    if let Some(relation) = relation.filter(|_| is_in_step(event.order)) {
        tally.updates += i64::from(relation.is_update());
        tally.receipts += i64::from(*relation == Relation::Receipt);
    }
    Ok(tally)
}

/// Counts a child in.
pub(super) fn count_child(db: &Connection, child: &ChildKeys) -> rusqlite::Result<()> {
    let sql = "INSERT INTO child_counts (parent, rel_type, relation, count) VALUES (?1, ?2, ?3, 1) \
               ON CONFLICT DO UPDATE SET count = count + 1";
    let mut statement = db.prepare_cached(sql)?;
    for rel_type in [Some(0), child.rel_type].into_iter().flatten() {
        statement.execute((&child.parent, rel_type, child.relation))?;
    }
    Ok(())
}

/// Counts an event out that is about to be redacted, if it is a child and wasn't redacted before.
pub(super) fn uncount_child(db: &Connection, position: Position) -> rusqlite::Result<()> {
    let sql = "UPDATE child_counts AS c SET count = count - 1 FROM (SELECT parent, relation, rel_type FROM events \
               WHERE position = ?1 AND relation IS NOT NULL AND redacted_by IS NULL) AS e \
               WHERE c.parent = e.parent AND c.rel_type IN (0, e.rel_type) AND c.relation = e.relation";
    db.prepare_cached(sql)?.execute([position.cast_signed()])?;
    Ok(())
}
