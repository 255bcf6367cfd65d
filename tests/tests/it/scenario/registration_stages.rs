//! Registration in several stages: their order, and the session that holds them together.

use std::time::Duration;

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_server::settings::{List, ProviderUrl, Secret, Settings};
use tidings_tests::TestServer;
use tidings_tests::provider::Provider;
use tidings_tests::user::{PASSWORD, User, text};
use tidings_tests::wire::{Request, V1, Wire};

pub(super) const CAPTCHA: &str = "m.login.recaptcha";
pub(super) const EMAIL: &str = "m.login.email.identity";
pub(super) const LAST: &str = "m.login.password";

const VALIDATED: &str = r#"{"medium":"email","address":"ann@example.org","validated_at":1}"#;

/// Both kinds of providers. What isn't asked for isn't configured.
pub(super) struct Providers {
    pub(super) captcha: Provider,
    pub(super) identity: Provider,
}

impl Providers {
    /// Content with everybody.
    pub(super) async fn start() -> Self {
        Self {
            captcha: Provider::start("true").await,
            identity: Provider::start(VALIDATED).await,
        }
    }

    pub(super) fn require_captcha(&self, settings: &mut Settings) {
        let url = format!("http://{}/verify", self.captcha.host());
        settings.registration.recaptcha_url = ProviderUrl(Some(url.parse().expect("an address")));
        settings.registration.recaptcha_private_key = Secret("private".to_owned());
    }

    pub(super) fn take_emails(&self, settings: &mut Settings) {
        let server = self.identity.host().parse().expect("a server name");
        settings.registration.identity_servers = List(vec![server]);
        let url = "http://{server}/validated".parse().expect("an address");
        settings.registration.identity_url = url;
    }

    /// The stage of an e-mail address.
    pub(super) fn email(&self) -> Value {
        let credential = json!({
            "sid": "7", "clientSecret": "s&c", "idServer": self.identity.host(),
        });
        json!({ "type": EMAIL, "threepidCreds": [credential] })
    }
}

pub(super) fn captcha() -> Value {
    json!({ "type": CAPTCHA, "challenge": "03AHJ", "response": "two boats" })
}

pub(super) fn password(user: &str) -> Value {
    json!({ "type": LAST, "user": user, "password": PASSWORD })
}

pub(super) fn register(wire: &Wire, body: &Value) -> Request {
    wire.post(format!("{V1}/register"), body)
}

/// A stage of a registration that was begun.
pub(super) fn within(session: &str, stage: &Value) -> Value {
    let mut stage = stage.clone();
    stage["session"] = json!(session);
    stage
}

/// Does a first stage; gives the session.
pub(super) async fn begin(wire: &Wire, stage: &Value) -> String {
    text(&register(wire, stage).ok().await, "session")
}

fn flows(all: &[&[&str]]) -> Value {
    let flow = |stages: &&[&str]| match stages {
        [one] => json!({ "type": one }),
        more => json!({ "type": more[0], "stages": more }),
    };
    Value::Array(all.iter().map(flow).collect())
}

/// ACC-1: the flows are those whose providers are configured, and each can be gone to its end: every answer on the way holds
/// the same `session` and the type of a `next` stage, and the last one is that of a login.
#[tokio::test]
async fn every_flow_on_offer_leads_to_an_account() {
    let providers = Providers::start().await;
    let cases: [(bool, bool, &[&[&str]]); 4] = [
        (false, false, &[&[LAST]]),
        (false, true, &[&[EMAIL, LAST], &[LAST]]),
        (true, false, &[&[CAPTCHA, LAST]]),
        (true, true, &[&[CAPTCHA, EMAIL, LAST], &[CAPTCHA, LAST]]),
    ];
    for (with_captcha, with_email, expected) in cases {
        let server = TestServer::start_with(|settings| {
            if with_captcha {
                providers.require_captcha(settings);
            }
            if with_email {
                providers.take_emails(settings);
            }
        })
        .await;
        let wire = Wire::new(server.url());
        let list = wire.get(format!("{V1}/register")).ok().await;
        assert_eq!(list, json!({ "flows": flows(expected) }));
        for (number, flow) in expected.iter().enumerate() {
            let mut session: Option<String> = None;
            for stage in &flow[..flow.len() - 1] {
                let body = match *stage {
                    CAPTCHA => captcha(),
                    _ => providers.email(),
                };
                let body = session
                    .as_ref()
                    .map_or(body.clone(), |id| within(id, &body));
                let answer = register(&wire, &body).ok().await;
                let keys: Vec<_> = answer.as_object().expect("an object").keys().collect();
                assert_eq!(keys, ["next", "session"]);
                assert_eq!(answer["next"], LAST, "the shortest way on");
                let now = text(&answer, "session");
                assert_eq!(session.get_or_insert(now.clone()), &now);
            }
            let body = password(&format!("ann{number}"));
            let body = session
                .as_ref()
                .map_or(body.clone(), |id| within(id, &body));
            let answer = register(&wire, &body).ok().await;
            assert!(answer.get("session").is_none() && answer.get("next").is_none());
            let ann = User::of(wire.clone(), &answer);
            assert_eq!(ann.id, format!("@ann{number}:localhost"));
            ann.get("/account").ok().await;
            ann.other_device().await.get("/account").ok().await;
        }
    }
}

