// Written by `cargo xtask generate`; do not edit.

//! Types of the area `marker`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Where a marker goes (MRK-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MarkerSetRequest {
    /// The last event that is read or delivered, inclusive.
    pub event_id: crate::ids::EventId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MarkerSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(event_id: crate::ids::EventId) -> Self {
        Self {
            event_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
