//! The chat by itself: what is typed and what comes, and what is on the screen then.

mod reading;
mod stage;
mod writing;

use crossterm::event::KeyCode;
use serde_json::json;
use tidings_client::EchoState;

use super::model::{Effect, Input, Invited, Outgoing};
use stage::{
    BOATS, Chat, ROWING, edit, entry, message, only_typing, refusal, reply, room, sent, state, user,
};

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
    let invite = Invited {
        room_id: room("!tea:a"),
        event_id: Some("$i:a".parse().expect("an id")),
        by: user("@bob:a"),
        title: "Tea".to_owned(),
    };
    chat.model.take(Input::Invites(vec![invite]));
    chat.sees("bob invites you to Tea");
    chat.sees("+ Tea (from bob)");
    let effects = chat.type_in("/reject");
    let rejects = |effect: &Effect| matches!(effect, Effect::Reject(id) if id.as_str() == "$i:a");
    assert!(effects.iter().any(rejects), "{effects:?}");
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
    chat.sees_no("+ Tea");
    chat.model.take(Input::Left(room("!tea:a")));
    chat.sees("you left Tea");
    assert_eq!(chat.model.open, Some(room(BOATS)));
    assert!(only_typing(&chat.type_in("/nonsense")));
    chat.sees("there is no /nonsense");
}
