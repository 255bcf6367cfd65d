//! Who sends what is posted: several messages at once, in order, each once.
//!
//! All that are under way have numbers of one session that follow each other, so the server keeps their order (ACT-3), and
//! what it has processed of them is always their beginning. When the session has ended, or a number in it stays without an
//! action, nothing new is sent until it is known of each message under way what became of it there; the ones of which
//! nothing did are sent in the next session, in their order. For a number that stays without an action the session is ended
//! first: in a session that has ended nothing can happen later, so what the server says of it holds.

use std::collections::VecDeque;
use std::sync::Arc;

use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, StreamExt as _};
use reqwest::StatusCode;
use tidings_types::{ActionOutcome, ErrorCode, SessionId};
use tokio::time::Instant;

use super::flight::{Verdict, fly};
use super::now_ms;
use super::post::{Flight, Placed, Post};
use crate::action::Ticket;
use crate::api::{self, ClientSessionExt as _};
use crate::echo::LocalId;
use crate::retry::Backoff;
use crate::session::call_in;
use crate::trace::Trace;
use crate::{Client, Error};

/// How many messages are on their way at once. The server holds 256 (ACT-3); but of a session that it has forgotten each
/// asks anew, and each gets a session for it, of which a client has 16 (SES-2).
const MOST_FLIGHTS: usize = 8;

/// Sends what is posted until it is somebody else's turn.
pub(super) async fn serve(client: Client) {
    let serving = Serving(client.clone());
    let mut courier = Courier {
        client,
        flights: FuturesUnordered::new(),
        open: None,
        ended: None,
        ending: None,
        backoff: Backoff::new(),
        odd_since: None,
    };
    courier.run().await;
    drop(serving);
}

/// Says so when nobody serves any more, also when the runtime ends in the middle.
struct Serving(Client);

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.line().stop_serving();
    }
}

struct Courier {
    client: Client,
    flights: FuturesUnordered<BoxFuture<'static, Landing>>,
    /// The session in which messages may be added to those on their way.
    open: Option<SessionId>,
    /// The session that is known to have ended.
    ended: Option<SessionId>,
    /// The session that is being ended.
    ending: Option<SessionId>,
    /// While there is no session to be had.
    backoff: Backoff,
    /// Since when there has been none for a reason that isn't one to wait for.
    odd_since: Option<Instant>,
}

/// What a flight came to.
enum Landing {
    Message(LocalId, Verdict),
    Ended(Result<(), Error>),
}

impl Courier {
    async fn run(&mut self) {
        // A courier before this one may have been stopped in the middle; then its messages have their places, and it isn't
        // known what became of them.
        let line = |posts: &mut VecDeque<Post>| {
            for post in posts {
                post.flight = Flight::None;
            }
        };
        self.client.line().with(line);
        loop {
            self.launch().await;
            if self.flights.is_empty() {
                if self.client.line().with(|posts| posts.is_empty()) {
                    // What is over must not be asked for again by the next run of the program.
                    let _ = self.client.save().await;
                    if self.client.line().is_finished() {
                        return;
                    }
                }
                continue;
            }
            tokio::select! {
                Some(landing) = self.flights.next() => {
                    self.landed(landing);
                    // What has come besides is looked at first, so that all of it is saved at once.
                    while let Some(Some(landing)) = self.flights.next().now_or_never() {
                        self.landed(landing);
                    }
                }
                () = self.client.line().news() => {}
            }
        }
    }

    /// Sends on its way what may be. Without anything on its way afterwards there was an error that was waited out, or there
    /// is nothing to do.
    async fn launch(&mut self) {
        if self.ending.is_some() {
            return;
        }
        let placed_in = self.client.line().with(|posts| {
            let mut placed = posts.iter().filter_map(|post| post.placed.as_ref());
            placed.next().map(|placed| placed.ticket.session.clone())
        });
        match placed_in {
            Some(session_id) if self.open.as_ref() == Some(&session_id) => {
                self.add(&session_id).await;
            }
            Some(session_id) if self.ended.as_ref() == Some(&session_id) => self.take_off(true),
            Some(session_id) => self.end(session_id),
            None if self.client.line().with(|posts| posts.is_empty()) => {}
            None => self.begin().await,
        }
    }

    /// Begins in the present session, when nothing is on its way.
    async fn begin(&mut self) {
        match self.client.ticket().await {
            Ok(ticket) => {
                (self.backoff, self.odd_since) = (Backoff::new(), None);
                self.open = Some(ticket.session.clone());
                self.add(&ticket.session).await;
            }
            Err(error) if self.is_the_end(&error) => self.lock_out(&error),
            Err(error) => {
                tell(&error);
                self.client.pause(&error, &mut self.backoff).await;
            }
        }
    }

