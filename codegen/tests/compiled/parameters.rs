//! Parameters and headers on the wire, from the generated client and by hand; and operations as data.

use crate::edge::refusal;
use crate::{
    enum_and_pattern_params, header_params, not_implemented_operation, other_methods,
    path_variable_keyword, query_bounds_and_defaults, two_areas,
};

#[tokio::test]
async fn keywords_are_names() {
    use path_variable_keyword::client::{Client, ClientThingExt as _};
    let (_server, base) = path_variable_keyword::start();
    let client = Client::new(&base);
    let request = client.thing_get().type_("a/b c").self_("x&y");
    assert_eq!(
        request.send().await.unwrap().type_,
        "ThingGetPath { type_: \"a/b c\" } ThingGetQuery { self_: \"x&y\" }"
    );
    let too_long = reqwest::Client::new().get(format!("{base}/things/1234567890?self=a"));
    assert_eq!(
        refusal(too_long).await,
        (400, "parameter type: longer than 9 characters".to_owned())
    );
}

#[tokio::test]
async fn headers_pass_both_ways() {
    use header_params::client::{Client, ClientThingExt as _};
    let (_server, base) = header_params::start();
    let answer = Client::new(&base).thing_get().x_wanted("xyz").send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.headers()["x-left"], "3");
    assert_eq!(
        answer.seen,
        "ThingGetHeaders { x_trace: None, x_wanted: \"xyz\" }"
    );
    let without = reqwest::Client::new().get(format!("{base}/things"));
    assert_eq!(
        refusal(without).await,
        (400, "parameter x-wanted: missing".to_owned())
    );
    let info = &header_params::api::operations::THING_GET;
    assert!(info.secured);
    assert_eq!(info.request_headers, ["X-Trace", "X-Wanted"]);
    assert_eq!(info.response_headers, ["X-Left", "X-Trace"]);
}

#[tokio::test]
async fn a_query_has_defaults() {
    use query_bounds_and_defaults::client::{Client, ClientThingExt as _};
    let (_server, base) = query_bounds_and_defaults::start();
    let client = Client::new(&base);
    let answer = client.thing_list().word("me").send().await.unwrap();
    assert_eq!(
        answer.seen,
        "ThingListQuery { limit: 20, small: None, ratio: None, all: false, text: \"none\", word: \"me\" }"
    );
    let request = client.thing_list().word("a&b c").limit(-1).small(5);
    let answer = request.ratio(0.5).all(true).text("öö").send().await;
    assert_eq!(
        answer.unwrap().seen,
        "ThingListQuery { limit: -1, small: Some(5), ratio: Some(0.5), all: true, text: \"öö\", word: \"a&b c\" }"
    );
}

#[tokio::test]
async fn a_query_has_bounds() {
    let (_server, base) = query_bounds_and_defaults::start();
    for (query, reason) in [
        ("", "parameter word: missing"),
        ("word=a&word=b", "parameter word: given more than once"),
        (
            "word=1234567890",
            "parameter word: longer than 9 characters",
        ),
        ("word=a&limit=51", "parameter limit: more than 50"),
        ("word=a&limit=-2", "parameter limit: less than -1"),
        (
            "word=a&limit=1.5",
            "parameter limit: not an integer from -1 to 50",
        ),
        ("word=a&small=0", "parameter small: less than 1"),
        ("word=a&ratio=2", "parameter ratio: more than 1"),
        ("word=a&ratio=NaN", "parameter ratio: not a number"),
        ("word=a&all=yes", "parameter all: neither true nor false"),
        ("word=a&text=b", "parameter text: shorter than 2 characters"),
    ] {
        let request = reqwest::Client::new().get(format!("{base}/things?{query}"));
        assert_eq!(refusal(request).await, (400, reason.to_owned()), "{query}");
    }
}

#[tokio::test]
async fn named_types_are_parameters() {
    use enum_and_pattern_params::client::{Client, ClientThingExt as _};
    use enum_and_pattern_params::types::Kind;
    let (_server, base) = enum_and_pattern_params::start();
    let client = Client::new(&base);
    let get = || client.thing_get().name("abc").count(7);
    assert_eq!(
        get().send().await.unwrap().seen,
        "ThingGetPath { name: Name(\"abc\"), count: Count(7) } ThingGetQuery { kind: Small }"
    );
    let answer = get().kind(Kind::BigOne).send().await.unwrap();
    assert!(answer.seen.ends_with("ThingGetQuery { kind: BigOne }"));
    for (path, reason) in [
        (
            "ABC/1",
            "parameter name: doesn't match pattern \"^[a-z]{1,8}$\"",
        ),
        ("abc/11", "parameter count: more than 10"),
        ("abc/1?kind=huge", "parameter kind: invalid value"),
    ] {
        let request = reqwest::Client::new().get(format!("{base}/things/{path}"));
        assert_eq!(refusal(request).await, (400, reason.to_owned()), "{path}");
    }
}

#[tokio::test]
async fn methods_that_a_path_lacks_are_answered() {
    use other_methods::client::{Client, ClientThingExt as _};
    let (_server, base) = other_methods::start();
    let answer = Client::new(&base).thing_delete().id("one").send().await;
    assert_eq!(answer.unwrap().seen, "one");
    let request = reqwest::Client::new().put(format!("{base}/things/one"));
    assert_eq!(
        refusal(request).await,
        (405, "/things/{id} has 1 and lacks 6".to_owned())
    );
}

#[tokio::test]
async fn what_is_not_implemented_is_answered_by_the_edge() {
    use not_implemented_operation::client::{Client, ClientDoorExt as _, Error};
    let (_server, base) = not_implemented_operation::start();
    let refused = Client::new(&base).door_open().send().await.unwrap_err();
    let Error::ErrorResponse(refused) = refused else {
        panic!("{refused}")
    };
    assert_eq!(refused.status(), 501);
    assert_eq!(refused.reason, "door_open isn't there yet");
}

#[tokio::test]
async fn areas_are_apart_and_in_the_order_of_the_tags() {
    use two_areas::client::{Client, ClientCatExt as _, ClientDogExt as _};
    let (_server, base) = two_areas::start();
    let client = Client::new(&base);
    assert_eq!(client.cat_get().send().await.unwrap().both.name, "cat");
    assert_eq!(client.dog_get().send().await.unwrap().name, "dog");
    let operations = two_areas::api::operations::OPERATIONS.iter();
    let operations: Vec<_> = operations
        .map(|one| (one.index, one.area, one.id))
        .collect();
    assert_eq!(operations, [(0, "dog", "dog_get"), (1, "cat", "cat_get")]);
}
