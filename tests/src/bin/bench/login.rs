//! Entry k: how many log in within a second. Each password is hashed, slowly on purpose, and only so many at once.

use crate::Failure;
use crate::http::Template;
use crate::load::Lane;
use crate::report::{Row, find, things};
use crate::scale::Scale;
use crate::world::{Site, World, credentials};

/// Measures one and several clients that log in again and again, each as a user of its own on one device.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let mut world = World::start(site).await?;
    let most = scale.logins.into_iter().max().unwrap_or(1);
    world.register(most).await?;
    let id = |clients: usize| format!("login/{clients}");
    for clients in scale.logins {
        let lanes = (0..clients).map(lane).collect::<Result<_, _>>()?;
        let measured = world.load(scale.span, lanes).await?;
        let what = format!("login, {}", things(clients, "client"));
        let row = Row::new("k", id(clients), what, measured);
        let first = find(rows, &id(scale.logins[0]));
        let row = row.relative_to(first);
        rows.push(row);
    }
    Ok(())
}

fn lane(number: usize) -> Result<Lane, Failure> {
    let mut body = credentials(number);
    body["device_id"] = "BENCH".into();
    let template = Template::post("/_matrix/client/api/v1/login", &body)?;
    Ok(Box::new(move || template.request()))
}
