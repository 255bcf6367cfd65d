//! Which events a client wants, as the server is told and as the reference sees it (FIL-1).

use serde_json::{Value, json};

use super::steps::{Choice, Want};
use super::truth::Event;

/// A filter with the ids of users and rooms.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    pub(super) types: Option<Vec<&'static str>>,
    pub(super) not_types: Vec<&'static str>,
    pub(super) not_senders: Vec<String>,
    pub(super) not_rooms: Vec<String>,
    pub(super) limit: Option<usize>,
    pub(super) late: bool,
}

/// Types of our own, which no rule is about.
const OURS: &str = "*.com.example.*";

impl Filter {
    /// What a client wants; a room that doesn't exist yet can't be left out.
    pub(super) fn new(
        want: Want,
        user: impl Fn(usize) -> String,
        room: impl Fn(usize) -> Option<String>,
    ) -> Self {
        let open = Self {
            limit: want.limit,
            late: want.late,
            ..Self::default()
        };
        match want.choice {
            Choice::All => open,
            Choice::Messages => Self {
                types: Some(vec!["message.*"]),
                ..open
            },
            Choice::NoMessages => Self {
                not_types: vec!["message.*"],
                ..open
            },
            Choice::Known => Self {
                not_types: vec![OURS],
                ..open
            },
            Choice::NotFrom(number) => Self {
                not_senders: vec![user(number)],
                ..open
            },
            Choice::NotIn(number) => Self {
                not_rooms: room(number).into_iter().collect(),
                ..open
            },
        }
    }

    /// The body that makes a token of it; `None` where a query parameter says all.
    pub(super) fn body(&self) -> Option<Value> {
        let open = Self {
            limit: self.limit,
            ..Self::default()
        };
        if *self == open {
            return None;
        }
        let mut body = json!({
            "not_types": self.not_types, "not_senders": self.not_senders, "not_rooms": self.not_rooms,
            "out_of_order": self.late,
        });
        if let Some(types) = &self.types {
            body["types"] = json!(types);
        }
        Some(body)
    }

    /// Whether a room is wanted.
    pub(super) fn takes_room(&self, room: &str) -> bool {
        !self.not_rooms.iter().any(|not| not == room)
    }

    /// Whether an event is wanted, be it late or not.
    pub(super) fn takes(&self, event: &Event) -> bool {
        let is_in =
            |patterns: &[&str]| patterns.iter().any(|pattern| matches(pattern, &event.kind));
        self.types.as_deref().is_none_or(is_in)
            && !is_in(&self.not_types)
            && !self.not_senders.contains(&event.sender)
            && self.takes_room(&event.room)
    }
}

/// Whether a text is what a pattern says, in which `*` is any run of characters.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            (0..=text.len())
                .filter(|at| text.is_char_boundary(*at))
                .any(|at| matches(rest, &text[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_run_of_characters() {
        for (pattern, text, fits) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "a", true),
            ("*.b.*", "a.b.c", true),
            ("*.b.*", "a.bb.c", false),
            ("*", "", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
    }
}
