//! How often a client, or an address, may do what costs the server or others something.
//!
//! Each limit is a number in a span of time: so many at once, and afterwards one more whenever a part of the span that
//! belongs to one has passed. The state is kept in memory, bounded, and forgotten once it says nothing any more.

use std::convert::Infallible;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::ShrinkableKeyedStateStore;
use governor::{NotUntil, Quota, RateLimiter};
use parking_lot::Mutex;
use quick_cache::sync::Cache;

use super::{AppError, Client, ErrorKind};
use crate::env::{Clock, Env};

/// How many clients or addresses a limit tells apart. Of more, those that came least are forgotten.
const KEYS_MAX: usize = 100_000;

/// The numbers; 0 is no limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct RateLimits {
    /// What a client changes in a minute.
    pub actions_per_minute: u32,
    /// The rooms a client makes in an hour.
    pub rooms_per_hour: u32,
    /// The steps of registrations from an address in an hour.
    pub registrations_per_hour: u32,
    /// The logins from an address in a minute, and the passwords that a client gives besides.
    pub logins_per_minute: u32,
}

/// What a request counts as.
#[derive(Clone, Copy, Debug)]
pub enum Counted<'a> {
    /// Something that this client changes.
    Action(&'a Arc<Client>),
    /// So many more things that this client changes with what was counted just now. It is never more than the limit lets
    /// through at once.
    Actions(&'a Arc<Client>, u32),
    /// A room that this client makes.
    Room(&'a Arc<Client>),
    /// A password that this client gives.
    Password(&'a Arc<Client>),
    /// A step of a registration from this address.
    Registration(IpAddr),
    /// A login from this address.
    Login(IpAddr),
}

/// The limits, and who has used how much of them.
pub struct Limits {
    env: Env,
    actions: Option<Limiter<Arc<Client>>>,
    actions_at_once: u32,
    rooms: Option<Limiter<Arc<Client>>>,
    passwords: Option<Limiter<Arc<Client>>>,
    registrations: Option<Limiter<IpAddr>>,
    logins: Option<Limiter<IpAddr>>,
}

impl Limits {
    /// Limits that nobody has used yet.
    pub fn new(limits: &RateLimits, env: &Env) -> Self {
        let logins = limits.logins_per_minute;
        Self {
            actions: limiter(limits.actions_per_minute, Quota::per_minute, env),
            actions_at_once: limits.actions_per_minute,
            rooms: limiter(limits.rooms_per_hour, Quota::per_hour, env),
            passwords: limiter(logins, Quota::per_minute, env),
            registrations: limiter(limits.registrations_per_hour, Quota::per_hour, env),
            logins: limiter(logins, Quota::per_minute, env),
            env: env.clone(),
        }
    }

    /// Counts a request, unless it is one too many: then it fails with `LimitExceeded`, which tells when to try again, and
    /// isn't counted.
    pub fn admit(&self, counted: Counted<'_>) -> Result<(), AppError> {
        match counted {
            Counted::Action(client) => self.check(self.actions.as_ref(), client),
            Counted::Actions(client, count) => self.check_many(client, count),
            Counted::Room(client) => self.check(self.rooms.as_ref(), client),
            Counted::Password(client) => self.check(self.passwords.as_ref(), client),
            Counted::Registration(from) => self.check(self.registrations.as_ref(), &site(from)),
            Counted::Login(from) => self.check(self.logins.as_ref(), &site(from)),
        }
    }

    fn check<K: Key>(&self, limiter: Option<&Limiter<K>>, key: &K) -> Result<(), AppError> {
        let Some(limiter) = limiter else {
            return Ok(());
        };
        limiter
            .check_key(key)
            .map_err(|until| self.too_many(&until))
    }

    fn check_many(&self, client: &Arc<Client>, count: u32) -> Result<(), AppError> {
        let count = NonZeroU32::new(count.min(self.actions_at_once.saturating_sub(1)));
        let (Some(limiter), Some(count)) = (&self.actions, count) else {
            return Ok(());
        };
        match limiter.check_key_n(client, count) {
            Ok(checked) => checked.map_err(|until| self.too_many(&until)),
            // There are never so many at once: that was seen to above.
            Err(_) => Ok(()),
        }
    }

    fn too_many(&self, until: &NotUntil<Duration>) -> AppError {
        let now = Duration::from_millis(self.env.clock.monotonic_ms());
        let wait = until.wait_time_from(now);
        let retry_after_ms = u64::try_from(wait.as_nanos().div_ceil(1_000_000)).ok();
        AppError {
            retry_after_ms,
            ..AppError::new(ErrorKind::LimitExceeded, "too many requests")
        }
    }

    /// Forgets whose use of the limits is made up for.
    pub fn sweep(&self) {
        let by_client = [&self.actions, &self.rooms, &self.passwords];
        let by_address = [&self.registrations, &self.logins];
        by_client
            .into_iter()
            .flatten()
            .for_each(RateLimiter::retain_recent);
        by_address
            .into_iter()
            .flatten()
            .for_each(RateLimiter::retain_recent);
    }
}

/// Whom an address stands for: whoever has an IPv6 address commonly has the 2^64 beside it too.
fn site(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let bits = address.to_bits() & !u128::from(u64::MAX);
            Ipv6Addr::from_bits(bits).into()
        }
    }
}

/// What a limit tells apart.
trait Key: Hash + Eq + Clone + Send + Sync {}

impl<K: Hash + Eq + Clone + Send + Sync> Key for K {}

type Limiter<K> = RateLimiter<K, Used<K>, Monotonic, NoOpMiddleware<Duration>>;

fn limiter<K: Key>(number: u32, per: fn(NonZeroU32) -> Quota, env: &Env) -> Option<Limiter<K>> {
    let quota = per(NonZeroU32::new(number)?);
    let clock = Monotonic(Arc::clone(&env.clock));
    let used = Used(Cache::new(KEYS_MAX));
    Some(RateLimiter::new(quota, used, clock))
}

/// The environment's clock, as the limiters read it.
#[derive(Debug)]
struct Monotonic(Arc<dyn Clock>);

impl governor::clock::Clock for Monotonic {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(self.0.monotonic_ms())
    }
}

