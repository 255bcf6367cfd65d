//! Where updates come: in their parent, behind it, or singly (UPD-4, SCR-1, SCR-2, FIL-3).

use serde_json::{Value, json};
use tidings_tests::user::{User, bodies, entry, ids, text};

use super::redaction::{room, shown};

/// The texts of the messages of a room's entry, in their order.
fn listed(entry: &Value) -> Vec<String> {
    let ids = entry["messages"].as_array().expect("ids").iter();
    let events = ids.map(|id| entry["events"][id.as_str().expect("an id")].clone());
    bodies(&Value::Array(events.collect()))
}

/// The event with this text among a list.
#[track_caller]
fn by_body<'a>(events: &'a Value, body: &str) -> &'a Value {
    let events = events.as_array().into_iter().flatten();
    let mut events = events.chain(None);
    let found = events.find(|event| event["content"]["body"] == body);
    found.unwrap_or_else(|| panic!("no {body}"))
}

/// A room with "a", an edit of it, "b", two edits of "a" and one of "b", "c".
async fn edited(ann: &User, room: &str) -> [String; 3] {
    let a = ann.say(room, "a").await;
    ann.edit(room, &a, "a1").ok().await;
    let b = ann.say(room, "b").await;
    ann.edit(room, &a, "a2").ok().await;
    ann.edit(room, &b, "b1").ok().await;
    ann.edit(room, &a, "a3").ok().await;
    let c = ann.say(room, "c").await;
    [a, b, c]
}

