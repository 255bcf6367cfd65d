//! Late and rejected events of other servers that hang on others, and such as others hang on (UPD-4, REL-4, STR-3, STR-4).

use serde_json::{Value, json};
use tidings_server::app::ErrorKind;
use tidings_tests::foreign::{Foreigner, id};
use tidings_tests::user::{User, bodies, entry, ids, place, text};

use super::late_events::{World, late, stream, timeline, world};

/// What an event shows of what hangs on it: what updates it, what relates to it, and how many that are.
fn bundle(event: &Value) -> (Vec<String>, Vec<String>, Value) {
    let replies = &event["replies"];
    let count = replies["count"].clone();
    (
        bodies(&event["updated_by"]),
        bodies(&replies["chunk"]),
        count,
    )
}

fn one_of(events: &Value, event_id: &str) -> Value {
    let events = events.as_array().into_iter().flatten();
    let mut found = events.filter(|event| event["event_id"] == event_id);
    let event = found
        .next()
        .unwrap_or_else(|| panic!("{event_id} isn't there"));
    assert!(found.next().is_none(), "{event_id} is there twice");
    event.clone()
}

/// The messages of a room in a delta.
async fn delta(user: &User, room: &str, query: &str) -> Value {
    let delta = user.sync(query).await;
    let entry = entry(&delta["rooms"], room);
    let ids = entry["messages"].as_array().expect("a list").iter();
    let events = ids.map(|id| entry["events"][id.as_str().expect("an id")].clone());
    Value::Array(events.collect())
}

/// A filter that wants replies in the bundle, asking for late events or not.
async fn bundling(user: &User, out_of_order: bool) -> String {
    let filter = json!({ "replies": { "limit": 10 }, "out_of_order": out_of_order });
    user.filter(&filter).await
}

/// A message of dan's with updates and replies that came in another order than theirs; where reading began before them, and
/// the ids of the message and of the late ones.
async fn family(world: &World) -> (String, String, [String; 2]) {
    let World { ann, dan, room, .. } = world;
    let from = ann.now().await;
    let start = ann.say(room, "first").await;
    let parent = dan.take(&dan.text("parent", &start)).await;
    let r1 = ann.reply(room, &parent, "m.comment", "r1").ok().await;
    let e2 = dan
        .take(&dan.edit(("e2", &text(&r1, "event_id")), &parent))
        .await;
    let r3 = ann.reply(room, &parent, "m.comment", "r3").ok().await;
    ann.say(room, "between").await;
    // Behind the message itself, and behind the first reply.
    let e1 = dan.take(&dan.edit(("e1", &parent), &parent)).await;
    let r2 = dan.reply(("r2", &e2), &parent, "m.comment");
    let r2 = dan.take(&r2).await;
    assert!(text(&r3, "event_id") != r2);
    (from, parent, [e1, r2])
}

