//! However a view was fed, it shows what a whole scrollback shows: the property on which its rule for duplicates rests.

use std::collections::BTreeMap;

use futures::{FutureExt, StreamExt, TryStreamExt};
use tidings_client::api::{ClientFilterExt, ClientStreamExt, ClientSyncExt};
use tidings_client::types::{
    ChunkToken, EventId, Filter, FilterToken, InitialSyncResponse, MarkerKind, RelatesTo,
    ReplyFilter, RoomEvent, ScrollDirection, UserId,
};
use tidings_client::{Change, Changes, Client, Fold, Room, RoomSnapshot, RoomView, TimelineEntry};
use tidings_tests::TestServer;
use tidings_tests::foreign::{Foreigner, id};
use tidings_tests::random::Random;

use super::shown::{self, hang_on, public_room, register, say, seen};

/// How many steps a run has, and which seeds are run.
const STEPS: usize = 70;
const SEEDS: std::ops::Range<u64> = 0..6;

/// What a text is of whom, as far as it matters to what may be done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Ann,
    Bob,
    Dan,
    /// Dan's, edited already. Of late edits of one text it isn't told which is newer.
    DanEdited,
}

struct World {
    random: Random,
    /// Ann's room as she sees it, and as bob does, who looks at it.
    ann: Room,
    bob: Room,
    dan: Foreigner,
    texts: Vec<(EventId, By)>,
    /// State and edits, which can be redacted too.
    others: Vec<(EventId, By)>,
    /// How ann and bob call themselves.
    names: BTreeMap<UserId, String>,
    filter: FilterToken,
    view: RoomView,
    /// Up to where bob has read the stream, and earlier places.
    at: ChunkToken,
    before: Vec<ChunkToken>,
    changes: Changes,
    mirror: Vec<TimelineEntry>,
    done: Vec<String>,
}

async fn filter(client: &Client) -> FilterToken {
    let filter = Filter {
        out_of_order: Some(true),
        replies: Some(ReplyFilter {
            limit: Some(1),
            ..ReplyFilter::default()
        }),
        ..Filter::default()
    };
    let made = client.api().filter_create().body(filter).send().await;
    made.expect("a filter").into_inner().filter
}

async fn sync(
    client: &Client,
    filter: &FilterToken,
    since: Option<&ChunkToken>,
    limit: usize,
) -> InitialSyncResponse {
    let mut call = client
        .api()
        .initial_sync()
        .filter(filter.clone())
        .limit(i64::try_from(limit).expect("few"));
    if let Some(since) = since {
        call = call.since(since.clone());
    }
    call.send().await.expect("a sync").into_inner()
}

impl World {
    async fn new(server: &TestServer, seed: u64) -> Self {
        let (ann, bob) = (register(server, "ann").await, register(server, "bob").await);
        let room = public_room(&ann).await;
        bob.join(room.id()).await.expect("joined");
        let dan = Foreigner::new(server, "dan", room.id().as_str());
        let start = say(&room, "start").await;
        dan.join("join", start.as_str()).await;
        let first = say(&room, "first").await;
        let filter = filter(&bob).await;
        let view = RoomView::new(&bob.room(room.id()), 1_000);
        view.read_through(Some(filter.clone()));
        let (_, changes) = view.subscribe();
        let at = sync(&bob, &filter, None, 0).await.end;
        Self {
            random: Random::new(seed),
            bob: bob.room(room.id()),
            ann: room,
            dan,
            texts: vec![(first, By::Ann)],
            others: Vec::new(),
            names: BTreeMap::new(),
            filter,
            mirror: view.snapshot().entries().cloned().collect(),
            view,
            at,
            before: Vec::new(),
            changes,
            done: Vec::new(),
        }
    }

    fn text(&mut self) -> (usize, EventId, By) {
        let at = self.random.below(self.texts.len());
        let (id, by) = self.texts[at].clone();
        (at, id, by)
    }

