//! Reads: what was appended comes back unchanged, in the asked order, and never more than was asked for.

use std::sync::Arc;

use tidings_types::{EventId, RoomId};

use super::{
    Harness, append, event_id, member, message, new_room_id, nth, room_of, state, to_room,
    to_room_after, user_id,
};
use crate::store::{
    NewEvent, Parent, PartRow, Position, Relation, RoomLog, Standing, Store, StoredEvent,
    TimelinePage,
};

pub(in crate::store) async fn an_event_comes_back_as_it_was_given<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, events) = room_of(&*store, 0).await;
    let ids: [EventId; 4] = [
        event_id(),
        "$short:here.example".parse().unwrap(),
        // 22 characters that no 16 bytes print as.
        "$AAAAAAAAAAAAAAAAAAAAAB:here.example".parse().unwrap(),
        "$AAAAAAAAAAAAAAAAAAAAAA:there.example".parse().unwrap(),
    ];
    for (n, id) in (2..).zip(ids) {
        let mut given = member(nth(n), &user_id("bob"), "invite");
        given.event_id = id.clone();
        given.parent = Some(Parent {
            event_id: events[0].event_id.clone(),
            relation: Relation::RelatesTo("m.comment".into()),
        });
        given.prev_events = vec![
            events[0].event_id.clone(),
            "$far:there.example".parse().unwrap(),
        ];
        given.auth_events = vec![event_id()];
        given.deletes = n == 3;
        given.json = format!("{{\"n\": {n}, \"é\": \"\\u0000 \u{1f600}\"}}").into();
        append(&*store, to_room(&room, nth(n - 1), vec![given.clone()]))
            .await
            .unwrap();
        let found = store.event(&id).await.unwrap().unwrap();
        let expected = StoredEvent {
            position: n.unsigned_abs(),
            order: given.order,
            room_id: room.clone(),
            event_id: given.event_id,
            event_type: given.event_type,
            state_key: given.state_key,
            sender: given.sender,
            ts: given.ts,
            json: given.json,
            deletes: given.deletes,
            depth: given.depth,
            parent: given.parent,
            replaces: None,
            redacted_because: None,
            standing: Standing::Shared,
        };
        assert_eq!(*found, expected);
    }
}

async fn page(
    store: &dyn Store,
    room: &RoomId,
    from: i64,
    backwards: bool,
    limit: usize,
) -> Vec<i64> {
    let page = TimelinePage {
        from,
        backwards,
        until: Position::MAX,
        limit,
    };
    let events = store.timeline(room, page).await.unwrap();
    events.iter().map(|event| event.order / nth(1)).collect()
}

pub(in crate::store) async fn the_timeline_pages_in_both_directions<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 9).await;
    let _ = room_of(&*store, 9).await;
    assert_eq!(page(&*store, &room, i64::MAX, true, 4).await, [10, 9, 8, 7]);
    assert_eq!(page(&*store, &room, nth(7), true, 4).await, [6, 5, 4, 3]);
    assert_eq!(page(&*store, &room, nth(3), true, 4).await, [2, 1]);
    assert_eq!(page(&*store, &room, 0, false, 4).await, [1, 2, 3, 4]);
    assert_eq!(page(&*store, &room, nth(4), false, 4).await, [5, 6, 7, 8]);
    assert_eq!(page(&*store, &room, nth(8), false, 4).await, [9, 10]);
    assert_eq!(
        page(&*store, &room, nth(5) + 1, false, 1).await,
        [6],
        "from between two events"
    );
    assert!(page(&*store, &room, nth(10), false, 4).await.is_empty());
    assert!(page(&*store, &room, nth(1), true, 4).await.is_empty());
    assert!(page(&*store, &room, 0, false, 0).await.is_empty());
}

pub(in crate::store) async fn the_timeline_ends_at_a_position<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 3).await;
    let (_, _) = room_of(&*store, 1).await;
    append(&*store, to_room(&room, nth(4), vec![message(nth(5))]))
        .await
        .unwrap();
    for (until, newest) in [(7, 5), (6, 4), (4, 4), (3, 3), (1, 1)] {
        let page = TimelinePage {
            from: i64::MAX,
            backwards: true,
            until,
            limit: 1,
        };
        let events = store.timeline(&room, page).await.unwrap();
        assert_eq!(events[0].order, nth(newest), "until position {until}");
    }
    let none = TimelinePage {
        from: i64::MAX,
        backwards: true,
        until: 0,
        limit: 1,
    };
    assert!(store.timeline(&room, none).await.unwrap().is_empty());
}

