//! What a filter says, as lists that texts are held against (FIL-1, FIL-4), and the one way to write it (FIL-2).

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};
use tidings_types::Filter;

use super::canonical;
use crate::app::AppError;
use crate::store::RelTypes;

/// Texts in which `*` matches any run of characters (FIL-4).
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub struct Patterns {
    plain: BTreeSet<String>,
    wild: Vec<String>,
}

impl Patterns {
    /// Patterns.
    pub fn new<S: Into<String>>(patterns: impl IntoIterator<Item = S>) -> Self {
        let mut made = Self::default();
        for pattern in patterns {
            let pattern = pattern.into();
            if pattern.contains('*') {
                made.wild.push(pattern);
            } else {
                made.plain.insert(pattern);
            }
        }
        made
    }

    /// Ids, in which no sign is special.
    pub fn ids<S: ToString>(ids: impl IntoIterator<Item = S>) -> Self {
        Self {
            plain: ids.into_iter().map(|id| id.to_string()).collect(),
            wild: Vec::new(),
        }
    }

    /// The same as relationship types.
    pub fn rel_types(self: &Arc<Self>) -> RelTypes {
        if self.wild.is_empty() {
            RelTypes::Only(self.plain.iter().map(|text| text.as_str().into()).collect())
        } else {
            let patterns = Arc::clone(self);
            RelTypes::Like(Arc::new(move |rel_type| patterns.has(rel_type)))
        }
    }

    /// Whether one of the patterns fits.
    pub fn has(&self, text: &str) -> bool {
        self.plain.contains(text) || self.wild.iter().any(|pattern| matches(pattern, text))
    }
}

/// Whether a pattern matches; `*` stands for any run of characters, also an empty one.
fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut text) = text.strip_prefix(head) else {
        return false;
    };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return text.ends_with(part);
        }
        match text.find(part) {
            Some(at) => text = &text[at + part.len()..],
            None => return false,
        }
    }
    true
}

/// A list of what is wanted and one of what isn't (FIL-1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choice {
    /// What is wanted; everything when absent, nothing when empty.
    pub only: Option<Arc<Patterns>>,
    /// What isn't; beats `only`.
    pub not: Option<Arc<Patterns>>,
}

impl Choice {
    /// A choice by two lists.
    pub fn new(only: Option<Patterns>, not: Option<Patterns>) -> Self {
        Self {
            only: only.map(Arc::new),
            not: not.map(Arc::new),
        }
    }

    /// Whether a text is wanted.
    pub fn takes(&self, text: &str) -> bool {
        let has = |list: &Arc<Patterns>| list.has(text);
        !self.not.as_ref().is_some_and(has) && self.only.as_ref().is_none_or(has)
    }

    /// Whether every text is wanted.
    pub fn is_open(&self) -> bool {
        self.only.is_none() && self.not.is_none()
    }
}

/// Keys of a filter whose values are sets.
const SETS: [&str; 10] = [
    "types",
    "not_types",
    "rooms",
    "not_rooms",
    "senders",
    "not_senders",
    "state_types",
    "users",
    "not_users",
    "keys",
];

/// A filter as canonical JSON: filters of the same text in any order have the same text, and what is said by default as
/// well isn't said (FIL-2).
pub fn canonical_text(filter: &Filter) -> Result<String, AppError> {
    let value = serde_json::to_value(filter).map_err(AppError::internal)?;
    let Value::Object(mut filter) = value else {
        return Err(AppError::internal("a filter that is no object"));
    };
    if let Some(Value::Object(replies)) = filter.get_mut("replies") {
        sort_sets(replies, &["rel_types"]);
        leave_out(replies, &[("limit", json!(0)), ("sort", json!("newest"))]);
    }
    sort_sets(&mut filter, &SETS);
    let defaults = [
        ("format", json!("client")),
        ("not_rooms", json!([])),
        ("not_senders", json!([])),
        ("not_types", json!([])),
        ("not_users", json!([])),
        ("out_of_order", json!(false)),
        ("replies", json!({})),
        ("updates", json!("bundle")),
    ];
    leave_out(&mut filter, &defaults);
    Ok(canonical::text(&Value::Object(filter)))
}

fn sort_sets(object: &mut Map<String, Value>, keys: &[&str]) {
    for key in keys {
        if let Some(Value::Array(set)) = object.get_mut(*key) {
            set.sort_by(|one, two| one.as_str().cmp(&two.as_str()));
            set.dedup();
        }
    }
}

