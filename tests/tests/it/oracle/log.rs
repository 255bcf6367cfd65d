//! What clients were told, in a form that checks can read and tests can doctor.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use tidings_tests::open::Carrier;
use tidings_tests::user::is_ephemeral;

use super::choice::Filter;
use super::truth::{Order, Position};

/// A moment of a sequence: moments that are further on are greater.
pub(super) type Moment = u64;

/// Who asked, and when.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) client: usize,
    pub(super) user: String,
    pub(super) session: String,
    pub(super) sent: Moment,
    pub(super) answered: Moment,
}

/// An event as it was shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) key: Option<String>,
    pub(super) word: Option<String>,
    pub(super) redacted: bool,
    pub(super) redacts: Option<String>,
    pub(super) deletes: bool,
    /// What it came right behind, if it is late and the reader asked for late events (STR-3).
    pub(super) after: Option<String>,
    /// By which action of which session it was caused, if the reader may know (ACT-5).
    pub(super) cause: Option<(String, u64)>,
}

/// A room's entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    pub(super) id: String,
    pub(super) messages: Vec<Shown>,
    pub(super) state: Vec<Shown>,
    pub(super) start: Gap,
    pub(super) limited: bool,
    pub(super) unread: u64,
    pub(super) members: u64,
    pub(super) invited: u64,
}

/// A gap of a timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) order: Order,
    pub(super) as_of: Position,
}

/// An answer of the event stream.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub(super) carrier: Carrier,
    /// Where the client said to go on; nowhere when it began now.
    pub(super) from: Option<Position>,
    pub(super) start: Position,
    pub(super) end: Position,
    pub(super) events: Vec<Shown>,
    pub(super) joined: Vec<Room>,
    pub(super) more: bool,
    /// Whether the client took it; else it asks again.
    pub(super) kept: bool,
    /// Whether the client didn't go on from the answer before.
    pub(super) anew: bool,
}

/// An answer of initial sync.
#[derive(Clone, Debug, Default)]
pub(super) struct Sync {
    pub(super) since: Option<Position>,
    pub(super) end: Position,
    pub(super) rooms: Vec<Room>,
    pub(super) left: Vec<String>,
    /// Room and event of each invite.
    pub(super) invites: Vec<(String, Shown)>,
    /// Whether it is the fresh one at the end, which the others are held against.
    pub(super) fresh: bool,
}

/// Events of one room's timeline.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) room: String,
    pub(super) forwards: bool,
    pub(super) events: Vec<Shown>,
    /// Whether it is all there is, asked for when nothing happened any more.
    pub(super) whole: bool,
}

/// An event with those around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub(super) id: String,
    /// How many before and after were asked for.
    pub(super) reach: usize,
    pub(super) events: Vec<Shown>,
    pub(super) state: Vec<Shown>,
    /// Whether nothing happened any more.
    pub(super) quiet: bool,
}

/// What came.
#[derive(Clone, Debug)]
pub(super) enum Told {
    Window(Window),
    Sync(Sync),
    Page(Page),
    Around(Around),
    /// An event by its id.
    Event(Shown),
    /// The entry that came with the answer to a creation or a join.
    Entry(Room),
    /// An event, or a room, that isn't for the reader.
    Refused {
        what: String,
        quiet: bool,
    },
    /// An answer that nothing explains.
    Odd(String),
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) by: Asked,
    pub(super) filter: Filter,
    pub(super) told: Told,
    /// The words of events that stand anywhere in it.
    pub(super) words: BTreeSet<String>,
}

/// A change that somebody asked for and that happened, or was refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Deed {
    pub(super) by: Asked,
    /// What was asked for.
    pub(super) what: String,
    pub(super) status: u16,
    pub(super) room: Option<String>,
    /// The event that was made, or was there already, and its position, as far as the answer tells.
    pub(super) id: Option<String>,
    pub(super) position: Option<Position>,
    pub(super) word: Option<String>,
    /// What it redacts, as far as another server asked.
    pub(super) redacts: Option<String>,
    /// What it rejects (STR-4).
    pub(super) rejects: Option<String>,
    /// The room that came with the answer, or may have.
    pub(super) handed: Option<Handed>,
}

/// A room that came with the answer to a creation or a join (JOI-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Handed {
    /// The session that the stream doesn't repeat it to.
    pub(super) session: String,
    /// Where the join is and where the last event stands that came with it. `None`: if it came, the client doesn't know,
    /// since the session ended before the answer.
    pub(super) events: Option<(Position, Position)>,
}

