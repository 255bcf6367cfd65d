//! Chunk tokens: places in the stream or in a room's timeline, as text (spec/streams.md).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use tidings_types::{ChunkToken, PaginationToken, RoomId};

use super::rules::telling::Told;
use super::{AppError, ErrorKind};
use crate::store::{Order, Position};

/// The bytes of a token that says what was told, without the check.
const TOLD: usize = 32;

/// What a token names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind the event at this position of the stream.
    Stream(Position),
    /// A gap in a room's timeline.
    Timeline(TimelinePlace),
}

/// A gap in a room's timeline, behind the event of an order, as the timeline was at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelinePlace {
    /// Tells the room from others; see [`room_tag`].
    pub room_tag: u32,
    /// The gap lies right behind this order; an event of this order is before the gap.
    pub order: Order,
    /// Events of later positions aren't part of this timeline.
    pub as_of: Position,
}

/// The first four bytes of the room id's SHA-256.
pub fn room_tag(room_id: &RoomId) -> u32 {
    let digest = Sha256::digest(room_id.as_str());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// Writes a place as a token of a store epoch.
pub fn encode(place: Place, epoch: u32) -> ChunkToken {
    let text = match place {
        Place::Stream(position) => pack("s1", epoch, &[&position.to_be_bytes()]),
        Place::Timeline(place) => {
            let (tag, order) = (place.room_tag.to_be_bytes(), place.order.to_be_bytes());
            pack("t1", epoch, &[&tag, &order, &place.as_of.to_be_bytes()])
        }
    };
    text.parse()
        .expect("the form of a chunk token is the document's pattern")
}

/// Writes a place of the stream as a token of a store epoch, with what was told there of what has no place.
pub fn encode_told(position: Position, told: Option<Told>, epoch: u32) -> ChunkToken {
    let Some(told) = told else {
        return encode(Place::Stream(position), epoch);
    };
    let (position, reader) = (position.to_be_bytes(), told.reader.to_be_bytes());
    let [after, goal] = told.mark.map(u64::to_be_bytes);
    let text = pack("s1", epoch, &[&position, &reader, &after, &goal]);
    text.parse()
        .expect("the form of a chunk token is the document's pattern")
}

/// What a token that [`decode`] has read says was told.
pub fn told(token: &ChunkToken) -> Option<Told> {
    let text = token.as_str().strip_prefix("s1")?;
    let mut fields = Fields(URL_SAFE_NO_PAD.decode(text).ok()?);
    let _: [u8; 12] = fields.take()?;
    let reader = u32::from_be_bytes(fields.take()?);
    let mark = [fields.take()?, fields.take()?].map(u64::from_be_bytes);
    Some(Told { reader, mark })
}

/// Puts a token together: its prefix, the epoch, its fields and the check.
fn pack(prefix: &str, epoch: u32, fields: &[&[u8]]) -> String {
    let mut bytes = [&epoch.to_be_bytes()[..], &fields.concat()].concat();
    bytes.extend(check_bytes(prefix, &bytes));
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(&bytes))
}

/// Reads a token. One that can't be read is refused as the parameter or field it came in; one of another epoch with
/// `ResetToken`.
pub fn decode(token: &str, epoch: u32, parameter: &str) -> Result<Place, AppError> {
    let (prefix, mut fields) = unpack(token, &["s1", "t1"], epoch, parameter)?;
    let place = match prefix {
        "s1" => {
            let position = fields.take().map(u64::from_be_bytes);
            // What was told is read by who asks for it.
            fields.0.clear();
            position.map(Place::Stream)
        }
        _ => fields.timeline().map(Place::Timeline),
    };
    place
        .filter(|_| fields.0.is_empty())
        .ok_or_else(|| unreadable(parameter))
}

fn unreadable(parameter: &str) -> AppError {
    AppError::bad_parameter(parameter, "not a token of this server")
}

/// Takes a token apart: its prefix, and its fields behind the epoch.
fn unpack<'t>(
    token: &'t str,
    prefixes: &[&str],
    epoch: u32,
    parameter: &str,
) -> Result<(&'t str, Fields), AppError> {
    let unreadable = || unreadable(parameter);
    let (prefix, text) = token.split_at_checked(2).ok_or_else(unreadable)?;
    let mut bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| unreadable())?;
    let check = bytes.split_off(bytes.len().saturating_sub(2));
    if !prefixes.contains(&prefix) || check != check_bytes(prefix, &bytes) {
        return Err(unreadable());
    }
    let length = match prefix {
        "s1" if bytes.len() != TOLD => 12,
        "s1" => TOLD,
        "t1" => 24,
        "m1" => 32,
        "f1" => 16,
        _ => 20,
    };
    let mut fields = Fields(bytes);
    let found_epoch = fields
        .take()
        .filter(|_| fields.0.len() + 4 == length)
        .ok_or_else(unreadable)?;
    if u32::from_be_bytes(found_epoch) != epoch {
        return Err(AppError::new(
            ErrorKind::ResetToken,
            "this token is from before the server's store was restored: start again with an initial sync",
        ));
    }
    Ok((prefix, fields))
}

