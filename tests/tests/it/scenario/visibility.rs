//! Who reads which part of a room's past when the room changes its word, and when people come and go.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, text};
use tidings_tests::wire::encode;

const RULE: &str = "state.m.room.history_visibility";

/// A room by ann, with bob who isn't in it yet, and all the texts said in it with the ids of their events.
struct Told {
    server: TestServer,
    ann: User,
    bob: User,
    room: String,
    said: Vec<(String, String)>,
}

impl Told {
    /// With a word about the past from the room's first moments on, and "start" said.
    async fn begin(rule: &str) -> Self {
        let server = TestServer::start().await;
        let (ann, bob) = (
            User::register(&server, "ann").await,
            User::register(&server, "bob").await,
        );
        let rule = json!([{ "type": RULE, "content": { "history_visibility": rule } }]);
        let body = json!({ "visibility": "public", "initial_state": rule });
        let room = text(&ann.create(&body).ok().await, "room_id");
        let mut told = Self {
            server,
            ann,
            bob,
            room,
            said: Vec::new(),
        };
        told.say("start").await;
        told
    }

    async fn say(&mut self, body: &str) {
        let id = self.ann.say(&self.room, body).await;
        self.said.push((body.to_owned(), id));
    }

    async fn rule(&self, rule: &str) {
        let content = json!({ "history_visibility": rule });
        let set = self.ann.set_state(&self.room, RULE, "_", &content);
        set.ok().await;
    }

    async fn invite(&self) {
        self.ann.invite(&self.room, &self.bob.id).ok().await;
    }

    async fn join(&self) {
        self.bob.join_room(&self.room).await;
    }

    async fn leave(&self) {
        self.bob.leave(&self.room).await;
    }

    /// Ann makes bob one who left, or one who is banned.
    async fn put(&self, membership: &str) {
        let content = json!({ "membership": membership });
        let member = "state.m.room.member";
        let set = self
            .ann
            .set_state(&self.room, member, &self.bob.id, &content);
        set.ok().await;
    }

    /// Bob reads these texts and no others: by scrollback in both directions, page by page, with an exact `remaining`; one by
    /// one by their ids; and with the surroundings of each.
    #[track_caller]
    fn bob_reads(&self, expected: &[&str]) -> impl Future<Output = Vec<Value>> {
        let at = std::panic::Location::caller();
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        async move {
            let all = self.bob.scroll(&self.room, "dir=f&limit=1000").await;
            assert_eq!(bodies(&all["chunk"]), expected, "{at}");
            let mut events = all["chunk"].as_array().expect("a chunk").clone();
            let forwards = ids(&all["chunk"]);
            assert_eq!(self.pages("f", forwards.len()).await, forwards, "{at}");
            let mut backwards = self.pages("b", forwards.len()).await;
            backwards.reverse();
            assert_eq!(backwards, forwards, "{at}");
            for (body, id) in &self.said {
                let (event, around) = (self.bob.event(id, ""), self.bob.context(id, "limit=3"));
                if expected.contains(body) {
                    assert_eq!(event.ok().await["content"]["body"], *body, "{at}");
                    let chunk = ids(&around.ok().await["chunk"]);
                    let mut readable = forwards.windows(chunk.len());
                    assert!(readable.any(|events| events == chunk), "{at}: {chunk:?}");
                } else {
                    event.refused(404, "M_NOT_FOUND").await;
                    around.refused(404, "M_NOT_FOUND").await;
                }
            }
            events.retain(|event| event["type"] != "message.m.room.message");
            events
        }
    }

    async fn pages(&self, direction: &str, total: usize) -> Vec<String> {
        let (mut found, mut from) = (Vec::new(), String::new());
        loop {
            let query = format!("dir={direction}&limit=2{from}");
            let page = self.bob.scroll(&self.room, &query).await;
            found.extend(ids(&page["chunk"]));
            let left = total - found.len();
            assert_eq!(
                (&page["remaining"], &page["more_local"]),
                (&json!(left), &json!(left > 0))
            );
            match page["end"].as_str() {
                Some(end) => from = format!("&from={end}"),
                None => return found,
            }
        }
    }

    /// Bob has no part in the room: all its texts are nothing to him.
    async fn bob_reads_nothing(&self) {
        let path = format!("/rooms/{}/timeline", encode(&self.room));
        self.bob.get(path).refused(403, "M_FORBIDDEN").await;
        for (_, id) in &self.said {
            let event = self.bob.event(id, "");
            event.refused(404, "M_NOT_FOUND").await;
        }
    }
}

/// Bob's memberships among events.
fn memberships(bob: &User, events: &[Value]) -> Vec<String> {
    let own = events
        .iter()
        .filter(|event| event["type"] == "state.m.room.member" && event["state_key"] == bob.id);
    own.map(|event| text(&event["content"], "membership"))
        .collect()
}

/// JOI-6: what was said before one's time is read as the room's word says: all of it, from the invite on, from the join on.
#[tokio::test]
async fn the_rooms_word_says_where_reading_begins() {
    for (rule, seen) in [
        ("shared", &["start", "invited", "joined"][..]),
        ("invited", &["invited", "joined"]),
        ("joined", &["joined"]),
    ] {
        let mut told = Told::begin(rule).await;
        told.bob_reads_nothing().await;
        told.invite().await;
        told.say("invited").await;
        told.bob_reads_nothing().await;
        told.join().await;
        told.say("joined").await;
        told.bob_reads(seen).await;
    }
}

