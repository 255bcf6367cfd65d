//! Events as servers sign them and hold them against their signature (EVT-9).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{canonical, redaction};
use crate::app::AppError;
use crate::store::{EventLinks, Proof, StoredEvent};

/// What is signed besides what a redaction leaves, so that a redacted event can still be held against its signature.
const SIGNED_KEYS: [&str; 5] = ["auth_events", "depth", "hashes", "origin", "prev_events"];

/// An event in federation form, still without its hash and this server's signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    event: Map<String, Value>,
    /// Those of the sender, which are no part of what is hashed or signed here (MSG-2).
    signatures: Map<String, Value>,
}

impl Form {
    /// The form of a stored event. What this server shows besides to its clients isn't part of it.
    pub fn of(event: &StoredEvent, links: &EventLinks) -> Result<Self, AppError> {
        let mut form: Map<String, Value> =
            serde_json::from_str(&event.json).map_err(AppError::internal)?;
        form.insert("auth_events".into(), json!(links.auth_events));
        form.insert("depth".into(), event.depth.into());
        form.insert("origin".into(), event.event_id.server().into());
        form.insert("prev_events".into(), json!(links.prev_events));
        let signatures = match form.remove("signatures") {
            Some(Value::Object(signatures)) => signatures,
            _ => Map::new(),
        };
        Ok(Self {
            event: form,
            signatures,
        })
    }

