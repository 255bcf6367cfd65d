//! What became of actions.

use tidings_types::UserId;

use super::Position;

/// An outcome to keep. The position of the append's last event is added when it is committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOutcome {
    /// The session.
    pub session_id: String,
    /// The action's id in the session.
    pub action_id: u64,
    /// Whose session it was; only they may ask.
    pub user_id: UserId,
    /// The device whose session it was.
    pub device_id: String,
    /// SHA-256 of the request, so that another request under the same id is noticed.
    pub fingerprint: [u8; 32],
    /// The HTTP-independent kind of answer; the app gives it meaning.
    pub kind: u16,
    /// The answer without its position.
    pub body: String,
    /// When, in milliseconds.
    pub taken_ms: u64,
}

/// A kept outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    /// What was kept.
    pub outcome: NewOutcome,
    /// The position of the append's last event, when it had one.
    pub position: Option<Position>,
}