/// UPD-2, UPD-4, FIL-3: wherever events are returned, updates come in their parent, and nowhere else.
#[tokio::test]
async fn updates_come_in_their_parent_everywhere() {
    let (server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let [a, b, _c] = edited(&ann, &room).await;
    ann.reply(&room, &b, "m.comment", "d").ok().await;
    let eve = User::register(&server, "eve").await;
    let joined = eve.join(&json!({ "room_id": room })).ok().await;
    let answers = [
        ("sync", bob.sync("").await),
        ("delta", bob.sync(&format!("since={before}")).await),
        ("join", joined),
        ("stream", bob.stream(&before).await),
        ("back", bob.scroll(&room, "").await),
        ("forth", bob.scroll(&room, "dir=f").await),
        ("context", bob.context(&b, "").ok().await),
    ];
    for (what, answer) in &answers {
        for (parent, expected) in [(&a, &["a1", "a2", "a3"][..]), (&b, &["b1"])] {
            let found = shown(answer, parent);
            assert_eq!(found.len(), 1, "{what}");
            assert_eq!(bodies(&found[0]["updated_by"]), expected, "{what}");
            for child in ids(&found[0]["updated_by"]) {
                assert_eq!(shown(answer, &child).len(), 1, "{what}: {child} comes once");
            }
        }
    }
    let of_b = bob.replies(&b, "").ok().await;
    let d = text(&of_b["chunk"][0], "event_id");
    ann.edit(&room, &d, "d1").ok().await;
    let of_b = bob.replies(&b, "").ok().await;
    assert_eq!(bodies(&of_b["chunk"][0]["updated_by"]), ["d1"]);
}

/// SCR-1, SCR-2, UPD-4: while scrolling, updates count neither in `limit` nor in `remaining`, and come with their parent.
#[tokio::test]
async fn updates_count_in_no_page() {
    let (_server, ann, bob, room) = room().await;
    edited(&ann, &room).await;
    let total = bob.scroll(&room, "dir=f&limit=1000").await["chunk"]
        .as_array()
        .map_or(0, Vec::len);
    for (direction, expected) in [("b", ["c", "b", "a"]), ("f", ["a", "b", "c"])] {
        for limit in [1, 2, 3, 100] {
            let (mut from, mut found, mut seen) = (String::new(), Vec::new(), 0);
            loop {
                let page = bob
                    .scroll(&room, &format!("dir={direction}&limit={limit}{from}"))
                    .await;
                let chunk = page["chunk"].as_array().expect("a chunk").len();
                seen += chunk;
                assert_eq!(page["remaining"], total - seen);
                found.extend(bodies(&page["chunk"]));
                let Some(end) = page["end"].as_str() else {
                    break;
                };
                assert_eq!(chunk, limit);
                from = format!("&from={end}");
            }
            assert_eq!((&*found, seen), (&expected.map(String::from)[..], total));
        }
    }
    let none = bob.scroll(&room, "limit=0").await;
    assert_eq!(none["remaining"], total);
}

/// UPD-4: updates that are wanted separate come right behind their parent, all levels of them, and in the stream at their own
/// place.
#[tokio::test]
async fn separate_updates_come_right_behind_their_parent() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let [a, b, c] = edited(&ann, &room).await;
    let a1 = text(
        &by_body(&bob.event(&a, "").ok().await["updated_by"], "a1").clone(),
        "event_id",
    );
    ann.edit(&room, &a1, "a1.1").ok().await;
    let filter = bob
        .filter(&json!({ "updates": "separate", "types": ["message.*"] }))
        .await;
    let oldest_first = ["a", "a1", "a2", "a3", "a1.1", "b", "b1", "c"];
    let forth = bob.scroll(&room, &format!("dir=f&limit=3&{filter}")).await;
    assert_eq!(bodies(&forth["chunk"]), oldest_first);
    let back = bob.scroll(&room, &format!("limit=3&{filter}")).await;
    assert_eq!(
        bodies(&back["chunk"]),
        ["c", "b", "b1", "a", "a1", "a2", "a3", "a1.1"]
    );
    let context = bob.context(&c, &format!("before=2&{filter}")).ok().await;
    assert_eq!(bodies(&context["chunk"]), oldest_first);
    for query in [filter.clone(), format!("since={before}&{filter}")] {
        let sync = bob.sync(&query).await;
        assert_eq!(
            listed(entry(&sync["rooms"], &room)),
            oldest_first,
            "{query}"
        );
    }
    let stream = bob
        .get(format!("/stream?timeout=0&from={before}&{filter}"))
        .ok()
        .await;
    assert_eq!(
        bodies(&stream["events"]),
        ["a", "a1", "b", "a2", "b1", "a3", "c", "a1.1"]
    );
    for answer in [&forth, &back, &context, &stream] {
        for event in [&a, &b] {
            assert_eq!(shown(answer, event)[0].get("updated_by"), None);
        }
    }
    let alone = bob.event(&a, &filter).ok().await;
    assert_eq!(
        (&alone["content"]["body"], alone.get("updated_by")),
        (&json!("a"), None)
    );
    // What servers sign can't hold anything else: there they come separate whatever is asked.
    let signed = bob
        .filter(&json!({ "format": "federation", "types": ["message.*"] }))
        .await;
    let signed = bob.scroll(&room, &format!("dir=f&limit=3&{signed}")).await;
    assert_eq!(bodies(&signed["chunk"]), oldest_first);
    assert!(
        shown(&signed, &a)[0].get("updated_by").is_none()
            && shown(&signed, &a)[0].get("hashes").is_some()
    );
}

