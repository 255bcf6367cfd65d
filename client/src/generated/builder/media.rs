// Written by `cargo xtask generate`; do not edit.

//! Requests of the area `media`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientMediaExt::media_download`]
///
/// [`ClientMediaExt::media_download`]: super::ClientMediaExt::media_download
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MediaDownload<'a> {
    client: &'a super::Client,
    server_name: Result<::tidings_types::ServerName, String>,
    media_id: Result<::tidings_types::MediaId, String>,
}

impl<'a> MediaDownload<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            server_name: Err("server_name was not initialized".to_string()),
            media_id: Err("media_id was not initialized".to_string()),
        }
    }

    /// The server part of the `mxc://` URI, the server that took the upload.
    pub fn server_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ServerName>,
    {
        self.server_name = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: ServerName` for server_name failed"
                    .to_string()
            });
        self
    }

    /// The last part of the `mxc://` URI.
    pub fn media_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::MediaId>,
    {
        self.media_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MediaId` for media_id failed"
                    .to_string()
            });
        self
    }

    /// Sends a `GET` request to `/_matrix/media/v1/download/{server_name}/{media_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<ByteStream>, Error<::tidings_types::ApiError>> {
        let Self { client, server_name, media_id } = self;
        let server_name = server_name.map_err(Error::InvalidRequest)?;
        let media_id = media_id.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/media/v1/download/{}/{}", client.baseurl, encode_path(&
            server_name.to_string()), encode_path(& media_id.to_string())
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = client.client.get(url).headers(header_map).build()?;
        let info = OperationInfo {
            operation_id: "media_download",
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

/// Builder for [`ClientMediaExt::media_thumbnail`]
///
/// [`ClientMediaExt::media_thumbnail`]: super::ClientMediaExt::media_thumbnail
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct MediaThumbnail<'a> {
    client: &'a super::Client,
    server_name: Result<::tidings_types::ServerName, String>,
    media_id: Result<::tidings_types::MediaId, String>,
    height: Result<i64, String>,
    method: Result<Option<::tidings_types::ThumbnailMethod>, String>,
    width: Result<i64, String>,
}

impl<'a> MediaThumbnail<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            server_name: Err("server_name was not initialized".to_string()),
            media_id: Err("media_id was not initialized".to_string()),
            height: Err("height was not initialized".to_string()),
            method: Ok(None),
            width: Err("width was not initialized".to_string()),
        }
    }

    /// The server part of the `mxc://` URI, the server that took the upload.
    pub fn server_name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ServerName>,
    {
        self.server_name = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: ServerName` for server_name failed"
                    .to_string()
            });
        self
    }

    /// The last part of the `mxc://` URI.
    pub fn media_id<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::MediaId>,
    {
        self.media_id = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: tidings_types :: MediaId` for media_id failed"
                    .to_string()
            });
        self
    }

    /// The wanted height in pixels.
    pub fn height<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.height = value
            .try_into()
            .map_err(|_| "conversion to `i64` for height failed".to_string());
        self
    }

    /// How to make it. `scale` when absent.
    pub fn method<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::tidings_types::ThumbnailMethod>,
    {
        self.method = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: tidings_types :: ThumbnailMethod` for method failed"
                    .to_string()
            });
        self
    }

    /// The wanted width in pixels.
    pub fn width<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.width = value
            .try_into()
            .map_err(|_| "conversion to `i64` for width failed".to_string());
        self
    }

    /// Sends a `GET` request to `/_matrix/media/v1/thumbnail/{server_name}/{media_id}`
    pub async fn send(
        self,
    ) -> Result<ResponseValue<ByteStream>, Error<::tidings_types::ApiError>> {
        let Self { client, server_name, media_id, height, method, width } = self;
        let server_name = server_name.map_err(Error::InvalidRequest)?;
        let media_id = media_id.map_err(Error::InvalidRequest)?;
        let height = height.map_err(Error::InvalidRequest)?;
        let method = method.map_err(Error::InvalidRequest)?;
        let width = width.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/_matrix/media/v1/thumbnail/{}/{}", client.baseurl, encode_path(&
            server_name.to_string()), encode_path(& media_id.to_string())
        );
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
            .query(&progenitor_client::QueryParam::new("height", &height))
            .query(&progenitor_client::QueryParam::new("method", &method))
            .query(&progenitor_client::QueryParam::new("width", &width))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "media_thumbnail",
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

/// Builder for [`ClientMediaExt::media_upload`]
///
/// [`ClientMediaExt::media_upload`]: super::ClientMediaExt::media_upload
#[derive(Debug)]
#[must_use = "a request goes out with `send`"]
pub struct MediaUpload<'a> {
    client: &'a super::Client,
    filename: Result<Option<::std::string::String>, String>,
    body: Result<reqwest::Body, String>,
}

impl<'a> MediaUpload<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            filename: Ok(None),
            body: Err("body was not initialized".to_string()),
        }
    }

    /// The file's name, for those who download it.
    pub fn filename<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.filename = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for filename failed"
                    .to_string()
            });
        self
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

    /// Sends a `POST` request to `/_matrix/media/v1/upload`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::tidings_types::MediaUploadResponse>,
        Error<::tidings_types::ApiError>,
    > {
        let Self { client, filename, body } = self;
        let filename = filename.map_err(Error::InvalidRequest)?;
        let body = body.map_err(Error::InvalidRequest)?;
        let url = format!("{}/_matrix/media/v1/upload", client.baseurl);
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
            .header(
                ::reqwest::header::CONTENT_TYPE,
                ::reqwest::header::HeaderValue::from_static("application/octet-stream"),
            )
            .body(body)
            .query(&progenitor_client::QueryParam::new("filename", &filename))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "media_upload",
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
