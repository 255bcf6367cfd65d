//! Events that hang on others: what hangs on each, how many there are, and a timeline that passes over updates.

use std::sync::Arc;

use tidings_types::{EventId, RoomId};

use super::{Harness, append, message, nth, room_of, to_room, to_room_after, user_id};
use crate::store::{
    Children, ChildrenWish, Local, NewEvent, Order, Parent, Position, Proof, Redaction, RelTypes,
    Relation, Store, StoredEvent, Stretch, TimelinePage,
};

const EVERYTHING: Stretch = (Order::MIN, Order::MAX);

fn child(order: Order, parent: &EventId, relation: Relation) -> NewEvent {
    // Receipts stay on their server (UPD-5).
    let local = (relation == Relation::Receipt).then(Local::default);
    NewEvent {
        parent: Some(Parent {
            event_id: parent.clone(),
            relation,
        }),
        local,
        ..message(order)
    }
}

fn by(name: &str, event: NewEvent) -> NewEvent {
    NewEvent {
        sender: user_id(name).to_shared(),
        ..event
    }
}

fn related(rel_type: &str) -> Relation {
    Relation::RelatesTo(rel_type.into())
}

fn redaction(order: Order, target: &EventId) -> NewEvent {
    NewEvent {
        redacts: Some(Redaction {
            rejects: false,
            target: target.clone(),
            json: "{}".into(),
            proof: Proof {
                sha256: [1; 32],
                key_id: "ed25519:1".to_owned(),
                signature: [1; 64],
            },
        }),
        ..message(order)
    }
}

fn wish(reader: &str) -> ChildrenWish {
    ChildrenWish {
        reader: user_id(reader).to_shared(),
        updates: true,
        until: Position::MAX,
        within: [EVERYTHING].into(),
        rel_types: RelTypes::All,
        newest: true,
        limit: 100,
    }
}

async fn children_of(store: &dyn Store, parent: &EventId, wish: ChildrenWish) -> Children {
    let found = store.children(vec![parent.clone()], wish).await.unwrap();
    assert_eq!(found.len(), 1);
    found.into_iter().next().unwrap()
}

fn steps(events: &[Arc<StoredEvent>]) -> Vec<i64> {
    events.iter().map(|event| event.order / nth(1)).collect()
}

/// Numbers without a plan, the same in every run.
struct Draws(u64);

impl Draws {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// A room with a parent at 2 and so many children behind it.
async fn family(store: &dyn Store) -> (RoomId, EventId) {
    let (room, made) = room_of(store, 1).await;
    let parent = made[1].event_id.clone();
    let events = vec![
        child(nth(3), &parent, Relation::Updates),
        child(nth(4), &parent, related("m.comment")),
        by("ann", child(nth(5), &parent, Relation::Receipt)),
        by("bob", child(nth(6), &parent, Relation::Receipt)),
        child(nth(7), &parent, related("m.vote")),
        child(nth(8), &parent, Relation::Updates),
        child(nth(9), &parent, related("m.comment")),
    ];
    append(store, to_room(&room, nth(2), events)).await.unwrap();
    (room, parent)
}

pub(in crate::store) async fn children_come_with_their_parent<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, parent) = family(&*store).await;
    let found = children_of(&*store, &parent, wish("ann")).await;
    assert_eq!(steps(&found.updates), [3, 5, 8], "one's own receipts alone");
    assert_eq!((steps(&found.replies), found.count), (vec![4, 7, 9], 3));
    let stranger = children_of(&*store, &parent, wish("eve")).await;
    assert_eq!(steps(&stranger.updates), [3, 8]);
    assert_eq!(found.replies[0].parent.as_ref().unwrap().event_id, parent);
    assert_eq!(found.replies[0].relates_to(), Some(&parent));
    assert_eq!(
        (found.replies[0].updates(), found.updates[1].is_receipt()),
        (None, true)
    );

    let head = store.room(&room).await.unwrap().unwrap().head;
    let at_six = head.position - 3;
    let then = children_of(
        &*store,
        &parent,
        ChildrenWish {
            until: at_six,
            ..wish("ann")
        },
    )
    .await;
    assert_eq!(
        (steps(&then.updates), steps(&then.replies), then.count),
        (vec![3, 5], vec![4], 1)
    );
    let within: Arc<[Stretch]> = [(nth(4), nth(5)), (nth(8), nth(9))].into();
    let some = children_of(
        &*store,
        &parent,
        ChildrenWish {
            within,
            ..wish("ann")
        },
    )
    .await;
    assert_eq!(
        (steps(&some.updates), steps(&some.replies), some.count),
        (vec![5, 8], vec![4, 9], 2)
    );
    let none = children_of(&*store, &head.event_id, wish("ann")).await;
    assert_eq!(none, Children::default());
    let bare = ChildrenWish {
        updates: false,
        ..wish("ann")
    };
    assert!(children_of(&*store, &parent, bare).await.updates.is_empty());

    assert_eq!(store.update_count(&parent).await.unwrap(), 2);
    let sent = async |name: &str| {
        let sender = user_id(name);
        steps(&store.receipts(&parent, sender.as_str()).await.unwrap())
    };
    assert_eq!((sent("bob").await, sent("eve").await), (vec![6], vec![]));
}

