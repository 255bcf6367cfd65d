//! Scrollback, in both directions and from every kind of token.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, text};

/// A room with the texts 0 to 9 in it, by somebody who is alone there.
async fn room() -> (TestServer, User, String) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    for number in 0..10 {
        ann.say(&room, &number.to_string()).await;
    }
    (server, ann, room)
}

/// Pages from a query to the end of the timeline in its direction; checks what each page says of what is left.
async fn pages(ann: &User, room: &str, query: &str, total: usize) -> Vec<String> {
    let (mut found, mut from) = (Vec::new(), String::new());
    loop {
        let page = ann.scroll(room, &format!("{query}{from}")).await;
        found.extend(ids(&page["chunk"]));
        let left = total - found.len();
        assert_eq!(
            (&page["remaining"], &page["more_local"]),
            (&json!(left), &json!(left > 0)),
            "{query}{from}"
        );
        assert_eq!(page["more_remote"], false);
        let Some(end) = page["end"].as_str() else {
            assert_eq!(left, 0);
            return found;
        };
        from = format!("&from={end}");
    }
}

/// SCR-1: pages of any size show each event once, newest first to the start and oldest first to the end.
#[tokio::test]
async fn pages_show_each_event_once_in_both_directions() {
    let (_server, ann, room) = room().await;
    let all = ids(&ann.scroll(&room, "dir=f&limit=1000").await["chunk"]);
    let reversed: Vec<String> = all.iter().rev().cloned().collect();
    for limit in [1, 2, 3, 5, 14, 1_000] {
        assert_eq!(
            pages(&ann, &room, &format!("dir=f&limit={limit}"), all.len()).await,
            all,
            "{limit}"
        );
        assert_eq!(
            pages(&ann, &room, &format!("dir=b&limit={limit}"), all.len()).await,
            reversed,
            "{limit}"
        );
    }
    let first = ann.scroll(&room, "dir=f&limit=1").await;
    assert_eq!(first["chunk"][0]["type"], "state.m.room.create");
}

/// SCR-1: without a direction the newest come first, twenty when nothing is said.
#[tokio::test]
async fn twenty_of_the_newest_come_when_nothing_is_said() {
    let (_server, ann, room) = room().await;
    for number in 10..25 {
        ann.say(&room, &number.to_string()).await;
    }
    let page = ann.scroll(&room, "").await;
    let newest: Vec<String> = (5..25).rev().map(|number| number.to_string()).collect();
    assert_eq!(bodies(&page["chunk"]), newest);
    let backfilled = ann.scroll(&room, "backfill=true").await;
    assert_eq!(bodies(&backfilled["chunk"]), newest);
}

/// SCR-1: `end` with the same direction goes on, `start` with the other goes the other way; neither brings an event again.
#[tokio::test]
async fn start_and_end_lead_both_ways() {
    let (_server, ann, room) = room().await;
    let newest = ann.scroll(&room, "limit=3").await;
    assert_eq!(bodies(&newest["chunk"]), ["9", "8", "7"]);
    let middle = ann
        .scroll(&room, &format!("limit=3&from={}", text(&newest, "end")))
        .await;
    assert_eq!(
        (bodies(&middle["chunk"]), &middle["start"]),
        (vec!["6".into(), "5".into(), "4".into()], &newest["end"])
    );
    let back = ann
        .scroll(&room, &format!("dir=f&from={}", text(&middle, "start")))
        .await;
    assert_eq!(bodies(&back["chunk"]), ["7", "8", "9"]);
    let same = ann
        .scroll(
            &room,
            &format!("dir=f&limit=3&from={}", text(&middle, "end")),
        )
        .await;
    assert_eq!(bodies(&same["chunk"]), ["4", "5", "6"]);
    let past_the_end = ann
        .scroll(&room, &format!("dir=f&from={}", text(&newest, "start")))
        .await;
    assert_eq!(
        (&past_the_end["chunk"], past_the_end.get("end")),
        (&json!([]), None)
    );
}

/// SCR-1: what arrives during a walk back moves no page; a walk forward reaches it.
#[tokio::test]
async fn a_walk_back_is_steady_and_a_walk_forward_reaches_the_new() {
    let (_server, ann, room) = room().await;
    let newest = ann.scroll(&room, "limit=4").await;
    ann.say(&room, "new").await;
    let next = ann
        .scroll(&room, &format!("limit=4&from={}", text(&newest, "end")))
        .await;
    assert_eq!(bodies(&next["chunk"]), ["5", "4", "3", "2"]);
    let again = ann
        .scroll(&room, &format!("limit=4&from={}", text(&newest, "start")))
        .await;
    assert_eq!(
        (ids(&again["chunk"]), &again["remaining"]),
        (ids(&newest["chunk"]), &newest["remaining"])
    );
    let forwards = ann
        .scroll(&room, &format!("dir=f&from={}", text(&newest, "start")))
        .await;
    assert_eq!(bodies(&forwards["chunk"]), ["new"]);
}

