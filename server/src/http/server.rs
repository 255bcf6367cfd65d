//! The area `server`.

#![expect(
    clippy::unused_async,
    reason = "a handler is awaited, whether or not it waits itself"
)]

use serde_json::Map;
use tidings_types::{Health, VersionListResponse};

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/versions`
pub async fn version_list(_call: Call) -> Result<VersionListResponse, AppError> {
    Ok(VersionListResponse::new(vec!["v2".to_owned()]))
}

/// `GET /_tidings/health/live:` the process answers.
pub async fn health_live(_call: Call) -> Result<Health, AppError> {
    Ok(health())
}

/// `GET /_tidings/health/ready:` the store takes writes; 503 while it doesn't.
pub async fn health_ready(call: Call) -> Result<Health, AppError> {
    call.app().ready().await?;
    Ok(health())
}

fn health() -> Health {
    Health {
        status: "ok".to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        extra: Map::new(),
    }
}
