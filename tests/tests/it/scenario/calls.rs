//! Calls between two users, each with several devices.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, is_ephemeral, text};
use tidings_tests::wire::{Request, encode};

/// The types of the events of calls, without what they share.
pub(super) const SIGNALS: [&str; 5] = ["answer", "reject", "ack", "candidate", "hangup"];

/// A content that an event of a call may have.
pub(super) fn content(signal: &str, device: &str) -> Value {
    let sdp = json!({ "type": "offer", "sdp": "v=0" });
    match signal {
        "invite" => json!({ "version": 1, "lifetime": 30_000, "offer": sdp, "device_id": device }),
        "answer" => json!({ "device_id": device, "answer": sdp }),
        "candidate" => {
            let candidate =
                json!({ "candidate": "candidate:1", "sdpMid": "0", "sdpMLineIndex": 0 });
            json!({ "device_id": device, "candidates": [candidate] })
        }
        _ => json!({ "device_id": device }),
    }
}

/// An event of a call, with what it updates.
pub(super) fn signal(user: &User, room: &str, signal: &str, call: Option<&str>) -> Request {
    let path = format!("/rooms/{}/send/message.m.call.{signal}", encode(room));
    let mut body = json!({ "content": content(signal, &user.device_id) });
    if let Some(call) = call {
        body["updates"] = call.into();
    }
    user.post(path, &body)
}

/// Begins a call with who is named, or with the other one of the room.
pub(super) fn invite(user: &User, room: &str, invitee: Option<&User>) -> Request {
    let mut content = content("invite", &user.device_id);
    if let Some(invitee) = invitee {
        content["invitee"] = invitee.id.clone().into();
    }
    user.send(room, "message.m.call.invite", &content)
}

/// Begins a call; gives the id of its invite.
pub(super) async fn ring(user: &User, room: &str, invitee: Option<&User>) -> String {
    text(&invite(user, room, invitee).ok().await, "event_id")
}

/// A room of two: ann's, with bob.
pub(super) async fn pair(server: &TestServer) -> (User, User, String) {
    let ann = User::register(server, "ann").await.in_session().await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (ann, bob, room)
}

/// The events after a place of the stream, those too that come in the one that they update (UPD-4).
async fn all_after(user: &User, from: &str) -> Vec<Value> {
    let mut left = vec![user.stream(from).await["events"].clone()];
    let mut events = Vec::new();
    while let Some(next) = left.pop() {
        match next {
            Value::Array(list) => left.extend(list.into_iter().rev()),
            Value::Object(_) => {
                left.push(next["updated_by"].clone());
                events.push(next);
            }
            _ => {}
        }
    }
    events
}

/// The signals after a place of the stream: sender, type, and what they update.
pub(super) async fn heard(user: &User, from: &str) -> Vec<(String, String, Option<String>)> {
    let events = all_after(user, from).await;
    let calls = events
        .iter()
        .filter(|event| !is_ephemeral(event))
        .map(|event| {
            let short = text(event, "type").replace("message.m.call.", "");
            (
                text(event, "sender"),
                short,
                event["updates"].as_str().map(str::to_owned),
            )
        });
    calls.collect()
}

/// The reason of the hangup that the server gave after a place of the stream, if it did.
pub(super) async fn hung_up(user: &User, from: &str, call: &str) -> Option<String> {
    let events = all_after(user, from).await;
    let hangup = events
        .iter()
        .find(|event| event["type"] == "message.m.call.hangup" && event["updates"] == call)?;
    assert_eq!(hangup["sender"], "localhost", "{hangup}");
    Some(text(&hangup["content"], "reason"))
}

