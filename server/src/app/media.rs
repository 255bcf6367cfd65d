//! The content repository: what users upload and anybody may download (MED-1).
//!
//! The bytes lie in [`Files`], a row in the store says that they are there. Before the first byte is written the store
//! notes that there may be bytes without a row ([`MediaChange::Begun`]), so that whatever breaks off, the process included,
//! is found and cleaned up: see `leftovers`. `quota` counts what users have, `pieces` is how bytes go out.

pub(super) mod leftovers;
mod pieces;
mod quota;

use std::collections::{HashMap, HashSet};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use parking_lot::Mutex;
use tidings_types::{MediaId, MxcUri, ServerName, UserId};
use tokio::sync::{Notify, RwLock};

use super::rules::media::{START_BYTES, is_media_type, is_shown, sniff};
use super::thumbnail::Thumbnails;
use super::{App, AppError, Client, ErrorKind};
use crate::store::{Append, FileWriter, Files, MediaChange, MediaRow, Write};

pub use pieces::Pieces;
use quota::{Quotas, Share};

/// The random bytes of an id, which makes 24 characters.
const ID_BYTES: usize = 18;

/// An upload of which so little comes for so long is given up.
pub(super) const STALL: Duration = Duration::from_mins(2);
/// How little that is, in bytes.
const STALL_BYTES: u64 = 64 << 10;

/// What the content repository can be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaLimits {
    /// The largest upload, in bytes. Whoever reads the body holds it to this.
    pub upload_bytes: u64,
    /// How much all uploads of a user may take together, in bytes.
    pub quota_bytes: u64,
    /// The largest picture of which thumbnails are made, in pixels.
    pub picture_pixels: u64,
}

/// What an upload says about itself.
#[derive(Clone, Debug, Default)]
pub struct UploadRequest {
    /// Its media type.
    pub content_type: Option<String>,
    /// Its name for people.
    pub filename: Option<String>,
    /// Its length in bytes, when that is told beforehand.
    pub announced: Option<u64>,
}

/// A file on its way out.
#[derive(Debug)]
pub struct Download {
    /// The media type it was uploaded with.
    pub content_type: String,
    /// The name it was uploaded with.
    pub filename: Option<String>,
    /// Whether a browser may show it where it stands.
    pub shown: bool,
    /// Its length in bytes.
    pub size: u64,
    /// Its bytes.
    pub bytes: Pieces,
}

/// The content repository.
pub(super) struct Media {
    pub(super) files: Files,
    pub(super) thumbnails: Thumbnails,
    quotas: Quotas,
    /// Says that it is time to clean up.
    pub(super) again: Notify,
    /// The ids of the uploads that this process writes files of, and how many at once.
    under_way: Arc<Mutex<HashMap<String, usize>>>,
    /// The users whose uploads are forgotten for good. Held while there comes to be an upload.
    closed: RwLock<HashSet<UserId>>,
}

impl Media {
    pub(super) fn new(files: Files, limits: &MediaLimits) -> Self {
        Self {
            files,
            thumbnails: Thumbnails::default(),
            quotas: Quotas::new(limits.quota_bytes),
            again: Notify::new(),
            under_way: Arc::default(),
            closed: RwLock::default(),
        }
    }

    /// Notes that a file of an upload is written, until the answer is dropped.
    pub(super) fn begin(&self, id: &str) -> UnderWay {
        *self.under_way.lock().entry(id.to_owned()).or_default() += 1;
        UnderWay {
            all: Arc::clone(&self.under_way),
            id: id.to_owned(),
        }
    }

    /// Whether one is. When none is and the store knows that the upload is gone, none will be.
    fn is_under_way(&self, id: &str) -> bool {
        self.under_way.lock().contains_key(id)
    }
}

/// A file that is written.
pub(super) struct UnderWay {
    all: Arc<Mutex<HashMap<String, usize>>>,
    id: String,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut all = self.all.lock();
        if let Some(count) = all.get_mut(&self.id) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.id);
            }
        }
    }
}

/// What came of the bytes of an upload.
struct Received {
    size: u64,
    sniffed: Option<&'static str>,
}

/// Where the bytes of an upload lie.
pub(super) fn original(id: &str) -> String {
    format!("originals/{}/{id}", shard(id))
}

/// Where the thumbnails of an upload lie.
pub(super) fn thumbnails(id: &str) -> String {
    format!("thumbnails/{}/{id}", shard(id))
}

/// Keeps folders short.
fn shard(id: &str) -> &str {
    id.get(..2).unwrap_or(id)
}

