//! The truth held against what was acknowledged: all of that happened, at the place that was told, and nothing else did.

use std::collections::BTreeSet;

use super::log::{Deed, Log};
use super::truth::{Position, Truth};

/// Types of which every event was asked for by itself, with an id in the answer.
const SINGLE: [&str; 3] = [
    "message.m.room.message",
    "state.m.room.name",
    "message.m.room.redaction",
];

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    let positions: Vec<Position> = truth.events.iter().map(|event| event.position).collect();
    let expected: Vec<Position> = (truth.base + 1..).take(positions.len()).collect();
    if positions != expected {
        findings.push(format!(
            "positions have gaps: {positions:?} after {}",
            truth.base
        ));
    }
    for room in truth.rooms() {
        let timeline = truth.timeline(room, truth.head());
        if timeline
            .windows(2)
            .any(|pair| pair[0].order == pair[1].order)
        {
            findings.push(format!("two events of {room} have one order"));
        }
    }
    let done: Vec<&Deed> = log.deeds.iter().filter(|deed| deed.status == 200).collect();
    for deed in &done {
        let Some(id) = &deed.id else { continue };
        let event = truth.get(id);
        if event.is_none() || event.map(|event| event.position) != deed.position {
            findings.push(format!("{deed:?} was acknowledged, but there is {event:?}"));
        }
    }
    let ids: BTreeSet<&str> = done.iter().filter_map(|deed| deed.id.as_deref()).collect();
    let odd = truth
        .events
        .iter()
        .filter(|event| SINGLE.contains(&&*event.kind) && !event.is_servers())
        .filter(|event| !ids.contains(&*event.id));
    findings.extend(odd.map(|event| format!("nobody asked for {event:?}")));
    let own: Vec<&str> = done
        .iter()
        .filter(|deed| deed.word.is_some())
        .filter_map(|deed| deed.id.as_deref())
        .collect();
    if own.iter().collect::<BTreeSet<_>>().len() != own.len() {
        findings.push("two came to one event".to_owned());
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{asked, example, found, log};
    use super::super::log::Deed;
    use super::*;

    fn said(truth: &Truth) -> Log {
        let said = truth
            .events
            .iter()
            .filter(|event| event.word.is_some() && SINGLE.contains(&&*event.kind));
        let deeds = said.map(|event| Deed {
            by: asked("ann", 2 * event.position),
            status: 200,
            id: Some(event.id.clone()),
            position: Some(event.position),
            word: event.word.clone(),
            ..Deed::default()
        });
        Log {
            deeds: deeds.collect(),
            ..log(Vec::new())
        }
    }

    #[test]
    fn what_was_acknowledged_is_all_that_happened() {
        let mut truth = example();
        let whole = said(&truth);
        assert_eq!(check(&truth, &whole), [""; 0]);
        let mut silent = whole.clone();
        silent.deeds.pop();
        found(&check(&truth, &silent), "nobody asked for");
        let mut twice = whole.clone();
        twice.deeds.push(whole.deeds[0].clone());
        found(&check(&truth, &twice), "two came to one event");
        truth.events.remove(4);
        let findings = check(&truth, &whole);
        found(&findings, "was acknowledged");
        found(&findings, "positions have gaps");
    }
}
