//! Late events: who hears of them, and where they are found (FIL-1, STR-3).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tidings_server::app::ErrorKind;
use tidings_server::app::ingest::Taken;
use tidings_tests::foreign::{Foreigner, id};
use tidings_tests::user::{User, bodies, entry, ids, text};
use tidings_tests::{TestServer, sleepers};

/// A room by ann, which dan of another server has joined.
pub(super) struct World {
    pub(super) server: TestServer,
    pub(super) ann: User,
    pub(super) dan: Foreigner,
    pub(super) room: String,
}

pub(super) async fn world() -> World {
    with(TestServer::start().await).await
}

async fn with(server: TestServer) -> World {
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let dan = Foreigner::new(&server, "dan", &room);
    let start = ann.say(&room, "start").await;
    dan.join("join", &start).await;
    World {
        server,
        ann,
        dan,
        room,
    }
}

/// A filter that asks for late events, as a query.
pub(super) async fn late(user: &User) -> String {
    let filter = json!({ "out_of_order": true });
    let token = text(&user.post("/filters", &filter).ok().await, "filter");
    format!("filter={token}")
}

/// The stream from a token on, without what has no place in it.
pub(super) async fn stream(user: &User, from: &str, query: &str) -> Value {
    let path = format!("/stream?timeout=0&not_types=ephemeral.*&from={from}&{query}");
    user.get(path).ok().await
}

/// The whole timeline, oldest first.
pub(super) async fn timeline(user: &User, room: &str) -> Vec<Value> {
    let page = user.scroll(room, "dir=f&limit=1000").await;
    page["chunk"].as_array().expect("a list").clone()
}

/// STR-3, FIL-1: a late event answers the waiting reader who asked for it and no other; everybody finds it at its place.
#[tokio::test]
async fn late_events_come_to_those_who_ask() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let World {
        server,
        ann,
        dan,
        room,
    } = with(server).await;
    let bob = User::register(&server, "bob").await;
    bob.join_room(&room).await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let from = ann.now().await;
    let asks = late(&ann).await;
    let poll = |user: &User, query: &str| {
        let query = format!("/stream?timeout=60000&not_types=ephemeral.*&from={from}&{query}");
        tokio::spawn(user.get(query).ok())
    };
    let (asking, other) = (poll(&ann, &asks), poll(&bob, ""));
    sleepers(&clock, 3).await;
    let late = dan.take(&dan.text("late", &one)).await;
    let answer = asking.await.expect("no panic");
    assert_eq!(ids(&answer["events"]), std::slice::from_ref(&late));
    assert_eq!(answer["events"][0]["unsigned"]["after"], one);
    assert!(!other.is_finished());
    ann.say(&room, "three").await;
    let answer = other.await.expect("no panic");
    assert_eq!(bodies(&answer["events"]), ["three"]);
    for user in [&ann, &bob] {
        let all = json!(timeline(user, &room).await);
        assert_eq!(bodies(&all), ["start", "one", "late", "two", "three"]);
        let event = user.event(&late, "").ok().await;
        assert_eq!(event["sender"], dan.id);
        assert_eq!(event["unsigned"].get("after"), None, "nobody asked");
    }
}

/// STR-3: of several late events each says what it came right behind, and where a gap is full they go into the next.
#[tokio::test]
async fn each_late_event_says_what_it_comes_after() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let from = ann.now().await;
    let mut sent = Vec::new();
    for number in 0..30 {
        sent.push(dan.take(&dan.text(&format!("l{number}"), &one)).await);
    }
    let query = format!(
        "/stream?timeout=0&not_types=ephemeral.*&from={from}&{}",
        late(&ann).await
    );
    let told = ann.get(query).ok().await;
    assert_eq!(ids(&told["events"]), sent);
    let mut order = vec![one.clone(), "two".to_owned()];
    for event in told["events"].as_array().expect("a list") {
        let after = text(&event["unsigned"], "after");
        let at = order
            .iter()
            .position(|id| *id == after)
            .expect("an event of the room");
        order.insert(at + 1, text(event, "event_id"));
    }
    let all = timeline(&ann, &room).await;
    let shown = ids(&json!(all));
    let at = shown.iter().position(|id| *id == one).expect("one");
    assert_eq!(shown[at..at + 31], order[..31]);
    assert_eq!(text(&all[at + 31]["content"], "body"), "two");
}

