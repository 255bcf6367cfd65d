//! Changing one power level (PLV-1).

use std::sync::Arc;

use serde_json::Value;
use tidings_types::{PowerLevelSetRequest, RoomId};

use super::act::Caller;
use super::action::Done;
use super::room::state::POWER_LEVELS;
use super::room::{Decision, Draft, RoomState};
use super::rules::auth;
use super::rules::power_change::{self, LevelKey};
use super::{App, AppError};

impl App {
    /// Sets one level and leaves the others, by an event with all of them (PLV-1). The level it already has makes no event.
    ///
    /// The content is made from what the room has when its turn comes, so that levels set at the same time all hold.
    pub async fn set_power_level(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &PowerLevelSetRequest,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            let key = LevelKey::read(&request.key)?;
            let room = self.room(room_id).await?;
            let decide = |state: &RoomState| decide(state, caller, &key, request.value);
            self.append_one(acting, &room, decide).await
        })
        .await
    }
}

fn decide(
    state: &RoomState,
    caller: &Caller,
    key: &LevelKey,
    level: Option<i64>,
) -> Result<Decision<'static>, AppError> {
    let user = caller.user();
    let draft = Draft::state(POWER_LEVELS, "_", user, &Value::Null);
    auth::check_set_state(
        &draft.event_type,
        "_",
        &state.sender(user.as_str()),
        state.power(),
    )?;
    let present = state
        .get(POWER_LEVELS, "_")
        .ok_or_else(|| AppError::internal("a room without power levels"))?;
    Ok(
        match power_change::with_level(&present.content_map(), key, level) {
            None => Decision::Already(Arc::clone(present)),
            Some(content) => {
                power_change::check_change(state.power(), &content, user.as_str())?;
                Decision::many(vec![Draft {
                    content: Some(content),
                    ..draft
                }])
            }
        },
    )
}
