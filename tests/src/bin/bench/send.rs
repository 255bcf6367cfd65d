//! Entry b: messages that are on disk when they are acknowledged, by few and many senders, to one
//! room and to many.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http::HeaderValue;

use crate::Failure;
use crate::ceiling;
use crate::http::Template;
use crate::load::Lane;
use crate::report::{Row, find, things};
use crate::scale::Scale;
use crate::world::{User, World, filler};

/// The id of the row of so many senders to so many rooms.
pub(crate) fn row_id(senders: usize, rooms: usize) -> String {
    format!("send/{senders}x{rooms}")
}

/// Measures all combinations, and one with the actions of each session numbered.
pub(crate) async fn run(
    scale: &Scale,
    world: &mut World,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let rooms = prepare(scale, world).await?;
    let one = &rooms[..1];
    for rooms in [one, &rooms[1..]] {
        for senders in scale.senders {
            let lanes = plain_lanes(world.users(senders)?, rooms)?;
            let measured = world.load(scale.span, lanes).await?;
            world.stored(measured.answers);
            let what = format!(
                "durable send, {}, {}",
                things(senders, "sender"),
                things(rooms.len(), "room")
            );
            let row = Row::new("b", row_id(senders, rooms.len()), what, measured);
            let relative = row.relative_to(find(rows, &ceiling::row_id(senders)));
            rows.push(relative);
        }
    }
    let [sessions, depth] = scale.ordered;
    let senders = world.new_sessions(sessions).await?;
    let lanes = ordered_lanes(&senders, depth, one)?;
    let measured = world.load(scale.span, lanes).await?;
    world.stored(measured.answers);
    let what =
        format!("durable send, {sessions} sessions with {depth} numbered at once each, 1 room");
    let row = Row::new(
        "b",
        format!("send_numbered/{sessions}x{depth}"),
        what,
        measured,
    );
    let relative = row.relative_to(find(rows, &ceiling::row_id(sessions * depth)));
    rows.push(relative);
    Ok(())
}

/// Creates the one room and the many, and joins everybody who will send there.
async fn prepare(scale: &Scale, world: &World) -> Result<Vec<String>, Failure> {
    let users = world.users(scale.most_senders())?;
    // The first user makes the rooms, and so is in all of them.
    let rooms = world.create_rooms(&users[0], 1 + scale.rooms).await?;
    let mut pairs: Vec<_> = users[1..].iter().map(|user| (user, &*rooms[0])).collect();
    let mut joined = std::collections::BTreeSet::new();
    for senders in scale.senders {
        for (number, user) in users.iter().enumerate().take(senders).skip(1) {
            for room in rooms_of(number, senders, &rooms[1..]) {
                if joined.insert((number, room)) {
                    pairs.push((user, room));
                }
            }
        }
    }
    world.join(&pairs).await?;
    Ok(rooms)
}

/// The rooms a sender writes to in turn, such that all senders together write to all rooms.
fn rooms_of(number: usize, senders: usize, rooms: &[String]) -> Vec<&str> {
    let strides = senders.min(rooms.len());
    let mine = rooms.iter().skip(number % strides).step_by(strides);
    mine.map(String::as_str).collect()
}

/// One lane for each sender, without action ids.
fn plain_lanes(users: &[User], rooms: &[String]) -> Result<Vec<Lane>, Failure> {
    let text = filler();
    let lane = |(number, user): (usize, &User)| {
        let mine = rooms_of(number, users.len(), rooms).into_iter();
        let templates: Vec<Template> = mine
            .map(|room| user.message(room, &text))
            .collect::<Result<_, _>>()?;
        let mut turn = 0;
        Ok(Box::new(move || {
            turn = (turn + 1) % templates.len();
            templates[turn].request()
        }) as Lane)
    };
    users.iter().enumerate().map(lane).collect()
}

/// Some lanes for each session, which number the session's actions together.
fn ordered_lanes(users: &[User], depth: usize, rooms: &[String]) -> Result<Vec<Lane>, Failure> {
    let mut lanes: Vec<Lane> = Vec::with_capacity(users.len() * depth);
    for user in users {
        let template = user.message(&rooms[0], &filler())?;
        let next = Arc::new(AtomicU64::new(0));
        for _ in 0..depth {
            let (template, next) = (template.clone(), Arc::clone(&next));
            lanes.push(Box::new(move || {
                let mut request = template.request();
                let action = HeaderValue::from(next.fetch_add(1, Ordering::Relaxed));
                request.headers_mut().insert("matrix-action", action);
                request
            }));
        }
    }
    Ok(lanes)
}
