//! Who is there and who is typing, and what of it each session has been told (PRE-1, PRE-2, TYP-1, SES-6).
//!
//! All of it lives in memory. A change costs the rooms and the watchers whom it concerns. An answer of the stream costs what
//! changed since the one before, or the reader's rooms where these are fewer; the first one costs all that is there.

mod gather;
mod person;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use tidings_types::{PresenceState, RoomId, SessionId, UserId};

use super::capabilities::KnownSet;
use super::filter::Filter;
use super::rules::presence::Shown;
use super::rules::telling::{History, Log, Mark, Newest, Told, Version};
use super::session::Session;
use super::watchers::Watchers;

pub(super) use gather::{Asked, Gathered, News};
use person::Person;

/// Watchers are woken for presence at most this often, in milliseconds (PRE-2).
const PRESENCE_EVERY_MS: u64 = 1_000;

/// What has ended is remembered for so long, in milliseconds, also when every session has heard of it: who goes back to a
/// place before hears of it again.
const REMEMBERED_MS: u64 = 600_000;

/// Users shown as typing in a room at most.
const MOST_TYPING: usize = 10_000;

/// Something that has a newest state only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Thing {
    /// How a user shows.
    Presence(UserId),
    /// Who is typing in a room.
    Typing(RoomId),
}

/// Changes remembered one by one. Who goes on from before looks through the rooms.
const CHANGES: usize = 1 << 14;

/// What changed.
#[derive(Clone, Debug)]
enum Change {
    /// How a user shows.
    Shown(UserId),
    /// A user came into a room.
    Came(RoomId, UserId),
    /// Who is typing in a room.
    Typing(RoomId),
}

/// A room in which somebody is there or types, or did lately.
struct Room {
    /// Who types, in the order in which they began, each in the sessions that say so.
    typing: Vec<(UserId, Vec<Arc<Session>>)>,
    shown: History<Arc<[UserId]>>,
    /// What those in the room are told of, by the newest change; that somebody came is one.
    things: Newest<Thing>,
}

/// A session that reads the stream.
struct Reader {
    /// The newest change when it began to read: it knows of nothing that ended before.
    first: Version,
    /// The newest change up to which it knows all that concerns it.
    known: Version,
    /// What it wants.
    choice: u64,
    /// Whether it has wanted something else before, so that what it knows of may differ.
    has_chosen_anew: bool,
}

/// Presence that watchers haven't been woken for yet.
#[derive(Default)]
struct Waiting {
    users: HashSet<UserId>,
    /// The newest change for which they were woken, and when.
    woken: Version,
    woken_ms: Option<u64>,
}

/// People, typing, and the readers of both.
pub(super) struct Ephemeral {
    log: Log<Change>,
    people: HashMap<UserId, Person>,
    rooms: HashMap<RoomId, Room>,
    /// Rooms in which typing has ended.
    quiet: HashSet<RoomId>,
    /// The newest change at each of the last sweeps, and when that was.
    sweeps: VecDeque<(u64, Version)>,
    readers: HashMap<SessionId, Reader>,
    waiting: Waiting,
}

impl Default for Ephemeral {
    fn default() -> Self {
        Self {
            log: Log::new(CHANGES),
            people: HashMap::new(),
            rooms: HashMap::new(),
            quiet: HashSet::new(),
            sweeps: VecDeque::new(),
            readers: HashMap::new(),
            waiting: Waiting::default(),
        }
    }
}

/// Sessions.
impl Ephemeral {
    /// A session counts from now on.
    pub(super) fn add_session(&mut self, session: &Arc<Session>) {
        let person = self
            .people
            .entry(session.client.user_id.clone())
            .or_default();
        person.sessions.push(Arc::clone(session));
        person.generation += 1;
    }

    /// What a session said doesn't count any more. Answers the rooms in which typing changed.
    pub(super) fn remove_session(&mut self, session: &Arc<Session>) -> Vec<RoomId> {
        self.readers.remove(&session.id);
        if let Some(person) = self.people.get_mut(&session.client.user_id) {
            person.remove_session(session);
        }
        let rooms = session.typing().into_iter();
        rooms
            .filter(|room| self.set_typing(session, room, false))
            .collect()
    }

    /// Whether a user has a live session.
    pub(super) fn has_session(&self, user: &UserId) -> bool {
        let person = self.people.get(user);
        person.is_some_and(|person| !person.sessions.is_empty())
    }
}

