// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `account`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientAccountExt::login_flow_list`]
///
/// [`ClientAccountExt::login_flow_list`]: super::ClientAccountExt::login_flow_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct LoginFlowList<'a> {
    client: &'a super::Client,
}

impl<'a> LoginFlowList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/_matrix/client/api/v1/login`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::FlowList>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client } = self;
        let url = format!("{}/_matrix/client/api/v1/login", client.baseurl);
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
            operation_id: "login_flow_list",
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

/// Builder for [`ClientAccountExt::login`]
///
/// [`ClientAccountExt::login`]: super::ClientAccountExt::login
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct Login<'a> {
    client: &'a super::Client,
    body: Result<::tidings_types::LoginRequest, String>,
}

impl<'a> Login<'a> {
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
        V: std::convert::TryInto<::tidings_types::LoginRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: LoginRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/api/v1/login`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::RegisterResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/api/v1/login", client.baseurl);
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
            operation_id: "login",
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

/// Builder for [`ClientAccountExt::register_flow_list`]
///
/// [`ClientAccountExt::register_flow_list`]: super::ClientAccountExt::register_flow_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct RegisterFlowList<'a> {
    client: &'a super::Client,
}

impl<'a> RegisterFlowList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/_matrix/client/api/v1/register`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::FlowList>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client } = self;
        let url = format!("{}/_matrix/client/api/v1/register", client.baseurl);
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
            operation_id: "register_flow_list",
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

/// Builder for [`ClientAccountExt::register`]
///
/// [`ClientAccountExt::register`]: super::ClientAccountExt::register
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct Register<'a> {
    client: &'a super::Client,
    body: Result<::tidings_types::RegisterRequest, String>,
}

impl<'a> Register<'a> {
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
        V: std::convert::TryInto<::tidings_types::RegisterRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RegisterRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/api/v1/register`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::RegisterResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/api/v1/register", client.baseurl);
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
            operation_id: "register",
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

/// Builder for [`ClientAccountExt::account_get`]
///
/// [`ClientAccountExt::account_get`]: super::ClientAccountExt::account_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct AccountGet<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> AccountGet<'a> {
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

    /// Sends a `GET` request to `/_matrix/client/v2/account`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::AccountGetResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/account", client.baseurl);
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
            operation_id: "account_get",
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

/// Builder for [`ClientAccountExt::account_deactivate`]
///
/// [`ClientAccountExt::account_deactivate`]: super::ClientAccountExt::account_deactivate
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct AccountDeactivate<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::AccountDeactivateRequest, String>,
}

impl<'a> AccountDeactivate<'a> {
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
        V: std::convert::TryInto<::tidings_types::AccountDeactivateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: AccountDeactivateRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/account/deactivate`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session, body } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/account/deactivate", client.baseurl);
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
            operation_id: "account_deactivate",
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

/// Builder for [`ClientAccountExt::device_list`]
///
/// [`ClientAccountExt::device_list`]: super::ClientAccountExt::device_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct DeviceList<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> DeviceList<'a> {
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

    /// Sends a `GET` request to `/_matrix/client/v2/account/devices`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::DeviceListResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/account/devices", client.baseurl);
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
            operation_id: "device_list",
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

/// Builder for [`ClientAccountExt::device_set`]
///
/// [`ClientAccountExt::device_set`]: super::ClientAccountExt::device_set
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct DeviceSet<'a> {
    client: &'a super::Client,
    device_id: Result<::tidings_types::DeviceId, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::DeviceSetRequest, String>,
}

impl<'a> DeviceSet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            device_id: Err("device_id was not initialized".to_string()),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The device.
    pub fn device_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::DeviceId>,
    {
        self.device_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: DeviceId` for device_id failed"
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
        V: std::convert::TryInto<::tidings_types::DeviceSetRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: DeviceSetRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/account/devices/{device_id}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, device_id, matrix_session, body } = self;
        let device_id = device_id.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/account/devices/{}", client.baseurl, encode_path(&
            device_id.to_string())
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
            operation_id: "device_set",
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

/// Builder for [`ClientAccountExt::device_delete`]
///
/// [`ClientAccountExt::device_delete`]: super::ClientAccountExt::device_delete
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct DeviceDelete<'a> {
    client: &'a super::Client,
    device_id: Result<::tidings_types::DeviceId, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> DeviceDelete<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            device_id: Err("device_id was not initialized".to_string()),
            matrix_session: Ok(None),
        }
    }

    /// The device.
    pub fn device_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::DeviceId>,
    {
        self.device_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: DeviceId` for device_id failed"
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

    /// Sends a `DELETE` request to `/_matrix/client/v2/account/devices/{device_id}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, device_id, matrix_session } = self;
        let device_id = device_id.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/account/devices/{}", client.baseurl, encode_path(&
            device_id.to_string())
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
            operation_id: "device_delete",
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

/// Builder for [`ClientAccountExt::logout`]
///
/// [`ClientAccountExt::logout`]: super::ClientAccountExt::logout
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct Logout<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> Logout<'a> {
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

    /// Sends a `POST` request to `/_matrix/client/v2/account/logout`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/account/logout", client.baseurl);
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
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "logout",
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

/// Builder for [`ClientAccountExt::password_set`]
///
/// [`ClientAccountExt::password_set`]: super::ClientAccountExt::password_set
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct PasswordSet<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::PasswordSetRequest, String>,
}

impl<'a> PasswordSet<'a> {
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
        V: std::convert::TryInto<::tidings_types::PasswordSetRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: PasswordSetRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/account/password`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session, body } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/account/password", client.baseurl);
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
            operation_id: "password_set",
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
