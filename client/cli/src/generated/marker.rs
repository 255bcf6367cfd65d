// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `marker`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientMarkerExt};

/// `PUT /_matrix/client/v2/rooms/{room_id}/markers/{marker}`.
pub(super) static MARKER_SET: Operation = Operation {
    id: "marker_set",
    area: "marker",
    summary: "Move a marker.",
    description: "Moves the reader's own marker to an event, inclusive, as `state.m.room.marker.read` or `state.m.room.marker.delivered` (MRK-1). Marking read implies delivered. A marker never moves backwards in the timeline: an earlier or the same place makes no new event and answers the present one. Refused with 403 M_FORBIDDEN when the user isn't joined, 404 M_NOT_FOUND when the event doesn't exist, isn't of this room or may not be seen.",
    method: "PUT",
    path: "/_matrix/client/v2/rooms/{room_id}/markers/{marker}",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "event_id",
                option: "event-id",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::choice("marker", &["read", "delivered"])
            .required(true)
            .help("Which marker."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::EventId>("event-id")
            .required_unless_present(support::WHOLE_BODY)
            .help("The last event that is read or delivered, inclusive."),
    ]),
    run: |call| Box::pin(marker_set(call)),
};

async fn marker_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_marker: ::tidings_types::MarkerKind = call.need("marker")?;
    let body: ::tidings_types::MarkerSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.marker_set();
            request = request.room_id(given_room_id.clone());
            request = request.marker(given_marker);
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
