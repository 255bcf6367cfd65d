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

/// The stretches of a room's timeline that a user may read: ascending, apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// The whole timeline.
    pub fn everything() -> Self {
        Self(vec![Span {
            first: Order::MIN,
            last: Order::MAX,
        }])
    }

    /// Whether nothing may be read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the event of an order may be read.
    pub fn holds(&self, order: Order) -> bool {
        self.at(order).is_some()
    }

    /// The stretch that an order lies in.
    pub fn at(&self, order: Order) -> Option<Span> {
        self.0
            .iter()
            .copied()
            .find(|span| (span.first..=span.last).contains(&order))
    }

    /// The stretches, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// The last order that may be read, if any may.
    pub fn last(&self) -> Option<Order> {
        self.0.last().map(|span| span.last)
    }

    /// What of it lies above an order.
    #[must_use]
    pub fn above(&self, order: Order) -> Self {
        let kept = self.0.iter().filter(|span| span.last > order);
        Self(
            kept.map(|span| Span {
                first: span.first.max(order.saturating_add(1)),
                last: span.last,
            })
            .collect(),
        )
    }

    fn add(&mut self, span: Span) {
        match self.0.last_mut() {
            Some(before) if before.last >= span.first.saturating_sub(1) => before.last = span.last,
            _ => self.0.push(span),
        }
    }
}

/// What a user may read, from all the memberships the user had in the room and all the rules the room had, each from its
/// order on, oldest first; before the first rule it is `shared`.
///
/// An event is asked for by the rule at its order: `shared` shows it to every member, `invited` to who was invited or
/// joined at that order, `joined` to who was joined. Who left is asked as a member of the time of the leave and reads
/// nothing after it; who never was joined reads nothing. What ended one's being joined is part of what one reads.
pub fn readable(memberships: &[(Order, Member)], rules: &[(Order, HistoryVisibility)]) -> Spans {
    let mut spans = Spans::default();
    let Some(join) = memberships.iter().rposition(|(_, is)| *is == Member::Join) else {
        return spans;
    };
    let end = memberships
        .get(join + 1)
        .map_or(Order::MAX, |(order, _)| *order);
    let mut cuts: Vec<Order> = memberships
        .iter()
        .map(|(order, _)| *order)
        .chain(rules.iter().map(|(order, _)| *order))
        .chain([Order::MIN])
        .filter(|cut| *cut < end)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    for (index, first) in cuts.iter().copied().enumerate() {
        let last = cuts.get(index + 1).map_or(end, |next| next - 1);
        let rule = newest(rules, first).unwrap_or(HistoryVisibility::Shared);
        let is = newest(memberships, first).unwrap_or(Member::Never);
        if shows(rule, is) {
            spans.add(Span { first, last });
        } else if let Some(own) = own_end(memberships, first) {
            spans.add(Span {
                first: own,
                last: own,
            });
        }
    }
    if end < Order::MAX {
        spans.add(Span {
            first: end,
            last: end,
        });
    }
    spans
}

fn shows(rule: HistoryVisibility, is: Member) -> bool {
    match rule {
        HistoryVisibility::Shared => true,
        HistoryVisibility::Invited => matches!(is, Member::Invite | Member::Join),
        HistoryVisibility::Joined => is == Member::Join,
    }
}

/// What stands at an order: the newest entry at or before it.
fn newest<T: Copy>(entries: &[(Order, T)], order: Order) -> Option<T> {
    let before = entries.partition_point(|(from, _)| *from <= order);
    entries[..before].last().map(|(_, value)| *value)
}

