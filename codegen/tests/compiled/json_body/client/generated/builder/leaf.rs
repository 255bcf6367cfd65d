// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `leaf`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientLeafExt::leaf_create`]
///
/// [`ClientLeafExt::leaf_create`]: super::ClientLeafExt::leaf_create
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct LeafCreate<'a> {
    client: &'a super::Client,
    body: Result<::compiled::json_body::types::Leaf, String>,
}

impl<'a> LeafCreate<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The body.
    pub fn body<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::json_body::types::Leaf>,
    {
        self.body = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: json_body :: types :: Leaf` for body failed"
                    .to_string()
            });
        self
    }

    /// Sends a `POST` request to `/leaves`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::json_body::types::Leaf>,
        Error<::compiled::json_body::types::Problem>,
    > {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/leaves", client.baseurl);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
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
            operation_id: "leaf_create",
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
