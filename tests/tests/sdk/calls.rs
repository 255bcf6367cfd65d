//! Calls as programs follow them: a caller, and a called user with several devices.

use std::time::Duration;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use tidings_client::types::{
    CallCandidate, CallDescription, CallHangupEventContent, ChunkToken, DeviceId, ErrorCode,
    RoomCreateRequest, RoomVisibility,
};
use tidings_client::{
    CallChoice, CallEnd, CallNews, CallSession, CallSide, CallState, Calls, Client, Error,
    RingOptions, Room, StreamItem,
};
use tidings_tests::{TestServer, sleepers};

use crate::within;

const PASSWORD: &str = "a long password";

/// A device that follows its calls.
struct Device {
    client: Client,
    calls: Calls,
    incoming: UnboundedReceiver<Result<CallSession, Error>>,
}

impl Device {
    /// Follows the calls of a client from a position, or from now on.
    async fn of(client: Client, from: Option<ChunkToken>) -> Self {
        let from = match from {
            Some(from) => from,
            None => client.initial_sync(None).await.expect("a sync").end,
        };
        let calls = Calls::new(&client);
        let (send, incoming) = unbounded();
        let found = calls.incoming(client.stream(Some(from)).events());
        tokio::spawn(found.map(Ok).forward(send));
        Self {
            client,
            calls,
            incoming,
        }
    }

    fn id(&self) -> DeviceId {
        self.client.credentials().device_id.clone()
    }

    fn room(&self, room: &Room) -> Room {
        self.client.room(room.id().clone())
    }

    async fn rings(&mut self) -> CallSession {
        let call = within(self.incoming.next()).await.expect("it goes on");
        call.expect("no error")
    }
}

async fn register(server: &TestServer, name: &str) -> Client {
    let builder = Client::builder(server.url());
    let registered = builder.register(name, PASSWORD).await;
    registered.expect("a free name")
}

/// Another device of a user.
async fn login(server: &TestServer, name: &str) -> Client {
    let builder = Client::builder(server.url());
    builder.login(name, PASSWORD).await.expect("logged in")
}

/// A room of ann and bob.
async fn pair(server: &TestServer) -> (Client, Client, Room) {
    let (ann, bob) = (register(server, "ann").await, register(server, "bob").await);
    let wish = RoomCreateRequest::new(RoomVisibility::Public);
    let room_id = ann.create_room(wish).await.expect("made").room_id;
    bob.join(&room_id).await.expect("joined");
    let room = ann.room(room_id);
    (ann, bob, room)
}

fn offer() -> CallDescription {
    CallDescription::new("offer", "v=0 of the caller")
}

fn answer(sdp: &str) -> CallDescription {
    CallDescription::new("answer", sdp)
}

fn candidate(line: &str) -> CallCandidate {
    CallCandidate::new(line, "0", 0)
}

/// Waits until a call is in a state, and gives it.
async fn until(call: &mut CallSession, is_it: impl FnMut(&CallState) -> bool) -> Option<CallState> {
    within(call.wait_for(is_it)).await.expect("no error")
}

async fn end_of(call: &mut CallSession) -> CallEnd {
    match until(call, CallState::is_over).await {
        Some(CallState::Over(end)) => end,
        other => panic!("not over: {other:?}"),
    }
}

/// The next news that isn't a state.
async fn next_said(call: &mut CallSession) -> CallNews {
    loop {
        match within(call.next())
            .await
            .expect("it goes on")
            .expect("no error")
        {
            CallNews::State(_) => {}
            said => return said,
        }
    }
}

fn connected(device: &DeviceId) -> CallState {
    CallState::Connected {
        device: device.clone(),
    }
}

