//! A server for the tests of programs: it runs in the test's process and answers what the test says. Behind the feature
//! `testing`.
//!
//! ```
//! use tidings_client::testing::{MockServer, operations::MessageSend};
//! use tidings_client::types::{ActionOutcome, ErrorCode, RoomId};
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = MockServer::start().await;
//! // The first message is refused, the second one is sent.
//! server.on(MessageSend).once().refuse(ErrorCode::FORBIDDEN, "you were banned");
//! server.on(MessageSend).once().answer(ActionOutcome::new("$sent:mock.example".parse()?, "t1sent".parse()?));
//!
//! let room = server.client().room("!room:mock.example".parse::<RoomId>()?);
//! let refused = room.send_text("hello").await.expect_err("it was refused");
//! assert!(refused.is(&ErrorCode::FORBIDDEN));
//! assert_eq!(room.send_text("hello again").await?.event_id.as_str(), "$sent:mock.example");
//!
//! let sent = server.requests_of(MessageSend);
//! assert_eq!(sent[1].param("room_id"), "!room:mock.example");
//! assert_eq!(sent[1].body.content["body"], "hello again");
//! server.verify();
//! # Ok(())
//! # }
//! ```
//!
//! - [`operations`] has a type for each operation, which knows what its requests and answers are.
//! - What every client does by itself is answered by itself, unless the test says otherwise: sessions, an initial sync
//!   without rooms, and the stream by long poll, into which [`MockServer::push`] puts events. The other transports are
//!   refused with 501.
//! - A request for which there is no answer is refused with 404 `M_UNRECOGNIZED` and a text that names its operation, and
//!   [`MockServer::verify`] fails.
//! - The server knows no rule of the protocol: it takes any token, and an action as often as it comes.
//!
//! There is no TLS, and no WebSocket.

mod builtin;
mod payload;
mod request;
mod script;
mod server;

#[rustfmt::skip]
mod generated;

pub use payload::{Bytes, Never, Payload};
pub use request::{Request, SeenRequest};
pub use script::{Refusal, When};
pub use server::MockServer;

/// Every operation of the protocol as a type, and a list of them.
pub mod operations {
    pub use super::generated::*;
}

/// An operation of the protocol.
pub trait Operation: 'static {
    /// What a request brings.
    type Body: Payload;
    /// What a success answers.
    type Answer: Payload;
    /// What is known of it.
    const INFO: OperationInfo;
}

/// What is known of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationInfo {
    /// Its id, such as `message_send`.
    pub id: &'static str,
    /// The method in upper case.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
}
