//! Messages that are sent without waiting for them.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tidings_types::{
    ActionOutcome, EventType, MessageSendRequest, RoomId, RoomMessageEventContent,
    TextMessageContent, TypedContent,
};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::now_ms;
use crate::action::Ticket;
use crate::echo::{EchoState, LocalEcho, LocalId};
use crate::room::{Hangs, message};
use crate::{Client, Error, Room};

/// What is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Message {
    /// The name that its sender knows it by.
    pub(super) local_id: LocalId,
    pub(super) room_id: RoomId,
    pub(super) event_type: EventType,
    pub(super) request: MessageSendRequest,
    /// When it was asked for, in milliseconds since 1970.
    pub(super) asked_ts: u64,
}

impl Message {
    /// As its sender sees it.
    pub(super) fn echo(&self, state: EchoState) -> Result<LocalEcho, Error> {
        let content = serde_json::to_string(&self.request.content).and_then(RawValue::from_string);
        let content = content.map_err(|error| Error::Request(error.to_string()))?;
        Ok(LocalEcho {
            local_id: self.local_id.clone(),
            room_id: self.room_id.clone(),
            event_type: self.event_type.clone(),
            content: Arc::from(content),
            updates: self.request.updates.clone(),
            relates_to: self.request.relates_to.clone(),
            asked_ts: self.asked_ts,
            state,
        })
    }
}

/// Where a message was given its place, and when, in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Placed {
    pub(super) ticket: Ticket,
    pub(super) since_ts: u64,
}

/// How a message that has a place is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flight {
    /// No request is under way.
    None,
    /// One is; `first` when nothing was before it that could hold it up.
    Up { first: bool },
    /// The server held it up for one before it, for too long. It is sent again when it is first.
    Held,
}

/// A message that is pending.
pub(crate) struct Post {
    pub(super) message: Arc<Message>,
    pub(super) placed: Option<Placed>,
    pub(super) flight: Flight,
    /// Whether an earlier try may still be on its way.
    pub(super) lost: bool,
    pub(super) answer: Option<oneshot::Sender<Result<ActionOutcome, Error>>>,
}

impl Post {
    /// A message to send; one from an earlier run may have a place already.
    pub(super) fn new(message: Arc<Message>, placed: Option<Placed>) -> Self {
        Self {
            message,
            lost: placed.is_some(),
            placed,
            flight: Flight::None,
            answer: None,
        }
    }

    /// Takes its place away, since nothing became of it there; answers the place.
    pub(super) fn displace(&mut self) -> Option<Placed> {
        self.flight = Flight::None;
        self.lost = false;
        self.placed.take()
    }

    /// Whether it is this message.
    pub(super) fn is(&self, local_id: &LocalId) -> bool {
        self.message.local_id == *local_id
    }
}

/// A message on its way; made by [`Room::post`]. Waiting for it tells what became of it. Dropping it doesn't cancel it.
#[derive(Debug)]
#[must_use = "only waiting for it tells what became of it; to leave it at that, drop it"]
pub struct Sending {
    local_id: LocalId,
    answer: oneshot::Receiver<Result<ActionOutcome, Error>>,
}

impl Sending {
    /// The name of the message, by which its echoes and its event are known.
    pub fn local_id(&self) -> &LocalId {
        &self.local_id
    }
}

impl Future for Sending {
    type Output = Result<ActionOutcome, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answered = Pin::new(&mut self.answer).poll(context);
        // Nobody answers when the runtime that sent it was shut down.
        answered.map(|answer| answer.unwrap_or(Err(Error::Interrupted(None))))
    }
}

/// Its content isn't shown.
impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post")
            .field("local_id", &self.message.local_id)
            .field("placed", &self.placed)
            .field("flight", &self.flight)
            .finish_non_exhaustive()
    }
}

