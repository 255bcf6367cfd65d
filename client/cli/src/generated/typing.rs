// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `typing`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientTypingExt};

/// `PUT /_matrix/client/v2/rooms/{room_id}/typing`.
pub(super) static TYPING_SET: Operation = Operation {
    id: "typing_set",
    area: "typing",
    summary: "Say whether I am typing.",
    description: "Says whether the session is typing in the room (TYP-1). It ends with the session, when told, and when the user's message arrives in the room. The members get the whole list as `ephemeral.m.typing`, when it changes. Refused with 403 M_FORBIDDEN when not joined to the room.",
    method: "PUT",
    path: "/_matrix/client/v2/rooms/{room_id}/typing",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "typing",
                option: "typing",
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
        option::switch("typing")
            .required_unless_present(support::WHOLE_BODY)
            .help("Whether it is."),
    ]),
    run: |call| Box::pin(typing_set(call)),
};

async fn typing_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::TypingSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.typing_set();
            request = request.room_id(given_room_id.clone());
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
