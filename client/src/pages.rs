//! Pages as streams: the next page is asked for when it is wanted (SCR-1, REL-3, PUB-1).

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::future::BoxFuture;
use futures::{FutureExt, Stream};
use tidings_types::{
    ChunkToken, EventId, FilterToken, MemberListResponse, Membership, PaginationToken,
    PublishedRoom, PublishedRoomSearchRequest, RelType, ReplyListResponse, RoomEvent,
    ScrollDirection, TimelineResponse,
};

use crate::api::{ClientMemberExt, ClientTimelineExt};
use crate::{Client, Error, Room};

/// The most that is asked for at once, by what is asked.
const EVENTS: u32 = 100;
const REPLIES: u32 = 100;
const MEMBERS: u32 = 1_000;
const ROOMS: i64 = 100;

/// One page: what is on it, and what leads to the next one.
struct Page<T> {
    items: Vec<T>,
    next: Option<At>,
}

/// Where a page is; nothing is the first one.
#[derive(Clone, Debug)]
enum At {
    Chunk(ChunkToken),
    Page(PaginationToken),
}

/// What comes after the items that are ready.
#[derive(Clone, Debug)]
enum Next {
    First,
    Page(At),
    Nothing,
}

type Ask<T> = Box<dyn Fn(Option<At>) -> BoxFuture<'static, Result<Page<T>, Error>> + Send>;

/// Items of many pages, one after the other. The next page is asked for only when the stream is polled for its first item.
///
/// After an error the stream goes on where it was: polled again, it asks for the same page again, and nothing comes twice.
#[must_use = "nothing is read until the stream is polled"]
pub struct Pages<T> {
    ask: Ask<T>,
    ready: VecDeque<T>,
    /// The page under way.
    asked: Option<BoxFuture<'static, Result<Page<T>, Error>>>,
    /// The next page.
    next: Next,
}

impl<T> Pages<T> {
    fn new<F>(from: Option<At>, ask: impl Fn(Option<At>) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<Page<T>, Error>> + Send + 'static,
    {
        Self {
            ask: Box::new(move |at| ask(at).boxed()),
            ready: VecDeque::new(),
            asked: None,
            next: from.map_or(Next::First, Next::Page),
        }
    }

    /// Where the page after those that have been taken begins, to go on from another time. `None` on the last page, in the middle
    /// of one, and where pages have no such place.
    pub fn position(&self) -> Option<&ChunkToken> {
        match &self.next {
            Next::Page(At::Chunk(token)) if self.ready.is_empty() => Some(token),
            _ => None,
        }
    }
}

impl<T: Unpin> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            let next = match self.next.clone() {
                Next::First => None,
                Next::Page(at) => Some(at),
                Next::Nothing => return Poll::Ready(None),
            };
            let mut asked = match self.asked.take() {
                Some(asked) => asked,
                None => (self.ask)(next),
            };
            match asked.poll_unpin(context) {
                Poll::Pending => {
                    self.asked = Some(asked);
                    return Poll::Pending;
                }
                Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(Ok(page)) => {
                    self.ready.extend(page.items);
                    self.next = page.next.map_or(Next::Nothing, Next::Page);
                }
            }
        }
    }
}

fn chunk(at: Option<At>) -> Option<ChunkToken> {
    match at? {
        At::Chunk(token) => Some(token),
        At::Page(_) => None,
    }
}

fn page(at: Option<At>) -> Option<PaginationToken> {
    match at? {
        At::Page(token) => Some(token),
        At::Chunk(_) => None,
    }
}

impl Room {
    /// The room's timeline from a position on in a direction, as [`Room::scroll`] has it (SCR-1): what updates events comes in
    /// them. Ends where the room does.
    ///
    /// Backwards the walk is steady: what arrives meanwhile moves nothing. Forwards it reaches what has come since.
    pub fn timeline(
        &self,
        from: Option<ChunkToken>,
        direction: ScrollDirection,
        filter: Option<FilterToken>,
    ) -> Pages<RoomEvent> {
        let room = self.clone();
        Pages::new(from.map(At::Chunk), move |at| {
            let (room, filter) = (room.clone(), filter.clone());
            async move {
                let answer = room.timeline_page(chunk(at), direction, filter).await?;
                Ok(Page {
                    items: answer.chunk,
                    next: answer.end.map(At::Chunk),
                })
            }
        })
    }

