//! `Matrix-Session` and `Matrix-Action` with values that can't be.

use tidings_tests::contract::Operation;
use tidings_tests::user::User;

use super::{World, assert_parameter, takes};

/// ERR-2, SES-2: a session header that can't be an id, or comes twice, is 400 and names itself.
#[tokio::test]
async fn a_malformed_session_header_is_400() {
    let world = World::new().await;
    let before = world.dump().await;
    let long = "x".repeat(65);
    let values: [&[u8]; 6] = [
        b"",
        b"a b",
        b"a.b",
        b"\xfc",
        "\u{1f6a2}".as_bytes(),
        long.as_bytes(),
    ];
    for operation in Operation::all()
        .iter()
        .filter(|operation| takes(operation, "Matrix-Session"))
    {
        for value in values {
            let request = world
                .anonymous(operation, &world.path(operation))
                .token(&world.ann.token);
            assert_parameter(
                request.header("matrix-session", value).send().await,
                "Matrix-Session",
            );
        }
        let twice = world
            .request(operation, &world.path(operation))
            .session(world.ann.session());
        assert_parameter(twice.send().await, "Matrix-Session");
    }
    world.assert_unchanged(&before).await;
}

/// ERR-2, ACT-1: an action id is an integer from 0 to 2^53-1, given once.
#[tokio::test]
async fn a_malformed_action_header_is_400() {
    let world = World::new().await;
    let before = world.dump().await;
    let values: [&[u8]; 11] = [
        b"",
        b"-1",
        b"9007199254740992",
        b"99999999999999999999999",
        b"one",
        b"1.0",
        b"1e3",
        b"+1",
        b"0x1",
        b"1 2",
        b"\xb9",
    ];
    for operation in Operation::all()
        .iter()
        .filter(|operation| takes(operation, "Matrix-Action"))
    {
        for value in values {
            let request = world
                .request(operation, &world.path(operation))
                .header("matrix-action", value);
            assert_parameter(request.send().await, "Matrix-Action");
        }
        let twice = world
            .request(operation, &world.path(operation))
            .action(0)
            .action(0);
        assert_parameter(twice.send().await, "Matrix-Action");
    }
    assert_eq!(world.ann.get("/session").ok().await["next_action_id"], 0);
    world.assert_unchanged(&before).await;
}

/// SES-2: the answer to every authenticated request names its session, a refusal's too; a request without one gets a new
/// one.
#[tokio::test]
async fn every_answer_to_an_authenticated_request_names_its_session() {
    let world = World::new().await;
    for operation in Operation::all()
        .iter()
        .filter(|operation| takes(operation, "Matrix-Session"))
    {
        let path = format!("{}?timeout=0", world.path(operation));
        let ask = |client: &User| {
            let request = world.ann.wire.request(operation.info.method.clone(), &path);
            request.body("no json").token(&client.token)
        };
        // An operation may be the end of the device or the session that asks.
        let phone = world.ann.other_device().await.in_session().await;
        let answer = ask(&phone).session(phone.session()).send().await;
        assert_eq!(answer.session(), phone.session(), "{}", answer.what);
        let laptop = world.ann.other_device().await.in_session().await;
        let answer = ask(&laptop).send().await;
        assert_ne!(answer.session(), laptop.session(), "{}", answer.what);
    }
}

/// SES-2: open operations and those of version 1 take no session and give none.
#[tokio::test]
async fn open_operations_give_no_session() {
    let world = World::new().await;
    for operation in Operation::all()
        .iter()
        .filter(|operation| !takes(operation, "Matrix-Session"))
    {
        let request = world
            .ann
            .wire
            .request(operation.info.method.clone(), world.path(operation));
        let answer = request
            .token(&world.ann.token)
            .session("no session at all")
            .body("no json")
            .send()
            .await;
        assert_eq!(answer.header("matrix-session"), None, "{}", answer.what);
    }
}
