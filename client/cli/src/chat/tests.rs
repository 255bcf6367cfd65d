//! The chat by itself: what is typed and what comes, and what is on the screen then.

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Value, json};
use tidings_types::{RoomEvent, RoomId};

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
    let states = [
        state(
            room,
            &format!("${name}-name:a"),
            "state.m.room.name",
            "_",
            &json!({ "name": name }),
        ),
        state(
            room,
            &format!("${name}-ann:a"),
            "state.m.room.member",
            "@ann:a",
            &json!({"membership": "join"}),
        ),
        state(
            room,
            &format!("${name}-bob:a"),
            "state.m.room.member",
            "@bob:a",
            &json!({"membership": "join"}),
        ),
        state(
            room,
            &format!("${name}-prof:a"),
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

fn input(value: Value) -> Input {
    Input::Event(event(value))
}

/// Ann's chat with two rooms, the first of them open.
fn chat() -> Model {
    let mut model = Model::new(&"@ann:a".parse().expect("an id"));
    let presence = json!({
        "type": "ephemeral.m.presence", "sender": "@bob:a", "content": {"user_id": "@bob:a", "presence": "online"},
    });
    let synced = json!({
        "rooms": [
            entry(BOATS, "Boats", 0, &[message(BOATS, "$1:a", "@bob:a", "Good morning")]),
            entry(ROWING, "Rowing", 2, &[]),
        ],
        "left": [], "invites": [], "presence": [presence], "rooms_total": 2, "end": "s1end",
    });
    let synced = serde_json::from_value(synced).expect("an answer");
    model.take(Input::Synced(Box::new(synced)));
    model.take(Input::Entered(room(BOATS)));
    model
}

fn room(id: &str) -> RoomId {
    id.parse().expect("an id")
}

fn press(model: &mut Model, code: KeyCode) -> Vec<Effect> {
    model.take(Input::Terminal(TerminalEvent::Key(KeyEvent::new(
        code,
        KeyModifiers::NONE,
    ))))
}

fn type_in(model: &mut Model, line: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for c in line.chars() {
        effects.extend(press(model, KeyCode::Char(c)));
    }
    effects.extend(press(model, KeyCode::Enter));
    effects
}

/// The message that is sent, of all that a line leads to.
fn sent(effects: &[Effect]) -> Outgoing {
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::Send(message) => Some(message.clone()),
        _ => None,
    });
    sent.expect("a message")
}

fn screen(model: &Model) -> String {
    let mut terminal = Terminal::new(TestBackend::new(80, 14)).expect("a terminal");
    terminal.draw(|frame| render(model, frame)).expect("drawn");
    terminal.backend().to_string()
}

#[test]
fn a_room_with_edits_replies_typing_and_presence() {
    let mut model = chat();
    let edit = json!({
        "type": "message.m.room.message", "event_id": "$2:a", "room_id": BOATS, "sender": "@bob:a",
        "origin_server_ts": 28_860_000, "content": {"msgtype": "m.text", "body": "Good evening"}, "updates": "$1:a",
    });
    let reply = json!({
        "type": "message.m.room.message", "event_id": "$4:a", "room_id": BOATS, "sender": "@ann:a",
        "origin_server_ts": 28_920_000, "content": {"msgtype": "m.text", "body": "And to you"},
        "relates_to": {"event_id": "$1:a", "rel_type": "m.comment"},
    });
    let typing = json!({
        "type": "ephemeral.m.typing", "room_id": BOATS, "sender": "a", "content": {"user_ids": ["@bob:a", "@ann:a"]},
    });
    model.take(input(message(
        BOATS,
        "$3:a",
        "@bob:a",
        "a longer text that doesn't fit on one line of the window",
    )));
    for value in [edit, reply, typing] {
        model.take(input(value));
    }
    insta::assert_snapshot!(screen(&model));
}

/// ACT-7: the answer or the stream may come first; either way there is one message, dimmed until it is back.
#[test]
fn an_echo_becomes_its_event_whichever_comes_first() {
    for answer_first in [true, false] {
        let mut model = chat();
        let outgoing = sent(&type_in(&mut model, "Hello"));
        assert_eq!(screen(&model).matches("Hello").count(), 1);
        assert!(
            screen(&model).contains("  …   ann: Hello"),
            "{}",
            screen(&model)
        );
        let place = ("s1".to_owned(), 7);
        model.take(Input::Placed(room(BOATS), outgoing.echo, place));
        let mut back = message(BOATS, "$9:a", "@ann:a", "Hello");
        back["unsigned"] = json!({"session_id": "s1", "action_id": 7});
        let answer = Input::Sent(room(BOATS), outgoing.echo, "$9:a".parse().expect("an id"));
        let mut news = [answer, input(back)];
        if !answer_first {
            news.reverse();
        }
        for one in news {
            model.take(one);
            assert_eq!(screen(&model).matches("Hello").count(), 1, "{answer_first}");
        }
        assert!(
            screen(&model).contains("08:00 ann: Hello"),
            "{}",
            screen(&model)
        );
    }
}

#[test]
fn a_message_that_fails_says_why_until_it_is_let_go() {
    let mut model = chat();
    let outgoing = sent(&type_in(&mut model, "/me waves"));
    assert!(outgoing.deed);
    model.take(Input::Failed(
        room(BOATS),
        outgoing.echo,
        "M_FORBIDDEN: no".into(),
    ));
    assert!(
        screen(&model).contains("* ann waves ✗ M_FORBIDDEN: no"),
        "{}",
        screen(&model)
    );
    press(&mut model, KeyCode::Esc);
    assert!(!screen(&model).contains("waves"));
}

