//! Entries g and i: what listing much state costs for each entry, and what listing it as of an old point costs.

use crate::Failure;
use crate::http::{Template, segment};
use crate::large::{History, Large, StateRoom};
use crate::report::Row;
use crate::scale::Scale;
use crate::turns::{self, Contestant};

/// The id of the row of listing the state of a room with so many entries.
fn row_id(entries: usize) -> String {
    format!("state_list/{entries}")
}

/// The id of the row of listing state in a room of so many things: now, or as of the old point.
pub(crate) fn moment_id(size: &str, old: bool) -> String {
    let moment = if old { "old" } else { "now" };
    format!("state_{moment}/{}", size.replace(' ', "_"))
}

/// The size of a room with much state.
pub(crate) fn of_entries(entries: usize) -> String {
    format!("{entries} entries")
}

/// The size of a room with a long history.
pub(crate) fn of_events(events: usize) -> String {
    format!("{events} events")
}

/// Entry g: the room of little state and that of much.
pub(crate) async fn run_sizes(
    scale: &Scale,
    large: &Large,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let contestant = |room: &StateRoom| {
        Ok::<_, Failure>(Contestant {
            id: row_id(room.entries),
            what: format!("state_list of {} entries", room.entries),
            asks: vec![ask(large, &room.room, None)?],
            holds: Some(("state", room.entries)),
        })
    };
    let contestants = large.states.iter().map(contestant);
    let contestants = contestants.collect::<Result<_, _>>()?;
    turns::run("g", scale, &large.world, contestants, rows).await
}

/// Entry i: the room of much state, and the one of many events and little state.
pub(crate) async fn run_moments(
    scale: &Scale,
    large: &Large,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let [changes, messages] = scale.since;
    if let Some(StateRoom { room, entries, old }) = large.states.last() {
        let since = format!("{changes} changes and {messages} messages ago");
        let size = of_entries(*entries);
        let contestants = moments(large, &size, room, *entries, (old, &since))?;
        turns::run("i", scale, &large.world, contestants, rows).await?;
    }
    if let Some(history) = large.histories.last() {
        let History {
            room, entries, old, ..
        } = history;
        let size = of_events(history.events);
        let contestants = moments(large, &size, room, *entries, (old, "early in it"))?;
        turns::run("i", scale, &large.world, contestants, rows).await?;
    }
    Ok(())
}

/// Listing the state of a room now, and as of its old point.
fn moments(
    large: &Large,
    size: &str,
    room: &str,
    entries: usize,
    (old, since): (&str, &str),
) -> Result<Vec<Contestant>, Failure> {
    let contestant = |at: Option<&str>, when: &str| {
        Ok::<_, Failure>(Contestant {
            id: moment_id(size, at.is_some()),
            what: format!("state_list in a room of {size}, {when}"),
            asks: vec![ask(large, room, at)?],
            holds: Some(("state", entries)),
        })
    };
    Ok(vec![
        contestant(None, "now")?,
        contestant(Some(old), since)?,
    ])
}

fn ask(large: &Large, room: &str, at: Option<&str>) -> Result<Template, Failure> {
    let at = at.map_or_else(String::new, |at| format!("?at={}", segment(at)));
    large.world.user(0)?.look(room, &format!("state{at}"))
}
