//! How large and how long a run is, and what should come of it.

use std::time::Duration;

use crate::away::Place;
use crate::children::Page;
use crate::disk::Kind;
use crate::entries::Entry;
use crate::history::Look;
use crate::load::Span;
use crate::report::{Aim, Bound, Value, things};
use crate::{read, send, state, syncs};

/// How much of everything.
pub(crate) struct Scale {
    /// Connections of the ceiling, and concurrent senders; ascending.
    pub(crate) senders: [usize; 3],
    /// The many rooms.
    pub(crate) rooms: usize,
    /// Sessions that number their actions, and how many of them are under way in each.
    pub(crate) ordered: [usize; 2],
    /// Waiting streams.
    pub(crate) streams: [usize; 3],
    /// Messages of the small and the large room.
    pub(crate) events: [usize; 2],
    /// Users who fill these.
    pub(crate) fillers: usize,
    /// Clients that make rooms.
    pub(crate) creators: [usize; 2],
    /// Members of the small and the large room that is joined.
    pub(crate) members: [usize; 2],
    /// Users who join them.
    pub(crate) joiners: usize,
    /// Entries of the small and the large state.
    pub(crate) entries: [usize; 2],
    /// Changes of these and messages after the old point.
    pub(crate) since: [usize; 2],
    /// Events of the short and the long history.
    pub(crate) history: [usize; 2],
    /// One of so many of them changes the state.
    pub(crate) state_every: usize,
    /// Updates of the message that has many.
    pub(crate) updates: usize,
    /// Rooms of a sync, and messages of each that have an edit and replies.
    pub(crate) childful: [usize; 2],
    /// Replies to the message with few and to the one with many.
    pub(crate) replies: [usize; 2],
    /// Events whose bytes on disk are measured.
    pub(crate) stored: usize,
    /// Clients that log in at once.
    pub(crate) logins: [usize; 2],
    /// Actions that are held behind one.
    pub(crate) held: [usize; 2],
    /// Users who wait for news, and how many sessions each does so in.
    pub(crate) idle: [usize; 2],
    /// Bytes of the large file, and how often it goes up and down.
    pub(crate) file: [usize; 2],
    /// The rooms of those who sync them all.
    pub(crate) synced: [usize; 4],
    /// The rooms of those who sync what changed, and how many messages that is.
    pub(crate) deltas: [usize; 4],
    pub(crate) delta_messages: usize,
    /// Entry v: rooms that are none of the reader's, and the events of each.
    pub(crate) elsewhere: [usize; 2],
    /// The messages sent to these while the server runs.
    pub(crate) messages_elsewhere: usize,
    /// How long to load.
    pub(crate) span: Span,
}

