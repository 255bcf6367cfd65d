//! What a client asked.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use reqwest::Url;
use reqwest::header::HeaderMap;

use super::generated::OPERATIONS;
use super::{OperationInfo, Payload};

/// A request of a known operation, read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Request<B> {
    /// The parameters of the path and the query, by their names, decoded.
    pub params: BTreeMap<String, String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: B,
}

impl<B> Request<B> {
    /// A parameter of the path or the query; empty when it is absent.
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SeenRequest {
    /// The id of the operation, such as `message_send`; `None` when there is none of this method and path.
    pub operation: Option<&'static str>,
    /// The method in upper case.
    pub method: String,
    /// The path and the query, as they were sent.
    pub target: String,
    /// The parameters of the path and the query, by their names, decoded.
    pub params: BTreeMap<String, String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl SeenRequest {
    pub(super) fn new(method: &str, target: &str, headers: HeaderMap, body: Vec<u8>) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let of_method = OPERATIONS.iter().filter(|one| one.method == method);
        let found = of_method.filter_map(|one| Some((one, path_params(one.path, path)?)));
        // Where a variable and a word fit, the word is meant.
        let found = found.min_by_key(|(_, params)| params.len());
        let (operation, mut params) = found.unzip();
        let query = Url::parse(&format!("http://mock/?{query}"));
        let query = query.iter().flat_map(Url::query_pairs);
        let query = query.map(|(name, value)| (name.into_owned(), value.into_owned()));
        params.get_or_insert_default().extend(query);
        Self {
            operation: operation.map(|one: &OperationInfo| one.id),
            method: method.to_owned(),
            target: target.to_owned(),
            params: params.unwrap_or_default(),
            headers,
            body,
        }
    }

    /// How it is named in what goes wrong.
    pub(super) fn name(&self) -> String {
        let operation = self.operation.unwrap_or("no operation");
        format!("{operation} ({} {})", self.method, self.target)
    }

    pub(super) fn read<B: Payload>(&self) -> Result<Request<B>, String> {
        Ok(Request {
            params: self.params.clone(),
            headers: self.headers.clone(),
            body: B::read(&self.body)?,
        })
    }
}

/// The values that a path has for the variables of a template, if it fits.
fn path_params(template: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let mut params = BTreeMap::new();
    let mut parts = path.split('/');
    for wanted in template.split('/') {
        let part = percent_decode_str(parts.next()?).decode_utf8().ok()?;
        let name = wanted
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        match name {
            Some(name) => _ = params.insert(name.to_owned(), part.into_owned()),
            None if part != wanted => return None,
            None => {}
        }
    }
    parts.next().is_none().then_some(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(method: &str, target: &str) -> SeenRequest {
        SeenRequest::new(method, target, HeaderMap::new(), Vec::new())
    }

    #[test]
    fn requests_find_their_operation() {
        let send = seen(
            "POST",
            "/_matrix/client/v2/rooms/!r:a/send/message.m.room.message?x=a%20b",
        );
        assert_eq!(send.operation, Some("message_send"));
        assert_eq!(send.params["room_id"], "!r:a");
        assert_eq!(send.params["event_type"], "message.m.room.message");
        assert_eq!(send.params["x"], "a b");
        let redact = seen("POST", "/_matrix/client/v2/events/%24e%3Aa/redact");
        assert_eq!(redact.operation, Some("event_redact"));
        assert_eq!(redact.params["event_id"], "$e:a");
        for (method, path) in [
            ("GET", "/"),
            ("PATCH", "/_matrix/client/v2/stream"),
            ("GET", "/_matrix/client/v2/stream/none"),
        ] {
            assert_eq!(seen(method, path).operation, None);
        }
        let unknown = seen("PATCH", "/x").name();
        assert_eq!(unknown, "no operation (PATCH /x)");
    }
}
