//! Another password.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{PASSWORD, User};
use tidings_tests::wire::{Request, V1};

const NEW: &str = "spring-and-neap";

fn login(user: &User, password: &str) -> Request {
    let body = json!({ "type": "m.login.password", "user": user.id, "password": password });
    user.wire.post(format!("{V1}/login"), &body)
}

fn change(user: &User, more: &Value) -> Request {
    let mut body = json!({ "old_password": PASSWORD, "new_password": NEW });
    let more = more.as_object().expect("an object").clone();
    body.as_object_mut().expect("an object").extend(more);
    user.put("/account/password", &body)
}

/// ACC-5: after a change the new password is right and the old one wrong, also after a restart; the device that asked and its
/// session stay, and the others are logged out unless it says otherwise.
#[tokio::test]
async fn a_password_is_changed() {
    for logout_devices in [None, Some(true), Some(false)] {
        let mut server = TestServer::start().await;
        let ann = User::register(&server, "ann").await.in_session().await;
        let phone = ann.other_device().await.in_session().await;
        let bob = User::register(&server, "bob").await;
        let more = match logout_devices {
            None => json!({}),
            Some(value) => json!({ "logout_devices": value }),
        };
        let answer = change(&ann, &more).send().await;
        assert_eq!(answer.session(), ann.session());
        assert_eq!(answer.ok(), json!({}));
        ann.get("/account").ok().await;
        bob.get("/account").ok().await;
        if logout_devices == Some(false) {
            phone.get("/account").ok().await;
        } else {
            phone.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
        }
        server.restart().await;
        login(&ann, PASSWORD).refused(403, "M_FORBIDDEN").await;
        login(&ann, NEW).ok().await;
        login(&bob, PASSWORD).ok().await;
    }
}

/// ACC-5, ERR-3: a wrong old password is 403, a new one that registration wouldn't take either is 400, and nothing changes.
#[tokio::test]
async fn a_change_that_is_refused_changes_nothing() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let phone = ann.other_device().await;
    for old in ["", "tide-and-thyme", NEW] {
        let refused = change(&ann, &json!({ "old_password": old }));
        refused.refused(403, "M_FORBIDDEN").await;
    }
    for new in [String::new(), "x".repeat(513)] {
        let refused = change(&ann, &json!({ "new_password": new }));
        let refusal = refused.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["path"], "/new_password");
        let body = json!({ "type": "m.login.password", "user": "new", "password": new });
        let register = ann.wire.post(format!("{V1}/register"), &body);
        let refusal = register.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["path"], "/password");
    }
    let half = ann.put("/account/password", &json!({ "old_password": PASSWORD }));
    half.refused(400, "M_BAD_JSON").await;
    phone.get("/account").ok().await;
    login(&ann, PASSWORD).ok().await;
    change(&ann, &json!({ "new_password": "x".repeat(512) }))
        .ok()
        .await;
    login(&ann, &"x".repeat(512)).ok().await;
}

/// ACC-5: whoever logs in with the old password while it is changed is logged out by that, or refused.
#[tokio::test]
async fn no_login_with_the_old_password_outlives_the_change() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let logins = (0..6).map(|_| login(&ann, PASSWORD).send());
    let change = change(&ann, &json!({})).ok();
    let (logins, _) = tokio::join!(join_all(logins), change);
    for answer in logins {
        if answer.status == 200 {
            let made = User::of(ann.wire.clone(), &answer.body);
            made.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
        } else {
            answer.refused(403, "M_FORBIDDEN");
        }
    }
    let devices = ann.get("/account/devices").ok().await;
    assert_eq!(devices["devices"].as_array().map(Vec::len), Some(1));
}

/// ACC-5, ERR-3: of many changes from one password at the same time exactly one happens.
#[tokio::test]
async fn a_password_is_changed_once() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let news: Vec<String> = (0..4).map(|n| format!("{NEW}-{n}")).collect();
    let asking = news
        .iter()
        .map(|new| change(&ann, &json!({ "new_password": new })).send());
    let answers = join_all(asking).await;
    let mut right = Vec::new();
    for (new, answer) in news.iter().zip(answers) {
        let changed = answer.status == 200;
        if !changed {
            answer.refused(403, "M_FORBIDDEN");
        }
        let status = login(&ann, new).send().await.status;
        assert_eq!(status == 200, changed, "{new}");
        right.extend(changed.then_some(new));
    }
    assert_eq!(right.len(), 1, "{right:?}");
}
