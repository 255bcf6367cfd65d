// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `marker`.

use super::*;

/// How far a user has read, and how far messages were delivered (MRK).
pub trait ClientMarkerExt {
    /// Move a marker
    ///
    /// Moves the reader's own marker to an event, inclusive, as `state.m.room.marker.read` or `state.m.room.marker.delivered` (MRK-1). Marking read implies delivered. A marker never moves backwards in the timeline: an earlier or the same place makes no new event and answers the present one. Refused with 403 M_FORBIDDEN when the user isn't joined, 404 M_NOT_FOUND when the event doesn't exist, isn't of this room or may not be seen.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/markers/{marker}`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `marker`: Which marker.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.marker_set()
    ///     .room_id(room_id)
    ///     .marker(marker)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn marker_set(&self) -> builder::MarkerSet<'_>;
}

impl ClientMarkerExt for Client {
    fn marker_set(&self) -> builder::MarkerSet<'_> {
        builder::MarkerSet::new(self)
    }
}
