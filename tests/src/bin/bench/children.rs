//! Entries r to t: what hangs on events. A bundle of updates, a sync of rooms full of edits and replies, and the pages of few
//! and of many replies, which should cost the same.

use tidings_types::EventId;

use crate::Failure;
use crate::entries::Entry;
use crate::filling::Filling;
use crate::http::{Template, segment};
use crate::report::Row;
use crate::scale::Scale;
use crate::seed::{Account, Seed};
use crate::turns::{self, Contestant};
use crate::world::{Site, World};

/// The replies to each message that is synced.
const REPLIES: usize = 10;
/// The replies of one page.
const PAGE: usize = 20;

/// Who reads messages, who syncs rooms without children, and who syncs rooms with many.
const READER: usize = 0;
const PLAIN: usize = 1;
const RICH: usize = 2;

/// A page of replies.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    /// The newest.
    First,
    /// The oldest, as the last one on the way back.
    Last,
}

impl Page {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::First, Self::Last];

    /// The name for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::First => "first page",
            Self::Last => "last page",
        }
    }

    /// The id of the row of this page of so many replies.
    pub(crate) fn row_id(self, replies: usize) -> String {
        let name = match self {
            Self::First => "replies_first",
            Self::Last => "replies_last",
        };
        format!("{name}/{replies}")
    }
}

/// A message with replies, and a token of where the oldest page ends.
struct Replied {
    event_id: EventId,
    replies: usize,
    oldest: String,
}

/// Fills rooms, starts a server on them and measures what is wanted.
pub(crate) async fn run(
    scale: &Scale,
    site: &Site,
    wanted: impl Fn(Entry) -> bool,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let seed = Seed::open(&site.data_in)?;
    let accounts = seed.accounts("user", 3).await?;
    let updated = if wanted(Entry::R) {
        Some(updated(scale, &seed, &accounts[READER]).await?)
    } else {
        None
    };
    if wanted(Entry::S) {
        fill_synced(scale, &seed, &accounts).await?;
    }
    let mut replied = Vec::new();
    if wanted(Entry::T) {
        for replies in scale.replies {
            replied.push(fill_replied(&seed, &accounts[READER], replies).await?);
        }
    }
    let world = World::start_on(site, seed.close().await, &accounts).await?;
    if let Some(events) = updated {
        turns::run("r", scale, &world, bundles(scale, &world, &events)?, rows).await?;
    }
    if wanted(Entry::S) {
        turns::run("s", scale, &world, syncs(scale, &world)?, rows).await?;
    }
    for page in Page::ALL {
        let contestant = |replied| page_of(&world, page, replied);
        let contestants: Vec<_> = replied.iter().map(contestant).collect::<Result<_, _>>()?;
        if !contestants.is_empty() {
            turns::run("t", scale, &world, contestants, rows).await?;
        }
    }
    Ok(())
}

/// A message that stands alone, and one with many updates.
async fn updated(scale: &Scale, seed: &Seed, account: &Account) -> Result<[EventId; 2], Failure> {
    let mut filling = Filling::begin(seed, std::slice::from_ref(&account.user_id)).await?;
    let plain = message(&mut filling).await?;
    let updated = message(&mut filling).await?;
    for _ in 0..scale.updates {
        filling.update(&updated).await?;
    }
    filling.done().await?;
    Ok([plain, updated])
}

/// Rooms of messages that have an edit and replies each, and rooms of as many messages that have none.
async fn fill_synced(scale: &Scale, seed: &Seed, accounts: &[Account]) -> Result<(), Failure> {
    let [rooms, messages] = scale.childful;
    for _ in 0..rooms {
        let members = [PLAIN, RICH].map(|user| std::slice::from_ref(&accounts[user].user_id));
        let mut plain = Filling::begin(seed, members[0]).await?;
        let mut rich = Filling::begin(seed, members[1]).await?;
        for _ in 0..messages {
            let parent = message(&mut rich).await?;
            rich.update(&parent).await?;
            for _ in 0..REPLIES {
                rich.reply(&parent).await?;
            }
            for _ in 0..=REPLIES {
                plain.message().await?;
            }
        }
        plain.done().await?;
        rich.done().await?;
    }
    Ok(())
}

async fn fill_replied(seed: &Seed, account: &Account, replies: usize) -> Result<Replied, Failure> {
    let mut filling = Filling::begin(seed, std::slice::from_ref(&account.user_id)).await?;
    let progress = filling.watch("filling a room with replies", replies);
    let event_id = message(&mut filling).await?;
    for _ in 0..PAGE {
        filling.reply(&event_id).await?;
    }
    let oldest = filling.mark().await?.position;
    for _ in PAGE..replies {
        filling.reply(&event_id).await?;
    }
    filling.done().await?;
    progress.done();
    Ok(Replied {
        event_id,
        replies,
        oldest: seed.token(oldest),
    })
}

/// Sends a message and waits for it: its id.
async fn message(filling: &mut Filling<'_>) -> Result<EventId, Failure> {
    filling.message().await?;
    Ok(filling.mark().await?.event_id.parse()?)
}

fn bundles(
    scale: &Scale,
    world: &World,
    [plain, updated]: &[EventId; 2],
) -> Result<Vec<Contestant>, Failure> {
    let contestant = |event_id: &EventId, updates: usize| {
        let path = format!("/_matrix/client/v2/events/{}", segment(event_id.as_str()));
        Ok::<_, Failure>(Contestant {
            id: format!("bundle/{updates}"),
            what: format!("event_get of a message with {updates} updates"),
            asks: vec![world.user(READER)?.sign(Template::get(&path)?)?],
            holds: (updates > 0).then_some(("updated_by", updates)),
        })
    };
    Ok(vec![
        contestant(plain, 0)?,
        contestant(updated, scale.updates)?,
    ])
}

fn syncs(scale: &Scale, world: &World) -> Result<Vec<Contestant>, Failure> {
    let [rooms, messages] = scale.childful;
    let limit = messages * (REPLIES + 1);
    let contestant = |user: usize, id: &str, what: &str| {
        let path = format!("/_matrix/client/v2/initial_sync?limit={limit}");
        Ok::<_, Failure>(Contestant {
            id: format!("sync/{id}"),
            what: format!("initial_sync of {rooms} rooms of {limit} events, {what}"),
            asks: vec![world.user(user)?.sign(Template::get(&path)?)?],
            holds: Some(("rooms", rooms)),
        })
    };
    let rich = format!(
        "of every {} one with an edit and {REPLIES} replies",
        REPLIES + 1
    );
    Ok(vec![
        contestant(PLAIN, "plain", "without updates and replies")?,
        contestant(RICH, "rich", &rich)?,
    ])
}

fn page_of(world: &World, page: Page, replied: &Replied) -> Result<Contestant, Failure> {
    let id = segment(replied.event_id.as_str());
    let from = match page {
        Page::First => String::new(),
        Page::Last => format!("&from={}", segment(&replied.oldest)),
    };
    let path = format!("/_matrix/client/v2/events/{id}/replies?limit={PAGE}{from}");
    Ok(Contestant {
        id: page.row_id(replied.replies),
        what: format!("reply_list, {} of {} replies", page.name(), replied.replies),
        asks: vec![world.user(READER)?.sign(Template::get(&path)?)?],
        holds: Some(("chunk", PAGE)),
    })
}
