// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `stream`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientStreamExt};

/// `GET /_matrix/client/v2/stream`.
pub(super) static STREAM_POLL: Operation = Operation {
    id: "stream_poll",
    area: "stream",
    summary: "Wait for events.",
    description: "Answers the events after `from` as soon as there are any, or none when `timeout` has passed; then `end` is the new position (STR-1). Without `from` it starts now. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). A client that goes on from `end` sees every event once, in order (STR-8). `limit` is 100 when neither it nor the filter's is given; `more` says go on. The session lives on while the request is open (SES-4). Refused with 400 M_INVALID_PARAM for a token that can't be read or a value over its maximum, 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out.",
    method: "GET",
    path: "/_matrix/client/v2/stream",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::ChunkToken>("from")
            .help(
                "The position to start at, a token from an earlier answer. The operation names what holds without it.",
            ),
        option::named::<::tidings_types::FilterToken>("filter")
            .help("A filter token. Without it everything comes (FIL-3)."),
        option::integer("timeout", Some(0), Some(120_000))
            .help(
                "How long to wait for an event, in milliseconds. 0 answers at once (STR-1).",
            ),
        option::text("types", None, Some(4096))
            .help(
                "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
            ),
        option::text("not-types", None, Some(4096))
            .help(
                "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
            ),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(stream_poll(call)),
};

