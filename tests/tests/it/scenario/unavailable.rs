//! What becomes of accounts while the store can't write.

use futures::future::join_all;
use rusqlite::Connection;
use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{PASSWORD, User};
use tidings_tests::wire::{Request, V1};

use super::logout::{device_path, log_in};

/// The hash of the set of the one capability `a`.
const SET: &str = "XYFxufw2LjhaeczZ15kslry0r8pR1ieAaL0d9Jhjs6c";

/// One of each kind, by users who don't wait for each other.
fn changes([ann, bob, cleo, dora, eve]: &[User; 5]) -> [Request; 7] {
    let register = json!({ "type": "m.login.password", "user": "new", "password": PASSWORD });
    let login = json!({
        "type": "m.login.password", "user": "ann", "password": PASSWORD, "device_id": ann.device_id,
    });
    let change = json!({ "old_password": PASSWORD, "new_password": "spring-and-neap" });
    let name = json!({ "display_name": "phone" });
    [
        ann.wire.post(format!("{V1}/register"), &register),
        ann.wire.post(format!("{V1}/login"), &login),
        bob.post("/account/logout", &json!({})),
        cleo.put("/account/password", &change),
        dora.post("/account/deactivate", &json!({ "password": PASSWORD })),
        eve.put(device_path(&eve.device_id), &name),
        eve.post("/capabilities", &json!({ "a": {} })),
    ]
}

/// ERR-2, ERR-3, ACC-1, ACC-2, ACC-5, CAP-2: all of it is 503 and nothing is done: no name is taken, no token ended or
/// replaced, no password changed. Later it goes through.
#[tokio::test]
async fn nothing_happens_to_accounts_while_the_store_cannot_write() {
    let server = TestServer::start().await;
    let names = ["ann", "bob", "cleo", "dora", "eve"];
    let users = join_all(names.map(|name| User::register(&server, name))).await;
    let users: [User; 5] = users.try_into().expect("five");
    let [ann, bob, cleo, dora, eve] = &users;
    let set = || eve.get(format!("/capabilities/{SET}"));

    let file = server.dir().join("data").join("tidings.sqlite");
    let other = Connection::open(file).expect("the store's file");
    other.execute_batch("BEGIN IMMEDIATE").expect("its lock");
    let refused = changes(&users).map(|request| request.refused(503, "M_UNAVAILABLE"));
    join_all(refused).await;
    other
        .execute_batch("ROLLBACK")
        .expect("nothing was written");

    for user in &users {
        user.get("/account").ok().await;
        log_in(user, &json!({})).await;
    }
    let devices = eve.get("/account/devices").ok().await;
    for device in devices["devices"].as_array().expect("devices") {
        assert!(device.get("display_name").is_none(), "{device}");
    }
    set().refused(404, "M_NOT_FOUND").await;
    for request in changes(&users) {
        request.ok().await;
    }
    for user in [ann, bob, dora] {
        user.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
    }
    cleo.get("/account").ok().await;
    set().ok().await;
}
