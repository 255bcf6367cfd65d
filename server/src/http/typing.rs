//! The area `typing`.

use tidings_api::params::TypingSetPath;
use tidings_types::{Empty, TypingSetRequest};

use super::edge::Call;
use crate::app::AppError;

/// `PUT /_matrix/client/v2/rooms/{room_id}/typing` (TYP-1)
pub async fn typing_set(
    call: Call,
    path: TypingSetPath,
    body: TypingSetRequest,
) -> Result<Empty, AppError> {
    let caller = call.caller()?;
    call.app()
        .set_typing(&caller, &path.room_id, body.typing)
        .await?;
    Ok(Empty::default())
}
