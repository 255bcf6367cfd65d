//! Asks the providers of registration over HTTP: whether a captcha was solved, whether an address is validated (ACC-1).
//!
//! Deliberately not here: what a verdict means for a registration, see [`crate::app::registration`].

use std::io;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tidings_types::ThreepidCredential;

use crate::app::registration::{CaptchaAnswer, NoVerdict, Verifier};
use crate::env::Env;
use crate::settings::{IdentityUrl, Secret};
use crate::telemetry::Chain;

/// How long a provider may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The most bytes that are read of an answer.
const ANSWER_MAX: usize = 1 << 16;

/// The providers that are asked.
pub struct Providers {
    env: Env,
    /// Where captchas are judged, and the key that proves who asks.
    captcha: Option<(Uri, Secret)>,
    /// Where identity servers are asked.
    identity: Option<IdentityUrl>,
    plain: Client<HttpConnector, Full<Bytes>>,
    /// Made only where a provider is asked over https: a machine may have no certificates to trust.
    tls: Option<Client<HttpsConnector<HttpConnector>, Full<Bytes>>>,
}

impl Providers {
    /// Providers at these addresses. Fails when one is asked over https and this machine trusts no certificate.
    pub fn new(
        env: Env,
        captcha: Option<(Uri, Secret)>,
        identity: Option<IdentityUrl>,
    ) -> io::Result<Self> {
        let captchas = captcha.as_ref().map(|(uri, _)| uri.clone());
        let addresses = [captchas, identity.as_ref().and_then(|url| url.of("a"))];
        let needs_tls = addresses.iter().flatten().any(is_https);
        let tls = if needs_tls {
            let connector = HttpsConnectorBuilder::new().with_native_roots()?;
            let connector = connector.https_only().enable_http1().build();
            Some(builder().build(connector))
        } else {
            None
        };
        Ok(Self {
            env,
            captcha,
            identity,
            plain: builder().build_http(),
            tls,
        })
    }

    /// Sends a request and reads the whole answer.
    async fn ask(&self, request: Request<Full<Bytes>>) -> Result<(StatusCode, Bytes), NoVerdict> {
        let late = self.env.clock.sleep(PATIENCE);
        tokio::select! {
            answer = self.exchange(request) => answer,
            () = late => Err(NoVerdict(format!("no answer within {PATIENCE:?}"))),
        }
    }

    async fn exchange(
        &self,
        request: Request<Full<Bytes>>,
    ) -> Result<(StatusCode, Bytes), NoVerdict> {
        let answering = match &self.tls {
            Some(tls) if is_https(request.uri()) => tls.request(request),
            _ => self.plain.request(request),
        };
        let answer = answering
            .await
            .map_err(|error| NoVerdict(Chain(&error).to_string()))?;
        let status = answer.status();
        let body = Limited::new(answer.into_body(), ANSWER_MAX).collect().await;
        let body = body.map_err(|error| NoVerdict(Chain(&*error).to_string()))?;
        Ok((status, body.to_bytes()))
    }
}

#[async_trait]
impl Verifier for Providers {
    async fn captcha(&self, answer: &CaptchaAnswer) -> Result<bool, NoVerdict> {
        let Some((uri, private_key)) = &self.captcha else {
            return Err(NoVerdict("nobody judges captchas".to_owned()));
        };
        let address = answer.address.map(|address| address.to_string());
        // The key has two names: the first providers used the one, those of today the other.
        let form = serde_urlencoded::to_string([
            ("privatekey", private_key.0.as_str()),
            ("secret", private_key.0.as_str()),
            ("remoteip", address.as_deref().unwrap_or_default()),
            ("challenge", answer.challenge.as_str()),
            ("response", answer.response.as_str()),
        ]);
        let form = form.map_err(|error| NoVerdict(error.to_string()))?;
        let request = Request::builder()
            .method(Method::POST)
            .uri(uri.clone())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(form))
            .map_err(|error| NoVerdict(error.to_string()))?;
        let (status, body) = self.ask(request).await?;
        captcha_verdict(status, &body)
    }

    async fn email(&self, credential: &ThreepidCredential) -> Result<bool, NoVerdict> {
        let query = serde_urlencoded::to_string([
            ("sid", &credential.sid),
            ("client_secret", &credential.client_secret),
        ]);
        let query = query.map_err(|error| NoVerdict(error.to_string()))?;
        let server = &credential.id_server;
        let address = self.identity.as_ref().and_then(|url| url.of(server));
        let address = address.ok_or_else(|| NoVerdict(format!("no address of {server}")))?;
        let mark = if address.query().is_some() { '&' } else { '?' };
        let request = Request::builder()
            .uri(format!("{address}{mark}{query}"))
            .body(Full::default())
            .map_err(|error| NoVerdict(error.to_string()))?;
        let (status, body) = self.ask(request).await?;
        email_verdict(status, &body)
    }
}

