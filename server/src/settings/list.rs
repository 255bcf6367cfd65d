//! Settings that are lists, what they are lists of, and secrets.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;

use super::value::{Given, SettingValue};

/// How many entries a list may have.
const LIST_MAX: usize = 64;
/// The longest address of a TURN server, in bytes.
const TURN_URI_MAX: usize = 1_024;
/// The longest secret, in bytes.
const SECRET_MAX: usize = 1_024;

/// Something that lists can hold. No text of it has a comma.
pub(super) trait Item: FromStr + fmt::Display {
    /// What several are called, to follow "expected".
    const SEVERAL: &'static str;
}

/// Several of a kind, separated by commas; or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Item> SettingValue for List<T> {
    type Bounds = ();

    fn allowed((): &()) -> String {
        format!("at most {LIST_MAX} {}, separated by commas", T::SEVERAL)
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        let text = given.text()?.trim();
        if text.is_empty() {
            return Some(Self::default());
        }
        let items: Option<Vec<T>> = text
            .split(',')
            .map(|item| item.trim().parse().ok())
            .collect();
        items.filter(|items| items.len() <= LIST_MAX).map(Self)
    }

    fn show(&self) -> toml::Value {
        let items: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        toml::Value::String(items.join(", "))
    }
}

/// A network, or a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(pub IpNet);

impl Item for Network {
    const SEVERAL: &'static str = "addresses or networks such as 10.0.0.0/8";
}

impl FromStr for Network {
    type Err = std::net::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(network) => Ok(Self(network)),
            Err(_) => text.parse::<IpAddr>().map(IpNet::from).map(Self),
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The address of a TURN server (VOI-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnUri(pub String);

impl Item for TurnUri {
    const SEVERAL: &'static str =
        "addresses such as turn:turn.example.org:3478?transport=udp or turns:turn.example.org";
}

impl FromStr for TurnUri {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let host = text
            .strip_prefix("turn:")
            .or_else(|| text.strip_prefix("turns:"));
        let printable = text.bytes().all(|c| c.is_ascii_graphic());
        match host {
            Some(host) if !host.is_empty() && printable && text.len() <= TURN_URI_MAX => {
                Ok(Self(text.to_owned()))
            }
            _ => Err("expected turn:HOST or turns:HOST"),
        }
    }
}

impl fmt::Display for TurnUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that no log shows. Empty when there is none.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "none" } else { "secret" })
    }
}

impl SettingValue for Secret {
    type Bounds = ();

    fn allowed((): &()) -> String {
        format!("a text of at most {SECRET_MAX} bytes")
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        let text = given.text()?;
        (text.len() <= SECRET_MAX).then(|| Self(text.to_owned()))
    }

    fn show(&self) -> toml::Value {
        toml::Value::String(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list<T: Item>(text: &str) -> Option<String> {
        let list = List::<T>::read(Given::Text(text), &())?;
        list.show().as_str().map(str::to_owned)
    }

    #[test]
    fn networks_are_addresses_or_have_a_length() {
        let shown = list::<Network>(" 10.0.0.0/8,::1 , 192.0.2.1").expect("allowed");
        assert_eq!(shown, "10.0.0.0/8, ::1/128, 192.0.2.1/32");
        assert_eq!(list::<Network>(""), Some(String::new()));
        for bad in ["localhost", "10.0.0.0/33", "10.0.0.1,", "10.0.0.1 10.0.0.2"] {
            assert_eq!(list::<Network>(bad), None, "{bad}");
        }
        let many = ["::1"; LIST_MAX + 1].join(",");
        assert_eq!(list::<Network>(&many), None);
    }

    #[test]
    fn turn_servers_have_addresses_of_their_own() {
        let both = "turn:turn.example.org:3478?transport=udp, turns:turn.example.org";
        assert_eq!(list::<TurnUri>(both).as_deref(), Some(both));
        for bad in [
            "turn.example.org",
            "stun:turn.example.org",
            "turn:",
            "turn:a b",
        ] {
            assert_eq!(list::<TurnUri>(bad), None, "{bad}");
        }
    }

    #[test]
    fn no_log_shows_a_secret() {
        let secret = Secret::read(Given::Text("north"), &()).expect("allowed");
        assert_eq!(format!("{secret:?}"), "secret");
        assert_eq!(
            secret.show().as_str(),
            Some("north"),
            "a printed file can be used"
        );
    }
}
