//! The action gate of a session: actions in the order of their ids, each once (ACT-1…4).

use std::collections::{BTreeMap, btree_map};
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The answer without what follows from the other fields.
    pub answer: Map<String, Value>,
    /// The event that the answer shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_id: Option<EventId>,
    /// Where it happened, when that isn't the position of the commit it is kept in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// What the actions of a batch came to, in their order; `None` for one that wasn't tried (BAT-1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub batch: Vec<Option<Outcome>>,
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
    /// Said when an action is no longer being processed.
    done: Notify,
}

#[derive(Default)]
struct GateState {
    next: u64,
    running: Option<Fingerprint>,
    recent: BTreeMap<u64, (Fingerprint, Outcome)>,
    /// Who is held, by the id of the action. Only those whose time has come are woken: of many that are held the others
    /// would look in vain each time.
    held: BTreeMap<u64, Holding>,
    /// How many are held.
    count: usize,
    /// Why nobody is let through any more.
    closed: Option<AppError>,
}

/// The requests that are held under one id.
#[derive(Default)]
struct Holding {
    count: usize,
    /// Said when they should look again.
    look: Arc<Notify>,
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
    /// For this action.
    Wait(u64),
}

impl ActionGate {
    /// A gate that waits for action 0.
    pub fn new(env: Env, limits: SessionLimits) -> Self {
        Self {
            env,
            limits,
            state: Mutex::default(),
            done: Notify::new(),
        }
    }

    /// The id that comes next.
    pub fn next_action_id(&self) -> u64 {
        self.state.lock().next
    }

    /// Lets nobody through any more, because the session ended; who waits is refused so.
    pub fn close(&self, why: AppError) {
        let mut state = self.state.lock();
        state.closed.get_or_insert(why);
        for holding in state.held.values() {
            holding.look.notify_waiters();
        }
    }

    /// Whether an action is being processed.
    pub fn is_running(&self) -> bool {
        self.state.lock().running.is_some()
    }

    /// Waits until no action is being processed; in a closed gate none follows.
    pub async fn idle(&self) {
        loop {
            let done = self.done.notified();
            tokio::pin!(done);
            done.as_mut().enable();
            if !self.is_running() {
                return;
            }
            done.await;
        }
    }

    /// Waits for the turn of action `id` (ACT-3).
    pub async fn enter(
        self: &Arc<Self>,
        id: u64,
        fingerprint: Fingerprint,
    ) -> Result<Entry, AppError> {
        if let Step::Answer(answer) = self.step(id, fingerprint) {
            return answer;
        }
        let held = self.hold(id)?;
        let clock = &self.env.clock;
        let deadline_ms = clock.monotonic_ms().saturating_add(self.limits.hold_ms);
        let mut late = clock.sleep_until(deadline_ms);
        let mut is_late = false;
        loop {
            let look = held.look.notified();
            tokio::pin!(look);
            look.as_mut().enable();
            match self.step(id, fingerprint) {
                Step::Answer(answer) => return answer,
                // Looked at once more, since its turn may have come at the last moment.
                Step::Wait(expected) if is_late => return Err(missing_action(expected)),
                Step::Wait(_) => {}
            }
            tokio::select! {
                () = &mut look => {}
                () = &mut late => is_late = true,
            }
        }
    }

    fn step(self: &Arc<Self>, id: u64, fingerprint: Fingerprint) -> Step {
        let mut state = self.state.lock();
        if id < state.next {
            return Step::Answer(match state.recent.get(&id) {
                Some((first, _)) if *first != fingerprint => Err(other_request()),
                Some((_, outcome)) => Ok(Entry::Repeat(outcome.clone())),
                None => Ok(Entry::AskStore),
            });
        }
        match (state.running, &state.closed) {
            (Some(first), _) if id == state.next && first != fingerprint => {
                Step::Answer(Err(other_request()))
            }
            // The end of the session doesn't stop what is under way, so who repeats it waits for what it comes to: told
            // that nothing did, the client would ask for it once more (SES-3).
            (Some(_), _) if id == state.next => Step::Wait(id),
            (_, Some(why)) => Step::Answer(Err(why.clone())),
            (None, None) if id == state.next => {
                state.running = Some(fingerprint);
                let turn = Turn {
                    gate: Arc::clone(self),
                    id,
                    fingerprint,
                };
                Step::Answer(Ok(Entry::Go(turn)))
            }
            _ => Step::Wait(state.next),
        }
    }

