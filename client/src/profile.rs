//! Profiles and names: who somebody is to others, and by which names rooms are found (PRO-1, DIR-1, PUB-1).

use serde_json::Value;
use tidings_types::{
    AliasGetResponse, Empty, ProfileGetResponse, ProfileKey, ProfileKeySetRequest, ProfileValue,
    PublishedRoomSearchRequest, PublishedRoomSearchResponse, RoomAlias, UserId,
};

use crate::api::{ClientDirectoryExt, ClientProfileExt};
use crate::{Client, Error};

impl Client {
    /// Somebody's profile, each value under its key (PRO-1). Refused with `M_NOT_FOUND` when there is no such user.
    pub async fn profile(&self, user_id: &UserId) -> Result<ProfileGetResponse, Error> {
        self.read(|api| {
            let user_id = user_id.clone();
            async move { api.profile_get().user_id(user_id).send().await }
        })
        .await
    }

    /// Sets the name that others see, in every room of this user (EVT-10).
    pub async fn set_display_name(&self, name: impl Into<String>) -> Result<Empty, Error> {
        self.set_profile_value("displayname", Value::String(name.into()))
            .await
    }

    /// Sets the picture that others see, an `mxc://` or http address (EVT-10).
    pub async fn set_avatar_url(&self, url: impl Into<String>) -> Result<Empty, Error> {
        self.set_profile_value("avatar_url", Value::String(url.into()))
            .await
    }

    /// Sets a value of this user's profile. Doing it again changes nothing, so it is tried again like reading.
    pub async fn set_profile_value(&self, key: &str, value: Value) -> Result<Empty, Error> {
        let key: ProfileKey = key
            .parse()
            .map_err(|error| Error::Request(format!("the key: {error}")))?;
        let request = ProfileKeySetRequest::new(ProfileValue(value));
        self.read(|api| {
            let (user_id, key) = (self.user_id().clone(), key.clone());
            let request = request.clone();
            async move {
                let call = api.profile_key_set().user_id(user_id).key(key);
                call.body(request).send().await
            }
        })
        .await
    }

    /// Where a room's name leads (DIR-1). Refused with `M_NOT_FOUND` when no room has it.
    pub async fn resolve(&self, alias: &RoomAlias) -> Result<AliasGetResponse, Error> {
        self.read(|api| {
            let alias = alias.clone();
            async move { api.alias_get().room_alias(alias).send().await }
        })
        .await
    }

    /// A page of the published rooms (PUB-1); `from` of the request reads on with the `next` of the page before.
    pub async fn published_rooms(
        &self,
        request: PublishedRoomSearchRequest,
    ) -> Result<PublishedRoomSearchResponse, Error> {
        self.read(|api| {
            let request = request.clone();
            async move { api.published_room_search().body(request).send().await }
        })
        .await
    }
}