pub(in crate::store) async fn events_between_two_orders_are_counted<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 9).await;
    let count = async |after, before, until| {
        store
            .count_between(&room, nth(after), nth(before), until)
            .await
            .unwrap()
    };
    assert_eq!(count(0, 11, Position::MAX).await, 10);
    assert_eq!(count(3, 7, Position::MAX).await, 3);
    assert_eq!(count(3, 7, 5).await, 2);
    assert_eq!(count(3, 4, Position::MAX).await, 0);
    assert_eq!(count(7, 3, Position::MAX).await, 0);
    assert_eq!(
        store
            .count_between(&new_room_id(), 0, nth(9), 99)
            .await
            .unwrap(),
        0
    );
}

pub(in crate::store) async fn the_order_at_a_position_is_that_of_the_newest_event_then<
    H: Harness,
>() {
    let harness = H::fresh().await;
    let store = harness.store();
    // Two rooms, so that positions and orders aren't the same numbers.
    let (_, _) = room_of(&*store, 3).await;
    let before = store.position();
    let (room, made) = room_of(&*store, 9).await;
    let at = async |position| store.order_at(&room, position).await.unwrap();
    assert_eq!(at(before).await, 0);
    for (index, _) in made.iter().enumerate() {
        let index = u64::try_from(index).unwrap();
        let order = nth(i64::try_from(index).unwrap() + 1);
        assert_eq!(at(before + index + 1).await, order);
    }
    assert_eq!(at(Position::MAX).await, made.last().unwrap().order);
    assert_eq!(
        store.order_at(&new_room_id(), Position::MAX).await.unwrap(),
        0
    );
}

pub(in crate::store) async fn unread_messages_are_those_of_others_that_are_no_updates<
    H: Harness,
>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 1).await;
    let from = |order, name: &str| NewEvent {
        sender: user_id(name).to_shared(),
        ..message(order)
    };
    let related = |order, relation| NewEvent {
        parent: Some(Parent {
            event_id: made[1].event_id.clone(),
            relation,
        }),
        ..from(order, "bob")
    };
    let events = vec![
        from(nth(3), "bob"),
        related(nth(4), Relation::Updates),
        related(nth(5), Relation::RelatesTo("m.comment".into())),
        NewEvent {
            event_type: "message.m.room.redaction".into(),
            ..from(nth(6), "bob")
        },
        member(nth(7), &user_id("bob"), "leave"),
        from(nth(8), "ann"),
        from(nth(9), "eve"),
        related(nth(10), Relation::Receipt),
    ];
    append(&*store, to_room(&room, nth(2), events))
        .await
        .unwrap();
    let unread = async |after, until, name| {
        let user = user_id(name);
        store
            .count_unread(&room, nth(after), until, user.as_str())
            .await
            .unwrap()
    };
    assert_eq!(unread(0, Position::MAX, "ann").await, 3);
    assert_eq!(unread(0, Position::MAX, "bob").await, 3);
    assert_eq!(unread(0, Position::MAX, "nobody").await, 5);
    assert_eq!(unread(3, Position::MAX, "ann").await, 2);
    assert_eq!(unread(3, 8, "ann").await, 1);
    assert_eq!(unread(9, Position::MAX, "ann").await, 0);
}

pub(in crate::store) async fn the_log_is_read_in_ranges<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (one, _) = room_of(&*store, 2).await;
    let (two, _) = room_of(&*store, 2).await;
    let range = async |after, until, limit| {
        let events = store.log(after, until, limit).await.unwrap();
        events
            .iter()
            .map(|event| event.position)
            .collect::<Vec<_>>()
    };
    assert_eq!(range(0, Position::MAX, 99).await, [1, 2, 3, 4, 5, 6]);
    assert_eq!(range(2, 5, 99).await, [3, 4, 5]);
    assert_eq!(range(2, 5, 2).await, [3, 4]);
    assert!(range(6, 9, 9).await.is_empty());
    assert!(range(5, 2, 9).await.is_empty());
    let rooms: Vec<_> = store
        .log(2, 4, 9)
        .await
        .unwrap()
        .iter()
        .map(|event| event.room_id.clone())
        .collect();
    assert_eq!(rooms, [one, two]);
}

