//! Appends: whole or not at all, in order, compared with the head, observed before they are acknowledged.

use std::sync::Arc;

use tidings_types::EventId;
use tokio::sync::oneshot::error::TryRecvError;

use super::{
    Harness, Seen, append, member, message, new_room_id, nth, outcome, room_of, state, to_room,
    user_id,
};
use crate::store::{AliasRow, Append, AppendError, RoomAppend, StoreError, UserRow, Write};

pub(in crate::store) async fn positions_are_consecutive_in_the_order_of_calls<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    assert_eq!(store.position(), 0);
    let (room, _) = room_of(&*store, 0).await;
    assert_eq!(store.position(), 1);

    let first = store.append(to_room(
        &room,
        nth(1),
        vec![message(nth(2)), message(nth(3))],
    ));
    let second = store.append(to_room(&room, nth(3), vec![message(nth(4))]));
    let third = store.append(to_room(&room, nth(4), vec![message(nth(5))]));
    assert_eq!(third.await.unwrap().unwrap().positions, [5]);
    assert_eq!(second.await.unwrap().unwrap().positions, [4]);
    assert_eq!(first.await.unwrap().unwrap().positions, [2, 3]);
    assert_eq!(store.position(), 5);
}

pub(in crate::store) async fn an_append_to_several_rooms_is_applied_whole<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (one, _) = room_of(&*store, 0).await;
    let (two, _) = room_of(&*store, 1).await;
    let both = |head_of_two| Append {
        rooms: vec![
            RoomAppend {
                room_id: one.clone(),
                expected_head: nth(1),
                expected_event: None,
                expected_late: None,
                events: vec![message(nth(2))],
            },
            RoomAppend {
                room_id: two.clone(),
                expected_head: head_of_two,
                expected_event: None,
                expected_late: None,
                events: vec![message(nth(3)), message(nth(4))],
            },
        ],
        ..Append::default()
    };
    let refused = append(&*store, both(nth(1))).await;
    assert!(
        matches!(refused, Err(AppendError::Conflict { room_id, head }) if room_id == two && head == nth(2))
    );
    assert_eq!(store.room(&one).await.unwrap().unwrap().head.order, nth(1));
    assert_eq!(
        append(&*store, both(nth(2))).await.unwrap().positions,
        [4, 5, 6]
    );
    assert_eq!(store.room(&one).await.unwrap().unwrap().head.position, 4);
    assert_eq!(store.room(&two).await.unwrap().unwrap().head.position, 6);
}

pub(in crate::store) async fn two_appends_of_one_call_to_the_same_room_follow_each_other<
    H: Harness,
>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let step = |from: i64| RoomAppend {
        room_id: room.clone(),
        expected_head: nth(from),
        expected_event: None,
        expected_late: None,
        events: vec![message(nth(from + 1))],
    };
    let twice = Append {
        rooms: vec![step(1), step(2)],
        ..Append::default()
    };
    assert_eq!(append(&*store, twice).await.unwrap().positions, [2, 3]);
    let stale = Append {
        rooms: vec![step(3), step(3)],
        ..Append::default()
    };
    let refused = append(&*store, stale).await;
    assert!(matches!(refused, Err(AppendError::Conflict { head, .. }) if head == nth(4)));
    assert_eq!(store.room(&room).await.unwrap().unwrap().head.order, nth(3));
}

pub(in crate::store) async fn a_conflict_names_the_head_and_leaves_no_trace<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 3).await;
    let ann = user_id("ann");
    let late = member(nth(5), &ann, "join");
    let mut stale = to_room(&room, nth(3), vec![late.clone()]);
    stale.outcomes = vec![outcome("S", 1, 10)];
    stale.writes.push(Write::User(a_user("ann")));
    let refused = append(&*store, stale).await;
    assert!(
        matches!(refused, Err(AppendError::Conflict { room_id, head }) if room_id == room && head == nth(4))
    );
    assert_eq!(store.position(), 4);
    assert!(store.event(&late.event_id).await.unwrap().is_none());
    assert!(store.outcome("S", 1).await.unwrap().is_none());
    assert!(store.user(&ann).await.unwrap().is_none());
    assert!(store.memberships(&ann).await.unwrap().is_empty());
    assert_eq!(store.room(&room).await.unwrap().unwrap().state.len(), 1);
    assert_eq!(
        harness.recorder().seen().len(),
        1,
        "only what made the room was observed"
    );
}

