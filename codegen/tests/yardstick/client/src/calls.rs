// Written by `tidings-codegen client openapi.json`; do not edit.

//! Requests, one for each operation.

use progenitor_client::{ClientHooks, ClientInfo};

#[derive(Clone, Debug)]
/// Client for The yardstick
///
/// Everything that dropshot can say
///
/// Version: 2.1.0
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
}

impl Client {
    /// Create a new client.
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new().connect_timeout(dur).timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(
            baseurl,
            client.build().expect("the system has what it takes to send requests"),
        )
    }

    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(baseurl: &str, client: reqwest::Client) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
        }
    }
}

impl ClientInfo<()> for Client {
    fn api_version() -> &'static str {
        "2.1.0"
    }

    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }

    fn client(&self) -> &reqwest::Client {
        &self.client
    }

    fn inner(&self) -> &() {
        &()
    }
}

impl ClientHooks<()> for &Client {}
impl Client {
    /// Formats
    ///
    /// Sends a `GET` request to `/formats`
    ///
    /// ```text
    /// let response = client.formats()
    ///     .send()
    ///     .await;
    /// ```
    pub fn formats(&self) -> builder::Formats<'_> {
        builder::Formats::new(self)
    }

    /// Starts a job
    ///
    /// Sends a `POST` request to `/jobs`
    ///
    /// ```text
    /// let response = client.job_start()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_start(&self) -> builder::JobStart<'_> {
        builder::JobStart::new(self)
    }

    /// Downloads the data of a job
    ///
    /// Sends a `GET` request to `/jobs/{id}/data`
    ///
    /// ```text
    /// let response = client.job_download()
    ///     .id(id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_download(&self) -> builder::JobDownload<'_> {
        builder::JobDownload::new(self)
    }

    /// Uploads the data of a job
    ///
    /// Sends a `PUT` request to `/jobs/{id}/data`
    ///
    /// ```text
    /// let response = client.job_upload()
    ///     .id(id)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_upload(&self) -> builder::JobUpload<'_> {
        builder::JobUpload::new(self)
    }

    /// Finds a job
    ///
    /// Sends a `GET` request to `/jobs/{id}/found`
    ///
    /// ```text
    /// let response = client.job_found()
    ///     .id(id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_found(&self) -> builder::JobFound<'_> {
        builder::JobFound::new(self)
    }

    /// Moves to a job
    ///
    /// Sends a `GET` request to `/jobs/{id}/moved`
    ///
    /// ```text
    /// let response = client.job_moved()
    ///     .id(id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_moved(&self) -> builder::JobMoved<'_> {
        builder::JobMoved::new(self)
    }

    /// Proxies a job
    ///
    /// Sends a `POST` request to `/jobs/{id}/proxy`
    ///
    /// ```text
    /// let response = client.job_proxy()
    ///     .id(id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_proxy(&self) -> builder::JobProxy<'_> {
        builder::JobProxy::new(self)
    }

    /// Watches a job
    ///
    /// Sends a `GET` request to `/jobs/{id}/watch`
    ///
    /// Arguments:
    /// - `id`
    /// - `colour`
    /// - `least`
    /// - `limit`: At most so many
    /// - `order`: Which comes first
    /// - `ready`: Only those that are ready
    /// - `text`: Words to look for
    /// - `type_`
    /// ```text
    /// let response = client.job_watch()
    ///     .id(id)
    ///     .colour(colour)
    ///     .least(least)
    ///     .limit(limit)
    ///     .order(order)
    ///     .ready(ready)
    ///     .text(text)
    ///     .type_(type_)
    ///     .send()
    ///     .await;
    /// ```
    pub fn job_watch(&self) -> builder::JobWatch<'_> {
        builder::JobWatch::new(self)
    }

    /// Sends a `POST` request to `/plain/map`
    ///
    /// ```text
    /// let response = client.plain_map()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn plain_map(&self) -> builder::PlainMap<'_> {
        builder::PlainMap::new(self)
    }

    /// Sends a `POST` request to `/plain/nothing`
    ///
    /// ```text
    /// let response = client.plain_nothing()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn plain_nothing(&self) -> builder::PlainNothing<'_> {
        builder::PlainNothing::new(self)
    }

    /// Sends a `POST` request to `/plain/number`
    ///
    /// ```text
    /// let response = client.plain_number()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn plain_number(&self) -> builder::PlainNumber<'_> {
        builder::PlainNumber::new(self)
    }

    /// Plain values
    ///
    /// Sends a `GET` request to `/plain/text`
    ///
    /// ```text
    /// let response = client.plain_text()
    ///     .send()
    ///     .await;
    /// ```
    pub fn plain_text(&self) -> builder::PlainText<'_> {
        builder::PlainText::new(self)
    }

    /// Gets a widget
    ///
    /// The answer has *all* of its parts.
    ///
    /// - one - two
    ///
    /// Sends a `GET` request to `/projects/{project}/widgets/{widget_id}`
    ///
    /// Arguments:
    /// - `project`: The project it is in.
    /// - `widget_id`: The widget.
    /// ```text
    /// let response = client.widget_get()
    ///     .project(project)
    ///     .widget_id(widget_id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_get(&self) -> builder::WidgetGet<'_> {
        builder::WidgetGet::new(self)
    }

    /// Makes a widget
    ///
    /// Sends a `PUT` request to `/projects/{project}/widgets/{widget_id}`
    ///
    /// Arguments:
    /// - `project`: The project it is in.
    /// - `widget_id`: The widget.
    /// - `colour`
    /// - `least`
    /// - `limit`: At most so many
    /// - `order`: Which comes first
    /// - `ready`: Only those that are ready
    /// - `text`: Words to look for
    /// - `type_`
    /// - `x_trace`: Who asks
    /// - `if_match`: What the client has already
    /// - `body`
    /// ```text
    /// let response = client.widget_make()
    ///     .project(project)
    ///     .widget_id(widget_id)
    ///     .colour(colour)
    ///     .least(least)
    ///     .limit(limit)
    ///     .order(order)
    ///     .ready(ready)
    ///     .text(text)
    ///     .type_(type_)
    ///     .x_trace(x_trace)
    ///     .if_match(if_match)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_make(&self) -> builder::WidgetMake<'_> {
        builder::WidgetMake::new(self)
    }

    /// Sends a `DELETE` request to `/projects/{project}/widgets/{widget_id}`
    ///
    /// Arguments:
    /// - `project`: The project it is in.
    /// - `widget_id`: The widget.
    /// ```text
    /// let response = client.widget_delete()
    ///     .project(project)
    ///     .widget_id(widget_id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_delete(&self) -> builder::WidgetDelete<'_> {
        builder::WidgetDelete::new(self)
    }

    /// Changes a widget
    ///
    /// Sends a `PATCH` request to `/projects/{project}/widgets/{widget_id}`
    ///
    /// Arguments:
    /// - `project`: The project it is in.
    /// - `widget_id`: The widget.
    /// - `body`
    /// ```text
    /// let response = client.widget_change()
    ///     .project(project)
    ///     .widget_id(widget_id)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_change(&self) -> builder::WidgetChange<'_> {
        builder::WidgetChange::new(self)
    }

    /// Watches all jobs
    ///
    /// Sends a `GET` request to `/watch`
    ///
    /// ```text
    /// let response = client.watch()
    ///     .send()
    ///     .await;
    /// ```
    pub fn watch(&self) -> builder::Watch<'_> {
        builder::Watch::new(self)
    }

    /// Lists widgets
    ///
    /// Sends a `GET` request to `/widgets`
    ///
    /// Arguments:
    /// - `limit`: Maximum number of items returned by a single call
    /// - `order`
    /// - `owner`: Whose
    /// - `page_token`: Token returned by previous call to retrieve the subsequent page
    /// ```text
    /// let response = client.widget_list()
    ///     .limit(limit)
    ///     .order(order)
    ///     .owner(owner)
    ///     .page_token(page_token)
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_list(&self) -> builder::WidgetList<'_> {
        builder::WidgetList::new(self)
    }

    /// What may be done
    ///
    /// Sends a `OPTIONS` request to `/widgets`
    ///
    /// ```text
    /// let response = client.widget_options()
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_options(&self) -> builder::WidgetOptions<'_> {
        builder::WidgetOptions::new(self)
    }

    /// Asks whether widgets are there
    ///
    /// Sends a `HEAD` request to `/widgets`
    ///
    /// Arguments:
    /// - `colour`
    /// - `least`
    /// - `limit`: At most so many
    /// - `order`: Which comes first
    /// - `ready`: Only those that are ready
    /// - `text`: Words to look for
    /// - `type_`
    /// ```text
    /// let response = client.widget_head()
    ///     .colour(colour)
    ///     .least(least)
    ///     .limit(limit)
    ///     .order(order)
    ///     .ready(ready)
    ///     .text(text)
    ///     .type_(type_)
    ///     .send()
    ///     .await;
    /// ```
    pub fn widget_head(&self) -> builder::WidgetHead<'_> {
        builder::WidgetHead::new(self)
    }
}

