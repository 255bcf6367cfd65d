// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `member`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientMemberExt::invite_reject`]
///
/// [`ClientMemberExt::invite_reject`]: super::ClientMemberExt::invite_reject
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct InviteReject<'a> {
    client: &'a super::Client,
    event_id: Result<::tidings_types::EventId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> InviteReject<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            event_id: Err("event_id was not initialized".to_string()),
            matrix_action: Ok(None),
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

    /// Sends a `POST` request to `/_matrix/client/v2/invites/{event_id}/reject`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::Empty>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, event_id, matrix_action, matrix_session } = self;
        let event_id = event_id.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/invites/{}/reject", client.baseurl, encode_path(&
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
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "invite_reject",
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

/// Builder for [`ClientMemberExt::member_ban`]
///
/// [`ClientMemberExt::member_ban`]: super::ClientMemberExt::member_ban
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MemberBan<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MemberBanRequest, String>,
}

impl<'a> MemberBan<'a> {
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
        V: std::convert::TryInto<::tidings_types::MemberBanRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MemberBanRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/ban`
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
            "{}/_matrix/client/v2/rooms/{}/ban", client.baseurl, encode_path(& room_id
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
            operation_id: "member_ban",
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

/// Builder for [`ClientMemberExt::member_invite`]
///
/// [`ClientMemberExt::member_invite`]: super::ClientMemberExt::member_invite
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MemberInvite<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MemberInviteRequest, String>,
}

impl<'a> MemberInvite<'a> {
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
        V: std::convert::TryInto<::tidings_types::MemberInviteRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MemberInviteRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/invite`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::MemberInviteResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, matrix_action, matrix_session, body } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let matrix_action = matrix_action.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/invite", client.baseurl, encode_path(& room_id
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
            operation_id: "member_invite",
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

/// Builder for [`ClientMemberExt::member_kick`]
///
/// [`ClientMemberExt::member_kick`]: super::ClientMemberExt::member_kick
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MemberKick<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MemberKickRequest, String>,
}

impl<'a> MemberKick<'a> {
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
        V: std::convert::TryInto<::tidings_types::MemberKickRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MemberKickRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/kick`
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
            "{}/_matrix/client/v2/rooms/{}/kick", client.baseurl, encode_path(& room_id
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
            operation_id: "member_kick",
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

/// Builder for [`ClientMemberExt::member_list`]
///
/// [`ClientMemberExt::member_list`]: super::ClientMemberExt::member_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MemberList<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    at: Result<Option<::tidings_types::ChunkToken>, String>,
    from: Result<Option<::tidings_types::PaginationToken>, String>,
    limit: Result<Option<i64>, String>,
    membership: Result<Option<::tidings_types::Membership>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
}

impl<'a> MemberList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            room_id: Err("room_id was not initialized".to_string()),
            at: Ok(None),
            from: Ok(None),
            limit: Ok(None),
            membership: Ok(None),
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

    /// The position as of which to list. Now when absent. With `from` it is that of the first page.
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

    /// Where to read on, the `end` of an earlier page.
    pub fn from<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::PaginationToken>,
    {
        self.from = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: PaginationToken` for from failed"
                    .to_string()
            });
        self
    }

    /// The most members to return.
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

    /// Only members with this membership. All when absent.
    pub fn membership<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::Membership>,
    {
        self.membership = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: Membership` for membership failed"
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

    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/members`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::MemberListResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, room_id, at, from, limit, membership, matrix_session } = self;
        let room_id = room_id.map_err(Error::InvalidRequest)?;
        let at = at.map_err(Error::InvalidRequest)?;
        let from = from.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let membership = membership.map_err(Error::InvalidRequest)?;
        let matrix_session = matrix_session.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/client/v2/rooms/{}/members", client.baseurl, encode_path(&
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
            .query(&progenitor_client::QueryParam::new("at", &at))
            .query(&progenitor_client::QueryParam::new("from", &from))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("membership", &membership))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "member_list",
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

/// Builder for [`ClientMemberExt::member_unban`]
///
/// [`ClientMemberExt::member_unban`]: super::ClientMemberExt::member_unban
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MemberUnban<'a> {
    client: &'a super::Client,
    room_id: Result<::tidings_types::RoomId, String>,
    matrix_action: Result<Option<i64>, String>,
    matrix_session: Result<Option<::tidings_types::SessionId>, String>,
    body: Result<::tidings_types::MemberUnbanRequest, String>,
}

impl<'a> MemberUnban<'a> {
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
        V: std::convert::TryInto<::tidings_types::MemberUnbanRequest>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MemberUnbanRequest` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/unban`
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
            "{}/_matrix/client/v2/rooms/{}/unban", client.baseurl, encode_path(& room_id
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
            operation_id: "member_unban",
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