/// A place in the list of a user's rooms, frozen at a position (SYN-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomsPlace {
    /// The moment the list shows.
    pub as_of: Position,
    /// What follows was active before this position.
    pub before: Position,
}

/// Writes a place in the list of rooms as a token of a store epoch.
pub fn encode_rooms(place: RoomsPlace, epoch: u32) -> PaginationToken {
    let fields = [place.as_of.to_be_bytes(), place.before.to_be_bytes()];
    pagination(&pack("p1", epoch, &[&fields[0], &fields[1]]))
}

/// Reads a place in the list of rooms; refused like [`decode`].
pub fn decode_rooms(token: &str, epoch: u32, parameter: &str) -> Result<RoomsPlace, AppError> {
    let (_, mut fields) = unpack(token, &["p1"], epoch, parameter)?;
    let read = fields
        .take()
        .zip(fields.take())
        .filter(|_| fields.0.is_empty());
    let (as_of, before) = read.ok_or_else(|| unreadable(parameter))?;
    Ok(RoomsPlace {
        as_of: u64::from_be_bytes(as_of),
        before: u64::from_be_bytes(before),
    })
}

/// A page of a frozen set of search results (PUB-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundPlace {
    /// The set.
    pub set: u64,
    /// The number of the page, counted from 1.
    pub page: u32,
}

/// Writes a page of search results as a token of a store epoch.
pub fn encode_found(place: FoundPlace, epoch: u32) -> PaginationToken {
    let (set, page) = (place.set.to_be_bytes(), place.page.to_be_bytes());
    pagination(&pack("f1", epoch, &[&set, &page]))
}

/// Reads a page of search results; refused like [`decode`].
pub fn decode_found(token: &str, epoch: u32, parameter: &str) -> Result<FoundPlace, AppError> {
    let (_, mut fields) = unpack(token, &["f1"], epoch, parameter)?;
    let read = fields
        .take()
        .zip(fields.take())
        .filter(|_| fields.0.is_empty());
    let (set, page) = read.ok_or_else(|| unreadable(parameter))?;
    Ok(FoundPlace {
        set: u64::from_be_bytes(set),
        page: u32::from_be_bytes(page),
    })
}

/// A place in the list of a room's members, frozen at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembersPlace {
    /// Tells the room from others; see [`room_tag`].
    pub room_tag: u32,
    /// The moment the list shows: the state at this order,
    pub order: Order,
    /// made of events that aren't newer than this position.
    pub as_of: Position,
    /// How many members come before, whatever their membership.
    pub offset: u64,
}

/// Writes a place in the list of a room's members as a token of a store epoch.
pub fn encode_members(place: MembersPlace, epoch: u32) -> PaginationToken {
    let (tag, order) = (place.room_tag.to_be_bytes(), place.order.to_be_bytes());
    let (as_of, offset) = (place.as_of.to_be_bytes(), place.offset.to_be_bytes());
    pagination(&pack("m1", epoch, &[&tag, &order, &as_of, &offset]))
}

/// Reads a place in the list of a room's members; refused like [`decode`].
pub fn decode_members(token: &str, epoch: u32, parameter: &str) -> Result<MembersPlace, AppError> {
    let (_, mut fields) = unpack(token, &["m1"], epoch, parameter)?;
    let place = fields.take().zip(fields.take());
    let read = place.zip(fields.take()).zip(fields.take());
    let read = read.filter(|_| fields.0.is_empty());
    let (((room_tag, order), as_of), offset) = read.ok_or_else(|| unreadable(parameter))?;
    Ok(MembersPlace {
        room_tag: u32::from_be_bytes(room_tag),
        order: i64::from_be_bytes(order),
        as_of: u64::from_be_bytes(as_of),
        offset: u64::from_be_bytes(offset),
    })
}

fn pagination(text: &str) -> PaginationToken {
    text.parse()
        .expect("the form of a pagination token is the document's pattern")
}

