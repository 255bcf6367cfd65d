//! When the session was last heard of, and when it would end for want of a request (SES-4).

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::time::Instant;

/// How long a session lives after its last request, until the server says otherwise.
const USUAL: Duration = Duration::from_mins(1);

/// The requests of a session.
#[derive(Debug)]
pub(crate) struct Pulse {
    state: Mutex<State>,
    changed: watch::Sender<()>,
}

#[derive(Debug)]
struct State {
    under_way: usize,
    last_end: Instant,
    lasts: Duration,
}

impl Default for Pulse {
    fn default() -> Self {
        let state = State {
            under_way: 0,
            last_end: Instant::now(),
            lasts: USUAL,
        };
        Self {
            state: Mutex::new(state),
            changed: watch::Sender::new(()),
        }
    }
}

impl Pulse {
    /// A request is under way until the answer of this is dropped.
    pub(crate) fn beat(self: &Arc<Self>) -> Beat {
        self.state.lock().under_way += 1;
        Beat(Arc::clone(self))
    }

    /// Notes how long the server says that a session lasts.
    pub(crate) fn set_lasts(&self, milliseconds: i64) {
        if let Ok(milliseconds) = u64::try_from(milliseconds) {
            self.state.lock().lasts = Duration::from_millis(milliseconds);
        }
    }

    /// How long nothing has to be done yet: half of a session's time must have gone by without a request.
    pub(crate) fn idle_until(&self) -> Instant {
        let state = self.state.lock();
        let now = Instant::now();
        let since = if state.under_way > 0 {
            now
        } else {
            state.last_end
        };
        since.checked_add(state.lasts / 2).unwrap_or(now + USUAL)
    }

    /// Another session has taken the place of this one.
    pub(crate) fn changed(&self) {
        self.changed.send_replace(());
    }

    /// Hears of another session. Ends when nobody has this any more.
    pub(crate) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }
}

/// A request that is under way.
pub(crate) struct Beat(Arc<Pulse>);

impl Drop for Beat {
    fn drop(&mut self) {
        let mut state = self.0.state.lock();
        state.under_way = state.under_way.saturating_sub(1);
        state.last_end = Instant::now();
    }
}
