//! What searches found, kept for their further pages (PUB-1).

use std::collections::VecDeque;
use std::mem::size_of;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tidings_types::RoomId;

use crate::env::Env;
use crate::store::ListingRow;

/// How many results are kept, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct ResultLimits {
    /// The most searches.
    pub searches: usize,
    /// The most bytes of all together.
    pub bytes: usize,
    /// How long after its last page a search is kept.
    pub keep: Duration,
}

impl Default for ResultLimits {
    fn default() -> Self {
        Self {
            searches: 1_000,
            bytes: 64 << 20,
            keep: Duration::from_mins(10),
        }
    }
}

/// What a search found, as it was then.
#[derive(Clone, Debug)]
struct Found {
    id: u64,
    rows: Arc<[ListingRow]>,
    /// Rooms of a page; never 0.
    limit: usize,
    bytes: usize,
    expires_ms: u64,
}

#[derive(Default)]
struct Kept {
    /// By their last use, the oldest first.
    found: VecDeque<Found>,
    bytes: usize,
}

impl Kept {
    fn drop_oldest(&mut self) -> bool {
        let oldest = self.found.pop_front();
        self.bytes -= oldest.as_ref().map_or(0, |found| found.bytes);
        oldest.is_some()
    }
}

/// The results of searches that have more than one page, in memory: a restart forgets them, and so does time, and want of
/// room the oldest first.
pub struct ResultSets {
    env: Env,
    limits: ResultLimits,
    kept: Mutex<Kept>,
}

impl ResultSets {
    /// No results yet.
    pub fn new(env: Env, limits: ResultLimits) -> Self {
        Self {
            env,
            limits,
            kept: Mutex::default(),
        }
    }

    /// Keeps what a search found, and drops for it what was longest not asked for.
    pub fn keep(&self, rows: Arc<[ListingRow]>, limit: usize) -> u64 {
        let mut id = [0; 8];
        self.env.entropy.fill(&mut id);
        let found = Found {
            id: u64::from_be_bytes(id),
            bytes: rows.iter().map(size_of_row).sum(),
            expires_ms: self.deadline_ms(),
            rows,
            limit,
        };
        let id = found.id;
        let mut kept = self.kept.lock();
        kept.bytes += found.bytes;
        kept.found.push_back(found);
        let full =
            |kept: &Kept| kept.found.len() > self.limits.searches || kept.bytes > self.limits.bytes;
        while full(&kept) && kept.drop_oldest() {}
        id
    }

    /// What a search found, if it is still kept. Asking keeps it longer.
    pub fn find(&self, id: u64) -> Option<(Arc<[ListingRow]>, usize)> {
        let mut kept = self.kept.lock();
        let at = kept.found.iter().position(|found| found.id == id)?;
        if kept.found[at].expires_ms <= self.env.clock.monotonic_ms() {
            return None;
        }
        let mut found = kept.found.remove(at)?;
        found.expires_ms = self.deadline_ms();
        let answer = (Arc::clone(&found.rows), found.limit);
        kept.found.push_back(found);
        Some(answer)
    }

    /// Forgets every search that found a room: what a redaction took away shows nowhere any more (RED-1).
    pub fn forget_room(&self, room_id: &RoomId) {
        let mut kept = self.kept.lock();
        let holds = |found: &Found| found.rows.iter().any(|row| row.room_id == *room_id);
        kept.found.retain(|found| !holds(found));
        kept.bytes = kept.found.iter().map(|found| found.bytes).sum();
    }

    /// Forgets what ran out.
    pub fn sweep(&self) {
        let now_ms = self.env.clock.monotonic_ms();
        let mut kept = self.kept.lock();
        let over = |kept: &Kept| {
            let oldest = kept.found.front();
            oldest.is_some_and(|found| found.expires_ms <= now_ms)
        };
        while over(&kept) && kept.drop_oldest() {}
    }

    fn deadline_ms(&self) -> u64 {
        let keep_ms = u64::try_from(self.limits.keep.as_millis()).unwrap_or(u64::MAX);
        self.env.clock.monotonic_ms().saturating_add(keep_ms)
    }
}

/// As many of the first rows as the bytes hold.
pub fn within(mut rows: Vec<ListingRow>, bytes: usize) -> Vec<ListingRow> {
    let mut left = bytes;
    let fits = |row: &ListingRow| match left.checked_sub(size_of_row(row)) {
        Some(less) => {
            left = less;
            true
        }
        None => false,
    };
    let count = rows.iter().map(fits).take_while(|fits| *fits).count();
    rows.truncate(count);
    rows
}

/// What a row takes in memory, about.
fn size_of_row(row: &ListingRow) -> usize {
    let listing = &row.listing;
    let texts = [&listing.name, &listing.topic, &listing.avatar_url];
    let texts = texts.into_iter().flatten().chain([&listing.join_rule]);
    let texts: usize = texts.map(String::len).sum();
    let aliases = listing.aliases.iter();
    let aliases: usize = aliases.map(|alias| size_of::<String>() + alias.len()).sum();
    size_of::<ListingRow>() + row.room_id.as_str().len() + texts + aliases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Listing;

    fn rows(count: usize) -> Arc<[ListingRow]> {
        let row = |number: usize| ListingRow {
            room_id: format!("!r{number}:a").parse().expect("an id"),
            listing: Listing {
                joined: 1,
                name: Some("x".repeat(1_000)),
                topic: None,
                avatar_url: None,
                aliases: Vec::new(),
                join_rule: "public".into(),
            },
        };
        (0..count).map(row).collect()
    }

    /// PUB-1: what is asked for stays; what nobody asks for ends.
    #[test]
    fn results_end_some_time_after_their_last_page() {
        let (env, clock) = Env::test(1);
        let sets = ResultSets::new(env, ResultLimits::default());
        let (read, unread) = (sets.keep(rows(3), 1), sets.keep(rows(3), 1));
        clock.advance(Duration::from_mins(9));
        assert!(sets.find(read).is_some());
        clock.advance(Duration::from_mins(1));
        assert!(sets.find(read).is_some());
        assert!(sets.find(unread).is_none());
        sets.sweep();
        assert_eq!(sets.kept.lock().found.len(), 1);
        clock.advance(Duration::from_mins(10));
        sets.sweep();
        assert_eq!(sets.kept.lock().bytes, 0);
    }

    /// PUB-1: neither many searches nor large ones fill the memory; the oldest make room.
    #[test]
    fn the_oldest_results_make_room() {
        for limits in [
            ResultLimits {
                searches: 2,
                ..ResultLimits::default()
            },
            ResultLimits {
                bytes: 8_000,
                ..ResultLimits::default()
            },
        ] {
            let (env, _clock) = Env::test(1);
            let sets = ResultSets::new(env, limits);
            let ids: Vec<u64> = (0..3).map(|_| sets.keep(rows(3), 1)).collect();
            let kept = ids.iter().map(|id| sets.find(*id).is_some());
            assert_eq!(kept.collect::<Vec<_>>(), [false, true, true]);
        }
    }

    #[test]
    fn rows_beyond_the_bytes_are_left_out() {
        assert_eq!(within(rows(5).to_vec(), 3_900).len(), 3);
        assert!(within(rows(1).to_vec(), 10).is_empty());
    }
}
