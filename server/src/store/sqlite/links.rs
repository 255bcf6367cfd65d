//! References from one event to older ones, packed into a column.

use super::rows::{IdKey, corrupt};
use crate::store::{Position, StoreError};

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

/// Reads back what [`pack_links`] wrote: `prev_events`, then `auth_events`.
pub(super) fn unpack_links(
    position: Position,
    mut bytes: &[u8],
) -> Result<(Vec<Link>, Vec<Link>), StoreError> {
    let broken = || corrupt(format_args!("the links of the event at {position}"));
    let prev = take_length(&mut bytes).ok_or_else(broken)?;
    let mut links = Vec::new();
    while !bytes.is_empty() {
        links.push(take_link(position, &mut bytes).ok_or_else(broken)?);
    }
    if prev > links.len() {
        return Err(broken());
    }
    let auth = links.split_off(prev);
    Ok((links, auth))
}

fn take_link(position: Position, bytes: &mut &[u8]) -> Option<Link> {
    Some(match take_number(bytes)? {
        0 => {
            let length = take_length(bytes)?;
            let text = std::str::from_utf8(bytes.split_off(..length)?).ok()?;
            Link::Id(IdKey::Text(text.into()))
        }
        1 => Link::Id(IdKey::Own(bytes.split_off(..16)?.try_into().ok()?)),
        distance => Link::At(position.checked_sub(distance - 1)?),
    })
}

fn take_length(bytes: &mut &[u8]) -> Option<usize> {
    usize::try_from(take_number(bytes)?).ok()
}

fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let byte = *bytes.split_off_first()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
            prop_assert_eq!(unpack_links(1_000_000, &packed).unwrap(), (prev, auth));
        }

        #[test]
        fn broken_links_are_an_error_and_no_panic(bytes: Vec<u8>, position: u64) {
            let _ = unpack_links(position, &bytes);
        }
    }

    #[test]
    fn links_to_near_events_take_a_byte_each() {
        let auth = [Link::At(99_999), Link::At(99_998), Link::At(99_900)];
        assert_eq!(pack_links(100_000, &[Link::At(99_999)], &auth).len(), 5);
    }

    #[test]
    fn cut_off_links_are_corrupt() {
        let packed = pack_links(9, &[Link::At(8)], &[Link::Id(IdKey::Own([7; 16]))]);
        for length in [0, 1, 3, 10] {
            assert!(matches!(
                unpack_links(9, &packed[..length]),
                Err(StoreError::Corrupt(_))
            ));
        }
    }
}
