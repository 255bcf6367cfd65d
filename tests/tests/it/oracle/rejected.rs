//! What the server makes of an event that turns out to be unacceptable: a redaction, and where the event is current state,
//! an event that puts back what stood there before (STR-4).

use std::collections::BTreeSet;

use super::log::Log;
use super::truth::{Event, Position, Truth};

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    let done = log.deeds.iter().filter(|deed| deed.status == 200);
    let rejected: BTreeSet<&str> = done.filter_map(|deed| deed.rejects.as_deref()).collect();
    let mut made: BTreeSet<Position> = BTreeSet::new();
    for id in rejected {
        let redactions = truth.events.iter().filter(|event| event.is_servers());
        let redactions: Vec<&Event> = redactions
            .filter(|event| event.redacts.as_deref() == Some(id))
            .collect();
        let ([redaction], Some(target)) = (&redactions[..], truth.get(id)) else {
            findings.push(format!("{id} was rejected, and redacted by {redactions:?}"));
            continue;
        };
        made.insert(redaction.position);
        let next = truth
            .events
            .iter()
            .find(|event| event.position == redaction.position + 1);
        let right = next.filter(|next| next.is_servers() && next.is_same_state(target));
        made.extend(right.map(|right| right.position));
        let expected = stood(truth, target, redaction.position);
        let fits = match (&expected, right) {
            (None, None) => true,
            (Some(expected), Some(right)) => *expected == content(right),
            _ => false,
        };
        if !fits {
            findings.push(format!(
                "{target:?} was rejected; {expected:?} isn't put back by {right:?}"
            ));
        }
    }
    let servers = truth.events.iter().filter(|event| event.is_servers());
    let odd = servers.filter(|event| !made.contains(&event.position));
    findings.extend(odd.map(|event| format!("nobody asked for {event:?}")));
    findings
}

/// What says all of a content that sequences make: whether it is there, the part of a member, the rule, the word.
type Content = (bool, Option<String>, Option<String>);

fn content(event: &Event) -> Content {
    let says = format!("{:?} {:?}", event.part, event.rule);
    let says = (!event.deletes).then_some(says);
    (event.deletes, says, event.word.clone())
}

/// What must be put back when an event is rejected at a position; nothing where that changes nothing.
fn stood(truth: &Truth, target: &Event, at: Position) -> Option<Content> {
    let timeline = truth.timeline(&target.room, at - 1);
    let same = || {
        timeline
            .iter()
            .copied()
            .filter(|event| event.is_same_state(target))
    };
    if same().next_back()?.id != target.id {
        return None;
    }
    let below = same().rfind(|event| {
        event.order < target.order && !event.is_servers() && !truth.is_rejected(&event.id, at - 1)
    });
    let below = below.filter(|event| !event.deletes);
    let Some(below) = below else {
        return (!target.deletes).then_some((true, None, None));
    };
    let emptied = truth
        .redacted_at(&below.id)
        .is_some_and(|redacted| redacted < at);
    let (deletes, says, word) = content(below);
    Some((deletes, says, word.filter(|_| !emptied)))
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{asked, found, log, said, set, truth};
    use super::super::log::Deed;
    use super::super::truth::REDACTION;
    use super::*;

    /// A topic, one that is rejected, and what the server makes of that.
    fn example() -> Vec<Event> {
        let topic = |name, sender| set(name, "harbour", sender, "state.m.room.topic");
        let servers = |event: Event| Event {
            sender: "localhost".into(),
            ..event
        };
        let redaction = Event {
            kind: REDACTION.into(),
            redacts: Some("$bad".into()),
            word: None,
            ..said("redaction", "harbour", "server")
        };
        let right = Event {
            word: Some("~good~".into()),
            ..topic("right", "server")
        };
        vec![
            topic("good", "ann"),
            topic("bad", "dan"),
            servers(redaction),
            servers(right),
        ]
    }

    fn findings(events: Vec<Event>) -> Vec<String> {
        let mut log = log(Vec::new());
        log.deeds = vec![Deed {
            by: asked("dan", 1),
            status: 200,
            rejects: Some("$bad".into()),
            ..Deed::default()
        }];
        check(&truth(events), &log)
    }

    /// STR-4: what was rejected is redacted, and what stood there before is put back.
    #[test]
    fn what_was_right_is_put_back() {
        assert_eq!(findings(example()), [""; 0]);
        let mut silent = example();
        silent.pop();
        found(&findings(silent.clone()), "isn't put back");
        silent.pop();
        found(&findings(silent), "was rejected, and redacted by []");
        let mut wrong = example();
        wrong[3].word = Some("~bad~".into());
        found(&findings(wrong), "isn't put back");
        let mut deleted = example();
        deleted[0].deletes = true;
        found(&findings(deleted), "isn't put back");
        let mut odd = example();
        odd.push(Event {
            key: Some("other".into()),
            ..odd[3].clone()
        });
        found(&findings(odd), "nobody asked for");
    }

    /// STR-4: what isn't current state any more leaves nothing to be put right.
    #[test]
    fn what_was_replaced_is_only_redacted() {
        let mut events = example();
        events[3] = Event {
            id: "$newer".into(),
            sender: "@ann".into(),
            ..events[3].clone()
        };
        events.swap(2, 3);
        assert_eq!(findings(events), [""; 0]);
    }
}
