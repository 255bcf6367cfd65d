//! How values are written into columns and read back: event ids, links between events, whole events.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use quick_cache::sync::Cache;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};
use tidings_types::{EventId, RoomId};

use crate::store::{Position, StoreError, StoredEvent};

/// Wraps an error of the engine.
pub(super) fn engine(action: &'static str) -> impl FnOnce(rusqlite::Error) -> StoreError {
    move |source| StoreError::Engine {
        action,
        source: Box::new(source),
    }
}

/// The error for a value that isn't what its column holds.
pub(super) fn corrupt(what: impl std::fmt::Display) -> StoreError {
    StoreError::Corrupt(what.to_string())
}

/// An event id as its column holds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum IdKey {
    /// The 16 bytes of an id made by this server.
    Own([u8; 16]),
    /// Any other id.
    Text(Arc<str>),
}

impl ToSql for IdKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Own(bytes) => ValueRef::Blob(bytes),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// Turns event ids into columns and back. The server's name is kept once, in `meta`, instead of in every row.
#[derive(Clone)]
pub(super) struct IdCodec {
    server_name: Arc<str>,
}

impl IdCodec {
    pub(super) fn new(server_name: &str) -> Self {
        Self {
            server_name: server_name.into(),
        }
    }

    pub(super) fn encode(&self, id: &EventId) -> IdKey {
        self.own(id.as_str())
            .map_or_else(|| IdKey::Text(id.as_str().into()), IdKey::Own)
    }

    /// The bytes of `$<22 characters of base64url>:<this server>`, if `id` is the one text that they print as.
    fn own(&self, id: &str) -> Option<[u8; 16]> {
        let (local, server) = id.strip_prefix('$')?.split_once(':')?;
        if local.len() != 22 || server != &*self.server_name {
            return None;
        }
        // The decoder wants room for its own estimate, and refuses set bits beyond the last byte.
        let mut bytes = [0; 18];
        let length = URL_SAFE_NO_PAD.decode_slice(local, &mut bytes).ok()?;
        bytes[..length].try_into().ok()
    }

    pub(super) fn decode(&self, value: ValueRef<'_>) -> Result<EventId, StoreError> {
        match value {
            ValueRef::Blob(bytes) if bytes.len() == 16 => {
                let mut text = String::with_capacity(24 + self.server_name.len());
                text.push('$');
                URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
                text.push(':');
                text.push_str(&self.server_name);
                EventId::try_from(text).map_err(corrupt)
            }
            ValueRef::Text(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(corrupt)?;
                EventId::try_from(text).map_err(corrupt)
            }
            other => Err(corrupt(format_args!(
                "an event id of type {}",
                other.data_type()
            ))),
        }
    }
}

/// A reference from one event to an older one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// An event that is kept here.
    At(Position),
    /// One that isn't.
    Id(IdKey),
}

/// Packs an event's `prev_events` and `auth_events`: the count of the former, then the items of both.
///
/// An item is the distance back to a kept event plus one (at least 2), or 1 and 16 bytes, or 0, a length and a text.
pub(super) fn pack_links(position: Position, prev: &[Link], auth: &[Link]) -> Vec<u8> {
    let mut out = Vec::with_capacity(1 + 4 * (prev.len() + auth.len()));
    put_number(&mut out, prev.len() as u64);
    for link in prev.iter().chain(auth) {
        match link {
            Link::At(target) => put_number(&mut out, position - target + 1),
            Link::Id(IdKey::Own(bytes)) => {
                out.push(1);
                out.extend_from_slice(bytes);
            }
            Link::Id(IdKey::Text(text)) => {
                out.push(0);
                put_number(&mut out, text.len() as u64);
                out.extend_from_slice(text.as_bytes());
            }
        }
    }
    out
}

/// Little-endian groups of seven bits; the high bit says that more follow.
fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The texts behind the integers, kept in memory for readers.
///
/// Only committed rows get here and they never change, so that nothing ever has to be thrown out for being wrong.
pub(super) struct Dictionary {
    codec: IdCodec,
    names: Cache<i64, Arc<str>>,
    rooms: Cache<i64, RoomId>,
}

/// The columns [`Dictionary::event`] reads, of a table or alias `e`.
pub(super) const EVENT_COLUMNS: &str =
    "e.position, e.id, e.room, e.ord, e.type, e.key, e.sender, e.ts, e.depth, e.deletes, e.json";

impl Dictionary {
    pub(super) fn new(codec: IdCodec) -> Self {
        Self {
            codec,
            names: Cache::new(1 << 16),
            rooms: Cache::new(1 << 14),
        }
    }

    pub(super) fn codec(&self) -> &IdCodec {
        &self.codec
    }

    pub(super) fn name(&self, connection: &Connection, key: i64) -> Result<Arc<str>, StoreError> {
        self.names.get_or_insert_with(&key, || {
            connection
                .prepare_cached("SELECT text FROM names WHERE key = ?1")
                .and_then(|mut statement| statement.query_row([key], |row| row.get(0)))
                .map_err(engine("read a name"))
        })
    }

