//! What a file is, whether a browser may show it, and the name it goes by (MED-1).

use std::fmt::Write as _;

/// So many bytes of a file's beginning tell what it is.
pub const START_BYTES: usize = 4_096;

/// The longest media type that is taken, in bytes.
const TYPE_BYTES_MAX: usize = 255;

/// What a browser shows and never runs. Some stand here under the names that [`sniff`] has for them, too.
const SHOWN: [&str; 22] = [
    "audio/aac",
    "audio/flac",
    "audio/m4a",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/opus",
    "audio/wav",
    "audio/wave",
    "audio/webm",
    "audio/x-flac",
    "audio/x-wav",
    "image/avif",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/ogg",
    "video/quicktime",
    "video/webm",
    "video/x-m4v",
];

/// What is said of text in which a browser might find something to run.
const MARKUP: &str = "text/html";

/// Whether a text is a media type, such as `text/plain; charset=utf-8`.
pub fn is_media_type(text: &str) -> bool {
    let concrete = |found: mime::Mime| {
        let parts = [found.type_(), found.subtype()];
        parts
            .iter()
            .all(|part| *part != mime::STAR && !part.as_str().is_empty())
    };
    text.len() <= TYPE_BYTES_MAX && text.parse().is_ok_and(concrete)
}

/// What a file is by its beginning, as far as that tells; whatever may be markup is `text/html`.
pub fn sniff(start: &[u8]) -> Option<&'static str> {
    // Marks of byte order, and the other half of each character where there are two.
    let is_skipped =
        |byte: &u8| byte.is_ascii_whitespace() || b"\0\xef\xbb\xbf\xfe\xff".contains(byte);
    let first = start.iter().find(|byte| !is_skipped(byte));
    if first == Some(&b'<') {
        return Some(MARKUP);
    }
    infer::get(start).map(|found| found.mime_type())
}

/// Whether a browser may show a file where it stands, instead of keeping it: when it is said to be something harmless, and
/// looks like it.
pub fn is_shown(content_type: &str, sniffed: Option<&str>) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    match sniffed {
        None => essence == "text/plain",
        Some(sniffed) => {
            let both = [essence.as_str(), sniffed];
            both.iter().all(|name| SHOWN.contains(name))
                && is_picture(&essence) == is_picture(sniffed)
        }
    }
}

fn is_picture(essence: &str) -> bool {
    essence.starts_with("image/")
}

/// The header `Content-Disposition` of a file.
pub fn disposition(shown: bool, filename: Option<&str>) -> String {
    let mut header = if shown { "inline" } else { "attachment" }.to_owned();
    let Some(name) = filename else {
        return header;
    };
    let plain = |c: char| {
        if c == ' ' || c.is_ascii_graphic() && !"\"\\%".contains(c) {
            c
        } else {
            '_'
        }
    };
    let simple: String = name.chars().map(plain).collect();
    // Writing to a string doesn't fail.
    let _ = write!(header, "; filename=\"{simple}\"");
    if simple != name {
        header.push_str("; filename*=UTF-8''");
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                header.push(char::from(byte));
            } else {
                let _ = write!(header, "%{byte:02X}");
            }
        }
    }
    header
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0";

    /// MED-1: what a browser would run is never shown, whatever it is said to be.
    #[test]
    fn what_a_browser_would_run_is_never_shown() {
        let evil: [&[u8]; 9] = [
            b"<html><script>alert(1)</script>",
            b"\n\t <!doctype html>",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"<?xml version='1.0'?><svg/>",
            b"\xef\xbb\xbf<script>alert(1)</script>",
            b"\xff\xfe<\0s\0v\0g\0",
            b"\xfe\xff\0<\0s\0v\0g",
            b"<",
            b"%PDF-1.7",
        ];
        let said = SHOWN
            .iter()
            .copied()
            .chain(["text/plain", "text/html", "image/svg+xml"]);
        for name in said {
            for start in evil {
                assert!(!is_shown(name, sniff(start)), "{name} of {start:?}");
            }
        }
        for name in [
            "text/html",
            "text/xml",
            "application/xhtml+xml",
            "image/svg+xml",
            "text/javascript",
            "application/javascript",
            "application/pdf",
            "application/octet-stream",
            "text/css",
            "",
        ] {
            for start in [b"hello".as_slice(), PNG, JPEG, b""] {
                assert!(!is_shown(name, sniff(start)), "{name} of {start:?}");
            }
        }
    }

    #[test]
    fn pictures_and_plain_texts_are_shown() {
        assert!(is_shown("image/png", sniff(PNG)));
        assert!(is_shown("IMAGE/JPEG", sniff(PNG)), "both are harmless");
        assert!(is_shown("image/jpeg", sniff(JPEG)));
        assert!(is_shown(
            "text/plain; charset=utf-8",
            sniff(b"High water at six.")
        ));
        assert!(is_shown("text/plain", sniff(b"")));
        assert!(
            !is_shown("text/plain", sniff(PNG)),
            "it doesn't look like it"
        );
        assert!(!is_shown("image/png", sniff(b"hello")));
        assert!(!is_shown("audio/mpeg", sniff(PNG)));
        assert!(is_shown("audio/mp4", Some("video/mp4")));
    }

    #[test]
    fn media_types_have_two_parts() {
        for good in [
            "text/plain",
            "text/plain; charset=utf-8",
            "application/vnd.x+json",
            "a/b",
        ] {
            assert!(is_media_type(good), "{good}");
        }
        let long = format!("text/{}", "x".repeat(300));
        for bad in [
            "",
            "text",
            "text/",
            "/plain",
            "*/*",
            "image/*",
            "text/plain; charset",
            "a b/c",
            &long,
        ] {
            assert!(!is_media_type(bad), "{bad}");
        }
    }

    #[test]
    fn names_are_told_in_both_ways() {
        assert_eq!(disposition(false, None), "attachment");
        assert_eq!(
            disposition(true, Some("tide table.txt")),
            "inline; filename=\"tide table.txt\""
        );
        assert_eq!(
            disposition(false, Some("ebb\"; x=\u{e9}.txt")),
            "attachment; filename=\"ebb_; x=_.txt\"; filename*=UTF-8''ebb%22%3B%20x%3D%C3%A9.txt"
        );
    }

    proptest! {
        /// No name breaks out of its header.
        #[test]
        fn a_disposition_is_one_header(name in any::<String>(), shown in any::<bool>()) {
            let header = disposition(shown, Some(&name));
            prop_assert!(header.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{}", header);
            prop_assert_eq!(header.matches('"').count(), 2);
            let (_, rest) = header.split_once("filename=\"").expect("a name");
            let (simple, rest) = rest.split_once('"').expect("its end");
            let told = match rest.split_once("''") {
                Some((_, encoded)) => percent_encoding::percent_decode_str(encoded)
                    .decode_utf8()
                    .expect("UTF-8")
                    .into_owned(),
                None => simple.to_owned(),
            };
            prop_assert_eq!(told, name);
        }

        /// Whatever the bytes are, they can be looked at.
        #[test]
        fn any_start_can_be_sniffed(start in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = sniff(&start);
        }
    }
}
