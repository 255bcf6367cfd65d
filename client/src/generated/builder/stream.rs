// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `stream`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientStreamExt::stream_poll`]
///
/// [`ClientStreamExt::stream_poll`]: super::ClientStreamExt::stream_poll
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StreamPoll<'a> {
    client: &'a super::Client,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    from: Result<Option<::tidings_types::ChunkToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    timeout: Result<Option<i64>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> StreamPoll<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            filter: Ok(None),
            from: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            timeout: Ok(None),
            types: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// A filter token. Without it everything comes (FIL-3).
    pub fn filter<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::FilterToken>,
    {
        self.filter = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: FilterToken` for filter failed"
                    .to_string()
            });
        self
    }

    /// The position to start at, a token from an earlier answer. The operation names what holds without it.
    pub fn from<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ChunkToken>,
    {
        self.from = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ChunkToken` for from failed"
                    .to_string()
            });
        self
    }

    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.limit = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for limit failed".to_string());
        self
    }

    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub fn not_types<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.not_types = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for not_types failed"
                    .to_string()
            });
        self
    }

    /// How long to wait for an event, in milliseconds. 0 answers at once (STR-1).
    pub fn timeout<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.timeout = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for timeout failed".to_string());
        self
    }

    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub fn types<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.types = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for types failed".to_string()
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

    /// Sends a `GET` request to `/_matrix/client/v2/stream`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::StreamChunk>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            filter,
            from,
            limit,
            not_types,
            timeout,
            types,
            matrix_session,
        } = self;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let from = from.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let timeout = timeout.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/stream", client.baseurl);
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
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("from", &from))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("timeout", &timeout))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "stream_poll",
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

/// Builder for [`ClientStreamExt::stream_socket`]
///
/// [`ClientStreamExt::stream_socket`]: super::ClientStreamExt::stream_socket
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StreamSocket<'a> {
    client: &'a super::Client,
    access_token: Result<Option<::std::string::String>, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    from: Result<Option<::tidings_types::ChunkToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    session: Result<Option<::tidings_types::SessionId>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> StreamSocket<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            access_token: Ok(None),
            filter: Ok(None),
            from: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            session: Ok(None),
            types: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// The access token, where the header `Authorization` can't be set (ACC-3, SES-2).
    pub fn access_token<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.access_token = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for access_token failed"
                    .to_string()
            });
        self
    }

    /// A filter token. Without it everything comes (FIL-3).
    pub fn filter<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::FilterToken>,
    {
        self.filter = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: FilterToken` for filter failed"
                    .to_string()
            });
        self
    }

    /// The position to start at, a token from an earlier answer. The operation names what holds without it.
    pub fn from<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ChunkToken>,
    {
        self.from = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ChunkToken` for from failed"
                    .to_string()
            });
        self
    }

    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.limit = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for limit failed".to_string());
        self
    }

    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub fn not_types<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.not_types = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for not_types failed"
                    .to_string()
            });
        self
    }

    /// The session, where the header `Matrix-Session` can't be set (SES-2).
    pub fn session<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::SessionId>,
    {
        self.session = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: SessionId` for session failed"
                    .to_string()
            });
        self
    }

    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub fn types<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.types = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for types failed".to_string()
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

    /// Sends a `GET` request to `/_matrix/client/v2/stream/socket`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<reqwest::Upgraded>, Error<::tidings_types::ApiError>> {
        let Self {
            client,
            access_token,
            filter,
            from,
            limit,
            not_types,
            session,
            types,
            matrix_session,
        } = self;
        let access_token = access_token.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let from = from.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let session = session.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/stream/socket", client.baseurl);
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
            .query(&progenitor_client::QueryParam::new("access_token", &access_token))
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("from", &from))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("session", &session))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .header(::reqwest::header::CONNECTION, "Upgrade")
            .header(::reqwest::header::UPGRADE, "websocket")
            .header(::reqwest::header::SEC_WEBSOCKET_VERSION, "13")
            .header(
                ::reqwest::header::SEC_WEBSOCKET_KEY,
                ::base64::Engine::encode(
                    &::base64::engine::general_purpose::STANDARD,
                    ::rand::random::<[u8; 16]>(),
                ),
            )
            .build()?;
        let info = OperationInfo {
            operation_id: "stream_socket",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            101u16 => ResponseValue::upgrade(response).await,
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientStreamExt::stream_sse`]
///
/// [`ClientStreamExt::stream_sse`]: super::ClientStreamExt::stream_sse
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StreamSse<'a> {
    client: &'a super::Client,
    access_token: Result<Option<::std::string::String>, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    from: Result<Option<::tidings_types::ChunkToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    session: Result<Option<::tidings_types::SessionId>, String>,
    types: Result<Option<::std::string::String>, String>,
    last_event_id: Result<Option<::tidings_types::ChunkToken>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> StreamSse<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            access_token: Ok(None),
            filter: Ok(None),
            from: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            session: Ok(None),
            types: Ok(None),
            last_event_id: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// The access token, where the header `Authorization` can't be set (ACC-3, SES-2).
    pub fn access_token<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.access_token = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for access_token failed"
                    .to_string()
            });
        self
    }

    /// A filter token. Without it everything comes (FIL-3).
    pub fn filter<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::FilterToken>,
    {
        self.filter = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: FilterToken` for filter failed"
                    .to_string()
            });
        self
    }

    /// The position to start at, a token from an earlier answer. The operation names what holds without it.
    pub fn from<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ChunkToken>,
    {
        self.from = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ChunkToken` for from failed"
                    .to_string()
            });
        self
    }

    /// The most events to return. Replaces the filter's `limit` for this request (FIL-3). The operation names what holds when neither is given.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.limit = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for limit failed".to_string());
        self
    }

    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    pub fn not_types<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.not_types = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for not_types failed"
                    .to_string()
            });
        self
    }

    /// The session, where the header `Matrix-Session` can't be set (SES-2).
    pub fn session<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::SessionId>,
    {
        self.session = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: SessionId` for session failed"
                    .to_string()
            });
        self
    }

    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    pub fn types<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.types = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for types failed".to_string()
            });
        self
    }

    /// The `id` of the last event received, the position to go on from (STR-7).
    pub fn last_event_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ChunkToken>,
    {
        self.last_event_id = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ChunkToken` for last_event_id failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/stream/sse`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<ByteStream>, Error<::tidings_types::ApiError>> {
        let Self {
            client,
            access_token,
            filter,
            from,
            limit,
            not_types,
            session,
            types,
            last_event_id,
            matrix_session,
        } = self;
        let access_token = access_token.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let from = from.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let session = session.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let last_event_id = last_event_id.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/stream/sse", client.baseurl);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = last_event_id {
            header_map.append("Last-Event-ID", value.to_string().try_into()?);
        }
        if let Some(value) = matrix_session {
            header_map.append("Matrix-Session", value.to_string().try_into()?);
        }

        #[allow(unused_mut)]
        let mut request = client
            .client
            .get(url)
            .query(&progenitor_client::QueryParam::new("access_token", &access_token))
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("from", &from))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("session", &session))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "stream_sse",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => Ok(ResponseValue::stream(response)),
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
