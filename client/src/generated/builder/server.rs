// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `server`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientServerExt::version_list`]
///
/// [`ClientServerExt::version_list`]: super::ClientServerExt::version_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct VersionList<'a> {
    client: &'a super::Client,
}

impl<'a> VersionList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/_matrix/client/versions`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::VersionListResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client } = self;
        let url = format!("{}/_matrix/client/versions", client.baseurl);
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
            operation_id: "version_list",
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

/// Builder for [`ClientServerExt::health_live`]
///
/// [`ClientServerExt::health_live`]: super::ClientServerExt::health_live
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct HealthLive<'a> {
    client: &'a super::Client,
}

impl<'a> HealthLive<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/_tidings/health/live`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Health>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client } = self;
        let url = format!("{}/_tidings/health/live", client.baseurl);
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
            operation_id: "health_live",
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

/// Builder for [`ClientServerExt::health_ready`]
///
/// [`ClientServerExt::health_ready`]: super::ClientServerExt::health_ready
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct HealthReady<'a> {
    client: &'a super::Client,
}

impl<'a> HealthReady<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/_tidings/health/ready`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Health>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client } = self;
        let url = format!("{}/_tidings/health/ready", client.baseurl);
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
            operation_id: "health_ready",
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
