//! A chat without a server and without a terminal.

use std::collections::BTreeMap;
use std::sync::Arc;

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use futures::StreamExt as _;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Value, json};
use tidings_client::{Client, EchoState, Error, LocalEcho, RoomView};
use tidings_types::{MessageSendRequest, PresenceState, RoomEvent, RoomId, UserId};

use super::super::model::{Effect, Input, Model, Outgoing};
use super::super::render::render;
use super::super::room::MESSAGE;

pub(super) const BOATS: &str = "!boats:a";
pub(super) const ROWING: &str = "!rowing:a";

pub(super) fn event(value: Value) -> RoomEvent {
    serde_json::from_value(value).expect("an event")
}

pub(super) fn message(room: &str, id: &str, sender: &str, body: &str) -> Value {
    json!({
        "type": "message.m.room.message", "event_id": id, "room_id": room, "sender": sender,
        "origin_server_ts": 28_800_000, "content": {"msgtype": "m.text", "body": body},
    })
}

pub(super) fn state(room: &str, id: &str, kind: &str, key: &str, content: &Value) -> Value {
    json!({
        "type": kind, "event_id": id, "room_id": room, "sender": "@ann:a", "state_key": key,
        "origin_server_ts": 28_740_000, "content": content,
    })
}

pub(super) fn entry(room: &str, name: &str, unread: i64, messages: &[Value]) -> Value {
    let own = room.trim_matches(['!', ':', 'a']);
    let states = [
        state(
            room,
            &format!("${own}-name:a"),
            "state.m.room.name",
            "_",
            &json!({ "name": name }),
        ),
        state(
            room,
            &format!("${own}-ann:a"),
            "state.m.room.member",
            "@ann:a",
            &json!({"membership": "join"}),
        ),
        state(
            room,
            &format!("${own}-bob:a"),
            "state.m.room.member",
            "@bob:a",
            &json!({"membership": "join"}),
        ),
        state(
            room,
            &format!("${own}-prof:a"),
            "state.m.room.member.profile",
            "@bob:a",
            &json!({"displayname": "Bob B."}),
        ),
    ];
    let ids = |events: &[Value]| {
        events
            .iter()
            .map(|event| event["event_id"].clone())
            .collect::<Vec<_>>()
    };
    let all = states.iter().chain(messages);
    let events: serde_json::Map<_, _> = all
        .map(|event| {
            (
                event["event_id"].as_str().expect("an id").to_owned(),
                event.clone(),
            )
        })
        .collect();
    json!({
        "room_id": room, "membership": "join", "member_count": 2, "invited_count": 0, "events": events,
        "messages": ids(messages), "state": ids(&states), "start": "t1start", "limited": true, "unread": unread,
        "ephemeral": [],
    })
}

/// Ann's chat, with the views of her rooms. Nothing is asked of a server, and nothing is sent.
pub(super) struct Chat {
    pub(super) client: Client,
    views: BTreeMap<RoomId, RoomView>,
    pub(super) model: Model,
}

impl Chat {
    /// Two rooms, the first of them open.
    pub(super) fn new() -> Self {
        let credentials = json!({
            "user_id": "@ann:a", "access_token": "t", "device_id": "D", "home_server": "a",
        });
        let credentials = serde_json::from_value(credentials).expect("credentials");
        let builder = Client::builder("http://127.0.0.1:1");
        let mut chat = Self {
            client: builder.restore(credentials).expect("a client"),
            views: BTreeMap::new(),
            model: Model::new(&user("@ann:a"), false, false),
        };
        let said = message(BOATS, "$1:a", "@bob:a", "Good morning");
        chat.enters(&entry(BOATS, "Boats", 0, &[said]));
        chat.enters(&entry(ROWING, "Rowing", 2, &[]));
        chat.model.take(Input::Synced);
        let online = Input::Presence(user("@bob:a"), Some(PresenceState::Online));
        chat.model.take(online);
        chat
    }

    pub(super) fn enters(&mut self, entry: &Value) {
        let entry: tidings_types::RoomEntry =
            serde_json::from_value(entry.clone()).expect("an entry");
        let room = self.client.room(entry.room_id.clone());
        let view = RoomView::new(&room, 1_000);
        view.take_entry(&entry, |_| None);
        self.views.insert(entry.room_id.clone(), view);
        self.shows(entry.room_id.as_str());
    }

