//! The chat by itself: what is typed and what comes, and what is on the screen then.

use std::collections::BTreeMap;
use std::sync::Arc;

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use futures::StreamExt as _;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Value, json};
use tidings_client::{Client, EchoState, Error, LocalEcho, RoomView};
use tidings_types::{MessageSendRequest, PresenceState, RoomEvent, RoomId, UserId};

use super::model::{Effect, Input, Model, Outgoing};
use super::render::render;

const BOATS: &str = "!boats:a";
const ROWING: &str = "!rowing:a";

fn event(value: Value) -> RoomEvent {
    serde_json::from_value(value).expect("an event")
}

fn message(room: &str, id: &str, sender: &str, body: &str) -> Value {
    json!({
        "type": "message.m.room.message", "event_id": id, "room_id": room, "sender": sender,
        "origin_server_ts": 28_800_000, "content": {"msgtype": "m.text", "body": body},
    })
}

fn state(room: &str, id: &str, kind: &str, key: &str, content: &Value) -> Value {
    json!({
        "type": kind, "event_id": id, "room_id": room, "sender": "@ann:a", "state_key": key,
        "origin_server_ts": 28_740_000, "content": content,
    })
}

fn entry(room: &str, name: &str, unread: i64, messages: &[Value]) -> Value {
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
struct Chat {
    client: Client,
    views: BTreeMap<RoomId, RoomView>,
    model: Model,
}

impl Chat {
    /// Two rooms, the first of them open.
    fn new() -> Self {
        let credentials = json!({
            "user_id": "@ann:a", "access_token": "t", "device_id": "D", "home_server": "a",
        });
        let credentials = serde_json::from_value(credentials).expect("credentials");
        let builder = Client::builder("http://127.0.0.1:1");
        let mut chat = Self {
            client: builder.restore(credentials).expect("a client"),
            views: BTreeMap::new(),
            model: Model::new(&user("@ann:a"), false),
        };
        let said = message(BOATS, "$1:a", "@bob:a", "Good morning");
        chat.enters(&entry(BOATS, "Boats", 0, &[said]));
        chat.enters(&entry(ROWING, "Rowing", 2, &[]));
        chat.model.take(Input::Synced);
        let online = Input::Presence(user("@bob:a"), Some(PresenceState::Online));
        chat.model.take(online);
        chat
    }

    fn enters(&mut self, entry: &Value) {
        let entry: tidings_types::RoomEntry =
            serde_json::from_value(entry.clone()).expect("an entry");
        let room = self.client.room(entry.room_id.clone());
        let view = RoomView::new(&room, 1_000);
        view.take_entry(&entry, |_| None);
        self.views.insert(entry.room_id.clone(), view);
        self.shows(entry.room_id.as_str());
    }

    fn view(&self, id: &str) -> &RoomView {
        &self.views[&room(id)]
    }

    /// What a room shows now is told.
    fn shows(&mut self, id: &str) -> Vec<Effect> {
        let shown = self.view(id).snapshot();
        self.model.take(Input::Room(Box::new(shown)))
    }

    /// An event of the stream comes.
    fn comes(&mut self, value: Value) -> Vec<Effect> {
        let event = event(value);
        let id = event.room_id().expect("a room").clone();
        self.view(id.as_str()).take_events([&event], |_| None);
        self.shows(id.as_str())
    }

    /// What the chat sends becomes an echo.
    async fn echo(&mut self, message: &Outgoing) -> LocalEcho {
        let mut echoes = self.client.echoes();
        let content = json!({"msgtype": if message.deed { "m.emote" } else { "m.text" }, "body": message.text});
        let content: serde_json::Map<_, _> = serde_json::from_value(content).expect("a content");
        let mut request = MessageSendRequest::new(content.into());
        request.updates.clone_from(&message.updates);
        let to = self.client.room(message.room_id.clone());
        let sending = to.post_event(super::room::MESSAGE.parse().expect("a type"), request);
        loop {
            let echo = echoes.next().await.expect("an echo");
            if echo.local_id == *sending.local_id() {
                self.echoes(&echo, EchoState::Sending);
                return echo;
            }
        }
    }

    /// News of an echo.
    fn echoes(&mut self, echo: &LocalEcho, state: EchoState) {
        let mut echo = echo.clone();
        echo.state = state;
        let id = echo.room_id.clone();
        self.view(id.as_str()).take_echo(echo);
        self.shows(id.as_str());
    }

    fn press(&mut self, code: KeyCode) -> Vec<Effect> {
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        self.model.take(Input::Terminal(TerminalEvent::Key(key)))
    }

    fn type_in(&mut self, line: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for c in line.chars() {
            effects.extend(self.press(KeyCode::Char(c)));
        }
        effects.extend(self.press(KeyCode::Enter));
        effects
    }

    fn screen(&self) -> String {
        self.screen_of(80, 14)
    }

    fn screen_of(&self, width: u16, height: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
        let drawn = terminal.draw(|frame| render(&self.model, frame));
        drawn.expect("drawn");
        terminal.backend().to_string()
    }

    /// What comes of looking at the screen.
    fn look(&mut self) -> Vec<Effect> {
        self.screen();
        self.model.look()
    }

    fn sees(&self, text: &str) {
        let shown = self.screen();
        assert!(shown.contains(text), "no {text:?} in\n{shown}");
    }

    fn sees_no(&self, text: &str) {
        let shown = self.screen();
        assert!(!shown.contains(text), "{text:?} in\n{shown}");
    }
}

fn room(id: &str) -> RoomId {
    id.parse().expect("an id")
}

fn user(id: &str) -> UserId {
    id.parse().expect("an id")
}

/// The message that is sent, of all that a line leads to.
fn sent(effects: &[Effect]) -> Outgoing {
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::Send(message) => Some(message.clone()),
        _ => None,
    });
    sent.expect("a message")
}

