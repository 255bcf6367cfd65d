//! What acts ask of the server.

use http::Method;
use serde_json::{Value, json};
use tidings_tests::foreign::THERE;
use tidings_tests::user::User;
use tidings_tests::wire::{Request, V2, encode};

use super::elsewhere;
use super::stage::Stage;
use super::steps::{Act, CLIENTS};

/// Level of members; the creator of a room has 100 as always.
const LEVEL: u64 = 50;
/// State of our own.
pub(super) const THING: &str = "state.com.example.thing";
const NAME: &str = "state.m.room.name";
const RULE: &str = "state.m.room.history_visibility";

/// A request, whoever sends it.
pub(super) struct Ask {
    method: Method,
    path: String,
    body: Option<Value>,
    /// The word in what it makes.
    pub(super) word: Option<String>,
    /// The room it is about.
    pub(super) room: Option<String>,
}

impl Ask {
    fn post(path: impl Into<String>, body: Value) -> Self {
        Self {
            method: Method::POST,
            path: path.into(),
            body: Some(body),
            word: None,
            room: None,
        }
    }

    fn put(path: impl Into<String>, body: Value) -> Self {
        Self {
            method: Method::PUT,
            ..Self::post(path, body)
        }
    }

    fn delete(path: impl Into<String>) -> Self {
        Self {
            method: Method::DELETE,
            body: None,
            ..Self::post(path, Value::Null)
        }
    }

    fn of(self, room: String) -> Self {
        Self {
            room: Some(room),
            ..self
        }
    }

    fn saying(self, word: String) -> Self {
        Self {
            word: Some(word),
            ..self
        }
    }

    /// The request of a client in a session, under an action id.
    pub(super) fn request(&self, user: &User, action: u64) -> Request {
        let path = format!("{V2}{}", self.path);
        let request = user.wire.request(self.method.clone(), path);
        let request = request
            .token(&user.token)
            .session(user.session())
            .action(action);
        match &self.body {
            Some(body) => request.json(body),
            None => request,
        }
    }
}

/// The request of an act; `None` where it names what isn't there.
pub(super) fn ask(stage: &Stage, client: usize, act: &Act) -> Option<Ask> {
    if let Act::Create { .. } = act {
        return create(stage, client, act);
    }
    let id = stage.room(act.room())?;
    let at = |rest: &str| format!("/rooms/{}/{rest}", encode(&id));
    let member =
        |user: &usize, how: &str| Ask::post(at(how), json!({ "user_id": stage.users[*user] }));
    let set = |kind: &str, key: &str, content: Value| {
        Ask::put(
            at(&format!("state/{kind}/{key}")),
            json!({ "content": content }),
        )
    };
    let word = stage.word();
    let ask = match act {
        Act::Create { .. } => return None,
        Act::Say { .. } => {
            let body = json!({ "content": { "msgtype": "m.text", "body": word } });
            Ask::post(at("send/message.m.room.message"), body).saying(word)
        }
        Act::Name { .. } => set(NAME, "_", json!({ "name": word })).saying(word),
        Act::Set { key, .. } => {
            set(THING, &format!("_{key}"), json!({ "body": word })).saying(word)
        }
        Act::Unset { key, .. } => Ask::delete(at(&format!("state/{THING}/_{key}"))),
        Act::Rule { rule, .. } => set(RULE, "_", json!({ "history_visibility": rule.name() })),
        Act::Join {
            by_invite,
            by_stream,
            ..
        } => {
            // One whose invite isn't known names the room.
            let invite = by_invite.then(|| invite(stage, client, &id)).flatten();
            let mut body = match invite {
                Some(invite) => json!({ "invite_event_id": invite }),
                None => json!({ "room_id": id }),
            };
            if *by_stream {
                body["deliver"] = "stream".into();
            }
            Ask::post("/join", body)
        }
        Act::Leave { .. } => Ask::post(at("leave"), json!({})),
        Act::Reject { .. } => {
            let invite = encode(&invite(stage, client, &id)?);
            Ask::post(format!("/invites/{invite}/reject"), json!({}))
        }
        Act::Invite { user, .. } => member(user, "invite"),
        Act::Kick { user, .. } => member(user, "kick"),
        Act::Ban { user, .. } => member(user, "ban"),
        Act::Unban { user, .. } => member(user, "unban"),
        Act::Redact { pick, .. } => {
            let target = encode(&picked(stage, &id, *pick, false)?);
            Ask::post(format!("/events/{target}/redact"), json!({}))
        }
        Act::Read { pick, .. } => {
            let body = json!({ "event_id": picked(stage, &id, *pick, true)? });
            Ask::put(at("markers/read"), body)
        }
    };
    Some(ask.of(id))
}

fn create(stage: &Stage, client: usize, act: &Act) -> Option<Ask> {
    let Act::Create {
        public,
        rule,
        invite,
        by_stream,
        ..
    } = act
    else {
        return None;
    };
    let invite: Vec<&str> = invite
        .iter()
        .map(|user| stage.users[*user].as_str())
        .collect();
    let rule =
        rule.map(|rule| json!({ "type": RULE, "content": { "history_visibility": rule.name() } }));
    let deputy = &stage.users[(CLIENTS[client] + 1) % stage.users.len()];
    let dan = format!("@{}:{THERE}", elsewhere::NAME);
    let invite: Vec<&str> = invite.into_iter().chain([dan.as_str()]).collect();
    let body = json!({
        "visibility": if *public { "public" } else { "private" },
        "initial_state": Vec::from_iter(rule),
        "invite": invite,
        "deliver": if *by_stream { "stream" } else { "response" },
        "power_levels": {
            "users_default": LEVEL, "users": { deputy: LEVEL + 10, &dan: LEVEL + 20 }, "events": { NAME: LEVEL },
        },
    });
    Some(Ask::post("/rooms", body))
}

/// The newest invite of a client's user that is known.
fn invite(stage: &Stage, client: usize, room: &str) -> Option<String> {
    let known = stage.known.lock();
    let mut invites = known.invites.iter().rev();
    let (_, _, id) = invites.find(|(of, user, _)| of == room && *user == CLIENTS[client])?;
    Some(id.clone())
}

/// One of a room's events that are known, or of its messages.
pub(super) fn picked(stage: &Stage, room: &str, pick: usize, message: bool) -> Option<String> {
    let known = stage.known.lock();
    let events = known
        .events
        .iter()
        .filter(|(of, _, is_message)| of == room && (*is_message || !message));
    let events: Vec<&String> = events.map(|(_, id, _)| id).collect();
    let index = pick.checked_rem(events.len())?;
    Some(events[index].clone())
}
