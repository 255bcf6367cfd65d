// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `profile`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientProfileExt::profile_get`]
///
/// [`ClientProfileExt::profile_get`]: super::ClientProfileExt::profile_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ProfileGet<'a> {
    client: &'a super::Client,
    user_id: Result<::tidings_types::UserId, String>,
    keys: Result<Option<::tidings_types::ProfileKeys>, String>,
}

impl<'a> ProfileGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            user_id: Err("user_id was not initialized".to_string()),
            keys: Ok(None),
        }
    }

    /// The user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::UserId>,
    {
        self.user_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: UserId` for user_id failed"
                    .to_string()
            });
        self
    }

    /// The keys to answer, comma-separated. All when absent.
    pub fn keys<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ProfileKeys>,
    {
        self.keys = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ProfileKeys` for keys failed"
                    .to_string()
            });
        self
    }

    /// Sends a `GET` request to `/_matrix/client/v2/profile/{user_id}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ProfileGetResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, user_id, keys } = self;
        let user_id = user_id.map_err(Error::InvalidRequest)?;
        let keys = keys.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/profile/{}", client.baseurl, encode_path(& user_id
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
            .query(&progenitor_client::QueryParam::new("keys", &keys))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "profile_get",
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

/// Builder for [`ClientProfileExt::profile_key_set`]
///
/// [`ClientProfileExt::profile_key_set`]: super::ClientProfileExt::profile_key_set
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ProfileKeySet<'a> {
    client: &'a super::Client,
    user_id: Result<::tidings_types::UserId, String>,
    key: Result<::tidings_types::ProfileKey, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::ProfileKeySetRequest, String>,
}

impl<'a> ProfileKeySet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            user_id: Err("user_id was not initialized".to_string()),
            key: Err("key was not initialized".to_string()),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::UserId>,
    {
        self.user_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: UserId` for user_id failed"
                    .to_string()
            });
        self
    }

    /// The key of the profile (PRO-1).
    pub fn key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ProfileKey>,
    {
        self.key = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: ProfileKey` for key failed"
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
        V: std::convert::TryInto<::tidings_types::ProfileKeySetRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: ProfileKeySetRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/profile/{user_id}/{key}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, user_id, key, matrix_session, body } = self;
        let user_id = user_id.map_err(Error::InvalidRequest)?;
        let key = key.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/profile/{}/{}", client.baseurl, encode_path(& user_id
            .to_string()), encode_path(& key.to_string())
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
            operation_id: "profile_key_set",
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

/// Builder for [`ClientProfileExt::profile_key_delete`]
///
/// [`ClientProfileExt::profile_key_delete`]: super::ClientProfileExt::profile_key_delete
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ProfileKeyDelete<'a> {
    client: &'a super::Client,
    user_id: Result<::tidings_types::UserId, String>,
    key: Result<::tidings_types::ProfileKey, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> ProfileKeyDelete<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            user_id: Err("user_id was not initialized".to_string()),
            key: Err("key was not initialized".to_string()),
            matrix_session: Ok(None),
        }
    }

    /// The user.
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::UserId>,
    {
        self.user_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: UserId` for user_id failed"
                    .to_string()
            });
        self
    }

    /// The key of the profile (PRO-1).
    pub fn key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ProfileKey>,
    {
        self.key = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: ProfileKey` for key failed"
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

    /// Sends a `DELETE` request to `/_matrix/client/v2/profile/{user_id}/{key}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, user_id, key, matrix_session } = self;
        let user_id = user_id.map_err(Error::InvalidRequest)?;
        let key = key.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/profile/{}/{}", client.baseurl, encode_path(& user_id
            .to_string()), encode_path(& key.to_string())
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
            operation_id: "profile_key_delete",
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
