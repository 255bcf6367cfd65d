//! Entry e: rooms made by few and by many clients, each on disk with all its first events when it is acknowledged.

use serde_json::json;

use crate::Failure;
use crate::ceiling;
use crate::http::Template;
use crate::load::Lane;
use crate::report::{Row, find, things};
use crate::scale::Scale;
use crate::world::{Site, User, World};

/// Measures on a server of its own, so that what is made here is in nobody's way.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let most = scale.creators.into_iter().max().unwrap_or(1);
    let world = World::with_users(site, most).await?;
    for creators in scale.creators {
        let lanes = world.users(creators)?.iter().map(lane);
        let lanes = lanes.collect::<Result<_, _>>()?;
        let measured = world.load(scale.span, lanes).await?;
        let what = format!("room_create, {}", things(creators, "client"));
        let row = Row::new("e", format!("create/{creators}"), what, measured);
        let relative = row.relative_to(find(rows, &ceiling::row_id(creators)));
        rows.push(relative);
    }
    Ok(())
}

/// A client that makes room after room, and gets the entry of each.
fn lane(user: &User) -> Result<Lane, Failure> {
    let body = json!({
        "visibility": "private", "name": "Bench", "topic": "What the harbour is called",
    });
    let template = user.sign(Template::post("/_matrix/client/v2/rooms", &body)?)?;
    Ok(Box::new(move || template.request()))
}
