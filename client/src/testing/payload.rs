//! Bodies of requests and answers.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a request or an answer may bring: what serde knows, as JSON, and [`Bytes`].
pub trait Payload: Sized {
    /// The media type.
    const CONTENT_TYPE: &'static str;

    /// The text or the bytes.
    fn write(self) -> Vec<u8>;

    /// Reads it; says what is wrong with it.
    fn read(bytes: &[u8]) -> Result<Self, String>;
}

impl<T: Serialize + DeserializeOwned> Payload for T {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(self) -> Vec<u8> {
        serde_json::to_vec(&self).unwrap_or_else(|error| panic!("that is no JSON: {error}"))
    }

    fn read(bytes: &[u8]) -> Result<Self, String> {
        // No body is an object without keys, or nothing at all.
        let bytes: &[&[u8]] = if bytes.is_empty() {
            &[b"{}", b"null"]
        } else {
            &[bytes]
        };
        let mut read = bytes.iter().map(|bytes| serde_json::from_slice(bytes));
        let first = read.next().expect("there is one");
        let found = first.or_else(|error| read.find_map(Result::ok).ok_or(error));
        found.map_err(|error| error.to_string())
    }
}

/// Bytes as they are, such as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Payload for Bytes {
    const CONTENT_TYPE: &'static str = "application/octet-stream";

    fn write(self) -> Vec<u8> {
        self.0
    }

    fn read(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self(bytes.to_vec()))
    }
}

/// What can't be: the answer of an operation that this server doesn't have, such as a WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {}

impl Serialize for Never {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(serde::de::Error::custom("it can't be"))
    }
}