pub(in crate::store) async fn replies_are_chosen_by_type_and_end<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (_room, parent) = family(&*store).await;
    let only = |types: &[&str]| RelTypes::Only(types.iter().map(|one| (*one).into()).collect());
    let votes = RelTypes::Like(Arc::new(|rel_type| rel_type.ends_with("vote")));
    for (rel_types, newest, limit, expected, count) in [
        (RelTypes::All, true, 2, vec![7, 9], 3),
        (RelTypes::All, false, 2, vec![4, 7], 3),
        // One comes anyway: its place is asked for.
        (RelTypes::All, true, 0, vec![9], 3),
        (only(&["m.comment"]), true, 9, vec![4, 9], 2),
        (only(&["m.comment"]), false, 1, vec![4], 2),
        (
            only(&["m.vote", "m.comment", "m.vote"]),
            true,
            2,
            vec![7, 9],
            3,
        ),
        (only(&["m.other"]), true, 9, vec![], 0),
        (only(&[]), true, 9, vec![], 0),
        (votes, true, 9, vec![7], 1),
    ] {
        let wish = ChildrenWish {
            rel_types: rel_types.clone(),
            newest,
            limit,
            ..wish("ann")
        };
        let found = children_of(&*store, &parent, wish).await;
        assert_eq!(
            (steps(&found.replies), found.count),
            (expected, count),
            "{rel_types:?} {newest} {limit}"
        );
    }
    let page = async |rel_types: RelTypes, from, backwards| {
        let page = TimelinePage {
            from,
            backwards,
            until: Position::MAX,
            limit: 2,
        };
        steps(&store.replies(&parent, rel_types, page).await.unwrap())
    };
    assert_eq!(page(RelTypes::All, Order::MAX, true).await, [9, 7]);
    assert_eq!(page(RelTypes::All, nth(7), true).await, [4]);
    assert_eq!(page(RelTypes::All, Order::MIN, false).await, [4, 7]);
    assert_eq!(page(RelTypes::All, nth(7), false).await, [9]);
    assert_eq!(page(only(&["m.comment"]), Order::MAX, true).await, [9, 4]);
    assert_eq!(page(only(&["m.vote"]), nth(7), true).await, [0; 0]);
}

