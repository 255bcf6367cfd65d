//! What of a request counts against which limit, and which address it comes from.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use dropshot::RequestContext;
use http::{HeaderMap, HeaderName, Method};
use ipnet::IpNet;
use tidings_api::OperationInfo;

use super::Context;
use crate::app::limits::Counted;
use crate::app::{AppError, Client};

static X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Counts a request; fails with `LimitExceeded` when it is one too many (ERR-2). It hasn't come to its turn yet, so that an
/// action has used up no id (ACT-3).
pub fn admit(
    rqctx: &RequestContext<Context>,
    operation: &OperationInfo,
    client: Option<&Arc<Client>>,
) -> Result<(), AppError> {
    let context = rqctx.context();
    let address = || sender(rqctx);
    let counted = match (operation.id, client) {
        ("register", _) => Counted::Registration(address()),
        ("login", _) => Counted::Login(address()),
        ("room_create", Some(client)) => Counted::Room(client),
        ("password_set" | "account_deactivate", Some(client)) => Counted::Password(client),
        ("turn_server_get", Some(client)) => Counted::Action(client),
        (_, Some(client)) if operation.method != Method::GET => Counted::Action(client),
        _ => return Ok(()),
    };
    context.app.limits.admit(counted)
}

/// The address that a request comes from.
pub fn sender(rqctx: &RequestContext<Context>) -> IpAddr {
    let peer = rqctx.request.remote_addr().ip();
    let trusted = &rqctx.context().trusted_proxies;
    address(peer, rqctx.request.headers(), trusted)
}

/// The address that a request comes from: the peer's, or the last one that trusted proxies name and that isn't a trusted
/// proxy's itself. What stands before it in the header anybody may have written.
fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| {
        let address = address.to_canonical();
        trusted.iter().any(|net| net.contains(&address))
    };
    let mut from = peer;
    if trusted.is_empty() {
        return from;
    }
    let values = headers.get_all(&X_FORWARDED_FOR).iter().rev();
    let named = values.flat_map(|value| value.to_str().unwrap_or_default().rsplit(','));
    for text in named {
        match read(text.trim()) {
            Some(before) if is_trusted(from) => from = before,
            _ => break,
        }
    }
    from
}

/// Some proxies write the port too.
fn read(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse().map(|address: SocketAddr| address.ip());
    text.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, headers: &[&str], trusted: &[&str]) -> String {
        let value = |text: &&str| (X_FORWARDED_FOR.clone(), text.parse().expect("a value"));
        let headers = headers.iter().map(value).collect();
        let trusted: Vec<IpNet> = trusted
            .iter()
            .map(|net| net.parse().expect("a network"))
            .collect();
        address(peer.parse().expect("an address"), &headers, &trusted).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_trusted() {
        assert_eq!(from("192.0.2.1", &["198.51.100.7"], &[]), "192.0.2.1");
        let trusted = ["10.0.0.0/8"];
        assert_eq!(from("192.0.2.1", &["198.51.100.7"], &trusted), "192.0.2.1");
        assert_eq!(
            from("10.1.2.3", &["198.51.100.7"], &trusted),
            "198.51.100.7"
        );
        assert_eq!(from("10.1.2.3", &[], &trusted), "10.1.2.3");
    }

    #[test]
    fn of_several_the_last_that_is_no_proxy_counts() {
        let trusted = ["10.0.0.0/8", "::1/128"];
        let written_by_anybody = "198.51.100.7, 203.0.113.9, 10.9.9.9";
        assert_eq!(from("::1", &[written_by_anybody], &trusted), "203.0.113.9");
        let two = ["198.51.100.7", "203.0.113.9 ,10.9.9.9"];
        assert_eq!(from("::ffff:10.0.0.1", &two, &trusted), "203.0.113.9");
        assert_eq!(
            from("10.0.0.1", &["203.0.113.9:4711"], &trusted),
            "203.0.113.9"
        );
        assert_eq!(
            from("10.0.0.1", &["[2001:db8::1]:80"], &trusted),
            "2001:db8::1"
        );
        for odd in ["unknown", "", "203.0.113.9, unknown", "203.0.113.9,"] {
            assert_eq!(from("10.0.0.1", &[odd], &trusted), "10.0.0.1", "{odd}");
        }
        assert_eq!(from("10.0.0.1", &["10.0.0.2"], &trusted), "10.0.0.2");
    }
}
