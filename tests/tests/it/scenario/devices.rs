//! The devices of a user.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_server::env::Clock as _;
use tidings_tests::user::{PASSWORD, User, text};
use tidings_tests::wire::V1;
use tidings_tests::{TestServer, sleepers};

use super::logout::{device_path, log_in};

async fn list(user: &User) -> Vec<Value> {
    let answer = user.get("/account/devices").ok().await;
    answer["devices"].as_array().expect("devices").clone()
}

/// One device as this client sees it.
async fn shown(user: &User, device_id: &str) -> Value {
    let devices = list(user).await;
    let mut named = devices
        .into_iter()
        .filter(|device| device["device_id"] == device_id);
    named.next().unwrap_or_else(|| panic!("no {device_id}"))
}

fn ids(devices: &[Value]) -> Vec<String> {
    let ids = devices.iter().map(|device| text(device, "device_id"));
    ids.collect()
}

/// ACC-5: every login makes a device, with what it said of itself; the one seen last comes first, and nobody else's come.
#[tokio::test]
async fn the_devices_of_a_user_are_listed() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let start = clock.now_ms();
    let ann = User::register(&server, "ann").await;
    User::register(&server, "bob").await;
    clock.advance(Duration::from_secs(5));
    let body = json!({
        "type": "m.login.password", "user": "ann", "password": PASSWORD,
        "device_id": "PHONE", "initial_device_display_name": "Ann's phone",
    });
    let login = ann.wire.post(format!("{V1}/login"), &body);
    let login = login.header("user-agent", "chat/1 (phone)");
    let phone = User::of(ann.wire.clone(), &login.ok().await);
    clock.advance(Duration::from_secs(5));
    let devices = list(&ann).await;
    assert_eq!(ids(&devices), [ann.device_id.as_str(), "PHONE"]);
    assert_eq!(
        devices[1],
        json!({
            "device_id": "PHONE", "display_name": "Ann's phone", "created_ts": start + 5_000,
            "last_seen_ts": start + 5_000, "user_agent": "chat/1 (phone)",
        })
    );
    assert_eq!(devices[0]["created_ts"], start);
    assert_eq!(devices[0]["last_seen_ts"], start + 10_000);
    clock.advance(Duration::from_secs(5));
    assert_eq!(ids(&list(&phone).await), ["PHONE", ann.device_id.as_str()]);
}

/// ACC-5: when a device was seen last is exact while the server runs, and at most a minute old after a restart; what it calls
/// itself follows.
#[tokio::test]
async fn a_device_shows_when_it_was_seen_last() {
    let (mut server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let phone = ann.other_device().await;
    let start = clock.now_ms();
    let seen = async |after_s: u64, agent: Option<&str>| {
        let device = shown(&ann, &phone.device_id).await;
        assert_eq!(device["last_seen_ts"], start + after_s * 1_000, "{device}");
        assert_eq!(device["user_agent"].as_str(), agent);
    };
    seen(0, None).await;
    clock.advance(Duration::from_secs(59));
    phone
        .get("/account")
        .header("user-agent", "chat/1")
        .ok()
        .await;
    seen(59, None).await;
    clock.advance(Duration::from_secs(61));
    phone
        .get("/account")
        .header("user-agent", "chat/2")
        .ok()
        .await;
    seen(120, Some("chat/2")).await;
    clock.advance(Duration::from_secs(30));
    phone
        .get("/account")
        .header("user-agent", "chat/3")
        .ok()
        .await;
    seen(150, Some("chat/2")).await;
    clock.advance(Duration::from_hours(1));
    seen(150, Some("chat/2")).await;
    server.restart().await;
    seen(120, Some("chat/2")).await;
    sleepers(&clock, 1).await;
}

/// ACC-5: a device is named, and named again; a name too long or missing is 400, and another's device is as unknown as none.
#[tokio::test]
async fn a_device_is_named() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let phone = ann.other_device().await;
    for name in ["Phone", "", "Ann's \u{1f4f1}", &"x".repeat(255)] {
        let body = json!({ "display_name": name });
        let named = ann.put(device_path(&phone.device_id), &body).ok().await;
        assert_eq!(named, json!({}));
        let device = shown(&phone, &phone.device_id).await;
        assert_eq!(device["display_name"], name);
    }
    let long = json!({ "display_name": "x".repeat(256) });
    let refused = ann.put(device_path(&phone.device_id), &long);
    let refusal = refused.refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refusal["path"], "/display_name");
    let refused = ann.put(device_path(&phone.device_id), &json!({}));
    refused.refused(400, "M_BAD_JSON").await;
    let body = json!({ "display_name": "mine" });
    for (user, device) in [(&ann, "NOSUCH"), (&bob, phone.device_id.as_str())] {
        let refused = user.put(device_path(device), &body);
        refused.refused(404, "M_NOT_FOUND").await;
    }
    server.restart().await;
    let device = shown(&ann, &phone.device_id).await;
    assert_eq!(device["display_name"], "x".repeat(255));
    // A login on the device keeps its name unless it brings one.
    let again = log_in(&ann, &json!({ "device_id": phone.device_id })).await;
    assert_eq!(
        shown(&again, &phone.device_id).await["display_name"],
        "x".repeat(255)
    );
}

/// ACC-5: a removed device is gone; one that isn't there, or another user's, is 404 and nothing happens.
#[tokio::test]
async fn a_device_is_removed() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let phone = ann.other_device().await;
    for (user, device) in [(&ann, "NOSUCH"), (&bob, phone.device_id.as_str())] {
        let refused = user.delete(device_path(device));
        refused.refused(404, "M_NOT_FOUND").await;
    }
    phone.get("/account").ok().await;
    assert_eq!(
        ann.delete(device_path(&phone.device_id)).ok().await,
        json!({})
    );
    phone.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
    assert_eq!(ids(&list(&ann).await), [ann.device_id.as_str()]);
    let again = ann.delete(device_path(&phone.device_id));
    again.refused(404, "M_NOT_FOUND").await;
}

/// ACC-2, ERR-3: of many logins on one device at the same time the last one stays, and no earlier token passes.
#[tokio::test]
async fn many_logins_on_one_device_leave_one_token() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let logins = (0..6).map(|_| {
        let ann = ann.clone();
        async move {
            let phone = log_in(&ann, &json!({ "device_id": "PHONE" })).await;
            // Takes the token up before the next login ends it.
            let status = phone.get("/account").send().await.status;
            assert!(matches!(status, 200 | 401));
            phone
        }
    });
    let phones = futures::future::join_all(logins).await;
    let mut good = 0;
    for phone in &phones {
        good += usize::from(phone.get("/account").send().await.status == 200);
    }
    assert_eq!(good, 1);
    assert_eq!(list(&ann).await.len(), 2);
}
