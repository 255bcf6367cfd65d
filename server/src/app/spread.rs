//! Tells rooms of changed profiles, behind the answers to who changed them (EVT-10).
//!
//! Who is due stands in the store since the change itself, so that a stop in the middle loses nothing. A user has one job
//! at a time; what changes meanwhile makes another follow. Each room is told what the profile is then, so that the newest
//! wins.

use std::collections::{HashSet, VecDeque};

use futures::StreamExt as _;
use futures::stream::{self, FuturesUnordered};
use tidings_types::{RoomId, UserId};

use super::profile::profile_draft;
use super::room::state::{MEMBER, PROFILE};
use super::room::{Decision, Plan, RoomState};
use super::rules::membership::Member;
use super::{App, AppError, ErrorKind};
use crate::store::{Append, ProfileDue, StoreError, Write};

/// Users whose rooms are told at once.
const USERS_AT_ONCE: usize = 4;
/// Rooms of one user that are told at once; their appends share commits.
const ROOMS_AT_ONCE: usize = 64;

/// What is done beside the others.
enum Task {
    /// Looks whose rooms are to be told.
    Look,
    /// Tells the rooms of one user.
    Tell(ProfileDue),
}

/// What came of a task.
enum Ended {
    Looked(Result<Vec<ProfileDue>, StoreError>),
    Told(UserId, Result<(), AppError>),
}

/// Whose rooms are to be told, and whose are being told.
#[derive(Default)]
struct Tasks {
    /// Whether somebody may be due who isn't known here.
    look: bool,
    looking: bool,
    waiting: VecDeque<ProfileDue>,
    telling: HashSet<UserId>,
    /// Failed, and not tried again before the next round.
    resting: HashSet<UserId>,
}

impl Tasks {
    /// What can be done now.
    fn next(&mut self) -> Option<Task> {
        if self.look && !self.looking && self.waiting.is_empty() {
            (self.look, self.looking) = (false, true);
            return Some(Task::Look);
        }
        if self.telling.len() >= USERS_AT_ONCE {
            return None;
        }
        let due = self.waiting.pop_front()?;
        self.telling.insert(due.user_id.clone());
        Some(Task::Tell(due))
    }

    fn end(&mut self, ended: Ended) {
        match ended {
            Ended::Looked(Ok(due)) => {
                self.looking = false;
                // Whoever changed again while being told is looked for when that has ended.
                let idle = |due: &ProfileDue| {
                    let user = &due.user_id;
                    !self.telling.contains(user) && !self.resting.contains(user)
                };
                self.waiting = due.into_iter().filter(idle).collect();
            }
            Ended::Looked(Err(error)) => {
                self.looking = false;
                tracing::warn!(%error, "can't read whose rooms are to be told; later again");
            }
            Ended::Told(user, told) => {
                self.look = true;
                self.telling.remove(&user);
                if let Err(error) = told {
                    tracing::warn!(%user, %error, "not all rooms know a new profile; later again");
                    self.resting.insert(user);
                }
            }
        }
    }

    fn retry(&mut self) {
        self.look = true;
        self.resting.clear();
    }
}

impl App {
    /// Tells rooms of profiles for as long as the server runs, beginning with what an earlier run left undone.
    pub(super) async fn spread_profiles(&self) {
        let mut tasks = Tasks::default();
        tasks.retry();
        // Nothing is waited for outside of this: a task that holds one of the store's readers must go on to give it back.
        let mut running = FuturesUnordered::new();
        loop {
            while let Some(task) = tasks.next() {
                running.push(self.run_task(task));
            }
            tokio::select! {
                () = self.profiles.changed.notified() => tasks.look = true,
                () = self.profiles.again.notified() => tasks.retry(),
                Some(ended) = running.next() => tasks.end(ended),
            }
        }
    }

    async fn run_task(&self, task: Task) -> Ended {
        match task {
            Task::Look => Ended::Looked(self.store.profiles_due().await),
            Task::Tell(due) => {
                let user = due.user_id.clone();
                Ended::Told(user, self.tell_all_rooms(due).await)
            }
        }
    }

    /// Tells all rooms that the user is joined to, and then the store that it is done.
    async fn tell_all_rooms(&self, due: ProfileDue) -> Result<(), AppError> {
        let user = &due.user_id;
        // Read after the change, as is the profile: a join that isn't among these has shown the new one.
        let rows = self.store.memberships(user).await?.into_iter();
        let joined = rows.filter(|row| row.membership == Member::Join.name());
        let telling = joined.map(|row| self.tell_room(user, row.room_id));
        let mut told = stream::iter(telling).buffer_unordered(ROOMS_AT_ONCE);
        let mut failed = Ok(());
        while let Some(result) = told.next().await {
            failed = failed.and(result);
        }
        drop(told);
        failed?;
        self.commit(Append {
            writes: vec![Write::ProfileTold(due)],
            ..Append::default()
        })
        .await?;
        Ok(())
    }

