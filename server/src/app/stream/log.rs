//! The log as one reader needs it: what happens in rooms that are none of the reader's costs the reader nothing.

use tidings_types::UserId;

use crate::app::filter::Filter;
use crate::app::live::TailEvent;
use crate::app::{App, AppError};
use crate::store::{Position, RoomLog};

/// What a reader has to look at between two positions.
pub(super) enum Log {
    /// All that happened.
    Whole,
    /// What happened in the rooms in which the reader has or had a part.
    Of(Vec<RoomLog>),
}

/// So many events cost less than to look which of the reader's rooms they are in, for each room the reader is in.
const FEW: usize = 4;

impl App {
    /// What of the log a reader has to look at between two positions. Nobody is shown what came after they left a room.
    pub(super) async fn log_for(
        &self,
        user: &UserId,
        filter: &Filter,
        (from, until): (Position, Position),
    ) -> Result<Log, AppError> {
        #[cfg(feature = "faults")]
        if self.env.has(crate::env::Fault::Leaks) {
            return Ok(Log::Whole);
        }
        let of = |room_id, is_joined, since| RoomLog {
            room_id,
            until: if is_joined { Position::MAX } else { since },
        };
        let mut rooms: Vec<RoomLog> = if let Some(changed) = self.live.changed_rooms(user, from) {
            let changed = changed.into_iter();
            changed
                .map(|(room_id, part)| of(room_id, part.joined, part.since))
                .collect()
        } else {
            let few = FEW.saturating_mul(self.live.part_count(user));
            if until.saturating_sub(from) <= few as u64 {
                return Ok(Log::Whole);
            }
            let changed = self.store.parts_since(user, from).await?.into_iter();
            changed
                .map(|row| row.membership)
                .map(|part| of(part.room_id, part.membership == "join", part.position))
                .collect()
        };
        rooms.retain(|room| filter.wants_room(&room.room_id));
        Ok(Log::Of(rooms))
    }

    /// The next events of it, from memory where that reaches back so far.
    pub(super) async fn log_page(
        &self,
        log: &Log,
        (after, until): (Position, Position),
        limit: usize,
    ) -> Result<Vec<TailEvent>, AppError> {
        let kept = match log {
            Log::Whole => self.live.since(after, until, limit),
            Log::Of(rooms) => self.live.of_rooms(rooms, (after, until), limit),
        };
        if let Some(page) = kept {
            return Ok(page);
        }
        let events = match log {
            Log::Whole => self.store.log(after, until, limit).await?,
            Log::Of(rooms) => {
                let rooms = rooms.clone();
                self.store.log_of(rooms, (after, until), limit).await?
            }
        };
        let nobody = |event| TailEvent {
            event,
            origin: None,
        };
        Ok(events.into_iter().map(nobody).collect())
    }
}
