//! The session of a client, against a server that does what each test says: what is said in it, and when.

use crate::fake::{Act, Fake, ann, refusal, room, session, stale, within};
use serde_json::{Value, json};
use tidings_client::Client;
use tidings_client::types::{CapabilitySet, ErrorCode, PresenceState};

fn set(value: Value) -> CapabilitySet {
    serde_json::from_value(value).expect("a set")
}

fn lines(fake: &Fake) -> Vec<String> {
    fake.asked()
        .into_iter()
        .map(|request| request.line)
        .collect()
}

const HASH: &str = "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o";

/// CAP-2: the hash is enough for a server that knows the set.
#[tokio::test]
async fn a_known_set_is_named_by_its_hash() {
    let fake = Fake::start(|_| session("one", 0)).await;
    let builder = fake.builder().capabilities(set(json!({})));
    let client = builder.restore(ann()).expect("a client");
    client.session().await.expect("a session");
    assert_eq!(lines(&fake), ["POST /session"]);
    assert_eq!(fake.asked()[0].body["capabilities"]["sha256"], HASH);
}

/// CAP-2: a server that doesn't know the set is told it, once; a renewed session only names it.
#[tokio::test]
async fn an_unknown_set_is_told_when_it_is_asked_for() {
    let mut is_known = false;
    let mut is_over = false;
    let fake = Fake::start(
        move |request| match (&*request.line, request.session.as_deref()) {
            ("POST /session", _) => {
                refusal(404, "one", &ErrorCode::UNKNOWN_CAPABILITIES, &json!({}))
            }
            ("POST /capabilities", _) => {
                is_known = true;
                Act::Answer(200, "one", json!({"sha256": HASH}))
            }
            ("PUT /session/capabilities", Some(named)) => {
                assert!(is_known);
                Act::Answer(200, if named == "one" { "one" } else { "two" }, json!({}))
            }
            ("GET /profile/@ann:a.example", Some("one")) if !is_over => {
                is_over = true;
                stale("two", None)
            }
            _ => Act::Answer(200, "two", json!({})),
        },
    )
    .await;
    let builder = fake.builder().capabilities(set(json!({"m.x": {"y": 1}})));
    let client = builder.restore(ann()).expect("a client");
    client.profile(client.user_id()).await.expect("a profile");
    let announced = "PUT /session/capabilities";
    let profile = "GET /profile/@ann:a.example";
    let expected = [
        "POST /session",
        "POST /capabilities",
        announced,
        profile,
        announced,
        profile,
    ];
    assert_eq!(lines(&fake), expected);
    let asked = fake.asked();
    assert_eq!(asked[1].body, json!({"m.x": {"y": 1}}));
    assert_eq!(asked[2].body, asked[4].body);
    let sessions: Vec<_> = asked
        .iter()
        .map(|request| request.session.as_deref())
        .collect();
    assert_eq!(
        sessions,
        [
            None,
            Some("one"),
            Some("one"),
            Some("one"),
            Some("two"),
            Some("two")
        ]
    );
}

/// What the server refuses to hold doesn't keep the client from everything else.
#[tokio::test]
async fn what_a_session_can_not_hold_is_left_out() {
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" => refusal(404, "one", &ErrorCode::UNKNOWN_CAPABILITIES, &json!({})),
        "POST /capabilities" => Act::Answer(200, "one", json!({"sha256": HASH})),
        "PUT /session/capabilities" => refusal(400, "one", &ErrorCode::BAD_JSON, &json!({})),
        _ => Act::Answer(200, "one", json!({})),
    })
    .await;
    let builder = fake.builder().capabilities(set(json!({})));
    let client = builder.restore(ann()).expect("a client");
    client.profile(client.user_id()).await.expect("a profile");
    client.profile(client.user_id()).await.expect("a profile");
    let told = lines(&fake)
        .iter()
        .filter(|line| line.starts_with("PUT"))
        .count();
    assert_eq!(told, 1);
}

#[test]
fn a_set_that_no_hash_has_is_refused() {
    let builder =
        Client::builder("http://127.0.0.1:1").capabilities(set(json!({"m.x": {"y": 0.5}})));
    assert!(builder.restore(ann()).is_err());
}

