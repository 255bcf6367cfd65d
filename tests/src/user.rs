//! A user with a token, and the requests that scenarios are made of.

use http::Method;
use serde_json::{Value, json};

use crate::TestServer;
use crate::wire::{Request, V1, V2, Wire, encode};

/// The password of every user of the tests.
pub const PASSWORD: &str = "tide-and-time";

/// A client of a user; clones are the same client.
#[derive(Clone, Debug)]
pub struct User {
    /// The server.
    pub wire: Wire,
    /// The user's id.
    pub id: String,
    /// The access token.
    pub token: String,
    /// The device's id.
    pub device_id: String,
    session: Option<String>,
}

impl User {
    /// Registers a user by the local part of the name.
    pub async fn register(server: &TestServer, name: &str) -> Self {
        let wire = Wire::new(server.url());
        let body = json!({ "type": "m.login.password", "user": name, "password": PASSWORD });
        let answer = wire.post(format!("{V1}/register"), &body).ok().await;
        Self::of(wire, &answer)
    }

    /// Logs the same user in on another device.
    pub async fn other_device(&self) -> Self {
        let body = json!({ "type": "m.login.password", "user": self.id, "password": PASSWORD });
        let answer = self.wire.post(format!("{V1}/login"), &body).ok().await;
        Self::of(self.wire.clone(), &answer)
    }

    /// The client that an answer to registration or login makes.
    pub fn of(wire: Wire, answer: &Value) -> Self {
        let (id, token) = (text(answer, "user_id"), text(answer, "access_token"));
        Self {
            wire,
            id,
            token,
            device_id: text(answer, "device_id"),
            session: None,
        }
    }

    /// The same client in a new session, which all its requests name.
    pub async fn in_session(&self) -> Self {
        let fresh = self.unnamed();
        let answer = fresh.post("/session", &json!({})).send().await;
        Self {
            session: Some(answer.session()),
            ..fresh
        }
    }

    /// The same client, whose requests name no session.
    #[must_use]
    pub fn unnamed(&self) -> Self {
        Self {
            session: None,
            ..self.clone()
        }
    }

    /// The same client naming a session.
    #[must_use]
    pub fn naming(&self, session: &str) -> Self {
        Self {
            session: Some(session.to_owned()),
            ..self.clone()
        }
    }

    /// The session its requests name.
    #[track_caller]
    pub fn session(&self) -> &str {
        self.session
            .as_deref()
            .expect("this client is in a session")
    }

    fn signed(&self, request: Request) -> Request {
        let request = request.token(&self.token);
        match &self.session {
            Some(session) => request.session(session),
            None => request,
        }
    }

    /// A GET request below the root of version 2.
    pub fn get(&self, path: impl AsRef<str>) -> Request {
        self.signed(self.wire.get(format!("{V2}{}", path.as_ref())))
    }

    /// A POST request below the root of version 2.
    pub fn post(&self, path: impl AsRef<str>, body: &Value) -> Request {
        self.signed(self.wire.post(format!("{V2}{}", path.as_ref()), body))
    }

    /// A PUT request below the root of version 2.
    pub fn put(&self, path: impl AsRef<str>, body: &Value) -> Request {
        self.signed(
            self.wire
                .request(Method::PUT, format!("{V2}{}", path.as_ref()))
                .json(body),
        )
    }

    /// A DELETE request below the root of version 2.
    pub fn delete(&self, path: impl AsRef<str>) -> Request {
        self.signed(
            self.wire
                .request(Method::DELETE, format!("{V2}{}", path.as_ref())),
        )
    }

    /// Creates a room.
    pub fn create(&self, body: &Value) -> Request {
        self.post("/rooms", body)
    }

    /// Creates a room that everybody may join; gives its id.
    pub async fn public_room(&self) -> String {
        text(
            &self.create(&json!({ "visibility": "public" })).ok().await,
            "room_id",
        )
    }

    /// Joins a room by what names it.
    pub fn join(&self, body: &Value) -> Request {
        self.post("/join", body)
    }

    /// Joins a room by its id.
    pub async fn join_room(&self, room: &str) {
        self.join(&json!({ "room_id": room })).ok().await;
    }

    /// Invites somebody.
    pub fn invite(&self, room: &str, user: &str) -> Request {
        self.post(
            format!("/rooms/{}/invite", encode(room)),
            &json!({ "user_id": user }),
        )
    }

