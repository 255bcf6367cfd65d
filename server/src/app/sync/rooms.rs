//! The rooms of an initial sync: a user's part in each, and those of them that come (SYN-2, SYN-6, SYN-8).

use std::collections::BinaryHeap;

use tidings_types::{RoomId, UserId};

use crate::app::room::state::MEMBER;
use crate::app::{App, AppError, live};
use crate::store::{MembershipRow, Position};

/// A user's part in a room as of a position.
pub(super) struct Part {
    pub(super) room_id: RoomId,
    pub(super) membership: String,
    /// The position of the event that says so.
    pub(super) position: Position,
    /// The position of the room's newest event, which may be newer than what is asked for, or a receipt that the user doesn't
    /// know of; `None` while it isn't known.
    newest: Option<Position>,
    /// Whether it is no receipt.
    is_open: bool,
}

impl Part {
    fn new(row: MembershipRow, head: Option<(Position, bool)>) -> Self {
        Self {
            room_id: row.room_id,
            membership: row.membership,
            position: row.position,
            newest: head.map(|(newest, _)| newest),
            is_open: head.is_some_and(|(_, is_open)| is_open),
        }
    }

    fn is_joined(&self) -> bool {
        self.membership == "join"
    }
}

/// A room to return, with when it was last active.
#[derive(Clone)]
pub(super) struct Active {
    pub(super) room_id: RoomId,
    /// The position of the join.
    pub(super) joined: Position,
    pub(super) activity: Position,
}

/// Which rooms to return.
pub(super) struct Choice {
    pub(super) as_of: Position,
    pub(super) since: Option<Position>,
    /// Only rooms that were last active before this.
    pub(super) before: Option<Position>,
    pub(super) limit: usize,
}

/// What was chosen.
pub(super) struct Chosen {
    /// The latest active first.
    pub(super) rooms: Vec<Active>,
    /// How many there are on all pages.
    pub(super) total: usize,
    /// Whether there is a next page.
    pub(super) more: bool,
}

impl App {
    /// A user's parts in rooms as of a position; with `since` in those rooms alone in which something happened since then.
    pub(super) async fn parts(
        &self,
        user: &UserId,
        since: Option<Position>,
        as_of: Position,
    ) -> Result<Vec<Part>, AppError> {
        self.follow(user).await?;
        let known = since.and_then(|since| self.live.changed_rooms(user, since));
        let mut parts = Vec::new();
        if let Some(changed) = known {
            for (room_id, part) in changed {
                if part.joined && part.since <= as_of {
                    parts.push(Part {
                        room_id,
                        membership: "join".to_owned(),
                        position: part.since,
                        newest: None,
                        is_open: false,
                    });
                } else if part.joined || since.is_some_and(|since| part.since > since) {
                    let row = self.membership_as_of(user, &room_id, as_of).await?;
                    parts.extend(row.map(|row| Part::new(row, None)));
                }
            }
            return Ok(parts);
        }
        for row in self.store.parts_since(user, since.unwrap_or(0)).await? {
            let newest = Some((row.newest, !row.ends_secretly));
            if row.membership.position <= as_of {
                parts.push(Part::new(row.membership, newest));
                continue;
            }
            let room_id = &row.membership.room_id;
            let row = self.membership_as_of(user, room_id, as_of).await?;
            parts.extend(row.map(|row| Part::new(row, newest)));
        }
        Ok(parts)
    }

    /// A user's part in one room as of a position.
    pub(in crate::app) async fn membership_as_of(
        &self,
        user: &UserId,
        room_id: &RoomId,
        as_of: Position,
    ) -> Result<Option<MembershipRow>, AppError> {
        let order = self.order_as_of(room_id, as_of).await?;
        let event = self
            .store
            .state_at(room_id, MEMBER, user.as_str(), order, as_of)
            .await?;
        Ok(event.map(|event| MembershipRow {
            room_id: room_id.clone(),
            membership: live::membership_of(&event).name().to_owned(),
            event_id: event.event_id.clone(),
            position: event.position,
            order: event.order,
        }))
    }

    /// The joined rooms by their latest activity; in a delta only those that changed (SYN-2, SYN-6, SYN-8).
    ///
    /// When a room was last active is looked up for those alone that may come next: of all others it is enough that it was
    /// earlier.
    pub(super) async fn choose(
        &self,
        user: &UserId,
        parts: &[Part],
        choice: &Choice,
    ) -> Result<Chosen, AppError> {
        let joined: Vec<_> = parts.iter().filter(|part| part.is_joined()).collect();
        let mut places = BinaryHeap::with_capacity(joined.len());
        for (index, part) in joined.iter().enumerate() {
            let (activity, is_sure) = match part.newest {
                Some(newest) if choice.since.is_none() => {
                    (newest, part.is_open && newest <= choice.as_of)
                }
                _ => (self.activity_of(part, user, choice.as_of).await?, true),
            };
            #[cfg(feature = "faults")]
            let activity = self.forget_room(activity, choice.since);
            if choice.since.is_none_or(|since| activity > since) {
                places.push((activity, is_sure, index));
            }
        }
        let mut chosen = Chosen {
            rooms: Vec::new(),
            total: places.len(),
            more: false,
        };
        while let Some((activity, is_sure, index)) = places.pop() {
            let part = joined[index];
            if !is_sure {
                let activity = self.activity_of(part, user, choice.as_of).await?;
                places.push((activity, true, index));
                continue;
            }
            if choice.before.is_some_and(|before| activity >= before) {
                continue;
            }
            if chosen.rooms.len() == choice.limit {
                chosen.more = true;
                break;
            }
            chosen.rooms.push(Active {
                room_id: part.room_id.clone(),
                joined: part.position,
                activity,
            });
        }
        Ok(chosen)
    }

    /// A broken server takes a room in which only one thing has happened for one in which nothing has.
    #[cfg(feature = "faults")]
    fn forget_room(&self, activity: Position, since: Option<Position>) -> Position {
        let forgets = self.env.has(crate::env::Fault::ForgetsRooms);
        since.map_or(activity, |_| activity - Position::from(forgets))
    }

    async fn activity_of(
        &self,
        part: &Part,
        user: &UserId,
        as_of: Position,
    ) -> Result<Position, AppError> {
        let room = self.room(&part.room_id).await?;
        self.activity_as_of(&room, user, as_of).await
    }
}
