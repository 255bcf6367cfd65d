//! A room's past: scrolling, single events and their surroundings, redactions, markers (SCR-1, CTX-1, RED-1, MRK-1).

use tidings_types::{
    ActionOutcome, ChunkToken, ContextResponse, EventId, EventRedactRequest, MarkerKind,
    MarkerSetRequest, RoomEvent, ScrollDirection, TimelineResponse,
};

use super::Room;
use crate::api::{ClientMarkerExt, ClientMessageExt, ClientTimelineExt};
use crate::{Client, Error};

impl Client {
    /// An event by its id, of whatever room. Refused with `M_NOT_FOUND` when there is none that this user may see.
    pub async fn event(&self, event_id: &EventId) -> Result<RoomEvent, Error> {
        self.read(|api| {
            let event_id = event_id.clone();
            async move { api.event_get().event_id(event_id).send().await }
        })
        .await
    }

    /// What surrounds an event: at most so many events before and after it, and the room's state at the end of them
    /// (CTX-1). `start` and `end` are where [`Room::scroll`] goes on.
    pub async fn context(
        &self,
        event_id: &EventId,
        before: u32,
        after: u32,
    ) -> Result<ContextResponse, Error> {
        self.read(|api| {
            let event_id = event_id.clone();
            async move {
                let call = api.event_context().event_id(event_id);
                call.before(before).after(after).send().await
            }
        })
        .await
    }

    /// Empties an event, everywhere and for good (RED-1).
    pub async fn redact(
        &self,
        event_id: &EventId,
        reason: Option<&str>,
    ) -> Result<ActionOutcome, Error> {
        let request = EventRedactRequest {
            reason: super::members::reason_of(reason)?,
            ..EventRedactRequest::default()
        };
        self.act(|api, ticket| {
            let (event_id, request) = (event_id.clone(), request.clone());
            async move {
                let call = api.event_redact().event_id(event_id);
                let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                call.body(request).send().await
            }
        })
        .await
    }
}

impl Room {
    /// A page of the room's timeline from a position in a direction (SCR-1).
    ///
    /// Without a position, [`ScrollDirection::B`] begins at the newest event and [`ScrollDirection::F`] at the oldest. The
    /// answer's `end` is where the next page begins; it is absent when nothing is left. `limit` is at most 1,000.
    pub async fn scroll(
        &self,
        from: Option<&ChunkToken>,
        direction: ScrollDirection,
        limit: u32,
    ) -> Result<TimelineResponse, Error> {
        self.client
            .read(|api| {
                let (room_id, from) = (self.id.clone(), from.cloned());
                async move {
                    let mut call = api
                        .timeline_scroll()
                        .room_id(room_id)
                        .dir(direction)
                        .limit(limit);
                    if let Some(from) = from {
                        call = call.from(from);
                    }
                    call.send().await
                }
            })
            .await
    }

    /// Says up to which event, inclusive, this user has read or got the room (MRK-1). A marker never moves back: an earlier
    /// event changes nothing.
    pub async fn mark(
        &self,
        marker: MarkerKind,
        event_id: &EventId,
    ) -> Result<ActionOutcome, Error> {
        let request = MarkerSetRequest::new(event_id.clone());
        self.client
            .act(|api, ticket| {
                let (room_id, request) = (self.id.clone(), request.clone());
                async move {
                    let call = api.marker_set().room_id(room_id).marker(marker);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }
}