    /// Leaves a room.
    pub async fn leave(&self, room: &str) {
        self.set_state(
            room,
            "state.m.room.member",
            &self.id,
            &json!({ "membership": "leave" }),
        )
        .ok()
        .await;
    }

    /// Sends a message event.
    pub fn send(&self, room: &str, event_type: &str, content: &Value) -> Request {
        let path = format!("/rooms/{}/send/{}", encode(room), encode(event_type));
        self.post(path, &json!({ "content": content }))
    }

    /// Prepares a message event to be signed.
    pub fn prepare(&self, room: &str, event_type: &str, content: &Value) -> Request {
        let path = format!("/rooms/{}/prepare/{}", encode(room), encode(event_type));
        self.post(path, &json!({ "content": content }))
    }

    /// Sends what was prepared.
    pub fn send_prepared(&self, room: &str, prepared: &Value) -> Request {
        self.post(format!("/rooms/{}/send_prepared", encode(room)), prepared)
    }

    /// Does several things in a room at once.
    pub fn batch(&self, room: &str, actions: &[Value]) -> Request {
        let path = format!("/rooms/{}/batch", encode(room));
        self.post(path, &json!({ "actions": actions }))
    }

    /// Sends a text.
    pub fn text(&self, room: &str, body: &str) -> Request {
        self.send(
            room,
            "message.m.room.message",
            &json!({ "msgtype": "m.text", "body": body }),
        )
    }

    /// Sends a text; gives the event's id.
    pub async fn say(&self, room: &str, body: &str) -> String {
        text(&self.text(room, body).ok().await, "event_id")
    }

    /// Sends a message event that updates another.
    pub fn update(&self, room: &str, event_type: &str, parent: &str, content: &Value) -> Request {
        let path = format!("/rooms/{}/send/{}", encode(room), encode(event_type));
        self.post(path, &json!({ "content": content, "updates": parent }))
    }

    /// Sends a text that replaces another one.
    pub fn edit(&self, room: &str, parent: &str, body: &str) -> Request {
        let content = json!({ "msgtype": "m.text", "body": body });
        self.update(room, "message.m.room.message", parent, &content)
    }

    /// Sends a note of `read` or `delivered` for one's own clients.
    pub fn receipt(&self, room: &str, kind: &str, parent: &str) -> Request {
        let event_type = format!("message.m.receipt.{kind}");
        self.update(room, &event_type, parent, &json!({}))
    }

    /// Sends a text that responds to an event.
    pub fn reply(&self, room: &str, parent: &str, rel_type: &str, body: &str) -> Request {
        let path = format!("/rooms/{}/send/message.m.room.message", encode(room));
        let content = json!({ "msgtype": "m.text", "body": body });
        let relates_to = json!({ "event_id": parent, "rel_type": rel_type });
        self.post(
            path,
            &json!({ "content": content, "relates_to": relates_to }),
        )
    }

    /// The replies to an event; `query` without the question mark.
    pub fn replies(&self, event: &str, query: &str) -> Request {
        self.get(format!("/events/{}/replies?{query}", encode(event)))
    }

    /// The token of a filter, as a query.
    pub async fn filter(&self, filter: &Value) -> String {
        let answer = self.post("/filters", filter).ok().await;
        format!("filter={}", text(&answer, "filter"))
    }

    /// Redacts an event.
    pub fn redact(&self, event: &str, body: &Value) -> Request {
        self.post(format!("/events/{}/redact", encode(event)), body)
    }

    /// Moves a marker, `read` or `delivered`, to an event.
    pub fn mark(&self, room: &str, marker: &str, event: &str) -> Request {
        let path = format!("/rooms/{}/markers/{marker}", encode(room));
        self.put(path, &json!({ "event_id": event }))
    }

    /// Sets a value of this user's profile.
    pub fn set_profile(&self, key: &str, value: &Value) -> Request {
        let path = format!("/profile/{}/{}", encode(&self.id), encode(key));
        self.put(path, &json!({ "value": value }))
    }

    /// Removes a value of this user's profile.
    pub fn delete_profile(&self, key: &str) -> Request {
        self.delete(format!("/profile/{}/{}", encode(&self.id), encode(key)))
    }

    /// Gives a room an alias.
    pub fn alias(&self, alias: &str, room: &str) -> Request {
        let path = format!("/directory/{}", encode(alias));
        self.put(path, &json!({ "room_id": room }))
    }

    /// Says whether a room is published.
    pub fn publish(&self, room: &str, published: bool) -> Request {
        let path = format!("/rooms/{}/published", encode(room));
        self.put(path, &json!({ "published": published }))
    }

