//! Rules about the keys of one object of the source, shared by several themes.

use serde_json::Value;

use super::Context;
use super::walk::{child, entries, text};

/// Only these keys may stand in the object.
pub(super) fn only(
    context: &mut Context<'_>,
    file: &str,
    pointer: &str,
    value: &Value,
    known: &[&str],
) {
    if !value.is_object() {
        context.find(
            file,
            pointer,
            "is not an object",
            format!("write {}", known.join(", ")),
        );
    }
    for (key, _) in entries(Some(value)) {
        if !known.contains(&key) {
            let reason = format!("`{key}` is not in the dialect here");
            let mend = format!("take it out; known are {}", known.join(", "));
            context.find(file, child(pointer, key), reason, mend);
        }
    }
}

/// A description must be there.
pub(super) fn described(context: &mut Context<'_>, file: &str, pointer: &str, value: &Value) {
    if text(value, "description").is_none() {
        context.find(file, pointer, "has no description", "say what it is");
    } else {
        trimmed(context, file, pointer, value, "description");
    }
}

/// A text must have no white space around it: doc comments lose it, and then the server's document
/// differs.
pub(super) fn trimmed(
    context: &mut Context<'_>,
    file: &str,
    pointer: &str,
    value: &Value,
    key: &str,
) {
    if text(value, key).is_some_and(|text| text.trim() != text) {
        let reason = format!("`{key}` begins or ends with white space");
        context.find(file, child(pointer, key), reason, "write the block as `>-`");
    }
}
