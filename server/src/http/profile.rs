//! The area `profile`.

use tidings_api::params::{
    ProfileGetPath, ProfileGetQuery, ProfileKeyDeletePath, ProfileKeySetPath,
};
use tidings_types::{Empty, ProfileGetResponse, ProfileKeySetRequest};

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/v2/profile/{user_id}` (PRO-1)
pub async fn profile_get(
    call: Call,
    path: ProfileGetPath,
    query: ProfileGetQuery,
) -> Result<ProfileGetResponse, AppError> {
    call.app()
        .profile(&path.user_id, query.keys.as_deref().map(String::as_str))
        .await
}

/// `DELETE /_matrix/client/v2/profile/{user_id}/{key}` (PRO-1)
///
/// - The rooms are told after the answer (EVT-10).
pub async fn profile_key_delete(call: Call, path: ProfileKeyDeletePath) -> Result<Empty, AppError> {
    call.app()
        .delete_profile_key(&call.caller()?, &path.user_id, &path.key)
        .await?;
    Ok(Empty::default())
}

/// `PUT /_matrix/client/v2/profile/{user_id}/{key}` (PRO-1)
///
/// - Setting the value that is set changes nothing.
/// - The rooms are told after the answer (EVT-10).
pub async fn profile_key_set(
    call: Call,
    path: ProfileKeySetPath,
    body: ProfileKeySetRequest,
) -> Result<Empty, AppError> {
    call.app()
        .set_profile_key(&call.caller()?, &path.user_id, &path.key, &body.value)
        .await?;
    Ok(Empty::default())
}