/// SCR-1: a stream token means the timeline as of that moment, be it of the stream, of an action or of initial sync.
#[tokio::test]
async fn stream_tokens_mean_the_timeline_as_of_that_moment() {
    let (_server, ann, room) = room().await;
    let sent = ann.text(&room, "marked").ok().await;
    ann.public_room().await;
    let tokens = [
        text(&sent, "position"),
        ann.now().await,
        text(&ann.sync("").await, "end"),
    ];
    ann.say(&room, "after").await;
    for token in tokens {
        let back = ann.scroll(&room, &format!("limit=2&from={token}")).await;
        assert_eq!(bodies(&back["chunk"]), ["marked", "9"]);
        assert_eq!(back["start"], token);
        let forwards = ann.scroll(&room, &format!("dir=f&from={token}")).await;
        assert_eq!(bodies(&forwards["chunk"]), ["after"]);
    }
}

/// SCR-1: a token from before the room was made lies before its first event.
#[tokio::test]
async fn a_token_from_before_the_room_lies_before_its_first_event() {
    let (_server, ann, _room) = room().await;
    let before = ann.now().await;
    let room = ann.public_room().await;
    let back = ann.scroll(&room, &format!("from={before}")).await;
    assert_eq!(
        (&back["chunk"], &back["remaining"], back.get("end")),
        (&json!([]), &json!(0), None)
    );
    let forwards = ann.scroll(&room, &format!("dir=f&from={before}")).await;
    assert_eq!(forwards["chunk"][0]["type"], "state.m.room.create");
}

/// SCR-1, EVT-7: state changes come with the old value.
#[tokio::test]
async fn state_changes_come_with_the_old_value() {
    let (_server, ann, room) = room().await;
    for name in ["one", "two"] {
        ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": name }))
            .ok()
            .await;
    }
    let page = ann.scroll(&room, "limit=2").await;
    let values: Vec<(&Value, &Value)> = page["chunk"]
        .as_array()
        .expect("a chunk")
        .iter()
        .map(|event| (&event["content"]["name"], &event["prev_content"]["name"]))
        .collect();
    assert_eq!(
        values,
        [
            (&json!("two"), &json!("one")),
            (&json!("one"), &Value::Null)
        ]
    );
}

/// FIL-3, SCR-1: types choose; the pages of a walk still show each wanted event once.
#[tokio::test]
async fn types_choose_what_comes() {
    let (_server, ann, room) = room().await;
    for number in 10..14 {
        ann.send(&room, "message.com.example", &json!({}))
            .ok()
            .await;
        ann.say(&room, &number.to_string()).await;
    }
    for (direction, expected) in [
        ("f", (0..14).collect::<Vec<_>>()),
        ("b", (0..14).rev().collect()),
    ] {
        let (mut found, mut from) = (Vec::new(), String::new());
        for _ in 0..20 {
            let query = format!("dir={direction}&limit=3&types=message.*&not_types=*.com.*{from}");
            let page = ann.scroll(&room, &query).await;
            assert!(ids(&page["chunk"]).len() <= 3);
            found.extend(bodies(&page["chunk"]));
            let Some(end) = page["end"].as_str() else {
                break;
            };
            from = format!("&from={end}");
        }
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{direction}");
    }
    let none = ann.scroll(&room, "types=").await;
    assert_eq!(none["chunk"], json!([]), "an empty list matches nothing");
}

/// SCR-1: `limit=0` brings nothing, says how many are left, and its `end` is where it started.
#[tokio::test]
async fn a_limit_of_zero_counts() {
    let (_server, ann, room) = room().await;
    let none = ann.scroll(&room, "limit=0").await;
    let all = ids(&ann.scroll(&room, "limit=1000").await["chunk"]).len();
    assert_eq!(
        (&none["chunk"], &none["remaining"]),
        (&json!([]), &json!(all))
    );
    let page = ann
        .scroll(&room, &format!("limit=1&from={}", text(&none, "end")))
        .await;
    assert_eq!(bodies(&page["chunk"]), ["9"]);
}
