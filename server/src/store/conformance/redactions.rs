//! Events that speak of older ones: what they replaced, what they redacted, and the proofs that are kept of it.

use std::sync::Arc;

use super::{
    Harness, append, event_id, member, message, nth, outcome, room_of, rows, state, to_room,
    user_id,
};
use crate::store::{
    Append, AppendError, NewEvent, Order, Position, Proof, Redaction, Replaced, Store, StoredEvent,
    TimelinePage, Write,
};

const TOPIC: &str = "state.m.room.topic";

fn topic(order: Order, text: &str) -> NewEvent {
    let event = state(order, TOPIC, "");
    let json = format!(
        r#"{{"content":{{"topic":"{text}"}},"event_id":"{}"}}"#,
        event.event_id
    );
    NewEvent {
        json: json.into(),
        ..event
    }
}

fn replaced(event: &NewEvent, content: &str) -> Replaced {
    Replaced {
        event_id: event.event_id.clone(),
        content: content.into(),
    }
}

fn proof(n: u8) -> Proof {
    Proof {
        sha256: [n; 32],
        key_id: format!("ed25519:{n}"),
        signature: [n + 1; 64],
    }
}

/// What is left of an event; `mark` tells two redactions of it apart.
fn pruned(target: &NewEvent, mark: &str) -> Arc<str> {
    let id = &target.event_id;
    format!(r#"{{"content":{{}},"event_id":"{id}","mark":"{mark}"}}"#).into()
}

fn redaction(order: Order, target: &NewEvent, mark: &str) -> NewEvent {
    NewEvent {
        event_type: "message.m.room.redaction".into(),
        redacts: Some(Redaction {
            target: target.event_id.clone(),
            json: pruned(target, mark),
            proof: proof(1),
            rejects: false,
        }),
        ..message(order)
    }
}

async fn read(store: &dyn Store, event: &NewEvent) -> StoredEvent {
    let found = store.event(&event.event_id).await.unwrap();
    StoredEvent::clone(&found.expect("the event is kept"))
}

pub(in crate::store) async fn an_event_shows_what_it_replaced_as_that_is_now<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let old = topic(nth(2), "ships");
    let mut new = topic(nth(3), "boats");
    new.replaces = Some(replaced(&old, r#"{"topic":"ships"}"#));
    append(&*store, to_room(&room, nth(1), vec![old.clone()]))
        .await
        .unwrap();
    append(&*store, to_room(&room, nth(2), vec![new.clone()]))
        .await
        .unwrap();
    assert_eq!(read(&*store, &old).await.replaces, None);
    assert_eq!(read(&*store, &new).await.replaces, new.replaces);
    assert_eq!(harness.recorder().last().events[0].replaces, new.replaces);

    let redact = redaction(nth(4), &old, "1");
    append(&*store, to_room(&room, nth(3), vec![redact]))
        .await
        .unwrap();
    let expected = Some(replaced(&old, "{}"));
    assert_eq!(read(&*store, &new).await.replaces, expected);
    let state = store.room(&room).await.unwrap().unwrap().state;
    let of_state = state.iter().find(|event| event.event_id == new.event_id);
    assert_eq!(of_state.unwrap().replaces, None, "not part of the state");
    let log = store.log(2, 3, 9).await.unwrap();
    assert_eq!(log[0].replaces, expected);
}

pub(in crate::store) async fn a_replaced_event_may_come_from_the_same_append_or_be_unknown<
    H: Harness,
>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let mut bare = topic(nth(2), "");
    bare.json = "{}".into();
    let mut second = topic(nth(3), "boats");
    second.replaces = Some(replaced(&bare, "{}"));
    let mut third = topic(nth(4), "rafts");
    third.replaces = Some(replaced(&second, r#"{"topic":"boats"}"#));
    let mut stranger = topic(nth(5), "whales");
    stranger.replaces = Some(Replaced {
        event_id: "$far:there.example".parse().unwrap(),
        content: "{}".into(),
    });
    let events = vec![bare, second.clone(), third.clone(), stranger.clone()];
    append(&*store, to_room(&room, nth(1), events))
        .await
        .unwrap();
    assert_eq!(read(&*store, &second).await.replaces, second.replaces);
    assert_eq!(read(&*store, &third).await.replaces, third.replaces);
    assert_eq!(read(&*store, &stranger).await.replaces, None);
    let seen = harness.recorder().last().events;
    let log = store.log(1, Position::MAX, 9).await.unwrap();
    assert_eq!(seen, log, "the observer sees what readers see");
}

pub(in crate::store) async fn a_redaction_empties_a_message_and_stays_with_it<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 2).await;
    let target = &made[1];
    let before = read(&*store, target).await;
    let redact = redaction(nth(4), target, "1");
    let next = message(nth(5));
    append(
        &*store,
        to_room(&room, nth(3), vec![redact.clone(), next.clone()]),
    )
    .await
    .unwrap();
    let expected = StoredEvent {
        json: pruned(target, "1"),
        redacted_because: Some(redact.json.clone()),
        ..before
    };
    assert_eq!(read(&*store, target).await, expected);
    assert_eq!(store.proof(&target.event_id).await.unwrap(), Some(proof(1)));
    let last = harness.recorder().last();
    assert_eq!(last.redacted, [Arc::new(expected.clone())]);
    assert_eq!(last.events.len(), 2, "the target isn't an event of its own");
    assert_eq!(read(&*store, &redact).await.redacted_because, None);
    let page = TimelinePage {
        from: nth(3),
        backwards: true,
        until: Position::MAX,
        limit: 1,
    };
    let timeline = store.timeline(&room, page).await.unwrap();
    assert_eq!(timeline, [Arc::new(expected.clone())]);
    drop((store, timeline));

    let harness = harness.crash().await;
    assert_eq!(read(&*harness.store(), target).await, expected);
}

pub(in crate::store) async fn a_redacted_state_event_stays_in_the_state<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let bob = user_id("bob");
    let joined = NewEvent {
        deletes: false,
        ..member(nth(3), &bob, "join")
    };
    let events = vec![topic(nth(2), "ships"), joined.clone()];
    let told = events[0].clone();
    append(&*store, to_room(&room, nth(1), events))
        .await
        .unwrap();
    let redactions = vec![
        redaction(nth(4), &told, "1"),
        redaction(nth(5), &joined, "1"),
    ];
    append(&*store, to_room(&room, nth(3), redactions))
        .await
        .unwrap();
    let texts = |events: Vec<Arc<StoredEvent>>| -> Vec<_> {
        let texts = events.iter().skip(1);
        texts.map(|event| Arc::clone(&event.json)).collect()
    };
    let expected = [pruned(&told, "1"), pruned(&joined, "1")];
    let row = store.room(&room).await.unwrap().unwrap();
    assert_eq!(texts(row.state), expected);
    assert_eq!(row.head.order, nth(5));
    let earlier = store
        .room_state_at(&room, nth(3), Position::MAX)
        .await
        .unwrap();
    assert_eq!(texts(earlier), expected, "also as it was before");
    let membership = &store.memberships(&bob).await.unwrap()[0];
    assert_eq!(membership.membership, "join");
    let redacted = harness.recorder().last().redacted;
    let ids: Vec<_> = redacted.iter().map(|event| &event.event_id).collect();
    assert_eq!(ids, [&told.event_id, &joined.event_id]);
}

