// Written by `cargo xtask generate`; do not edit.

//! What requests are read with and answers are made of. Reading never fails before the handler's own code runs, so that
//! every failure is answered in one place.

mod body;
mod info;
mod parameters;
mod reply;
mod shape;
mod written;

pub use body::{RawBody, RawStream, RawUpgrade};
pub use info::{
    BodyInfo, OperationInfo, OtherMethods, PathInfo, SuccessInfo, register_path,
};
pub use parameters::{
    NoParameters, Pairs, Parameters, RawHeaders, RawPath, RawQuery, boolean, integer, known, number,
    parsed, small_integer, text,
};
pub use reply::{Answer, ErrorBody, Failure, NoHeaders, Reply, Streamed, Success, Upgraded};
pub use shape::Shape;
pub use written::Written;

use std::fmt;

/// What is wrong with a request, before any handler sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRequest {
    /// A path, query or header parameter is missing, can't be read or breaks a bound.
    Parameter {
        /// Its name.
        name: String,
        /// Why, a lowercase fragment.
        reason: String,
    },
    /// The body isn't JSON.
    NotJson {
        /// Why, a lowercase fragment.
        reason: String,
    },
    /// The body is JSON of the wrong shape.
    Body {
        /// JSON pointer of the offending value.
        pointer: String,
        /// Why, a lowercase fragment.
        reason: String,
    },
    /// The body is larger than allowed.
    TooLarge {
        /// The largest allowed body, in bytes.
        limit: usize,
    },
    /// The request broke off, or isn't what the protocol of the connection asks for.
    Unreadable {
        /// Why, a lowercase fragment.
        reason: String,
    },
}

impl fmt::Display for BadRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter { name, reason } => write!(f, "parameter {name}: {reason}"),
            Self::NotJson { reason } => write!(f, "the body is not JSON: {reason}"),
            Self::Body { pointer, reason } => write!(f, "the body at {pointer:?}: {reason}"),
            Self::TooLarge { limit } => write!(f, "the body is larger than {limit} bytes"),
            Self::Unreadable { reason } => f.write_str(reason),
        }
    }
}

impl std::error::Error for BadRequest {}
