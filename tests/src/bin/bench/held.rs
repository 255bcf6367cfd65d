//! Entry l: what it costs that an action came before its predecessor and was held, against the same actions in their order.
//!
//! Both are timed from the moment when the first of them is sent to the last answer: in their order each is sent when the
//! one before is answered; held, all others are there already. They take turns, so that what the machine does meanwhile
//! meets both alike.

use std::time::{Duration, Instant};

use futures::future::try_join_all;
use http::{HeaderValue, Request};
use http_body_util::Full;
use hyper::body::Bytes;

use crate::Failure;
use crate::http::{Connection, Template};
use crate::load::Measured;
use crate::report::Row;
use crate::scale::Scale;
use crate::world::{Site, World, filler};

/// How often they take turns.
const ROUNDS: u32 = 5;
/// How long the server may take to have all that are held; each of many takes a moment.
const PAUSE: Duration = Duration::from_millis(5);
const PAUSE_EACH: Duration = Duration::from_micros(300);

/// Measures few and many that are held behind one.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let world = World::with_users(site, 1).await?;
    let room = world.create_rooms(world.user(0)?, 1).await?.remove(0);
    for held in scale.held {
        let user = world.new_sessions(1).await?.remove(0);
        let mut session = Session {
            send: user.message(&room, &filler())?,
            next: 0,
            connections: Vec::new(),
        };
        for _ in 0..=held {
            session.connections.push(world.connect().await?);
        }
        let (mut plain, mut overtaken) = (Measured::default(), Measured::default());
        for _ in 0..ROUNDS {
            for (measured, is_held) in [(&mut plain, false), (&mut overtaken, true)] {
                let turn = turn(
                    &world,
                    &mut session,
                    scale.span.window / (2 * ROUNDS),
                    is_held,
                );
                measured.add(turn.await?);
            }
        }
        let count = held + 1;
        let row = Row::new(
            "l",
            format!("numbered/{count}"),
            format!("numbered sends, {count} one after the other: each"),
            plain,
        );
        rows.push(row);
        let row = Row::new(
            "l",
            row_id(held),
            format!("numbered sends, {held} of {count} held for the first: each"),
            overtaken,
        );
        let row = row.relative_to(rows.last());
        rows.push(row);
    }
    Ok(())
}

/// The id of the row of so many that are held behind one.
pub(crate) fn row_id(held: usize) -> String {
    format!("held/{held}")
}

/// A session with as many connections as actions are sent together.
struct Session {
    send: Template,
    next: u64,
    connections: Vec<Connection>,
}

impl Session {
    fn request(&self, behind: usize) -> Request<Full<Bytes>> {
        let mut request = self.send.request();
        let id = HeaderValue::from(self.next + behind as u64);
        request.headers_mut().insert("matrix-action", id);
        request
    }

    /// Sends one after the other; how long it took, and how many bytes came back.
    async fn in_order(&mut self) -> Result<(Duration, u64), Failure> {
        let (began, mut bytes) = (Instant::now(), 0);
        for behind in 0..self.connections.len() {
            let request = self.request(behind);
            bytes += self.connections[0].send(request).await?.len() as u64;
        }
        Ok((began.elapsed(), bytes))
    }

    /// Sends all but the first, the last one first, and then the first.
    async fn overtaken(&mut self) -> Result<(Duration, u64), Failure> {
        let requests: Vec<_> = (0..self.connections.len())
            .map(|behind| self.request(behind))
            .collect();
        let pause = PAUSE + PAUSE_EACH * u32::try_from(requests.len())?;
        let mut pairs = self.connections.iter_mut().zip(requests);
        let (first, request) = pairs.next().ok_or("no connection")?;
        let late: Vec<_> = pairs.rev().map(|(to, request)| to.send(request)).collect();
        let late = try_join_all(late);
        tokio::pin!(late);
        tokio::select! {
            early = &mut late => {
                early?;
                return Err("an action didn't wait for the one before it".into());
            }
            () = tokio::time::sleep(pause) => {}
        }
        let began = Instant::now();
        let (answer, answers) = tokio::try_join!(first.send(request), late)?;
        let took = began.elapsed();
        let answers = answers.iter().chain([&answer]);
        Ok((took, answers.map(|answer| answer.len() as u64).sum()))
    }
}

/// One turn. The time in which nothing but waiting to be held is done counts for nothing.
async fn turn(
    world: &World,
    session: &mut Session,
    length: Duration,
    is_held: bool,
) -> Result<Measured, Failure> {
    let mut measured = Measured::default();
    let (before, began) = (world.server_cpu(), Instant::now());
    while began.elapsed() < length || measured.answers == 0 {
        let (took, bytes) = if is_held {
            session.overtaken().await?
        } else {
            session.in_order().await?
        };
        let count = session.connections.len();
        session.next += count as u64;
        let each = took / u32::try_from(count)?;
        measured.window += took;
        measured.latencies.extend(std::iter::repeat_n(each, count));
        measured.answers += count as u64;
        measured.bytes += bytes;
    }
    measured.server_cpu = world
        .server_cpu()
        .zip(before)
        .and_then(|(after, before)| after.checked_sub(before));
    Ok(measured)
}
