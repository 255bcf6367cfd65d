//! What hangs on events. How many there are is kept, so that a page costs its limit.

use std::sync::Arc;

use rusqlite::params;

use super::super::apply::{RECEIPT, RELATES_TO, UPDATES};
use super::super::read::{Reading, column, number};
use super::super::rows::{IdKey, engine};
use super::{bounded, count};
use crate::store::{
    Children, ChildrenWish, Order, Position, RelTypes, StoreError, StoredEvent, Stretch,
    TimelinePage,
};

/// Those that relate to a parent and are meant.
enum Strand {
    All,
    /// Of the types with these integers.
    Types(Vec<i64>),
}

/// All is read in one transaction, so that lists and numbers are of one moment.
pub(in super::super) fn children(
    reading: &Reading<'_>,
    parents: &[IdKey],
    wish: &ChildrenWish,
) -> Result<Vec<Children>, StoreError> {
    let transaction = reading
        .db
        .unchecked_transaction()
        .map_err(engine("begin reading children"))?;
    let reader = name(reading, &wish.reader)?;
    let of = |parent| children_of(reading, parent, reader, wish);
    let found: Result<Vec<_>, StoreError> = parents.iter().map(of).collect();
    transaction
        .finish()
        .map_err(engine("end reading children"))?;
    found
}

fn children_of(
    reading: &Reading<'_>,
    parent: &IdKey,
    reader: Option<i64>,
    wish: &ChildrenWish,
) -> Result<Children, StoreError> {
    let [updates, replies, receipts] = totals(reading, parent)?;
    let mut children = Children::default();
    if wish.updates && updates > 0 {
        let rest = format!(
            "FROM events e INDEXED BY events_by_parent WHERE e.parent = ?1 AND e.relation = {UPDATES} \
             AND e.relation < 3 AND e.redacted_by IS NULL AND e.position <= ?2 ORDER BY e.ord"
        );
        children.updates = reading.events(&rest, params![parent, bounded(wish.until)])?;
    }
    if let Some(reader) = reader.filter(|_| wish.updates && receipts > 0) {
        let own = receipts_of(reading, parent, reader, wish.until)?;
        children.updates.extend(own);
        children.updates.sort_unstable_by_key(|event| event.order);
    }
    let within = |event: &Arc<StoredEvent>| holds(&wish.within, event.order);
    children.updates.retain(within);
    if replies > 0 {
        let strand = strand(reading, parent, &wish.rel_types)?;
        children.count = reply_count(reading, parent, &strand, wish)?;
        if children.count > 0 {
            children.replies = chunk(reading, parent, &strand, wish)?;
        }
    }
    Ok(children)
}

fn holds(stretches: &[Stretch], order: Order) -> bool {
    let holds = |(first, last): &Stretch| (*first..=*last).contains(&order);
    stretches.iter().any(holds)
}

/// The numbers of those that update a parent, that relate to it, and of receipts.
fn totals(reading: &Reading<'_>, parent: &IdKey) -> Result<[u64; 3], StoreError> {
    let sql = "SELECT relation, count FROM child_counts WHERE parent = ?1 AND rel_type = 0";
    let rows = reading.all("count children", sql, [parent], |row| {
        Ok((column::<i64>(row, 0)?, number(row, 1)?))
    })?;
    let of = |relation| {
        let row = rows.iter().find(|(found, _)| *found == relation);
        row.map_or(0, |(_, count)| *count)
    };
    Ok([of(UPDATES), of(RELATES_TO), of(RECEIPT)])
}

pub(in super::super) fn update_count(
    reading: &Reading<'_>,
    parent: &IdKey,
) -> Result<u64, StoreError> {
    Ok(totals(reading, parent)?[0])
}

pub(in super::super) fn receipts(
    reading: &Reading<'_>,
    parent: &IdKey,
    sender: &str,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    match name(reading, sender)? {
        Some(sender) => receipts_of(reading, parent, sender, Position::MAX),
        None => Ok(Vec::new()),
    }
}

fn receipts_of(
    reading: &Reading<'_>,
    parent: &IdKey,
    sender: i64,
    until: Position,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest = "FROM events e INDEXED BY receipts_by_parent WHERE e.parent = ?1 AND e.sender = ?2 AND e.relation = 3 \
                AND e.redacted_by IS NULL AND e.position <= ?3 ORDER BY e.ord";
    reading.events(rest, params![parent, sender, bounded(until)])
}

/// The integer of a text, if it has one.
fn name(reading: &Reading<'_>, text: &str) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT key FROM names WHERE text = ?1";
    reading.one("find a name", sql, [text], |row| column(row, 0))
}

