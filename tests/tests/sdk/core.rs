//! What a client is made of: who it is, what it tells of its calls, and that it passes on what it doesn't know.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;
use std::sync::Once;
use std::time::Duration;

use serde_json::{Value, json};
use tidings_client::api::{ClientAccountExt, ClientMessageExt, ClientSessionExt};
use tidings_client::types::{
    ErrorCode, EventType, MessageSendRequest, RoomCreateRequest, RoomEvent,
    RoomMessageEventContent, RoomNameEventContent, RoomVisibility, ScrollDirection,
    SessionCreateRequest, StateKey,
};
use tidings_client::{Client, Error, Room};
use tidings_tests::TestServer;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::prelude::*;

/// Waits for what comes at all only if it comes soon.
pub(super) async fn within<T>(wait: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(Duration::from_mins(1), wait).await;
    waited.expect("it comes")
}

pub(super) async fn register(url: &str, name: &str) -> Client {
    let registered = Client::builder(url).register(name, "a long password").await;
    registered.expect("a free name")
}

pub(super) async fn public_room(client: &Client) -> Room {
    let request = RoomCreateRequest::new(RoomVisibility::Public);
    let made = client.create_room(request).await.expect("made");
    client.room(made.room_id)
}

pub(super) fn text_of(event: &RoomEvent) -> Option<String> {
    match event.content_as::<RoomMessageEventContent>()? {
        Ok(RoomMessageEventContent::Text(text)) => Some(text.body),
        _ => None,
    }
}

/// The texts of a room, oldest first.
pub(super) async fn texts(room: &Room) -> Vec<String> {
    let page = room.scroll(None, ScrollDirection::F, 1_000).await;
    page.expect("a page")
        .chunk
        .iter()
        .filter_map(text_of)
        .collect()
}

type Memory = Rc<RefCell<Vec<u8>>>;

thread_local! {
    /// Where the spans of this thread go.
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

/// Listens to the calls of the clients on this thread. The process has one subscriber for good, and each thread its ear.
fn listen() -> Memory {
    static START: Once = Once::new();
    START.call_once(|| {
        let is_heard = dynamic_filter_fn(|metadata, _| {
            metadata.target() == "tidings_client" && HEARD.with_borrow(Option::is_some)
        });
        let layer = layer().json().with_span_events(FmtSpan::CLOSE);
        let layer = layer.with_writer(|| Here).with_filter(is_heard);
        let subscriber = tracing_subscriber::registry().with(layer);
        tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
    });
    let memory = Memory::default();
    HEARD.set(Some(Rc::clone(&memory)));
    memory
}

/// The calls that were heard of: operation, tries, status, errcode.
fn calls(memory: &Memory) -> Vec<Value> {
    let bytes = memory.borrow();
    let lines = std::str::from_utf8(&bytes).expect("text").lines();
    let call = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let span = &line["span"];
        assert_eq!(span["operation"], span["otel.name"]);
        json!([
            span["operation"],
            span["attempts"],
            span["status"],
            span["errcode"]
        ])
    };
    lines.map(call).collect()
}

/// A call has one span, however often it is tried; it says which operation it is and how it ended.
#[tokio::test]
async fn a_call_has_one_span() {
    let mut server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let memory = listen();
    let room = public_room(&ann).await;
    let key = StateKey::empty();
    let missing = room.state::<RoomNameEventContent>(&key);
    let error = missing.await.expect_err("no name");
    assert!(error.is(&ErrorCode::NOT_FOUND));
    server.restart().await;
    within(room.post_text("a")).await.expect("sent");
    ann.api().version_list_of().await;
    assert_eq!(
        calls(&memory),
        [
            json!(["session_create", 1, 200, null]),
            json!(["room_create", 1, 200, null]),
            json!(["state_get", 1, 404, "M_NOT_FOUND"]),
            json!(["message_send", 1, 409, "M_STALE_SESSION"]),
            json!(["message_send", 1, 200, null]),
            json!(["version_list", 1, 200, null]),
        ]
    );
}

/// The operations that the face doesn't have are heard of, too.
trait VersionList {
    async fn version_list_of(&self);
}

impl VersionList for tidings_client::api::Client {
    async fn version_list_of(&self) {
        use tidings_client::api::ClientServerExt as _;
        self.version_list().send().await.expect("versions");
    }
}

