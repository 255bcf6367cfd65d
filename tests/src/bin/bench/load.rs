//! Closed-loop load: every lane has a connection of its own and sends its next request when it has
//! the answer to the last one, for a warm-up and then a measured window.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use http::Request;
use http_body_util::Full;
use hyper::body::Bytes;
use tokio::task::JoinSet;

use crate::Failure;
use crate::http::Connection;
use crate::system;

/// How long open requests may take once the window is over.
const DRAIN_LIMIT: Duration = Duration::from_secs(30);

const WARM_UP: u8 = 0;
const MEASURE: u8 = 1;
const STOP: u8 = 2;

/// What a lane sends next.
pub(crate) type Lane = Box<dyn FnMut() -> Request<Full<Bytes>> + Send>;

/// How long to load.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    /// Not measured.
    pub(crate) warm_up: Duration,
    /// Measured.
    pub(crate) window: Duration,
}

/// What came of it.
#[derive(Default)]
pub(crate) struct Measured {
    /// How long was measured.
    pub(crate) window: Duration,
    /// One for each answer within the window.
    pub(crate) latencies: Vec<Duration>,
    /// The server's processor time within the window.
    pub(crate) server_cpu: Option<Duration>,
    /// This process's.
    pub(crate) client_cpu: Option<Duration>,
    /// All answers, those outside the window too.
    pub(crate) answers: u64,
    /// The bytes of their bodies.
    pub(crate) bytes: u64,
}

impl Measured {
    /// Answers per second.
    pub(crate) fn per_second(&self) -> f64 {
        count(self.latencies.len()) / self.window.as_secs_f64().max(1e-9)
    }

    /// Joins two measurements of the same.
    pub(crate) fn add(&mut self, other: Self) {
        let sum = |a: Option<Duration>, b: Option<Duration>| match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            _ => None,
        };
        if self.window.is_zero() {
            *self = other;
            return;
        }
        self.window += other.window;
        self.latencies.extend(other.latencies);
        self.server_cpu = sum(self.server_cpu, other.server_cpu);
        self.client_cpu = sum(self.client_cpu, other.client_cpu);
        self.answers += other.answers;
        self.bytes += other.bytes;
    }
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
pub(crate) fn count(count: usize) -> f64 {
    count as f64
}

/// Loads the server behind `address`, whose process is `pid`. Fails when any request is refused.
pub(crate) async fn run(
    address: SocketAddr,
    pid: u32,
    span: Span,
    lanes: Vec<Lane>,
) -> Result<Measured, Failure> {
    let phase = Arc::new(AtomicU8::new(WARM_UP));
    let mut running = JoinSet::new();
    for lane in lanes {
        let connection = Connection::open(address).await?;
        running.spawn(drive(connection, lane, Arc::clone(&phase)));
    }
    let mut measured = Measured::default();
    tokio::select! {
        biased;
        // A lane ends before its time only when it fails.
        Some(lane) = running.join_next() => { lane??; }
        () = window(pid, span, &phase, &mut measured) => {}
    }
    phase.store(STOP, Ordering::Relaxed);
    let drained = async {
        while let Some(lane) = running.join_next().await {
            let lane = lane??;
            measured.latencies.extend(lane.latencies);
            measured.answers += lane.answers;
            measured.bytes += lane.bytes;
        }
        Ok::<_, Failure>(())
    };
    tokio::time::timeout(DRAIN_LIMIT, drained)
        .await
        .map_err(|_| "a request got no answer for half a minute")??;
    Ok(measured)
}

/// Lets the warm-up pass, then measures around the window.
async fn window(pid: u32, span: Span, phase: &AtomicU8, measured: &mut Measured) {
    tokio::time::sleep(span.warm_up).await;
    let cpu = || (system::cpu_time(pid), system::cpu_time(std::process::id()));
    let (server_before, client_before) = cpu();
    phase.store(MEASURE, Ordering::Relaxed);
    let began = Instant::now();
    tokio::time::sleep(span.window).await;
    phase.store(STOP, Ordering::Relaxed);
    measured.window = began.elapsed();
    let (server_after, client_after) = cpu();
    let used = |before: Option<Duration>, after: Option<Duration>| after?.checked_sub(before?);
    measured.server_cpu = used(server_before, server_after);
    measured.client_cpu = used(client_before, client_after);
}

/// What one lane saw; the fields are [`Measured`]'s.
#[derive(Default)]
struct Driven {
    latencies: Vec<Duration>,
    answers: u64,
    bytes: u64,
}

/// One lane.
async fn drive(
    mut connection: Connection,
    mut next: Lane,
    phase: Arc<AtomicU8>,
) -> Result<Driven, Failure> {
    let mut driven = Driven::default();
    while phase.load(Ordering::Relaxed) != STOP {
        let began = Instant::now();
        let body = connection.send(next()).await?;
        let took = began.elapsed();
        driven.answers += 1;
        driven.bytes += body.len() as u64;
        if phase.load(Ordering::Relaxed) == MEASURE {
            driven.latencies.push(took);
        }
    }
    Ok(driven)
}
