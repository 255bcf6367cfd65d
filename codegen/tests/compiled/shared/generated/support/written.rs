// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Answers that are JSON already.

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use dropshot::{Body, CONTENT_TYPE_JSON};
use hyper::body::{Bytes, Frame, SizeHint};
use serde::Serialize;
use serde::ser::Error as _;
use serde_json::value::RawValue;

/// A success of the type `T` that is JSON already, in pieces: for what is too large to be kept as a value, or is shared by
/// several answers.
pub struct Written<T> {
    pieces: VecDeque<Bytes>,
    shape: PhantomData<fn() -> T>,
}

impl<T: Serialize> Written<T> {
    /// Writes a value around what stands in one of its lists. The value has that list empty; the items come in pieces of one
    /// or more, with commas between those of a piece.
    ///
    /// Fails where the value has no such list, or something in it.
    pub fn around(
        value: &T,
        list: &str,
        items: impl IntoIterator<Item = Bytes>,
    ) -> Result<Self, serde_json::Error> {
        let text = serde_json::to_string(value)?;
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(&text)?;
        let found = members.get(list).map(|list| list.get());
        let Some(found) = found.filter(|found| *found == "[]") else {
            return Err(serde_json::Error::custom(format!("no empty list {list}")));
        };
        let inside = found.as_ptr().addr() - text.as_ptr().addr() + 1;
        let text = Bytes::from(text);
        let mut pieces = VecDeque::from([text.slice(..inside)]);
        for piece in items {
            if pieces.len() > 1 {
                pieces.push_back(Bytes::from_static(b","));
            }
            pieces.push_back(piece);
        }
        pieces.push_back(text.slice(inside..));
        let shape = PhantomData;
        Ok(Self { pieces, shape })
    }
}

impl<T> Written<T> {
    pub(super) fn into_response(self) -> Result<http::Response<Body>, http::Error> {
        http::Response::builder()
            .header(http::header::CONTENT_TYPE, CONTENT_TYPE_JSON)
            .body(Body::wrap(Pieces(self.pieces)))
    }
}

/// A body whose length is known, unlike that of a stream.
struct Pieces(VecDeque<Bytes>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.iter().map(|piece| piece.len() as u64).sum())
    }
}
