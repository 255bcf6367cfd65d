//! The action gate of a session: actions in the order of their ids, each once (ACT-1…4).

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tidings_types::EventId;
use tokio::sync::Notify;

use super::session::SessionLimits;
use super::{AppError, ErrorKind};
use crate::env::Env;
use crate::store::Position;

/// SHA-256 of what a request asks, so that another request under the same id is noticed (ACT-4).
pub type Fingerprint = [u8; 32];

/// What an action came to when it succeeded, in a form that can be kept and answered again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The answer without what follows from the other fields.
    pub answer: Map<String, Value>,
    /// The event that the answer shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_id: Option<EventId>,
    /// Where it happened, when that isn't the position of the commit it is kept in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// What an action came to for good.
pub type Outcome = Result<Done, AppError>;

/// Outcomes kept in memory per session; older ones are read from the store.
const RECENT_OUTCOMES: usize = 32;

/// Lets a session's actions through one at a time, in the order of their ids.
pub struct ActionGate {
    env: Env,
    limits: SessionLimits,
    state: Mutex<GateState>,
    changed: Notify,
}

#[derive(Default)]
struct GateState {
    next: u64,
    running: Option<Fingerprint>,
    recent: BTreeMap<u64, (Fingerprint, Outcome)>,
    held: usize,
    closed: bool,
}

/// What the gate says to an action.
pub enum Entry {
    /// It is this action's turn.
    Go(Turn),
    /// It has been processed; this came of it.
    Repeat(Outcome),
    /// It was processed so long ago that only the store knows what came of it.
    AskStore,
}

enum Step {
    Answer(Result<Entry, AppError>),
    Wait,
}

impl ActionGate {
    /// A gate that waits for action 0.
    pub fn new(env: Env, limits: SessionLimits) -> Self {
        Self {
            env,
            limits,
            state: Mutex::default(),
            changed: Notify::new(),
        }
    }

    /// The id that comes next.
    pub fn next_action_id(&self) -> u64 {
        self.state.lock().next
    }

    /// Lets nobody through any more, because the session ended.
    pub fn close(&self) {
        self.state.lock().closed = true;
        self.changed.notify_waiters();
    }

    /// Waits for the turn of action `id` (ACT-3).
    pub async fn enter(
        self: &Arc<Self>,
        id: u64,
        fingerprint: Fingerprint,
    ) -> Result<Entry, AppError> {
        let mut held = None;
        let deadline_ms = self
            .env
            .clock
            .monotonic_ms()
            .saturating_add(self.limits.hold_ms);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            match self.step(id, fingerprint) {
                Step::Answer(answer) => return answer,
                Step::Wait if held.is_none() => held = Some(self.hold()?),
                Step::Wait => {}
            }
            tokio::select! {
                () = &mut changed => {}
                () = self.env.clock.sleep_until(deadline_ms) => return Err(self.missing()),
            }
        }
    }

    fn step(self: &Arc<Self>, id: u64, fingerprint: Fingerprint) -> Step {
        let mut state = self.state.lock();
        if state.closed {
            return Step::Answer(Err(AppError::new(
                ErrorKind::StaleSession,
                "the session ended",
            )));
        }
        if id < state.next {
            return Step::Answer(match state.recent.get(&id) {
                Some((first, _)) if *first != fingerprint => Err(other_request()),
                Some((_, outcome)) => Ok(Entry::Repeat(outcome.clone())),
                None => Ok(Entry::AskStore),
            });
        }
        match state.running {
            Some(first) if id == state.next && first != fingerprint => {
                Step::Answer(Err(other_request()))
            }
            None if id == state.next => {
                state.running = Some(fingerprint);
                let turn = Turn {
                    gate: Arc::clone(self),
                    id,
                    fingerprint,
                };
                Step::Answer(Ok(Entry::Go(turn)))
            }
            _ => Step::Wait,
        }
    }

    fn hold(self: &Arc<Self>) -> Result<Held, AppError> {
        let mut state = self.state.lock();
        if state.held >= self.limits.max_held {
            return Err(AppError {
                retry_after_ms: Some(1_000),
                ..AppError::new(
                    ErrorKind::LimitExceeded,
                    format!(
                        "the session holds {} requests already",
                        self.limits.max_held
                    ),
                )
            });
        }
        state.held += 1;
        Ok(Held(Arc::clone(self)))
    }

    fn missing(&self) -> AppError {
        missing_action(self.next_action_id())
    }
}

/// The refusal of an action that came before its turn (ACT-3).
pub fn missing_action(expected: u64) -> AppError {
    AppError {
        expected_action_id: Some(expected),
        ..AppError::new(
            ErrorKind::MissingAction,
            format!("the session waits for action {expected}"),
        )
    }
}

/// The refusal of another request under an id that is taken (ACT-4).
pub fn other_request() -> AppError {
    AppError::bad_parameter("Matrix-Action", "this action id belongs to another request")
}

/// Counts a held request for as long as it is held.
struct Held(Arc<ActionGate>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.state.lock().held -= 1;
    }
}