pub(in crate::store) async fn a_history_of_the_same_length_is_another_one<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 1).await;
    let first = store.room(&room).await.unwrap().unwrap().head.event_id;
    let after = |newest: &EventId, order, event| {
        let mut append = to_room(&room, nth(order), vec![event]);
        append.rooms[0].expected_event = Some(newest.clone());
        append
    };
    let (true_one, lost, on_lost) = (message(nth(3)), message(nth(3)), message(nth(4)));
    let (true_id, lost_id) = (true_one.event_id.clone(), lost.event_id.clone());
    let queued = [
        store.append(after(&first, 2, true_one)),
        store.append(after(&first, 2, lost)),
        store.append(after(&lost_id, 3, on_lost)),
        store.append(after(&true_id, 3, message(nth(4)))),
    ];
    let mut answers = Vec::new();
    for answer in queued {
        answers.push(answer.await.unwrap().map(|appended| appended.positions));
    }
    for refused in &answers[1..3] {
        assert!(
            matches!(refused, Err(AppendError::Conflict { head, .. }) if *head == nth(3)),
            "{refused:?}"
        );
    }
    assert_eq!(answers[0].as_ref().unwrap(), &[3]);
    assert_eq!(answers[3].as_ref().unwrap(), &[4]);
    drop(store);
    let harness = harness.reopen().await;
    let store = harness.store();
    let late = append(&*store, after(&lost_id, 4, message(nth(5)))).await;
    assert!(matches!(late, Err(AppendError::Conflict { .. })));
}

pub(in crate::store) async fn a_failing_append_leaves_the_others_of_its_group_alone<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, events) = room_of(&*store, 0).await;
    let (other, _) = room_of(&*store, 0).await;
    // While the observer is held, everything that follows queues into one group.
    harness.recorder().hold();
    let blocking = store.append(to_room(&other, nth(1), vec![message(nth(2))]));
    let good = store.append(to_room(&room, nth(1), vec![message(nth(2))]));
    let stale = store.append(to_room(&room, nth(1), vec![message(nth(2))]));
    // This one fails with its second event, after its outcome and its first event were written.
    let mut again = message(nth(4));
    again.event_id = events[0].event_id.clone();
    let mut broken = to_room(&room, nth(2), vec![message(nth(3)), again]);
    broken.outcomes = vec![outcome("S", 1, 10)];
    broken.writes.push(Write::User(a_user("bob")));
    let broken = store.append(broken);
    let after = store.append(to_room(&room, nth(2), vec![message(nth(3))]));
    harness.recorder().release();

    assert_eq!(blocking.await.unwrap().unwrap().positions, [3]);
    assert_eq!(good.await.unwrap().unwrap().positions, [4]);
    assert!(matches!(
        stale.await.unwrap(),
        Err(AppendError::Conflict { .. })
    ));
    assert!(matches!(
        broken.await.unwrap(),
        Err(AppendError::Taken { what: "event" })
    ));
    assert_eq!(after.await.unwrap().unwrap().positions, [5]);
    assert!(store.outcome("S", 1).await.unwrap().is_none());
    assert!(store.user(&user_id("bob")).await.unwrap().is_none());
    assert_eq!(store.log(0, u64::MAX, 10).await.unwrap().len(), 5);
}

pub(in crate::store) async fn an_append_to_an_unknown_room_is_refused<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let nowhere = new_room_id();
    let refused = append(&*store, to_room(&nowhere, 0, vec![message(nth(1))])).await;
    assert!(matches!(refused, Err(AppendError::NoSuchRoom(room)) if room == nowhere));
    let alias = AliasRow {
        alias: "#boats:here.example".parse().unwrap(),
        room_id: nowhere.clone(),
        creator: user_id("ann"),
    };
    let only_alias = Append {
        writes: vec![Write::Alias(alias)],
        ..Append::default()
    };
    let refused = append(&*store, only_alias).await;
    assert!(matches!(refused, Err(AppendError::NoSuchRoom(room)) if room == nowhere));
    assert_eq!(store.position(), 0);
}

pub(in crate::store) async fn orders_that_do_not_rise_are_refused<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 1).await;
    for orders in [[nth(2), nth(3)], [nth(4), nth(4)], [nth(4), nth(3)]] {
        let events = orders.into_iter().map(message).collect();
        let refused = append(&*store, to_room(&room, nth(2), events)).await;
        assert!(matches!(
            refused,
            Err(AppendError::Store(StoreError::Engine { .. }))
        ));
    }
    let sound = to_room(&room, nth(2), vec![message(nth(2) + 1), message(nth(9))]);
    assert_eq!(append(&*store, sound).await.unwrap().positions, [3, 4]);
}

