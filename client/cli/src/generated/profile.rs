// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `profile`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientProfileExt};

/// `GET /_matrix/client/v2/profile/{user_id}`.
pub(super) static PROFILE_GET: Operation = Operation {
    id: "profile_get",
    area: "profile",
    summary: "Get a profile.",
    description: "Answers a user's profile, all of it or the keys named (PRO-1). A key that isn't set is left out. Needs no access token. Refused with 404 M_NOT_FOUND when there is no such user, 400 M_INVALID_PARAM when a key is malformed.",
    method: "GET",
    path: "/_matrix/client/v2/profile/{user_id}",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::UserId>("user-id")
            .required(true)
            .help("The user."),
        option::named::<::tidings_types::ProfileKeys>("keys")
            .help("The keys to answer, comma-separated. All when absent."),
    ]),
    run: |call| Box::pin(profile_get(call)),
};

async fn profile_get(call: Call<'_>) -> Result<(), Failure> {
    let given_user_id: ::tidings_types::UserId = call.need("user-id")?;
    let given_keys: Option<::tidings_types::ProfileKeys> = call.find("keys")?;
    call.answer(async |client: Client, _place: support::Place| {
            let mut request = client.profile_get();
            request = request.user_id(given_user_id.clone());
            if let Some(value) = given_keys.clone() {
                request = request.keys(value);
            }
            request.send().await
        })
        .await
}

/// `DELETE /_matrix/client/v2/profile/{user_id}/{key}`.
pub(super) static PROFILE_KEY_DELETE: Operation = Operation {
    id: "profile_key_delete",
    area: "profile",
    summary: "Delete a value of the profile.",
    description: "Removes one value of one's own profile (PRO-1); `displayname` and `avatar_url` also from the user's rooms (EVT-10). When neither is left, the rooms' `state.m.room.member.profile` of the user is deleted (EVT-6). Refused with 403 M_FORBIDDEN for another user's profile, 404 M_NOT_FOUND when the key isn't set.",
    method: "DELETE",
    path: "/_matrix/client/v2/profile/{user_id}/{key}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::UserId>("user-id")
            .required(true)
            .help("The user."),
        option::named::<::tidings_types::ProfileKey>("key")
            .required(true)
            .help("The key of the profile (PRO-1)."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(profile_key_delete(call)),
};

async fn profile_key_delete(call: Call<'_>) -> Result<(), Failure> {
    let given_user_id: ::tidings_types::UserId = call.need("user-id")?;
    let given_key: ::tidings_types::ProfileKey = call.need("key")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.profile_key_delete();
            request = request.user_id(given_user_id.clone());
            request = request.key(given_key.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `PUT /_matrix/client/v2/profile/{user_id}/{key}`.
pub(super) static PROFILE_KEY_SET: Operation = Operation {
    id: "profile_key_set",
    area: "profile",
    summary: "Set a value of the profile.",
    description: "Sets one value of one's own profile (PRO-1). `displayname` and `avatar_url` are strings and go to the user's rooms as `state.m.room.member.profile` (EVT-10), soon after the answer. Setting the value that is set changes nothing. Refused with 403 M_FORBIDDEN for another user's profile, 400 M_INVALID_PARAM with `path` when the value isn't one the key can have or isn't canonical JSON (EVT-8), 413 M_TOO_LARGE when the profile would exceed 64 KiB.",
    method: "PUT",
    path: "/_matrix/client/v2/profile/{user_id}/{key}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "value",
                option: "value",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::UserId>("user-id")
            .required(true)
            .help("The user."),
        option::named::<::tidings_types::ProfileKey>("key")
            .required(true)
            .help("The key of the profile (PRO-1)."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::json::<::tidings_types::ProfileValue>("value")
            .required_unless_present(support::WHOLE_BODY)
            .help("The new value."),
    ]),
    run: |call| Box::pin(profile_key_set(call)),
};

async fn profile_key_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_user_id: ::tidings_types::UserId = call.need("user-id")?;
    let given_key: ::tidings_types::ProfileKey = call.need("key")?;
    let body: ::tidings_types::ProfileKeySetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.profile_key_set();
            request = request.user_id(given_user_id.clone());
            request = request.key(given_key.clone());
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
