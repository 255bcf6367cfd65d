//! Operations that aren't there yet.

use tidings_tests::contract::{Operation, not_implemented};

use super::{World, takes};

/// Exactly the listed operations answer 501 `M_UNRECOGNIZED`, to those who may ask; the others answer something else.
#[tokio::test]
async fn exactly_the_listed_operations_are_501() {
    let world = World::new().await;
    let before = world.dump().await;
    let listed = not_implemented();
    for operation in Operation::all() {
        let path = world.path(&operation);
        if listed.contains(&operation.info.id) {
            let answer = world.request(&operation, &path).send().await;
            if takes(&operation, "Matrix-Session") {
                assert_eq!(answer.session(), world.ann.session());
            }
            answer.refused(501, "M_UNRECOGNIZED");
        } else if operation.body_schema().is_some() {
            let unsigned = world.ann.wire.request(operation.info.method.clone(), &path);
            world
                .sign(&operation, unsigned.body("no json"))
                .refused(400, "M_NOT_JSON")
                .await;
        }
    }
    world.assert_unchanged(&before).await;
    // What has no body may go through, and then changes something.
    let without_body = |operation: &&Operation| operation.body_schema().is_none();
    for operation in Operation::implemented().iter().filter(without_body) {
        let path = format!("{}?timeout=0", world.path(operation));
        let answer = world.request(operation, &path).send().await;
        assert_ne!(answer.status, 501, "{}", answer.what);
    }
}

/// ACT-3: what isn't there yet uses up no action id.
#[tokio::test]
async fn a_501_uses_up_no_action_id() {
    let world = World::new().await;
    for operation in Operation::all() {
        if not_implemented().contains(&operation.info.id) && takes(&operation, "Matrix-Action") {
            let request = world.request(&operation, &world.path(&operation)).action(0);
            request.refused(501, "M_UNRECOGNIZED").await;
        }
    }
    assert_eq!(world.ann.get("/session").ok().await["next_action_id"], 0);
}

/// The list names operations of the document, each once.
#[test]
fn the_list_names_operations_of_the_document() {
    let known: Vec<&str> = Operation::all()
        .iter()
        .map(|operation| operation.info.id)
        .collect();
    let mut listed = not_implemented();
    let count = listed.len();
    assert!(listed.iter().all(|id| known.contains(id)), "{listed:?}");
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), count);
}