/// UPD-4: a child whose parent isn't in the same answer comes singly in streams and deltas, and in its parent when that is
/// there.
#[tokio::test]
async fn a_child_whose_parent_the_client_holds_comes_singly() {
    let (_server, ann, bob, room) = room().await;
    let a = ann.say(&room, "a").await;
    let since = text(&bob.sync("").await, "end");
    let a1 = text(&ann.edit(&room, &a, "a1").ok().await, "event_id");
    let live = bob.stream(&since).await;
    assert_eq!(bodies(&live["events"]), ["a1"]);
    assert_eq!(live["events"][0]["updates"], *a);
    let b = ann.say(&room, "b").await;
    ann.edit(&room, &b, "b1").ok().await;
    ann.edit(&room, &a1, "a1.1").ok().await;
    ann.edit(&room, &a, "a2").ok().await;
    for separate in [false, true] {
        let filter = if separate {
            bob.filter(&json!({ "updates": "separate" })).await
        } else {
            String::new()
        };
        let delta = bob.sync(&format!("since={since}&{filter}")).await;
        let delta = entry(&delta["rooms"], &room);
        let stream = bob
            .get(format!("/stream?timeout=0&from={since}&{filter}"))
            .ok()
            .await;
        if separate {
            assert_eq!(listed(delta), ["a1", "a1.1", "b", "b1", "a2"]);
            assert_eq!(bodies(&stream["events"]), ["a1", "b", "b1", "a1.1", "a2"]);
        } else {
            assert_eq!(listed(delta), ["a1", "b", "a2"]);
            assert_eq!(bodies(&stream["events"]), ["a1", "b", "a2"]);
            let nested = [
                (&delta["events"][&a1], "a1.1"),
                (&delta["events"][&b], "b1"),
            ];
            let streamed = [(&stream["events"][0], "a1.1"), (&stream["events"][1], "b1")];
            for (parent, child) in nested.into_iter().chain(streamed) {
                assert_eq!(bodies(&parent["updated_by"]), [child]);
            }
        }
        assert_eq!(delta["limited"], false);
    }
    // Answers that end between parent and child: the child comes singly in the next one.
    let (mut from, mut found) = (since, Vec::new());
    loop {
        let answer = bob
            .get(format!("/stream?timeout=0&limit=1&from={from}"))
            .ok()
            .await;
        found.extend(bodies(&answer["events"]));
        from = text(&answer, "end");
        if answer["more"] == false {
            break;
        }
    }
    assert_eq!(found, ["a1", "b", "b1", "a1.1", "a2"]);
}

/// UPD-4, SYN-2: a child whose parent isn't in the answer doesn't come in a first sync. In a limited delta it comes when the
/// client holds the parent, and else with its parent from the gap.
#[tokio::test]
async fn a_limited_delta_loses_no_update() {
    let (_server, ann, bob, room) = room().await;
    let a = ann.say(&room, "a").await;
    let since = text(&bob.sync("").await, "end");
    let b = ann.say(&room, "b").await;
    ann.edit(&room, &b, "b1").ok().await;
    ann.edit(&room, &a, "a1").ok().await;
    let c = ann.say(&room, "c").await;
    ann.edit(&room, &c, "c1").ok().await;
    let first = bob.sync("limit=1").await;
    let first = entry(&first["rooms"], &room);
    assert_eq!(
        (listed(first), &first["limited"]),
        (vec!["c".to_owned()], &json!(true))
    );
    let delta = bob.sync(&format!("since={since}&limit=1")).await;
    let delta = entry(&delta["rooms"], &room);
    assert_eq!(
        (listed(delta), &delta["limited"]),
        (vec!["a1".to_owned(), "c".to_owned()], &json!(true))
    );
    let gap = bob
        .scroll(&room, &format!("limit=1&from={}", text(delta, "start")))
        .await;
    assert_eq!(bodies(&gap["chunk"]), ["b"]);
    assert_eq!(bodies(&gap["chunk"][0]["updated_by"]), ["b1"]);
    // Enough room for all that has a place of its own.
    let delta = bob.sync(&format!("since={since}&limit=2")).await;
    let delta = entry(&delta["rooms"], &room);
    assert_eq!((listed(delta).len(), &delta["limited"]), (3, &json!(false)));
}

