//! Equal questions at the same time get one answer.
//!
//! An answer must be at least as new as its question. So a question doesn't join one that is being answered already: all
//! that come meanwhile are answered together after it. However many ask, one of a kind is being answered.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;

/// Questions on their way, by what they ask.
pub struct Shared<K, V> {
    /// Each with how many ask it.
    asked: Mutex<HashMap<K, (Arc<Question<V>>, usize)>>,
    answered: AtomicU64,
}

/// What is asked at present.
struct Question<V> {
    /// Held by who finds an answer.
    turn: tokio::sync::Mutex<()>,
    /// Who came since the last answer was begun.
    round: Mutex<Arc<Round<V>>>,
}

/// Those who get the same answer.
type Round<V> = Mutex<Option<V>>;

impl<K, V> Default for Shared<K, V> {
    fn default() -> Self {
        Self {
            asked: Mutex::default(),
            answered: AtomicU64::new(0),
        }
    }
}

/// Somebody who asks. The last to go takes the question away.
struct Asking<'a, K: Eq + Hash, V> {
    shared: &'a Shared<K, V>,
    key: K,
    question: Arc<Question<V>>,
    round: Arc<Round<V>>,
}

impl<K: Eq + Hash + Clone, V: Clone> Shared<K, V> {
    /// How many answers were found; those who shared one aren't counted.
    pub fn answered(&self) -> u64 {
        self.answered.load(Ordering::Relaxed)
    }

    /// The answer to a question, found by a search that begins after this call or found by somebody else in one that did.
    ///
    /// Whoever searches may go away: then somebody else who asks does. What fails isn't shared.
    pub async fn get<E, F: Future<Output = Result<V, E>>>(
        &self,
        key: K,
        search: impl FnOnce() -> F,
    ) -> Result<V, E> {
        let asking = self.ask(key);
        let _turn = asking.question.turn.lock().await;
        if let Some(answer) = asking.round.lock().clone() {
            return Ok(answer);
        }
        // Who comes from now on may know more than what will be found.
        {
            let mut round = asking.question.round.lock();
            if Arc::ptr_eq(&round, &asking.round) {
                *round = Arc::default();
            }
        }
        self.answered.fetch_add(1, Ordering::Relaxed);
        let answer = search().await?;
        if Arc::strong_count(&asking.round) > 1 {
            *asking.round.lock() = Some(answer.clone());
        }
        Ok(answer)
    }

    fn ask(&self, key: K) -> Asking<'_, K, V> {
        let mut asked = self.asked.lock();
        let question = asked.entry(key.clone()).or_insert_with(|| {
            let question = Question {
                turn: tokio::sync::Mutex::default(),
                round: Mutex::default(),
            };
            (Arc::new(question), 0)
        });
        question.1 += 1;
        let question = Arc::clone(&question.0);
        let round = Arc::clone(&question.round.lock());
        Asking {
            shared: self,
            key,
            question,
            round,
        }
    }
}

impl<K: Eq + Hash, V> Drop for Asking<'_, K, V> {
    fn drop(&mut self) {
        let mut asked = self.shared.asked.lock();
        if let Some((_, count)) = asked.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                asked.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures::FutureExt as _;
    use tokio::sync::Semaphore;

    use super::*;

    type Numbers = Shared<&'static str, u64>;

    /// Searches until it is let through, and finds how many have been let through before.
    async fn search(gate: &Semaphore, found: &AtomicU64) -> Result<u64, Infallible> {
        gate.acquire().await.expect("open").forget();
        Ok(found.fetch_add(1, Ordering::Relaxed))
    }

    /// SYN-8: of many that ask the same at once the first is answered alone, and the others together, by a search that
    /// begins after they came.
    #[tokio::test]
    async fn one_answer_serves_many() {
        let (shared, gate, found) = (Numbers::default(), Semaphore::new(0), AtomicU64::new(0));
        let ask = || Box::pin(shared.get("a", || search(&gate, &found)));
        let mut first = ask();
        assert!(first.as_mut().now_or_never().is_none());
        let mut others: Vec<_> = (0..50).map(|_| ask()).collect();
        for other in &mut others {
            assert!(other.as_mut().now_or_never().is_none());
        }
        gate.add_permits(2);
        assert_eq!(first.await, Ok(0));
        for answer in futures::future::join_all(others).await {
            assert_eq!(answer, Ok(1));
        }
        assert_eq!(shared.answered(), 2);
        assert!(shared.asked.lock().is_empty());
    }

    /// SYN-8: who asks while an answer is being found doesn't get that one: it may be older than what was known by then.
    #[tokio::test]
    async fn an_answer_is_never_older_than_its_question() {
        let (shared, gate, found) = (Numbers::default(), Semaphore::new(0), AtomicU64::new(0));
        let ask = || Box::pin(shared.get("a", || search(&gate, &found)));
        let mut rounds = Vec::new();
        let mut first = ask();
        assert!(first.as_mut().now_or_never().is_none());
        for expected in 0..5 {
            let mut next = ask();
            assert!(next.as_mut().now_or_never().is_none());
            gate.add_permits(1);
            assert_eq!(first.await, Ok(expected));
            assert!(next.as_mut().now_or_never().is_none());
            rounds.push(expected);
            first = next;
        }
        assert_eq!(rounds.len(), 5);
        gate.add_permits(1);
        assert_eq!(first.await, Ok(5));
        assert_eq!(shared.answered(), 6);
    }

    /// SYN-8: when the one who searches goes away, another does, for all that are left; nothing stays behind.
    #[tokio::test]
    async fn who_goes_away_fails_nobody() {
        let (shared, gate, found) = (Numbers::default(), Semaphore::new(0), AtomicU64::new(0));
        let ask = || Box::pin(shared.get("a", || search(&gate, &found)));
        let (mut first, mut second, mut third) = (ask(), ask(), ask());
        for asking in [&mut first, &mut second, &mut third] {
            assert!(asking.as_mut().now_or_never().is_none());
        }
        drop(first);
        assert!(second.as_mut().now_or_never().is_none());
        drop(second);
        gate.add_permits(1);
        assert_eq!(third.await, Ok(0));
        assert!(shared.asked.lock().is_empty());
    }

    /// Other questions aren't held up, and what failed is asked again.
    #[tokio::test]
    async fn other_questions_and_failures_are_not_shared() {
        let (shared, gate, found) = (Numbers::default(), Semaphore::new(0), AtomicU64::new(0));
        let mut stuck = Box::pin(shared.get("a", || search(&gate, &found)));
        assert!(stuck.as_mut().now_or_never().is_none());
        assert_eq!(
            shared.get("b", async || Err::<u64, _>("no")).await,
            Err("no")
        );
        assert_eq!(
            shared.get("b", async || Ok::<_, Infallible>(7)).await,
            Ok(7)
        );
        assert_eq!(shared.answered(), 3);
    }
}
