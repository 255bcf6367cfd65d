//! Where the providers of registration are asked.

use std::str::FromStr;

use http::Uri;
use tidings_types::ServerName;

use super::list::Item;
use super::value::{Given, SettingValue};

/// The longest key or address, in bytes.
const TEXT_MAX: usize = 4_096;

/// Stands for the identity server in the address that it is asked at.
const SERVER: &str = "{server}";

impl Item for ServerName {
    const SEVERAL: &'static str = "hosts with an optional port";
}

/// Where a provider is asked, over http or https; or that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderUrl(pub Option<Uri>);

impl SettingValue for ProviderUrl {
    type Bounds = ();

    fn allowed((): &()) -> String {
        "an address such as https://captcha.example.org/verify, or nothing".to_owned()
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        let text = given.text()?;
        if text.is_empty() {
            return Some(Self(None));
        }
        Some(Self(Some(address(text)?)))
    }

    fn show(&self) -> toml::Value {
        toml::Value::String(self.0.as_ref().map(Uri::to_string).unwrap_or_default())
    }
}

/// Where an identity server is asked; its name stands in it as `{server}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityUrl(String);

impl IdentityUrl {
    /// The address of one identity server.
    pub fn of(&self, server: &str) -> Option<Uri> {
        address(&self.0.replace(SERVER, server))
    }
}

impl FromStr for IdentityUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Self(text.to_owned());
        match url.of("example.org:8448") {
            Some(_) => Ok(url),
            None => Err("expected an address with {server}"),
        }
    }
}

impl SettingValue for IdentityUrl {
    type Bounds = ();

    fn allowed((): &()) -> String {
        "an address such as https://{server}/validated".to_owned()
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        given.text()?.parse().ok()
    }

    fn show(&self) -> toml::Value {
        toml::Value::String(self.0.clone())
    }
}

/// What clients show captchas with. Empty when they know by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicKey(pub String);

impl SettingValue for PublicKey {
    type Bounds = ();

    fn allowed((): &()) -> String {
        format!("a text of at most {TEXT_MAX} bytes")
    }

    fn read(given: Given<'_>, (): &()) -> Option<Self> {
        let text = given.text()?;
        (text.len() <= TEXT_MAX).then(|| Self(text.to_owned()))
    }

    fn show(&self) -> toml::Value {
        toml::Value::String(self.0.clone())
    }
}

fn address(text: &str) -> Option<Uri> {
    let uri: Uri = text.parse().ok()?;
    let is_known = matches!(uri.scheme_str(), Some("http" | "https"));
    let has_host = uri.host().is_some_and(|host| !host.is_empty());
    (is_known && has_host && text.len() <= TEXT_MAX).then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_are_asked_over_http() {
        let shown = |text| ProviderUrl::read(Given::Text(text), &()).map(|url| url.show());
        for good in ["", "https://a.example/verify?x=1", "http://127.0.0.1:8080/"] {
            assert_eq!(shown(good), Some(toml::Value::String(good.to_owned())));
        }
        for bad in [
            "a.example/verify",
            "/verify",
            "ftp://a.example/",
            "https://",
            "https:// /",
        ] {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }

    #[test]
    fn identity_servers_have_an_address_each() {
        let url: IdentityUrl = "https://{server}/validated".parse().expect("an address");
        let uri = url.of("id.example:8090").expect("an address");
        assert_eq!(uri, "https://id.example:8090/validated");
        assert!("{server}/validated".parse::<IdentityUrl>().is_err());
    }
}
