//! The rooms of an initial sync, each written as soon as it is read: their text is kept, and not their values.

use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use serde::Serialize;
use tidings_types::RoomEntry;

use super::rooms::Active;
use crate::app::entry::{DEFAULT_MESSAGES, EntryWish};
use crate::app::filter::Filter;
use crate::app::{App, AppError, Client};
use crate::store::Position;

/// Rooms that are read in one go: as many as make the change to another thread cheap, and as few as others wait for gladly.
const AT_ONCE: usize = 16;
/// So many goes of one sync are under way together.
const TOGETHER: usize = 2;
/// About what a room with its newest messages comes to, in bytes.
const ROOM_BYTES: usize = 16 << 10;

/// The items of a list as JSON, in pieces of one or more with commas between. Who takes a copy shares the text.
#[derive(Clone, Debug)]
pub struct WrittenList<T> {
    /// The pieces.
    pub pieces: Vec<Bytes>,
    items: PhantomData<fn() -> T>,
}

impl<T: Serialize> WrittenList<T> {
    /// Writes an item behind others of its piece.
    fn write(piece: &mut Vec<u8>, item: &T) -> Result<(), AppError> {
        if !piece.is_empty() {
            piece.push(b',');
        }
        serde_json::to_writer(piece, item)
            .map_err(|error| AppError::internal(format!("an item isn't written: {error}")))
    }
}

/// How rooms of an initial sync are read.
pub(super) struct Entries {
    pub(super) app: Arc<App>,
    pub(super) reader: Arc<Client>,
    pub(super) as_of: Position,
    pub(super) since: Option<Position>,
    pub(super) filter: Filter,
}

impl Entries {
    /// The entries of rooms, in their order.
    pub(super) async fn written(
        self,
        rooms: Vec<Active>,
    ) -> Result<WrittenList<RoomEntry>, AppError> {
        let this = Arc::new(self);
        let goes = rooms.chunks(AT_ONCE).map(|rooms| {
            let (this, rooms) = (Arc::clone(&this), rooms.to_vec());
            let app = Arc::clone(&this.app);
            async move {
                let piece = async move { this.piece(&rooms).await };
                app.at_length(piece).await
            }
        });
        let goes: Vec<_> = goes.collect();
        let pieces = stream::iter(goes).buffered(TOGETHER);
        Ok(WrittenList {
            pieces: pieces.try_collect().await?,
            items: PhantomData,
        })
    }

    /// The entries of some rooms, one behind the other.
    async fn piece(&self, rooms: &[Active]) -> Result<Bytes, AppError> {
        let mut piece = Vec::with_capacity(rooms.len() * ROOM_BYTES);
        for active in rooms {
            let room = self.app.room(&active.room_id).await?;
            let wish = EntryWish {
                reader: &self.reader,
                as_of: self.as_of,
                // A room joined since then is new to the client and comes whole.
                since: self.since.filter(|since| active.joined <= *since),
                filter: &self.filter,
                limit: self.filter.limit().unwrap_or(DEFAULT_MESSAGES),
                with_members: false,
            };
            let entry = self.app.entry(&room, &wish).await?;
            WrittenList::write(&mut piece, &entry)?;
        }
        piece.shrink_to_fit();
        Ok(piece.into())
    }
}