pub(in crate::store) async fn an_event_id_is_taken_once<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let mut foreign = message(nth(2));
    foreign.event_id = "$theirs:there.example".parse().unwrap();
    append(&*store, to_room(&room, nth(1), vec![foreign.clone()]))
        .await
        .unwrap();
    foreign.order = nth(3);
    let refused = append(&*store, to_room(&room, nth(2), vec![foreign])).await;
    assert!(matches!(refused, Err(AppendError::Taken { what: "event" })));
    let next = append(&*store, to_room(&room, nth(2), vec![message(nth(3))])).await;
    assert_eq!(next.unwrap().positions, [3]);
}

fn a_user(name: &str) -> UserRow {
    UserRow {
        user_id: user_id(name),
        password_hash: "$argon2id$v=19$…".to_owned(),
        created_ms: 1,
        deactivated: false,
    }
}

pub(in crate::store) async fn a_taken_user_refuses_the_whole_append<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let registration = || Append {
        writes: vec![Write::User(a_user("bob"))],
        ..to_room(&room, nth(1), vec![message(nth(2))])
    };
    let (first, second) = (store.append(registration()), store.append(registration()));
    assert_eq!(first.await.unwrap().unwrap().positions, [2]);
    assert!(matches!(
        second.await.unwrap(),
        Err(AppendError::Conflict { .. })
    ));
    let again = Append {
        rooms: Vec::new(),
        ..registration()
    };
    assert!(matches!(
        append(&*store, again).await,
        Err(AppendError::Taken { what: "user" })
    ));
    let twice = Append {
        writes: vec![Write::User(a_user("eve")), Write::User(a_user("eve"))],
        ..Append::default()
    };
    assert!(matches!(
        append(&*store, twice).await,
        Err(AppendError::Taken { what: "user" })
    ));
    assert!(store.user(&user_id("eve")).await.unwrap().is_none());
    assert_eq!(store.position(), 2);
}

pub(in crate::store) async fn a_taken_alias_refuses_the_whole_append<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let creation = || {
        let room_id = new_room_id();
        let alias = AliasRow {
            alias: "#boats:here.example".parse().unwrap(),
            room_id: room_id.clone(),
            creator: user_id("ann"),
        };
        let writes = vec![
            Write::Room {
                room_id: room_id.clone(),
                created_ms: 1,
            },
            Write::Alias(alias),
        ];
        let events = vec![state(nth(1), "state.m.room.create", "")];
        (
            room_id.clone(),
            Append {
                writes,
                ..to_room(&room_id, 0, events)
            },
        )
    };
    let (first, first_append) = creation();
    let (second, second_append) = creation();
    append(&*store, first_append).await.unwrap();
    let refused = append(&*store, second_append).await;
    assert!(matches!(refused, Err(AppendError::Taken { what: "alias" })));
    assert!(store.room(&second).await.unwrap().is_none());
    let kept = store
        .alias(&"#boats:here.example".parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (kept.room_id, kept.creator),
        (first.clone(), user_id("ann"))
    );
    let same_room = Write::Room {
        room_id: first,
        created_ms: 1,
    };
    let same_room = Append {
        writes: vec![same_room],
        ..Append::default()
    };
    assert!(matches!(
        append(&*store, same_room).await,
        Err(AppendError::Taken { what: "room" })
    ));
}

pub(in crate::store) async fn an_outcome_is_kept_with_its_events_and_only_once<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let mut sent = to_room(&room, nth(1), vec![message(nth(2)), message(nth(3))]);
    sent.outcomes = vec![outcome("S", 7, 10)];
    append(&*store, sent).await.unwrap();
    let kept = store.outcome("S", 7).await.unwrap().unwrap();
    assert_eq!(kept.outcome, outcome("S", 7, 10));
    assert_eq!(kept.position, Some(3), "the position of the last event");

    let mut again = to_room(&room, nth(3), vec![message(nth(4))]);
    again.outcomes = vec![outcome("S", 7, 11)];
    let refused = append(&*store, again).await;
    assert!(matches!(
        refused,
        Err(AppendError::Taken { what: "outcome" })
    ));
    assert_eq!(store.position(), 3);
    assert_eq!(
        store
            .outcome("S", 7)
            .await
            .unwrap()
            .unwrap()
            .outcome
            .taken_ms,
        10
    );

    let alone = Append {
        outcomes: vec![outcome("S", 8, 12)],
        ..Append::default()
    };
    assert!(append(&*store, alone).await.unwrap().positions.is_empty());
    assert_eq!(store.outcome("S", 8).await.unwrap().unwrap().position, None);
    assert!(store.outcome("T", 7).await.unwrap().is_none());
}

