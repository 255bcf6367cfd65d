//! When a call is tried again, and how long it waits before.
//!
//! Deliberately not here: whether it is safe to try again. Reading always is; an action is under the same action id.

use std::time::Duration;

use tokio::time::Instant;

use crate::Error;

/// The first wait, before jitter.
const FIRST: Duration = Duration::from_millis(100);
/// The longest wait that isn't asked for by the server, before jitter.
const LONGEST: Duration = Duration::from_secs(10);

/// Waits that double, each between a half and the whole of its length, so that clients don't come back all at once.
#[derive(Debug)]
pub(crate) struct Backoff {
    next: Duration,
}

impl Backoff {
    /// Begins with the shortest wait.
    pub(crate) fn new() -> Self {
        Self { next: FIRST }
    }

    /// The next wait.
    pub(crate) fn next(&mut self) -> Duration {
        let wait = self.next.mul_f64(rand::random_range(0.5..=1.0));
        self.next = (self.next * 2).min(LONGEST);
        wait
    }

    /// The next wait after an error; at least as long as the server asked for.
    pub(crate) fn after(&mut self, error: &Error) -> Duration {
        self.next().max(error.retry_after().unwrap_or_default())
    }
}

/// How long one call is tried.
#[derive(Debug)]
pub(crate) struct Patience {
    backoff: Backoff,
    /// `None` is for ever: a time so far off that no clock reaches it.
    until: Option<Instant>,
}

impl Patience {
    /// Patience that ends after a time.
    pub(crate) fn new(length: Duration) -> Self {
        Self {
            backoff: Backoff::new(),
            until: Instant::now().checked_add(length),
        }
    }

    /// Waits before the next try, or gives the error back: it won't pass, or not in time.
    pub(crate) async fn wait(&mut self, error: Error) -> Result<(), Error> {
        let again = self.next_try(error, Instant::now())?;
        tokio::time::sleep_until(again).await;
        Ok(())
    }

    fn next_try(&mut self, error: Error, now: Instant) -> Result<Instant, Error> {
        if !error.is_transient() {
            return Err(error);
        }
        let again = now.checked_add(self.backoff.after(&error));
        let Some(again) = again.filter(|again| self.until.is_none_or(|until| *again <= until))
        else {
            return Err(error);
        };
        tracing::debug!(error = &error as &dyn std::error::Error, "trying again");
        Ok(again)
    }
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use tidings_types::{ApiError, ErrorCode};

    use super::*;

    fn busy(retry_after_ms: Option<i64>) -> Error {
        let body = ApiError {
            retry_after_ms,
            ..ApiError::new(ErrorCode::UNAVAILABLE, "busy")
        };
        Error::Api {
            status: StatusCode::SERVICE_UNAVAILABLE,
            code: ErrorCode::UNAVAILABLE,
            body: Box::new(body),
        }
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let mut backoff = Backoff::new();
        let mut whole = FIRST;
        for _ in 0..12 {
            let wait = backoff.next();
            assert!(wait >= whole / 2 && wait <= whole, "{wait:?} of {whole:?}");
            whole = (whole * 2).min(LONGEST);
        }
        assert_eq!(whole, LONGEST);
    }

    #[test]
    fn the_server_is_given_the_time_it_asks_for() {
        let mut patience = Patience::new(Duration::from_mins(1));
        let now = Instant::now();
        let again = patience
            .next_try(busy(Some(30_000)), now)
            .expect("there is time");
        assert_eq!(again, now + Duration::from_secs(30));
    }

    #[test]
    fn patience_ends_and_gives_the_error_back() {
        let mut patience = Patience::new(Duration::from_secs(20));
        let mut now = Instant::now();
        let error = patience
            .next_try(busy(Some(30_000)), now)
            .expect_err("too long");
        assert!(error.is(&ErrorCode::UNAVAILABLE));
        let mut tries = 0;
        while let Ok(again) = patience.next_try(busy(None), now) {
            (now, tries) = (again, tries + 1);
        }
        assert!((6..30).contains(&tries), "{tries}");
    }

    /// Times that no clock reaches are no reason to panic.
    #[test]
    fn patience_may_be_endless() {
        let mut patience = Patience::new(Duration::MAX);
        let now = Instant::now();
        assert!(patience.next_try(busy(Some(i64::MAX)), now).is_ok());
        assert!(patience.next_try(busy(None), now).is_ok());
    }

    #[test]
    fn what_will_not_pass_is_not_tried_again() {
        let mut patience = Patience::new(Duration::from_mins(1));
        assert!(
            patience
                .next_try(Error::Request("no".into()), Instant::now())
                .is_err()
        );
    }
}
