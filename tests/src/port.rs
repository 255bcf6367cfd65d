//! Ports that stay a server's own while it is down.
//!
//! A port of the system's choice lies where the connections of clients get theirs: while a server is away between two
//! starts, one of those may be given its port, and the server can't come back.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};

/// The first port that is given out, and how many there are. Linux gives connections those from 32,768 on, others from 49,152.
const FIRST: u32 = 12_000;
const COUNT: u32 = 18_000;

/// Processes that run side by side begin as many ports apart.
const APART: u32 = 1_009;

static GIVEN: AtomicU32 = AtomicU32::new(0);

/// A port of this machine that nobody listens on and that this process hasn't given out for long.
///
/// # Panics
///
/// Panics when no port is free.
pub fn free() -> u16 {
    let begin = std::process::id().wrapping_mul(APART);
    (0..COUNT)
        .map(|_| begin.wrapping_add(GIVEN.fetch_add(1, Ordering::Relaxed)) % COUNT + FIRST)
        .filter_map(|port| u16::try_from(port).ok())
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a port is free")
}
