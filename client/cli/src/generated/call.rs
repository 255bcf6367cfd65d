// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `call`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientCallExt};

/// `GET /_matrix/client/v2/voip/turn_server`.
pub(super) static TURN_SERVER_GET: Operation = Operation {
    id: "turn_server_get",
    area: "call",
    summary: "Get credentials for a TURN server.",
    description: "Answers credentials that hold for a limited time, or an empty object when no TURN server is configured (VOI-4). The capability `m.cap.turnserver.v1` says that there is one. Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN, 429 M_LIMIT_EXCEEDED after too many requests.",
    method: "GET",
    path: "/_matrix/client/v2/voip/turn_server",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(turn_server_get(call)),
};

async fn turn_server_get(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.turn_server_get();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}
