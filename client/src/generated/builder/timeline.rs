// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `timeline`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientTimelineExt::event_get`]
///
/// [`ClientTimelineExt::event_get`]: super::ClientTimelineExt::event_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct EventGet<'a> {
    client: &'a super::Client,
    event_id: Result<::tidings_types::EventId, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> EventGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            event_id: Err("event_id was not initialized".to_string()),
            filter: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            types: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// The event.
    pub fn event_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::EventId>,
    {
        self.event_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventId` for event_id failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/events/{event_id}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::RoomEvent>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, event_id, filter, limit, not_types, types, matrix_session } = self;
        let event_id = event_id.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/events/{}", client.baseurl, encode_path(& event_id
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
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "event_get",
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

/// Builder for [`ClientTimelineExt::event_context`]
///
/// [`ClientTimelineExt::event_context`]: super::ClientTimelineExt::event_context
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct EventContext<'a> {
    client: &'a super::Client,
    event_id: Result<::tidings_types::EventId, String>,
    after: Result<Option<i64>, String>,
    before: Result<Option<i64>, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> EventContext<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            event_id: Err("event_id was not initialized".to_string()),
            after: Ok(None),
            before: Ok(None),
            filter: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            types: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// The event.
    pub fn event_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::EventId>,
    {
        self.event_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventId` for event_id failed"
                    .to_string()
            });
        self
    }

    /// The most events after it.
    pub fn after<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.after = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for after failed".to_string());
        self
    }

    /// The most events before it.
    pub fn before<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.before = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for before failed".to_string());
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

    /// The most events in the chunk, the event itself counted, which comes with 0 too. Those furthest from it are left out, of two as far the newer. No further bound when absent.
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

    /// Sends a `GET` request to `/_matrix/client/v2/events/{event_id}/context`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ContextResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            event_id,
            after,
            before,
            filter,
            limit,
            not_types,
            types,
            matrix_session,
        } = self;
        let event_id = event_id.map_err(Error::InvalidRequest)?;
        let after = after.map_err(Error::InvalidRequest)?;
        let before = before.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/events/{}/context", client.baseurl, encode_path(&
            event_id.to_string())
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
            .query(&progenitor_client::QueryParam::new("after", &after))
            .query(&progenitor_client::QueryParam::new("before", &before))
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "event_context",
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

/// Builder for [`ClientTimelineExt::reply_list`]
///
/// [`ClientTimelineExt::reply_list`]: super::ClientTimelineExt::reply_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ReplyList<'a> {
    client: &'a super::Client,
    event_id: Result<::tidings_types::EventId, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    from: Result<Option<::tidings_types::ChunkToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    rel_type: Result<Option<::tidings_types::RelType>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> ReplyList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            event_id: Err("event_id was not initialized".to_string()),
            filter: Ok(None),
            from: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            rel_type: Ok(None),
            types: Ok(None),
            matrix_session: Ok(None),
        }
    }

    /// The event.
    pub fn event_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::EventId>,
    {
        self.event_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventId` for event_id failed"
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

    /// Where to read on: the `end` of a page, or the `start` of a bundle (REL-2).
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

    /// The most replies to return.
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

    /// Only replies of this relationship type. Those of the filter's `rel_types` when absent.
    pub fn rel_type<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::RelType>,
    {
        self.rel_type = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: RelType` for rel_type failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/events/{event_id}/replies`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ReplyListResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            event_id,
            filter,
            from,
            limit,
            not_types,
            rel_type,
            types,
            matrix_session,
        } = self;
        let event_id = event_id.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let from = from.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let rel_type = rel_type.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/events/{}/replies", client.baseurl, encode_path(&
            event_id.to_string())
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
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("from", &from))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("rel_type", &rel_type))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "reply_list",
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

/// Builder for [`ClientTimelineExt::timeline_scroll`]
///
/// [`ClientTimelineExt::timeline_scroll`]: super::ClientTimelineExt::timeline_scroll
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct TimelineScroll<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    backfill: Result<Option<bool>, String>,
    dir: Result<Option<::tidings_types::ScrollDirection>, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    from: Result<Option<::tidings_types::ChunkToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> TimelineScroll<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            backfill: Ok(None),
            dir: Ok(None),
            filter: Ok(None),
            from: Ok(None),
            limit: Ok(None),
            not_types: Ok(None),
            types: Ok(None),
            matrix_session: Ok(None),
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

    /// Whether to ask other servers for more when this one has no more.
    pub fn backfill<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<bool>,
    {
        self.backfill = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for backfill failed".to_string());
        self
    }

    /// Which way to read. `b` when absent.
    pub fn dir<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ScrollDirection>,
    {
        self.dir = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ScrollDirection` for dir failed"
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

    /// The position to start at. When absent the newest end, with `dir=f` the start of the room.
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

    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/timeline`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::TimelineResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            room_id,
            backfill,
            dir,
            filter,
            from,
            limit,
            not_types,
            types,
            matrix_session,
        } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let backfill = backfill.map_err(Error::InvalidRequest)?;
        let dir = dir.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let from = from.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/timeline", client.baseurl, encode_path(&
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
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("backfill", &backfill))
            .query(&progenitor_client::QueryParam::new("dir", &dir))
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("from", &from))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "timeline_scroll",
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
