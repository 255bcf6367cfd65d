//! Presence and typing as operations, and as events (PRE-1, PRE-2, TYP-1, SYN-4).

use futures::StreamExt as _;
use futures::stream;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;
use tidings_types::{
    CapabilityHash, PresenceEventContent, PresenceGetResponse, PresenceSetRequest, RoomEvent,
    RoomId, TypingEventContent, UserId,
};

use super::act::Caller;
use super::ephemeral::{Asked, News};
use super::filter::{Filter, PRESENCE, TYPING};
use super::rules::membership::Member;
use super::rules::telling::Told;
use super::{App, AppError, Session, wire_count};
use crate::store::{Append, Write};

/// Users whom the server gets to know at once.
const STRANGERS_AT_ONCE: usize = 8;

impl App {
    /// Says how reachable the user is through this session, the status for people, and whether the user wants to be seen
    /// (PRE-1). The last outlives the session and the server.
    pub async fn set_presence(
        &self,
        caller: &Caller,
        request: &PresenceSetRequest,
    ) -> Result<(), AppError> {
        let user = caller.user();
        if let Some(appears) = request.appear_offline {
            self.follow(user).await?;
            let _one_at_a_time = self.appearing.lock().await;
            if self.live.appears_offline(user) != Some(appears) {
                let write = Write::AppearsOffline {
                    user_id: user.clone(),
                    appears,
                };
                self.commit(Append {
                    writes: vec![write],
                    ..Append::default()
                })
                .await?;
                if appears {
                    self.live.set_appears_offline(user, true);
                } else {
                    // What the session says now is what is seen first.
                    let status = request.status_msg.as_deref();
                    caller.session.set_presence(request.presence, status);
                    self.live.set_appears_offline(user, false);
                }
            }
        }
        caller
            .session
            .set_presence(request.presence, request.status_msg.as_deref());
        Ok(())
    }

    /// A user's presence; 403 for one with whom the caller shares no room (PRE-1).
    pub async fn presence(
        &self,
        caller: &Caller,
        user: &UserId,
    ) -> Result<PresenceGetResponse, AppError> {
        if user != caller.user() && !self.share_a_room(caller.user(), user).await? {
            return Err(AppError::forbidden("you share no room with this user"));
        }
        let (shown, idle_ms) = self.live.presence_of(user);
        Ok(PresenceGetResponse {
            status_msg: shown.status_msg.map(|text| text.to_string()),
            last_active_ago: idle_ms.map(wire_count),
            capabilities: shown.capabilities.map(CapabilityHash::new),
            ..PresenceGetResponse::new(user.clone(), shown.state)
        })
    }

    async fn share_a_room(&self, one: &UserId, other: &UserId) -> Result<bool, AppError> {
        self.follow(one).await?;
        if self.live.is_loaded(other) {
            return Ok(self.live.share_a_room(one, other));
        }
        let rows = self.store.memberships(other).await?.into_iter();
        let mut joined = rows.filter(|row| row.membership == Member::Join.name());
        Ok(joined.any(|row| self.live.is_in(one, &row.room_id)))
    }

    /// Says whether the session is typing in a room (TYP-1); 403 for who isn't joined.
    pub async fn set_typing(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        typing: bool,
    ) -> Result<(), AppError> {
        self.follow(caller.user()).await?;
        self.live.set_typing(&caller.session, room_id, typing)
    }

    /// Gets to know a user who has a session, or a stream open: where the user is joined, and whether the user wants to be
    /// seen. From then on commits tell.
    pub(super) async fn follow(&self, user: &UserId) -> Result<(), AppError> {
        if self.live.is_loaded(user) {
            return Ok(());
        }
        // Followed before the store is asked, so that a join committed meanwhile isn't missed.
        let _follows = self.live.watch(user);
        let rows = self.store.memberships(user).await?;
        let appears_offline = self.store.appears_offline(user).await?;
        self.live.load(user, rows, appears_offline);
        Ok(())
    }

    /// Gets to know the users with new sessions, for as long as the server runs.
    pub(super) async fn follow_strangers(&self) {
        loop {
            self.live.has_strangers.notified().await;
            let strangers = stream::iter(self.live.take_strangers());
            let known = strangers.for_each_concurrent(STRANGERS_AT_ONCE, async |user| {
                // The next sweep finds who is still unknown.
                if let Err(error) = self.follow(&user).await {
                    tracing::warn!(%user, %error, "can't show a user's presence; later again");
                }
            });
            known.await;
        }
    }

    /// Presence of the users in shared rooms who are there, for initial sync (SYN-4).
    pub(super) async fn presence_around(
        &self,
        user: &UserId,
        filter: &Filter,
    ) -> Result<Vec<RoomEvent>, AppError> {
        self.follow(user).await?;
        let around = self.live.around(user).into_iter();
        let wanted = around.filter(|news| match news {
            News::Presence(user, ..) => filter.wants_presence(user),
            News::Typing(..) => false,
        });
        wanted
            .map(|news| self.ephemeral_event(news, filter))
            .collect()
    }

    /// Presence that differs from what a token told its session, for a delta (SYN-2, SYN-4).
    pub(super) async fn presence_since(
        &self,
        session: &Session,
        filter: &Filter,
        told: Option<Told>,
    ) -> Result<Vec<RoomEvent>, AppError> {
        self.follow(&session.client.user_id).await?;
        let asked = Asked {
            session,
            filter,
            server: &self.settings.server_name,
            begun: self.live.begin_telling(session, filter, told),
            is_patient: false,
        };
        let (_, gathered) = self.live.gather(&asked);
        let news = gathered.news.into_iter();
        let presence = news.filter(|news| matches!(news, News::Presence(..)));
        presence
            .map(|news| self.ephemeral_event(news, filter))
            .collect()
    }

    /// Who types in a room, as the events of its entry; none when nobody does.
    pub(super) fn typing_events(
        &self,
        room_id: &RoomId,
        filter: &Filter,
    ) -> Result<Vec<RoomEvent>, AppError> {
        let users = self.live.typing_in(room_id);
        if users.is_empty() || !filter.wants_typing(room_id, &self.settings.server_name) {
            return Ok(Vec::new());
        }
        let news = News::Typing(room_id.clone(), users);
        Ok(vec![self.ephemeral_event(news, filter)?])
    }

    /// What a reader is told, as an event (EVT-11).
    pub(super) fn ephemeral_event(
        &self,
        news: News,
        filter: &Filter,
    ) -> Result<RoomEvent, AppError> {
        let event = match news {
            News::Presence(user, shown, idle_ms) => {
                let content = PresenceEventContent {
                    status_msg: shown.status_msg.map(|text| text.to_string()),
                    last_active_ago: idle_ms.map(wire_count),
                    capabilities: shown.capabilities.map(CapabilityHash::new),
                    ..PresenceEventContent::new(user.clone(), shown.state)
                };
                json!({ "content": as_json(&content)?, "sender": user, "type": PRESENCE })
            }
            News::Typing(room_id, users) => {
                let content = TypingEventContent::new(users.to_vec());
                json!({
                    "content": as_json(&content)?,
                    "room_id": room_id,
                    "sender": self.settings.server_name,
                    "type": TYPING,
                })
            }
        };
        let text = RawValue::from_string(event.to_string()).map_err(AppError::internal)?;
        let event = RoomEvent::from_trusted(text);
        if filter.is_federation() {
            return Ok(event);
        }
        filter.cut(event)
    }
}

fn as_json(content: &impl Serialize) -> Result<serde_json::Value, AppError> {
    serde_json::to_value(content).map_err(AppError::internal)
}
