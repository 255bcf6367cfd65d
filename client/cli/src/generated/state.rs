// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `state`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientStateExt};

/// `PUT /_matrix/client/v2/rooms/{room_id}/power_levels`.
pub(super) static POWER_LEVEL_SET: Operation = Operation {
    id: "power_level_set",
    area: "state",
    summary: "Change one power level.",
    description: "Changes one level and leaves the others as they are; the server writes the full `state.m.room.power_levels` (PLV-1). `null` takes the level back to its default. Setting the value it already has makes no new event. Refused with 403 M_FORBIDDEN when the sender may not set power levels, when the old or the new value is above the sender's own level, or when another user's old level isn't below it. 400 M_INVALID_PARAM with `path` when the key names no level, 400 M_BAD_JSON when the value is no integer.",
    method: "PUT",
    path: "/_matrix/client/v2/rooms/{room_id}/power_levels",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "key",
                option: "key",
                many: false,
            },
            Field {
                wire: "value",
                option: "value",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::PowerLevelKey>("key")
            .required_unless_present(support::WHOLE_BODY)
            .help("Which level."),
        option::json::<::serde_json::Value>("value")
            .required_unless_present(support::WHOLE_BODY)
            .help("The new level. `null` takes it back to the default."),
    ]),
    run: |call| Box::pin(power_level_set(call)),
};

async fn power_level_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::PowerLevelSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.power_level_set();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `DELETE /_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`.
pub(super) static STATE_DELETE: Operation = Operation {
    id: "state_delete",
    area: "state",
    summary: "Delete a state event.",
    description: "Removes a type and key from the room's state by an event without `content` (STA-2, EVT-6). It takes the same power as setting it. Refused with 404 M_NOT_FOUND when there is none, 403 M_FORBIDDEN when the sender isn't joined or may not set this type or key, or when it is what every room has (creation), 400 M_INVALID_PARAM when the type isn't a state type (EVT-1) or the key is malformed (EVT-4).",
    method: "DELETE",
    path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::EventType>("event-type")
            .required(true)
            .help("The full event type, with its prefix (EVT-1)."),
        option::named::<::tidings_types::StateKey>("state-key")
            .required(true)
            .help(
                "The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
    ]),
    run: |call| Box::pin(state_delete(call)),
};

async fn state_delete(call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_event_type: ::tidings_types::EventType = call.need("event-type")?;
    let given_state_key: ::tidings_types::StateKey = call.need("state-key")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.state_delete();
            request = request.room_id(given_room_id.clone());
            request = request.event_type(given_event_type.clone());
            request = request.state_key(given_state_key.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`.
pub(super) static STATE_GET: Operation = Operation {
    id: "state_get",
    area: "state",
    summary: "Get a state event.",
    description: "Answers the event that is the current state for this type and key. A user who has left gets the state as of the leave (JOI-6). Refused with 403 M_FORBIDDEN for one who has no part in the room, 404 M_NOT_FOUND when there is no such state or it was deleted (EVT-6), 400 M_INVALID_PARAM when the type isn't a state type (EVT-1) or the key is malformed (EVT-4).",
    method: "GET",
    path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::EventType>("event-type")
            .required(true)
            .help("The full event type, with its prefix (EVT-1)."),
        option::named::<::tidings_types::StateKey>("state-key")
            .required(true)
            .help(
                "The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(state_get(call)),
};

async fn state_get(call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_event_type: ::tidings_types::EventType = call.need("event-type")?;
    let given_state_key: ::tidings_types::StateKey = call.need("state-key")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.state_get();
            request = request.room_id(given_room_id.clone());
            request = request.event_type(given_event_type.clone());
            request = request.state_key(given_state_key.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/rooms/{room_id}/state`.
pub(super) static STATE_LIST: Operation = Operation {
    id: "state_list",
    area: "state",
    summary: "List the state of a room.",
    description: "Answers the current state of a room, or the state as of `at`, ordered by type and state key. Deleted state doesn't come. A user who has left sees the state as of the leave (JOI-6). The `limit` of a filter is for timelines and not used here. Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or `at` is of another room, 410 M_RESET_TOKEN when `at` is from before a restore, 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "GET",
    path: "/_matrix/client/v2/rooms/{room_id}/state",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::ChunkToken>("at")
            .help("The position as of which to list. Now when absent."),
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
            .help("The most events to return. All when absent."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(state_list(call)),
};

async fn state_list(call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_at: Option<::tidings_types::ChunkToken> = call.find("at")?;
    let given_filter: Option<::tidings_types::FilterToken> = call.find("filter")?;
    let given_types: Option<String> = call.find("types")?;
    let given_not_types: Option<String> = call.find("not-types")?;
    let given_limit: Option<i64> = call.find("limit")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.state_list();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = given_at.clone() {
                request = request.at(value);
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

/// `PUT /_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`.
pub(super) static STATE_SET: Operation = Operation {
    id: "state_set",
    area: "state",
    summary: "Set a state event.",
    description: "Sets the state of a room for a type and key (STA-1). Setting the value it already has makes no new event and answers the present one. Well-known types keep a rule of their own on top of the power levels (EVT-4), and markers never move backwards (MRK-1). Refused with 403 M_FORBIDDEN when the sender isn't joined or may not set this type or key, 400 M_INVALID_PARAM when the type isn't a state type (EVT-1), when the key is malformed (EVT-4) or not of the kind the type asks for (EVT-5), 400 M_BAD_JSON with `path` when the content breaks the schema of its type (EVT-8), 413 M_TOO_LARGE when the event exceeds 64 KiB (EVT-7).",
    method: "PUT",
    path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "content",
                option: "content",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::EventType>("event-type")
            .required(true)
            .help("The full event type, with its prefix (EVT-1)."),
        option::named::<::tidings_types::StateKey>("state-key")
            .required(true)
            .help(
                "The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.",
            ),
        option::switch("compact")
            .help(
                "Answer only the keys the server added or changed, not the whole event (MSG-1).",
            ),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::json::<::tidings_types::EventContent>("content")
            .required_unless_present(support::WHOLE_BODY)
            .help("The content, checked against the schema of the event's type (EVT-8)."),
    ]),
    run: |call| Box::pin(state_set(call)),
};

async fn state_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_event_type: ::tidings_types::EventType = call.need("event-type")?;
    let given_state_key: ::tidings_types::StateKey = call.need("state-key")?;
    let given_compact: Option<bool> = call.find("compact")?;
    let body: ::tidings_types::StateSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.state_set();
            request = request.room_id(given_room_id.clone());
            request = request.event_type(given_event_type.clone());
            request = request.state_key(given_state_key.clone());
            if let Some(value) = given_compact {
                request = request.compact(value);
            }
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}
