//! One sequence on a server: its bursts, what clients see in the end, and all that is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use tidings_tests::random::Random;
use tokio::task::JoinHandle;

use super::follow::{Plan, catch_up, follow};
use super::log::position;
use super::stage::Stage;
use super::steps::{Act, Burst, CLIENTS, ROOMS, Sequence, Step, client_of};
use super::tally::Tally;
use super::truth::{Part, Truth};
use super::world::World;
use super::{
    act, deeds, elsewhere, entries, fold, heads, look, order, rejected, sight, stream, syncs,
};

/// A sequence that takes longer hangs.
const LONG_ENOUGH: Duration = Duration::from_mins(5);
/// Findings that are told; the others follow from these mostly.
const TOLD: usize = 8;

/// Runs a sequence; `Err` is what was wrong. Afterwards nobody is in any of its rooms.
pub(super) async fn run(world: &World, sequence: &Sequence) -> Result<Tally, String> {
    let whole = async {
        let stage = world.stage(sequence.seed).await;
        let mut running = Running {
            world,
            stage: Arc::clone(&stage),
            followers: BTreeMap::new(),
            random: Random::new(sequence.seed),
        };
        for burst in &sequence.bursts {
            running.burst(burst).await;
        }
        for client in 0..CLIENTS.len() {
            running.away(client).await;
        }
        finish(&stage, &mut running.random).await;
        let (found, mut tally) = findings(world, &stage).await;
        tally.add(
            "step",
            sequence.bursts.iter().map(Vec::len).sum::<usize>() as u64,
        );
        (found, tally)
    };
    let (found, tally) = match tokio::time::timeout(LONG_ENOUGH, Box::pin(whole)).await {
        Ok(ended) => ended,
        Err(_) => (vec!["it hangs".to_owned()], Tally::default()),
    };
    if found.is_empty() {
        return Ok(tally);
    }
    Err(found.join("\n"))
}

/// A task that ends with this value.
struct Follower(JoinHandle<()>);

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.abort();
    }
}

struct Running<'w> {
    world: &'w World,
    stage: Arc<Stage>,
    followers: BTreeMap<usize, Follower>,
    random: Random,
}

impl Running<'_> {
    /// Breaks a client's stream off. When this has ended, the client takes nothing up any more.
    async fn away(&mut self, client: usize) {
        if let Some(mut follower) = self.followers.remove(&client) {
            follower.0.abort();
            let ended = (&mut follower.0).await;
            let panicked = ended.is_err_and(|error| error.is_panic());
            assert!(!panicked, "client {client} follows without a panic");
        }
    }

    /// Takes all steps at once, each after so many turns of the others.
    async fn burst(&mut self, burst: &Burst) {
        let mut tasks: Vec<JoinHandle<()>> = Vec::new();
        let restarts = burst.contains(&Step::Restart);
        if restarts {
            self.world.doom();
        }
        for step in burst {
            let delay = self.random.below(40);
            match step {
                Step::Restart => {}
                Step::Away { client } => self.away(*client).await,
                Step::Follow {
                    client,
                    carrier,
                    want,
                    start,
                } => {
                    self.away(*client).await;
                    let plan = Plan::new(&self.stage, *client, *carrier, *want, *start).await;
                    let random = Random::new(self.random.number());
                    let task = tokio::spawn(follow(Arc::clone(&self.stage), plan, random));
                    self.followers.insert(*client, Follower(task));
                }
                other => {
                    let (stage, step, turns) = (
                        Arc::clone(&self.stage),
                        other.clone(),
                        self.random.below(60),
                    );
                    tasks.push(tokio::spawn(async move {
                        for _ in 0..delay {
                            tokio::task::yield_now().await;
                        }
                        take(&stage, step, turns).await;
                    }));
                }
            }
        }
        let restarted = async {
            for _ in 0..self.random.below(100) {
                tokio::task::yield_now().await;
            }
            if restarts {
                self.world.restart().await;
            }
        };
        let (ended, ()) = tokio::join!(join_all(tasks), restarted);
        for task in ended {
            task.expect("no step panics");
        }
    }
}

/// A step of a client beside its stream.
async fn take(stage: &Stage, step: Step, turns: usize) {
    match step {
        Step::Act { client, act, lost } => {
            act::act(stage, client, &act, lost.then_some(turns)).await;
        }
        Step::Sync { client } => look::sync(stage, client).await,
        Step::Scroll {
            client,
            room,
            forwards,
            limit,
        } => look::scroll(stage, client, room, forwards, limit).await,
        Step::Look { client, room, pick } => look::look(stage, client, room, pick, false).await,
        Step::Elsewhere {
            room,
            foreign,
            behind,
        } => elsewhere::hand_over(stage, room, &foreign, behind).await,
        Step::Follow { .. } | Step::Away { .. } | Step::Restart => {}
    }
}

/// What clients see when nothing happens any more.
async fn finish(stage: &Stage, random: &mut Random) {
    for client in 0..CLIENTS.len() {
        catch_up(stage, client).await;
        if stage.known.lock().synced[client].is_some() {
            look::sync(stage, client).await;
        }
        look::fresh_sync(stage, client, random.percent(30)).await;
    }
    for room in 0..ROOMS {
        let Some(id) = stage.room(room) else { continue };
        for user in 0..stage.users.len() {
            let limit = 3 + random.below(20);
            look::scroll_all(stage, client_of(user), &id, random.percent(50), limit).await;
        }
        let client = random.below(CLIENTS.len());
        look::look(stage, client, room, random.below(1_000), true).await;
    }
}

async fn findings(world: &World, stage: &Stage) -> (Vec<String>, Tally) {
    let log = stage.log();
    let base = position(&stage.beginning).unwrap_or_default();
    let truth = world.truth(base, &log).await;
    leave_all(stage, &truth).await;
    let checks = [
        deeds::check(&truth, &log),
        rejected::check(&truth, &log),
        heads::check(&truth, &log),
        stream::check(&truth, &log),
        stream::check_ends(&truth, &log),
        syncs::check(&truth, &log),
        entries::check(&truth, &log),
        fold::check(&truth, &log),
        order::check(&truth, &log),
        sight::check(&truth, &log),
    ];
    let mut found = checks.concat();
    if !found.is_empty() {
        found.truncate(TOLD);
        found.push(format!("of what happened:\n{truth}"));
    }
    (found, Tally::new(&truth, &log))
}

/// Everybody leaves, so that the next sequence begins with nothing.
async fn leave_all(stage: &Stage, truth: &Truth) {
    for room in 0..ROOMS {
        let Some(id) = stage.room(room) else { continue };
        for (user, name) in stage.users.iter().enumerate() {
            let part = truth.part(name, &id, truth.head());
            if matches!(part, Some(Part::Join | Part::Invite)) {
                act::act(stage, client_of(user), &Act::Leave { room }, None).await;
            }
        }
    }
}
