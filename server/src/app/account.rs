//! Accounts: registration, login, and who a token belongs to (ACC-1…4).

use std::sync::Arc;

use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};
use tidings_types::{
    DeviceId, FlowList, LoginFlow, LoginRequest, RegisterRequest, RegisterResponse, ServerName,
    UserId,
};

use super::password::Passwords;
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

/// The only stage there is until others are configured (ACC-1).
const PASSWORD_STAGE: &str = "m.login.password";

/// How many tokens are remembered without asking the store.
const TOKENS_CACHED: usize = 100_000;

/// How often a random user name is tried before giving up.
const RANDOM_NAME_TRIES: usize = 6;

/// Registers, logs in, and tells whose a token is.
pub struct Accounts {
    store: Arc<dyn Store>,
    env: Env,
    server_name: ServerName,
    registration_open: bool,
    passwords: Passwords,
    tokens: Cache<[u8; 32], Arc<Client>>,
}

/// What a new or returning device says of itself.
struct DeviceWish {
    device_id: Option<DeviceId>,
    display_name: Option<String>,
    user_agent: Option<String>,
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
        let passwords = Passwords::new(env.clone(), hashes_at_once);
        let tokens = Cache::new(TOKENS_CACHED);
        Self {
            store,
            env,
            server_name,
            registration_open,
            passwords,
            tokens,
        }
    }

    /// Whose an access token is. Fails with `UnknownToken` (ACC-4: the store knows only its hash).
    pub async fn client_of(&self, token: &str) -> Result<Arc<Client>, AppError> {
        let hash = token_hash(token);
        if let Some(client) = self.tokens.get(&hash) {
            return Ok(client);
        }
        let Some(device) = self.store.device_by_token(&hash).await? else {
            return Err(AppError::new(
                ErrorKind::UnknownToken,
                "the access token isn't known",
            ));
        };
        let client = Arc::new(Client {
            user_id: device.user_id,
            device_id: device.device_id,
        });
        self.tokens.insert(hash, Arc::clone(&client));
        Ok(client)
    }

    /// The ways to register and to log in.
    pub fn flows(&self) -> FlowList {
        FlowList {
            extra: serde_json::Map::new(),
            flows: flows(),
        }
    }

    fn require_open(&self) -> Result<(), AppError> {
        if self.registration_open {
            return Ok(());
        }
        Err(AppError::forbidden("registration is closed on this server"))
    }

    /// The local part a wish for a user name means; a full id must be of this server.
    fn wanted_name(&self, user: &str) -> Result<UserId, AppError> {
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

    /// The id a login means, whether or not there is such a user.
    fn named_user(&self, user: &str) -> Option<UserId> {
        let id = if user.starts_with('@') {
            user.to_owned()
        } else {
            format!("@{user}:{}", self.server_name)
        };
        id.to_lowercase().parse().ok()
    }

    async fn create(
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
    /// The ways to register; 403 when registration is closed (ACC-1).
    pub fn register_flows(&self) -> Result<FlowList, AppError> {
        self.accounts.require_open()?;
        Ok(self.accounts.flows())
    }

    /// Runs one stage of a registration (ACC-1).
    pub async fn register(
        &self,
        request: RegisterRequest,
        user_agent: Option<String>,
    ) -> Result<RegisterResponse, AppError> {
        let accounts = &self.accounts;
        accounts.require_open()?;
        let password = stage(&request.type_, request.session.as_deref(), request.password)?;
        let wish = DeviceWish {
            device_id: request.device_id,
            display_name: request.initial_device_display_name,
            user_agent,
        };
        let wanted = request
            .user
            .as_deref()
            .map(|user| accounts.wanted_name(user))
            .transpose()?;
        if let Some(user_id) = &wanted
            && accounts.store.user(user_id).await?.is_some()
        {
            return Err(user_in_use());
        }
        let hash = accounts.passwords.hash(password).await?;
        for _ in 0..RANDOM_NAME_TRIES {
            let user_id = match &wanted {
                Some(user_id) => user_id.clone(),
                None => accounts.wanted_name(&accounts.random_name())?,
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

    /// Logs a device in (ACC-2). An unknown user and a wrong password take the same time and give the same answer.
    pub async fn login(
        &self,
        request: LoginRequest,
        user_agent: Option<String>,
    ) -> Result<RegisterResponse, AppError> {
        let accounts = &self.accounts;
        let password = stage(&request.type_, request.session.as_deref(), request.password)?;
        let user = request
            .user
            .ok_or_else(|| AppError::bad_json("/user", "user is missing"))?;
        let row = match accounts.named_user(&user) {
            Some(user_id) => accounts
                .store
                .user(&user_id)
                .await?
                .filter(|row| !row.deactivated),
            None => None,
        };
        let hash = row.as_ref().map(|row| row.password_hash.clone());
        let (true, Some(row)) = (accounts.passwords.verify(password, hash).await?, row) else {
            return Err(AppError::forbidden(
                "the user name or the password is wrong",
            ));
        };
        let wish = DeviceWish {
            device_id: request.device_id,
            display_name: request.initial_device_display_name,
            user_agent,
        };
        let (device, token) = accounts.new_device(&row.user_id, &wish);
        let devices = accounts.store.devices(&row.user_id).await?;
        let replaced = devices
            .into_iter()
            .find(|other| other.device_id == device.device_id);
        let append = Append {
            writes: vec![Write::Device(device.clone())],
            ..Append::default()
        };
        self.commit(append).await?;
        if let Some(old) = replaced {
            accounts.tokens.remove(&old.token_hash);
            self.sessions.end_all_of(&Client {
                user_id: old.user_id,
                device_id: old.device_id,
            });
        }
        Ok(accounts.logged_in(&device, token))
    }
}

impl Accounts {
    fn random_name(&self) -> String {
        let letters = self.env.opaque(12).to_ascii_lowercase().replace('_', "0");
        format!("u{letters}")
    }
}

/// The flows on offer; each has the one stage.
pub fn flows() -> Vec<LoginFlow> {
    vec![LoginFlow {
        extra: serde_json::Map::new(),
        stages: None,
        type_: PASSWORD_STAGE.to_owned(),
    }]
}

/// Checks the stage and gives its password.
fn stage(kind: &str, session: Option<&str>, password: Option<String>) -> Result<String, AppError> {
    if kind != PASSWORD_STAGE {
        return Err(AppError::bad_field(
            "/type",
            format!("the only stage here is {PASSWORD_STAGE}"),
        ));
    }
    if session.is_some() {
        return Err(AppError::bad_field(
            "/session",
            "no such registration or login is running",
        ));
    }
    match password {
        Some(password) if !password.is_empty() => Ok(password),
        Some(_) => Err(AppError::bad_field("/password", "the password is empty")),
        None => Err(AppError::bad_json("/password", "password is missing")),
    }
}

fn user_in_use() -> AppError {
    AppError {
        path: Some("/user".into()),
        ..AppError::new(ErrorKind::UserInUse, "the user name is taken")
    }
}

/// SHA-256 of an access token; the token itself is never kept.
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}
