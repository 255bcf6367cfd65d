//! The verb `bench`: builds the server and the benchmark as users get them, then runs the
//! benchmark.

use std::io;
use std::process::Command;

use clap::Args;

use crate::root;

/// What `bench` takes.
#[derive(Args)]
pub(crate) struct Bench {
    /// Builds without optimisation: for checking that it runs, where no number matters.
    #[arg(long)]
    dev: bool,
    /// What the benchmark itself takes: --quick, --only a,b, --json FILE.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds and runs; true when both succeeded.
pub(crate) fn run(bench: &Bench) -> io::Result<bool> {
    let profile: &[&str] = if bench.dev { &[] } else { &["--release"] };
    // The benchmark looks for the server beside itself, so both are built into one place.
    let packages = ["-p", "tidings-server", "-p", "tidings-tests"];
    let programs = ["--bin", "tidings-server", "--bin", "bench"];
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
    run.args(["-p", "tidings-tests", "--bin", "bench", "--"]);
    run.args(&bench.arguments);
    Ok(run.status()?.success())
}