/// JOI-6: each event is under the word that stood when it came about, whatever the room says later; also after a restart.
#[tokio::test]
async fn a_word_counts_from_its_place_on() {
    let mut told = Told::begin("shared").await;
    told.rule("joined").await;
    told.say("for the joined").await;
    told.rule("shared").await;
    told.say("for all").await;
    told.rule("invited").await;
    told.say("for the invited").await;
    told.invite().await;
    told.say("since the invite").await;
    told.rule("joined").await;
    told.say("for the joined again").await;
    told.ann.delete_state(&told.room, RULE, "_").ok().await;
    told.say("without a word").await;
    told.rule("joined").await;
    told.join().await;
    told.say("joined").await;
    let seen = [
        "start",
        "for all",
        "since the invite",
        "without a word",
        "joined",
    ];
    told.bob_reads(&seen).await;
    told.rule("shared").await;
    told.bob_reads(&seen).await;
    told.server.restart().await;
    told.bob_reads(&seen).await;
}

/// JOI-6: a word that comes later takes nothing away from who was there.
#[tokio::test]
async fn a_later_word_hides_nothing_that_was_open() {
    let mut told = Told::begin("shared").await;
    told.join().await;
    told.say("open").await;
    told.rule("joined").await;
    told.say("closed").await;
    told.bob_reads(&["start", "open", "closed"]).await;
}

/// JOI-6: who left reads up to the leave; who comes back reads what was between only where the word lets.
#[tokio::test]
async fn being_away_leaves_a_gap_where_the_word_says_so() {
    for (rule, left, seen) in [
        (
            "shared",
            &["start", "there"][..],
            &["start", "there", "away", "invited again", "back"][..],
        ),
        ("invited", &["there"], &["there", "invited again", "back"]),
        ("joined", &["there"], &["there", "back"]),
    ] {
        let mut told = Told::begin(rule).await;
        told.join().await;
        told.say("there").await;
        told.leave().await;
        told.say("away").await;
        let events = told.bob_reads(left).await;
        assert_eq!(memberships(&told.bob, &events), ["join", "leave"], "{rule}");
        told.invite().await;
        told.say("invited again").await;
        // The invite opens nothing before it is taken.
        told.bob_reads(left).await;
        told.join().await;
        told.say("back").await;
        let events = told.bob_reads(seen).await;
        let parts = memberships(&told.bob, &events);
        assert_eq!(parts.first().map(String::as_str), Some("join"), "{rule}");
        assert_eq!(parts[1], "leave", "one's own leave is read: {rule}");
        assert_eq!(parts.last().map(String::as_str), Some("join"), "{rule}");
    }
}

/// JOI-6: who is kicked or banned reads up to that, itself included, and nothing after it, whatever the word.
#[tokio::test]
async fn who_is_put_out_reads_up_to_it() {
    for rule in ["shared", "invited", "joined"] {
        for membership in ["leave", "ban"] {
            let mut told = Told::begin(rule).await;
            told.join().await;
            told.say("there").await;
            told.put(membership).await;
            told.say("after").await;
            let seen: &[&str] = match rule {
                "shared" => &["start", "there"],
                _ => &["there"],
            };
            let events = told.bob_reads(seen).await;
            let expected = ["join".to_owned(), membership.to_owned()];
            assert_eq!(memberships(&told.bob, &events), expected, "{rule}");
            let last = events.last().expect("events");
            assert_eq!(last["sender"], told.ann.id, "{rule}");
            // A ban after the leave and its end move nothing.
            told.put("ban").await;
            told.say("banned").await;
            told.put("leave").await;
            told.say("unbanned").await;
            told.bob_reads(seen).await;
        }
    }
}

/// JOI-6: who was invited and never joined reads nothing, before the invite is rejected, after it, and after a ban.
#[tokio::test]
async fn an_invite_alone_opens_nothing() {
    let mut told = Told::begin("invited").await;
    told.invite().await;
    told.say("invited").await;
    told.bob_reads_nothing().await;
    told.put("leave").await;
    told.bob_reads_nothing().await;
    told.invite().await;
    told.leave().await;
    told.bob_reads_nothing().await;
    told.put("ban").await;
    told.bob_reads_nothing().await;
}

/// JOI-6, REJ-1: who left and rejects an invite reads still up to the leave, though no membership of that user is left in
/// the room's state.
#[tokio::test]
async fn rejecting_an_invite_takes_nothing_away() {
    let mut told = Told::begin("shared").await;
    told.join().await;
    told.say("there").await;
    told.leave().await;
    told.say("away").await;
    told.invite().await;
    let sync = told.bob.sync("").await;
    let invite = text(&sync["invites"][0]["event"], "event_id");
    let path = format!("/invites/{}/reject", encode(&invite));
    told.bob.post(path, &json!({})).ok().await;
    told.bob_reads(&["start", "there"]).await;
    told.bob.event(&invite, "").ok().await;
    told.bob
        .context(&invite, "")
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// JOI-6, SCR-1: a token from a place that may not be read leads on to where it may.
#[tokio::test]
async fn tokens_from_a_gap_lead_on_beyond_it() {
    let mut told = Told::begin("joined").await;
    told.join().await;
    told.say("there").await;
    told.leave().await;
    told.say("away").await;
    let tokens = [
        told.ann.now().await,
        text(&told.ann.scroll(&told.room, "limit=1").await, "end"),
    ];
    told.say("away still").await;
    told.join().await;
    told.say("back").await;
    for from in tokens {
        let query = format!("dir=b&limit=100&from={from}");
        let back = told.bob.scroll(&told.room, &query).await;
        assert_eq!(bodies(&back["chunk"]), ["there"]);
        assert_eq!(back["chunk"][0]["content"]["membership"], "leave");
        let query = format!("dir=f&limit=100&from={from}");
        let on = told.bob.scroll(&told.room, &query).await;
        assert_eq!(bodies(&on["chunk"]), ["back"]);
        assert_eq!(on["chunk"][0]["content"]["membership"], "join");
    }
}
