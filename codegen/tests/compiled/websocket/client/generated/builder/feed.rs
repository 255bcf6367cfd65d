// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `feed`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientFeedExt::feed_socket`]
///
/// [`ClientFeedExt::feed_socket`]: super::ClientFeedExt::feed_socket
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct FeedSocket<'a> {
    client: &'a super::Client,
}

impl<'a> FeedSocket<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/feed`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<reqwest::Upgraded>,
        Error<::compiled::websocket::types::Problem>,
    > {
        let Self { client } = self;
        let url = format!("{}/feed", client.baseurl);
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
            operation_id: "feed_socket",
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
