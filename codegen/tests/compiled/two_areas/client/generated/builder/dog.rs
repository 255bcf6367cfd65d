// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `dog`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientDogExt::dog_get`]
///
/// [`ClientDogExt::dog_get`]: super::ClientDogExt::dog_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct DogGet<'a> {
    client: &'a super::Client,
}

impl<'a> DogGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/dog`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::two_areas::types::Both>,
        Error<::compiled::two_areas::types::Problem>,
    > {
        let Self { client } = self;
        let url = format!("{}/dog", client.baseurl);
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
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "dog_get",
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
