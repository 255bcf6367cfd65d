// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `file`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientFileExt::file_upload`]
///
/// [`ClientFileExt::file_upload`]: super::ClientFileExt::file_upload
#[derive(Debug)]
#[must_use = "a request goes out with `send`"]
pub struct FileUpload<'a> {
    client: &'a super::Client,
    body: Result<reqwest::Body, String>,
}

impl<'a> FileUpload<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The body.
    pub fn body<B>(mut self, value: B) -> Self
    where
        B: std::convert::TryInto<reqwest::Body>,
    {
        self.body = value
            .try_into()
            .map_err(|_| "conversion to `reqwest::Body` for body failed".to_string());
        self
    }

    /// Sends a `PUT` request to `/files`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::bytes_body::types::Seen>,
        Error<::compiled::bytes_body::types::Problem>,
    > {
        let Self { client, body } = self;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/files", client.baseurl);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client
            .client
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .header(
                ::reqwest::header::CONTENT_TYPE,
                ::reqwest::header::HeaderValue::from_static("application/octet-stream"),
            )
            .body(body)
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "file_upload",
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
