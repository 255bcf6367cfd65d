//! What schemas are called that a document doesn't name.

use super::files::Target;
use crate::names::{is_type_name, pascal};

/// What the schema at a place may be called, the best first: what it is called where it stands, the
/// same with the file's name, with the folder's.
pub(super) fn names_for(target: &Target) -> Vec<String> {
    let steps: Vec<String> = target
        .pointer
        .split('/')
        .skip(1)
        .filter(|step| {
            !matches!(
                *step,
                "components" | "schemas" | "definitions" | "properties" | "schema" | "paths"
            )
        })
        .map(|step| pascal(&step.replace("~1", "/").replace("~0", "~")))
        .collect();
    let inside = steps.concat();
    let mut places: Vec<String> = target
        .file
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .map(|part| part.rsplit_once('.').map_or(part, |(stem, _)| stem))
        .map(|stem| {
            if is_type_name(stem) {
                stem.to_owned()
            } else {
                pascal(stem)
            }
        })
        .collect();
    let mut name = inside;
    let mut names = Vec::new();
    if !name.is_empty() {
        names.push(name.clone());
    }
    while let Some(place) = places.pop() {
        name = format!("{place}{name}");
        names.push(name.clone());
    }
    names
}
