//! The pages of a search for published rooms, and how they stay as they were.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_server::app::token::{self, FoundPlace};
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};

use super::published::{found, many, room, rooms, search, two};

/// PUB-1: the rooms with the most members come first; pages count from 1, each says how many there are, and only the last
/// has no `next`. Limit and words are those of the search.
#[tokio::test]
async fn pages_count_from_one() {
    let (server, ann, bob) = two().await;
    let mut rooms_left = many(&ann, 7).await;
    let cleo = User::register(&server, "cleo").await;
    let (most, more) = (rooms_left.remove(5), rooms_left.remove(2));
    for (user, room) in [(&bob, &most), (&cleo, &most), (&bob, &more)] {
        user.join_room(room).await;
    }
    rooms_left.splice(0..0, [most, more]);
    let mut body = json!({ "search": "R", "limit": 3 });
    let mut seen = Vec::new();
    for (number, count) in [(1, 3), (2, 3), (3, 1)] {
        let page = search(&ann.wire, &body).ok().await;
        assert_eq!((&page["page"], &page["total"]), (&json!(number), &json!(7)));
        assert_eq!(rooms(&page).len(), count);
        seen.extend(rooms(&page));
        assert_eq!(page.get("next").is_some(), number < 3);
        body = json!({ "from": page["next"], "search": "nothing", "limit": 1, "server": "elsewhere.example" });
    }
    assert_eq!(seen, rooms_left);
    for (limit, count) in [(7, 7), (1_000, 7)] {
        let page = search(&ann.wire, &json!({ "limit": limit })).ok().await;
        assert_eq!((rooms(&page).len(), page.get("next")), (count, None));
    }
    let page = search(&ann.wire, &json!({ "search": "nothing" }))
        .ok()
        .await;
    assert_eq!(page, json!({ "rooms": [], "page": 1, "total": 0 }));
}

/// PUB-1: a limit of 0 counts and shows nothing, and has no next page; one over the maximum is refused. 20 rooms come when
/// nothing is said.
#[tokio::test]
async fn the_limit_is_what_was_asked_for() {
    let (_server, ann, _bob) = two().await;
    many(&ann, 21).await;
    let page = search(&ann.wire, &json!({ "limit": 0 })).ok().await;
    assert_eq!(page, json!({ "rooms": [], "page": 1, "total": 21 }));
    let refusal = search(&ann.wire, &json!({ "limit": 1_001 }));
    assert_eq!(
        refusal.refused(400, "M_INVALID_PARAM").await["path"],
        "/limit"
    );
    let page = search(&ann.wire, &json!({})).ok().await;
    assert_eq!((rooms(&page).len(), &page["total"]), (20, &json!(21)));
}

/// PUB-1: the pages of a search show what it found, whatever changes meanwhile, and as often as they are asked for; a new
/// search shows the change.
#[tokio::test]
async fn a_search_keeps_its_results_for_the_paging() {
    let (_server, ann, bob) = two().await;
    let all = many(&ann, 4).await;
    let first = search(&ann.wire, &json!({ "limit": 2 })).ok().await;
    assert_eq!(rooms(&first), all[..2]);
    bob.join_room(&all[3]).await;
    ann.set_state(
        &all[3],
        "state.m.room.name",
        "_",
        &json!({ "name": "renamed" }),
    )
    .ok()
    .await;
    ann.publish(&all[2], false).ok().await;
    let new = room(&ann, json!({})).await;
    for _ in 0..2 {
        let second = search(&ann.wire, &json!({ "from": first["next"] }))
            .ok()
            .await;
        assert_eq!(rooms(&second), all[2..]);
        assert_eq!((&second["total"], second.get("next")), (&json!(4), None));
        assert_ne!(second["rooms"][1]["name"], "renamed");
        assert_eq!(second["rooms"][1]["member_count"], 1);
    }
    let mut now = vec![all[0].clone(), all[1].clone(), new];
    now.sort();
    now.insert(0, all[3].clone());
    assert_eq!(found(&ann, "").await, now);
}

/// PUB-1, ERR-2: a search that ran out, and one from before a restart, is 410; a token that was never one is 400. Both name
/// the field.
#[tokio::test]
async fn a_search_runs_out() {
    let (mut server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    many(&ann, 3).await;
    let next = async |body: Value| {
        let page = search(&ann.wire, &body).ok().await;
        text(&page, "next")
    };
    let expired = async |from: &str| {
        let refusal = search(&ann.wire, &json!({ "from": from }));
        assert_eq!(
            refusal.refused(410, "M_EXPIRED_TOKEN").await["path"],
            "/from"
        );
    };
    let first = next(json!({ "limit": 1 })).await;
    clock.advance(Duration::from_mins(9));
    let second = next(json!({ "from": first })).await;
    clock.advance(Duration::from_mins(9));
    search(&ann.wire, &json!({ "from": second })).ok().await;
    clock.advance(Duration::from_mins(11));
    expired(&first).await;
    expired(&second).await;
    let third = next(json!({ "limit": 1 })).await;
    let (epoch, place) = read(&third);
    server.restart().await;
    expired(&third).await;
    expired(token::encode_found(place, epoch ^ 1).as_str()).await;
    let stream = text(&ann.get("/stream?timeout=0").ok().await, "end");
    let fourth = next(json!({ "limit": 1 })).await;
    let beyond = |page| {
        let place = FoundPlace {
            page,
            ..read(&fourth).1
        };
        token::encode_found(place, epoch).to_string()
    };
    for bad in [
        "abc".into(),
        stream,
        beyond(0),
        beyond(4),
        format!("{fourth}A"),
    ] {
        let refusal = search(&ann.wire, &json!({ "from": bad }));
        assert_eq!(
            refusal.refused(400, "M_INVALID_PARAM").await["path"],
            "/from"
        );
    }
}

/// The epoch and the place in a token: its four bytes behind the kind, found by reading base64.
fn read(text: &str) -> (u32, FoundPlace) {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits = text[2..8].bytes().fold(0_u64, |bits, c| {
        let digit = DIGITS.find(char::from(c)).expect("a digit");
        bits << 6 | u64::try_from(digit).expect("small")
    });
    let epoch = u32::try_from(bits >> 4).expect("the first 32 of 36 bits");
    (
        epoch,
        token::decode_found(text, epoch, "from").expect("a place"),
    )
}

/// PUB-1: another server's rooms aren't known here; this server's are found by its name too.
#[tokio::test]
async fn other_servers_have_no_rooms_here() {
    let (_server, ann, _bob) = two().await;
    let all = many(&ann, 2).await;
    let page = search(&ann.wire, &json!({ "server": "elsewhere.example" }));
    assert_eq!(
        page.ok().await,
        json!({ "rooms": [], "page": 1, "total": 0 })
    );
    let page = search(&ann.wire, &json!({ "server": "localhost" }))
        .ok()
        .await;
    assert_eq!(rooms(&page), all);
}
