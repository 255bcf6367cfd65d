//! Coming to a room through one event, as by a link, and reading on from there.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, text};

/// A room of some length, by ann, which bob is joined to; the ids of its whole timeline.
async fn room() -> (TestServer, User, User, String, Vec<String>) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    for number in 0..12 {
        ann.say(&room, &number.to_string()).await;
        let topic = json!({ "topic": number.to_string() });
        ann.set_state(&room, "state.m.room.topic", "_", &topic)
            .ok()
            .await;
    }
    bob.join_room(&room).await;
    let all = ids(&ann.scroll(&room, "dir=f&limit=1000").await["chunk"]);
    (server, ann, bob, room, all)
}

/// Pages from a token to the end of the timeline in a direction.
async fn pages(user: &User, room: &str, direction: &str, from: &str) -> Vec<String> {
    let (mut found, mut from) = (Vec::new(), from.to_owned());
    loop {
        let query = format!("dir={direction}&limit=4&from={from}");
        let page = user.scroll(room, &query).await;
        found.extend(ids(&page["chunk"]));
        match page["end"].as_str() {
            Some(end) => end.clone_into(&mut from),
            None => return found,
        }
    }
}

/// CTX-1, SCR-1: knowing nothing but an event's id one reads the whole room: the event names its room, and the tokens of its
/// surroundings lead on both ways, with nothing doubled and nothing left out.
#[tokio::test]
async fn an_events_id_leads_to_the_whole_timeline() {
    let (_server, _ann, bob, _, all) = room().await;
    for at in [0, 1, 7, 15, all.len() - 2, all.len() - 1] {
        for query in ["", "before=0&after=0", "before=3&after=1", "limit=2"] {
            let event = bob.event(&all[at], "").ok().await;
            let room = text(&event, "room_id");
            let around = bob.context(&all[at], query).ok().await;
            let mut read = pages(&bob, &room, "b", &text(&around, "start")).await;
            read.reverse();
            read.extend(ids(&around["chunk"]));
            read.extend(pages(&bob, &room, "f", &text(&around, "end")).await);
            assert_eq!(read, all, "{at} {query}");
        }
    }
}

/// CTX-1, SCR-1: the tokens lead inwards too: each names a gap that the chunk lies behind.
#[tokio::test]
async fn the_tokens_lead_back_into_the_chunk() {
    let (_server, _ann, bob, room, all) = room().await;
    let around = bob.context(&all[10], "before=3&after=3").ok().await;
    let chunk = ids(&around["chunk"]);
    let query = format!("dir=f&limit=7&from={}", text(&around, "start"));
    assert_eq!(ids(&bob.scroll(&room, &query).await["chunk"]), chunk);
    let query = format!("dir=b&limit=7&from={}", text(&around, "end"));
    let mut back = ids(&bob.scroll(&room, &query).await["chunk"]);
    back.reverse();
    assert_eq!(back, chunk);
}

/// CTX-1, SCR-1: what is said after the surroundings were read moves nothing behind them and is reached ahead of them.
#[tokio::test]
async fn what_comes_meanwhile_is_reached_at_the_end() {
    let (_server, ann, bob, room, all) = room().await;
    let around = bob.context(&all[20], "").ok().await;
    let newest = bob.context(&all[all.len() - 1], "").ok().await;
    ann.say(&room, "new").await;
    let mut older = pages(&bob, &room, "b", &text(&around, "start")).await;
    older.reverse();
    assert_eq!(older, all[..10]);
    for end in [&around["end"], &newest["end"]] {
        let query = format!("dir=f&limit=100&from={}", end.as_str().expect("a token"));
        let on = bob.scroll(&room, &query).await;
        assert_eq!(bodies(&on["chunk"]).last().expect("texts"), "new");
    }
}

/// CTX-1: the tokens are of the event's room; in another they are refused.
#[tokio::test]
async fn the_tokens_are_of_the_events_room() {
    let (_server, _ann, bob, _, all) = room().await;
    let other = bob.public_room().await;
    let around = bob.context(&all[3], "").ok().await;
    for token in ["start", "end"] {
        let path = format!(
            "/rooms/{}/timeline?from={}",
            tidings_tests::wire::encode(&other),
            text(&around, token)
        );
        let refusal = bob.get(path).refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["parameter"], "from");
    }
}
