//! The seam to the outside that tests replace: time, identifiers, randomness.
//!
//! Owns the only calls to the system's wall clock and random number generator. A server built on
//! [`Env::test`] sees no time but the one its [`TestClock`] is moved to, and draws the same random
//! bytes for the same seed.
//!
//! Deliberately not here: files and sockets. Their failures are tested where they are used.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use parking_lot::Mutex;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};

/// A wait that ends when a [`Clock`] reaches a moment. Dropping it ends the wait early.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where time comes from.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// The wall clock in milliseconds since 1970. May jump, also backwards: for timestamps, never
    /// for deadlines.
    fn now_ms(&self) -> u64;

    /// Milliseconds since some moment before this program's first use of the clock. Never goes
    /// backwards: for deadlines and durations.
    fn monotonic_ms(&self) -> u64;

    /// Waits until [`Clock::monotonic_ms`] is at least `monotonic_ms`.
    fn sleep_until(&self, monotonic_ms: u64) -> Sleep;

    /// Waits for a while, counted from this call and not from the first poll.
    fn sleep(&self, duration: Duration) -> Sleep {
        self.sleep_until(self.monotonic_ms().saturating_add(whole_ms(duration)))
    }
}

/// Where random bytes come from.
pub trait Entropy: fmt::Debug + Send + Sync + 'static {
    /// Fills the slice with bytes nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

/// Time, randomness and identifiers, handed to everything that needs them. Clones share all three.
#[derive(Clone, Debug)]
pub struct Env {
    /// Where time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where random bytes come from.
    pub entropy: Arc<dyn Entropy>,
    last_event_id: Arc<Mutex<Tick>>,
    #[cfg(feature = "faults")]
    fault: Option<Fault>,
}

/// What a server does wrong on purpose, so that tests which must notice it can be tested. Built for tests only.
#[cfg(feature = "faults")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A full answer of the stream is followed by one that lacks an event.
    Skips,
    /// The last event of a full answer of the stream comes again.
    Repeats,
    /// The last two events of an answer of the stream change places.
    Swaps,
    /// The stream names a position that nothing has yet.
    Hurries,
    /// The stream holds back what was acknowledged last.
    Lags,
    /// The stream shows some events to who isn't in their room.
    Leaks,
    /// A delta lacks the rooms in which only the very next event happened.
    ForgetsRooms,
    /// A delta doesn't say which state was deleted.
    ForgetsDeletions,
    /// Later pages of scrollback begin in the wrong order.
    TurnsRound,
    /// What was redacted lately is still shown.
    Unredacts,
    /// Late events come to those too who didn't ask for them.
    Intrudes,
    /// Nothing is put back where current state was rejected.
    LeavesWrong,
}

/// When the newest event id was made: its millisecond and its number within that millisecond.
#[derive(Clone, Copy, Debug, Default)]
struct Tick {
    ms: u64,
    count: u16,
}

/// The event ids that fit into one millisecond: twelve bits count them.
const EVENT_IDS_PER_MS: u16 = 1 << 12;

impl Env {
    /// The system's clock and random number generator.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock::start()), Arc::new(SystemEntropy))
    }

    /// A clock that stands still until it is advanced, and random bytes that follow from `seed`.
    pub fn test(seed: u64) -> (Self, Arc<TestClock>) {
        let clock = Arc::new(TestClock::default());
        let entropy = Arc::new(SeededEntropy(Mutex::new(StdRng::seed_from_u64(seed))));
        (
            Self::new(Arc::clone(&clock) as Arc<dyn Clock>, entropy),
            clock,
        )
    }

    /// An environment of one's own parts.
    pub fn new(clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            clock,
            entropy,
            last_event_id: Arc::default(),
            #[cfg(feature = "faults")]
            fault: None,
        }
    }

    /// The same for a server that does this wrong.
    #[cfg(feature = "faults")]
    #[must_use]
    pub fn with_fault(mut self, fault: Option<Fault>) -> Self {
        self.fault = fault;
        self
    }

    /// Whether the server does this wrong.
    #[cfg(feature = "faults")]
    pub fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    /// The wall clock in milliseconds since 1970.
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    /// The 16 bytes of a new event id, in the layout of a version 7 UUID: 48 bits of milliseconds,
    /// 12 bits that count within the millisecond, 62 random bits.
    ///
    /// Ids made by one environment and its clones are distinct and sort by creation, whatever the
    /// wall clock does: when it stands still or goes backwards the count goes on, and when the count
    /// is full the next millisecond is borrowed. Across a restart only distinctness is promised.
    pub fn event_id_bytes(&self) -> [u8; 16] {
        let tick = self.next_tick();
        let mut id = [0_u8; 16];
        self.entropy.fill(&mut id[8..]);
        id[..6].copy_from_slice(&tick.ms.to_be_bytes()[2..]);
        id[6..8].copy_from_slice(&(0x7000 | tick.count).to_be_bytes());
        id[8] = 0x80 | (id[8] & 0x3f);
        id
    }

    /// A random text of `bytes` bytes in base64url, for identifiers that say nothing.
    pub fn opaque(&self, bytes: usize) -> String {
        let mut random = vec![0_u8; bytes];
        self.entropy.fill(&mut random);
        URL_SAFE_NO_PAD.encode(random)
    }

    /// A secret of 256 random bits in base64url: an access token (ACC-4).
    pub fn token(&self) -> String {
        self.opaque(32)
    }

    fn next_tick(&self) -> Tick {
        let now_ms = self.clock.now_ms();
        let mut last = self.last_event_id.lock();
        if now_ms > last.ms {
            *last = Tick {
                ms: now_ms,
                count: 0,
            };
        } else {
            last.count += 1;
            if last.count == EVENT_IDS_PER_MS {
                *last = Tick {
                    ms: last.ms + 1,
                    count: 0,
                };
            }
        }
        *last
    }
}

