// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `sync`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientSyncExt::initial_sync`]
///
/// [`ClientSyncExt::initial_sync`]: super::ClientSyncExt::initial_sync
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct InitialSync<'a> {
    client: &'a super::Client,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    rooms_from: Result<Option<::tidings_types::PaginationToken>, String>,
    rooms_limit: Result<Option<i64>, String>,
    since: Result<Option<::tidings_types::ChunkToken>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> InitialSync<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            filter: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            rooms_from: Ok(None),
            rooms_limit: Ok(None),
            since: Ok(None),
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

    /// The `rooms_next` of the answer before, to go on with the next rooms (SYN-6).
    pub fn rooms_from<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::PaginationToken>,
    {
        self.rooms_from = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: PaginationToken` for rooms_from failed"
                    .to_string()
            });
        self
    }

    /// The most rooms to return (SYN-6). All rooms come when absent.
    pub fn rooms_limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.rooms_limit = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for rooms_limit failed".to_string());
        self
    }

    /// A position. The answer is the delta since then (SYN-2).
    pub fn since<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ChunkToken>,
    {
        self.since = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ChunkToken` for since failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/initial_sync`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::InitialSyncResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            filter,
            limit,
            not_types,
            rooms_from,
            rooms_limit,
            since,
            types,
            matrix_session,
        } = self;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let rooms_from = rooms_from.map_err(Error::InvalidRequest)?;
        let rooms_limit = rooms_limit.map_err(Error::InvalidRequest)?;
        let since = since.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/initial_sync", client.baseurl);
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
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("rooms_from", &rooms_from))
            .query(&progenitor_client::QueryParam::new("rooms_limit", &rooms_limit))
            .query(&progenitor_client::QueryParam::new("since", &since))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "initial_sync",
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
