//! The calls that live in all rooms, by when they run out and by their users: what ends them by themselves needs no look into
//! the rooms (VOI-3).

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use parking_lot::Mutex;
use tidings_types::{EventId, RoomId, UserId};
use tokio::sync::Notify;

use super::state::CallChange;
use crate::app::rules::call::{Call, Phase};

/// A call whose end is to be looked at.
#[derive(Clone, Debug)]
pub struct Living {
    /// Its invite.
    pub invite: EventId,
    /// Its room.
    pub room_id: RoomId,
    /// The call.
    pub call: Arc<Call>,
}

/// The committed calls.
#[derive(Default)]
pub struct LivingCalls {
    list: Mutex<List>,
    /// One runs out earlier than all that were known.
    pub(in crate::app) sooner: Notify,
}

#[derive(Default)]
struct List {
    calls: HashMap<EventId, Living>,
    by_user: HashMap<UserId, HashSet<EventId>>,
    /// When to look at them.
    due: BTreeSet<(u64, EventId)>,
}

impl LivingCalls {
    /// Follows what a commit did to the calls of a room.
    pub(super) fn follow(&self, room_id: &RoomId, changes: &[CallChange]) {
        for change in changes {
            match &change.call {
                None => self.list.lock().remove(&change.invite),
                Some(call) => self.put(Living {
                    invite: change.invite.clone(),
                    room_id: room_id.clone(),
                    call: Arc::clone(call),
                }),
            }
        }
    }

    /// Takes up a call that lives.
    pub fn put(&self, living: Living) {
        let mut list = self.list.lock();
        let first_ms = list.first_ms();
        list.remove(&living.invite);
        list.put(living);
        if list.first_ms() < first_ms.or(Some(u64::MAX)) && list.first_ms().is_some() {
            self.sooner.notify_one();
        }
    }

    /// Forgets one that isn't there any more.
    pub fn forget(&self, invite: &EventId) {
        self.list.lock().remove(invite);
    }

    /// A call between two users in another room than one.
    pub fn between(&self, one: &UserId, other: &UserId, not_in: &RoomId) -> Option<Arc<Call>> {
        let list = self.list.lock();
        let mut calls = list.of(one);
        let elsewhere =
            |living: &&Living| living.room_id != *not_in && living.call.is_between(one, other);
        Some(Arc::clone(&calls.find(elsewhere)?.call))
    }

    /// The calls of a user.
    pub fn of(&self, user: &UserId) -> Vec<Living> {
        self.list.lock().of(user).cloned().collect()
    }

    /// All calls.
    pub fn all(&self) -> Vec<Living> {
        self.list.lock().calls.values().cloned().collect()
    }

    /// When the next one runs out.
    pub fn first_due_ms(&self) -> Option<u64> {
        self.list.lock().first_ms()
    }

    /// The calls that have run out. They come again at `again_ms`, unless they are gone by then.
    pub fn take_due(&self, now_ms: u64, again_ms: u64) -> Vec<Living> {
        let mut list = self.list.lock();
        let mut taken = Vec::new();
        while let Some((due_ms, _)) = list.due.first()
            && *due_ms <= now_ms
            && let Some((_, invite)) = list.due.pop_first()
        {
            list.due.insert((again_ms.max(now_ms + 1), invite.clone()));
            taken.extend(list.calls.get(&invite).cloned());
        }
        taken
    }
}

impl List {
    fn first_ms(&self) -> Option<u64> {
        self.due.first().map(|(due_ms, _)| *due_ms)
    }

    fn of(&self, user: &UserId) -> impl Iterator<Item = &Living> {
        let invites = self.by_user.get(user).into_iter().flatten();
        invites.filter_map(|invite| self.calls.get(invite))
    }

    fn put(&mut self, living: Living) {
        let invite = living.invite.clone();
        for user in [&living.call.caller, &living.call.called] {
            let invites = self.by_user.entry(user.clone()).or_default();
            invites.insert(invite.clone());
        }
        if living.call.phase != Phase::Taken {
            self.due.insert((living.call.due_ms, invite.clone()));
        }
        self.calls.insert(invite, living);
    }

    fn remove(&mut self, invite: &EventId) {
        let Some(living) = self.calls.remove(invite) else {
            return;
        };
        for user in [&living.call.caller, &living.call.called] {
            if let Some(invites) = self.by_user.get_mut(user) {
                invites.remove(invite);
                if invites.is_empty() {
                    self.by_user.remove(user);
                }
            }
        }
        // It may stand at a later moment than its own, to be looked at again; there are few.
        self.due.retain(|(_, other)| other != invite);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(name: &str) -> UserId {
        format!("@{name}:a").parse().expect("an id")
    }

    fn living(number: u64, phase: Phase) -> Living {
        Living {
            invite: format!("${number}:a").parse().expect("an id"),
            room_id: format!("!{number}:a").parse().expect("an id"),
            call: Arc::new(Call {
                caller: user("ann"),
                called: user(&format!("bob{number}")),
                phase,
                due_ms: number,
            }),
        }
    }

    fn ids(calls: &[Living]) -> Vec<String> {
        let mut ids: Vec<_> = calls
            .iter()
            .map(|living| living.invite.to_string())
            .collect();
        ids.sort_unstable();
        ids
    }

    /// VOI-3: calls come when they run out, in time and again until they are gone; taken ones never.
    #[test]
    fn calls_come_when_they_run_out() {
        let calls = LivingCalls::default();
        for number in [10, 20, 30] {
            calls.put(living(number, Phase::Ringing));
        }
        assert_eq!(calls.first_due_ms(), Some(10));
        assert!(calls.take_due(9, 100).is_empty());
        assert_eq!(ids(&calls.take_due(20, 100)), ["$10:a", "$20:a"]);
        assert_eq!(calls.first_due_ms(), Some(30));
        calls.put(living(30, Phase::Taken));
        assert_eq!(calls.first_due_ms(), Some(100));
        calls.forget(&living(10, Phase::Ringing).invite);
        assert_eq!(ids(&calls.take_due(100, 100)), ["$20:a"]);
        assert_eq!(calls.first_due_ms(), Some(101));
        assert_eq!(ids(&calls.all()), ["$20:a", "$30:a"]);
    }

    /// VOI-2: a call is found by its users, in other rooms than the one that is asked about.
    #[test]
    fn calls_are_found_by_their_users() {
        let calls = LivingCalls::default();
        for number in [1, 2] {
            calls.put(living(number, Phase::Heard));
        }
        assert_eq!(calls.of(&user("ann")).len(), 2);
        assert_eq!(ids(&calls.of(&user("bob1"))), ["$1:a"]);
        let [here, elsewhere] = ["!1:a", "!2:a"].map(|id| id.parse().expect("an id"));
        assert!(calls.between(&user("bob1"), &user("ann"), &here).is_none());
        assert!(
            calls
                .between(&user("bob1"), &user("ann"), &elsewhere)
                .is_some()
        );
        assert!(
            calls
                .between(&user("bob1"), &user("bob2"), &elsewhere)
                .is_none()
        );
        for number in [1, 2] {
            calls.forget(&living(number, Phase::Heard).invite);
        }
        assert!(calls.of(&user("ann")).is_empty() && calls.all().is_empty());
    }
}
