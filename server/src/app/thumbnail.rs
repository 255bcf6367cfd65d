//! Thumbnails: smaller pictures, made when they are first asked for and kept beside the file (MED-1).
//!
//! Whoever uploads a picture may mean harm, so it is decoded within bounds: of pixels, before anything is set aside for
//! them, of memory, and of how many at once. Anybody may ask for any size, so only so many are kept of a picture.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};
use std::num::NonZero;
use std::sync::{Arc, Weak};

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, ImageResult, Limits};
use parking_lot::Mutex;
use tidings_types::{MediaId, ServerName, ThumbnailMethod};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::media::leftovers::remove_files;
use super::media::{Pieces, STALL, no_such_file, original, thumbnails};
use super::rules::thumbnail::{Size, plan};
use super::{App, AppError, ErrorKind};
use crate::store::{Contents, MediaRow, StoreError};

/// How many wait to be made; more are refused.
const WAITING_MAX: usize = 64;
/// What is told to who is refused, in milliseconds.
const RETRY_AFTER_MS: u64 = 2_000;

/// The memory a decoder may use for a pixel, in bytes.
const PIXEL_BYTES: u64 = 4;
/// What it may use besides.
const DECODER_BYTES: u64 = 16 << 20;

/// How many thumbnails of a picture are kept.
const KEPT_MAX: usize = 32;
/// How many bytes they may have together, beside as many as the picture.
const KEPT_BYTES: u64 = 256 << 10;

/// The quality of JPEG, of 100.
const QUALITY: u8 = 85;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThumbnailWish {
    /// The wanted size.
    pub size: Size,
    /// How it is reached.
    pub method: ThumbnailMethod,
}

/// A thumbnail on its way out.
#[derive(Debug)]
pub struct Thumbnail {
    /// Its media type: that of JPEG or of PNG.
    pub content_type: &'static str,
    /// Its length in bytes.
    pub size: u64,
    /// Its bytes.
    pub bytes: Pieces,
}

/// How many are made at once, each on a thread of its own: they leave half of the cores to all else.
fn at_once() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    (cores / 2).max(1)
}

/// Those that are being made.
pub(super) struct Thumbnails {
    permits: Arc<Semaphore>,
    line: Arc<Semaphore>,
    /// By where they will lie: whoever wants one that somebody else is making waits for that.
    turns: Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>,
}

impl Default for Thumbnails {
    fn default() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(at_once())),
            line: Arc::new(Semaphore::new(at_once() + WAITING_MAX)),
            turns: Mutex::default(),
        }
    }
}

/// Why there is no thumbnail.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Unreadable(#[from] image::ImageError),
    #[error("{0} pixels are too many, or none")]
    Pixels(u64),
}

impl Thumbnails {
    /// What only one at a time holds.
    fn turn(&self, name: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock();
        if let Some(turn) = turns.get(name).and_then(Weak::upgrade) {
            return turn;
        }
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::default();
        turns.insert(name.to_owned(), Arc::downgrade(&turn));
        turn
    }

    /// Waits in line to make one. Whoever makes it holds the answer as long.
    async fn permit(&self) -> Result<[OwnedSemaphorePermit; 2], AppError> {
        let place = Arc::clone(&self.line)
            .try_acquire_owned()
            .map_err(|_| AppError {
                retry_after_ms: Some(RETRY_AFTER_MS),
                ..AppError::new(
                    ErrorKind::LimitExceeded,
                    "too many thumbnails are being made",
                )
            })?;
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        Ok([place, permit.map_err(AppError::internal)?])
    }
}

