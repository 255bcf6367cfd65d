// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `filter`.

use super::*;

/// Which events to return, and in which form (FIL).
pub trait ClientFilterExt {
    /// Make a filter
    ///
    /// Answers a token for a filter (FIL-1). The same filter gives the same token; it may run out after long disuse (FIL-2). Refused with 400 and `path` when a value isn't one of those named, a bound is broken or an id is malformed.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/filters`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.filter_create()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn filter_create(&self) -> builder::FilterCreate<'_>;

    /// Show a filter
    ///
    /// Answers the filter that a token stands for (FIL-2), with its lists sorted and without what is the default anyway. Refused with 400 M_INVALID_PARAM when the token can't be read, 410 M_EXPIRED_TOKEN when it ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/filters/{filter}`
    ///
    /// Arguments:
    /// - `filter`: The filter's token.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.filter_get()
    ///     .filter(filter)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn filter_get(&self) -> builder::FilterGet<'_>;
}

impl ClientFilterExt for Client {
    fn filter_create(&self) -> builder::FilterCreate<'_> {
        builder::FilterCreate::new(self)
    }

    fn filter_get(&self) -> builder::FilterGet<'_> {
        builder::FilterGet::new(self)
    }
}
