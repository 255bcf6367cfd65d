//! Messages that outlive the program: what is saved when, and how the next client goes on.

use std::io;
use std::sync::Arc;

use crate::fake::{Act, Fake, ann, applied, body_of, done, event_of, room, session, stale, within};
use futures::{FutureExt as _, StreamExt as _};
use parking_lot::Mutex;
use serde_json::{Value, json};
use tidings_client::types::ErrorCode;
use tidings_client::{Client, EchoState, Error, FileKeep, Keep};
use tokio::sync::watch;

/// A place to save that can be looked at, and that can be out of order.
#[derive(Clone, Debug)]
struct Memory(watch::Sender<Option<String>>, Arc<Mutex<bool>>);

impl Default for Memory {
    fn default() -> Self {
        Self(watch::Sender::new(None), Arc::default())
    }
}

impl Memory {
    fn with(text: impl Into<String>) -> Self {
        let memory = Self::default();
        memory.0.send_replace(Some(text.into()));
        memory
    }

    fn saved(&self) -> Value {
        let saved = self.0.borrow();
        saved.as_ref().map_or(Value::Null, |text| {
            serde_json::from_str(text).expect("JSON")
        })
    }

    /// Texts and places of the messages that are saved.
    fn posts(&self) -> Vec<(String, Value)> {
        let posts = self.saved()["posts"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let post = |post: Value| {
            let body = post["message"]["request"]["content"]["body"].as_str();
            (
                body.expect("a text").to_owned(),
                post["placed"]["ticket"].clone(),
            )
        };
        posts.into_iter().map(post).collect()
    }
}

impl Keep for Memory {
    fn load(&self) -> io::Result<Option<String>> {
        Ok(self.0.borrow().clone())
    }

