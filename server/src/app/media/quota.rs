//! How much users have uploaded, counted while uploads are under way: so that many at once don't get past the quota.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;
use tidings_types::UserId;
use tokio::sync::OnceCell;

use crate::app::{AppError, ErrorKind};
use crate::store::Store;

/// What a file counts at least, in bytes: also an empty one takes its place on the disk and in the store.
const LEAST_BYTES: u64 = 4_096;

/// How many uploads of a user are under way at once.
const AT_ONCE: usize = 16;
/// What is told to who has as many, in milliseconds.
const RETRY_AFTER_MS: u64 = 1_000;

/// The users with uploads under way.
pub(super) struct Quotas {
    bytes: u64,
    users: Mutex<HashMap<UserId, Uploading>>,
}

struct Uploading {
    count: usize,
    used: Arc<Used>,
}

/// What a user has, since the first upload that is under way began.
#[derive(Default)]
struct Used {
    /// What there was then.
    stored: OnceCell<u64>,
    /// What came since, finished or not.
    taken: AtomicU64,
}

impl Used {
    fn stored(&self) -> u64 {
        self.stored.get().copied().unwrap_or(0)
    }
}

/// One upload's part of a quota; given back when it is dropped, unless it was kept.
pub(super) struct Share<'a> {
    quotas: &'a Quotas,
    user_id: UserId,
    used: Arc<Used>,
    /// The file's length so far.
    size: u64,
    /// What it counts.
    bytes: u64,
}

impl Quotas {
    /// Everybody's quota is so many bytes.
    pub(super) fn new(bytes: u64) -> Self {
        Self {
            bytes,
            users: Mutex::default(),
        }
    }

    /// Begins an upload. `LimitExceeded` when too many are under way.
    pub(super) async fn share(
        &self,
        user_id: &UserId,
        store: &dyn Store,
    ) -> Result<Share<'_>, AppError> {
        let share = self.begin(user_id)?;
        // All that ends later than this counts as taken, so it must not be counted twice.
        let stored = async || Ok::<_, AppError>(store.media_bytes(user_id).await?);
        share.used.stored.get_or_try_init(stored).await?;
        Ok(share)
    }

    fn begin(&self, user_id: &UserId) -> Result<Share<'_>, AppError> {
        let mut users = self.users.lock();
        let uploading = users.entry(user_id.clone()).or_insert_with(|| Uploading {
            count: 0,
            used: Arc::default(),
        });
        if uploading.count >= AT_ONCE {
            return Err(AppError {
                retry_after_ms: Some(RETRY_AFTER_MS),
                ..AppError::new(ErrorKind::LimitExceeded, "too many uploads at once")
            });
        }
        uploading.count += 1;
        Ok(Share {
            quotas: self,
            user_id: user_id.clone(),
            used: Arc::clone(&uploading.used),
            size: 0,
            bytes: 0,
        })
    }
}

impl Share<'_> {
    /// Fails with `TooLarge` when there is no room for a file of so many bytes.
    pub(super) fn check(&self, size: u64) -> Result<(), AppError> {
        let taken = self.used.taken.load(Ordering::Relaxed);
        self.fits(taken, size.max(LEAST_BYTES)).map(|_| ())
    }

    /// Takes room for so many bytes more of the file, or fails with `TooLarge`. Also a file of none needs some.
    pub(super) fn take(&mut self, bytes: u64) -> Result<(), AppError> {
        let size = self.size.saturating_add(bytes);
        let counted = size.max(LEAST_BYTES);
        let taken = &self.used.taken;
        let more = |taken| self.fits(taken, counted - self.bytes).ok();
        let took = taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        took.map_err(|_| used_up())?;
        (self.size, self.bytes) = (size, counted);
        Ok(())
    }

    /// What the file counts so far, in bytes.
    pub(super) fn counted(&self) -> u64 {
        self.bytes
    }

    /// Keeps what was taken: the store counts it from now on, and those that are under way do until they end.
    pub(super) fn keep(&mut self) {
        self.bytes = 0;
    }

    fn fits(&self, taken: u64, bytes: u64) -> Result<u64, AppError> {
        let taken = taken.saturating_add(bytes);
        if self.used.stored().saturating_add(taken) > self.quotas.bytes {
            return Err(used_up());
        }
        Ok(taken)
    }
}

fn used_up() -> AppError {
    AppError::new(ErrorKind::TooLarge, "your quota is used up")
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut users = self.quotas.users.lock();
        self.used.taken.fetch_sub(self.bytes, Ordering::Relaxed);
        if let Some(uploading) = users.get_mut(&self.user_id) {
            uploading.count -= 1;
            if uploading.count == 0 {
                users.remove(&self.user_id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ann() -> UserId {
        "@ann:a".parse().expect("an id")
    }

    fn begin(quotas: &Quotas, stored: u64) -> Share<'_> {
        let share = quotas.begin(&ann()).expect("not too many");
        let _ = share.used.stored.set(stored);
        share
    }

    const KIB: u64 = 1 << 10;

    #[test]
    fn uploads_at_once_share_what_is_left() {
        let quotas = Quotas::new(100 * KIB);
        let mut one = begin(&quotas, 50 * KIB);
        let mut two = begin(&quotas, 50 * KIB);
        one.take(30 * KIB).expect("room");
        assert!(two.take(21 * KIB).is_err() && two.check(20 * KIB).is_ok());
        two.take(20 * KIB).expect("room");
        assert!(one.take(1).is_err());
        drop(one);
        two.take(30 * KIB).expect("the room that was given back");
    }

    #[test]
    fn what_was_kept_counts_until_the_store_is_asked_again() {
        let quotas = Quotas::new(100 * KIB);
        let mut one = begin(&quotas, 0);
        let mut two = begin(&quotas, 0);
        one.take(60 * KIB).expect("room");
        one.keep();
        drop(one);
        assert!(two.take(41 * KIB).is_err());
        two.take(40 * KIB).expect("room");
        drop(two);
        let mut three = begin(&quotas, 60 * KIB);
        three.take(40 * KIB).expect("room");
        assert!(three.take(u64::MAX).is_err());
    }

    /// MED-1: however small files are, there is an end to them.
    #[test]
    fn small_files_count_as_if_they_were_larger() {
        let quotas = Quotas::new(2 * LEAST_BYTES + 1);
        let mut one = begin(&quotas, 0);
        one.take(0).expect("room");
        assert_eq!(one.counted(), LEAST_BYTES);
        one.take(LEAST_BYTES - 1)
            .expect("room that is taken already");
        one.take(2).expect("room");
        assert_eq!(one.counted(), LEAST_BYTES + 1);
        let mut two = begin(&quotas, 0);
        assert!(two.check(0).is_ok());
        two.take(1).expect("room");
        let mut three = begin(&quotas, 0);
        assert!(three.check(0).is_err() && three.take(0).is_err());
    }

    #[test]
    fn only_so_many_are_under_way() {
        let quotas = Quotas::new(100);
        let all: Vec<_> = (0..AT_ONCE).map(|_| begin(&quotas, 0)).collect();
        let error = quotas.begin(&ann()).err().expect("one too many");
        assert_eq!(
            (error.kind, error.retry_after_ms),
            (ErrorKind::LimitExceeded, Some(RETRY_AFTER_MS))
        );
        assert!(quotas.begin(&"@bob:a".parse().expect("an id")).is_ok());
        drop(all);
        assert!(quotas.begin(&ann()).is_ok());
        assert!(quotas.users.lock().is_empty());
    }
}
