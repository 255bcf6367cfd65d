//! Tokens that stand for filters (FIL-2): a short filter is its token, a longer one is kept and its token names it.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tidings_types::FilterToken;

use crate::app::AppError;

/// A token that is the filter: what proves that this server made it, then the canonical filter, deflated.
const WHOLE: &str = "f1";
/// A token that names a kept filter: the authentication code of the canonical filter.
const KEPT: &str = "f2";
/// The longest token, in characters.
const TOKEN_MAX: usize = 200;
/// How much of an authentication code proves that a filter is one of this server's, in bytes.
const PROOF_BYTES: usize = 12;
/// The longest filter that is its own token, in bytes of canonical JSON.
const WHOLE_MAX: usize = 65_536;

/// A token, and whether what it stands for has to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The token.
    pub token: FilterToken,
    /// The id under which the filter has to be kept, if the token isn't the filter.
    pub keep_as: Option<String>,
}

/// What a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This canonical filter.
    Filter(String),
    /// The canonical filter that is kept under this id.
    Kept(String),
}

/// Makes the token of a canonical filter. The same filter has the same token.
pub fn make(filter: &str, secret: &[u8; 32]) -> Result<Made, AppError> {
    let (text, keep_as) = if let Some(text) = whole(filter, secret)? {
        (text, None)
    } else {
        let code = mac(secret, KEPT, filter.as_bytes()).finalize();
        let id = URL_SAFE_NO_PAD.encode(code.into_bytes());
        (format!("{KEPT}{id}"), Some(id))
    };
    let token = text.parse().map_err(AppError::internal)?;
    Ok(Made { token, keep_as })
}

/// Reads a token; `None` for one that this server didn't make.
pub fn read(token: &str, secret: &[u8; 32]) -> Option<Meaning> {
    let (kind, text) = token.split_at_checked(WHOLE.len())?;
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    match kind {
        WHOLE => {
            let (proof, deflated) = bytes.split_at_checked(PROOF_BYTES)?;
            let code = mac(secret, WHOLE, deflated);
            code.verify_truncated_left(proof).ok()?;
            inflated(deflated).map(Meaning::Filter)
        }
        KEPT => (bytes.len() == 32).then(|| Meaning::Kept(text.to_owned())),
        _ => None,
    }
}

/// The token that is the filter, unless it is too long.
fn whole(filter: &str, secret: &[u8; 32]) -> Result<Option<String>, AppError> {
    if filter.len() > WHOLE_MAX {
        return Ok(None);
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(filter.as_bytes())
        .map_err(AppError::internal)?;
    let deflated = encoder.finish().map_err(AppError::internal)?;
    let code = mac(secret, WHOLE, &deflated).finalize().into_bytes();
    let bytes = [&code[..PROOF_BYTES], &deflated].concat();
    let text = format!("{WHOLE}{}", URL_SAFE_NO_PAD.encode(bytes));
    Ok((text.len() <= TOKEN_MAX).then_some(text))
}

fn inflated(deflated: &[u8]) -> Option<String> {
    let bound = WHOLE_MAX as u64 + 1;
    let mut text = String::new();
    DeflateDecoder::new(deflated)
        .take(bound)
        .read_to_string(&mut text)
        .ok()?;
    (text.len() <= WHOLE_MAX).then_some(text)
}

fn mac(secret: &[u8; 32], kind: &str, message: &[u8]) -> Hmac<Sha256> {
    let mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length will do");
    mac.chain_update(kind).chain_update(message)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECRET: [u8; 32] = [7; 32];

    fn made(filter: &str) -> Made {
        make(filter, &SECRET).expect("a token")
    }

    proptest! {
        /// FIL-2: a token is its filter, or names it.
        #[test]
        fn filters_come_back(filter in "(\\PC{0,300}|a{0,3000})") {
            let Made { token, keep_as } = made(&filter);
            prop_assert!(token.as_str().len() <= TOKEN_MAX);
            let meaning = keep_as.map_or(Meaning::Filter(filter.clone()), Meaning::Kept);
            prop_assert_eq!(read(token.as_str(), &SECRET), Some(meaning));
            prop_assert_eq!(made(&filter).token, token);
        }

        /// FIL-2: garbage, and tokens with one changed byte, aren't read.
        #[test]
        fn nothing_else_is_read(text in "(f1)?[A-Za-z0-9_-]{0,200}|\\PC{0,8}", at in 0_usize..60, bit in 0_u8..8) {
            prop_assume!(!text.starts_with(KEPT));
            prop_assert_eq!(read(&text, &SECRET), None);
            let token = made(r#"{"types":["message.*"],"limit":7}"#).token;
            let mut bytes = URL_SAFE_NO_PAD.decode(&token.as_str()[2..]).expect("base64");
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            let forged = format!("{WHOLE}{}", URL_SAFE_NO_PAD.encode(bytes));
            prop_assert_eq!(read(&forged, &SECRET), None);
        }
    }

    /// FIL-2: the token of another server is none of ours.
    #[test]
    fn tokens_hold_on_their_server_only() {
        let token = make("{}", &[8; 32]).expect("a token").token;
        assert_eq!(read(token.as_str(), &SECRET), None);
    }

    /// FIL-2: only a filter that doesn't fit is kept, and its token is as good as any.
    #[test]
    fn long_filters_are_kept() {
        let long: Vec<String> = (0..300).map(|number| number.to_string()).collect();
        let long = long.join(",");
        for (filter, is_kept) in [("{}", false), (&*"a".repeat(5_000), false), (&*long, true)] {
            assert_eq!(made(filter).keep_as.is_some(), is_kept);
        }
        let bomb = "a".repeat(WHOLE_MAX + 1);
        assert!(made(&bomb).keep_as.is_some());
    }

    /// FIL-2: even a token that this server could have made isn't blown up beyond the bound.
    #[test]
    fn inflation_is_bounded() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder
            .write_all(&vec![b'a'; WHOLE_MAX + 1])
            .expect("memory");
        assert_eq!(inflated(&encoder.finish().expect("memory")), None);
    }
}