    fn hold(self: &Arc<Self>, id: u64) -> Result<Held, AppError> {
        let mut state = self.state.lock();
        if state.count >= self.limits.max_held {
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
        state.count += 1;
        let holding = state.held.entry(id).or_default();
        holding.count += 1;
        let look = Arc::clone(&holding.look);
        Ok(Held {
            gate: Arc::clone(self),
            id,
            look,
        })
    }
}

impl GateState {
    /// Has those look again whose turn it may be, and those who wait for what an action comes to that is over.
    fn wake(&self) {
        for (_, holding) in self.held.range(..=self.next) {
            holding.look.notify_waiters();
        }
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

/// What is said of, where the id of an action is at fault.
const ACTION_HEADER: &str = "Matrix-Action";

/// The refusal of another request under an id that is taken (ACT-4).
pub fn other_request() -> AppError {
    AppError::bad_parameter(ACTION_HEADER, "this action id belongs to another request")
}

/// The refusal of an action whose outcome was forgotten (SES-3).
pub fn forgotten() -> AppError {
    AppError::bad_parameter(
        ACTION_HEADER,
        "this action was processed too long ago; its outcome isn't kept any more",
    )
}

/// Whether a refusal is of the id and not of what was asked under it: such a one isn't the action's outcome.
pub fn is_of_the_id(refusal: &AppError) -> bool {
    refusal.parameter.as_deref() == Some(ACTION_HEADER)
}

/// Counts a held request for as long as it is held.
struct Held {
    gate: Arc<ActionGate>,
    id: u64,
    look: Arc<Notify>,
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut state = self.gate.state.lock();
        state.count -= 1;
        if let btree_map::Entry::Occupied(mut holding) = state.held.entry(self.id) {
            holding.get_mut().count -= 1;
            if holding.get().count == 0 {
                holding.remove();
            }
        }
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
    /// The action has been processed, for good; the next one may come. A batch has used up `width` ids (BAT-1).
    pub fn finish(self, outcome: Outcome, width: u64) {
        let mut state = self.gate.state.lock();
        // Both at once: between them the next action would be taken for another one under this id.
        state.next = self.id + width;
        state.running = None;
        // A batch may be large; the store has it.
        if width == 1 {
            state.recent.insert(self.id, (self.fingerprint, outcome));
        }
        while state.recent.len() > RECENT_OUTCOMES {
            state.recent.pop_first();
        }
        // Dropping `self` wakes who waits.
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        {
            let mut state = self.gate.state.lock();
            // After the turn was finished, what is running is another one.
            if state.next == self.id {
                state.running = None;
            }
            state.wake();
        }
        self.gate.done.notify_waiters();
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
            batch: Vec::new(),
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
            async move { go(&gate, 1).await.finish(done("second"), 1) }
        });
        let first = go(&gate, 0).await;
        assert_eq!(gate.next_action_id(), 0);
        first.finish(done("first"), 1);
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
        go(&gate, 0).await.finish(done("first"), 1);
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
        turn.finish(done("first"), 1);
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
            async move { go(&gate, 0).await.finish(done("second try"), 1) }
        });
        clock.wait_for_sleepers(1).await;
        drop(turn);
        repeat.await.expect("passes");
        assert_eq!(gate.next_action_id(), 1);
    }

    fn ended() -> AppError {
        AppError::new(ErrorKind::StaleSession, "the session has ended")
    }

    /// ACT-3, ACT-4: actions that come at once, each a request of its own, are all let through, whenever they come.
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn the_next_action_is_never_taken_for_another_request() {
        let (gate, _clock) = gate();
        for first in (0..8_000).step_by(2) {
            let next = tokio::spawn({
                let gate = Arc::clone(&gate);
                async move { gate.enter(first + 1, [1; 32]).await.map(finish) }
            });
            gate.enter(first, [0; 32])
                .await
                .map(finish)
                .expect("let through");
            next.await.expect("ends").expect("let through");
            assert!(!gate.is_running());
        }
    }

    fn finish(entry: Entry) {
        match entry {
            Entry::Go(turn) => turn.finish(done("x"), 1),
            _ => panic!("not let through"),
        }
    }

    /// SES-3: the end of the session refuses who waits, but a repetition of what is under way gets what it comes to, and one
    /// of what was processed the outcome.
    #[tokio::test]
    async fn a_closed_gate_still_tells_what_became_of_its_actions() {
        let (gate, clock) = gate();
        go(&gate, 0).await.finish(done("first"), 1);
        let turn = go(&gate, 1).await;
        let wait = |id| {
            let gate = Arc::clone(&gate);
            tokio::spawn(async move { gate.enter(id, [7; 32]).await })
        };
        let (repeat, next) = (wait(1), wait(2));
        clock.wait_for_sleepers(2).await;
        gate.close(ended());
        assert_eq!(next.await.expect("ends").err(), Some(ended()));
        assert!(matches!(gate.enter(0, [7; 32]).await, Ok(Entry::Repeat(_))));
        assert!(!repeat.is_finished() && gate.is_running());
        turn.finish(done("second"), 1);
        gate.idle().await;
        let Ok(Entry::Repeat(outcome)) = repeat.await.expect("ends") else {
            panic!("not a repeat")
        };
        assert_eq!(outcome, done("second"));
        assert_eq!(gate.enter(2, [7; 32]).await.err(), Some(ended()));
    }

    /// SES-3: what fails for a passing reason after the session ended isn't tried again in it.
    #[tokio::test]
    async fn a_turn_dropped_after_the_end_goes_to_nobody() {
        let (gate, clock) = gate();
        let turn = go(&gate, 0).await;
        let repeat = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { gate.enter(0, [7; 32]).await.err() }
        });
        clock.wait_for_sleepers(1).await;
        gate.close(ended());
        drop(turn);
        assert_eq!(repeat.await.expect("ends"), Some(ended()));
    }

    /// ACT-3: whoever is held under a number is woken when its turn comes, however many are, and nothing of them stays.
    #[tokio::test]
    async fn all_that_are_held_come_to_their_turn() {
        let (env, clock) = Env::test(1);
        let limits = SessionLimits {
            timeout_ms: 60_000,
            max_per_client: 16,
            max_held: 256,
            hold_ms: 10_000,
        };
        let gate = Arc::new(ActionGate::new(env, limits));
        let held: Vec<_> = (1..=128)
            .rev()
            .flat_map(|id| [id, id])
            .map(|id| {
                let gate = Arc::clone(&gate);
                tokio::spawn(async move {
                    match gate.enter(id, [7; 32]).await {
                        Ok(Entry::Go(turn)) => turn.finish(done("x"), 1),
                        Ok(Entry::Repeat(outcome)) => assert_eq!(outcome, done("x")),
                        _ => panic!("neither let through nor told"),
                    }
                })
            })
            .collect();
        clock.wait_for_sleepers(256).await;
        go(&gate, 0).await.finish(done("x"), 1);
        for held in held {
            held.await.expect("ends well");
        }
        let state = gate.state.lock();
        assert_eq!((state.next, state.count), (129, 0));
        assert!(state.held.is_empty());
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

    /// ACT-4: however long a session is, memory holds so many of its outcomes.
    #[tokio::test]
    async fn old_outcomes_are_the_stores_business() {
        let (gate, _clock) = gate();
        for id in 0..=RECENT_OUTCOMES as u64 {
            go(&gate, id).await.finish(done("x"), 1);
        }
        assert_eq!(gate.state.lock().recent.len(), RECENT_OUTCOMES);
        assert!(matches!(gate.enter(0, [7; 32]).await, Ok(Entry::AskStore)));
        assert!(matches!(gate.enter(1, [7; 32]).await, Ok(Entry::Repeat(_))));
    }
}
