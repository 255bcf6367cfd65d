//! The oracle: several clients do what they like, and whatever they are told of events is held against a reference that was
//! written after spec/streams.md.
//!
//! 1. Each client's stream has every event it may see, exactly once, in order ([`stream`]).
//! 2. Initial sync and deltas, folded, are a fresh initial sync ([`fold`]; each by itself in [`syncs`] and [`entries`]).
//! 3. Every endpoint shows the same relative order ([`order`]).
//! 4. No position is seen while a smaller one may still appear ([`heads`], with [`stream`]).
//! 5. Nobody sees what they may not ([`sight`]).
//!
//! These checks are pure functions of two things. The **log** ([`log`]) is all that clients were told, in a form that checks
//! can read. The **truth** ([`truth`]) is all that was committed, and says who may see what of it; [`deeds`] holds it against
//! what was acknowledged, and [`rejected`] against what was rejected.
//!
//! How both come about: a sequence of [`steps`] follows from its seed ([`generate`], with [`crowd`] so that most steps make
//! sense). [`run`] takes its steps on a server ([`world`]), each burst of them at once; the clients share a [`stage`]. What
//! they do is in [`act`] and [`asks`], what another server hands over in [`elsewhere`], what they read beside the stream in
//! [`look`], and how they [`follow`] it, over which [`line`], with which filter ([`choice`]) has a file each.
//!
//! A sequence that fails is made as small as it gets ([`shrink`]) and printed. That right logs are right and doctored ones
//! aren't is tested beside each check ([`doctored`]); that servers which are broken on purpose are caught, in [`faults`];
//! that sequences come to something, by a [`tally`].
//!
//! `TIDINGS_ORACLE_SEQUENCES` says how many sequences are run, `TIDINGS_ORACLE_SEED` which is the first. With
//! `TIDINGS_ORACLE_GO_ON` set to 1 the first that fails isn't made small: all are run, and those that fail are listed.

mod act;
mod asks;
mod choice;
mod crowd;
mod deeds;
mod doctored;
mod elsewhere;
mod entries;
mod faults;
mod fold;
mod follow;
mod generate;
mod heads;
mod line;
mod log;
mod look;
mod order;
mod rejected;
mod run;
mod shrink;
mod sight;
mod stage;
mod steps;
mod stream;
mod syncs;
mod tally;
mod truth;
mod world;

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use steps::Sequence;
use tally::Tally;
use tokio::task::JoinSet;
use world::World;

/// Sequences that every run of the tests tries.
const SEQUENCES: u64 = 200;
/// Sequences that share a server.
const SHARE: u64 = 25;
/// Servers that are tried at once.
const AT_ONCE: usize = 3;
/// A smaller sequence is tried so often before it counts as right: how steps interleave doesn't follow from the seed.
const CHANCES: usize = 2;
/// A failing sequence is made smaller for so long.
const PATIENCE: Duration = Duration::from_mins(1);
/// So often a long run says how far it is.
const PROGRESS: u64 = 250;

fn setting(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |given| given.parse().expect("a number"))
}

/// STR-1…4, STR-6…8, SYN-1…7, JOI-2, JOI-6, RED-1, FIL-1: streams, syncs and scrollback are what the reference says, whatever
/// is lost, broken off or restarted meanwhile, however late it comes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_clients_see_what_they_may_once_and_in_order() {
    let first = setting("TIDINGS_ORACLE_SEED", 0);
    let count = setting("TIDINGS_ORACLE_SEQUENCES", SEQUENCES);
    let trial = Arc::new(Trial {
        next: AtomicU64::new(first),
        end: first + count,
        tally: Mutex::default(),
        begun: Instant::now(),
        failed: (setting("TIDINGS_ORACLE_GO_ON", 0) == 1).then(Mutex::default),
    });
    let mut workers = JoinSet::new();
    for _ in 0..AT_ONCE {
        let trial = Arc::clone(&trial);
        workers.spawn(async move { trial.work().await });
    }
    while let Some(ended) = workers.join_next().await {
        if let Err((sequence, wrong)) = ended.expect("no worker panics") {
            workers.shutdown().await;
            explain(sequence, &wrong).await;
        }
    }
    if let Some(failed) = &trial.failed {
        assert_eq!(*failed.lock(), [0; 0], "sequences that failed");
    }
    let tally = trial.tally.lock();
    println!("{tally:#?}");
    if count >= SEQUENCES {
        assert_eq!(tally.missing(), [""; 0], "{tally:?}");
    }
}

/// The sequences to try, and what they came to so far.
struct Trial {
    next: AtomicU64,
    end: u64,
    tally: Mutex<Tally>,
    begun: Instant,
    /// The sequences that failed, where that doesn't end the trial.
    failed: Option<Mutex<Vec<u64>>>,
}

impl Trial {
    /// Runs sequences, some on each server, until none is left. `Err`: one that fails, and what is wrong.
    async fn work(&self) -> Result<(), (Sequence, String)> {
        loop {
            let from = self.next.fetch_add(SHARE, Ordering::Relaxed);
            if from >= self.end {
                return Ok(());
            }
            let world = World::start(None).await;
            for seed in from..self.end.min(from + SHARE) {
                let sequence = generate::sequence(seed);
                match run::run(&world, &sequence).await {
                    Ok(came) => self.took(&came),
                    Err(wrong) => match &self.failed {
                        Some(failed) => {
                            eprintln!("sequence {seed}: {wrong}");
                            failed.lock().push(seed);
                        }
                        None => return Err((sequence, wrong)),
                    },
                }
            }
            world.stop().await;
        }
    }

    /// Counts a sequence; a long run tells how far it is, past what captures the output of tests.
    fn took(&self, came: &Tally) {
        let mut tally = self.tally.lock();
        tally.join(came);
        let count = |what| tally.count(what);
        if count("sequence").is_multiple_of(PROGRESS) {
            let line = format!(
                "oracle: {} sequences, {} steps, {} events, {} answers, {} s\n",
                count("sequence"),
                count("step"),
                count("event"),
                count("answer"),
                self.begun.elapsed().as_secs(),
            );
            // Who doesn't read it misses nothing.
            let _ = std::io::stderr().write_all(line.as_bytes());
        }
    }
}

/// Makes a failing sequence small, and fails with it.
async fn explain(sequence: Sequence, wrong: &str) -> ! {
    let seed = sequence.seed;
    eprintln!(
        "sequence {seed} fails, again with TIDINGS_ORACLE_SEED={seed} TIDINGS_ORACLE_SEQUENCES=1: {wrong}"
    );
    let world = World::start(None).await;
    let (begun, mut last) = (Instant::now(), wrong.to_owned());
    let small = shrink::shrink(sequence, async |smaller| {
        if begun.elapsed() > PATIENCE {
            return false;
        }
        let wrong = fails(&world, smaller).await;
        let has_failed = wrong.is_some();
        last = wrong.unwrap_or(std::mem::take(&mut last));
        has_failed
    });
    let small = small.await;
    panic!("{small}comes to:\n{last}\nand the whole sequence {seed} to:\n{wrong}");
}

/// What is wrong with a sequence, if something is.
async fn fails(world: &World, sequence: &Sequence) -> Option<String> {
    for _ in 0..CHANCES {
        if let Err(wrong) = run::run(world, sequence).await {
            return Some(wrong);
        }
    }
    None
}
