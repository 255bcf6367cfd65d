//! The walk against a plain list of events, over a store with nothing but what a walk reads.

use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use tempfile::TempDir;
use tidings_types::HistoryVisibility;
use tokio::runtime::Runtime;

use super::*;
use crate::app::federation::Signer;
use crate::app::limits::RateLimits;
use crate::app::media::MediaLimits;
use crate::app::rules::membership::Member;
use crate::app::rules::visibility;
use crate::app::{AppSettings, FilterInput, Live, Observer, SessionLimits};
use crate::env::Env;
use crate::store::sqlite::{Sqlite, SqliteOptions};
use crate::store::{Append, Files, NewEvent, Parent, Relation, RoomAppend, Write};

const WANTED: &str = "message.wanted";
const OTHER: &str = "message.other";

/// Half a step: an order between two appended events.
const HALF: Order = ORDER_STEP / 2;

static SERIAL: AtomicU64 = AtomicU64::new(1);

/// The semantics over a store that the tests write to directly.
struct Bench {
    runtime: Runtime,
    app: App,
    _data: TempDir,
}

/// Signs nothing: no walk asks for it.
struct NoKey;

impl Signer for NoKey {
    fn key_id(&self) -> &'static str {
        "ed25519:none"
    }

    fn sign(&self, _message: &[u8]) -> [u8; 64] {
        [0; 64]
    }

    fn secret(&self, _purpose: &str) -> [u8; 32] {
        [0; 32]
    }
}

impl Bench {
    fn start() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let data = tempfile::tempdir().expect("a directory");
        let live = Arc::new(Live::new(Env::system()));
        let options = SqliteOptions {
            path: data.path().join("store.db"),
            server_name: "localhost".into(),
            fresh_epoch: 1,
            cache_bytes: 1 << 20,
            checkpoint_pages: 1_000,
            observer: Arc::new(Observer {
                live: Arc::clone(&live),
            }),
        };
        let store = Sqlite::open(options).expect("a store");
        let settings = AppSettings {
            server_name: "localhost".parse().expect("a name"),
            registration_open: false,
            sessions: SessionLimits {
                timeout_ms: 1,
                max_per_client: 1,
                max_held: 1,
                hold_ms: 1,
            },
            keep_outcomes_ms: 1,
            room_cache_bytes: 1 << 20,
            hashes_at_once: 1,
            rate_limits: RateLimits::default(),
            turn: None,
            media: MediaLimits {
                upload_bytes: 1,
                quota_bytes: 1,
                picture_pixels: 1,
            },
        };
        let files = Files::in_memory();
        let app = App::new(settings, Env::system(), store, files, live, Arc::new(NoKey));
        Self {
            runtime,
            app,
            _data: data,
        }
    }

    /// A new room with these events: each one's order, and what it is.
    fn room(&self, events: &[(Order, Kind)]) -> Made<'_> {
        let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
        let room_id: RoomId = format!("!walk{serial}:localhost").parse().expect("an id");
        let append = Append {
            rooms: vec![RoomAppend {
                room_id: room_id.clone(),
                expected_head: 0,
                expected_event: None,
                expected_late: None,
                events: events.iter().copied().map(event).collect(),
            }],
            writes: vec![Write::Room {
                room_id: room_id.clone(),
                created_ms: 1,
            }],
            ..Append::default()
        };
        let app = &self.app;
        let appended = self.runtime.block_on(app.commit(append)).expect("a commit");
        Made {
            bench: self,
            room_id,
            events: events
                .iter()
                .zip(appended.positions)
                .map(|((order, kind), position)| Event {
                    order: *order,
                    kind: *kind,
                    position,
                })
                .collect(),
        }
    }

    fn filter(&self, types: Option<&str>) -> Filter {
        let input = FilterInput {
            types,
            ..FilterInput::default()
        };
        let read = self.app.read_filter(input);
        self.runtime.block_on(read).expect("a filter")
    }
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Wanted,
    Other,
    /// One that updates another and has no place of its own.
    Update,
}

fn event((order, kind): (Order, Kind)) -> NewEvent {
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let parent = (kind == Kind::Update).then(|| Parent {
        event_id: "$parent:localhost".parse().expect("an id"),
        relation: Relation::Updates,
    });
    NewEvent {
        event_id: format!("$walk{serial}:localhost").parse().expect("an id"),
        order,
        event_type: if kind == Kind::Other { OTHER } else { WANTED }.into(),
        state_key: None,
        sender: "@ann:localhost".into(),
        ts: 1,
        json: "{}".into(),
        deletes: false,
        membership: None,
        parent,
        depth: 1,
        prev_events: Vec::new(),
        auth_events: Vec::new(),
        replaces: None,
        redacts: None,
        proof: None,
        local: None,
    }
}