fn check_bytes(prefix: &str, fields: &[u8]) -> [u8; 2] {
    let digest = Sha256::new()
        .chain_update(prefix)
        .chain_update(fields)
        .finalize();
    [digest[0], digest[1]]
}

/// The bytes of a token's fields, taken from the front.
struct Fields(Vec<u8>);

impl Fields {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let head = *self.0.first_chunk::<N>()?;
        self.0.drain(..N);
        Some(head)
    }

    fn timeline(&mut self) -> Option<TimelinePlace> {
        Some(TimelinePlace {
            room_tag: u32::from_be_bytes(self.take()?),
            order: i64::from_be_bytes(self.take()?),
            as_of: u64::from_be_bytes(self.take()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_come_back(position: u64, order: i64, room_tag: u32, epoch: u32) {
            for place in [
                Place::Stream(position),
                Place::Timeline(TimelinePlace { room_tag, order, as_of: position }),
            ] {
                let token = encode(place, epoch);
                prop_assert_eq!(decode(token.as_str(), epoch, "from"), Ok(place));
                let other = decode(token.as_str(), epoch.wrapping_add(1), "from").expect_err("another epoch");
                prop_assert_eq!(other.kind, ErrorKind::ResetToken);
            }
        }

        #[test]
        fn garbage_is_refused_by_name(text in "[st]?1?[A-Za-z0-9_-]{0,40}|\\PC{0,8}") {
            let error = decode(&text, 7, "from").expect_err("garbage");
            prop_assert_eq!(error.kind, ErrorKind::InvalidParam);
            prop_assert_eq!(error.parameter.as_deref(), Some("from"));
        }
    }

    /// A token that says what was told names the same place as one that doesn't.
    #[test]
    fn what_was_told_comes_back() {
        let told = Told {
            reader: 7,
            mark: [3, u64::MAX],
        };
        for (told, length) in [(None, 21), (Some(told), 48)] {
            let token = encode_told(42, told, 9);
            assert_eq!(token.as_str().len(), length);
            assert_eq!(decode(token.as_str(), 9, "from"), Ok(Place::Stream(42)));
            assert_eq!(super::told(&token), told);
        }
    }

    /// The worked example of spec/streams.md.
    #[test]
    fn tokens_are_written_as_the_document_says() {
        let epoch = 0x9f66_d2c4;
        assert_eq!(
            encode(Place::Stream(12), epoch).as_str(),
            "s1n2bSxAAAAAAAAAAMtMc"
        );
        let room = "!GcW0bW1mTqWcNxZ9:example.org".parse().expect("an id");
        let place = TimelinePlace {
            room_tag: room_tag(&room),
            order: 7 * (1 << 20) - 1,
            as_of: 12,
        };
        let text = "t1n2bSxPtq4NUAAAAAAG___wAAAAAAAAAMZzo";
        assert_eq!(encode(Place::Timeline(place), epoch).as_str(), text);
        assert_eq!(decode(text, epoch, "from"), Ok(Place::Timeline(place)));
    }

    #[test]
    fn pages_of_results_come_back_and_are_no_other_kind() {
        let place = FoundPlace { set: 7, page: 2 };
        let token = encode_found(place, 9);
        assert_eq!(decode_found(token.as_str(), 9, "from"), Ok(place));
        let other = decode_found(token.as_str(), 8, "from").expect_err("another epoch");
        assert_eq!(other.kind, ErrorKind::ResetToken);
        assert!(decode_rooms(token.as_str(), 9, "from").is_err());
        assert!(decode(token.as_str(), 9, "from").is_err());
    }

    #[test]
    fn places_among_members_come_back_and_are_no_other_kind() {
        let place = MembersPlace {
            room_tag: 3,
            order: -7,
            as_of: 70,
            offset: 1_000,
        };
        let token = encode_members(place, 9);
        assert_eq!(decode_members(token.as_str(), 9, "from"), Ok(place));
        let other = decode_members(token.as_str(), 8, "from").expect_err("another epoch");
        assert_eq!(other.kind, ErrorKind::ResetToken);
        assert!(decode(token.as_str(), 9, "from").is_err());
        assert!(decode_rooms(token.as_str(), 9, "from").is_err());
        assert!(decode_found(token.as_str(), 9, "from").is_err());
    }

    #[test]
    fn a_mistyped_token_is_no_other_place() {
        let token = encode(Place::Stream(42), 7).to_string();
        let mut wrong = token.clone();
        wrong.replace_range(8..9, if &token[8..9] == "A" { "B" } else { "A" });
        assert!(decode(&wrong, 7, "from").is_err());
    }
}