fn only_typing(effects: &[Effect]) -> bool {
    effects
        .iter()
        .all(|effect| matches!(effect, Effect::Typing(..)))
}

fn reply(id: &str, to: &str, sender: &str, body: &str) -> Value {
    let mut reply = message(BOATS, id, sender, body);
    reply["relates_to"] = json!({"event_id": to, "rel_type": "m.comment"});
    reply
}

fn edit(id: &str, of: &str, sender: &str, body: &str) -> Value {
    let mut edit = message(BOATS, id, sender, body);
    edit["updates"] = of.into();
    edit
}

fn refusal() -> EchoState {
    EchoState::Failed(Arc::new(Error::Request("no".into())))
}

#[tokio::test]
async fn a_room_with_edits_replies_readers_typing_and_presence() {
    let mut chat = Chat::new();
    let long = "a longer text that doesn't fit on one line of the window";
    chat.comes(message(BOATS, "$3:a", "@bob:a", long));
    chat.comes(edit("$2:a", "$1:a", "@bob:a", "Good evening"));
    chat.comes(reply("$4:a", "$1:a", "@ann:a", "And to you"));
    let read = json!({"event_id": "$4:a"});
    chat.comes(state(
        BOATS,
        "$m:a",
        "state.m.room.marker.read",
        "@bob:a",
        &read,
    ));
    chat.comes(json!({
        "type": "ephemeral.m.typing", "room_id": BOATS, "sender": "a",
        "content": {"user_ids": ["@bob:a", "@ann:a"]},
    }));
    insta::assert_snapshot!(chat.screen());
}

/// ACT-7: a message is shown at once, dimmed until it is back, and there is one of it all the time.
#[tokio::test]
async fn an_echo_becomes_its_event() {
    let mut chat = Chat::new();
    let outgoing = sent(&chat.type_in("Hello"));
    let echo = chat.echo(&outgoing).await;
    chat.sees("  …   ann: Hello");
    // Not an older one.
    assert!(only_typing(&chat.type_in("/edit Hullo")));
    chat.sees("the server doesn't have that message yet");
    chat.press(KeyCode::Esc);
    chat.echoes(&echo, EchoState::Sent("$9:a".parse().expect("an id")));
    assert_eq!(chat.screen().matches("Hello").count(), 1);
    chat.comes(message(BOATS, "$9:a", "@ann:a", "Hello"));
    chat.sees("08:00 ann: Hello");
    assert_eq!(chat.screen().matches("Hello").count(), 1);
}

/// ACT-7, UPD-3: an edit is shown at once in what it edits, and never beside it.
#[tokio::test]
async fn an_edit_is_shown_in_its_message() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$2:a", "@ann:a", "Tide at sxi"));
    let outgoing = sent(&chat.type_in("/edit Tide at six"));
    let echo = chat.echo(&outgoing).await;
    chat.sees("  …   ann: Tide at six (edited)");
    chat.sees_no("sxi");
    chat.echoes(&echo, EchoState::Sent("$e:a".parse().expect("an id")));
    chat.comes(edit("$e:a", "$2:a", "@ann:a", "Tide at six"));
    chat.sees("08:00 ann: Tide at six (edited)");
    assert_eq!(chat.screen().matches("Tide at").count(), 1);
    // One that is refused stands by itself, and the message is what it was.
    let outgoing = sent(&chat.type_in("/edit Tide at ten"));
    let echo = chat.echo(&outgoing).await;
    chat.echoes(&echo, refusal());
    chat.sees("08:00 ann: Tide at six (edited)");
    chat.sees("  …   ann: Tide at ten (edited) ✗");
}

