//! How large and how long a run is, and what should come of it.

use std::time::Duration;

use crate::load::Span;
use crate::report::{Aim, Bound, Value, things};
use crate::{Entry, read, send};

/// How much of everything.
pub(crate) struct Scale {
    /// Connections of the ceiling, and concurrent senders; ascending.
    pub(crate) senders: [usize; 3],
    /// The many rooms.
    pub(crate) rooms: usize,
    /// Sessions that number their actions, and how many of them are under way in each.
    pub(crate) ordered: [usize; 2],
    /// Waiting streams.
    pub(crate) streams: [usize; 2],
    /// Messages of the small and the large room.
    pub(crate) events: [usize; 2],
    /// Users who fill these.
    pub(crate) fillers: usize,
    /// How long to load.
    pub(crate) span: Span,
}

impl Scale {
    /// The scale that measures: about a minute.
    pub(crate) fn full() -> Self {
        Self {
            senders: [1, 32, 256],
            rooms: 100,
            ordered: [32, 8],
            streams: [1, 100],
            events: [1_000, 100_000],
            fillers: 32,
            span: Span {
                warm_up: Duration::from_millis(700),
                window: Duration::from_secs(3),
            },
        }
    }

    /// The scale that only shows that everything works: seconds.
    pub(crate) fn quick() -> Self {
        Self {
            senders: [1, 4, 16],
            rooms: 8,
            ordered: [4, 4],
            streams: [1, 10],
            events: [500, 2_000],
            fillers: 8,
            span: Span {
                warm_up: Duration::from_millis(50),
                window: Duration::from_millis(250),
            },
        }
    }

    /// The most concurrent senders.
    pub(crate) fn most_senders(&self) -> usize {
        self.senders.into_iter().max().unwrap_or(1)
    }

    /// The number of the first user who only reads; there is one for each room that is read.
    pub(crate) fn first_reader(&self) -> usize {
        let senders = self.most_senders().max(self.fillers);
        senders.max(self.streams[1] + 1)
    }

    /// How many users the entries need.
    pub(crate) fn users(&self, wanted: impl Fn(Entry) -> bool) -> usize {
        if wanted(Entry::D) {
            self.first_reader() + self.events.len()
        } else if wanted(Entry::B) {
            self.first_reader()
        } else {
            self.streams[1] + 1
        }
    }

    /// What should come of it. Meant for the full scale; the quick one shows only the form.
    pub(crate) fn aims(&self) -> Vec<Aim> {
        let [_, some, most] = self.senders;
        let mut aims = Vec::new();
        for (senders, rooms, bound) in [(most, 1, 0.25), (most, self.rooms, 0.25), (some, 1, 0.2)] {
            aims.push(Aim {
                claim: format!(
                    "sends/s of {senders} senders in {}, to the ceiling's",
                    things(rooms, "room")
                ),
                row: send::row_id(senders, rooms),
                value: |row| row.rate_ratio,
                bound: Bound::AtLeast(bound),
            });
        }
        for (senders, rooms) in [(some, 1), (most, 1), (some, self.rooms), (most, self.rooms)] {
            aims.push(Aim {
                claim: format!(
                    "server µs for each send of {senders} senders in {}",
                    things(rooms, "room")
                ),
                row: send::row_id(senders, rooms),
                value: |row| row.server_cpu_us,
                bound: Bound::AtMost(70.0),
            });
        }
        for operation in ["scroll", "poll"] {
            let values: [(&str, Value); 2] = [
                ("latency", |row| row.latency_ratio),
                ("server µs", |row| row.cpu_ratio),
            ];
            for (name, value) in values {
                aims.push(Aim {
                    claim: format!("{operation}: {name} in the large room to the small one's"),
                    row: read::row_id(operation, self.events[1]),
                    value,
                    bound: Bound::AtMost(1.2),
                });
            }
        }
        aims
    }
}
