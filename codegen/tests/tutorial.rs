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
#[allow(missing_docs, unreachable_pub, unused_imports, dead_code, reason = "a library of its own")]
#[rustfmt::skip]
// The client is in it; `notes-client` has nothing else.
#[path = "tutorial/notes-cli/src/lib.rs"]
mod command_line;
#[allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "it is for beginners"
)]
#[path = "tutorial/client.rs"]
mod client;
#[path = "support/ran.rs"]
mod ran;
#[allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "it is for beginners"
)]
#[path = "tutorial/server.rs"]
mod server;

pub use command_line::{ByteStream, Client, Error, PROGRAM, ResponseValue, call};
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

/// The command line does what the client does.
#[tokio::test]
async fn the_command_line_talks_to_the_server() {
    let server = server::start("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.local_addr());
    let keep = ["note-create", "--text", "buy milk"];
    let (code, said, wrong) = ran::ran(&address, &keep, "").await;
    let kept = "{\"id\":0,\"text\":\"buy milk\"}\n";
    assert_eq!((code, said.as_str(), wrong.as_str()), (0, kept, ""));
    let whole = ["note-create", "--json-body", "-"];
    let (code, said, _) = ran::ran(&address, &whole, r#"{"text": "buy bread"}"#).await;
    let kept = "{\"id\":1,\"text\":\"buy bread\"}\n";
    assert_eq!((code, said.as_str()), (0, kept));
    let put_in = [&whole[..], &["--text", "buy salt"]].concat();
    let (_, said, _) = ran::ran(&address, &put_in, r#"{"text": "buy bread"}"#).await;
    assert_eq!(said, "{\"id\":2,\"text\":\"buy salt\"}\n");
    let (code, said, wrong) = ran::ran(&address, &["note-get", "--id", "99"], "").await;
    let refused = "error: 404 Not Found: {\"message\":\"there is no note 99\"}\n";
    assert_eq!((code, said.as_str(), wrong.as_str()), (1, "", refused));
    let (code, _, wrong) = ran::ran(&address, &["note-get", "--id", "-1"], "").await;
    assert!(code == 2 && wrong.contains("--id"), "{wrong}");
    let (code, said, _) = ran::ran(&address, &["--help"], "").await;
    assert!(code == 0 && said.contains("NOTES_SERVER"), "{said}");
    assert!(said.contains("note-create  Keeps a note"), "{said}");
    server.close().await.unwrap();
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
        ("cli", "cli", emit::cli),
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
