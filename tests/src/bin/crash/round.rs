//! One round: load, kill, start again, let everybody come to an end, and look.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tidings_client::api::ClientDirectoryExt as _;
use tidings_client::types::{ErrorCode, ScrollDirection};
use tidings_tests::child::Failure;
use tidings_tests::random::Random;
use tokio::task::JoinSet;

use crate::check::{self, Finding};
use crate::follow::Follower;
use crate::load::{Writer, alias};
use crate::log::{Book, Came, Seen, What, Wish};
use crate::pair::Chatted;
use crate::wal;
use crate::world::World;

/// The newest events of a room that are looked at.
const NEWEST: u32 = 200;
/// The types of the state that is set.
const STATE: [&str; 2] = ["state.m.room.name", "state.m.room.topic"];

/// One round.
pub(crate) struct Round {
    number: u64,
    random: Random,
    book: Book,
}

/// A kill: the moments between which it happened, and whether it cut off a transaction.
struct Kill {
    before_ms: u64,
    after_ms: u64,
    cut_off: bool,
}

/// What there is to tell of a round, or of all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) rounds: u64,
    pub(crate) kills: u64,
    /// While the server was starting or had just started.
    pub(crate) early: u64,
    pub(crate) cut_off: u64,
    /// Kills with actions under way.
    pub(crate) busy: u64,
    pub(crate) actions: u64,
    pub(crate) acknowledged: u64,
    pub(crate) given_up: u64,
    pub(crate) under_way: u64,
    /// Of those, the ones that had happened and weren't answered.
    pub(crate) committed: u64,
    pub(crate) events: u64,
    pub(crate) brought: u64,
    pub(crate) pair: Chatted,
}

impl Round {
    pub(crate) fn new(number: u64, seed: u64) -> Self {
        Self {
            number,
            random: Random::new(seed.wrapping_mul(1_000_003).wrapping_add(number)),
            book: Book::new(),
        }
    }

    /// Runs it. Fails when the server can't be started or read; what must not be is found, and no failure.
    pub(crate) async fn run(mut self, world: &mut World) -> Result<(Told, Vec<Finding>), Failure> {
        let stop = Arc::new(AtomicBool::new(false));
        let mut writing = JoinSet::new();
        for writer in world.writers.drain(..) {
            let (places, book) = (world.places.clone(), self.book.clone());
            writing.spawn(writer.write(places, book, Arc::clone(&stop)));
        }
        world.pair.chat(&stop).await?;
        let kills = self.kill(world, &stop).await?;
        self.wait(50, 400).await;
        stop.store(true, Ordering::Relaxed);
        world.writers = ended(writing).await?;
        let seen = self.look(world).await?;
        let (chat, shown) = world.pair.look().await?;
        std::fs::write(
            world.dir().join("round.json"),
            serde_json::to_vec_pretty(&(&seen.wishes, &seen.stream, &chat))?,
        )?;
        let mut findings = check::check(&seen);
        findings.extend(shown);
        let mut told = told(&seen, &kills);
        told.pair = world.pair.told();
        Ok((told, findings))
    }

    /// Kills the server, now and then twice, and starts it again. Now and then one of those who chat ends, too.
    async fn kill(
        &mut self,
        world: &mut World,
        stop: &Arc<AtomicBool>,
    ) -> Result<Vec<Kill>, Failure> {
        let often = self.number.is_multiple_of(2);
        self.wait(50, 1_200).await;
        if self.random.percent(25) {
            world.pair.restart(stop).await?;
            self.wait(0, 50).await;
        }
        let mut kills = vec![self.kill_now(world)?];
        for follower in &world.followers {
            if self.random.percent(50) {
                follower.interrupt();
            }
        }
        if self.random.percent(25) {
            world.pair.restart(stop).await?;
        }
        if self.random.percent(30) {
            // Soon enough to meet it while the clients come back.
            world.serve(often).await?;
            self.wait(0, 150).await;
            kills.push(self.kill_now(world)?);
        }
        world.serve(often).await?;
        Ok(kills)
    }

    fn kill_now(&self, world: &mut World) -> Result<Kill, Failure> {
        let before_ms = self.book.now_ms();
        world.kill();
        Ok(Kill {
            before_ms,
            after_ms: self.book.now_ms(),
            cut_off: wal::is_cut_off(&world.log())?,
        })
    }

    /// Waits for some time between two, in milliseconds.
    async fn wait(&mut self, least: usize, most: usize) {
        let ms = least + self.random.below(most - least);
        tokio::time::sleep(Duration::from_millis(ms as u64)).await;
    }

