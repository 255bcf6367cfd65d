//! The area `presence`.

use tidings_api::params::PresenceGetPath;
use tidings_types::{Empty, PresenceGetResponse, PresenceSetRequest};

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/v2/presence/{user_id}` (PRE-1)
pub async fn presence_get(
    call: Call,
    path: PresenceGetPath,
) -> Result<PresenceGetResponse, AppError> {
    call.app().presence(&call.caller()?, &path.user_id).await
}

/// `PUT /_matrix/client/v2/presence` (PRE-1)
pub async fn presence_set(call: Call, body: PresenceSetRequest) -> Result<Empty, AppError> {
    call.app().set_presence(&call.caller()?, &body).await?;
    Ok(Empty::default())
}
