//! Identifiers: validated once, cheap to clone, never a bare `String`.
//!
//! The rules are those of the patterns in `spec/schemas`, written out so that the hot path doesn't run a regular
//! expression. A test holds both against each other.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::EventKind;

/// Why a text isn't an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError {
    what: &'static str,
    form: &'static str,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}: expected {}", self.what, self.form)
    }
}

impl std::error::Error for IdError {}

/// The longest identifier, in bytes.
const MAX_BYTES: usize = 255;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $what:literal, $form:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The whole text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, shared.
            pub fn to_shared(&self) -> Arc<str> {
                Arc::clone(&self.0)
            }

            fn check(text: &str) -> Result<(), IdError> {
                let valid: fn(&str) -> bool = $check;
                if text.len() <= MAX_BYTES && valid(text) {
                    Ok(())
                } else {
                    Err(IdError { what: $what, form: $form })
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::check(text)?;
                Ok(Self(text.into()))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = IdError;

            fn try_from(text: &str) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                Self::check(&text)?;
                Ok(Self(text.into()))
            }
        }

        impl TryFrom<&String> for $name {
            type Error = IdError;

            fn try_from(text: &String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl de::Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($form)
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}

/// Whether `text` is `sigil`, an opaque part without colon or space, a colon, and a server part.
fn sigil_id(text: &str, sigil: char) -> bool {
    let Some(rest) = text.strip_prefix(sigil) else {
        return false;
    };
    let Some((local, server)) = rest.split_once(':') else {
        return false;
    };
    within(local, 1, 200)
        && !local.contains(is_pattern_space)
        && within(server, 1, 200)
        && !server.contains(|c: char| is_pattern_space(c) || c == '/')
}

/// What `\s` means in the document's patterns: Unicode white space and the byte order mark.
fn is_pattern_space(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}'
}

fn within(text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.chars().count())
}

fn server_name(text: &str) -> bool {
    let allowed = |c: u8| c.is_ascii_alphanumeric() || b".-[]".contains(&c);
    let bytes = text.as_bytes();
    (1..=230).contains(&bytes.len())
        && allowed(bytes[0])
        && bytes[1..].iter().all(|&c| allowed(c) || c == b':')
}

fn event_type(text: &str) -> bool {
    kind_of(text).is_some_and(|(_, name)| within(name, 1, 240) && !name.contains(is_pattern_space))
}

fn kind_of(text: &str) -> Option<(EventKind, &str)> {
    let (prefix, name) = text.split_once('.')?;
    let kind = match prefix {
        "state" => EventKind::State,
        "message" => EventKind::Message,
        "ephemeral" => EventKind::Ephemeral,
        _ => return None,
    };
    Some((kind, name))
}

fn session_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_')
}

identifier! {
    /// Names a user, `@local:server`.
    UserId, "a user id", "@local:server, at most 255 bytes", |text| sigil_id(text, '@')
}
identifier! {
    /// Names a room, `!opaque:server`.
    RoomId, "a room id", "!opaque:server, at most 255 bytes", |text| sigil_id(text, '!')
}
identifier! {
    /// Names an event, `$opaque:server`.
    EventId, "an event id", "$opaque:server, at most 255 bytes", |text| sigil_id(text, '$')
}
identifier! {
    /// Names a room for people, `#name:server` (DIR-1).
    RoomAlias, "a room alias", "#name:server, at most 255 bytes", |text| sigil_id(text, '#')
}
identifier! {
    /// Names a server: a host with an optional port.
    ServerName, "a server name", "a host with an optional port, at most 230 bytes", server_name
}
identifier! {
    /// The type of an event, with its prefix `state.`, `message.` or `ephemeral.` (EVT-1).
    EventType, "an event type",
    "a type that starts with state., message. or ephemeral., without spaces, at most 255 bytes", event_type
}
identifier! {
    /// The key of a state event (EVT-4); `_` is the empty key. Who may use which key is the server's rule.
    StateKey, "a state key", "1 to 255 bytes", |text| !text.is_empty()
}
identifier! {
    /// Names a session of one client (SES-1).
    SessionId, "a session id", "1 to 64 of A-Z a-z 0-9 - _", session_id
}

