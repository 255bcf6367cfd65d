// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `filter`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientFilterExt};

/// `POST /_matrix/client/v2/filters`.
pub(super) static FILTER_CREATE: Operation = Operation {
    id: "filter_create",
    area: "filter",
    summary: "Make a filter.",
    description: "Answers a token for a filter (FIL-1). The same filter gives the same token; it may run out after long disuse (FIL-2). Refused with 400 and `path` when a value isn't one of those named, a bound is broken or an id is malformed.",
    method: "POST",
    path: "/_matrix/client/v2/filters",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "format",
                option: "format",
                many: false,
            },
            Field {
                wire: "keys",
                option: "keys",
                many: true,
            },
            Field {
                wire: "limit",
                option: "limit",
                many: false,
            },
            Field {
                wire: "not_rooms",
                option: "not-rooms",
                many: true,
            },
            Field {
                wire: "not_senders",
                option: "not-senders",
                many: true,
            },
            Field {
                wire: "not_types",
                option: "not-types",
                many: true,
            },
            Field {
                wire: "not_users",
                option: "not-users",
                many: true,
            },
            Field {
                wire: "out_of_order",
                option: "out-of-order",
                many: false,
            },
            Field {
                wire: "replies",
                option: "replies",
                many: false,
            },
            Field {
                wire: "rooms",
                option: "rooms",
                many: true,
            },
            Field {
                wire: "senders",
                option: "senders",
                many: true,
            },
            Field {
                wire: "state_types",
                option: "state-types",
                many: true,
            },
            Field {
                wire: "types",
                option: "types",
                many: true,
            },
            Field {
                wire: "updates",
                option: "updates",
                many: false,
            },
            Field {
                wire: "users",
                option: "users",
                many: true,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::choice("format", &["client", "federation"])
            .help("The form of the events. `client` when absent."),
        option::text("keys", Some(1), Some(255))
            .action(::clap::ArgAction::Append)
            .help(
                "Keys of an event to return (FIL-5). Every key when absent. An event in federation form comes whole.",
            ),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most events to return, per room in initial sync. The operation names its default.",
            ),
        option::named::<::tidings_types::RoomId>("not-rooms")
            .action(::clap::ArgAction::Append)
            .help("Rooms to leave out."),
        option::text("not-senders", Some(1), Some(255))
            .action(::clap::ArgAction::Append)
            .help("Senders to leave out, as patterns."),
        option::text("not-types", Some(1), Some(255))
            .action(::clap::ArgAction::Append)
            .help("Event types to leave out, as patterns; of state too."),
        option::named::<::tidings_types::UserId>("not-users")
            .action(::clap::ArgAction::Append)
            .help("Users whose presence and profile to leave out."),
        option::switch("out-of-order")
            .help(
                "Whether late events come down the stream too (STR-3). False when absent.",
            ),
        option::json::<::tidings_types::ReplyFilter>("replies")
            .help(
                "Which replies to bundle in their parent (REL-2). Without it only their `count` and `start` come (FIL-3).",
            ),
        option::named::<::tidings_types::RoomId>("rooms")
            .action(::clap::ArgAction::Append)
            .help(
                "Rooms to return. Nothing of the others comes, neither entries nor invites nor events.",
            ),
        option::text("senders", Some(1), Some(255))
            .action(::clap::ArgAction::Append)
            .help("Senders to return, user ids or server names, as patterns."),
        option::text("state-types", Some(1), Some(255))
            .action(::clap::ArgAction::Append)
            .help(
                "State in lists of state, such as those of initial sync and join, as patterns. Without it `types` decides.",
            ),
        option::text("types", Some(1), Some(255))
            .action(::clap::ArgAction::Append)
            .help("Event types to return, as patterns."),
        option::choice("updates", &["bundle", "separate"])
            .help(
                "Whether children of `updates` come in their parent (UPD-2) or on their own. `bundle` when absent.",
            ),
        option::named::<::tidings_types::UserId>("users")
            .action(::clap::ArgAction::Append)
            .help("Users whose presence and profile to return."),
    ]),
    run: |call| Box::pin(filter_create(call)),
};

async fn filter_create(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::Filter = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.filter_create();
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

/// `GET /_matrix/client/v2/filters/{filter}`.
pub(super) static FILTER_GET: Operation = Operation {
    id: "filter_get",
    area: "filter",
    summary: "Show a filter.",
    description: "Answers the filter that a token stands for (FIL-2), with its lists sorted and without what is the default anyway. Refused with 400 M_INVALID_PARAM when the token can't be read, 410 M_EXPIRED_TOKEN when it ran out.",
    method: "GET",
    path: "/_matrix/client/v2/filters/{filter}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::FilterToken>("filter")
            .required(true)
            .help("The filter's token."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(filter_get(call)),
};

async fn filter_get(call: Call<'_>) -> Result<(), Failure> {
    let given_filter: ::tidings_types::FilterToken = call.need("filter")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.filter_get();
            request = request.filter(given_filter.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}
