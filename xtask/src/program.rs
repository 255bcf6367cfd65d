//! Verbs that build the server and a program that loads it, and then run that.

use std::io;
use std::process::Command;

use clap::Args;

use crate::root;

/// What such a verb takes.
#[derive(Args)]
pub(crate) struct Program {
    /// Builds without optimisation: for checking that it runs, where no number matters.
    #[arg(long)]
    dev: bool,
    /// What the program itself takes: see --help after `--`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds and runs a program; true when both succeeded.
pub(crate) fn run(name: &str, program: &Program) -> io::Result<bool> {
    let profile: &[&str] = if program.dev { &[] } else { &["--release"] };
    // The program looks for the server beside itself, so both are built into one place.
    let packages = ["-p", "tidings-server", "-p", "tidings-tests"];
    let programs = ["--bin", "tidings-server", "--bin", name];
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(root()).arg("build");
    build.args(profile).args(packages).args(programs);
    if !build.status()?.success() {
        return Ok(false);
    }
    // From where the caller stands: the paths in the arguments are the caller's.
    let mut run = Command::new(env!("CARGO"));
    run.args(["run", "--quiet", "--manifest-path"]);
    run.arg(root().join("Cargo.toml")).args(profile);
    run.args(["-p", "tidings-tests", "--bin", name, "--"]);
    run.args(&program.arguments);
    Ok(run.status()?.success())
}

/// What the measurement of the generator takes.
#[derive(Args)]
pub(crate) struct Measured {
    /// Operations and schemas of the document; 300 and 600 without them.
    numbers: Vec<u32>,
}

/// Builds and measures the generator; true when both succeeded.
pub(crate) fn codegen(measured: &Measured) -> io::Result<bool> {
    let mut run = Command::new(env!("CARGO"));
    run.current_dir(root())
        .args(["run", "--quiet", "--release"]);
    run.args(["-p", "tidings-codegen", "--", "bench"]);
    run.args(measured.numbers.iter().map(u32::to_string));
    Ok(run.status()?.success())
}
