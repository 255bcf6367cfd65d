//! Rejecting an event that was taken (STR-4).

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{EventId, StateKey};

use super::{TRIES, too_busy};
use crate::app::room::state::{CREATE, REDACTION, content_text};
use crate::app::room::{Applied, Decision, Draft, Plan, RoomState, Source};
use crate::app::{App, AppError};
use crate::store::{Order, Position, Redaction, RoomTip, Standing, StoredEvent, TimelinePage};

/// Events read at once while looking for one that other servers know.
const PAGE: usize = 64;

/// What is made of a rejection, and the room for which it was looked up.
struct Correction {
    room: Arc<RoomState>,
    redaction: Draft,
    /// What stands under the type and key without the rejected event; without content where nothing does.
    restoring: Option<Draft>,
    stands_for: Option<EventId>,
    tip: Option<RoomTip>,
}

impl App {
    /// Rejects an event; see [`super::Ingestion::reject`].
    pub(super) async fn reject_event(
        &self,
        event_id: &EventId,
        reason: Option<&str>,
    ) -> Result<Option<Position>, AppError> {
        let target = async || {
            let target = self.store.event(event_id).await?;
            target.ok_or_else(|| AppError::not_found("there is no such event"))
        };
        let room_id = target().await?.room_id.clone();
        let gone = || AppError::internal(format!("room {room_id} is gone"));
        let room = self.rooms.get(&room_id).await?.ok_or_else(gone)?;
        for _ in 0..TRIES {
            // The room first: whatever is read after it and changes makes the room another one than this.
            let now = self.rooms.committed(&room).await?;
            let target = target().await?;
            match target.standing {
                Standing::Rejected => return Ok(None),
                Standing::Shared if &*target.event_type != CREATE => {}
                Standing::Shared | Standing::Local => {
                    return Err(AppError::forbidden(
                        "neither what stays on this server nor a room's creation is rejected",
                    ));
                }
            }
            let correction = self.correction(now, &target, reason).await?;
            let decide = |state: &RoomState| Ok(decide(state, &target, &correction));
            if let Applied::Appended { position, .. } =
                self.rooms.append(&room, None, decide, |_| None).await?
            {
                if target.state_key.is_some() {
                    self.published.forget_room(&room.id);
                }
                return Ok(Some(position));
            }
        }
        Err(too_busy())
    }

    async fn correction(
        &self,
        now: Arc<RoomState>,
        target: &StoredEvent,
        reason: Option<&str>,
    ) -> Result<Correction, AppError> {
        let (restoring, stands_for) = match &target.state_key {
            Some(key) => self.restoring(target, key).await?,
            None => (None, None),
        };
        #[cfg(feature = "faults")]
        let restoring = restoring.filter(|_| !self.env.has(crate::env::Fault::LeavesWrong));
        let is_tip = now.tip().is_some_and(|tip| tip.event_id == target.event_id);
        let tip = if is_tip {
            self.tip_without(target).await?
        } else {
            None
        };
        let content = reason.map(|reason| ("reason".to_owned(), Value::from(reason)));
        let redaction = Redaction {
            rejects: true,
            ..self.redaction_of(target).await?
        };
        Ok(Correction {
            room: now,
            redaction: Draft {
                event_type: REDACTION.parse().map_err(AppError::internal)?,
                state_key: None,
                sender: self.settings.server_name.to_shared(),
                content: Some(Map::from_iter(content)),
                updates: None,
                relates_to: None,
                redacts: Some(redaction),
            },
            restoring,
            stands_for,
            tip,
        })
    }

    /// The event that puts back what stood before another one, and the event that it stands for: the newest before it that
    /// other servers know. What stays here has only put back what that says.
    async fn restoring(
        &self,
        target: &StoredEvent,
        key: &str,
    ) -> Result<(Option<Draft>, Option<EventId>), AppError> {
        let before = self.shared_before(target, key).await?;
        let before = before.filter(|before| !before.deletes);
        let content = match &before {
            Some(before) => {
                let text = content_text(&before.json).map_err(AppError::internal)?;
                Some(serde_json::from_str(text).map_err(AppError::internal)?)
            }
            None => None,
        };
        let draft = Draft {
            event_type: target.event_type.parse().map_err(AppError::internal)?,
            state_key: Some(StateKey::try_from(key).map_err(AppError::internal)?),
            sender: self.settings.server_name.to_shared(),
            content,
            updates: None,
            relates_to: None,
            redacts: None,
        };
        // Where both say that nothing stands there, nothing is to be put back.
        let is_needed = draft.content.is_some() || !target.deletes;
        let stands_for = before.map(|before| before.event_id.clone());
        Ok((is_needed.then_some(draft), stands_for))
    }

    async fn shared_before(
        &self,
        target: &StoredEvent,
        key: &str,
    ) -> Result<Option<Arc<StoredEvent>>, AppError> {
        let mut before = target.order;
        loop {
            let page = self
                .store
                .state_history(&target.room_id, &target.event_type, key, before, PAGE)
                .await?;
            let Some(last) = page.last() else {
                return Ok(None);
            };
            before = last.order;
            let shared = page
                .into_iter()
                .find(|event| event.standing == Standing::Shared);
            if shared.is_some() {
                return Ok(shared);
            }
        }
    }

    /// What the room's next event builds on once an event isn't there any more.
    async fn tip_without(&self, target: &StoredEvent) -> Result<Option<RoomTip>, AppError> {
        let mut from = Order::MAX;
        loop {
            let page = TimelinePage {
                from,
                backwards: true,
                until: Position::MAX,
                limit: PAGE,
            };
            let page = self.store.timeline(&target.room_id, page).await?;
            let Some(last) = page.last() else {
                return Ok(None);
            };
            from = last.order;
            let is_tip = |event: &&Arc<StoredEvent>| {
                event.standing == Standing::Shared && event.event_id != target.event_id
            };
            if let Some(tip) = page.iter().find(is_tip) {
                return Ok(Some(RoomTip {
                    order: tip.order,
                    event_id: tip.event_id.clone(),
                    depth: tip.depth,
                }));
            }
        }
    }
}

/// Decides on the events of a rejection, if the room is still the one for which they were looked up: what is put back might
/// have been redacted since.
fn decide(state: &RoomState, target: &StoredEvent, correction: &Correction) -> Decision<'static> {
    let moment = |room: &RoomState| (room.head_order(), room.late_order());
    if moment(state) != moment(&correction.room) {
        return Decision::Behind;
    }
    let mut drafts = vec![correction.redaction.clone()];
    if is_current(state, target) {
        drafts.extend(correction.restoring.clone());
    }
    Decision::Append(Plan {
        drafts: drafts.into(),
        source: Source::Staying {
            stands_for: correction.stands_for.clone(),
            tip: correction.tip.clone(),
        },
        ..Plan::default()
    })
}

fn is_current(state: &RoomState, target: &StoredEvent) -> bool {
    let Some(key) = &target.state_key else {
        return false;
    };
    match state.get(&target.event_type, key) {
        Some(entry) => entry.event_id == target.event_id,
        None => state.deleted_at(&target.event_type, key) == Some(target.order),
    }
}
