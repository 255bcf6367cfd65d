//! Entry u: messages in batches of a hundred, against as many sends one by one, by few and by many senders to one room.

use serde_json::{Value, json};

use crate::Failure;
use crate::http::{Template, segment};
use crate::load::Lane;
use crate::report::{Row, things};
use crate::scale::Scale;
use crate::world::{Site, User, World, filler};

/// The actions of a batch; as many as there may be.
const BATCH: usize = 100;

/// Measures on a server of its own, so that what is sent here is in nobody's way.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let most = scale.creators.into_iter().max().unwrap_or(1);
    let world = World::with_users(site, most).await?;
    let room = world.create_rooms(world.user(0)?, 1).await?.swap_remove(0);
    let guests = world.users(most)?[1..].iter();
    let pairs: Vec<_> = guests.map(|user| (user, &*room)).collect();
    world.join(&pairs).await?;
    for senders in scale.creators {
        let mut first = None;
        for size in [1, BATCH] {
            let lanes = world.users(senders)?.iter();
            let lanes = lanes.map(|user| lane(user, &room, size));
            let measured = world
                .load(scale.span, lanes.collect::<Result<_, _>>()?)
                .await?;
            let what = format!(
                "{} at once, {}",
                things(size, "send"),
                things(senders, "sender")
            );
            let mut row = Row::new("u", format!("batch/{senders}x{size}"), what, measured);
            row.items = Some(size);
            let row = row.relative_to(first.and_then(|first: usize| rows.get(first)));
            rows.push(row);
            first = first.or(Some(rows.len() - 1));
        }
    }
    Ok(())
}

/// A sender of single messages, or of batches of them.
fn lane(user: &User, room: &str, size: usize) -> Result<Lane, Failure> {
    let text = filler();
    let template = if size == 1 {
        user.message(room, &text)?
    } else {
        let content = json!({"msgtype": "m.text", "body": text});
        let send = json!({
            "action": "send", "event_type": "message.m.room.message", "content": content,
        });
        let body = json!({"actions": Value::Array(vec![send; size])});
        let path = format!("/_matrix/client/v2/rooms/{}/batch", segment(room));
        user.sign(Template::post(&path, &body)?)?
    };
    Ok(Box::new(move || template.request()))
}
