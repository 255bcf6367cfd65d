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
    name: Result<::compiled::enum_and_pattern_params::types::Name, String>,
    count: Result<::compiled::enum_and_pattern_params::types::Count, String>,
    kind: Result<Option<::compiled::enum_and_pattern_params::types::Kind>, String>,
}

impl<'a> ThingGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            name: Err("name was not initialized".to_string()),
            count: Err("count was not initialized".to_string()),
            kind: Ok(None),
        }
    }

    /// A pattern.
    pub fn name<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::enum_and_pattern_params::types::Name>,
    {
        self.name = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: enum_and_pattern_params :: types :: Name` for name failed"
                    .to_string()
            });
        self
    }

    /// An integer.
    pub fn count<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::enum_and_pattern_params::types::Count>,
    {
        self.count = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: enum_and_pattern_params :: types :: Count` for count failed"
                    .to_string()
            });
        self
    }

    /// A set.
    pub fn kind<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::enum_and_pattern_params::types::Kind>,
    {
        self.kind = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: compiled :: enum_and_pattern_params :: types :: Kind` for kind failed"
                    .to_string()
            });
        self
    }

    /// Sends a `GET` request to `/things/{name}/{count}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::enum_and_pattern_params::types::Seen>,
        Error<::compiled::enum_and_pattern_params::types::Problem>,
    > {
        let Self { client, name, count, kind } = self;
        let name = name.map_err(Error::InvalidRequest)?;
        let count = count.map_err(Error::InvalidRequest)?;
        let kind = kind.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/things/{}/{}", client.baseurl, encode_path(& name.to_string()),
            encode_path(& count.to_string())
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
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("kind", &kind))
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