fn leave_out(object: &mut Map<String, Value>, defaults: &[(&str, Value)]) {
    for (key, default) in defaults {
        if object.get(*key) == Some(default) {
            object.remove(*key);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// FIL-4: `*` matches any run of characters.
    #[test]
    fn wildcards_match_any_run() {
        for (pattern, text, matched) in [
            ("message.m.room.message", "message.m.room.message", true),
            ("message.*", "message.m.room.message", true),
            ("*", "state.x", true),
            ("*", "", true),
            ("*.m.room.*", "state.m.room.name", true),
            ("*.m.room.*", "state.m.rooms.name", false),
            ("message.*.x", "message.x", false),
            ("message.*x", "message.x", true),
            ("a*b*c", "a1b2b3c", true),
            ("a*b*c", "a1c", false),
            ("a**c", "ac", true),
            ("ab*ba", "aba", false),
            ("state", "state.x", false),
            ("state.?[x]", "state.?[x]", true),
            ("state.?[x]", "state.ax", false),
        ] {
            assert_eq!(
                Patterns::new([pattern]).has(text),
                matched,
                "{pattern} {text}"
            );
        }
    }

    /// FIL-4: in ids no sign is special.
    #[test]
    fn ids_match_themselves() {
        let ids = Patterns::ids(["!*:a.example"]);
        assert!(ids.has("!*:a.example"));
        assert!(!ids.has("!x:a.example"));
    }

    /// FIL-1: a negative beats a positive, an empty list matches nothing, an absent one everything.
    #[test]
    fn negatives_win_and_empty_lists_match_nothing() {
        let list = |patterns: &[&str]| Some(Patterns::new(patterns.iter().copied()));
        assert!(Choice::new(None, None).takes("state.x"));
        assert!(!Choice::new(list(&[]), None).takes("state.x"));
        assert!(Choice::new(None, list(&[])).takes("state.x"));
        let choice = Choice::new(list(&["state.*"]), list(&["state.x", "state.y"]));
        assert!(!choice.takes("state.x"));
        assert!(choice.takes("state.z"));
        assert!(!choice.takes("message.z"));
    }

    fn canonical_of(filter: &Value) -> Result<String, TestCaseError> {
        let filter = serde_json::from_value(filter.clone())
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        canonical_text(&filter).map_err(|error| TestCaseError::fail(error.to_string()))
    }

    /// FIL-2: what is the default anyway isn't said.
    #[test]
    fn defaults_are_left_out_and_empty_lists_are_not() {
        let filter = json!({
            "format": "client", "not_types": [], "out_of_order": false, "replies": {"limit": 0, "sort": "newest"},
            "updates": "bundle", "types": [], "keys": [], "x.y": {"b": 1, "a": [2, 1]},
        });
        let text = canonical_of(&filter).expect("a filter");
        assert_eq!(text, r#"{"keys":[],"types":[],"x.y":{"a":[2,1],"b":1}}"#);
    }

    fn list() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("[a-c*.]{1,4}", 0..6)
    }

    proptest! {
        /// FIL-2: the order in which a list is written, and what stands twice, make no difference.
        #[test]
        fn order_makes_no_difference(types in list(), senders in list(), rel_types in list(), keys in list()) {
            let filter = |turned: bool| {
                let turn = |list: &Vec<String>| {
                    let mut list = list.clone();
                    if turned {
                        list.reverse();
                        list.extend(list.first().cloned());
                    }
                    list
                };
                json!({
                    "types": turn(&types), "not_senders": turn(&senders), "keys": turn(&keys),
                    "replies": {"rel_types": turn(&rel_types), "limit": 3}, "limit": 7,
                })
            };
            let text = canonical_of(&filter(false))?;
            prop_assert_eq!(&canonical_of(&filter(true))?, &text);
            let again: Value = serde_json::from_str(&text).expect("json");
            prop_assert_eq!(canonical_of(&again)?, text);
        }

        /// FIL-4 against the meaning written plainly.
        #[test]
        fn patterns_match_what_they_mean(pattern in "[ab*]{0,6}", text in "[ab]{0,6}") {
            fn means(pattern: &[u8], text: &[u8]) -> bool {
                match (pattern.split_first(), text.split_first()) {
                    (None, None) => true,
                    (Some((b'*', rest)), _) if means(rest, text) => true,
                    (Some((b'*', _)), Some((_, text))) => means(pattern, text),
                    (Some((one, pattern)), Some((two, text))) => one == two && means(pattern, text),
                    _ => false,
                }
            }
            prop_assert_eq!(
                Patterns::new([pattern.as_str()]).has(&text),
                means(pattern.as_bytes(), text.as_bytes())
            );
        }
    }
}
