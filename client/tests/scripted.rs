//! Actions and the stream against a server that follows a script: what is sent again, under which id, in which session.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use parking_lot::Mutex;
use serde_json::{Value, json};
use tidings_client::types::{ErrorCode, RoomId};
use tidings_client::{Client, Credentials, Room, StreamOptions, Transport};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a request said, as far as it matters here: method and path, session, action id.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    line: String,
    session: Option<String>,
    action: Option<String>,
}

/// What the server does with a request.
enum Act {
    /// Answers in a session.
    Answer(u16, &'static str, Value),
    /// Answers what isn't of the protocol.
    Foreign(u16),
    /// Closes the connection without an answer.
    HangUp,
    /// Keeps the connection open and says nothing.
    Hold,
}

/// Plays a script, a request a step, and gives a client of the scripted server and what it saw.
async fn play(script: Vec<Act>) -> (Client, Arc<Mutex<Vec<Seen>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&seen);
    tokio::spawn(async move {
        let mut held = Vec::new();
        for act in script {
            let (stream, _) = listener.accept().await.expect("a connection");
            let mut stream = BufReader::new(stream);
            let request = read(&mut stream).await;
            notes.lock().push(request);
            match act {
                Act::Answer(status, session, body) => {
                    answer(
                        stream,
                        status,
                        &format!("Matrix-Session: {session}\r\n"),
                        &body.to_string(),
                    )
                    .await;
                }
                Act::Foreign(status) => answer(stream, status, "", "<p>busy</p>").await,
                Act::HangUp => drop(stream),
                Act::Hold => held.push(stream),
            }
        }
        // More requests than steps are an error of the test: they find nobody.
        drop(listener);
        std::future::pending::<()>().await;
    });
    let credentials: Credentials = serde_json::from_value(json!({
        "user_id": "@ann:a.example", "access_token": "hush", "device_id": "D", "home_server": "a.example",
    }))
    .expect("credentials");
    let client = Client::builder(format!("http://{address}"))
        .restore(credentials)
        .expect("a client");
    (client, seen)
}

async fn read(stream: &mut BufReader<TcpStream>) -> Seen {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.expect("a line");
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let pairs = lines.iter().filter_map(|line| line.split_once(": "));
        pairs
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.to_owned())
            .next()
    };
    assert_eq!(header("authorization").as_deref(), Some("Bearer hush"));
    let length = header("content-length").map_or(0, |length| length.parse().expect("a length"));
    stream
        .read_exact(&mut vec![0; length])
        .await
        .expect("a body");
    let line = lines[0]
        .trim_end_matches(" HTTP/1.1")
        .replace("/_matrix/client/v2", "");
    Seen {
        line,
        session: header("matrix-session"),
        action: header("matrix-action"),
    }
}

async fn answer(mut stream: BufReader<TcpStream>, status: u16, headers: &str, body: &str) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    stream.write_all(head.as_bytes()).await.expect("written");
}

fn room(client: &Client) -> Room {
    client.room("!r:a.example".parse::<RoomId>().expect("a room id"))
}

const SEND: &str = "POST /rooms/!r:a.example/send/message.m.room.message";

fn seen(line: &str, session: Option<&str>, action: Option<&str>) -> Seen {
    Seen {
        line: line.into(),
        session: session.map(Into::into),
        action: action.map(Into::into),
    }
}

fn sent(session: &str, action: &str) -> Seen {
    seen(SEND, Some(session), Some(action))
}

fn created() -> Seen {
    seen("POST /session", None, None)
}

/// A step that starts a session.
fn start(session: &'static str) -> Act {
    Act::Answer(200, session, shown(session, 0))
}

fn shown(session: &str, next_action_id: i64) -> Value {
    json!({
        "session_id": session, "expires_in_ms": 60_000, "next_action_id": next_action_id, "presence": "online",
        "typing": [],
    })
}

