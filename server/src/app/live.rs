//! What happened lately, and who waits for it: the tail of the stream in memory, the users who are followed, and what has no
//! place in any order, presence and typing.
//!
//! A commit reaches readers through here, in position order and before it is acknowledged. Waiting costs nothing: a commit
//! wakes the users of its rooms and nobody else.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use parking_lot::{Mutex, RwLock};
use tidings_types::{RoomId, Sha256, UserId};
use tokio::sync::{Notify, watch};

use super::ephemeral::Ephemeral;
use super::heads::Heads;
use super::room::Rooms;
use super::room::commit::CommitTag;
use super::room::state::MEMBER;
use super::room::{Origin, RoomState};
use super::rules::membership::Member;
use super::rules::presence::ends_typing;
use super::tail::Tail;
use super::watchers::Watchers;
use crate::env::Env;
use crate::store::{CommitObserver, Committed, MembershipRow, Position, RoomLog, StoredEvent};

pub use super::tail::TailEvent;
pub use super::watchers::LivePart;

/// Finds the union of what a user's sessions can do (CAP-2).
type Unions = Box<dyn Fn(&UserId) -> Option<Sha256> + Send + Sync>;

/// Tail, watchers, and what has no place in any order.
pub struct Live {
    pub(super) env: Env,
    tail: RwLock<Tail>,
    pub(super) now: Mutex<Now>,
    position: watch::Sender<Position>,
    pub(super) unions: OnceLock<Unions>,
    /// Users who aren't followed yet and have a session.
    strangers: Mutex<Vec<UserId>>,
    pub(super) has_strangers: Notify,
    /// Users whose last session has ended.
    left: Mutex<Vec<UserId>>,
    pub(super) has_left: Notify,
    /// Something is due earlier than whoever keeps house knows.
    pub(super) hurry: Notify,
}

/// What changes together, so that an answer shows all of one moment.
#[derive(Default)]
pub(super) struct Now {
    pub(super) watchers: Watchers,
    pub(super) ephemeral: Ephemeral,
    heads: Heads,
}

impl Live {
    /// Begins at position 0.
    pub fn new(env: Env) -> Self {
        Self {
            env,
            tail: RwLock::default(),
            now: Mutex::default(),
            position: watch::Sender::new(0),
            unions: OnceLock::new(),
            strangers: Mutex::default(),
            has_strangers: Notify::new(),
            left: Mutex::default(),
            has_left: Notify::new(),
            hurry: Notify::new(),
        }
    }

    /// Sets where the store stands, before the first commit is observed.
    pub fn begin(&self, position: Position) {
        self.now.lock().heads.begin(position);
        self.position.send_replace(position);
    }

    /// The newest position that readers may see.
    pub fn position(&self) -> Position {
        *self.position.borrow()
    }

    /// The events with `after < position <= until`, at most `limit`, if the tail reaches back so far.
    pub fn since(&self, after: Position, until: Position, limit: usize) -> Option<Vec<TailEvent>> {
        if after >= until {
            return Some(Vec::new());
        }
        self.tail.read().since(after, until, limit)
    }

    /// The same of some rooms, at no cost for what happened in others.
    pub(super) fn of_rooms(
        &self,
        rooms: &[RoomLog],
        (after, until): (Position, Position),
        limit: usize,
    ) -> Option<Vec<TailEvent>> {
        if after >= until {
            return Some(Vec::new());
        }
        self.tail.read().of_rooms(rooms, (after, until), limit)
    }

    /// Who caused an event, if that was lately.
    pub fn origin_of(&self, position: Position) -> Option<Arc<Origin>> {
        self.since(position.checked_sub(1)?, position, 1)?
            .pop()?
            .origin
    }

    /// Waits for what concerns a user, who is followed from now on. Before [`Live::load`] a commit may fail to wake.
    pub fn watch(&self, user: &UserId) -> watch::Receiver<Position> {
        let position = self.position();
        self.now.lock().watchers.subscribe(user, position)
    }

