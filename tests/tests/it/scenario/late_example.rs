//! The worked example of spec/streams.md, with its late event.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tidings_server::app::token::{Place, encode};
use tidings_tests::TestServer;
use tidings_tests::foreign::Foreigner;
use tidings_tests::user::{User, entry, is_ephemeral, text};

/// The two rooms, at the end of the example. Besides what the document tells, dan of another server joins Harbour before
/// "one": somebody has to send L. His join is "dan joins" here.
struct World {
    _server: TestServer,
    ann: User,
    bob: User,
    harbour: String,
    kitchen: String,
    /// The names of the events that the example tells of.
    names: BTreeMap<String, &'static str>,
    /// The stream tokens behind them.
    tokens: BTreeMap<u8, String>,
    /// Shows what the example tells of, and nothing that set up a room.
    told: String,
    /// The same with late events.
    told_late: String,
    /// How many events set up Harbour, without those that have names.
    untold: i64,
}

const TOLD: [&str; 3] = [
    "message.m.room.message",
    "state.m.room.create",
    "state.m.room.member",
];

async fn filter(user: &User, filter: Value) -> String {
    let token = text(&user.post("/filters", &filter).ok().await, "filter");
    format!("filter={token}")
}

/// Makes the rooms and their events, and looks at what the example asks for on the way.
async fn world() -> World {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let mut tokens = BTreeMap::new();
    let (harbour, kitchen) = (ann.public_room().await, bob.public_room().await);
    let mut names = names_of_setup((&ann, &harbour), (&bob, &kitchen)).await;
    let all = ann.scroll(&harbour, "dir=f&limit=1000").await;
    let setup = all["chunk"].as_array().expect("a list");
    let untold = i64::try_from(setup.len()).expect("few") - 2;
    let newest = text(setup.last().expect("events"), "event_id");
    let dan = Foreigner::new(&server, "dan", &harbour);
    let join = dan.join("dan", &newest).await;
    names.insert(join, "dan joins");
    tokens.insert(4, ann.now().await);

    let one = ann.say(&harbour, "one").await;
    names.insert(one.clone(), "one");
    tokens.insert(5, ann.now().await);
    let invite = ann.invite(&harbour, &bob.id).ok().await;
    names.insert(text(&invite, "event_id"), "ann invites bob");
    let two = ann.say(&harbour, "two").await;
    names.insert(two, "two");
    tokens.insert(7, ann.now().await);
    let delta = bob.sync(&format!("since={}", tokens[&5])).await;
    assert_eq!(delta["invites"][0]["event"]["event_id"], invite["event_id"]);
    assert_eq!(delta["rooms"], json!([]), "no room changed for bob");
    assert_eq!(position(&text(&delta, "end")), position(&tokens[&7]));

    bob.join_room(&harbour).await;
    let join = bob
        .state(&harbour, "state.m.room.member", &bob.id)
        .ok()
        .await;
    names.insert(text(&join, "event_id"), "bob joins");
    tokens.insert(8, ann.now().await);
    names.insert(bob.say(&kitchen, "tea?").await, "tea?");
    tokens.insert(9, ann.now().await);
    names.insert(ann.say(&harbour, "three").await, "three");
    tokens.insert(10, ann.now().await);
    names.insert(dan.take(&dan.text("L", &one)).await, "L");
    tokens.insert(11, ann.now().await);
    let nothing = super::late_events::stream(&ann, &tokens[&10], "").await;
    assert_eq!(
        (&nothing["events"], &nothing["more"]),
        (&json!([]), &json!(false))
    );
    assert_eq!(position(&text(&nothing, "end")), position(&tokens[&11]));
    names.insert(ann.say(&harbour, "four").await, "four");
    tokens.insert(12, ann.now().await);
    World {
        told: filter(&ann, json!({ "types": TOLD })).await,
        told_late: filter(&ann, json!({ "types": TOLD, "out_of_order": true })).await,
        _server: server,
        ann,
        bob,
        harbour,
        kitchen,
        names,
        tokens,
        untold,
    }
}

/// The creations of both rooms and the joins of those who made them.
async fn names_of_setup(
    harbour: (&User, &String),
    kitchen: (&User, &String),
) -> BTreeMap<String, &'static str> {
    let mut names = BTreeMap::new();
    for ((user, room), [create, join]) in [
        (harbour, ["Harbour", "ann joins"]),
        (kitchen, ["Kitchen", "bob joins Kitchen"]),
    ] {
        for (event_type, name) in [
            ("state.m.room.create", create),
            ("state.m.room.member", join),
        ] {
            let key = if name == create { "_" } else { &user.id };
            let event = user.state(room, event_type, key).ok().await;
            names.insert(text(&event, "event_id"), name);
        }
    }
    names
}

