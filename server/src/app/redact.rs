//! Redacting (RED-1).

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::EventId;

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::{REDACTION, event_id_of};
use super::room::{Decision, Draft, RoomState};
use super::rules::{auth, redaction};
use super::{App, AppError};
use crate::store::{Redaction, StoredEvent};

impl App {
    /// Empties an event of all but its protected keys (RED-1): one's own, or with the level `redact` anybody's. What has
    /// been redacted already stays as it is, and the first redaction is answered.
    ///
    /// `NotFound` when the event doesn't exist or may not be seen; `Forbidden` to others and to who isn't joined.
    pub async fn redact(
        &self,
        caller: &Caller,
        event_id: &EventId,
        reason: Option<&str>,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.redact_now(acting, caller, event_id, reason).await
        })
        .await
    }

    /// The same inside an action.
    pub(super) async fn redact_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        event_id: &EventId,
        reason: Option<&str>,
    ) -> Result<(Done, Kept), AppError> {
        let user = caller.user();
        let (target, room, _) = self.visible_event(user, event_id).await?;
        let check = |state: &RoomState| {
            auth::must_be_joined(&state.sender(user.as_str()))?;
            redaction::check(user.as_str(), &target.sender, state.power())
        };
        if let Some(because) = &target.redacted_because {
            let state = self.state_before(acting, &room).await?;
            check(&state)?;
            return self.redacted_before(because).await;
        }
        let content = reason.map(|reason| ("reason".to_owned(), Value::from(reason)));
        let draft = Draft {
            event_type: REDACTION.parse().map_err(AppError::internal)?,
            state_key: None,
            sender: user.to_shared(),
            content: Some(Map::from_iter(content)),
            // What happens to a receipt is nobody else's business either (UPD-5).
            updates: target.is_receipt().then(|| target.event_id.clone()),
            relates_to: None,
            redacts: Some(self.redaction_of(&target).await?),
        };
        let decide = |state: &RoomState| {
            check(state)?;
            Ok(Decision::one(&draft))
        };
        let done = self.append_one(acting, &room, decide).await?;
        if target.state_key.is_some() {
            self.published.forget_room(&room.id);
        }
        Ok(done)
    }

    /// What is left of an event and what proves what it was, to be kept in its place.
    ///
    /// Nothing but another redaction could change the event until then, and that would leave the same of it.
    pub(super) async fn redaction_of(&self, target: &StoredEvent) -> Result<Redaction, AppError> {
        Ok(Redaction {
            target: target.event_id.clone(),
            json: redaction::pruned_text(&target.json)?.into(),
            proof: self.proof_of(target).await?,
            rejects: false,
        })
    }

    /// The outcome of an earlier redaction, by its text.
    async fn redacted_before(&self, because: &Arc<str>) -> Result<(Done, Kept), AppError> {
        let first = event_id_of(because)
            .ok_or_else(|| AppError::internal("a redaction without an event id"))?;
        let position = self.event_by_id(&first, None).await?.position;
        Ok((Done::event(first, Some(position)), Kept::No))
    }
}
