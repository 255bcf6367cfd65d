// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `thing`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientThingExt::thing_get`]
///
/// [`ClientThingExt::thing_get`]: super::ClientThingExt::thing_get
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ThingGet<'a> {
    client: &'a super::Client,
    type_: Result<::std::string::String, String>,
    self_: Result<::std::string::String, String>,
}

impl<'a> ThingGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            type_: Err("type_ was not initialized".to_string()),
            self_: Err("self_ was not initialized".to_string()),
        }
    }

    /// A keyword.
    pub fn type_<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.type_ = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for type_ failed".to_string()
            });
        self
    }

    /// Another.
    pub fn self_<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.self_ = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for self_ failed".to_string()
            });
        self
    }

    /// Sends a `GET` request to `/things/{type}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::path_variable_keyword::types::Thing>,
        Error<::compiled::path_variable_keyword::types::Problem>,
    > {
        let Self { client, type_, self_ } = self;
        let type_ = type_.map_err(Error::InvalidRequest)?;
        let self_ = self_.map_err(Error::InvalidRequest)?;
        let url = format!("{}/things/{}", client.baseurl, encode_path(& type_));
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
            .query(&progenitor_client::QueryParam::new("self", &self_))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "thing_get",
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
