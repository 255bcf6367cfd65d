//! Paging through what relates to an event (REL-3).

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, text};

use super::redaction::room;

/// A message with these comments and votes, by turns, named by their numbers.
async fn message(ann: &User, room: &str, replies: usize) -> String {
    let message = ann.say(room, "message").await;
    for number in 1..=replies {
        let rel_type = if number % 3 == 0 {
            "x.vote"
        } else {
            "m.comment"
        };
        ann.reply(room, &message, rel_type, &number.to_string())
            .ok()
            .await;
    }
    message
}

/// The pages of a query, one after the other.
async fn pages(reader: &User, event: &str, query: &str) -> Vec<Vec<String>> {
    let (mut found, mut from) = (Vec::new(), String::new());
    loop {
        let page = reader.replies(event, &format!("{query}{from}")).ok().await;
        found.push(bodies(&page["chunk"]));
        let Some(end) = page["end"].as_str() else {
            return found;
        };
        from = format!("&from={end}");
    }
}

/// REL-3: the newest page comes first and earlier ones after it, each oldest first; with `sort` = `oldest` they lead from the
/// first on. Each reply comes once.
#[tokio::test]
async fn pages_lead_through_all_replies_once() {
    let (_server, ann, bob, room) = room().await;
    let message = message(&ann, &room, 8).await;
    let all: Vec<String> = (1..=8).map(|number| number.to_string()).collect();
    for limit in [1, 2, 3, 4, 8, 100] {
        let newest = pages(&bob, &message, &format!("limit={limit}")).await;
        assert_eq!(
            newest.iter().rev().flatten().collect::<Vec<_>>(),
            all.iter().collect::<Vec<_>>()
        );
        assert!(
            newest[..newest.len() - 1]
                .iter()
                .all(|page| page.len() == limit)
        );
        let filter = bob
            .filter(&json!({ "replies": { "sort": "oldest" } }))
            .await;
        let oldest = pages(&bob, &message, &format!("limit={limit}&{filter}")).await;
        assert_eq!(oldest.concat(), all);
    }
    let first = bob.replies(&message, "limit=3").ok().await;
    assert_eq!(
        (bodies(&first["chunk"]), &first["count"]),
        (vec!["6".into(), "7".into(), "8".into()], &json!(8))
    );
    let none = bob.replies(&message, "limit=0").ok().await;
    assert_eq!((&none["chunk"], &none["count"]), (&json!([]), &json!(8)));
    let on = bob
        .replies(&message, &format!("limit=2&from={}", text(&none, "end")))
        .ok()
        .await;
    assert_eq!(bodies(&on["chunk"]), ["7", "8"]);
    let plain = ann.say(&room, "plain").await;
    let empty = bob.replies(&plain, "").ok().await;
    assert_eq!(empty, json!({ "chunk": [], "count": 0 }));
}

/// REL-3, FIL-4: a type alone, the types of the filter, and what else the filter wants.
#[tokio::test]
async fn types_and_filters_choose() {
    let (_server, ann, bob, room) = room().await;
    let message = message(&ann, &room, 9).await;
    bob.reply(&room, &message, "m.comment", "10").ok().await;
    let votes = pages(&bob, &message, "limit=2&rel_type=x.vote").await;
    assert_eq!(votes, [vec!["6", "9"], vec!["3"]]);
    assert_eq!(
        bob.replies(&message, "rel_type=x.vote").ok().await["count"],
        3
    );
    let filter = bob
        .filter(&json!({ "replies": { "rel_types": ["x.*"] } }))
        .await;
    assert_eq!(pages(&bob, &message, &filter).await, [["3", "6", "9"]]);
    let over = bob
        .replies(&message, &format!("{filter}&rel_type=m.comment"))
        .ok()
        .await;
    assert_eq!(over["count"], 7);
    let others = bob.filter(&json!({ "not_senders": ["@ann:*"] })).await;
    let page = bob.replies(&message, &others).ok().await;
    assert_eq!(
        (bodies(&page["chunk"]), &page["count"]),
        (vec!["10".to_owned()], &json!(10))
    );
    assert_eq!(pages(&bob, &message, "types=message.x").await, [[""; 0]]);
    let nothing = bob.replies(&message, "rel_type=m.other").ok().await;
    assert_eq!(nothing, json!({ "chunk": [], "count": 0 }));
}

/// REL-3: a walk to earlier replies is steady, one to later ones reaches what has come since.
#[tokio::test]
async fn what_comes_meanwhile_moves_no_page() {
    let (_server, ann, bob, room) = room().await;
    let message = message(&ann, &room, 4).await;
    let filter = bob
        .filter(&json!({ "replies": { "sort": "oldest" } }))
        .await;
    let newest = bob.replies(&message, "limit=2").ok().await;
    let oldest = bob
        .replies(&message, &format!("limit=2&{filter}"))
        .ok()
        .await;
    let now = bob.now().await;
    ann.reply(&room, &message, "m.comment", "5").ok().await;
    let earlier = bob
        .replies(&message, &format!("limit=2&from={}", text(&newest, "end")))
        .ok()
        .await;
    assert_eq!(
        (bodies(&earlier["chunk"]), earlier.get("end")),
        (vec!["1".into(), "2".into()], None)
    );
    let later = bob
        .replies(&message, &format!("{filter}&from={}", text(&oldest, "end")))
        .ok()
        .await;
    assert_eq!(bodies(&later["chunk"]), ["3", "4", "5"]);
    // A token of the stream means the replies as of that moment.
    let then = bob
        .replies(&message, &format!("limit=1&from={now}"))
        .ok()
        .await;
    assert_eq!(bodies(&then["chunk"]), ["4"]);
    assert_eq!((&earlier["count"], &then["count"]), (&json!(5), &json!(5)));
}

/// REL-3, ERR-2: what can't be listed.
#[tokio::test]
async fn some_lists_are_refused() {
    let (server, ann, bob, room) = room().await;
    let message = message(&ann, &room, 1).await;
    let eve = User::register(&server, "eve").await;
    eve.replies(&message, "").refused(404, "M_NOT_FOUND").await;
    bob.replies("$AZrG5m4nc0mTgm9wJ0nV8w:localhost", "")
        .refused(404, "M_NOT_FOUND")
        .await;
    let other = ann.public_room().await;
    ann.say(&other, "x").await;
    let elsewhere = ann.scroll(&other, "limit=1").await;
    for (query, parameter) in [
        (format!("from={}", text(&elsewhere, "end")), "from"),
        ("from=x".to_owned(), "from"),
        ("limit=101".to_owned(), "limit"),
    ] {
        let refusal = ann
            .replies(&message, &query)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["parameter"], parameter, "{query}");
    }
}

/// REL-3, REL-4, RED-1: pages pass over redacted replies as if they had never been.
#[tokio::test]
async fn pages_pass_over_redacted_replies() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let message = message(&ann, &room, 6).await;
    let page: Value = ann.replies(&message, "").ok().await;
    for place in [0, 3, 4] {
        let reply = text(&page["chunk"][place], "event_id");
        ann.redact(&reply, &json!({})).ok().await;
    }
    assert_eq!(
        pages(&ann, &message, "limit=2").await,
        [vec!["3", "6"], vec!["2"]]
    );
    assert_eq!(ann.replies(&message, "").ok().await["count"], 3);
}