/// The order itself, where it is that of what ended the user's being joined: a leave, a ban, or an invite that stands behind a
/// leave that was rejected (STR-4).
fn own_end(memberships: &[(Order, Member)], order: Order) -> Option<Order> {
    let at = memberships.iter().position(|(from, _)| *from == order)?;
    let was_joined = at > 0 && memberships[at - 1].1 == Member::Join;
    (was_joined && memberships[at].1 != Member::Join).then_some(order)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use HistoryVisibility::{Invited, Joined, Shared};
    use Member::{Ban, Invite, Join, Leave};

    fn found(
        memberships: &[(Order, Member)],
        rules: &[(Order, HistoryVisibility)],
    ) -> Vec<(Order, Order)> {
        readable(memberships, rules)
            .iter()
            .map(|span| (span.first, span.last))
            .collect()
    }

    const MIN: Order = Order::MIN;
    const MAX: Order = Order::MAX;

    /// JOI-6: one part in the room, under each of the room's words.
    #[test]
    fn history_follows_the_rooms_word() {
        let invited = [(3, Invite), (5, Join)];
        let left = [(3, Invite), (5, Join), (9, Leave)];
        let banned = [(5, Join), (9, Ban)];
        assert_eq!(found(&invited, &[]), [(MIN, MAX)]);
        assert_eq!(found(&invited, &[(1, Shared)]), [(MIN, MAX)]);
        assert_eq!(found(&invited, &[(MIN, Invited)]), [(3, MAX)]);
        assert_eq!(found(&invited, &[(MIN, Joined)]), [(5, MAX)]);
        assert_eq!(found(&left, &[]), [(MIN, 9)]);
        assert_eq!(found(&left, &[(MIN, Joined)]), [(5, 9)]);
        assert_eq!(found(&banned, &[(MIN, Invited)]), [(5, 9)]);
        assert_eq!(found(&[(3, Invite)], &[]), []);
        assert_eq!(found(&[(3, Invite), (4, Leave)], &[]), []);
        assert_eq!(found(&[], &[]), []);
    }

    /// JOI-6: each event is asked for by the rule at its own order.
    #[test]
    fn a_rule_counts_from_its_order_on() {
        let member = [(10, Join)];
        assert_eq!(
            found(&member, &[(4, Joined), (7, Shared)]),
            [(MIN, 3), (7, MAX)]
        );
        assert_eq!(found(&member, &[(4, Joined)]), [(MIN, 3), (10, MAX)]);
        assert_eq!(found(&member, &[(12, Joined)]), [(MIN, MAX)]);
    }

    /// JOI-6: who comes back doesn't read what was between, where only the joined read; the own leave is read.
    #[test]
    fn being_away_leaves_a_gap() {
        let away = [(2, Join), (4, Leave), (8, Join)];
        assert_eq!(found(&away, &[(1, Joined)]), [(MIN, 0), (2, 4), (8, MAX)]);
        assert_eq!(found(&away, &[]), [(MIN, MAX)]);
        let invited_again = [(2, Join), (4, Leave), (8, Invite)];
        assert_eq!(found(&invited_again, &[]), [(MIN, 4)]);
        // The leave between was rejected.
        let invited_at_once = [(2, Join), (4, Invite), (8, Join)];
        assert_eq!(
            found(&invited_at_once, &[(0, Joined)]),
            [(MIN, -1), (2, 4), (8, MAX)]
        );
    }

    fn member() -> impl Strategy<Value = Member> {
        prop_oneof![Just(Invite), Just(Join), Just(Leave), Just(Ban)]
    }

    fn rule() -> impl Strategy<Value = HistoryVisibility> {
        prop_oneof![Just(Shared), Just(Invited), Just(Joined)]
    }

    proptest! {
        /// JOI-6: the stretches say of every order what asking for that one order says.
        #[test]
        fn stretches_are_the_sum_of_single_questions(
            memberships in prop::collection::btree_map(0..30_i64, member(), 0..8),
            rules in prop::collection::btree_map(0..30_i64, rule(), 0..6),
        ) {
            let memberships: Vec<_> = memberships.into_iter().collect();
            let rules: Vec<_> = rules.into_iter().collect();
            let spans = readable(&memberships, &rules);
            let last_join = memberships.iter().rposition(|(_, is)| *is == Join);
            for order in -2..32 {
                let is = memberships.iter().rfind(|(from, _)| *from <= order).map_or(Member::Never, |(_, is)| *is);
                let word = rules.iter().rfind(|(from, _)| *from <= order).map_or(Shared, |(_, word)| *word);
                let at = memberships.iter().position(|(from, _)| *from == order);
                let own = at.is_some_and(|at| at > 0 && is != Join && memberships[at - 1].1 == Join);
                let ended = last_join.and_then(|join| memberships.get(join + 1)).map(|(end, _)| *end);
                let allowed = last_join.is_some()
                    && ended.is_none_or(|end| order <= end)
                    && (word == Shared || is == Join || (word == Invited && is == Invite) || own || ended == Some(order));
                prop_assert_eq!(spans.holds(order), allowed, "order {}", order);
            }
        }
    }
}
