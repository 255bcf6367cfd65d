//! Registration, stage by stage (ACC-1).

mod running;
mod terms;

use std::net::IpAddr;

use serde_json::{Map, json};
use tidings_types::{FlowList, LoginFlow, LoginStages, RegisterRequest, RegisterResponse, UserId};

use self::running::{Kept, Progress, Running};
pub use self::terms::{CaptchaAnswer, CaptchaTerms, NoVerdict, Terms, Verifier};
use super::account::{DeviceWish, given_password};
use super::error::RunningRegistration;
use super::rules::registration::{Offer, Stage, Step};
use super::{App, AppError, ErrorKind};
use crate::env::Env;
use crate::store::AppendError;

/// How often a random user name is tried before giving up.
const RANDOM_NAME_TRIES: usize = 6;

/// Who sends a stage.
#[derive(Clone, Debug, Default)]
pub struct Registrant {
    /// What the client calls itself.
    pub user_agent: Option<String>,
    /// Where the request came from.
    pub address: Option<IpAddr>,
}

/// Offers flows, and keeps those that were begun.
pub struct Registrations {
    terms: Terms,
    kept: Kept,
}

impl Registrations {
    /// Offers what the terms allow.
    pub fn new(env: Env, terms: Terms) -> Self {
        Self {
            terms,
            kept: Kept::new(env),
        }
    }

    /// Forgets those whose time ran out.
    pub(super) fn sweep(&self) {
        self.kept.sweep();
    }
}

impl App {
    /// Takes other terms of registration than that a password is enough.
    #[must_use]
    pub fn with_terms(mut self, terms: Terms) -> Self {
        self.registrations = Registrations::new(self.env.clone(), terms);
        self
    }

    /// The ways to register; 403 when registration is closed (ACC-1).
    pub fn register_flows(&self) -> Result<FlowList, AppError> {
        self.accounts.require_open()?;
        let mut list = flow_list(self.registrations.terms.offer());
        let captcha = self.registrations.terms.captcha.as_ref();
        if let Some(public_key) = captcha.and_then(|captcha| captcha.public_key.as_ref()) {
            let params = json!({ Stage::Captcha.name(): { "public_key": public_key } });
            list.extra.insert("params".to_owned(), params);
        }
        Ok(list)
    }

    /// Runs one stage of a registration (ACC-1). Stages of one registration are run one after the other.
    pub async fn register(
        &self,
        request: RegisterRequest,
        from: Registrant,
    ) -> Result<RegisterResponse, AppError> {
        self.accounts.require_open()?;
        let kept = &self.registrations.kept;
        let offer = self.registrations.terms.offer();
        let is_new = request.session.is_none();
        let running = match &request.session {
            Some(id) => kept.find(id).ok_or_else(unknown_registration)?,
            None => kept.fresh(),
        };
        let mut progress = running.progress.lock().await;
        if progress.ended {
            return Err(unknown_registration());
        }
        match self.stage(offer, &mut progress, request, from).await {
            Ok(Some(response)) => {
                progress.ended = true;
                kept.forget(&running);
                Ok(response)
            }
            Ok(None) => {
                kept.keep(&running, &progress);
                Ok(RegisterResponse {
                    session: Some(running.id.clone()),
                    next: offer
                        .next(&progress.done)
                        .map(|stage| stage.name().to_owned()),
                    ..RegisterResponse::default()
                })
            }
            Err(error) if !offer.has_stages() || (is_new && is_no_refusal(&error)) => Err(error),
            Err(error) => {
                kept.keep(&running, &progress);
                Err(within(error, offer, &running))
            }
        }
    }

    /// Runs a stage; answers the end of the registration if this was the last one.
    async fn stage(
        &self,
        offer: Offer,
        progress: &mut Progress,
        request: RegisterRequest,
        from: Registrant,
    ) -> Result<Option<RegisterResponse>, AppError> {
        let stage = offer.stage(&request.type_)?;
        let step = offer.check(&progress.done, stage)?;
        let user = self.wanted_user(progress, request.user.as_deref()).await?;
        if step == Step::Again {
            return Ok(None);
        }
        let terms = &self.registrations.terms;
        match stage {
            Stage::Captcha => terms.check_captcha(&request, &from).await?,
            Stage::Email => terms.check_email(&request).await?,
            Stage::Password => return self.new_account(user, request, from).await.map(Some),
        }
        progress.user = user;
        progress.done.push(stage);
        Ok(None)
    }

    /// The user id that is wanted, in this stage or an earlier one. It must be free and stay the same.
    async fn wanted_user(
        &self,
        progress: &Progress,
        user: Option<&str>,
    ) -> Result<Option<UserId>, AppError> {
        let wanted = user.map(|user| self.accounts.wanted_name(user));
        let wanted = match (wanted.transpose()?, &progress.user) {
            (Some(now), Some(before)) if now != *before => {
                let message = "an earlier stage of this registration had another user";
                return Err(AppError::bad_field("/user", message));
            }
            (now, before) => now.or_else(|| before.clone()),
        };
        if let Some(user_id) = &wanted
            && self.store.user(user_id).await?.is_some()
        {
            return Err(user_in_use());
        }
        Ok(wanted)
    }

    /// Makes the account.
    async fn new_account(
        &self,
        wanted: Option<UserId>,
        request: RegisterRequest,
        from: Registrant,
    ) -> Result<RegisterResponse, AppError> {
        let accounts = &self.accounts;
        let password = given_password(request.password)?;
        let wish = DeviceWish {
            device_id: request.device_id,
            display_name: request.initial_device_display_name,
            user_agent: from.user_agent,
        };
        let hash = accounts.passwords.hash(password).await?;
        for _ in 0..RANDOM_NAME_TRIES {
            let user_id = match &wanted {
                Some(user_id) => user_id.clone(),
                None => accounts.random_name()?,
            };
            match accounts.create(user_id, hash.clone(), &wish).await {
                Ok(response) => return Ok(response),
                Err(AppendError::Taken { .. }) if wanted.is_some() => return Err(user_in_use()),
                Err(AppendError::Taken { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::internal("no free random user name"))
    }
}

/// Whether the server failed, not the request.
fn is_no_refusal(error: &AppError) -> bool {
    matches!(error.kind, ErrorKind::Unavailable | ErrorKind::Internal)
}

/// A refusal within a registration names it, so that the client can go on.
fn within(error: AppError, offer: Offer, running: &Running) -> AppError {
    let registration = RunningRegistration {
        offer,
        session: running.id.clone(),
    };
    AppError {
        registration: Some(Box::new(registration)),
        ..error
    }
}

fn unknown_registration() -> AppError {
    AppError::bad_field("/session", "no such registration is running")
}

fn user_in_use() -> AppError {
    AppError {
        path: Some("/user".into()),
        ..AppError::new(ErrorKind::UserInUse, "the user name is taken")
    }
}

/// The flows as the wire has them; one of a single stage says only its type.
pub fn flow_list(offer: Offer) -> FlowList {
    let shown = |flow: Vec<Stage>| {
        let names: Vec<String> = flow.iter().map(|stage| stage.name().to_owned()).collect();
        LoginFlow {
            extra: Map::new(),
            type_: names[0].clone(),
            stages: (names.len() > 1).then_some(LoginStages(names)),
        }
    };
    FlowList {
        extra: Map::new(),
        flows: offer.flows().into_iter().map(shown).collect(),
    }
}
