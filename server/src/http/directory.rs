//! The area `directory`.

use tidings_api::params::{AliasCreatePath, AliasDeletePath, AliasGetPath, RoomPublishedSetPath};
use tidings_types::{
    AliasCreateRequest, AliasGetResponse, Empty, PublishedRoomSearchRequest,
    PublishedRoomSearchResponse, RoomPublishedSetRequest,
};

use super::edge::Call;
use crate::app::AppError;

/// `PUT /_matrix/client/v2/directory/{room_alias}` (DIR-1)
pub async fn alias_create(
    call: Call,
    path: AliasCreatePath,
    body: AliasCreateRequest,
) -> Result<Empty, AppError> {
    call.app()
        .create_alias(&call.caller()?, &path.room_alias, &body.room_id)
        .await?;
    Ok(Empty::default())
}

/// `DELETE /_matrix/client/v2/directory/{room_alias}` (DIR-1)
///
/// - Its creator may also after leaving the room; a room op must be in it.
pub async fn alias_delete(call: Call, path: AliasDeletePath) -> Result<Empty, AppError> {
    call.app()
        .delete_alias(&call.caller()?, &path.room_alias)
        .await?;
    Ok(Empty::default())
}

/// `GET /_matrix/client/v2/directory/{room_alias}` (DIR-1)
///
/// - In a network of one server no other server's alias is known.
pub async fn alias_get(call: Call, path: AliasGetPath) -> Result<AliasGetResponse, AppError> {
    call.app().resolve_alias(&path.room_alias).await
}

/// `POST /_matrix/client/v2/published_rooms` (PUB-1)
///
/// - With `from`, everything else in the body is ignored: it stands as of the search.
pub async fn published_room_search(
    call: Call,
    body: PublishedRoomSearchRequest,
) -> Result<PublishedRoomSearchResponse, AppError> {
    call.app().search_published(&body).await
}

/// `PUT /_matrix/client/v2/rooms/{room_id}/published` (PUB-1)
pub async fn room_published_set(
    call: Call,
    path: RoomPublishedSetPath,
    body: RoomPublishedSetRequest,
) -> Result<Empty, AppError> {
    call.app()
        .publish_room(&call.caller()?, &path.room_id, body.published)
        .await?;
    Ok(Empty::default())
}
