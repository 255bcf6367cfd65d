// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `filter`.

use crate::testing::{Operation, OperationInfo};

/// `filter_create`: Make a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterCreate;

impl Operation for FilterCreate {
    type Body = ::tidings_types::Filter;
    type Answer = ::tidings_types::FilterCreateResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "filter_create",
        method: "POST",
        path: "/_matrix/client/v2/filters",
    };
}

/// `filter_get`: Show a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterGet;

impl Operation for FilterGet {
    type Body = ();
    type Answer = ::tidings_types::Filter;
    const INFO: OperationInfo = OperationInfo {
        id: "filter_get",
        method: "GET",
        path: "/_matrix/client/v2/filters/{filter}",
    };
}