    fn save(&self, text: &str) -> io::Result<()> {
        if *self.1.lock() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.0.send_replace(Some(text.to_owned()));
        Ok(())
    }
}

/// A message as it is saved; with a place when it may have been sent.
fn saved(text: &str, place: Option<(&str, i64, u64)>) -> Value {
    let mut post = json!({"message": {
        "local_id": format!("name of {text}"), "room_id": "!r:a.example",
        "event_type": "message.m.room.message", "request": {"content": {"body": text, "msgtype": "m.text"}},
        "asked_ts": 1,
    }});
    if let Some((session, id, since_ts)) = place {
        post["placed"] = json!({"ticket": {"session": session, "id": id}, "since_ts": since_ts});
    }
    post
}

fn file(posts: &[Value]) -> String {
    let text = json!({"version": 1, "user_id": "@ann:a.example", "device_id": "D", "posts": posts});
    text.to_string()
}

/// Not long ago, in milliseconds since 1970.
fn lately() -> u64 {
    let since = std::fs::metadata(std::env::temp_dir()).and_then(|_| {
        let probe = tempfile::NamedTempFile::new()?;
        probe.as_file().metadata()?.modified()
    });
    let since = since.expect("a time").duration_since(std::time::UNIX_EPOCH);
    u64::try_from(since.expect("after 1970").as_millis()).expect("not so late")
}

/// Messages are saved with their place before they are sent there, and no longer when they are settled.
#[tokio::test]
async fn a_post_is_saved_before_it_is_sent_and_until_it_is_settled() {
    let memory = Memory::default();
    let seen = memory.clone();
    let fake = Fake::start(move |request| {
        let Some((named, id)) = request.place() else {
            return session("one", 0);
        };
        let text = request.text().expect("a message").to_owned();
        let place = json!({"session": named, "id": id});
        assert!(seen.posts().contains(&(text, place)), "{:?}", seen.posts());
        done("one", request)
    })
    .await;
    let client = fake
        .builder()
        .keep(memory.clone())
        .restore(ann())
        .expect("a client");
    let room = room(&client);
    let sending: Vec<_> = (0..20)
        .map(|number| room.post_text(number.to_string()))
        .collect();
    for sending in sending {
        within(sending).await.expect("sent");
    }
    let mut changes = memory.0.subscribe();
    let empty =
        |text: &Option<String>| text.as_ref().is_some_and(|it| it.contains(r#""posts":[]"#));
    within(changes.wait_for(empty)).await.expect("saved");
    assert!(!memory.0.borrow().as_ref().expect("a text").contains("hush"));
}

/// SES-3, ACT-4: the program ended with four messages under way. Of two the server knows what came of them; the others
/// are sent in a new session in their order, before what is posted now. All of them are echoes of the new client.
#[tokio::test]
async fn the_next_client_goes_on_without_sending_twice() {
    let lately = lately();
    let memory = Memory::with(file(&[
        saved("a", Some(("one", 4, lately))),
        saved("b", Some(("one", 5, lately))),
        saved("c", Some(("one", 6, lately))),
        saved("d", None),
    ]));
    let mut is_over = false;
    let fake = Fake::start(move |request| {
        if request.line == "DELETE /session" {
            is_over = true;
            return Act::Answer(200, "one", json!({}));
        }
        match request.place() {
            None => session("two", 0),
            Some((named, _)) if named == "two" => done("two", request),
            Some((_, 4)) => stale("lost", Some(applied(request))),
            Some((_, 5)) => {
                let error = json!({"errcode": "M_FORBIDDEN", "error": "you may not"});
                stale("lost", Some(json!({"action_id": 5, "error": error})))
            }
            Some(_) => {
                assert!(is_over, "the old session might still be alive");
                stale("lost", None)
            }
        }
    })
    .await;
    let client = fake
        .builder()
        .keep(memory.clone())
        .restore(ann())
        .expect("a client");
    let mut echoes = client.echoes();
    for text in ["a", "b", "c", "d"] {
        let echo = echoes
            .next()
            .now_or_never()
            .flatten()
            .expect("it is pending");
        assert_eq!(
            (body_of(&echo), echo.local_id.to_string()),
            (text.into(), format!("name of {text}"))
        );
    }
    within(room(&client).post_text("e")).await.expect("sent");
    let mut moved = fake.sends();
    moved.retain(|(_, session, _)| session == "two");
    moved.sort_by_key(|(_, _, id)| *id);
    let texts: Vec<_> = moved.into_iter().map(|(text, _, _)| text).collect();
    assert_eq!(texts, ["c", "d", "e"]);
    let mut settled = Vec::new();
    while settled.len() < 5 {
        let echo = within(echoes.next()).await.expect("a change");
        match &echo.state {
            EchoState::Sending => {}
            EchoState::Sent(event_id) => settled.push((body_of(&echo), event_id.to_string())),
            EchoState::Failed(error) => settled.push((body_of(&echo), error.to_string())),
            other => panic!("{other:?}"),
        }
    }
    settled.sort();
    let refused = ("b".to_owned(), "M_FORBIDDEN: you may not".to_owned());
    let mut expected = ["a", "c", "d", "e"]
        .map(|text| (text.to_owned(), event_of(text)))
        .to_vec();
    expected.insert(1, refused);
    assert_eq!(settled, expected);
}

/// A client of which a runtime is taken away in the middle: the next one in its place asks what became of the message.
#[test]
fn a_client_goes_on_in_another_runtime() {
    let runtime = || tokio::runtime::Runtime::new().expect("a runtime");
    let servers = runtime();
    // Nobody is ever let go.
    let (_gate, held) = watch::channel(false);
    let mut tries = 0;
    let fake = servers.block_on(Fake::start(move |request| match &*request.line {
        "POST /session" => session("one", 0),
        "DELETE /session" => Act::Answer(200, "one", json!({})),
        _ => {
            tries += 1;
            match tries {
                1 => Act::Until(held.clone(), Box::new(Act::HangUp)),
                _ => stale("lost", Some(applied(request))),
            }
        }
    }));
    let first = runtime();
    let client = fake.client();
    let sending = {
        let _entered = first.enter();
        room(&client).post_text("a")
    };
    first.block_on(async {
        fake.until(|asked| asked.iter().any(|request| request.text().is_some()))
            .await;
    });
    drop(first);
    let outcome = runtime().block_on(async {
        let _ = client.echoes();
        within(sending).await
    });
    assert_eq!(outcome.expect("sent").event_id.as_str(), event_of("a"));
}

/// SES-3: the server remembers for a day. What is asked for later isn't sent again, and its sender is told.
#[tokio::test]
async fn what_nobody_remembers_is_not_sent_again() {
    let long_ago = lately() - 24 * 3_600_000;
    let memory = Memory::with(file(&[saved("a", Some(("one", 0, long_ago)))]));
    let fake = Fake::start(|request| match request.place() {
        Some(_) => stale("lost", None),
        None => Act::Answer(200, "one", json!({})),
    })
    .await;
    let client = fake
        .builder()
        .keep(memory)
        .restore(ann())
        .expect("a client");
    let failed = client.echoes().filter_map(async |echo| match echo.state {
        EchoState::Failed(error) => Some(error),
        _ => None,
    });
    let error = within(std::pin::pin!(failed).next())
        .await
        .expect("a failure");
    assert!(matches!(&*error, Error::Forgotten), "{error}");
    assert_eq!(fake.sends().len(), 1);
}

/// Another device isn't told what became of an action, so what may have been sent isn't sent again; the rest is.
#[tokio::test]
async fn another_device_sends_only_what_surely_was_not_sent() {
    let memory = Memory::with(file(&[
        saved("a", Some(("one", 0, lately()))),
        saved("b", None),
    ]));
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" => session("two", 0),
        _ => done("two", request),
    })
    .await;
    let mut tablet = ann();
    tablet.device_id = "TABLET".parse().expect("a device");
    let client = fake
        .builder()
        .keep(memory.clone())
        .restore(tablet)
        .expect("a client");
    let mut changes = memory.0.subscribe();
    let empty =
        |text: &Option<String>| text.as_ref().is_some_and(|it| it.contains(r#""posts":[]"#));
    within(changes.wait_for(empty)).await.expect("saved");
    let sent: Vec<_> = fake.sends().into_iter().map(|(text, ..)| text).collect();
    assert_eq!(sent, ["b"]);
    drop(client);
}

/// What can't be read is an error, never a fresh start.
#[test]
fn what_can_not_be_read_is_an_error() {
    let good = file(&[saved("a", None)]);
    for bad in [
        String::new(),
        "{}".to_owned(),
        good[..good.len() - 1].to_owned(),
        good.replace("\"version\":1", "\"version\":2"),
        good.replace("@ann:", "@bob:"),
        good.replace("asked_ts", "asked"),
        good.replace("!r:a.example", "r"),
    ] {
        let made = Client::builder("http://127.0.0.1:1")
            .keep(Memory::with(&*bad))
            .restore(ann());
        assert!(matches!(made, Err(Error::Keep(_))), "{bad}");
    }
    let made = Client::builder("http://127.0.0.1:1")
        .keep(Memory::with(good))
        .restore(ann());
    made.expect("a client");
}

/// What can't be saved isn't sent, and its sender is told; when it can be again, all goes on.
#[tokio::test]
async fn what_can_not_be_saved_is_not_sent() {
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => done("one", request),
    })
    .await;
    let memory = Memory::default();
    let client = fake
        .builder()
        .keep(memory.clone())
        .restore(ann())
        .expect("a client");
    let room = room(&client);
    *memory.1.lock() = true;
    for sending in ["a", "b"].map(|text| room.post_text(text)) {
        let error = within(sending).await.expect_err("the disk is full");
        assert!(matches!(error, Error::Keep(_)), "{error}");
    }
    *memory.1.lock() = false;
    within(room.post_text("c")).await.expect("sent");
    assert_eq!(fake.sends(), [("c".into(), "one".into(), 0)]);
}

/// A file does the same, and is there for the next client when the first one is gone.
#[tokio::test]
async fn a_file_is_a_place_to_save() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("posts");
    std::fs::write(&path, file(&[saved("a", None)])).expect("written");
    let fake = Fake::start(|request| match (&*request.line, request.text()) {
        ("POST /session", _) => session("one", 0),
        (_, Some("b")) => crate::fake::refusal(403, "one", &ErrorCode::FORBIDDEN, &json!({})),
        _ => done("one", request),
    })
    .await;
    let keep = FileKeep::open(&path).expect("a file");
    let client = fake.builder().keep(keep).restore(ann()).expect("a client");
    within(room(&client).post_text("b"))
        .await
        .expect_err("refused");
    assert_eq!(fake.sends().len(), 2);
    assert!(
        matches!(FileKeep::open(&path), Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    );
    let bad = directory.path().join("bad");
    std::fs::write(&bad, "{").expect("written");
    let bad = FileKeep::open(bad).expect("a file");
    let made = fake.builder().keep(bad).restore(ann());
    assert!(matches!(made, Err(Error::Keep(_))));
}
