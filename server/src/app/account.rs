//! Accounts: login, the names of users, and who may act for one (ACC-2, ACC-4, ACC-5).

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use tidings_types::{DeviceId, FlowList, LoginRequest, RegisterResponse, ServerName, UserId};
use tokio::sync::{Mutex, MutexGuard, Notify};

use super::access::{Tokens, token_hash};
use super::devices::{MOST_DEVICES, displaced};
use super::password::Passwords;
use super::registration::flow_list;
use super::rules::registration::Offer;
use super::{App, AppError, ErrorKind};
use crate::env::Env;
use crate::store::{Append, AppendError, DeviceRow, Store, StoreError, UserRow, Write};

/// A client: one device of one user, with one access token.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Client {
    /// The user.
    pub user_id: UserId,
    /// The device.
    pub device_id: String,
}

/// Users whose accounts are changed at once, at most: each has one of so many turns.
const TURNS: usize = 64;

/// Registers, logs in, and tells whose a token is.
pub struct Accounts {
    /// The tokens in use.
    pub tokens: Tokens,
    /// Somebody was deactivated, whose rooms are to be left.
    pub(super) gone: Notify,
    /// Time to note who was seen, and to try again what failed.
    pub(super) again: Notify,
    pub(super) passwords: Passwords,
    pub(super) store: Arc<dyn Store>,
    env: Env,
    server_name: ServerName,
    registration_open: bool,
    turns: [Mutex<()>; TURNS],
}

/// What a new or returning device says of itself.
pub(super) struct DeviceWish {
    pub(super) device_id: Option<DeviceId>,
    pub(super) display_name: Option<String>,
    pub(super) user_agent: Option<String>,
}

impl Accounts {
    /// Keeps accounts in a store.
    pub fn new(
        store: Arc<dyn Store>,
        env: Env,
        server_name: ServerName,
        registration_open: bool,
        hashes_at_once: usize,
    ) -> Self {
        Self {
            tokens: Tokens::new(Arc::clone(&store), env.clone()),
            gone: Notify::new(),
            again: Notify::new(),
            passwords: Passwords::new(env.clone(), hashes_at_once),
            store,
            env,
            server_name,
            registration_open,
            turns: std::array::from_fn(|_| Mutex::default()),
        }
    }

    /// The ways to log in.
    pub fn login_flows(&self) -> FlowList {
        flow_list(Offer::default())
    }

    /// Fails with `Forbidden` when registration is closed (ACC-1).
    pub(super) fn require_open(&self) -> Result<(), AppError> {
        if self.registration_open {
            return Ok(());
        }
        Err(AppError::forbidden("registration is closed on this server"))
    }

