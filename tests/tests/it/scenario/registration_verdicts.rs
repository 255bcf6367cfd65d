//! What a registration makes of what its providers say.

use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha1::Sha1;
use tidings_server::settings::{PublicKey, Secret};
use tidings_tests::provider::Asked;
use tidings_tests::user::text;
use tidings_tests::wire::{V1, Wire};
use tidings_tests::{TestServer, sleepers};

use super::registration_stages::{
    CAPTCHA, LAST, Providers, begin, captcha, password, register, within,
};

async fn with_captcha(providers: &Providers) -> (TestServer, Wire) {
    let server = TestServer::start_with(|settings| providers.require_captcha(settings)).await;
    let wire = Wire::new(server.url());
    (server, wire)
}

async fn with_emails(providers: &Providers) -> (TestServer, Wire) {
    let server = TestServer::start_with(|settings| providers.take_emails(settings)).await;
    let wire = Wire::new(server.url());
    (server, wire)
}

fn said(asked: &[Asked], name: &str) -> Vec<String> {
    let values = asked.iter().map(|asked| asked.value(name).to_owned());
    values.collect()
}

/// ACC-1: the provider is told the answer, the key and where the request came from.
#[tokio::test]
async fn the_provider_judges_the_captcha() {
    let providers = Providers::start().await;
    let (_server, wire) = with_captcha(&providers).await;
    begin(&wire, &captcha()).await;
    let asked = providers.captcha.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].line, "POST /verify");
    for (name, value) in [
        ("privatekey", "private"),
        ("secret", "private"),
        ("challenge", "03AHJ"),
        ("response", "two boats"),
        ("remoteip", "127.0.0.1"),
    ] {
        assert_eq!(said(&asked, name), [value], "{name}");
    }
}

