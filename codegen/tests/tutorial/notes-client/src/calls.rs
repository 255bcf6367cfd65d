// Written by `tidings-codegen client notes.yaml`; do not edit.

//! Requests, one for each operation.

use progenitor_client::{ClientHooks, ClientInfo};

#[derive(Clone, Debug)]
/// Client for Notes
///
/// Version: 1.0.0
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
        "1.0.0"
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
    /// Keeps a note
    ///
    /// Sends a `POST` request to `/notes`
    ///
    /// ```text
    /// let response = client.note_create()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    pub fn note_create(&self) -> builder::NoteCreate<'_> {
        builder::NoteCreate::new(self)
    }

    /// Reads a note
    ///
    /// Sends a `GET` request to `/notes/{id}`
    ///
    /// ```text
    /// let response = client.note_get()
    ///     .id(id)
    ///     .send()
    ///     .await;
    /// ```
    pub fn note_get(&self) -> builder::NoteGet<'_> {
        builder::NoteGet::new(self)
    }
}

/// Types for composing operation parameters.
pub mod builder {
    use progenitor_client::{
        ClientHooks, ClientInfo, Error, OperationInfo, ResponseValue, encode_path,
    };

    /// Builder for [`Client::note_create`]
    ///
    /// [`Client::note_create`]: super::Client::note_create
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct NoteCreate<'a> {
        client: &'a super::Client,
        body: Result<crate::types::NewNote, String>,
    }

    impl<'a> NoteCreate<'a> {
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
            V: std::convert::TryInto<crate::types::NewNote>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: types :: NewNote` for body failed"
                        .to_string()
                });
            self
        }

        /// Sends a `POST` request to `/notes`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<crate::types::Note>, Error<crate::types::Refusal>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/notes", client.baseurl);
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
                operation_id: "note_create",
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

    /// Builder for [`Client::note_get`]
    ///
    /// [`Client::note_get`]: super::Client::note_get
    #[derive(Debug, Clone)]
    #[must_use = "a request goes out with `send`"]
    pub struct NoteGet<'a> {
        client: &'a super::Client,
        id: Result<u64, String>,
    }

    impl<'a> NoteGet<'a> {
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
            V: std::convert::TryInto<u64>,
        {
            self.id = value
                .try_into()
                .map_err(|_| "conversion to `u64` for id failed".to_string());
            self
        }

        /// Sends a `GET` request to `/notes/{id}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<crate::types::Note>, Error<crate::types::Refusal>> {
            let Self { client, id } = self;
            let id = id.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/notes/{}", client.baseurl, encode_path(& id.to_string())
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
                operation_id: "note_get",
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
}