/// STR-8, STR-3: late events from several sides while others send: no two share a place, every endpoint shows the same order,
/// and a reader gets each of them once.
#[tokio::test]
async fn many_late_events_at_once() {
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let from = ann.now().await;
    let late_ones = (0..24).map(|number| {
        let event = dan.text(&format!("l{number}"), &one);
        let dan = dan.clone();
        tokio::spawn(async move { dan.take(&event).await })
    });
    let late_ones: Vec<_> = late_ones.collect();
    for number in 0..24 {
        ann.say(&room, &number.to_string()).await;
    }
    let mut sent = Vec::new();
    for task in late_ones {
        sent.push(task.await.expect("no panic"));
    }
    sent.sort();
    drop(dan);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let query = format!("{}&limit=5", late(&ann).await);
        let (mut read, mut at) = (Vec::new(), from.clone());
        loop {
            let page = ann
                .get(format!(
                    "/stream?timeout=0&not_types=ephemeral.*&from={at}&{query}"
                ))
                .ok()
                .await;
            read.extend(ids(&page["events"]));
            at = text(&page, "end");
            if page["more"] == false {
                break;
            }
        }
        assert_eq!(read.len(), 48);
        let (mut came_late, appended): (Vec<_>, Vec<_>) =
            read.into_iter().partition(|id| sent.contains(id));
        came_late.sort();
        assert_eq!(came_late, sent);
        let forwards = ids(&json!(timeline(&ann, &room).await));
        let mut backwards = ids(&ann.scroll(&room, "dir=b&limit=1000").await["chunk"]);
        backwards.reverse();
        assert_eq!(forwards, backwards);
        assert_eq!(forwards[forwards.len() - 24..], appended);
        let sync = ann.sync("limit=1000").await;
        let messages = &entry(&sync["rooms"], &room)["messages"];
        assert_eq!(*messages, json!(forwards));
        let around = ann.context(&one, "before=100&after=100").ok().await;
        assert_eq!(ids(&around["chunk"]), forwards);
    }
}

/// JOI-6, STR-3: a late event comes down the stream only to who may see it both at its position and at its order.
#[tokio::test]
async fn a_late_event_passes_both_questions() {
    let World {
        server,
        ann,
        dan,
        room,
    } = world().await;
    let (bob, cleo) = (
        User::register(&server, "bob").await,
        User::register(&server, "cleo").await,
    );
    cleo.join_room(&room).await;
    let rule = json!({ "history_visibility": "joined" });
    ann.set_state(&room, "state.m.room.history_visibility", "_", &rule)
        .ok()
        .await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    bob.join_room(&room).await;
    cleo.leave(&room).await;
    let from = ann.now().await;
    dan.take(&dan.text("late", &one)).await;
    let asked = async |user: &User| {
        let query = format!(
            "/stream?timeout=0&not_types=ephemeral.*&from={from}&{}",
            late(user).await
        );
        bodies(&user.get(query).ok().await["events"])
    };
    assert_eq!(asked(&ann).await, ["late"]);
    assert_eq!(
        asked(&bob).await,
        Vec::<String>::new(),
        "not joined at its order"
    );
    assert_eq!(
        asked(&cleo).await,
        Vec::<String>::new(),
        "not joined at its position"
    );
    let found = async |user: &User| {
        bodies(&json!(timeline(user, &room).await)).contains(&"late".to_owned())
    };
    assert!(found(&ann).await && !found(&bob).await && found(&cleo).await);
    let delta = bob
        .sync(&format!("since={from}&{}", late(&bob).await))
        .await;
    let messages = |delta: &Value| delta["rooms"][0]["messages"].clone();
    assert_eq!(messages(&delta), json!([]));
    let delta = ann
        .sync(&format!("since={from}&{}", late(&ann).await))
        .await;
    assert_eq!(messages(&delta), json!([id("late")]));
}

