// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `message`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientMessageExt};

/// `POST /_matrix/client/v2/rooms/{room_id}/batch`.
pub(super) static ACTION_BATCH: Operation = Operation {
    id: "action_batch",
    area: "message",
    summary: "Do several actions in one room.",
    description: "Applies actions in order, each with an outcome of its own, all in one commit (BAT-1). Nobody else's events come between theirs. An action that is refused doesn't stop the next unless `stop_on_error` is true; those after it are then not tried and have neither outcome nor error. With `Matrix-Action: n` the k actions take the ids n to n+k-1, tried or not; repeating the request answers the same outcomes (ACT-4). Fields: `send` (event_type, content, updates?, relates_to?), `set_state` (event_type, state_key, content), `delete_state` (event_type, state_key), `redact` (event_id, reason?), `invite`, `kick`, `ban` and `unban` (user_id, reason?), `set_marker` (marker, event_id). An action that is unknown, lacks a field or has one of the wrong shape refuses the whole batch with 400 M_BAD_JSON or M_INVALID_PARAM and `path`; so does, with 403 M_FORBIDDEN, not being joined to the room. A batch that is refused as a whole has used up the one id n. A content that breaks the schema of its type (EVT-8) and an event over 64 KiB (EVT-7) fail on their own, with the `path` in this body. 413 M_TOO_LARGE when the body is too large. Against the limit of requests a batch counts as many as its actions.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/batch",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "actions",
                option: "actions",
                many: true,
            },
            Field {
                wire: "stop_on_error",
                option: "stop-on-error",
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
        option::json::<::tidings_types::BatchAction>("actions")
            .action(::clap::ArgAction::Append)
            .required_unless_present(support::WHOLE_BODY)
            .help("The actions."),
        option::switch("stop-on-error")
            .help(
                "Whether the first action that is refused stops the ones after it. False when absent.",
            ),
    ]),
    run: |call| Box::pin(action_batch(call)),
};

async fn action_batch(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::ActionBatchRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.action_batch();
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

/// `POST /_matrix/client/v2/events/{event_id}/redact`.
pub(super) static EVENT_REDACT: Operation = Operation {
    id: "event_redact",
    area: "message",
    summary: "Redact an event.",
    description: "Empties an event of all but its protected keys, everywhere and at once, by a `message.m.room.redaction` (RED-1). It can't be undone: a redaction that is redacted loses its reason and goes on naming what it emptied. Redacting state does not bring the earlier value back. Allowed to the event's sender and to who has the level `redact`. Refused with 403 M_FORBIDDEN for others and when the user isn't joined, 404 M_NOT_FOUND when the event doesn't exist or may not be seen.",
    method: "POST",
    path: "/_matrix/client/v2/events/{event_id}/redact",
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
        option::named::<::tidings_types::EventId>("event-id")
            .required(true)
            .help("The event."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::Reason>("reason")
            .help("Why, shown in the redaction."),
    ]),
    run: |call| Box::pin(event_redact(call)),
};

async fn event_redact(mut call: Call<'_>) -> Result<(), Failure> {
    let given_event_id: ::tidings_types::EventId = call.need("event-id")?;
    let body: ::tidings_types::EventRedactRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.event_redact();
            request = request.event_id(given_event_id.clone());
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

/// `POST /_matrix/client/v2/rooms/{room_id}/prepare/{event_type}`.
pub(super) static MESSAGE_PREPARE: Operation = Operation {
    id: "message_prepare",
    area: "message",
    summary: "Prepare an event for signing.",
    description: "Answers the full event that sending would make, and a token for it that is good for 5 minutes (MSG-2). Nothing is stored and no action id is used. The client signs the event and sends it with message_send_prepared. The event keeps the id and the time it has here; its place in the timeline it gets when it is sent. Refused as message_send is: 403 M_FORBIDDEN when the sender may not send this type, 404 M_NOT_FOUND when the parent doesn't exist, 400 M_INVALID_PARAM when it is in another room, 400 M_BAD_JSON with `path` when the content breaks the schema of its type (EVT-8), 413 M_TOO_LARGE when the event exceeds 64 KiB (EVT-7).",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "content",
                option: "content",
                many: false,
            },
            Field {
                wire: "relates_to",
                option: "relates-to",
                many: false,
            },
            Field {
                wire: "updates",
                option: "updates",
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
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::json::<::tidings_types::EventContent>("content")
            .required_unless_present(support::WHOLE_BODY)
            .help(
                "The content, checked against the schema of the event's type (EVT-8).",
            ),
        option::json::<::tidings_types::RelatesTo>("relates-to")
            .help("The event this one responds to (REL-1)."),
        option::named::<::tidings_types::EventId>("updates")
            .help(
                "The parent that this event updates (UPD-1). A receipt needs it (UPD-5). Not beside `relates_to`.",
            ),
    ]),
    run: |call| Box::pin(message_prepare(call)),
};