    pub(super) fn room(&self, connection: &Connection, key: i64) -> Result<RoomId, StoreError> {
        self.rooms.get_or_insert_with(&key, || {
            let id: String = connection
                .prepare_cached("SELECT id FROM rooms WHERE room = ?1")
                .and_then(|mut statement| statement.query_row([key], |row| row.get(0)))
                .map_err(engine("read a room's id"))?;
            RoomId::try_from(id).map_err(corrupt)
        })
    }

    /// Reads an event from the columns of [`EVENT_COLUMNS`].
    pub(super) fn event(
        &self,
        connection: &Connection,
        row: &Row<'_>,
    ) -> Result<Arc<StoredEvent>, StoreError> {
        let failed = || engine("read an event");
        let number = |column: usize| row.get::<_, i64>(column).map_err(failed());
        let key: Option<i64> = row.get(5).map_err(failed())?;
        Ok(Arc::new(StoredEvent {
            position: number(0)?.cast_unsigned(),
            event_id: self.codec.decode(row.get_ref(1).map_err(failed())?)?,
            room_id: self.room(connection, number(2)?)?,
            order: number(3)?,
            event_type: self.name(connection, number(4)?)?,
            state_key: key.map(|key| self.name(connection, key)).transpose()?,
            sender: self.name(connection, number(6)?)?,
            ts: number(7)?.cast_unsigned(),
            depth: number(8)?.cast_unsigned(),
            deletes: number(9)? != 0,
            json: row.get(10).map_err(failed())?,
        }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads back what [`pack_links`] wrote: `prev_events`, then `auth_events`.
    fn unpack(position: Position, mut bytes: &[u8]) -> (Vec<Link>, Vec<Link>) {
        let prev = take_number(&mut bytes);
        let mut links = Vec::new();
        while !bytes.is_empty() {
            links.push(match take_number(&mut bytes) {
                0 => {
                    let length = usize::try_from(take_number(&mut bytes)).unwrap();
                    let text = std::str::from_utf8(take(&mut bytes, length)).unwrap();
                    Link::Id(IdKey::Text(text.into()))
                }
                1 => Link::Id(IdKey::Own(take(&mut bytes, 16).try_into().unwrap())),
                distance => Link::At(position + 1 - distance),
            });
        }
        let auth = links.split_off(usize::try_from(prev).unwrap());
        (links, auth)
    }

    fn take<'a>(bytes: &mut &'a [u8], length: usize) -> &'a [u8] {
        bytes.split_off(..length).unwrap()
    }

    fn take_number(bytes: &mut &[u8]) -> u64 {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let byte = take(bytes, 1)[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn links() -> impl Strategy<Value = Vec<Link>> {
        let link = prop_oneof![
            (1..1_000_000_u64).prop_map(Link::At),
            any::<[u8; 16]>().prop_map(|bytes| Link::Id(IdKey::Own(bytes))),
            "\\$[a-z]{1,200}:[a-z]{1,50}".prop_map(|text| Link::Id(IdKey::Text(text.into()))),
        ];
        prop::collection::vec(link, 0..8)
    }

    proptest! {
        #[test]
        fn links_are_read_back_as_they_were_packed(prev in links(), auth in links()) {
            let packed = pack_links(1_000_000, &prev, &auth);
            prop_assert_eq!(unpack(1_000_000, &packed), (prev, auth));
        }
    }

    #[test]
    fn links_to_near_events_take_a_byte_each() {
        let auth = [Link::At(99_999), Link::At(99_998), Link::At(99_900)];
        assert_eq!(pack_links(100_000, &[Link::At(99_999)], &auth).len(), 5);
    }

    #[test]
    fn only_ids_that_print_back_the_same_are_shortened() {
        let codec = IdCodec::new("here.example");
        let own = [
            "$AAAAAAAAAAAAAAAAAAAAAA:here.example",
            "$AZrG5m4nc0mTgm9wJ0nV8w:here.example",
        ];
        let foreign = [
            "$AAAAAAAAAAAAAAAAAAAAAB:here.example",
            "$AAAAAAAAAAAAAAAAAAAAAA:there.example",
            "$AAAAAAAAAAAAAAAAAAAAA:here.example",
            "$AAAAAAAAAAAAAAAAAAAA==:here.example",
            "$AAAAAAAAAAAAAAAAAAAA+/:here.example",
        ];
        for id in own.iter().chain(&foreign) {
            let id: EventId = id.parse().unwrap();
            let key = codec.encode(&id);
            assert_eq!(
                matches!(key, IdKey::Own(_)),
                own.contains(&id.as_str()),
                "{id}"
            );
            let ToSqlOutput::Borrowed(value) = key.to_sql().unwrap() else {
                unreachable!()
            };
            assert_eq!(codec.decode(value).unwrap(), id);
        }
    }
}