pub(in crate::store) async fn a_second_redaction_leaves_the_first_as_the_reason<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 1).await;
    let target = &made[1];
    let first = redaction(nth(3), target, "1");
    let mut second = redaction(nth(4), target, "2");
    second.redacts.as_mut().unwrap().proof = proof(2);
    append(&*store, to_room(&room, nth(2), vec![first.clone()]))
        .await
        .unwrap();
    append(&*store, to_room(&room, nth(3), vec![second]))
        .await
        .unwrap();
    let now = read(&*store, target).await;
    assert_eq!(now.json, pruned(target, "2"));
    assert_eq!(now.redacted_because, Some(first.json.clone()));
    assert_eq!(store.proof(&target.event_id).await.unwrap(), Some(proof(1)));

    let twice = vec![
        redaction(nth(5), target, "3"),
        redaction(nth(6), target, "4"),
    ];
    append(&*store, to_room(&room, nth(4), twice))
        .await
        .unwrap();
    let redacted = harness.recorder().last().redacted;
    assert_eq!(redacted, [Arc::new(read(&*store, target).await)]);
    assert_eq!(redacted[0].json, pruned(target, "4"));
}

pub(in crate::store) async fn a_redaction_can_be_redacted<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 1).await;
    let target = &made[1];
    let first = redaction(nth(3), target, "1");
    let second = redaction(nth(4), &first, "2");
    append(&*store, to_room(&room, nth(2), vec![first.clone()]))
        .await
        .unwrap();
    append(&*store, to_room(&room, nth(3), vec![second.clone()]))
        .await
        .unwrap();
    let reason = read(&*store, &first).await;
    assert_eq!(reason.json, pruned(&first, "2"));
    assert_eq!(reason.redacted_because, Some(second.json));
    let now = read(&*store, target).await;
    assert_eq!(now.json, pruned(target, "1"), "it stays redacted");
    assert_eq!(now.redacted_because, Some(reason.json));
}

