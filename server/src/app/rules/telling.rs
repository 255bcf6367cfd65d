//! What a reader has been told of things that have no place in any order, so that each answer brings what differs
//! (the paragraph on ephemeral events in `spec/streams.md`).
//!
//! Every change has a version. A reader has a mark: up to where it knows the changes. The reader's own token carries it, so
//! the server keeps nothing per reader and thing, and an answer that was lost is put together again from the token before.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;

/// Counts the changes.
pub type Version = u64;

/// Up to where a reader knows the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What had changed by `goal` is being told in the order of the newest change of each thing, so far up to `after`; some
    /// of it as it was later.
    UpTo {
        /// The last change told.
        after: Version,
        /// The last change that is part of this.
        goal: Version,
    },
    /// All is known as it was after this change.
    At(Version),
}

impl Mark {
    /// Nothing is known yet.
    pub fn nothing(now: Version) -> Self {
        Self::UpTo {
            after: 0,
            goal: now,
        }
    }

    /// All that changed up to a change is known, some of it as it was later.
    pub fn all_up_to(version: Version) -> Self {
        Self::UpTo {
            after: version,
            goal: version,
        }
    }

    /// The last change that isn't news in any case.
    pub fn base(self) -> Version {
        match self {
            Self::UpTo { goal, .. } => goal,
            Self::At(version) => version,
        }
    }

    /// Up to which change the reader knows all.
    pub fn knows(self) -> Version {
        match self {
            Self::UpTo { after, goal } if after < goal => 0,
            Self::UpTo { .. } | Self::At(_) => self.base(),
        }
    }

    /// As two numbers.
    pub fn fields(self) -> [u64; 2] {
        match self {
            Self::UpTo { after, goal } => [after, goal],
            Self::At(version) => [version, u64::MAX],
        }
    }

    /// The mark of two numbers, if there can be such a one while `now` is the newest change.
    pub fn of_fields([after, goal]: [u64; 2], now: Version) -> Option<Self> {
        let mark = if goal == u64::MAX {
            Self::At(after)
        } else {
            Self::UpTo { after, goal }
        };
        (after <= goal && mark.base() <= now).then_some(mark)
    }
}

/// What a token says was told, and to whom. It may come from anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Tells the reader, a session and what it wants, from others.
    pub reader: u32,
    /// The reader's mark as [two numbers](Mark::fields).
    pub mark: [u64; 2],
}

/// Things by their newest change.
#[derive(Debug)]
pub struct Newest<T> {
    by_version: BTreeMap<Version, T>,
    versions: HashMap<T, Version>,
}

