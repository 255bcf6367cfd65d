//! State at an order, and how it came to be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::params;
use tidings_types::RoomId;

use super::super::read::{Reading, column};
use super::super::rows::engine;
use super::{ROOM, bounded, count};
use crate::store::{Order, Position, StateChange, StatePlace, StoreError, StoredEvent};

pub(in super::super) fn state_at(
    reading: &Reading<'_>,
    place: &StatePlace,
) -> Result<Option<Arc<StoredEvent>>, StoreError> {
    let rest = format!(
        "FROM events e INDEXED BY events_by_state WHERE e.room = {ROOM} \
         AND e.type = (SELECT key FROM names WHERE text = ?2) \
         AND e.key = (SELECT key FROM names WHERE text = ?3) AND e.ord <= ?4 AND e.position <= ?5 \
         ORDER BY e.ord DESC LIMIT 1"
    );
    let params = params![
        place.room_id.as_str(),
        place.event_type,
        place.state_key,
        place.order,
        bounded(place.until)
    ];
    Ok(reading.events(&rest, params)?.pop())
}

/// One seek for every key the room has ever had; the seeks touch the index only.
pub(in super::super) fn room_state_at(
    reading: &Reading<'_>,
    room_id: &RoomId,
    order: Order,
    until: Position,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest = format!(
        "FROM state_now s CROSS JOIN events e ON e.position = \
         (SELECT o.position FROM events o INDEXED BY events_by_state WHERE o.room = s.room AND o.type = s.type \
         AND o.key = s.key AND o.ord <= ?2 AND o.position <= ?3 ORDER BY o.ord DESC LIMIT 1) \
         WHERE s.room = {ROOM} AND NOT e.deletes"
    );
    let params = params![room_id.as_str(), order, bounded(until)];
    let mut state = reading.state(&rest, params)?;
    state.sort_unstable_by_key(|event| event.order);
    Ok(state)
}

/// All places are read in one transaction.
pub(in super::super) fn states_at(
    reading: &Reading<'_>,
    places: &[StatePlace],
) -> Result<Vec<Option<Arc<StoredEvent>>>, StoreError> {
    let transaction = reading
        .db
        .unchecked_transaction()
        .map_err(engine("begin reading states"))?;
    let found = places
        .iter()
        .map(|place| state_at(reading, place))
        .collect();
    transaction.finish().map_err(engine("end reading states"))?;
    found
}

pub(in super::super) fn state_history(
    reading: &Reading<'_>,
    room_id: &RoomId,
    (event_type, state_key): (&str, &str),
    before: Order,
    limit: usize,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest = format!(
        "FROM events e INDEXED BY events_by_state WHERE e.room = {ROOM} \
         AND e.type = (SELECT key FROM names WHERE text = ?2) \
         AND e.key = (SELECT key FROM names WHERE text = ?3) AND e.ord < ?4 \
         ORDER BY e.ord DESC LIMIT ?5"
    );
    let params = params![
        room_id.as_str(),
        event_type,
        state_key,
        before,
        count(limit)
    ];
    reading.events(&rest, params)
}

/// The keys come from one range of an index that holds nothing but changes of state; then one seek for each key.
pub(in super::super) fn state_changes(
    reading: &Reading<'_>,
    room_id: &RoomId,
    (order, now): (Order, Order),
    until: Position,
    limit: usize,
) -> Result<Option<Vec<StateChange>>, StoreError> {
    let transaction = reading
        .db
        .unchecked_transaction()
        .map_err(engine("begin reading changes"))?;
    let changes = format!(
        "FROM events INDEXED BY events_by_change \
         WHERE room = {ROOM} AND ord > ?2 AND ord <= ?3 AND key IS NOT NULL LIMIT ?4"
    );
    let params = params![room_id.as_str(), order, now, count(limit.saturating_add(1))];
    let sql = format!("SELECT type, key {changes}");
    let keys: Vec<(i64, i64)> = reading.all("list changes of state", &sql, params, |row| {
        Ok((column(row, 0)?, column(row, 1)?))
    })?;
    if keys.len() > limit {
        return Ok(None);
    }
    let keys: BTreeSet<(i64, i64)> = keys.into_iter().collect();
    let rest = format!(
        "FROM (SELECT DISTINCT room, type, key {changes}) c CROSS JOIN events e ON e.position = \
         (SELECT o.position FROM events o INDEXED BY events_by_state WHERE o.room = c.room AND o.type = c.type \
         AND o.key = c.key AND o.ord <= ?2 AND o.position <= ?5 ORDER BY o.ord DESC LIMIT 1)"
    );
    let params = params![
        room_id.as_str(),
        order,
        now,
        count(limit.saturating_add(1)),
        bounded(until)
    ];
    let dictionary = reading.dictionary;
    let mut by_name = BTreeMap::new();
    for event in reading.state(&rest, params)? {
        let key = event.state_key.clone().unwrap_or_default();
        by_name.insert((Arc::clone(&event.event_type), key), event);
    }
    let mut found = Vec::with_capacity(keys.len());
    for (event_type, state_key) in &keys {
        let event_type = dictionary.name(reading.db, *event_type)?;
        let state_key = dictionary.name(reading.db, *state_key)?;
        let event = by_name.remove(&(Arc::clone(&event_type), Arc::clone(&state_key)));
        found.push(StateChange {
            event_type,
            state_key,
            event: event.filter(|event| !event.deletes),
        });
    }
    transaction
        .finish()
        .map_err(engine("end reading changes"))?;
    Ok(Some(found))
}
