//! Registration and login.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{PASSWORD, User, text};
use tidings_tests::wire::{V1, Wire};

const REGISTER: &str = "/_matrix/client/api/v1/register";
const LOGIN: &str = "/_matrix/client/api/v1/login";

/// ACC-1, ACC-2: GET lists the flows.
#[tokio::test]
async fn flows_are_listed() {
    let server = TestServer::start().await;
    let wire = Wire::new(server.url());
    for path in [REGISTER, LOGIN] {
        let flows = wire.get(path).ok().await;
        assert_eq!(flows["flows"][0]["type"], "m.login.password", "{path}");
    }
}

/// ACC-1, ACC-2: a registration gives a token that works; the same name again is `M_USER_IN_USE`, in any spelling; login by
/// name or full id gives another token of another device, and both work.
#[tokio::test]
async fn a_user_registers_once_and_logs_in_again() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    assert_eq!(ann.id, "@ann:localhost");
    let me = ann.get("/account").ok().await;
    assert_eq!(
        (&me["user_id"], &me["device_id"]),
        (&json!("@ann:localhost"), &json!(ann.device_id))
    );
    for name in ["ann", "Ann", "@ann:localhost"] {
        let body = json!({ "type": "m.login.password", "user": name, "password": "x" });
        let refusal = ann
            .wire
            .post(REGISTER, &body)
            .refused(400, "M_USER_IN_USE")
            .await;
        assert_eq!(refusal["path"], "/user");
    }
    for name in ["ann", "ANN", "@ann:localhost"] {
        let body = json!({ "type": "m.login.password", "user": name, "password": PASSWORD });
        let other = User::of(ann.wire.clone(), &ann.wire.post(LOGIN, &body).ok().await);
        assert_eq!(other.id, ann.id);
        assert_ne!(
            (&other.token, &other.device_id),
            (&ann.token, &ann.device_id)
        );
        other.get("/account").ok().await;
    }
    ann.get("/account").ok().await;
}

/// ACC-1: without a name the server makes one.
#[tokio::test]
async fn without_a_name_the_server_makes_one() {
    let server = TestServer::start().await;
    let wire = Wire::new(server.url());
    let body = json!({ "type": "m.login.password", "password": PASSWORD, "device_id": "MINE" });
    let first = wire.post(REGISTER, &body).ok().await;
    let second = wire.post(REGISTER, &body).ok().await;
    assert_ne!(first["user_id"], second["user_id"]);
    assert_eq!(first["device_id"], "MINE");
    let of_here = text(&first, "user_id");
    assert!(of_here.starts_with('@') && of_here.ends_with(":localhost"));
}

/// ACC-1: names that can't be are `M_INVALID_USERNAME`, and nothing is registered.
#[tokio::test]
async fn names_that_cannot_be_are_refused() {
    let server = TestServer::start().await;
    let wire = Wire::new(server.url());
    let long = "a".repeat(250);
    for name in [
        "",
        "_ann",
        "an n",
        "ann:localhost",
        "@ann",
        "@ann:elsewhere",
        "\u{e4}nn",
        "ann/x",
        "#ann",
        &long,
    ] {
        let body = json!({ "type": "m.login.password", "user": name, "password": PASSWORD });
        let refusal = wire
            .post(REGISTER, &body)
            .refused(400, "M_INVALID_USERNAME")
            .await;
        assert_eq!(refusal["path"], "/user", "{name}");
        wire.post(LOGIN, &body).refused(403, "M_FORBIDDEN").await;
    }
}

/// ACC-1, ERR-2: stages that don't exist, a registration session nobody runs, and a missing password are 400.
#[tokio::test]
async fn stages_that_cannot_be_are_400() {
    let server = TestServer::start().await;
    let wire = Wire::new(server.url());
    for path in [REGISTER, LOGIN] {
        for (body, code, place) in [
            (
                json!({ "type": "m.login.dance", "user": "ann", "password": "x" }),
                "M_INVALID_PARAM",
                "/type",
            ),
            (
                json!({ "type": "m.login.password", "user": "ann", "password": "x", "session": "1" }),
                "M_INVALID_PARAM",
                "/session",
            ),
            (
                json!({ "type": "m.login.password", "user": "ann", "password": "" }),
                "M_INVALID_PARAM",
                "/password",
            ),
            (
                json!({ "type": "m.login.password", "user": "ann" }),
                "M_BAD_JSON",
                "/password",
            ),
        ] {
            let refusal = wire.post(path, &body).refused(400, code).await;
            assert_eq!(refusal["path"], place, "{path} {body}");
        }
    }
    let nameless = json!({ "type": "m.login.password", "password": "x" });
    assert_eq!(
        wire.post(LOGIN, &nameless).refused(400, "M_BAD_JSON").await["path"],
        "/user"
    );
}

