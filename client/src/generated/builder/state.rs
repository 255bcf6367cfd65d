// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `state`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientStateExt::power_level_set`]
///
/// [`ClientStateExt::power_level_set`]: super::ClientStateExt::power_level_set
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct PowerLevelSet<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::PowerLevelSetRequest, String>,
}

impl<'a> PowerLevelSet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            matrix_action: Ok(None),
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

    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub fn matrix_action<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.matrix_action = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for matrix_action failed".to_string());
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
        V: std::convert::TryInto<::tidings_types::PowerLevelSetRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: PowerLevelSetRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/power_levels`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ActionOutcome>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, matrix_action, matrix_session, body } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/power_levels", client.baseurl, encode_path(&
            room_id.to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = matrix_action {
            header_map.append("Matrix-Action", value.to_string().try_into()?);
        }
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
            operation_id: "power_level_set",
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

/// Builder for [`ClientStateExt::state_list`]
///
/// [`ClientStateExt::state_list`]: super::ClientStateExt::state_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StateList<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    at: Result<Option<::tidings_types::ChunkToken>, String>,
    filter: Result<Option<::tidings_types::FilterToken>, String>,
    limit: Result<Option<i64>, String>,
    not_types: Result<Option<::std::string::String>, String>,
    types: Result<Option<::std::string::String>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> StateList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            at: Ok(None),
            filter: Ok(None),
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

    /// The position as of which to list. Now when absent.
    pub fn at<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ChunkToken>,
    {
        self.at = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ChunkToken` for at failed"
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

    /// The most events to return. All when absent.
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

    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/state`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::StateListResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            room_id,
            at,
            filter,
            limit,
            not_types,
            types,
            matrix_session,
        } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let at = at.map_err(Error::InvalidRequest)?;
        let filter = filter.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let not_types = not_types.map_err(Error::InvalidRequest)?;
        let types = types.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/state", client.baseurl, encode_path(& room_id
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
            .query(&progenitor_client::QueryParam::new("at", &at))
            .query(&progenitor_client::QueryParam::new("filter", &filter))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("not_types", &not_types))
            .query(&progenitor_client::QueryParam::new("types", &types))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "state_list",
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

/// Builder for [`ClientStateExt::state_get`]
///
/// [`ClientStateExt::state_get`]: super::ClientStateExt::state_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StateGet<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    event_type: Result<::tidings_types::EventType, String>,
    state_key: Result<::tidings_types::StateKey, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> StateGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            event_type: Err("event_type was not initialized".to_string()),
            state_key: Err("state_key was not initialized".to_string()),
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

    /// The full event type, with its prefix (EVT-1).
    pub fn event_type<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::EventType>,
    {
        self.event_type = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventType` for event_type failed"
                    .to_string()
            });
        self
    }

    /// The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    pub fn state_key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::StateKey>,
    {
        self.state_key = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: StateKey` for state_key failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::RoomEvent>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, event_type, state_key, matrix_session } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let event_type = event_type.map_err(Error::InvalidRequest)?;
        let state_key = state_key.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/state/{}/{}", client.baseurl, encode_path(&
            room_id.to_string()), encode_path(& event_type.to_string()), encode_path(&
            state_key.to_string())
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
            operation_id: "state_get",
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

/// Builder for [`ClientStateExt::state_set`]
///
/// [`ClientStateExt::state_set`]: super::ClientStateExt::state_set
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StateSet<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    event_type: Result<::tidings_types::EventType, String>,
    state_key: Result<::tidings_types::StateKey, String>,
    compact: Result<Option<bool>, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::StateSetRequest, String>,
}

impl<'a> StateSet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            event_type: Err("event_type was not initialized".to_string()),
            state_key: Err("state_key was not initialized".to_string()),
            compact: Ok(None),
            matrix_action: Ok(None),
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

    /// The full event type, with its prefix (EVT-1).
    pub fn event_type<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::EventType>,
    {
        self.event_type = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventType` for event_type failed"
                    .to_string()
            });
        self
    }

    /// The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    pub fn state_key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::StateKey>,
    {
        self.state_key = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: StateKey` for state_key failed"
                    .to_string()
            });
        self
    }

    /// Answer only the keys the server added or changed, not the whole event (MSG-1).
    pub fn compact<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<bool>,
    {
        self.compact = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for compact failed".to_string());
        self
    }

    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub fn matrix_action<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.matrix_action = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for matrix_action failed".to_string());
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
        V: std::convert::TryInto<::tidings_types::StateSetRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: StateSetRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `PUT` request to `/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ActionOutcome>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            room_id,
            event_type,
            state_key,
            compact,
            matrix_action,
            matrix_session,
            body,
        } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let event_type = event_type.map_err(Error::InvalidRequest)?;
        let state_key = state_key.map_err(Error::InvalidRequest)?;
        let compact = compact.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/state/{}/{}", client.baseurl, encode_path(&
            room_id.to_string()), encode_path(& event_type.to_string()), encode_path(&
            state_key.to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = matrix_action {
            header_map.append("Matrix-Action", value.to_string().try_into()?);
        }
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
            .query(&progenitor_client::QueryParam::new("compact", &compact))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "state_set",
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

/// Builder for [`ClientStateExt::state_delete`]
///
/// [`ClientStateExt::state_delete`]: super::ClientStateExt::state_delete
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct StateDelete<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    event_type: Result<::tidings_types::EventType, String>,
    state_key: Result<::tidings_types::StateKey, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> StateDelete<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            event_type: Err("event_type was not initialized".to_string()),
            state_key: Err("state_key was not initialized".to_string()),
            matrix_action: Ok(None),
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

    /// The full event type, with its prefix (EVT-1).
    pub fn event_type<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::EventType>,
    {
        self.event_type = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventType` for event_type failed"
                    .to_string()
            });
        self
    }

    /// The state key, `_` for the empty one (EVT-4). A `/` in it is percent-encoded.
    pub fn state_key<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::StateKey>,
    {
        self.state_key = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: StateKey` for state_key failed"
                    .to_string()
            });
        self
    }

    /// The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    pub fn matrix_action<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.matrix_action = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for matrix_action failed".to_string());
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

    /// Sends a `DELETE` request to `/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ActionOutcome>,
        Error<::tidings_types::ApiError>,
    > {
        let Self {
            client,
            room_id,
            event_type,
            state_key,
            matrix_action,
            matrix_session,
        } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let event_type = event_type.map_err(Error::InvalidRequest)?;
        let state_key = state_key.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/state/{}/{}", client.baseurl, encode_path(&
            room_id.to_string()), encode_path(& event_type.to_string()), encode_path(&
            state_key.to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = matrix_action {
            header_map.append("Matrix-Action", value.to_string().try_into()?);
        }
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
            operation_id: "state_delete",
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