/// All that happened in a sequence, as clients know it. Answers and deeds stand in the order in which they were answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) answers: Vec<Answer>,
    pub(super) deeds: Vec<Deed>,
}

impl Log {
    /// The answers of the stream to a client.
    pub(super) fn windows(&self) -> impl Iterator<Item = (&Answer, &Window)> {
        self.answers.iter().filter_map(|answer| match &answer.told {
            Told::Window(window) => Some((answer, window)),
            _ => None,
        })
    }
}

impl Shown {
    /// Reads an event.
    pub(super) fn read(event: &Value) -> Self {
        let text = |pointer: &str| {
            event
                .pointer(pointer)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let action = event.pointer("/unsigned/action_id").and_then(Value::as_u64);
        Self {
            id: text("/event_id").unwrap_or_default(),
            kind: text("/type").unwrap_or_default(),
            key: text("/state_key"),
            word: text("/content/body").or_else(|| text("/content/name")),
            redacted: event.pointer("/unsigned/redacted_because").is_some(),
            redacts: text("/redacts"),
            deletes: event.get("content").is_none(),
            after: text("/unsigned/after"),
            cause: text("/unsigned/session_id").zip(action),
        }
    }

    /// Reads a list of events, but for those that have no place in any order.
    pub(super) fn list(events: &Value) -> Vec<Self> {
        let events = events.as_array().into_iter().flatten();
        events
            .filter(|event| !is_ephemeral(event))
            .map(Self::read)
            .collect()
    }
}

impl Room {
    /// Reads an entry.
    pub(super) fn read(entry: &Value) -> Self {
        let list = |name: &str| {
            let ids = entry[name].as_array().into_iter().flatten();
            ids.map(|id| Shown::read(&entry["events"][id.as_str().unwrap_or_default()]))
                .collect()
        };
        let number = |name: &str| entry[name].as_u64().unwrap_or(u64::MAX);
        Self {
            id: entry["room_id"].as_str().unwrap_or_default().to_owned(),
            messages: list("messages"),
            state: list("state"),
            start: entry["start"].as_str().and_then(gap).unwrap_or_default(),
            limited: entry["limited"] == true,
            unread: number("unread"),
            members: number("member_count"),
            invited: number("invited_count"),
        }
    }

    /// Reads a list of entries.
    pub(super) fn list(entries: &Value) -> Vec<Self> {
        entries
            .as_array()
            .into_iter()
            .flatten()
            .map(Self::read)
            .collect()
    }
}

/// The position of a stream token.
pub(super) fn position(token: &str) -> Option<Position> {
    let bytes = URL_SAFE_NO_PAD.decode(token.strip_prefix("s1")?).ok()?;
    Some(Position::from_be_bytes(bytes.get(4..12)?.try_into().ok()?))
}

/// The gap of a timeline token.
fn gap(token: &str) -> Option<Gap> {
    let bytes = URL_SAFE_NO_PAD.decode(token.strip_prefix("t1")?).ok()?;
    Some(Gap {
        order: Order::from_be_bytes(bytes.get(8..16)?.try_into().ok()?),
        as_of: Position::from_be_bytes(bytes.get(16..24)?.try_into().ok()?),
    })
}

/// A text that stands nowhere else.
pub(super) fn word(seed: u64, number: u64) -> String {
    format!("~{seed}.{number}~")
}

/// The words anywhere in an answer.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let is_word = |part: &str| {
        let number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        part.split_once('.')
            .is_some_and(|(seed, own)| number(seed) && number(own))
    };
    text.split('~')
        .filter(|part| is_word(part))
        .map(|part| format!("~{part}~"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of spec/streams.md.
    #[test]
    fn tokens_read_as_the_document_says() {
        assert_eq!(position("s1n2bSxAAAAAAAAAAMtMc"), Some(12));
        let found = gap("t1n2bSxPtq4NUAAAAAAG___wAAAAAAAAAMZzo");
        assert_eq!(
            found,
            Some(Gap {
                order: (7 << 20) - 1,
                as_of: 12
            })
        );
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let text = format!(
            "{{\"a\":\"{}\",\"b\":[\"x~{}y\"]}} ~1~ ~a.b~",
            word(3, 14),
            word(3, 15)
        );
        assert_eq!(Vec::from_iter(words(&text)), ["~3.14~", "~3.15~"]);
    }
}
