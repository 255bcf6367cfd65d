// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `timeline`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientTimelineExt};

/// `GET /_matrix/client/v2/events/{event_id}/context`.
pub(super) static EVENT_CONTEXT: Operation = Operation {
    id: "event_context",
    area: "timeline",
    summary: "Get the surroundings of an event.",
    description: "Answers the events around one event in timeline order, oldest first, tokens to scroll on both ways, and the room's state as it was at the end of the chunk (CTX-1). `before` and `after` count the events that the filter lets through; the event itself always comes. Fewer come where what may be read begins or ends, and where the filter lets none through among the 10,000 nearest on that side. The tokens lead on from the chunk whatever the filter. The `limit` of a filter is not used here. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), and when it is one's own membership outside of what one may read of the timeline: `event_get` answers that. Refused with 400 M_INVALID_PARAM when a count is over its maximum, 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "GET",
    path: "/_matrix/client/v2/events/{event_id}/context",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::EventId>("event-id")
            .required(true)
            .help("The event."),
        option::integer("before", Some(0), Some(100)).help("The most events before it."),
        option::integer("after", Some(0), Some(100)).help("The most events after it."),
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
                "The most events in the chunk, the event itself counted, which comes with 0 too. Those furthest from it are left out, of two as far the newer. No further bound when absent.",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(event_context(call)),
};

async fn event_context(call: Call<'_>) -> Result<(), Failure> {
    let given_event_id: ::tidings_types::EventId = call.need("event-id")?;
    let given_before: Option<i64> = call.find("before")?;
    let given_after: Option<i64> = call.find("after")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.event_context();
            request = request.event_id(given_event_id.clone());
            if let Some(value) = given_before {
                request = request.before(value);
            }
            if let Some(value) = given_after {
                request = request.after(value);
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
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/events/{event_id}`.
pub(super) static EVENT_GET: Operation = Operation {
    id: "event_get",
    area: "timeline",
    summary: "Get an event.",
    description: "Answers one event by its id. The filter says in which form it comes (`keys`, `format`, `updates`, `replies`); it comes whatever its type, and alone where updates are wanted separate, so `types`, `not_types` and `limit` are accepted as everywhere and choose nothing. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "GET",
    path: "/_matrix/client/v2/events/{event_id}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::EventId>("event-id")
            .required(true)
            .help("The event."),
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
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(event_get(call)),
};

async fn event_get(call: Call<'_>) -> Result<(), Failure> {
    let given_event_id: ::tidings_types::EventId = call.need("event-id")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.event_get();
            request = request.event_id(given_event_id.clone());
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
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/events/{event_id}/replies`.
pub(super) static REPLY_LIST: Operation = Operation {
    id: "reply_list",
    area: "timeline",
    summary: "List the events that relate to an event.",
    description: "Answers a page of the events whose `relates_to` names this event (REL-3). Without `from` it is the newest page; each page is oldest first and `end` leads to earlier ones. With `sort` = `oldest` in the filter it is the first page and `end` leads to later ones. Redacted replies don't come and don't count (REL-4). The `limit` of a filter is not used here. Refused with 404 M_NOT_FOUND when the event doesn't exist or may not be seen (JOI-6), 400 M_INVALID_PARAM when `from` can't be read or is of another room's timeline, 410 M_RESET_TOKEN when it is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "GET",
    path: "/_matrix/client/v2/events/{event_id}/replies",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::EventId>("event-id")
            .required(true)
            .help("The event."),
        option::named::<::tidings_types::ChunkToken>("from")
            .help(
                "Where to read on: the `end` of a page, or the `start` of a bundle (REL-2).",
            ),
        option::integer("limit", Some(0), Some(100)).help("The most replies to return."),
        option::named::<::tidings_types::RelType>("rel-type")
            .help(
                "Only replies of this relationship type. Those of the filter's `rel_types` when absent.",
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
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(reply_list(call)),
};

async fn reply_list(call: Call<'_>) -> Result<(), Failure> {
    let given_event_id: ::tidings_types::EventId = call.need("event-id")?;
    let given_from: Option<::tidings_types::ChunkToken> = call.find("from")?;
    let given_limit: Option<i64> = call.find("limit")?;
    let given_rel_type: Option<::tidings_types::RelType> = call.find("rel-type")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.reply_list();
            request = request.event_id(given_event_id.clone());
            if let Some(value) = given_from.clone() {
                request = request.from(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_rel_type.clone() {
                request = request.rel_type(value);
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
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/rooms/{room_id}/timeline`.
pub(super) static TIMELINE_SCROLL: Operation = Operation {
    id: "timeline_scroll",
    area: "timeline",
    summary: "Read a room's timeline.",
    description: "Answers a piece of the room's timeline from a position on, in one direction (SCR-1). Update children come with their parent and count neither in `limit` nor in `remaining` (SCR-2, UPD-4); replies are ordinary events of the timeline. A token of the stream means the timeline as of that moment. What a reader may see is the room's history visibility (JOI-6). Without `limit` the filter's holds, else 20; 0 tells only what remains. Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or is of another room's timeline, 410 M_RESET_TOKEN when it is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "GET",
    path: "/_matrix/client/v2/rooms/{room_id}/timeline",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::ChunkToken>("from")
            .help(
                "The position to start at. When absent the newest end, with `dir=f` the start of the room.",
            ),
        option::choice("dir", &["b", "f"]).help("Which way to read. `b` when absent."),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.",
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
        option::switch("backfill")
            .help("Whether to ask other servers for more when this one has no more."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(timeline_scroll(call)),
};

async fn timeline_scroll(call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_from: Option<::tidings_types::ChunkToken> = call.find("from")?;
    let given_dir: Option<::tidings_types::ScrollDirection> = call.find("dir")?;
    let given_limit: Option<i64> = call.find("limit")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_backfill: Option<bool> = call.find("backfill")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.timeline_scroll();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = given_from.clone() {
                request = request.from(value);
            }
            if let Some(value) = given_dir {
                request = request.dir(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
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
            if let Some(value) = given_backfill {
                request = request.backfill(value);
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