pub(in crate::store) async fn a_redaction_of_nothing_refuses_the_whole_append<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 1).await;
    let fresh = message(nth(3));
    // Also an event of the same append isn't in the store yet.
    let refused = vec![
        vec![redaction(nth(3), &message(0), "1")],
        vec![fresh.clone(), redaction(nth(4), &fresh, "1")],
        vec![
            redaction(nth(3), &made[1], "1"),
            redaction(nth(4), &message(0), "1"),
        ],
    ];
    for events in refused {
        let mut refused = to_room(&room, nth(2), events);
        refused.outcomes = vec![outcome("S", 1, 1)];
        let refused = append(&*store, refused).await;
        assert!(matches!(
            refused,
            Err(AppendError::Missing { what: "event" })
        ));
    }
    assert_eq!(store.position(), 2);
    assert!(store.outcome("S", 1).await.unwrap().is_none());
    assert_eq!(read(&*store, &made[1]).await.json, made[1].json);
    assert!(store.proof(&made[1].event_id).await.unwrap().is_none());
}

pub(in crate::store) async fn a_proof_is_kept_once<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 1).await;
    let id = &made[1].event_id;
    let write = |proof| {
        let event_id = id.clone();
        rows(vec![Write::Proof { event_id, proof }])
    };
    append(&*store, write(proof(5))).await.unwrap();
    append(&*store, write(proof(6))).await.unwrap();
    assert_eq!(store.proof(id).await.unwrap(), Some(proof(5)));
    let redact = redaction(nth(3), &made[1], "1");
    append(&*store, to_room(&room, nth(2), vec![redact]))
        .await
        .unwrap();
    assert_eq!(
        store.proof(id).await.unwrap(),
        Some(proof(5)),
        "the proof from before the redaction"
    );
    assert!(store.proof(&made[0].event_id).await.unwrap().is_none());

    let nowhere = Append {
        writes: vec![Write::Proof {
            event_id: event_id(),
            proof: proof(7),
        }],
        ..to_room(&room, nth(3), vec![message(nth(4))])
    };
    assert!(matches!(
        append(&*store, nowhere).await,
        Err(AppendError::Missing { what: "event" })
    ));
    assert_eq!(store.position(), 3);
}

pub(in crate::store) async fn redacted_messages_are_not_unread<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 5).await;
    let unread = async || {
        let others = user_id("bob");
        store
            .count_unread(&room, nth(2), Position::MAX, others.as_str())
            .await
            .unwrap()
    };
    assert_eq!(unread().await, 4);
    let redactions = vec![
        redaction(nth(7), &made[1], "1"),
        redaction(nth(8), &made[3], "1"),
    ];
    append(&*store, to_room(&room, nth(6), redactions))
        .await
        .unwrap();
    assert_eq!(unread().await, 3, "one of the redacted ones was read");
}
