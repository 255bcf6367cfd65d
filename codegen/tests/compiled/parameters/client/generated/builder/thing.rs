// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests of the area `thing`.

#[allow(unused_imports, reason = "not every area needs everything")]
use super::super::*;

/// Builder for [`ClientThingExt::thing_list`]
///
/// [`ClientThingExt::thing_list`]: super::ClientThingExt::thing_list
#[derive(Debug, Clone)]
pub struct ThingList<'a> {
    client: &'a super::Client,
    all: Result<Option<bool>, String>,
    kind: Result<Option<::compiled::parameters::types::Kind>, String>,
    limit: Result<Option<i64>, String>,
    ratio: Result<Option<f64>, String>,
    self_: Result<::std::string::String, String>,
    small: Result<Option<i32>, String>,
    text: Result<Option<::std::string::String>, String>,
}

impl<'a> ThingList<'a> {
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client: client,
            all: Ok(None),
            kind: Ok(None),
            limit: Ok(None),
            ratio: Ok(None),
            self_: Err("self_ was not initialized".to_string()),
            small: Ok(None),
            text: Ok(None),
        }
    }

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

    pub fn kind<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Kind>,
    {
        self.kind = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Kind` for kind failed"
                    .to_string()
            });
        self
    }

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

    /// Sends a `GET` request to `/things`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::parameters::types::Seen>,
        Error<::compiled::parameters::types::Problem>,
    > {
        let Self { client, all, kind, limit, ratio, self_, small, text } = self;
        let all = all.map_err(Error::InvalidRequest)?;
        let kind = kind.map_err(Error::InvalidRequest)?;
        let limit = limit.map_err(Error::InvalidRequest)?;
        let ratio = ratio.map_err(Error::InvalidRequest)?;
        let self_ = self_.map_err(Error::InvalidRequest)?;
        let small = small.map_err(Error::InvalidRequest)?;
        let text = text.map_err(Error::InvalidRequest)?;
        let url = format!("{}/things", client.baseurl,);
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
            .query(&progenitor_client::QueryParam::new("kind", &kind))
            .query(&progenitor_client::QueryParam::new("limit", &limit))
            .query(&progenitor_client::QueryParam::new("ratio", &ratio))
            .query(&progenitor_client::QueryParam::new("self", &self_))
            .query(&progenitor_client::QueryParam::new("small", &small))
            .query(&progenitor_client::QueryParam::new("text", &text))
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
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientThingExt::thing_get`]
///
/// [`ClientThingExt::thing_get`]: super::ClientThingExt::thing_get
#[derive(Debug, Clone)]
pub struct ThingGet<'a> {
    client: &'a super::Client,
    type_: Result<::compiled::parameters::types::Name, String>,
    count: Result<::compiled::parameters::types::Count, String>,
    x_trace: Result<Option<::compiled::parameters::types::Name>, String>,
    x_wanted: Result<::compiled::parameters::types::Name, String>,
}

impl<'a> ThingGet<'a> {
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client: client,
            type_: Err("type_ was not initialized".to_string()),
            count: Err("count was not initialized".to_string()),
            x_trace: Ok(None),
            x_wanted: Err("x_wanted was not initialized".to_string()),
        }
    }

    pub fn type_<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Name>,
    {
        self.type_ = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Name` for type_ failed"
                    .to_string()
            });
        self
    }

    pub fn count<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Count>,
    {
        self.count = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Count` for count failed"
                    .to_string()
            });
        self
    }

    pub fn x_trace<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Name>,
    {
        self.x_trace = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Name` for x_trace failed"
                    .to_string()
            });
        self
    }

    pub fn x_wanted<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Name>,
    {
        self.x_wanted = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Name` for x_wanted failed"
                    .to_string()
            });
        self
    }

    /// Sends a `GET` request to `/things/{type}/{count}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::parameters::types::Seen>,
        Error<::compiled::parameters::types::Problem>,
    > {
        let Self { client, type_, count, x_trace, x_wanted } = self;
        let type_ = type_.map_err(Error::InvalidRequest)?;
        let count = count.map_err(Error::InvalidRequest)?;
        let x_trace = x_trace.map_err(Error::InvalidRequest)?;
        let x_wanted = x_wanted.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/things/{}/{}", client.baseurl, encode_path(& type_.to_string()),
            encode_path(& count.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = x_trace {
            header_map.append("X-Trace", value.to_string().try_into()?);
        }
        header_map.append("X-Wanted", x_wanted.to_string().try_into()?);
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
            operation_id: "thing_get",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}

/// Builder for [`ClientThingExt::thing_delete`]
///
/// [`ClientThingExt::thing_delete`]: super::ClientThingExt::thing_delete
#[derive(Debug, Clone)]
pub struct ThingDelete<'a> {
    client: &'a super::Client,
    type_: Result<::compiled::parameters::types::Name, String>,
    count: Result<::compiled::parameters::types::Count, String>,
}

impl<'a> ThingDelete<'a> {
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client: client,
            type_: Err("type_ was not initialized".to_string()),
            count: Err("count was not initialized".to_string()),
        }
    }

    pub fn type_<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Name>,
    {
        self.type_ = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Name` for type_ failed"
                    .to_string()
            });
        self
    }

    pub fn count<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::compiled::parameters::types::Count>,
    {
        self.count = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: compiled :: parameters :: types :: Count` for count failed"
                    .to_string()
            });
        self
    }

    /// Sends a `DELETE` request to `/things/{type}/{count}`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::parameters::types::Seen>,
        Error<::compiled::parameters::types::Problem>,
    > {
        let Self { client, type_, count } = self;
        let type_ = type_.map_err(Error::InvalidRequest)?;
        let count = count.map_err(Error::InvalidRequest)?;
        let url = format!(
            "{}/things/{}/{}", client.baseurl, encode_path(& type_.to_string()),
            encode_path(& count.to_string()),
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
            .delete(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "thing_delete",
        };
        client.pre(&mut request, &info).await?;
        let result = client.exec(request, &info).await;
        client.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
