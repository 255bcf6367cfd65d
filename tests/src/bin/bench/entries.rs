//! The entries of the table, in their order, and the servers that some of them share.

use clap::ValueEnum;

use crate::report::Row;
use crate::scale::Scale;
use crate::world::{Site, World};
use crate::{
    Failure, away, batch, ceiling, children, create, deliver, disk, held, history, idle, join,
    large, load, login, media, read, send, state, sustain, syncs,
};

/// The entries of the table.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Entry {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    U,
    V,
}

/// Runs the entries; one that fails leaves a row that says why.
/// All are run when none is named.
pub(crate) async fn run(only: &[Entry], scale: &Scale, site: &Site, rows: &mut Vec<Row>) {
    let wanted = |entry| only.is_empty() || only.contains(&entry);
    if wanted(Entry::A) {
        eprintln!("a: the ceiling");
        let ended = ceiling::run(scale, rows).await;
        note(rows, "a", "the ceiling", ended);
    }
    if [Entry::B, Entry::C, Entry::D, Entry::Q]
        .into_iter()
        .any(wanted)
    {
        let ended = messages(scale, site, wanted, rows).await;
        note(rows, "b", "starting the server", ended);
    }
    if wanted(Entry::E) {
        eprintln!("e: creating rooms");
        let ended = create::run(scale, site, rows).await;
        note(rows, "e", "creating rooms", ended);
    }
    if [Entry::F, Entry::G, Entry::H, Entry::I]
        .into_iter()
        .any(wanted)
    {
        let ended = large_rooms(scale, site, wanted, rows).await;
        note(rows, "f", "filling large rooms", ended);
    }
    if wanted(Entry::J) {
        eprintln!("j: bytes on disk");
        let ended = disk::run(scale, site, rows).await;
        note(rows, "j", "bytes on disk", ended);
    }
    if wanted(Entry::K) {
        eprintln!("k: logging in");
        let ended = login::run(scale, site, rows).await;
        note(rows, "k", "logging in", ended);
    }
    if wanted(Entry::L) {
        eprintln!("l: held actions");
        let ended = held::run(scale, site, rows).await;
        note(rows, "l", "held actions", ended);
    }
    if wanted(Entry::M) {
        eprintln!("m: a large file");
        let ended = media::run(scale, site, rows).await;
        note(rows, "m", "a large file", ended);
    }
    if wanted(Entry::N) {
        eprintln!("n: idle streams");
        let ended = idle::run(scale, site, rows).await;
        note(rows, "n", "idle streams", ended);
    }
    if [Entry::O, Entry::P].into_iter().any(wanted) {
        eprintln!("o and p: initial syncs and deltas");
        let ended = syncs::run(scale, site, wanted, rows).await;
        note(rows, "o", "initial syncs and deltas", ended);
    }
    if [Entry::R, Entry::S, Entry::T].into_iter().any(wanted) {
        eprintln!("r to t: updates and replies");
        let ended = children::run(scale, site, wanted, rows).await;
        note(rows, "r", "updates and replies", ended);
    }
    if wanted(Entry::U) {
        eprintln!("u: batches");
        let ended = batch::run(scale, site, rows).await;
        note(rows, "u", "batches", ended);
    }
    away(scale, site, wanted, rows).await;
}

/// Entry v.
async fn away(scale: &Scale, site: &Site, wanted: impl Fn(Entry) -> bool, rows: &mut Vec<Row>) {
    if wanted(Entry::V) {
        eprintln!("v: reading on after being away");
        let ended = away::run(scale, site, rows).await;
        note(rows, "v", "reading on after being away", ended);
    }
}

/// The entries b to d and q, which share a server. Fails when that doesn't start.
async fn messages(
    scale: &Scale,
    site: &Site,
    wanted: impl Fn(Entry) -> bool,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let mut world = World::with_users(site, scale.users(&wanted)).await?;
    if wanted(Entry::B) {
        eprintln!("b: sending");
        let ended = send::run(scale, &mut world, rows).await;
        note(rows, "b", "sending", ended);
    }
    if wanted(Entry::C) {
        eprintln!("c: delivery");
        let ended = deliver::run(scale, &mut world, rows).await;
        note(rows, "c", "delivery", ended);
    }
    if wanted(Entry::D) {
        eprintln!("d: reading");
        let ended = read::run(scale, &mut world, rows).await;
        note(rows, "d", "reading", ended);
    }
    if wanted(Entry::Q) {
        eprintln!("q: sending while streams read");
        let ended = sustain::run(scale, &mut world, rows).await;
        note(rows, "q", "sending while streams read", ended);
    }
    rows.extend(whole_disk(world));
    Ok(())
}

/// The entries f to i, which share a server. Fails when its rooms can't be made or it doesn't start.
async fn large_rooms(
    scale: &Scale,
    site: &Site,
    wanted: impl Fn(Entry) -> bool,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    eprintln!("f to i: filling large rooms");
    let large = large::prepare(scale, site, &wanted).await?;
    if let Some(joined) = &large.joined {
        eprintln!("f: joining");
        let ended = join::run(scale, &large.world, joined, rows).await;
        note(rows, "f", "joining", ended);
    }
    if wanted(Entry::G) {
        eprintln!("g: listing state");
        let ended = state::run_sizes(scale, &large, rows).await;
        note(rows, "g", "listing state", ended);
    }
    if wanted(Entry::H) {
        eprintln!("h: long histories");
        let ended = history::run(scale, &large, rows).await;
        note(rows, "h", "long histories", ended);
    }
    if wanted(Entry::I) {
        eprintln!("i: old state");
        let ended = state::run_moments(scale, &large, rows).await;
        note(rows, "i", "old state", ended);
    }
    Ok(())
}

/// Adds a row that says why an entry has no more of them.
fn note(rows: &mut Vec<Row>, entry: &'static str, what: &str, ended: Result<(), Failure>) {
    if let Err(error) = ended {
        rows.push(Row {
            id: format!("failure/{entry}"),
            entry,
            what: what.to_owned(),
            failure: Some(error.to_string()),
            ..Row::default()
        });
    }
}

/// The row about disk space, once the server has stopped and tidied up.
fn whole_disk(world: World) -> Option<Row> {
    let (messages, bytes) = world.finish();
    let messages = usize::try_from(messages)
        .ok()
        .filter(|messages| *messages > 0)?;
    let bytes = usize::try_from(bytes?).ok()?;
    Some(Row {
        id: "disk".to_owned(),
        entry: "",
        what: format!("disk for each of {messages} messages, after a clean stop"),
        samples: Some(messages),
        disk_bytes: Some(load::count(bytes) / load::count(messages)),
        ..Row::default()
    })
}