/// VOI-1: a caller and three devices of the called: one declines and the others ring on, the first that takes the call is
/// chosen by itself, the rest give up by themselves; both sides hear where the other is reached, and who hung up.
#[tokio::test]
async fn a_caller_and_three_devices() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let ann = Device::of(ann, None).await;
    let mut phone = Device::of(bob, None).await;
    let mut desk = Device::of(login(&server, "bob").await, None).await;
    let mut pad = Device::of(login(&server, "bob").await, None).await;
    let ring = ann.calls.ring(&room, offer(), RingOptions::default());
    let mut call = ring.await.expect("it rings");
    assert_eq!(
        (call.side(), call.state()),
        (CallSide::Caller, CallState::Ringing)
    );
    let (mut there, mut idle, mut shy) =
        (phone.rings().await, desk.rings().await, pad.rings().await);
    assert_eq!(there.offer(), &offer());
    assert_eq!(there.caller(), *ann.client.user_id());
    assert_eq!(there.side(), CallSide::Called);

    shy.signals().reject(Some("asleep")).await.expect("said");
    assert_eq!(end_of(&mut shy).await, CallEnd::Declined);
    let CallNews::Declined { device, reason } = next_said(&mut call).await else {
        panic!("pad said nothing");
    };
    assert_eq!(
        (device, reason.expect("one").as_str()),
        (pad.id(), "asleep")
    );
    assert_eq!(call.state(), CallState::Ringing);

    let early = candidate("phone, before the choice");
    there.signals().answer(answer("phone")).await.expect("said");
    there
        .signals()
        .candidates(vec![early.clone()])
        .await
        .expect("said");
    let chosen = connected(&phone.id());
    assert_eq!(
        until(&mut there, |state| *state == chosen).await,
        Some(chosen.clone())
    );
    assert_eq!(
        until(&mut call, |state| *state == chosen).await,
        Some(chosen)
    );
    assert_eq!(call.answers(), [(phone.id(), answer("phone"))]);
    let elsewhere = CallEnd::TakenElsewhere { device: phone.id() };
    assert_eq!(end_of(&mut idle).await, elsewhere);
    while within(idle.next()).await.is_some() {}

    they_talk(&call, &mut there, &idle).await;
    let CallEnd::HungUp { by, device, reason } = end_of(&mut call).await else {
        panic!("nobody hung up");
    };
    assert_eq!((&by, device), (phone.client.user_id(), Some(phone.id())));
    assert_eq!(reason.expect("one").as_str(), "bye");
    assert_eq!(call.candidates(&phone.id()), [early, candidate("phone")]);
    let refused = call
        .signals()
        .ack(&desk.id())
        .await
        .expect_err("it is over");
    assert!(refused.is(&ErrorCode::CALL_ENDED));
}

/// Those who were connected say where they are reached, the called one hangs up; one that wasn't chosen isn't heard.
async fn they_talk(call: &CallSession, there: &mut CallSession, idle: &CallSession) {
    call.signals()
        .candidates(vec![candidate("ann")])
        .await
        .expect("said");
    let candidates = loop {
        if let CallNews::Candidates { candidates, .. } = next_said(there).await {
            break candidates;
        }
    };
    assert_eq!(candidates, [candidate("ann")]);
    idle.signals()
        .candidates(vec![candidate("desk")])
        .await
        .expect("said");
    there
        .signals()
        .candidates(vec![candidate("phone")])
        .await
        .expect("said");
    there.signals().hang_up(Some("bye")).await.expect("said");
}

/// VOI-1: a program may choose itself among the devices that take the call.
#[tokio::test]
async fn the_program_chooses() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let ann = Device::of(ann, None).await;
    let mut phone = Device::of(bob, None).await;
    let mut desk = Device::of(login(&server, "bob").await, None).await;
    let by_hand = RingOptions {
        choice: CallChoice::ByHand,
        ..RingOptions::default()
    };
    let mut call = ann
        .calls
        .ring(&room, offer(), by_hand)
        .await
        .expect("it rings");
    let (mut there, mut other) = (phone.rings().await, desk.rings().await);
    there.signals().answer(answer("phone")).await.expect("said");
    assert_eq!(
        until(&mut there, |state| *state != CallState::Ringing).await,
        Some(CallState::Answered)
    );
    other.signals().answer(answer("desk")).await.expect("said");
    let mut answers = Vec::new();
    while answers.len() < 2 {
        if let CallNews::Answered { device, .. } = next_said(&mut call).await {
            answers.push(device);
        }
    }
    assert_eq!(answers, [phone.id(), desk.id()]);
    assert_eq!(call.state(), CallState::Answered);
    call.signals().ack(&desk.id()).await.expect("chosen");
    let chosen = connected(&desk.id());
    assert_eq!(
        until(&mut other, |state| *state == chosen).await,
        Some(chosen)
    );
    let elsewhere = CallEnd::TakenElsewhere { device: desk.id() };
    assert_eq!(end_of(&mut there).await, elsewhere);
    call.signals().hang_up(None).await.expect("over");
    assert!(matches!(end_of(&mut other).await, CallEnd::HungUp { .. }));
}

