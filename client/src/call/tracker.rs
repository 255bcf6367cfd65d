//! The calls of a client, fed from its stream.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::{Stream, StreamExt};
use parking_lot::Mutex;
use tidings_types::{
    CallDescription, CallInviteEventContent, ErrorCode, EventId, RoomEvent, UserId,
};

use super::machine::{CallEffect, CallMachine, CallNews, CallSide};
use super::session::{CallSession, Shared};
use crate::{Call, Client, Error, EventStream, Room, StreamItem};

/// How long an invite waits for the ack, unless it is said.
const LIFETIME: Duration = Duration::from_mins(1);

/// Who chooses among the devices that take a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallChoice {
    /// The first that takes it, by itself.
    #[default]
    First,
    /// The program, with [`Call::ack`].
    ByHand,
}

/// How to call somebody.
#[derive(Clone, Debug)]
pub struct RingOptions {
    /// Who is called; in a room of two members it may be absent.
    pub invitee: Option<UserId>,
    /// How long the invite waits for a device to be chosen (VOI-3); 60 s when not set.
    pub lifetime: Duration,
    /// Who chooses among the devices that take the call.
    pub choice: CallChoice,
}

impl Default for RingOptions {
    fn default() -> Self {
        Self {
            invitee: None,
            lifetime: LIFETIME,
            choice: CallChoice::default(),
        }
    }
}

/// The calls of a client. Clones are the same.
///
/// It must be given the events of the stream: with [`Calls::take`] by a program that reads the stream anyway, or with
/// [`Calls::incoming`].
///
/// ```no_run
/// # use tidings_client::{Calls, CallNews, Client, types::CallDescription};
/// use futures::StreamExt;
///
/// # async fn example(client: Client) -> Result<(), tidings_client::Error> {
/// let calls = Calls::new(&client);
/// let mut incoming = std::pin::pin!(calls.incoming(client.stream(None).events()));
/// while let Some(call) = incoming.next().await {
///     let mut call = call?;
///     tokio::spawn(async move {
///         let ours = CallDescription::new("answer", "v=0"); // made from call.offer()
///         call.signals().answer(ours).await?;
///         while let Some(news) = call.next().await {
///             match news? {
///                 CallNews::State(state) => println!("{state:?}"),
///                 CallNews::Candidates { candidates, .. } => println!("{candidates:?}"),
///                 _ => {}
///             }
///         }
///         Ok::<_, tidings_client::Error>(())
///     });
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Calls {
    client: Client,
    known: Arc<Mutex<Known>>,
}

#[derive(Debug, Default)]
struct Known {
    /// The calls that live, by their invites.
    living: HashMap<EventId, Entry>,
    /// Those that are over on this device, so that an invite which comes again doesn't ring again.
    over: HashSet<EventId>,
    /// How many calls are being begun here: their invites may be in the stream before the answers.
    ringing: usize,
}

/// A call that lives.
#[derive(Debug)]
struct Entry {
    machine: Shared,
    news: UnboundedSender<Result<CallNews, Error>>,
    /// Until it is given to the program.
    unread: Option<UnboundedReceiver<Result<CallNews, Error>>>,
    /// What to do, while it isn't known who chooses.
    held: Option<Vec<CallEffect>>,
    call: Call,
    choice: CallChoice,
}

