//! Query parameters that every operation takes, read before its own are.

use dropshot::RequestInfo;

/// The first value of a query parameter.
pub fn query_value(request: &RequestInfo, name: &str) -> Option<String> {
    let query = request.uri().query()?;
    // Most requests have no such parameter, and then nothing is decoded.
    if !query.contains(name) {
        return None;
    }
    let mut pairs = form_pairs(query);
    pairs.find(|(key, _)| key == name).map(|(_, value)| value)
}

fn form_pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query.split('&').filter_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let plain = |text: &str| {
            let spaced = text.replace('+', " ");
            percent_encoding::percent_decode_str(&spaced)
                .decode_utf8()
                .ok()
                .map(String::from)
        };
        Some((plain(key)?, plain(value)?))
    })
}