    /// Reads what the server has, once nobody asks for anything.
    async fn look(&self, world: &mut World) -> Result<check::Round, Failure> {
        let stream = world.news().await?;
        world.followed(stream.len()).await;
        let wishes = self.book.take();
        let (mut newest, mut state) = (BTreeMap::new(), BTreeMap::new());
        for room in world.rooms() {
            let page = room.scroll(None, ScrollDirection::B, NEWEST).await?;
            let ids = page.chunk.iter().rev().filter_map(Seen::read);
            newest.insert(room.id().to_string(), ids.map(|seen| seen.id).collect());
            for event in room.state_events(None).await? {
                let event_type = event.event_type().as_str();
                if let (true, Some(id)) = (STATE.contains(&event_type), event.event_id()) {
                    state.insert(
                        (room.id().to_string(), event_type.to_owned()),
                        id.to_string(),
                    );
                }
            }
        }
        let mut made = BTreeMap::new();
        for wish in wishes.iter().filter(|wish| wish.what == What::Create) {
            let found = self.find(world, wish).await?;
            made.insert(wish.name.clone(), found);
        }
        Ok(check::Round {
            wishes,
            users: world.users.clone(),
            stream,
            followers: world.followers.iter().map(Follower::take).collect(),
            newest,
            state,
            made,
        })
    }

    /// The room that the name of a wish leads to.
    async fn find(&self, world: &World, wish: &Wish) -> Result<Option<String>, Failure> {
        let alias = alias(&wish.name).ok_or("no alias can be made of the name")?;
        let call = world.reader().api().alias_get().room_alias(alias);
        match call.send().await {
            Ok(answer) => Ok(Some(answer.room_id.to_string())),
            Err(error) => {
                let error = tidings_client::Error::from(error);
                match error.code().map(ErrorCode::as_str) {
                    Some("M_NOT_FOUND") => Ok(None),
                    _ => Err(error.into()),
                }
            }
        }
    }
}

/// The writers, once each has come to know what became of its last wish.
async fn ended(mut writing: JoinSet<Writer>) -> Result<Vec<Writer>, Failure> {
    let mut writers = Vec::new();
    while let Some(writer) = writing.join_next().await {
        writers.push(writer?);
    }
    writers.sort_by_key(|writer| writer.number);
    Ok(writers)
}

fn told(round: &check::Round, kills: &[Kill]) -> Told {
    let mut told = Told {
        rounds: 1,
        kills: kills.len() as u64,
        early: kills.len() as u64 - 1,
        cut_off: kills.iter().filter(|kill| kill.cut_off).count() as u64,
        actions: round.wishes.len() as u64,
        events: round.stream.len() as u64,
        brought: round
            .followers
            .iter()
            .map(|followed| followed.ids.len() as u64)
            .sum(),
        ..Told::default()
    };
    for wish in &round.wishes {
        match wish.came {
            Came::GivenUp(_) => told.given_up += 1,
            Came::Refused(_) | Came::Open => {}
            _ => told.acknowledged += 1,
        }
    }
    for kill in kills {
        let under_way = round.wishes.iter().filter(|wish| {
            wish.asked_ms < kill.before_ms && wish.told_ms.is_none_or(|told| told > kill.after_ms)
        });
        let (mut count, mut committed) = (0, 0);
        for wish in under_way {
            count += 1;
            // Decided on before, so it was committed then: the server that decided is gone.
            let happened = matches!(wish.came, Came::Event { at_ms, .. } if at_ms <= kill.after_ms);
            committed += u64::from(happened);
        }
        told.under_way += count;
        told.committed += committed;
        told.busy += u64::from(count > 0);
    }
    told
}

impl Told {
    /// Adds another round's.
    pub(crate) fn add(&mut self, other: &Self) {
        self.rounds += other.rounds;
        self.kills += other.kills;
        self.early += other.early;
        self.cut_off += other.cut_off;
        self.busy += other.busy;
        self.actions += other.actions;
        self.acknowledged += other.acknowledged;
        self.given_up += other.given_up;
        self.under_way += other.under_way;
        self.committed += other.committed;
        self.events += other.events;
        self.brought += other.brought;
        self.pair.add(&other.pair);
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} actions, {} acknowledged; at {} under way {}, {} of them committed; {} events",
            self.actions,
            self.acknowledged,
            if self.kills == 1 {
                "the kill".to_owned()
            } else {
                format!("{} kills", self.kills)
            },
            self.under_way,
            self.committed,
            self.events
        )?;
        write!(f, "; {} messages of the two", self.pair.posted)?;
        match self.cut_off {
            0 => Ok(()),
            _ => write!(f, "; a transaction cut off"),
        }
    }
}