/// SYN-2, STR-3: a delta has late events among its messages only for who asks, within its limit like all others.
#[tokio::test]
async fn a_delta_holds_late_events_for_who_asks() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let from = ann.now().await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let middle = ann.now().await;
    dan.take(&dan.text("late", &one)).await;
    ann.say(&room, "three").await;
    let asks = late(&ann).await;
    let read = async |since: &str, query: &str| -> (Vec<String>, Value, String) {
        let delta = ann.sync(&format!("since={since}&{query}")).await;
        let entry = entry(&delta["rooms"], &room);
        let ids = entry["messages"].as_array().expect("a list").iter();
        let events = ids.map(|id| entry["events"][id.as_str().expect("an id")].clone());
        let bodies = bodies(&Value::Array(events.collect()));
        (bodies, entry["limited"].clone(), text(entry, "start"))
    };
    for (since, query, expected, limited) in [
        (&from, String::new(), vec!["one", "two", "three"], false),
        (
            &from,
            asks.clone(),
            vec!["one", "late", "two", "three"],
            false,
        ),
        (
            &from,
            format!("{asks}&limit=3"),
            vec!["late", "two", "three"],
            true,
        ),
        (&from, "limit=2".to_owned(), vec!["two", "three"], true),
        (&middle, String::new(), vec!["three"], false),
        (&middle, asks.clone(), vec!["late", "three"], false),
        (
            &middle,
            format!("{asks}&limit=2"),
            vec!["late", "three"],
            false,
        ),
        (&middle, format!("{asks}&limit=1"), vec!["three"], true),
    ] {
        let (messages, is_limited, start) = read(since, &query).await;
        assert_eq!(
            (messages, is_limited),
            (
                expected.iter().map(ToString::to_string).collect(),
                json!(limited)
            ),
            "{query}"
        );
        let before = ann
            .scroll(&room, &format!("dir=f&limit=1&from={start}"))
            .await;
        let first = bodies(&before["chunk"]);
        // Whoever didn't ask finds it by scrollback, also from where the delta begins.
        assert!(
            first == [expected[0]] || first == ["late"],
            "{query}: {first:?}"
        );
    }
}

/// SYN-5: a late message counts as unread where its place is behind the read marker.
#[tokio::test]
async fn late_messages_are_unread_by_their_place() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    let two = ann.say(&room, "two").await;
    ann.mark(&room, "read", &two).ok().await;
    let unread = async || {
        let sync = ann.sync("").await;
        entry(&sync["rooms"], &room)["unread"].clone()
    };
    dan.take(&dan.text("before", &one)).await;
    assert_eq!(unread().await, 0);
    dan.take(&dan.text("behind", &two)).await;
    assert_eq!(unread().await, 1);
}

/// SCR-1: an event of which nothing is known but what builds on it comes right before that; before the first known event too,
/// and scrollback reaches it there.
#[tokio::test]
async fn what_came_before_comes_before() {
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world().await;
    let first = text(&timeline(&ann, &room).await[0], "event_id");
    let older = dan.text("older", "$none:there.example");
    let unknown = dan.hand_over(&older).await;
    assert_eq!(
        unknown.expect_err("nothing is known of it").kind,
        ErrorKind::NotFound
    );
    let unrelated = dan.hand_over_older(&older, &first).await;
    assert_eq!(
        unrelated.expect_err("it isn't built on").kind,
        ErrorKind::NotFound
    );
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let mut late = dan.text("late", &one);
    late.prev_events.push(older.event_id.clone());
    dan.take(&late).await;
    dan.hand_over_older(&older, &id("late"))
        .await
        .expect("it is built on");
    let all = json!(timeline(&ann, &room).await);
    assert_eq!(bodies(&all), ["start", "one", "older", "late", "two"]);

    drop(dan);
    server.stop().await;
    builds_on(&server, &first, &id("before"));
    server.resume().await;
    let dan = Foreigner::new(&server, "dan", &room);
    let known = ann.now().await;
    let before = dan.text("before", &id("long-before"));
    dan.hand_over_older(&before, &first)
        .await
        .expect("it is built on");
    let long_before = dan.text("long-before", "$none:there.example");
    dan.hand_over_older(&long_before, &id("before"))
        .await
        .expect("it is built on");
    let whole = timeline(&ann, &room).await;
    let all = [
        "long-before",
        "before",
        "start",
        "one",
        "older",
        "late",
        "two",
    ];
    assert_eq!(bodies(&json!(whole)), all);
    let count = i64::try_from(whole.len()).expect("few");
    let page = ann.scroll(&room, "dir=b&limit=1").await;
    assert_eq!(page["remaining"], count - 1);
    let page = ann
        .scroll(&room, &format!("dir=b&limit=1&from={known}"))
        .await;
    assert_eq!(page["remaining"], count - 3, "they came later");
    let page = ann.scroll(&room, "dir=f&limit=1").await;
    let rest = format!("dir=f&limit=1000&from={}", text(&page, "end"));
    let rest = ann.scroll(&room, &rest).await;
    assert_eq!(bodies(&rest["chunk"]), all[1..]);
}