/// VOI-1, EVT-3: a caller and three devices of the called: two answer, one declines, the caller chooses, both say where they
/// are reached, and one hangs up. Everybody hears all of it in order, each as an update of the invite.
#[tokio::test]
async fn a_call_with_three_devices() {
    let server = TestServer::start().await;
    let (ann, phone, room) = pair(&server).await;
    let (desk, pad) = (phone.other_device().await, phone.other_device().await);
    let from = ann.now().await;
    let call = ring(&ann, &room, None).await;
    let story = [
        (&phone, "answer"),
        (&desk, "answer"),
        (&pad, "reject"),
        (&phone, "candidate"),
        (&ann, "candidate"),
    ];
    for (device, said) in story {
        signal(device, &room, said, Some(&call)).ok().await;
    }
    let path = format!("/rooms/{}/send/message.m.call.ack", encode(&room));
    let ack = json!({ "content": { "device_id": desk.device_id }, "updates": call });
    ann.post(path, &ack).ok().await;
    // Those that weren't chosen give up; what they still say harms nobody.
    signal(&phone, &room, "candidate", Some(&call)).ok().await;
    signal(&desk, &room, "hangup", Some(&call)).ok().await;
    let said = [
        "answer",
        "answer",
        "reject",
        "candidate",
        "candidate",
        "ack",
        "candidate",
        "hangup",
    ];
    let by = [&phone, &phone, &phone, &phone, &ann, &ann, &phone, &phone];
    let mut expected = vec![(ann.id.clone(), "invite".to_owned(), None)];
    let signals = by.iter().zip(said);
    expected.extend(signals.map(|(by, said)| (by.id.clone(), said.to_owned(), Some(call.clone()))));
    for device in [&ann, &phone, &desk, &pad] {
        assert_eq!(heard(device, &from).await, expected, "{}", device.device_id);
    }
    let chosen = &all_after(&ann, &from).await[6];
    assert_eq!(chosen["content"]["device_id"], desk.device_id.as_str());
    ring(&phone, &room, None).await;
}

/// VOI-1, MSG-2, BAT-1: signals may be prepared and signed, and sent in a batch; each is held to the same rules, the later
/// ones of a batch to what the earlier ones said.
#[tokio::test]
async fn signals_are_prepared_and_batched() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let prepared = ann.prepare(&room, "message.m.call.invite", &content("invite", "A"));
    let (prepared, late) = (prepared.ok().await, {
        let again = ann.prepare(&room, "message.m.call.invite", &content("invite", "A"));
        again.ok().await
    });
    let call = text(&ann.send_prepared(&room, &prepared).ok().await, "event_id");
    ann.send_prepared(&room, &late)
        .refused(409, "M_CALL_TAKEN")
        .await;
    let path = format!("/rooms/{}/prepare/message.m.call.ack", encode(&room));
    let body = json!({ "content": content("ack", "B"), "updates": call });
    bob.post(&path, &body).refused(403, "M_FORBIDDEN").await;
    let ack = ann.post(&path, &body).ok().await;
    assert_eq!(ack["event"]["updates"], call.as_str());
    ann.send_prepared(&room, &ack).ok().await;
    ann.post(&path, &body).refused(409, "M_CALL_TAKEN").await;
    let one = |said: &str| {
        json!({
            "action": "send", "event_type": format!("message.m.call.{said}"), "updates": call,
            "content": content(said, "A"),
        })
    };
    let again = json!({
        "action": "send", "event_type": "message.m.call.invite", "content": content("invite", "A"),
    });
    let actions = [
        one("candidate"),
        one("ack"),
        again.clone(),
        one("hangup"),
        one("candidate"),
        again.clone(),
        again,
    ];
    let answer = ann.batch(&room, &actions).ok().await;
    let told = super::batches::told(&answer);
    let codes: Vec<&str> = told
        .iter()
        .map(|told| if told.starts_with('$') { "ok" } else { told })
        .collect();
    assert_eq!(
        codes,
        [
            "ok",
            "M_CALL_TAKEN",
            "M_CALL_TAKEN",
            "ok",
            "M_CALL_ENDED",
            "ok",
            "M_CALL_TAKEN"
        ]
    );
    signal(&bob, &room, "hangup", Some(&told[5])).ok().await;
}
