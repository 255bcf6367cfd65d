//! Credentials for a TURN server.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_server::env::Env;
use tidings_server::server::{Server, StartError};
use tidings_server::settings::{List, Secret, Settings, TurnSettings, TurnUri};
use tidings_tests::TestServer;
use tidings_tests::user::User;

const URIS: &str = "turn:turn.example.org:3478?transport=udp";

fn turn(settings: &mut Settings) {
    settings.turn = TurnSettings {
        uris: list(&[URIS, "turns:turn.example.org"]),
        shared_secret: Secret("north".to_owned()),
        ..TurnSettings::default()
    };
}

fn list(uris: &[&str]) -> List<TurnUri> {
    let parse = |uri: &&str| uri.parse().expect("an address of a TURN server");
    List(uris.iter().map(parse).collect())
}

async fn credentials(user: &User) -> Value {
    user.get("/voip/turn_server").ok().await
}

/// VOI-4: without a TURN server there are no credentials, and that is no error.
#[tokio::test]
async fn without_a_turn_server_there_are_no_credentials() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    assert_eq!(credentials(&ann).await, json!({}));
}

/// VOI-4: the name says whose the credentials are and when they run out; the password proves the name to who shares the
/// secret.
#[tokio::test]
async fn credentials_name_the_user_and_their_end() {
    let (server, clock) = TestServer::start_with_clock(turn).await;
    let ann = User::register(&server, "ann").await;
    let expected = json!({
        "username": "1420074000:@ann:localhost",
        "password": "ZFut/McEi/KRo1dTcDVKpeAmb2k=",
        "ttl": 3_600_000,
        "uris": [URIS, "turns:turn.example.org"],
    });
    assert_eq!(credentials(&ann).await, expected);
    let other = ann.other_device().await;
    assert_eq!(credentials(&other).await, expected, "the same user");
    let bob = User::register(&server, "bob").await;
    assert_eq!(
        credentials(&bob).await["username"],
        "1420074000:@bob:localhost"
    );
    clock.advance(Duration::from_mins(10));
    let later = credentials(&ann).await;
    assert_eq!(later["username"], "1420074600:@ann:localhost");
    assert_ne!(later["password"], expected["password"]);
}

/// VOI-4: how long credentials hold is a setting.
#[tokio::test]
async fn how_long_credentials_hold_is_a_setting() {
    let change = |settings: &mut Settings| {
        turn(settings);
        settings.turn.ttl_s = 60;
    };
    let (server, _clock) = TestServer::start_with_clock(change).await;
    let ann = User::register(&server, "ann").await;
    let credentials = credentials(&ann).await;
    assert_eq!(credentials["username"], "1420070460:@ann:localhost");
    assert_eq!(credentials["ttl"], 60_000);
}

/// VOI-4: an address without a secret, or a secret without an address, is a mistake that is told at the start.
#[tokio::test]
async fn half_a_turn_server_is_refused() {
    let data = tempfile::tempdir().expect("a temporary directory can be made");
    let set = [
        TurnSettings {
            uris: list(&[URIS]),
            ..TurnSettings::default()
        },
        TurnSettings {
            shared_secret: Secret("north".to_owned()),
            ..TurnSettings::default()
        },
    ];
    for turn in set {
        let settings = Settings {
            listen: "127.0.0.1:0".parse().expect("an address with a port"),
            data_dir: data.path().join("data"),
            turn,
            ..Settings::default()
        };
        let refused = Server::start(settings, Env::system()).await.err();
        assert!(matches!(refused, Some(StartError::HalfATurnServer)));
    }
}
