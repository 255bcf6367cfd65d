//! The crate that is written from the yardstick's document: it compiles, says the same document of itself, and answers
//! 501 to everything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

// The generated programs name their libraries as crates.
extern crate self as the_yardstick_api;
extern crate self as the_yardstick_cli;

// The client's own types are the same; it is compiled with those of the trait.
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    reason = "a library of its own"
)]
#[rustfmt::skip]
#[path = "yardstick/client/src/calls.rs"]
mod calls;
// Of its client the same is true.
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    unused_imports,
    clippy::disallowed_methods,
    reason = "a library of its own"
)]
#[rustfmt::skip]
#[path = "yardstick/cli/src/lib.rs"]
mod command_line;
#[allow(dead_code, reason = "a program of its own")]
#[rustfmt::skip]
#[path = "yardstick/cli/src/main.rs"]
mod command_line_program;
#[path = "yardstick/answers.rs"]
mod answers;
#[path = "support/ran.rs"]
mod ran;
#[allow(missing_docs, unreachable_pub, reason = "a library of its own")]
#[rustfmt::skip]
#[path = "yardstick/generated/src/lib.rs"]
mod generated;
#[allow(dead_code, missing_docs, reason = "a program of its own")]
#[rustfmt::skip]
#[path = "yardstick/generated/src/main.rs"]
mod program;

pub use command_line::{ByteStream, Client, Error, PROGRAM, ResponseValue, call};
use dropshot::{ConfigDropshot, ServerBuilder};
pub use generated::*;
use serde_json::Value;
use tidings_codegen::any::roundtrip;

#[test]
fn the_document_goes_round_unchanged() {
    let text = include_str!("yardstick/openapi.json");
    let before: Value = serde_json::from_str(text).unwrap();
    let after = generated::document().unwrap();
    let differences = roundtrip::differences(&before, &after).unwrap();
    let lines: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert!(
        lines.is_empty(),
        "{} differences:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

#[tokio::test]
async fn every_operation_answers_501() {
    let api = api_mod::api_description::<program::Server>().unwrap();
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let config = ConfigDropshot {
        bind_address: "127.0.0.1:0".parse().unwrap(),
        ..ConfigDropshot::default()
    };
    let server = ServerBuilder::new(api, (), log)
        .config(config)
        .start()
        .unwrap();
    let base = format!("http://{}", server.local_addr());
    let client = reqwest::Client::new();
    for (path, custom) in [
        ("/watch", false),
        ("/jobs/1/moved", true),
        ("/jobs/1/data", false),
    ] {
        let request = client
            .get(format!("{base}{path}"))
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "AAAAAAAAAAAAAAAAAAAAAA==");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 501, "{path}");
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["message"], "not implemented", "{path}: {body}");
        assert_eq!(body.get("code").is_some(), custom, "{path}: {body}");
    }
    let client = calls::Client::new(&base);
    let refused = client.job_moved().id("1").send().await.err().unwrap();
    assert_eq!(
        refused.status().map(|status| status.as_u16()),
        Some(501),
        "{refused}"
    );
    let refused = client.widget_list().owner("me").limit(3_u32);
    let refused = refused.send().await.err().unwrap();
    assert_eq!(
        refused.status().map(|status| status.as_u16()),
        Some(501),
        "{refused}"
    );
    drop(client);
    server.close().await.unwrap();
}

/// Every operation is a command, with help that says what it is called on the wire.
#[test]
fn every_operation_is_a_command() {
    let mut command = call::command(&PROGRAM);
    command.clone().debug_assert();
    assert_eq!(PROGRAM.operations.len(), 20);
    for operation in PROGRAM.operations {
        let name = operation.id.replace('_', "-");
        let found = command.find_subcommand_mut(&name).expect(operation.id);
        let help = found.render_long_help().to_string();
        assert!(help.contains(operation.path), "{help}");
    }
}