fn builder() -> hyper_util::client::legacy::Builder {
    let mut builder = Client::builder(TokioExecutor::new());
    // Seldom asked: a connection that lies about is more likely dead than useful.
    builder.pool_max_idle_per_host(0);
    builder
}

fn is_https(uri: &Uri) -> bool {
    uri.scheme() == Some(&http::uri::Scheme::HTTPS)
}

/// Reads `{"success": true}`, or a text whose first line is `true`, as the first providers answered.
fn captcha_verdict(status: StatusCode, body: &[u8]) -> Result<bool, NoVerdict> {
    let text = String::from_utf8_lossy(body);
    let json = serde_json::from_slice::<Value>(body).ok();
    let said = json.as_ref().and_then(|json| json.get("success"));
    let verdict = match text.lines().next().map(str::trim) {
        Some("true") => Some(true),
        Some("false") => Some(false),
        _ => said.and_then(Value::as_bool),
    };
    let verdict = verdict.filter(|_| status == StatusCode::OK);
    // That the key is wrong is no fault of the person's.
    let refused_us = text.contains("-secret") || text.contains("invalid-site-private-key");
    match verdict {
        Some(verdict) if verdict || !refused_us => Ok(verdict),
        _ => Err(not_understood(status, &text)),
    }
}

/// Reads the address that was validated; what isn't is answered with an error or without an address.
fn email_verdict(status: StatusCode, body: &[u8]) -> Result<bool, NoVerdict> {
    let text = String::from_utf8_lossy(body);
    if status.is_client_error() {
        return Ok(false);
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(Value::Object(json)) if status == StatusCode::OK => {
            let is_email = json.get("medium").and_then(Value::as_str) == Some("email");
            let address = json.get("address").and_then(Value::as_str);
            Ok(is_email && address.is_some_and(|address| !address.is_empty()))
        }
        _ => Err(not_understood(status, &text)),
    }
}

fn not_understood(status: StatusCode, text: &str) -> NoVerdict {
    let beginning: String = text.chars().take(200).collect();
    NoVerdict(format!("{status} and {beginning:?} are no verdict"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(
        read: fn(StatusCode, &[u8]) -> Result<bool, NoVerdict>,
        status: u16,
        body: &str,
    ) -> Option<bool> {
        read(
            StatusCode::from_u16(status).expect("a status"),
            body.as_bytes(),
        )
        .ok()
    }

    /// ACC-1: providers of both generations are understood; what can't be is no verdict.
    #[test]
    fn verdicts_on_captchas_are_read() {
        for (status, body, expected) in [
            (200, "true\nsuccess", Some(true)),
            (200, "false\nincorrect-captcha-sol", Some(false)),
            (200, r#"{"success": true, "hostname": "a"}"#, Some(true)),
            (
                200,
                r#"{"success": false, "error-codes": ["timeout-or-duplicate"]}"#,
                Some(false),
            ),
            (
                200,
                r#"{"success": false, "error-codes": ["invalid-input-secret"]}"#,
                None,
            ),
            (200, "false\ninvalid-site-private-key", None),
            (200, r#"{"success": "yes"}"#, None),
            (200, "<html>true</html>", None),
            (200, "", None),
            (500, "true", None),
            (302, r#"{"success": true}"#, None),
        ] {
            assert_eq!(
                verdict(captcha_verdict, status, body),
                expected,
                "{status} {body}"
            );
        }
    }

    /// ACC-1: only an address that the identity server names is validated.
    #[test]
    fn verdicts_on_addresses_are_read() {
        let validated = r#"{"medium": "email", "address": "ann@example.org", "validated_at": 1}"#;
        for (status, body, expected) in [
            (200, validated, Some(true)),
            (200, "{}", Some(false)),
            (
                200,
                r#"{"medium": "msisdn", "address": "4711"}"#,
                Some(false),
            ),
            (200, r#"{"medium": "email", "address": ""}"#, Some(false)),
            (
                200,
                r#"{"errcode": "M_SESSION_NOT_VALIDATED"}"#,
                Some(false),
            ),
            (404, r#"{"errcode": "M_NO_VALID_SESSION"}"#, Some(false)),
            (200, "[]", None),
            (200, "ok", None),
            (503, validated, None),
        ] {
            assert_eq!(
                verdict(email_verdict, status, body),
                expected,
                "{status} {body}"
            );
        }
    }
}
