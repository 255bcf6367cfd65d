//! Reads beside the stream: syncs, scrollback, contexts, single events.

use serde_json::Value;
use tidings_tests::wire::encode;

use super::asks::picked;
use super::choice::Filter;
use super::follow::query;
use super::generate::sync_want;
use super::log::{Around, Page, Room, Shown, Sync, Told, position};
use super::stage::Stage;

/// Events of a context before and after.
const REACH: usize = 2;

/// A first sync, or the delta since the last one of this client.
pub(super) async fn sync(stage: &Stage, client: usize) {
    let since = stage.known.lock().synced[client].clone();
    let (filter, query) = query(stage, client, sync_want(stage.seed, client)).await;
    let path = since
        .as_ref()
        .map_or(String::new(), |since| format!("&since={}", encode(since)));
    let path = format!("/initial_sync?{path}{query}");
    let (by, came) = stage.ask(client, |user| user.get(&path)).await;
    if came.status != 200 {
        return stage.odd(by, &came);
    }
    let told = read(&came.body, since.as_deref(), false);
    let invites = came.body["invites"].as_array().into_iter().flatten();
    stage.learn(client, invites.map(|invite| &invite["event"]));
    // Another sync of this client may have overtaken this one, which then is read for what it shows alone. Under the lock,
    // so that syncs stand in the log in the order in which they are taken up.
    let mut known = stage.known.lock();
    let synced = &mut known.synced[client];
    let told = if *synced == since {
        *synced = came.body["end"].as_str().map(str::to_owned);
        Told::Sync(told)
    } else {
        Told::Page(Page::default())
    };
    stage.note(by, &filter, told, &came.body);
}

/// A fresh sync in which all deltas should have ended; it comes in pages of one room where `paged`.
pub(super) async fn fresh_sync(stage: &Stage, client: usize, paged: bool) {
    let (filter, wanted) = query(stage, client, sync_want(stage.seed, client)).await;
    let mut parts: Vec<Value> = Vec::new();
    loop {
        let next = parts.last().and_then(|page| page["rooms_next"].as_str());
        let next = next.map_or(String::new(), |next| {
            format!("&rooms_from={}", encode(next))
        });
        let rooms = if paged { "&rooms_limit=1" } else { "" };
        let path = format!("/initial_sync?{rooms}{next}{wanted}");
        let (by, came) = stage.ask(client, |user| user.get(&path)).await;
        if came.status != 200 {
            return stage.odd(by, &came);
        }
        let more = came.body["rooms_next"].is_string();
        parts.push(came.body);
        if more {
            continue;
        }
        let mut told = read(&parts[0], None, true);
        told.rooms = parts
            .iter()
            .flat_map(|page| Room::list(&page["rooms"]))
            .collect();
        return stage.note(by, &filter, Told::Sync(told), &Value::from(parts));
    }
}

fn read(body: &Value, since: Option<&str>, fresh: bool) -> Sync {
    let list = |key: &str| body[key].as_array().into_iter().flatten();
    let invites = list("invites").map(|invite| {
        let room = invite["event"]["room_id"].as_str().unwrap_or_default();
        (room.to_owned(), Shown::read(&invite["event"]))
    });
    Sync {
        since: since.map(|since| position(since).unwrap_or_default()),
        end: body["end"].as_str().and_then(position).unwrap_or_default(),
        rooms: Room::list(&body["rooms"]),
        left: list("left")
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        invites: invites.collect(),
        fresh,
    }
}

/// A page of a room's timeline.
pub(super) async fn scroll(
    stage: &Stage,
    client: usize,
    room: usize,
    forwards: bool,
    limit: usize,
) {
    let Some(room) = stage.room(room) else { return };
    let dir = if forwards { "f" } else { "b" };
    let path = format!("/rooms/{}/timeline?dir={dir}&limit={limit}", encode(&room));
    let (by, came) = stage.ask(client, |user| user.get(&path)).await;
    let told = match came.status {
        200 => {
            let events = Shown::list(&came.body["chunk"]);
            Told::Page(Page {
                room,
                forwards,
                events,
                whole: false,
            })
        }
        403 => Told::Refused {
            what: room,
            quiet: false,
        },
        _ => return stage.odd(by, &came),
    };
    stage.note(by, &Filter::default(), told, &came.body);
}

/// All of a room's timeline page by page, when nothing happens any more.
pub(super) async fn scroll_all(
    stage: &Stage,
    client: usize,
    room: &str,
    forwards: bool,
    limit: usize,
) {
    let dir = if forwards { "f" } else { "b" };
    let (mut events, mut bodies, mut from) = (Vec::new(), Vec::new(), String::new());
    loop {
        let path = format!(
            "/rooms/{}/timeline?dir={dir}&limit={limit}{from}",
            encode(room)
        );
        let (by, came) = stage.ask(client, |user| user.get(&path)).await;
        if came.status == 403 && bodies.is_empty() {
            let told = Told::Refused {
                what: room.to_owned(),
                quiet: true,
            };
            return stage.note(by, &Filter::default(), told, &came.body);
        }
        if came.status != 200 {
            return stage.odd(by, &came);
        }
        events.extend(Shown::list(&came.body["chunk"]));
        let end = came.body["end"].as_str().map(encode);
        bodies.push(came.body);
        let Some(end) = end else {
            let told = Told::Page(Page {
                room: room.to_owned(),
                forwards,
                events,
                whole: true,
            });
            return stage.note(by, &Filter::default(), told, &Value::from(bodies));
        };
        from = format!("&from={end}");
    }
}

/// An event that is known to somebody, by itself and with its surroundings.
pub(super) async fn look(stage: &Stage, client: usize, room: usize, pick: usize, quiet: bool) {
    let Some(id) = stage
        .room(room)
        .and_then(|room| picked(stage, &room, pick, false))
    else {
        return;
    };
    let (by, came) = stage.ask(client, |user| user.event(&id, "")).await;
    let told = match came.status {
        200 => Told::Event(Shown::read(&came.body)),
        404 => Told::Refused {
            what: id.clone(),
            quiet,
        },
        _ => return stage.odd(by, &came),
    };
    stage.note(by, &Filter::default(), told, &came.body);
    let query = format!("before={REACH}&after={REACH}");
    let (by, came) = stage.ask(client, |user| user.context(&id, &query)).await;
    let told = match came.status {
        200 => Told::Around(Around {
            id,
            reach: REACH,
            events: Shown::list(&came.body["chunk"]),
            state: Shown::list(&came.body["state"]),
            quiet,
        }),
        404 => Told::Refused { what: id, quiet },
        _ => return stage.odd(by, &came),
    };
    stage.note(by, &Filter::default(), told, &came.body);
}
