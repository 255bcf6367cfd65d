//! The verbs of the generator: each starts `tidings-codegen` in the workspace's root.

use std::process::Command;

use clap::Subcommand;

use crate::root;

/// What the generator can do.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Writes everything that comes from spec/: types, trait, client, lists.
    Generate {
        /// Writes nothing; lists what is stale, missing or orphaned and fails if anything is.
        #[arg(long)]
        check: bool,
    },
    /// Says everything in spec/ that breaks the dialect of spec/README.md.
    LintSpec,
    /// Prints the list of operations.
    Ops,
    /// Writes the first body of a new operation's handler.
    Stub {
        /// The operation's id.
        operation_id: String,
    },
}

/// Runs one verb; true when it succeeded.
pub(crate) fn run(verb: &Verb) -> std::io::Result<bool> {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(root())
        .args(["run", "--quiet", "-p", "tidings-codegen", "--"]);
    match verb {
        Verb::Generate { check } => {
            command.arg("generate");
            if *check {
                command.arg("--check");
            }
        }
        Verb::LintSpec => {
            command.arg("lint");
        }
        Verb::Ops => {
            command.arg("ops");
        }
        Verb::Stub { operation_id } => {
            command.args(["stub", operation_id]);
        }
    }
    Ok(command.status()?.success())
}
