// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `room`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientRoomExt};

/// `POST /_matrix/client/v2/rooms`.
pub(super) static ROOM_CREATE: Operation = Operation {
    id: "room_create",
    area: "room",
    summary: "Create a room.",
    description: "Creates a room and joins the creator (CRE-1). The events, in order: creation, the creator's join and profile, power levels, join rule, the alias, `initial_state`, name, topic, one invite for each user in `invite`. All of it happens or none of it. `power_levels` is merged over the defaults, key by key. The entry of the new room comes as it does on joining (JOI-2). Refused with 409 M_ROOM_IN_USE when the alias is taken, 400 M_INVALID_PARAM with `path` when the alias is another server's, when a key of `power_levels` is no user id or event type or when `initial_state` names what the server makes itself (creation, membership), 400 M_BAD_JSON with `path` when a content breaks the schema of its type (EVT-8), 403 M_FORBIDDEN when the creator may not set one of the states (EVT-4), 413 M_TOO_LARGE when an event exceeds 64 KiB (EVT-7), 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "POST",
    path: "/_matrix/client/v2/rooms",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "alias",
                option: "alias",
                many: false,
            },
            Field {
                wire: "deliver",
                option: "deliver",
                many: false,
            },
            Field {
                wire: "filter",
                option: "filter",
                many: false,
            },
            Field {
                wire: "initial_state",
                option: "initial-state",
                many: true,
            },
            Field {
                wire: "invite",
                option: "invite",
                many: true,
            },
            Field {
                wire: "limit",
                option: "limit",
                many: false,
            },
            Field {
                wire: "name",
                option: "name",
                many: false,
            },
            Field {
                wire: "not_types",
                option: "not-types",
                many: false,
            },
            Field {
                wire: "power_levels",
                option: "power-levels",
                many: false,
            },
            Field {
                wire: "published",
                option: "published",
                many: false,
            },
            Field {
                wire: "topic",
                option: "topic",
                many: false,
            },
            Field {
                wire: "types",
                option: "types",
                many: false,
            },
            Field {
                wire: "visibility",
                option: "visibility",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::RoomAlias>("alias")
            .help("An alias of this server to create for the room, in full (DIR-1)."),
        option::choice("deliver", &["response", "stream"])
            .help("How the room's entry comes. `response` when absent (JOI-2)."),
        option::named::<::tidings_types::FilterToken>("filter")
            .help(
                "A filter token. It chooses the state and messages of the room's entry (JOI-2).",
            ),
        option::json::<::tidings_types::StateEventInput>("initial-state")
            .action(::clap::ArgAction::Append)
            .help("State events to set, in this order."),
        option::named::<::tidings_types::UserId>("invite")
            .action(::clap::ArgAction::Append)
            .help("Users to invite."),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most messages to return in the room's entry. Without it the filter's `limit`, else 20.",
            ),
        option::text("name", None, Some(255)).help("The name of the room, for people."),
        option::text("not-types", None, Some(4096))
            .help(
                "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
            ),
        option::json::<::tidings_types::PowerLevels>("power-levels")
            .help("Power levels, merged over the defaults key by key."),
        option::switch("published")
            .help(
                "Whether the room is found by searching the published rooms (PUB-1). When absent, a public room is and a private one is not.",
            ),
        option::text("topic", None, Some(16_384)).help("What the room is about."),
        option::text("types", None, Some(4096))
            .help(
                "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
            ),
        option::choice("visibility", &["public", "private"])
            .required_unless_present(support::WHOLE_BODY)
            .help("Who may join."),
    ]),
    run: |call| Box::pin(room_create(call)),
};

async fn room_create(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::RoomCreateRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.room_create();
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

/// `POST /_matrix/client/v2/join`.
pub(super) static ROOM_JOIN: Operation = Operation {
    id: "room_join",
    area: "room",
    summary: "Join a room.",
    description: "Joins a room named by its id, an alias or an invite (JOI-1). Answers the room's state, members and newest messages (JOI-3), or leaves them to the stream with `deliver` = `stream` (JOI-2). A server-generated `ephemeral.m.homeserver.scrollback` with the token to scroll back from comes down the stream of all the user's clients (JOI-4). Joining a joined room makes no new event and answers the same. Refused with 403 M_FORBIDDEN when the join rule or a ban forbids it; a room that doesn't exist answers the same (JOI-5). 404 M_NOT_FOUND for an unknown alias, and for an invite that is unknown or someone else's. 400 M_INVALID_PARAM when none or more than one of `room_id`, `alias` and `invite_event_id` is given. 410 M_EXPIRED_TOKEN when the filter ran out.",
    method: "POST",
    path: "/_matrix/client/v2/join",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "alias",
                option: "alias",
                many: false,
            },
            Field {
                wire: "deliver",
                option: "deliver",
                many: false,
            },
            Field {
                wire: "filter",
                option: "filter",
                many: false,
            },
            Field {
                wire: "invite_event_id",
                option: "invite-event-id",
                many: false,
            },
            Field {
                wire: "limit",
                option: "limit",
                many: false,
            },
            Field {
                wire: "not_types",
                option: "not-types",
                many: false,
            },
            Field {
                wire: "room_id",
                option: "room-id",
                many: false,
            },
            Field {
                wire: "servers",
                option: "servers",
                many: true,
            },
            Field {
                wire: "types",
                option: "types",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::RoomAlias>("alias")
            .help("An alias of the room, in full."),
        option::choice("deliver", &["response", "stream"])
            .help("How the room's entry comes. `response` when absent (JOI-2)."),
        option::named::<::tidings_types::FilterToken>("filter")
            .help(
                "A filter token. It chooses the state and messages of the room's entry (JOI-2).",
            ),
        option::named::<::tidings_types::EventId>("invite-event-id")
            .help("The invite to accept, by its event id."),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most messages to return in the room's entry. Without it the filter's `limit`, else 20.",
            ),
        option::text("not-types", None, Some(4096))
            .help(
                "Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).",
            ),
        option::named::<::tidings_types::RoomId>("room-id").help("The room."),
        option::named::<::tidings_types::ServerName>("servers")
            .action(::clap::ArgAction::Append)
            .help("Servers to join through, tried in this order. With `room_id`."),
        option::text("types", None, Some(4096))
            .help(
                "Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).",
            ),
    ]),
    run: |call| Box::pin(room_join(call)),
};

async fn room_join(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::RoomJoinRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.room_join();
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

/// `POST /_matrix/client/v2/rooms/{room_id}/leave`.
pub(super) static ROOM_LEAVE: Operation = Operation {
    id: "room_leave",
    area: "room",
    summary: "Leave a room.",
    description: "Ends one's own membership, joined or invited (LEA-1). What came before stays readable as the room's history visibility says (JOI-6). Leaving a room one has left makes no new event. Refused with 403 M_FORBIDDEN for a banned user, for one who never was in the room, and when the room doesn't exist.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/leave",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "reason",
                option: "reason",
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
        option::named::<::tidings_types::Reason>("reason")
            .help("Why, shown in the membership event."),
    ]),
    run: |call| Box::pin(room_leave(call)),
};

async fn room_leave(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::RoomLeaveRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.room_leave();
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
