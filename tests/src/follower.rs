//! A client that follows the stream and puts together who is there and who is typing, as any client would.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use tidings_server::env::TestClock;

use crate::user::{User, text};
use crate::wire::{Request, encode};

/// A client with what it knows of presence and typing.
#[derive(Clone, Debug)]
pub struct Follower {
    /// The client, in a session.
    pub user: User,
    /// Where it goes on.
    pub at: String,
    /// The contents of the presence events, by user.
    pub presence: BTreeMap<String, Value>,
    /// Who is typing, by room.
    pub typing: BTreeMap<String, Vec<String>>,
    /// How many ephemeral events have come.
    pub count: usize,
}

impl Follower {
    /// Begins to follow in a new session, with all there is.
    pub async fn begin(user: &User) -> Self {
        Self::of(user.in_session().await).await
    }

    /// Begins to follow in the session that a client names.
    pub async fn of(user: User) -> Self {
        let answer = user.get("/stream?timeout=0").ok().await;
        let mut follower = Self {
            user,
            at: String::new(),
            presence: BTreeMap::new(),
            typing: BTreeMap::new(),
            count: 0,
        };
        follower.take(&answer);
        follower
    }

    /// The request that goes on, which waits as long as it may.
    pub fn poll(&self) -> Request {
        self.wait(120_000)
    }

    /// The request that goes on and waits so many milliseconds.
    pub fn wait(&self, timeout_ms: u64) -> Request {
        self.wait_with(timeout_ms, "")
    }

    /// The same with more parameters, `&` before each.
    pub fn wait_with(&self, timeout_ms: u64, more: &str) -> Request {
        let from = encode(&self.at);
        let path = format!("/stream?timeout={timeout_ms}&from={from}{more}");
        self.user.get(path)
    }

    /// Takes up an answer.
    pub fn take(&mut self, answer: &Value) {
        self.at = text(answer, "end");
        for event in answer["events"].as_array().into_iter().flatten() {
            let content = &event["content"];
            match event["type"].as_str() {
                Some("ephemeral.m.presence") => {
                    assert_eq!(
                        event["sender"], content["user_id"],
                        "the sender is the user"
                    );
                    let user = text(content, "user_id");
                    self.presence.insert(user, content.clone());
                    self.count += 1;
                }
                Some("ephemeral.m.typing") => {
                    assert!(
                        !text(event, "sender").starts_with('@'),
                        "the sender is the server"
                    );
                    let users = content["user_ids"].as_array().into_iter().flatten();
                    let users = users.map(|user| user.as_str().unwrap_or_default().to_owned());
                    self.typing.insert(text(event, "room_id"), users.collect());
                    self.count += 1;
                }
                _ => {}
            }
        }
    }

    /// Follows until something is so. Panics when that takes so long that it won't happen.
    pub async fn until(&mut self, is_so: impl Fn(&Self) -> bool) {
        while !is_so(self) {
            let answer = tokio::time::timeout(Duration::from_mins(1), self.poll().ok()).await;
            let Ok(answer) = answer else {
                panic!("it never came: {self:?}")
            };
            self.take(&answer);
        }
    }

    /// Takes up what there is without waiting. Gives the answer.
    pub async fn catch_up(&mut self) -> Value {
        let answer = self.wait(0).ok().await;
        self.take(&answer);
        answer
    }

    /// What the stream brings from a place on, without waiting.
    pub async fn from(&self, place: &str) -> Value {
        let from = encode(place);
        let path = format!("/stream?timeout=0&from={from}");
        self.user.get(path).ok().await
    }

    /// The state a user shows as far as is known; nobody is there who never came.
    pub fn sees(&self, user: &User) -> &str {
        let content = self.presence.get(&user.id);
        content.map_or("offline", |content| {
            content["presence"].as_str().unwrap_or_default()
        })
    }

    /// Who is typing in a room as far as is known.
    pub fn typing_in(&self, room: &str) -> Vec<&str> {
        let users = self.typing.get(room).into_iter().flatten();
        users.map(String::as_str).collect()
    }
}

/// Lets a standing clock go on until nobody waits for presence any more, so that the next change is told at once (PRE-2).
/// The user's session isn't used.
pub async fn calm(user: &User, clock: &TestClock) {
    for _ in 0..2 {
        // Whatever was to be done is done before a request is answered that comes after it.
        user.wire.get("/_matrix/client/versions").ok().await;
        clock.advance(Duration::from_secs(1));
    }
    user.wire.get("/_matrix/client/versions").ok().await;
}

/// Says how reachable a user is, without a status.
pub fn say(user: &User, presence: &str) -> Request {
    user.put("/presence", &json!({ "presence": presence }))
}

/// Shows how reachable somebody is.
pub fn presence_of(asker: &User, user: &User) -> Request {
    asker.get(format!("/presence/{}", encode(&user.id)))
}

/// Says whether a user is typing.
pub fn typing(user: &User, room: &str, typing: bool) -> Request {
    let path = format!("/rooms/{}/typing", encode(room));
    user.put(path, &json!({ "typing": typing }))
}

/// Ends the session that a client names.
pub fn go(user: &User) -> Request {
    user.delete("/session")
}
