//! All that a client shows, kept up to date: its rooms, its invites, who is there.
//!
//! [`Client::live`] is the driver: an initial sync, page by page (SYN-6), and then the stream from its end (SYN-7). Whatever
//! interrupts it, the stream goes on where it was; where a position is from before a restore, a new initial sync follows by
//! itself (ERR-2). [`LiveView`] is what it keeps.

mod driver;
mod echoes;
mod keep;

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::stream::{BoxStream, FusedStream};
use futures::{Stream, StreamExt};
use tidings_types::{Filter, ReplyFilter, RoomId, UserId};

use crate::{Client, Error, Transport};
use driver::Driver;
pub(crate) use echoes::own;
pub use keep::{Invite, LiveView};

/// How [`Client::live`] reads.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LiveOptions {
    /// What to read. Everything when not set, late events too (STR-3); without those the views lack them until a page brings
    /// them. Form, keys and separate updates are not used: a view needs whole events.
    pub filter: Filter,
    /// How many messages of each room a sync brings; 20 when not set.
    pub messages: u32,
    /// How many rooms a page of the initial sync has; 50 when not set. The most recently active come first (SYN-6).
    pub rooms: u32,
    /// How many events the view of a room keeps of what comes down the stream; 1,000 when not set.
    pub keep: usize,
    /// What carries the stream.
    pub transport: Transport,
    /// How long a connection may be silent, as in [`StreamOptions::silence`](crate::StreamOptions::silence).
    pub silence: Duration,
}

impl Default for LiveOptions {
    fn default() -> Self {
        let replies = ReplyFilter {
            // The newest reply says of which moment their number is.
            limit: Some(1),
            ..ReplyFilter::default()
        };
        let filter = Filter {
            out_of_order: Some(true),
            replies: Some(replies),
            ..Filter::default()
        };
        let stream = crate::StreamOptions::default();
        Self {
            filter,
            messages: 20,
            rooms: 50,
            keep: crate::view::KEEP,
            transport: stream.transport,
            silence: stream.silence,
        }
    }
}

/// Something changed in a [`LiveView`], which shows it already.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LiveUpdate {
    /// All rooms are there, or there again.
    Synced,
    /// A room is there: joined just now, or long ago and loaded.
    Joined(RoomId),
    /// The user is no longer in a room. Its view stays as it was for who holds it.
    Left(RoomId),
    /// Something is new in a room.
    Room(RoomId),
    /// The user is invited to a room, or the invite is another one.
    Invited(RoomId),
    /// The user is no longer invited to a room.
    InviteGone(RoomId),
    /// A user shows otherwise.
    Presence(UserId),
}

impl Client {
    /// Keeps a view of all that this client shows up to date, for as long as the stream that it answers is polled.
    ///
    /// It goes on for ever, whatever interrupts it, until the server refuses for good, such as with `M_UNKNOWN_TOKEN`; then the
    /// error comes, and the stream ends.
    ///
    /// ```no_run
    /// # async fn example(client: tidings_client::Client) -> Result<(), tidings_client::Error> {
    /// use futures::StreamExt;
    /// use tidings_client::{LiveOptions, LiveUpdate};
    ///
    /// let mut live = client.live(LiveOptions::default());
    /// let view = live.view();
    /// while let Some(update) = live.next().await {
    ///     if let LiveUpdate::Room(room_id) = update?
    ///         && let Some(room) = view.room(&room_id)
    ///     {
    ///         let shown = room.snapshot();
    ///         println!("{}: {} unread", shown.title(), shown.unread());
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn live(&self, options: LiveOptions) -> Live {
        let view = LiveView::new(self, options.keep);
        self.live_on(&view, options)
    }

    /// The same with a view of this client that is there already. One that was kept up to date before goes on where that ended,
    /// with a delta since then (SYN-2).
    pub fn live_on(&self, view: &LiveView, options: LiveOptions) -> Live {
        let driver = Driver::new(self, view, options);
        let updates = futures::stream::unfold(Some(driver), async |driver| {
            let mut driver = driver?;
            match driver.next().await {
                Ok(update) => Some((Ok(update), Some(driver))),
                Err(error) => Some((Err(error), None)),
            }
        });
        Live {
            view: view.clone(),
            updates: updates.boxed(),
            ended: false,
        }
    }
}

/// Keeps a [`LiveView`] up to date while it is polled; made by [`Client::live`]. Dropping it stops that; the view stays.
#[must_use = "nothing is read until the stream is polled"]
pub struct Live {
    view: LiveView,
    updates: BoxStream<'static, Result<LiveUpdate, Error>>,
    ended: bool,
}

impl Live {
    /// What it keeps up to date.
    pub fn view(&self) -> LiveView {
        self.view.clone()
    }
}

impl Stream for Live {
    type Item = Result<LiveUpdate, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let update = futures::ready!(self.updates.poll_next_unpin(context));
        self.ended = update.is_none();
        Poll::Ready(update)
    }
}

impl FusedStream for Live {
    fn is_terminated(&self) -> bool {
        self.ended
    }
}