    /// Takes up what the store knows of a user that is followed: the parts in rooms, and whether the user wants to be seen.
    pub fn load(&self, user: &UserId, rows: Vec<MembershipRow>, appears_offline: bool) {
        {
            let mut now = self.now.lock();
            now.watchers.load(user, rows);
            if now.ephemeral.appears_offline(user).is_none() {
                now.ephemeral.set_appears_offline(user, appears_offline);
            }
            // Whoever began to wait meanwhile looks again: a commit may have found the list still empty.
            now.watchers.wake([user], self.position());
        }
        self.show(user);
    }

    /// Whether everything is known of a user that the store knows.
    pub fn is_loaded(&self, user: &UserId) -> bool {
        let now = self.now.lock();
        now.watchers.is_loaded(user) && now.ephemeral.appears_offline(user).is_some()
    }

    /// A followed user's newest part in a room, as far as this has seen it.
    pub fn part_of(&self, user: &UserId, room_id: &RoomId) -> Option<LivePart> {
        self.now.lock().watchers.part_of(user, room_id)
    }

    /// In how many rooms a followed user is known to have or have had a part.
    pub(super) fn part_count(&self, user: &UserId) -> usize {
        let now = self.now.lock();
        now.watchers.parts_of(user).map_or(0, HashMap::len)
    }

    /// A followed user's newest parts in the rooms in which something happened after a position; `None` where memory doesn't
    /// reach back so far. What it costs follows what changed, or how many rooms the user is in where these are fewer.
    pub(super) fn changed_rooms(
        &self,
        user: &UserId,
        since: Position,
    ) -> Option<Vec<(RoomId, LivePart)>> {
        let now = self.now.lock();
        let parts = now.watchers.parts_of(user)?;
        let changed: Vec<_> = now.heads.since(since)?.take(parts.len() + 1).collect();
        if changed.len() > parts.len() {
            let parts = parts.iter();
            let parts = parts.filter(|(room_id, _)| now.heads.is_changed(room_id, since));
            return Some(
                parts
                    .map(|(room_id, (part, _))| (room_id.clone(), *part))
                    .collect(),
            );
        }
        let part = |room_id: &RoomId| Some((room_id.clone(), parts.get(room_id)?.0));
        Some(changed.into_iter().filter_map(part).collect())
    }

    /// How many streams wait.
    pub fn waiting(&self) -> usize {
        self.now.lock().watchers.waiting()
    }

    /// Forgets whom nobody waits for any more, and what no reader was told.
    pub fn sweep(&self) {
        let now_ms = self.env.clock.monotonic_ms();
        let mut now = self.now.lock();
        let Now {
            watchers,
            ephemeral,
            ..
        } = &mut *now;
        let gone = ephemeral.sweep(watchers.idle(), now_ms);
        for user in gone {
            ephemeral.forget(&user, watchers.rooms_of(&user));
            watchers.forget(&user);
        }
        let unknown = ephemeral
            .with_sessions()
            .filter(|user| !watchers.is_loaded(user));
        self.meet(unknown.cloned());
    }

    /// The users to get to know, since the last call.
    pub(super) fn take_strangers(&self) -> HashSet<UserId> {
        self.strangers.lock().drain(..).collect()
    }

    /// The users whose last session has ended since the last call.
    pub(super) fn take_left(&self) -> HashSet<UserId> {
        self.left.lock().drain(..).collect()
    }

    pub(super) fn note_left(&self, user: &UserId) {
        self.left.lock().push(user.clone());
        self.has_left.notify_one();
    }

    pub(super) fn meet(&self, users: impl Iterator<Item = UserId>) {
        let mut strangers = self.strangers.lock();
        strangers.extend(users);
        if !strangers.is_empty() {
            self.has_strangers.notify_one();
        }
    }

