//! Writing: lines, corrections, what is taken back, and ending.

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyEvent, KeyModifiers};

use super::super::model::{Effect, Input};
use super::stage::{BOATS, Chat, message, only_typing, sent, user};

/// A message may have lines, typed or pasted.
#[tokio::test]
async fn a_message_may_have_lines() {
    let mut chat = Chat::new();
    let pasted = TerminalEvent::Paste("one\r\ntwo\n".to_owned());
    chat.model.take(Input::Terminal(pasted));
    chat.sees("│one⏎two⏎");
    for (code, modifiers) in [
        (KeyCode::Enter, KeyModifiers::ALT),
        (KeyCode::Char('3'), KeyModifiers::NONE),
        (KeyCode::Char('j'), KeyModifiers::CONTROL),
    ] {
        let key = KeyEvent::new(code, modifiers);
        chat.model.take(Input::Terminal(TerminalEvent::Key(key)));
    }
    assert_eq!(sent(&chat.press(KeyCode::Enter)).text, "one\ntwo\n\n3");
}

/// UPD-6: without a text the message is there to be corrected.
#[tokio::test]
async fn a_correction_begins_with_what_was_said() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$2:a", "@ann:a", "Tide at sxi"));
    assert!(only_typing(&chat.type_in("/edit")));
    chat.sees("/edit Tide at sxi");
    let edit = sent(&chat.type_in("!"));
    assert_eq!(edit.text, "Tide at sxi!");
    assert_eq!(edit.updates.map(|id| id.to_string()), Some("$2:a".into()));
}

/// RED-1, INV-1: messages of one's own are taken back, others are invited.
#[tokio::test]
async fn messages_are_taken_back_and_others_invited() {
    let mut chat = Chat::new();
    assert!(only_typing(&chat.type_in("/delete")));
    chat.sees("choose a message of your own to take back");
    // The line stays, to be mended.
    assert_eq!(chat.model.typed.take(), "/delete");
    chat.comes(message(BOATS, "$2:a", "@ann:a", "Oops"));
    let effects = chat.type_in("/delete");
    let takes = |effect: &Effect| matches!(effect, Effect::TakeBack(id) if id.as_str() == "$2:a");
    assert!(effects.iter().any(takes), "{effects:?}");
    let effects = chat.type_in("/invite @carla:a");
    let invites =
        |effect: &Effect| matches!(effect, Effect::Invite(_, who) if *who == user("@carla:a"));
    assert!(effects.iter().any(invites), "{effects:?}");
    assert!(only_typing(&chat.type_in("/invite carla")));
    chat.sees("a user is named by the id");
}

/// Where messages outlive the chat nobody is asked.
#[tokio::test]
async fn the_end_does_not_wait_for_messages_that_are_kept() {
    let mut chat = Chat::new();
    chat.model.kept = true;
    let outgoing = sent(&chat.type_in("Hello"));
    chat.echo(&outgoing).await;
    let effects = chat.type_in("/quit");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Quit)));
}

/// TYP-1: whoever has sent a message types no more, though it was told late that they began.
#[tokio::test]
async fn a_message_ends_the_typing() {
    let mut chat = Chat::new();
    let effects = chat.type_in("Hello");
    let told: Vec<bool> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Typing(_, types) => Some(*types),
            _ => None,
        })
        .collect();
    assert_eq!(told, [true, false]);
    assert_eq!(sent(&effects).text, "Hello");
}
