//! What reads cost, counted in steps of the engine: the same in every run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;

use super::{SqliteHarness, file};
use crate::store::conformance::{Harness, SERVER, append, message, nth, room_of, to_room};
use crate::store::sqlite::dictionary::Dictionary;
use crate::store::sqlite::read::Reading;
use crate::store::sqlite::rows::IdCodec;
use crate::store::sqlite::{queries, schema};
use crate::store::{
    ChildrenWish, NewEvent, Order, Parent, Position, RelTypes, Relation, Store as _, StoreError,
    TimelinePage,
};

/// How many steps of the engine a read takes, once what it needs is in memory.
fn steps<T>(harness: &SqliteHarness, read: impl Fn(&Reading<'_>) -> Result<T, StoreError>) -> u64 {
    let mut db = schema::reader(&file(&harness.directory)).unwrap();
    let dictionary = Dictionary::new(IdCodec::new(SERVER), 100);
    let run = |db: &Connection| {
        let reading = Reading {
            db,
            dictionary: &dictionary,
        };
        read(&reading).unwrap();
    };
    run(&db);
    let count = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&count);
    let step = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    db.progress_handler(1, Some(step)).unwrap();
    run(&db);
    count.load(Ordering::Relaxed)
}

/// A message, so many events that hang on it by turns in these ways, and another message.
async fn family(harness: &SqliteHarness, children: i64, ways: &[Relation]) -> Vec<NewEvent> {
    let store = &*harness.store;
    let (room, mut made) = room_of(store, 1).await;
    let event_id = made[1].event_id.clone();
    let ways = ways.iter().cycle().cloned();
    let mut events: Vec<NewEvent> = (3..3 + children)
        .zip(ways)
        .map(|(n, relation)| NewEvent {
            parent: Some(Parent {
                event_id: event_id.clone(),
                relation,
            }),
            ..message(nth(n))
        })
        .collect();
    events.push(message(nth(3 + children)));
    append(store, to_room(&room, nth(2), events.clone()))
        .await
        .unwrap();
    made.extend(events);
    made
}

/// REL-4: the first page of replies, the last one, one by type, and the bundle with its number cost what is asked for, however
/// many replies there are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_replies_costs_its_limit() {
    let ways = ["m.comment", "m.vote"].map(|rel_type| Relation::RelatesTo(rel_type.into()));
    let mut costs = Vec::new();
    for replies in [100, 10_000] {
        let harness = SqliteHarness::fresh().await;
        let made = family(&harness, replies, &ways).await;
        let codec = IdCodec::new(SERVER);
        let parent = codec.encode(&made[1].event_id);
        let comments = RelTypes::Only(vec!["m.comment".into()]);
        let page = |from, rel_types: &RelTypes| {
            let page = TimelinePage {
                from,
                backwards: true,
                until: Position::MAX,
                limit: 20,
            };
            steps(&harness, |reading| {
                queries::replies(reading, &parent, rel_types, page)
            })
        };
        let wish = |rel_types: &RelTypes| ChildrenWish {
            reader: "@ann:here.example".into(),
            updates: true,
            until: harness.store.published.load(Ordering::Acquire),
            within: [(Order::MIN, Order::MAX)].into(),
            rel_types: rel_types.clone(),
            newest: true,
            limit: 20,
        };
        let bundle = |rel_types: &RelTypes| {
            let (wish, parents) = (wish(rel_types), [parent.clone()]);
            steps(&harness, |reading| {
                queries::children(reading, &parents, &wish)
            })
        };
        costs.push([
            page(Order::MAX, &RelTypes::All),
            page(nth(23), &RelTypes::All),
            page(Order::MAX, &comments),
            page(nth(43), &comments),
            bundle(&RelTypes::All),
            bundle(&comments),
        ]);
    }
    for (few, many) in costs[0].into_iter().zip(costs[1]) {
        assert!(many <= few + few / 10, "{costs:?}");
    }
}

/// SCR-3, UPD-4: pages and counts over a run of updates cost about as much as over a few, however long the run is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_run_of_updates_costs_next_to_nothing() {
    let mut costs = Vec::new();
    for updates in [500, 20_000] {
        let harness = SqliteHarness::fresh().await;
        let made = family(&harness, updates, &[Relation::Updates, Relation::Receipt]).await;
        let last = made.last().unwrap().order;
        let room = harness.store.log(1, 2, 1).await.unwrap()[0].room_id.clone();
        let page = |from, backwards| {
            let page = TimelinePage {
                from,
                backwards,
                until: Position::MAX,
                limit: 2,
            };
            steps(&harness, |reading| {
                queries::main_timeline(reading, &room, page)
            })
        };
        let between = || {
            let ends = (nth(1), last + 1);
            steps(&harness, |reading| {
                queries::count_between(reading, &room, ends, Position::MAX)
            })
        };
        costs.push([page(Order::MAX, true), page(nth(1), false), between()]);
    }
    // Twice as many halvings find the end of a run that is forty times as long.
    for (short, long) in costs[0].into_iter().zip(costs[1]) {
        assert!(long <= 2 * short, "{costs:?}");
    }
}