impl World {
    /// The names of events, in their order.
    #[track_caller]
    fn named(&self, events: &Value) -> Vec<&'static str> {
        let events = events.as_array().expect("a list").iter();
        let kept = events.filter(|event| !is_ephemeral(event));
        kept.map(|event| self.name(&text(event, "event_id")))
            .collect()
    }

    #[track_caller]
    fn name(&self, id: &str) -> &'static str {
        self.names
            .get(id)
            .copied()
            .unwrap_or_else(|| panic!("{id} has no name"))
    }

    /// The names of an entry's messages.
    #[track_caller]
    fn messages(&self, entry: &Value) -> Vec<&'static str> {
        let ids = entry["messages"].as_array().expect("a list").iter();
        ids.map(|id| self.name(id.as_str().expect("an id")))
            .collect()
    }

    fn id(&self, name: &str) -> &str {
        let found = self.names.iter().find(|(_, other)| **other == name);
        found.expect("a name of the example").0
    }

    /// The order of a named event of Harbour.
    async fn order(&self, name: &str) -> i64 {
        let around = self
            .ann
            .context(self.id(name), "before=0&after=0")
            .ok()
            .await;
        place(&text(&around, "end")).0
    }

    async fn scroll(&self, user: &User, query: &str) -> Value {
        user.scroll(&self.harbour, &format!("{query}&{}", self.told))
            .await
    }
}

/// The order and the as-of of a timeline token, and its epoch.
fn fields(token: &str) -> (i64, u64, u32) {
    let bytes = URL_SAFE_NO_PAD.decode(&token[2..]).expect("base64");
    let eight = |at: usize| bytes[at..at + 8].try_into().expect("eight bytes");
    let epoch = u32::from_be_bytes(bytes[..4].try_into().expect("four bytes"));
    (
        i64::from_be_bytes(eight(8)),
        u64::from_be_bytes(eight(16)),
        epoch,
    )
}

fn place(token: &str) -> (i64, u64) {
    let (order, as_of, _) = fields(token);
    (order, as_of)
}

/// The position of a stream token.
fn position(token: &str) -> u64 {
    let bytes = URL_SAFE_NO_PAD.decode(&token[2..]).expect("base64");
    u64::from_be_bytes(bytes[4..12].try_into().expect("eight bytes"))
}

/// The stream from a token on, without waiting.
async fn read(user: &User, from: &str, query: &str) -> Value {
    let path = format!("/stream?timeout=0&from={from}&{query}");
    user.get(path).ok().await
}

/// STR-1, STR-3, STR-8, FIL-1: the rows about ann's stream.
#[tokio::test]
async fn the_streams_of_the_example() {
    let world = world().await;
    let World {
        ann,
        tokens,
        told,
        told_late,
        ..
    } = &world;
    let all = read(ann, &tokens[&4], told).await;
    let in_time = [
        "one",
        "ann invites bob",
        "two",
        "bob joins",
        "three",
        "four",
    ];
    assert_eq!(world.named(&all["events"]), in_time);
    assert_eq!(position(&text(&all, "end")), position(&tokens[&12]));
    let all = read(ann, &tokens[&4], told_late).await;
    let with_late = [
        "one",
        "ann invites bob",
        "two",
        "bob joins",
        "three",
        "L",
        "four",
    ];
    assert_eq!(world.named(&all["events"]), with_late);
    assert_eq!(all["events"][5]["unsigned"]["after"], world.id("one"));
    assert_eq!(position(&text(&all, "end")), position(&tokens[&12]));
    let others = all["events"].as_array().expect("a list").iter();
    let says_after = others.filter(|event| event["unsigned"].get("after").is_some());
    assert_eq!(
        says_after.count(),
        1,
        "late events alone say where they belong"
    );
}

