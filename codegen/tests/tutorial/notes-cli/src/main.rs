// Written by `tidings-codegen cli notes.yaml`; do not edit.

//! The program `notes`.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    notes_cli::call::main(&notes_cli::PROGRAM).await
}
