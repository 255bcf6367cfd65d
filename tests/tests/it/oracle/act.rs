//! Acts: each is asked for under an action id until it is known what became of it, whatever breaks (ACT-4, SES-3).

use serde_json::Value;
use tidings_tests::user::User;
use tidings_tests::wire::Answer as Came;

use super::asks::{Ask, ask};
use super::choice::Filter;
use super::log::{Asked, Deed, Handed, Room, Told, position};
use super::stage::Stage;
use super::steps::Act;
use super::truth::MEMBER;

/// No room is made of so many events.
const MADE: u64 = 64;

/// Does it, if it makes sense by now. `lost`: the client breaks off after so many turns of others, and asks again.
pub(super) async fn act(stage: &Stage, client: usize, act: &Act, lost: Option<usize>) {
    let Some(ask) = ask(stage, client, act) else {
        return;
    };
    let (sent, mut lost) = (stage.tick(), lost);
    loop {
        let (session, action) = stage.ticket(client);
        let came = tell(
            stage,
            &ask,
            &stage.client(client, &session),
            action,
            lost.take(),
        )
        .await;
        let by = |stage: &Stage| stage.asked(client, session.clone(), sent);
        if came.body["errcode"] != "M_STALE_SESSION" {
            let by = by(stage);
            note(stage, by.clone(), &came);
            return conclude(
                stage,
                act,
                &ask,
                by,
                (came.status, &came.body),
                Some(action),
            );
        }
        stage.follow_on(client, &session, &came).await;
        let applied = &came.body["applied"];
        if let Some(outcome) = applied.get("outcome") {
            return conclude(stage, act, &ask, by(stage), (200, outcome), None);
        }
        if applied.is_object() {
            return conclude(stage, act, &ask, by(stage), (403, &Value::Null), None);
        }
    }
}

/// Asks under one action id until the server has decided, or says that the session has ended.
async fn tell(stage: &Stage, ask: &Ask, user: &User, action: u64, mut lost: Option<usize>) -> Came {
    loop {
        stage.is_up().await;
        let request = ask.request(user, action).try_send();
        let came = match lost.take() {
            Some(turns) => {
                lose(request, turns).await;
                // Where there is a restart, the session is over by the time the client asks again.
                stage.is_settled().await;
                None
            }
            None => request.await,
        };
        let undecided = |came: &Came| {
            matches!(came.status, 429 | 503) || came.body["errcode"] == "M_MISSING_ACTION"
        };
        if let Some(came) = came.filter(|came| !undecided(came)) {
            return came;
        }
        tokio::task::yield_now().await;
    }
}

/// Notes an answer, whether or not there is an entry in it.
fn note(stage: &Stage, by: Asked, came: &Came) {
    let told = match (came.status, came.body.get("room")) {
        (200, Some(entry)) => Told::Entry(Room::read(entry)),
        (200 | 403 | 404, _) => Told::Refused {
            what: String::new(),
            quiet: false,
        },
        _ => return stage.odd(by, came),
    };
    stage.note(by, &Filter::default(), told, &came.body);
}

/// Sends a request whose answer is lost: the connection breaks soon, or when the server has answered.
async fn lose(request: impl Future<Output = Option<Came>>, turns: usize) {
    let breaks = async {
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
        if turns.is_multiple_of(2) {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        biased;
        _ = request => {}
        () = breaks => {}
    }
}

/// Notes what came of it. `action`: the answer came in the session itself, to this action.
fn conclude(
    stage: &Stage,
    act: &Act,
    ask: &Ask,
    by: Asked,
    (status, body): (u16, &Value),
    action: Option<u64>,
) {
    let text = |key: &str| body[key].as_str().map(str::to_owned);
    let room = text("room_id").or_else(|| ask.room.clone());
    let id = text("event_id");
    let done = status == 200;
    let handed = done.then(|| handed(act, &by, body, action)).flatten();
    if let (true, Some(room)) = (done, &room) {
        let mut known = stage.known.lock();
        match act {
            Act::Create { room: number, .. } => known.rooms[*number] = Some(room.clone()),
            Act::Invite { user, .. } => known
                .invites
                .extend(id.clone().map(|id| (room.clone(), *user, id))),
            Act::Say { .. } => known
                .events
                .extend(id.clone().map(|id| (room.clone(), id, true))),
            Act::Name { .. } | Act::Set { .. } => known
                .events
                .extend(id.clone().map(|id| (room.clone(), id, false))),
            _ => {}
        }
    }
    stage.did(Deed {
        by,
        what: format!("{act:?}"),
        status,
        room,
        id: id.filter(|_| done),
        position: text("position")
            .as_deref()
            .and_then(position)
            .filter(|_| done),
        word: ask.word.clone().filter(|_| done),
        handed,
        redacts: None,
        rejects: None,
    });
}

/// What came with the answer to a creation or a join, so that the stream of its session doesn't bring it. Joining when joined
/// hands nothing over.
fn handed(act: &Act, by: &Asked, body: &Value, action: Option<u64>) -> Option<Handed> {
    let (Act::Create {
        by_stream: false, ..
    }
    | Act::Join {
        by_stream: false, ..
    }) = act
    else {
        return None;
    };
    let session = by.session.clone();
    let Some(action) = action else {
        return Some(Handed {
            session,
            events: None,
        });
    };
    let entry = Room::read(body.get("room")?);
    let last = entry.start.as_of;
    let newest = entry.messages.last()?;
    let own = newest.kind == MEMBER && newest.key.as_deref() == Some(&by.user);
    let here = newest.cause.as_ref() == Some(&(session.clone(), action));
    let first = match act {
        // The room is new: all but the creation itself came with the entry.
        Act::Create { .. } => last.saturating_sub(MADE),
        _ if own && here => last,
        _ => return None,
    };
    Some(Handed {
        session,
        events: Some((first, last)),
    })
}