/// STR-1, STR-8, JOI-4, FIL-1: the rows about bob's stream, and about streams with a limit.
#[tokio::test]
async fn the_limited_streams_of_the_example() {
    let world = world().await;
    let World {
        ann,
        bob,
        tokens,
        told,
        ..
    } = &world;
    let other = bob.other_device().await;
    let all = read(
        &other,
        &tokens[&4],
        &format!(
            "{told}&types={},ephemeral.m.homeserver.scrollback",
            TOLD.join(",")
        ),
    )
    .await;
    let bobs = ["ann invites bob", "bob joins", "tea?", "three", "four"];
    assert_eq!(world.named(&all["events"]), bobs);
    assert_eq!(
        all["events"][2]["type"],
        "ephemeral.m.homeserver.scrollback"
    );
    assert_eq!(all["joined"][0]["room_id"], world.harbour);
    assert_eq!(position(&text(&all, "end")), position(&tokens[&12]));
    let three = read(&other, &tokens[&4], &format!("{told}&limit=3")).await;
    assert_eq!(world.named(&three["events"]), bobs[..3]);
    assert_eq!(
        (position(&text(&three, "end")), &three["more"]),
        (position(&tokens[&9]), &json!(true))
    );

    let only = json!({ "types": TOLD, "rooms": [world.harbour], "limit": 1 });
    let one = read(ann, &tokens[&8], &filter(ann, only).await).await;
    assert_eq!(world.named(&one["events"]), ["three"]);
    assert_eq!(
        (position(&text(&one, "end")), &one["more"]),
        (position(&tokens[&10]), &json!(true))
    );
}

/// SYN-1, SYN-2, SYN-7, STR-3: the rows about initial sync.
#[tokio::test]
async fn the_syncs_of_the_example() {
    let world = world().await;
    let World {
        bob,
        harbour,
        kitchen,
        tokens,
        told,
        told_late,
        ..
    } = &world;
    let before_three = (world.order("three").await - 1, position(&tokens[&12]));
    let first = bob.sync(&format!("{told}&limit=2")).await;
    let (harbours, kitchens) = (
        entry(&first["rooms"], harbour),
        entry(&first["rooms"], kitchen),
    );
    assert_eq!(world.messages(harbours), ["three", "four"]);
    assert_eq!(harbours["limited"], true);
    assert_eq!(place(&text(harbours, "start")), before_three);
    assert_eq!(world.messages(kitchens), ["bob joins Kitchen", "tea?"]);
    assert_eq!(kitchens["limited"], true);
    assert_eq!(position(&text(&first, "end")), position(&tokens[&12]));
    let next = bob.stream(&text(&first, "end")).await;
    assert_eq!(world.named(&next["events"]), Vec::<&str>::new());

    let delta = bob.sync(&format!("{told}&since={}", tokens[&9])).await;
    assert_eq!(delta["rooms"].as_array().map(Vec::len), Some(1));
    let harbours = entry(&delta["rooms"], harbour);
    assert_eq!(world.messages(harbours), ["three", "four"]);
    assert_eq!(harbours["limited"], false);
    assert_eq!(place(&text(harbours, "start")), before_three);
    assert_eq!(position(&text(&delta, "end")), position(&tokens[&12]));

    let delta = bob.sync(&format!("{told_late}&since={}", tokens[&9])).await;
    let harbours = entry(&delta["rooms"], harbour);
    assert_eq!(world.messages(harbours), ["L", "three", "four"]);
    assert_eq!(
        harbours["events"][world.id("L")]["unsigned"]["after"],
        world.id("one")
    );
    let before_late = (world.order("L").await - 1, position(&tokens[&12]));
    assert_eq!(place(&text(harbours, "start")), before_late);

    let whole = bob.sync(told).await;
    let delta = bob.sync(&format!("{told}&since={}", tokens[&7])).await;
    let harbours = entry(&delta["rooms"], harbour);
    let fresh = entry(&whole["rooms"], harbour);
    assert_eq!(
        world.messages(harbours),
        world.messages(fresh),
        "the join is new"
    );
    assert_eq!(harbours["state"], fresh["state"]);
    assert_eq!(world.messages(entry(&delta["rooms"], kitchen)), ["tea?"]);
    assert_eq!(position(&text(&delta, "end")), position(&tokens[&12]));
}