impl Room {
    /// Sends a message without waiting for it (ACT-7).
    ///
    /// It is at once among [`Client::echoes`], and the answer of this tells what becomes of it. Messages arrive in the order
    /// in which they were posted, several on their way at once, after all actions that were asked for before them (ACT-3).
    /// While the server can't be reached or is too busy they wait, for as long as it takes; each is sent once whatever
    /// drops, also over a restart of the program where they are [kept](crate::ClientBuilder::keep).
    ///
    /// It fails when the server refuses it, when the access token ended, or when 4,096 messages are waiting. It must be
    /// called in a tokio runtime, which does the sending.
    pub fn post<C: TypedContent>(&self, content: &C) -> Sending {
        self.post_message(message(content, Hangs::Nowhere))
    }

    /// The same with a request that may have failed to be made.
    pub(crate) fn post_message(
        &self,
        made: Result<(EventType, MessageSendRequest), Error>,
    ) -> Sending {
        match made {
            Ok((event_type, request)) => self.post_event(event_type, request),
            Err(error) => failed(LocalId::random(), error),
        }
    }

    /// Sends a text in the same way.
    pub fn post_text(&self, text: impl Into<String>) -> Sending {
        self.post(&RoomMessageEventContent::from(TextMessageContent::new(
            text,
        )))
    }

    /// The same for a message of any type, also one that updates another event (UPD-1) or responds to one (REL-1).
    pub fn post_event(&self, event_type: EventType, request: MessageSendRequest) -> Sending {
        let message = Message {
            local_id: LocalId::random(),
            room_id: self.id().clone(),
            event_type,
            request,
            asked_ts: now_ms(),
        };
        let local_id = message.local_id.clone();
        let echo = match message.echo(EchoState::Sending) {
            Ok(echo) => echo,
            Err(error) => return failed(local_id, error),
        };
        if Handle::try_current().is_err() {
            let reason = "there is no tokio runtime that could send it";
            return failed(local_id, Error::Request(reason.to_owned()));
        }
        let (answer, receiver) = oneshot::channel();
        let mut post = Post::new(Arc::new(message), None);
        post.answer = Some(answer);
        let client = self.client();
        client.book().begin(echo);
        if let Some(refused) = client.enqueue(post) {
            let reason = "too many messages are waiting to be sent";
            client.settle(refused, Err(Error::Request(reason.to_owned())));
        } else {
            client.save_soon();
        }
        Sending {
            local_id,
            answer: receiver,
        }
    }

    /// Sends a message that failed once more, as a new one with an echo of its own; the old one stays until it is put away, as with
    /// [`RoomView::dismiss`](crate::RoomView::dismiss). It goes to this room, whichever it was for.
    pub fn post_again(&self, echo: &LocalEcho) -> Sending {
        let content: Result<serde_json::Map<_, _>, _> = serde_json::from_str(echo.content.get());
        let content = match content {
            Ok(content) => content,
            Err(error) => return failed(LocalId::random(), Error::Request(error.to_string())),
        };
        let mut request = MessageSendRequest::new(content.into());
        request.updates.clone_from(&echo.updates);
        request.relates_to.clone_from(&echo.relates_to);
        self.post_event(echo.event_type.clone(), request)
    }
}

/// A message that can't even be tried.
fn failed(local_id: LocalId, error: Error) -> Sending {
    let (sender, answer) = oneshot::channel();
    let _ = sender.send(Err(error));
    Sending { local_id, answer }
}

impl Client {
    /// Tells everybody what became of a message that is no longer in the line.
    pub(crate) fn settle(&self, post: Post, became: Result<ActionOutcome, Error>) {
        let state = match &became {
            Ok(outcome) => {
                self.held().spoke(&post.message.room_id);
                EchoState::Sent(outcome.event_id.clone())
            }
            Err(error) => EchoState::Failed(Arc::new(error.again())),
        };
        self.book().settle(&post.message.local_id, state);
        if let Some(answer) = post.answer {
            // Whoever posted it may not want to know.
            let _ = answer.send(became);
        }
    }
}
