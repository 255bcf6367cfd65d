//! A user's profile: what a key can hold, how large it all may be, and what of it a room shows (PRO-1, EVT-10).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{canonical, content};
use crate::app::{AppError, ErrorKind};

/// The keys that rooms show of a profile (EVT-10).
const SHOWN: [&str; 2] = ["displayname", "avatar_url"];
/// The type whose schema says what those keys can hold.
const SHOWN_AS: &str = "state.m.room.member.profile";

/// The largest profile as canonical JSON, in bytes.
const PROFILE_BYTES_MAX: usize = 65_536;

/// Whether rooms show a key (EVT-10).
pub fn is_shown(key: &str) -> bool {
    SHOWN.contains(&key)
}

/// Whether a key can have a value: what rooms show is held to the schema of the event that shows it, all else to canonical
/// JSON (EVT-8). The error's `path` begins with `/value`.
pub fn check_value(key: &str, value: &Value) -> Result<(), AppError> {
    let whole = |name: &str| Map::from_iter([(name.to_owned(), value.clone())]);
    let (name, checked) = if is_shown(key) {
        (
            key,
            content::check(SHOWN_AS, &Value::Object(whole(key)), ""),
        )
    } else {
        ("value", canonical::check(&whole("value"), ""))
    };
    checked.map_err(|error| {
        let path = error.path.unwrap_or_default();
        let below = path.strip_prefix(&format!("/{name}")).unwrap_or_default();
        AppError::bad_field(format!("/value{below}"), error.message)
    })
}

/// Refuses a profile of more than 64 KiB as canonical JSON; `values` holds each value as such.
pub fn check_size(values: &BTreeMap<String, String>) -> Result<(), AppError> {
    // The quotes of the key, the colon, and the comma or a brace.
    let entries = values.iter().map(|(key, json)| key.len() + json.len() + 4);
    let bytes = 1 + entries.sum::<usize>();
    if bytes <= PROFILE_BYTES_MAX {
        return Ok(());
    }
    Err(AppError::new(
        ErrorKind::TooLarge,
        format!("the profile would have {bytes} bytes, {PROFILE_BYTES_MAX} are allowed"),
    ))
}

/// What rooms show of a profile whose values are JSON.
pub fn shown(values: &BTreeMap<String, String>) -> Map<String, Value> {
    let shown = SHOWN.iter().filter_map(|key| {
        let value = serde_json::from_str(values.get(*key)?).ok()?;
        Some(((*key).to_owned(), value))
    });
    shown.collect()
}

/// What becomes of a member's profile event in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It gets the content.
    Write,
    /// It goes: nothing is left to show.
    Delete,
}

/// What has to change in a room that shows `present` so that it shows `wanted`. Other keys, which a member may have put
/// there, are no reason to change anything.
pub fn change(present: Option<&Map<String, Value>>, wanted: &Map<String, Value>) -> Option<Change> {
    let same = |key: &&str| present.and_then(|present| present.get(*key)) == wanted.get(*key);
    if SHOWN.iter().all(same) {
        return None;
    }
    Some(if wanted.is_empty() {
        Change::Delete
    } else {
        Change::Write
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().expect("an object").clone()
    }

    /// PRO-1, EVT-8: every refusal is of one kind and names the place.
    #[test]
    fn values_are_what_their_key_can_have() {
        let long = |length: usize| Value::from("x".repeat(length));
        for (key, value, path) in [
            ("displayname", json!("Ann"), None),
            ("displayname", json!(""), None),
            ("displayname", long(255), None),
            ("displayname", long(256), Some("/value")),
            ("displayname", long(70_000), Some("/value")),
            ("displayname", json!(7), Some("/value")),
            ("displayname", json!(1.5), Some("/value")),
            ("displayname", json!({"a": [0.5]}), Some("/value/a/0")),
            ("displayname", Value::Null, Some("/value")),
            ("avatar_url", long(2_048), None),
            ("avatar_url", long(2_049), Some("/value")),
            ("avatar_url", json!(["mxc://a/b"]), Some("/value")),
            ("org.example.boat", json!({"a": [1, null, true]}), None),
            ("org.example.boat", Value::Null, None),
            ("org.example.boat", json!(0.5), Some("/value")),
            (
                "org.example.boat",
                json!({"a": [1, 1e30]}),
                Some("/value/a/1"),
            ),
        ] {
            let found = check_value(key, &value).err();
            let found = found.map(|error| (error.kind, error.path.unwrap_or_default()));
            let expected = path.map(|path| (ErrorKind::InvalidParam, path.to_owned()));
            assert_eq!(found, expected, "{key}");
        }
    }

    #[test]
    fn the_size_is_that_of_the_canonical_json() {
        let values = |length: usize| {
            let texts = [("a", "1".to_owned()), ("bc", "9".repeat(length))];
            BTreeMap::from(texts.map(|(key, json)| (key.to_owned(), json)))
        };
        let written = |length: usize| format!(r#"{{"a":1,"bc":{}}}"#, "9".repeat(length)).len();
        let most = PROFILE_BYTES_MAX - written(0);
        assert_eq!(written(most), PROFILE_BYTES_MAX);
        assert!(check_size(&values(most)).is_ok());
        let error = check_size(&values(most + 1)).expect_err("too large");
        assert_eq!(error.kind, ErrorKind::TooLarge);
    }

    /// EVT-10: only name and picture are shown, and only what differs in them is a change.
    #[test]
    fn rooms_show_name_and_picture() {
        let values = BTreeMap::from([
            ("displayname".to_owned(), r#""Ann""#.to_owned()),
            ("org.example.boat".to_owned(), "{}".to_owned()),
        ]);
        assert_eq!(Value::Object(shown(&values)), json!({"displayname": "Ann"}));
        let (ann, none) = (json!({"displayname": "Ann"}), json!({}));
        for (present, wanted, expected) in [
            (None, &none, None),
            (Some(json!({})), &none, None),
            (Some(json!({"mood": "calm"})), &none, None),
            (None, &ann, Some(Change::Write)),
            (Some(json!({})), &ann, Some(Change::Write)),
            (Some(json!({"displayname": "Ann", "mood": 1})), &ann, None),
            (
                Some(json!({"displayname": "Ann", "avatar_url": "x"})),
                &ann,
                Some(Change::Write),
            ),
            (Some(ann.clone()), &none, Some(Change::Delete)),
        ] {
            let present = present.as_ref().map(object);
            assert_eq!(change(present.as_ref(), &object(wanted)), expected);
        }
    }
}