/// REL-4, UPD-2, REL-2: what hangs on an event stands in it by the order of the timeline, whatever order it came in and wherever
/// it is read; whoever reads an event sees all there is, be it that they asked for late events or not.
#[tokio::test]
async fn what_came_late_stands_at_its_place_in_the_bundle() {
    let world = world().await;
    let (from, parent, [e1, r2]) = family(&world).await;
    let World { ann, room, .. } = &world;
    let bob = User::register(&world.server, "bob").await;
    let expected = (
        vec!["e1".to_owned(), "e2".to_owned()],
        vec!["r1".to_owned(), "r2".to_owned(), "r3".to_owned()],
        json!(3),
    );
    let (plain, asks) = (bundling(ann, false).await, bundling(ann, true).await);
    for query in [&plain, &asks] {
        let event = ann.event(&parent, query).ok().await;
        assert_eq!(bundle(&event), expected);
        let page = ann.scroll(room, &format!("limit=100&{query}")).await;
        assert_eq!(bundle(&one_of(&page["chunk"], &parent)), expected);
        assert!(
            !ids(&page["chunk"]).contains(&e1),
            "it has no place of its own"
        );
        assert!(ids(&page["chunk"]).contains(&r2));
        let context = ann.context(&parent, query).ok().await;
        assert_eq!(bundle(&one_of(&context["chunk"], &parent)), expected);
        let synced = delta(ann, room, query).await;
        assert_eq!(bundle(&one_of(&synced, &parent)), expected);
        let changed = delta(ann, room, &format!("since={from}&{query}")).await;
        assert_eq!(bundle(&one_of(&changed, &parent)), expected);
        assert!(!ids(&changed).contains(&e1));
        assert_eq!(ids(&changed).contains(&r2), *query == asks, "{query}");
        let told = stream(ann, &from, query).await;
        assert_eq!(bundle(&one_of(&told["events"], &parent)), expected);
        assert!(!ids(&told["events"]).contains(&e1));
        assert_eq!(
            ids(&told["events"]).contains(&r2),
            *query == asks,
            "{query}"
        );
    }
    let page = ann.replies(&parent, "limit=2").ok().await;
    assert_eq!(bodies(&page["chunk"]), ["r2", "r3"]);
    assert_eq!(page["count"], 3);
    let end = text(&page, "end");
    let page = ann
        .replies(&parent, &format!("limit=2&from={end}"))
        .ok()
        .await;
    assert_eq!(bodies(&page["chunk"]), ["r1"]);
    let joined = bob.join(&json!({ "room_id": room })).ok().await;
    let events = json!(
        joined["room"]["events"]
            .as_object()
            .expect("events")
            .values()
            .collect::<Vec<_>>()
    );
    assert_eq!(bundle(&one_of(&events, &parent)).0, expected.0);
}

/// UPD-4, STR-3: a late update of what the client holds comes to who asked for late events, singly and with its place, and to
/// nobody else; where updates come separate it is late like all others.
#[tokio::test]
async fn a_late_update_comes_singly_to_who_asks() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let start = ann.say(&room, "first").await;
    let parent = dan.take(&dan.text("parent", &start)).await;
    ann.say(&room, "second").await;
    let from = ann.now().await;
    let edit = dan.take(&dan.edit(("edit", &parent), &parent)).await;
    let deeper = dan.take(&dan.edit(("deeper", &edit), &edit)).await;
    let asks = late(&ann).await;
    let separate = ann.filter(&json!({ "updates": "separate" })).await;
    let both = json!({ "updates": "separate", "out_of_order": true });
    let both = ann.filter(&both).await;
    for query in ["", &separate] {
        let told = stream(&ann, &from, query).await;
        assert_eq!(ids(&told["events"]), [""; 0], "{query}");
        let changed = delta(&ann, &room, &format!("since={from}&{query}")).await;
        assert_eq!(ids(&changed), [""; 0], "{query}");
    }
    let told = stream(&ann, &from, &asks).await;
    assert_eq!(ids(&told["events"]), std::slice::from_ref(&edit));
    assert_eq!(told["events"][0]["unsigned"]["after"], parent);
    assert_eq!(bodies(&told["events"][0]["updated_by"]), ["deeper"]);
    let changed = delta(&ann, &room, &format!("since={from}&{asks}")).await;
    assert_eq!(ids(&changed), std::slice::from_ref(&edit));
    assert_eq!(bodies(&changed[0]["updated_by"]), ["deeper"]);
    let told = stream(&ann, &from, &both).await;
    assert_eq!(ids(&told["events"]), [edit.clone(), deeper.clone()]);
    let changed = delta(&ann, &room, &format!("since={from}&{both}")).await;
    assert_eq!(ids(&changed), [edit.clone(), deeper.clone()]);
    let page = ann
        .scroll(&room, &format!("dir=f&limit=100&{separate}"))
        .await;
    let shown = ids(&page["chunk"]);
    let at = shown
        .iter()
        .position(|id| *id == parent)
        .expect("the parent");
    assert_eq!(shown[at + 1..at + 3], [edit, deeper]);
    let page = ann.scroll(&room, "limit=2").await;
    let all = timeline(&ann, &room).await;
    assert_eq!(
        page["remaining"],
        json!(all.len() - 2),
        "updates count in no page"
    );
}

