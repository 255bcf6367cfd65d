//! The event stream for a connection that stays open: what a client would be answered that polls again and again (STR-7).

use std::sync::Arc;

use tidings_types::{ChunkToken, StreamChunk};
use tokio_util::sync::CancellationToken;

use super::{App, AppError, Caller, ErrorKind, FilterInput, StreamRequest};

/// What an open connection asks for.
pub struct FeedRequest<'a> {
    /// Where to go on, and the parameter that says so; now when absent.
    pub from: Option<(&'static str, ChunkToken)>,
    /// Which events.
    pub input: FilterInput<'a>,
    /// How long nothing may come, in milliseconds.
    pub heartbeat_ms: u64,
}

/// One chunk after the other. Nothing is read ahead, and between two chunks nothing is held but the position.
pub struct Feed {
    app: Arc<App>,
    caller: Caller,
    request: StreamRequest,
    heartbeat_ms: u64,
    stop: CancellationToken,
}

/// What an open connection gets.
pub enum Fed {
    /// Something happened, or the stream begins.
    News(StreamChunk),
    /// Nothing happened for a heartbeat. The chunk says that the position has moved on all the same.
    Quiet(Option<StreamChunk>),
}

impl App {
    /// How many streams wait, whatever carries them.
    pub fn waiting(&self) -> usize {
        self.live.waiting()
    }

    /// Opens a stream. Whatever a poll would refuse is refused here, and a limit of 0, which would never lead on.
    pub async fn feed(
        self: &Arc<Self>,
        caller: Caller,
        request: FeedRequest<'_>,
        stop: CancellationToken,
    ) -> Result<Feed, AppError> {
        let filter = self.read_filter(request.input).await?;
        if filter.limit() == Some(0) {
            let name = request.input.limit.map_or("filter", |_| "limit");
            let message = "a stream without events in its chunks leads nowhere";
            return Err(AppError::bad_parameter(name, message));
        }
        if let Some((name, token)) = &request.from {
            self.stream_place(token, name)?;
        }
        Ok(Feed {
            app: Arc::clone(self),
            caller,
            request: StreamRequest {
                from: request.from.map(|(_, token)| token),
                filter,
                timeout_ms: 0,
                // It doesn't come back for more, so it is told at once.
                begins_session: false,
            },
            heartbeat_ms: request.heartbeat_ms,
            stop,
        })
    }
}

impl Feed {
    /// Waits for what comes next. After an error nothing does: it is what a poll would be answered now, or says that the
    /// server stops.
    pub async fn next(&mut self) -> Result<Fed, AppError> {
        if self.stop.is_cancelled() {
            let message = "the server is stopping";
            return Err(AppError::new(ErrorKind::Unavailable, message));
        }
        let from = self.request.from.clone();
        // Without a position the answer comes at once, so that nothing is missed from there on.
        self.request.timeout_ms = from.as_ref().map_or(0, |_| self.heartbeat_ms);
        let chunk = self.app.stream(&self.caller, &self.request, &self.stop);
        let chunk = chunk.await?;
        self.request.from = Some(chunk.end.clone());
        let has_moved = from.as_ref() != Some(&chunk.end);
        let has_news = !chunk.events.is_empty() || !chunk.joined.is_empty() || chunk.more;
        Ok(if has_news || from.is_none() {
            Fed::News(chunk)
        } else {
            Fed::Quiet(has_moved.then_some(chunk))
        })
    }
}
