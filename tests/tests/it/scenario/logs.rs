//! What the log must not say.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;
use std::sync::Once;

use http::Method;
use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{PASSWORD, User};
use tidings_tests::wire::{V1, V2};
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::prelude::*;

/// What was logged on one thread.
type Memory = Rc<RefCell<Vec<u8>>>;

thread_local! {
    /// Where what is logged on this thread goes.
    static HEARD: RefCell<Option<Memory>> = const { RefCell::new(None) };
}

struct Here;

impl Write for Here {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        HEARD.with_borrow(|heard| match heard {
            Some(memory) => memory.borrow_mut().write(bytes),
            None => Ok(bytes.len()),
        })
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens to all that is logged on this thread, until the end of the thread.
///
/// The process has one subscriber for good: with one of its own for a thread, whichever thread comes to a line of the log
/// first decides whether anybody hears of it.
fn listen() -> Memory {
    static START: Once = Once::new();
    START.call_once(|| {
        let is_heard = dynamic_filter_fn(|_, _| HEARD.with_borrow(Option::is_some));
        let layer = layer().with_writer(|| Here).with_filter(is_heard);
        let subscriber = tracing_subscriber::registry().with(layer);
        tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
    });
    let memory = Memory::default();
    HEARD.set(Some(Rc::clone(&memory)));
    memory
}

fn holds(memory: &Memory, text: &str) -> bool {
    let bytes = memory.borrow();
    let mut windows = bytes.windows(text.len());
    windows.any(|window| window == text.as_bytes())
}

/// ACC-3, ACC-4: however much is logged, no token and no password is, wherever in a request it stands and whatever becomes of
/// the request.
#[tokio::test]
async fn neither_tokens_nor_passwords_are_logged() {
    // The server runs on the thread of this test.
    let memory = listen();
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let phone = ann.other_device().await;
    let stranger = "bm9ib2R5LXMgdG9rZW4";
    for token in [ann.token.as_str(), phone.token.as_str(), stranger] {
        for (method, path) in [
            (Method::GET, "/account"),
            (Method::GET, "/stream?timeout=0"),
            (Method::GET, "/stream?timeout=soon"),
            (Method::GET, "/nothing"),
            (Method::PATCH, "/account"),
            (Method::POST, "/rooms"),
        ] {
            let path = format!("{V2}{path}");
            let header = ann.wire.request(method.clone(), &path).token(token);
            header.send().await;
            let mark = if path.contains('?') { '&' } else { '?' };
            let query = format!("{path}{mark}access_token={token}");
            ann.wire.request(method, query).body("{").send().await;
        }
    }
    let wrong = json!({ "type": "m.login.password", "user": "ann", "password": "tide-and-thyme" });
    let login = ann.wire.post(format!("{V1}/login"), &wrong);
    login.refused(403, "M_FORBIDDEN").await;
    let body = json!({ "old_password": PASSWORD, "new_password": "spring-and-neap" });
    ann.put("/account/password", &body).ok().await;
    ann.post("/account/logout", &json!({})).ok().await;
    assert!(holds(&memory, "stream_poll"), "requests are logged");
    for secret in [
        ann.token.as_str(),
        phone.token.as_str(),
        stranger,
        PASSWORD,
        "tide-and-thyme",
        "spring-and-neap",
    ] {
        assert!(!holds(&memory, secret), "{secret}");
    }
}