/// UPD-4, UPD-1: what hangs on a late event comes after it was taken, and stands in it at its place.
#[tokio::test]
async fn a_late_parent_holds_its_children() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    let two = ann.say(&room, "two").await;
    let from = ann.now().await;
    let parent = id("parent");
    let child = dan.edit(("edit", &two), &parent);
    let refused = dan.hand_over(&child).await.expect_err("an unknown parent");
    assert_eq!(refused.kind, ErrorKind::NotFound);
    let before = ann.now().await;
    dan.take(&dan.text("parent", &one)).await;
    let child = dan.take(&child).await;
    let (told, now) = (json!(from), json!(before));
    assert_eq!(
        place(&told),
        place(&now),
        "what was refused changed nothing"
    );
    // Who didn't ask for late events gets the child alone: it isn't late itself.
    let told = stream(&ann, &from, "").await;
    assert_eq!(ids(&told["events"]), std::slice::from_ref(&child));
    let told = stream(&ann, &from, &late(&ann).await).await;
    assert_eq!(ids(&told["events"]), std::slice::from_ref(&parent));
    assert_eq!(
        ids(&told["events"][0]["updated_by"]),
        std::slice::from_ref(&child)
    );
    let all = json!(timeline(&ann, &room).await);
    assert_eq!(bodies(&all), ["start", "one", "parent", "two"]);
    assert_eq!(ids(&one_of(&all, &parent)["updated_by"]), [child]);
}

/// STR-4, UPD-2, REL-4: a rejected child leaves the bundle and the number, late or not; a rejected parent shows no update.
#[tokio::test]
async fn rejected_children_leave_the_bundle() {
    let world = world().await;
    let (_, parent, [e1, r2]) = family(&world).await;
    let World { ann, dan, room, .. } = &world;
    let wants = bundling(ann, false).await;
    let shown = async || bundle(&ann.event(&parent, &wants).ok().await);
    let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let from = ann.now().await;
    assert!(dan.reject(&e1, None).await);
    assert_eq!(
        shown().await,
        (texts(&["e2"]), texts(&["r1", "r2", "r3"]), json!(3))
    );
    assert!(dan.reject(&r2, None).await);
    assert_eq!(
        shown().await,
        (texts(&["e2"]), texts(&["r1", "r3"]), json!(2))
    );
    assert!(!dan.reject(&r2, None).await, "once is enough");
    assert!(dan.reject(&id("e2"), None).await);
    assert_eq!(shown().await, (texts(&[]), texts(&["r1", "r3"]), json!(2)));
    let page = ann.replies(&parent, "").ok().await;
    assert_eq!(
        (bodies(&page["chunk"]), &page["count"]),
        (texts(&["r1", "r3"]), &json!(2))
    );
    let told = stream(ann, &from, "").await;
    let redacted: Vec<_> = told["events"].as_array().expect("a list").iter().collect();
    assert_eq!(redacted.len(), 3, "a redaction each");
    // The other server goes on from what it knows: none of this makes that late.
    let newest = ann.say(room, "on").await;
    let e4 = dan.take(&dan.edit(("e4", &newest), &parent)).await;
    assert_eq!(shown().await.0, texts(&["e4"]));
    assert!(dan.reject(&e4, None).await);
    let from = ann.now().await;
    let e5 = dan.take(&dan.edit(("e5", &newest), &parent)).await;
    let told = stream(ann, &from, "").await;
    assert_eq!(ids(&told["events"]), [e5], "it came at the end");
    assert!(dan.reject(&parent, None).await);
    let event = ann.event(&parent, &wants).ok().await;
    assert_eq!(event.get("updated_by"), None);
    assert_eq!(
        event["replies"]["count"], 2,
        "responses are events of their own"
    );
}

