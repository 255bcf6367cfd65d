//! Asks for one chunk after the other, and goes on after whatever comes between.

use std::time::Duration;

use reqwest::StatusCode;
use tidings_types::{SessionId, StreamChunk};
use tokio::time::Instant;

use super::ladder::{Blame, Ladder, blame};
use super::open::Line;
use super::{Came, StreamOptions, Transport};
use crate::api::{self, ClientStreamExt};
use crate::retry::Backoff;
use crate::session::{MOST_RENEWALS, call};
use crate::{Client, Error};

/// The longest wait that a server may be asked for (STR-1).
const LONGEST_POLL: Duration = Duration::from_mins(2);

/// An answer without news that took this long was no hasty one.
const UNHURRIED: Duration = Duration::from_secs(1);

/// Asks for one chunk after the other.
pub(super) struct Reader {
    pub(super) client: Client,
    pub(super) options: StreamOptions,
    /// The connection, where one stays open.
    pub(super) line: Option<Line>,
    /// Chooses the transport where the options don't.
    pub(super) ladder: Option<Ladder>,
    /// Grows while the server answers nothing sooner than it was asked to, so that it isn't asked without a pause.
    idle: Backoff,
}

/// What one try gave; no chunk when the session had ended and there is a new one.
pub(super) type Tried = Result<Option<(StreamChunk, SessionId)>, Error>;

impl Reader {
    /// Reads from where the options say.
    pub(super) fn new(client: Client, options: StreamOptions) -> Self {
        Self {
            client,
            ladder: (options.transport == Transport::Best).then(Ladder::new),
            options,
            line: None,
            idle: Backoff::new(),
        }
    }

    /// What to use now; never [`Transport::Best`].
    pub(super) fn transport(&self) -> Transport {
        let ladder = self.ladder.as_ref();
        ladder.map_or(self.options.transport, Ladder::transport)
    }

    /// The next chunk, however long it takes, or the error after which there is none.
    pub(super) async fn next(&mut self) -> Result<Came, Error> {
        let mut backoff = Backoff::new();
        let mut renewals = 0;
        loop {
            let began = Instant::now();
            let transport = self.transport();
            let tried = match transport {
                Transport::Poll => self.poll(&mut renewals).await,
                _ => self.receive(transport, &mut renewals).await,
            };
            let error = match tried {
                Ok(Some((chunk, session_id))) => {
                    let first = self.options.from.replace(chunk.end.clone()).is_none();
                    if is_news(&chunk)
                        || first
                        || self.line.is_some()
                        || began.elapsed() >= UNHURRIED
                    {
                        self.idle = Backoff::new();
                    } else {
                        tokio::time::sleep(self.idle.next()).await;
                    }
                    self.climb(&chunk);
                    return Ok(Came {
                        chunk,
                        transport,
                        session_id,
                    });
                }
                Ok(None) => continue,
                Err(error) => error,
            };
            if self.falls_back(&error, transport) {
                continue;
            }
            let broken = error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR);
            if !(error.is_transient() || broken) {
                return Err(error);
            }
            tracing::debug!(
                error = &error as &dyn std::error::Error,
                "the stream was interrupted"
            );
            self.client.pause(&error, &mut backoff).await;
        }
    }

    /// Tries the better transports again when it is time, between two chunks: nothing is lost by it.
    fn climb(&mut self, chunk: &StreamChunk) {
        let Some(ladder) = &mut self.ladder else {
            return;
        };
        if !chunk.more && ladder.came(Instant::now()) {
            self.line = None;
        }
    }

    /// Whether a worse transport is to be tried at once.
    fn falls_back(&mut self, error: &Error, transport: Transport) -> bool {
        let Some(ladder) = &mut self.ladder else {
            return false;
        };
        let blame = match blame(error, transport) {
            // What has let something through keeps nothing back: it was the network, or this machine slept.
            Blame::Surely if matches!(error, Error::Interrupted(_)) && !ladder.is_unproved() => {
                Blame::Maybe
            }
            blame => blame,
        };
        let falls = ladder.failed(blame, Instant::now());
        if falls {
            tracing::debug!(
                error = error as &dyn std::error::Error,
                from = ?transport, to = ?ladder.transport(), "another transport"
            );
            self.line = None;
        }
        falls
    }

    /// One poll.
    async fn poll(&mut self, renewals: &mut usize) -> Tried {
        let session_id = self.client.session().await?;
        // Without a position the answer comes at once, so that nothing is missed when a first long poll is interrupted.
        let wait = self
            .options
            .from
            .as_ref()
            .map_or(Duration::ZERO, |_| self.options.poll.min(LONGEST_POLL));
        let timeout = wait + self.client.request_timeout();
        let options = self.options.clone();
        match call(self.client.api(), timeout, |api| ask(api, options, wait)).await {
            Ok(chunk) => Ok(Some((chunk, session_id))),
            Err(error) => self.renewed(error, &session_id, renewals),
        }
    }

    /// No chunk where an error is that of an ended session, as often as that may be; else the error.
    pub(super) fn renewed(
        &self,
        error: Error,
        session_id: &SessionId,
        renewals: &mut usize,
    ) -> Tried {
        if *renewals < MOST_RENEWALS && self.client.renewed(&error, session_id) {
            *renewals += 1;
            return Ok(None);
        }
        Err(error)
    }
}

fn is_news(chunk: &StreamChunk) -> bool {
    !chunk.events.is_empty() || !chunk.joined.is_empty() || chunk.more
}

async fn ask(
    api: api::Client,
    options: StreamOptions,
    wait: Duration,
) -> crate::session::Answer<StreamChunk> {
    let mut call = api
        .stream_poll()
        .timeout(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
    if let Some(from) = options.from {
        call = call.from(from);
    }
    if let Some(limit) = options.limit {
        call = call.limit(limit);
    }
    if let Some(filter) = options.filter {
        call = call.filter(filter);
    }
    if let Some(types) = options.types {
        call = call.types(types);
    }
    if let Some(not_types) = options.not_types {
        call = call.not_types(not_types);
    }
    call.send().await
}
