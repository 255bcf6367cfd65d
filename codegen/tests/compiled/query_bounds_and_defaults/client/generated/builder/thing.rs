// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `thing`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientThingExt::thing_list`]
///
/// [`ClientThingExt::thing_list`]: super::ClientThingExt::thing_list
#[derive(Debug, Clone)]
#[must_use = "a request goes out with `send`"]
pub struct ThingList<'a> {
    client: &'a super::Client,
    all: Result<Option<bool>, String>,
    limit: Result<Option<i64>, String>,
    ratio: Result<Option<f64>, String>,
    small: Result<Option<i32>, String>,
    text: Result<Option<::std::string::String>, String>,
    word: Result<::std::string::String, String>,
}

impl<'a> ThingList<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            all: Ok(None),
            limit: Ok(None),
            ratio: Ok(None),
            small: Ok(None),
            text: Ok(None),
            word: Err("word was not initialized".to_string()),
        }
    }

    /// Yes or no.
    pub fn all<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<bool>,
    {
        self.all = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `bool` for all failed".to_string());
        self
    }

    /// With a default and bounds.
    pub fn limit<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i64>,
    {
        self.limit = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i64` for limit failed".to_string());
        self
    }

    /// A number.
    pub fn ratio<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<f64>,
    {
        self.ratio = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `f64` for ratio failed".to_string());
        self
    }

    /// A small integer, above zero.
    pub fn small<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<i32>,
    {
        self.small = value
            .try_into()
            .map(Some)
            .map_err(|_| "conversion to `i32` for small failed".to_string());
        self
    }

    /// A short text.
    pub fn text<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.text = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for text failed".to_string()
            });
        self
    }

    /// Always there.
    pub fn word<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.word = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for word failed".to_string()
            });
        self
    }

    /// Sends a `GET` request to `/things`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::query_bounds_and_defaults::types::Seen>,
        Error<::compiled::query_bounds_and_defaults::types::Problem>,
    > {
        let Self { client, all, limit, ratio, small, text, word } = self;
        let all = all.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let ratio = ratio.map_err(Error::InvalidRequest)?;
        let small = small.map_err(Error::InvalidRequest)?;
        let text = text.map_err(Error::InvalidRequest)?;
        let word = word.map_err(Error::InvalidRequest)?;
        let url = format!("{}/things", client.baseurl);
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
            .query(&progenitor_client::QueryParam::new("all", &all))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("ratio", &ratio))
            .query(&progenitor_client::QueryParam::new("small", &small))
            .query(&progenitor_client::QueryParam::new("text", &text))
            .query(&progenitor_client::QueryParam::new("word", &word))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "thing_list",
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