/// Presence.
impl Ephemeral {
    /// A session said a status, or that there is none: the newest said counts, for as long as its session lives.
    pub(super) fn set_status(&mut self, session: &Session, status_msg: Option<&str>) {
        if let Some(person) = self.people.get_mut(&session.client.user_id) {
            person.status = status_msg.map(|text| (session.id.clone(), text.into()));
        }
    }

    /// Whether a user wants to be seen, as far as that is known.
    pub(super) fn appears_offline(&self, user: &UserId) -> Option<bool> {
        self.people.get(user)?.appears_offline
    }

    pub(super) fn set_appears_offline(&mut self, user: &UserId, appears: bool) {
        let person = self.people.entry(user.clone()).or_default();
        person.appears_offline = Some(appears);
    }

    /// The user did something.
    pub(super) fn note_act(&mut self, user: &UserId, now_ms: u64) {
        if let Some(person) = self.people.get_mut(user) {
            person.last_act_ms = Some(now_ms);
        }
    }

    /// Something changed about a user's sessions, and the union of what they can do has to be found anew. Answers how often
    /// that was so, and whether there is anything to unite.
    pub(super) fn capabilities_due(&self, user: &UserId) -> Option<(u64, bool)> {
        let person = self.people.get(user)?;
        Some((person.generation, !person.capability_sets().is_empty()))
    }

    /// The sets behind the union have changed.
    pub(super) fn note_capabilities(&mut self, user: &UserId) {
        if let Some(person) = self.people.get_mut(user) {
            person.generation += 1;
        }
    }

    pub(super) fn capabilities_of(&self, user: &UserId) -> Vec<Arc<KnownSet>> {
        let person = self.people.get(user);
        person.map(Person::capability_sets).unwrap_or_default()
    }

    /// Takes the union, if nothing has changed since it was asked for, and shows the user as it is now.
    pub(super) fn show(
        &mut self,
        user: &UserId,
        generation: u64,
        union: Option<tidings_types::Sha256>,
        watchers: &Watchers,
        now_ms: u64,
    ) -> bool {
        let Some(person) = self.people.get_mut(user) else {
            return true;
        };
        if person.generation != generation {
            return false;
        }
        person.capabilities = union;
        person.note_height(now_ms);
        let shown = person.as_shown(watchers.is_loaded(user));
        if *person.shown.now() != shown {
            let version = self.log.push(Change::Shown(user.clone()));
            person.shown.set(version, shown);
            self.waiting.users.insert(user.clone());
            for room_id in watchers.rooms_of(user) {
                let room = self.rooms.entry(room_id.clone()).or_default();
                room.things.set(version, Thing::Presence(user.clone()));
            }
        }
        true
    }

    /// How a user shows now, and how long ago it last did something, in milliseconds.
    pub(super) fn presence_of(&self, user: &UserId, now_ms: u64) -> (Shown, Option<u64>) {
        match self.people.get(user) {
            Some(person) => (person.shown.now().clone(), person.idle_ms(now_ms)),
            None => (Shown::offline(), None),
        }
    }

    /// Those who are to be woken for presence now; else when that is to be asked again.
    pub(super) fn wake_for_presence(
        &mut self,
        watchers: &Watchers,
        now_ms: u64,
    ) -> Result<HashSet<UserId>, Option<u64>> {
        if self.waiting.users.is_empty() {
            return Err(None);
        }
        let due_ms = self.waiting.woken_ms.map(|at| at + PRESENCE_EVERY_MS);
        if let Some(due_ms) = due_ms.filter(|due_ms| now_ms < *due_ms) {
            return Err(Some(due_ms));
        }
        let users = std::mem::take(&mut self.waiting.users);
        let rooms: HashSet<&RoomId> = users
            .iter()
            .flat_map(|user| watchers.rooms_of(user))
            .collect();
        let members = rooms.into_iter().flat_map(|room| watchers.members(room));
        self.waiting.woken = self.log.newest();
        self.waiting.woken_ms = Some(now_ms);
        Ok(members.cloned().collect())
    }
}

/// Rooms.
impl Ephemeral {
    /// A user came into a room, so that those in it and the user see each other. Answers the change.
    pub(super) fn came(&mut self, room_id: &RoomId, user: &UserId) -> Version {
        let version = self.log.push(Change::Came(room_id.clone(), user.clone()));
        if self.people.contains_key(user) {
            let room = self.rooms.entry(room_id.clone()).or_default();
            room.things.set(version, Thing::Presence(user.clone()));
        }
        version
    }