fn strand(
    reading: &Reading<'_>,
    parent: &IdKey,
    rel_types: &RelTypes,
) -> Result<Strand, StoreError> {
    let mut keys = Vec::new();
    match rel_types {
        RelTypes::All => return Ok(Strand::All),
        RelTypes::Only(types) => {
            for rel_type in types {
                keys.extend(name(reading, rel_type)?);
            }
        }
        RelTypes::Like(likes) => {
            let sql = "SELECT rel_type FROM child_counts WHERE parent = ?1 AND rel_type > 0";
            let known: Vec<i64> = reading.all("list relationship types", sql, [parent], |row| {
                column(row, 0)
            })?;
            for key in known {
                if likes(&reading.dictionary.name(reading.db, key)?) {
                    keys.push(key);
                }
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    Ok(Strand::Types(keys))
}

/// How many relate to a parent as of a position. The number is kept for now; what came since is counted off.
fn reply_count(
    reading: &Reading<'_>,
    parent: &IdKey,
    strand: &Strand,
    wish: &ChildrenWish,
) -> Result<u64, StoreError> {
    let mut sum = 0;
    for part in parts(strand) {
        sum += if *wish.within == [(Order::MIN, Order::MAX)] {
            let now = kept_count(reading, parent, part)?;
            now.saturating_sub(count_since(reading, parent, part, wish.until)?)
        } else {
            count_within(reading, parent, part, wish)?
        };
    }
    Ok(sum)
}

/// What is read by one index: all, or those of one type.
fn parts(strand: &Strand) -> Vec<Option<i64>> {
    match strand {
        Strand::All => vec![None],
        Strand::Types(keys) => keys.iter().copied().map(Some).collect(),
    }
}

fn kept_count(reading: &Reading<'_>, parent: &IdKey, part: Option<i64>) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT count FROM child_counts WHERE parent = ?1 AND rel_type = ?2 AND relation = {RELATES_TO}"
    );
    let params = params![parent, part.unwrap_or(0)];
    let found = reading.one("count replies", &sql, params, |row| number(row, 0))?;
    Ok(found.unwrap_or(0))
}

/// The beginning of a query over the entries of the index of a part; the type is the second parameter.
fn index(part: Option<i64>) -> &'static str {
    match part {
        None => {
            "FROM events e INDEXED BY events_by_parent WHERE e.parent = ?1 AND e.relation = 2 AND e.relation < 3 \
             AND ?2 IS NULL AND e.redacted_by IS NULL"
        }
        Some(_) => {
            "FROM events e INDEXED BY events_by_rel_type WHERE e.parent = ?1 AND e.rel_type = ?2 \
             AND e.redacted_by IS NULL"
        }
    }
}

/// How many have come since a position. The newest stand last, so that it costs what has come.
fn count_since(
    reading: &Reading<'_>,
    parent: &IdKey,
    part: Option<i64>,
    until: Position,
) -> Result<u64, StoreError> {
    if until >= i64::MAX.cast_unsigned() {
        return Ok(0);
    }
    let sql = format!("SELECT e.position {} ORDER BY e.ord DESC", index(part));
    let mut since = 0;
    reading.while_some("count new replies", &sql, params![parent, part], |row| {
        let newer = number(row, 0)? > until;
        since += u64::from(newer);
        Ok(newer)
    })?;
    Ok(since)
}

fn count_within(
    reading: &Reading<'_>,
    parent: &IdKey,
    part: Option<i64>,
    wish: &ChildrenWish,
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT count(*) {} AND e.ord BETWEEN ?3 AND ?4 AND e.position <= ?5",
        index(part)
    );
    let mut sum = 0;
    for (first, last) in wish.within.iter() {
        let params = params![parent, part, first, last, bounded(wish.until)];
        let found = reading.one("count replies", &sql, params, |row| number(row, 0))?;
        sum += found.unwrap_or(0);
    }
    Ok(sum)
}

/// The newest or oldest of those that relate to a parent, by their order.
fn chunk(
    reading: &Reading<'_>,
    parent: &IdKey,
    strand: &Strand,
    wish: &ChildrenWish,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let limit = wish.limit.max(1);
    let mut stretches: Vec<Stretch> = wish.within.to_vec();
    if wish.newest {
        stretches.reverse();
    }
    let mut found = Vec::new();
    for (first, last) in stretches {
        if found.len() == limit {
            break;
        }
        let page = Page {
            first,
            last,
            newest: wish.newest,
            until: wish.until,
            limit: limit - found.len(),
        };
        found.extend(page_of(reading, parent, strand, &page)?);
    }
    if wish.newest {
        found.reverse();
    }
    Ok(found)
}

struct Page {
    first: Order,
    last: Order,
    newest: bool,
    until: Position,
    limit: usize,
}

/// A page, in the direction of reading. Of several types each is read as if it were alone.
fn page_of(
    reading: &Reading<'_>,
    parent: &IdKey,
    strand: &Strand,
    page: &Page,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let direction = if page.newest { "DESC" } else { "ASC" };
    let mut found = Vec::new();
    for part in parts(strand) {
        let rest = format!(
            "{} AND e.ord BETWEEN ?3 AND ?4 AND e.position <= ?5 ORDER BY e.ord {direction} LIMIT ?6",
            index(part)
        );
        let params = params![
            parent,
            part,
            page.first,
            page.last,
            bounded(page.until),
            count(page.limit)
        ];
        found.extend(reading.events(&rest, params)?);
    }
    found.sort_unstable_by_key(|event| event.order);
    if page.newest {
        found.reverse();
    }
    found.truncate(page.limit);
    Ok(found)
}

pub(in super::super) fn replies(
    reading: &Reading<'_>,
    parent: &IdKey,
    rel_types: &RelTypes,
    page: TimelinePage,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let strand = strand(reading, parent, rel_types)?;
    let (first, last) = if page.backwards {
        (Order::MIN, page.from.saturating_sub(1))
    } else {
        (page.from.saturating_add(1), Order::MAX)
    };
    let page = Page {
        first,
        last,
        newest: page.backwards,
        until: page.until,
        limit: page.limit,
    };
    page_of(reading, parent, &strand, &page)
}
