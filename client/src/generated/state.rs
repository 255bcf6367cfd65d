// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `state`.

use super::*;

/// A room's state and its power levels (STA, PLV).
pub trait ClientStateExt {
    /// Change one power level
    ///
    /// Changes one level and leaves the others as they are; the server writes the full `state.m.room.power_levels` (PLV-1). `null` takes the level back to its default. Setting the value it already has makes no new event. Refused with 403 M_FORBIDDEN when the sender may not set power levels, when the old or the new value is above the sender's own level, or when another user's old level isn't below it. 400 M_INVALID_PARAM with `path` when the key names no level, 400 M_BAD_JSON when the value is no integer.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/power_levels`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.power_level_set()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn power_level_set(&self) -> builder::PowerLevelSet<'_>;

    /// List the state of a room
    ///
    /// Answers the current state of a room, or the state as of `at`, ordered by type and state key. Deleted state doesn't come. A user who has left sees the state as of the leave (JOI-6). The `limit` of a filter is for timelines and not used here. Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or `at` is of another room, 410 M_RESET_TOKEN when `at` is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/state`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `at`: The position as of which to list. Now when absent.
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `limit`: The most events to return. All when absent.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.state_list()
    ///     .room_id(room_id)
    ///     .at(at)
    ///     .filter(filter)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn state_list(&self) -> builder::StateList<'_>;

    /// Get a state event
    ///
    /// Answers the event that is the current state for this type and key. A user who has left gets the state as of the leave (JOI-6). Refused with 403 M_FORBIDDEN for one who has no part in the room, 404 M_NOT_FOUND when there is no such state or it was deleted (EVT-6), 400 M_INVALID_PARAM when the type isn't a state type (EVT-1) or the key is malformed (EVT-4).
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `event_type`: The full event type, with its prefix (EVT-1).
    /// - `state_key`: The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.state_get()
    ///     .room_id(room_id)
    ///     .event_type(event_type)
    ///     .state_key(state_key)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn state_get(&self) -> builder::StateGet<'_>;

    /// Set a state event
    ///
    /// Sets the state of a room for a type and key (STA-1). Setting the value it already has makes no new event and answers the present one. Well-known types keep a rule of their own on top of the power levels (EVT-4), and markers never move backwards (MRK-1). Refused with 403 M_FORBIDDEN when the sender isn't joined or may not set this type or key, 400 M_INVALID_PARAM when the type isn't a state type (EVT-1), when the key is malformed (EVT-4) or not of the kind the type asks for (EVT-5), 400 M_BAD_JSON with `path` when the content breaks the schema of its type (EVT-8), 413 M_TOO_LARGE when the event exceeds 64 KiB (EVT-7).
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `event_type`: The full event type, with its prefix (EVT-1).
    /// - `state_key`: The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    /// - `compact`: Answer only the keys the server added or changed, not the whole event (MSG-1).
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.state_set()
    ///     .room_id(room_id)
    ///     .event_type(event_type)
    ///     .state_key(state_key)
    ///     .compact(compact)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn state_set(&self) -> builder::StateSet<'_>;

    /// Delete a state event
    ///
    /// Removes a type and key from the room's state by an event without `content` (STA-2, EVT-6). It takes the same power as setting it. Refused with 404 M_NOT_FOUND when there is none, 403 M_FORBIDDEN when the sender isn't joined or may not set this type or key, or when it is what every room has (creation), 400 M_INVALID_PARAM when the type isn't a state type (EVT-1) or the key is malformed (EVT-4).
    ///
    /// Sends a `DELETE` request to `/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `event_type`: The full event type, with its prefix (EVT-1).
    /// - `state_key`: The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.state_delete()
    ///     .room_id(room_id)
    ///     .event_type(event_type)
    ///     .state_key(state_key)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn state_delete(&self) -> builder::StateDelete<'_>;
}

impl ClientStateExt for Client {
    fn power_level_set(&self) -> builder::PowerLevelSet<'_> {
        builder::PowerLevelSet::new(self)
    }

    fn state_list(&self) -> builder::StateList<'_> {
        builder::StateList::new(self)
    }

    fn state_get(&self) -> builder::StateGet<'_> {
        builder::StateGet::new(self)
    }

    fn state_set(&self) -> builder::StateSet<'_> {
        builder::StateSet::new(self)
    }

    fn state_delete(&self) -> builder::StateDelete<'_> {
        builder::StateDelete::new(self)
    }
}
