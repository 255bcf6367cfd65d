//! What comes too often is refused, for a while.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_server::settings::{List, RateLimitSettings, Settings};
use tidings_tests::TestServer;
use tidings_tests::user::{PASSWORD, User, bodies};
use tidings_tests::wire::{Answer, Request, V1, Wire};

/// No limits but those that are named.
fn limits(change: impl FnOnce(&mut RateLimitSettings)) -> impl FnOnce(&mut Settings) {
    move |settings| {
        settings.rate_limits = RateLimitSettings {
            enabled: true,
            actions_per_minute: 0,
            rooms_per_hour: 0,
            registrations_per_hour: 0,
            logins_per_minute: 0,
        };
        change(&mut settings.rate_limits);
    }
}

/// The wait that a refusal names, after its two forms were held against each other (ERR-2).
#[track_caller]
fn wait(answer: Answer) -> Duration {
    let header = answer.header("retry-after").map(str::to_owned);
    let body = answer.refused(429, "M_LIMIT_EXCEEDED");
    let wait_ms = body["retry_after_ms"].as_u64().expect("a wait");
    let seconds = wait_ms.div_ceil(1_000).to_string();
    assert_eq!(header, Some(seconds), "whole seconds, rounded up");
    Duration::from_millis(wait_ms)
}

fn credentials(user: &str, password: &str) -> Value {
    json!({ "type": "m.login.password", "user": user, "password": password })
}

fn register(wire: &Wire, user: &str) -> Request {
    wire.post(format!("{V1}/register"), &credentials(user, PASSWORD))
}

fn login(wire: &Wire, user: &str, password: &str) -> Request {
    wire.post(format!("{V1}/login"), &credentials(user, password))
}

