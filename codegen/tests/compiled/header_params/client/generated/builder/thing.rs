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
    x_trace: Result<Option<::std::string::String>, String>,
    x_wanted: Result<::std::string::String, String>,
}

impl<'a> ThingGet<'a> {
    /// Begins the request.
    pub fn new(client: &'a super::Client) -> Self {
        Self {
            client,
            x_trace: Ok(None),
            x_wanted: Err("x_wanted was not initialized".to_string()),
        }
    }

    /// Read by the edge.
    pub fn x_trace<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.x_trace = value
            .try_into()
            .map(Some)
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for x_trace failed"
                    .to_string()
            });
        self
    }

    /// Read by the handler.
    pub fn x_wanted<V>(mut self, value: V) -> Self
    where
        V: std::convert::TryInto<::std::string::String>,
    {
        self.x_wanted = value
            .try_into()
            .map_err(|_| {
                "conversion to `:: std :: string :: String` for x_wanted failed"
                    .to_string()
            });
        self
    }

    /// Sends a `GET` request to `/things`
    pub async fn send(
        self,
    ) -> Result<
        ResponseValue<::compiled::header_params::types::Seen>,
        Error<::compiled::header_params::types::Problem>,
    > {
        let Self { client, x_trace, x_wanted } = self;
        let x_trace = x_trace.map_err(Error::InvalidRequest)?;
        let x_wanted = x_wanted.map_err(Error::InvalidRequest)?;
        let url = format!("{}/things", client.baseurl);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(super::Client::api_version()),
            );
        if let Some(value) = x_trace {
            header_map.append("X-Trace", value.try_into()?);
        }
        header_map.append("X-Wanted", x_wanted.try_into()?);
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
            400u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
