//! Which events a request wants (FIL-1, FIL-3).
//!
//! Only what stands beside `filter` in a request, `types` and `not_types`, is taken so far; a filter token that this server
//! gave doesn't exist yet, so any is one that can't be read.

use tidings_types::FilterToken;

use super::AppError;

/// Patterns of event types; `*` matches any run of characters (FIL-4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeFilter {
    types: Option<Vec<String>>,
    not_types: Vec<String>,
}

impl TypeFilter {
    /// Reads what a request says. Refuses a filter token that can't be read.
    pub fn read(
        filter: Option<&FilterToken>,
        types: Option<&str>,
        not_types: Option<&str>,
    ) -> Result<Self, AppError> {
        if filter.is_some() {
            return Err(AppError::bad_parameter(
                "filter",
                "not a filter token of this server",
            ));
        }
        let list = |text: &str| {
            text.split(',')
                .filter(|one| !one.is_empty())
                .map(str::to_owned)
                .collect()
        };
        Ok(Self {
            types: types.map(list),
            not_types: not_types.map(list).unwrap_or_default(),
        })
    }

    /// Whether everything matches.
    pub fn is_open(&self) -> bool {
        self.types.is_none() && self.not_types.is_empty()
    }

    /// Whether a type is wanted. A negative beats a positive; an empty list matches nothing, an absent one everything.
    pub fn wants(&self, event_type: &str) -> bool {
        let any = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, event_type));
        !any(&self.not_types) && self.types.as_deref().is_none_or(any)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// FIL-4: `*` matches any run of characters.
    #[test]
    fn wildcards_match_any_run() {
        for (pattern, text, matched) in [
            ("message.m.room.message", "message.m.room.message", true),
            ("message.*", "message.m.room.message", true),
            ("*", "state.x", true),
            ("*.m.room.*", "state.m.room.name", true),
            ("*.m.room.*", "state.m.rooms.name", false),
            ("message.*.x", "message.x", false),
            ("message.*x", "message.x", true),
            ("a*b*c", "a1b2b3c", true),
            ("a*b*c", "a1c", false),
            ("state", "state.x", false),
        ] {
            assert_eq!(matches(pattern, text), matched, "{pattern} {text}");
        }
    }

    /// FIL-1: a negative beats a positive, an empty list matches nothing, an absent one everything.
    #[test]
    fn negatives_win_and_empty_lists_match_nothing() {
        let filter = |types, not_types| TypeFilter::read(None, types, not_types).expect("reads");
        assert!(filter(None, None).wants("state.x"));
        assert!(!filter(Some(""), None).wants("state.x"));
        assert!(!filter(Some("state.*"), Some("state.x,state.y")).wants("state.x"));
        assert!(filter(Some("state.*"), Some("state.x,state.y")).wants("state.z"));
    }
}
