//! The yardstick: everything that dropshot can say, as the generator reads it.
//!
//! `fixture.rs` is a trait by hand; what it says of itself is `openapi.json`. The crate written from that is checked in
//! under `generated/`, and `yardstick_compiled.rs` compiles it and looks whether the document has come round.

#![recursion_limit = "512"]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

#[allow(
    dead_code,
    deprecated,
    unreachable_pub,
    clippy::pedantic,
    reason = "the trait is only there to describe itself"
)]
#[path = "yardstick/fixture.rs"]
mod fixture;

use std::path::{Path, PathBuf};

use serde_json::Value;
use tidings_codegen::any::{self, emit::Settings};
use tidings_codegen::model::OutputFile;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yardstick")
}

/// Holds a file against what it should be, or writes it if the environment asks for it.
fn holds(path: &Path, text: &str) -> bool {
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::read_to_string(path).is_ok_and(|found| found.replace("\r\n", "\n") == text)
}

fn text(document: &Value) -> String {
    format!("{document:#}\n")
}

#[test]
fn the_document_is_what_dropshot_says_of_the_fixture() {
    let path = folder().join("openapi.json");
    let stale = "run `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test yardstick`";
    assert!(holds(&path, &text(&fixture::document())), "{stale}");
}

/// The files that aren't what the generator writes.
fn stale(folder: &Path, files: &[OutputFile]) -> Vec<String> {
    let stale = files
        .iter()
        .filter(|file| !holds(&folder.join(&file.path), &file.text));
    stale.map(|file| file.path.display().to_string()).collect()
}

#[test]
fn the_generated_crates_are_what_the_generator_writes() {
    let api = any::of_value("openapi.json", fixture::document()).unwrap();
    let settings = |name: &str, verb: &str| Settings {
        name: name.to_owned(),
        command: format!("tidings-codegen {verb} openapi.json"),
    };
    let server = any::emit::server(&api, &settings("the-yardstick-api", "trait")).unwrap();
    let mut found = stale(&folder().join("generated"), &server);
    let findings =
        any::emit::client(&api, &settings("the-yardstick-client", "client")).unwrap_err();
    let shown: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let [multipart] = shown.as_slice() else {
        panic!("{shown:#?}");
    };
    assert!(
        multipart.starts_with("openapi.json#/paths/~1jobs~1{id}~1data/post/requestBody: "),
        "{multipart}"
    );
    let mut document = fixture::document();
    let path = document.pointer_mut("/paths/~1jobs~1{id}~1data").unwrap();
    path.as_object_mut().unwrap().remove("post");
    let api = any::of_value("openapi.json", document).unwrap();
    let client = any::emit::client(&api, &settings("the-yardstick-client", "client")).unwrap();
    found.extend(stale(&folder().join("client"), &client));
    let cli = any::emit::cli(&api, &settings("the-yardstick-cli", "cli")).unwrap();
    found.extend(stale(&folder().join("cli"), &cli));
    let mend = "run `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test yardstick`";
    assert!(found.is_empty(), "stale: {found:?}; {mend}");
}
