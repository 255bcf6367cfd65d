//! Earlier events: a gap is filled a page at a time (SCR-1, CTX-1).

use tidings_types::{
    ChunkToken, ContextResponse, ErrorCode, EventId, FilterToken, ScrollDirection,
};

use super::{GapId, RoomView, TimelineEntry};
use crate::api::ClientTimelineExt;
use crate::{Error, LocalId};
use tidings_types::{RoomEvent, TimelineResponse};

/// The most events around another that are asked for at once (CTX-1).
const MOST_AROUND: u32 = 100;

/// What loading brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// How many events are held that weren't.
    pub events: usize,
    /// Whether there is still a gap to fill.
    pub more: bool,
}

/// Where a gap is.
#[derive(Clone, Debug, PartialEq)]
enum Edge {
    /// A position to scroll back from.
    Token(ChunkToken),
    /// Right before an event.
    Before(EventId),
    /// At the newest end.
    Newest,
}

/// A page: newest first, and what leads on.
struct Page {
    events: Vec<RoomEvent>,
    older: Option<ChunkToken>,
}

impl RoomView {
    /// Gets at most so many events of the gap that is nearest to the end, which is what who reads back meets first. Nothing is
    /// asked where there is none. `limit` is at most 1,000.
    ///
    /// Of several calls at once each gets what comes next. When it fails nothing has changed.
    pub async fn load_earlier(&self, limit: u32) -> Result<Loaded, Error> {
        self.load(None, limit).await
    }

    /// Gets at most so many events of a gap, the newest of it. Nothing is asked where it is filled. `limit` is at most 1,000.
    pub async fn fill(&self, gap: GapId, limit: u32) -> Result<Loaded, Error> {
        self.load(Some(gap), limit).await
    }

    async fn load(&self, gap: Option<GapId>, limit: u32) -> Result<Loaded, Error> {
        let _loading = self.shared.loading.lock().await;
        loop {
            let Some((gap, edge)) = self.edge(gap) else {
                return Ok(self.loaded(0));
            };
            let page = match self.page(&edge, limit).await {
                // The token is from before a restore, or the event isn't to be seen any more: the newest end always is.
                Err(error)
                    if error.is(&ErrorCode::EXPIRED_TOKEN)
                        && self.shared.filter.lock().take().is_some() =>
                {
                    continue;
                }
                page => page?,
            };
            // A late event that came meanwhile may lie where the page doesn't show it yet: then it is asked for anew.
            let held = self.update(|model| {
                if edge_of(model.timeline(), gap).as_ref() != Some(&edge) {
                    return None;
                }
                let held = model.timeline().len();
                model.take_page(gap, page.events.into_iter(), page.older, &mut |event| {
                    self.own(event)
                });
                Some(model.timeline().len() - held)
            });
            if let Some(held) = held {
                return Ok(self.loaded(held));
            }
        }
    }

    fn loaded(&self, events: usize) -> Loaded {
        let more = self.shared.model.lock().timeline().has_gaps();
        Loaded { events, more }
    }

    /// Messages of this client that come by a page are known by what the server answered.
    #[allow(clippy::unused_self, reason = "the client is asked")]
    fn own(&self, event: &RoomEvent) -> Option<LocalId> {
        crate::live::own(self.shared.room.client(), event)
    }

    fn edge(&self, gap: Option<GapId>) -> Option<(GapId, Edge)> {
        let model = self.shared.model.lock();
        let gap = gap.or_else(|| model.timeline().newest_gap_id())?;
        Some((gap, edge_of(model.timeline(), gap)?))
    }

    async fn page(&self, edge: &Edge, limit: u32) -> Result<Page, Error> {
        let filter = self.shared.filter.lock().clone();
        match edge {
            Edge::Token(from) => self.scroll(Some(from), limit, filter).await.map(of_scroll),
            Edge::Newest => self.scroll(None, limit, filter).await.map(of_scroll),
            Edge::Before(event) => {
                let around = self.around(event, limit.min(MOST_AROUND), filter).await?;
                Ok(of_context(around, event))
            }
        }
    }

    async fn scroll(
        &self,
        from: Option<&ChunkToken>,
        limit: u32,
        filter: Option<FilterToken>,
    ) -> Result<TimelineResponse, Error> {
        let room = &self.shared.room;
        room.client()
            .read(|api| {
                let (room_id, from, filter) = (room.id().clone(), from.cloned(), filter.clone());
                async move {
                    let call = api.timeline_scroll().room_id(room_id);
                    let mut call = call.dir(ScrollDirection::B).limit(limit);
                    if let Some(from) = from {
                        call = call.from(from);
                    }
                    if let Some(filter) = filter {
                        call = call.filter(filter);
                    }
                    call.send().await
                }
            })
            .await
    }

    async fn around(
        &self,
        event_id: &EventId,
        before: u32,
        filter: Option<FilterToken>,
    ) -> Result<ContextResponse, Error> {
        self.shared
            .room
            .client()
            .read(|api| {
                let (event_id, filter) = (event_id.clone(), filter.clone());
                async move {
                    let call = api.event_context().event_id(event_id);
                    let mut call = call.before(before).after(0);
                    if let Some(filter) = filter {
                        call = call.filter(filter);
                    }
                    call.send().await
                }
            })
            .await
    }
}

fn edge_of(timeline: &super::timeline::Timeline, gap: GapId) -> Option<Edge> {
    let (at, gap) = timeline.gap(gap)?;
    if let Some(token) = &gap.token {
        return Some(Edge::Token(token.clone()));
    }
    let next = timeline.entries().get(at + 1).and_then(TimelineEntry::item);
    Some(next.map_or(Edge::Newest, |item| Edge::Before(item.event_id().clone())))
}

fn of_scroll(answer: TimelineResponse) -> Page {
    Page {
        events: answer.chunk,
        older: answer.end,
    }
}

/// What comes before an event. Where the event itself has no place in the answer, nothing does.
fn of_context(answer: ContextResponse, event_id: &EventId) -> Page {
    let newest_first = answer.chunk.into_iter().rev();
    let before = newest_first.skip_while(|event| event.event_id() != Some(event_id));
    Page {
        events: before.skip(1).collect(),
        older: Some(answer.start),
    }
}
