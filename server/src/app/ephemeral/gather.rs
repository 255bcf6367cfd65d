//! What a session is told with the next answer of its stream.

use std::collections::HashSet;
use std::sync::Arc;

use tidings_types::{RoomId, ServerName, UserId};

use super::person::Person;
use super::{Change, Ephemeral, Reader, Room, Thing};
use crate::app::filter::Filter;
use crate::app::rules::presence::Shown;
use crate::app::rules::telling::{Mark, Told, Version};
use crate::app::session::Session;
use crate::app::watchers::Watchers;

/// So many changes are looked through by a reader of however few rooms.
const FEW: usize = 16;

/// What is asked with a request for the stream.
pub(crate) struct Asked<'a> {
    pub session: &'a Session,
    pub filter: &'a Filter,
    pub server: &'a ServerName,
    /// How the request goes on, as [`Ephemeral::begin`] said.
    pub begun: Option<(u32, Mark)>,
    /// Whether all there is isn't worth an answer of its own.
    pub is_patient: bool,
}

/// A thing that differs from what was told, by the change that makes it so.
pub(super) struct Found {
    version: Version,
    pub(super) thing: Thing,
    why: Why,
}

/// Why something is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It belongs to all there is.
    Whole,
    /// Somebody came, and is seen from now on.
    Came,
    /// It changed.
    Changed,
}

impl Thing {
    fn is_wanted(&self, filter: &Filter, server: &ServerName) -> bool {
        match self {
            Self::Presence(user) => filter.wants_presence(user),
            Self::Typing(room) => filter.wants_typing(room, server),
        }
    }
}

impl Found {
    fn new(version: Version, thing: Thing, why: Why) -> Self {
        Self {
            version,
            thing,
            why,
        }
    }

    /// In what order things are told.
    fn order(&self) -> (Version, &Thing) {
        (self.version, &self.thing)
    }

    /// The change, and whether it belongs to all there is.
    fn place(&self) -> (Version, bool) {
        (self.version, self.why == Why::Whole)
    }
}

/// What is told.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// How a user shows, and how long ago it last did something, in milliseconds.
    Presence(UserId, Shown, Option<u64>),
    /// Who is typing in a room.
    Typing(RoomId, Arc<[UserId]>),
}

/// What a session can be told with an answer.
#[derive(Default)]
pub(crate) struct Gathered {
    /// What is told.
    pub news: Vec<News>,
    /// Whether it is worth an answer of its own.
    pub early: bool,
    /// Whether there is more to tell already.
    pub more: bool,
    /// The reader, how it went on, and up to where it knows by this; `None` when nothing of the kind is wanted.
    reader: Option<(u32, Mark, Mark)>,
    /// The changes behind `news`, and whether each belongs to all there is.
    versions: Vec<(Version, bool)>,
    end: Version,
}

impl Gathered {
    /// What a token that goes on from the answer says; `None` when it says what the request's said.
    pub(crate) fn told(&self) -> Option<Told> {
        let (reader, _, mark) = self.reader?;
        let mark = mark.fields();
        Some(Told { reader, mark })
    }

    /// Whether there was nothing to tell to a reader that knew all.
    pub(crate) fn is_nothing_new(&self) -> bool {
        let knew_all = matches!(self.reader, None | Some((_, Mark::At(_), _)));
        knew_all && self.news.is_empty() && !self.more
    }

    /// Leaves as much as fits into an answer. One that doesn't reach the newest event isn't told of changes of typing, so
    /// that these come with the messages that end it.
    pub(crate) fn fit(&mut self, room: usize, is_newest: bool) {
        let Some((_, start, mark)) = &mut self.reader else {
            return;
        };
        let whole = self.versions.iter().filter(|(_, whole)| *whole).count();
        let most = if is_newest { self.news.len() } else { whole };
        if most <= room {
            self.news.truncate(most);
            *mark = match *start {
                _ if is_newest => Mark::At(self.end),
                Mark::UpTo { goal, .. } => Mark::all_up_to(goal),
                start @ Mark::At(_) => start,
            };
            return;
        }
        self.more = true;
        // Things of one change come together.
        let mut fitting = room;
        while fitting > 0 && self.versions[fitting - 1].0 == self.versions[fitting].0 {
            fitting -= 1;
        }
        if fitting == 0 && room > 0 {
            // More than fits came with one change: then all there is, a part at a time.
            self.news.clear();
            *mark = Mark::nothing(self.end);
            return;
        }
        self.news.truncate(fitting);
        let last = fitting.checked_sub(1).map(|last| self.versions[last]);
        *mark = match (last, *start) {
            (None, start) => start,
            (Some((after, true)), Mark::UpTo { goal, .. }) => Mark::UpTo { after, goal },
            (Some((at, _)), _) => Mark::all_up_to(at),
        };
    }
}

