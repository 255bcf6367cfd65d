//! Operations of the generated client, called with what this client does for its own.

use std::future::Future;

use progenitor_client::ClientInfo;
use reqwest::header::HeaderValue;
use serde::de::DeserializeOwned;
use tidings_types::{ApiError, SessionId};

use crate::api::{self, ResponseValue};
use crate::{Client, Error};

impl Client {
    /// Calls an operation of [`Client::api`] as an action of this client: once and in order, whatever gets lost on the way
    /// (ACT-4).
    ///
    /// `ask` is called for every try, with the session and the number of the action, which the request must name in
    /// `Matrix-Session` and `Matrix-Action`; it must ask the same each time. A batch is [`crate::Room::batch`]'s business: it
    /// takes a number for each of its actions.
    ///
    /// ```no_run
    /// # async fn example(client: tidings_client::Client, room_id: tidings_client::types::RoomId) -> Result<(), tidings_client::Error> {
    /// use tidings_client::api::ClientRoomExt;
    /// use tidings_client::types::RoomLeaveRequest;
    ///
    /// client
    ///     .action(async |api, session_id, action_id| {
    ///         let call = api.room_leave().room_id(room_id.clone()).body(RoomLeaveRequest::default());
    ///         call.matrix_session(session_id).matrix_action(action_id).send().await
    ///     })
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn action<T, F>(
        &self,
        ask: impl Fn(api::Client, SessionId, i64) -> F,
    ) -> Result<T, Error>
    where
        T: DeserializeOwned,
        F: Future<Output = Result<ResponseValue<T>, api::Error<ApiError>>>,
    {
        self.act(|api, ticket| ask(api, ticket.session, ticket.id))
            .await
    }

    /// The generated client with a media type for the bytes that it sends, in place of `application/octet-stream`.
    ///
    /// [`Error::Request`] for what can't be one.
    pub fn api_with_content_type(&self, content_type: &str) -> Result<api::Client, Error> {
        let content_type = HeaderValue::from_str(content_type)
            .map_err(|error| Error::Request(format!("the media type: {error}")))?;
        let connection = self.connection().for_bytes(Some(content_type));
        let (url, http) = (self.api().baseurl(), self.api().client().clone());
        Ok(api::Client::new_with_client(url, http, connection))
    }
}
