//! Lines on standard error about work that takes longer than a moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;

/// How often a line about running work comes.
const EVERY: Duration = Duration::from_secs(2);

/// Running work: says every two seconds how far it is, until it is done or dropped.
pub(crate) struct Progress {
    what: String,
    count: usize,
    began: Instant,
    ticker: JoinHandle<()>,
}

impl Progress {
    /// Work on `count` things, of which `taken` have been begun.
    pub(crate) fn start(what: &str, count: usize, taken: Arc<AtomicUsize>) -> Self {
        let label = what.to_owned();
        let ticker = tokio::spawn(async move {
            loop {
                tokio::time::sleep(EVERY).await;
                let taken = taken.load(Ordering::Relaxed).min(count);
                eprintln!("  {label}: {taken} of {count}");
            }
        });
        Self {
            what: what.to_owned(),
            count,
            began: Instant::now(),
            ticker,
        }
    }

    /// Says how long it took, unless that was a moment.
    pub(crate) fn done(self) {
        let took = self.began.elapsed();
        if took >= Duration::from_millis(500) {
            let (what, count) = (&self.what, self.count);
            eprintln!("  {what}: {count} in {:.1} s", took.as_secs_f64());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.ticker.abort();
    }
}