/// Has an event build on one that isn't known, as if the room had been joined through another server.
fn builds_on(server: &TestServer, event: &str, other: &str) {
    let file = server.dir().join("data/tidings.sqlite");
    let db = rusqlite::Connection::open(file).expect("the store");
    let short = event[1..].split(':').next().expect("a local part");
    let id = URL_SAFE_NO_PAD.decode(short).expect("base64");
    let length = u8::try_from(other.len()).expect("a short id");
    let links = [&[1, 0, length], other.as_bytes()].concat();
    let changed = db
        .execute("UPDATE events SET links = ?2 WHERE id = ?1", (id, links))
        .expect("a change");
    assert_eq!(changed, 1);
}

/// STR-3: handing over an event again changes nothing, also both at once.
#[tokio::test]
async fn an_event_is_taken_once() {
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world().await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let event = dan.text("late", &one);
    let (first, second) = tokio::join!(dan.hand_over(&event), dan.hand_over(&event));
    let (first, second) = (first.expect("taken"), second.expect("taken"));
    let position = |taken| match taken {
        Taken::Now(position) | Taken::Before(position) => position,
    };
    assert_eq!(position(first), position(second));
    assert_eq!(
        dan.hand_over(&event).await,
        Ok(Taken::Before(position(first)))
    );
    assert_eq!(
        bodies(&json!(timeline(&ann, &room).await)),
        ["start", "one", "late", "two"]
    );
}

/// JOI-5, MSG-1, BAN-1, RED-1: another server's events follow the room's rules, at their place and by what came since.
#[tokio::test]
async fn the_rules_hold_for_other_servers_too() {
    let World {
        server,
        ann,
        dan,
        room,
    } = world().await;
    let eve = Foreigner::new(&server, "eve", &room);
    let one = ann.say(&room, "one").await;
    let two = ann.say(&room, "two").await;
    let kind =
        |taken: Result<Taken, tidings_server::app::AppError>| taken.err().map(|error| error.kind);
    let forbidden = Some(ErrorKind::Forbidden);
    assert_eq!(
        kind(eve.hand_over(&eve.text("e1", &two)).await),
        forbidden,
        "never joined"
    );
    eve.join("e2", &two).await;
    assert_eq!(
        kind(eve.hand_over(&eve.text("e3", &one)).await),
        forbidden,
        "not joined at its place"
    );
    let topic = ("state.m.room.topic", "_");
    let content = Some(json!({ "topic": "mine" }));
    for after in [&one, &id("e2")] {
        let topic = eve.state(("e4", after), topic, content.clone());
        assert_eq!(kind(eve.hand_over(&topic).await), forbidden, "no power");
    }
    let redaction = eve.redaction(("e5", &id("e2")), &one);
    assert_eq!(
        kind(eve.hand_over(&redaction).await),
        forbidden,
        "neither theirs nor with power"
    );
    eve.take(&eve.text("e6", &id("e2"))).await;
    dan.take(&dan.text("d1", &id("e6"))).await;
    eve.take(&eve.redaction(("e7", &id("d1")), &id("e6"))).await;
    let emptied = ann.event(&id("e6"), "").ok().await;
    assert_eq!(emptied["content"], json!({}));
    ann.post(
        format!("/rooms/{}/ban", tidings_tests::wire::encode(&room)),
        &json!({ "user_id": eve.id }),
    )
    .ok()
    .await;
    assert_eq!(
        kind(eve.hand_over(&eve.text("e8", &id("e6"))).await),
        forbidden,
        "banned since"
    );
    let mut ours = dan.text("d2", &two);
    ours.sender = ann.id.parse().expect("an id");
    assert_eq!(
        kind(dan.hand_over(&ours).await),
        Some(ErrorKind::InvalidParam)
    );
    let mut empty = dan.text("d3", &two);
    empty.content = None;
    assert_eq!(kind(dan.hand_over(&empty).await), Some(ErrorKind::BadJson));
    let mut elsewhere = dan.text("d4", &two);
    elsewhere.room_id = "!nowhere:there.example".parse().expect("an id");
    assert_eq!(
        kind(dan.hand_over(&elsewhere).await),
        Some(ErrorKind::NotFound)
    );
}