    /// Whether an error is the end of everything this client sends: it is refused as such, or no server of this protocol has
    /// answered for too long.
    fn is_the_end(&mut self, error: &Error) -> bool {
        if error.is_transient() {
            self.odd_since = None;
            return false;
        }
        let is_refused = matches!(error, Error::Request(_) | Error::Transport(_))
            || error.is_certain() && error.status().is_some_and(|it| it.is_client_error());
        let since = *self.odd_since.get_or_insert_with(Instant::now);
        is_refused || since.elapsed() >= self.client.retry_for()
    }

    /// Gives places to messages as long as the session is the present one, and sends them once that is saved.
    async fn add(&mut self, session_id: &SessionId) {
        let connection = self.client.connection();
        let book = self.client.book();
        let placed = self.client.line().with(|posts| {
            let flying = posts.iter().filter(|post| post.placed.is_some()).count();
            let free = MOST_FLIGHTS.saturating_sub(flying);
            let waiting = posts.iter_mut().filter(|post| post.placed.is_none());
            let mut placed = Vec::new();
            for post in waiting.take(free) {
                let Some(id) = connection.take_number(session_id) else {
                    break;
                };
                let session = session_id.clone();
                let ticket = Ticket { session, id };
                book.place(ticket.clone(), post.message.local_id.clone());
                placed.push(post.message.local_id.clone());
                post.placed = Some(Placed {
                    ticket,
                    since_ts: now_ms(),
                });
            }
            placed
        });
        if !placed.is_empty() {
            self.client.line().changed();
        }
        if let Err(error) = self.client.save().await {
            self.refuse_unsaved(session_id, &placed, &error);
        }
        self.take_off(false);
        self.client.line().with(|posts| {
            // A session that isn't the present one any more and in which nothing is on its way isn't open any more either.
            if posts.iter().all(|post| post.placed.is_none()) {
                self.open = None;
            }
        });
    }

    /// What can't be saved isn't sent: after a restart nobody would know of it.
    fn refuse_unsaved(&mut self, session_id: &SessionId, unsaved: &[LocalId], error: &Error) {
        let refused = self.client.line().with(|posts| {
            let first = posts
                .iter()
                .find(|post| unsaved.iter().any(|local_id| post.is(local_id)))
                .and_then(|post| post.placed.clone());
            if let Some(first) = first {
                let id = first.ticket.id;
                self.client
                    .connection()
                    .set_next_action(session_id, Some(id));
            }
            take(posts, |post| {
                post.placed.is_none() || unsaved.iter().any(|local_id| post.is(local_id))
            })
        });
        for post in refused {
            self.client.settle(post, Err(error.again()));
        }
    }

    /// Sends what has a place and isn't on its way. In an open session what was held up stays so until it is first; of an
    /// ended one the server says at once what became of it.
    fn take_off(&mut self, has_ended: bool) {
        let flights = self.client.line().with(|posts| {
            let mut flights = Vec::new();
            let placed = posts.iter_mut().filter(|post| post.placed.is_some());
            for (index, post) in placed.take(MOST_FLIGHTS).enumerate() {
                let may = match post.flight {
                    Flight::None => true,
                    Flight::Up { .. } => false,
                    Flight::Held => has_ended || index == 0,
                };
                let Some(placed) = post.placed.clone().filter(|_| may) else {
                    continue;
                };
                post.flight = Flight::Up { first: index == 0 };
                flights.push((Arc::clone(&post.message), placed, post.lost));
            }
            flights
        });
        for (message, placed, lost) in flights {
            let client = self.client.clone();
            let local_id = message.local_id.clone();
            let flight =
                async move { Landing::Message(local_id, fly(client, message, placed, lost).await) };
            self.flights.push(Box::pin(flight));
        }
    }

    fn landed(&mut self, landing: Landing) {
        let (local_id, verdict) = match landing {
            Landing::Message(local_id, verdict) => (local_id, verdict),
            Landing::Ended(outcome) => {
                self.ended = self.ending.take();
                if let Err(error) = outcome {
                    self.lock_out(&error);
                }
                return;
            }
        };
        match verdict {
            Verdict::Done(outcome) => self.settle(&local_id, Ok(outcome)),
            Verdict::Refused(error) => self.settle(&local_id, Err(error)),
            Verdict::Elsewhere { ended } => {
                if let Some(placed) = self.change(&local_id, Post::displace) {
                    if ended {
                        self.open = None;
                        self.ended = Some(placed.ticket.session);
                    } else {
                        self.end(placed.ticket.session);
                    }
                }
            }
            Verdict::Missing { expected, lost } => self.held_up(&local_id, expected, lost),
            Verdict::GivenUp(error) => {
                let placed = self.change(&local_id, |post| post.placed.clone());
                self.settle(&local_id, Err(error));
                if let Some(placed) = placed {
                    self.end(placed.ticket.session);
                }
            }
            Verdict::LockedOut(error) => self.lock_out(&error),
        }
    }

