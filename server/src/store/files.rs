//! Where the bytes of uploads lie: in a folder, in memory, or in a bucket of an object store.
//!
//! A file is written in pieces, is there once it is finished, durably, and doesn't change afterwards. Which files there
//! should be is in the rows of the [`Store`](super::Store).

use std::fmt;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path as FsPath, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::aws::AmazonS3Builder;
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{GetResultPayload, ObjectStore, ObjectStoreExt as _};
use tokio::io::AsyncWriteExt as _;

use super::StoreError;
use super::bucket::Connector;
use crate::env::Clock;

/// So many bytes are written at once in a folder.
const PIECE_BYTES: usize = 256 << 10;
/// So many bytes are read at once: of every download, a few pieces wait in memory for a slow reader.
const READ_BYTES: usize = 64 << 10;
/// The smallest piece that object stores take, but for the last.
const BUCKET_PIECE_BYTES: usize = 5 << 20;
/// Pieces of a file on their way at once.
const PIECES_AT_ONCE: usize = 2;

/// The files of a server; clones are the same.
#[derive(Clone, Debug)]
pub struct Files {
    objects: Arc<dyn ObjectStore>,
    piece_bytes: usize,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
}

/// A file that is being written. Dropping it instead of finishing it leaves as little of it as can be.
pub struct FileWriter {
    writer: BufWriter,
}

/// A file that is being read.
pub struct FileReader {
    /// Its length in bytes.
    pub size: u64,
    source: Source,
}

enum Source {
    /// Absent after a failure.
    Disk(Option<File>),
    Stream(BoxStream<'static, object_store::Result<Bytes>>),
}

/// Reads anywhere in a file, blocking.
pub trait Contents: Read + Seek + Send {}

impl<T: Read + Seek + Send> Contents for T {}

impl Files {
    /// Files in a folder, which is made when it isn't there.
    pub fn in_folder(folder: &FsPath) -> Result<Self, StoreError> {
        let failed = |error: io::Error| failed("open the folder of uploads")(error.into());
        std::fs::create_dir_all(folder).map_err(failed)?;
        let objects = LocalFileSystem::new_with_prefix(folder)
            .map_err(engine("open the folder of uploads"))?;
        Ok(Self {
            objects: Arc::new(objects.with_fsync(true)),
            piece_bytes: PIECE_BYTES,
            folder: Some(folder.to_owned()),
        })
    }

    /// Files that end with the process.
    pub fn in_memory() -> Self {
        Self {
            objects: Arc::new(InMemory::new()),
            piece_bytes: PIECE_BYTES,
            folder: None,
        }
    }

    /// Files in a bucket of S3 or something like it, below a prefix that may be empty. Who asks, and where, is told by the
    /// environment as AWS's own tools read it: `AWS_ACCESS_KEY_ID`, `AWS_REGION`, `AWS_ENDPOINT` and so on.
    ///
    /// The pieces of an upload that a killed process was sending stay in the bucket, unseen, until a rule of the bucket
    /// removes them.
    pub fn in_bucket(
        bucket: &str,
        prefix: &str,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StoreError> {
        let builder = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_http_connector(Connector { clock });
        let objects = builder
            .build()
            .map_err(engine("open the bucket of uploads"))?;
        Ok(Self {
            objects: Arc::new(PrefixStore::new(objects, prefix)),
            piece_bytes: BUCKET_PIECE_BYTES,
            folder: None,
        })
    }

    /// Begins a file.
    pub fn write(&self, name: &str) -> FileWriter {
        let writer = BufWriter::with_capacity(
            Arc::clone(&self.objects),
            Path::from(name),
            self.piece_bytes,
        );
        FileWriter {
            writer: writer.with_max_concurrency(PIECES_AT_ONCE),
        }
    }

    /// Writes a small file at once.
    pub async fn put(&self, name: &str, bytes: Bytes) -> Result<(), StoreError> {
        let put = self.objects.put(&Path::from(name), bytes.into()).await;
        put.map(|_| ()).map_err(engine("write a file"))
    }

    /// Opens a file; `None` when there is none.
    pub async fn read(&self, name: &str) -> Result<Option<FileReader>, StoreError> {
        let found = match self.objects.get(&Path::from(name)).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            found => found.map_err(engine("open a file"))?,
        };
        Ok(Some(FileReader {
            size: found.meta.size,
            source: match found.payload {
                GetResultPayload::File(file, _) => Source::Disk(Some(file)),
                GetResultPayload::Stream(stream) => Source::Stream(stream),
            },
        }))
    }

