//! The area `call`.

#![expect(
    clippy::unused_async,
    reason = "a handler is awaited, whether or not it waits itself"
)]

use tidings_types::TurnServerGetResponse;

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/v2/voip/turn_server` (VOI-4)
///
/// - Without a TURN server the answer is an empty object.
pub async fn turn_server_get(call: Call) -> Result<TurnServerGetResponse, AppError> {
    Ok(call.app().turn_server(call.caller()?.user()))
}
