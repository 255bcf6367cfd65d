// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `stream`.

use super::*;

/// Events as they happen: long poll, server-sent events, WebSocket (STR).
pub trait ClientStreamExt {
    /// Wait for events
    ///
    /// Answers the events after `from` as soon as there are any, or none when `timeout` has passed; then `end` is the new position (STR-1). Without `from` it starts now. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). A client that goes on from `end` sees every event once, in order (STR-8). `limit` is 100 when neither it nor the filter's is given; `more` says go on. The session lives on while the request is open (SES-4). Refused with 400 M_INVALID_PARAM for a token that can't be read or a value over its maximum, 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/stream`
    ///
    /// Arguments:
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `from`: The position to start at, a token from an earlier answer. The operation names what holds without it.
    /// - `limit`: The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `timeout`: How long to wait for an event, in milliseconds. 0 answers at once (STR-1).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.stream_poll()
    ///     .filter(filter)
    ///     .from(from)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .timeout(timeout)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn stream_poll(&self) -> builder::StreamPoll<'_>;

    /// Follow events over a WebSocket
    ///
    /// The event stream as a WebSocket of the sub-protocol `m.json` (STR-7): every text frame the server sends is a StreamChunk; the chunks are those of stream_poll. The client sends nothing but pings, pongs and the close; anything else closes the socket, with 1003, or with 1009 when it is larger than 4 KiB. Without `from` it starts now, and the first chunk comes at once. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). The server pings when nothing happens; who doesn't answer, or takes nothing, is given up. The session lives on while the socket is open (SES-4). When it ends, or its token, or the server stops, the server closes; the reason of every close is an ApiError as JSON (spec/streams.md). Where headers can't be set, `access_token` and `session` do (SES-2). `limit` bounds each chunk and is 100 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read, a value over its maximum, or a limit of 0, here or in the filter; 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out; 400 M_INVALID_PARAM when the request asks for no WebSocket, or for other sub-protocols only; all before the upgrade.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/stream/socket`
    ///
    /// Arguments:
    /// - `access_token`: The access token, where the header `Authorization` can't be set (ACC-3, SES-2).
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `from`: The position to start at, a token from an earlier answer. The operation names what holds without it.
    /// - `limit`: The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `session`: The session, where the header `Matrix-Session` can't be set (SES-2).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.stream_socket()
    ///     .access_token(access_token)
    ///     .filter(filter)
    ///     .from(from)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .session(session)
    ///     .types(types)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn stream_socket(&self) -> builder::StreamSocket<'_>;

    /// Follow events as server-sent events
    ///
    /// The event stream as `text/event-stream` (STR-7): each server-sent event's `data` is a StreamChunk, its `id` the chunk's `end`; the chunks are those of stream_poll. The header `Last-Event-ID`, which browsers send when they connect again, counts as `from` and comes before it. Without both it starts now, and the first chunk comes at once. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). Comment lines keep the connection open when nothing happens; a reader that takes nothing is given up. The session lives on meanwhile (SES-4). When it ends, or its token, or the server stops, the last event is named `end` and its `data` is an ApiError (spec/streams.md). Where headers can't be set, `access_token` and `session` do (SES-2). `limit` bounds each chunk and is 100 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read, a value over its maximum, or a limit of 0, here or in the filter; 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out; all before the stream begins.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/stream/sse`
    ///
    /// Arguments:
    /// - `access_token`: The access token, where the header `Authorization` can't be set (ACC-3, SES-2).
    /// - `filter`: A filter token. Without it everything comes (FIL-3).
    /// - `from`: The position to start at, a token from an earlier answer. The operation names what holds without it.
    /// - `limit`: The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    /// - `not_types`: Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    /// - `session`: The session, where the header `Matrix-Session` can't be set (SES-2).
    /// - `types`: Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    /// - `last_event_id`: The `id` of the last event received, the position to go on from (STR-7).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.stream_sse()
    ///     .access_token(access_token)
    ///     .filter(filter)
    ///     .from(from)
    ///     .limit(limit)
    ///     .not_types(not_types)
    ///     .session(session)
    ///     .types(types)
    ///     .last_event_id(last_event_id)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn stream_sse(&self) -> builder::StreamSse<'_>;
}

impl ClientStreamExt for Client {
    fn stream_poll(&self) -> builder::StreamPoll<'_> {
        builder::StreamPoll::new(self)
    }

    fn stream_socket(&self) -> builder::StreamSocket<'_> {
        builder::StreamSocket::new(self)
    }

    fn stream_sse(&self) -> builder::StreamSse<'_> {
        builder::StreamSse::new(self)
    }
}