/// A step that answers an action with an event.
fn done(session: &'static str, event_id: &str) -> Act {
    Act::Answer(200, session, outcome(event_id))
}

fn outcome(event_id: &str) -> Value {
    json!({"event_id": event_id, "position": "s1n2bSxAAAAAAAAAAMtMc"})
}

fn refusal(code: &ErrorCode, more: &Value) -> Value {
    let mut body = json!({"errcode": code, "error": "no"});
    let more = more.as_object().cloned().unwrap_or_default();
    body.as_object_mut().expect("an object").extend(more);
    body
}

/// ACT-4: lost, busy, refused by something on the way: the same action each time, and the next one after it.
#[tokio::test]
async fn an_action_is_tried_again_under_its_id() {
    let busy = refusal(&ErrorCode::UNAVAILABLE, &json!({}));
    let limited = refusal(&ErrorCode::LIMIT_EXCEEDED, &json!({"retry_after_ms": 1}));
    let (client, notes) = play(vec![
        start("one"),
        Act::HangUp,
        Act::Answer(503, "one", busy),
        Act::Answer(429, "one", limited),
        Act::Foreign(502),
        done("one", "$a:a.example"),
        done("one", "$b:a.example"),
    ])
    .await;
    assert_eq!(
        room(&client).send_text("a").await.expect("sent").event_id,
        "$a:a.example"
    );
    assert_eq!(
        room(&client).send_text("b").await.expect("sent").event_id,
        "$b:a.example"
    );
    let mut expected = vec![created()];
    expected.extend(std::iter::repeat_n(sent("one", "0"), 5));
    expected.push(sent("one", "1"));
    assert_eq!(*notes.lock(), expected);
}

/// SES-3: the answer was lost, and the session with it; what became of the action is its answer.
#[tokio::test]
async fn what_was_applied_in_an_ended_session_is_not_sent_again() {
    let stale = |applied: Value| {
        refusal(
            &ErrorCode::STALE_SESSION,
            &json!({"session_id": "two", "applied": applied}),
        )
    };
    let (client, notes) = play(vec![
        start("one"),
        Act::HangUp,
        Act::Answer(
            409,
            "two",
            stale(json!({"action_id": 0, "outcome": outcome("$a:a.example")})),
        ),
        done("two", "$b:a.example"),
    ])
    .await;
    assert_eq!(
        room(&client)
            .send_text("a")
            .await
            .expect("applied")
            .event_id,
        "$a:a.example"
    );
    assert_eq!(
        room(&client).send_text("b").await.expect("sent").event_id,
        "$b:a.example"
    );
    assert_eq!(
        *notes.lock(),
        [
            created(),
            sent("one", "0"),
            sent("one", "0"),
            sent("two", "0")
        ]
    );
}

/// SES-3: a refusal that was lost is the answer too.
#[tokio::test]
async fn what_was_refused_in_an_ended_session_stays_refused() {
    let applied =
        json!({"action_id": 0, "error": {"errcode": "M_FORBIDDEN", "error": "you may not"}});
    let stale = refusal(
        &ErrorCode::STALE_SESSION,
        &json!({"session_id": "two", "applied": applied}),
    );
    let (client, _) = play(vec![
        start("one"),
        Act::HangUp,
        Act::Answer(409, "two", stale),
    ])
    .await;
    let error = room(&client).send_text("a").await.expect_err("refused");
    assert!(error.is(&ErrorCode::FORBIDDEN), "{error}");
}

/// SES-3: an action that never was processed is the first of the new session.
#[tokio::test]
async fn an_action_moves_to_the_new_session() {
    let stale = refusal(&ErrorCode::STALE_SESSION, &json!({"session_id": "two"}));
    let (client, notes) = play(vec![
        start("one"),
        done("one", "$a:a.example"),
        Act::Answer(409, "two", stale),
        done("two", "$b:a.example"),
        done("two", "$c:a.example"),
    ])
    .await;
    for (text, event_id) in [
        ("a", "$a:a.example"),
        ("b", "$b:a.example"),
        ("c", "$c:a.example"),
    ] {
        assert_eq!(
            room(&client).send_text(text).await.expect("sent").event_id,
            event_id
        );
    }
    let expected = [
        created(),
        sent("one", "0"),
        sent("one", "1"),
        sent("two", "0"),
        sent("two", "1"),
    ];
    assert_eq!(*notes.lock(), expected);
}

