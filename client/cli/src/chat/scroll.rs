//! Where the timeline stands in its window, and what is chosen in it.
//!
//! It is scrolled by lines, so that every line of a message that is taller than the window can be read.

use super::lines::row_lines;
use super::model::Model;
use super::room::{Key, Row};

/// What stands at the bottom of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lowest {
    pub(super) row: Key,
    /// How many of its last lines are below the window.
    pub(super) hidden: usize,
}

/// How many columns and lines the timeline has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            width: 80,
            height: 1,
        }
    }
}

/// A place in the rows: the one at the bottom, and how many of its last lines are below the window.
type Place = (usize, usize);

impl Model {
    /// Where a row stands.
    pub(super) fn place(&self, key: &Key) -> Option<usize> {
        let is_it = |row: &&Row| row.key().as_ref() == Some(key);
        self.rows().iter().rposition(is_it)
    }

    /// How many of the newest rows are scrolled out of sight.
    pub(super) fn back(&self) -> usize {
        let place = self.lowest.as_ref().and_then(|it| self.place(&it.row));
        place.map_or(0, |place| self.rows().len() - 1 - place)
    }

    /// Rows that were chosen may be gone: a gap that was filled, an echo whose event came.
    pub(super) fn let_go_of_what_is_gone(&mut self) {
        if self
            .chosen
            .as_ref()
            .is_some_and(|key| self.place(key).is_none())
        {
            self.chosen = None;
        }
        let is_gone = |lowest: &Lowest| self.place(&lowest.row).is_none();
        if self.lowest.as_ref().is_some_and(is_gone) {
            self.lowest = None;
        }
    }

    /// How many lines a row takes.
    fn height(&self, rows: &[&Row], at: usize) -> usize {
        let lines = self
            .room()
            .map(|room| row_lines(self, room, rows, at, self.window.get().width));
        lines.map_or(1, |lines| lines.len().max(1))
    }

    /// What stands at the bottom now.
    pub(super) fn bottom(&self, rows: &[&Row]) -> Place {
        let newest = (rows.len().saturating_sub(1), 0);
        let Some(lowest) = &self.lowest else {
            return newest;
        };
        let is_it = |row: &&Row| row.key().as_ref() == Some(&lowest.row);
        let Some(at) = rows.iter().rposition(is_it) else {
            return newest;
        };
        // In another window it may have fewer lines than it had, and less may fit above it.
        let hidden = lowest.hidden.min(self.height(rows, at) - 1);
        self.filled(rows, (at, hidden))
    }

    /// A place, unless there would be nothing to show above the first row.
    fn filled(&self, rows: &[&Row], (at, hidden): Place) -> Place {
        let first = self.with_top(rows, 0);
        let is_before = at < first.0 || at == first.0 && hidden > first.1;
        if is_before { first } else { (at, hidden) }
    }

    /// The place at which the first line of a row stands at the top, or the newest row at the bottom.
    fn with_top(&self, rows: &[&Row], top: usize) -> Place {
        let wanted = self.window.get().height.max(1);
        let mut lines = 0;
        for at in top..rows.len() {
            lines += self.height(rows, at);
            if lines >= wanted {
                return (at, lines - wanted);
            }
        }
        (rows.len().saturating_sub(1), 0)
    }

    /// Moves by what fits into the window, but for one line that stays in sight.
    pub(super) fn scroll(&mut self, up: bool) {
        let rows = self.rows();
        if rows.is_empty() {
            return;
        }
        let page = self.window.get().height.saturating_sub(1).max(1);
        let bottom = self.bottom(&rows);
        let place = if up {
            self.above(&rows, bottom, page)
        } else {
            self.below(&rows, bottom, page)
        };
        self.stand(place);
    }

    fn above(&self, rows: &[&Row], (mut at, mut hidden): Place, lines: usize) -> Place {
        hidden += lines;
        while at > 0 {
            let height = self.height(rows, at);
            if hidden < height {
                break;
            }
            (at, hidden) = (at - 1, hidden - height);
        }
        self.filled(rows, (at, hidden))
    }

    fn below(&self, rows: &[&Row], (mut at, mut hidden): Place, mut lines: usize) -> Place {
        while lines > hidden && at + 1 < rows.len() {
            lines -= hidden;
            at += 1;
            hidden = self.height(rows, at);
        }
        (at, hidden.saturating_sub(lines))
    }

    fn stand(&mut self, (at, hidden): Place) {
        let rows = self.rows();
        let is_newest = at + 1 >= rows.len() && hidden == 0;
        let row = rows.get(at).and_then(|row| row.key());
        self.lowest = row.filter(|_| !is_newest).map(|row| Lowest { row, hidden });
    }

    /// Chooses the row above or below the one that is chosen.
    pub(super) fn choose(&mut self, up: bool) {
        let rows = self.rows();
        let may_be = |place: &usize| rows[*place].gap().is_none();
        let here = self.chosen.as_ref().and_then(|key| self.place(key));
        let seen = rows.len().saturating_sub(self.back());
        let next = match (here, up) {
            (None, true) => (0..seen).rev().find(may_be),
            (None, false) => None,
            (Some(here), true) => (0..here).rev().find(may_be).or(Some(here)),
            (Some(here), false) => (here + 1..rows.len()).find(may_be),
        };
        let chosen = next.and_then(|next| rows[next].key());
        // Below the newest there is nothing to choose.
        let newest = (rows.len().saturating_sub(1), 0);
        let place = next.map_or(newest, |next| self.with_sight_of(&rows, next));
        self.chosen = chosen;
        self.stand(place);
    }

    /// The place nearest to the present one at which a row is in sight; of one that is too tall its beginning.
    fn with_sight_of(&self, rows: &[&Row], wanted: usize) -> Place {
        let height = self.window.get().height.max(1);
        let (at, hidden) = self.bottom(rows);
        if wanted > at || (wanted == at && hidden > 0) {
            return (wanted, self.height(rows, wanted).saturating_sub(height));
        }
        let mut lines = 0;
        for row in (wanted..=at).rev() {
            lines += self.height(rows, row);
            if lines > height + hidden {
                return self.with_top(rows, wanted);
            }
        }
        (at, hidden)
    }
}
