//! Freeing the disk: of what users had, and of what broke off.

use tidings_types::UserId;

use super::{original, thumbnails};
use crate::app::{App, AppError};
use crate::store::{Files, MediaChange, StoreError};

/// How many uploads are looked at in one step.
const STEP: usize = 100;

impl App {
    /// Forgets all that a user has uploaded, for good, and frees the disk of it. Also what is under way comes to nothing.
    pub async fn forget_media(&self, user_id: &UserId) -> Result<(), AppError> {
        self.media.closed.write().await.insert(user_id.clone());
        loop {
            let ids = self.store.media_of(user_id, STEP).await?;
            if ids.is_empty() {
                return Ok(());
            }
            self.change_media(ids.iter().cloned().map(MediaChange::Gone))
                .await?;
            // Bytes that can't be removed now are removed later.
            self.clear_all(ids).await;
        }
    }

    /// Cleans up whenever it is time, for as long as the server runs.
    pub(in crate::app) async fn tend_media(&self) {
        loop {
            self.media.again.notified().await;
            self.clear_leftovers().await;
        }
    }

    /// Removes the bytes of uploads that aren't there: those that this or an earlier process broke off, and those that were
    /// forgotten.
    async fn clear_leftovers(&self) {
        let mut after = String::new();
        loop {
            let found = match self.store.media_leftovers(&after, STEP).await {
                Ok(found) => found,
                Err(error) => {
                    tracing::warn!(%error, "can't look for broken uploads");
                    return;
                }
            };
            let Some(last) = found.last() else {
                return;
            };
            after.clone_from(last);
            let mut orphans = Vec::new();
            for id in found {
                // One that has just been done isn't under way any more, but then it is there.
                let is_under_way = self.media.is_under_way(&id);
                if !is_under_way && matches!(self.store.media(&id).await, Ok(None)) {
                    orphans.push(id);
                }
            }
            self.clear_all(orphans).await;
        }
    }

    /// Removes the bytes of uploads that aren't there.
    pub(super) async fn clear_all(&self, ids: Vec<String>) {
        let mut cleared = Vec::with_capacity(ids.len());
        for id in ids {
            match remove_files(&self.media.files, &id).await {
                // A thumbnail may come yet: whoever writes it removes it, and here it is made sure of later.
                Ok(()) if self.media.is_under_way(&id) => {}
                Ok(()) => cleared.push(MediaChange::Cleared(id)),
                Err(error) => {
                    tracing::warn!(id, %error, "the bytes of an upload can't be removed; later again");
                }
            }
        }
        if cleared.is_empty() {
            return;
        }
        if let Err(error) = self.change_media(cleared).await {
            tracing::debug!(%error, "the bytes of uploads are removed, and will be looked for again");
        }
    }
}

/// Removes an upload's bytes and thumbnails.
pub(in crate::app) async fn remove_files(files: &Files, id: &str) -> Result<(), StoreError> {
    files.remove(&original(id)).await?;
    files.remove_below(&thumbnails(id)).await
}
