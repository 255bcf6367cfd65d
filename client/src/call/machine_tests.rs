//! What calls come to, case by case and in any order.

use proptest::prelude::*;
use serde_json::{Value, json};
use tidings_types::{DeviceId, RoomEvent, UserId};

use super::machine::{CallEffect, CallEnd, CallMachine, CallNews, CallSide, CallState};

const ANN: &str = "@ann:a";
const BOB: &str = "@bob:a";
const INVITE: &str = "$invite:a";

fn event(value: &Value) -> RoomEvent {
    RoomEvent::from_json(value.to_string()).expect("an event")
}

fn invite(invitee: Option<&str>) -> RoomEvent {
    let sdp = json!({ "type": "offer", "sdp": "v=0" });
    let mut content = json!({ "version": 1, "lifetime": 1_000, "offer": sdp, "device_id": "A" });
    if let Some(invitee) = invitee {
        content["invitee"] = invitee.into();
    }
    event(&json!({
        "type": "message.m.call.invite", "sender": ANN, "event_id": INVITE, "origin_server_ts": 0, "content": content,
    }))
}

/// An event of the call; its number is its time.
fn said(number: usize, sender: &str, what: &str, device: &str, reason: Option<&str>) -> RoomEvent {
    let mut content = json!({ "device_id": device });
    match what {
        "answer" => content["answer"] = json!({ "type": "answer", "sdp": device }),
        "candidate" => {
            content["candidates"] =
                json!([{ "candidate": number.to_string(), "sdpMid": "0", "sdpMLineIndex": 0 }]);
        }
        _ => {}
    }
    if let Some(reason) = reason {
        content["reason"] = reason.into();
    }
    if !sender.starts_with('@') {
        content
            .as_object_mut()
            .expect("an object")
            .remove("device_id");
    }
    event(&json!({
        "type": format!("message.m.call.{what}"), "sender": sender, "event_id": format!("${number}:a"),
        "origin_server_ts": number, "updates": INVITE, "content": content,
    }))
}

fn user(name: &str) -> UserId {
    name.parse().expect("an id")
}

fn device(name: &str) -> DeviceId {
    name.parse().expect("a device")
}

fn machine(who: &str, of: &str) -> CallMachine {
    CallMachine::new(&invite(None), &user(who), &device(of)).expect("it has a part")
}

fn over(end: CallEnd) -> CallState {
    CallState::Over(end)
}

fn connected(to: &str) -> CallState {
    CallState::Connected { device: device(to) }
}

/// The states that a machine tells of.
fn states(machine: &mut CallMachine, events: &[RoomEvent]) -> Vec<CallState> {
    let effects = events.iter().flat_map(|event| machine.step(event));
    let told = effects.filter_map(|effect| match effect {
        CallEffect::Tell(CallNews::State(state)) => Some(state),
        _ => None,
    });
    told.collect()
}

/// VOI-1: of three devices two answer and one declines; the first is chosen and the others give up.
#[test]
fn one_of_three_devices_is_chosen() {
    let story = [
        said(1, BOB, "reject", "Z", Some("busy")),
        said(2, BOB, "answer", "X", None),
        said(3, BOB, "answer", "Y", None),
        said(4, ANN, "ack", "X", None),
        said(5, BOB, "candidate", "Y", None),
        said(6, BOB, "candidate", "X", None),
        said(7, ANN, "hangup", "A", Some("bye")),
    ];
    let hung_up = || {
        over(CallEnd::HungUp {
            by: user(ANN),
            device: Some(device("A")),
            reason: Some("bye".parse().expect("a reason")),
        })
    };
    let elsewhere = || {
        over(CallEnd::TakenElsewhere {
            device: device("X"),
        })
    };
    let expected = [
        (
            ANN,
            "A",
            vec![CallState::Answered, connected("X"), hung_up()],
        ),
        (
            BOB,
            "X",
            vec![CallState::Answered, connected("X"), hung_up()],
        ),
        (BOB, "Y", vec![CallState::Answered, elsewhere()]),
        (BOB, "Z", vec![over(CallEnd::Declined)]),
        (BOB, "W", vec![elsewhere()]),
    ];
    for (who, of, expected) in expected {
        let mut machine = machine(who, of);
        assert_eq!(machine.state(), CallState::Ringing);
        assert_eq!(states(&mut machine, &story), expected, "{who} {of}");
        assert!(
            states(&mut machine, &story).is_empty(),
            "it came again: {who} {of}"
        );
    }
}