async fn message_prepare(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_event_type: ::tidings_types::EventType = call.need("event-type")?;
    let body: ::tidings_types::MessageSendRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.message_prepare();
            request = request.room_id(given_room_id.clone());
            request = request.event_type(given_event_type.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/send/{event_type}`.
pub(super) static MESSAGE_SEND: Operation = Operation {
    id: "message_send",
    area: "message",
    summary: "Send a message event.",
    description: "Appends a `message.*` event to the room's timeline. Answers when the event is stored for good (MSG-1). With `Matrix-Action` the same request can be repeated without a second effect (ACT-4). `updates` makes it a child of another event (UPD-1), `relates_to` a response to one (REL-1). A receipt that the user has sent before for the same event makes no new one; the first is answered (UPD-5). Refused with 403 when the sender may not send this type, or edits another's message (UPD-6), 404 when the parent doesn't exist or may not be seen, 413 when the event exceeds 64 KiB (EVT-7), 400 with `path` when the content breaks the schema of its type (EVT-8), when the parent is of another room or is a receipt, when both parents are named, and when the parent has 1,000 updates (UPD-2). Updates of updates go 8 levels deep, and are refused with 400 when there are 2,000 updates below the event at the top. For events of calls (VOI-2) see their types: a signal needs `updates` with the id of an invite, else 400; it is 403 from who may not give it, 409 M_CALL_TAKEN for a second ack or call, 409 M_CALL_ENDED after the hangup.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/send/{event_type}",
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
            Field {
                wire: "relates_to",
                option: "relates-to",
                many: false,
            },
            Field {
                wire: "updates",
                option: "updates",
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
            .help(
                "The content, checked against the schema of the event's type (EVT-8).",
            ),
        option::json::<::tidings_types::RelatesTo>("relates-to")
            .help("The event this one responds to (REL-1)."),
        option::named::<::tidings_types::EventId>("updates")
            .help(
                "The parent that this event updates (UPD-1). A receipt needs it (UPD-5). Not beside `relates_to`.",
            ),
    ]),
    run: |call| Box::pin(message_send(call)),
};

async fn message_send(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_event_type: ::tidings_types::EventType = call.need("event-type")?;
    let given_compact: Option<bool> = call.find("compact")?;
    let body: ::tidings_types::MessageSendRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.message_send();
            request = request.room_id(given_room_id.clone());
            request = request.event_type(given_event_type.clone());
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

/// `POST /_matrix/client/v2/rooms/{room_id}/send_prepared`.
pub(super) static MESSAGE_SEND_PREPARED: Operation = Operation {
    id: "message_send_prepared",
    area: "message",
    summary: "Send a prepared event.",
    description: "Sends the event that message_prepare answered, with `signatures` added: an object of the sender's user id, in it the signatures by the id of their key (MSG-2). It answers as message_send does. The event comes at the end of the timeline, and the room's rules are asked anew. Refused with 400 M_INVALID_PARAM with `path` when anything else than `signatures` differs, when the event has been sent before (with the same action id it is a repetition, ACT-4) and when the token is another user's or room's or can't be read, 410 M_EXPIRED_TOKEN when it is older than 5 minutes, 403 M_FORBIDDEN when the sender may no longer send this type, 413 M_TOO_LARGE when the signed event exceeds 64 KiB (EVT-7).",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/send_prepared",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "event",
                option: "event",
                many: false,
            },
            Field {
                wire: "prepared",
                option: "prepared",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
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
        option::json::<::tidings_types::RoomEvent>("event")
            .required_unless_present(support::WHOLE_BODY)
            .help("The event exactly as prepared, with `signatures` added."),
        option::named::<::tidings_types::PreparedToken>("prepared")
            .required_unless_present(support::WHOLE_BODY)
            .help("The token got with the event."),
    ]),
    run: |call| Box::pin(message_send_prepared(call)),
};

async fn message_send_prepared(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_compact: Option<bool> = call.find("compact")?;
    let body: ::tidings_types::MessageSendPreparedRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.message_send_prepared();
            request = request.room_id(given_room_id.clone());
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
