// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `capability`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientCapabilityExt::capability_set_create`]
///
/// [`ClientCapabilityExt::capability_set_create`]: super::ClientCapabilityExt::capability_set_create
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct CapabilitySetCreate<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::CapabilitySet, String>,
}

impl<'a> CapabilitySetCreate<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
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
        V: std::convert::TryInto<::tidings_types::CapabilitySet>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: CapabilitySet` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/capabilities`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::CapabilityHash>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session, body } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/capabilities", client.baseurl);
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
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "capability_set_create",
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

/// Builder for [`ClientCapabilityExt::capability_set_get`]
///
/// [`ClientCapabilityExt::capability_set_get`]: super::ClientCapabilityExt::capability_set_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct CapabilitySetGet<'a> {
    client: &'a super::Client,
    sha256: Result<::tidings_types::Sha256, String>,
    user_id: Result<Option<::tidings_types::UserId>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> CapabilitySetGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            sha256: Err("sha256 was not initialized".to_string()),
            user_id: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// The hash of the set.
    pub fn sha256<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::Sha256>,
    {
        self.sha256 = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: Sha256` for sha256 failed"
                    .to_string()
            });
        self
    }

    /// The user whose presence named the hash (CAP-2).
    pub fn user_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::UserId>,
    {
        self.user_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: UserId` for user_id failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/capabilities/{sha256}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::CapabilitySet>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, sha256, user_id, matrix_session } = self;
        let sha256 = sha256.map_err(Error::InvalidRequest)?;
        let user_id = user_id.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/capabilities/{}", client.baseurl, encode_path(& sha256
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
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("user_id", &user_id))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "capability_set_get",
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

/// Builder for [`ClientCapabilityExt::server_capabilities_get`]
///
/// [`ClientCapabilityExt::server_capabilities_get`]: super::ClientCapabilityExt::server_capabilities_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ServerCapabilitiesGet<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> ServerCapabilitiesGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            matrix_session: Ok(None),
        }
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

    /// Sends a `GET` request to `/_matrix/client/v2/server/capabilities`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::CapabilityHash>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/server/capabilities", client.baseurl);
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
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "server_capabilities_get",
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
