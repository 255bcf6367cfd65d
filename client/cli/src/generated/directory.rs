// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `directory`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientDirectoryExt};

/// `PUT /_matrix/client/v2/directory/{room_alias}`.
pub(super) static ALIAS_CREATE: Operation = Operation {
    id: "alias_create",
    area: "directory",
    summary: "Create an alias.",
    description: "Creates an alias of this server for a room one is joined to (DIR-1). Refused with 409 M_ROOM_IN_USE when the alias exists, 400 M_INVALID_PARAM when it is another server's, 403 M_FORBIDDEN when the user isn't joined, 413 M_TOO_LARGE when the room has 1,000 aliases or their list would exceed the size of an event (EVT-7).",
    method: "PUT",
    path: "/_matrix/client/v2/directory/{room_alias}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "room_id",
                option: "room-id",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomAlias>("room-alias")
            .required(true)
            .help("The alias in full, `#name:server` (DIR-1)."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::named::<::tidings_types::RoomId>("room-id")
            .required_unless_present(support::WHOLE_BODY)
            .help("The room."),
    ]),
    run: |call| Box::pin(alias_create(call)),
};

async fn alias_create(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_alias: ::tidings_types::RoomAlias = call.need("room-alias")?;
    let body: ::tidings_types::AliasCreateRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.alias_create();
            request = request.room_alias(given_room_alias.clone());
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

/// `DELETE /_matrix/client/v2/directory/{room_alias}`.
pub(super) static ALIAS_DELETE: Operation = Operation {
    id: "alias_delete",
    area: "directory",
    summary: "Delete an alias.",
    description: "Deletes an alias (DIR-1). Allowed to who created it, in the room or not, and to the room's ops (EVT-4). Refused with 403 M_FORBIDDEN for others, 404 M_NOT_FOUND when there is no such alias, 400 M_INVALID_PARAM when it is another server's.",
    method: "DELETE",
    path: "/_matrix/client/v2/directory/{room_alias}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomAlias>("room-alias")
            .required(true)
            .help("The alias in full, `#name:server` (DIR-1)."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(alias_delete(call)),
};

async fn alias_delete(call: Call<'_>) -> Result<(), Failure> {
    let given_room_alias: ::tidings_types::RoomAlias = call.need("room-alias")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.alias_delete();
            request = request.room_alias(given_room_alias.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/directory/{room_alias}`.
pub(super) static ALIAS_GET: Operation = Operation {
    id: "alias_get",
    area: "directory",
    summary: "Resolve an alias.",
    description: "Answers the room an alias leads to and the servers to join through (DIR-1). Needs no access token. Refused with 404 M_NOT_FOUND when there is no such alias, 400 M_INVALID_PARAM when it is malformed.",
    method: "GET",
    path: "/_matrix/client/v2/directory/{room_alias}",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomAlias>("room-alias")
            .required(true)
            .help("The alias in full, `#name:server` (DIR-1)."),
    ]),
    run: |call| Box::pin(alias_get(call)),
};

async fn alias_get(call: Call<'_>) -> Result<(), Failure> {
    let given_room_alias: ::tidings_types::RoomAlias = call.need("room-alias")?;
    call.answer(async |client: Client, _place: support::Place| {
            let mut request = client.alias_get();
            request = request.room_alias(given_room_alias.clone());
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/v2/published_rooms`.
pub(super) static PUBLISHED_ROOM_SEARCH: Operation = Operation {
    id: "published_room_search",
    area: "directory",
    summary: "Search the published rooms.",
    description: "Answers a page of the published rooms, those with the most members first (PUB-1). Case doesn't matter. The first request freezes the results for its further pages, which `from` leads to; pages count from 1. The results are kept for ten minutes after their last page, or less: not over a restart, and not when many others need the room. Needs no access token. Refused with 400 M_INVALID_PARAM when the token can't be read, 410 M_EXPIRED_TOKEN when it ran out.",
    method: "POST",
    path: "/_matrix/client/v2/published_rooms",
    secured: false,
    own_headers: &[],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "from",
                option: "from",
                many: false,
            },
            Field {
                wire: "limit",
                option: "limit",
                many: false,
            },
            Field {
                wire: "search",
                option: "search",
                many: false,
            },
            Field {
                wire: "server",
                option: "body-server",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::PaginationToken>("from")
            .help(
                "Reads on in an earlier search, with its `next`. `search`, `limit` and `server` are then those of that search.",
            ),
        option::integer("limit", Some(0), Some(1000))
            .help(
                "The most rooms on a page. 20 when absent. With 0 only the total is answered, and there is no further page.",
            ),
        option::text("search", None, Some(255))
            .help(
                "Words, separated by white space. The name, the topic or an alias contains each of them; case does not matter. Every room matches when there is none.",
            ),
        option::named::<::tidings_types::ServerName>("body-server")
            .help(
                "Whose published rooms to search. This server when absent; a server that is not known has none.",
            ),
    ]),
    run: |call| Box::pin(published_room_search(call)),
};

async fn published_room_search(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::PublishedRoomSearchRequest = call.body().await?;
    call.answer(async |client: Client, _place: support::Place| {
            let mut request = client.published_room_search();
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `PUT /_matrix/client/v2/rooms/{room_id}/published`.
pub(super) static ROOM_PUBLISHED_SET: Operation = Operation {
    id: "room_published_set",
    area: "directory",
    summary: "Publish a room or take it back.",
    description: "Says whether searching the published rooms finds the room (PUB-1). For room ops (EVT-4). Doing it again changes nothing. Refused with 403 M_FORBIDDEN for others and when the room doesn't exist.",
    method: "PUT",
    path: "/_matrix/client/v2/rooms/{room_id}/published",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "published",
                option: "published",
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
        option::switch("published")
            .required_unless_present(support::WHOLE_BODY)
            .help("Whether searching the published rooms finds it."),
    ]),
    run: |call| Box::pin(room_published_set(call)),
};

async fn room_published_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::RoomPublishedSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.room_published_set();
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