/// ERR-2, ACT-3: an action too many is refused before its turn: nothing is applied, its id isn't used up, and after the wait
/// that was named it goes through.
#[tokio::test]
async fn an_action_too_many_is_refused_for_a_while() {
    let set = limits(|limits| limits.actions_per_minute = 6);
    let (server, clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    // Starting a session counts too.
    let ann = ann.in_session().await;
    for id in 0..5 {
        ann.text(&room, &id.to_string()).action(id).ok().await;
    }
    let position = server.server().app().position();
    let refused = ann.text(&room, "5").action(5).send().await;
    assert_eq!(refused.session(), ann.session());
    let wait = wait(refused);
    assert_eq!(wait, Duration::from_secs(10));
    ann.text(&room, "without an id")
        .refused(429, "M_LIMIT_EXCEEDED")
        .await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Waves" }))
        .refused(429, "M_LIMIT_EXCEEDED")
        .await;
    assert_eq!(server.server().app().position(), position);
    let session = ann.get("/session").ok().await;
    assert_eq!(session["next_action_id"], 5, "looking isn't limited");

    clock.advance(wait);
    ann.text(&room, "5").action(5).ok().await;
    ann.text(&room, "6")
        .action(6)
        .refused(429, "M_LIMIT_EXCEEDED")
        .await;
    let said = ann.scroll(&room, "dir=f").await;
    assert_eq!(bodies(&said["chunk"]), ["0", "1", "2", "3", "4", "5"]);
}

/// ERR-2: each client has its own limit, whoever the user is.
#[tokio::test]
async fn clients_are_limited_apart() {
    let set = limits(|limits| limits.actions_per_minute = 2);
    let (server, _clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    for client in [&ann, &ann.other_device().await] {
        client.say(&room, "one").await;
        client.say(&room, "two").await;
        client
            .text(&room, "three")
            .refused(429, "M_LIMIT_EXCEEDED")
            .await;
    }
}

/// ERR-2: a repeated action counts like any other, and gets its outcome once it goes through (ACT-4).
#[tokio::test]
async fn a_repeated_action_keeps_its_outcome() {
    let set = limits(|limits| limits.actions_per_minute = 3);
    let (server, clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let ann = ann.in_session().await;
    let first = ann.text(&room, "once").action(0).ok().await;
    let repeat = || ann.text(&room, "once").action(0);
    assert_eq!(repeat().ok().await["event_id"], first["event_id"]);
    let wait = wait(repeat().send().await);
    clock.advance(wait);
    assert_eq!(repeat().ok().await["event_id"], first["event_id"]);
    assert_eq!(bodies(&ann.scroll(&room, "dir=f").await["chunk"]), ["once"]);
}

/// ERR-2: rooms have a limit of their own.
#[tokio::test]
async fn a_room_too_many_is_refused_for_a_while() {
    let set = limits(|limits| limits.rooms_per_hour = 2);
    let (server, clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    let body = json!({ "visibility": "private" });
    let room = ann.public_room().await;
    ann.create(&body).ok().await;
    let wait = wait(ann.create(&body).send().await);
    assert_eq!(wait, Duration::from_mins(30));
    assert_eq!(ann.sync("").await["rooms_total"], 2);
    ann.say(&room, "still there").await;
    clock.advance(wait);
    ann.create(&body).ok().await;
    ann.create(&body).refused(429, "M_LIMIT_EXCEEDED").await;
}

/// ERR-2, ERR-3: registrations are counted by address; one too many makes no user.
#[tokio::test]
async fn a_registration_too_many_is_refused_for_a_while() {
    let set = limits(|limits| limits.registrations_per_hour = 2);
    let (server, clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    register(&ann.wire, "ann")
        .refused(400, "M_USER_IN_USE")
        .await;
    let wait = wait(register(&ann.wire, "bob").send().await);
    login(&ann.wire, "bob", PASSWORD)
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.wire.get(format!("{V1}/register")).ok().await;
    clock.advance(wait);
    register(&ann.wire, "bob").ok().await;
}

/// ERR-2, ACC-2: logins are counted by address, whether or not they succeed, so that passwords can't be guessed at speed;
/// the right password doesn't help then.
#[tokio::test]
async fn a_login_too_many_is_refused_for_a_while() {
    let set = limits(|limits| limits.logins_per_minute = 3);
    let (server, clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    for user in ["ann", "ann", "nobody"] {
        login(&ann.wire, user, "a guess")
            .refused(403, "M_FORBIDDEN")
            .await;
    }
    let wait = wait(login(&ann.wire, "ann", PASSWORD).send().await);
    ann.wire.get(format!("{V1}/login")).ok().await;
    ann.public_room().await;
    clock.advance(wait);
    login(&ann.wire, "ann", PASSWORD).ok().await;
}

/// ACC-5, ERR-2: who has a token can't guess the password that changing it and ending the account take either.
#[tokio::test]
async fn a_password_too_many_is_refused_for_a_while() {
    let set = limits(|limits| limits.logins_per_minute = 2);
    let (server, clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    let change = |old: &str| {
        let body = json!({ "old_password": old, "new_password": "spring-and-neap" });
        ann.put("/account/password", &body)
    };
    let end = |password: &str| ann.post("/account/deactivate", &json!({ "password": password }));
    change("a guess").refused(403, "M_FORBIDDEN").await;
    end("a guess").refused(403, "M_FORBIDDEN").await;
    end(PASSWORD).refused(429, "M_LIMIT_EXCEEDED").await;
    let wait = wait(change(PASSWORD).send().await);
    ann.get("/account").ok().await;
    clock.advance(wait);
    change(PASSWORD).ok().await;
}

/// ERR-2: a header that says where a request comes from counts only from a proxy that is trusted.
#[tokio::test]
async fn only_trusted_proxies_say_where_a_request_comes_from() {
    let from = |wire: &Wire, address: &str| {
        login(wire, "nobody", "a guess").header("x-forwarded-for", address)
    };
    for trusted in [false, true] {
        let set = |settings: &mut Settings| {
            limits(|limits| limits.logins_per_minute = 1)(settings);
            if trusted {
                let loopback = "127.0.0.1".parse().expect("an address");
                settings.http.trusted_proxies = List(vec![loopback]);
            }
        };
        let (server, _clock) = TestServer::start_with_clock(set).await;
        let wire = Wire::new(server.url());
        from(&wire, "192.0.2.1").refused(403, "M_FORBIDDEN").await;
        from(&wire, "192.0.2.1")
            .refused(429, "M_LIMIT_EXCEEDED")
            .await;
        let other = from(&wire, "192.0.2.2").send().await;
        // What a stranger writes before the proxy's own word changes nothing.
        let invented = from(&wire, "192.0.2.3, 192.0.2.1").send().await;
        if trusted {
            other.refused(403, "M_FORBIDDEN");
        } else {
            other.refused(429, "M_LIMIT_EXCEEDED");
        }
        invented.refused(429, "M_LIMIT_EXCEEDED");
    }
}

/// ERR-2: a server that nobody has configured limits what an address or a client asks for, so that people don't notice and programs that guess do; a
/// request that can't even be read counts too.
#[tokio::test]
async fn there_are_limits_by_default() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let nothing = json!({});
    let fill = async |most: usize, ask: &dyn Fn() -> Request| {
        for _ in 0..most {
            ask().refused(400, "M_BAD_JSON").await;
        }
        ask().refused(429, "M_LIMIT_EXCEEDED").await;
    };
    fill(60, &|| ann.wire.post(format!("{V1}/login"), &nothing)).await;
    let password = || ann.put("/account/password", &nothing);
    fill(60, &password).await;
    // One was ann's.
    fill(199, &|| ann.wire.post(format!("{V1}/register"), &nothing)).await;
    fill(1_000, &|| ann.create(&nothing)).await;
    ann.get("/account").ok().await;
}

/// ERR-2: limits can be off, one by one or all.
#[tokio::test]
async fn limits_can_be_off() {
    let set = |settings: &mut Settings| {
        limits(|limits| {
            limits.actions_per_minute = 1;
            limits.rooms_per_hour = 1;
            limits.registrations_per_hour = 1;
            limits.logins_per_minute = 1;
            limits.enabled = false;
        })(settings);
    };
    let (server, _clock) = TestServer::start_with_clock(set).await;
    let ann = User::register(&server, "ann").await;
    for name in ["bob", "cleo"] {
        User::register(&server, name).await;
        let room = ann.public_room().await;
        ann.say(&room, "hello").await;
        login(&ann.wire, name, PASSWORD).ok().await;
    }
}