/// UPD-5: other servers don't know of receipts, and so what they send is none the later for them; what comes late never names
/// one as the event before.
#[tokio::test]
async fn receipts_make_nothing_late() {
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    let from = ann.now().await;
    let mut expected = Vec::new();
    let mut last = one.clone();
    for name in ["two", "three", "four"] {
        ann.receipt(&room, "read", &last).ok().await;
        ann.receipt(&room, "delivered", &last).ok().await;
        last = dan.take(&dan.text(name, &last)).await;
        expected.push(last.clone());
    }
    let bob = User::register(&server, "bob").await;
    bob.join_room(&room).await;
    let told = stream(&ann, &from, "types=message.m.room.message").await;
    assert_eq!(ids(&told["events"]), expected);
    let all = json!(timeline(&bob, &room).await);
    assert_eq!(bodies(&all), ["start", "one", "two", "three", "four"]);
    // The same after the room was read anew.
    ann.receipt(&room, "read", &last).ok().await;
    let (id, name) = (dan.id.clone(), dan.room.clone());
    drop(dan);
    server.restart().await;
    let dan = Foreigner::new(&server, "dan", &name);
    assert_eq!(dan.id, id);
    let from = bob.now().await;
    let newest = ids(&json!(timeline(&bob, &room).await))
        .pop()
        .expect("bob's join");
    let five = dan.take(&dan.text("five", &newest)).await;
    ann.receipt(&room, "read", &five).ok().await;
    let asks = late(&bob).await;
    let six = dan.take(&dan.text("six", &five)).await;
    let told = stream(&bob, &from, "types=message.m.room.message").await;
    assert_eq!(ids(&told["events"]), [five.clone(), six.clone()]);
    ann.say(&room, "seven").await;
    let from = bob.now().await;
    dan.take(&dan.text("late", &five)).await;
    let told = stream(&bob, &from, &asks).await;
    assert_eq!(told["events"][0]["unsigned"]["after"], five);
}

/// UPD-5, UPD-6, REL-1, UPD-2: what other servers hang on events is held against the rules as what users here send.
#[tokio::test]
async fn children_of_other_servers_keep_the_rules() {
    let World {
        server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    let receipt = ann.receipt(&room, "read", &one).ok().await;
    let receipt = text(&receipt, "event_id");
    let elsewhere = ann.public_room().await;
    let other = ann.say(&elsewhere, "other").await;
    let own = dan.take(&dan.text("own", &one)).await;
    let mut both = dan.edit(("both", &own), &own);
    both.relates_to = dan.reply(("r", &own), &own, "m.comment").relates_to;
    let mut theirs = dan.edit(("theirs", &own), &own);
    theirs.event_type = "message.m.receipt.read".parse().expect("a type");
    let mut state = dan.state(("state", &own), ("state.x", "_"), Some(json!({})));
    state.updates = Some(own.parse().expect("an id"));
    let mut redaction = dan.redaction(("red", &own), &own);
    redaction.updates = Some(own.parse().expect("an id"));
    for (event, kind) in [
        (dan.edit(("e", &own), &one), ErrorKind::Forbidden),
        (dan.edit(("e", &own), &other), ErrorKind::InvalidParam),
        (
            dan.reply(("r", &own), &other, "m.comment"),
            ErrorKind::InvalidParam,
        ),
        (dan.edit(("e", &own), &receipt), ErrorKind::NotFound),
        (
            dan.reply(("r", &own), &receipt, "m.comment"),
            ErrorKind::NotFound,
        ),
        (dan.redaction(("d", &own), &receipt), ErrorKind::NotFound),
        (dan.edit(("e", &own), &id("nowhere")), ErrorKind::NotFound),
        (both, ErrorKind::InvalidParam),
        (theirs, ErrorKind::InvalidParam),
        (state, ErrorKind::InvalidParam),
        (redaction, ErrorKind::InvalidParam),
    ] {
        let refused = dan.hand_over(&event).await;
        let refused = refused.expect_err("a refusal");
        assert_eq!(refused.kind, kind, "{event:?}");
    }
    let before = ids(&json!(timeline(&ann, &room).await));
    assert_eq!(before.last(), Some(&own), "what is refused changes nothing");
    let shown = ann.event(&own, "").ok().await;
    assert_eq!(shown.get("updated_by"), None);
    drop(server);
}