    /// A user went from a room. Who stays knows by the membership.
    pub(super) fn went(&mut self, room_id: &RoomId, user: &UserId) {
        self.end_typing(room_id, user.as_str());
        self.leave_out(room_id, user);
    }

    fn leave_out(&mut self, room_id: &RoomId, user: &UserId) {
        if let Some(room) = self.rooms.get_mut(room_id) {
            room.things.remove(&Thing::Presence(user.clone()));
            if room.is_empty() {
                self.rooms.remove(room_id);
            }
        }
    }

    /// A session says whether it is typing in a room. Answers whether the list changed.
    pub(super) fn set_typing(
        &mut self,
        session: &Arc<Session>,
        room_id: &RoomId,
        typing: bool,
    ) -> bool {
        session.note_typing(room_id, typing);
        let user = &session.client.user_id;
        if !typing && !self.rooms.contains_key(room_id) {
            return false;
        }
        let room = self.rooms.entry(room_id.clone()).or_default();
        let at = room.typing.iter().position(|(other, _)| other == user);
        match (at, typing) {
            (Some(at), true) => {
                let sessions = &mut room.typing[at].1;
                if !sessions.iter().any(|other| other.id == session.id) {
                    sessions.push(Arc::clone(session));
                }
            }
            (None, true) => room.typing.push((user.clone(), vec![Arc::clone(session)])),
            (Some(at), false) => {
                room.typing[at].1.retain(|other| other.id != session.id);
                if room.typing[at].1.is_empty() {
                    room.typing.remove(at);
                }
            }
            (None, false) => {}
        }
        self.show_typing(room_id)
    }

    /// A user sent what was being typed, or left the room: all the user's sessions are done there. Answers whether the list
    /// changed.
    pub(super) fn end_typing(&mut self, room_id: &RoomId, user: &str) -> bool {
        let Some(room) = self.rooms.get_mut(room_id) else {
            return false;
        };
        let Some(at) = room
            .typing
            .iter()
            .position(|(other, _)| other.as_str() == user)
        else {
            return false;
        };
        for session in room.typing.remove(at).1 {
            session.note_typing(room_id, false);
        }
        self.show_typing(room_id)
    }

    /// Who is typing in a room.
    pub(super) fn typing_in(&self, room_id: &RoomId) -> Arc<[UserId]> {
        let room = self.rooms.get(room_id);
        room.map(|room| Arc::clone(room.shown.now()))
            .unwrap_or_default()
    }

    fn show_typing(&mut self, room_id: &RoomId) -> bool {
        let Some(room) = self.rooms.get_mut(room_id) else {
            return false;
        };
        let users = room.typing.iter().map(|(user, _)| user.clone());
        let shown: Arc<[UserId]> = users.take(MOST_TYPING).collect();
        if *room.shown.now() == shown {
            return false;
        }
        if shown.is_empty() {
            self.quiet.insert(room_id.clone());
        }
        let version = self.log.push(Change::Typing(room_id.clone()));
        room.shown.set(version, shown);
        room.things.set(version, Thing::Typing(room_id.clone()));
        true
    }

    /// How the members of a room show, those who aren't there left out.
    pub(super) fn present_in(
        &self,
        watchers: &Watchers,
        room_id: &RoomId,
    ) -> HashMap<UserId, PresenceState> {
        let members = watchers.members(room_id);
        let present = members.filter_map(|user| {
            let shown = self.people.get(user)?.shown.now();
            (!shown.is_offline()).then(|| (user.clone(), shown.state))
        });
        present.collect()
    }
}

