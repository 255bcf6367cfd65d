//! What clients and the server can do: sets of capabilities, named by their hash (CAP-1…4).
//!
//! A set that was uploaded is kept in the store, and so is every union that presence has named, so that whoever sees the
//! hash can ask for the set, also after the sessions behind it have ended.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tidings_types::{CapabilitySet, Sha256, UserId};

use super::rules::capabilities::{self as rules, SetHash};
use super::{App, AppError, ErrorKind};
use crate::store::{Append, Write};

/// What a server with a TURN server says (VOI-4).
const TURN: &str = "m.cap.turnserver.v1";

/// How much of sets is kept in memory, in bytes of their text.
const SETS_CACHE_BYTES: u64 = 16 << 20;
/// What a set takes besides, in bytes.
const SET_BYTES: u64 = 256;
/// How many bytes the memory of unions takes.
const UNIONS_CACHE_BYTES: u64 = 4 << 20;

/// A set that the server knows.
#[derive(Debug)]
pub struct KnownSet {
    /// Its hash.
    pub hash: SetHash,
    /// What is in it.
    pub set: CapabilitySet,
    text: String,
}

impl KnownSet {
    fn new(set: CapabilitySet) -> Result<Self, AppError> {
        let text = rules::text(&set)?;
        let hash = rules::hash(&text);
        Ok(Self { hash, set, text })
    }
}

/// The sets in use lately.
pub(super) struct Capabilities {
    /// What the server can do, for users and for other servers alike (CAP-1, CAP-4).
    server: Arc<KnownSet>,
    /// What a client that can do nothing special says; nobody has to upload it.
    empty: Arc<KnownSet>,
    sets: Cache<SetHash, Arc<KnownSet>, BySize>,
    /// The unions by their parts, the oldest session's first.
    unions: Cache<Vec<SetHash>, SetHash, ByParts>,
}

#[derive(Clone)]
struct BySize;

impl Weighter<SetHash, Arc<KnownSet>> for BySize {
    fn weight(&self, _hash: &SetHash, known: &Arc<KnownSet>) -> u64 {
        SET_BYTES + known.text.len() as u64
    }
}

#[derive(Clone)]
struct ByParts;

impl Weighter<Vec<SetHash>, SetHash> for ByParts {
    fn weight(&self, parts: &Vec<SetHash>, _union: &SetHash) -> u64 {
        (parts.len() as u64 + 4) * 32
    }
}

impl Capabilities {
    /// The server's own set, and no other yet.
    pub(super) fn new(has_turn: bool) -> Self {
        let names = has_turn.then_some(TURN).into_iter();
        let server = names.map(|name| (name.to_owned(), tidings_types::Capability::default()));
        let known = |set| Arc::new(KnownSet::new(set).expect("empty capabilities are canonical"));
        Self {
            server: known(CapabilitySet(server.collect())),
            empty: known(CapabilitySet::default()),
            sets: Cache::with_weighter(1_000, SETS_CACHE_BYTES, BySize),
            unions: Cache::with_weighter(10_000, UNIONS_CACHE_BYTES, ByParts),
        }
    }

    fn in_memory(&self, hash: &SetHash) -> Option<Arc<KnownSet>> {
        let own = [&self.server, &self.empty];
        let own = own.into_iter().find(|known| known.hash == *hash);
        own.cloned().or_else(|| self.sets.get(hash))
    }
}

impl App {
    /// The hash of what the server can do, for its users and for other servers alike (CAP-1, CAP-4).
    pub fn server_capabilities(&self) -> Result<Sha256, AppError> {
        rules::written(&self.capabilities.server.hash)
    }

    /// Keeps a set and answers its hash; one that is known already changes nothing (CAP-2). Fails with `BadJson` for what
    /// canonical JSON can't hold (EVT-8).
    pub async fn keep_capabilities(&self, set: CapabilitySet) -> Result<Sha256, AppError> {
        let known = KnownSet::new(set)?;
        if self.known_set(&known.hash).await?.is_none() {
            let append = Append {
                writes: vec![write(&known)],
                ..Append::default()
            };
            self.commit(append).await?;
        }
        let sha256 = rules::written(&known.hash);
        self.capabilities.sets.insert(known.hash, Arc::new(known));
        sha256
    }

    /// The set that a hash names, a union that some user's presence named included; fails with `NotFound` (CAP-3).
    pub async fn capability_set(&self, sha256: &Sha256) -> Result<CapabilitySet, AppError> {
        let known = self.set_named(sha256).await?;
        let known = known.ok_or_else(|| AppError::not_found("unknown capability set"))?;
        Ok(known.set.clone())
    }

    /// The set that a client names as its own; fails with `UnknownCapabilities` when it has to be uploaded first (CAP-2).
    pub async fn client_capabilities(&self, sha256: &Sha256) -> Result<Arc<KnownSet>, AppError> {
        let unknown = || {
            AppError::new(
                ErrorKind::UnknownCapabilities,
                "upload the capability set first",
            )
        };
        self.set_named(sha256).await?.ok_or_else(unknown)
    }

    /// The hash of what a user's clients can do together, for the user's presence; `None` when no live session has said
    /// anything (CAP-2).
    ///
    /// A union that wasn't known is known from now on. It goes into the store behind the caller's back, so that this
    /// doesn't wait.
    pub fn union_capabilities(&self, user: &UserId) -> Option<Sha256> {
        let sets = self.sessions.capabilities_of(user);
        let parts = rules::parts(sets.iter().map(|known| known.hash));
        let hash = match parts[..] {
            [] => return None,
            [only] => only,
            _ => self.union_of(parts, &sets).ok()?,
        };
        rules::written(&hash).ok()
    }

    fn union_of(
        &self,
        parts: Vec<SetHash>,
        oldest_first: &[Arc<KnownSet>],
    ) -> Result<SetHash, AppError> {
        let Capabilities { sets, unions, .. } = &self.capabilities;
        if let Some(hash) = unions.get(&parts) {
            return Ok(hash);
        }
        let set = rules::union(oldest_first.iter().map(|known| &known.set));
        let known = Arc::new(KnownSet::new(set)?);
        let hash = known.hash;
        if self.capabilities.in_memory(&hash).is_none() {
            // Nobody waits for it: until it is written, memory has it.
            drop(self.store.append(Append {
                writes: vec![write(&known)],
                ..Append::default()
            }));
            sets.insert(hash, known);
        }
        unions.insert(parts, hash);
        Ok(hash)
    }

    async fn set_named(&self, sha256: &Sha256) -> Result<Option<Arc<KnownSet>>, AppError> {
        match rules::read(sha256) {
            Some(hash) => self.known_set(&hash).await,
            None => Ok(None),
        }
    }

    async fn known_set(&self, hash: &SetHash) -> Result<Option<Arc<KnownSet>>, AppError> {
        if let Some(known) = self.capabilities.in_memory(hash) {
            return Ok(Some(known));
        }
        let Some(text) = self.store.capability_set(hash).await? else {
            return Ok(None);
        };
        let set = serde_json::from_str(&text).map_err(AppError::internal)?;
        let known = Arc::new(KnownSet {
            hash: *hash,
            set,
            text,
        });
        self.capabilities.sets.insert(*hash, Arc::clone(&known));
        Ok(Some(known))
    }
}

fn write(known: &KnownSet) -> Write {
    Write::CapabilitySet {
        sha256: known.hash,
        json: known.text.clone(),
    }
}