/// VOI-1: the caller hears of every device, chooses once, and after that hears of the chosen one only.
#[test]
fn the_caller_chooses_once() {
    let mut ann = machine(ANN, "A");
    assert_eq!(ann.side(), CallSide::Caller);
    let shown = |effects: Vec<CallEffect>| {
        let short = effects.into_iter().map(|effect| match effect {
            CallEffect::Tell(CallNews::State(state)) => format!("{state:?}"),
            CallEffect::Tell(CallNews::Answered { device, answer }) => {
                format!("{} answers {}", device.as_str(), answer.sdp)
            }
            CallEffect::Tell(CallNews::Declined { device, reason }) => {
                format!(
                    "{} declines {:?}",
                    device.as_str(),
                    reason.as_ref().map(|one| one.as_str())
                )
            }
            CallEffect::Tell(CallNews::Candidates { device, candidates }) => {
                format!("{} at {}", device.as_str(), candidates[0].candidate)
            }
            CallEffect::Ack(device) => format!("ack {}", device.as_str()),
            CallEffect::HangUp => "hang up".to_owned(),
        });
        short.collect::<Vec<_>>()
    };
    let mut step = |event: RoomEvent| shown(ann.step(&event));
    assert_eq!(step(said(1, BOB, "candidate", "X", None)), ["X at 1"]);
    let first = step(said(2, BOB, "answer", "X", None));
    assert_eq!(first, ["X answers X", "Answered", "ack X"]);
    assert_eq!(step(said(3, BOB, "answer", "Y", None)), ["Y answers Y"]);
    // The first one thinks better of it before the ack is out.
    let next = step(said(4, BOB, "reject", "X", Some("busy")));
    assert_eq!(next, [r#"X declines Some("busy")"#, "ack Y"]);
    step(said(5, ANN, "ack", "Y", None));
    assert!(step(said(6, BOB, "candidate", "X", None)).is_empty());
    assert_eq!(step(said(7, BOB, "candidate", "Y", None)), ["Y at 7"]);
    assert!(step(said(8, ANN, "candidate", "A", None)).is_empty());
    // The chosen device declines after all: nobody is left to talk with.
    let end = step(said(9, BOB, "reject", "Y", None));
    assert_eq!(end, ["Y declines None", "Over(Declined)", "hang up"]);
    assert!(step(said(10, ANN, "hangup", "A", None)).is_empty());
}

/// VOI-2, VOI-3: what ends a call by itself is told apart, and only a server can say it.
#[test]
fn servers_end_calls() {
    let ends = [
        ("timeout", CallEnd::TimedOut),
        ("offline", CallEnd::Offline),
        ("glare", CallEnd::Glare),
        (
            "com.example",
            CallEnd::ByServer {
                reason: Some("com.example".parse().expect("a reason")),
            },
        ),
    ];
    for (reason, end) in ends {
        for (who, of) in [(ANN, "A"), (BOB, "X")] {
            let mut by_server = machine(who, of);
            by_server.step(&said(1, "a", "hangup", "", Some(reason)));
            assert_eq!(by_server.state(), over(end.clone()));
            let mut by_user = machine(who, of);
            by_user.step(&said(1, BOB, "hangup", "X", Some(reason)));
            assert!(matches!(
                by_user.state(),
                CallState::Over(CallEnd::HungUp { .. })
            ));
        }
    }
    let mut bob = machine(BOB, "X");
    bob.step(&event(&json!({
        "type": "message.m.room.redaction", "sender": ANN, "event_id": "$9:a", "redacts": INVITE, "content": {},
    })));
    assert_eq!(bob.state(), over(CallEnd::Redacted));
}

/// VOI-2: what somebody may not say changes nothing, nor do events of other calls.
#[test]
fn who_may_not_say_it_is_not_heard() {
    let wrong = [
        said(1, ANN, "answer", "A", None),
        said(2, ANN, "reject", "X", None),
        said(3, BOB, "ack", "X", None),
        said(4, "@cleo:a", "hangup", "C", None),
        said(5, "@cleo:a", "answer", "C", None),
        said(6, "a", "answer", "X", None),
        event(&json!({
            "type": "message.m.call.hangup", "sender": BOB, "event_id": "$7:a", "updates": "$other:a", "content": {},
        })),
        event(&json!({
            "type": "message.m.call.ack", "sender": ANN, "event_id": "$8:a", "updates": INVITE, "content": {},
        })),
        event(
            &json!({ "type": "message.m.room.message", "sender": BOB, "event_id": "$9:a", "updates": INVITE }),
        ),
    ];
    for (who, of) in [(ANN, "A"), (BOB, "X")] {
        let start = CallMachine::new(&invite(Some(BOB)), &user(who), &device(of));
        let mut machine = start.clone().expect("a part");
        for event in &wrong {
            assert!(machine.step(event).is_empty(), "{}", event.json());
        }
        assert_eq!(Some(machine), start);
    }
    for (who, of, invitee) in [("@cleo:a", "C", Some(BOB)), (ANN, "B", None)] {
        let part = CallMachine::new(&invite(invitee), &user(who), &device(of));
        assert_eq!(part, None, "{who} {of}");
    }
}

/// One thing that somebody tries: who, what, with which device.
type Try = (usize, usize, usize);

const WHO: [&str; 3] = [ANN, BOB, "a"];
const WHAT: [&str; 5] = ["answer", "reject", "ack", "candidate", "hangup"];
const DEVICES: [&str; 3] = ["X", "Y", "Z"];

/// The timeline that an honest server makes of what is tried: nothing of the wrong one, one ack, nothing after a hangup.
fn timeline(tries: &[Try]) -> Vec<RoomEvent> {
    let mut events = Vec::new();
    let mut acked = false;
    for (who, what, of) in tries {
        let (sender, what) = (WHO[*who], WHAT[*what]);
        let allowed = match what {
            "answer" | "reject" => sender == BOB,
            "ack" => sender == ANN && !acked,
            "candidate" => sender != "a",
            _ => true,
        };
        if !allowed {
            continue;
        }
        acked |= what == "ack";
        let device = if sender == ANN && what != "ack" {
            "A"
        } else {
            DEVICES[*of]
        };
        // Two may have the same time.
        events.push(said(events.len() + 1, sender, what, device, None));
        if what == "hangup" {
            break;
        }
    }
    events
}

/// How a call stands on a device, read off the timeline as somebody would who goes through it once.
fn read_off(events: &[RoomEvent], who: &str, of: &str) -> &'static str {
    let (mut answered, mut declined) = (Vec::new(), Vec::new());
    let mut chosen = None;
    let mut over = false;
    for event in events {
        let content: Value = serde_json::from_str(event.content().expect("one").get()).expect("it");
        let device = content["device_id"].as_str().unwrap_or_default().to_owned();
        match event.event_type().name() {
            "m.call.answer" => answered.push(device),
            "m.call.reject" => declined.push(device),
            "m.call.ack" => chosen = Some(device),
            "m.call.hangup" => over = true,
            _ => {}
        }
    }
    answered.retain(|device| !declined.contains(device));
    let mine = |device: &String| who == ANN || device == of;
    let gone = match &chosen {
        Some(chosen) => declined.contains(chosen) && who == ANN || !mine(chosen),
        None => false,
    };
    match chosen {
        _ if over || gone || (who == BOB && declined.iter().any(|device| device == of)) => "over",
        Some(_) => "connected",
        None if answered.iter().any(mine) => "answered",
        None => "ringing",
    }
}

fn short(state: &CallState) -> &'static str {
    match state {
        CallState::Ringing => "ringing",
        CallState::Answered => "answered",
        CallState::Connected { .. } => "connected",
        CallState::Over(_) => "over",
    }
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let what = prop_oneof![4 => 0..2_usize, 2 => Just(2), 4 => Just(3), 1 => Just(4)];
    prop::collection::vec((0..3_usize, what, 0..3_usize), 0..14)
}

