//! The document as it is handed on.

use serde_json::{Map, Value, json};

use super::bundle::{Bundle, step};

impl Bundle {
    /// The document, in which the answers that stand in a file or under a name of their own are
    /// references to `#/components/responses/…` again.
    pub fn published(&self) -> Value {
        let mut document = self.document.clone();
        let mut shared: Map<String, Value> = Map::new();
        for (pointer, origin) in &self.origins {
            let steps: Vec<&str> = pointer.split('/').collect();
            let (["", "paths", _, _, "responses", _], Some(name)) =
                (steps.as_slice(), response_name(origin))
            else {
                continue;
            };
            let Some(answer) = document.pointer_mut(pointer) else {
                continue;
            };
            // Two of the same name in different files: the second stays where it is.
            if shared.get(name).is_none_or(|known| known == answer) {
                let reference = format!("#/components/responses/{}", step(name));
                let answer = std::mem::replace(answer, json!({ "$ref": reference }));
                shared.insert(name.to_owned(), answer);
            }
        }
        if let (false, Value::Object(document)) = (shared.is_empty(), &mut document) {
            let components = document.entry("components").or_insert_with(|| json!({}));
            if let Value::Object(components) = components {
                components.insert("responses".to_owned(), Value::Object(shared));
            }
        }
        document
    }
}

/// The name of an answer that comes from a place: that of its file, or the one it has in its
/// document.
fn response_name((file, pointer): &(String, String)) -> Option<&str> {
    let name = match pointer.as_str() {
        "" => {
            let name = file.rsplit('/').next().unwrap_or(file);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        }
        pointer => pointer.strip_prefix("/components/responses/")?,
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    (!name.is_empty() && name.chars().all(allowed)).then_some(name)
}
