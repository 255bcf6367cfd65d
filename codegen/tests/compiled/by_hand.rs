//! The types that the cases expect to be written by hand.

use std::fmt;

/// In place of the schema `Stamp`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stamp(pub u64);

impl std::str::FromStr for Stamp {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text
            .strip_prefix('s')
            .and_then(|digits| digits.parse().ok());
        digits.map(Self).ok_or_else(|| "no stamp".to_owned())
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

impl TryFrom<String> for Stamp {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Stamp> for String {
    fn from(stamp: Stamp) -> Self {
        stamp.to_string()
    }
}

pub trait Fact: serde::Serialize + serde::de::DeserializeOwned {
    const TYPE: &'static str;
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Lasting,
    Passing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Owner {
    Anyone,
}

#[derive(Debug)]
pub struct FactInfo {
    pub fact: &'static str,
    pub kind: Kind,
    pub owner: Option<Owner>,
    pub schema: &'static str,
    pub variants: Option<VariantInfo>,
}

#[derive(Debug)]
pub struct VariantInfo {
    pub key: &'static str,
    pub schemas: &'static [(&'static str, &'static str)],
}