/// Until when each key has used its limit up. The map that comes with the limiters grows without bound.
struct Used<K>(Cache<K, Arc<Mutex<Option<Nanos>>>>);

impl<K: Key> StateStore for Used<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let Ok(used) = self
            .0
            .get_or_insert_with(key, || Ok::<_, Infallible>(Arc::default()));
        let mut used = used.lock();
        let (answer, until) = measure(*used)?;
        *used = Some(until);
        Ok(answer)
    }
}

impl<K: Key> ShrinkableKeyedStateStore<K> for Used<K> {
    fn retain_recent(&self, drop_below: Nanos) {
        // What is being measured at this moment is kept.
        let recent = |used: &Arc<Mutex<Option<Nanos>>>| match used.try_lock() {
            Some(until) => until.is_some_and(|until| until >= drop_below),
            None => true,
        };
        self.0.retain(|_, used| recent(used));
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::TestClock;

    fn limits(limits: RateLimits) -> (Limits, Arc<TestClock>) {
        let (env, clock) = Env::test(1);
        (Limits::new(&limits, &env), clock)
    }

    fn client(device: &str) -> Arc<Client> {
        Arc::new(Client {
            user_id: "@ann:a".parse().expect("an id"),
            device_id: device.into(),
        })
    }

    fn wait_ms(limits: &Limits, counted: Counted<'_>) -> Option<u64> {
        let error = limits.admit(counted).err()?;
        assert_eq!(error.kind, ErrorKind::LimitExceeded);
        assert!(!error.kind.uses_up_action());
        error.retry_after_ms
    }

    /// ERR-2: so many at once; then the answer says when the next one goes through, and it does, not before.
    #[test]
    fn who_waits_as_long_as_told_is_admitted() {
        let (limits, clock) = limits(RateLimits {
            actions_per_minute: 7,
            ..RateLimits::default()
        });
        let ann = client("A");
        for _ in 0..7 {
            assert_eq!(wait_ms(&limits, Counted::Action(&ann)), None);
        }
        for _ in 0..20 {
            let wait = wait_ms(&limits, Counted::Action(&ann)).expect("one too many");
            assert_eq!(wait, 8_572, "a seventh of a minute");
            clock.advance(Duration::from_millis(wait - 1));
            assert_eq!(wait_ms(&limits, Counted::Action(&ann)), Some(1));
            clock.advance(Duration::from_millis(1));
            assert_eq!(wait_ms(&limits, Counted::Action(&ann)), None);
            // The wait was rounded up; that is made up for now.
            clock.advance(Duration::from_mins(1));
            for _ in 0..7 {
                assert_eq!(wait_ms(&limits, Counted::Action(&ann)), None);
            }
        }
    }

    #[test]
    fn clients_and_kinds_are_counted_apart() {
        let (limits, _clock) = limits(RateLimits {
            actions_per_minute: 1,
            rooms_per_hour: 1,
            ..RateLimits::default()
        });
        for device in ["A", "B"] {
            let client = client(device);
            assert!(limits.admit(Counted::Action(&client)).is_ok());
            assert!(limits.admit(Counted::Action(&client)).is_err());
            assert!(limits.admit(Counted::Room(&client)).is_ok());
            assert!(limits.admit(Counted::Room(&client)).is_err());
            for _ in 0..1_000 {
                assert!(limits.admit(Counted::Password(&client)).is_ok(), "no limit");
            }
        }
    }

    #[test]
    fn neighbours_in_an_ipv6_network_are_one() {
        let (limits, _clock) = limits(RateLimits {
            logins_per_minute: 1,
            ..RateLimits::default()
        });
        let admitted = |address: &str| {
            let address = address.parse().expect("an address");
            limits.admit(Counted::Login(address)).is_ok()
        };
        assert!(admitted("2001:db8::1") && !admitted("2001:db8::ffff:2"));
        assert!(admitted("2001:db8:0:1::1"));
        assert!(admitted("192.0.2.1") && admitted("192.0.2.2"));
        assert!(!admitted("::ffff:192.0.2.1"), "the same address");
        let registration = Counted::Registration([192, 0, 2, 1].into());
        assert!(limits.admit(registration).is_ok() && limits.admit(registration).is_ok());
    }

    #[test]
    fn what_says_nothing_any_more_is_forgotten() {
        let (limits, clock) = limits(RateLimits {
            logins_per_minute: 2,
            ..RateLimits::default()
        });
        let login = |last| limits.admit(Counted::Login([192, 0, 2, last].into()));
        let known = || limits.logins.as_ref().map(RateLimiter::len);
        assert!(login(1).is_ok() && login(1).is_ok() && login(2).is_ok());
        limits.sweep();
        assert_eq!(known(), Some(2));
        clock.advance(Duration::from_secs(59));
        limits.sweep();
        assert!(login(1).is_ok() && login(1).is_err());
        clock.advance(Duration::from_mins(2));
        limits.sweep();
        assert_eq!(known(), Some(0));
        assert!(login(1).is_ok() && login(1).is_ok() && login(1).is_err());
    }

    #[test]
    fn memory_is_bounded() {
        let (limits, _clock) = limits(RateLimits {
            logins_per_minute: 1,
            ..RateLimits::default()
        });
        for number in 0..150_000_u32 {
            let address = IpAddr::from(number.to_be_bytes());
            assert!(limits.admit(Counted::Login(address)).is_ok());
        }
        let known = limits.logins.as_ref().map(RateLimiter::len);
        assert!(known.is_some_and(|known| known < KEYS_MAX * 11 / 10));
    }
}
