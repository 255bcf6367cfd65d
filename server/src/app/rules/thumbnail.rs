//! The sizes of thumbnails (MED-1).

use tidings_types::ThumbnailMethod;

/// Width and height in pixels, each at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// What is done to a picture, in this order. No step makes it larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The size to which the whole is brought.
    pub resized: Size,
    /// The size of the middle that is left of it.
    pub cut: Size,
}

impl Size {
    /// The number of pixels.
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The same on its side.
    #[must_use]
    pub fn turned(self) -> Self {
        Self {
            width: self.height,
            height: self.width,
        }
    }

    fn fits_in(self, other: Self) -> bool {
        self.width <= other.width && self.height <= other.height
    }

    /// Whether it is wider for its height than another, or just as wide.
    fn is_as_wide_as(self, other: Self) -> bool {
        u64::from(self.width) * u64::from(other.height)
            >= u64::from(other.width) * u64::from(self.height)
    }

    /// Of this aspect, with this width. The height is rounded as told.
    fn at_width(self, width: u32, round: fn(u64, u64) -> u64) -> Self {
        Self {
            width,
            height: part(self.height, width, self.width, round),
        }
    }

    fn at_height(self, height: u32, round: fn(u64, u64) -> u64) -> Self {
        self.turned().at_width(height, round).turned()
    }

    /// The largest of this aspect that fits into another, though not larger than this.
    fn shrunk_into(self, other: Self, round: fn(u64, u64) -> u64) -> Self {
        if self.fits_in(other) {
            self
        } else if self.is_as_wide_as(other) {
            self.at_width(other.width, round)
        } else {
            self.at_height(other.height, round)
        }
    }
}

/// What to do for a thumbnail of the wanted size. `scale` fits the whole picture into it; `crop` fills it and cuts what
/// sticks out, and where the picture is too small for that, what comes has the wanted aspect.
pub fn plan(picture: Size, wanted: Size, method: ThumbnailMethod) -> Plan {
    match method {
        ThumbnailMethod::Scale => {
            let resized = picture.shrunk_into(wanted, nearest);
            Plan {
                resized,
                cut: resized,
            }
        }
        ThumbnailMethod::Crop => {
            let cut = wanted.shrunk_into(picture, u64::div_euclid);
            let resized = if cut.is_as_wide_as(picture) {
                picture.at_width(cut.width, u64::div_ceil)
            } else {
                picture.at_height(cut.height, u64::div_ceil)
            };
            Plan { resized, cut }
        }
    }
}

fn nearest(dividend: u64, divisor: u64) -> u64 {
    (dividend + divisor / 2) / divisor
}

/// So much of a length as one is of a whole, at least 1.
fn part(length: u32, one: u32, whole: u32, round: fn(u64, u64) -> u64) -> u32 {
    let product = u64::from(length) * u64::from(one);
    u32::try_from(round(product, u64::from(whole)))
        .unwrap_or(u32::MAX)
        .max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use ThumbnailMethod::{Crop, Scale};

    fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    fn made(picture: (u32, u32), wanted: (u32, u32), method: ThumbnailMethod) -> (u32, u32) {
        let plan = plan(size(picture.0, picture.1), size(wanted.0, wanted.1), method);
        (plan.cut.width, plan.cut.height)
    }

    #[test]
    fn scale_keeps_the_sides() {
        assert_eq!(made((400, 200), (100, 100), Scale), (100, 50));
        assert_eq!(made((200, 400), (100, 100), Scale), (50, 100));
        assert_eq!(made((400, 200), (320, 240), Scale), (320, 160));
        assert_eq!(made((400, 200), (4096, 4096), Scale), (400, 200));
        assert_eq!(made((400, 200), (400, 1), Scale), (2, 1));
        assert_eq!(made((10_000, 1), (100, 100), Scale), (100, 1));
    }

    #[test]
    fn crop_fills_what_is_asked() {
        assert_eq!(made((400, 200), (96, 96), Crop), (96, 96));
        assert_eq!(made((400, 200), (32, 200), Crop), (32, 200));
        assert_eq!(made((200, 50), (96, 96), Crop), (50, 50));
        assert_eq!(made((60, 40), (4096, 2048), Crop), (60, 30));
        let whole = plan(size(400, 200), size(96, 96), Crop);
        assert_eq!(whole.resized, size(192, 96));
    }

    fn check(picture: Size, wanted: Size) {
        for method in [Scale, Crop] {
            let Plan { resized, cut } = plan(picture, wanted, method);
            let what = format!("{method:?} of {picture:?} to {wanted:?}: {resized:?} {cut:?}");
            assert!(cut.width >= 1 && cut.height >= 1, "{what}");
            assert!(
                cut.fits_in(resized) && resized.fits_in(picture) && cut.fits_in(wanted),
                "{what}"
            );
            // One side is as long as it can be.
            let full =
                |side: fn(Size) -> u32| side(cut) == side(wanted) || side(cut) == side(picture);
            assert!(
                full(|size| size.width) || full(|size| size.height),
                "{what}"
            );
            let kept = if method == Scale { picture } else { wanted };
            is_nearly(cut, kept, &what);
            is_nearly(resized, picture, &what);
        }
    }

    /// Each side is less than a pixel off from what the other one asks for, or as short as a side can be.
    fn is_nearly(one: Size, other: Size, what: &str) {
        let off = |one: Size, other: Size| {
            let exact = f64::from(other.height) * f64::from(one.width) / f64::from(other.width);
            (f64::from(one.height) - exact).abs() < 1.0 || one.height == 1
        };
        assert!(
            off(one, other) || off(one.turned(), other.turned()),
            "{what}"
        );
    }

    /// MED-1: never larger than the picture, over all small sizes.
    #[test]
    fn all_small_pictures_and_wishes() {
        for number in 0..12_u32.pow(4) {
            let digit = |place: u32| number / 12_u32.pow(place) % 12 + 1;
            check(size(digit(0), digit(1)), size(digit(2), digit(3)));
        }
    }

    proptest! {
        /// MED-1: and over large ones.
        #[test]
        fn large_pictures(width in 1..100_000_u32, height in 1..100_000_u32, w in 1..=4096_u32, h in 1..=4096_u32) {
            check(size(width, height), size(w, h));
        }
    }
}