/// The format of a picture of which thumbnails are made.
fn format(row: &MediaRow) -> Option<ImageFormat> {
    match row.sniffed.as_deref()? {
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/png" => Some(ImageFormat::Png),
        "image/gif" => Some(ImageFormat::Gif),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn no_thumbnail() -> AppError {
    AppError::not_found("no thumbnail can be made of this file")
}

impl App {
    /// A smaller picture (MED-1): JPEG of a JPEG, PNG of all others. `NotFound` when there is no such file, or when it is no
    /// picture that can be read; `LimitExceeded` when too many thumbnails are being made.
    pub async fn thumbnail(
        &self,
        server: &ServerName,
        id: &MediaId,
        wish: ThumbnailWish,
    ) -> Result<Thumbnail, AppError> {
        let row = self.media_row(server, id).await?;
        let format = format(&row).ok_or_else(no_thumbnail)?;
        let Size { width, height } = wish.size;
        let (content_type, extension) = match format {
            ImageFormat::Jpeg => ("image/jpeg", "jpg"),
            _ => ("image/png", "png"),
        };
        let name = format!(
            "{}/{width}x{height}-{}.{extension}",
            thumbnails(&row.id),
            wish.method
        );
        if let Some(kept) = self.kept(&name, content_type).await? {
            return Ok(kept);
        }
        let turn = self.media.thumbnails.turn(&name);
        let _turn = turn.lock().await;
        if let Some(kept) = self.kept(&name, content_type).await? {
            return Ok(kept);
        }
        let bytes = self.make(&row, format, wish).await?;
        if let Err(error) = self.keep_thumbnail(&row, &name, bytes.clone()).await {
            tracing::warn!(name, %error, "a thumbnail isn't kept");
        }
        Ok(Thumbnail {
            content_type,
            size: bytes.len() as u64,
            bytes: Pieces::whole(bytes),
        })
    }

    async fn kept(
        &self,
        name: &str,
        content_type: &'static str,
    ) -> Result<Option<Thumbnail>, AppError> {
        let found = self.media.files.read(name).await?;
        Ok(found.map(|file| Thumbnail {
            content_type,
            size: file.size,
            bytes: Pieces::of(file, Arc::clone(&self.env.clock)),
        }))
    }

    async fn make(
        &self,
        row: &MediaRow,
        format: ImageFormat,
        wish: ThumbnailWish,
    ) -> Result<Bytes, AppError> {
        let permit = self.media.thumbnails.permit().await?;
        let file = self.media.files.read(&original(&row.id)).await?;
        let file = file.ok_or_else(no_such_file)?;
        let picture = tokio::select! {
            picture = file.contents() => picture?,
            () = self.env.clock.sleep(STALL) => {
                let message = "where files lie nothing comes any more, try again later";
                return Err(AppError::new(ErrorKind::Unavailable, message));
            }
        };
        let pixels_max = self.settings.media.picture_pixels;
        let make = move || {
            // The thread goes on when the client goes away, and so does its permit.
            let _permit = permit;
            shrink(picture, format, wish, pixels_max)
        };
        match tokio::task::spawn_blocking(make).await {
            Ok(Ok(bytes)) => Ok(bytes.into()),
            Ok(Err(fault)) => {
                tracing::debug!(id = row.id, %fault, "no thumbnail");
                Err(no_thumbnail())
            }
            Err(error) => {
                tracing::warn!(id = row.id, %error, "a picture breaks its decoder");
                Err(no_thumbnail())
            }
        }
    }

    async fn keep_thumbnail(
        &self,
        row: &MediaRow,
        name: &str,
        bytes: Bytes,
    ) -> Result<(), AppError> {
        let files = &self.media.files;
        let (count, kept) = files.count_below(&thumbnails(&row.id)).await?;
        if count >= KEPT_MAX || kept + bytes.len() as u64 > row.size + KEPT_BYTES {
            return Ok(());
        }
        // From here on nobody takes the bytes for removed, whatever happens to this process.
        let under_way = self.media.begin(&row.id);
        if self.store.media(&row.id).await?.is_none() {
            return Ok(());
        }
        let (files, store) = (files.clone(), Arc::clone(&self.store));
        let (id, name) = (row.id.clone(), name.to_owned());
        let kept = tokio::spawn(async move {
            // Also when the client goes away, it is known as long as there is something to write.
            let _under_way = under_way;
            files.put(&name, bytes).await?;
            // The file may have been forgotten meanwhile, and its thumbnails removed before this one came.
            if store.media(&id).await?.is_none() {
                remove_files(&files, &id).await?;
            }
            Ok::<_, StoreError>(())
        });
        Ok(kept.await.map_err(AppError::internal)??)
    }
}

/// Decodes, shrinks and encodes; takes its time.
fn shrink(
    picture: Box<dyn Contents>,
    format: ImageFormat,
    wish: ThumbnailWish,
    pixels_max: u64,
) -> Result<Vec<u8>, Fault> {
    let mut reader = ImageReader::with_format(BufReader::new(picture), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(
        pixels_max
            .saturating_mul(PIXEL_BYTES)
            .saturating_add(DECODER_BYTES),
    );
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let size = Size { width, height };
    if size.pixels() > pixels_max || size.pixels() == 0 {
        return Err(Fault::Pixels(size.pixels()));
    }
    limits.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder)?;
    Ok(encode(upright(whole, size, orientation, wish), format)?)
}

/// Shrinks first and turns upright afterwards, when there is less to turn.
fn upright(
    whole: DynamicImage,
    size: Size,
    orientation: Orientation,
    wish: ThumbnailWish,
) -> DynamicImage {
    let lies = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let wanted = if lies { wish.size.turned() } else { wish.size };
    let plan = plan(size, wanted, wish.method);
    let mut made = whole;
    if plan.resized != size {
        made = made.thumbnail_exact(plan.resized.width, plan.resized.height);
    }
    if plan.cut != plan.resized {
        let x = (plan.resized.width - plan.cut.width) / 2;
        let y = (plan.resized.height - plan.cut.height) / 2;
        made = made.crop_imm(x, y, plan.cut.width, plan.cut.height);
    }
    made.apply_orientation(orientation);
    made
}

fn encode(made: DynamicImage, format: ImageFormat) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    if format == ImageFormat::Jpeg {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        made.into_rgb8().write_with_encoder(encoder)?;
    } else if made.color().has_alpha() {
        made.into_rgba8()
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    } else {
        made.into_rgb8()
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    }
    Ok(bytes)
}

#[cfg(test)]
#[path = "thumbnail_tests.rs"]
mod tests;
