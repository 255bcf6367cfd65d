// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `message`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientMessageExt::event_redact`]
///
/// [`ClientMessageExt::event_redact`]: super::ClientMessageExt::event_redact
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct EventRedact<'a> {
    client: &'a super::Client,
    event_id: Result<::tidings_types::EventId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::EventRedactRequest, String>,
}

impl<'a> EventRedact<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            event_id: Err("event_id was not initialized".to_string()),
            matrix_action: Ok(None),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
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
        V: std::convert::TryInto<::tidings_types::EventRedactRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: EventRedactRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/events/{event_id}/redact`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ActionOutcome>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, event_id, matrix_action, matrix_session, body } = self;
        let event_id = event_id.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/events/{}/redact", client.baseurl, encode_path(&
            event_id.to_string())
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
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "event_redact",
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

/// Builder for [`ClientMessageExt::action_batch`]
///
/// [`ClientMessageExt::action_batch`]: super::ClientMessageExt::action_batch
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ActionBatch<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::ActionBatchRequest, String>,
}

impl<'a> ActionBatch<'a> {
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
        V: std::convert::TryInto<::tidings_types::ActionBatchRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: ActionBatchRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/batch`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ActionBatchResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, matrix_action, matrix_session, body } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/batch", client.baseurl, encode_path(& room_id
            .to_string())
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
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "action_batch",
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

/// Builder for [`ClientMessageExt::message_prepare`]
///
/// [`ClientMessageExt::message_prepare`]: super::ClientMessageExt::message_prepare
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MessagePrepare<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    event_type: Result<::tidings_types::EventType, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MessageSendRequest, String>,
}

impl<'a> MessagePrepare<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            event_type: Err("event_type was not initialized".to_string()),
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
        V: std::convert::TryInto<::tidings_types::MessageSendRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MessageSendRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::MessagePrepareResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, event_type, matrix_session, body } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let event_type = event_type.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/prepare/{}", client.baseurl, encode_path(&
            room_id.to_string()), encode_path(& event_type.to_string())
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
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "message_prepare",
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

/// Builder for [`ClientMessageExt::message_send`]
///
/// [`ClientMessageExt::message_send`]: super::ClientMessageExt::message_send
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MessageSend<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    event_type: Result<::tidings_types::EventType, String>,
    compact: Result<Option<bool>, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MessageSendRequest, String>,
}

impl<'a> MessageSend<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            event_type: Err("event_type was not initialized".to_string()),
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
        V: std::convert::TryInto<::tidings_types::MessageSendRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MessageSendRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/send/{event_type}`
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
            compact,
            matrix_action,
            matrix_session,
            body,
        } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let event_type = event_type.map_err(Error::InvalidRequest)?;
        let compact = compact.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/send/{}", client.baseurl, encode_path(&
            room_id.to_string()), encode_path(& event_type.to_string())
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
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .query(&progenitor_client::QueryParam::new("compact", &compact))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "message_send",
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

/// Builder for [`ClientMessageExt::message_send_prepared`]
///
/// [`ClientMessageExt::message_send_prepared`]: super::ClientMessageExt::message_send_prepared
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MessageSendPrepared<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    compact: Result<Option<bool>, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MessageSendPreparedRequest, String>,
}

impl<'a> MessageSendPrepared<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
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
        V: std::convert::TryInto<::tidings_types::MessageSendPreparedRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MessageSendPreparedRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/send_prepared`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::ActionOutcome>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, compact, matrix_action, matrix_session, body } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let compact = compact.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/send_prepared", client.baseurl, encode_path(&
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
            .post(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .json(&body)
            .query(&progenitor_client::QueryParam::new("compact", &compact))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "message_send_prepared",
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
