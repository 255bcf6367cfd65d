//! Values of path and query parameters that can't be.

use tidings_tests::broken;
use tidings_tests::contract::{self, Operation};
use tidings_tests::wire::encode;

use super::{World, assert_parameter};

/// ERR-2: a malformed id in the path is 400 `M_INVALID_PARAM` and `parameter` names it.
#[tokio::test]
async fn path_values_that_break_the_schema_are_400() {
    let world = World::new().await;
    let before = world.dump().await;
    let mut count = 0;
    for operation in Operation::implemented() {
        for parameter in operation.parameters("path") {
            let validator = contract::validator(&parameter.schema);
            let texts = broken::texts(&parameter.schema).into_iter();
            for text in
                texts.filter(|text| !text.is_empty() && !validator.is_valid(&text.as_str().into()))
            {
                count += 1;
                let path = world.path_with(&operation, &parameter.name, &encode(&text));
                assert_parameter(
                    world.request(&operation, &path).send().await,
                    &parameter.name,
                );
            }
        }
    }
    assert!(count > 25, "only {count} broken values");
    world.assert_unchanged(&before).await;
}

/// ERR-2: ids of another kind, with parts missing or with bytes too many are malformed; so are keys of no known form
/// (EVT-4). A slash can stand in a value, as `%2F`, where the id's form lets it.
#[tokio::test]
async fn ids_with_the_wrong_parts_are_400() {
    let world = World::new().await;
    let before = world.dump().await;
    let long = "\u{f6}".repeat(128);
    for operation in Operation::implemented() {
        for parameter in operation.parameters("path") {
            let values: Vec<String> = match parameter.name.as_str() {
                "room_id" => [
                    "@ann:localhost",
                    "!:localhost",
                    "!a:",
                    "!a",
                    "!a:b/c",
                    "!a b:c",
                    "!a:b\n",
                ]
                .map(str::to_owned)
                .into_iter()
                .chain([format!("!{long}:b")])
                .collect(),
                "event_type" => [
                    "m.room.message",
                    "message",
                    "message.",
                    "State.x",
                    "message.a b",
                    "presence.x",
                ]
                .map(str::to_owned)
                .into_iter()
                .chain([format!("message.{long}")])
                .collect(),
                "state_key" => ["!x", " ", "#x:y", "@ann", "/x"]
                    .map(str::to_owned)
                    .into_iter()
                    .chain([format!("_{long}")])
                    .collect(),
                _ => Vec::new(),
            };
            for value in values {
                let path = world.path_with(&operation, &parameter.name, &encode(&value));
                assert_parameter(
                    world.request(&operation, &path).send().await,
                    &parameter.name,
                );
            }
        }
    }
    world.assert_unchanged(&before).await;
}

/// ERR-2: a query value of the wrong type or out of its bounds is 400 with its name; nothing is clamped. So is one given
/// twice, and one that is missing though it has to be there.
#[tokio::test]
async fn query_values_that_break_the_schema_are_400() {
    let world = World::new().await;
    let before = world.dump().await;
    let mut count = 0;
    for operation in Operation::implemented() {
        for parameter in operation.parameters("query") {
            let name = &parameter.name;
            let integer = contract::resolve(&parameter.schema)["type"] == "integer";
            let validator = contract::validator(&parameter.schema);
            let is_valid = |text: &str| {
                let value = if integer {
                    serde_json::from_str(text).unwrap_or_default()
                } else {
                    text.into()
                };
                validator.is_valid(&value)
            };
            for text in broken::texts(&parameter.schema)
                .iter()
                .filter(|text| !is_valid(text))
            {
                count += 1;
                let path = world.path_and_query(&operation, name);
                let path = format!("{path}{name}={}", encode(text));
                assert_parameter(world.request(&operation, &path).send().await, name);
            }
            let path = world.path_and_query(&operation, name);
            let twice = world.request(&operation, &format!("{path}{name}=1&{name}=1"));
            assert_parameter(twice.send().await, name);
            if parameter.required {
                assert_parameter(world.request(&operation, &path).send().await, name);
            }
        }
    }
    assert!(count > 60, "only {count} broken values");
    world.assert_unchanged(&before).await;
}

/// What the document doesn't name is ignored.
#[tokio::test]
async fn query_values_nobody_knows_are_ignored() {
    let world = World::new().await;
    world
        .ann
        .sync("colour=green&limit=1&colour=blue&=&&%")
        .await;
}
