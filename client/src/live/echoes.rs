//! The messages of this client, as far as they are on their way (ACT-7).

use futures::StreamExt;
use futures::stream::BoxStream;
use tidings_types::RoomEvent;

use crate::{Client, LocalEcho, LocalId};

/// What is on its way, and what becomes of it.
pub(super) fn of(client: &Client) -> BoxStream<'static, LocalEcho> {
    // They end with the client, and must not be asked for again then.
    client.echoes().chain(futures::stream::pending()).boxed()
}

/// Which of this client's messages an event is (ACT-5).
pub(crate) fn own(client: &Client, event: &RoomEvent) -> Option<LocalId> {
    client.local_id_of(event)
}
