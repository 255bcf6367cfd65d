// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `sync`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientSyncExt};

/// `GET /_matrix/client/v2/initial_sync`.
pub(super) static INITIAL_SYNC: Operation = Operation {
    id: "initial_sync",
    area: "sync",
    summary: "Fetch what a client needs to begin, or what changed.",
    description: "Answers the user's rooms, invites and the presence of those who share a room (SYN-1, SYN-3, SYN-4). With `since`, a token from an earlier answer or from the stream, it is the delta since then: rooms with no change are absent, rooms left are listed, a room with more new messages than `limit` says `limited` and gives in `start` the token to scroll into the gap (SYN-2). Rooms come by latest activity; `rooms_limit` pages through them and `rooms_next` leads on (SYN-6). `end` is where the event stream goes on (SYN-7). `limit` counts per room and is 20 when neither it nor the filter's is given. Refused with 400 M_INVALID_PARAM for a token that can't be read or a value over its maximum, 410 M_RESET_TOKEN for a token from before a restore, 410 M_EXPIRED_TOKEN for a filter or `rooms_from` that ran out.",
    method: "GET",
    path: "/_matrix/client/v2/initial_sync",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::ChunkToken>("since")
            .help("A position. The answer is the delta since then (SYN-2)."),
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
        option::integer("rooms-limit", Some(0), Some(1000))
            .help("The most rooms to return (SYN-6). All rooms come when absent."),
        option::named::<::tidings_types::PaginationToken>("rooms-from")
            .help(
                "The `rooms_next` of the answer before, to go on with the next rooms (SYN-6).",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(initial_sync(call)),
};

async fn initial_sync(call: Call<'_>) -> Result<(), Failure> {
    let given_since: Option<::tidings_types::ChunkToken> = call.find("since")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    let given_rooms_limit: Option<i64> = call.find("rooms-limit")?;
    let given_rooms_from: Option<::tidings_types::PaginationToken> = call
        .find("rooms-from")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.initial_sync();
            if let Some(value) = given_since.clone() {
                request = request.since(value);
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
            if let Some(value) = given_rooms_limit {
                request = request.rooms_limit(value);
            }
            if let Some(value) = given_rooms_from.clone() {
                request = request.rooms_from(value);
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
