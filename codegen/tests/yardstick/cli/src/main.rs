// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The program `the-yardstick`.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    the_yardstick_cli::call::main(&the_yardstick_cli::PROGRAM).await
}