/// SES-4: an idle client that says something keeps its session alive; one that says nothing doesn't.
#[tokio::test]
async fn an_idle_session_is_kept_alive_for_what_it_holds() {
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" | "GET /session" => {
            let shown = json!({
                "session_id": "one", "expires_in_ms": 200, "next_action_id": 0, "presence": "busy", "typing": [],
            });
            Act::Answer(200, "one", shown)
        }
        _ => Act::Answer(200, "one", json!({})),
    })
    .await;
    let silent = fake.client();
    silent.session().await.expect("a session");
    let client = fake.client();
    client
        .set_presence(PresenceState::Busy, None)
        .await
        .expect("said");
    fake.until(|asked| asked.iter().filter(|it| it.line == "GET /session").count() == 3)
        .await;
    let pings = fake
        .asked()
        .into_iter()
        .filter(|it| it.line == "GET /session");
    assert!(
        pings
            .into_iter()
            .all(|it| it.session.as_deref() == Some("one"))
    );
    assert_eq!(
        lines(&fake)[..3],
        ["POST /session", "POST /session", "PUT /presence"]
    );
}

/// SES-6: presence and typing end with the session, so the next one says them again, before anything else; also when
/// nobody calls. Typing that has ended isn't said again (TYP-1).
#[tokio::test]
async fn what_was_said_is_said_again_in_the_next_session() {
    let mut is_over = false;
    let fake = Fake::start(move |request| {
        match (&*request.line, request.session.as_deref()) {
            ("POST /session", _) => return session("one", 0),
            ("GET /profile/@ann:a.example", Some("one")) => is_over = true,
            _ => {}
        }
        match request.session.as_deref() {
            Some("one") if is_over => stale("two", None),
            Some("one") if request.text().is_some() => crate::fake::done("one", request),
            Some("one") => Act::Answer(200, "one", json!({})),
            _ => Act::Answer(200, "two", json!({})),
        }
    })
    .await;
    let client = fake.client();
    client
        .set_presence(PresenceState::Away, Some("out"))
        .await
        .expect("said");
    let other = client.room(
        "!other:a.example"
            .parse::<tidings_client::types::RoomId>()
            .expect("an id"),
    );
    for room in [&room(&client), &other] {
        room.set_typing(true).await.expect("said");
    }
    within(room(&client).post_text("a")).await.expect("sent");
    client.profile(client.user_id()).await.expect("a profile");
    let again: Vec<_> = fake
        .asked()
        .into_iter()
        .filter(|request| request.session.as_deref() == Some("two"))
        .map(|request| (request.line, request.body))
        .collect();
    let expected = [
        (
            "PUT /presence",
            json!({"presence": "away", "status_msg": "out"}),
        ),
        (
            "PUT /rooms/!other:a.example/typing",
            json!({"typing": true}),
        ),
        ("GET /profile/@ann:a.example", Value::Null),
    ];
    assert_eq!(again, expected.map(|(line, body)| (line.to_owned(), body)));
}

/// SES-4: going offline ends the session, and what was said isn't said in the next.
#[tokio::test]
async fn going_offline_ends_the_session() {
    let mut sessions = ["one", "two"].into_iter();
    let fake = Fake::start(move |request| match &*request.line {
        "POST /session" => session(sessions.next().expect("no more sessions"), 0),
        _ if request.session.as_deref() == Some("one") => Act::Answer(200, "one", json!({})),
        _ => Act::Answer(200, "two", json!({})),
    })
    .await;
    let client = fake.client();
    client.go_offline().await.expect("nothing to end");
    client
        .set_presence(PresenceState::Busy, None)
        .await
        .expect("said");
    client.go_offline().await.expect("offline");
    client.profile(client.user_id()).await.expect("a profile");
    let expected = [
        "POST /session",
        "PUT /presence",
        "DELETE /session",
        "POST /session",
        "GET /profile/@ann:a.example",
    ];
    assert_eq!(lines(&fake), expected);
}

/// A session that has ended by itself is as good as ended, and so is the one that the server began in its place.
#[tokio::test]
async fn going_offline_late_ends_what_took_its_place() {
    let fake = Fake::start(
        |request| match (&*request.line, request.session.as_deref()) {
            ("POST /session", _) => session("one", 0),
            (_, Some("one")) => stale("two", None),
            _ => Act::Answer(200, "two", json!({})),
        },
    )
    .await;
    let client = fake.client();
    client.session().await.expect("a session");
    client.go_offline().await.expect("offline");
    let ended: Vec<_> = fake
        .asked()
        .into_iter()
        .filter_map(|request| request.session)
        .collect();
    assert_eq!(ended, ["one", "two"]);
}
