//! Filters given to the server, and the tokens that stand for them (FIL-2).

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tidings_types::{Filter, FilterToken};

use super::filter::Given;
use super::rules::filter::canonical_text;
use super::rules::filter_token::{self, Meaning};
use super::{App, AppError, ErrorKind};
use crate::store::{Append, Write};

/// The name of the secret that filter tokens are made with.
const PURPOSE: &str = "filter tokens";
/// How much of compiled filters is kept in memory, in bytes of their text.
const CACHE_BYTES: u64 = 8 << 20;
/// What a filter takes besides, in bytes.
const FILTER_BYTES: u64 = 1_024;

/// What tokens of filters are made with, and the filters that were in use lately.
pub(super) struct Filters {
    secret: [u8; 32],
    compiled: Cache<FilterToken, Arc<Compiled>, BySize>,
}

struct Compiled {
    given: Arc<Given>,
    bytes: u64,
}

#[derive(Clone)]
struct BySize;

impl Weighter<FilterToken, Arc<Compiled>> for BySize {
    fn weight(&self, _token: &FilterToken, compiled: &Arc<Compiled>) -> u64 {
        FILTER_BYTES + compiled.bytes
    }
}

impl Filters {
    /// No filters yet.
    pub(super) fn new(signer: &dyn super::Signer) -> Self {
        Self {
            secret: signer.secret(PURPOSE),
            compiled: Cache::with_weighter(1_000, CACHE_BYTES, BySize),
        }
    }
}

impl App {
    /// Makes the token of a filter. The same filter has the same token, in whatever order it is written.
    pub async fn create_filter(&self, filter: &Filter) -> Result<FilterToken, AppError> {
        let json = canonical_text(filter)?;
        let made = filter_token::make(&json, &self.filters.secret)?;
        if let Some(id) = made.keep_as
            && self.store.filter(&id).await?.is_none()
        {
            let append = Append {
                writes: vec![Write::Filter { id, json }],
                ..Append::default()
            };
            self.commit(append).await?;
        }
        Ok(made.token)
    }

    /// The filter that a token stands for. Refuses a token that can't be read, and with `ExpiredToken` one whose filter
    /// isn't kept any more.
    pub async fn filter_of(&self, token: &FilterToken) -> Result<Filter, AppError> {
        let (filter, _) = self.parsed_filter(token).await?;
        Ok(filter)
    }

    /// The same, compiled.
    pub(super) async fn given_filter(&self, token: &FilterToken) -> Result<Arc<Given>, AppError> {
        if let Some(compiled) = self.filters.compiled.get(token) {
            return Ok(Arc::clone(&compiled.given));
        }
        let (filter, bytes) = self.parsed_filter(token).await?;
        let given = Arc::new(Given::new(&filter));
        let compiled = Compiled {
            given: Arc::clone(&given),
            bytes: bytes as u64,
        };
        self.filters
            .compiled
            .insert(token.clone(), Arc::new(compiled));
        Ok(given)
    }

    /// The filter and the size of its text.
    async fn parsed_filter(&self, token: &FilterToken) -> Result<(Filter, usize), AppError> {
        let unreadable = || AppError::bad_parameter("filter", "not a filter token of this server");
        let meaning = filter_token::read(token.as_str(), &self.filters.secret);
        let json = match meaning.ok_or_else(unreadable)? {
            Meaning::Filter(json) => json,
            Meaning::Kept(id) => self.store.filter(&id).await?.ok_or_else(expired)?,
        };
        let filter = serde_json::from_str(&json).map_err(AppError::internal)?;
        Ok((filter, json.len()))
    }
}

/// A token of the right form whose filter isn't there.
fn expired() -> AppError {
    AppError {
        parameter: Some("filter".into()),
        ..AppError::new(
            ErrorKind::ExpiredToken,
            "this filter token has run out: make the filter again",
        )
    }
}
