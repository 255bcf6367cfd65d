// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `typing`.

use super::*;

/// Who is typing (TYP).
pub trait ClientTypingExt {
    /// Say whether I am typing
    ///
    /// Says whether the session is typing in the room (TYP-1). It ends with the session, when told, and when the user's message arrives in the room. The members get the whole list as `ephemeral.m.typing`, when it changes. Refused with 403 M_FORBIDDEN when not joined to the room.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/typing`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.typing_set()
    ///     .room_id(room_id)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn typing_set(&self) -> builder::TypingSet<'_>;
}

impl ClientTypingExt for Client {
    fn typing_set(&self) -> builder::TypingSet<'_> {
        builder::TypingSet::new(self)
    }
}
