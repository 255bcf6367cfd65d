//! Methods that a path doesn't have.

use http::Method;
use tidings_tests::contract;

use super::World;

const METHODS: [Method; 6] = [
    Method::GET,
    Method::PUT,
    Method::POST,
    Method::DELETE,
    Method::PATCH,
    Method::HEAD,
];

/// A path of the document with something in place of each variable. What it is doesn't matter: the method is asked first.
fn concrete(path: &str) -> String {
    let fill = |segment: &str| {
        if segment.starts_with('{') {
            "x".to_owned()
        } else {
            segment.to_owned()
        }
    };
    path.split('/').map(fill).collect::<Vec<_>>().join("/")
}

/// ERR-1: a method that a known path doesn't have is 405 `M_UNRECOGNIZED`, and `Allow` names those it has.
#[tokio::test]
async fn other_methods_are_405_with_the_allowed_ones_named() {
    let world = World::new().await;
    let before = world.dump().await;
    for (path, mut allowed) in contract::paths() {
        allowed.push("OPTIONS".to_owned());
        for method in METHODS
            .iter()
            .filter(|method| !allowed.iter().any(|one| one == method.as_str()))
        {
            let request = world.ann.wire.request(method.clone(), concrete(path));
            let answer = request
                .token(&world.ann.token)
                .body("not json")
                .send()
                .await;
            assert_eq!(answer.status, 405, "{}", answer.what);
            let named: Vec<&str> = answer
                .header("allow")
                .unwrap_or_default()
                .split(", ")
                .collect();
            assert_eq!(sorted(&named), sorted(&allowed), "{}", answer.what);
            if *method != Method::HEAD {
                answer.refused(405, "M_UNRECOGNIZED");
            }
        }
    }
    world.assert_unchanged(&before).await;
}

fn sorted<T: AsRef<str>>(methods: &[T]) -> Vec<String> {
    let mut methods: Vec<String> = methods
        .iter()
        .map(|method| method.as_ref().to_owned())
        .collect();
    methods.sort();
    methods
}

/// Pages of other origins may call every operation, with the headers of the protocol; no token is needed to ask.
#[tokio::test]
async fn options_lets_pages_of_any_origin_in() {
    let world = World::new().await;
    for (path, mut allowed) in contract::paths() {
        allowed.push("OPTIONS".to_owned());
        let request = world.ann.wire.request(Method::OPTIONS, concrete(path));
        let answer = request
            .header("origin", "https://chat.example")
            .send()
            .await;
        assert_eq!(answer.status, 204, "{}", answer.what);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        let methods: Vec<&str> = answer
            .header("access-control-allow-methods")
            .unwrap_or_default()
            .split(", ")
            .collect();
        assert_eq!(sorted(&methods), sorted(&allowed), "{}", answer.what);
        let headers = answer
            .header("access-control-allow-headers")
            .unwrap_or_default();
        for needed in [
            "Authorization",
            "Content-Type",
            "Matrix-Session",
            "Matrix-Action",
        ] {
            assert!(headers.contains(needed), "{}: {needed}", answer.what);
        }
    }
}

/// Answers, refusals too, can be read by pages of any origin, and so can the session's id.
#[tokio::test]
async fn answers_can_be_read_by_pages_of_any_origin() {
    let world = World::new().await;
    let asks = [
        world.ann.get("/session"),
        world.ann.get("/initial_sync?limit=x"),
        world.ann.wire.get("/_matrix/client/versions"),
    ];
    for request in asks {
        let answer = request.send().await;
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some("*"),
            "{}",
            answer.what
        );
        let exposed = answer
            .header("access-control-expose-headers")
            .unwrap_or_default();
        assert!(
            exposed.contains("Matrix-Session") && exposed.contains("Retry-After"),
            "{exposed}"
        );
    }
}

/// A gap: a method that nobody uses is answered by the HTTP library, 405 with a body of its own.
#[tokio::test]
async fn methods_of_no_common_kind_get_the_librarys_own_405() {
    let world = World::new().await;
    let (status, body) = world
        .ann
        .wire
        .raw("TRACE", "/_matrix/client/versions", "")
        .await;
    assert_eq!(status, 405);
    assert!(
        body.contains("request_id") && !body.contains("errcode"),
        "{body}"
    );
}
