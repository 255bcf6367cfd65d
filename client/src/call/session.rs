//! One call, as the program has it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures::channel::mpsc::UnboundedReceiver;
use futures::stream::FusedStream;
use futures::{Stream, StreamExt};
use parking_lot::Mutex;
use tidings_types::{CallCandidate, CallDescription, DeviceId, UserId};

use super::machine::{CallMachine, CallNews, CallSide, CallState};
use crate::{Call, Error};

pub(super) type Shared = Arc<Mutex<CallMachine>>;

/// A call on this device: a stream of what is new in it, which ends after [`CallState::Over`]. Made by
/// [`Calls`](super::Calls).
///
/// An error in the stream says that a signal which this client gave by itself, an ack or a hangup, couldn't be sent; the
/// call goes on. Dropping the session doesn't end the call: that is [`Call::hang_up`].
#[derive(Debug)]
#[must_use = "the call rings until somebody hangs up"]
pub struct CallSession {
    machine: Shared,
    call: Call,
    offer: CallDescription,
    news: UnboundedReceiver<Result<CallNews, Error>>,
    ended: bool,
}

impl CallSession {
    pub(super) fn new(
        machine: Shared,
        call: Call,
        offer: CallDescription,
        news: UnboundedReceiver<Result<CallNews, Error>>,
    ) -> Self {
        Self {
            machine,
            call,
            offer,
            news,
            ended: false,
        }
    }

    /// What this device can say in the call. Clones of it may be used while the session is read.
    pub fn signals(&self) -> &Call {
        &self.call
    }

    /// The caller's description.
    pub fn offer(&self) -> &CallDescription {
        &self.offer
    }

    /// Who calls.
    pub fn caller(&self) -> UserId {
        self.machine.lock().caller().clone()
    }

    /// On which side this device is.
    pub fn side(&self) -> CallSide {
        self.machine.lock().side()
    }

    /// How far the call is now; news of it may not have been read yet.
    pub fn state(&self) -> CallState {
        self.machine.lock().state()
    }

    /// The devices that take the call, first the one that did so first, with what they describe.
    pub fn answers(&self) -> Vec<(DeviceId, CallDescription)> {
        let machine = self.machine.lock();
        let answers = machine.answers();
        answers
            .map(|(device, answer)| (device.clone(), answer.clone()))
            .collect()
    }

    /// All addresses of a device of the other side that came until now.
    pub fn candidates(&self, device: &DeviceId) -> Vec<CallCandidate> {
        self.machine.lock().candidates(device).cloned().collect()
    }

    /// Reads on until the call is in a state that is looked for; `None` when it is over before. What else is new is
    /// passed over.
    pub async fn wait_for(
        &mut self,
        mut is_it: impl FnMut(&CallState) -> bool,
    ) -> Result<Option<CallState>, Error> {
        let state = self.state();
        if is_it(&state) {
            return Ok(Some(state));
        }
        while let Some(news) = self.next().await {
            if let CallNews::State(state) = news?
                && is_it(&state)
            {
                return Ok(Some(state));
            }
        }
        Ok(None)
    }
}

impl Stream for CallSession {
    type Item = Result<CallNews, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let polled = self.news.poll_next_unpin(context);
        self.ended = match &polled {
            Poll::Ready(Some(Ok(CallNews::State(state)))) => state.is_over(),
            Poll::Ready(None) => true,
            _ => false,
        };
        polled
    }
}

impl FusedStream for CallSession {
    fn is_terminated(&self) -> bool {
        self.ended
    }
}