/// ACC-1: registration can be closed; login goes on.
#[tokio::test]
async fn closed_registration_is_403_and_login_goes_on() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    server.stop().await;
    server.settings_mut().registration.open = false;
    server.resume().await;
    ann.wire.get(REGISTER).refused(403, "M_FORBIDDEN").await;
    let body = json!({ "type": "m.login.password", "user": "bob", "password": PASSWORD });
    ann.wire
        .post(REGISTER, &body)
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.wire.get(LOGIN).ok().await;
    let again = ann.other_device().await;
    again.get("/account").ok().await;
}

/// ACC-2: an unknown user and a wrong password can't be told apart.
#[tokio::test]
async fn an_unknown_user_and_a_wrong_password_get_the_same_answer() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let mut answers = Vec::new();
    for name in [
        "ann",
        "nobody",
        "@nobody:localhost",
        "@ann:elsewhere",
        "not a name",
    ] {
        let body = json!({ "type": "m.login.password", "user": name, "password": "wrong" });
        answers.push(
            ann.wire
                .post(LOGIN, &body)
                .refused(403, "M_FORBIDDEN")
                .await,
        );
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

/// ACC-2, ACC-5: logging in with a device id in use replaces that device's token; the old one and its sessions end.
#[tokio::test]
async fn logging_in_on_the_same_device_replaces_its_token() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let other = ann.other_device().await;
    let body = json!({
        "type": "m.login.password", "user": "ann", "password": PASSWORD, "device_id": ann.device_id,
    });
    let again = User::of(ann.wire.clone(), &ann.wire.post(LOGIN, &body).ok().await);
    assert_eq!(again.device_id, ann.device_id);
    ann.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
    again
        .naming(ann.session())
        .get("/account")
        .refused(409, "M_STALE_SESSION")
        .await;
    again.get("/account").ok().await;
    other.get("/account").ok().await;
}

/// ACC-4: neither passwords nor tokens stand in the files.
#[tokio::test]
async fn neither_passwords_nor_tokens_are_kept_as_they_are() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    server.stop().await;
    let mut hashed = false;
    for entry in walkdir::WalkDir::new(server.dir())
        .into_iter()
        .filter_map(Result::ok)
    {
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("the server's files can be read");
        let holds = |text: &str| {
            bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes())
        };
        assert!(
            !holds(PASSWORD) && !holds(&ann.token),
            "{}",
            entry.path().display()
        );
        hashed |= holds("$argon2id$");
    }
    assert!(hashed, "a password is an argon2id hash");
    assert_eq!(ann.token.len(), 43, "256 bits in base64url");
}

/// ERR-3: of many registrations of one name at the same time exactly one succeeds.
#[tokio::test]
async fn one_name_is_registered_once_however_many_try() {
    let server = TestServer::start().await;
    let wire = Wire::new(server.url());
    let body = json!({ "type": "m.login.password", "user": "ann", "password": PASSWORD });
    let tries = (0..6).map(|_| wire.post(format!("{V1}/register"), &body).send());
    let answers = futures::future::join_all(tries).await;
    let (ok, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    assert_eq!(ok.len(), 1);
    for answer in refused {
        answer.refused(400, "M_USER_IN_USE");
    }
}

/// ERR-1, ERR-2: a fault of the server is 500 `M_UNKNOWN`; what it is isn't told, and other requests go on.
#[tokio::test]
async fn a_fault_of_the_server_is_500() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let file = server.dir().join("data").join("tidings.sqlite");
    let store = rusqlite::Connection::open(file).expect("the store's file");
    let broken = store.execute("UPDATE users SET password_hash = 'broken'", []);
    assert_eq!(broken.ok(), Some(1));
    let body = json!({ "type": "m.login.password", "user": "ann", "password": PASSWORD });
    let refused = ann.wire.post(LOGIN, &body).refused(500, "M_UNKNOWN").await;
    assert_eq!(
        refused,
        json!({ "errcode": "M_UNKNOWN", "error": "internal error" })
    );
    ann.get("/account").ok().await;
}