async fn stream_poll(call: Call<'_>) -> Result<(), Failure> {
    let given_from: Option<::tidings_types::ChunkToken> = call.find("from")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_timeout: Option<i64> = call.find("timeout")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.stream_poll();
            if let Some(value) = given_from.clone() {
                request = request.from(value);
            }
            if let Some(value) = given_filter.clone() {
                request = request.filter(value);
            }
            if let Some(value) = given_timeout {
                request = request.timeout(value);
            }
            if let Some(value) = given_types.clone() {
                request = request.types(value);
            }
            if let Some(value) = given_not_types.clone() {
                request = request.not_types(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/stream/socket`.
pub(super) static STREAM_SOCKET: Operation = Operation {
    id: "stream_socket",
    area: "stream",
    summary: "Follow events over a WebSocket.",
    description: "The event stream as a WebSocket of the sub-protocol `m.json` (STR-7): every text frame the server sends is a StreamChunk; the chunks are those of stream_poll. The client sends nothing but pings, pongs and the close; anything else closes the socket, with 1003, or with 1009 when it is larger than 4 KiB. Without `from` it starts now, and the first chunk comes at once. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). The server pings when nothing happens; who doesn't answer, or takes nothing, is given up. The session lives on while the socket is open (SES-4). When it ends, or its token, or the server stops, the server closes; the reason of every close is an ApiError as JSON (spec/streams.md). Where headers can't be set, `access_token` and `session` do (SES-2). `limit` bounds each chunk and is 100 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read, a value over its maximum, or a limit of 0, here or in the filter; 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out; 400 M_INVALID_PARAM when the request asks for no WebSocket, or for other sub-protocols only; all before the upgrade.",
    method: "GET",
    path: "/_matrix/client/v2/stream/socket",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: true,
    options: || Vec::from([
        option::named::<::tidings_types::ChunkToken>("from")
            .help(
                "The position to start at, a token from an earlier answer. The operation names what holds without it.",
            ),
        option::named::<::tidings_types::FilterToken>("filter")
            .help("A filter token. Without it everything comes (FIL-3)."),
        option::text("types", None, Some(4096))
            .help(
                "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
            ),
        option::text("not-types", None, Some(4096))
            .help(
                "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
            ),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.",
            ),
        option::text("access-token", None, Some(255))
            .help(
                "The access token, where the header `Authorization` can't be set (ACC-3, SES-2).",
            ),
        option::named::<::tidings_types::SessionId>("session")
            .help(
                "The session, where the header `Matrix-Session` can't be set (SES-2).",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(stream_socket(call)),
};

async fn stream_socket(call: Call<'_>) -> Result<(), Failure> {
    let given_from: Option<::tidings_types::ChunkToken> = call.find("from")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    let given_access_token: Option<String> = call.find("access-token")?;
    let given_session: Option<::tidings_types::SessionId> = call.find("session")?;
    call.socket(async |client: Client, place: support::Place| {
            let mut request = client.stream_socket();
            if let Some(value) = given_from.clone() {
                request = request.from(value);
            }
            if let Some(value) = given_filter.clone() {
                request = request.filter(value);
            }
            if let Some(value) = given_types.clone() {
                request = request.types(value);
            }
            if let Some(value) = given_not_types.clone() {
                request = request.not_types(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_access_token.clone() {
                request = request.access_token(value);
            }
            if let Some(value) = given_session.clone() {
                request = request.session(value);
            }
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/stream/sse`.
pub(super) static STREAM_SSE: Operation = Operation {
    id: "stream_sse",
    area: "stream",
    summary: "Follow events as server-sent events.",
    description: "The event stream as `text/event-stream` (STR-7): each server-sent event's `data` is a StreamChunk, its `id` the chunk's `end`; the chunks are those of stream_poll. The header `Last-Event-ID`, which browsers send when they connect again, counts as `from` and comes before it. Without both it starts now, and the first chunk comes at once. In it are new events of the user's rooms, invites, leaves, joins on other devices with the room's entry (STR-6), presence and typing. State that a newer one has superseded isn't sent after it (STR-2); late events come only with `out_of_order` (STR-3). Comment lines keep the connection open when nothing happens; a reader that takes nothing is given up. The session lives on meanwhile (SES-4). When it ends, or its token, or the server stops, the last event is named `end` and its `data` is an ApiError (spec/streams.md). Where headers can't be set, `access_token` and `session` do (SES-2). `limit` bounds each chunk and is 100 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read, a value over its maximum, or a limit of 0, here or in the filter; 410 M_RESET_TOKEN for a token from before a restore: start again with initial sync; 410 M_EXPIRED_TOKEN for a filter that ran out; all before the stream begins.",
    method: "GET",
    path: "/_matrix/client/v2/stream/sse",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: true,
    options: || Vec::from([
        option::named::<::tidings_types::ChunkToken>("from")
            .help(
                "The position to start at, a token from an earlier answer. The operation names what holds without it.",
            ),
        option::named::<::tidings_types::FilterToken>("filter")
            .help("A filter token. Without it everything comes (FIL-3)."),
        option::text("types", None, Some(4096))
            .help(
                "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
            ),
        option::text("not-types", None, Some(4096))
            .help(
                "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
            ),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.",
            ),
        option::text("access-token", None, Some(255))
            .help(
                "The access token, where the header `Authorization` can't be set (ACC-3, SES-2).",
            ),
        option::named::<::tidings_types::SessionId>("session")
            .help(
                "The session, where the header `Matrix-Session` can't be set (SES-2).",
            ),
        option::named::<::tidings_types::ChunkToken>("last-event-id")
            .help(
                "The `id` of the last event received, the position to go on from (STR-7).",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(stream_sse(call)),
};

async fn stream_sse(call: Call<'_>) -> Result<(), Failure> {
    let given_from: Option<::tidings_types::ChunkToken> = call.find("from")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    let given_access_token: Option<String> = call.find("access-token")?;
    let given_session: Option<::tidings_types::SessionId> = call.find("session")?;
    let given_last_event_id: Option<::tidings_types::ChunkToken> = call
        .find("last-event-id")?;
    call.bytes(async |client: Client, place: support::Place| {
            let mut request = client.stream_sse();
            if let Some(value) = given_from.clone() {
                request = request.from(value);
            }
            if let Some(value) = given_filter.clone() {
                request = request.filter(value);
            }
            if let Some(value) = given_types.clone() {
                request = request.types(value);
            }
            if let Some(value) = given_not_types.clone() {
                request = request.not_types(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_access_token.clone() {
                request = request.access_token(value);
            }
            if let Some(value) = given_session.clone() {
                request = request.session(value);
            }
            if let Some(value) = given_last_event_id.clone() {
                request = request.last_event_id(value);
            }
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}
