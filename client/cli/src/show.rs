//! How data is shown to people and to programs.

use serde::Serialize;
use serde_json::Value;
use tidings_types::RoomEvent;

use crate::failure::Failure;

/// JSON on one line for programs, indented for people.
pub(crate) fn json(value: &impl Serialize, for_people: bool) -> Result<String, Failure> {
    let text = if for_people {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    text.map_err(|error| Failure::Other(format!("the answer can't be written: {error}")))
}

/// A line about an event, for people: when, who, and what.
pub(crate) fn event(event: &RoomEvent) -> String {
    let time = event.origin_server_ts();
    let time = time.map_or_else(String::new, |ts| clock(ts, zone()));
    format!("{time:8} {} {}", event.sender(), plain(&happening(event)))
}

/// How far this machine's clock is ahead of UTC now, in seconds.
pub(crate) fn zone() -> i64 {
    i64::from(chrono::Local::now().offset().local_minus_utc())
}

/// The time of day, to the second, of a time in milliseconds since 1970, so many seconds ahead of UTC.
pub(crate) fn clock(ts: u64, zone: i64) -> String {
    let seconds = i64::try_from(ts / 1_000).unwrap_or(0).saturating_add(zone);
    let seconds = seconds.rem_euclid(86_400);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

/// What happened, as a sentence without its subject.
fn happening(event: &RoomEvent) -> String {
    let content: Value = event
        .content()
        .and_then(|content| serde_json::from_str(content.get()).ok())
        .unwrap_or_default();
    let text = |key: &str| content[key].as_str().unwrap_or_default().to_owned();
    let kind = event.event_type().as_str();
    match kind {
        "message.m.room.message" if event.updates().is_some() => {
            format!("corrects: {}", text("body"))
        }
        "message.m.room.message" if text("msgtype") == "m.emote" => text("body"),
        "message.m.room.message" => format!("says: {}", text("body")),
        "message.m.room.redaction" => "takes a message back".to_owned(),
        _ => state(event, kind, &text).unwrap_or_else(|| format!("{kind} {content}")),
    }
}

/// What a change of state says; `None` for one that people have no words for.
pub(crate) fn state(
    event: &RoomEvent,
    kind: &str,
    text: &impl Fn(&str) -> String,
) -> Option<String> {
    let key = event.state_key().map_or("", |key| key.as_str());
    let said = match kind {
        "state.m.room.create" => "makes the room".to_owned(),
        "state.m.room.name" => format!("calls the room {:?}", text("name")),
        "state.m.room.topic" => format!("sets the topic {:?}", text("topic")),
        "state.m.room.member" => match text("membership").as_str() {
            "join" => "joins".to_owned(),
            "leave" if key == event.sender() => "leaves".to_owned(),
            "leave" => format!("makes {key} leave"),
            "invite" => format!("invites {key}"),
            "ban" => format!("bans {key}"),
            // The state was deleted: an invite that was rejected.
            _ => "stays away".to_owned(),
        },
        _ => return None,
    };
    Some(said)
}

/// A text without what could move a terminal's cursor or colours, or turn the way it is read.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter_map(seen).collect()
}

/// The same with the ends of its lines.
pub(crate) fn plain_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let line = |c| if c == '\n' { Some(c) } else { seen(c) };
    text.chars().filter_map(line).collect()
}

fn seen(c: char) -> Option<char> {
    match c {
        // Overrides of the direction would reach beyond the text.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line without its time.
    fn line(event: serde_json::Value) -> String {
        let line = super::event(&serde_json::from_value(event).expect("an event"));
        line.split_at(9).1.to_owned()
    }

    #[test]
    fn times_are_of_the_persons_day() {
        assert_eq!(clock(3_723_000, 0), "01:02:03");
        assert_eq!(clock(3_723_000, -7_200), "23:02:03");
    }

    #[test]
    fn events_are_told_to_people() {
        let said = serde_json::json!({
            "type": "message.m.room.message", "sender": "@ann:a", "origin_server_ts": 3_723_000,
            "content": {"msgtype": "m.text", "body": "good\u{1b}[2J morning"},
        });
        assert_eq!(line(said), "@ann:a says: good [2J morning");
        let joined = serde_json::json!({
            "type": "state.m.room.member", "sender": "@ann:a", "state_key": "@ann:a",
            "content": {"membership": "join"},
        });
        assert_eq!(line(joined), "@ann:a joins");
        let own = serde_json::json!({"type": "message.x", "sender": "@ann:a", "content": {"n": 1}});
        assert_eq!(line(own), r#"@ann:a message.x {"n":1}"#);
    }

    #[test]
    fn json_is_a_line_for_programs() {
        let value = serde_json::json!({"b": 1});
        assert_eq!(json(&value, false).expect("text"), r#"{"b":1}"#);
        assert_eq!(json(&value, true).expect("text"), "{\n  \"b\": 1\n}");
    }
}