macro_rules! with_server {
    ($($name:ident),*) => {$(
        impl $name {
            /// The part between the sigil and the first colon.
            pub fn localpart(&self) -> &str {
                self.0[1..].split_once(':').map_or("", |(local, _)| local)
            }

            /// The server part, after the first colon.
            pub fn server(&self) -> &str {
                self.0.split_once(':').map_or("", |(_, server)| server)
            }
        }
    )*};
}
with_server!(UserId, RoomId, EventId, RoomAlias);

impl EventType {
    /// State, message or ephemeral; the prefix says so (EVT-1).
    pub fn kind(&self) -> EventKind {
        kind_of(&self.0).map_or(EventKind::Ephemeral, |(kind, _)| kind)
    }

    /// The type without its prefix.
    pub fn name(&self) -> &str {
        kind_of(&self.0).map_or("", |(_, name)| name)
    }
}

impl StateKey {
    /// The empty key, `_`.
    pub fn empty() -> Self {
        Self("_".into())
    }
}

impl From<&UserId> for StateKey {
    fn from(user: &UserId) -> Self {
        Self(user.to_shared())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use schemars::JsonSchema;

    use super::*;

    /// The document's pattern for a type, compiled as the other readers of the document do.
    fn pattern<T: JsonSchema>() -> regress::Regex {
        let schema = T::json_schema(&mut schemars::r#gen::SchemaGenerator::default());
        let pattern = schema
            .into_object()
            .string()
            .pattern
            .clone()
            .expect("a pattern");
        regress::Regex::with_flags(&pattern, "u").expect("compiles")
    }

    proptest! {
        #[test]
        fn hand_written_checks_agree_with_the_documents_patterns(
            text in r"[@!$#]?[a-z0-9_:./ \-\[\]é\u{85}\u{a0}\u{feff}]{0,12}(:[a-z/ ]{0,4})?",
        ) {
            let pairs: [(bool, regress::Regex); 5] = [
                (text.parse::<UserId>().is_ok(), pattern::<UserId>()),
                (text.parse::<RoomId>().is_ok(), pattern::<RoomId>()),
                (text.parse::<EventId>().is_ok(), pattern::<EventId>()),
                (text.parse::<RoomAlias>().is_ok(), pattern::<RoomAlias>()),
                (text.parse::<ServerName>().is_ok(), pattern::<ServerName>()),
            ];
            for (accepted, pattern) in pairs {
                prop_assert_eq!(accepted, pattern.find(&text).is_some(), "{:?}", text);
            }
        }

        #[test]
        fn event_types_agree_with_the_documents_pattern(
            text in r"(state|message|ephemeral|x)?\.?[a-z_@: .]{0,8}",
        ) {
            prop_assert_eq!(
                text.parse::<EventType>().is_ok(), pattern::<EventType>().find(&text).is_some(), "{:?}", text
            );
        }
    }

    #[test]
    fn parts_are_found() {
        let user: UserId = "@ann:example.org:8448".parse().expect("valid");
        assert_eq!(
            (user.localpart(), user.server()),
            ("ann", "example.org:8448")
        );
        let kind: EventType = "message.m.room.message".parse().expect("valid");
        assert_eq!(
            (kind.kind(), kind.name()),
            (EventKind::Message, "m.room.message")
        );
    }

    #[test]
    fn longer_than_255_bytes_is_refused() {
        let long = format!("@{}:{}", "é".repeat(100), "b".repeat(100));
        assert!(long.parse::<UserId>().is_err());
        assert!(
            format!("@{}:{}", "a".repeat(100), "b".repeat(100))
                .parse::<UserId>()
                .is_ok()
        );
    }
}
