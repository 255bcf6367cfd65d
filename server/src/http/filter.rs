//! The area `filter`.

use serde_json::Map;
use tidings_api::params::FilterGetPath;
use tidings_types::{Filter, FilterCreateResponse};

use super::edge::Call;
use crate::app::AppError;

/// `POST /_matrix/client/v2/filters` (FIL-1, FIL-2)
pub async fn filter_create(call: Call, body: Filter) -> Result<FilterCreateResponse, AppError> {
    Ok(FilterCreateResponse {
        filter: call.app().create_filter(&body).await?,
        extra: Map::new(),
    })
}

/// `GET /_matrix/client/v2/filters/{filter}` (FIL-2)
///
/// - The filter comes as it is kept: its lists sorted, without what is the default anyway.
pub async fn filter_get(call: Call, path: FilterGetPath) -> Result<Filter, AppError> {
    call.app().filter_of(&path.filter).await
}
