//! The oracle: several clients do what they like, and whatever they are told of events is held against a reference that was
//! written after spec/streams.md.
//!
//! 1. Each client's stream has every event it may see, exactly once, in order ([`stream`]).
//! 2. Initial sync and deltas, folded, are a fresh initial sync ([`fold`]; each by itself in [`entries`]).
//! 3. Every endpoint shows the same relative order ([`order`]).
//! 4. No position is seen while a smaller one may still appear ([`heads`], with [`stream`]).
//! 5. Nobody sees what they may not ([`sight`]).
//!
//! A sequence follows from its seed ([`generate`]), is run on a server ([`run`]) where all that is told is noted ([`log`]),
//! and is held against what was committed ([`truth`], which [`deeds`] holds against what was acknowledged). One that fails
//! is made as small as it gets ([`shrink`]) and printed. `TIDINGS_ORACLE_SEQUENCES` says how many are run,
//! `TIDINGS_ORACLE_SEED` which is the first.

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

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

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

fn setting(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |given| given.parse().expect("a number"))
}

/// STR-1, STR-6, STR-8, SYN-1…7, JOI-2, JOI-6, RED-1, FIL-1: streams, syncs and scrollback are what the reference says,
/// whatever is lost, broken off or restarted meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_clients_see_what_they_may_once_and_in_order() {
    let first = setting("TIDINGS_ORACLE_SEED", 0);
    let end = first + setting("TIDINGS_ORACLE_SEQUENCES", SEQUENCES);
    let next = Arc::new(AtomicU64::new(first));
    let mut workers = JoinSet::new();
    for _ in 0..AT_ONCE {
        workers.spawn(work(Arc::clone(&next), end));
    }
    let mut tally = Tally::default();
    while let Some(ended) = workers.join_next().await {
        match ended.expect("no worker panics") {
            Ok(came) => tally.join(&came),
            Err((sequence, wrong)) => {
                workers.shutdown().await;
                explain(sequence, &wrong).await;
            }
        }
    }
    println!("{tally:#?}");
    if end - first >= SEQUENCES {
        assert_eq!(tally.seldom(), [""; 0], "{tally:?}");
    }
}

/// Runs sequences, some on each server, until none is left. `Err`: one that fails, and what is wrong.
async fn work(next: Arc<AtomicU64>, end: u64) -> Result<Tally, (Sequence, String)> {
    let mut tally = Tally::default();
    loop {
        let from = next.fetch_add(SHARE, Ordering::Relaxed);
        if from >= end {
            return Ok(tally);
        }
        let world = World::start(None).await;
        for seed in from..end.min(from + SHARE) {
            let sequence = generate::sequence(seed);
            match run::run(&world, &sequence).await {
                Ok(came) => tally.join(&came),
                Err(wrong) => return Err((sequence, wrong)),
            }
        }
        world.stop().await;
    }
}

/// Makes a failing sequence small, and fails with it.
async fn explain(sequence: Sequence, wrong: &str) -> ! {
    let seed = sequence.seed;
    eprintln!(
        "sequence {seed} fails, again with TIDINGS_ORACLE_SEED={seed} TIDINGS_ORACLE_SEQUENCES=1: {wrong}"
    );
    let world = World::start(None).await;
    let begun = Instant::now();
    let small = shrink::shrink(sequence, async |smaller| {
        begun.elapsed() < PATIENCE && fails(&world, smaller).await.is_some()
    });
    let small = small.await;
    let again = fails(&world, &small).await.unwrap_or_default();
    panic!("{small}comes to:\n{again}\nand the whole sequence {seed} to:\n{wrong}");
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