impl Scale {
    /// The scale that measures: minutes.
    pub(crate) fn full() -> Self {
        Self {
            senders: [1, 32, 256],
            rooms: 100,
            ordered: [32, 8],
            streams: [1, 100, 1_000],
            events: [1_000, 100_000],
            fillers: 32,
            creators: [1, 32],
            members: [10, 10_000],
            joiners: 100,
            entries: [100, 10_000],
            since: [300, 20_000],
            history: [1_000, 1_000_000],
            state_every: 100,
            updates: 1_000,
            childful: [10, 20],
            replies: [1_000, 1_000_000],
            stored: 20_000,
            logins: [1, 8],
            held: [1, 255],
            idle: [625, 16],
            file: [50_000_000, 9],
            synced: [100, 600, 1_100, 5_000],
            deltas: [10, 100, 1_000, 10_000],
            delta_messages: 1_000,
            elsewhere: [1_000, 100],
            messages_elsewhere: 20_000,
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
            streams: [1, 10, 20],
            events: [500, 2_000],
            fillers: 8,
            creators: [1, 4],
            members: [10, 500],
            joiners: 10,
            entries: [50, 500],
            since: [50, 1_000],
            history: [200, 20_000],
            state_every: 20,
            updates: 100,
            childful: [3, 5],
            replies: [100, 5_000],
            stored: 1_000,
            logins: [1, 4],
            held: [1, 15],
            idle: [20, 10],
            file: [5_000_000, 2],
            synced: [5, 10, 20, 40],
            deltas: [5, 10, 20, 80],
            delta_messages: 20,
            elsewhere: [40, 10],
            messages_elsewhere: 200,
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

    /// The most waiting streams.
    pub(crate) fn most_streams(&self) -> usize {
        self.streams.into_iter().max().unwrap_or(1)
    }

    /// The number of the first user who only reads; there is one for each room that is read.
    pub(crate) fn first_reader(&self) -> usize {
        let senders = self.most_senders().max(self.fillers);
        senders.max(self.most_streams() + 1)
    }

    /// How many users the entries need.
    pub(crate) fn users(&self, wanted: impl Fn(Entry) -> bool) -> usize {
        if wanted(Entry::D) {
            self.first_reader() + self.events.len()
        } else if wanted(Entry::B) || wanted(Entry::Q) {
            self.first_reader()
        } else {
            self.most_streams() + 1
        }
    }

    /// What should come of it. Meant for the full scale; the quick one shows only the form.
    pub(crate) fn aims(&self) -> Vec<Aim> {
        let mut aims = self.aims_of_sending();
        aims.extend(self.aims_of_reading());
        aims
    }

    fn aims_of_sending(&self) -> Vec<Aim> {
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
        for (kind, name) in [
            (Kind::Message, "a message"),
            (Kind::State, "a state change"),
        ] {
            aims.push(Aim {
                claim: format!("disk for {name} to its JSON"),
                row: kind.row_id().to_owned(),
                value: |row| row.disk_ratio,
                bound: Bound::AtMost(3.0),
            });
        }
        aims
    }

    fn aims_of_reading(&self) -> Vec<Aim> {
        let mut aims = Vec::new();
        for operation in ["scroll", "poll"] {
            let what = format!("{operation}: {{}} in the large room to the small one's");
            let row = read::row_id(operation, self.events[1]);
            aims.extend(both_at_most(1.2, &what, &row));
        }
        let [few, .., many] = self.synced;
        aims.push(Aim {
            claim: format!("initial_sync: time for each of {many} rooms to that of {few}"),
            row: syncs::whole_id(many),
            value: |row| row.item_ratio,
            bound: Bound::AtMost(1.2),
        });
        let [few, .., many] = self.deltas;
        let what = format!("delta after a message: {{}} with {many} rooms to {few}");
        aims.extend(both_at_most(1.5, &what, &syncs::delta_id(1, many)));
        let [rooms, each] = self.elsewhere;
        for (place, count) in [
            (Place::Store, rooms * each),
            (Place::Memory, self.messages_elsewhere),
        ] {
            let (from, many) = (place.name(), things(count, "event"));
            let what = format!("reading on from {from}: {{}} after {many} elsewhere to few");
            aims.extend(both_at_most(1.5, &what, &place.row_id(count)));
        }
        for look in Look::ALL {
            let what = format!(
                "{}: {{}} in the long history to the short one's",
                look.name()
            );
            aims.extend(both_at_most(1.2, &what, &look.row_id(self.history[1])));
        }
        for page in Page::ALL {
            let what = format!("reply_list, {}: {{}} with many replies to few", page.name());
            aims.extend(both_at_most(1.2, &what, &page.row_id(self.replies[1])));
        }
        let sizes = [
            state::of_entries(self.entries[1]),
            state::of_events(self.history[1]),
        ];
        for size in sizes {
            let what = format!("state_list in a room of {size}: {{}} at an old point to now's");
            aims.extend(both_at_most(2.0, &what, &state::moment_id(&size, true)));
        }
        aims
    }
}

/// The aims that latency and processor time are at most so much of the other row's; `{}` in the claim is which of them.
fn both_at_most(bound: f64, claim: &str, row: &str) -> [Aim; 2] {
    let values: [(&str, Value); 2] = [
        ("latency", |row| row.latency_ratio),
        ("server µs", |row| row.cpu_ratio),
    ];
    values.map(|(name, value)| Aim {
        claim: claim.replace("{}", name),
        row: row.to_owned(),
        value,
        bound: Bound::AtMost(bound),
    })
}
