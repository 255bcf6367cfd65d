//! Events that relate to others, as they are bundled in these (REL-1, REL-2, REL-4).

use insta::{Settings, assert_snapshot};
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};

use super::redaction::{room, shown};

/// A message with so many comments, named by their numbers.
async fn commented(ann: &User, bob: &User, room: &str, comments: usize) -> String {
    let message = ann.say(room, "message").await;
    for number in 1..=comments {
        let by = if number % 2 == 0 { ann } else { bob };
        by.reply(room, &message, "m.comment", &number.to_string())
            .ok()
            .await;
    }
    message
}

/// The replies of an event as a filter shows them.
async fn replies(reader: &User, event: &str, replies: Value) -> Value {
    let filter = reader.filter(&json!({ "replies": replies })).await;
    reader.event(event, &filter).ok().await["replies"].clone()
}

/// REL-1: a reply names what it responds to and how; it changes nothing of that and is an event of the timeline like others.
#[tokio::test]
async fn a_reply_is_an_ordinary_event() {
    let (_server, ann, bob, room) = room().await;
    let message = commented(&ann, &bob, &room, 2).await;
    let page = bob.scroll(&room, "limit=3").await;
    assert_eq!(bodies(&page["chunk"]), ["2", "1", "message"]);
    let relation = json!({ "event_id": message, "rel_type": "m.comment" });
    assert_eq!(page["chunk"][0]["relates_to"], relation);
    let shown = bob.event(&message, "").ok().await;
    assert_eq!(shown["content"]["body"], "message");
    assert_eq!(
        (shown.get("relates_to"), shown.get("updated_by")),
        (None, None)
    );
}

/// REL-2: at most as many of the newest as are asked for, oldest first, the number of all, and the way to the others.
#[tokio::test]
async fn the_newest_are_bundled_in_their_order() {
    let (_server, ann, bob, room) = room().await;
    let message = commented(&ann, &bob, &room, 5).await;
    for (limit, expected) in [
        (1, &["5"][..]),
        (3, &["3", "4", "5"]),
        (5, &["1", "2", "3", "4", "5"]),
        (100, &["1", "2", "3", "4", "5"]),
    ] {
        let bundle = replies(&bob, &message, json!({ "limit": limit })).await;
        assert_eq!(bodies(&bundle["chunk"]), expected);
        assert_eq!(
            (&bundle["count"], bundle.get("start").is_some()),
            (&json!(5), expected.len() < 5)
        );
    }
    let bundle = replies(&bob, &message, json!({ "limit": 2 })).await;
    let rest = bob
        .replies(&message, &format!("from={}", text(&bundle, "start")))
        .ok()
        .await;
    assert_eq!(
        (bodies(&rest["chunk"]), &rest["count"], rest.get("end")),
        (vec!["1".into(), "2".into(), "3".into()], &json!(5), None)
    );
    let bundle = replies(&bob, &message, json!({ "limit": 2, "sort": "oldest" })).await;
    assert_eq!(
        (bodies(&bundle["chunk"]), &bundle["count"]),
        (vec!["1".into(), "2".into()], &json!(5))
    );
    let filter = bob
        .filter(&json!({ "replies": { "sort": "oldest" } }))
        .await;
    let rest = bob
        .replies(
            &message,
            &format!("{filter}&from={}", text(&bundle, "start")),
        )
        .ok()
        .await;
    assert_eq!(bodies(&rest["chunk"]), ["3", "4", "5"]);
}

/// FIL-3, REL-2: without a filter the number comes, and the way to the replies, and none of them.
#[tokio::test]
async fn without_a_filter_the_number_comes() {
    let (_server, ann, bob, room) = room().await;
    let message = commented(&ann, &bob, &room, 3).await;
    let filter = bob
        .filter(&json!({ "replies": { "sort": "oldest" } }))
        .await;
    for (query, expected) in [("", ["1", "2", "3"]), (&*filter, ["1", "2", "3"])] {
        let bundle = bob.event(&message, query).ok().await["replies"].clone();
        assert_eq!(
            (&bundle["chunk"], &bundle["count"]),
            (&json!([]), &json!(3))
        );
        let start = text(&bundle, "start");
        let page = bob
            .replies(&message, &format!("{query}&from={start}"))
            .ok()
            .await;
        assert_eq!(bodies(&page["chunk"]), expected);
    }
    let plain = ann.say(&room, "plain").await;
    assert_eq!(bob.event(&plain, "").ok().await.get("replies"), None);
}