pub(in crate::store) async fn an_append_keeps_many_outcomes_or_none<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let mut sent = to_room(&room, nth(1), vec![message(nth(2)), message(nth(3))]);
    sent.outcomes = (4..7).map(|action| outcome("S", action, 10)).collect();
    append(&*store, sent).await.unwrap();
    for action in 4..7 {
        let kept = store.outcome("S", action).await.unwrap().unwrap();
        assert_eq!(kept.outcome, outcome("S", action, 10));
        assert_eq!(kept.position, Some(3));
    }
    for actions in [[7, 8, 6], [7, 8, 8]] {
        let mut again = to_room(&room, nth(3), vec![message(nth(4))]);
        again.outcomes = actions.map(|action| outcome("S", action, 11)).into();
        let refused = append(&*store, again).await;
        assert!(matches!(
            refused,
            Err(AppendError::Taken { what: "outcome" })
        ));
        assert_eq!(store.position(), 3);
        for action in [7, 8] {
            assert!(store.outcome("S", action).await.unwrap().is_none());
        }
    }
}

pub(in crate::store) async fn the_observer_sees_commits_before_their_acknowledgement_and_in_order<
    H: Harness,
>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let recorder = harness.recorder();
    let (room, _) = room_of(&*store, 0).await;
    recorder.hold();
    let mut replies: Vec<_> = (1..=50_u64)
        .map(|n| {
            let head = nth(n.cast_signed());
            let mut one = to_room(&room, head, vec![message(head + nth(1))]);
            one.tag = Some(Arc::new(n));
            store.append(one)
        })
        .collect();
    // The room's own append has gone by; the next batch stands in the observer now or soon.
    while recorder.seen().len() < 2 {
        tokio::task::yield_now().await;
    }
    assert!(
        matches!(replies[0].try_recv(), Err(TryRecvError::Empty)),
        "acknowledged too early"
    );
    recorder.release();
    for reply in replies {
        let positions = reply.await.unwrap().unwrap().positions;
        let seen = recorder.seen();
        assert!(seen.iter().any(|seen| seen.positions == positions));
    }
    let expected: Vec<Seen> = (1..=50)
        .map(|n| Seen {
            positions: vec![n + 1],
            tag: Some(n),
        })
        .collect();
    assert_eq!(recorder.seen()[1..], expected);
}

pub(in crate::store) async fn the_position_is_published_before_the_acknowledgement<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    for n in 1..=100 {
        let head = nth(n);
        let appended = append(&*store, to_room(&room, head, vec![message(head + nth(1))])).await;
        let position = appended.unwrap().positions[0];
        assert!(store.position() >= position);
        assert_eq!(
            store.log(position - 1, position, 10).await.unwrap()[0].position,
            position
        );
    }
}

pub(in crate::store) async fn an_append_without_events_still_compares_the_head<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 1).await;
    let registration = |name, head| Append {
        writes: vec![Write::User(a_user(name))],
        ..to_room(&room, head, Vec::new())
    };
    let stale = append(&*store, registration("bob", nth(1))).await;
    assert!(
        matches!(stale, Err(AppendError::Conflict { room_id, head }) if room_id == room && head == nth(2))
    );
    assert!(store.user(&user_id("bob")).await.unwrap().is_none());
    let appended = append(&*store, registration("eve", nth(2))).await.unwrap();
    assert!(appended.positions.is_empty());
    assert!(store.user(&user_id("eve")).await.unwrap().is_some());

    let mut mixed = to_room(&room, nth(2), vec![message(nth(3))]);
    mixed.rooms.extend(to_room(&room, nth(3), Vec::new()).rooms);
    mixed
        .rooms
        .extend(to_room(&room, nth(3), vec![message(nth(4))]).rooms);
    assert_eq!(append(&*store, mixed).await.unwrap().positions, [3, 4]);
    let nowhere = append(&*store, to_room(&new_room_id(), 0, Vec::new())).await;
    assert!(matches!(nowhere, Err(AppendError::NoSuchRoom(_))));
    assert_eq!(store.room(&room).await.unwrap().unwrap().head.order, nth(4));
}
