//! Calls that end by themselves: their invite has run out, or nobody of the two is there any more (VOI-3).
//!
//! Which calls live stands in the store, so that a stop changes nothing. After a start nobody has a session yet; that says
//! nothing before the time has passed in which a session would have ended.

use futures::StreamExt as _;
use futures::stream;

use super::call::hangup;
use super::room::living::Living;
use super::room::{Applied, Decision, Plan, RoomState};
use super::rules::call::Call;
use super::{App, AppError, SWEEP_MS};
use crate::store::StoreError;

/// Calls that are hung up at once; their appends share commits.
const CALLS_AT_ONCE: usize = 64;

/// Why a call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// No device was chosen in time.
    Timeout,
    /// Both users' sessions have ended.
    Offline,
}

impl Reason {
    const fn text(self) -> &'static str {
        match self {
            Self::Timeout => "timeout",
            Self::Offline => "offline",
        }
    }
}

impl App {
    /// Takes up the calls that lived when the server stopped.
    pub async fn take_up_calls(&self) -> Result<(), StoreError> {
        for row in self.store.calls().await? {
            match Call::from_row(&row) {
                Ok(call) => self.rooms.living().put(Living {
                    invite: row.invite,
                    room_id: row.room_id,
                    call: call.into(),
                }),
                Err(error) => tracing::error!(invite = %row.invite, %error, "a call can't be read"),
            }
        }
        Ok(())
    }

    /// Hangs calls up for as long as the server runs.
    pub(super) async fn tend_calls(&self) {
        loop {
            let over = tokio::select! {
                () = self.calls_due.notified() => self.all_over(),
                () = self.live.has_left.notified() => self.left_alone(),
            };
            let hanging = over.into_iter().map(|(living, reason)| async move {
                if let Err(error) = self.hang_up(&living, reason).await {
                    let invite = &living.invite;
                    tracing::warn!(%invite, %error, "a call isn't hung up; later again");
                }
            });
            let mut hanging = stream::iter(hanging).buffer_unordered(CALLS_AT_ONCE);
            while hanging.next().await.is_some() {}
        }
    }

    /// When calls are to be looked at next, on the monotonic clock.
    pub(super) fn next_calls_ms(&self, now_ms: u64) -> u64 {
        let due_ms = self.rooms.living().first_due_ms();
        due_ms.map_or(u64::MAX, |due_ms| {
            now_ms.saturating_add(due_ms.saturating_sub(self.env.now_ms()))
        })
    }

    /// The calls whose invite has run out, and those whose users have both gone.
    fn all_over(&self) -> Vec<(Living, Reason)> {
        let now_ms = self.env.now_ms();
        let due = self.rooms.living().take_due(now_ms, now_ms + SWEEP_MS);
        let mut over: Vec<_> = due
            .into_iter()
            .map(|living| (living, Reason::Timeout))
            .collect();
        over.extend(self.alone(self.rooms.living().all()));
        over
    }

    /// The calls of who has left just now and whose other one isn't there either.
    fn left_alone(&self) -> Vec<(Living, Reason)> {
        let left = self.live.take_left().into_iter();
        let calls = left.flat_map(|user| self.rooms.living().of(&user));
        self.alone(calls.collect())
    }

    fn alone(&self, calls: Vec<Living>) -> Vec<(Living, Reason)> {
        if self.env.clock.monotonic_ms() < self.sessions_known_ms {
            return Vec::new();
        }
        let calls = calls.into_iter();
        let alone = calls.filter(|Living { call, .. }| {
            !self.live.has_session(&call.caller) && !self.live.has_session(&call.called)
        });
        alone.map(|living| (living, Reason::Offline)).collect()
    }

    async fn hang_up(&self, living: &Living, reason: Reason) -> Result<(), AppError> {
        let Living {
            invite, room_id, ..
        } = living;
        let room = self.room(room_id).await?;
        let draft = hangup(&self.settings.server_name, invite, reason.text());
        let now_ms = self.env.now_ms();
        let mut lives = false;
        let decide = |state: &RoomState| {
            let call = state.call(invite);
            lives = call.is_some();
            let over = call.is_some_and(|call| match reason {
                Reason::Timeout => call.has_run_out(now_ms),
                Reason::Offline => true,
            });
            Ok(if over {
                Decision::one(&draft)
            } else {
                Decision::Append(Plan::default())
            })
        };
        let applied = self.rooms.append(&room, None, decide, |_| None).await?;
        let ended = matches!(applied, Applied::Appended { .. }) && lives;
        if !ended {
            self.rooms.living().forget(invite);
        }
        Ok(())
    }
}