    /// Sets state.
    pub fn set_state(&self, room: &str, event_type: &str, key: &str, content: &Value) -> Request {
        self.put(
            state_path(room, event_type, key),
            &json!({ "content": content }),
        )
    }

    /// Deletes state.
    pub fn delete_state(&self, room: &str, event_type: &str, key: &str) -> Request {
        let path = format!("{V2}{}", state_path(room, event_type, key));
        self.signed(self.wire.request(Method::DELETE, path))
    }

    /// Lists state; `query` without the question mark.
    pub fn states(&self, room: &str, query: &str) -> Request {
        self.get(format!("/rooms/{}/state?{query}", encode(room)))
    }

    /// Changes one power level.
    pub fn set_level(&self, room: &str, key: &str, value: &Value) -> Request {
        let path = format!("/rooms/{}/power_levels", encode(room));
        self.put(path, &json!({ "key": key, "value": value }))
    }

    /// Reads state.
    pub fn state(&self, room: &str, event_type: &str, key: &str) -> Request {
        self.get(state_path(room, event_type, key))
    }

    /// Initial sync; `query` without the question mark.
    pub async fn sync(&self, query: &str) -> Value {
        self.get(format!("/initial_sync?{query}")).ok().await
    }

    /// The stream from a token on, without waiting. Presence is left out, which the first answer of a session always tells;
    /// a [`Follower`](crate::follower::Follower) takes it up.
    pub async fn stream(&self, from: &str) -> Value {
        let path = format!("/stream?timeout=0&from={from}");
        let mut answer = self.get(path).ok().await;
        let events = answer["events"].as_array_mut().expect("a list");
        events.retain(|event| event["type"] != "ephemeral.m.presence");
        answer
    }

    /// Where the stream stands now.
    pub async fn now(&self) -> String {
        text(&self.get("/stream?timeout=0").ok().await, "end")
    }

    /// A request for the stream that doesn't ask for presence, so that it isn't woken by it; `query` without the question
    /// mark.
    pub fn poll(&self, query: &str) -> Request {
        self.get(format!("/stream?not_types=ephemeral.m.presence&{query}"))
    }

    /// An event by its id; `query` without the question mark.
    pub fn event(&self, event: &str, query: &str) -> Request {
        self.get(format!("/events/{}?{query}", encode(event)))
    }

    /// An event's surroundings; `query` without the question mark.
    pub fn context(&self, event: &str, query: &str) -> Request {
        self.get(format!("/events/{}/context?{query}", encode(event)))
    }

    /// A piece of a room's timeline; `query` without the question mark.
    pub async fn scroll(&self, room: &str, query: &str) -> Value {
        self.get(format!("/rooms/{}/timeline?{query}", encode(room)))
            .ok()
            .await
    }
}

fn state_path(room: &str, event_type: &str, key: &str) -> String {
    format!(
        "/rooms/{}/state/{}/{}",
        encode(room),
        encode(event_type),
        encode(key)
    )
}

/// A text of an object.
#[track_caller]
pub fn text(value: &Value, key: &str) -> String {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {value}"))
        .to_owned()
}

/// Where in the stream a token stands, whatever it says was told (spec/streams.md).
pub fn place(token: &Value) -> &str {
    let token = token.as_str().expect("a token");
    token.get(..18).expect("a token of the stream")
}

/// The ids of a list of events. Ephemeral ones have none.
pub fn ids(events: &Value) -> Vec<String> {
    let events = events.as_array().into_iter().flatten();
    events
        .filter(|event| !is_ephemeral(event))
        .map(|event| text(event, "event_id"))
        .collect()
}

/// Whether an event has no place in any order.
pub fn is_ephemeral(event: &Value) -> bool {
    let event_type = event["type"].as_str();
    event_type.is_some_and(|event_type| event_type.starts_with("ephemeral."))
}

/// The texts of the messages among a list of events.
pub fn bodies(events: &Value) -> Vec<String> {
    let events = events.as_array().into_iter().flatten();
    events
        .filter_map(|event| Some(event.pointer("/content/body")?.as_str()?.to_owned()))
        .collect()
}

/// The one room of an initial sync or a stream answer's `joined` with this id.
#[track_caller]
pub fn entry<'a>(rooms: &'a Value, room: &str) -> &'a Value {
    let found = rooms
        .as_array()
        .into_iter()
        .flatten()
        .find(|entry| entry["room_id"] == room);
    found.unwrap_or_else(|| panic!("no entry of {room} in {rooms}"))
}