pub(in crate::store) async fn redacted_children_leave_lists_and_numbers<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, parent) = family(&*store).await;
    let before = children_of(&*store, &parent, wish("ann")).await;
    let targets = [&before.updates[0], &before.updates[1], &before.replies[2]];
    let mut events = Vec::new();
    for (target, n) in targets.into_iter().zip(10..) {
        events.push(redaction(nth(n), &target.event_id));
    }
    // A second redaction of one takes nothing off again.
    events.push(redaction(nth(13), &targets[0].event_id));
    append(&*store, to_room(&room, nth(9), events))
        .await
        .unwrap();
    let left = children_of(&*store, &parent, wish("ann")).await;
    assert_eq!(
        (steps(&left.updates), steps(&left.replies), left.count),
        (vec![8], vec![4, 7], 2)
    );
    let comments = RelTypes::Only(vec!["m.comment".into()]);
    let comments = ChildrenWish {
        rel_types: comments,
        ..wish("ann")
    };
    assert_eq!(children_of(&*store, &parent, comments).await.count, 1);
    assert_eq!(store.update_count(&parent).await.unwrap(), 1);
    assert!(
        store
            .receipts(&parent, user_id("ann").as_str())
            .await
            .unwrap()
            .is_empty()
    );
    let child = store.event(&targets[0].event_id).await.unwrap().unwrap();
    assert_eq!(
        child.updates(),
        Some(&parent),
        "it still has no place of its own"
    );

    let harness = harness.reopen().await;
    let again = children_of(&*harness.store(), &parent, wish("ann")).await;
    assert_eq!(again, left);
}

pub(in crate::store) async fn receipts_are_passed_over_by_whoever_builds_on<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 1).await;
    let parent = &made[1].event_id;
    let known = store.room(&room).await.unwrap().unwrap().tip;
    assert_eq!((known.order, &known.event_id), (nth(2), parent));
    let receipts = (3..40).map(|n| {
        let name = if n % 2 == 0 { "bob" } else { "ann" };
        by(name, child(nth(n), parent, Relation::Receipt))
    });
    append(&*store, to_room(&room, nth(2), receipts.collect()))
        .await
        .unwrap();
    let found = store.room(&room).await.unwrap().unwrap();
    let head = &found.head;
    assert_eq!(
        (head.order, head.position, head.is_receipt),
        (nth(39), 39, true)
    );
    assert_eq!(found.tip, known);
    let activity = async |name: &str, until| {
        let reader = user_id(name);
        store.activity(&room, reader.as_str(), until).await.unwrap()
    };
    assert_eq!(activity("eve", Position::MAX).await, 2);
    assert_eq!(
        (
            activity("ann", Position::MAX).await,
            activity("bob", Position::MAX).await
        ),
        (39, 38)
    );
    assert_eq!(
        (
            activity("ann", 9).await,
            activity("bob", 9).await,
            activity("eve", 1).await
        ),
        (9, 8, 1)
    );
    append(&*store, to_room(&room, nth(39), vec![message(nth(40))]))
        .await
        .unwrap();
    let found = store.room(&room).await.unwrap().unwrap();
    assert_eq!((found.head.position, found.head.is_receipt), (40, false));
    assert_eq!(found.tip.event_id, found.head.event_id);
    assert_eq!(activity("eve", Position::MAX).await, 40);
}

/// UPD-5, STR-3: what comes late among receipts is known to others, and newer than all that was appended.
pub(in crate::store) async fn late_events_among_receipts_are_known_to_others<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 3).await;
    let parent = &made[3].event_id;
    let receipts = (5..8).map(|n| child(nth(n), parent, Relation::Receipt));
    append(&*store, to_room(&room, nth(4), receipts.collect()))
        .await
        .unwrap();
    let mut newest = None;
    for (order, position, tip) in [
        (nth(2) + 5, 8, nth(4)),
        (nth(5) + 5, 9, nth(5) + 5),
        (nth(3) + 5, 10, nth(5) + 5),
    ] {
        let late = to_room_after(&room, (nth(7), newest), vec![message(order)]);
        append(&*store, late).await.unwrap();
        newest = Some(order);
        assert_eq!(store.room(&room).await.unwrap().unwrap().tip.order, tip);
        let activity = async |name: &str, until| {
            let reader = user_id(name);
            store.activity(&room, reader.as_str(), until).await.unwrap()
        };
        assert_eq!(activity("eve", Position::MAX).await, position);
        assert_eq!((activity("eve", 7).await, activity("ann", 7).await), (4, 7));
    }
}