impl App {
    /// Keeps a file and answers its name (MED-1). Once there is an answer, the file is there to stay.
    ///
    /// Refused with `InvalidParam` without a proper media type, `TooLarge` when the user's quota is used up,
    /// `LimitExceeded` when the user has too many uploads under way. An error in `body` breaks it off.
    pub async fn upload(
        &self,
        client: &Client,
        request: UploadRequest,
        body: impl Stream<Item = Result<Bytes, AppError>> + Send,
    ) -> Result<MxcUri, AppError> {
        let content_type = request.content_type.filter(|text| is_media_type(text));
        let content_type = content_type.ok_or_else(|| {
            AppError::bad_parameter(
                "Content-Type",
                "the media type of the file is missing or malformed",
            )
        })?;
        let announced = request.announced.unwrap_or(0);
        let most = self.settings.media.upload_bytes;
        if announced > most {
            let message = format!("the file is larger than {most} bytes");
            return Err(AppError::new(ErrorKind::TooLarge, message));
        }
        let user_id = &client.user_id;
        let mut share = self.media.quotas.share(user_id, &*self.store).await?;
        share.check(announced)?;
        let id = self.env.opaque(ID_BYTES);
        let uri = self.media_uri(&id)?;
        let under_way = self.media.begin(&id);
        self.change_media([MediaChange::Begun(id.clone())]).await?;
        let received = match self.receive(&id, &mut share, body).await {
            Ok(received) => received,
            Err(error) => {
                drop(under_way);
                self.clear_all(vec![id]).await;
                return Err(error);
            }
        };
        let row = MediaRow {
            id: id.clone(),
            user_id: user_id.clone(),
            content_type,
            sniffed: received.sniffed.map(str::to_owned),
            filename: request.filename.filter(|name| !name.is_empty()),
            size: received.size,
            counted: share.counted(),
            created_ms: self.env.now_ms(),
        };
        let closed = self.media.closed.read().await;
        if closed.contains(user_id) {
            drop((closed, under_way));
            self.clear_all(vec![id]).await;
            return Err(super::access::unknown_token());
        }
        // When this fails the bytes are cleaned up later: whether there is a row isn't sure.
        self.change_media([MediaChange::Done(row)]).await?;
        share.keep();
        Ok(uri)
    }

    /// A file, whose bytes come as a stream; `NotFound` for every other server's (MED-1).
    pub async fn download(&self, server: &ServerName, id: &MediaId) -> Result<Download, AppError> {
        let row = self.media_row(server, id).await?;
        let Some(file) = self.media.files.read(&original(&row.id)).await? else {
            tracing::error!(id = row.id, "the bytes of an upload are gone");
            return Err(no_such_file());
        };
        Ok(Download {
            shown: is_shown(&row.content_type, row.sniffed.as_deref()),
            content_type: row.content_type,
            filename: row.filename,
            size: file.size,
            bytes: Pieces::of(file, Arc::clone(&self.env.clock)),
        })
    }

    pub(super) async fn media_row(
        &self,
        server: &ServerName,
        id: &MediaId,
    ) -> Result<MediaRow, AppError> {
        if *server != self.settings.server_name {
            return Err(no_such_file());
        }
        self.store.media(id).await?.ok_or_else(no_such_file)
    }

    fn media_uri(&self, id: &str) -> Result<MxcUri, AppError> {
        let uri = format!("mxc://{}/{id}", self.settings.server_name);
        uri.parse().map_err(AppError::internal)
    }

    async fn change_media(
        &self,
        changes: impl IntoIterator<Item = MediaChange>,
    ) -> Result<(), AppError> {
        let append = Append {
            writes: changes.into_iter().map(Write::Media).collect(),
            ..Append::default()
        };
        self.commit(append).await.map(|_| ())
    }

    async fn receive(
        &self,
        id: &str,
        share: &mut Share<'_>,
        body: impl Stream<Item = Result<Bytes, AppError>> + Send,
    ) -> Result<Received, AppError> {
        let mut file = self.media.files.write(&original(id));
        match self.pour(&mut file, share, body).await {
            Ok(received) => {
                file.finish().await?;
                Ok(received)
            }
            Err(error) => {
                if let Err(error) = file.abort().await {
                    tracing::warn!(id, %error, "an upload that broke off isn't cleaned up yet");
                }
                Err(error)
            }
        }
    }

    /// Writes what comes as it comes.
    async fn pour(
        &self,
        file: &mut FileWriter,
        share: &mut Share<'_>,
        body: impl Stream<Item = Result<Bytes, AppError>> + Send,
    ) -> Result<Received, AppError> {
        let mut body = pin!(body);
        let (mut size, mut start) = (0, Vec::new());
        let (mut stalls, mut enough) = (self.env.clock.sleep(STALL), STALL_BYTES);
        share.take(0)?;
        loop {
            let chunk = tokio::select! {
                chunk = body.next() => chunk,
                () = &mut stalls => {
                    return Err(AppError::new(ErrorKind::InvalidParam, "the upload is too slow"));
                }
            };
            let Some(chunk) = chunk.transpose()? else {
                break;
            };
            share.take(chunk.len() as u64)?;
            size += chunk.len() as u64;
            if size >= enough {
                (stalls, enough) = (self.env.clock.sleep(STALL), size + STALL_BYTES);
            }
            let wanted = START_BYTES - start.len();
            start.extend(chunk.iter().take(wanted));
            file.put(chunk).await?;
        }
        Ok(Received {
            size,
            sniffed: sniff(&start),
        })
    }
}

pub(super) fn no_such_file() -> AppError {
    AppError::not_found("no such file")
}
