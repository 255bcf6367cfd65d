//! Names of types and methods.

use std::collections::BTreeSet;

use crate::names::{is_keyword, pascal, snake};

/// The type of a named schema.
pub(super) fn type_name(schema: &str) -> String {
    usable(&pascal(schema))
}

/// The method of an operation, and the stem of the types that belong to it.
pub(super) fn method_name(id: &str) -> String {
    let name: String = snake(id)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    match name.trim_matches('_') {
        "" => "operation".to_owned(),
        _ if is_keyword(&name) => format!("{name}_"),
        _ => name,
    }
}

/// A type's name that Rust takes: letters and digits of ASCII, a letter first.
pub(super) fn usable(name: &str) -> String {
    let mut name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.insert(0, 'N');
    }
    if is_keyword(&name) {
        name.push_str("Type");
    }
    name
}

/// What an operation without an id is called: its method and its path, such as
/// `get_pets_by_pet_id`. `taken` holds the ids of the others.
pub(super) fn id_from_path(method: &str, path: &str, taken: &BTreeSet<String>) -> String {
    let mut words = vec![method.to_owned()];
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        match segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            Some(variable) => {
                words.push("by".to_owned());
                words.push(variable.to_owned());
            }
            None => words.push(segment.to_owned()),
        }
    }
    let mut name = method_name(&words.join("_"));
    while taken.contains(&name) {
        name.push_str("_unnamed");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_rust_takes() {
        for (schema, name) in [
            ("Pair_for_A_and_B", "PairForAAndB"),
            ("2fa.Code", "N2faCode"),
            ("self", "SelfType"),
            ("---", "N"),
        ] {
            assert_eq!(type_name(schema), name);
        }
        for (id, name) in [
            ("widgetMake", "widget_make"),
            ("match", "match_"),
            ("pets/get:all", "pets_get_all"),
            ("é", "operation"),
        ] {
            assert_eq!(method_name(id), name);
        }
    }

    #[test]
    fn an_operation_without_id_is_called_by_method_and_path() {
        let mut taken = BTreeSet::new();
        let name = id_from_path("get", "/pets/{petId}", &taken);
        assert_eq!(name, "get_pets_by_pet_id");
        taken.insert(name);
        let name = id_from_path("get", "/pets/{petId}", &taken);
        assert_eq!(name, "get_pets_by_pet_id_unnamed");
    }
}