/// The system's clock. The monotonic one starts with the program, so that a wall clock set by hand
/// moves no deadline.
#[derive(Debug)]
struct SystemClock {
    start: Instant,
}

impl SystemClock {
    fn start() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam the lint leads to"
    )]
    fn now_ms(&self) -> u64 {
        // A clock set before 1970 is as wrong as one at 1970, and is no reason to stop.
        whole_ms(
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default(),
        )
    }

    fn monotonic_ms(&self) -> u64 {
        whole_ms(self.start.elapsed())
    }

    fn sleep_until(&self, monotonic_ms: u64) -> Sleep {
        match self.start.checked_add(Duration::from_millis(monotonic_ms)) {
            Some(moment) => Box::pin(tokio::time::sleep_until(moment.into())),
            None => Box::pin(std::future::pending()),
        }
    }
}

#[derive(Debug)]
struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam the lint leads to"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}

#[derive(Debug)]
struct SeededEntropy(Mutex<StdRng>);

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().fill_bytes(bytes);
    }
}

/// A clock that stands still until a test moves it. Starts at 2015-01-01 00:00 UTC.
pub struct TestClock {
    state: Arc<Mutex<TestTime>>,
}

struct TestTime {
    wall_ms: u64,
    monotonic_ms: u64,
    /// Who sleeps, by the moment of waking; the number keeps equal moments apart.
    sleepers: BTreeMap<(u64, u64), Option<Waker>>,
    next_sleeper: u64,
    /// Tests that wait for somebody to fall asleep.
    watchers: Vec<Waker>,
}

impl Default for TestClock {
    fn default() -> Self {
        let state = TestTime {
            wall_ms: 1_420_070_400_000,
            monotonic_ms: 0,
            sleepers: BTreeMap::new(),
            next_sleeper: 0,
            watchers: Vec::new(),
        };
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }
}

impl fmt::Debug for TestClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.lock();
        f.debug_struct("TestClock")
            .field("wall_ms", &state.wall_ms)
            .field("monotonic_ms", &state.monotonic_ms)
            .field("sleepers", &state.sleepers.len())
            .finish()
    }
}

impl TestClock {
    /// Moves both clocks forwards and wakes whoever slept until then, earliest first.
    pub fn advance(&self, duration: Duration) {
        let woken: Vec<Waker> = {
            let mut state = self.state.lock();
            state.wall_ms += whole_ms(duration);
            state.monotonic_ms += whole_ms(duration);
            let later = (state.monotonic_ms.saturating_add(1), 0);
            let sleeping = state.sleepers.split_off(&later);
            std::mem::replace(&mut state.sleepers, sleeping)
                .into_values()
                .flatten()
                .collect()
        };
        woken.into_iter().for_each(Waker::wake);
    }

    /// Sets the wall clock alone, backwards too, as an administrator or a time service might.
    pub fn set_wall_ms(&self, now_ms: u64) {
        self.state.lock().wall_ms = now_ms;
    }

