//! Ann calls bob, who has two devices: `cargo run -p tidings-client --example two_device_call -- [URL]`.
//!
//! Both devices ring and take the call. Ann chooses the first, and the other one gives up by itself. The chosen one says where
//! it can be reached, and ann hangs up. Left to itself, her client would choose the first device without waiting for the
//! other. The descriptions (SDP), which a program gets from its WebRTC library, are made up here.

use std::error::Error;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use futures::StreamExt;
use tidings_client::types::{
    CallCandidate, CallDescription, RoomCreateRequest, RoomId, RoomVisibility,
};
use tidings_client::{
    CallChoice, CallEnd, CallNews, CallSession, CallState, Calls, Client, RingOptions,
};

/// After this long something is wrong.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "http://127.0.0.1:8008".to_owned());
    tokio::time::timeout(LONG_ENOUGH, call(&url)).await??;
    Ok(())
}

/// Makes the call; gives how it ended for ann and for each of bob's devices.
pub(crate) async fn call(url: &str) -> Result<[CallEnd; 3], Box<dyn Error>> {
    // Names that nobody has had yet, so that the example can run again.
    let suffix = RandomState::new().hash_one(url) % 1_000_000;
    let name = format!("bob{suffix}");
    let builder = Client::builder(url);
    let ann = builder
        .register(&format!("ann{suffix}"), "a long password")
        .await?;
    let phone = builder.register(&name, "another password").await?;
    let desk = builder.login(&name, "another password").await?;
    for (name, device) in [("bob's phone", &phone), ("bob's desk", &desk)] {
        let id = &device.credentials().device_id;
        println!("{name} is the device {}", id.as_str());
    }

    let wish = RoomCreateRequest::new(RoomVisibility::Public);
    let room_id = ann.create_room(wish).await?.room_id;
    phone.join(&room_id).await?;

    let from = phone.initial_sync(None).await?.end;
    let [phone_calls, desk_calls] = [&phone, &desk].map(|device| {
        let events = device.stream(Some(from.clone())).events();
        Calls::new(device).incoming(events)
    });
    let (ann, phone, desk) = tokio::try_join!(
        ring(&ann, &room_id),
        pick_up("bob's phone", phone_calls),
        pick_up("bob's desk", desk_calls),
    )?;
    Ok([ann, phone, desk])
}

/// The caller.
async fn ring(ann: &Client, room_id: &RoomId) -> Result<CallEnd, Box<dyn Error>> {
    let from = ann.initial_sync(None).await?.end;
    let calls = Calls::new(ann);
    let offer = CallDescription::new("offer", "v=0 ann");
    let options = RingOptions {
        choice: CallChoice::ByHand,
        ..RingOptions::default()
    };
    let call = calls.ring(&ann.room(room_id), offer, options).await?;
    let mut answers = Vec::new();
    let signals = call.signals().clone();
    // A program that reads the stream anyway gives its events to `Calls::take` instead.
    let stream = calls.incoming(ann.stream(Some(from)).events());
    let others = stream.for_each(async |_| println!("ann: somebody calls, but she is busy"));
    let talk = follow("ann", call, async |news| {
        match news {
            CallNews::Answered { device, answer } => {
                println!(
                    "ann: {} takes it and sends {:?}",
                    device.as_str(),
                    answer.sdp
                );
                answers.push(device.clone());
                if let [first, _] = &answers[..] {
                    signals.ack(first).await?;
                }
            }
            CallNews::Candidates { device, .. } => {
                println!(
                    "ann: knows where to reach {}, and hangs up",
                    device.as_str()
                );
                signals.hang_up(Some("bye")).await?;
            }
            _ => {}
        }
        Ok(())
    });
    tokio::select! {
        end = talk => end,
        () = others => Err("the stream ended".into()),
    }
}

/// A device of the called.
async fn pick_up(
    name: &str,
    calls: impl futures::Stream<Item = Result<CallSession, tidings_client::Error>>,
) -> Result<CallEnd, Box<dyn Error>> {
    let mut calls = std::pin::pin!(calls);
    let call = calls.next().await.ok_or("the stream ended")??;
    println!(
        "{name}: {} calls and sends {:?}",
        call.caller(),
        call.offer().sdp
    );
    let signals = call.signals().clone();
    let answer = CallDescription::new("answer", format!("v=0 {name}"));
    signals.answer(answer).await?;
    let talk = follow(name, call, async |news| {
        if let CallNews::State(CallState::Connected { .. }) = news {
            let here = CallCandidate::new("candidate:1 1 udp 1 192.0.2.1 9 typ host", "0", 0);
            signals.candidates(vec![here]).await?;
        }
        Ok(())
    });
    // The stream of calls drives them, so it is read on.
    let others = calls.for_each(async |_| println!("{name}: somebody else calls"));
    tokio::select! {
        end = talk => end,
        () = others => Err("the stream ended".into()),
    }
}

/// Reads a call to its end.
async fn follow(
    name: &str,
    mut call: CallSession,
    mut react: impl AsyncFnMut(&CallNews) -> Result<(), tidings_client::Error>,
) -> Result<CallEnd, Box<dyn Error>> {
    while let Some(news) = call.next().await {
        let news = news?;
        if let CallNews::State(state) = &news {
            println!("{name}: {}", said(state));
        }
        react(&news).await?;
        if let CallNews::State(CallState::Over(end)) = news {
            return Ok(end);
        }
    }
    Err("the call ended without a reason".into())
}

/// How far a call is, in words.
fn said(state: &CallState) -> String {
    match state {
        CallState::Ringing => "it rings".to_owned(),
        CallState::Answered => "it is taken, and ann may choose".to_owned(),
        CallState::Connected { device } => format!("connected, with {}", device.as_str()),
        CallState::Over(CallEnd::HungUp { by, reason, .. }) => {
            let reason = reason
                .as_ref()
                .map_or("no reason", |reason| reason.as_str());
            format!("over: {by} hung up ({reason})")
        }
        CallState::Over(CallEnd::TakenElsewhere { device }) => {
            format!("over: ann chose {}", device.as_str())
        }
        other => format!("{other:?}"),
    }
}
