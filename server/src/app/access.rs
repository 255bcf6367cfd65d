//! Access tokens in use: whose they are, when they were seen last, and that they end at once (ACC-4, ACC-5).
//!
//! A token that was asked for once is known without the store. While a commit that may end it is under way, whoever
//! shows it waits for what comes of that; so there is no moment in which an ended token passes.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;
use quick_cache::sync::Cache;
use quick_cache::{Lifecycle, UnitWeighter};
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use super::account::Client;
use super::{AppError, ErrorKind};
use crate::env::Env;
use crate::store::{DeviceRow, DeviceSeen, Store};

/// How many tokens are remembered without asking the store; those of running requests always are.
const TOKENS_CACHED: usize = 100_000;

/// How long a device goes on being seen before the store is told of it, in milliseconds.
const NOTE_AFTER_MS: u64 = 60_000;

/// SHA-256 of an access token.
pub type TokenHash = [u8; 32];

/// SHA-256 of an access token; the token itself is never kept (ACC-4).
pub fn token_hash(token: &str) -> TokenHash {
    Sha256::digest(token).into()
}

/// The refusal of a token that isn't good, or not any more.
pub fn unknown_token() -> AppError {
    AppError::new(ErrorKind::UnknownToken, "the access token isn't known")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Good,
    /// A commit that ends it is under way.
    Ending,
    Over,
}

/// An access token that was good when it was asked for. All who hold the same token share one.
#[derive(Debug)]
pub struct Access {
    /// Whose it is.
    pub client: Arc<Client>,
    hash: TokenHash,
    state: watch::Sender<State>,
    /// When it was last seen.
    seen_ms: AtomicU64,
    /// The newest of that which the store knows or is about to be told.
    noted_ms: AtomicU64,
    /// What the device called itself then.
    user_agent: Mutex<Option<String>>,
}

impl Access {
    fn new(device: &DeviceRow) -> Self {
        Self {
            client: Arc::new(Client {
                user_id: device.user_id.clone(),
                device_id: device.device_id.clone(),
            }),
            hash: device.token_hash,
            state: watch::Sender::new(State::Good),
            seen_ms: AtomicU64::new(device.last_seen_ms),
            noted_ms: AtomicU64::new(device.last_seen_ms),
            user_agent: Mutex::new(device.user_agent.clone()),
        }
    }

    /// Whether the token has ended.
    pub fn is_over(&self) -> bool {
        *self.state.borrow() == State::Over
    }

    /// Waits until the token has ended.
    pub async fn over(&self) {
        self.settled(|state| state == State::Over).await;
    }

    /// Whether the token is good, once it is settled.
    async fn is_good(&self) -> bool {
        if *self.state.borrow() == State::Ending {
            self.settled(|state| state != State::Ending).await;
        }
        *self.state.borrow() == State::Good
    }

    async fn settled(&self, is_settled: impl Fn(State) -> bool) {
        let mut state = self.state.subscribe();
        // It can't fail: the sender lives as long as `self`.
        let _ = state.wait_for(|state| is_settled(*state)).await;
    }
}

/// Keeps what running requests hold: a token that ends must be found by them.
#[derive(Clone, Copy, Debug)]
struct InUse;

impl Lifecycle<TokenHash, Arc<Access>> for InUse {
    type RequestState = ();

    fn is_pinned(&self, _: &TokenHash, access: &Arc<Access>) -> bool {
        Arc::strong_count(access) > 1
    }
}

type Known = Cache<TokenHash, Arc<Access>, UnitWeighter, RandomState, InUse>;

/// The tokens in use.
pub struct Tokens {
    store: Arc<dyn Store>,
    env: Env,
    known: Known,
    /// How many have ended: what was read from the store before may be out of date. Held while `known` is changed.
    ended: Mutex<u64>,
    /// What the store is still to be told.
    seen: Mutex<HashMap<TokenHash, DeviceSeen>>,
}

impl Tokens {
    /// Finds tokens in a store.
    pub fn new(store: Arc<dyn Store>, env: Env) -> Self {
        let known = Cache::with(
            TOKENS_CACHED,
            TOKENS_CACHED as u64,
            UnitWeighter,
            RandomState::new(),
            InUse,
        );
        Self {
            store,
            env,
            known,
            ended: Mutex::default(),
            seen: Mutex::default(),
        }
    }