    pub(super) fn view(&self, id: &str) -> &RoomView {
        &self.views[&room(id)]
    }

    /// What a room shows now is told.
    pub(super) fn shows(&mut self, id: &str) -> Vec<Effect> {
        let shown = self.view(id).snapshot();
        self.model.take(Input::Room(Box::new(shown)))
    }

    /// An event of the stream comes.
    pub(super) fn comes(&mut self, value: Value) -> Vec<Effect> {
        let event = event(value);
        let id = event.room_id().expect("a room").clone();
        self.view(id.as_str()).take_events([&event], |_| None);
        self.shows(id.as_str())
    }

    /// What the chat sends becomes an echo.
    pub(super) async fn echo(&mut self, message: &Outgoing) -> LocalEcho {
        let mut echoes = self.client.echoes();
        let content = json!({"msgtype": if message.deed { "m.emote" } else { "m.text" }, "body": message.text});
        let content: serde_json::Map<_, _> = serde_json::from_value(content).expect("a content");
        let mut request = MessageSendRequest::new(content.into());
        request.updates.clone_from(&message.updates);
        let to = self.client.room(message.room_id.clone());
        let sending = to.post_event(MESSAGE.parse().expect("a type"), request);
        loop {
            let echo = echoes.next().await.expect("an echo");
            if echo.local_id == *sending.local_id() {
                self.echoes(&echo, EchoState::Sending);
                return echo;
            }
        }
    }

    /// News of an echo.
    pub(super) fn echoes(&mut self, echo: &LocalEcho, state: EchoState) {
        let mut echo = echo.clone();
        echo.state = state;
        let id = echo.room_id.clone();
        self.view(id.as_str()).take_echo(echo);
        self.shows(id.as_str());
    }

    pub(super) fn press(&mut self, code: KeyCode) -> Vec<Effect> {
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        self.model.take(Input::Terminal(TerminalEvent::Key(key)))
    }

    pub(super) fn type_in(&mut self, line: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for c in line.chars() {
            effects.extend(self.press(KeyCode::Char(c)));
        }
        effects.extend(self.press(KeyCode::Enter));
        effects
    }

    pub(super) fn screen(&self) -> String {
        self.screen_of(80, 14)
    }

    pub(super) fn screen_of(&self, width: u16, height: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
        let drawn = terminal.draw(|frame| render(&self.model, frame));
        drawn.expect("drawn");
        terminal.backend().to_string()
    }

    /// What comes of looking at the screen.
    pub(super) fn look(&mut self) -> Vec<Effect> {
        self.screen();
        self.model.look()
    }

    pub(super) fn sees(&self, text: &str) {
        let shown = self.screen();
        assert!(shown.contains(text), "no {text:?} in\n{shown}");
    }

    pub(super) fn sees_no(&self, text: &str) {
        let shown = self.screen();
        assert!(!shown.contains(text), "{text:?} in\n{shown}");
    }
}

pub(super) fn room(id: &str) -> RoomId {
    id.parse().expect("an id")
}

pub(super) fn user(id: &str) -> UserId {
    id.parse().expect("an id")
}

/// The message that is sent, of all that a line leads to.
pub(super) fn sent(effects: &[Effect]) -> Outgoing {
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::Send(message) => Some(message.clone()),
        _ => None,
    });
    sent.expect("a message")
}

pub(super) fn only_typing(effects: &[Effect]) -> bool {
    effects
        .iter()
        .all(|effect| matches!(effect, Effect::Typing(..)))
}

pub(super) fn reply(id: &str, to: &str, sender: &str, body: &str) -> Value {
    let mut reply = message(BOATS, id, sender, body);
    reply["relates_to"] = json!({"event_id": to, "rel_type": "m.comment"});
    reply
}

pub(super) fn edit(id: &str, of: &str, sender: &str, body: &str) -> Value {
    let mut edit = message(BOATS, id, sender, body);
    edit["updates"] = of.into();
    edit
}

pub(super) fn refusal() -> EchoState {
    EchoState::Failed(Arc::new(Error::Request("no".into())))
}