    async fn timeline_page(
        &self,
        from: Option<ChunkToken>,
        direction: ScrollDirection,
        filter: Option<FilterToken>,
    ) -> Result<TimelineResponse, Error> {
        self.client()
            .read(|api| {
                let (room_id, from, filter) = (self.id().clone(), from.clone(), filter.clone());
                async move {
                    let call = api.timeline_scroll().room_id(room_id);
                    let mut call = call.dir(direction).limit(EVENTS);
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

    /// The membership events of the room, ordered by user id, as of the moment of the first page; those with one membership, or
    /// all. Names and pictures stand in `unsigned.profile`.
    pub fn member_pages(&self, membership: Option<Membership>) -> Pages<RoomEvent> {
        let room = self.clone();
        Pages::new(None, move |at| {
            let room = room.clone();
            async move {
                let answer = room.member_page(page(at), membership).await?;
                Ok(Page {
                    items: answer.members,
                    next: answer.end.map(At::Page),
                })
            }
        })
    }

    async fn member_page(
        &self,
        from: Option<PaginationToken>,
        membership: Option<Membership>,
    ) -> Result<MemberListResponse, Error> {
        self.client()
            .read(|api| {
                let (room_id, from) = (self.id().clone(), from.clone());
                async move {
                    let mut call = api.member_list().room_id(room_id).limit(MEMBERS);
                    if let Some(membership) = membership {
                        call = call.membership(membership);
                    }
                    if let Some(from) = from {
                        call = call.from(from);
                    }
                    call.send().await
                }
            })
            .await
    }
}

impl Client {
    /// The replies to an event, page by page: the newest page first, each page oldest first (REL-3). With a filter whose replies
    /// are sorted `oldest` all of them come oldest first. `from` may be the `start` of a bundle.
    pub fn replies(
        &self,
        event_id: &EventId,
        from: Option<ChunkToken>,
        rel_type: Option<RelType>,
        filter: Option<FilterToken>,
    ) -> Pages<RoomEvent> {
        let (client, event_id) = (self.clone(), event_id.clone());
        Pages::new(from.map(At::Chunk), move |at| {
            let (client, event_id) = (client.clone(), event_id.clone());
            let (rel_type, filter) = (rel_type.clone(), filter.clone());
            async move {
                let answer = client
                    .reply_page(event_id, chunk(at), rel_type, filter)
                    .await?;
                Ok(Page {
                    items: answer.chunk,
                    next: answer.end.map(At::Chunk),
                })
            }
        })
    }

    async fn reply_page(
        &self,
        event_id: EventId,
        from: Option<ChunkToken>,
        rel_type: Option<RelType>,
        filter: Option<FilterToken>,
    ) -> Result<ReplyListResponse, Error> {
        self.read(|api| {
            let (event_id, from) = (event_id.clone(), from.clone());
            let (rel_type, filter) = (rel_type.clone(), filter.clone());
            async move {
                let mut call = api.reply_list().event_id(event_id).limit(REPLIES);
                if let Some(from) = from {
                    call = call.from(from);
                }
                if let Some(rel_type) = rel_type {
                    call = call.rel_type(rel_type);
                }
                if let Some(filter) = filter {
                    call = call.filter(filter);
                }
                call.send().await
            }
        })
        .await
    }

    /// The published rooms that hold some words, or all, those with the most members first, as of the moment of the first page
    /// (PUB-1).
    ///
    /// The server forgets a search after a while: then the error is `M_EXPIRED_TOKEN`, and only a new search helps.
    pub fn published_room_pages(&self, search: Option<&str>) -> Pages<PublishedRoom> {
        let (client, search) = (self.clone(), search.map(str::to_owned));
        Pages::new(None, move |at| {
            let nothing = PublishedRoomSearchRequest::default();
            let request = match page(at) {
                // Words and length are those of the first page.
                Some(from) => PublishedRoomSearchRequest {
                    from: Some(from),
                    ..nothing
                },
                None => PublishedRoomSearchRequest {
                    search: search.clone(),
                    limit: Some(ROOMS),
                    ..nothing
                },
            };
            let client = client.clone();
            async move {
                let answer = client.published_rooms(request).await?;
                Ok(Page {
                    items: answer.rooms,
                    next: answer.next.map(At::Page),
                })
            }
        })
    }
}
