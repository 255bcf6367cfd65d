//! The event that tells a user's clients where to scroll back from after a join (JOI-4).

use serde_json::json;
use serde_json::value::RawValue;
use tidings_types::{
    ChunkToken, HomeserverScrollbackEventContent, RoomEntry, RoomEvent, RoomId, ServerName,
    TypedContent as _,
};

use super::{App, AppError};
use crate::store::{Order, Position, StoredEvent};

/// The type of the event.
pub const SCROLLBACK: &str = HomeserverScrollbackEventContent::TYPE;

/// A join of the reader's that the event follows.
#[derive(Clone)]
pub struct OwnJoin {
    /// How many events of the answer come before the scrollback event.
    pub before: usize,
    room_id: RoomId,
    order: Order,
    position: Position,
}

impl OwnJoin {
    /// A join, behind so many events of an answer.
    pub fn new(join: &StoredEvent, before: usize) -> Self {
        Self {
            before,
            room_id: join.room_id.clone(),
            order: join.order,
            position: join.position,
        }
    }

    /// The same among the events that are left; `left` says for each number of events of before how many that are.
    #[must_use]
    pub fn among(&self, left: &[usize]) -> Self {
        let before = left.get(self.before).copied().unwrap_or(self.before);
        Self {
            before,
            ..self.clone()
        }
    }
}

impl App {
    /// Puts the scrollback events behind their joins. Each leads to what lies before the room's entry where that comes in
    /// the same answer, else to what lies before the join.
    pub(super) fn with_scrollback(
        &self,
        mut events: Vec<RoomEvent>,
        joins: &[OwnJoin],
        entries: &[RoomEntry],
    ) -> Result<Vec<RoomEvent>, AppError> {
        // From the back, so that the places of those before stay what they are.
        for join in joins.iter().rev() {
            let entry = entries.iter().find(|entry| entry.room_id == join.room_id);
            let token = match entry {
                Some(entry) => entry.start.clone(),
                None => self.timeline_token(&join.room_id, join.order - 1, join.position),
            };
            let event = event(&self.settings.server_name, &join.room_id, token)?;
            events.insert(join.before, event);
        }
        Ok(events)
    }
}

fn event(server: &ServerName, room_id: &RoomId, token: ChunkToken) -> Result<RoomEvent, AppError> {
    let event = json!({
        "content": HomeserverScrollbackEventContent::new(token),
        "room_id": room_id,
        "sender": server,
        "type": SCROLLBACK,
    });
    let text = RawValue::from_string(event.to_string()).map_err(AppError::internal)?;
    Ok(RoomEvent::from_trusted(text))
}
