//! What the stages of a registration ask for beside a password, and the verdicts on it (ACC-1).

use std::net::IpAddr;
use std::sync::Arc;

use async_trait::async_trait;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use tidings_types::{RegisterRequest, ServerName, ThreepidCredential};

use super::Registrant;
use crate::app::rules::registration::Offer;
use crate::app::{AppError, ErrorKind};

/// What stages beside the password ask for, and whom they ask.
#[derive(Clone, Default)]
pub struct Terms {
    /// The captcha, where there is one.
    pub captcha: Option<CaptchaTerms>,
    /// The identity servers that are believed; without any there is no stage for an e-mail address.
    pub identity_servers: Vec<ServerName>,
    /// Asks the providers.
    pub verifier: Option<Arc<dyn Verifier>>,
}

/// What belongs to a captcha beside its provider.
#[derive(Clone, Debug, Default)]
pub struct CaptchaTerms {
    /// What clients show captchas with.
    pub public_key: Option<String>,
    /// Whoever knows it needs no captcha.
    pub bypass_secret: Option<String>,
}

/// An answer to a captcha.
#[derive(Clone, Debug)]
pub struct CaptchaAnswer {
    /// What was shown.
    pub challenge: String,
    /// What the person made of it.
    pub response: String,
    /// Where the answer came from.
    pub address: Option<IpAddr>,
}

/// A provider couldn't be asked, or what it said can't be understood; for the log.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoVerdict(pub String);

/// Asks those who know whether what a client says of itself is so.
#[async_trait]
pub trait Verifier: Send + Sync + 'static {
    /// Whether a captcha was solved.
    async fn captcha(&self, answer: &CaptchaAnswer) -> Result<bool, NoVerdict>;

    /// Whether an identity server, which is believed, has validated an e-mail address.
    async fn email(&self, credential: &ThreepidCredential) -> Result<bool, NoVerdict>;
}

impl Terms {
    /// The stages that can be asked for.
    pub(super) fn offer(&self) -> Offer {
        let can_ask = self.verifier.is_some();
        Offer {
            captcha: can_ask && self.captcha.is_some(),
            email: can_ask && !self.identity_servers.is_empty(),
        }
    }

    /// The verdict on a captcha, or on what stands for one.
    pub(super) async fn check_captcha(
        &self,
        request: &RegisterRequest,
        from: &Registrant,
    ) -> Result<(), AppError> {
        if let Some(mac) = &request.captcha_bypass_hmac {
            return self.check_bypass(request.user.as_deref(), mac);
        }
        let needed = |path: &str| AppError {
            path: Some(path.to_owned()),
            ..AppError::new(ErrorKind::CaptchaNeeded, "the captcha isn't answered")
        };
        let challenge = request.challenge.clone();
        let response = request.response.clone().filter(|text| !text.is_empty());
        let answer = CaptchaAnswer {
            challenge: challenge.ok_or_else(|| needed("/challenge"))?,
            response: response.ok_or_else(|| needed("/response"))?,
            address: from.address,
        };
        if self.verifier()?.captcha(&answer).await? {
            return Ok(());
        }
        Err(AppError {
            path: Some("/response".into()),
            ..AppError::new(ErrorKind::CaptchaInvalid, "the captcha is answered wrongly")
        })
    }

    fn check_bypass(&self, user: Option<&str>, mac: &str) -> Result<(), AppError> {
        let user = user.ok_or_else(|| AppError::bad_json("/user", "user is missing"))?;
        let captcha = self.captcha.as_ref();
        let secret = captcha.and_then(|captcha| captcha.bypass_secret.as_ref());
        // In lower case only, as it is documented; compared in a time that tells nothing.
        let given = Some(mac).filter(|mac| !mac.bytes().any(|byte| byte.is_ascii_uppercase()));
        let fits = secret.zip(given).is_some_and(|(secret, given)| {
            let given = hex::decode(given).unwrap_or_default();
            let made = Hmac::<Sha1>::new_from_slice(secret.as_bytes());
            made.is_ok_and(|made| made.chain_update(user).verify_slice(&given).is_ok())
        });
        if fits {
            return Ok(());
        }
        Err(AppError {
            path: Some("/captcha_bypass_hmac".into()),
            ..AppError::new(ErrorKind::CaptchaNeeded, "this doesn't stand for a captcha")
        })
    }

    /// The verdict on e-mail addresses: all of them are validated, by servers that are believed.
    pub(super) async fn check_email(&self, request: &RegisterRequest) -> Result<(), AppError> {
        let path = "/threepidCreds";
        let credentials = request
            .threepid_creds
            .as_ref()
            .ok_or_else(|| AppError::bad_json(path, "threepidCreds is missing"))?;
        if credentials.is_empty() {
            return Err(AppError::bad_field(path, "there is no address"));
        }
        let servers = &self.identity_servers;
        for (index, credential) in credentials.iter().enumerate() {
            let is_known = |server: &ServerName| server.as_str() == credential.id_server;
            if !servers.iter().any(is_known) {
                return Err(AppError {
                    path: Some(format!("{path}/{index}/idServer")),
                    ..AppError::new(
                        ErrorKind::ServerNotTrusted,
                        "this identity server isn't trusted here",
                    )
                });
            }
        }
        let verifier = self.verifier()?;
        for (index, credential) in credentials.iter().enumerate() {
            if !verifier.email(credential).await? {
                return Err(AppError {
                    path: Some(format!("{path}/{index}")),
                    ..AppError::new(
                        ErrorKind::ThreepidAuthFailed,
                        "the identity server hasn't validated this address",
                    )
                });
            }
        }
        Ok(())
    }

    fn verifier(&self) -> Result<&dyn Verifier, AppError> {
        let verifier = self.verifier.as_deref();
        verifier.ok_or_else(|| AppError::internal("a stage without a provider"))
    }
}

impl From<NoVerdict> for AppError {
    fn from(error: NoVerdict) -> Self {
        tracing::warn!(%error, "a provider of registration gives no verdict");
        Self::new(
            ErrorKind::Unavailable,
            "what was given can't be verified now; nothing was used up, try again later",
        )
    }
}