    /// Somebody does something.
    async fn deed(&mut self) {
        let name = format!("t{}", self.done.len());
        let (at, event, by) = self.text();
        let (mine, room) = if self.random.percent(50) {
            (By::Ann, self.ann.clone())
        } else {
            (By::Bob, self.bob.clone())
        };
        match self.random.below(12) {
            0..4 => self.texts.push((say(&room, &name).await, mine)),
            4 if by == mine => {
                let edit = hang_on(&room, &name, |edit| edit.updates = Some(event)).await;
                self.others.push((edit, mine));
            }
            4 => {
                let receipt = "message.m.receipt.read".parse().expect("a type");
                let mut request =
                    tidings_client::types::MessageSendRequest::new(serde_json::Map::new().into());
                request.updates = Some(event);
                room.send_event(receipt, request).await.expect("sent");
            }
            5 => {
                let comment = "m.comment".parse().expect("a type");
                let reply = hang_on(&room, &name, |it| {
                    it.relates_to = Some(RelatesTo::new(event, comment));
                });
                self.texts.push((reply.await, mine));
            }
            6 => self.redact(&room, mine).await,
            7 => {
                let named = room.client().set_display_name(name.clone()).await;
                named.expect("named");
                self.names.insert(room.client().user_id().clone(), name);
            }
            8 => {
                let named = self.ann.set_name(name).await.expect("named");
                self.others.push((named.event_id, By::Ann));
            }
            9 => {
                let kind = if self.random.percent(70) {
                    MarkerKind::Read
                } else {
                    MarkerKind::Delivered
                };
                room.mark(kind, &event).await.expect("marked");
            }
            10 => {
                let late = self.dan.text(&name, event.as_str());
                self.dan.take(&late).await;
                self.texts
                    .push((id(&name).parse().expect("an id"), By::Dan));
            }
            _ if by == By::Dan => {
                let edit = self.dan.edit((&name, event.as_str()), event.as_str());
                self.dan.take(&edit).await;
                self.texts[at].1 = By::DanEdited;
            }
            _ => {
                let reply = self
                    .dan
                    .reply((&name, event.as_str()), event.as_str(), "m.comment");
                self.dan.take(&reply).await;
                self.texts
                    .push((id(&name).parse().expect("an id"), By::Dan));
            }
        }
    }

    async fn redact(&mut self, room: &Room, mine: By) {
        let from = if self.random.percent(60) {
            &mut self.texts
        } else {
            &mut self.others
        };
        let own: Vec<usize> = (0..from.len()).filter(|at| from[*at].1 == mine).collect();
        if own.len() > 1 {
            let (target, _) = from.remove(*self.random.pick(&own));
            room.client().redact(&target, None).await.expect("redacted");
        }
    }

    /// Bob's view takes something up.
    async fn feed(&mut self) -> String {
        let limit = 1 + self.random.below(6);
        let client = self.bob.client().clone();
        let delta =
            async |since: &ChunkToken| sync(&client, &self.filter, Some(since), limit).await;
        match self.random.below(10) {
            0..4 => {
                self.stream(limit).await;
                format!("stream {limit}")
            }
            4 => {
                let answer = delta(&self.at).await;
                self.take_delta(&answer);
                format!("delta {limit}")
            }
            5 if !self.before.is_empty() => {
                let since = self.random.pick(&self.before).clone();
                let answer = delta(&since).await;
                self.take_delta(&answer);
                format!("delta that overlaps {limit}")
            }
            6 if self.random.percent(20) => {
                self.begin(limit).await;
                format!("begin anew {limit}")
            }
            7 => {
                let gaps: Vec<_> = self
                    .view
                    .snapshot()
                    .gaps()
                    .map(tidings_client::Gap::id)
                    .collect();
                if !gaps.is_empty() {
                    let gap = *self.random.pick(&gaps);
                    self.view
                        .fill(gap, u32::try_from(limit).expect("few"))
                        .await
                        .expect("filled");
                }
                format!("fill {limit}")
            }
            8 => {
                // A page under way while the stream goes on.
                let view = self.view.clone();
                let (loaded, ()) = tokio::join!(view.load_earlier(3), async {
                    self.deed().await;
                    self.stream(100).await;
                });
                loaded.expect("loaded");
                "load beside the stream".to_owned()
            }
            _ => {
                let loaded = self
                    .view
                    .load_earlier(u32::try_from(limit).expect("few"))
                    .await;
                loaded.expect("loaded");
                format!("load {limit}")
            }
        }
    }

    async fn begin(&mut self, limit: usize) {
        let answer = sync(self.bob.client(), &self.filter, None, limit).await;
        for entry in answer
            .rooms
            .iter()
            .filter(|entry| entry.room_id == *self.bob.id())
        {
            self.view.take_entry(entry, |_| None);
        }
        self.at = answer.end;
        self.before.clear();
    }

    fn take_delta(&mut self, answer: &InitialSyncResponse) {
        for entry in answer
            .rooms
            .iter()
            .filter(|entry| entry.room_id == *self.bob.id())
        {
            self.view.take_delta(entry, |_| None);
        }
        self.before
            .push(std::mem::replace(&mut self.at, answer.end.clone()));
    }

    /// Reads a chunk of the stream.
    async fn stream(&mut self, limit: usize) -> bool {
        let api = self.bob.client().api();
        let call = api.stream_poll().from(self.at.clone()).timeout(0);
        let call = call
            .filter(self.filter.clone())
            .limit(i64::try_from(limit).expect("few"));
        let chunk = call.send().await.expect("a chunk").into_inner();
        self.view.take_events(&chunk.events, |_| None);
        self.before.push(std::mem::replace(&mut self.at, chunk.end));
        chunk.more
    }

    /// Whether the room calls ann and bob as they call themselves.
    fn knows_names(&self) -> bool {
        let shown = self.view.snapshot();
        let mut names = self.names.iter();
        names.all(|(user, name)| {
            shown
                .state()
                .member(user)
                .is_some_and(|member| member.name() == name)
        })
    }