/// REL-2, FIL-1: relationship types choose what is bundled and counted; a wildcard chooses among those there are.
#[tokio::test]
async fn relationship_types_choose() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "message").await;
    for (rel_type, body) in [
        ("m.comment", "1"),
        ("x.vote", "2"),
        ("m.comment", "3"),
        ("x.other", "4"),
    ] {
        bob.reply(&room, &message, rel_type, body).ok().await;
    }
    for (rel_types, expected, count) in [
        (json!(["m.comment"]), &["1", "3"][..], 2),
        (json!(["m.comment", "x.vote"]), &["2", "3"], 3),
        (json!(["x.*"]), &["2", "4"], 2),
        (json!(["*"]), &["3", "4"], 4),
    ] {
        let wish = json!({ "limit": 2, "rel_types": rel_types });
        let bundle = replies(&ann, &message, wish).await;
        assert_eq!(
            (bodies(&bundle["chunk"]), &bundle["count"]),
            (
                expected.iter().map(ToString::to_string).collect(),
                &json!(count)
            )
        );
    }
    let none = replies(&ann, &message, json!({ "limit": 2, "rel_types": ["x"] })).await;
    assert_eq!(none, Value::Null);
}

/// REL-2: wherever events are returned, replies are bundled as the filter asks; and the replies come there on their own too.
#[tokio::test]
async fn replies_are_bundled_everywhere() {
    let (server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let message = commented(&ann, &bob, &room, 4).await;
    let eve = User::register(&server, "eve").await;
    let filter = json!({ "replies": { "limit": 2 }, "types": ["message.*"] });
    let (bobs, eves) = (bob.filter(&filter).await, eve.filter(&filter).await);
    let token = eves.trim_start_matches("filter=");
    let joined = eve
        .join(&json!({ "room_id": room, "filter": token }))
        .ok()
        .await;
    for (what, answer) in [
        ("sync", bob.sync(&bobs).await),
        ("delta", bob.sync(&format!("since={before}&{bobs}")).await),
        ("join", joined),
        (
            "stream",
            bob.get(format!("/stream?timeout=0&from={before}&{bobs}"))
                .ok()
                .await,
        ),
        ("back", bob.scroll(&room, &bobs).await),
        ("context", bob.context(&message, &bobs).ok().await),
        ("event", bob.event(&message, &bobs).ok().await),
    ] {
        let found = shown(&answer, &message);
        let bundle = &found[0]["replies"];
        assert_eq!(
            (bodies(&bundle["chunk"]), &bundle["count"]),
            (vec!["3".to_owned(), "4".to_owned()], &json!(4)),
            "{what}"
        );
        let rest = bob
            .replies(&message, &format!("from={}", text(bundle, "start")))
            .ok()
            .await;
        assert_eq!(bodies(&rest["chunk"]), ["1", "2"], "{what}");
        let times = shown(&answer, &ids(&bundle["chunk"])[0]).len();
        assert_eq!(times, if what == "event" { 1 } else { 2 }, "{what}");
    }
}

/// REL-2: what updates a reply comes with it; of replies to replies the number comes.
#[tokio::test]
async fn bundled_replies_have_their_updates_and_a_number() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "message").await;
    let reply = text(
        &bob.reply(&room, &message, "m.comment", "1").ok().await,
        "event_id",
    );
    bob.edit(&room, &reply, "1!").ok().await;
    let deeper = text(
        &ann.reply(&room, &reply, "m.comment", "1.1").ok().await,
        "event_id",
    );
    let edit = text(
        &ann.edit(&room, &message, "message!").ok().await,
        "event_id",
    );
    bob.reply(&room, &edit, "m.comment", "2").ok().await;
    let filter = bob.filter(&json!({ "replies": { "limit": 5 } })).await;
    for shown in [
        bob.event(&message, &filter).ok().await,
        shown(&bob.scroll(&room, &filter).await, &message)[0].clone(),
    ] {
        let first = &shown["replies"]["chunk"][0];
        assert_eq!(bodies(&first["updated_by"]), ["1!"]);
        assert_eq!(
            (&first["replies"]["chunk"], &first["replies"]["count"]),
            (&json!([]), &json!(1))
        );
        let page = bob
            .replies(
                &reply,
                &format!("from={}", text(&first["replies"], "start")),
            )
            .ok()
            .await;
        assert_eq!(ids(&page["chunk"]), std::slice::from_ref(&deeper));
        let edited = &shown["updated_by"][0]["replies"];
        assert_eq!(
            (&edited["chunk"], &edited["count"]),
            (&json!([]), &json!(1))
        );
    }
}

