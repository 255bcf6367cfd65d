//! The area `capability`.

#![expect(
    clippy::unused_async,
    reason = "a handler is awaited, whether or not it waits itself"
)]

use tidings_api::params::{CapabilitySetGetPath, CapabilitySetGetQuery};
use tidings_types::{CapabilityHash, CapabilitySet};

use super::edge::Call;
use crate::app::AppError;

/// `POST /_matrix/client/v2/capabilities` (CAP-2)
///
/// - A set that is known already is no error.
pub async fn capability_set_create(
    call: Call,
    body: CapabilitySet,
) -> Result<CapabilityHash, AppError> {
    let sha256 = call.app().keep_capabilities(body).await?;
    Ok(CapabilityHash::new(sha256))
}

/// `GET /_matrix/client/v2/capabilities/{sha256}` (CAP-1, CAP-3)
///
/// - Whose set it is matters only where another server has to be asked; this one knows its own users' sets by their hash.
pub async fn capability_set_get(
    call: Call,
    path: CapabilitySetGetPath,
    _query: CapabilitySetGetQuery,
) -> Result<CapabilitySet, AppError> {
    call.app().capability_set(&path.sha256).await
}

/// `GET /_matrix/client/v2/server/capabilities` (CAP-1)
pub async fn server_capabilities_get(call: Call) -> Result<CapabilityHash, AppError> {
    let sha256 = call.app().server_capabilities()?;
    Ok(CapabilityHash::new(sha256))
}