/// ACT-7: what failed says why, and stays until it is sent again or let go.
#[tokio::test]
async fn what_failed_is_sent_again_or_dropped() {
    let mut chat = Chat::new();
    let outgoing = sent(&chat.type_in("/me waves"));
    assert!(outgoing.deed);
    let echo = chat.echo(&outgoing).await;
    chat.echoes(&echo, refusal());
    chat.press(KeyCode::Esc);
    insta::assert_snapshot!(chat.screen());
    let effects = chat.type_in("/again");
    let again = effects
        .iter()
        .any(|effect| matches!(effect, Effect::Again(again) if again.local_id == echo.local_id));
    assert!(again, "{effects:?}");
    let effects = chat.type_in("/drop");
    let dropped = effects
        .iter()
        .any(|effect| matches!(effect, Effect::Dismiss(_, dropped) if *dropped == echo.local_id));
    assert!(dropped, "{effects:?}");
    chat.view(BOATS).dismiss(&echo.local_id);
    chat.shows(BOATS);
    chat.sees_no("waves");
    assert!(only_typing(&chat.type_in("/again")));
    chat.sees("nothing has failed here");
}

/// Whoever ends while messages are on their way is asked once.
#[tokio::test]
async fn the_end_waits_for_messages() {
    let mut chat = Chat::new();
    let outgoing = sent(&chat.type_in("Hello"));
    chat.echo(&outgoing).await;
    assert!(only_typing(&chat.type_in("/quit")));
    chat.sees("the server doesn't have 1 message yet");
    let effects = chat.type_in("/quit");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Quit)));
}

/// UPD-6, REL-1: corrections and answers go to the chosen message, else to the newest that fits.
#[tokio::test]
async fn corrections_and_answers_find_their_message() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$2:a", "@ann:a", "Tide at sxi"));
    chat.comes(message(BOATS, "$3:a", "@bob:a", "Early"));
    let edit = sent(&chat.type_in("/edit Tide at six"));
    assert_eq!(edit.updates.map(|id| id.to_string()), Some("$2:a".into()));
    let answers = |outgoing: Outgoing| outgoing.replies_to.map(|id| id.to_string());
    assert_eq!(
        answers(sent(&chat.type_in("/reply Too early"))),
        Some("$3:a".into())
    );
    for _ in 0..3 {
        chat.press(KeyCode::Up);
    }
    chat.sees("chosen: /reply TEXT");
    assert_eq!(
        answers(sent(&chat.type_in("/reply Hello"))),
        Some("$1:a".into())
    );
    // Bob's message can't be corrected: the line stays, and the foot says why.
    chat.press(KeyCode::Up);
    assert!(only_typing(&chat.type_in("/edit x")));
    chat.sees("choose a message of your own");
    assert_eq!(chat.model.typed.text(), "/edit x");
}

/// REL-1: a thread is a message with its answers; what is said in it answers the message.
#[tokio::test]
async fn a_thread_is_shown_alone() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$2:a", "@ann:a", "Something else"));
    chat.comes(reply("$3:a", "$1:a", "@bob:a", "And the tide?"));
    chat.comes(message(BOATS, "$4:a", "@ann:a", "More of that"));
    chat.press(KeyCode::Up);
    chat.press(KeyCode::Up);
    chat.press(KeyCode::Enter);
    insta::assert_snapshot!(chat.screen());
    let said = sent(&chat.type_in("At six"));
    assert_eq!(
        said.replies_to.map(|id| id.to_string()),
        Some("$1:a".into())
    );
    chat.press(KeyCode::Esc);
    chat.sees("Something else");
}

/// SYN-5, MRK-1: what is on the screen is read, the rest is counted.
#[tokio::test]
async fn unread_messages_are_counted_until_their_room_is_shown() {
    let mut chat = Chat::new();
    chat.sees("Rowing 2");
    chat.comes(message(ROWING, "$r1:a", "@bob:a", "Ahoy"));
    chat.sees("Rowing 3");
    chat.press(KeyCode::Tab);
    let effects = chat.look();
    let marked = |id: &str, effects: &[Effect]| {
        effects.iter().any(|effect| {
            matches!(effect, Effect::Mark(room_id, event_id)
                if *room_id == room(ROWING) && event_id.as_str() == id)
        })
    };
    assert!(marked("$r1:a", &effects), "{effects:?}");
    chat.sees_no("Rowing 3");
    chat.comes(message(ROWING, "$r2:a", "@bob:a", "Again"));
    let effects = chat.look();
    assert!(marked("$r2:a", &effects), "{effects:?}");
}

