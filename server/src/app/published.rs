//! Searching the published rooms: the results of a search are frozen for its further pages (PUB-1).

use std::sync::Arc;

use tidings_types::{PublishedRoom, PublishedRoomSearchRequest, PublishedRoomSearchResponse};

use super::results::within;
use super::token::{self, FoundPlace};
use super::{App, AppError, ErrorKind, wire_count};
use crate::store::ListingRow;

/// The most rooms that a search finds.
const FOUND_MAX: usize = 10_000;
/// The most bytes of what one search found; what is beyond isn't found.
const FOUND_BYTES: usize = 16 << 20;
/// Rooms of a page when the request doesn't say.
const DEFAULT_LIMIT: usize = 20;

impl App {
    /// A page of the published rooms, those with the most members first (PUB-1).
    ///
    /// The first page of a search with several freezes what was found for the others. Refused: a token that can't be read
    /// (400), one whose search ran out (410), both with the path `/from`.
    pub async fn search_published(
        &self,
        request: &PublishedRoomSearchRequest,
    ) -> Result<PublishedRoomSearchResponse, AppError> {
        if let Some(token) = &request.from {
            return self.next_page(token.as_str());
        }
        let limit = request.limit.map(usize::try_from);
        let limit = limit.and_then(Result::ok).unwrap_or(DEFAULT_LIMIT);
        let server = request.server.as_ref();
        let rows = if server.is_some_and(|server| *server != self.settings.server_name) {
            Vec::new()
        } else {
            let search = request.search.as_deref().unwrap_or_default();
            let words = search.split_whitespace().map(str::to_owned).collect();
            self.store.listings(words, FOUND_MAX).await?
        };
        let rows: Arc<[ListingRow]> = within(rows, FOUND_BYTES).into();
        // Pages without rooms would never come to an end.
        let set = (limit > 0 && rows.len() > limit)
            .then(|| self.published.keep(Arc::clone(&rows), limit));
        self.page(&rows, limit, 1, set)
    }

    fn next_page(&self, token: &str) -> Result<PublishedRoomSearchResponse, AppError> {
        let place = token::decode_found(token, self.store.epoch(), "from");
        let place = place.map_err(|error| match error.kind {
            // No search outlives the server, let alone its store.
            ErrorKind::ResetToken => ran_out(),
            _ => AppError::bad_field("/from", error.message),
        })?;
        let (rows, limit) = self.published.find(place.set).ok_or_else(ran_out)?;
        self.page(&rows, limit, place.page, Some(place.set))
    }

    fn page(
        &self,
        rows: &[ListingRow],
        limit: usize,
        page: u32,
        set: Option<u64>,
    ) -> Result<PublishedRoomSearchResponse, AppError> {
        let before = usize::try_from(page)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        let start = before.saturating_mul(limit);
        if page == 0 || (page > 1 && start >= rows.len()) {
            return Err(AppError::bad_field("/from", "there is no such page"));
        }
        let rest = &rows[start..];
        let shown = &rest[..limit.min(rest.len())];
        let next = set.filter(|_| shown.len() < rest.len()).map(|set| {
            let place = FoundPlace {
                set,
                page: page.saturating_add(1),
            };
            token::encode_found(place, self.store.epoch())
        });
        Ok(PublishedRoomSearchResponse {
            rooms: shown.iter().map(published_room).collect::<Result<_, _>>()?,
            page: i64::from(page),
            total: wire_count(rows.len() as u64),
            next,
            extra: serde_json::Map::new(),
        })
    }
}

fn ran_out() -> AppError {
    AppError {
        path: Some("/from".into()),
        ..AppError::new(
            ErrorKind::ExpiredToken,
            "the search has run out: search again",
        )
    }
}

fn published_room(row: &ListingRow) -> Result<PublishedRoom, AppError> {
    let listing = &row.listing;
    let aliases = listing.aliases.iter();
    Ok(PublishedRoom {
        room_id: row.room_id.clone(),
        member_count: wire_count(listing.joined),
        name: listing.name.clone(),
        topic: listing.topic.clone(),
        aliases: aliases.filter_map(|alias| alias.parse().ok()).collect(),
        avatar_url: listing.avatar_url.clone(),
        join_rule: listing.join_rule.parse().map_err(AppError::internal)?,
        extra: serde_json::Map::new(),
    })
}
