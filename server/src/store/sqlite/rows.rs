//! How event ids are written into columns and read back, and the errors of columns.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use tidings_types::EventId;

use crate::store::StoreError;

/// Wraps an error of the engine.
pub(super) fn engine(action: &'static str) -> impl FnOnce(rusqlite::Error) -> StoreError {
    move |source| StoreError::Engine {
        action,
        source: Box::new(source),
    }
}

/// The error for a value that isn't what its column holds.
pub(super) fn corrupt(what: impl std::fmt::Display) -> StoreError {
    StoreError::Corrupt(what.to_string())
}

/// An event id as its column holds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum IdKey {
    /// The 16 bytes of an id made by this server.
    Own([u8; 16]),
    /// Any other id.
    Text(Arc<str>),
}

impl IdKey {
    fn column(&self) -> ValueRef<'_> {
        match self {
            Self::Own(bytes) => ValueRef::Blob(bytes),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }
    }
}

impl ToSql for IdKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.column()))
    }
}

impl FromSql for IdKey {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Blob(bytes) => bytes
                .try_into()
                .map(Self::Own)
                .map_err(|_| FromSqlError::InvalidType),
            other => Ok(Self::Text(other.as_str()?.into())),
        }
    }
}

/// Turns event ids into columns and back. The server's name is kept once, in `meta`, instead of in every row.
#[derive(Clone)]
pub(super) struct IdCodec {
    server_name: Arc<str>,
}

impl IdCodec {
    pub(super) fn new(server_name: &str) -> Self {
        Self {
            server_name: server_name.into(),
        }
    }

    pub(super) fn encode(&self, id: &EventId) -> IdKey {
        self.own(id.as_str())
            .map_or_else(|| IdKey::Text(id.as_str().into()), IdKey::Own)
    }

    /// The bytes of `$<22 characters of base64url>:<this server>`, if `id` is the one text that they print as.
    fn own(&self, id: &str) -> Option<[u8; 16]> {
        let (local, server) = id.strip_prefix('$')?.split_once(':')?;
        if local.len() != 22 || server != &*self.server_name {
            return None;
        }
        // The decoder wants room for its own estimate, and refuses set bits beyond the last byte.
        let mut bytes = [0; 18];
        let length = URL_SAFE_NO_PAD.decode_slice(local, &mut bytes).ok()?;
        bytes[..length].try_into().ok()
    }

    /// The id that was encoded.
    pub(super) fn id_of(&self, key: &IdKey) -> Result<EventId, StoreError> {
        self.decode(key.column())
    }

    pub(super) fn decode(&self, value: ValueRef<'_>) -> Result<EventId, StoreError> {
        match value {
            ValueRef::Blob(bytes) if bytes.len() == 16 => {
                let mut text = String::with_capacity(24 + self.server_name.len());
                text.push('$');
                URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
                text.push(':');
                text.push_str(&self.server_name);
                EventId::try_from(text).map_err(corrupt)
            }
            ValueRef::Text(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(corrupt)?;
                EventId::try_from(text).map_err(corrupt)
            }
            other => Err(corrupt(format_args!(
                "an event id of type {}",
                other.data_type()
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_that_print_back_the_same_are_shortened() {
        let codec = IdCodec::new("here.example");
        let own = [
            "$AAAAAAAAAAAAAAAAAAAAAA:here.example",
            "$AZrG5m4nc0mTgm9wJ0nV8w:here.example",
        ];
        let foreign = [
            "$AAAAAAAAAAAAAAAAAAAAAB:here.example",
            "$AAAAAAAAAAAAAAAAAAAAAA:there.example",
            "$AAAAAAAAAAAAAAAAAAAAA:here.example",
            "$AAAAAAAAAAAAAAAAAAAA==:here.example",
            "$AAAAAAAAAAAAAAAAAAAA+/:here.example",
        ];
        for id in own.iter().chain(&foreign) {
            let id: EventId = id.parse().unwrap();
            let key = codec.encode(&id);
            assert_eq!(
                matches!(key, IdKey::Own(_)),
                own.contains(&id.as_str()),
                "{id}"
            );
            assert_eq!(codec.id_of(&key).unwrap(), id);
        }
    }
}
