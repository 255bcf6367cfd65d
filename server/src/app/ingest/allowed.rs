//! Whether a room's rules allow an event that another server made.

use crate::app::AppError;
use crate::app::room::state::{MEMBER, REDACTION};
use crate::app::room::{Draft, RoomState};
use crate::app::rules::membership::Member;
use crate::app::rules::{auth, deletion, redaction};
use crate::app::state::decide_state;
use crate::store::Order;

/// Whether the rules allow an event in the state right before it. `redacted_sender` sent what it redacts.
pub(super) fn at_its_place(
    state: &RoomState,
    draft: &Draft,
    redacted_sender: Option<&str>,
) -> Result<(), AppError> {
    let sender = state.sender(&draft.sender);
    let Some(key) = &draft.state_key else {
        if draft.event_type.as_str() == REDACTION {
            auth::must_be_joined(&sender)?;
            let whose = redacted_sender.unwrap_or_default();
            return redaction::check(&draft.sender, whose, state.power());
        }
        return auth::check_send(&draft.event_type, &sender, state.power());
    };
    if draft.content.is_some() {
        return decide_state(state, draft).map(|_| ());
    }
    // Who is invited rejects the invite by deleting it (REJ-1).
    let is_own_invite = draft.event_type.as_str() == MEMBER
        && key.as_str() == &*draft.sender
        && sender.is == Member::Invite;
    if is_own_invite {
        return Ok(());
    }
    deletion::check(&draft.event_type, key.as_str(), &sender, state.power())
}

/// Whether a late event is allowed by what came since: its sender isn't banned, and if it would change the state that holds
/// now, that allows it too.
pub(super) fn now(
    state: &RoomState,
    draft: &Draft,
    redacted_sender: Option<&str>,
    order: Order,
) -> Result<(), AppError> {
    if state.member(&draft.sender) == Member::Ban {
        return Err(AppError::forbidden(
            "the sender has been banned from this room since",
        ));
    }
    let superseded = |key: &str| state.supersedes(draft.event_type.as_str(), key, order);
    match &draft.state_key {
        Some(key) if !superseded(key.as_str()) => at_its_place(state, draft, redacted_sender),
        _ => Ok(()),
    }
}
