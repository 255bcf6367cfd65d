//! Tokens that stand for prepared events (MSG-2). Nothing is kept: a token says until when it is good, and proves which event
//! this server prepared for whom.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tidings_types::PreparedToken;

use super::canonical;
use crate::app::{AppError, ErrorKind};

/// How long a prepared event can be sent, in milliseconds.
pub const GOOD_FOR_MS: u64 = 300_000;

/// Begins a token; says how the rest reads.
const VERSION: &str = "p1";
/// The keys a prepared event may have. A token tells which of them was altered.
const KEYS: [&str; 8] = [
    "content",
    "event_id",
    "origin_server_ts",
    "relates_to",
    "room_id",
    "sender",
    "type",
    "updates",
];
/// How much of a key's hash is in a token, in bytes: no proof, only a hint at the place.
const HINT_BYTES: usize = 4;
const TIME_BYTES: usize = 8;
const HASH_BYTES: usize = 32;
const PAYLOAD_BYTES: usize = TIME_BYTES + HASH_BYTES + KEYS.len() * HINT_BYTES;

/// For whom an event is prepared, and what proves it.
#[derive(Clone, Copy, Debug)]
pub struct Binding<'a> {
    /// The server's secret for these tokens.
    pub secret: &'a [u8; 32],
    /// The user.
    pub user: &'a str,
    /// The room.
    pub room_id: &'a str,
}

impl Binding<'_> {
    /// Makes the token of an event.
    pub fn make(&self, event: &Map<String, Value>, now_ms: u64) -> Result<PreparedToken, AppError> {
        let until_ms = now_ms.saturating_add(GOOD_FOR_MS);
        let mut bytes = Vec::with_capacity(PAYLOAD_BYTES + HASH_BYTES);
        bytes.extend(until_ms.to_be_bytes());
        bytes.extend(hash(&Value::Object(event.clone())));
        bytes.extend(KEYS.iter().flat_map(|key| hint(event, key)));
        let code = self.code(&bytes).finalize().into_bytes();
        bytes.extend(code);
        let text = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(bytes));
        text.parse().map_err(AppError::internal)
    }

    /// Holds an event without its signatures to its token: 400 for a token that isn't this user's and room's, and for an
    /// event that was altered; `ExpiredToken` for one that is too old.
    pub fn check(
        &self,
        token: &PreparedToken,
        event: &Map<String, Value>,
        now_ms: u64,
    ) -> Result<(), AppError> {
        let unknown = || {
            AppError::bad_field(
                "/prepared",
                "not a token for an event of yours in this room",
            )
        };
        let payload = self.read(token).ok_or_else(unknown)?;
        let (time, rest) = payload
            .split_first_chunk::<TIME_BYTES>()
            .ok_or_else(unknown)?;
        let (whole, hints) = rest.split_first_chunk::<HASH_BYTES>().ok_or_else(unknown)?;
        if now_ms > u64::from_be_bytes(*time) {
            return Err(AppError {
                path: Some("/prepared".into()),
                ..AppError::new(ErrorKind::ExpiredToken, "the prepared event has run out")
            });
        }
        if *whole == hash(&Value::Object(event.clone())) {
            return Ok(());
        }
        let place = altered(event, hints);
        Err(AppError::bad_field(
            format!("/event{place}"),
            "the event differs from the prepared one",
        ))
    }

    /// What a token says, if it proves that this server made it for this user and room.
    fn read(&self, token: &PreparedToken) -> Option<Vec<u8>> {
        let mut bytes = URL_SAFE_NO_PAD.decode(token.strip_prefix(VERSION)?).ok()?;
        if bytes.len() != PAYLOAD_BYTES + HASH_BYTES {
            return None;
        }
        let code = bytes.split_off(PAYLOAD_BYTES);
        self.code(&bytes).verify_slice(&code).ok()?;
        Some(bytes)
    }

    fn code(&self, payload: &[u8]) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(self.secret);
        let mac = mac.expect("a key of any length will do");
        // Neither id can hold the byte that ends it.
        mac.chain_update(self.user)
            .chain_update([0])
            .chain_update(self.room_id)
            .chain_update([0])
            .chain_update(payload)
    }
}

/// Where an event differs from the one that the hints are of, as a JSON pointer; empty when they don't tell.
fn altered(event: &Map<String, Value>, hints: &[u8]) -> String {
    let added = event.keys().map(String::as_str);
    let added = added.filter(|key| !KEYS.contains(key));
    let mut differing = KEYS
        .iter()
        .zip(hints.chunks(HINT_BYTES))
        .filter(|(key, hinted)| hint(event, key) != **hinted)
        .map(|(key, _)| *key)
        .chain(added);
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    differing
        .next()
        .map(|key| format!("/{}", escaped(key)))
        .unwrap_or_default()
}

fn hint(event: &Map<String, Value>, key: &str) -> [u8; HINT_BYTES] {
    let hash = hash(event.get(key).unwrap_or(&Value::Null));
    let mut hint = [0; HINT_BYTES];
    hint.copy_from_slice(&hash[..HINT_BYTES]);
    hint
}

fn hash(value: &Value) -> [u8; HASH_BYTES] {
    Sha256::digest(canonical::text(value)).into()
}