    /// Waits until at least `count` sleeps are under way, so that a test advances the clock only
    /// when the code under test has come to its wait.
    pub async fn wait_for_sleepers(&self, count: usize) {
        std::future::poll_fn(|context| {
            let mut state = self.state.lock();
            if state.sleepers.len() >= count {
                return Poll::Ready(());
            }
            state.watchers.push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> u64 {
        self.state.lock().wall_ms
    }

    fn monotonic_ms(&self) -> u64 {
        self.state.lock().monotonic_ms
    }

    fn sleep_until(&self, monotonic_ms: u64) -> Sleep {
        let (key, watchers) = {
            let mut state = self.state.lock();
            let key = (monotonic_ms, state.next_sleeper);
            state.next_sleeper += 1;
            if monotonic_ms > state.monotonic_ms {
                state.sleepers.insert(key, None);
                (key, std::mem::take(&mut state.watchers))
            } else {
                (key, Vec::new())
            }
        };
        watchers.into_iter().for_each(Waker::wake);
        Box::pin(TestSleep {
            key,
            state: Arc::clone(&self.state),
        })
    }
}

/// One wait on a [`TestClock`]; it counts as a sleeper from its making to its end.
struct TestSleep {
    key: (u64, u64),
    state: Arc<Mutex<TestTime>>,
}

impl Future for TestSleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.state.lock().sleepers.get_mut(&self.key) {
            Some(waker) => {
                *waker = Some(context.waker().clone());
                Poll::Pending
            }
            None => Poll::Ready(()),
        }
    }
}

impl Drop for TestSleep {
    fn drop(&mut self) {
        self.state.lock().sleepers.remove(&self.key);
    }
}

fn whole_ms(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn a_thousand_concurrent_event_ids_are_distinct() {
        let env = Env::system();
        let threads: Vec<_> = (0..10)
            .map(|_| {
                let env = env.clone();
                std::thread::spawn(move || {
                    (0..100).map(|_| env.event_id_bytes()).collect::<Vec<_>>()
                })
            })
            .collect();
        let lists: Vec<_> = threads
            .into_iter()
            .map(|t| t.join().expect("no panic"))
            .collect();
        assert!(
            lists.iter().all(|list| list.is_sorted()),
            "one caller's ids sort by creation"
        );
        assert_eq!(
            lists.concat().into_iter().collect::<BTreeSet<_>>().len(),
            1000
        );
    }

    #[test]
    fn event_ids_sort_by_creation_when_the_clock_stands_still_or_goes_back() {
        let (env, clock) = Env::test(1);
        let mut ids: Vec<_> = (0..10_000).map(|_| env.event_id_bytes()).collect();
        clock.set_wall_ms(1_000);
        ids.extend((0..10_000).map(|_| env.event_id_bytes()));
        clock.set_wall_ms(1_420_070_500_000);
        ids.extend((0..10).map(|_| env.event_id_bytes()));
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn event_ids_are_version_7_uuids_of_their_millisecond() {
        let (env, _clock) = Env::test(2);
        let id = uuid::Uuid::from_bytes(env.event_id_bytes());
        assert_eq!(
            (id.get_version_num(), id.get_variant()),
            (7, uuid::Variant::RFC4122)
        );
        let (seconds, _) = id.get_timestamp().expect("version 7 has one").to_unix();
        assert_eq!(seconds, 1_420_070_400);
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let draw = |seed| {
            let (env, _clock) = Env::test(seed);
            (env.token(), env.opaque(9), env.event_id_bytes())
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn tokens_carry_256_bits_and_differ() {
        let env = Env::system();
        let token = env.token();
        assert_eq!(URL_SAFE_NO_PAD.decode(&token).expect("base64url").len(), 32);
        assert_ne!(token, env.token());
        assert_eq!(env.opaque(0), "");
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_clock_reaches_its_moment_and_not_before() {
        let (env, clock) = Env::test(3);
        let sleeper = tokio::spawn({
            let clock = Arc::clone(&env.clock);
            async move { clock.sleep(Duration::from_millis(10)).await }
        });
        clock.wait_for_sleepers(1).await;
        clock.advance(MS * 9);
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        clock.advance(MS);
        sleeper.await.expect("no panic");
        assert_eq!(
            (clock.monotonic_ms(), clock.now_ms()),
            (10, 1_420_070_400_010)
        );
    }

    #[tokio::test]
    async fn a_sleep_is_counted_from_its_call_and_a_past_one_is_over() {
        let (_env, clock) = Env::test(4);
        let sleep = clock.sleep(MS * 5);
        clock.advance(MS * 5);
        sleep.await;
        clock.sleep_until(2).await;
        clock.sleep(Duration::ZERO).await;
    }

    #[tokio::test]
    async fn a_dropped_sleep_is_no_sleeper() {
        let (_env, clock) = Env::test(5);
        drop(clock.sleep(MS));
        assert!(format!("{clock:?}").ends_with("sleepers: 0 }"));
        clock.set_wall_ms(0);
        assert_eq!(clock.monotonic_ms(), 0, "the wall clock moves no deadline");
    }

    #[tokio::test]
    async fn the_system_clock_sleeps_until_a_moment() {
        let env = Env::system();
        let until = env.clock.monotonic_ms() + 2;
        env.clock.sleep_until(until).await;
        assert!(env.clock.monotonic_ms() >= until);
        assert!(env.now_ms() > 1_700_000_000_000);
        let forever = env.clock.sleep_until(u64::MAX);
        assert!(futures::FutureExt::now_or_never(forever).is_none());
    }
}
