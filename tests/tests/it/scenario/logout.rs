//! How an access token ends: at once, with its sessions and whatever waits for them.

use futures::future::{BoxFuture, FutureExt as _, join_all};
use serde_json::{Value, json};
use tidings_tests::media::{folder, half_upload, noise, until_files};
use tidings_tests::user::{PASSWORD, User};
use tidings_tests::wire::{V1, encode};
use tidings_tests::{TestServer, sleepers};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

pub(super) fn device_path(device_id: &str) -> String {
    format!("/account/devices/{}", encode(device_id))
}

pub(super) async fn log_in(user: &User, body: &Value) -> User {
    let mut whole = json!({ "type": "m.login.password", "user": user.id, "password": PASSWORD });
    let fields = body.as_object().expect("an object").clone();
    whole.as_object_mut().expect("an object").extend(fields);
    let login = user.wire.post(format!("{V1}/login"), &whole);
    User::of(user.wire.clone(), &login.ok().await)
}

/// What ends the token of the first client; the second is another device of the same user.
type Ending = fn(User, User) -> BoxFuture<'static, ()>;

async fn change_password(user: &User) {
    let body = json!({ "old_password": PASSWORD, "new_password": "spring-and-neap" });
    user.put("/account/password", &body).ok().await;
}

const ENDINGS: [(&str, Ending); 7] = [
    ("logout", |user, _| {
        async move { drop(user.post("/account/logout", &json!({})).ok().await) }.boxed()
    }),
    ("own-removal", |user, _| {
        async move { drop(user.delete(device_path(&user.device_id)).ok().await) }.boxed()
    }),
    ("removal", |user, other| {
        async move { drop(other.delete(device_path(&user.device_id)).ok().await) }.boxed()
    }),
    ("login", |user, _| {
        async move { drop(log_in(&user, &json!({ "device_id": user.device_id })).await) }.boxed()
    }),
    ("password", |_, other| {
        async move { change_password(&other).await }.boxed()
    }),
    ("deactivation", |user, _| {
        let body = json!({ "password": PASSWORD });
        async move { drop(user.post("/account/deactivate", &body).ok().await) }.boxed()
    }),
    ("deactivation-elsewhere", |_, other| {
        let body = json!({ "password": PASSWORD });
        async move { drop(other.post("/account/deactivate", &body).ok().await) }.boxed()
    }),
];

/// ACC-5, SES-6: however a token ends, the streams and held actions that wait with it are refused at once, though no time
/// passes, and so is whatever comes after.
#[tokio::test]
async fn whatever_waits_with_a_token_ends_with_it() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    for (how, end) in ENDINGS {
        let first = User::register(&server, how).await;
        let other = first.other_device().await;
        let room = first.public_room().await;
        let user = first.in_session().await;
        let streams = [&user, &first].map(|reader| {
            let stream = reader.get("/stream?timeout=60000&types=message.*");
            tokio::spawn(stream.send())
        });
        let held = tokio::spawn(user.text(&room, "too early").action(7).send());
        sleepers(&clock, 4).await;
        end(user.clone(), other).await;
        for stream in streams {
            let answer = stream.await.expect("an answer");
            answer.refused(401, "M_UNKNOWN_TOKEN");
        }
        let answer = held.await.expect("an answer");
        answer.refused(401, "M_UNKNOWN_TOKEN");
        for client in [&user, &first] {
            client.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
            let say = client.text(&room, "too late");
            say.refused(401, "M_UNKNOWN_TOKEN").await;
        }
    }
}

/// ACC-5, MED-1: an upload ends with its token, though nothing comes any more, and leaves no file behind.
#[tokio::test]
async fn an_upload_ends_with_its_token() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    for whole in [true, false] {
        let phone = ann.other_device().await;
        let mut stream = half_upload(&server, &phone, 900_000, "").await;
        let begin = stream.write_all(&noise(600_000)).await;
        begin.expect("the server reads");
        until_files(&folder(&server), "some of it is there", |files| {
            !files.is_empty()
        })
        .await;
        ann.delete(device_path(&phone.device_id)).ok().await;
        until_files(&folder(&server), "nothing is there", <[_]>::is_empty).await;
        if whole {
            let rest = stream.write_all(&noise(300_000)).await;
            rest.expect("the server reads");
            let mut answer = Vec::new();
            while !answer.ends_with(b"}") {
                let read = stream.read_buf(&mut answer).await;
                assert!(read.is_ok_and(|bytes| bytes > 0), "an answer");
            }
            let answer = String::from_utf8(answer).expect("text");
            assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
            assert!(answer.contains("M_UNKNOWN_TOKEN"), "{answer}");
        }
    }
}

/// ACC-5: a logout ends this device alone, for good, and its session can't be taken up by another.
#[tokio::test]
async fn a_logout_ends_this_device_alone() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let phone = ann.other_device().await.in_session().await;
    let bob = User::register(&server, "bob").await;
    let answer = phone.post("/account/logout", &json!({})).send().await;
    assert_eq!(answer.session(), phone.session(), "the one that ended");
    assert_eq!(answer.ok(), json!({}));
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        phone.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
        let again = phone.post("/account/logout", &json!({}));
        again.refused(401, "M_UNKNOWN_TOKEN").await;
        ann.get("/account").ok().await;
        bob.get("/account").ok().await;
        let devices = ann.get("/account/devices").ok().await;
        let ids: Vec<_> = devices["devices"]
            .as_array()
            .expect("devices")
            .iter()
            .map(|device| &device["device_id"])
            .collect();
        assert_eq!(ids, [&json!(ann.device_id)]);
    }
    let again = log_in(&ann, &json!({ "device_id": phone.device_id })).await;
    let stale = again.naming(phone.session()).get("/account");
    stale.refused(409, "M_STALE_SESSION").await;
}

/// ACC-5: a request without a token, or with one of nobody's, logs nobody out.
#[tokio::test]
async fn nobody_logs_out_without_a_token() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let path = "/_matrix/client/v2/account/logout";
    let nobody = ann.wire.post(path, &json!({}));
    nobody.refused(401, "M_MISSING_TOKEN").await;
    let stranger = ann.wire.post(path, &json!({})).token("nobody-s");
    stranger.refused(401, "M_UNKNOWN_TOKEN").await;
    ann.get("/account").ok().await;
}

/// ACC-5, ERR-3: of many logouts with one token exactly one happens, and no request that follows its answer passes.
#[tokio::test]
async fn no_request_after_a_logout_passes() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    for _ in 0..8 {
        let phone = ann.other_device().await;
        let requests = (0..12).map(|_| {
            let phone = phone.clone();
            async move {
                for _ in 0..4 {
                    let answer = phone.get("/account").send().await;
                    assert!(matches!(answer.status, 200 | 401), "{}", answer.body);
                }
            }
        });
        let logouts = (0..3).map(|_| {
            let phone = phone.clone();
            async move {
                let status = phone
                    .post("/account/logout", &json!({}))
                    .send()
                    .await
                    .status;
                phone.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
                status
            }
        });
        let (_, mut statuses) = tokio::join!(join_all(requests), join_all(logouts));
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 401, 401]);
    }
}