/// Whether the signatures of a prepared event are some: an object of its sender, of signatures by the name of their key.
pub fn check_signatures(signatures: &Value, sender: &str) -> Result<(), AppError> {
    let refuse = |place: &str| {
        AppError::bad_field(
            format!("/event/signatures{place}"),
            "signatures are the sender's: {user id: {key id: signature}}",
        )
    };
    let by_signer = signatures.as_object().ok_or_else(|| refuse(""))?;
    for (signer, by_key) in by_signer {
        let place = format!("/{signer}");
        let by_key = by_key.as_object().filter(|_| signer == sender);
        let by_key = by_key.ok_or_else(|| refuse(&place))?;
        if !by_key.values().all(Value::is_string) {
            return Err(refuse(&place));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const SECRET: [u8; 32] = [7; 32];
    const NOW_MS: u64 = 1_420_500_000_000;

    fn binding<'a>(user: &'a str, room_id: &'a str) -> Binding<'a> {
        Binding {
            secret: &SECRET,
            user,
            room_id,
        }
    }

    fn event(body: &str) -> Map<String, Value> {
        let event = json!({
            "content": { "body": body }, "event_id": "$e:a", "origin_server_ts": 7, "room_id": "!r:a",
            "sender": "@ann:a", "type": "message.x", "updates": "$p:a",
        });
        event.as_object().cloned().expect("an object")
    }

    fn refusal(found: Result<(), AppError>) -> (ErrorKind, String) {
        let error = found.expect_err("refused");
        (error.kind, error.path.unwrap_or_default())
    }

    proptest! {
        /// MSG-2: a token is good for its event, user and room, and for no other, whatever they are.
        #[test]
        fn a_token_binds_user_room_and_content(body in "\\PC{0,40}", other in "\\PC{0,40}", later_ms in 0_u64..=GOOD_FOR_MS) {
            let ann = binding("@ann:a", "!r:a");
            let token = ann.make(&event(&body), NOW_MS).expect("a token");
            prop_assert!(token.len() <= 255);
            let now_ms = NOW_MS + later_ms;
            prop_assert!(ann.check(&token, &event(&body), now_ms).is_ok());
            for stranger in [binding("@bob:a", "!r:a"), binding("@ann:a", "!s:a"), binding("@ann:a!", "r:a")] {
                let found = refusal(stranger.check(&token, &event(&body), now_ms));
                prop_assert_eq!(found, (ErrorKind::InvalidParam, "/prepared".to_owned()));
            }
            if body != other {
                let found = refusal(ann.check(&token, &event(&other), now_ms));
                prop_assert_eq!(found, (ErrorKind::InvalidParam, "/event/content".to_owned()));
            }
        }

        /// MSG-2: no token but the one that was made is good.
        #[test]
        fn a_changed_token_is_none(at in 0_usize..PAYLOAD_BYTES + HASH_BYTES, bit in 0_u8..8) {
            let ann = binding("@ann:a", "!r:a");
            let token = ann.make(&event("x"), NOW_MS).expect("a token");
            let mut bytes = URL_SAFE_NO_PAD.decode(&token[VERSION.len()..]).expect("base64");
            bytes[at] ^= 1 << bit;
            let forged = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(bytes));
            let forged: PreparedToken = forged.parse().expect("the form of a token");
            let found = refusal(ann.check(&forged, &event("x"), NOW_MS));
            prop_assert_eq!(found, (ErrorKind::InvalidParam, "/prepared".to_owned()));
        }
    }

    /// MSG-2: it is good for 5 minutes, the last of them included.
    #[test]
    fn a_token_runs_out() {
        let ann = binding("@ann:a", "!r:a");
        let token = ann.make(&event("x"), NOW_MS).expect("a token");
        let end_ms = NOW_MS + GOOD_FOR_MS;
        assert!(ann.check(&token, &event("x"), end_ms).is_ok());
        let found = refusal(ann.check(&token, &event("x"), end_ms + 1));
        assert_eq!(found.0, ErrorKind::ExpiredToken);
    }

    /// MSG-2: whatever was altered, added or taken away is named.
    #[test]
    fn the_altered_place_is_named() {
        let ann = binding("@ann:a", "!r:a");
        let token = ann.make(&event("x"), NOW_MS).expect("a token");
        for key in KEYS {
            let mut altered = event("x");
            altered.insert(key.into(), json!({ "other": 1 }));
            let found = refusal(ann.check(&token, &altered, NOW_MS));
            assert_eq!(found, (ErrorKind::InvalidParam, format!("/event/{key}")));
        }
        let mut without = event("x");
        without.remove("updates");
        assert_eq!(
            refusal(ann.check(&token, &without, NOW_MS)).1,
            "/event/updates"
        );
        let mut more = event("x");
        more.insert("un/signed".into(), json!({}));
        assert_eq!(
            refusal(ann.check(&token, &more, NOW_MS)).1,
            "/event/un~1signed"
        );
    }

    /// MSG-2: signatures are the sender's, and texts.
    #[test]
    fn signatures_are_the_senders() {
        for (signatures, place) in [
            (json!({}), None),
            (
                json!({"@ann:a": {"ed25519:phone": "s", "ed25519:desk": "t"}}),
                None,
            ),
            (json!("s"), Some("")),
            (json!({"a": {"ed25519:x": "s"}}), Some("/a")),
            (json!({"@bob:a": {}}), Some("/@bob:a")),
            (json!({"@ann:a": "s"}), Some("/@ann:a")),
            (json!({"@ann:a": {"ed25519:x": 1}}), Some("/@ann:a")),
        ] {
            let found = check_signatures(&signatures, "@ann:a").err();
            let expected = place.map(|place| format!("/event/signatures{place}"));
            assert_eq!(found.and_then(|error| error.path), expected, "{signatures}");
        }
    }
}
