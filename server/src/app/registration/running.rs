//! The registrations that were begun: in memory, for a while, and not too many.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use parking_lot::Mutex;
use tidings_types::UserId;

use crate::app::rules::registration::Stage;
use crate::env::Env;

/// The most that are kept.
const MOST: usize = 10_000;

/// How long one is kept after its last stage: long enough to find the mail that an identity server sent.
const KEEP: Duration = Duration::from_hours(1);

/// A registration that was begun.
pub(super) struct Running {
    /// Its id, which nobody can guess.
    pub(super) id: String,
    /// How far it has come. Held while a stage is run.
    pub(super) progress: tokio::sync::Mutex<Progress>,
    /// Whether a stage of it has been done.
    begun: AtomicBool,
    expires_ms: AtomicU64,
}

/// How far a registration has come.
#[derive(Default)]
pub(super) struct Progress {
    /// The stages that were done.
    pub(super) done: Vec<Stage>,
    /// The user id that is wanted.
    pub(super) user: Option<UserId>,
    /// Whether the account has been made.
    pub(super) ended: bool,
}

/// The registrations that were begun.
pub(super) struct Kept {
    env: Env,
    most: usize,
    running: Mutex<HashMap<String, Arc<Running>>>,
}

impl Kept {
    pub(super) fn new(env: Env) -> Self {
        Self {
            env,
            most: MOST,
            running: Mutex::default(),
        }
    }

    /// A registration that nothing was done of, and that isn't kept yet.
    pub(super) fn fresh(&self) -> Arc<Running> {
        Arc::new(Running {
            id: self.env.opaque(18),
            progress: tokio::sync::Mutex::default(),
            begun: AtomicBool::new(false),
            expires_ms: AtomicU64::new(0),
        })
    }

    /// One that is kept, unless its time ran out.
    pub(super) fn find(&self, id: &str) -> Option<Arc<Running>> {
        let found = self.running.lock().get(id).cloned();
        found.filter(|running| !self.is_over(running))
    }

    /// Keeps one from now on for a while. Where there are too many, the one goes that was used the longest ago, of those
    /// first that nothing was done of.
    pub(super) fn keep(&self, running: &Arc<Running>, progress: &Progress) {
        let keep_ms = u64::try_from(KEEP.as_millis()).unwrap_or(u64::MAX);
        let expires_ms = self.env.clock.monotonic_ms().saturating_add(keep_ms);
        running.expires_ms.store(expires_ms, Ordering::Relaxed);
        let begun = !progress.done.is_empty();
        running.begun.store(begun, Ordering::Relaxed);
        let mut kept = self.running.lock();
        kept.insert(running.id.clone(), Arc::clone(running));
        if kept.len() > self.most {
            let others = kept.values().filter(|other| other.id != running.id);
            let worth = |other: &&Arc<Running>| {
                let begun = other.begun.load(Ordering::Relaxed);
                (begun, other.expires_ms.load(Ordering::Relaxed))
            };
            if let Some(id) = others.min_by_key(worth).map(|other| other.id.clone()) {
                kept.remove(&id);
            }
        }
    }

    /// Forgets one, because it has ended.
    pub(super) fn forget(&self, running: &Running) {
        self.running.lock().remove(&running.id);
    }

    /// Forgets those whose time ran out.
    pub(super) fn sweep(&self) {
        let mut kept = self.running.lock();
        kept.retain(|_, running| !self.is_over(running));
    }

    fn is_over(&self, running: &Running) -> bool {
        running.expires_ms.load(Ordering::Relaxed) <= self.env.clock.monotonic_ms()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(done: &[Stage]) -> Progress {
        Progress {
            done: done.to_vec(),
            ..Progress::default()
        }
    }

    /// ACC-1: kept for an hour after the last stage.
    #[test]
    fn a_registration_is_kept_for_a_while() {
        let (env, clock) = Env::test(1);
        let kept = Kept::new(env);
        let one = kept.fresh();
        assert!(kept.find(&one.id).is_none(), "nothing was done of it");
        kept.keep(&one, &progress(&[]));
        clock.advance(KEEP / 2);
        kept.keep(&one, &progress(&[Stage::Captcha]));
        clock.advance(KEEP / 2);
        assert!(kept.find(&one.id).is_some());
        clock.advance(KEEP / 2);
        assert!(kept.find(&one.id).is_none());
        assert_eq!(kept.running.lock().len(), 1);
        kept.sweep();
        assert!(kept.running.lock().is_empty());
    }

    /// ACC-1: however many are begun, memory doesn't fill; those of which something was done stay longest.
    #[test]
    fn one_too_many_ends_the_one_that_lost_least() {
        let (env, clock) = Env::test(1);
        let kept = Kept {
            most: 3,
            ..Kept::new(env)
        };
        let all: Vec<_> = [
            &[Stage::Captcha][..],
            &[],
            &[],
            &[Stage::Captcha],
            &[Stage::Email],
        ]
        .into_iter()
        .map(|done| {
            clock.advance(Duration::from_millis(1));
            let one = kept.fresh();
            kept.keep(&one, &progress(done));
            one.id.clone()
        })
        .collect();
        let alive = |id: &String| kept.find(id).is_some();
        let alive: Vec<bool> = all.iter().map(alive).collect();
        assert_eq!(alive, [true, false, false, true, true]);
        let last = kept.fresh();
        kept.keep(&last, &progress(&[]));
        assert!(
            kept.find(&last.id).is_some(),
            "the newest one is always kept"
        );
        assert!(kept.find(&all[0]).is_none());
    }
}
