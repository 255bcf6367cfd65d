// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `timeline`.

use super::*;

/// Reading a room's history, single events and what relates to them (SCR, CTX, REL).
pub trait ClientTimelineExt {
    /// Get an event
    ///
    /// Answers one event by its id. The filter says in which form it comes (`keys`, `format`, `updates`, `replies`); it comes whatever its type, and alone where updates are wanted separate, so `types`, `not_types` and `limit` are accepted as everywhere and choose nothing. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/events/{event_id}`
    ///
    /// Arguments:
    /// - `event_id`: The event.
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `limit`: The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.event_get()
    ///     .event_id(event_id)
    ///     .filter(filter)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn event_get(&self) -> builder::EventGet<'_>;

    /// Get the surroundings of an event
    ///
    /// Answers the events around one event in timeline order, oldest first, tokens to scroll on both ways, and the room's state as it was at the end of the chunk (CTX-1). `before` and `after` count the events that the filter lets through; the event itself always comes. Fewer come where what may be read begins or ends, and where the filter lets none through among the 10,000 nearest on that side. The tokens lead on from the chunk whatever the filter. The `limit` of a filter is not used here. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), and when it is one's own membership outside of what one may read of the timeline: `event_get` answers that. Refused with 400 M_INVALID_PARAM when a count is over its maximum, 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/events/{event_id}/context`
    ///
    /// Arguments:
    /// - `event_id`: The event.
    /// - `after`: The most events after it.
    /// - `before`: The most events before it.
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `limit`: The most events in the chunk, the event itself counted, which comes with 0 too. Those furthest from it are left out, of two as far the newer. No further bound when absent.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.event_context()
    ///     .event_id(event_id)
    ///     .after(after)
    ///     .before(before)
    ///     .filter(filter)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn event_context(&self) -> builder::EventContext<'_>;

    /// List the events that relate to an event
    ///
    /// Answers a page of the events whose `relates_to` names this event (REL-3). Without `from` it is the newest page; each page is oldest first and `end` leads to earlier ones. With `sort` = `oldest` in the filter it is the first page and `end` leads to later ones. Redacted replies don't come and don't count (REL-4). The `limit` of a filter is not used here. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), 400 M_INVALID_PARAM when `from` can't be read or is of another room's timeline, 410 M_RESET_TOKEN when it is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/events/{event_id}/replies`
    ///
    /// Arguments:
    /// - `event_id`: The event.
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `from`: Where to read on: the `end` of a page, or the `start` of a bundle (REL-2).
    /// - `limit`: The most replies to return.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `rel_type`: Only replies of this relationship type. Those of the filter's `rel_types` when absent.
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.reply_list()
    ///     .event_id(event_id)
    ///     .filter(filter)
    ///     .from(from)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .rel_type(rel_type)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn reply_list(&self) -> builder::ReplyList<'_>;

    /// Read a room's timeline
    ///
    /// Answers a piece of the room's timeline from a position on, in one direction (SCR-1). Update children come with their parent and count neither in `limit` nor in `remaining` (SCR-2, UPD-4); replies are ordinary events of the timeline. A token of the stream means the timeline as of that moment. What a reader may see is the room's history visibility (JOI-6). Without `limit` the filter's holds, else 20; 0 tells only what remains. Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or is of another room's timeline, 410 M_RESET_TOKEN when it is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/timeline`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `backfill`: Whether to ask other servers for more when this one has no more.
    /// - `dir`: Which way to read. `b` when absent.
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `from`: The position to start at. When absent the newest end, with `dir=f` the start of the room.
    /// - `limit`: The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.timeline_scroll()
    ///     .room_id(room_id)
    ///     .backfill(backfill)
    ///     .dir(dir)
    ///     .filter(filter)
    ///     .from(from)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn timeline_scroll(&self) -> builder::TimelineScroll<'_>;
}

impl ClientTimelineExt for Client {
    fn event_get(&self) -> builder::EventGet<'_> {
        builder::EventGet::new(self)
    }

    fn event_context(&self) -> builder::EventContext<'_> {
        builder::EventContext::new(self)
    }

    fn reply_list(&self) -> builder::ReplyList<'_> {
        builder::ReplyList::new(self)
    }

    fn timeline_scroll(&self) -> builder::TimelineScroll<'_> {
        builder::TimelineScroll::new(self)
    }
}