/// ACT-3: whether a refused action has used up its id, the server is asked.
#[tokio::test]
async fn after_a_refusal_the_server_is_asked_for_the_next_id() {
    let forbidden = refusal(&ErrorCode::FORBIDDEN, &json!({}));
    let (client, notes) = play(vec![
        start("one"),
        Act::Answer(403, "one", forbidden),
        Act::Answer(200, "one", shown("one", 1)),
        done("one", "$b:a.example"),
    ])
    .await;
    assert!(
        room(&client)
            .send_text("a")
            .await
            .expect_err("refused")
            .is(&ErrorCode::FORBIDDEN)
    );
    room(&client).send_text("b").await.expect("sent");
    let asked = seen("GET /session", Some("one"), None);
    assert_eq!(
        *notes.lock(),
        [created(), sent("one", "0"), asked, sent("one", "1")]
    );
}

/// ACT-3: an action ahead of its turn takes the number that the server waits for.
#[tokio::test]
async fn a_gap_in_the_ids_is_closed() {
    let missing = refusal(
        &ErrorCode::MISSING_ACTION,
        &json!({"expected_action_id": 0}),
    );
    let (client, notes) = play(vec![
        start("one"),
        done("one", "$a:a.example"),
        Act::Answer(409, "one", missing),
        done("one", "$b:a.example"),
    ])
    .await;
    room(&client).send_text("a").await.expect("sent");
    room(&client).send_text("b").await.expect("sent");
    assert_eq!(
        *notes.lock(),
        [
            created(),
            sent("one", "0"),
            sent("one", "1"),
            sent("one", "0")
        ]
    );
}

/// Nobody knows whether the action happened, so its number can't be given to another.
#[tokio::test]
async fn a_caller_who_stops_waiting_leaves_the_session() {
    let (client, notes) = play(vec![
        start("one"),
        Act::Hold,
        start("two"),
        done("two", "$b:a.example"),
    ])
    .await;
    let room = room(&client);
    let gone = {
        let notes = Arc::clone(&notes);
        async move {
            while notes.lock().len() < 2 {
                tokio::task::yield_now().await;
            }
        }
    };
    tokio::select! {
        _ = room.send_text("a") => panic!("nobody answers"),
        () = gone => {}
    }
    room.send_text("b").await.expect("sent");
    assert_eq!(
        *notes.lock(),
        [created(), sent("one", "0"), created(), sent("two", "0")]
    );
}

/// ACT-1: sends that begin at once go one after the other, each under its own number.
#[tokio::test]
async fn sends_at_once_are_numbered_in_turn() {
    let ids = ["$a:a.example", "$b:a.example", "$c:a.example"];
    let script = [start("one")]
        .into_iter()
        .chain(ids.map(|id| done("one", id)));
    let (client, notes) = play(script.collect()).await;
    let room = room(&client);
    let sends = ["a", "b", "c"].map(|text| room.send_text(text));
    let answers = futures::future::try_join_all(sends).await.expect("sent");
    assert_eq!(
        answers
            .iter()
            .map(|answer| answer.event_id.as_str())
            .collect::<Vec<_>>(),
        ids
    );
    assert_eq!(
        *notes.lock(),
        [
            created(),
            sent("one", "0"),
            sent("one", "1"),
            sent("one", "2")
        ]
    );
}

