//! What happened lately, and who waits for it: the tail of the stream in memory, and the users with an open stream.
//!
//! A commit reaches readers through here, in position order and before it is acknowledged. Waiting costs nothing: a commit
//! wakes the users of its rooms and nobody else.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};
use tidings_types::{RoomId, UserId};
use tokio::sync::watch;

use super::room::Rooms;
use super::room::registry::CommitTag;
use super::room::state::MEMBER;
use super::room::{Origin, RoomState};
use super::rules::membership::Member;
use super::tail::Tail;
use crate::store::{CommitObserver, Committed, MembershipRow, Position, StoredEvent};

pub use super::tail::TailEvent;

/// A user with a stream open, or open until a while ago.
struct LiveUser {
    newest: watch::Sender<Position>,
    rooms: HashMap<RoomId, LivePart>,
    /// Whether `rooms` holds all there are; until then a commit may fail to wake.
    loaded: bool,
}

/// A watched user's newest part in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LivePart {
    /// The position of the membership event that says so.
    pub since: Position,
    /// Whether the user is joined.
    pub joined: bool,
}

#[derive(Default)]
struct Watchers {
    users: HashMap<UserId, LiveUser>,
    by_room: HashMap<RoomId, HashSet<UserId>>,
}

/// Tail and watchers.
pub struct Live {
    tail: RwLock<Tail>,
    watchers: Mutex<Watchers>,
    position: watch::Sender<Position>,
}

impl Live {
    /// Begins behind a position.
    pub fn new(position: Position) -> Self {
        Self {
            tail: RwLock::default(),
            watchers: Mutex::default(),
            position: watch::Sender::new(position),
        }
    }

    /// Sets where the store stands, before the first commit is observed.
    pub fn begin(&self, position: Position) {
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

    /// Who caused an event, if that was lately.
    pub fn origin_of(&self, position: Position) -> Option<Arc<Origin>> {
        self.since(position.checked_sub(1)?, position, 1)?
            .pop()?
            .origin
    }

    /// Watches for a user. `memberships` is asked for when the user wasn't watched before.
    pub async fn watch<E>(
        &self,
        user: &UserId,
        memberships: impl Future<Output = Result<Vec<MembershipRow>, E>>,
    ) -> Result<watch::Receiver<Position>, E> {
        let receiver = {
            let mut watchers = self.watchers.lock();
            if let Some(live) = watchers.users.get(user).filter(|live| live.loaded) {
                return Ok(live.newest.subscribe());
            }
            // Registered before asking, so that a join committed meanwhile isn't missed.
            watchers.add(user, self.position())
        };
        let rows = match memberships.await {
            Ok(rows) => rows,
            Err(error) => {
                self.watchers.lock().forget(user);
                return Err(error);
            }
        };
        let mut watchers = self.watchers.lock();
        for row in rows {
            let part = LivePart {
                since: row.position,
                joined: row.membership == "join",
            };
            watchers.set(user, &row.room_id, part);
        }
        // Whoever began to wait meanwhile looks again: a commit may have found the list still empty.
        if let Some(live) = watchers.users.get(user) {
            live.newest.send_replace(self.position());
        }
        Ok(receiver)
    }

    /// A watched user's newest part in a room, as far as this has seen it.
    pub fn part_of(&self, user: &UserId, room_id: &RoomId) -> Option<LivePart> {
        self.watchers
            .lock()
            .users
            .get(user)?
            .rooms
            .get(room_id)
            .copied()
    }

    /// Forgets the users that nobody waits for any more.
    pub fn sweep(&self) {
        let mut watchers = self.watchers.lock();
        let idle = |live: &LiveUser| live.newest.receiver_count() == 0;
        let gone: Vec<UserId> = watchers
            .users
            .iter()
            .filter(|(_, live)| idle(live))
            .map(|(user, _)| user.clone())
            .collect();
        for user in gone {
            watchers.forget(&user);
        }
    }

    /// Makes a commit seen: tail first, then the position, then who waits.
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
                let origin = origin_of(commit).map(Arc::new);
                for event in &commit.events {
                    tail.push(TailEvent {
                        event: Arc::clone(event),
                        origin: origin.clone(),
                    });
                }
                for redacted in &commit.redacted {
                    tail.redact(redacted);
                }
            }
        }
        self.position.send_replace(newest);
        self.watchers.lock().wake(batch, newest);
    }
}

fn origin_of(commit: &Committed) -> Option<Origin> {
    commit
        .tag
        .as_ref()?
        .downcast_ref::<CommitTag>()?
        .origin
        .clone()
}

impl Watchers {
    fn add(&mut self, user: &UserId, position: Position) -> watch::Receiver<Position> {
        let live = self.users.entry(user.clone()).or_insert_with(|| LiveUser {
            newest: watch::Sender::new(position),
            rooms: HashMap::new(),
            loaded: false,
        });
        live.newest.subscribe()
    }