/// Types for composing operation parameters.
pub mod builder {
    use progenitor_client::{
        ByteStream, ClientHooks, ClientInfo, Error, OperationInfo, RequestBuilderExt,
        ResponseValue, encode_path,
    };

    /// Builder for [`Client::formats`]
    ///
    /// [`Client::formats`]: super::Client::formats
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct Formats<'a> {
        client: &'a super::Client,
    }

    impl<'a> Formats<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }

        /// Sends a `GET` request to `/formats`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<crate::types::Formats>, Error<crate::types::Error>> {
            let Self { client } = self;
            let url = format!("{}/formats", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "formats",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_start`]
    ///
    /// [`Client::job_start`]: super::Client::job_start
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobStart<'a> {
        client: &'a super::Client,
        body: Result<crate::types::PairForColourAndOrder, String>,
    }

    impl<'a> JobStart<'a> {
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
            V: std::convert::TryInto<crate::types::PairForColourAndOrder>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: PairForColourAndOrder` for body failed"
                        .to_string()
                });
            self
        }

        /// Sends a `POST` request to `/jobs`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<crate::types::PairForUint8AndPageOfWidget>,
            Error<crate::types::Error>,
        > {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .form_urlencoded(&body)?
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "job_start",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                202u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_download`]
    ///
    /// [`Client::job_download`]: super::Client::job_download
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobDownload<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
    }

    impl<'a> JobDownload<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                id: Err("id was not initialized".to_string()),
            }
        }

        /// `id`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }

        /// Sends a `GET` request to `/jobs/{id}/data`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<crate::types::Error>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs/{}/data", client.baseurl, encode_path(& id));
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client.client.get(url).headers(header_map).build()?;
            let info = OperationInfo {
                operation_id: "job_download",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::stream(response)),
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_upload`]
    ///
    /// [`Client::job_upload`]: super::Client::job_upload
    #[derive(Debug)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobUpload<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
        body: Result<reqwest::Body, String>,
    }

    impl<'a> JobUpload<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                id: Err("id was not initialized".to_string()),
                body: Err("body was not initialized".to_string()),
            }
        }

        /// `id`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
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
                .map_err(|_| {
                    "conversion to `reqwest::Body` for body failed".to_string()
                });
            self
        }

        /// Sends a `PUT` request to `/jobs/{id}/data`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<::std::vec::Vec<crate::types::Outside>>,
            Error<crate::types::Error>,
        > {
            let Self { client, id, body } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs/{}/data", client.baseurl, encode_path(& id));
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                    ::reqwest::header::HeaderValue::from_static(
                        "application/octet-stream",
                    ),
                )
                .body(body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "job_upload",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_found`]
    ///
    /// [`Client::job_found`]: super::Client::job_found
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobFound<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
    }

    impl<'a> JobFound<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                id: Err("id was not initialized".to_string()),
            }
        }

        /// `id`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }

        /// Sends a `GET` request to `/jobs/{id}/found`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<crate::types::Error>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs/{}/found", client.baseurl, encode_path(& id));
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client.client.get(url).headers(header_map).build()?;
            let info = OperationInfo {
                operation_id: "job_found",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200..=299 => Ok(ResponseValue::stream(response)),
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_moved`]
    ///
    /// [`Client::job_moved`]: super::Client::job_moved
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobMoved<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
    }

    impl<'a> JobMoved<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                id: Err("id was not initialized".to_string()),
            }
        }

        /// `id`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }

        /// Sends a `GET` request to `/jobs/{id}/moved`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<ByteStream>, Error<crate::types::Refusal>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs/{}/moved", client.baseurl, encode_path(& id));
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client.client.get(url).headers(header_map).build()?;
            let info = OperationInfo {
                operation_id: "job_moved",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200..=299 => Ok(ResponseValue::stream(response)),
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_proxy`]
    ///
    /// [`Client::job_proxy`]: super::Client::job_proxy
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobProxy<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
    }

    impl<'a> JobProxy<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                id: Err("id was not initialized".to_string()),
            }
        }

        /// `id`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }

        /// Sends a `POST` request to `/jobs/{id}/proxy`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<crate::types::JobProxyResponse>,
            Error<crate::types::Error>,
        > {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs/{}/proxy", client.baseurl, encode_path(& id));
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
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
                operation_id: "job_proxy",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::job_watch`]
    ///
    /// [`Client::job_watch`]: super::Client::job_watch
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct JobWatch<'a> {
        client: &'a super::Client,
        id: Result<::std::string::String, String>,
        colour: Result<Option<crate::types::Colour>, String>,
        least: Result<Option<f64>, String>,
        limit: Result<Option<u32>, String>,
        order: Result<Option<crate::types::Order>, String>,
        ready: Result<Option<bool>, String>,
        text: Result<Option<::std::string::String>, String>,
        type_: Result<::std::string::String, String>,
    }

    impl<'a> JobWatch<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                id: Err("id was not initialized".to_string()),
                colour: Ok(None),
                least: Ok(None),
                limit: Ok(None),
                order: Ok(None),
                ready: Ok(None),
                text: Ok(None),
                type_: Err("type_ was not initialized".to_string()),
            }
        }

        /// `id`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for id failed"
                        .to_string()
                });
            self
        }

        /// `colour`.
        pub fn colour<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Colour>,
        {
            self.colour = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Colour` for colour failed"
                        .to_string()
                });
            self
        }

        /// `least`.
        pub fn least<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<f64>,
        {
            self.least = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `f64` for least failed".to_string());
            self
        }

        /// At most so many
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        /// Which comes first
        pub fn order<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Order>,
        {
            self.order = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Order` for order failed"
                        .to_string()
                });
            self
        }

        /// Only those that are ready
        pub fn ready<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.ready = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for ready failed".to_string());
            self
        }

        /// Words to look for
        pub fn text<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.text = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for text failed"
                        .to_string()
                });
            self
        }

        /// `type_`.
        pub fn type_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.type_ = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for type_ failed"
                        .to_string()
                });
            self
        }

        /// Sends a `GET` request to `/jobs/{id}/watch`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<reqwest::Upgraded>, Error<crate::types::Error>> {
            let Self { client, id, colour, least, limit, order, ready, text, type_ } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let colour = colour.map_err(Error::InvalidRequest)?;
            let least = least.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let order = order.map_err(Error::InvalidRequest)?;
            let ready = ready.map_err(Error::InvalidRequest)?;
            let text = text.map_err(Error::InvalidRequest)?;
            let type_ = type_.map_err(Error::InvalidRequest)?;
            let url = format!("{}/jobs/{}/watch", client.baseurl, encode_path(& id));
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .query(&progenitor_client::QueryParam::new("colour", &colour))
                .query(&progenitor_client::QueryParam::new("least", &least))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("order", &order))
                .query(&progenitor_client::QueryParam::new("ready", &ready))
                .query(&progenitor_client::QueryParam::new("text", &text))
                .query(&progenitor_client::QueryParam::new("type", &type_))
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
                operation_id: "job_watch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                101u16 => ResponseValue::upgrade(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::plain_map`]
    ///
    /// [`Client::plain_map`]: super::Client::plain_map
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct PlainMap<'a> {
        client: &'a super::Client,
        body: Result<crate::types::PlainMapBody, String>,
    }

    impl<'a> PlainMap<'a> {
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
            V: std::convert::TryInto<crate::types::PlainMapBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: PlainMapBody` for body failed"
                        .to_string()
                });
            self
        }

        /// Sends a `POST` request to `/plain/map`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<crate::types::Addresses>, Error<crate::types::Error>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/plain/map", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "plain_map",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::plain_nothing`]
    ///
    /// [`Client::plain_nothing`]: super::Client::plain_nothing
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct PlainNothing<'a> {
        client: &'a super::Client,
        body: Result<crate::types::PlainNothingBody, String>,
    }

    impl<'a> PlainNothing<'a> {
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
            V: std::convert::TryInto<crate::types::PlainNothingBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: PlainNothingBody` for body failed"
                        .to_string()
                });
            self
        }

        /// Sends a `POST` request to `/plain/nothing`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<crate::types::PlainNothingResponse>,
            Error<crate::types::Error>,
        > {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/plain/nothing", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "plain_nothing",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::plain_number`]
    ///
    /// [`Client::plain_number`]: super::Client::plain_number
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct PlainNumber<'a> {
        client: &'a super::Client,
        body: Result<crate::types::PlainNumberBody, String>,
    }

    impl<'a> PlainNumber<'a> {
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
            V: std::convert::TryInto<crate::types::PlainNumberBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: PlainNumberBody` for body failed"
                        .to_string()
                });
            self
        }

        /// Sends a `POST` request to `/plain/number`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<crate::types::PlainNumberResponse>,
            Error<crate::types::Error>,
        > {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/plain/number", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "plain_number",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::plain_text`]
    ///
    /// [`Client::plain_text`]: super::Client::plain_text
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct PlainText<'a> {
        client: &'a super::Client,
    }

    impl<'a> PlainText<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }

        /// Sends a `GET` request to `/plain/text`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<crate::types::PlainTextResponse>,
            Error<crate::types::Error>,
        > {
            let Self { client } = self;
            let url = format!("{}/plain/text", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "plain_text",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::widget_get`]
    ///
    /// [`Client::widget_get`]: super::Client::widget_get
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetGet<'a> {
        client: &'a super::Client,
        project: Result<crate::types::ProjectName, String>,
        widget_id: Result<u64, String>,
    }

    impl<'a> WidgetGet<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                project: Err("project was not initialized".to_string()),
                widget_id: Err("widget_id was not initialized".to_string()),
            }
        }

        /// The project it is in.
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::ProjectName>,
        {
            self.project = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: ProjectName` for project failed"
                        .to_string()
                });
            self
        }

        /// The widget.
        pub fn widget_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u64>,
        {
            self.widget_id = value
                .try_into()
                .map_err(|_| "conversion to `u64` for widget_id failed".to_string());
            self
        }

        /// Sends a `GET` request to `/projects/{project}/widgets/{widget_id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<crate::types::Widget>, Error<crate::types::Error>> {
            let Self { client, project, widget_id } = self;
            let project = project.map_err(Error::InvalidRequest)?;
            let widget_id = widget_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/projects/{}/widgets/{}", client.baseurl, encode_path(& project
                .to_string()), encode_path(& widget_id.to_string())
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "widget_get",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::widget_make`]
    ///
    /// [`Client::widget_make`]: super::Client::widget_make
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetMake<'a> {
        client: &'a super::Client,
        project: Result<crate::types::ProjectName, String>,
        widget_id: Result<u64, String>,
        colour: Result<Option<crate::types::Colour>, String>,
        least: Result<Option<f64>, String>,
        limit: Result<Option<u32>, String>,
        order: Result<Option<crate::types::Order>, String>,
        ready: Result<Option<bool>, String>,
        text: Result<Option<::std::string::String>, String>,
        type_: Result<::std::string::String, String>,
        x_trace: Result<::std::string::String, String>,
        if_match: Result<Option<::std::string::String>, String>,
        body: Result<crate::types::Widget, String>,
    }

    impl<'a> WidgetMake<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                project: Err("project was not initialized".to_string()),
                widget_id: Err("widget_id was not initialized".to_string()),
                colour: Ok(None),
                least: Ok(None),
                limit: Ok(None),
                order: Ok(None),
                ready: Ok(None),
                text: Ok(None),
                type_: Err("type_ was not initialized".to_string()),
                x_trace: Err("x_trace was not initialized".to_string()),
                if_match: Ok(None),
                body: Err("body was not initialized".to_string()),
            }
        }

        /// The project it is in.
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::ProjectName>,
        {
            self.project = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: ProjectName` for project failed"
                        .to_string()
                });
            self
        }

        /// The widget.
        pub fn widget_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u64>,
        {
            self.widget_id = value
                .try_into()
                .map_err(|_| "conversion to `u64` for widget_id failed".to_string());
            self
        }

        /// `colour`.
        pub fn colour<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Colour>,
        {
            self.colour = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Colour` for colour failed"
                        .to_string()
                });
            self
        }

        /// `least`.
        pub fn least<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<f64>,
        {
            self.least = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `f64` for least failed".to_string());
            self
        }

        /// At most so many
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        /// Which comes first
        pub fn order<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Order>,
        {
            self.order = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Order` for order failed"
                        .to_string()
                });
            self
        }

        /// Only those that are ready
        pub fn ready<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.ready = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for ready failed".to_string());
            self
        }

        /// Words to look for
        pub fn text<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.text = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for text failed"
                        .to_string()
                });
            self
        }

        /// `type_`.
        pub fn type_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.type_ = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for type_ failed"
                        .to_string()
                });
            self
        }

        /// Who asks
        pub fn x_trace<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.x_trace = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for x_trace failed"
                        .to_string()
                });
            self
        }

        /// What the client has already
        pub fn if_match<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.if_match = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for if_match failed"
                        .to_string()
                });
            self
        }

        /// The body.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Widget>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: Widget` for body failed"
                        .to_string()
                });
            self
        }

        /// Sends a `PUT` request to `/projects/{project}/widgets/{widget_id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<crate::types::Widget>, Error<crate::types::Refusal>> {
            let Self {
                client,
                project,
                widget_id,
                colour,
                least,
                limit,
                order,
                ready,
                text,
                type_,
                x_trace,
                if_match,
                body,
            } = self;
            let project = project.map_err(Error::InvalidRequest)?;
            let widget_id = widget_id.map_err(Error::InvalidRequest)?;
            let colour = colour.map_err(Error::InvalidRequest)?;
            let least = least.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let order = order.map_err(Error::InvalidRequest)?;
            let ready = ready.map_err(Error::InvalidRequest)?;
            let text = text.map_err(Error::InvalidRequest)?;
            let type_ = type_.map_err(Error::InvalidRequest)?;
            let x_trace = x_trace.map_err(Error::InvalidRequest)?;
            let if_match = if_match.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/projects/{}/widgets/{}", client.baseurl, encode_path(& project
                .to_string()), encode_path(& widget_id.to_string())
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            header_map.append("X-Trace", x_trace.try_into()?);
            if let Some(value) = if_match {
                header_map.append("if-match", value.try_into()?);
            }
            #[allow(unused_mut)]
            let mut request = client
                .client
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .query(&progenitor_client::QueryParam::new("colour", &colour))
                .query(&progenitor_client::QueryParam::new("least", &least))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("order", &order))
                .query(&progenitor_client::QueryParam::new("ready", &ready))
                .query(&progenitor_client::QueryParam::new("text", &text))
                .query(&progenitor_client::QueryParam::new("type", &type_))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "widget_make",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                201u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::widget_delete`]
    ///
    /// [`Client::widget_delete`]: super::Client::widget_delete
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetDelete<'a> {
        client: &'a super::Client,
        project: Result<crate::types::ProjectName, String>,
        widget_id: Result<u64, String>,
    }

    impl<'a> WidgetDelete<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                project: Err("project was not initialized".to_string()),
                widget_id: Err("widget_id was not initialized".to_string()),
            }
        }

        /// The project it is in.
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::ProjectName>,
        {
            self.project = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: ProjectName` for project failed"
                        .to_string()
                });
            self
        }

        /// The widget.
        pub fn widget_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u64>,
        {
            self.widget_id = value
                .try_into()
                .map_err(|_| "conversion to `u64` for widget_id failed".to_string());
            self
        }

        /// Sends a `DELETE` request to `/projects/{project}/widgets/{widget_id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<()>, Error<crate::types::Refusal>> {
            let Self { client, project, widget_id } = self;
            let project = project.map_err(Error::InvalidRequest)?;
            let widget_id = widget_id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/projects/{}/widgets/{}", client.baseurl, encode_path(& project
                .to_string()), encode_path(& widget_id.to_string())
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "widget_delete",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::widget_change`]
    ///
    /// [`Client::widget_change`]: super::Client::widget_change
    #[derive(Debug)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetChange<'a> {
        client: &'a super::Client,
        project: Result<crate::types::ProjectName, String>,
        widget_id: Result<u64, String>,
        body: Result<reqwest::Body, String>,
    }

    impl<'a> WidgetChange<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                project: Err("project was not initialized".to_string()),
                widget_id: Err("widget_id was not initialized".to_string()),
                body: Err("body was not initialized".to_string()),
            }
        }

        /// The project it is in.
        pub fn project<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::ProjectName>,
        {
            self.project = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: ProjectName` for project failed"
                        .to_string()
                });
            self
        }

        /// The widget.
        pub fn widget_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u64>,
        {
            self.widget_id = value
                .try_into()
                .map_err(|_| "conversion to `u64` for widget_id failed".to_string());
            self
        }

        /// The body.
        pub fn body<B>(mut self, value: B) -> Self
        where
            B: std::convert::TryInto<reqwest::Body>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `reqwest::Body` for body failed".to_string()
                });
            self
        }

        /// Sends a `PATCH` request to `/projects/{project}/widgets/{widget_id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<()>, Error<crate::types::Error>> {
            let Self { client, project, widget_id, body } = self;
            let project = project.map_err(Error::InvalidRequest)?;
            let widget_id = widget_id.map_err(Error::InvalidRequest)?;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/projects/{}/widgets/{}", client.baseurl, encode_path(& project
                .to_string()), encode_path(& widget_id.to_string())
            );
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .patch(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .header(
                    ::reqwest::header::CONTENT_TYPE,
                    ::reqwest::header::HeaderValue::from_static(
                        "application/octet-stream",
                    ),
                )
                .body(body)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "widget_change",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::watch`]
    ///
    /// [`Client::watch`]: super::Client::watch
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct Watch<'a> {
        client: &'a super::Client,
    }

    impl<'a> Watch<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }

        /// Sends a `GET` request to `/watch`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<reqwest::Upgraded>, Error<crate::types::Error>> {
            let Self { client } = self;
            let url = format!("{}/watch", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
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
                operation_id: "watch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                101u16 => ResponseValue::upgrade(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::widget_list`]
    ///
    /// [`Client::widget_list`]: super::Client::widget_list
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetList<'a> {
        client: &'a super::Client,
        limit: Result<Option<u32>, String>,
        order: Result<Option<crate::types::Order>, String>,
        owner: Result<Option<::std::string::String>, String>,
        page_token: Result<Option<::std::string::String>, String>,
    }

    impl<'a> WidgetList<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                limit: Ok(None),
                order: Ok(None),
                owner: Ok(None),
                page_token: Ok(None),
            }
        }

        /// Maximum number of items returned by a single call
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        /// `order`.
        pub fn order<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Order>,
        {
            self.order = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Order` for order failed"
                        .to_string()
                });
            self
        }

        /// Whose
        pub fn owner<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.owner = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for owner failed"
                        .to_string()
                });
            self
        }

        /// Token returned by previous call to retrieve the subsequent page
        pub fn page_token<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.page_token = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for page_token failed"
                        .to_string()
                });
            self
        }

        /// Sends a `GET` request to `/widgets`
        pub async fn send(
            self,
        ) -> Result<
            ResponseValue<crate::types::WidgetResultsPage>,
            Error<crate::types::Error>,
        > {
            let Self { client, limit, order, owner, page_token } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let order = order.map_err(Error::InvalidRequest)?;
            let owner = owner.map_err(Error::InvalidRequest)?;
            let page_token = page_token.map_err(Error::InvalidRequest)?;
            let url = format!("{}/widgets", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("order", &order))
                .query(&progenitor_client::QueryParam::new("owner", &owner))
                .query(&progenitor_client::QueryParam::new("page_token", &page_token))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "widget_list",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::widget_options`]
    ///
    /// [`Client::widget_options`]: super::Client::widget_options
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetOptions<'a> {
        client: &'a super::Client,
    }

    impl<'a> WidgetOptions<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self { client }
        }

        /// Sends a `OPTIONS` request to `/widgets`
        pub async fn send(self) -> Result<ResponseValue<ByteStream>, Error<ByteStream>> {
            let Self { client } = self;
            let url = format!("{}/widgets", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .request(reqwest::Method::OPTIONS, url)
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "widget_options",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200..=299 => Ok(ResponseValue::stream(response)),
                _ => Err(Error::ErrorResponse(ResponseValue::stream(response))),
            }
        }
    }

    /// Builder for [`Client::widget_head`]
    ///
    /// [`Client::widget_head`]: super::Client::widget_head
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct WidgetHead<'a> {
        client: &'a super::Client,
        colour: Result<Option<crate::types::Colour>, String>,
        least: Result<Option<f64>, String>,
        limit: Result<Option<u32>, String>,
        order: Result<Option<crate::types::Order>, String>,
        ready: Result<Option<bool>, String>,
        text: Result<Option<::std::string::String>, String>,
        type_: Result<::std::string::String, String>,
    }

    impl<'a> WidgetHead<'a> {
        /// Begins the request.
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client,
                colour: Ok(None),
                least: Ok(None),
                limit: Ok(None),
                order: Ok(None),
                ready: Ok(None),
                text: Ok(None),
                type_: Err("type_ was not initialized".to_string()),
            }
        }

        /// `colour`.
        pub fn colour<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Colour>,
        {
            self.colour = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Colour` for colour failed"
                        .to_string()
                });
            self
        }

        /// `least`.
        pub fn least<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<f64>,
        {
            self.least = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `f64` for least failed".to_string());
            self
        }

        /// At most so many
        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        /// Which comes first
        pub fn order<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::types::Order>,
        {
            self.order = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: types :: Order` for order failed"
                        .to_string()
                });
            self
        }

        /// Only those that are ready
        pub fn ready<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.ready = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for ready failed".to_string());
            self
        }

        /// Words to look for
        pub fn text<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.text = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for text failed"
                        .to_string()
                });
            self
        }

        /// `type_`.
        pub fn type_<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.type_ = value
                .try_into()
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for type_ failed"
                        .to_string()
                });
            self
        }

        /// Sends a `HEAD` request to `/widgets`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<()>, Error<crate::types::Error>> {
            let Self { client, colour, least, limit, order, ready, text, type_ } = self;
            let colour = colour.map_err(Error::InvalidRequest)?;
            let least = least.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let order = order.map_err(Error::InvalidRequest)?;
            let ready = ready.map_err(Error::InvalidRequest)?;
            let text = text.map_err(Error::InvalidRequest)?;
            let type_ = type_.map_err(Error::InvalidRequest)?;
            let url = format!("{}/widgets", client.baseurl);
            let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
            header_map
                .append(
                    ::reqwest::header::HeaderName::from_static("api-version"),
                    ::reqwest::header::HeaderValue::from_static(
                        super::Client::api_version(),
                    ),
                );
            #[allow(unused_mut)]
            let mut request = client
                .client
                .head(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("colour", &colour))
                .query(&progenitor_client::QueryParam::new("least", &least))
                .query(&progenitor_client::QueryParam::new("limit", &limit))
                .query(&progenitor_client::QueryParam::new("order", &order))
                .query(&progenitor_client::QueryParam::new("ready", &ready))
                .query(&progenitor_client::QueryParam::new("text", &text))
                .query(&progenitor_client::QueryParam::new("type", &type_))
                .headers(header_map)
                .build()?;
            let info = OperationInfo {
                operation_id: "widget_head",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
                400u16..=599u16 => {
                    Err(
                        Error::ErrorResponse(
                            ResponseValue::from_response(response).await?,
                        ),
                    )
                }
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
}
