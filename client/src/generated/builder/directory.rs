// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `directory`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientDirectoryExt::alias_get`]
///
/// [`ClientDirectoryExt::alias_get`]: super::ClientDirectoryExt::alias_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct AliasGet<'a> {
    client: &'a super::Client,
    room_alias: Result<::tidings_types::RoomAlias, String>,
}

impl<'a> AliasGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_alias: Err("room_alias was not initialized".to_string()),
        }
    }

    /// The alias in full, `#name:server` (DIR-1).
    pub fn room_alias<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::RoomAlias>,
    {
        self.room_alias = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomAlias` for room_alias failed"
                    .to_string()
            });
        self
    }

    /// Sends a `GET` request to `/_matrix/client/v2/directory/{room_alias}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::AliasGetResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_alias } = self;
        let room_alias = room_alias.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/directory/{}", client.baseurl, encode_path(& room_alias
            .to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "alias_get",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientDirectoryExt::alias_create`]
///
/// [`ClientDirectoryExt::alias_create`]: super::ClientDirectoryExt::alias_create
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct AliasCreate<'a> {
    client: &'a super::Client,
    room_alias: Result<::tidings_types::RoomAlias, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::AliasCreateRequest, String>,
}

impl<'a> AliasCreate<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_alias: Err("room_alias was not initialized".to_string()),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The alias in full, `#name:server` (DIR-1).
    pub fn room_alias<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::RoomAlias>,
    {
        self.room_alias = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomAlias` for room_alias failed"
                    .to_string()
            });
        self
    }

    /// The session of this request; without it the request starts a new one (SES-2).
    pub fn matrix_session<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::SessionId>,
    {
        self.matrix_session = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: SessionId` for matrix_session failed"
                    .to_string()
            });
        self
    }

    /// The body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::AliasCreateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: AliasCreateRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/directory/{room_alias}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_alias, matrix_session, body } = self;
        let room_alias = room_alias.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/directory/{}", client.baseurl, encode_path(& room_alias
            .to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = matrix_session {
            header_map.append("Matrix-Session", value.to_string().try_into()?);
        }

        #[allow(unused_mut)]
        let mut request = client
            .client
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "alias_create",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientDirectoryExt::alias_delete`]
///
/// [`ClientDirectoryExt::alias_delete`]: super::ClientDirectoryExt::alias_delete
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct AliasDelete<'a> {
    client: &'a super::Client,
    room_alias: Result<::tidings_types::RoomAlias, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> AliasDelete<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_alias: Err("room_alias was not initialized".to_string()),
            matrix_session: Ok(None),
        }
    }

    /// The alias in full, `#name:server` (DIR-1).
    pub fn room_alias<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::RoomAlias>,
    {
        self.room_alias = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomAlias` for room_alias failed"
                    .to_string()
            });
        self
    }

    /// The session of this request; without it the request starts a new one (SES-2).
    pub fn matrix_session<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::SessionId>,
    {
        self.matrix_session = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: SessionId` for matrix_session failed"
                    .to_string()
            });
        self
    }

    /// Sends a `DELETE` request to `/_matrix/client/v2/directory/{room_alias}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_alias, matrix_session } = self;
        let room_alias = room_alias.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/directory/{}", client.baseurl, encode_path(& room_alias
            .to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = matrix_session {
            header_map.append("Matrix-Session", value.to_string().try_into()?);
        }

        #[allow(unused_mut)]
        let mut request = client
            .client
            .delete(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "alias_delete",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientDirectoryExt::published_room_search`]
///
/// [`ClientDirectoryExt::published_room_search`]: super::ClientDirectoryExt::published_room_search
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct PublishedRoomSearch<'a> {
    client: &'a super::Client,
    body: Result<::tidings_types::PublishedRoomSearchRequest, String>,
}

impl<'a> PublishedRoomSearch<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::PublishedRoomSearchRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: PublishedRoomSearchRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/published_rooms`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::PublishedRoomSearchResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/published_rooms", client.baseurl);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "published_room_search",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientDirectoryExt::room_published_set`]
///
/// [`ClientDirectoryExt::room_published_set`]: super::ClientDirectoryExt::room_published_set
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct RoomPublishedSet<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::RoomPublishedSetRequest, String>,
}

impl<'a> RoomPublishedSet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The room.
    pub fn room_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::RoomId>,
    {
        self.room_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomId` for room_id failed"
                    .to_string()
            });
        self
    }

    /// The session of this request; without it the request starts a new one (SES-2).
    pub fn matrix_session<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::SessionId>,
    {
        self.matrix_session = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: SessionId` for matrix_session failed"
                    .to_string()
            });
        self
    }

    /// The body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::RoomPublishedSetRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomPublishedSetRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/published`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, matrix_session, body } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/published", client.baseurl, encode_path(&
            room_id.to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = matrix_session {
            header_map.append("Matrix-Session", value.to_string().try_into()?);
        }

        #[allow(unused_mut)]
        let mut request = client
            .client
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "room_published_set",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