/// SCR-1: reading up fills the gap that comes near, once; one that can't be filled isn't tried again until somebody moves.
#[tokio::test]
async fn reading_up_fills_gaps() {
    let mut chat = Chat::new();
    let asked = |effects: Vec<Effect>| {
        let mut gaps = effects.into_iter().filter_map(|effect| match effect {
            Effect::Fill(_, gap) => Some(gap),
            _ => None,
        });
        gaps.next()
    };
    for at in 0..60 {
        let text = format!("message {at}");
        chat.comes(message(BOATS, &format!("$m{at}:a"), "@bob:a", &text));
    }
    assert_eq!(asked(chat.look()), None);
    for _ in 0..2 {
        chat.press(KeyCode::PageUp);
    }
    chat.sees("message 47");
    chat.sees("newer below");
    chat.sees_no("message 48");
    let mut gap = None;
    for _ in 0..9 {
        chat.press(KeyCode::PageUp);
        gap = gap.or(asked(chat.look()));
    }
    let gap = gap.expect("it is asked for");
    chat.sees("… earlier messages come");
    let filled = Input::Filled(room(BOATS), gap, false);
    chat.model.take(filled);
    chat.sees("… earlier messages didn't come");
    assert_eq!(asked(chat.look()), None);
    chat.press(KeyCode::PageUp);
    assert_eq!(asked(chat.look()), Some(gap));
    // What comes meanwhile moves nothing.
    let before = chat.screen();
    chat.comes(message(BOATS, "$new:a", "@bob:a", "news"));
    let after = chat.screen();
    let rows = |screen: &str| {
        screen
            .lines()
            .take(8)
            .map(|line| line.chars().skip(21).collect::<String>())
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&before), rows(&after));
    chat.press(KeyCode::Esc);
    chat.sees("news");
}

/// TYP-1: others are told once that somebody types, and when nothing came of it. A command is nobody's business.
#[tokio::test]
async fn typing_is_told_once() {
    let mut chat = Chat::new();
    let told = |effects: Vec<Effect>| {
        effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Typing(_, typing) => Some(*typing),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told(chat.press(KeyCode::Char('h'))), [true]);
    assert!(told(chat.press(KeyCode::Char('i'))).is_empty());
    chat.press(KeyCode::Backspace);
    assert_eq!(told(chat.press(KeyCode::Backspace)), [false]);
    assert!(told(chat.type_in("/help")).is_empty());
}

#[tokio::test]
async fn help_lists_keys_and_commands() {
    let mut chat = Chat::new();
    chat.type_in("/help");
    insta::assert_snapshot!(chat.screen_of(90, 30));
}

/// In a small window there is the timeline alone, and what is chosen is in sight.
#[tokio::test]
async fn a_small_window_has_the_timeline() {
    let mut chat = Chat::new();
    for at in 0..9 {
        let text = format!("a message of some words, number {at}");
        chat.comes(message(BOATS, &format!("$m{at}:a"), "@bob:a", &text));
    }
    insta::assert_snapshot!(chat.screen_of(30, 11));
    for _ in 0..5 {
        chat.press(KeyCode::Up);
        chat.screen_of(30, 11);
    }
    let shown = chat.screen_of(30, 11);
    assert!(shown.contains("number 4"), "{shown}");
}

/// Rooms stand by what was said last; of many those around the open one are in sight.
#[tokio::test]
async fn many_rooms_are_listed() {
    let mut chat = Chat::new();
    for at in 0..30_u64 {
        let id = format!("!r{at:02}:a");
        let mut said = message(&id, &format!("$s{at}:a"), "@bob:a", "x");
        said["origin_server_ts"] = (29_000_000 + at).into();
        chat.enters(&entry(&id, &format!("Room {at:02}"), 0, &[said]));
    }
    chat.type_in("/go room 07");
    insta::assert_snapshot!(chat.screen());
    chat.press(KeyCode::Tab);
    assert_eq!(chat.model.open, Some(room("!r06:a")));
    assert!(only_typing(&chat.type_in("/go nowhere")));
    chat.sees("no room of yours is called nowhere");
}

#[tokio::test]
async fn invites_and_leaving_change_the_list() {
    let mut chat = Chat::new();
    let invite = vec![(room("!tea:a"), user("@bob:a"))];
    chat.model.take(Input::Invites(invite));
    chat.sees("bob invites you to !tea:a");
    let effects = chat.type_in("/join");
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Join(_))),
        "{effects:?}"
    );
    chat.model.take(Input::Entered(room("!tea:a")));
    chat.model.take(Input::Invites(Vec::new()));
    chat.enters(&entry("!tea:a", "Tea", 0, &[]));
    assert_eq!(chat.model.open, Some(room("!tea:a")));
    chat.sees_no("+ !tea:a");
    chat.model.take(Input::Left(room("!tea:a")));
    chat.sees("you left Tea");
    assert_eq!(chat.model.open, Some(room(BOATS)));
    assert!(only_typing(&chat.type_in("/nonsense")));
    chat.sees("there is no /nonsense");
}