    /// Tells one room, unless it knows or the user has left it. Fails only where a later try may succeed.
    async fn tell_room(&self, user: &UserId, room_id: RoomId) -> Result<(), AppError> {
        match self.tell_room_now(user, &room_id).await {
            Err(error) if error.kind != ErrorKind::Unavailable => {
                tracing::warn!(%user, %room_id, %error, "a room can't be told of a profile");
                Ok(())
            }
            other => other,
        }
    }

    async fn tell_room_now(&self, user: &UserId, room_id: &RoomId) -> Result<(), AppError> {
        let room = self.room(room_id).await?;
        let shown = self.shown_profile(user).await?;
        let decide = |state: &RoomState| {
            let joined = state.member(user.as_str()) == Member::Join;
            let draft = profile_draft(state, user, &shown).filter(|_| joined);
            Ok(match draft {
                Some(draft) => Decision::many(vec![draft]),
                None => nothing_new(state, user),
            })
        };
        self.rooms.append(&room, None, decide, |_| None).await?;
        Ok(())
    }
}

/// That a room needs no event stands on what it shows of the user, or on the leave.
fn nothing_new(state: &RoomState, user: &UserId) -> Decision<'static> {
    let entries = [PROFILE, MEMBER].map(|event_type| state.get(event_type, user.as_str()));
    let newest = entries
        .into_iter()
        .flatten()
        .max_by_key(|entry| entry.order);
    match newest {
        Some(entry) => Decision::Already(entry.clone()),
        None => Decision::Append(Plan::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(name: &str, version: u64) -> ProfileDue {
        ProfileDue {
            user_id: format!("@{name}:a").parse().expect("an id"),
            version,
        }
    }

    /// Starts all that can be; `?` stands for a look.
    fn started(tasks: &mut Tasks) -> Vec<String> {
        let all = std::iter::from_fn(|| tasks.next());
        let names = all.map(|task| match task {
            Task::Look => "?".to_owned(),
            Task::Tell(due) => due.user_id.to_string(),
        });
        names.collect()
    }

    fn looked(tasks: &mut Tasks, due: Vec<ProfileDue>) {
        tasks.end(Ended::Looked(Ok(due)));
    }

    fn told(tasks: &mut Tasks, name: &str, result: Result<(), AppError>) {
        tasks.end(Ended::Told(due(name, 0).user_id, result));
    }

    /// EVT-10: one task a user; a change while it runs is looked for when it has ended.
    #[test]
    fn a_user_is_told_of_by_one_task_at_a_time() {
        let mut tasks = Tasks::default();
        tasks.retry();
        assert_eq!(started(&mut tasks), ["?"]);
        looked(&mut tasks, vec![due("ann", 1)]);
        assert_eq!(started(&mut tasks), ["@ann:a"]);
        tasks.look = true;
        assert_eq!(started(&mut tasks), ["?"]);
        tasks.look = true;
        assert_eq!(
            started(&mut tasks),
            Vec::<String>::new(),
            "one look at a time"
        );
        looked(&mut tasks, vec![due("ann", 2), due("bob", 1)]);
        assert_eq!(started(&mut tasks), ["@bob:a", "?"]);
        looked(&mut tasks, vec![due("ann", 2), due("bob", 1)]);
        assert_eq!(started(&mut tasks), Vec::<String>::new());
        told(&mut tasks, "ann", Ok(()));
        assert_eq!(started(&mut tasks), ["?"]);
        looked(&mut tasks, vec![due("ann", 2), due("bob", 1)]);
        assert_eq!(started(&mut tasks), ["@ann:a"]);
    }

    #[test]
    fn only_so_many_users_are_told_of_at_once() {
        let mut tasks = Tasks::default();
        let all = (0..USERS_AT_ONCE + 2).map(|n| due(&format!("u{n}"), 1));
        looked(&mut tasks, all.collect());
        assert_eq!(started(&mut tasks).len(), USERS_AT_ONCE);
        told(&mut tasks, "u0", Ok(()));
        assert_eq!(started(&mut tasks), [format!("@u{USERS_AT_ONCE}:a")]);
    }

    /// EVT-10: what failed is tried again, but not at once.
    #[test]
    fn what_failed_rests_until_the_next_round() {
        let mut tasks = Tasks::default();
        looked(&mut tasks, vec![due("ann", 1)]);
        assert_eq!(started(&mut tasks), ["@ann:a"]);
        let failure = AppError::new(ErrorKind::Unavailable, "no store");
        told(&mut tasks, "ann", Err(failure));
        assert_eq!(started(&mut tasks), ["?"]);
        looked(&mut tasks, vec![due("ann", 1)]);
        assert_eq!(started(&mut tasks), Vec::<String>::new());
        tasks.retry();
        assert_eq!(started(&mut tasks), ["?"]);
        looked(&mut tasks, vec![due("ann", 1)]);
        assert_eq!(started(&mut tasks), ["@ann:a"]);
    }
}
