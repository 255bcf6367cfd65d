//! What every client does by itself, answered without a word of the test: sessions, an initial sync, the stream.

use std::time::Duration;

use parking_lot::Mutex;
use tidings_types::{
    ChunkToken, ErrorCode, InitialSyncResponse, PresenceState, RoomEvent, Session, SessionId,
    StreamChunk,
};
use tokio::sync::watch;

use super::Operation;
use super::operations::{
    InitialSync, SessionCreate, SessionGet, StreamPoll, StreamSocket, StreamSse,
};
use super::request::SeenRequest;
use super::script::{Refusal, Reply};

/// The one session.
const SESSION: &str = "mock";

/// What the test has put into the stream, and the actions that came.
pub(super) struct World {
    events: watch::Sender<Vec<RoomEvent>>,
    last_action: Mutex<Option<i64>>,
}

impl World {
    pub(super) fn new() -> Self {
        Self {
            events: watch::Sender::new(Vec::new()),
            last_action: Mutex::default(),
        }
    }

    pub(super) fn push(&self, events: impl IntoIterator<Item = RoomEvent>) {
        self.events.send_modify(|all| all.extend(events));
    }

    /// Takes note of the number of an action.
    pub(super) fn note(&self, request: &SeenRequest) {
        let id = request.headers.get("matrix-action");
        let id: Option<i64> = id.and_then(|id| id.to_str().ok()?.parse().ok());
        let mut last = self.last_action.lock();
        *last = (*last).max(id);
    }

    /// The answer to a request that every client makes; `None` to another one.
    pub(super) async fn answer(&self, request: &SeenRequest) -> Option<Reply> {
        let id = request.operation?;
        if [SessionCreate::INFO.id, SessionGet::INFO.id].contains(&id) {
            Some(Reply::of(self.session()))
        } else if id == InitialSync::INFO.id {
            let end = token(self.events.borrow().len());
            let nothing = InitialSyncResponse::new(vec![], vec![], vec![], vec![], 0, end);
            Some(Reply::of(nothing))
        } else if id == StreamPoll::INFO.id {
            Some(self.poll(request).await)
        } else if [StreamSocket::INFO.id, StreamSse::INFO.id].contains(&id) {
            let refusal = Refusal {
                status: reqwest::StatusCode::NOT_IMPLEMENTED,
                ..Refusal::new(
                    ErrorCode::UNRECOGNIZED,
                    "the mock server only has long polls",
                )
            };
            Some(refusal.into())
        } else {
            None
        }
    }

    fn session(&self) -> Session {
        let id: SessionId = SESSION.parse().expect("an id");
        let next = self.last_action.lock().map_or(0, |last| last + 1);
        Session::new(id, 3_600_000, next, PresenceState::Online, vec![])
    }

    async fn poll(&self, request: &SeenRequest) -> Reply {
        let mut events = self.events.subscribe();
        let now = events.borrow().len();
        let from = match request.params.get("from").map(|from| place(from)) {
            None => now,
            Some(Some(from)) if from <= now => from,
            Some(_) => {
                let refusal = Refusal::new(ErrorCode::INVALID_PARAM, "no position of this server");
                return refusal.into();
            }
        };
        let wait = request.params.get("timeout").map(|wait| wait.parse());
        let wait = wait.and_then(Result::ok).map_or(0, |wait: u64| wait);
        let news = events.wait_for(|events| events.len() > from);
        _ = tokio::time::timeout(Duration::from_millis(wait), news).await;
        let all = events.borrow();
        let chunk = StreamChunk::new(
            token(from),
            token(all.len()),
            all[from..].to_vec(),
            vec![],
            false,
        );
        Reply::of(chunk)
    }
}

/// The position behind so many events.
fn token(events: usize) -> ChunkToken {
    let text = format!("s1mock{events}");
    text.parse().expect("a token")
}

fn place(token: &str) -> Option<usize> {
    token.strip_prefix("s1mock")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::Payload;
    use super::*;

    #[test]
    fn positions_are_tokens() {
        for number in [0, 1, 1_000_000] {
            assert_eq!(place(&token(number)), Some(number));
        }
        assert_eq!(place("s1other"), None);
    }

    #[test]
    fn no_body_is_an_empty_one() {
        assert!(<Session as Payload>::read(b"").is_err());
        assert!(<() as Payload>::read(b"").is_ok());
        assert!(<tidings_types::SessionCreateRequest as Payload>::read(b"").is_ok());
    }
}