/// UPD-6, REL-1: corrections and answers go to the chosen message, else to the newest that fits.
#[test]
fn corrections_and_answers_find_their_message() {
    let mut model = chat();
    model.take(input(message(BOATS, "$2:a", "@ann:a", "Tide at sxi")));
    model.take(input(message(BOATS, "$3:a", "@bob:a", "Early")));
    let edit = sent(&type_in(&mut model, "/edit Tide at six"));
    assert_eq!(edit.updates.map(|id| id.to_string()), Some("$2:a".into()));
    let shown = screen(&model);
    assert!(
        shown.contains("Tide at six (edited)") && !shown.contains("sxi"),
        "{shown}"
    );
    let reply = sent(&type_in(&mut model, "/reply Too early"));
    assert_eq!(
        reply.replies_to.map(|id| id.to_string()),
        Some("$3:a".into())
    );
    for _ in 0..3 {
        press(&mut model, KeyCode::Up);
    }
    let reply = sent(&type_in(&mut model, "/reply Hello Bob"));
    assert_eq!(
        reply.replies_to.map(|id| id.to_string()),
        Some("$1:a".into())
    );
    // Bob's message can't be corrected: the line stays, and the foot says why.
    press(&mut model, KeyCode::Up);
    assert!(
        type_in(&mut model, "/edit x")
            .iter()
            .all(|effect| matches!(effect, Effect::Typing(..)))
    );
    assert!(screen(&model).contains("choose a message of your own"));
    assert_eq!(model.typed.text(), "/edit x");
}

/// SYN-5, MRK-1: what is on the screen is read, the rest is counted.
#[test]
fn unread_messages_are_counted_until_their_room_is_shown() {
    let mut model = chat();
    assert!(screen(&model).contains("Rowing 2"), "{}", screen(&model));
    model.take(input(message(ROWING, "$r1:a", "@bob:a", "Ahoy")));
    assert!(screen(&model).contains("Rowing 3"));
    let effects = press(&mut model, KeyCode::Tab);
    let marked = effects.iter().any(|effect| {
        matches!(effect, Effect::Mark(room_id, id) if *room_id == room(ROWING) && id.as_str() == "$r1:a")
    });
    assert!(marked, "{effects:?}");
    assert!(!screen(&model).contains("Rowing 3"));
    let effects = model.take(input(message(ROWING, "$r2:a", "@bob:a", "Again")));
    assert!(
        matches!(effects.as_slice(), [Effect::Mark(..)]),
        "{effects:?}"
    );
}

/// SCR-1: reading up asks for what was earlier, once, and what comes stands above.
#[test]
fn reading_up_loads_what_was_earlier() {
    let mut model = chat();
    let effects = press(&mut model, KeyCode::PageUp);
    assert!(
        matches!(effects.as_slice(), [Effect::Earlier(..)]),
        "{effects:?}"
    );
    assert!(press(&mut model, KeyCode::PageUp).is_empty());
    let page = vec![
        event(message(BOATS, "$0:a", "@ann:a", "The first")),
        event(message(BOATS, "$1:a", "@bob:a", "x")),
    ];
    model.take(Input::Earlier(room(BOATS), page, None));
    press(&mut model, KeyCode::Esc);
    let shown = screen(&model);
    let place = |text: &str| {
        shown
            .find(text)
            .unwrap_or_else(|| panic!("no {text} in {shown}"))
    };
    assert!(place("The first") < place("Good morning"));
    assert!(press(&mut model, KeyCode::PageUp).is_empty());
}

/// TYP-1: others are told once that somebody types, and when nothing came of it. A command is nobody's business.
#[test]
fn typing_is_told_once() {
    let mut model = chat();
    let told = |effects: Vec<Effect>| {
        effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Typing(_, typing) => Some(*typing),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told(press(&mut model, KeyCode::Char('h'))), [true]);
    assert!(told(press(&mut model, KeyCode::Char('i'))).is_empty());
    press(&mut model, KeyCode::Backspace);
    assert_eq!(told(press(&mut model, KeyCode::Backspace)), [false]);
    assert!(told(type_in(&mut model, "/help")).is_empty());
}

#[test]
fn help_lists_keys_and_commands() {
    let mut model = chat();
    type_in(&mut model, "/help");
    let mut terminal = Terminal::new(TestBackend::new(90, 22)).expect("a terminal");
    terminal.draw(|frame| render(&model, frame)).expect("drawn");
    insta::assert_snapshot!(terminal.backend());
}

#[test]
fn invites_and_leaving_change_the_list() {
    let mut model = chat();
    let mut invite = state(
        "!tea:a",
        "$i:a",
        "state.m.room.member",
        "@ann:a",
        &json!({"membership": "invite"}),
    );
    invite["sender"] = "@bob:a".into();
    model.take(input(invite));
    assert!(screen(&model).contains("bob invites you to !tea:a"));
    let effects = type_in(&mut model, "/join");
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Join(_))),
        "{effects:?}"
    );
    let leave = state(
        BOATS,
        "$l:a",
        "state.m.room.member",
        "@ann:a",
        &json!({"membership": "leave"}),
    );
    model.take(input(leave));
    assert!(screen(&model).contains("you left Boats"));
    assert_eq!(model.open, Some(room(ROWING)));
    assert!(
        type_in(&mut model, "/nonsense")
            .iter()
            .all(|effect| matches!(effect, Effect::Typing(..)))
    );
    assert!(screen(&model).contains("there is no /nonsense"));
}
