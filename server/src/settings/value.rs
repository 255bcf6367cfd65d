//! The types a setting can have: how each is read from text or from a file, and shown.
//!
//! Text comes from the environment and the command line. A file has types of its own, so there a
//! number in quotes isn't a number.

use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use tidings_types::ServerName;
use tracing_subscriber::EnvFilter;

/// A value as it was given.
#[derive(Clone, Copy)]
pub(super) enum Given<'a> {
    /// From the environment or the command line.
    Text(&'a str),
    /// From a file.
    Toml(&'a toml::Value),
}

impl<'a> Given<'a> {
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Toml(value) => value.as_str(),
        }
    }
}

impl fmt::Display for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Toml(value) => write!(f, "{value}"),
        }
    }
}

/// A type that settings can have.
pub(super) trait SettingValue: Sized {
    /// What limits the values of one setting of this type.
    type Bounds;

    /// Says which values are allowed, to follow "expected".
    fn allowed(bounds: &Self::Bounds) -> String;

    /// Reads a value; `None` when it isn't allowed.
    fn read(given: Given<'_>, bounds: &Self::Bounds) -> Option<Self>;

    /// Shows the value as a file would hold it.
    fn show(&self) -> toml::Value;
}

impl SettingValue for u64 {
    type Bounds = RangeInclusive<u64>;

    fn allowed(bounds: &Self::Bounds) -> String {
        format!("a whole number from {} to {}", bounds.start(), bounds.end())
    }

    fn read(given: Given<'_>, bounds: &Self::Bounds) -> Option<Self> {
        let number = match given {
            Given::Text(text) => text.parse().ok()?,
            Given::Toml(value) => Self::try_from(value.as_integer()?).ok()?,
        };
        bounds.contains(&number).then_some(number)
    }

    fn show(&self) -> toml::Value {
        toml::Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl SettingValue for bool {
    type Bounds = ();

    fn allowed((): &()) -> String {
        "true or false".to_owned()
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        match given {
            Given::Text(text) => text.parse().ok(),
            Given::Toml(value) => value.as_bool(),
        }
    }

    fn show(&self) -> toml::Value {
        toml::Value::Boolean(*self)
    }
}

/// Makes a setting of a type that is read from text alone.
macro_rules! text_setting {
    ($type:ty, $allowed:literal) => {
        impl SettingValue for $type {
            type Bounds = ();

            fn allowed((): &()) -> String {
                $allowed.to_owned()
            }

            fn read(given: Given<'_>, (): &()) -> Option<Self> {
                given.text().filter(|text| !text.is_empty())?.parse().ok()
            }

            fn show(&self) -> toml::Value {
                toml::Value::String(self.to_string())
            }
        }
    };
}

text_setting!(
    ServerName,
    "a host with an optional port, at most 230 bytes"
);
text_setting!(ListenAddress, "HOST:PORT");
text_setting!(LogFormat, "text or json");
text_setting!(
    LogFilter,
    "levels by module, such as info,tidings_server::http=debug"
);

impl SettingValue for PathBuf {
    type Bounds = ();

    fn allowed((): &()) -> String {
        "a path".to_owned()
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        given.text().filter(|text| !text.is_empty()).map(Self::from)
    }

    fn show(&self) -> toml::Value {
        toml::Value::String(self.display().to_string())
    }
}

/// Where to listen: a host and a port. The host is looked up when the server starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenAddress(String);

impl ListenAddress {
    /// Looks the host up and gives the first address found.
    pub fn resolve(&self) -> std::io::Result<SocketAddr> {
        self.0.to_socket_addrs()?.next().ok_or_else(|| {
            std::io::Error::new(std::io::ErrorKind::NotFound, "the host has no address")
        })
    }
}

impl FromStr for ListenAddress {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let valid = match text.rsplit_once(':') {
            // An IPv6 address stands in brackets, or its last part would pass for the port.
            Some((host, _)) if host.contains(':') => text.parse::<SocketAddr>().is_ok(),
            Some((host, port)) => {
                !host.is_empty() && !host.contains(['/', ' ']) && port.parse::<u16>().is_ok()
            }
            None => false,
        };
        if valid {
            Ok(Self(text.to_owned()))
        } else {
            Err("expected HOST:PORT")
        }
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// A line per entry, for people.
    Text,
    /// A JSON object per entry, for programs.
    Json,
}

impl FromStr for LogFormat {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("expected text or json"),
        }
    }
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Json => "json",
        })
    }
}

/// What is logged: directives of `tracing-subscriber`'s filter, checked when they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFilter(String);

impl LogFilter {
    /// The filter to build a subscriber with.
    pub fn build(&self) -> EnvFilter {
        EnvFilter::new(&self.0)
    }
}

impl FromStr for LogFilter {
    type Err = tracing_subscriber::filter::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        EnvFilter::try_new(text).map(|_| Self(text.to_owned()))
    }
}

impl fmt::Display for LogFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_a_host_and_a_port() {
        for good in [
            "127.0.0.1:0",
            "localhost:8008",
            "[::1]:8008",
            "chat.example.org:65535",
        ] {
            assert!(good.parse::<ListenAddress>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "8008",
            ":8008",
            "localhost",
            "localhost:",
            "a:70000",
            "::1:8008",
            "a/b:1",
        ] {
            assert!(bad.parse::<ListenAddress>().is_err(), "{bad}");
        }
    }

    #[test]
    fn addresses_are_looked_up_later() {
        let address: ListenAddress = "127.0.0.1:8008".parse().expect("valid");
        assert_eq!(
            address.resolve().expect("an address"),
            ([127, 0, 0, 1], 8008).into()
        );
    }

    #[test]
    fn files_have_types_of_their_own() {
        let quoted = toml::Value::String("5".to_owned());
        assert_eq!(u64::read(Given::Toml(&quoted), &(0..=9)), None);
        assert_eq!(u64::read(Given::Text("5"), &(0..=9)), Some(5));
        let negative = toml::Value::Integer(-1);
        assert_eq!(u64::read(Given::Toml(&negative), &(0..=9)), None);
        let number = toml::Value::Integer(1);
        assert_eq!(bool::read(Given::Toml(&number), &()), None);
        assert_eq!(PathBuf::read(Given::Toml(&number), &()), None);
    }
}