/// What the model knows of an event.
#[derive(Clone, Copy, Debug)]
struct Event {
    order: Order,
    kind: Kind,
    position: Position,
}

struct Made<'a> {
    bench: &'a Bench,
    room_id: RoomId,
    events: Vec<Event>,
}

impl Made<'_> {
    /// What may be read ahead of a gap, in the order of the walk.
    fn ahead(&self, walk: &Walk<'_>, gap: Order) -> Vec<Event> {
        let backwards = walk.direction == Direction::Backwards;
        let ahead = |event: &&Event| {
            (if backwards {
                event.order <= gap
            } else {
                event.order > gap
            }) && event.kind != Kind::Update
                && event.position <= walk.until
                && walk.spans.holds(event.order)
        };
        let mut ahead: Vec<Event> = self.events.iter().filter(ahead).copied().collect();
        if backwards {
            ahead.reverse();
        }
        ahead
    }

    fn walk(&self, walk: &Walk<'_>) -> Walked {
        let app = &self.bench.app;
        self.bench.runtime.block_on(app.walk(walk)).expect("a walk")
    }

    fn count(&self, walk: &Walk<'_>, reached: Order) -> u64 {
        let app = &self.bench.app;
        let count = app.count_ahead(walk, reached);
        self.bench.runtime.block_on(count).expect("a count")
    }

    /// Walks page by page to the end, and holds each page and their sum against the model.
    fn check(&self, first: &Walk<'_>, wanted: impl Fn(&Event) -> bool) -> TestCaseResult {
        let (mut walk, mut found) = (*first, Vec::new());
        for _ in 0..=self.events.len() {
            let page = self.walk(&walk);
            prop_assert!(page.events.len() <= walk.limit);
            found.extend(page.events.iter().map(|event| event.order));
            let left = self.ahead(&walk, page.reached);
            prop_assert_eq!(self.count(&walk, page.reached), left.len() as u64);
            prop_assert_eq!(page.more, !left.is_empty());
            if !page.more {
                break;
            }
            walk.from = page.reached;
        }
        let wanted = self.ahead(first, first.from).into_iter().filter(wanted);
        let wanted: Vec<Order> = wanted.map(|event| event.order).collect();
        prop_assert_eq!(found, wanted);
        Ok(())
    }
}

/// Orders as they come about: a step further, or late ones between two steps; some from before the first.
fn orders(kinds: &[(u8, Kind)]) -> Vec<(Order, Kind)> {
    let (mut step, mut last) = (0, 0);
    let mut orders = Vec::new();
    for (place, kind) in kinds {
        if *place == 0 && last < (step + 1) * ORDER_STEP - 2 * HALF / 3 {
            last += HALF / 3;
        } else {
            step += 1;
            last = step * ORDER_STEP;
        }
        orders.push((last, *kind));
    }
    orders
}

fn member() -> impl Strategy<Value = Member> {
    prop_oneof![
        1 => Just(Member::Invite),
        2 => Just(Member::Join),
        1 => Just(Member::Leave),
        1 => Just(Member::Ban),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        2 => Just(Kind::Wanted),
        1 => Just(Kind::Other),
        2 => Just(Kind::Update),
    ]
}

fn rule() -> impl Strategy<Value = HistoryVisibility> {
    prop_oneof![
        1 => Just(HistoryVisibility::Shared),
        1 => Just(HistoryVisibility::Invited),
        2 => Just(HistoryVisibility::Joined),
    ]
}

fn gap() -> impl Strategy<Value = Order> {
    prop_oneof![
        1 => Just(Order::MIN),
        1 => Just(Order::MAX),
        8 => (-1..40_i64).prop_map(|halves| halves * HALF),
        4 => (-1..40_i64).prop_map(|halves| halves * HALF - 1),
    ]
}

fn stretches() -> impl Strategy<Value = Spans> {
    let halves = || -1..40_i64;
    let memberships = prop::collection::btree_map(halves(), member(), 0..10);
    let rules = prop::collection::btree_map(halves(), rule(), 0..8);
    let some = (memberships, rules).prop_map(|(memberships, rules)| {
        let memberships: Vec<_> = memberships.into_iter().map(at_half).collect();
        let rules: Vec<_> = rules.into_iter().map(at_half).collect();
        visibility::readable(&memberships, &rules)
    });
    prop_oneof![1 => Just(Spans::everything()), 6 => some]
}

fn at_half<T>((halves, value): (i64, T)) -> (Order, T) {
    (halves * HALF, value)
}

