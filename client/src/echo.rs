//! What a client shows of its own messages before the server has them (ACT-7).

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tidings_types::{EventId, EventType, RelatesTo, RoomId};

use crate::Error;

/// The name of a message that this client sends, from the moment it is asked to. Unique in one client, also over restarts
/// when its actions are kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalId(String);

impl LocalId {
    /// A name that nothing else has.
    pub(crate) fn random() -> Self {
        Self(format!("{:032x}", rand::random_range(0..=u128::MAX)))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for LocalId {
    fn from(name: String) -> Self {
        Self(name)
    }
}

impl fmt::Display for LocalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A message as its sender sees it before it comes back in the stream.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LocalEcho {
    /// Which message this is.
    pub local_id: LocalId,
    /// The room that it goes to.
    pub room_id: RoomId,
    /// Its type.
    pub event_type: EventType,
    /// Its content.
    pub content: Arc<RawValue>,
    /// The event that it updates (UPD-1).
    pub updates: Option<EventId>,
    /// The event that it responds to (REL-1).
    pub relates_to: Option<RelatesTo>,
    /// When it was asked for, by this machine's clock, in milliseconds since 1970.
    pub asked_ts: u64,
    /// How far it has come.
    pub state: EchoState,
}

/// How far a message has come.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum EchoState {
    /// On its way, or waiting for its turn or for the network.
    Sending,
    /// The server has it under this id. The event itself comes in the stream, or has come.
    Sent(EventId),
    /// The server refused it, or it was given up; nothing will come. After [`Error::Forgotten`] and errors that aren't the
    /// server's ([`Error::Unreadable`]) it may have come already, and when the access token has ended.
    Failed(Arc<Error>),
}