/// What is known of an event of a room that is made without a plan.
struct Known {
    event: NewEvent,
    position: Position,
    redacted: bool,
}

/// A room of many events that hang on each other in every way, between long runs of updates, some of them late; by their order.
async fn thicket(store: &dyn Store, draws: &mut Draws) -> (RoomId, Vec<Known>) {
    let (room, made) = room_of(store, 3).await;
    let mut known: Vec<Known> = Vec::new();
    let first = store.position() + 1 - made.len() as u64;
    for (event, position) in made.into_iter().zip(first..) {
        known.push(Known {
            event,
            position,
            redacted: false,
        });
    }
    let (mut run, mut last, mut newest_late) = (0, 4, None);
    for n in 5..400 {
        if run == 0 && draws.below(40) == 0 {
            run = draws.below(90);
        }
        let kind = if run > 0 { 0 } else { draws.below(8) };
        run = usize::saturating_sub(run, 1);
        let target = draws.below(known.len());
        let parent = known[target].event.event_id.clone();
        let name = ["ann", "bob", "eve"][draws.below(3)];
        // What comes from this server alone never comes late.
        let is_late = kind != 2 && run == 0 && draws.below(5) == 0;
        let order = if is_late {
            let behind =
                1 + i64::try_from(draws.below(usize::try_from(last).unwrap() - 1)).unwrap();
            nth(behind) + n
        } else {
            nth(last + 1)
        };
        let event = match kind {
            0..2 => child(order, &parent, Relation::Updates),
            2 => child(order, &parent, Relation::Receipt),
            3 => child(order, &parent, related("m.comment")),
            4 => child(order, &parent, related("m.vote")),
            5 => redaction(order, &parent),
            _ => message(order),
        };
        if event.redacts.is_some() {
            known[target].redacted = true;
        }
        let event = by(name, event);
        let place = (nth(last), newest_late);
        let appended = append(store, to_room_after(&room, place, vec![event.clone()])).await;
        if is_late {
            newest_late = Some(order);
        } else {
            last += 1;
        }
        let position = appended.unwrap().positions[0];
        known.push(Known {
            event,
            position,
            redacted: false,
        });
    }
    known.sort_by_key(|one| one.event.order);
    (room, known)
}

impl Known {
    fn hangs_on(&self, parent: &EventId) -> Option<&Relation> {
        let hangs = self.event.parent.as_ref();
        let hangs = hangs.filter(|hangs| hangs.event_id == *parent && !self.redacted);
        hangs.map(|hangs| &hangs.relation)
    }

    fn is_update(&self) -> bool {
        let hangs = self.event.parent.as_ref();
        hangs.is_some_and(|hangs| hangs.relation.is_update())
    }
}

