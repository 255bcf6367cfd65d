//! Bodies that aren't JSON, that are JSON of the wrong shape, or too large.

use serde_json::{Value, json};
use tidings_tests::broken;
use tidings_tests::contract::{self, Operation};
use tidings_tests::wire::{Answer, Request};

use super::World;

fn with_bodies() -> Vec<Operation> {
    Operation::implemented()
        .into_iter()
        .filter(|operation| operation.body_schema().is_some())
        .collect()
}

fn sending(world: &World, operation: &Operation, body: impl Into<Vec<u8>>) -> Request {
    let request = world
        .ann
        .wire
        .request(operation.info.method.clone(), world.path(operation));
    world.sign(operation, request.body(body))
}

/// ERR-2: what can't be read as JSON is 400 `M_NOT_JSON`, whatever media type it says it has.
#[tokio::test]
async fn no_json_is_400() {
    let world = World::new().await;
    let before = world.dump().await;
    let deep = "[".repeat(10_000);
    let texts: [&[u8]; 10] = [
        b"{",
        b"}",
        b"{} {}",
        b"{'a': 1}",
        b"{\"a\": NaN}",
        b"\xff\xfe",
        b"{\"a\": \"\xff\"}",
        b"type=m.login.password",
        b"{\"a\": \"\\ud800\"}",
        deep.as_bytes(),
    ];
    for operation in with_bodies() {
        for text in texts {
            let request =
                sending(&world, &operation, text).header("content-type", "application/json");
            request.refused(400, "M_NOT_JSON").await;
        }
        let odd = sending(&world, &operation, "a=b")
            .header("content-type", "application/x-www-form-urlencoded");
        odd.refused(400, "M_NOT_JSON").await;
    }
    world.assert_unchanged(&before).await;
}

/// ERR-2: JSON that breaks the operation's schema is 400, `M_BAD_JSON` for a wrong shape and `M_INVALID_PARAM` for an
/// impossible value, and `path` leads to the fault.
#[tokio::test]
async fn json_that_breaks_the_schema_is_400_with_the_place_of_the_fault() {
    let world = World::new().await;
    let before = world.dump().await;
    let mut count = 0;
    for operation in with_bodies() {
        let schema = operation.body_schema().expect("it has one");
        let valid = operation.example().expect("it has one");
        let validator = contract::validator(&schema);
        assert!(validator.is_valid(&valid), "{}", operation.info.id);
        for (place, body) in broken::bodies(&schema, &valid) {
            if validator.is_valid(&body) {
                continue;
            }
            count += 1;
            let answer = sending(&world, &operation, body.to_string()).send().await;
            assert_fault(answer, &place, &body);
        }
    }
    assert!(count > 300, "only {count} broken bodies");
    world.assert_unchanged(&before).await;
}

fn assert_fault(answer: Answer, place: &str, body: &Value) {
    let shown: String = body.to_string().chars().take(200).collect();
    let code = answer.body["errcode"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        ["M_BAD_JSON", "M_INVALID_PARAM"].contains(&code.as_str()),
        "{} {shown}: {}",
        answer.what,
        answer.body
    );
    let what = answer.what.clone();
    let refusal = answer.refused(400, &code);
    let path = refusal["path"]
        .as_str()
        .unwrap_or_else(|| panic!("{what} {shown}: no path in {refusal}"));
    assert!(
        path.starts_with(place),
        "{what} {shown}: {path} doesn't lead to {place}"
    );
    assert!(
        !place.is_empty() || code == "M_BAD_JSON",
        "{what} {shown}: a wrong shape is M_BAD_JSON, not {code}"
    );
    assert!(
        refusal.get("parameter").is_none(),
        "{what} {shown}: {refusal}"
    );
}

/// ERR-2: what fits the schema but can't be is 400 too: an id's bound counts bytes, a count is no fraction of zero.
#[tokio::test]
async fn values_that_only_the_type_refuses_are_400_with_their_place() {
    let world = World::new().await;
    let before = world.dump().await;
    let long = "\u{f6}".repeat(150);
    let room = format!("!{long}:b");
    for (path, body, place) in [
        ("/join", json!({ "room_id": room }), "/room_id"),
        ("/join", json!({ "alias": format!("#{long}:b") }), "/alias"),
        (
            "/join",
            json!({ "room_id": world.room, "limit": 1.0 }),
            "/limit",
        ),
        (
            "/rooms",
            json!({ "visibility": "public", "invite": ["@a:b", format!("@{long}:b")] }),
            "/invite/1",
        ),
        (
            "/rooms",
            json!({ "visibility": "public", "initial_state": [{ "type": format!("state.{long}"), "content": {} }] }),
            "/initial_state/0/type",
        ),
    ] {
        let refusal = world
            .ann
            .post(path, &body)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["path"], place, "{body}: {refusal}");
    }
    world.assert_unchanged(&before).await;
}

/// ERR-2: a body larger than the document allows is 413, one just as large isn't.
#[tokio::test]
async fn a_body_over_the_limit_is_413_and_one_at_it_is_not() {
    let world = World::new().await;
    let before = world.dump().await;
    for operation in with_bodies() {
        let limit = operation.info.body_limit;
        let at = sending(&world, &operation, vec![b' '; limit]);
        at.refused(400, "M_NOT_JSON").await;
        let over = sending(&world, &operation, vec![b' '; limit + 1]);
        over.refused(413, "M_TOO_LARGE").await;
        let far_over = sending(&world, &operation, vec![b' '; limit + (3 << 20)]);
        far_over.refused(413, "M_TOO_LARGE").await;
    }
    world.assert_unchanged(&before).await;
}

/// The document allows each operation what it says: a good request padded to the limit goes through.
#[tokio::test]
async fn a_good_body_padded_to_the_limit_goes_through() {
    let world = World::new().await;
    for operation in with_bodies()
        .iter()
        .filter(|one| ["message_send", "state_set"].contains(&one.info.id))
    {
        let mut body = World::body(operation)
            .expect("it has one")
            .to_string()
            .into_bytes();
        body.resize(operation.info.body_limit, b' ');
        sending(&world, operation, body).ok().await;
    }
}