/// What a client does may go on in a task of its own.
#[test]
fn calls_can_be_spawned() {
    fn can_be_spawned<T: Send + 'static>(_: &T) {}
    let credentials =
        json!({"user_id": "@a:a", "access_token": "t", "device_id": "D", "home_server": "a"});
    let credentials = serde_json::from_value(credentials).expect("credentials");
    let client = Client::builder("http://127.0.0.1:1")
        .restore(credentials)
        .expect("a client");
    can_be_spawned(&client.stream(None));
    can_be_spawned(&client.stream(None).events());
    can_be_spawned(&{
        let room = room(&client);
        async move { room.send_text("a").await }
    });
    can_be_spawned(&async move { client.initial_sync(None).await });
    can_be_spawned(&async move {
        Client::builder("http://127.0.0.1:1")
            .login("ann", "password")
            .await
    });
}

fn chunk(start: &str, end: &str) -> Value {
    json!({"start": start, "end": end, "events": [], "joined": [], "more": false})
}

const FIRST: &str = "s1n2bSxAAAAAAAAAAKaaaa";
const SECOND: &str = "s1n2bSxAAAAAAAAAALaaaa";

/// STR-8: the position moves on only with a chunk that came; the token is refused for good at the end.
#[tokio::test]
async fn the_stream_goes_on_where_it_was_interrupted() {
    let stale = refusal(&ErrorCode::STALE_SESSION, &json!({"session_id": "two"}));
    let (client, notes) = play(vec![
        start("one"),
        Act::Answer(200, "one", chunk(FIRST, FIRST)),
        Act::HangUp,
        Act::Foreign(502),
        Act::Answer(409, "two", stale),
        Act::Answer(200, "two", chunk(FIRST, SECOND)),
        Act::Answer(401, "two", refusal(&ErrorCode::UNKNOWN_TOKEN, &json!({}))),
    ])
    .await;
    let options = StreamOptions {
        poll: Duration::from_secs(40),
        transport: Transport::Poll,
        ..StreamOptions::default()
    };
    let mut stream = client.stream_with(options);
    for end in [FIRST, SECOND] {
        let chunk = stream.next().await.expect("a chunk").expect("no error");
        assert_eq!(chunk.end.as_str(), end);
        assert_eq!(stream.position(), Some(&chunk.end));
    }
    let error = stream
        .next()
        .await
        .expect("an error")
        .expect_err("refused for good");
    assert!(error.is(&ErrorCode::UNKNOWN_TOKEN), "{error}");
    assert!(stream.next().await.is_none() && stream.next().await.is_none());
    let poll = |from: &str, session| {
        seen(
            &format!("GET /stream?from={from}&timeout=40000"),
            Some(session),
            None,
        )
    };
    let expected = [
        created(),
        seen("GET /stream?timeout=0", Some("one"), None),
        poll(FIRST, "one"),
        poll(FIRST, "one"),
        poll(FIRST, "one"),
        poll(FIRST, "two"),
        poll(SECOND, "two"),
    ];
    assert_eq!(*notes.lock(), expected);
}

/// A position from before a restore: only a new initial sync helps, so the stream says so and ends.
#[tokio::test]
async fn a_reset_token_ends_the_stream() {
    let reset = refusal(&ErrorCode::RESET_TOKEN, &json!({}));
    let (client, _) = play(vec![start("one"), Act::Answer(410, "one", reset)]).await;
    let mut events = client
        .stream(Some(FIRST.parse().expect("a token")))
        .events();
    let error = events.next().await.expect("an error").expect_err("refused");
    assert!(error.is(&ErrorCode::RESET_TOKEN), "{error}");
    assert!(events.next().await.is_none());
}

/// An answer that isn't of the protocol keeps its status.
#[tokio::test]
async fn a_foreign_answer_is_told_with_its_status() {
    let (client, _) = play(vec![start("one"), Act::Foreign(404)]).await;
    let error = client
        .initial_sync(None)
        .await
        .expect_err("no answer of ours");
    assert_eq!(
        error.status().map(|status| status.as_u16()),
        Some(404),
        "{error}"
    );
}
