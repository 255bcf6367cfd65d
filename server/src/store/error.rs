//! What can go wrong in a store.

use tidings_types::RoomId;

use super::Order;

/// The engine failed. Nothing of what was asked was applied.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The engine answered with an error.
    #[error("the store failed to {action}")]
    Engine {
        /// What was being done.
        action: &'static str,
        /// The engine's own error.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The file is newer than this program.
    #[error(
        "the store has schema {found}, this program knows {known}: start a newer tidings-server"
    )]
    NewerSchema {
        /// What the file says.
        found: i64,
        /// What this program knows.
        known: i64,
    },
    /// The file was made by a server with another name, whose event ids it holds in short form.
    #[error("the store belongs to server {found}, not to {wanted}")]
    OtherServer {
        /// What the file says.
        found: String,
        /// The name this program was given.
        wanted: String,
    },
    /// The store is shutting down.
    #[error("the store is closed")]
    Closed,
    /// A row can't be read back.
    #[error("the store holds a row that can't be read: {0}")]
    Corrupt(String),
}

/// Why an append wasn't applied.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The room's head is another one: look again and decide again.
    #[error("room {room_id} has moved on to {head}")]
    Conflict {
        /// The room.
        room_id: RoomId,
        /// The order of its newest event.
        head: Order,
    },
    /// A unique name is taken.
    #[error("{what} is taken")]
    Taken {
        /// `user`, `alias`, `room`, `event`, `token` (another device has it), or `outcome` for an action that has been
        /// processed.
        what: &'static str,
    },
    /// What was to be changed isn't there.
    #[error("{what} is missing")]
    Missing {
        /// `alias`, `user`, or `event` for the target of a redaction or a proof.
        what: &'static str,
    },
    /// The room doesn't exist.
    #[error("room {0} doesn't exist")]
    NoSuchRoom(RoomId),
    /// The engine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
