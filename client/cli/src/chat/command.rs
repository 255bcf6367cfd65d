//! What a person types: a message, or a command that begins with a slash.

use tidings_types::UserId;

use crate::tail::{RoomName, room};

/// What a line asks for.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// Say it.
    Say(String),
    /// Do it, as in `/me waves`.
    Deed(String),
    /// Put this in the place of a message; without it the message is there to be changed.
    Edit(Option<String>),
    /// Take a message back.
    Delete,
    /// Answer a message.
    Reply(String),
    /// Show a thread, or the whole room again.
    Thread,
    /// Send what failed again.
    Again,
    /// Let go of what failed.
    Drop,
    /// Show the room whose name has this in it.
    Go(String),
    /// Not here, with a word about it.
    Away(Option<String>),
    /// Here again.
    Back,
    /// Join a room; the one of the newest invite without a name.
    Join(Option<RoomName>),
    /// Turn the newest invite down.
    Reject,
    /// Invite somebody.
    Invite(UserId),
    /// Leave the room.
    Leave,
    /// Show what there is.
    Help,
    /// Go.
    Quit,
}

/// The commands, as help shows them.
pub(super) const COMMANDS: &[(&str, &str)] = &[
    ("/me TEXT", "say what you do"),
    (
        "/reply TEXT",
        "answer the message chosen with ↑ and ↓, else the newest",
    ),
    (
        "/edit TEXT",
        "correct the chosen message of yours, else your newest",
    ),
    (
        "/delete",
        "take the chosen message of yours back, else your newest",
    ),
    (
        "/thread",
        "the chosen message with its answers alone; Esc goes back",
    ),
    (
        "/again, /drop",
        "send what failed once more, or let go of it",
    ),
    ("/go TEXT", "the room whose name has the text in it"),
    (
        "/join ROOM",
        "join a room by id or alias; alone: where you were invited last",
    ),
    (
        "/invite USER, /reject",
        "invite somebody, turn an invite down",
    ),
    ("/leave", "leave the room"),
    ("/away TEXT, /back", "tell others that you aren't here, are"),
    ("/help", "this"),
    ("/quit", "end"),
];

/// Reads a line. The error is for the person who typed it.
pub(super) fn read(line: &str) -> Result<Line, String> {
    let Some(rest) = line.strip_prefix('/') else {
        return Ok(Line::Say(line.to_owned()));
    };
    // As with other chats: two slashes for a message that begins with one.
    if rest.starts_with('/') {
        return Ok(Line::Say(rest.to_owned()));
    }
    let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let rest = rest.trim();
    let text = || match rest {
        "" => Err(format!("/{word} needs a text")),
        text => Ok(text.to_owned()),
    };
    match word {
        "me" => Ok(Line::Deed(text()?)),
        "edit" => Ok(Line::Edit(text().ok())),
        "delete" => Ok(Line::Delete),
        "reply" => Ok(Line::Reply(text()?)),
        "thread" => Ok(Line::Thread),
        "again" => Ok(Line::Again),
        "drop" => Ok(Line::Drop),
        "go" => Ok(Line::Go(text()?)),
        "away" => Ok(Line::Away(text().ok())),
        "back" => Ok(Line::Back),
        "join" if rest.is_empty() => Ok(Line::Join(None)),
        "join" => Ok(Line::Join(Some(room(rest)?))),
        "reject" => Ok(Line::Reject),
        "invite" => {
            let user = text()?.parse();
            let user = user.map_err(|_| "a user is named by the id, as in @ann:localhost")?;
            Ok(Line::Invite(user))
        }
        "leave" => Ok(Line::Leave),
        "help" => Ok(Line::Help),
        "quit" => Ok(Line::Quit),
        _ => Err(format!("there is no /{word}; /help lists what there is")),
    }
}
