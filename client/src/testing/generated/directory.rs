// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `directory`.

use crate::testing::{Operation, OperationInfo};

/// `alias_create`: Create an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AliasCreate;

impl Operation for AliasCreate {
    type Body = ::tidings_types::AliasCreateRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "alias_create",
        method: "PUT",
        path: "/_matrix/client/v2/directory/{room_alias}",
    };
}

/// `alias_delete`: Delete an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AliasDelete;

impl Operation for AliasDelete {
    type Body = ();
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "alias_delete",
        method: "DELETE",
        path: "/_matrix/client/v2/directory/{room_alias}",
    };
}

/// `alias_get`: Resolve an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AliasGet;

impl Operation for AliasGet {
    type Body = ();
    type Answer = ::tidings_types::AliasGetResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "alias_get",
        method: "GET",
        path: "/_matrix/client/v2/directory/{room_alias}",
    };
}

/// `published_room_search`: Search the published rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedRoomSearch;

impl Operation for PublishedRoomSearch {
    type Body = ::tidings_types::PublishedRoomSearchRequest;
    type Answer = ::tidings_types::PublishedRoomSearchResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "published_room_search",
        method: "POST",
        path: "/_matrix/client/v2/published_rooms",
    };
}

/// `room_published_set`: Publish a room or take it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomPublishedSet;

impl Operation for RoomPublishedSet {
    type Body = ::tidings_types::RoomPublishedSetRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "room_published_set",
        method: "PUT",
        path: "/_matrix/client/v2/rooms/{room_id}/published",
    };
}