proptest! {
    #![proptest_config(match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(300),
    })]

    /// VOI-1, VOI-2: any order and repetition of the same events comes to the same: states, answers, addresses.
    #[test]
    fn any_order_comes_to_the_same(
        (events, shuffled) in tries().prop_flat_map(|tries| {
            let events = timeline(&tries);
            let twice: Vec<_> = events.iter().chain(&events).map(|event| event.json().to_owned()).collect();
            (Just(events), Just(twice).prop_shuffle())
        }),
    ) {
        let shuffled: Vec<_> = shuffled.into_iter().map(|json| RoomEvent::from_json(json).expect("an event")).collect();
        for (who, of) in [(ANN, "A"), (BOB, "X"), (BOB, "Y"), (BOB, "W")] {
            let (mut straight, mut crooked) = (machine(who, of), machine(who, of));
            for event in &events {
                straight.step(event);
            }
            for event in &shuffled {
                crooked.step(event);
            }
            prop_assert_eq!(short(&straight.state()), read_off(&events, who, of));
            prop_assert_eq!(straight.state(), crooked.state());
            prop_assert_eq!(&straight, &crooked);
        }
    }

    /// VOI-1: in the order of the timeline what is told adds up to the state, nothing is told after the end, and the caller
    /// is asked to choose whenever there is a device that nobody was asked to choose before it.
    #[test]
    fn what_is_told_adds_up(tries in tries()) {
        let events = timeline(&tries);
        for (who, of) in [(ANN, "A"), (BOB, "X"), (BOB, "W")] {
            let mut machine = machine(who, of);
            let mut told = CallState::Ringing;
            let mut asked: Vec<DeviceId> = Vec::new();
            for event in &events {
                for effect in machine.step(event) {
                    match effect {
                        CallEffect::Tell(CallNews::State(state)) => {
                            prop_assert!(!told.is_over() && state != told);
                            told = state;
                        }
                        CallEffect::Tell(_) => prop_assert!(!told.is_over()),
                        CallEffect::HangUp => prop_assert!(who == ANN && told.is_over()),
                        CallEffect::Ack(device) => {
                            prop_assert!(who == ANN && !asked.contains(&device));
                            asked.push(device);
                        }
                    }
                }
                prop_assert_eq!(&told, &machine.state());
                if who == ANN && told == CallState::Answered {
                    let first = machine.answers().next().map(|(device, _)| device);
                    prop_assert_eq!(asked.last(), first);
                }
            }
        }
    }
}