/// Forgetting.
impl Ephemeral {
    /// Forgets what every reader knows to have ended a while ago. Answers whom nobody needs to be followed for any more.
    pub(super) fn sweep<'u>(
        &mut self,
        idle: impl Iterator<Item = &'u UserId>,
        now_ms: u64,
    ) -> Vec<UserId> {
        let known = self.forgettable(now_ms);
        let rooms = &mut self.rooms;
        self.quiet.retain(|room_id| {
            let Some(room) = rooms.get_mut(room_id) else {
                return false;
            };
            let is_quiet = room.typing.is_empty();
            if is_quiet && room.shown.changed() > known {
                return true;
            }
            if is_quiet {
                room.things.remove(&Thing::Typing(room_id.clone()));
                room.shown = History::new(Arc::default());
            }
            if room.is_empty() {
                rooms.remove(room_id);
            }
            false
        });
        let needed = |person: &Person| {
            !person.sessions.is_empty()
                || !person.shown.now().is_offline()
                || person.shown.changed() > known
        };
        idle.filter(|user| !self.people.get(*user).is_some_and(needed))
            .cloned()
            .collect()
    }

    /// The newest change that may be forgotten.
    fn forgettable(&mut self, now_ms: u64) -> Version {
        if self.readers.is_empty() {
            self.sweeps.clear();
            return self.log.newest();
        }
        self.sweeps.push_back((now_ms, self.log.newest()));
        let is_old = |at_ms: u64| now_ms.saturating_sub(at_ms) >= REMEMBERED_MS;
        while self.sweeps.get(1).is_some_and(|(at_ms, _)| is_old(*at_ms)) {
            self.sweeps.pop_front();
        }
        let oldest = self.sweeps.front().filter(|(at_ms, _)| is_old(*at_ms));
        let oldest = oldest.map_or(0, |(_, version)| *version);
        let known = self.readers.values().map(|reader| reader.known);
        known.fold(oldest, Version::min)
    }

    /// Forgets a user who isn't followed any more.
    pub(super) fn forget<'r>(&mut self, user: &UserId, rooms: impl Iterator<Item = &'r RoomId>) {
        self.people.remove(user);
        for room_id in rooms {
            self.leave_out(room_id, user);
        }
    }

    /// The users with sessions.
    pub(super) fn with_sessions(&self) -> impl Iterator<Item = &UserId> {
        let people = self.people.iter();
        let alive = people.filter(|(_, person)| !person.sessions.is_empty());
        alive.map(|(user, _)| user)
    }
}

/// Reading.
impl Ephemeral {
    /// A session's request goes on from what a token says was told. Answers how it goes on; `None` when it wants nothing of
    /// the kind. A token of another reader says nothing.
    pub(super) fn begin(
        &mut self,
        session: &Session,
        filter: &Filter,
        told: Option<Told>,
    ) -> Option<(u32, Mark)> {
        let now = self.log.newest();
        let (tag, reader) = self.reader(session, filter)?;
        let told = told.filter(|told| told.reader == tag);
        let mark = told.and_then(|told| Mark::of_fields(told.mark, now));
        let mark = mark.unwrap_or(Mark::nothing(now));
        reader.note_known(mark.knows());
        Some((tag, mark))
    }

    /// A session's request is answered with all there is, asked for after this. Answers what it then knows; `None` when it
    /// wants nothing of the kind.
    pub(super) fn begin_whole(&mut self, session: &Session, filter: &Filter) -> Option<Told> {
        let mark = Mark::all_up_to(self.log.newest()).fields();
        let (reader, _) = self.reader(session, filter)?;
        Some(Told { reader, mark })
    }

    fn reader(&mut self, session: &Session, filter: &Filter) -> Option<(u32, &mut Reader)> {
        if !filter.wants_ephemera() {
            return None;
        }
        let choice = filter.choice();
        let first = self.log.newest();
        let reader = self.readers.entry(session.id.clone());
        let reader = reader.or_insert_with(|| Reader {
            first,
            known: first,
            choice,
            has_chosen_anew: false,
        });
        if reader.choice != choice {
            reader.choice = choice;
            reader.known = reader.first;
            reader.has_chosen_anew = true;
        }
        Some((reader_tag(session, choice), reader))
    }
}

/// Tells what a session is told under a choice from what others are.
fn reader_tag(session: &Session, choice: u64) -> u32 {
    let mut hasher = DefaultHasher::new();
    (session.id.as_str(), choice).hash(&mut hasher);
    let bytes = hasher.finish().to_be_bytes();
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

impl Reader {
    fn note_known(&mut self, version: Version) {
        if !self.has_chosen_anew {
            self.known = self.known.max(version);
        }
    }
}

impl Default for Room {
    fn default() -> Self {
        Self {
            typing: Vec::new(),
            shown: History::new(Arc::default()),
            things: Newest::default(),
        }
    }
}

impl Room {
    /// Whether nothing of it needs to be known.
    fn is_empty(&self) -> bool {
        self.typing.is_empty() && self.things.is_empty()
    }
}
