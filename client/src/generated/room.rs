// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `room`.

use super::*;

/// Creating, joining and leaving rooms (CRE, JOI, LEA).
pub trait ClientRoomExt {
    /// Join a room
    ///
    /// Joins a room named by its id, an alias or an invite (JOI-1). Answers the room's state, members and newest messages (JOI-3), or leaves them to the stream with `deliver` = `stream` (JOI-2). A server-generated `ephemeral.m.homeserver.scrollback` with the token to scroll back from comes down the stream of all the user's clients (JOI-4). Joining a joined room makes no new event and answers the same. Refused with 403 M_FORBIDDEN when the join rule or a ban forbids it; a room that doesn't exist answers the same (JOI-5). 404 M_NOT_FOUND for an unknown alias, and for an invite that is unknown or someone else's. 400 M_INVALID_PARAM when none or more than one of `room_id`, `alias` and `invite_event_id` is given. 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/join`
    ///
    /// Arguments:
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.room_join()
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn room_join(&self) -> builder::RoomJoin<'_>;

    /// Create a room
    ///
    /// Creates a room and joins the creator (CRE-1). The events, in order: creation, the creator's join and profile, power levels, join rule, the alias, `initial_state`, name, topic, one invite for each user in `invite`. All of it happens or none of it. `power_levels` is merged over the defaults, key by key. The entry of the new room comes as it does on joining (JOI-2). Refused with 409 M_ROOM_IN_USE when the alias is taken, 400 M_INVALID_PARAM with `path` when the alias is another server's, when a key of `power_levels` is no user id or event type or when `initial_state` names what the server makes itself (creation, membership), 400 M_BAD_JSON with `path` when a content breaks the schema of its type (EVT-8), 403 M_FORBIDDEN when the creator may not set one of the states (EVT-4), 413 M_TOO_LARGE when an event exceeds 64 KiB (EVT-7), 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms`
    ///
    /// Arguments:
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.room_create()
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn room_create(&self) -> builder::RoomCreate<'_>;

    /// Leave a room
    ///
    /// Ends one's own membership, joined or invited (LEA-1). What came before stays readable as the room's history visibility says (JOI-6). Leaving a room one has left makes no new event. Refused with 403 M_FORBIDDEN for a banned user, for one who never was in the room, and when the room doesn't exist.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/leave`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.room_leave()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn room_leave(&self) -> builder::RoomLeave<'_>;
}

impl ClientRoomExt for Client {
    fn room_join(&self) -> builder::RoomJoin<'_> {
        builder::RoomJoin::new(self)
    }

    fn room_create(&self) -> builder::RoomCreate<'_> {
        builder::RoomCreate::new(self)
    }

    fn room_leave(&self) -> builder::RoomLeave<'_> {
        builder::RoomLeave::new(self)
    }
}
