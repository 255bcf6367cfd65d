//! Whether the reference notices a server that does wrong: between client and server stands something that makes the server
//! look as if it did.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde_json::json;
use tokio::task::JoinError;

use super::run::Run;
use super::wire::{Ask, Came, Fate, Line, Reply, Ticket};
use super::world::World;

/// Sequences that are tried until one notices.
const SEQUENCES: u64 = 40;

/// What the server seems to do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It takes no notice of numbers: what is repeated happens again.
    Repeats,
    /// It has each number happen once, but waits for none.
    Hurries,
    /// It doesn't say what became of the actions of an ended session.
    Forgets,
    /// It acknowledges something that it never does.
    Loses,
    /// It answers a repetition with another event.
    Invents,
    /// It takes another request under a number for the first one.
    Mistakes,
}

/// What stands between.
#[derive(Debug)]
pub(super) struct Flawed {
    flaw: Flaw,
    told: Mutex<BTreeMap<Ticket, Told>>,
}

/// What was told of an action.
#[derive(Clone, Debug, Default)]
struct Told {
    count: u64,
    first: Arc<tokio::sync::Mutex<Option<(String, Reply)>>>,
}

impl Flawed {
    pub(super) fn new(flaw: Flaw) -> Arc<Self> {
        Arc::new(Self {
            flaw,
            told: Mutex::default(),
        })
    }

    /// Sends an action, and does wrong about it.
    pub(super) async fn send(&self, line: &Line, ask: &Ask, ticket: &Ticket, fate: Fate) -> Came {
        if fate == Fate::HalfSent {
            return Came::Nothing;
        }
        let told = {
            let mut told = self.told.lock();
            let told = told.entry(ticket.clone()).or_default();
            told.count += 1;
            told.clone()
        };
        let mut first = told.first.lock().await;
        let came = match (self.flaw, &*first) {
            (Flaw::Hurries, Some((asked, reply))) if *asked == ask.body => {
                Came::Answer(reply.clone())
            }
            (Flaw::Hurries, Some(_)) => Came::Answer(taken()),
            (Flaw::Loses, None) if ticket.id == 2 && is_text(ask) => {
                Came::Answer(event("$lost:localhost"))
            }
            (Flaw::Loses, Some((_, reply))) if ticket.id == 2 => Came::Answer(reply.clone()),
            (Flaw::Repeats | Flaw::Hurries, _) => self.pass(line, ask, ticket, None).await,
            _ => {
                // Others may wait for this one's answer on its way through the server.
                let remembered = first.clone();
                drop(first);
                let id = Some(ticket.id);
                let came = self.pass(line, ask, ticket, id).await;
                let came = self.twist(came, told.count, remembered);
                first = told.first.lock().await;
                came
            }
        };
        if let (None, Came::Answer(reply)) = (&*first, &came)
            && reply.status == 200
        {
            *first = Some((ask.body.clone(), reply.clone()));
        }
        match fate {
            Fate::Whole => came,
            _ => Came::Unknown,
        }
    }

    async fn pass(&self, line: &Line, ask: &Ask, ticket: &Ticket, id: Option<u64>) -> Came {
        line.pass(ask, Some(&ticket.session), id, Fate::Whole).await
    }

    fn twist(&self, came: Came, count: u64, first: Option<(String, Reply)>) -> Came {
        let Came::Answer(mut reply) = came else {
            return came;
        };
        match self.flaw {
            Flaw::Forgets => {
                if let Some(body) = reply.body.as_object_mut() {
                    body.remove("applied");
                }
            }
            Flaw::Invents if count > 1 && reply.status == 200 => {
                return Came::Answer(event(&format!("$try{count}:localhost")));
            }
            Flaw::Mistakes if reply.text("/parameter") == "Matrix-Action" => {
                if let Some((_, first)) = first {
                    return Came::Answer(first);
                }
            }
            _ => {}
        }
        Came::Answer(reply)
    }
}

/// Whether it asks for a message that nothing is wrong with.
fn is_text(ask: &Ask) -> bool {
    ask.path.contains("/send/")
        && !ask.path.contains("nowhere")
        && ask.body.contains(r#""body":"m"#)
}

fn event(id: &str) -> Reply {
    Reply {
        status: 200,
        session: None,
        body: json!({ "event_id": id }),
    }
}

fn taken() -> Reply {
    Reply {
        status: 400,
        session: None,
        body: json!({ "errcode": "M_INVALID_PARAM", "parameter": "Matrix-Action" }),
    }
}

/// Runs sequences against a server with a flaw; what they complain of.
async fn complaint(flaw: Flaw) -> Option<String> {
    let sequences = tokio::spawn(async move {
        let mut world = World::start(false).await;
        world.flawed = Some(Flawed::new(flaw));
        for seed in 0..SEQUENCES {
            let mut run = Run::new(&mut world, seed).await;
            run.act().await;
            run.check().await;
        }
    });
    sequences.await.err().map(said)
}

fn said(error: JoinError) -> String {
    let panic = error.into_panic();
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic
            .downcast_ref::<&str>()
            .map_or_else(String::new, |text| (*text).to_owned()),
    }
}

async fn is_noticed(flaw: Flaw, complaints: &[&str]) {
    let found = complaint(flaw).await.expect("it is noticed");
    assert!(
        complaints.iter().any(|complaint| found.contains(complaint)),
        "{flaw:?} is complained of as: {found}"
    );
}

/// ACT-4: what happens again when it is repeated is noticed.
#[tokio::test]
async fn a_server_that_repeats_is_noticed() {
    is_noticed(Flaw::Repeats, &["first this, then that", "is there twice"]).await;
}

/// ACT-3: so is what happens out of its order.
#[tokio::test]
async fn a_server_that_hurries_is_noticed() {
    is_noticed(Flaw::Hurries, &["out of their order"]).await;
}

/// SES-3: so is what happened and was not told of.
#[tokio::test]
async fn a_server_that_forgets_is_noticed() {
    is_noticed(
        Flaw::Forgets,
        &[
            "said never to have happened",
            "is there twice",
            "a wrong echo",
            "of nobody",
        ],
    )
    .await;
}

/// So is what was acknowledged and never happened.
#[tokio::test]
async fn a_server_that_loses_is_noticed() {
    is_noticed(
        Flaw::Loses,
        &["is there 0 times", "waits for what it acknowledged"],
    )
    .await;
}

/// ACT-4: so is another answer to the same request.
#[tokio::test]
async fn a_server_that_invents_is_noticed() {
    is_noticed(
        Flaw::Invents,
        &["first this, then that", "is there 0 times"],
    )
    .await;
}

/// ACT-4: so is the answer of another request.
#[tokio::test]
async fn a_server_that_mistakes_is_noticed() {
    is_noticed(
        Flaw::Mistakes,
        &["two requests were taken under one id", "came to 200"],
    )
    .await;
}
