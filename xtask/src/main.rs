//! The project's verbs. Each only starts something; none of them knows what it starts.
//!
//! This crate depends on nothing that is generated, so it still builds when generated code doesn't.

mod ci;
mod codegen;
mod program;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's verbs")]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    #[command(flatten)]
    Codegen(codegen::Verb),
    /// Runs every check, cheap ones first; what CI runs.
    Ci(ci::Ci),
    /// Builds in release, loads a server on this machine for about a minute, prints a table: [--quick] [--only a,b]
    /// [--json FILE].
    Bench(program::Program),
    /// Builds the generator in release and measures it with a large document: a number of operations, then of schemas.
    BenchCodegen(program::Measured),
    /// Builds in release, loads a server on this machine, kills it again and again, and looks for what it lost, doubled or
    /// mixed up: [--rounds N] [--seed N].
    Crash(program::Program),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().verb {
        Verb::Codegen(verb) => codegen::run(&verb),
        Verb::Ci(ci) => ci::run(&ci),
        Verb::Bench(program) => program::run("bench", &program),
        Verb::BenchCodegen(measured) => program::codegen(&measured),
        Verb::Crash(program) => program::run("crash", &program),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("can't start cargo: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The workspace's root, from wherever the verb is called.
pub(crate) fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}