    /// Whose an access token is. Fails with `UnknownToken`.
    pub async fn find(&self, token: &str) -> Result<Arc<Access>, AppError> {
        let hash = token_hash(token);
        let access = match self.known.get(&hash) {
            Some(access) => access,
            None => self.look_up(&hash).await?,
        };
        if access.is_good().await {
            Ok(access)
        } else {
            Err(unknown_token())
        }
    }

    async fn look_up(&self, hash: &TokenHash) -> Result<Arc<Access>, AppError> {
        loop {
            let before = *self.ended.lock();
            let found = self.store.device_by_token(hash).await?;
            let device = found.ok_or_else(unknown_token)?;
            let ended = self.ended.lock();
            // One that ended meanwhile may be this one.
            if *ended == before {
                return Ok(self.admit(&device));
            }
        }
    }

    /// The one access of a device's token. `ended` is held.
    fn admit(&self, device: &DeviceRow) -> Arc<Access> {
        if let Some(access) = self.known.get(&device.token_hash) {
            return access;
        }
        let access = Arc::new(Access::new(device));
        self.known.insert(device.token_hash, Arc::clone(&access));
        access
    }

    /// Holds back whoever shows the tokens of these devices, until [`Ending::over`] or until this is dropped, when they
    /// go on being good. No two at a time may be of the same token.
    pub fn ending(&self, devices: &[DeviceRow]) -> Ending<'_> {
        let _ended = self.ended.lock();
        let accesses: Vec<_> = devices.iter().map(|device| self.admit(device)).collect();
        for access in &accesses {
            access.state.send_replace(State::Ending);
        }
        Ending {
            tokens: self,
            accesses,
        }
    }

    /// A token was shown. `user_agent` is asked for when the store will be told.
    pub fn seen(&self, access: &Access, user_agent: impl FnOnce() -> Option<String>) {
        let now_ms = self.env.now_ms();
        access.seen_ms.store(now_ms, Ordering::Relaxed);
        let noted_ms = access.noted_ms.load(Ordering::Relaxed);
        // The wall clock may have gone back.
        if now_ms.abs_diff(noted_ms) < NOTE_AFTER_MS {
            return;
        }
        let claimed = access.noted_ms.compare_exchange(
            noted_ms,
            now_ms,
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
        if claimed.is_err() {
            return;
        }
        let user_agent = user_agent();
        if user_agent.is_some() {
            access.user_agent.lock().clone_from(&user_agent);
        }
        let seen = DeviceSeen {
            token_hash: access.hash,
            last_seen_ms: now_ms,
            user_agent,
        };
        self.seen.lock().insert(access.hash, seen);
    }

    /// A device as it was seen last, whether or not the store knows already.
    pub fn as_seen(&self, mut device: DeviceRow) -> DeviceRow {
        if let Some(access) = self.known.peek(&device.token_hash) {
            device.last_seen_ms = access.seen_ms.load(Ordering::Relaxed);
            device.user_agent.clone_from(&access.user_agent.lock());
        }
        device
    }

    /// Takes what the store is to be told.
    pub fn take_seen(&self) -> Vec<DeviceSeen> {
        let seen = std::mem::take(&mut *self.seen.lock());
        seen.into_values().collect()
    }
}

/// Tokens that end if a commit succeeds.
pub struct Ending<'a> {
    tokens: &'a Tokens,
    accesses: Vec<Arc<Access>>,
}

impl Ending<'_> {
    /// The tokens have ended; gives whose they were.
    pub fn over(mut self) -> Vec<Arc<Client>> {
        let accesses = std::mem::take(&mut self.accesses);
        let mut ended = self.tokens.ended.lock();
        *ended += 1;
        for access in &accesses {
            self.tokens.known.remove(&access.hash);
            self.tokens.seen.lock().remove(&access.hash);
            access.state.send_replace(State::Over);
        }
        drop(ended);
        let clients = accesses.iter().map(|access| Arc::clone(&access.client));
        clients.collect()
    }
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        for access in &self.accesses {
            access.state.send_replace(State::Good);
        }
    }
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