impl Calls {
    /// Those of a client; none is known yet.
    pub fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            known: Arc::default(),
        }
    }

    /// Calls somebody (VOI-1). What comes of it is in the session, provided that the stream is read.
    ///
    /// Refused like [`Room::call`]. When the other one called at the same time and was first, the session ends with
    /// [`CallEnd::Glare`](super::CallEnd::Glare), and theirs comes in.
    pub async fn ring(
        &self,
        room: &Room,
        offer: CallDescription,
        options: RingOptions,
    ) -> Result<CallSession, Error> {
        let RingOptions {
            invitee,
            lifetime,
            choice,
        } = options;
        let _ringing = Ringing::new(self);
        let call = room.call(invitee.as_ref(), offer.clone(), lifetime).await?;
        let invite = call.invite().clone();
        let me = self.client.credentials();
        let mut known = self.known.lock();
        // The stream may have been faster than the answer.
        let entry = known.living.entry(invite.clone()).or_insert_with(|| {
            let machine = CallMachine::ringing(invite, invitee, &me.user_id, &me.device_id);
            Entry::new(machine, call.clone())
        });
        entry.choice = choice;
        for effect in entry.held.take().unwrap_or_default() {
            entry.perform(effect);
        }
        let (session, invite) = (entry.session(offer), call.invite());
        if session.state().is_over() {
            known.living.remove(invite);
        }
        Ok(session)
    }

    /// Takes up an event of the stream or of a sync, with whatever is bundled in it, and gives a call that it lets ring on
    /// this device. Events that have nothing to do with calls are passed over; an event may come again.
    ///
    /// Must be called inside a tokio runtime: what calls ask for, such as an ack, is sent from a task of its own.
    pub fn take(&self, event: &RoomEvent) -> Option<CallSession> {
        let mut known = self.known.lock();
        let began = self.begin(&mut known, event);
        let of = [event.updates(), event.redacts()].into_iter().flatten();
        for invite in of {
            known.step(invite, event);
        }
        for child in event.updated_by() {
            if let Some(invite) = child.updates() {
                known.step(invite, child);
            }
        }
        let offer = began?;
        let entry = known.living.get_mut(event.event_id()?)?;
        let side = entry.machine.lock().side();
        (side == CallSide::Called).then(|| entry.session(offer))
    }

    /// The calls that ring on this device, from a stream, which this reads for as long as it is polled: calls that were
    /// begun here live from it, too. Ends as the stream does.
    pub fn incoming(
        &self,
        events: EventStream,
    ) -> impl Stream<Item = Result<CallSession, Error>> + use<> {
        let calls = self.clone();
        events.filter_map(move |item| {
            let call = match item {
                Ok(StreamItem::Event(event)) => calls.take(&event).map(Ok),
                Ok(StreamItem::Joined(_)) => None,
                Err(error) => Some(Err(error)),
            };
            std::future::ready(call)
        })
    }

    /// Begins to follow a call that isn't known yet; gives the caller's description.
    fn begin(&self, known: &mut Known, event: &RoomEvent) -> Option<CallDescription> {
        let invite = event.event_id()?;
        if known.living.contains_key(invite) || known.over.contains(invite) {
            return None;
        }
        let me = self.client.credentials();
        let machine = CallMachine::new(event, &me.user_id, &me.device_id)?;
        if machine.side() == CallSide::Caller && known.ringing == 0 {
            return None;
        }
        let content = event.content_as::<CallInviteEventContent>()?.ok()?;
        let call = self.client.room(event.room_id()?).call_of(invite);
        let entry = Entry::new(machine, call);
        known.living.insert(invite.clone(), entry);
        Some(content.offer)
    }
}

impl Known {
    fn step(&mut self, invite: &EventId, event: &RoomEvent) {
        let Some(entry) = self.living.get_mut(invite) else {
            return;
        };
        let effects = entry.machine.lock().step(event);
        for effect in effects {
            match &mut entry.held {
                Some(held) if !matches!(effect, CallEffect::Tell(_)) => held.push(effect),
                _ => entry.perform(effect),
            }
        }
        if entry.machine.lock().state().is_over() {
            self.over.insert(invite.clone());
            // What `ring` hasn't given yet is still to be given.
            if entry.held.is_none() {
                self.living.remove(invite);
            }
        }
    }
}

/// Stands for a call that is being begun.
struct Ringing<'a>(&'a Calls);

impl<'a> Ringing<'a> {
    fn new(calls: &'a Calls) -> Self {
        calls.known.lock().ringing += 1;
        Self(calls)
    }
}

impl Drop for Ringing<'_> {
    fn drop(&mut self) {
        let mut known = self.0.known.lock();
        known.ringing -= 1;
        // An invite whose caller has stopped waiting belongs to nobody.
        if known.ringing == 0 {
            known.living.retain(|_, entry| entry.held.is_none());
        }
    }
}

impl Entry {
    fn new(machine: CallMachine, call: Call) -> Self {
        let (news, unread) = unbounded();
        let held = (machine.side() == CallSide::Caller).then(Vec::new);
        Self {
            machine: Arc::new(Mutex::new(machine)),
            news,
            unread: Some(unread),
            held,
            call,
            choice: CallChoice::default(),
        }
    }

    fn session(&mut self, offer: CallDescription) -> CallSession {
        let unread = self.unread.take().unwrap_or_else(|| unbounded().1);
        CallSession::new(self.machine.clone(), self.call.clone(), offer, unread)
    }

    fn perform(&self, effect: CallEffect) {
        let (call, news) = (self.call.clone(), self.news.clone());
        match effect {
            // A program that has dropped its session wants to hear nothing.
            CallEffect::Tell(what) => _ = news.unbounded_send(Ok(what)),
            CallEffect::Ack(_) if self.choice == CallChoice::ByHand => {}
            CallEffect::Ack(device) => {
                tokio::spawn(async move { report(call.ack(&device).await, &news) });
            }
            CallEffect::HangUp => {
                tokio::spawn(async move { report(call.hang_up(Some("declined")).await, &news) });
            }
        }
    }
}

/// Tells what went wrong. Who was too late is told by the stream.
fn report<T>(done: Result<T, Error>, news: &UnboundedSender<Result<CallNews, Error>>) {
    let late = [ErrorCode::CALL_TAKEN, ErrorCode::CALL_ENDED];
    if let Err(error) = done
        && !late.iter().any(|code| error.is(code))
    {
        _ = news.unbounded_send(Err(error));
    }
}
