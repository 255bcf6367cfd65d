//! A stream that is broken on purpose, for tests that must notice it. Built for tests only.

use super::{Reading, Step};
use crate::app::App;
use crate::app::live::TailEvent;
use crate::env::Fault;
use crate::store::Position;

impl App {
    /// Spoils an answer that was read from a position on.
    pub(super) fn spoil(&self, mut reading: Reading, start: Position) -> Reading {
        let (env, count) = (&self.env, reading.events.len());
        let whole = !reading.more && reading.end > start;
        if env.has(Fault::Skips) && reading.more {
            reading.end += 1;
        } else if env.has(Fault::Repeats) && reading.more && count > 1 {
            reading.end -= 1;
        } else if env.has(Fault::Swaps) && count > 1 {
            reading.events.swap(count - 2, count - 1);
        } else if env.has(Fault::Hurries) && whole {
            reading.end += 1;
        } else if env.has(Fault::Lags) && whole && reading.own_joins.is_empty() {
            let end = reading.end;
            reading.events.retain(|tail| tail.event.position < end);
            reading.end -= 1;
        }
        reading
    }

    /// Spoils what an event is to a reader.
    pub(super) fn spoil_step(&self, step: &Step, tail: &TailEvent) -> Step {
        let leaks = self.env.has(Fault::Leaks) && tail.event.position.is_multiple_of(3);
        Step {
            shown: step.shown || leaks,
            ..*step
        }
    }
}
