//! Clients that follow the event stream, by whichever transport, and go on wherever they stopped.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::Value;
use tidings_tests::open::Carrier;
use tidings_tests::random::Random;
use tidings_tests::wire::encode;

use super::choice::Filter;
use super::line::Line;
use super::log::{Asked, Room, Shown, Told, Window, position};
use super::stage::Stage;
use super::steps::{Start, Want};

/// Answers that are lost, in a hundred.
const LOST: usize = 10;

/// How a client follows.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) client: usize,
    pub(super) carrier: Carrier,
    pub(super) filter: Filter,
    /// The query parameters that say so.
    pub(super) query: String,
    begin: Begin,
}

/// Where a client begins.
#[derive(Clone, Debug)]
enum Begin {
    /// Where it stopped.
    On,
    At(String),
    Now,
}

impl Plan {
    /// What a step asks for, with a filter of the server.
    pub(super) async fn new(
        stage: &Stage,
        client: usize,
        carrier: Carrier,
        want: Want,
        start: Start,
    ) -> Self {
        let (filter, query) = query(stage, client, want).await;
        let begin = match start {
            Start::On => Begin::On,
            Start::Sync => {
                let synced = stage.known.lock().synced[client].clone();
                synced.map_or(Begin::On, Begin::At)
            }
            Start::Beginning => Begin::At(stage.beginning.clone()),
            Start::Now => Begin::Now,
        };
        Self {
            client,
            carrier,
            filter,
            query,
            begin,
        }
    }

    /// One that reads on to the end.
    pub(super) fn to_the_end(client: usize) -> Self {
        let (filter, query, begin) = (Filter::default(), String::new(), Begin::On);
        Self {
            client,
            carrier: Carrier::Poll,
            filter,
            query,
            begin,
        }
    }
}

/// A filter of the server and the query parameters that name it.
pub(super) async fn query(stage: &Stage, client: usize, want: Want) -> (Filter, String) {
    let filter = Filter::new(
        want,
        |user| stage.users[user].clone(),
        |room| stage.room(room),
    );
    let mut query = filter
        .limit
        .map_or(String::new(), |limit| format!("&limit={limit}"));
    if let Some(body) = filter.body() {
        let known = stage.known.lock().filters.get(&body.to_string()).cloned();
        let token = if let Some(token) = known {
            token
        } else {
            let (_, came) = stage.ask(client, |user| user.post("/filters", &body)).await;
            let token = came.body["filter"].as_str().unwrap_or_default().to_owned();
            stage
                .known
                .lock()
                .filters
                .insert(body.to_string(), token.clone());
            token
        };
        let _ = write!(query, "&filter={}", encode(&token));
    }
    (filter, query)
}

/// Where a client goes on, and whether that isn't where it stopped.
struct Place {
    from: Option<String>,
    anew: bool,
}

/// Follows until it is broken off. The choices of which answers are lost follow from the seed.
pub(super) async fn follow(stage: Arc<Stage>, plan: Plan, mut random: Random) {
    let mut place = begin(&stage, &plan);
    let mut line = Line::new(&stage, &plan);
    loop {
        let (by, came) = line.next(place.from.as_deref()).await;
        let kept = !random.percent(LOST);
        match came {
            Ok(body) => take(&stage, &plan, by, &mut place, &body, kept),
            Err(odd) => return stage.odd(by, &odd),
        }
        if !kept {
            line.close();
        }
    }
}

/// Reads on to the end, where nothing happens any more.
pub(super) async fn catch_up(stage: &Stage, client: usize) {
    let plan = Plan::to_the_end(client);
    let mut place = begin(stage, &plan);
    loop {
        let from = place.from.as_deref().map_or(String::new(), encode);
        let path = format!("/stream?timeout=0&from={from}");
        let (by, came) = stage.ask(client, |user| user.get(&path)).await;
        if came.status != 200 {
            return stage.odd(by, &came);
        }
        let more = came.body["more"] == true;
        take(stage, &plan, by, &mut place, &came.body, true);
        if !more {
            return;
        }
    }
}

fn begin(stage: &Stage, plan: &Plan) -> Place {
    let stopped = stage.known.lock().streamed[plan.client].clone();
    let (from, anew) = match &plan.begin {
        Begin::At(from) => (Some(from.clone()), true),
        Begin::Now => (None, true),
        // Who never began begins with the sequence.
        Begin::On if stopped.is_none() => (Some(stage.beginning.clone()), true),
        Begin::On => (stopped, false),
    };
    Place { from, anew }
}

/// Takes an answer up, or loses it.
fn take(stage: &Stage, plan: &Plan, by: Asked, place: &mut Place, body: &Value, kept: bool) {
    let token = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    let place_of = |key: &str| position(&token(key)).unwrap_or_default();
    let window = Window {
        carrier: plan.carrier,
        from: place
            .from
            .as_deref()
            .map(|from| position(from).unwrap_or_default()),
        start: place_of("start"),
        end: place_of("end"),
        events: Shown::list(&body["events"]),
        joined: Room::list(&body["joined"]),
        more: body["more"] == true,
        kept,
        anew: place.anew,
    };
    if kept {
        *place = Place {
            from: Some(token("end")),
            anew: false,
        };
        stage.known.lock().streamed[plan.client].clone_from(&place.from);
    }
    stage.learn(plan.client, body["events"].as_array().into_iter().flatten());
    stage.note(by, &plan.filter, Told::Window(window), body);
}
