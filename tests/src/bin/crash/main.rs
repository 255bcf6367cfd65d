//! The crash test: starts a server, loads it through the typed client, kills it at random moments, starts it again, and holds
//! what it has then against what its clients were told and saw.
//!
//! `cargo xtask crash` builds and starts it. Everything stays on this machine's loopback and ends by itself. The exit code is
//! 1 when anything was found; the data directory then stays, with what the clients know beside it.

mod check;
mod follow;
mod load;
mod log;
mod pair;
mod program;
mod round;
mod views;
mod wal;
mod world;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Parser, Subcommand};
use tidings_tests::child::{self, Failure};

use crate::check::{Finding, Kind};
use crate::round::{Round, Told};
use crate::world::World;

/// A round takes a few seconds; one that takes longer hangs.
const ROUND_LIMIT: Duration = Duration::from_mins(6);

/// Kills the server again and again, and looks for what it lost, doubled or mixed up.
#[derive(Parser)]
#[command(name = "crash")]
struct Arguments {
    /// How often the server is loaded and killed.
    #[arg(long, default_value_t = 3)]
    rounds: u64,
    /// What is done, and when the server is killed, follows from it, as far as it doesn't depend on how things interleave.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How many clients write beside the two who chat. With none the rounds are short.
    #[arg(long, default_value_t = 12)]
    writers: usize,
    /// The server to kill; when absent the one beside this program.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
    /// Where the data directory is made and removed. It should be on a real disk; beside this program when absent.
    #[arg(long, value_name = "DIR")]
    data_in: Option<PathBuf>,
    #[command(subcommand)]
    role: Option<Role>,
}

/// What this program is when it starts itself.
#[derive(Subcommand)]
enum Role {
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
        eprintln!("crash: {error}");
        ExitCode::FAILURE
    })
}

fn start(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let Some(Role::Guard { program }) = &arguments.role {
        return child::guard(program);
    }
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.enable_all().worker_threads(2).build()?;
    runtime.block_on(async {
        tokio::select! {
            ended = crash(arguments) => ended,
            _ = tokio::signal::ctrl_c() => Err("interrupted".into()),
        }
    })
}

async fn crash(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let program = std::env::current_exe()?;
    let beside = program.parent().unwrap_or(Path::new("."));
    let server = match &arguments.server {
        Some(server) => server.clone(),
        None => beside.join(format!("tidings-server{}", std::env::consts::EXE_SUFFIX)),
    };
    let began = Instant::now();
    let data_in = arguments.data_in.as_deref().unwrap_or(beside);
    let mut world = World::start(&server, data_in, arguments.seed, arguments.writers).await?;
    let (mut all, mut findings) = (Told::default(), Vec::new());
    for number in 1..=arguments.rounds {
        let round = Round::new(number, arguments.seed);
        let limited = tokio::time::timeout(ROUND_LIMIT, round.run(&mut world)).await;
        let (told, found) = match limited {
            Ok(ended) => ended.map_err(|error| kept(&mut world, number, &error.to_string()))?,
            Err(_) => return Err(kept(&mut world, number, "the round hangs").into()),
        };
        eprintln!("round {number}: {told}{}", verdict(&found));
        all.add(&told);
        findings.extend(found);
        if !findings.is_empty() {
            break;
        }
    }
    findings.extend(world.whole().await?);
    println!("{}", table(&all, &findings, began.elapsed()));
    if findings.is_empty() {
        world.end();
        return Ok(ExitCode::SUCCESS);
    }
    for finding in findings.iter().take(20) {
        println!("{finding}");
    }
    let round = all.rounds;
    println!("{}", kept(&mut world, round, "something was found"));
    Ok(ExitCode::FAILURE)
}

/// Leaves the data where it is, and says what is needed to look into it.
fn kept(world: &mut World, round: u64, why: &str) -> String {
    let (seed, data) = (world.seed, world.keep());
    format!(
        "{why}. Round {round} with --seed {seed}; the server's data and round.json, what the clients know: {}",
        data.display()
    )
}

fn verdict(findings: &[Finding]) -> String {
    if findings.is_empty() {
        String::new()
    } else {
        format!("; {} FINDINGS", findings.len())
    }
}

fn table(told: &Told, findings: &[Finding], took: Duration) -> String {
    let mut lines = vec![
        ("rounds", told.rounds),
        ("kills", told.kills),
        ("  of these while it was starting", told.early),
        ("  of these in the midst of a transaction", told.cut_off),
        ("  of these with actions under way", told.busy),
        ("actions asked for", told.actions),
        ("  of these acknowledged", told.acknowledged),
        ("  given up, so that nobody knows", told.given_up),
        ("actions under way at a kill", told.under_way),
        ("  of these committed and not answered", told.committed),
        ("events", told.events),
        ("events brought to followers", told.brought),
        ("messages of the two who chat", told.pair.posted),
        ("  of these acknowledged", told.pair.sent),
        ("how often one of the two ended", told.pair.ended),
        ("  messages that went on then", told.pair.resumed),
    ];
    for kind in Kind::ALL {
        let count = findings.iter().filter(|finding| finding.kind == kind);
        lines.push((kind.name(), count.count() as u64));
    }
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines = lines
        .iter()
        .map(|(name, count)| format!("{name:<width$}  {count:>9}\n"));
    format!(
        "\n{}in {:.0} s",
        lines.collect::<String>(),
        took.as_secs_f64()
    )
}