/// SCR-1, JOI-6: page by page a walk shows what may be read and is wanted, each once and none left out, whatever the
/// stretches, the filter, the limit, the direction and where it starts; what it says of the rest is exact.
#[test]
fn pages_are_the_readable_timeline() {
    let bench = Bench::start();
    let filters = [
        (bench.filter(None), (|_| true) as fn(&Event) -> bool),
        (bench.filter(Some(WANTED)), |event| {
            event.kind == Kind::Wanted
        }),
        (bench.filter(Some("")), |_| false),
    ];
    let strategy = (
        prop::collection::vec((0..3_u8, kind()), 1..20),
        stretches(),
        gap(),
        (0..3_usize, 1..6_usize, 0..24_usize),
    );
    proptest!(ProptestConfig::with_cases(150), |((kinds, spans, from, (filter, limit, until)) in strategy)| {
        let room = bench.room(&orders(&kinds));
        let (filter, wanted) = &filters[filter];
        let until = room.events.get(until).map_or(Position::MAX, |event| event.position);
        for direction in [Direction::Backwards, Direction::Forwards] {
            let walk = Walk {
                among: Among::Timeline,
                room_id: &room.room_id,
                from,
                direction,
                spans: &spans,
                until,
                filter,
                without_late: false,
                limit,
            };
            room.check(&walk, wanted)?;
            let none = room.walk(&Walk { limit: 0, ..walk });
            prop_assert!(none.events.is_empty());
            prop_assert_eq!(none.more, !room.ahead(&walk, from).is_empty());
            prop_assert_eq!(room.ahead(&walk, none.reached).len(), room.ahead(&walk, from).len());
        }
    });
}

/// SCR-3: a filter that lets next to nothing through doesn't make the walk look at the whole room at once; the pages still
/// lead to what it lets through.
#[test]
fn a_walk_looks_only_so_far() {
    let bench = Bench::start();
    let last = Order::try_from(SCAN_MAX).expect("small") + 50;
    let kind = |wanted| if wanted { Kind::Wanted } else { Kind::Other };
    let kinds: Vec<(Order, Kind)> = (1..=last)
        .map(|n| (n * ORDER_STEP, kind(n == 2 || n == last)))
        .collect();
    let room = bench.room(&kinds);
    let (spans, filter) = (Spans::everything(), bench.filter(Some(WANTED)));
    let first = Walk {
        among: Among::Timeline,
        room_id: &room.room_id,
        from: Order::MAX,
        direction: Direction::Backwards,
        spans: &spans,
        until: Position::MAX,
        filter: &filter,
        without_late: false,
        limit: 5,
    };
    let page = room.walk(&first);
    assert_eq!((page.events.len(), page.more), (1, true));
    assert_eq!(page.reached, 51 * ORDER_STEP - 1);
    let rest = room.walk(&Walk {
        from: page.reached,
        ..first
    });
    assert_eq!((rest.events.len(), rest.more), (1, false));
}

/// JOI-6, SCR-3: what lies in a gap isn't read to be thrown away.
#[test]
fn gaps_are_skipped() {
    let spans = visibility::readable(
        &[(10 * ORDER_STEP, Member::Join)],
        &[(3 * ORDER_STEP, HistoryVisibility::Joined)],
    );
    let filter = Filter::default();
    let room_id = "!r:localhost".parse().expect("an id");
    let walk = |direction| Walk {
        among: Among::Timeline,
        room_id: &room_id,
        from: 0,
        direction,
        spans: &spans,
        until: Position::MAX,
        filter: &filter,
        without_late: false,
        limit: 1_000,
    };
    let found = |reached| Walked {
        events: Vec::new(),
        reached,
        more: false,
    };
    let ahead = Direction::Forwards.ahead(&spans, 0);
    // One and two may be read, and one more event says that there the stretch has ended.
    let limit = page_limit(&walk(Direction::Forwards), ahead[0], &found(0));
    assert_eq!(limit, 3);
    assert_eq!(
        Direction::Forwards.enter(ahead[1]),
        10 * ORDER_STEP - 1,
        "it goes on with the join"
    );
    let ahead = Direction::Backwards.ahead(&spans, 12 * ORDER_STEP);
    let limit = page_limit(
        &walk(Direction::Backwards),
        ahead[0],
        &found(12 * ORDER_STEP),
    );
    assert_eq!(limit, 4);
    assert_eq!(Direction::Backwards.enter(ahead[1]), 3 * ORDER_STEP - 1);
    let everything = Direction::Backwards.ahead(&Spans::everything(), Order::MAX);
    let limit = page_limit(
        &walk(Direction::Backwards),
        everything[0],
        &found(Order::MAX),
    );
    assert_eq!(limit, 1_001);
}
