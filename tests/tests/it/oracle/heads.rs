//! (4) No position is seen while a smaller one may still appear.
//!
//! Positions are held against real time: what somebody has seen is there for everybody who asks afterwards, and nobody sees
//! a position of something that is asked for only later. That nothing appears below what was seen is the rest of it, which
//! [`super::stream`] shows: each answer holds all there ever is between its ends.

use super::log::{Log, Moment, Told};
use super::truth::{Position, Truth};

/// What can be said of where the head stood.
pub(super) struct Heads {
    /// When somebody had seen a position.
    seen: Vec<(Moment, Position)>,
    /// When an event was asked for first, and its position.
    asked: Vec<(Moment, Position)>,
    base: Position,
    last: Position,
}

impl Heads {
    pub(super) fn new(truth: &Truth, log: &Log) -> Self {
        let answers = log.answers.iter().filter_map(|answer| {
            let end = match &answer.told {
                Told::Window(window) => window.end,
                Told::Sync(sync) => sync.end,
                _ => return None,
            };
            Some((answer.by.answered, end))
        });
        let deeds = log
            .deeds
            .iter()
            .filter_map(|deed| Some((deed.by.answered, deed.position?)));
        // What has a word of its own wasn't there before it was asked for.
        let own = log.deeds.iter().filter(|deed| deed.word.is_some());
        let asked =
            own.filter_map(|deed| Some((deed.by.sent, truth.get(deed.id.as_ref()?)?.position)));
        Self {
            seen: answers.chain(deeds).collect(),
            asked: asked.collect(),
            base: truth.base,
            last: truth.head(),
        }
    }

    /// The head was at least here at a moment.
    pub(super) fn floor(&self, moment: Moment) -> Position {
        let seen = self.seen.iter().filter(|(at, _)| *at < moment);
        seen.map(|(_, position)| *position)
            .max()
            .unwrap_or(self.base)
    }

    /// The head was at most here at a moment.
    pub(super) fn ceiling(&self, moment: Moment) -> Position {
        let later = self.asked.iter().filter(|(at, _)| *at > moment);
        later
            .map(|(_, position)| position - 1)
            .min()
            .unwrap_or(self.last)
    }
}

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let heads = Heads::new(truth, log);
    let mut findings = Vec::new();
    for answer in &log.answers {
        let by = &answer.by;
        let (start, end, whole) = match &answer.told {
            Told::Window(window) => (
                window.from.is_none().then_some(window.start),
                window.end,
                !window.more,
            ),
            Told::Sync(sync) => (None, sync.end, true),
            _ => continue,
        };
        let (floor, ceiling) = (heads.floor(by.sent), heads.ceiling(by.answered));
        if end > ceiling {
            findings.push(format!(
                "{by:?} ends at {end} when there was nothing above {ceiling}"
            ));
        }
        if whole && end < floor {
            findings.push(format!(
                "{by:?} ends at {end}, but {floor} had been seen before"
            ));
        }
        if let Some(start) = start.filter(|start| *start < floor) {
            findings.push(format!(
                "{by:?} begins now at {start}, but {floor} had been seen before"
            ));
        }
    }
    for deed in log.deeds.iter().filter(|deed| deed.status == 200) {
        let Some(position) = deed.position else {
            continue;
        };
        if position > heads.ceiling(deed.by.answered) {
            findings.push(format!("{deed:?} lies behind what came later"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{asked, example, found, log, window, within};
    use super::super::log::Deed;
    use super::*;

    fn said(id: &str, position: Position, sent: Moment) -> Deed {
        Deed {
            by: asked("ann", sent),
            status: 200,
            id: Some(format!("${id}")),
            position: Some(position),
            word: Some(format!("~{id}~")),
            ..Deed::default()
        }
    }

    #[test]
    fn heads_that_grow_are_right() {
        let truth = example();
        let mut log = log(vec![
            window(&truth, "ann", 0, 5),
            window(&truth, "ann", 5, 12),
        ]);
        log.deeds = vec![said("one", 5, 105), said("four", 12, 115)];
        assert_eq!(check(&truth, &log), [""; 0]);
    }

    #[test]
    fn a_head_that_goes_back_is_found() {
        let truth = example();
        let mut late = window(&truth, "bob", 4, 7);
        late.by = asked("bob", 300);
        found(
            &check(
                &truth,
                &log(vec![window(&truth, "ann", 0, 12), late.clone()]),
            ),
            "had been seen before",
        );
        within(&mut late).from = None;
        within(&mut late).start = 4;
        found(
            &check(&truth, &log(vec![window(&truth, "ann", 0, 12), late])),
            "begins now at 4",
        );
    }

    #[test]
    fn a_position_seen_too_early_is_found() {
        let truth = example();
        let mut log = log(vec![window(&truth, "ann", 0, 12)]);
        log.deeds = vec![said("four", 12, 200)];
        found(&check(&truth, &log), "nothing above 11");
    }
}