impl Ephemeral {
    /// What a session can be told now.
    pub(in crate::app) fn gather(
        &mut self,
        watchers: &Watchers,
        asked: &Asked<'_>,
        now_ms: u64,
    ) -> Gathered {
        let end = self.log.newest();
        let user = &asked.session.client.user_id;
        let Some((tag, start)) = asked.begun else {
            return Gathered::default();
        };
        let Some(reader) = self.readers.get(&asked.session.id) else {
            return Gathered::default();
        };
        let mut found = match self.changed(watchers, user, reader, start) {
            Some(found) => found,
            None => self.differing(watchers, user, reader, start),
        };
        if found.is_empty()
            && matches!(start, Mark::At(_))
            && let Some(reader) = self.readers.get_mut(&asked.session.id)
        {
            reader.note_known(end);
        }
        found.sort_unstable_by(|one, other| one.order().cmp(&other.order()));
        let mut seen = HashSet::new();
        found.retain(|found| {
            found.thing.is_wanted(asked.filter, asked.server) && seen.insert(found.thing.clone())
        });
        let news = found.iter().map(|found| self.news(&found.thing, now_ms));
        let is_early = |found: &Found| self.is_worth_an_answer(found, user, asked.is_patient);
        Gathered {
            news: news.collect(),
            early: found.iter().any(is_early),
            more: false,
            reader: Some((tag, start, Mark::At(end))),
            versions: found.iter().map(Found::place).collect(),
            end,
        }
    }

    /// How all whom a user can see show, for initial sync (SYN-4).
    pub(in crate::app) fn around(
        &self,
        watchers: &Watchers,
        user: &UserId,
        now_ms: u64,
    ) -> Vec<News> {
        let rooms = watchers.rooms_of(user);
        let people: HashSet<&UserId> = rooms.flat_map(|room| watchers.members(room)).collect();
        let there = people.into_iter().filter(|user| {
            let person = self.people.get(*user);
            person.is_some_and(|person| !person.shown.now().is_offline())
        });
        let mut there: Vec<_> = there.collect();
        there.sort_unstable();
        let news = there.into_iter();
        news.map(|user| self.news(&Thing::Presence(user.clone()), now_ms))
            .collect()
    }

    /// What differs from what a reader was told, found by what has changed since; `None` when looking through the reader's
    /// rooms is less, or the reader is still being told all there is.
    pub(super) fn changed(
        &self,
        watchers: &Watchers,
        user: &UserId,
        reader: &Reader,
        mark: Mark,
    ) -> Option<Vec<Found>> {
        if matches!(mark, Mark::UpTo { after, goal } if after < goal) {
            return None;
        }
        let most = watchers.parts_of(user)?.len().max(FEW);
        let mut found = Vec::new();
        for (version, change) in self.log.after(mark.base(), most)? {
            match change {
                Change::Shown(other) => {
                    let thing = Thing::Presence(other.clone());
                    let is_newest = |person: &Person| person.shown.changed() == version;
                    if self.people.get(other).is_some_and(is_newest)
                        && !self.is_as_told(&thing, mark)
                        && watchers.share_a_room(user, other)
                    {
                        found.push(Found::new(version, thing, Why::Changed));
                    }
                }
                Change::Typing(room_id) => {
                    let thing = Thing::Typing(room_id.clone());
                    if self.is_newest(room_id, &thing, version)
                        && !self.is_as_told(&thing, mark)
                        && watchers.is_in(user, room_id)
                    {
                        found.push(Found::new(version, thing, Why::Changed));
                    }
                }
                Change::Came(room_id, other) if other == user => {
                    let is_newest = watchers.came(user, room_id) == version;
                    let room = self.rooms.get(room_id);
                    if let Some(room) = room.filter(|_| is_newest && watchers.is_in(user, room_id))
                    {
                        found.extend(self.whole(room, reader, version));
                    }
                }
                Change::Came(room_id, other) => {
                    let thing = Thing::Presence(other.clone());
                    let is_newest = watchers.came(other, room_id) == version;
                    let is_shared = [user, other].map(|user| watchers.is_in(user, room_id));
                    if is_newest && is_shared == [true; 2] && self.is_told(&thing, reader) {
                        found.push(Found::new(version, thing, Why::Came));
                    }
                }
            }
        }
        Some(found)
    }