    /// Who follows the changes has what the view shows.
    fn check_changes(&mut self) {
        while let Some(Some(changes)) = self.changes.next().now_or_never() {
            for change in changes.iter().cloned() {
                match change {
                    Change::Inserted { index, entry } => self.mirror.insert(index, entry),
                    Change::Changed { index, entry } => self.mirror[index] = entry,
                    Change::Removed { index } => drop(self.mirror.remove(index)),
                    Change::Reset(shown) => self.mirror = shown.entries().cloned().collect(),
                    _ => {}
                }
            }
        }
        let shown = self.view.snapshot();
        let names = |entries: &mut dyn Iterator<Item = &TimelineEntry>| -> Vec<String> {
            entries
                .map(|entry| {
                    entry
                        .item()
                        .map_or("…".to_owned(), |item| format!("{item:?}"))
                })
                .collect()
        };
        assert_eq!(
            names(&mut self.mirror.iter()),
            names(&mut shown.entries()),
            "{:?}",
            self.done
        );
    }

    /// A view that saw nothing but a sync and the pages before it.
    async fn fresh(&self) -> RoomSnapshot {
        let view = RoomView::new(&self.bob, 1_000);
        view.read_through(Some(self.filter.clone()));
        let answer = sync(self.bob.client(), &self.filter, None, 1_000).await;
        let mut entries = answer.rooms.iter();
        let entry = entries.find(|entry| entry.room_id == *self.bob.id());
        view.take_entry(entry.expect("the room"), |_| None);
        assert!(view.snapshot().is_whole());
        assert_eq!(
            i64::try_from(view.snapshot().unread()),
            Ok(entry.expect("the room").unread)
        );
        view.snapshot()
    }
}

async fn run(seed: u64) {
    let server = TestServer::start().await;
    let mut world = World::new(&server, seed).await;
    world.begin(2).await;
    for step in 0..STEPS {
        let did = if world.random.percent(55) {
            world.deed().await;
            "deed".to_owned()
        } else {
            world.feed().await
        };
        world.done.push(format!("{step} {did}"));
        world.check_changes();
    }
    // It takes a moment until the room knows of a name.
    while !world.knows_names() {
        world.stream(100).await;
    }
    while world.stream(100).await {}
    while world.view.load_earlier(5).await.expect("loaded").more {}
    world.check_changes();
    let (shown, fresh) = (world.view.snapshot(), world.fresh().await);
    let (left, right) = (seen(&shown), seen(&fresh));
    let order = |seen: &[shown::Seen]| seen.iter().map(|seen| seen.id.clone()).collect::<Vec<_>>();
    assert_eq!(order(&left), order(&right), "seed {seed}: {:?}", world.done);
    for (left, right) in left.iter().zip(&right) {
        assert_eq!(left, right, "seed {seed}: {:?}", world.done);
    }
    assert_eq!(
        shown.unread(),
        fresh.unread(),
        "seed {seed}: {:?}",
        world.done
    );
    assert_eq!(shown.state().name(), fresh.state().name());
    let members = |shown: &RoomSnapshot| shown.state().members().collect::<Vec<_>>();
    assert_eq!(members(&shown), members(&fresh));
    assert_eq!(shown.state().member_count(), fresh.state().member_count());
    compare_with_pages(&world, &right).await;
}

/// What a fresh view shows is what a walk over the timeline brings.
async fn compare_with_pages(world: &World, shown: &[shown::Seen]) {
    let filter = Some(world.filter.clone());
    let pages = world.bob.timeline(None, ScrollDirection::F, filter);
    let events: Vec<RoomEvent> = pages.try_collect().await.expect("the timeline");
    let mut fold = Fold::default();
    for event in &events {
        fold.take(event);
    }
    assert_eq!(events.len(), shown.len());
    for (event, seen) in events.iter().zip(shown) {
        let content = fold
            .content(event)
            .map(|content| serde_json::from_str(content.get()).expect("JSON"));
        let count = event.replies().map_or(0, |replies| replies.count);
        assert_eq!(
            event.event_id().map(ToString::to_string).as_ref(),
            Some(&seen.id)
        );
        assert_eq!(
            (content, shown::is_redacted(event)),
            (seen.content.clone(), seen.redacted),
            "{event:?}"
        );
        assert_eq!(i64::try_from(seen.replies), Ok(count), "{event:?}");
    }
}

/// STR-8, SYN-2, SCR-1, UPD-3, REL-4, EVT-10, SYN-5, STR-3: stream, deltas, pages and syncs in any order, that overlap and leave
/// gaps, lead to what the whole timeline shows: each event once, in its place, with its edits, its replies and its sender's name
/// at the time.
#[tokio::test]
async fn a_view_shows_the_timeline_however_it_was_fed() {
    for seed in seeds() {
        shown::within(Box::pin(run(seed))).await;
    }
}

/// The seeds of the test; `SDK_VIEW_SEEDS` says how many others to try.
fn seeds() -> std::ops::Range<u64> {
    let more = std::env::var("SDK_VIEW_SEEDS")
        .ok()
        .and_then(|count| count.parse().ok());
    more.map_or(SEEDS, |count: u64| 100..100 + count)
}