/// ACC-1, ERR-2: nobody gets past the captcha; the refusal names the flows and a session in which the captcha may follow.
#[tokio::test]
async fn a_stage_that_is_skipped_is_refused() {
    let providers = Providers::start().await;
    let server = TestServer::start_with(|settings| {
        providers.require_captcha(settings);
        providers.take_emails(settings);
    })
    .await;
    let wire = Wire::new(server.url());
    for skipping in [password("ann"), providers.email()] {
        let refusal = register(&wire, &skipping)
            .refused(400, "M_CAPTCHA_NEEDED")
            .await;
        let expected = flows(&[&[CAPTCHA, EMAIL, LAST], &[CAPTCHA, LAST]]);
        assert_eq!(refusal["flows"], expected);
        let session = text(&refusal, "session");
        let again = register(&wire, &within(&session, &skipping));
        let again = again.refused(400, "M_CAPTCHA_NEEDED").await;
        assert_eq!(again["session"], session);
        register(&wire, &within(&session, &captcha())).ok().await;
        let next = within(&session, &skipping);
        assert_eq!(register(&wire, &next).send().await.status, 200);
    }
    assert!(
        providers.identity.asked().len() == 1,
        "asked in its turn only"
    );
    let unknown = json!({ "type": "m.login.dance" });
    let refusal = register(&wire, &unknown)
        .refused(400, "M_INVALID_PARAM")
        .await;
    assert_eq!(refusal["path"], "/type");
}

/// ACC-1, ERR-2: without providers there are no such stages.
#[tokio::test]
async fn a_stage_that_is_not_offered_is_unknown() {
    let providers = Providers::start().await;
    let server = TestServer::start().await;
    let wire = Wire::new(server.url());
    for stage in [captcha(), providers.email()] {
        let refusal = register(&wire, &stage)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["path"], "/type");
    }
    assert!(providers.captcha.asked().is_empty() && providers.identity.asked().is_empty());
}

/// ACC-1, ERR-2: a session that nobody began, one that ended, one whose time ran out and one from before a restart are
/// unknown.
#[tokio::test]
async fn a_session_lasts_for_a_while() {
    let providers = Providers::start().await;
    let (mut server, clock) =
        TestServer::start_with_clock(|settings| providers.require_captcha(settings)).await;
    let wire = Wire::new(server.url());
    let unknown = async |session: &str, name: &str| {
        let late = register(&wire, &within(session, &password(name)));
        let refusal = late.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["path"], "/session", "{name}");
    };
    unknown("nosuch", "ann").await;
    let session = begin(&wire, &captcha()).await;
    clock.advance(Duration::from_mins(59));
    register(&wire, &within(&session, &password("ann")))
        .ok()
        .await;
    unknown(&session, "ended").await;
    let session = begin(&wire, &captcha()).await;
    clock.advance(Duration::from_hours(1));
    unknown(&session, "old").await;
    let session = begin(&wire, &captcha()).await;
    server.restart().await;
    unknown(&session, "restarted").await;
}