    /// A part that is newer than what is known of the room counts.
    fn set(&mut self, user: &UserId, room_id: &RoomId, part: LivePart) {
        let Some(live) = self.users.get_mut(user) else {
            return;
        };
        if live
            .rooms
            .get(room_id)
            .is_some_and(|known| known.since >= part.since)
        {
            return;
        }
        live.rooms.insert(room_id.clone(), part);
        if part.joined {
            self.by_room
                .entry(room_id.clone())
                .or_default()
                .insert(user.clone());
        } else {
            self.unlist(user, room_id);
        }
    }

    fn unlist(&mut self, user: &UserId, room_id: &RoomId) {
        if let Some(users) = self.by_room.get_mut(room_id) {
            users.remove(user);
            if users.is_empty() {
                self.by_room.remove(room_id);
            }
        }
    }

    fn forget(&mut self, user: &UserId) {
        let Some(live) = self.users.remove(user) else {
            return;
        };
        for room_id in live.rooms.keys() {
            self.unlist(user, room_id);
        }
    }

    fn wake(&mut self, batch: &[Committed], newest: Position) {
        if self.users.is_empty() {
            return;
        }
        let mut woken: HashSet<UserId> = HashSet::new();
        for event in batch.iter().flat_map(|commit| &commit.events) {
            if &*event.event_type == MEMBER {
                self.member_event(event, &mut woken);
            }
            if let Some(users) = self.by_room.get(&event.room_id) {
                woken.extend(users.iter().cloned());
            }
        }
        for user in woken {
            if let Some(live) = self.users.get(&user) {
                live.newest.send_replace(newest);
            }
        }
    }

    fn member_event(&mut self, event: &StoredEvent, woken: &mut HashSet<UserId>) {
        let Some(user) = event
            .state_key
            .as_ref()
            .and_then(|key| key.parse::<UserId>().ok())
        else {
            return;
        };
        if !self.users.contains_key(&user) {
            return;
        }
        let joined = membership_of(event) == Member::Join;
        self.set(
            &user,
            &event.room_id,
            LivePart {
                since: event.position,
                joined,
            },
        );
        woken.insert(user);
    }
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
            replaces: None,
            redacted_because: None,
        })
    }

    fn commit(live: &Live, event: Arc<StoredEvent>) {
        live.publish(&[Committed {
            events: vec![event],
            redacted: Vec::new(),
            tag: None,
        }]);
    }

    async fn watch(live: &Live, user: &UserId) -> watch::Receiver<Position> {
        let none = async { Ok::<_, std::convert::Infallible>(Vec::new()) };
        let mut receiver = live
            .watch(user, none)
            .await
            .unwrap_or_else(|never| match never {});
        receiver.mark_unchanged();
        receiver
    }

    #[tokio::test]
    async fn a_commit_wakes_the_members_of_its_room_and_nobody_else() {
        let live = Live::new(0);
        let (ann, bob) = (
            "@ann:a".parse().expect("an id"),
            "@bob:a".parse().expect("an id"),
        );
        let (mut anns, mut bobs) = (watch(&live, &ann).await, watch(&live, &bob).await);
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

    #[tokio::test]
    async fn watching_asks_again_until_the_memberships_are_known() {
        let live = Live::new(0);
        let ann = "@ann:a".parse().expect("an id");
        let refused = live
            .watch(&ann, async { Err::<Vec<MembershipRow>, _>("no store") })
            .await;
        assert!(refused.is_err());
        let row = MembershipRow {
            room_id: "!r:a".parse().expect("an id"),
            membership: "join".into(),
            event_id: "$0:a".parse().expect("an id"),
            position: 0,
            order: 0,
        };
        let rows = async { Ok::<_, std::convert::Infallible>(vec![row]) };
        let mut receiver = live
            .watch(&ann, rows)
            .await
            .unwrap_or_else(|never| match never {});
        receiver.mark_unchanged();
        commit(&live, event(1, "!r:a", None));
        assert!(receiver.has_changed().expect("open"));
    }

    #[tokio::test]
    async fn users_are_forgotten_when_nobody_waits() {
        let live = Live::new(0);
        let ann = "@ann:a".parse().expect("an id");
        let receiver = watch(&live, &ann).await;
        commit(&live, event(1, "!r:a", Some(("@ann:a", "join"))));
        live.sweep();
        assert_eq!(live.watchers.lock().users.len(), 1);
        drop(receiver);
        live.sweep();
        assert!(live.watchers.lock().users.is_empty() && live.watchers.lock().by_room.is_empty());
    }

    #[test]
    fn the_tail_answers_only_what_it_reaches() {
        let live = Live::new(9);
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
