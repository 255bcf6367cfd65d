//! The benchmark: starts a server and a server that does nothing, loads both from this process,
//! and prints a table of what it saw, as ratios within the one run.
//!
//! `cargo xtask bench` builds and starts it. Everything stays on this machine's loopback and ends
//! by itself. Deliberately not here: any verdict. Aims are reported, and don't change the exit
//! code; only a refused or lost request does.

mod away;
mod batch;
mod ceiling;
mod children;
mod create;
mod deliver;
mod disk;
mod entries;
mod filling;
mod held;
mod history;
mod http;
mod idle;
mod join;
mod large;
mod load;
mod login;
mod media;
mod noop;
mod progress;
mod read;
mod report;
mod scale;
mod seed;
mod send;
mod state;
mod sustain;
mod syncs;
mod system;
mod turns;
mod world;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use tidings_tests::child::{self, Failure};

use crate::entries::Entry;
use crate::scale::Scale;
use crate::world::Site;

/// The same as the server's, so that the ceiling is one of the same stack.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The whole run ends after this, whatever happens.
const RUN_LIMIT: Duration = Duration::from_mins(20);

/// Measures the server on this machine.
#[derive(Parser)]
#[command(name = "bench")]
struct Arguments {
    /// Runs everything small and short: shows that it works and measures nothing of worth.
    #[arg(long)]
    quick: bool,
    /// Which entries: a (the ceiling), b (sending), c (delivery), d (reading), e (creating rooms), f (joining), g (listing
    /// state), h (long histories), i (old state), j (bytes on disk), k (logging in), l (held actions), m (a large
    /// file up and down), n (idle streams), o (initial syncs), p (deltas), q (sending while streams read), r (a bundle of
    /// updates), s (a sync of edits and replies), t (pages of replies), u (batches), v (reading on after being away). All when absent.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Entry>,
    /// Writes the JSON lines to a file too.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The server to measure; when absent the one beside this program.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
    /// Where the data directory is made and removed. It should be on a real disk; beside this
    /// program when absent.
    #[arg(long, value_name = "DIR")]
    data_in: Option<PathBuf>,
    #[command(subcommand)]
    role: Option<Role>,
}

/// What this program is when it starts itself.
#[derive(Subcommand)]
enum Role {
    /// The server that does nothing.
    #[command(hide = true)]
    Noop,
    /// Runs a program, and stops it when standard input ends.
    #[command(hide = true)]
    Guard {
        #[arg(last = true)]
        program: Vec<String>,
    },
}

fn main() -> ExitCode {
    let ended = start(&Arguments::parse());
    ended.unwrap_or_else(|error| {
        eprintln!("bench: {error}");
        ExitCode::FAILURE
    })
}

fn start(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.enable_all();
    // The servers inherit it.
    tidings_server::process::allow_many_files();
    match &arguments.role {
        Some(Role::Guard { program }) => child::guard(program),
        Some(Role::Noop) => {
            runtime.build()?.block_on(noop::serve())?;
            Ok(ExitCode::SUCCESS)
        }
        None => {
            let run = async {
                tokio::select! {
                    ended = bench(arguments) => ended,
                    ended = stopped() => Err(ended),
                }
            };
            runtime.worker_threads(2).build()?.block_on(run)
        }
    }
}

/// Ends when the run should: at a signal or after its limit. What is dropped then stops the servers.
async fn stopped() -> Failure {
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => "interrupted".into(),
        () = terminated => "terminated".into(),
        () = tokio::time::sleep(RUN_LIMIT) => "the run took too long".into(),
    }
}

async fn bench(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let began = Instant::now();
    let scale = if arguments.quick {
        Scale::quick()
    } else {
        Scale::full()
    };
    let machine = system::machine();
    let mut rows = Vec::new();
    entries::run(&arguments.only, &scale, &site(arguments)?, &mut rows).await;
    let mut out = std::io::stdout().lock();
    let took = began.elapsed().as_secs_f64();
    writeln!(
        out,
        "{machine}; {took:.0} s\n\n{}",
        report::table(&rows, &scale.aims())
    )?;
    let lines = report::json_lines(&rows)?;
    out.write_all(lines.as_bytes())?;
    if let Some(file) = &arguments.json {
        std::fs::write(file, &lines).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let failed = rows.iter().any(|row| row.failure.is_some());
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// What is measured, and where.
fn site(arguments: &Arguments) -> Result<Site, Failure> {
    let program = std::env::current_exe()?;
    let beside = program.parent().unwrap_or(Path::new("."));
    let server = match &arguments.server {
        Some(server) => server.clone(),
        None => beside.join(format!("tidings-server{}", std::env::consts::EXE_SUFFIX)),
    };
    let data_in = arguments.data_in.as_deref().unwrap_or(beside);
    Ok(Site {
        server,
        data_in: data_in.to_owned(),
    })
}
