//! Things measured in turn, so that what the machine does meanwhile meets all of them alike.

use serde_json::Value;

use crate::Failure;
use crate::http::Template;
use crate::load::{Lane, Measured, Span};
use crate::report::Row;
use crate::scale::Scale;
use crate::world::World;

/// How often they take turns.
const ROUNDS: u32 = 5;
/// How many readers at once.
const READERS: usize = 4;

/// One of the things that take turns.
pub(crate) struct Contestant {
    /// The id of its row.
    pub(crate) id: String,
    /// What is done, for people.
    pub(crate) what: String,
    /// What is asked for, one after the other.
    pub(crate) asks: Vec<Template>,
    /// A list in each answer, and how many things are in it; looked at before anything is measured.
    pub(crate) holds: Option<(&'static str, usize)>,
}

/// Measures all, and adds a row for each; the ratios are to the first.
pub(crate) async fn run(
    entry: &'static str,
    scale: &Scale,
    world: &World,
    contestants: Vec<Contestant>,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    for contestant in &contestants {
        check(world, contestant).await?;
    }
    let span = Span {
        warm_up: scale.span.warm_up / 4,
        window: scale.span.window / ROUNDS,
    };
    let mut measured: Vec<_> = contestants.iter().map(|_| Measured::default()).collect();
    for _ in 0..ROUNDS {
        for (contestant, measured) in contestants.iter().zip(&mut measured) {
            let lanes = (0..READERS).map(|first| lane(contestant, first));
            measured.add(world.load(span, lanes.collect()).await?);
        }
    }
    show(entry, contestants, measured, rows);
    Ok(())
}

/// Adds a row for each; the ratios are to the first.
pub(crate) fn show(
    entry: &'static str,
    contestants: Vec<Contestant>,
    measured: Vec<Measured>,
    rows: &mut Vec<Row>,
) {
    let first = rows.len();
    for (contestant, measured) in contestants.into_iter().zip(measured) {
        let mut row = Row::new(entry, contestant.id, contestant.what, measured);
        row.items = contestant.holds.map(|(_, count)| count);
        let row = row.relative_to(rows.get(first));
        rows.push(row);
    }
}

/// Asks for everything once, and looks whether the answers are what is to be measured.
pub(crate) async fn check(world: &World, contestant: &Contestant) -> Result<(), Failure> {
    let Some((list, expected)) = contestant.holds else {
        return Ok(());
    };
    let mut connection = world.connect().await?;
    for ask in &contestant.asks {
        let answer: Value = connection.ask(ask).await?;
        let found = answer
            .get(list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        if found != expected {
            let what = &contestant.what;
            return Err(format!("{what}: {found} instead of {expected} in `{list}`").into());
        }
    }
    Ok(())
}

/// One reader, who asks in turn; the readers begin at different places.
fn lane(contestant: &Contestant, first: usize) -> Lane {
    let asks = contestant.asks.clone();
    let mut turn = first * asks.len() / READERS;
    Box::new(move || {
        turn = (turn + 1) % asks.len();
        asks[turn].request()
    })
}
