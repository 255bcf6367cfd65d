//! What is done about accounts behind the answers: rooms of deactivated users are left, and the store is told which devices
//! were seen (ACC-5).
//!
//! Who is to leave stands in the store since the deactivation itself, so that a stop in the middle loses nothing. Rooms are
//! left one by one, as if the user had done it.

use futures::StreamExt as _;
use futures::stream;
use tidings_types::{RoomId, UserId};

use super::member::decide_operation;
use super::room::{Draft, RoomState};
use super::rules::membership::{Member, Operation};
use super::{App, AppError, ErrorKind};
use crate::store::{AccountChange, Append, MembershipRow, Write};

/// Rooms that are left at once; their appends share commits.
const ROOMS_AT_ONCE: usize = 64;

impl App {
    /// Looks after accounts for as long as the server runs, beginning with what an earlier run left undone.
    pub(super) async fn tend_accounts(&self) {
        let mut leave = true;
        loop {
            if leave && let Err(error) = self.leave_for_the_gone().await {
                tracing::warn!(%error, "not all rooms of deactivated users are left; later again");
            } else {
                leave = false;
            }
            tokio::select! {
                () = self.accounts.gone.notified() => leave = true,
                () = self.accounts.again.notified() => self.note_seen().await,
            }
        }
    }

    async fn leave_for_the_gone(&self) -> Result<(), AppError> {
        for user in self.store.leaves_due().await? {
            self.leave_all(&user).await?;
        }
        Ok(())
    }

    /// Leaves all rooms of a user, removes what the user has uploaded, and tells the store that it is done.
    async fn leave_all(&self, user: &UserId) -> Result<(), AppError> {
        let parts = [Member::Join.name(), Member::Invite.name()];
        let has_part = |row: &MembershipRow| parts.contains(&row.membership.as_str());
        let rows = self.store.memberships(user).await?.into_iter();
        let leaving = rows
            .filter(has_part)
            .map(|row| self.leave_room(user, row.room_id));
        let mut left = stream::iter(leaving).buffer_unordered(ROOMS_AT_ONCE);
        let mut failed = Ok(());
        while let Some(result) = left.next().await {
            failed = failed.and(result);
        }
        drop(left);
        failed?;
        self.forget_media(user).await?;
        let done = AccountChange::RoomsLeft(user.clone());
        self.commit(Append {
            writes: vec![Write::Account(done)],
            ..Append::default()
        })
        .await?;
        Ok(())
    }

    /// Leaves one room, unless the user's part there has ended. Fails only where a later try may succeed.
    async fn leave_room(&self, user: &UserId, room_id: RoomId) -> Result<(), AppError> {
        match self.leave_room_now(user, &room_id).await {
            Err(error) if error.kind == ErrorKind::Unavailable => Err(error),
            Err(error) => {
                tracing::debug!(%user, %room_id, %error, "a room isn't left");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    async fn leave_room_now(&self, user: &UserId, room_id: &RoomId) -> Result<(), AppError> {
        let room = self.room(room_id).await?;
        let draft = Draft::member(user, user, Member::Leave.name(), None);
        let decide = |state: &RoomState| decide_operation(state, &draft, Operation::Kick);
        self.rooms.append(&room, None, decide, |_| None).await?;
        Ok(())
    }
}
