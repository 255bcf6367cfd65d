//! What a user of another server does, as that server hands it over (STR-3, STR-4).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::json;
use tidings_server::app::ErrorKind;
use tidings_server::app::ingest::{ForeignEvent, Taken};
use tidings_server::store::{Order, Position, Standing, StoredEvent, TimelinePage};
use tidings_tests::TestServer;
use tidings_tests::foreign::Foreigner;

use super::asks::THING;
use super::choice::Filter;
use super::log::{Asked, Deed, Told};
use super::stage::Stage;
use super::steps::{CLIENTS, Foreign};
use super::truth::{MEMBER, REDACTION};

/// The local part of the user's name there.
pub(super) const NAME: &str = "dan";
/// Events of a room that the other server knows.
const KNOWN: usize = 1_000;

/// The events that were made there so far, in all sequences: their ids come from this.
static MADE: AtomicU64 = AtomicU64::new(0);

/// Hands over what happened there, if it makes sense by now. `behind`: how many newer events weren't there yet.
pub(super) async fn hand_over(stage: &Stage, room: usize, foreign: &Foreign, behind: usize) {
    let Some(room) = stage.room(room) else { return };
    // What is handed over isn't acknowledged to a server that is stopped.
    let server = stage.server.read().await;
    let dan = Foreigner::new(&server, NAME, &room);
    let known = known(&server, &room).await;
    let sent = stage.tick();
    let did = |deed: Deed| {
        let by = Asked {
            client: CLIENTS.len(),
            user: dan.id.clone(),
            session: String::new(),
            sent,
            answered: stage.tick(),
        };
        let (what, room) = (format!("Foreign{foreign:?}"), Some(room.clone()));
        stage.did(Deed {
            by,
            what,
            room,
            ..deed
        });
    };
    if let Foreign::Reject { pick } = foreign {
        if let Some(target) = rejected(&dan, &known, *pick) {
            let is_new = dan.reject(&target, None).await;
            did(Deed {
                status: if is_new { 200 } else { 404 },
                rejects: Some(target),
                ..Deed::default()
            });
        }
        return;
    }
    let word = stage.word();
    let Some(event) = event(stage, &dan, &known, foreign, behind, &word) else {
        return;
    };
    let (status, position) = match dan.hand_over(&event).await {
        Ok(Taken::Now(position)) => (200, Some(position)),
        Err(error) if error.kind == ErrorKind::Forbidden => (403, None),
        other => {
            let odd = Told::Odd(format!("{event:?} handed over came to {other:?}"));
            return stage.note(Asked::default(), &Filter::default(), odd, &json!(null));
        }
    };
    let id = event.event_id.to_string();
    if status == 200 {
        learn(stage, foreign, &room, &id);
    }
    let says = matches!(foreign, Foreign::Say | Foreign::Set { .. });
    did(Deed {
        status,
        id: position.map(|_| id),
        position,
        word: says.then_some(word).filter(|_| status == 200),
        redacts: event.redacts.map(|target| target.to_string()),
        ..Deed::default()
    });
}

/// The events of a room that the other server knows, the newest first.
async fn known(server: &TestServer, room: &str) -> Vec<Arc<StoredEvent>> {
    let page = TimelinePage {
        from: Order::MAX,
        backwards: true,
        until: Position::MAX,
        limit: KNOWN,
    };
    let id = room.parse().expect("a room id");
    let known = server.server().store().timeline(&id, page).await;
    let mut known = known.expect("the room is read");
    known.retain(|event| event.standing != Standing::Local);
    known
}

/// Clients may name the event from now on.
fn learn(stage: &Stage, foreign: &Foreign, room: &str, id: &str) {
    let mut known = stage.known.lock();
    let (room, id) = (room.to_owned(), id.to_owned());
    match foreign {
        Foreign::Invite { user } => known.invites.push((room, *user, id)),
        Foreign::Say => known.events.push((room, id, true)),
        _ => known.events.push((room, id, false)),
    }
}

/// One of the user's events, for the others to refuse.
fn rejected(dan: &Foreigner, known: &[Arc<StoredEvent>], pick: usize) -> Option<String> {
    let own: Vec<_> = known
        .iter()
        .filter(|event| *event.sender == *dan.id)
        .collect();
    let index = pick.checked_rem(own.len())?;
    Some(own[index].event_id.to_string())
}

/// The event; `known` are those of the room, the newest first.
fn event(
    stage: &Stage,
    dan: &Foreigner,
    known: &[Arc<StoredEvent>],
    foreign: &Foreign,
    behind: usize,
    word: &str,
) -> Option<ForeignEvent> {
    let is_own = |event: &Arc<StoredEvent>| {
        &*event.event_type == MEMBER && event.state_key.as_deref() == Some(&*dan.id)
    };
    // What the user does comes behind the user's own join.
    let first = match foreign {
        Foreign::Join => 0,
        _ => known.iter().position(is_own)?,
    };
    let at = behind.min(first);
    let after = known.get(at)?.event_id.to_string();
    let local = format!("made{}", MADE.fetch_add(1, Ordering::Relaxed));
    let ids = (local.as_str(), after.as_str());
    let key = |key: &usize| format!("_{key}");
    Some(match foreign {
        Foreign::Join => dan.member(ids, &dan.id, "join"),
        Foreign::Say => {
            let content = json!({ "msgtype": "m.text", "body": word });
            ForeignEvent {
                content: content.as_object().cloned(),
                ..dan.text(&local, &after)
            }
        }
        Foreign::Set { key: of } => {
            dan.state(ids, (THING, &key(of)), Some(json!({ "body": word })))
        }
        Foreign::Unset { key: of } => dan.state(ids, (THING, &key(of)), None),
        Foreign::Kick { user } => dan.member(ids, &stage.users[*user], "leave"),
        Foreign::Invite { user } => dan.member(ids, &stage.users[*user], "invite"),
        Foreign::Redact { pick } => {
            let older = known[at..].iter();
            let texts =
                older.filter(|event| event.state_key.is_none() && &*event.event_type != REDACTION);
            let texts: Vec<_> = texts.collect();
            let target = texts[pick.checked_rem(texts.len())?];
            dan.redaction(ids, target.event_id.as_str())
        }
        Foreign::Reject { .. } => return None,
    })
}
