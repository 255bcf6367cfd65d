//! Sets of capabilities: the hash that names one, and the union over a user's clients (CAP-2, CAP-3).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use tidings_types::CapabilitySet;

use super::canonical;
use crate::app::AppError;

/// SHA-256 of a set's canonical JSON.
pub type SetHash = [u8; 32];

/// A set as canonical JSON. Fails with `BadJson` and the place for what canonical JSON can't hold (EVT-8).
pub fn text(set: &CapabilitySet) -> Result<String, AppError> {
    for (name, capability) in set.iter() {
        let place = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        canonical::check(capability, &place)?;
    }
    let value = serde_json::to_value(set).map_err(AppError::internal)?;
    Ok(canonical::text(&value))
}

/// The hash of a set, from its canonical JSON (CAP-3).
pub fn hash(text: &str) -> SetHash {
    Sha256::digest(text).into()
}

/// A hash as it is written: unpadded URL-safe base64 (CAP-3).
pub fn written(hash: &SetHash) -> Result<tidings_types::Sha256, AppError> {
    let text = URL_SAFE_NO_PAD.encode(hash);
    text.parse().map_err(AppError::internal)
}

/// Reads a hash; `None` for a text that no hash is written as.
pub fn read(sha256: &tidings_types::Sha256) -> Option<SetHash> {
    let bytes = URL_SAFE_NO_PAD.decode(sha256.as_bytes()).ok()?;
    bytes.try_into().ok()
}

/// All that clients can do together. The sets come with the oldest session's first: of a name that several have, the
/// newest session's value counts (CAP-3).
pub fn union<'a>(oldest_first: impl IntoIterator<Item = &'a CapabilitySet>) -> CapabilitySet {
    let mut all = CapabilitySet::default();
    for set in oldest_first {
        all.0.extend(set.0.clone());
    }
    all
}

/// The hashes of sets from which their union follows: of equal ones only the newest.
pub fn parts(oldest_first: impl DoubleEndedIterator<Item = SetHash>) -> Vec<SetHash> {
    let mut parts = Vec::new();
    for hash in oldest_first.rev() {
        if !parts.contains(&hash) {
            parts.push(hash);
        }
    }
    parts.reverse();
    parts
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;
    use serde_json::{Value, json};
    use tidings_types::Capability;

    use super::*;

    fn set(value: Value) -> CapabilitySet {
        serde_json::from_value(value).expect("a set")
    }

    fn any_set() -> impl Strategy<Value = CapabilitySet> {
        let capability = btree_map("[ab]", 0_i64..3, 0..3).prop_map(|fields| {
            let fields = fields.into_iter().map(|(name, value)| (name, value.into()));
            Capability(fields.collect())
        });
        btree_map("[a-d]", capability, 0..4).prop_map(CapabilitySet)
    }

    fn hash_of(set: &CapabilitySet) -> SetHash {
        hash(&text(set).expect("canonical"))
    }

    /// CAP-3: hashes that were made by other means.
    #[test]
    fn the_hash_is_that_of_the_canonical_json() {
        for (value, expected) in [
            (json!({}), "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o"),
            (
                json!({"m.cap.turnserver.v1": {}}),
                "j8o05H0LC5CatetoSjfa5t8RWuOahB9UXNi5G2vtCWU",
            ),
        ] {
            let hash = hash_of(&set(value));
            assert_eq!(written(&hash).expect("a hash").as_str(), expected);
        }
        let spread = r#"{ "b" : {"z":1, "a":"é"}, "a":{} }"#;
        let spread: CapabilitySet = serde_json::from_str(spread).expect("a set");
        assert_eq!(
            text(&spread).expect("canonical"),
            r#"{"a":{},"b":{"a":"é","z":1}}"#
        );
    }

    /// EVT-8: what canonical JSON can't hold is refused with its place.
    #[test]
    fn numbers_are_whole() {
        let error = text(&set(json!({"m.a/b": {"x": [0, 0.5]}}))).expect_err("refused");
        assert_eq!(error.path.as_deref(), Some("/m.a~1b/x/1"));
    }

    /// Of the 43rd letter of a hash only four bits count; with others it is the hash of nothing.
    #[test]
    fn what_no_hash_is_written_as_is_not_read() {
        let odd = "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4p";
        assert_eq!(read(&odd.parse().expect("the form of a hash")), None);
    }

    proptest! {
        #[test]
        fn a_written_hash_is_read_as_itself(hash: [u8; 32]) {
            prop_assert_eq!(read(&written(&hash).expect("a hash")), Some(hash));
        }

        /// CAP-3: two sets have one hash only when they are the same.
        #[test]
        fn the_hash_tells_sets_apart(one in any_set(), other in any_set()) {
            prop_assert_eq!(hash_of(&one) == hash_of(&other), one == other);
        }

        /// CAP-3: every name of any set is in the union, with the value of the newest set that has it; no other is.
        #[test]
        fn of_a_name_the_newest_value_counts(sets in vec(any_set(), 0..5)) {
            let all = union(&sets);
            for name in ["a", "b", "c", "d"] {
                let newest = sets.iter().rev().find_map(|set| set.get(name));
                prop_assert_eq!(all.get(name), newest);
            }
        }

        /// CAP-2: the parts tell the union: what an equal newer set hides doesn't count.
        #[test]
        fn the_parts_make_the_same_union(sets in vec(any_set(), 0..6)) {
            let parts = parts(sets.iter().map(hash_of));
            let of = |part: &SetHash| sets.iter().find(|set| hash_of(set) == *part).expect("one of them");
            prop_assert_eq!(union(parts.iter().map(of)), union(&sets));
        }
    }
}