/// UPD-4, SYN-7: what is bundled in an initial sync is as of its end, so that the stream goes on without a gap or a double;
/// what is scrolled to is as new as the request.
#[tokio::test]
async fn bundles_meet_the_stream_at_the_seam() {
    let (_server, ann, bob, room) = room().await;
    let a = ann.say(&room, "a").await;
    ann.edit(&room, &a, "a1").ok().await;
    let first = bob.sync("rooms_limit=1").await;
    let page = bob.scroll(&room, "limit=1").await;
    ann.edit(&room, &a, "a2").ok().await;
    ann.reply(&room, &a, "m.comment", "d").ok().await;
    let seen = &entry(&first["rooms"], &room)["events"][&a];
    assert_eq!(bodies(&seen["updated_by"]), ["a1"]);
    let live = bob.stream(&text(&first, "end")).await;
    assert_eq!(bodies(&live["events"]), ["a2", "d"]);
    let again = bob
        .scroll(&room, &format!("limit=1&from={}", text(&page, "start")))
        .await;
    assert_eq!(bodies(&again["chunk"]), ["a"]);
    assert_eq!(bodies(&again["chunk"][0]["updated_by"]), ["a1", "a2"]);
}

/// FIL-1, FIL-4, FIL-5: what a filter doesn't want isn't bundled either, and keys are cut in bundles too.
#[tokio::test]
async fn filters_look_into_bundles() {
    let (_server, ann, bob, room) = room().await;
    let a = ann.say(&room, "a").await;
    ann.edit(&room, &a, "a1").ok().await;
    bob.update(&room, "message.com.example", &a, &json!({ "body": "wave" }))
        .ok()
        .await;
    for (filter, expected) in [
        (json!({}), vec!["a1", "wave"]),
        (json!({ "types": ["message.m.room.message"] }), vec!["a1"]),
        (json!({ "senders": ["@ann:*"] }), vec!["a1"]),
        (json!({ "not_types": ["*.m.room.*"] }), vec!["wave"]),
    ] {
        let filter = bob.filter(&filter).await;
        let shown = bob.event(&a, &filter).ok().await;
        assert_eq!(bodies(&shown["updated_by"]), expected, "{filter}");
    }
    let filter = bob
        .filter(&json!({ "keys": ["content.body", "updated_by"] }))
        .await;
    let shown = bob.event(&a, &filter).ok().await;
    let child = &shown["updated_by"][0];
    assert_eq!(
        (child["content"].clone(), child.get("updates")),
        (json!({ "body": "a1" }), None)
    );
    let filter = bob.filter(&json!({ "keys": ["content.body"] })).await;
    assert_eq!(bob.event(&a, &filter).ok().await.get("updated_by"), None);
}

/// SCR-1, SCR-3, UPD-4: a run of updates between two messages, however long, moves no page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_run_of_updates_is_passed_over() {
    let (_server, ann, bob, room) = room().await;
    let a = ann.say(&room, "a").await;
    let b = ann.say(&room, "b").await;
    for parent in [&a, &b] {
        for _ in 0..10 {
            let update = || ann.update(&room, "message.x", parent, &json!({})).ok();
            futures::future::join_all((0..30).map(|_| update())).await;
        }
    }
    ann.say(&room, "c").await;
    let back = bob.scroll(&room, "limit=2").await;
    assert_eq!(bodies(&back["chunk"]), ["c", "b"]);
    assert_eq!(
        back["chunk"][1]["updated_by"].as_array().map(Vec::len),
        Some(300)
    );
    let rest = bob
        .scroll(&room, &format!("limit=1&from={}", text(&back, "end")))
        .await;
    assert_eq!(bodies(&rest["chunk"]), ["a"]);
    let forth = bob
        .scroll(
            &room,
            &format!("dir=f&limit=9&from={}", text(&rest, "start")),
        )
        .await;
    assert_eq!(
        (bodies(&forth["chunk"]), &forth["remaining"]),
        (vec!["b".into(), "c".into()], &json!(0))
    );
    let sync = bob.sync("limit=2").await;
    assert_eq!(listed(entry(&sync["rooms"], &room)), ["b", "c"]);
}
