//! The program `tidings`.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    ExitCode::from(tidings_cli::run(std::env::args_os(), &mut tidings_cli::Io::standard()).await)
}
