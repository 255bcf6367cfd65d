//! The rooms of the entries f to i: what is asked there would take too long to make over the wire.
//!
//! Of each kind there is a small and a large one with the same members, so that only the size differs.

use tidings_types::UserId;

use crate::Failure;
use crate::entries::Entry;
use crate::filling::Filling;
use crate::scale::Scale;
use crate::seed::Seed;
use crate::world::{Site, World};

/// How many rooms with few members each joiner joins, alone: they stay small.
pub(crate) const SMALL_ROOMS: usize = 4;
/// The members of every other room.
const FEW: usize = 10;
/// The newest messages of a room that is joined.
const MESSAGES: usize = 20;
/// The events of one page.
pub(crate) const PAGE: usize = 20;
/// How many places in the middle half of a room are read from.
const PLACES: usize = 16;
/// The old point of a history lies behind this part of it.
const EARLY: usize = 16;

/// The server with the rooms that are wanted. Its first user is in all of them, the others join.
pub(crate) struct Large {
    pub(crate) world: World,
    /// For joining.
    pub(crate) joined: Option<Joined>,
    /// With little and much state.
    pub(crate) states: Vec<StateRoom>,
    /// With few and many events.
    pub(crate) histories: Vec<History>,
}

/// Rooms to join.
pub(crate) struct Joined {
    /// Rooms with few members, so and so many for each joiner.
    pub(crate) small: Vec<String>,
    /// The room with many.
    pub(crate) large: String,
}

/// A room of much or little state.
pub(crate) struct StateRoom {
    pub(crate) room: String,
    /// The entries of its state, now and at the old point.
    pub(crate) entries: usize,
    /// A token of the old point.
    pub(crate) old: String,
}

/// A room of many or few events.
pub(crate) struct History {
    pub(crate) room: String,
    pub(crate) events: usize,
    /// The entries of its state, now and at the old point.
    pub(crate) entries: usize,
    /// A token of the old point.
    pub(crate) old: String,
    /// A token of where the oldest page ends.
    pub(crate) oldest: String,
    /// The ids of events in the middle half.
    pub(crate) middle: Vec<String>,
}

/// Makes the rooms and starts the server.
pub(crate) async fn prepare(
    scale: &Scale,
    site: &Site,
    wanted: impl Fn(Entry) -> bool,
) -> Result<Large, Failure> {
    let seed = Seed::open(&site.data_in)?;
    let joiners = if wanted(Entry::F) { scale.joiners } else { 0 };
    let accounts = seed.accounts("user", 1 + joiners).await?;
    let mut members = vec![accounts[0].user_id.clone()];
    members.extend(seed.users("member", FEW - 1).await?);
    let joined = if wanted(Entry::F) {
        Some(joined(scale, &seed, &accounts[0].user_id).await?)
    } else {
        None
    };
    let mut states = Vec::new();
    if wanted(Entry::G) || wanted(Entry::I) {
        for entries in scale.entries {
            states.push(state_room(scale, &seed, &members, entries).await?);
        }
    }
    let mut histories = Vec::new();
    if wanted(Entry::H) || wanted(Entry::I) {
        for events in scale.history {
            histories.push(history(scale, &seed, &members, events).await?);
        }
    }
    let world = World::start_on(site, seed.close().await, &accounts).await?;
    Ok(Large {
        world,
        joined,
        states,
        histories,
    })
}

async fn joined(scale: &Scale, seed: &Seed, first: &UserId) -> Result<Joined, Failure> {
    let [few, many] = scale.members;
    let mut members = vec![first.clone()];
    members.extend(seed.users("guest", many - 1).await?);
    let mut small = Vec::new();
    for _ in 0..SMALL_ROOMS * scale.joiners {
        small.push(greeting(seed, &members[..few]).await?);
    }
    let large = greeting(seed, &members).await?;
    Ok(Joined { small, large })
}

/// A room in which something was said after all had joined.
async fn greeting(seed: &Seed, members: &[UserId]) -> Result<String, Failure> {
    let mut filling = Filling::begin(seed, members).await?;
    let progress = filling.watch("filling a room with members", members.len() + MESSAGES);
    for _ in 0..MESSAGES {
        filling.message().await?;
    }
    let room = filling.done().await?;
    progress.done();
    Ok(room)
}

/// A room that gets all its entries, and of which some are changed later between many messages.
async fn state_room(
    scale: &Scale,
    seed: &Seed,
    members: &[UserId],
    entries: usize,
) -> Result<StateRoom, Failure> {
    let [changes, messages] = scale.since;
    let mut filling = Filling::begin(seed, members).await?;
    let progress = filling.watch("filling a room with state", entries + changes + messages);
    let items = entries - filling.entries().await?;
    for number in 0..items {
        filling.item(number, 0).await?;
    }
    let old = filling.mark().await?.position;
    for number in 0..messages {
        // As many changes as there should be, evenly spread.
        if number * changes % messages < changes {
            filling.item(number % items, number + 1).await?;
        }
        filling.message().await?;
    }
    let entries = filling.entries().await?;
    let room = filling.done().await?;
    progress.done();
    Ok(StateRoom {
        room,
        entries,
        old: seed.token(old),
    })
}

/// A room of messages, in which now and then the same state changes.
async fn history(
    scale: &Scale,
    seed: &Seed,
    members: &[UserId],
    events: usize,
) -> Result<History, Failure> {
    let mut filling = Filling::begin(seed, members).await?;
    let progress = filling.watch("filling a room with history", events);
    filling.item(0, 0).await?;
    fill(scale, &mut filling, PAGE).await?;
    let oldest = filling.mark().await?.position;
    fill(scale, &mut filling, events / EARLY).await?;
    let old = filling.mark().await?.position;
    let mut middle = Vec::with_capacity(PLACES);
    for place in 0..PLACES {
        fill(
            scale,
            &mut filling,
            events / 4 + place * events / (2 * PLACES),
        )
        .await?;
        middle.push(filling.mark().await?.event_id);
    }
    fill(scale, &mut filling, events).await?;
    let entries = filling.entries().await?;
    let room = filling.done().await?;
    progress.done();
    Ok(History {
        room,
        events,
        entries,
        old: seed.token(old),
        oldest: seed.token(oldest),
        middle,
    })
}

/// Fills a room until it has so many events.
async fn fill(scale: &Scale, filling: &mut Filling<'_>, events: usize) -> Result<(), Failure> {
    for number in filling.events()..events {
        if number % scale.state_every == scale.state_every / 2 {
            filling.item(0, number).await?;
        } else {
            filling.message().await?;
        }
    }
    Ok(())
}
