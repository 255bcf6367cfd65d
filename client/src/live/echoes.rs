//! The messages of this client, as far as they are on their way (ACT-7).

use futures::StreamExt;
use futures::stream::BoxStream;
use tidings_types::RoomEvent;

use crate::{Client, LocalEcho, LocalId};

/// What is on its way, and what becomes of it.
pub(super) fn of(_client: &Client) -> BoxStream<'static, LocalEcho> {
    futures::stream::pending().boxed()
}

/// Which of this client's messages an event is (ACT-5).
pub(crate) fn own(_client: &Client, _event: &RoomEvent) -> Option<LocalId> {
    None
}