pub(in crate::store) async fn the_log_of_some_rooms_is_the_log_without_the_others<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let mut rooms = Vec::new();
    for _ in 0..3 {
        rooms.push((room_of(&*store, 0).await.0, 1, None));
    }
    // More of one room than is read ahead, by turns of unlike length, and late ones among them.
    for (turn, at) in (0..120).zip([0, 0, 1, 0, 2].into_iter().cycle()) {
        let (room, head, late): &mut (_, i64, _) = &mut rooms[at];
        let (known, mut events) = (*late, vec![message(nth(*head + 1))]);
        if turn % 7 == 0 {
            let order = nth(*head) - 1 - turn;
            events.insert(0, message(order));
            *late = Some(order);
        }
        append(&*store, to_room_after(room, (nth(*head), known), events))
            .await
            .unwrap();
        *head += 1;
    }
    let all = store.log(0, Position::MAX, 999).await.unwrap();
    let last = store.position();
    for chosen in [&[][..], &[0], &[1], &[2, 0], &[0, 1, 2]] {
        for (after, until, limit) in [
            (0, last, 999),
            (0, 60, 999),
            (17, last, 40),
            (90, 91, 5),
            (last, 999, 9),
        ] {
            // The last of the chosen rooms ends early, but for what comes late.
            let ends = |at: usize| {
                if chosen.last() == Some(&at) {
                    70
                } else {
                    Position::MAX
                }
            };
            let of = |at: &usize| RoomLog {
                room_id: rooms[*at].0.clone(),
                until: ends(*at),
            };
            let wanted = |event: &&Arc<StoredEvent>| {
                let room = chosen.iter().find(|at| rooms[**at].0 == event.room_id);
                let is_in = after < event.position && event.position <= until;
                is_in && room.is_some_and(|at| event.is_late() || event.position <= ends(*at))
            };
            let expected: Vec<_> = all.iter().filter(wanted).take(limit).cloned().collect();
            let found = store
                .log_of(chosen.iter().map(of).collect(), (after, until), limit)
                .await;
            assert_eq!(
                found.unwrap(),
                expected,
                "{chosen:?} {after} {until} {limit}"
            );
        }
    }
}

/// Makes a room with a topic set at 2, deleted at 4 and set again at 6, and a name set at 3.
async fn room_with_topics(store: &dyn Store) -> RoomId {
    let (room, _) = room_of(store, 0).await;
    let topic = |n| state(nth(n), "state.m.room.topic", "");
    let mut deleted = topic(4);
    deleted.deletes = true;
    let events = vec![
        topic(2),
        state(nth(3), "state.m.room.name", ""),
        deleted,
        message(nth(5)),
        topic(6),
        state(nth(7), "state.example.colour", "left"),
    ];
    append(store, to_room(&room, nth(1), events)).await.unwrap();
    room
}

pub(in crate::store) async fn state_at_an_order_is_the_newest_before_it<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let room = room_with_topics(&*store).await;
    let _ = room_with_topics(&*store).await;
    for (at, expected) in [
        (1, None),
        (2, Some(2)),
        (3, Some(2)),
        (4, Some(4)),
        (5, Some(4)),
        (9, Some(6)),
    ] {
        let found = store
            .state_at(&room, "state.m.room.topic", "", nth(at), Position::MAX)
            .await
            .unwrap();
        assert_eq!(
            found.as_ref().map(|event| event.order),
            expected.map(nth),
            "topic at {at}"
        );
        assert_eq!(
            found.is_some_and(|event| event.deletes),
            expected == Some(4)
        );
    }
    let colour = async |key: &str| {
        store
            .state_at(&room, "state.example.colour", key, nth(9), Position::MAX)
            .await
            .unwrap()
            .is_some()
    };
    assert!(colour("left").await);
    assert!(!colour("").await);
    assert!(!colour("never seen").await);
}

pub(in crate::store) async fn the_state_of_a_room_at_an_order_lacks_what_was_deleted<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let room = room_with_topics(&*store).await;
    let expected: [(i64, &[i64]); 6] = [
        (0, &[]),
        (1, &[1]),
        (3, &[1, 2, 3]),
        (5, &[1, 3]),
        (6, &[1, 3, 6]),
        (9, &[1, 3, 6, 7]),
    ];
    for (at, orders) in expected {
        let state = store
            .room_state_at(&room, nth(at), Position::MAX)
            .await
            .unwrap();
        let mut found: Vec<i64> = state.iter().map(|event| event.order / nth(1)).collect();
        found.sort_unstable();
        assert_eq!(found, orders, "the state at {at}");
    }
}

pub(in crate::store) async fn a_room_shows_its_head_and_current_state<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let room = room_with_topics(&*store).await;
    let last = message(nth(8));
    append(&*store, to_room(&room, nth(7), vec![last.clone()]))
        .await
        .unwrap();
    let row = store.room(&room).await.unwrap().unwrap();
    assert_eq!(row.room_id, room);
    assert_eq!(
        (row.head.order, row.head.position, row.head.depth),
        (nth(8), 8, 8)
    );
    assert_eq!(row.head.event_id, last.event_id);
    let mut types: Vec<_> = row
        .state
        .iter()
        .map(|event| event.event_type.as_ref())
        .collect();
    types.sort_unstable();
    let expected = [
        "state.example.colour",
        "state.m.room.create",
        "state.m.room.name",
        "state.m.room.topic",
    ];
    assert_eq!(types, expected);

    let mut deleted = state(nth(9), "state.m.room.topic", "");
    deleted.deletes = true;
    append(&*store, to_room(&room, nth(8), vec![deleted]))
        .await
        .unwrap();
    let row = store.room(&room).await.unwrap().unwrap();
    assert_eq!((row.head.order, row.state.len()), (nth(9), 3));
}