    /// Makes a commit seen: tail first, then all at once the position and what follows for those who are followed, then who
    /// waits.
    fn publish(&self, batch: &[Committed]) {
        let Some(newest) = batch
            .iter()
            .flat_map(|commit| &commit.events)
            .map(|event| event.position)
            .max()
        else {
            return;
        };
        {
            let mut tail = self.tail.write();
            for commit in batch {
                let tag = tag_of(commit);
                for (number, event) in commit.events.iter().enumerate() {
                    tail.push(TailEvent {
                        event: Arc::clone(event),
                        origin: tag.and_then(|tag| tag.origin_of(number)).map(Arc::new),
                    });
                }
                for follower in &commit.followers {
                    tail.put(follower);
                }
                #[cfg(feature = "faults")]
                if self.env.has(crate::env::Fault::Unredacts) {
                    continue;
                }
                for redacted in &commit.redacted {
                    tail.redact(redacted);
                }
            }
        }
        let now_ms = self.env.clock.monotonic_ms();
        let mut now = self.now.lock();
        let mut woken = HashSet::new();
        for commit in batch {
            let is_secret = commit.events.iter().any(|event| event.is_receipt());
            let origin = tag_of(commit).and_then(|tag| tag.origin.as_ref());
            if let Some(origin) = origin.filter(|_| !is_secret) {
                now.ephemeral.note_act(&origin.client.user_id, now_ms);
            }
            let superseded = |event: &StoredEvent| commit.superseded.contains(&event.position);
            for event in commit.events.iter().filter(|event| !superseded(event)) {
                now.take_up(event, &mut woken);
            }
            for (index, event) in commit.events.iter().enumerate() {
                let next = commit.events.get(index + 1);
                if next.is_none_or(|next| next.room_id != event.room_id) {
                    now.heads.note(&event.room_id, event.position);
                }
            }
        }
        self.position.send_replace(newest);
        now.watchers.wake(&woken, newest);
    }
}

impl Now {
    /// Follows an event: who is in which room by it, whose typing it ends, and who is woken.
    fn take_up(&mut self, event: &StoredEvent, woken: &mut HashSet<UserId>) {
        if &*event.event_type == MEMBER {
            self.take_up_membership(event, woken);
        } else if ends_typing(&event.event_type) {
            self.ephemeral.end_typing(&event.room_id, &event.sender);
        }
        let members = self.watchers.members(&event.room_id);
        woken.extend(
            members
                .filter(|user| !event.is_hidden_from(user.as_str()))
                .cloned(),
        );
    }

    fn take_up_membership(&mut self, event: &StoredEvent, woken: &mut HashSet<UserId>) {
        let user = event.state_key.as_ref().and_then(|key| key.parse().ok());
        let Some(user) = user.filter(|user| self.watchers.is_followed(user)) else {
            return;
        };
        let part = LivePart {
            since: event.position,
            joined: membership_of(event) == Member::Join,
        };
        let room_id = &event.room_id;
        if self.watchers.set(&user, room_id, part) {
            if part.joined {
                let version = self.ephemeral.came(room_id, &user);
                self.watchers.note_came(&user, room_id, version);
            } else {
                self.ephemeral.went(room_id, &user);
            }
        }
        woken.insert(user);
    }
}

fn tag_of(commit: &Committed) -> Option<&CommitTag> {
    commit.tag.as_ref()?.downcast_ref()
}

/// What a membership event makes of its user; a deletion leaves them out of the room.
pub fn membership_of(event: &StoredEvent) -> Member {
    let json: Option<serde_json::Value> = serde_json::from_str(&event.json).ok();
    let name = json
        .as_ref()
        .and_then(|json| json.pointer("/content/membership")?.as_str());
    name.map_or(Member::Leave, Member::from_name)
}

/// Passes commits on to rooms and readers.
pub struct Observer {
    /// Where readers look.
    pub live: Arc<Live>,
}

impl CommitObserver for Observer {
    fn committed(&self, batch: &[Committed]) {
        for commit in batch {
            Rooms::committed_now(commit);
        }
        self.live.publish(batch);
    }
}