    fn is_newest(&self, room_id: &RoomId, thing: &Thing, version: Version) -> bool {
        let room = self.rooms.get(room_id);
        room.is_some_and(|room| room.things.version_of(thing) == Some(version))
    }

    /// All of a room, for a reader who came by a change.
    fn whole(&self, room: &Room, reader: &Reader, came: Version) -> Vec<Found> {
        let things = room.things.between(0, Version::MAX);
        let things = things.filter(|(_, thing)| self.is_told(thing, reader));
        let found = |(version, thing): (Version, &Thing)| {
            Found::new(version.max(came), thing.clone(), Why::Came)
        };
        things.map(found).collect()
    }

    /// What differs from what a reader with a mark was told. What several rooms show comes several times.
    pub(super) fn differing(
        &self,
        watchers: &Watchers,
        user: &UserId,
        reader: &Reader,
        mark: Mark,
    ) -> Vec<Found> {
        let base = mark.base();
        let mut found = Vec::new();
        for room_id in watchers.rooms_of(user) {
            let Some(room) = self.rooms.get(room_id) else {
                continue;
            };
            let came = watchers.came(user, room_id);
            if came > base {
                found.extend(self.whole(room, reader, came));
                continue;
            }
            let mut add = |version, thing: &Thing, why| {
                found.push(Found::new(version, thing.clone(), why));
            };
            if let Mark::UpTo { after, goal } = mark {
                for (version, thing) in room.things.between(after, goal) {
                    if self.is_told(thing, reader) {
                        add(version, thing, Why::Whole);
                    }
                }
            }
            for (version, thing) in room.things.between(base, Version::MAX) {
                let came = match thing {
                    Thing::Presence(other) => watchers.came(other, room_id),
                    Thing::Typing(_) => 0,
                };
                if came > base && self.is_told(thing, reader) {
                    add(version, thing, Why::Came);
                } else if came <= base && !self.is_as_told(thing, mark) {
                    add(version, thing, Why::Changed);
                }
            }
        }
        found
    }

    /// Whether a reader is told of something among all there is: of who is there, or was when the reader had begun.
    fn is_told(&self, thing: &Thing, reader: &Reader) -> bool {
        let (is_there, changed) = match thing {
            Thing::Presence(user) => match self.people.get(user) {
                Some(person) => (!person.shown.now().is_offline(), person.shown.changed()),
                None => return false,
            },
            Thing::Typing(room) => match self.rooms.get(room) {
                Some(room) => (!room.shown.now().is_empty(), room.shown.changed()),
                None => return false,
            },
        };
        is_there || changed > reader.first
    }

    /// Whether something is as the reader was told. One who was told only a part knows nothing for sure.
    fn is_as_told(&self, thing: &Thing, mark: Mark) -> bool {
        let Mark::At(at) = mark else {
            return false;
        };
        match thing {
            Thing::Presence(user) => {
                let person = self.people.get(user);
                person.is_none_or(|person| person.shown.is_as_at(at))
            }
            Thing::Typing(room) => {
                let room = self.rooms.get(room);
                room.is_none_or(|room| room.shown.is_as_at(at))
            }
        }
    }

    /// Presence waits until watchers are woken for it, so that many changes make one answer (PRE-2). Nobody is waiting to
    /// hear that oneself is there.
    fn is_worth_an_answer(&self, found: &Found, reader: &UserId, is_patient: bool) -> bool {
        match (&found.why, &found.thing) {
            (Why::Whole, _) if is_patient => false,
            (Why::Whole | Why::Came, Thing::Presence(user)) => user != reader,
            (Why::Changed, Thing::Presence(_)) => found.version <= self.waiting.woken,
            (_, Thing::Typing(_)) => true,
        }
    }

    fn news(&self, thing: &Thing, now_ms: u64) -> News {
        match thing {
            Thing::Presence(user) => {
                let (shown, idle_ms) = self.presence_of(user, now_ms);
                News::Presence(user.clone(), shown, idle_ms)
            }
            Thing::Typing(room) => News::Typing(room.clone(), self.typing_in(room)),
        }
    }
}
