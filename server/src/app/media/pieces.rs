//! How the bytes of a file go out: read ahead by a piece, and never all at once.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures::Stream;
use tokio::sync::mpsc::{self, Receiver, Sender};

use crate::app::AppError;
use crate::env::Clock;
use crate::store::FileReader;

/// A reader that takes nothing for so long is given up, and so is a file of which nothing comes.
const STALL: Duration = Duration::from_mins(2);

/// The bytes of a file in their order. An error ends them too early.
#[derive(Debug)]
pub struct Pieces(Receiver<Result<Bytes, AppError>>);

impl Pieces {
    /// What a file holds. It is read as fast as it is taken, and not any more once this is dropped.
    pub(in crate::app) fn of(file: FileReader, clock: Arc<dyn Clock>) -> Self {
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(send(file, clock, sender));
        Self(receiver)
    }

    /// Bytes that are there already.
    pub(in crate::app) fn whole(bytes: Bytes) -> Self {
        let (sender, receiver) = mpsc::channel(1);
        // There is room for one.
        let _ = sender.try_send(Ok(bytes));
        Self(receiver)
    }
}

async fn send(mut file: FileReader, clock: Arc<dyn Clock>, to: Sender<Result<Bytes, AppError>>) {
    loop {
        let read = tokio::select! {
            read = file.next() => read,
            () = clock.sleep(STALL) => {
                tracing::warn!("where files lie nothing comes any more");
                return;
            }
        };
        let piece = match read {
            Ok(Some(piece)) => Ok(piece),
            Ok(None) => return,
            Err(error) => Err(error.into()),
        };
        let is_last = piece.is_err();
        let sent = tokio::select! {
            sent = to.send(piece) => sent.is_ok(),
            () = clock.sleep(STALL) => {
                // Whoever gets less than was announced knows that it isn't all.
                tracing::debug!("a download came to a standstill");
                false
            }
        };
        if is_last || !sent {
            return;
        }
    }
}

impl Stream for Pieces {
    type Item = Result<Bytes, AppError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

#[cfg(test)]
mod tests {
    use futures::TryStreamExt as _;

    use super::*;
    use crate::env::Env;
    use crate::store::Files;

    async fn file(bytes: usize) -> FileReader {
        let files = Files::in_memory();
        files
            .put("x", vec![7; bytes].into())
            .await
            .expect("written");
        files.read("x").await.expect("readable").expect("there")
    }

    #[tokio::test]
    async fn all_bytes_come() {
        let clock = Env::test(1).1;
        let pieces = Pieces::of(file(1_000_000).await, clock);
        let all: Vec<Bytes> = pieces.try_collect().await.expect("read");
        assert_eq!(all.concat(), vec![7; 1_000_000]);
        let whole: Vec<Bytes> = Pieces::whole("abc".into())
            .try_collect()
            .await
            .expect("there");
        assert_eq!(whole.concat(), b"abc");
    }

    #[tokio::test]
    async fn a_reader_that_takes_nothing_is_given_up() {
        let (_env, clock) = Env::test(1);
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("files");
        files
            .put("x", vec![7; 2_000_000].into())
            .await
            .expect("written");
        let file = files.read("x").await.expect("readable").expect("there");
        let pieces = Pieces::of(file, Arc::clone(&clock) as Arc<dyn Clock>);
        // What is read already waits to be taken.
        while pieces.0.is_empty() {
            tokio::task::yield_now().await;
        }
        while !pieces.0.is_closed() {
            clock.advance(STALL);
            tokio::task::yield_now().await;
        }
        let all: Vec<Bytes> = pieces.try_collect().await.expect("no error of reading");
        assert!(all.concat().len() < 2_000_000);
    }
}
