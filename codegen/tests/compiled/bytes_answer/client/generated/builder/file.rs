// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `file`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientFileExt::file_download`]
///
/// [`ClientFileExt::file_download`]: super::ClientFileExt::file_download
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct FileDownload<'a> {
    client: &'a super::Client,
}

impl<'a> FileDownload<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self { client }
    }

    /// Sends a `GET` request to `/files`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<ByteStream>,
        Error<::compiled::bytes_answer::types::Problem>,
    > {
        let Self { client } = self;
        let url = format!("{}/files", client.baseurl);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client.client.get(url).headers(header_map).build()?;
        let info = OperationInfo {
            operation_id: "file_download",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => Ok(ResponseValue::stream(response)),
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
