// Written by `cargo xtask generate`; do not edit.

//! Types of the area `capability`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// What there is to say about one capability; often nothing. Its shape depends on its name (CAP-3).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Capability(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);

impl ::std::ops::Deref for Capability {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<Capability>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: Capability) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for Capability {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// Capabilities by name, such as `m.cap.turnserver.v1` (CAP-3).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct CapabilitySet(
    pub ::std::collections::BTreeMap<::std::string::String, Capability>,
);

impl ::std::ops::Deref for CapabilitySet {
    type Target = ::std::collections::BTreeMap<::std::string::String, Capability>;
    fn deref(&self) -> &::std::collections::BTreeMap<::std::string::String, Capability> {
        &self.0
    }
}

impl ::std::convert::From<CapabilitySet>
for ::std::collections::BTreeMap<::std::string::String, Capability> {
    fn from(value: CapabilitySet) -> Self {
        value.0
    }
}

impl ::std::convert::From<
    ::std::collections::BTreeMap<::std::string::String, Capability>,
> for CapabilitySet {
    fn from(
        value: ::std::collections::BTreeMap<::std::string::String, Capability>,
    ) -> Self {
        Self(value)
    }
}