    /// The number and the bytes of the files below a name.
    pub async fn count_below(&self, name: &str) -> Result<(usize, u64), StoreError> {
        let prefix = Path::from(name);
        let sum = |(count, bytes), found: object_store::ObjectMeta| async move {
            Ok((count + 1, bytes + found.size))
        };
        let found = self.objects.list(Some(&prefix));
        let sum = found.try_fold((0, 0), sum).await;
        sum.map_err(engine("list files"))
    }

    /// Removes a file, and what an interrupted write of it left. Nothing happens when there is none.
    pub async fn remove(&self, name: &str) -> Result<(), StoreError> {
        match self.objects.delete(&Path::from(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(engine("remove a file")(error)),
        }
        // What isn't finished lies beside the place for the whole.
        self.on_disk(format!("{name}#1"), |path| std::fs::remove_file(path))
            .await
    }

    /// Removes all files below a name.
    pub async fn remove_below(&self, name: &str) -> Result<(), StoreError> {
        let prefix = Path::from(name);
        let found = self
            .objects
            .list(Some(&prefix))
            .map_ok(|found| found.location);
        let removed: Vec<Path> = self
            .objects
            .delete_stream(found.boxed())
            .try_collect()
            .await
            .map_err(engine("remove files"))?;
        tracing::trace!(count = removed.len(), "removed files");
        self.on_disk(name.to_owned(), |path| std::fs::remove_dir_all(path))
            .await
    }

    /// Does something to a path of the folder, where there is a folder and something at the path.
    async fn on_disk(
        &self,
        name: String,
        work: impl FnOnce(&FsPath) -> io::Result<()> + Send + 'static,
    ) -> Result<(), StoreError> {
        let Some(folder) = self.folder.clone() else {
            return Ok(());
        };
        let done = tokio::task::spawn_blocking(move || work(&folder.join(name))).await;
        match done {
            Ok(Err(error)) if error.kind() != io::ErrorKind::NotFound => {
                Err(failed("remove a file")(error.into()))
            }
            Err(error) => Err(failed("remove a file")(error.into())),
            Ok(_) => Ok(()),
        }
    }
}

impl FileWriter {
    /// Adds bytes. Waits while too many are on their way.
    pub async fn put(&mut self, bytes: Bytes) -> Result<(), StoreError> {
        self.writer.put(bytes).await.map_err(engine("write a file"))
    }

    /// Ends the file; from now on it is there, whatever happens to the machine.
    pub async fn finish(mut self) -> Result<(), StoreError> {
        let finished = self.writer.shutdown().await;
        finished.map_err(|error| failed("finish a file")(error.into()))
    }

    /// Gives the file up.
    pub async fn abort(mut self) -> Result<(), StoreError> {
        self.writer.abort().await.map_err(engine("give a file up"))
    }
}

impl FileReader {
    /// The next bytes; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        let file = match &mut self.source {
            Source::Stream(stream) => {
                return stream.try_next().await.map_err(engine("read a file"));
            }
            Source::Disk(file) => file.take(),
        };
        let Some(mut file) = file else {
            return Ok(None);
        };
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(READ_BYTES);
            (&mut file)
                .take(READ_BYTES as u64)
                .read_to_end(&mut piece)?;
            io::Result::Ok((file, piece))
        });
        let read = read
            .await
            .map_err(|error| failed("read a file")(error.into()))?;
        let (file, piece) = read.map_err(|error| failed("read a file")(error.into()))?;
        self.source = Source::Disk(Some(file));
        Ok((!piece.is_empty()).then(|| piece.into()))
    }

    /// The file for reading anywhere in it. What doesn't lie on a disk is brought into memory.
    pub async fn contents(self) -> Result<Box<dyn Contents>, StoreError> {
        match self.source {
            Source::Disk(Some(file)) => Ok(Box::new(file)),
            Source::Disk(None) => Ok(Box::new(io::empty())),
            Source::Stream(stream) => {
                let pieces: Vec<Bytes> =
                    stream.try_collect().await.map_err(engine("read a file"))?;
                Ok(Box::new(Cursor::new(pieces.concat())))
            }
        }
    }
}

impl fmt::Debug for FileWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileWriter").finish_non_exhaustive()
    }
}

impl fmt::Debug for FileReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileReader")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

fn engine(action: &'static str) -> impl FnOnce(object_store::Error) -> StoreError {
    move |error| failed(action)(error.into())
}

fn failed(
    action: &'static str,
) -> impl FnOnce(Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    move |source| StoreError::Engine { action, source }
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