/// The program's name is what the user sees in the list of devices; an HTTP client of one's own brings its own.
#[tokio::test]
async fn a_client_says_which_program_it_is() {
    let server = TestServer::start().await;
    let first = Client::builder(server.url()).user_agent("harbour/1");
    let first = first
        .register("ann", "a long password")
        .await
        .expect("a free name");
    let http = reqwest::Client::builder().user_agent("harbour/2").build();
    let second = Client::builder(server.url()).http(http.expect("an HTTP client"));
    let second = second
        .login("ann", "a long password")
        .await
        .expect("logged in");
    let saved = serde_json::to_string(second.credentials()).expect("text");
    let saved = serde_json::from_str(&saved).expect("credentials");
    let again = Client::builder(server.url())
        .restore(saved)
        .expect("a client");
    again.session().await.expect("the same device");
    first.session().await.expect("a session");
    let devices = first
        .api()
        .device_list()
        .send()
        .await
        .expect("devices")
        .into_inner();
    let agents: Vec<_> = devices
        .devices
        .iter()
        .map(|device| device.user_agent.clone())
        .collect();
    assert_eq!(agents.len(), 2);
    assert!(agents.contains(&Some("harbour/1".into())), "{agents:?}");
}

/// ERR-1, ACT-3, SES-3: what a refusal says beside its code can be asked for.
#[tokio::test]
async fn refusals_are_typed() {
    let mut server = TestServer::start_with(|settings| settings.action.hold_ms = 0).await;
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let own = ann
        .api()
        .session_create()
        .body(SessionCreateRequest::default());
    let own = own.send().await.expect("a session").into_inner().session_id;
    let send = async |id: i64| {
        let content = json!({"msgtype": "m.text", "body": "a"});
        let content = content.as_object().cloned().expect("an object");
        let event_type: EventType = "message.m.room.message".parse().expect("a type");
        let call = ann
            .api()
            .message_send()
            .room_id(room.id().clone())
            .event_type(event_type);
        let call = call.matrix_session(own.clone()).matrix_action(id);
        let sent = call
            .body(MessageSendRequest::new(content.into()))
            .send()
            .await;
        sent.map_err(Error::from)
    };
    let early = send(5).await.expect_err("too early");
    assert!(early.is(&ErrorCode::MISSING_ACTION));
    assert_eq!(
        (early.expected_action_id(), early.retry_after()),
        (Some(0), None)
    );
    let done = send(0).await.expect("sent").into_inner();
    server.restart().await;
    let stale = send(0).await.expect_err("ended");
    assert!(stale.is(&ErrorCode::STALE_SESSION));
    let applied = stale.applied().expect("it was processed");
    let outcome = applied.outcome.as_ref().expect("its outcome");
    assert_eq!(
        (applied.action_id, &outcome["event_id"]),
        (0, &json!(done.event_id))
    );
}

/// EVT-8: types and keys that nobody has heard of come through, typed and in the stream, and print as they came.
#[tokio::test]
async fn what_is_unknown_stays() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let content = json!({
        "question": "soup?", "answers": [{"id": 1, "": null}, [[]]], "org.example.deep": {"a": {"b": -7}},
        "größe": "\u{1f372}",
    });
    let object = content.as_object().cloned().expect("an object");
    let event_type: EventType = "message.org.example.poll".parse().expect("a type");
    let sending = room.post_event(event_type.clone(), MessageSendRequest::new(object.into()));
    let outcome = within(sending).await.expect("sent");
    let event = ann.event(&outcome.event_id).await.expect("the event");
    assert_eq!(event.event_type(), &event_type);
    let printed: Value = serde_json::from_str(event.json()).expect("JSON");
    assert_eq!(printed["content"], content);
    assert_eq!(serde_json::to_value(&event).expect("JSON"), printed);

    let strange = json!({
        "type": "state.org.example.x", "sender": "a.example", "state_key": "_", "content": {"a": 1},
        "org.example.key": [1, {"b": null}], "unsigned": {"org.example.more": "yes", "age": 1},
    });
    let event = RoomEvent::from_json(strange.to_string()).expect("an event");
    assert_eq!(serde_json::to_value(&event).expect("JSON"), strange);
    let refusal =
        json!({"errcode": "ORG.EXAMPLE_NO", "error": "no", "org.example.why": {"a": [1]}});
    let read: tidings_client::types::ApiError =
        serde_json::from_value(refusal.clone()).expect("an error");
    assert_eq!(read.errcode.as_str(), "ORG.EXAMPLE_NO");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), refusal);
}
