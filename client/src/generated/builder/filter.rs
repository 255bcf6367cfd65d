// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `filter`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientFilterExt::filter_create`]
///
/// [`ClientFilterExt::filter_create`]: super::ClientFilterExt::filter_create
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct FilterCreate<'a> {
    client: &'a super::Client,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::Filter, String>,
}

impl<'a> FilterCreate<'a> {
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
        V: std::convert::TryInto<::tidings_types::Filter>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: Filter` for body failed".to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/filters`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::FilterCreateResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_session, body } = self;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/filters", client.baseurl);
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
            operation_id: "filter_create",
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

/// Builder for [`ClientFilterExt::filter_get`]
///
/// [`ClientFilterExt::filter_get`]: super::ClientFilterExt::filter_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct FilterGet<'a> {
    client: &'a super::Client,
    filter: Result<::tidings_types::FilterToken, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> FilterGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            filter: Err("filter was not initialized".to_string()),
            matrix_session: Ok(None),
        }
    }

    /// The filter's token.
    pub fn filter<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::FilterToken>,
    {
        self.filter = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: FilterToken` for filter failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/filters/{filter}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Filter>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, filter, matrix_session } = self;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/filters/{}", client.baseurl, encode_path(& filter
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
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "filter_get",
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