/// SCR-1, STR-3: the rows about scrollback.
#[tokio::test]
async fn the_timelines_of_the_example() {
    let world = world().await;
    let World {
        bob,
        harbour,
        tokens,
        ..
    } = &world;
    let start = text(
        entry(
            &bob.sync(&format!("{}&limit=2", world.told)).await["rooms"],
            harbour,
        ),
        "start",
    );
    let newest = position(&tokens[&12]);
    let back = world
        .scroll(bob, &format!("from={start}&dir=b&limit=3"))
        .await;
    assert_eq!(
        world.named(&back["chunk"]),
        ["bob joins", "two", "ann invites bob"]
    );
    // L, "one", the two joins before it, and the creation with what set the room up.
    assert_eq!(back["remaining"], 5 + world.untold);
    let middle = text(&back, "end");
    assert_eq!(
        place(&middle),
        (world.order("ann invites bob").await - 1, newest)
    );
    let back = world
        .scroll(bob, &format!("from={middle}&dir=b&limit=4"))
        .await;
    assert_eq!(
        world.named(&back["chunk"]),
        ["L", "one", "dan joins", "ann joins"]
    );
    assert_eq!(
        place(&text(&back, "end")),
        (world.order("ann joins").await - 1, newest)
    );
    let back = world
        .scroll(bob, &format!("from={}&dir=b&limit=3", text(&back, "end")))
        .await;
    assert_eq!(world.named(&back["chunk"]), ["Harbour"]);
    assert_eq!((&back["remaining"], back.get("end")), (&json!(0), None));
    let on = world
        .scroll(bob, &format!("from={middle}&dir=f&limit=2"))
        .await;
    assert_eq!(world.named(&on["chunk"]), ["ann invites bob", "two"]);
    assert_eq!(place(&text(&on, "end")), (world.order("two").await, newest));
}

/// SCR-1, STR-3: the rows about scrollback from a moment of the stream.
#[tokio::test]
async fn the_timelines_of_the_examples_moments() {
    let world = world().await;
    let World { ann, tokens, .. } = &world;
    let mut all = vec![
        "four",
        "three",
        "bob joins",
        "two",
        "ann invites bob",
        "L",
        "one",
    ];
    all.extend(["dan joins", "ann joins", "Harbour"]);
    let back = world
        .scroll(ann, &format!("from={}&dir=b", tokens[&12]))
        .await;
    assert_eq!(world.named(&back["chunk"]), all);
    assert_eq!(back.get("end"), None);
    let back = world
        .scroll(ann, &format!("from={}&dir=b", tokens[&10]))
        .await;
    let known: Vec<&str> = all[1..]
        .iter()
        .copied()
        .filter(|name| *name != "L")
        .collect();
    assert_eq!(world.named(&back["chunk"]), known, "L came at 11");
    assert_eq!(back.get("end"), None);
    let on = world
        .scroll(ann, &format!("from={}&dir=f", tokens[&10]))
        .await;
    assert_eq!(world.named(&on["chunk"]), ["four"], "L lies before");
    assert_eq!(on.get("end"), None);
}

/// CTX-1, STA-2, ERR-2: the rows about one event, about state, and about tokens that lead nowhere.
#[tokio::test]
async fn the_places_of_the_example() {
    let world = world().await;
    let World {
        ann,
        bob,
        harbour,
        kitchen,
        tokens,
        told,
        ..
    } = &world;
    let query = format!("before=1&after=1&{told}");
    let around = ann.context(world.id("L"), &query).ok().await;
    assert_eq!(
        world.named(&around["chunk"]),
        ["one", "L", "ann invites bob"]
    );
    let membership = |state: &Value| {
        let states = state.as_array().expect("a list").iter();
        let mut bobs = states.filter(|event| event["state_key"] == bob.id);
        bobs.next()
            .map(|event| text(&event["content"], "membership"))
    };
    assert_eq!(membership(&around["state"]).as_deref(), Some("invite"));
    let newest = position(&tokens[&12]);
    assert_eq!(
        place(&text(&around, "start")),
        (world.order("one").await - 1, newest)
    );
    assert_eq!(
        place(&text(&around, "end")),
        (world.order("ann invites bob").await, newest)
    );

    let start = text(
        entry(
            &bob.sync(&format!("{told}&limit=2")).await["rooms"],
            harbour,
        ),
        "start",
    );
    for (at, expected) in [(&tokens[&7], "invite"), (&start, "join")] {
        let states = ann.states(harbour, &format!("at={at}")).ok().await;
        assert_eq!(membership(&states["state"]).as_deref(), Some(expected));
    }

    let epoch = fields(&start).2;
    let old = encode(Place::Stream(newest), epoch.wrapping_add(1));
    ann.get(format!("/stream?timeout=0&from={}", old.as_str()))
        .refused(410, "M_RESET_TOKEN")
        .await;
    let path = format!(
        "/rooms/{}/timeline?from={start}",
        tidings_tests::wire::encode(kitchen)
    );
    bob.get(path).refused(400, "M_INVALID_PARAM").await;
    bob.get(format!("/stream?timeout=0&from={start}"))
        .refused(400, "M_INVALID_PARAM")
        .await;
}