/// REL-4, RED-1: redacted replies leave bundle and number; replies to what was redacted stay.
#[tokio::test]
async fn redacted_replies_leave_bundle_and_number() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let message = commented(&ann, &bob, &room, 4).await;
    let bundle = replies(&bob, &message, json!({ "limit": 9 })).await;
    for place in [1, 3] {
        ann.redact(&ids(&bundle["chunk"])[place], &json!({}))
            .ok()
            .await;
    }
    let left = replies(&bob, &message, json!({ "limit": 9 })).await;
    assert_eq!(
        (bodies(&left["chunk"]), &left["count"]),
        (vec!["1".into(), "3".into()], &json!(2))
    );
    let stream = bob.stream(&before).await;
    assert_eq!(shown(&stream, &message)[0]["replies"]["count"], 2);
    ann.redact(&message, &json!({})).ok().await;
    let left = replies(&bob, &message, json!({ "limit": 9 })).await;
    assert_eq!(left["count"], 2);
    for reply in ids(&left["chunk"]) {
        ann.redact(&reply, &json!({})).ok().await;
    }
    assert_eq!(
        replies(&bob, &message, json!({ "limit": 9 })).await,
        Value::Null
    );
}

/// REL-2, SYN-7: the number in an initial sync is as of its end; what the stream brings after it is new.
#[tokio::test]
async fn numbers_are_as_of_the_answer() {
    let (_server, ann, bob, room) = room().await;
    let message = commented(&ann, &bob, &room, 2).await;
    let since = text(&bob.sync("").await, "end");
    let page = bob.sync("rooms_limit=0").await;
    let next = text(&page, "rooms_next");
    ann.reply(&room, &message, "m.comment", "3").ok().await;
    let sync = bob.sync(&format!("rooms_from={next}")).await;
    let seen = &entry(&sync["rooms"], &room)["events"][&message]["replies"];
    assert_eq!(seen["count"], 2, "as of the first page");
    let stream = bob.stream(&since).await;
    assert_eq!(bodies(&stream["events"]), ["3"]);
    assert_eq!(bob.event(&message, "").ok().await["replies"]["count"], 3);
}

/// REL-2, JOI-6: who may not see all of a room's past counts and pages through what may be seen.
#[tokio::test]
async fn only_what_may_be_seen_is_bundled_and_counted() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let message = commented(&ann, &bob, &room, 2).await;
    ann.edit(&room, &message, "early").ok().await;
    bob.leave(&room).await;
    ann.reply(&room, &message, "m.comment", "3").ok().await;
    ann.edit(&room, &message, "late").ok().await;
    let filter = bob.filter(&json!({ "replies": { "limit": 9 } })).await;
    let seen = bob.event(&message, &filter).ok().await;
    assert_eq!(
        (bodies(&seen["replies"]["chunk"]), &seen["replies"]["count"]),
        (vec!["1".into(), "2".into()], &json!(2))
    );
    assert_eq!(bodies(&seen["updated_by"]), ["early"]);
    let page = bob.replies(&message, "").ok().await;
    assert_eq!(
        (bodies(&page["chunk"]), &page["count"]),
        (vec!["1".into(), "2".into()], &json!(2))
    );
    let all = ann.event(&message, "").ok().await;
    assert_eq!(
        (bodies(&all["updated_by"]), &all["replies"]["count"]),
        (vec!["early".into(), "late".into()], &json!(3))
    );
}

/// Names for ids, and nothing that differs from run to run.
fn named(value: &Value, names: &[(&str, &str)]) -> Value {
    match value {
        Value::String(text) => match names.iter().find(|(id, _)| id == text) {
            Some((_, name)) => json!(name),
            None => value.clone(),
        },
        Value::Array(list) => list.iter().map(|value| named(value, names)).collect(),
        Value::Object(map) => {
            let shown = map.iter().map(|(key, value)| {
                let value = match &**key {
                    "origin_server_ts" | "age" => json!(0),
                    "start" => json!("<the earlier ones>"),
                    _ => named(value, names),
                };
                (key.clone(), value)
            });
            Value::Object(shown.collect())
        }
        other => other.clone(),
    }
}

/// The example of the proposal (REL-2, UPD-2): a message with ten comments and an edit, with at most three comments bundled.
#[tokio::test]
async fn a_message_with_ten_comments_and_an_edit() {
    let (_server, ann, bob, room) = room().await;
    let message = commented(&ann, &bob, &room, 10).await;
    let edit = text(
        &ann.edit(&room, &message, "message, edited").ok().await,
        "event_id",
    );
    let filter = bob
        .filter(&json!({ "replies": { "limit": 3, "rel_types": ["m.comment"] } }))
        .await;
    let shown = bob.event(&message, &filter).ok().await;
    let comments = ids(&shown["replies"]["chunk"]);
    let mut names = vec![
        (&*message, "$message"),
        (&*edit, "$edit"),
        (&*room, "!room"),
        (&*ann.id, "@ann"),
        (&*bob.id, "@bob"),
    ];
    let numbers = ["$comment8", "$comment9", "$comment10"];
    names.extend(comments.iter().map(|id| &**id).zip(numbers));
    let shown = named(&shown, &names);
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../snapshots/examples");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let text = serde_json::to_string_pretty(&shown).expect("json");
    settings.bind(|| assert_snapshot!("ten_comments_and_an_edit", text));
}
