//! What sequences really came to: an oracle that tries nothing finds nothing.

use std::collections::BTreeMap;

use super::log::{Log, Told};
use super::truth::Truth;

/// How often each thing happened.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(BTreeMap<String, u64>);

/// What two hundred sequences must have come to; each comes to them twenty times and more.
const ALL: [&str; 46] = [
    "Create 200",
    "Say 200",
    "Name 200",
    "Set 200",
    "Unset 200",
    "Join 200",
    "Join 403",
    "Leave 200",
    "Invite 200",
    "Reject 200",
    "Kick 200",
    "Ban 200",
    "Unban 200",
    "Redact 200",
    "Read 200",
    "Rule 200",
    "answer to a join lost",
    "entry with the answer",
    "entry in the stream",
    "event in the stream",
    "answer of the stream lost",
    "full answer of the stream",
    "Poll",
    "Sse",
    "Socket",
    "wait in the stream",
    "delta",
    "limited delta",
    "deleted state in a delta",
    "room left in a delta",
    "invite in a sync",
    "redacted event",
    "page of scrollback",
    "event refused",
    "ForeignJoin 200",
    "ForeignSay 200",
    "ForeignSet 200",
    "ForeignUnset 200",
    "ForeignKick 200",
    "ForeignInvite 200",
    "ForeignRedact 200",
    "ForeignReject 200",
    "late event",
    "superseded state",
    "state put right",
    "late event in the stream",
];

impl Tally {
    /// What a sequence came to.
    pub(super) fn new(truth: &Truth, log: &Log) -> Self {
        let mut tally = Self::default();
        tally.add("sequence", 1);
        for deed in &log.deeds {
            let what = deed.what.split(' ').next().unwrap_or_default();
            tally.add(&format!("{what} {}", deed.status), 1);
            let unknown = deed
                .handed
                .as_ref()
                .is_some_and(|handed| handed.events.is_none());
            tally.add("answer to a join lost", u64::from(unknown));
        }
        for answer in &log.answers {
            tally.add("answer", 1);
            tally.answer(&answer.told);
        }
        for event in &truth.events {
            tally.add("event", 1);
            tally.add("redacted event", u64::from(event.redacts.is_some()));
            tally.add("late event", u64::from(event.late.is_some()));
            let superseded = event.late.is_some() && event.superseded;
            tally.add("superseded state", u64::from(superseded));
            let put_right = event.is_servers() && event.key.is_some();
            tally.add("state put right", u64::from(put_right));
        }
        tally
    }

    fn answer(&mut self, told: &Told) {
        match told {
            Told::Window(window) => {
                self.add("event in the stream", window.events.len() as u64);
                let late = window.events.iter().filter(|event| event.after.is_some());
                self.add("late event in the stream", late.count() as u64);
                self.add("entry in the stream", window.joined.len() as u64);
                self.add("answer of the stream lost", u64::from(!window.kept));
                self.add("full answer of the stream", u64::from(window.more));
                self.add("wait in the stream", u64::from(window.start == window.end));
                self.add(&format!("{:?}", window.carrier), 1);
            }
            Told::Sync(sync) => {
                self.add("delta", u64::from(sync.since.is_some()));
                self.add("invite in a sync", sync.invites.len() as u64);
                self.add("room left in a delta", sync.left.len() as u64);
                for room in sync.rooms.iter().filter(|_| sync.since.is_some()) {
                    self.add("limited delta", u64::from(room.limited));
                    let deleted = room.state.iter().filter(|event| event.deletes);
                    self.add("deleted state in a delta", deleted.count() as u64);
                }
            }
            Told::Entry(_) => self.add("entry with the answer", 1),
            Told::Page(page) => self.add("page of scrollback", u64::from(!page.events.is_empty())),
            Told::Refused { what, .. } => {
                self.add("event refused", u64::from(what.starts_with('$')));
            }
            Told::Around(_) | Told::Event(_) | Told::Odd(_) => {}
        }
    }

    /// Counts something.
    pub(super) fn add(&mut self, what: &str, count: u64) {
        *self.0.entry(what.to_owned()).or_default() += count;
    }

    /// Adds what others came to.
    pub(super) fn join(&mut self, other: &Self) {
        for (what, count) in &other.0 {
            self.add(what, *count);
        }
    }

    /// What never happened.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let missing = |what: &&&str| self.count(what) == 0;
        ALL.iter().filter(missing).copied().collect()
    }

    /// How often something happened.
    pub(super) fn count(&self, what: &str) -> u64 {
        self.0.get(what).copied().unwrap_or_default()
    }
}