    /// SHA-256 of the form as canonical JSON. It is the event's hash as long as the event hasn't been redacted.
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(canonical::text(&Value::Object(self.event.clone()))).into()
    }

    /// The text that is signed: canonical JSON of what a redaction leaves, with the hash of the whole event.
    pub fn signed_text(&self, sha256: &[u8; 32]) -> String {
        let form = self.with_hash(sha256);
        let mut signed = redaction::pruned(&form);
        let kept = SIGNED_KEYS
            .iter()
            .filter_map(|key| Some(((*key).to_owned(), form.get(*key)?.clone())));
        signed.extend(kept);
        canonical::text(&Value::Object(signed))
    }

    /// The whole form as canonical JSON.
    pub fn with_proof(&self, proof: &Proof) -> String {
        let mut form = self.with_hash(&proof.sha256);
        let origin = self.event.get("origin").and_then(Value::as_str);
        let signature = STANDARD_NO_PAD.encode(proof.signature);
        let by_key = json!({ &proof.key_id: signature });
        let mut signatures = self.signatures.clone();
        signatures.insert(origin.unwrap_or_default().to_owned(), by_key);
        form.insert("signatures".into(), Value::Object(signatures));
        canonical::text(&Value::Object(form))
    }

    fn with_hash(&self, sha256: &[u8; 32]) -> Map<String, Value> {
        let mut form = self.event.clone();
        let hash = STANDARD_NO_PAD.encode(sha256);
        form.insert("hashes".into(), json!({ "sha256": hash }));
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Standing;

    fn stored(json: &Value) -> StoredEvent {
        StoredEvent {
            position: 3,
            order: 3,
            room_id: "!r:a.example".parse().expect("an id"),
            event_id: "$e:a.example".parse().expect("an id"),
            event_type: "state.m.room.member".into(),
            state_key: Some("@ann:a.example".into()),
            sender: "@ann:a.example".into(),
            ts: 7,
            json: json.to_string().into(),
            deletes: false,
            depth: 3,
            parent: None,
            replaces: None,
            redacted_because: None,
            standing: Standing::Shared,
        }
    }

    fn event(content: Option<Value>) -> StoredEvent {
        let mut json = json!({
            "event_id": "$e:a.example", "origin_server_ts": 7, "room_id": "!r:a.example",
            "sender": "@ann:a.example", "state_key": "@ann:a.example", "type": "state.m.room.member",
        });
        if let Some(content) = content {
            json["content"] = content;
        }
        stored(&json)
    }

    fn links() -> EventLinks {
        EventLinks {
            prev_events: vec!["$p:a.example".parse().expect("an id")],
            auth_events: vec!["$a:a.example".parse().expect("an id")],
        }
    }

    fn form(content: Option<Value>) -> Form {
        Form::of(&event(content), &links()).expect("an event")
    }

    fn proof(sha256: [u8; 32]) -> Proof {
        Proof {
            sha256,
            key_id: "ed25519:a_x".into(),
            signature: [0; 64],
        }
    }

    /// EVT-9: the whole form, in canonical JSON.
    #[test]
    fn the_form_holds_what_the_event_builds_on_and_its_proof() {
        let form = form(Some(json!({"membership": "join", "reason": "r"})));
        let text = form.with_proof(&proof([0; 32]));
        let zeros = |count| "A".repeat(count);
        let expected = json!({
            "auth_events": ["$a:a.example"], "content": {"membership": "join", "reason": "r"}, "depth": 3,
            "event_id": "$e:a.example", "hashes": {"sha256": zeros(43)}, "origin": "a.example",
            "origin_server_ts": 7, "prev_events": ["$p:a.example"], "room_id": "!r:a.example",
            "sender": "@ann:a.example", "signatures": {"a.example": {"ed25519:a_x": zeros(86)}},
            "state_key": "@ann:a.example", "type": "state.m.room.member",
        });
        assert_eq!(text, expected.to_string());
    }

    /// EVT-9: the hash is of the form without hash and signature, and follows every part of it.
    #[test]
    fn the_hash_covers_the_whole_event() {
        let one = form(Some(json!({"membership": "join", "reason": "r"})));
        let mut whole: Value =
            serde_json::from_str(&one.with_proof(&proof([0; 32]))).expect("json");
        let whole_map = whole.as_object_mut().expect("an object");
        whole_map.remove("hashes");
        whole_map.remove("signatures");
        let hash: [u8; 32] = Sha256::digest(whole.to_string()).into();
        assert_eq!(one.sha256(), hash);
        let other = form(Some(json!({"membership": "join", "reason": "s"})));
        assert_ne!(one.sha256(), other.sha256());
    }

    /// EVT-9, RED-1: what is signed is the same before and after a redaction.
    #[test]
    fn a_signature_outlives_redaction() {
        let whole = form(Some(json!({"membership": "join", "reason": "r"})));
        let left = form(Some(json!({"membership": "join"})));
        let hash = whole.sha256();
        assert_eq!(whole.signed_text(&hash), left.signed_text(&hash));
        assert_ne!(whole.signed_text(&hash), whole.signed_text(&left.sha256()));
    }

    /// EVT-9, MSG-2: the sender's signatures stand beside the server's, and change neither hash nor what is signed.
    #[test]
    fn the_senders_signatures_stand_beside_the_servers() {
        let plain = form(Some(json!({"membership": "join"})));
        let mut json: Value =
            serde_json::from_str(&plain.with_proof(&proof([0; 32]))).expect("json");
        json["signatures"] = json!({ "@ann:a.example": { "ed25519:phone": "s" } });
        let signed = Form::of(&stored(&json), &links()).expect("an event");
        let hashed = signed.event.keys().all(|key| key != "signatures");
        assert!(hashed);
        let text = signed.with_proof(&proof([0; 32]));
        let whole: Value = serde_json::from_str(&text).expect("json");
        assert_eq!(whole["signatures"]["@ann:a.example"]["ed25519:phone"], "s");
        assert!(whole["signatures"]["a.example"]["ed25519:a_x"].is_string());
        let hash = plain.sha256();
        assert_eq!(signed.signed_text(&hash), plain.signed_text(&hash));
    }

    /// EVT-6, EVT-9: deleted state has no content in this form either.
    #[test]
    fn deleted_state_has_no_content() {
        let form = form(None);
        let text = form.with_proof(&proof(form.sha256()));
        let value: Value = serde_json::from_str(&text).expect("json");
        assert_eq!(value.get("content"), None);
        let signed: Value = serde_json::from_str(&form.signed_text(&form.sha256())).expect("json");
        assert_eq!(signed.get("content"), None);
    }
}