/// ACC-1: a session makes one account, however many requests try; a refusal at the end leaves it as it is.
#[tokio::test]
async fn a_session_makes_one_account() {
    let providers = Providers::start().await;
    let server = TestServer::start_with(|settings| providers.require_captcha(settings)).await;
    let wire = Wire::new(server.url());
    let session = begin(&wire, &captcha()).await;
    register(&wire, &within(&session, &password("ann")))
        .ok()
        .await;
    let session = begin(&wire, &captcha()).await;
    for (body, code) in [
        (password("ann"), "M_USER_IN_USE"),
        (password("_"), "M_INVALID_USERNAME"),
        (json!({ "type": LAST, "user": "bob" }), "M_BAD_JSON"),
    ] {
        let refused = register(&wire, &within(&session, &body));
        let refusal = refused.refused(400, code).await;
        assert_eq!(refusal["session"], session);
        assert_eq!(refusal["flows"], flows(&[&[CAPTCHA, LAST]]));
    }
    let names: Vec<String> = (0..5).map(|n| format!("bob{n}")).collect();
    let tries = names
        .iter()
        .map(|name| register(&wire, &within(&session, &password(name))).send());
    let answers = join_all(tries).await;
    let (ok, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    assert_eq!(ok.len(), 1);
    for answer in refused {
        answer.refused(400, "M_INVALID_PARAM");
    }
    assert_eq!(providers.captcha.asked().len(), 2, "one captcha an account");
}

/// ACC-1: a user named in an early stage is the one that is registered; another one later is 400, and a name that is taken is
/// refused before anything is used up.
#[tokio::test]
async fn the_user_stays_the_same() {
    let providers = Providers::start().await;
    let server = TestServer::start_with(|settings| providers.require_captcha(settings)).await;
    let wire = Wire::new(server.url());
    let mut first = captcha();
    first["user"] = json!("Ann");
    let session = begin(&wire, &first).await;
    let other = register(&wire, &within(&session, &password("bob")));
    let refusal = other.refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refusal["path"], "/user");
    let same = register(&wire, &within(&session, &password("@ann:localhost")));
    assert_eq!(same.ok().await["user_id"], "@ann:localhost");
    first["user"] = json!("bob");
    let session = begin(&wire, &first).await;
    let nameless = json!({ "type": LAST, "password": PASSWORD, "session": session });
    let answer = register(&wire, &nameless).ok().await;
    assert_eq!(answer["user_id"], "@bob:localhost");
    let asked = providers.captcha.asked().len();
    register(&wire, &first).refused(400, "M_USER_IN_USE").await;
    assert_eq!(providers.captcha.asked().len(), asked);
}

/// ACC-1: a stage that is repeated, because its answer was lost, is answered the same and verified once.
#[tokio::test]
async fn a_repeated_stage_is_answered_again() {
    let providers = Providers::start().await;
    let server = TestServer::start_with(|settings| {
        providers.require_captcha(settings);
        providers.take_emails(settings);
    })
    .await;
    let wire = Wire::new(server.url());
    let first = register(&wire, &captcha()).ok().await;
    let session = text(&first, "session");
    providers.captcha.says(200, "false");
    let again = register(&wire, &within(&session, &captcha())).ok().await;
    assert_eq!(again, first);
    let email = within(&session, &providers.email());
    let first = register(&wire, &email).ok().await;
    assert_eq!(register(&wire, &email).ok().await, first);
    assert_eq!(providers.captcha.asked().len(), 1);
    assert_eq!(providers.identity.asked().len(), 1);
}

/// ACC-1: a closed registration has no stages.
#[tokio::test]
async fn closed_registration_has_no_stages() {
    let providers = Providers::start().await;
    let server = TestServer::start_with(|settings| {
        providers.require_captcha(settings);
        settings.registration.open = false;
    })
    .await;
    let wire = Wire::new(server.url());
    let list = wire.get(format!("{V1}/register"));
    list.refused(403, "M_FORBIDDEN").await;
    for stage in [captcha(), password("ann"), within("x", &captcha())] {
        register(&wire, &stage).refused(403, "M_FORBIDDEN").await;
    }
    assert!(providers.captcha.asked().is_empty());
    let login = wire.get(format!("{V1}/login")).ok().await;
    assert_eq!(login, json!({ "flows": [{ "type": LAST }] }));
}
