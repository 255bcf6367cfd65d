//! The verb `ci`: every check in the order of its cost, each with the command that mends what it finds.

use std::io;
use std::process::Command;
use std::time::Instant;

use clap::Args;

use crate::root;

/// What `ci` takes.
#[derive(Args)]
pub(crate) struct Ci {
    /// Only these stages; all when none is named.
    stages: Vec<String>,
}

/// One check.
struct Stage {
    name: &'static str,
    about: &'static str,
    command: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
    mend: &'static str,
}

/// Cheap ones first. `deny` isn't among them: it needs a tool that Rust doesn't bring.
const STAGES: &[Stage] = &[
    Stage {
        name: "fmt",
        about: "the form of hand-written code",
        command: &["fmt", "--all", "--check"],
        environment: &[],
        mend: "cargo fmt --all",
    },
    Stage {
        name: "lint-spec",
        about: "the dialect of spec/",
        command: &["xtask", "lint-spec"],
        environment: &[],
        mend: "mend each finding where it points",
    },
    Stage {
        name: "generate",
        about: "generated files are fresh",
        command: &["xtask", "generate", "--check"],
        environment: &[],
        mend: "cargo xtask generate",
    },
    Stage {
        name: "clippy",
        about: "lints, without a warning",
        command: &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ],
        environment: &[],
        mend: "cargo clippy --workspace --all-targets --fix",
    },
    Stage {
        name: "test",
        about: "all tests",
        command: &["test", "--workspace"],
        environment: &[("INSTA_UPDATE", "no")],
        mend: "cargo insta review, when a snapshot differs for a good reason",
    },
    Stage {
        name: "doc",
        about: "documentation, without a warning",
        command: &["doc", "--workspace", "--no-deps"],
        environment: &[("RUSTDOCFLAGS", "--deny warnings")],
        mend: "mend the links it names",
    },
    Stage {
        name: "bench",
        about: "the benchmark runs; no number counts",
        command: &["xtask", "bench", "--dev", "--quick"],
        environment: &[],
        mend: "see what it prints",
    },
    Stage {
        name: "crash",
        about: "the server is killed three times and loses nothing",
        command: &["xtask", "crash", "--dev", "--rounds", "3"],
        environment: &[],
        mend: "see what it prints: the seed and where the data was left",
    },
];

/// Runs the stages; true when all succeeded.
pub(crate) fn run(ci: &Ci) -> io::Result<bool> {
    let unknown = ci
        .stages
        .iter()
        .find(|name| STAGES.iter().all(|stage| stage.name != name.as_str()));
    if let Some(name) = unknown {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        eprintln!("no stage {name}; there are {}", known.join(", "));
        return Ok(false);
    }
    for stage in STAGES {
        if !ci.stages.is_empty() && !ci.stages.iter().any(|name| name == stage.name) {
            continue;
        }
        println!("== {}: {}", stage.name, stage.about);
        let began = Instant::now();
        let mut command = Command::new(env!("CARGO"));
        command.current_dir(root()).args(stage.command);
        command.envs(stage.environment.iter().copied());
        if !command.status()?.success() {
            println!("== {} failed. To mend it: {}", stage.name, stage.mend);
            return Ok(false);
        }
        println!("== {} passed in {:.0?}", stage.name, began.elapsed());
    }
    Ok(true)
}
