// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `room`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientRoomExt::room_join`]
///
/// [`ClientRoomExt::room_join`]: super::ClientRoomExt::room_join
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct RoomJoin<'a> {
    client: &'a super::Client,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::RoomJoinRequest, String>,
}

impl<'a> RoomJoin<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            matrix_action: Ok(None),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
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
        V: std::convert::TryInto<::tidings_types::RoomJoinRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomJoinRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/join`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::RoomJoinResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_action, matrix_session, body } = self;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/join", client.baseurl);
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
            operation_id: "room_join",
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

/// Builder for [`ClientRoomExt::room_create`]
///
/// [`ClientRoomExt::room_create`]: super::ClientRoomExt::room_create
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct RoomCreate<'a> {
    client: &'a super::Client,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::RoomCreateRequest, String>,
}

impl<'a> RoomCreate<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            matrix_action: Ok(None),
            matrix_session: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
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
        V: std::convert::TryInto<::tidings_types::RoomCreateRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomCreateRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::RoomCreateResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, matrix_action, matrix_session, body } = self;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/client/v2/rooms", client.baseurl);
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
            operation_id: "room_create",
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

/// Builder for [`ClientRoomExt::room_leave`]
///
/// [`ClientRoomExt::room_leave`]: super::ClientRoomExt::room_leave
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct RoomLeave<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::RoomLeaveRequest, String>,
}

impl<'a> RoomLeave<'a> {
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
        V: std::convert::TryInto<::tidings_types::RoomLeaveRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: RoomLeaveRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/leave`
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
            "{}/_matrix/client/v2/rooms/{}/leave", client.baseurl, encode_path(& room_id
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
            operation_id: "room_leave",
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