/// The right to process one action. Dropped without an outcome, the id isn't used up.
pub struct Turn {
    gate: Arc<ActionGate>,
    /// The action's id.
    pub id: u64,
    /// What its request asks.
    pub fingerprint: Fingerprint,
}

impl Turn {
    /// The action has been processed, for good; the next one may come.
    pub fn finish(self, outcome: Outcome) {
        let mut state = self.gate.state.lock();
        state.next = self.id + 1;
        state.recent.insert(self.id, (self.fingerprint, outcome));
        while state.recent.len() > RECENT_OUTCOMES {
            state.recent.pop_first();
        }
        // Dropping `self` clears `running` and wakes who waits.
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.gate.state.lock().running = None;
        self.gate.changed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::env::TestClock;

    fn gate() -> (Arc<ActionGate>, Arc<TestClock>) {
        let (env, clock) = Env::test(1);
        let limits = SessionLimits {
            timeout_ms: 60_000,
            max_per_client: 16,
            max_held: 2,
            hold_ms: 10_000,
        };
        (Arc::new(ActionGate::new(env, limits)), clock)
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "an outcome is what the gate takes"
    )]
    fn done(text: &str) -> Outcome {
        Ok(Done {
            answer: Map::from_iter([("x".to_owned(), Value::from(text))]),
            event_id: None,
            position: None,
        })
    }

    async fn go(gate: &Arc<ActionGate>, id: u64) -> Turn {
        match gate.enter(id, [7; 32]).await {
            Ok(Entry::Go(turn)) => turn,
            _ => panic!("not let through"),
        }
    }

    /// ACT-3: a request with a higher id is held until the lower ones have been processed.
    #[tokio::test]
    async fn actions_pass_in_the_order_of_their_ids() {
        let (gate, _clock) = gate();
        let second = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { go(&gate, 1).await.finish(done("second")) }
        });
        let first = go(&gate, 0).await;
        assert_eq!(gate.next_action_id(), 0);
        first.finish(done("first"));
        second.await.expect("passes");
        assert_eq!(gate.next_action_id(), 2);
    }

    /// ACT-3: it is refused when that takes too long, and the id isn't used up.
    #[tokio::test]
    async fn a_gap_is_refused_after_the_hold() {
        let (gate, clock) = gate();
        let held = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { gate.enter(3, [7; 32]).await.err() }
        });
        clock.wait_for_sleepers(1).await;
        clock.advance(Duration::from_secs(10));
        let error = held.await.expect("ends").expect("refused");
        assert_eq!(
            (error.kind, error.expected_action_id),
            (ErrorKind::MissingAction, Some(0))
        );
        go(&gate, 0).await.finish(done("first"));
    }

    /// ACT-4: a repeated id gets the first outcome again, also while the first is still in flight.
    #[tokio::test]
    async fn repeats_get_the_first_outcome() {
        let (gate, clock) = gate();
        let turn = go(&gate, 0).await;
        let repeat = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { gate.enter(0, [7; 32]).await }
        });
        clock.wait_for_sleepers(1).await;
        turn.finish(done("first"));
        let Ok(Entry::Repeat(outcome)) = repeat.await.expect("ends") else {
            panic!("not a repeat")
        };
        assert_eq!(outcome, done("first"));
        let other = gate.enter(0, [8; 32]).await.err().expect("refused");
        assert_eq!(
            (other.kind, other.parameter.as_deref()),
            (ErrorKind::InvalidParam, Some("Matrix-Action"))
        );
    }

    /// ACT-3: what failed for a passing reason hasn't used up its id; the waiting repeat takes the turn.
    #[tokio::test]
    async fn a_dropped_turn_goes_to_who_waits() {
        let (gate, clock) = gate();
        let turn = go(&gate, 0).await;
        let repeat = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { go(&gate, 0).await.finish(done("second try")) }
        });
        clock.wait_for_sleepers(1).await;
        drop(turn);
        repeat.await.expect("passes");
        assert_eq!(gate.next_action_id(), 1);
    }

    /// ACT-3: no more than the limit are held.
    #[tokio::test]
    async fn held_requests_are_bounded() {
        let (gate, clock) = gate();
        for id in [5, 6] {
            let gate = Arc::clone(&gate);
            tokio::spawn(async move { gate.enter(id, [7; 32]).await.err() });
        }
        clock.wait_for_sleepers(2).await;
        let error = gate.enter(7, [7; 32]).await.err().expect("refused");
        assert_eq!(
            (error.kind, error.retry_after_ms.is_some()),
            (ErrorKind::LimitExceeded, true)
        );
    }

    #[tokio::test]
    async fn old_outcomes_are_the_stores_business() {
        let (gate, _clock) = gate();
        for id in 0..=RECENT_OUTCOMES as u64 {
            go(&gate, id).await.finish(done("x"));
        }
        assert!(matches!(gate.enter(0, [7; 32]).await, Ok(Entry::AskStore)));
        assert!(matches!(gate.enter(1, [7; 32]).await, Ok(Entry::Repeat(_))));
    }
}
