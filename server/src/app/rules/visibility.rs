//! What of a room's past a user may read (JOI-6).

use tidings_types::HistoryVisibility;

use super::membership::Member;
use crate::store::Order;

/// A stretch of a room's timeline, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first order that may be read.
    pub first: Order,
    /// The last order that may be read.
    pub last: Order,
}

/// A user's latest part in a room: what they are, and the orders at which that part began and ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the user is now.
    pub is: Member,
    /// The order of the latest invite that led to the join, if there was one.
    pub invited: Option<Order>,
    /// The order of the latest join.
    pub joined: Option<Order>,
    /// The order of the event that ended it.
    pub ended: Option<Order>,
}

/// The stretch that may be read; `None` when the user has no part in the room.
///
/// A member sees history from before the join unless the room says otherwise. Who left sees up to the leave (JOI-6).
pub fn readable(part: &Part, visibility: HistoryVisibility) -> Option<Span> {
    let joined = part.joined?;
    let last = match part.is {
        Member::Join => Order::MAX,
        Member::Leave | Member::Ban => part.ended?,
        Member::Never | Member::Invite => return None,
    };
    let first = match visibility {
        HistoryVisibility::Shared => 0,
        HistoryVisibility::Invited => part.invited.unwrap_or(joined),
        HistoryVisibility::Joined => joined,
    };
    Some(Span { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// JOI-6 over what a user can be × what a room can say.
    #[test]
    fn history_follows_the_rooms_word() {
        use HistoryVisibility::{Invited, Joined, Shared};
        let part = |is| Part {
            is,
            invited: Some(3),
            joined: Some(5),
            ended: Some(9),
        };
        for (is, visibility, span) in [
            (Member::Join, Shared, Some((0, Order::MAX))),
            (Member::Join, Invited, Some((3, Order::MAX))),
            (Member::Join, Joined, Some((5, Order::MAX))),
            (Member::Leave, Shared, Some((0, 9))),
            (Member::Leave, Joined, Some((5, 9))),
            (Member::Ban, Invited, Some((3, 9))),
            (Member::Invite, Shared, None),
            (Member::Never, Shared, None),
        ] {
            let found = readable(&part(is), visibility).map(|span| (span.first, span.last));
            assert_eq!(found, span, "{is:?} {visibility:?}");
        }
        let uninvited = Part {
            invited: None,
            ..part(Member::Join)
        };
        assert_eq!(
            readable(&uninvited, Invited).map(|span| span.first),
            Some(5)
        );
        let never_joined = Part {
            joined: None,
            ..part(Member::Leave)
        };
        assert_eq!(readable(&never_joined, Shared), None);
    }
}
