//! Tokens that are missing, wrong, or in the wrong place.

use tidings_tests::contract::Operation;
use tidings_tests::wire::Answer;

use super::{World, takes};

/// ERR-2: no token, or none that can be one, is 401 `M_MISSING_TOKEN`, whatever else is wrong.
#[tokio::test]
async fn without_a_token_every_secured_operation_is_401() {
    let world = World::new().await;
    let before = world.dump().await;
    for operation in Operation::all()
        .iter()
        .filter(|operation| operation.info.secured)
    {
        let path = world.path(operation);
        for value in [
            None,
            Some("Bearer"),
            Some("Bearer "),
            Some("Basic YW5uOng="),
            Some(""),
        ] {
            let request = world
                .anonymous(operation, &path)
                .header("matrix-session", "not a session");
            let request = match value {
                Some(value) => request.header("authorization", value),
                None => request,
            };
            let answer = request.send().await;
            assert_eq!(
                answer.header("www-authenticate"),
                Some("Bearer"),
                "{}",
                answer.what
            );
            assert_eq!(answer.header("matrix-session"), None, "{}", answer.what);
            answer.refused(401, "M_MISSING_TOKEN");
        }
        let empty = world.anonymous(operation, &format!("{path}?access_token="));
        empty.refused(401, "M_MISSING_TOKEN").await;
    }
    world.assert_unchanged(&before).await;
}

/// ERR-2, ACC-3: a token that nobody has is 401 `M_UNKNOWN_TOKEN`, in the header and in the query alike.
#[tokio::test]
async fn an_unknown_token_is_401_in_header_and_query() {
    let world = World::new().await;
    let before = world.dump().await;
    let wrong = world.ann.token.chars().rev().collect::<String>();
    for operation in Operation::all()
        .iter()
        .filter(|operation| operation.info.secured)
    {
        let path = world.path(operation);
        world
            .anonymous(operation, &path)
            .token(&wrong)
            .refused(401, "M_UNKNOWN_TOKEN")
            .await;
        let queried = world.anonymous(operation, &format!("{path}?access_token={wrong}"));
        queried.refused(401, "M_UNKNOWN_TOKEN").await;
        // The header is what counts when both are there.
        let both = world.anonymous(
            operation,
            &format!("{path}?access_token={}", world.ann.token),
        );
        both.token(&wrong).refused(401, "M_UNKNOWN_TOKEN").await;
    }
    world.assert_unchanged(&before).await;
}

/// ACC-3, SES-2: token and session count in the query too; what is refused then is something else.
#[tokio::test]
async fn token_and_session_count_in_the_query() {
    let world = World::new().await;
    let before = world.dump().await;
    for operation in Operation::all()
        .iter()
        .filter(|operation| takes(operation, "Matrix-Session"))
    {
        let path = format!("{}?access_token={}", world.path(operation), world.bob.token);
        let answer = world
            .anonymous(operation, &format!("{path}&session=not%20one"))
            .send()
            .await;
        super::assert_parameter(answer, "session");
        let answer = world
            .anonymous(operation, &format!("{path}&session=nobodys"))
            .send()
            .await;
        let session = answer.session();
        let body = answer.refused(409, "M_STALE_SESSION");
        assert_eq!(body["session_id"], session);
    }
    let session = world.ann.session();
    let path = format!(
        "/_matrix/client/v2/session?access_token={}&session={session}",
        world.ann.token
    );
    assert_eq!(world.ann.wire.get(path).ok().await["session_id"], session);
    world.assert_unchanged(&before).await;
}

/// Open operations look at no token: with one that nobody has they answer what they answer without one.
#[tokio::test]
async fn open_operations_ignore_tokens() {
    let world = World::new().await;
    let open = |operation: &&Operation| !operation.info.secured;
    for operation in Operation::implemented().iter().filter(open) {
        let ask = || world.anonymous(operation, &world.path_and_query(operation, ""));
        let without = ask().send().await;
        let with = ask().token("nobody's").send().await;
        let shown = |answer: &Answer| (answer.status, answer.body["errcode"].clone());
        assert_eq!(shown(&with), shown(&without), "{}", with.what);
        // The name in its example is taken.
        if operation.info.id == "register" {
            with.refused(400, "M_USER_IN_USE");
        } else {
            with.ok();
        }
    }
}