pub(in crate::store) async fn memberships_show_the_newest_of_every_room<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (one, _) = room_of(&*store, 0).await;
    let (two, _) = room_of(&*store, 0).await;
    let bob = user_id("bob");
    let left = member(nth(4), &bob, "leave");
    let events = vec![
        member(nth(2), &bob, "invite"),
        member(nth(3), &bob, "join"),
        left.clone(),
    ];
    append(&*store, to_room(&one, nth(1), events))
        .await
        .unwrap();
    let joined = member(nth(2), &bob, "join");
    let events = vec![joined.clone(), member(nth(3), &user_id("eve"), "ban")];
    append(&*store, to_room(&two, nth(1), events))
        .await
        .unwrap();

    let mut found = store.memberships(&bob).await.unwrap();
    found.sort_by_key(|row| row.position);
    let parts: Vec<_> = found
        .iter()
        .map(|row| {
            (
                &row.room_id,
                row.membership.as_str(),
                &row.event_id,
                row.position,
                row.order,
            )
        })
        .collect();
    let expected = [
        (&one, "leave", &left.event_id, 5, nth(4)),
        (&two, "join", &joined.event_id, 6, nth(2)),
    ];
    assert_eq!(parts, expected);
    assert_eq!(
        store.memberships(&user_id("eve")).await.unwrap()[0].membership,
        "ban"
    );
}

pub(in crate::store) async fn a_users_rooms_that_changed_are_listed<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let bob = user_id("bob");
    let (quiet, _) = room_of(&*store, 0).await;
    let (busy, _) = room_of(&*store, 0).await;
    let (others, _) = room_of(&*store, 0).await;
    for room in [&quiet, &busy] {
        let join = vec![member(nth(2), &bob, "join")];
        append(&*store, to_room(room, nth(1), join)).await.unwrap();
    }
    let said = |room, head| to_room(room, nth(head), vec![message(nth(head + 1))]);
    append(&*store, said(&busy, 2)).await.unwrap();
    append(&*store, said(&others, 1)).await.unwrap();
    let parts = async |since| {
        let rows = store.parts_since(&bob, since).await.unwrap().into_iter();
        let part = |row: PartRow| (row.membership.room_id, row.membership.position, row.newest);
        let mut parts: Vec<_> = rows.map(part).collect();
        parts.sort_by_key(|part| part.2);
        parts
    };
    let (in_quiet, in_busy) = ((quiet.clone(), 4, 4), (busy.clone(), 5, 6));
    assert_eq!(parts(0).await, [in_quiet.clone(), in_busy.clone()]);
    assert_eq!(parts(4).await, [in_busy]);
    assert!(parts(6).await.is_empty());

    // One that comes late is new as well.
    let late = vec![message(nth(1) + 1)];
    append(&*store, to_room(&quiet, nth(2), late))
        .await
        .unwrap();
    assert_eq!(parts(6).await, [(quiet, 4, 8)]);
}

pub(in crate::store) async fn what_does_not_exist_is_not_found<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let nowhere = new_room_id();
    assert!(store.user(&user_id("ann")).await.unwrap().is_none());
    assert!(store.device_by_token(&[1; 32]).await.unwrap().is_none());
    assert!(store.devices(&user_id("ann")).await.unwrap().is_empty());
    assert!(store.room(&nowhere).await.unwrap().is_none());
    assert!(
        store
            .alias(&"#boats:here.example".parse().unwrap())
            .await
            .unwrap()
            .is_none()
    );
    assert!(store.memberships(&user_id("ann")).await.unwrap().is_empty());
    assert!(store.event(&event_id()).await.unwrap().is_none());
    assert!(page(&*store, &nowhere, i64::MAX, true, 9).await.is_empty());
    assert!(
        store
            .state_at(&nowhere, "state.m.room.name", "", 9, Position::MAX)
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        store
            .room_state_at(&nowhere, 9, Position::MAX)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(store.outcome("S", 1).await.unwrap().is_none());
    assert!(store.links(&event_id()).await.unwrap().is_none());
    assert!(store.proof(&event_id()).await.unwrap().is_none());
    assert!(store.profile(&user_id("ann")).await.unwrap().is_none());
    assert!(store.profiles_due().await.unwrap().is_empty());
    assert!(store.filter("x").await.unwrap().is_none());
    assert!(store.listings(Vec::new(), 9).await.unwrap().is_empty());
    store.ready().await.unwrap();
}
