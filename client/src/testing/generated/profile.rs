// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `profile`.

use crate::testing::{Operation, OperationInfo};

/// `profile_get`: Get a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileGet;

impl Operation for ProfileGet {
    type Body = ();
    type Answer = ::tidings_types::ProfileGetResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "profile_get",
        method: "GET",
        path: "/_matrix/client/v2/profile/{user_id}",
    };
}

/// `profile_key_delete`: Delete a value of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileKeyDelete;

impl Operation for ProfileKeyDelete {
    type Body = ();
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "profile_key_delete",
        method: "DELETE",
        path: "/_matrix/client/v2/profile/{user_id}/{key}",
    };
}

/// `profile_key_set`: Set a value of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileKeySet;

impl Operation for ProfileKeySet {
    type Body = ::tidings_types::ProfileKeySetRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "profile_key_set",
        method: "PUT",
        path: "/_matrix/client/v2/profile/{user_id}/{key}",
    };
}
