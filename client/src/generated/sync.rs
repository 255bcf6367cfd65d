// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `sync`.

use super::*;

/// What a client needs to begin with, or what changed since (SYN).
pub trait ClientSyncExt {
    /// Fetch what a client needs to begin, or what changed
    ///
    /// Answers the user's rooms, invites and the presence of those who share a room (SYN-1, SYN-3, SYN-4). With `since`, a token from an earlier answer or from the stream, it is the delta since then: rooms with no change are absent, rooms left are listed, a room with more new messages than `limit` says `limited` and gives in `start` the token to scroll into the gap (SYN-2). Rooms come by latest activity; `rooms_limit` pages through them and `rooms_next` leads on (SYN-6). `end` is where the event stream goes on (SYN-7). `limit` counts per room and is 20 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read or a value over its maximum, 410 M_RESET_TOKEN for a token from before a restore, 410 M_EXPIRED_TOKEN for a filter or `rooms_from` that ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/initial_sync`
    ///
    /// Arguments:
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `limit`: The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `rooms_from`: The `rooms_next` of the answer before, to go on with the next rooms (SYN-6).
    /// - `rooms_limit`: The most rooms to return (SYN-6). All rooms come when absent.
    /// - `since`: A position. The answer is the delta since then (SYN-2).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.initial_sync()
    ///     .filter(filter)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .rooms_from(rooms_from)
    ///     .rooms_limit(rooms_limit)
    ///     .since(since)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn initial_sync(&self) -> builder::InitialSync<'_>;
}

impl ClientSyncExt for Client {
    fn initial_sync(&self) -> builder::InitialSync<'_> {
        builder::InitialSync::new(self)
    }
}