    /// The turn to change a user's devices and password: what is read in it still stands when it is written.
    pub(super) async fn turn(&self, user_id: &UserId) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        user_id.as_str().hash(&mut hasher);
        let turn = usize::try_from(hasher.finish() % TURNS as u64).unwrap_or_default();
        self.turns[turn].lock().await
    }

    /// The user that a password is right for, or else this refusal. An unknown user, one who was deactivated and a wrong
    /// password take the same time (ACC-2).
    pub(super) async fn verified(
        &self,
        user_id: Option<&UserId>,
        password: &str,
        refusal: &str,
    ) -> Result<UserRow, AppError> {
        let row = match user_id {
            Some(user_id) => self.store.user(user_id).await?,
            None => None,
        };
        let row = row.filter(|row| !row.deactivated);
        let hash = row.as_ref().map(|row| row.password_hash.clone());
        let fits = self.passwords.verify(password.to_owned(), hash).await?;
        row.filter(|_| fits)
            .ok_or_else(|| AppError::forbidden(refusal))
    }

    /// The turn of a verified user; `None` when the password or the account changed since, so that it has to be verified
    /// again.
    pub(super) async fn turn_of(
        &self,
        verified: &UserRow,
    ) -> Result<Option<MutexGuard<'_, ()>>, AppError> {
        let turn = self.turn(&verified.user_id).await;
        let now = self.store.user(&verified.user_id).await?;
        Ok(now.is_some_and(|now| now == *verified).then_some(turn))
    }

    /// The local part a wish for a user name means; a full id must be of this server.
    pub(super) fn wanted_name(&self, user: &str) -> Result<UserId, AppError> {
        let invalid = |why: &str| AppError {
            path: Some("/user".into()),
            ..AppError::new(ErrorKind::InvalidUsername, why)
        };
        let local = match user.strip_prefix('@') {
            Some(rest) => match rest.split_once(':') {
                Some((local, server)) if server == self.server_name.as_str() => local,
                _ => return Err(invalid("the user id is of another server")),
            },
            None => user,
        };
        let local = local.to_ascii_lowercase();
        let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"._=-".contains(&c);
        if local.is_empty() || local.starts_with('_') || !local.bytes().all(allowed) {
            return Err(invalid(
                "a user name has the letters a-z, digits and . _ = -, and doesn't start with _",
            ));
        }
        format!("@{local}:{}", self.server_name)
            .parse()
            .map_err(|_| invalid("the user name is too long"))
    }

    /// A name for who didn't ask for one.
    pub(super) fn random_name(&self) -> Result<UserId, AppError> {
        let letters = self.env.opaque(12).to_ascii_lowercase().replace('_', "0");
        self.wanted_name(&format!("u{letters}"))
    }

    /// The id a login means, whether or not there is such a user.
    fn named_user(&self, user: &str) -> Option<UserId> {
        let id = if user.starts_with('@') {
            user.to_owned()
        } else {
            format!("@{user}:{}", self.server_name)
        };
        id.to_lowercase().parse().ok()
    }

    /// Makes a user with a device that is logged in.
    pub(super) async fn create(
        &self,
        user_id: UserId,
        password_hash: String,
        wish: &DeviceWish,
    ) -> Result<RegisterResponse, AppendError> {
        let (device, token) = self.new_device(&user_id, wish);
        let user = UserRow {
            user_id,
            password_hash,
            created_ms: self.env.now_ms(),
            deactivated: false,
        };
        let append = Append {
            writes: vec![Write::User(user), Write::Device(device.clone())],
            ..Append::default()
        };
        self.store
            .append(append)
            .await
            .map_err(|_| StoreError::Closed)??;
        Ok(self.logged_in(&device, token))
    }

    fn new_device(&self, user_id: &UserId, wish: &DeviceWish) -> (DeviceRow, String) {
        let token = self.env.token();
        let now_ms = self.env.now_ms();
        let device_id = wish
            .device_id
            .as_ref()
            .map_or_else(|| self.env.opaque(9), |id| id.to_string());
        let device = DeviceRow {
            user_id: user_id.clone(),
            device_id,
            token_hash: token_hash(&token),
            display_name: wish.display_name.clone(),
            created_ms: now_ms,
            last_seen_ms: now_ms,
            user_agent: wish.user_agent.clone(),
        };
        (device, token)
    }

    fn logged_in(&self, device: &DeviceRow, token: String) -> RegisterResponse {
        RegisterResponse {
            user_id: Some(device.user_id.clone()),
            access_token: Some(token),
            home_server: Some(self.server_name.clone()),
            device_id: device.device_id.parse().ok(),
            ..RegisterResponse::default()
        }
    }
}

impl App {
    /// Logs a device in (ACC-2). An unknown user and a wrong password take the same time and give the same answer.
    pub async fn login(
        &self,
        request: LoginRequest,
        user_agent: Option<String>,
    ) -> Result<RegisterResponse, AppError> {
        let accounts = &self.accounts;
        Offer::default().stage(&request.type_)?;
        if request.session.is_some() {
            return Err(AppError::bad_field("/session", "no such login is running"));
        }
        let password = given_password(request.password)?;
        let user = request
            .user
            .ok_or_else(|| AppError::bad_json("/user", "user is missing"))?;
        let named = accounts.named_user(&user);
        let wish = DeviceWish {
            device_id: request.device_id,
            display_name: request.initial_device_display_name,
            user_agent,
        };
        let refusal = "the user name or the password is wrong";
        loop {
            let verified = accounts
                .verified(named.as_ref(), &password, refusal)
                .await?;
            if let Some(_turn) = accounts.turn_of(&verified).await? {
                return self.log_in(&verified.user_id, &wish).await;
            }
        }
    }

    /// Logs a device in, in the user's turn.
    async fn log_in(
        &self,
        user_id: &UserId,
        wish: &DeviceWish,
    ) -> Result<RegisterResponse, AppError> {
        let (device, token) = self.accounts.new_device(user_id, wish);
        let devices = self.devices_as_seen(user_id).await?;
        let displaced = displaced(devices, &device.device_id, MOST_DEVICES);
        let mut writes = displaced.removals;
        writes.push(Write::Device(device.clone()));
        self.end_devices(&displaced.gone, writes).await?;
        Ok(self.accounts.logged_in(&device, token))
    }
}

/// The password of a stage: there must be one.
pub(super) fn given_password(password: Option<String>) -> Result<String, AppError> {
    match password {
        Some(password) if !password.is_empty() => Ok(password),
        Some(_) => Err(AppError::bad_field("/password", "the password is empty")),
        None => Err(AppError::bad_json("/password", "password is missing")),
    }
}
