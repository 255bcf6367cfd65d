//! Which rooms inside a crate may name what: the names in the code are looked at.

use std::collections::BTreeSet;

use super::document::none;
use super::sources::{SourceFile, handwritten, paths, tokens};

/// A room, and the beginnings of names that must not stand in it.
struct Room {
    folder: &'static str,
    forbidden: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room {
        folder: "server/src/http/",
        forbidden: &["crate::store", "rusqlite"],
    },
    Room {
        folder: "server/src/app/",
        forbidden: &[
            "crate::http",
            "crate::server",
            "dropshot",
            "http",
            "hyper",
            "rusqlite",
            "StatusCode",
            "tidings_api",
        ],
    },
    Room {
        folder: "server/src/app/rules/",
        forbidden: &[
            "crate::env",
            "crate::store::Store",
            "crate::store::sqlite",
            "Env",
            "Instant",
            "SystemTime",
            "rand",
            "std::fs",
            "std::net",
            "std::time",
            "tokio",
        ],
    },
    Room {
        folder: "server/src/store/",
        forbidden: &[
            "crate::app",
            "crate::http",
            "crate::server",
            "dropshot",
            "tidings_api",
        ],
    },
    Room {
        folder: "spec/types/src/",
        forbidden: &["std::fs", "std::net", "std::time", "tokio"],
    },
];

#[test]
fn rooms_name_only_what_they_may() {
    let mut findings = Vec::new();
    let files = handwritten();
    for room in ROOMS {
        let inside = files
            .iter()
            .filter(|file| file.path.starts_with(room.folder));
        let mut count = 0;
        for file in inside {
            count += 1;
            findings.extend(forbidden_names(room, file));
        }
        assert!(count > 0, "there is nothing in {}", room.folder);
    }
    none(&findings);
}

fn forbidden_names(room: &Room, file: &SourceFile) -> BTreeSet<String> {
    let names = paths(tokens(file)).into_iter().filter_map(|path| {
        let path = from_root(file, &path);
        let beginning = |forbidden: &&&str| {
            let rest = path.strip_prefix(**forbidden);
            // A plain word is a variable or a field, unless it is written like a type.
            let is_path = path.contains("::") || path.starts_with(char::is_uppercase);
            is_path && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        let found = room.forbidden.iter().find(beginning)?;
        Some(format!(
            "{}: {path} ({found} has no place in {})",
            file.path, room.folder
        ))
    });
    names.collect()
}

/// `super::…` as `crate::…`, by the file's place.
fn from_root(file: &SourceFile, path: &str) -> String {
    let ups = path.split("::").take_while(|part| *part == "super").count();
    let Some((_, place)) = file.path.split_once("/src/").filter(|_| ups > 0) else {
        return path.to_owned();
    };
    let mut modules: Vec<&str> = place.trim_end_matches(".rs").split('/').collect();
    if modules.last() == Some(&"mod") {
        modules.pop();
    }
    // A test module inside the file is one deeper; going up less far errs on the strict side of nothing.
    modules.truncate(modules.len().saturating_sub(ups));
    let rest = path.split("::").skip(ups);
    ["crate"]
        .into_iter()
        .chain(modules)
        .chain(rest)
        .collect::<Vec<_>>()
        .join("::")
}

#[test]
fn names_are_followed_to_the_root() {
    let file = SourceFile {
        path: "server/src/http/room.rs".to_owned(),
        text: String::new(),
    };
    assert_eq!(
        from_root(&file, "super::super::store::Store"),
        "crate::store::Store"
    );
    assert_eq!(from_root(&file, "super::edge"), "crate::http::edge");
    let file = SourceFile {
        path: "server/src/http/mod.rs".to_owned(),
        text: "fn f() { let store = super::store::open(); store::x(); }".to_owned(),
    };
    assert_eq!(forbidden_names(&ROOMS[0], &file).len(), 1);
}