/// ACC-1, ERR-2, ERR-3: a wrong answer is `M_CAPTCHA_INVALID` and one that is missing `M_CAPTCHA_NEEDED`; both name flows and
/// session, and the captcha is still to be solved.
#[tokio::test]
async fn a_captcha_that_is_not_solved_is_refused() {
    let providers = Providers::start().await;
    let (_server, wire) = with_captcha(&providers).await;
    providers.captcha.says(200, "false\nincorrect-captcha-sol");
    let wrong = register(&wire, &captcha())
        .refused(400, "M_CAPTCHA_INVALID")
        .await;
    assert_eq!(wrong["flows"][0]["stages"], json!([CAPTCHA, LAST]));
    let session = text(&wrong, "session");
    let asked = providers.captcha.asked().len();
    for (key, value) in [
        ("response", Value::Null),
        ("response", json!("")),
        ("challenge", Value::Null),
    ] {
        let mut partly = within(&session, &captcha());
        match value {
            Value::Null => drop(partly.as_object_mut().expect("an object").remove(key)),
            value => partly[key] = value,
        }
        let refusal = register(&wire, &partly)
            .refused(400, "M_CAPTCHA_NEEDED")
            .await;
        assert_eq!(refusal["path"], format!("/{key}"));
        assert_eq!(refusal["session"], session);
    }
    assert_eq!(providers.captcha.asked().len(), asked);
    let skipped = register(&wire, &within(&session, &password("ann")));
    skipped.refused(400, "M_CAPTCHA_NEEDED").await;
    providers.captcha.says(200, r#"{"success": true}"#);
    register(&wire, &within(&session, &captcha())).ok().await;
    register(&wire, &within(&session, &password("ann")))
        .ok()
        .await;
}

/// ACC-1, ERR-3: while a provider can't be asked, makes no sense or takes too long, the stage is 503; nothing is used up, and
/// it goes on when the provider is back.
#[tokio::test]
async fn a_provider_that_gives_no_verdict_uses_nothing_up() {
    let providers = Providers::start().await;
    let (server, clock) = TestServer::start_with_clock(|settings| {
        providers.require_captcha(settings);
        providers.take_emails(settings);
    })
    .await;
    let wire = Wire::new(server.url());
    providers.captcha.says(500, "true");
    let refusal = register(&wire, &captcha())
        .refused(503, "M_UNAVAILABLE")
        .await;
    assert!(refusal.get("session").is_none(), "nothing was begun");
    providers.captcha.says(200, "true");
    let session = begin(&wire, &captcha()).await;
    let email = within(&session, &providers.email());
    for (status, body) in [(502, "{}"), (200, "what?"), (200, "[]")] {
        providers.identity.says(status, body);
        register(&wire, &email).refused(503, "M_UNAVAILABLE").await;
    }
    providers.identity.says_nothing();
    let waiting = tokio::spawn(register(&wire, &email).send());
    sleepers(&clock, 2).await;
    clock.advance(Duration::from_secs(10));
    let late = waiting.await.expect("an answer");
    late.refused(503, "M_UNAVAILABLE");
    drop(providers.identity);
    register(&wire, &email).refused(503, "M_UNAVAILABLE").await;
    register(&wire, &within(&session, &password("ann")))
        .ok()
        .await;
}

/// ACC-1: the identity server is asked about its session, and only if it is believed; what it hasn't validated is refused.
#[tokio::test]
async fn an_identity_server_vouches_for_the_address() {
    let providers = Providers::start().await;
    let (_server, wire) = with_emails(&providers).await;
    let mut stranger = providers.email();
    let own = stranger["threepidCreds"][0].clone();
    let mut other = own.clone();
    other["idServer"] = json!("elsewhere.example");
    stranger["threepidCreds"] = json!([own, other]);
    let refusal = register(&wire, &stranger)
        .refused(403, "M_SERVER_NOT_TRUSTED")
        .await;
    assert_eq!(refusal["path"], "/threepidCreds/1/idServer");
    assert!(providers.identity.asked().is_empty());
    for (status, body) in [
        (404, r#"{"errcode":"M_NO_VALID_SESSION"}"#),
        (200, r#"{"errcode":"M_SESSION_NOT_VALIDATED"}"#),
        (200, "{}"),
    ] {
        providers.identity.says(status, body);
        let refused = register(&wire, &providers.email());
        let refusal = refused.refused(403, "M_THREEPID_AUTH_FAILED").await;
        assert!(refusal["session"].is_string() && refusal["flows"].is_array());
    }
    let asked = providers.identity.asked();
    assert_eq!(asked[0].line, "GET /validated?sid=7&client_secret=s%26c");
    let none = json!({ "type": "m.login.email.identity" });
    register(&wire, &none).refused(400, "M_BAD_JSON").await;
    let empty = json!({ "type": "m.login.email.identity", "threepidCreds": [] });
    register(&wire, &empty)
        .refused(400, "M_INVALID_PARAM")
        .await;
    assert_eq!(providers.identity.asked().len(), asked.len());
}

/// ACC-1: whoever knows the bypass secret needs no captcha, for one user at a time.
#[tokio::test]
async fn a_secret_stands_for_a_captcha() {
    let providers = Providers::start().await;
    let server = TestServer::start_with(|settings| {
        providers.require_captcha(settings);
        settings.registration.captcha_bypass_secret = Secret("north".to_owned());
        settings.registration.recaptcha_public_key = PublicKey("shown".to_owned());
    })
    .await;
    let wire = Wire::new(server.url());
    let list = wire.get(format!("{V1}/register")).ok().await;
    assert_eq!(
        list["params"],
        json!({ CAPTCHA: { "public_key": "shown" } })
    );
    let mac = |user: &str| {
        let mac = Hmac::<Sha1>::new_from_slice(b"north").expect("a key");
        hex::encode(mac.chain_update(user).finalize().into_bytes())
    };
    let stage = |user: &str, mac: &str| json!({ "type": CAPTCHA, "user": user, "captcha_bypass_hmac": mac });
    for wrong in [
        mac("bob"),
        mac("ann").to_uppercase(),
        String::new(),
        "x".to_owned(),
    ] {
        let refused = register(&wire, &stage("ann", &wrong));
        refused.refused(400, "M_CAPTCHA_NEEDED").await;
    }
    let session = begin(&wire, &stage("ann", &mac("ann"))).await;
    let other = register(&wire, &within(&session, &password("bob")));
    other.refused(400, "M_INVALID_PARAM").await;
    register(&wire, &within(&session, &password("ann")))
        .ok()
        .await;
    assert!(providers.captcha.asked().is_empty());
    let (_server, wire) = with_captcha(&providers).await;
    let refused = register(&wire, &stage("ann", &mac("ann")));
    refused.refused(400, "M_CAPTCHA_NEEDED").await;
}
