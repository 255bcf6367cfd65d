//! A room's whole state, now or at an earlier moment.

use tidings_types::{ChunkToken, RoomEvent, RoomId};

use super::act::Caller;
use super::filter::Filter;
use super::{App, AppError};

/// What to list of a room's state.
#[derive(Clone, Debug)]
pub struct StateListRequest {
    /// The moment; now when absent.
    pub at: Option<ChunkToken>,
    /// Which events. Its limit is for timelines and not asked.
    pub filter: Filter,
    /// The most events; all when absent.
    pub limit: Option<usize>,
}

impl App {
    /// Lists a room's state by type and key; who left sees that of the leave (JOI-6).
    pub async fn list_state(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &StateListRequest,
    ) -> Result<Vec<RoomEvent>, AppError> {
        let room = self.room(room_id).await?;
        let at = request.at.as_ref();
        let state = self.readable_state(&room, caller.user(), at).await?;
        let mut entries = state.wanted(&request.filter);
        entries.truncate(request.limit.unwrap_or(usize::MAX));
        self.show_states(&entries, &request.filter).await
    }
}
