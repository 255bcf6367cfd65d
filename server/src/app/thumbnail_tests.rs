//! Tests of decoding within bounds, shrinking and encoding.

use futures::FutureExt;
use image::codecs::gif::GifEncoder;
use image::{GenericImageView as _, ImageEncoder as _, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

const PIXELS_MAX: u64 = 1 << 20;

fn wish(width: u32, height: u32, method: ThumbnailMethod) -> ThumbnailWish {
    let size = Size { width, height };
    ThumbnailWish { size, method }
}

fn scale(width: u32, height: u32) -> ThumbnailWish {
    wish(width, height, ThumbnailMethod::Scale)
}

fn made(bytes: Vec<u8>, format: ImageFormat, wish: ThumbnailWish) -> Result<Vec<u8>, Fault> {
    shrink(Box::new(Cursor::new(bytes)), format, wish, PIXELS_MAX)
}

/// Red on the left, blue on the right.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([255, 0, 0])
        } else {
            Rgb([0, 0, 255])
        }
    })
}

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture(width, height)
        .write_to(&mut bytes, format)
        .expect("encoded");
    bytes.into_inner()
}

fn jpeg_with_orientation(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    // A TIFF header, one entry: orientation, a short.
    let exif = [
        b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        &[orientation, 0, 0, 0],
        &[0; 4],
    ];
    encoder.set_exif_metadata(exif.concat()).expect("metadata");
    let picture = picture(width, height);
    encoder
        .write_image(&picture, width, height, image::ExtendedColorType::Rgb8)
        .expect("encoded");
    bytes
}

fn is_red(pixel: Rgba<u8>) -> bool {
    pixel[0] > 200 && pixel[2] < 60
}

/// MED-1: JPEG stays JPEG, everything else becomes PNG.
#[test]
fn formats() {
    for (from, to) in [
        (ImageFormat::Jpeg, ImageFormat::Jpeg),
        (ImageFormat::Png, ImageFormat::Png),
        (ImageFormat::Gif, ImageFormat::Png),
        (ImageFormat::WebP, ImageFormat::Png),
    ] {
        let bytes = made(encoded(400, 200, from), from, scale(100, 100)).expect("made");
        assert_eq!(
            image::guess_format(&bytes).expect("a picture"),
            to,
            "{from:?}"
        );
        let small = image::load_from_memory(&bytes).expect("a picture");
        assert_eq!(small.dimensions(), (100, 50), "{from:?}");
        assert!(
            is_red(small.get_pixel(5, 25)) && !is_red(small.get_pixel(95, 25)),
            "{from:?}"
        );
    }
}

/// MED-1: the middle is left.
#[test]
fn crop_leaves_the_middle() {
    let wish = wish(50, 100, ThumbnailMethod::Crop);
    let bytes = made(encoded(400, 200, ImageFormat::Png), ImageFormat::Png, wish).expect("made");
    let small = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!(small.dimensions(), (50, 100));
    assert!(is_red(small.get_pixel(5, 50)) && !is_red(small.get_pixel(45, 50)));
}

#[test]
fn what_can_be_seen_through_stays_so() {
    let clear = RgbaImage::from_pixel(64, 64, Rgba([10, 20, 30, 0]));
    let mut bytes = Cursor::new(Vec::new());
    clear
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("encoded");
    let small = made(bytes.into_inner(), ImageFormat::Png, scale(32, 32)).expect("made");
    let small = image::load_from_memory(&small).expect("a picture");
    assert_eq!(small.get_pixel(16, 16)[3], 0);
}

/// A camera that was held on its side says so, and the thumbnail doesn't any more.
#[test]
fn pictures_stand_upright() {
    let lying = jpeg_with_orientation(400, 200, 6);
    let bytes = made(lying.clone(), ImageFormat::Jpeg, scale(100, 100)).expect("made");
    let small = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!(small.dimensions(), (50, 100));
    assert!(is_red(small.get_pixel(25, 5)) && !is_red(small.get_pixel(25, 95)));
    let bytes = made(
        lying,
        ImageFormat::Jpeg,
        wish(32, 96, ThumbnailMethod::Crop),
    )
    .expect("made");
    let small = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!(small.dimensions(), (32, 96));
}

/// Only the first of moving pictures is looked at.
#[test]
fn moving_pictures_show_their_first() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for color in [[255, 0, 0, 255], [0, 0, 255, 255]] {
        let frame = image::Frame::new(RgbaImage::from_pixel(40, 40, Rgba(color)));
        encoder.encode_frame(frame).expect("encoded");
    }
    drop(encoder);
    let small = made(bytes, ImageFormat::Gif, scale(20, 20)).expect("made");
    assert!(is_red(
        image::load_from_memory(&small)
            .expect("a picture")
            .get_pixel(10, 10)
    ));
}

/// The header of a PNG of these sides, and next to nothing else.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\r".to_vec();
    bytes.extend(&header);
    bytes.extend(crc(&header).to_be_bytes());
    let data = b"IDAT\x78\x9c\x03\0\0\0\0\x01";
    bytes.extend(8_u32.to_be_bytes());
    bytes.extend(data);
    bytes.extend(crc(data).to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

/// Nothing is set aside for a picture that says it is huge.
#[test]
fn huge_pictures_are_refused_before_they_are_read() {
    for (width, height) in [
        (1 << 15, 1 << 15),
        (u32::MAX >> 1, 1),
        (1 << 20, 2),
        (1 << 11, 1 << 10),
    ] {
        let refused = made(bomb(width, height), ImageFormat::Png, scale(10, 10));
        assert!(refused.is_err(), "{width}×{height}");
    }
    let at_the_limit = encoded(1 << 10, 1 << 10, ImageFormat::Png);
    assert!(made(at_the_limit, ImageFormat::Png, scale(10, 10)).is_ok());
    let over_it = encoded((1 << 10) + 1, 1 << 10, ImageFormat::Png);
    let refused = made(over_it, ImageFormat::Png, scale(10, 10));
    assert!(matches!(refused, Err(Fault::Pixels(_))), "{refused:?}");
}

#[test]
fn broken_pictures_are_refused() {
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::WebP,
    ] {
        let whole = encoded(64, 64, format);
        for length in [0, 1, 8, 20, whole.len() / 8] {
            let broken = made(whole[..length].to_vec(), format, scale(10, 10));
            assert!(broken.is_err(), "{format:?} {length}");
        }
        let other = made(b"High water at six.".to_vec(), format, scale(10, 10));
        assert!(other.is_err(), "{format:?}");
    }
}

/// MED-1: only so many are made at once and wait for it; who comes too many is told when to come again.
#[tokio::test]
async fn only_so_many_wait() {
    let thumbnails = Thumbnails::default();
    let mut waiting: Vec<_> = (0..at_once() + WAITING_MAX)
        .map(|_| Box::pin(thumbnails.permit()))
        .collect();
    let made: Vec<_> = waiting
        .iter_mut()
        .filter_map(FutureExt::now_or_never)
        .collect();
    assert_eq!(made.len(), at_once());
    let refused = thumbnails.permit().await.expect_err("one too many");
    assert_eq!(
        (refused.kind, refused.retry_after_ms),
        (ErrorKind::LimitExceeded, Some(RETRY_AFTER_MS))
    );
    drop((made, waiting));
    assert!(thumbnails.permit().await.is_ok(), "nobody waits");
}
