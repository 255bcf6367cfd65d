//! Reading: every line of every message can be got into the window.

use crossterm::event::KeyCode;
use tidings_client::Reach;

use super::super::model::{Effect, Input};
use super::stage::{BOATS, Chat, message, room, sent};

/// A message of so many words, each of which stands once on the screens.
fn tall(words: usize) -> String {
    let words: Vec<String> = (0..words).map(|at| format!("<{at}>")).collect();
    words.join(" ")
}

/// A message that is taller than the window is read from its beginning to its end.
#[tokio::test]
async fn every_line_of_a_tall_message_is_read() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$t:a", "@bob:a", &tall(400)));
    chat.comes(message(BOATS, "$n:a", "@bob:a", "after it"));
    chat.sees("after it");
    chat.sees("<399>");
    chat.sees_no("<0>");
    let mut seen = chat.screen();
    for _ in 0..40 {
        chat.press(KeyCode::PageUp);
        seen.push_str(&chat.screen());
    }
    chat.sees("Bob B.: <0>");
    chat.sees("Good morning");
    chat.sees("newer below");
    for at in 0..400 {
        assert!(seen.contains(&format!("<{at}>")), "{at} can't be read");
    }
    let mut seen = chat.screen();
    for _ in 0..40 {
        chat.press(KeyCode::PageDown);
        seen.push_str(&chat.screen());
    }
    for at in 0..400 {
        assert!(seen.contains(&format!("<{at}>")), "{at} can't be read");
    }
    chat.sees("after it");
    chat.sees_no("below");
}

/// A message is chosen by its beginning; in a window of another size it is still in sight.
#[tokio::test]
async fn a_tall_message_is_chosen_by_its_beginning() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$t:a", "@bob:a", &tall(400)));
    chat.screen();
    chat.press(KeyCode::Up);
    chat.sees("Bob B.: <0>");
    chat.sees("more below");
    assert!(chat.screen_of(30, 11).contains('<'));
    assert!(chat.screen_of(200, 60).contains("<399>"));
    chat.screen();
    chat.press(KeyCode::Down);
    chat.sees("<399>");
    chat.sees_no("below");
}

/// Whatever size the window has, something is drawn.
#[tokio::test]
async fn no_window_is_too_small() {
    let mut chat = Chat::new();
    chat.comes(message(BOATS, "$t:a", "@bob:a", &tall(40)));
    for (width, height) in [
        (1, 1),
        (2, 3),
        (5, 5),
        (12, 4),
        (49, 6),
        (75, 2),
        (300, 100),
    ] {
        chat.screen_of(width, height);
        for key in [
            KeyCode::PageUp,
            KeyCode::Up,
            KeyCode::PageDown,
            KeyCode::Down,
        ] {
            chat.press(key);
            chat.screen_of(width, height);
        }
        chat.type_in("/help");
        chat.screen_of(width, height);
        chat.press(KeyCode::Esc);
        chat.press(KeyCode::Esc);
    }
}

/// Lines of a message stay lines, and what is wide stays in its window.
#[tokio::test]
async fn lines_and_wide_characters_keep_their_places() {
    let mut chat = Chat::new();
    let poem = "one\r\ntwo \u{1b}[2J\n\nfour\n";
    chat.comes(message(BOATS, "$p:a", "@bob:a", poem));
    chat.sees("08:00 Bob B.: one  ");
    chat.sees("│      two  [2J  ");
    chat.sees("│      four  ");
    let wide = "漢字かな交じり文 ".repeat(12) + "👩‍👩‍👧 e\u{301} \u{202e}end";
    chat.comes(message(BOATS, "$w:a", "@bob:a", &wide));
    let shown = chat.screen();
    assert!(
        shown.contains("end") && !shown.contains('\u{202e}'),
        "{shown}"
    );
    for line in shown.lines().take(8).skip(1) {
        let borders = line.matches('│').count();
        assert_eq!(borders, 6, "{shown}");
    }
}

/// While the server is away the person sees that, and what waits.
#[tokio::test]
async fn a_server_that_is_away_is_told() {
    let mut chat = Chat::new();
    chat.model.take(Input::Reach(Reach::There));
    chat.sees_no("can't be reached");
    chat.model.take(Input::Reach(Reach::Away));
    chat.sees("the server can't be reached: trying again  ");
    let outgoing = sent(&chat.type_in("Hello"));
    chat.echo(&outgoing).await;
    chat.sees("trying again, 1 message waits");
    chat.model.take(Input::Reach(Reach::There));
    chat.sees_no("can't be reached");
}

/// MRK-1: a marker that didn't get through is set again.
#[tokio::test]
async fn what_could_not_be_marked_is_marked_again() {
    let mut chat = Chat::new();
    let marks = |effects: Vec<Effect>| {
        let mark = |effect: &Effect| matches!(effect, Effect::Mark(..));
        effects.iter().any(mark)
    };
    chat.comes(message(BOATS, "$2:a", "@bob:a", "news"));
    assert!(marks(chat.look()));
    assert!(!marks(chat.look()));
    let event_id = "$2:a".parse().expect("an id");
    chat.model.take(Input::Unmarked(room(BOATS), event_id));
    assert!(marks(chat.look()));
}

/// Whoever asks for a room that isn't there sees why, and another one.
#[tokio::test]
async fn without_the_room_that_was_asked_for_there_is_another() {
    let mut chat = Chat::new();
    (chat.model.open, chat.model.named) = (None, true);
    chat.sees("No room is open");
    chat.model
        .take(Input::Unentered("no room has this alias".to_owned()));
    chat.sees("no room has this alias");
    assert_eq!(chat.model.open, Some(room(BOATS)));
}
