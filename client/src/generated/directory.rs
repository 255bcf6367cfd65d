// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `directory`.

use super::*;

/// Room aliases and published rooms (DIR, PUB).
pub trait ClientDirectoryExt {
    /// Resolve an alias
    ///
    /// Answers the room an alias leads to and the servers to join through (DIR-1). Needs no access token. Refused with 404 M_NOT_FOUND when there is no such alias, 400 M_INVALID_PARAM when it is malformed.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/directory/{room_alias}`
    ///
    /// Arguments:
    /// - `room_alias`: The alias in full, `#name:server` (DIR-1).
    /// ```text
    /// let response = client.alias_get()
    ///     .room_alias(room_alias)
    ///     .send()
    ///     .await;
    /// ```
    fn alias_get(&self) -> builder::AliasGet<'_>;

    /// Create an alias
    ///
    /// Creates an alias of this server for a room one is joined to (DIR-1). Refused with 409 M_ROOM_IN_USE when the alias exists, 400 M_INVALID_PARAM when it is another server's, 403 M_FORBIDDEN when the user isn't joined, 413 M_TOO_LARGE when the room has 1,000 aliases or their list would exceed the size of an event (EVT-7).
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/directory/{room_alias}`
    ///
    /// Arguments:
    /// - `room_alias`: The alias in full, `#name:server` (DIR-1).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.alias_create()
    ///     .room_alias(room_alias)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn alias_create(&self) -> builder::AliasCreate<'_>;

    /// Delete an alias
    ///
    /// Deletes an alias (DIR-1). Allowed to who created it, in the room or not, and to the room's ops (EVT-4). Refused with 403 M_FORBIDDEN for others, 404 M_NOT_FOUND when there is no such alias, 400 M_INVALID_PARAM when it is another server's.
    ///
    /// Sends a `DELETE` request to `/_matrix/client/v2/directory/{room_alias}`
    ///
    /// Arguments:
    /// - `room_alias`: The alias in full, `#name:server` (DIR-1).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.alias_delete()
    ///     .room_alias(room_alias)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn alias_delete(&self) -> builder::AliasDelete<'_>;

    /// Search the published rooms
    ///
    /// Answers a page of the published rooms, those with the most members first (PUB-1). Case doesn't matter. The first request freezes the results for its further pages, which `from` leads to; pages count from 1. The results are kept for ten minutes after their last page, or less: not over a restart, and not when many others need the room. Needs no access token. Refused with 400 M_INVALID_PARAM when the token can't be read, 410 M_EXPIRED_TOKEN when it ran out.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/published_rooms`
    ///
    /// ```text
    /// let response = client.published_room_search()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn published_room_search(&self) -> builder::PublishedRoomSearch<'_>;

    /// Publish a room or take it back
    ///
    /// Says whether searching the published rooms finds the room (PUB-1). For room ops (EVT-4). Doing it again changes nothing. Refused with 403 M_FORBIDDEN for others and when the room doesn't exist.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/published`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.room_published_set()
    ///     .room_id(room_id)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn room_published_set(&self) -> builder::RoomPublishedSet<'_>;
}

impl ClientDirectoryExt for Client {
    fn alias_get(&self) -> builder::AliasGet<'_> {
        builder::AliasGet::new(self)
    }

    fn alias_create(&self) -> builder::AliasCreate<'_> {
        builder::AliasCreate::new(self)
    }

    fn alias_delete(&self) -> builder::AliasDelete<'_> {
        builder::AliasDelete::new(self)
    }

    fn published_room_search(&self) -> builder::PublishedRoomSearch<'_> {
        builder::PublishedRoomSearch::new(self)
    }

    fn room_published_set(&self) -> builder::RoomPublishedSet<'_> {
        builder::RoomPublishedSet::new(self)
    }
}
