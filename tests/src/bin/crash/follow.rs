//! Clients that follow the stream, whatever becomes of the server, and go on from where they stopped.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt as _;
use parking_lot::Mutex;
use tidings_client::types::ChunkToken;
use tidings_client::{Client, StreamOptions};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::check::Followed;
use crate::log::Seen;

/// How long the server is asked to wait for events.
const WAIT: Duration = Duration::from_secs(5);
/// Few, so that a burst comes in several answers.
const AT_ONCE: u32 = 40;

/// A client that follows, until it is dropped.
pub(crate) struct Follower {
    followed: Arc<Mutex<Followed>>,
    anew: Arc<Notify>,
    task: JoinHandle<()>,
}

impl Follower {
    /// Begins to follow.
    pub(crate) fn start(client: Client, from: ChunkToken) -> Self {
        let (followed, anew) = (Arc::<Mutex<Followed>>::default(), Arc::<Notify>::default());
        let task = tokio::spawn(follow(
            client,
            from,
            Arc::clone(&followed),
            Arc::clone(&anew),
        ));
        Self {
            followed,
            anew,
            task,
        }
    }

    /// Has it break off whatever it waits for, and go on from the last position.
    pub(crate) fn interrupt(&self) {
        self.anew.notify_one();
    }

    /// How many events have come.
    pub(crate) fn count(&self) -> usize {
        self.followed.lock().ids.len()
    }

    /// Whether no more will come.
    pub(crate) fn is_over(&self) -> bool {
        self.followed.lock().broke.is_some()
    }

    /// Takes out what has come.
    pub(crate) fn take(&self) -> Followed {
        let mut followed = self.followed.lock();
        Followed {
            ids: std::mem::take(&mut followed.ids),
            broke: followed.broke.clone(),
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn follow(
    client: Client,
    mut from: ChunkToken,
    followed: Arc<Mutex<Followed>>,
    anew: Arc<Notify>,
) {
    loop {
        let mut chunks = client.stream_with(options(&from, WAIT));
        loop {
            let chunk = tokio::select! {
                chunk = chunks.next() => chunk,
                () = anew.notified() => break,
            };
            match chunk {
                Some(Ok(chunk)) => {
                    let events = chunk.events.iter().filter_map(Seen::read);
                    followed.lock().ids.extend(events.map(|event| event.id));
                    from = chunk.end;
                }
                Some(Err(error)) => {
                    followed.lock().broke = Some(error.to_string());
                    return;
                }
                None => return,
            }
        }
    }
}

fn options(from: &ChunkToken, poll: Duration) -> StreamOptions {
    StreamOptions {
        from: Some(from.clone()),
        poll,
        limit: Some(AT_ONCE),
        ..StreamOptions::default()
    }
}

/// Reads the stream from a position to its present end; where that is, too.
pub(crate) async fn read_on(
    client: &Client,
    from: &ChunkToken,
) -> Result<(Vec<Seen>, ChunkToken), tidings_client::Error> {
    let mut chunks = client.stream_with(StreamOptions {
        limit: Some(1_000),
        ..options(from, Duration::ZERO)
    });
    let (mut seen, mut end) = (Vec::new(), from.clone());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        seen.extend(chunk.events.iter().filter_map(Seen::read));
        end = chunk.end;
        if !chunk.more {
            break;
        }
    }
    Ok((seen, end))
}