impl<T> Default for Newest<T> {
    fn default() -> Self {
        Self {
            by_version: BTreeMap::new(),
            versions: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Newest<T> {
    /// A thing has changed.
    pub fn set(&mut self, version: Version, thing: T) {
        if let Some(before) = self.versions.insert(thing.clone(), version) {
            self.by_version.remove(&before);
        }
        self.by_version.insert(version, thing);
    }

    /// A thing is none of these any more.
    pub fn remove(&mut self, thing: &T) {
        if let Some(version) = self.versions.remove(thing) {
            self.by_version.remove(&version);
        }
    }

    /// The things whose newest change came after one change, and not after another, in the order of the changes.
    pub fn between(&self, after: Version, until: Version) -> impl Iterator<Item = (Version, &T)> {
        // A range must not end before it starts.
        let range = after.saturating_add(1)..until.max(after).saturating_add(1);
        let things = self.by_version.range(range);
        things.map(|(version, thing)| (*version, thing))
    }

    /// The newest change of a thing, if it is one of these.
    pub fn version_of(&self, thing: &T) -> Option<Version> {
        self.versions.get(thing).copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_version.is_empty()
    }
}

/// The newest changes, each by its version. No version is left out.
#[derive(Debug)]
pub struct Log<T> {
    changes: VecDeque<T>,
    newest: Version,
    most: usize,
}

impl<T> Log<T> {
    /// Remembers at most so many changes.
    pub fn new(most: usize) -> Self {
        Self {
            changes: VecDeque::new(),
            newest: 0,
            most,
        }
    }

    /// Adds a change, and answers its version.
    pub fn push(&mut self, change: T) -> Version {
        if self.changes.len() == self.most {
            self.changes.pop_front();
        }
        self.changes.push_back(change);
        self.newest += 1;
        self.newest
    }

    /// The version of the newest change; 0 before the first.
    pub fn newest(&self) -> Version {
        self.newest
    }

    /// The changes after a version, if there are at most so many and none of them is forgotten.
    pub fn after(
        &self,
        version: Version,
        most: usize,
    ) -> Option<impl Iterator<Item = (Version, &T)>> {
        let count = usize::try_from(self.newest.saturating_sub(version)).ok()?;
        let skipped = self.changes.len().checked_sub(count)?;
        let changes = self.changes.iter().skip(skipped);
        (count <= most).then(|| (version + 1..).zip(changes))
    }
}

/// A value and the few before it, so that one that came back to what it was doesn't count as changed.
#[derive(Clone, Debug)]
pub struct History<T> {
    /// Oldest first, never empty.
    values: Vec<(Version, T)>,
}

/// Values kept of one thing.
const REMEMBERED: usize = 4;

impl<T: PartialEq> History<T> {
    /// What it is as long as nothing has changed.
    pub fn new(value: T) -> Self {
        Self {
            values: vec![(0, value)],
        }
    }

    /// The value now.
    pub fn now(&self) -> &T {
        &self.values[self.values.len() - 1].1
    }

    /// The newest change; 0 when there was none.
    pub fn changed(&self) -> Version {
        self.values[self.values.len() - 1].0
    }

    /// A new value.
    pub fn set(&mut self, version: Version, value: T) {
        if self.values.len() == REMEMBERED {
            self.values.remove(0);
        }
        self.values.push((version, value));
    }

    /// Whether the value is what it was after a version. What isn't remembered isn't the same.
    pub fn is_as_at(&self, version: Version) -> bool {
        let then = self.values.iter().rev().find(|(at, _)| *at <= version);
        then.is_some_and(|(_, value)| value == self.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_from_their_fields() {
        for mark in [
            Mark::nothing(7),
            Mark::UpTo { after: 3, goal: 7 },
            Mark::all_up_to(7),
            Mark::At(7),
            Mark::At(0),
        ] {
            assert_eq!(Mark::of_fields(mark.fields(), 7), Some(mark));
            let before = Mark::of_fields(mark.fields(), mark.base().saturating_sub(1));
            assert_eq!(before, Some(mark).filter(|mark| mark.base() == 0));
        }
        assert_eq!(Mark::of_fields([5, 3], 9), None);
    }

    #[test]
    fn a_log_knows_what_it_has_forgotten() {
        let mut log = Log::new(3);
        let after = |log: &Log<char>, version, most| {
            let changes = log.after(version, most)?;
            Some(
                changes
                    .map(|(at, change)| (at, *change))
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(after(&log, 0, 9), Some(Vec::new()));
        for (change, version) in ['a', 'b', 'c', 'd'].into_iter().zip(1..) {
            assert_eq!(log.push(change), version);
        }
        assert_eq!(after(&log, 0, 9), None);
        assert_eq!(after(&log, 1, 9), Some(vec![(2, 'b'), (3, 'c'), (4, 'd')]));
        assert_eq!(after(&log, 2, 2), Some(vec![(3, 'c'), (4, 'd')]));
        assert_eq!(after(&log, 2, 1), None);
        assert_eq!(after(&log, 4, 0), Some(Vec::new()));
        assert_eq!(after(&log, 9, 0), Some(Vec::new()));
    }

    #[test]
    fn who_is_being_told_knows_nothing_for_sure() {
        assert_eq!(Mark::UpTo { after: 6, goal: 7 }.knows(), 0);
        assert_eq!(Mark::all_up_to(7).knows(), 7);
        assert_eq!(Mark::At(7).knows(), 7);
    }

    #[test]
    fn things_stand_at_their_newest_change() {
        let mut things = Newest::default();
        for (version, thing) in [(1, "a"), (2, "b"), (4, "a"), (7, "c")] {
            things.set(version, thing);
        }
        let between = |things: &Newest<&'static str>, after, until| {
            let found = things.between(after, until);
            found.map(|(version, thing)| (version, *thing)).collect()
        };
        let all: Vec<_> = between(&things, 0, Version::MAX);
        assert_eq!(all, [(2, "b"), (4, "a"), (7, "c")]);
        let some: Vec<_> = between(&things, 2, 4);
        assert_eq!(some, [(4, "a")]);
        let none: Vec<_> = between(&things, 4, 2);
        assert!(none.is_empty());
        things.remove(&"a");
        let left: Vec<_> = between(&things, 2, 7);
        assert_eq!(left, [(7, "c")]);
        things.remove(&"b");
        things.remove(&"c");
        assert!(things.is_empty());
    }

    #[test]
    fn what_came_back_has_not_changed() {
        let mut history = History::new("off");
        for (version, value) in [(3, "on"), (5, "off"), (6, "on")] {
            history.set(version, value);
        }
        assert_eq!(
            [0, 3, 4, 5, 6].map(|at| history.is_as_at(at)),
            [false, true, true, false, true]
        );
        history.set(8, "off");
        history.set(9, "on");
        assert!(!history.is_as_at(4), "that long ago isn't remembered");
        assert_eq!((history.changed(), history.now()), (9, &"on"));
    }
}
