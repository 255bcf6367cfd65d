//! Actions against a reference model: whatever is sent twice, overtaken, cut off, refused, timed out or restarted, each has
//! its effect once and in order, and what is said of it is so, batches too (ACT-1…7, SES-3, BAT-1).
//!
//! The choices of a sequence follow from its seed; how its requests interleave doesn't, but what is found once is mostly
//! found again. `TIDINGS_MODEL_SEQUENCES` says how many are run, `TIDINGS_MODEL_SEED` which is the first.

mod book;
mod check;
mod flaw;
mod run;
mod scripted;
mod wire;
mod wishes;
mod world;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use run::Run;
use world::World;

/// Sequences that every run of the tests tries.
const SEQUENCES: u64 = 200;
/// Sequences that share a server.
const SHARE: u64 = 20;
/// Servers that are tried at once.
const AT_ONCE: usize = 3;
/// A sequence that takes longer hangs.
const LONG_ENOUGH: Duration = Duration::from_mins(2);

/// Tells which sequence failed.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let seed = self.0;
            eprintln!("again with TIDINGS_MODEL_SEED={seed} TIDINGS_MODEL_SEQUENCES=1");
        }
    }
}

fn setting(name: &str, default: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(default, |given| given.parse().expect("a number"))
}

/// ACT-1…5, ACT-7, SES-3, BAT-1, ERR-3: nothing that was acknowledged is lost, nothing happens twice or out of its order, and every
/// answer agrees with all the others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_goes_wrong_actions_apply_once_and_in_order() {
    let first = setting("TIDINGS_MODEL_SEED", 0);
    let end = first + setting("TIDINGS_MODEL_SEQUENCES", SEQUENCES);
    let next = Arc::new(AtomicU64::new(first));
    let workers = (0..AT_ONCE).map(|_| {
        let next = Arc::clone(&next);
        tokio::spawn(async move {
            loop {
                let from = next.fetch_add(SHARE, Ordering::Relaxed);
                if from >= end {
                    return;
                }
                share(from, end.min(from + SHARE)).await;
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.expect("every sequence ends as it must");
    }
}

/// Runs sequences one after the other on one server.
async fn share(from: u64, end: u64) {
    let mut world = World::start(from / SHARE % 2 == 1).await;
    for seed in from..end {
        let _seed = Seed(seed);
        let sequence = async {
            let mut run = Run::new(&mut world, seed).await;
            run.act().await;
            run.look().await;
            run.check().await;
        };
        let ended = tokio::time::timeout(LONG_ENOUGH, Box::pin(sequence)).await;
        ended.expect("it doesn't hang");
    }
    world.server.stop().await;
}