/// REL-4, UPD-2: whatever came in whatever order, what hangs on an event is the fold of all that was appended.
pub(in crate::store) async fn children_are_what_a_fold_over_all_events_finds<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let mut draws = Draws(7);
    let (_room, known) = thicket(&*store, &mut draws).await;
    let parents: Vec<EventId> = known.iter().map(|one| one.event.event_id.clone()).collect();
    for round in 0..12 {
        let middle = nth(i64::try_from(draws.below(400)).unwrap());
        let within: Vec<Stretch> = match round % 3 {
            0 => vec![EVERYTHING],
            1 => vec![(Order::MIN, middle)],
            _ => vec![(nth(5), middle.max(nth(5))), (middle + nth(30), Order::MAX)],
        };
        let rel_types = match round % 4 {
            0 | 1 => RelTypes::All,
            2 => RelTypes::Only(vec!["m.vote".into()]),
            _ => RelTypes::Like(Arc::new(|rel_type| rel_type == "m.comment")),
        };
        let until = known[draws.below(known.len())].position.max(60);
        let wish = ChildrenWish {
            until,
            within: within.clone().into(),
            rel_types: rel_types.clone(),
            newest: round % 2 == 0,
            limit: 1 + draws.below(4),
            ..wish("bob")
        };
        let found = store.children(parents.clone(), wish.clone()).await.unwrap();
        for (parent, found) in parents.iter().zip(found) {
            let seen = known.iter().filter(|one| {
                let holds = |(first, last): &Stretch| (*first..=*last).contains(&one.event.order);
                one.position <= until && within.iter().any(holds)
            });
            let seen: Vec<&Known> = seen.collect();
            let updates = seen.iter().filter(|one| match one.hangs_on(parent) {
                Some(Relation::Updates) => true,
                Some(Relation::Receipt) => *one.event.sender == *user_id("bob").as_str(),
                _ => false,
            });
            let updates: Vec<&EventId> = updates.map(|one| &one.event.event_id).collect();
            let replies = seen.iter().filter(|one| match one.hangs_on(parent) {
                Some(Relation::RelatesTo(rel_type)) => rel_types.has(rel_type),
                _ => false,
            });
            let replies: Vec<&EventId> = replies.map(|one| &one.event.event_id).collect();
            let ids = |events: &[Arc<StoredEvent>]| -> Vec<EventId> {
                events.iter().map(|event| event.event_id.clone()).collect()
            };
            assert_eq!(
                ids(&found.updates).iter().collect::<Vec<_>>(),
                updates,
                "round {round}"
            );
            assert_eq!(found.count, replies.len() as u64, "round {round}");
            let limit = wish.limit.min(replies.len());
            let part = if wish.newest {
                &replies[replies.len() - limit..]
            } else {
                &replies[..limit]
            };
            assert_eq!(
                ids(&found.replies).iter().collect::<Vec<_>>(),
                part,
                "round {round}"
            );
        }
    }
}

/// SCR-1, UPD-4: pages and numbers of a timeline pass over updates, however many stand between two other events.
pub(in crate::store) async fn the_main_timeline_passes_over_updates<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let mut draws = Draws(11);
    for _ in 0..3 {
        let (room, known) = thicket(&*store, &mut draws).await;
        let last = known.iter().map(|one| one.position).max().unwrap();
        for _ in 0..120 {
            let from =
                nth(i64::try_from(draws.below(410)).unwrap()) - i64::from(draws.below(2) == 0);
            let from = [from, Order::MIN, Order::MAX, from, from, from][draws.below(6)];
            let until = [
                Position::MAX,
                known[draws.below(known.len())].position,
                last,
            ][draws.below(3)];
            let (limit, backwards) = (draws.below(70), draws.below(2) == 0);
            let beyond = |one: &&Known| {
                let order = one.event.order;
                (if backwards {
                    order < from
                } else {
                    order > from
                }) && one.position <= until
                    && !one.is_update()
            };
            let mut expected: Vec<Order> = known
                .iter()
                .filter(beyond)
                .map(|one| one.event.order)
                .collect();
            let count = expected.len() as u64;
            if backwards {
                expected.reverse();
            }
            expected.truncate(limit);
            let page = TimelinePage {
                from,
                backwards,
                until,
                limit,
            };
            let found = store.main_timeline(&room, page).await.unwrap();
            let found: Vec<Order> = found.iter().map(|event| event.order).collect();
            assert_eq!(found, expected, "{page:?}");
            let (after, before) = if backwards {
                (Order::MIN, from)
            } else {
                (from, Order::MAX)
            };
            let counted = store
                .count_between(&room, after, before, until)
                .await
                .unwrap();
            assert_eq!(counted, count, "{page:?}");
        }
    }
}
