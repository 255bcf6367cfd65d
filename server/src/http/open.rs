//! How long an open connection is borne with.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Context;
use crate::env::Clock;

/// How long a connection gets for the last word, the answer to it included.
const FAREWELL: Duration = Duration::from_secs(5);

/// Measures how long a connection takes nothing.
#[derive(Clone)]
pub struct Patience {
    /// Where time comes from.
    pub clock: Arc<dyn Clock>,
    heartbeat_ms: u64,
    stop: CancellationToken,
}

impl Patience {
    /// The patience of the server: two heartbeats, and less when it stops.
    pub fn new(context: &Context) -> Self {
        Self {
            clock: Arc::clone(&context.app.env.clock),
            heartbeat_ms: context.heartbeat_ms,
            stop: context.stop.clone(),
        }
    }

    /// The patience of a server that doesn't stop.
    #[cfg(test)]
    pub fn of(clock: Arc<dyn Clock>, heartbeat_ms: u64) -> Self {
        Self {
            clock,
            heartbeat_ms,
            stop: CancellationToken::new(),
        }
    }

    /// Ends when a connection that has taken nothing since a moment is to be given up.
    pub async fn ends(&self, since_ms: u64) {
        let until_ms = since_ms.saturating_add(self.heartbeat_ms.saturating_mul(2));
        tokio::select! {
            () = self.clock.sleep_until(until_ms) => {}
            () = self.stops() => {}
        }
    }

    /// Ends when nobody is waited for any more, because the server stops.
    async fn stops(&self) {
        self.stop.cancelled().await;
        self.farewell().await;
    }

    /// Waits for as long as a connection gets for the last word.
    pub async fn farewell(&self) {
        self.clock.sleep(FAREWELL).await;
    }
}