/// VOI-2: two call each other at the same time: the later call ends as glare, and the earlier one goes on.
#[tokio::test]
async fn two_calls_cross() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let (mut ann, mut bob) = (Device::of(ann, None).await, Device::of(bob, None).await);
    let earlier = ann.calls.ring(&room, offer(), RingOptions::default());
    let mut earlier = earlier.await.expect("it rings");
    let there = bob.room(&room);
    let later = bob.calls.ring(&there, offer(), RingOptions::default());
    let mut later = later.await.expect("it is let through");
    assert_eq!(end_of(&mut later).await, CallEnd::Glare);
    let mut stands = bob.rings().await;
    assert_eq!(stands.signals().invite(), earlier.signals().invite());
    stands.signals().answer(answer("bob")).await.expect("said");
    let chosen = connected(&bob.id());
    assert_eq!(
        until(&mut earlier, |state| *state == chosen).await,
        Some(chosen.clone())
    );
    assert_eq!(
        until(&mut stands, |state| *state == chosen).await,
        Some(chosen)
    );
    assert!(ann.incoming.try_recv().is_err(), "what was over rang");
}

/// VOI-3: the server's hangups are told apart: nobody took the call in time, and neither of the two is there any more.
#[tokio::test]
async fn calls_end_by_themselves() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    sleepers(&clock, 1).await;
    clock.advance(Duration::from_mins(1));
    let (ann, bob, room) = pair(&server).await;
    let cleo = register(&server, "cleo").await;
    cleo.join(room.id()).await.expect("joined");
    let options = RingOptions {
        invitee: Some(bob.user_id().clone()),
        lifetime: Duration::from_secs(30),
        ..RingOptions::default()
    };
    let from = ann.initial_sync(None).await.expect("a sync").end;
    let calls = Calls::new(&ann);
    let mut first = calls
        .ring(&room, offer(), options.clone())
        .await
        .expect("it rings");
    sleepers(&clock, 1).await;
    clock.advance(Duration::from_secs(30));
    hangup(&cleo, from.clone()).await;
    let second = calls.ring(&room, offer(), options).await.expect("it rings");
    second
        .signals()
        .ack(&bob.credentials().device_id)
        .await
        .expect("chosen");
    let after = cleo.initial_sync(None).await.expect("a sync").end;
    for gone in [&ann, &bob] {
        use tidings_client::api::ClientSessionExt as _;

        gone.api().session_delete().send().await.expect("gone");
    }
    hangup(&cleo, after).await;
    // Back again, the caller hears of both.
    let mut second = second;
    let follow = calls.incoming(ann.stream(Some(from)).events());
    let ends = async { (end_of(&mut first).await, end_of(&mut second).await) };
    let follow = follow.for_each(|call| async move { panic!("it rings: {call:?}") });
    tokio::select! {
        ends = ends => assert_eq!(ends, (CallEnd::TimedOut, CallEnd::Offline)),
        () = follow => panic!("the stream ended"),
    }
}

/// Waits for a hangup.
async fn hangup(client: &Client, from: ChunkToken) {
    let mut events = client.stream(Some(from)).events();
    within(async {
        while let Some(item) = events.next().await {
            if let StreamItem::Event(event) = item.expect("no error")
                && event.content_as::<CallHangupEventContent>().is_some()
            {
                return;
            }
        }
    })
    .await;
}

/// VOI-1, SYN-7: a device that comes later rings if the call still does, and not for a call that is over.
#[tokio::test]
async fn a_device_comes_later() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let ann = Device::of(ann, None).await;
    let ring = ann.calls.ring(&room, offer(), RingOptions::default());
    let mut call = ring.await.expect("it rings");
    let desk = login(&server, "bob").await;
    let ringing = take_sync(&desk).await;
    assert_eq!(ringing.len(), 1);
    assert_eq!(ringing[0].signals().invite(), call.signals().invite());
    ringing[0]
        .signals()
        .answer(answer("desk"))
        .await
        .expect("said");
    let chosen = connected(&desk.credentials().device_id);
    assert_eq!(
        until(&mut call, |state| *state == chosen).await,
        Some(chosen)
    );
    for other in [&bob, &login(&server, "bob").await] {
        assert!(take_sync(other).await.is_empty(), "it is taken elsewhere");
    }
    call.signals().hang_up(None).await.expect("over");
    assert!(take_sync(&login(&server, "bob").await).await.is_empty());
}

/// The calls that ring by an initial sync.
async fn take_sync(client: &Client) -> Vec<CallSession> {
    let calls = Calls::new(client);
    let sync = client.initial_sync(None).await.expect("a sync");
    let mut events = sync.rooms.iter().flat_map(|room| room.events.values());
    // Twice, and in no order.
    let found: Vec<_> = events
        .clone()
        .filter_map(|event| calls.take(event))
        .collect();
    assert!(events.find_map(|event| calls.take(event)).is_none());
    found
}
