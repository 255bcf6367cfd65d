//! The tutorial: its files are those of `tutorial/`, and they do what it says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

// The programs of the tutorial name the generated crates, which are modules here.
extern crate self as notes_api;
extern crate self as notes_client;

#[allow(missing_docs, unreachable_pub, dead_code, reason = "a library of its own")]
#[rustfmt::skip]
#[path = "tutorial/notes-api/src/lib.rs"]
mod library;
#[allow(
    missing_docs, unreachable_pub, dead_code, unused_imports, clippy::all, clippy::pedantic,
    reason = "a library of its own"
)]
#[rustfmt::skip]
#[path = "tutorial/notes-client/src/calls.rs"]
mod calls;
#[allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "it is for beginners"
)]
#[path = "tutorial/client.rs"]
mod client;
#[allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "it is for beginners"
)]
#[path = "tutorial/server.rs"]
mod server;

pub use calls::{Client, Error};
pub use library::*;

use std::path::{Path, PathBuf};

use tidings_codegen::any;
use tidings_codegen::any::emit::{self, Settings};
use tidings_codegen::any::roundtrip;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tutorial")
}

/// What the tutorial's server and client say to each other.
#[tokio::test]
async fn the_server_and_the_client_do_what_the_tutorial_says() {
    let server = server::start("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.local_addr());
    client::talk(&address).await.unwrap();
    let refused = Client::new(&address).note_get().id(99_u64).send().await;
    let Err(Error::ErrorResponse(refused)) = refused else {
        panic!("there is no such note");
    };
    assert_eq!(refused.status().as_u16(), 404);
    assert_eq!(refused.message, "there is no note 99");
    // Refused before the method is called, in the document's own form.
    let url = format!("{address}/notes/none");
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.status().as_u16(), 400);
    let body: types::Refusal = answer.json().await.unwrap();
    assert!(!body.message.is_empty());
}

#[test]
fn the_document_of_the_tutorial_comes_back_unchanged() {
    let api = any::load(&folder().join("notes.yaml")).unwrap();
    let after = library::document().unwrap();
    let differences = roundtrip::differences(&api.bundle.document, &after).unwrap();
    assert!(differences.is_empty(), "{differences:#?}");
}

/// The generated crates are up to date, and the tutorial shows the files and says the numbers.
#[test]
fn the_tutorial_shows_what_is_compiled() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let api = any::load(&folder().join("notes.yaml")).unwrap();
    let text = std::fs::read_to_string(folder().join("../../docs/tutorial.md")).unwrap();
    let text = text.replace("\r\n", "\n");
    let mut wrong = Vec::new();
    for (ending, verb, emit) in [
        ("api", "trait", emit::server as fn(&_, &_) -> _),
        ("client", "client", emit::client),
    ] {
        let settings = Settings::of(&api, ending, &format!("{verb} notes.yaml"));
        let files: Vec<tidings_codegen::model::OutputFile> = emit(&api, &settings).unwrap();
        let lines: usize = files.iter().map(|file| file.text.lines().count()).sum();
        let said = format!("{} files, {lines} lines in {}", files.len(), settings.name);
        if !text.contains(&said) {
            wrong.push(format!("the tutorial should say “{said}”"));
        }
        for file in files {
            let path = folder().join(&settings.name).join(&file.path);
            if update {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &file.text).unwrap();
            }
            let found = std::fs::read_to_string(&path).unwrap_or_default();
            if found.replace("\r\n", "\n") != file.text {
                wrong.push(format!("stale: {}; set UPDATE_FIXTURES", path.display()));
            }
        }
    }
    for name in ["notes.yaml", "server.rs", "client.rs"] {
        let file = std::fs::read_to_string(folder().join(name)).unwrap();
        if !text.contains(file.replace("\r\n", "\n").trim_end()) {
            wrong.push(format!("the tutorial doesn't show {name} as it is"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
