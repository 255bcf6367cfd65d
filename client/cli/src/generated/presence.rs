// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `presence`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientPresenceExt};

/// `GET /_matrix/client/v2/presence/{user_id}`.
pub(super) static PRESENCE_GET: Operation = Operation {
    id: "presence_get",
    area: "presence",
    summary: "Show a user's presence.",
    description: "Answers the presence of the user over all their sessions, and the union of their capabilities (PRE-1, CAP-2). Refused with 403 M_FORBIDDEN for a user one shares no room with.",
    method: "GET",
    path: "/_matrix/client/v2/presence/{user_id}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::UserId>("user-id")
            .required(true)
            .help("The user."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(presence_get(call)),
};

async fn presence_get(call: Call<'_>) -> Result<(), Failure> {
    let given_user_id: ::tidings_types::UserId = call.need("user-id")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.presence_get();
            request = request.user_id(given_user_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `PUT /_matrix/client/v2/presence`.
pub(super) static PRESENCE_SET: Operation = Operation {
    id: "presence_set",
    area: "presence",
    summary: "Set my presence.",
    description: "Says how reachable the user is through this session (PRE-1). The user's presence over the live sessions is dnd if any says so, else busy, else online, else away, else offline. `appear_offline` makes it offline for others whatever the sessions say, until it is taken back. Without `status_msg` the status is cleared. Those who share a room are told when it changes (PRE-2). Refused with 400 M_INVALID_PARAM and `path` for a state that isn't one of those named.",
    method: "PUT",
    path: "/_matrix/client/v2/presence",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "appear_offline",
                option: "appear-offline",
                many: false,
            },
            Field {
                wire: "presence",
                option: "presence",
                many: false,
            },
            Field {
                wire: "status_msg",
                option: "status-msg",
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
        option::switch("appear-offline")
            .help(
                "Whether the user appears offline whatever any session says, until taken back. Absent leaves it as it is.",
            ),
        option::choice("presence", &["online", "away", "busy", "dnd", "offline"])
            .required_unless_present(support::WHOLE_BODY)
            .help("What this session says."),
        option::text("status-msg", None, Some(1024))
            .help("A status for people to read. Absent clears it."),
    ]),
    run: |call| Box::pin(presence_set(call)),
};

async fn presence_set(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::PresenceSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.presence_set();
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