/// A state no newer than a position can stand for the state as of it.
pub fn is_as_of(state: &RoomState, position: Position) -> bool {
    state.position() <= position
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Standing;

    fn event(position: Position, room: &str, member: Option<(&str, &str)>) -> Arc<StoredEvent> {
        Arc::new(StoredEvent {
            position,
            order: i64::try_from(position).expect("small"),
            room_id: room.parse().expect("an id"),
            event_id: format!("${position}:a").parse().expect("an id"),
            event_type: if member.is_some() {
                MEMBER.into()
            } else {
                "message.x".into()
            },
            state_key: member.map(|(user, _)| user.into()),
            sender: "@x:a".into(),
            ts: 0,
            json: member
                .map_or("{}".to_owned(), |(_, is)| {
                    format!(r#"{{"content":{{"membership":"{is}"}}}}"#)
                })
                .into(),
            deletes: false,
            depth: 1,
            parent: None,
            replaces: None,
            redacted_because: None,
            standing: Standing::Shared,
        })
    }

    fn commit(live: &Live, event: Arc<StoredEvent>) {
        live.publish(&[Committed {
            events: vec![event],
            ..Committed::default()
        }]);
    }

    fn live_at(position: Position) -> Live {
        let (env, _clock) = Env::test(1);
        let live = Live::new(env);
        live.begin(position);
        live
    }

    fn watch(live: &Live, user: &UserId) -> watch::Receiver<Position> {
        let mut receiver = live.watch(user);
        live.load(user, Vec::new(), false);
        receiver.mark_unchanged();
        receiver
    }

    #[test]
    fn a_commit_wakes_the_members_of_its_room_and_nobody_else() {
        let live = live_at(0);
        let (ann, bob) = (
            "@ann:a".parse().expect("an id"),
            "@bob:a".parse().expect("an id"),
        );
        let (mut anns, mut bobs) = (watch(&live, &ann), watch(&live, &bob));
        commit(&live, event(1, "!r:a", Some(("@ann:a", "join"))));
        assert!(anns.has_changed().expect("open") && !bobs.has_changed().expect("open"));
        anns.mark_unchanged();
        commit(&live, event(2, "!r:a", None));
        assert!(anns.has_changed().expect("open") && !bobs.has_changed().expect("open"));
        commit(&live, event(3, "!r:a", Some(("@ann:a", "leave"))));
        anns.mark_unchanged();
        commit(&live, event(4, "!r:a", None));
        assert!(!anns.has_changed().expect("open"));
        commit(&live, event(5, "!r:a", Some(("@bob:a", "invite"))));
        assert!(bobs.has_changed().expect("open"));
        bobs.mark_unchanged();
        assert_eq!(live.position(), 5);
    }

    #[test]
    fn whoever_waits_looks_again_when_the_memberships_are_known() {
        let live = live_at(0);
        let ann = "@ann:a".parse().expect("an id");
        let mut receiver = live.watch(&ann);
        assert!(!live.is_loaded(&ann));
        let row = MembershipRow {
            room_id: "!r:a".parse().expect("an id"),
            membership: "join".into(),
            event_id: "$0:a".parse().expect("an id"),
            position: 0,
            order: 0,
        };
        live.load(&ann, vec![row], false);
        assert!(live.is_loaded(&ann) && receiver.has_changed().expect("open"));
        receiver.mark_unchanged();
        commit(&live, event(1, "!r:a", None));
        assert!(receiver.has_changed().expect("open"));
    }

    #[test]
    fn users_are_forgotten_when_nobody_waits() {
        let live = live_at(0);
        let ann = "@ann:a".parse().expect("an id");
        let receiver = watch(&live, &ann);
        commit(&live, event(1, "!r:a", Some(("@ann:a", "join"))));
        live.sweep();
        assert!(!live.now.lock().watchers.is_empty());
        drop(receiver);
        live.sweep();
        assert!(live.now.lock().watchers.is_empty());
    }

    #[test]
    fn the_tail_answers_only_what_it_reaches() {
        let live = live_at(9);
        for position in 10..20 {
            commit(&live, event(position, "!r:a", None));
        }
        let positions = |after, limit| {
            live.since(after, 19, limit)
                .map(|tail| tail.iter().map(|e| e.event.position).collect::<Vec<_>>())
        };
        assert_eq!(positions(17, 9), Some(vec![18, 19]));
        assert_eq!(positions(9, 2), Some(vec![10, 11]));
        assert_eq!(positions(8, 2), None);
        assert_eq!(positions(19, 2), Some(vec![]));
    }
}