    /// The server waits for a number before this message's. That is no wonder when a message with it is on its way; else
    /// the number will stay without an action.
    fn held_up(&mut self, local_id: &LocalId, expected: i64, lost: bool) {
        let found = self.change(local_id, |post| {
            let was_first = post.flight == Flight::Up { first: true };
            post.flight = Flight::None;
            post.lost = lost;
            Some((post.placed.clone()?, was_first))
        });
        let Some((placed, true)) = found else {
            return self.mark_held(local_id);
        };
        let session_id = placed.ticket.session;
        let is_alone = self.client.line().with(|posts| {
            let placed = posts.iter().filter(|post| post.placed.is_some());
            placed.count() == 1
        });
        let is_open = self.open.as_ref() == Some(&session_id);
        if is_open && is_alone && !lost {
            // Nothing of it can come on top, so it may have the number that is waited for.
            self.change(local_id, Post::displace);
            self.client
                .connection()
                .set_next_action(&session_id, Some(expected));
            self.open = None;
        } else {
            self.end(session_id);
        }
    }

    /// It is asked again when it is first.
    fn mark_held(&mut self, local_id: &LocalId) {
        self.change(local_id, |post| {
            post.flight = Flight::Held;
            Some(())
        });
    }

    /// Ends a session, so that what the server says of it holds.
    fn end(&mut self, session_id: SessionId) {
        self.open = None;
        if self.ending.is_some() || self.ended.as_ref() == Some(&session_id) {
            return;
        }
        self.ending = Some(session_id.clone());
        self.client.connection().abandon(&session_id);
        let client = self.client.clone();
        let ending = async move { Landing::Ended(end(&client, session_id).await) };
        self.flights.push(Box::pin(ending));
    }

    /// Nothing can be sent any more.
    fn lock_out(&mut self, error: &Error) {
        self.open = None;
        self.flights.clear();
        self.ending = None;
        let posts = self.client.line().with(|posts| take(posts, |_| true));
        let mut sessions = posts.iter().filter_map(|post| post.placed.as_ref());
        if let Some(placed) = sessions.next() {
            self.client.connection().abandon(&placed.ticket.session);
        }
        for post in posts {
            self.client.settle(post, Err(error.again()));
        }
    }

    fn settle(&self, local_id: &LocalId, became: Result<ActionOutcome, Error>) {
        let settled = self
            .client
            .line()
            .with(|posts| take(posts, |post| post.is(local_id)).pop());
        if let Some(post) = settled {
            self.client.settle(post, became);
        }
    }

    fn change<T>(
        &self,
        local_id: &LocalId,
        change: impl FnOnce(&mut Post) -> Option<T>,
    ) -> Option<T> {
        self.client
            .line()
            .with(|posts| change(posts.iter_mut().find(|post| post.is(local_id))?))
    }
}

fn tell(error: &Error) {
    let error = error as &dyn std::error::Error;
    tracing::debug!(error, "messages can't be sent yet");
}

/// Takes out the messages of which something is true.
fn take(posts: &mut VecDeque<Post>, is_wanted: impl Fn(&Post) -> bool) -> Vec<Post> {
    let all = std::mem::take(posts).into_iter();
    let (taken, left): (Vec<_>, Vec<_>) = all.partition(is_wanted);
    *posts = left.into();
    taken
}

/// Ends a session, however long it takes. Fails only when the access token has ended.
async fn end(client: &Client, session_id: SessionId) -> Result<(), Error> {
    let trace = Arc::new(Trace::new());
    let mut backoff = Backoff::new();
    loop {
        let session_id = session_id.clone();
        let ask = |api: api::Client| async move {
            api.session_delete().matrix_session(session_id).send().await
        };
        let error = match call_in(&trace, client.api(), client.request_timeout(), ask).await {
            Ok(_) => return Ok(()),
            Err(error) if error.is(&ErrorCode::STALE_SESSION) => return Ok(()),
            Err(error) => error,
        };
        if error.status() == Some(StatusCode::UNAUTHORIZED) && error.is_certain() {
            return Err(error);
        }
        client.pause(&error, &mut backoff).await;
    }
}
