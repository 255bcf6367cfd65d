//! Makes events: from what was asked and the room's state to the text that is kept.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::{Map, Value, json};
use tidings_types::{EventId, EventType, RelatesTo, RoomId, ServerName, StateKey, UserId};

use super::state::{CREATE, JOIN_RULES, MEMBER, POWER_LEVELS, RoomState};
use crate::app::rules::canonical;
use crate::app::rules::updates::{Named, parent_of};
use crate::app::{AppError, ErrorKind};
use crate::env::Env;
use crate::store::{
    Local, NewEvent, ORDER_STEP, Order, Parent, Proof, Redaction, Relation, Replaced,
};

/// What another server has said of an event that it made, and the place it gets here.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Its id.
    pub event_id: EventId,
    /// When it was made, in milliseconds, as that server says.
    pub ts: u64,
    /// Its depth, as that server says.
    pub depth: u64,
    /// The events it builds on.
    pub prev_events: Vec<EventId>,
    /// The state events that allow it.
    pub auth_events: Vec<EventId>,
    /// Its hash and signature.
    pub proof: Proof,
    /// Its place between others; `None` appends it.
    pub late: Option<LatePlace>,
    /// Whether it may begin a call, if it is an invite: not where its two users have one in another room (VOI-2).
    pub may_ring: bool,
}

/// Where a late event comes.
#[derive(Clone, Debug)]
pub struct LatePlace {
    /// Its order.
    pub order: Order,
    /// The state before it that it takes the place of.
    pub replaces: Option<Replaced>,
}

/// An event before it has an id and a place.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The full type.
    pub event_type: EventType,
    /// The state key, for state.
    pub state_key: Option<StateKey>,
    /// Who sends it: a user id or a server name.
    pub sender: Arc<str>,
    /// The content; `None` deletes the state key (EVT-6).
    pub content: Option<Map<String, Value>>,
    /// The parent it updates (UPD-1).
    pub updates: Option<EventId>,
    /// The event it responds to (REL-1).
    pub relates_to: Option<RelatesTo>,
    /// What it empties (RED-1).
    pub redacts: Option<Redaction>,
}

impl Draft {
    /// A state event.
    pub fn state(
        event_type: &str,
        key: impl Into<Arc<str>>,
        sender: &UserId,
        content: &Value,
    ) -> Self {
        let key: Arc<str> = key.into();
        Self {
            event_type: event_type.parse().expect("a type of this program"),
            state_key: StateKey::try_from(&*key).ok(),
            sender: sender.to_shared(),
            content: content.as_object().cloned(),
            updates: None,
            relates_to: None,
            redacts: None,
        }
    }

    /// A state event that a server makes (EVT-3).
    pub fn server_state(
        event_type: &str,
        key: impl Into<Arc<str>>,
        server: &ServerName,
        content: Map<String, Value>,
    ) -> Self {
        let key: Arc<str> = key.into();
        Self {
            event_type: event_type.parse().expect("a type of this program"),
            state_key: StateKey::try_from(&*key).ok(),
            sender: server.to_shared(),
            content: Some(content),
            updates: None,
            relates_to: None,
            redacts: None,
        }
    }

    /// The deletion of a type and key (EVT-6).
    pub fn deletion(event_type: EventType, key: StateKey, sender: &UserId) -> Self {
        Self {
            event_type,
            state_key: Some(key),
            sender: sender.to_shared(),
            content: None,
            updates: None,
            relates_to: None,
            redacts: None,
        }
    }

    /// A membership event.
    pub fn member(
        sender: &UserId,
        target: &UserId,
        membership: &str,
        reason: Option<&str>,
    ) -> Self {
        let mut content = json!({ "membership": membership });
        if let Some(reason) = reason {
            content["reason"] = reason.into();
        }
        Self::state(MEMBER, target.to_shared(), sender, &content)
    }
}

/// What an event has before it is put into a room: an id, a time, and its sender's signatures if it has any (MSG-2).
#[derive(Clone, Debug)]
pub struct Given {
    /// The id.
    pub event_id: EventId,
    /// `origin_server_ts`, in milliseconds.
    pub ts: u64,
    /// The signatures, by signer and key.
    pub signatures: Option<Value>,
}

impl Given {
    /// A new id, and now.
    pub fn now(env: &Env, server: &ServerName) -> Result<Self, AppError> {
        let id = URL_SAFE_NO_PAD.encode(env.event_id_bytes());
        let event_id = format!("${id}:{server}")
            .parse()
            .map_err(|error| AppError::internal(format!("own event id: {error}")))?;
        Ok(Self {
            event_id,
            ts: env.now_ms(),
            signatures: None,
        })
    }
}

/// Makes the event of a draft, as the next one of a room.
///
/// Refuses with `TooLarge` what exceeds 64 KiB as canonical JSON (EVT-7).
pub fn event(draft: &Draft, room: &RoomState, given: Given) -> Result<NewEvent, AppError> {
    let json = sized_text(draft, &room.room_id, &given)?;
    let Given { event_id, ts, .. } = given;
    Ok(NewEvent {
        event_id,
        order: room.head_order() + ORDER_STEP,
        event_type: draft.event_type.to_shared(),
        state_key: draft.state_key.as_ref().map(StateKey::to_shared),
        sender: Arc::clone(&draft.sender),
        ts,
        json,
        deletes: draft.state_key.is_some() && draft.content.is_none(),
        membership: membership_change(draft),
        parent: parent(draft),
        depth: room.tip().map_or(0, |tip| tip.depth) + 1,
        prev_events: room
            .tip()
            .map(|tip| tip.event_id.clone())
            .into_iter()
            .collect(),
        auth_events: auth_events(draft, room),
        replaces: replaced(draft, room),
        redacts: draft.redacts.clone(),
        proof: None,
        local: stays(draft).then(Local::default),
    })
}

/// Whether an event is for the clients of its sender alone, and so for no other server (UPD-5).
fn stays(draft: &Draft) -> bool {
    parent(draft).is_some_and(|parent| parent.relation == Relation::Receipt)
}

/// Makes the event of a draft as another server has made it, as the next one of a room or at its place in it.
///
/// Refuses with `TooLarge` what exceeds 64 KiB as canonical JSON (EVT-7).
pub fn foreign_event(
    draft: &Draft,
    foreign: &Foreign,
    room: &RoomState,
) -> Result<NewEvent, AppError> {
    let late = foreign.late.as_ref();
    let given = Given {
        event_id: foreign.event_id.clone(),
        ts: foreign.ts,
        signatures: None,
    };
    Ok(NewEvent {
        event_id: foreign.event_id.clone(),
        order: late.map_or(room.head_order() + ORDER_STEP, |late| late.order),
        event_type: draft.event_type.to_shared(),
        state_key: draft.state_key.as_ref().map(StateKey::to_shared),
        sender: Arc::clone(&draft.sender),
        ts: foreign.ts,
        json: sized_text(draft, &room.room_id, &given)?,
        deletes: draft.state_key.is_some() && draft.content.is_none(),
        membership: membership_change(draft),
        parent: parent(draft),
        depth: foreign.depth,
        prev_events: foreign.prev_events.clone(),
        auth_events: foreign.auth_events.clone(),
        replaces: match late {
            Some(late) => late.replaces.clone(),
            None => replaced(draft, room),
        },
        redacts: draft.redacts.clone(),
        proof: Some(foreign.proof.clone()),
        local: None,
    })
}

fn sized_text(draft: &Draft, room_id: &RoomId, given: &Given) -> Result<Arc<str>, AppError> {
    let json = text(draft, room_id, given);
    let (size, most) = (json.len(), canonical::MAX_EVENT_BYTES);
    if size > most {
        return Err(AppError::new(
            ErrorKind::TooLarge,
            format!("the event has {size} bytes, {most} are allowed"),
        ));
    }
    Ok(json.into())
}

/// The state that a draft takes the place of.
fn replaced(draft: &Draft, room: &RoomState) -> Option<Replaced> {
    let before = room.get(
        draft.event_type.as_str(),
        draft.state_key.as_ref()?.as_str(),
    )?;
    Some(Replaced {
        event_id: before.event_id.clone(),
        content: Arc::clone(&before.content),
    })
}

/// The event as canonical JSON: its keys come sorted, and so are written in this order.
///
/// What it replaced isn't part of it: that is shown with it, as it then is (RED-1).
fn text(draft: &Draft, room_id: &RoomId, given: &Given) -> String {
    let mut json = Json::with_capacity(512);
    if let Some(content) = &draft.content {
        json.put("content", content);
    }
    json.put("event_id", &given.event_id);
    json.put("origin_server_ts", &given.ts);
    if let Some(redaction) = &draft.redacts {
        json.put("redacts", &redaction.target);
    }
    if let Some(relation) = &draft.relates_to {
        json.put("relates_to", relation);
    }
    json.put("room_id", room_id);
    json.put("sender", &*draft.sender);
    if let Some(signatures) = &given.signatures {
        json.put("signatures", signatures);
    }
    if let Some(key) = &draft.state_key {
        json.put("state_key", key);
    }
    json.put("type", &draft.event_type);
    if let Some(parent) = &draft.updates {
        json.put("updates", parent);
    }
    json.end()
}

/// An object while it is written.
struct Json(String);

impl Json {
    fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    fn put(&mut self, key: &str, value: &(impl Serialize + ?Sized)) {
        // Nothing here has keys that aren't text, which is all that could fail.
        self.put_text(key, &serde_json::to_string(value).unwrap_or_default());
    }

    fn put_text(&mut self, key: &str, text: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push('"');
        self.0.push_str(key);
        self.0.push_str("\":");
        self.0.push_str(text);
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

fn membership_change(draft: &Draft) -> Option<(UserId, String)> {
    if draft.event_type.as_str() != MEMBER {
        return None;
    }
    let user = draft.state_key.as_ref()?.as_str().parse().ok()?;
    let content = draft.content.as_ref();
    let membership = content
        .and_then(|map| map.get("membership")?.as_str())
        .unwrap_or("leave");
    Some((user, membership.to_owned()))
}

/// What a draft hangs on.
fn parent(draft: &Draft) -> Option<Parent> {
    let named = Named {
        updates: draft.updates.as_ref(),
        relates_to: draft.relates_to.as_ref(),
    };
    parent_of(draft.event_type.as_str(), named)
}

/// The state events that another server would need to allow this one.
fn auth_events(draft: &Draft, room: &RoomState) -> Vec<EventId> {
    let is_member_event = draft.event_type.as_str() == MEMBER;
    let target = draft.state_key.as_ref().map_or("", |key| key.as_str());
    let places = [
        (CREATE, "_", true),
        (POWER_LEVELS, "_", true),
        (MEMBER, &*draft.sender, true),
        (JOIN_RULES, "_", is_member_event),
        (MEMBER, target, is_member_event && target != &*draft.sender),
    ];
    let wanted = places.into_iter().filter(|(_, _, needed)| *needed);
    wanted
        .filter_map(|(kind, key, _)| Some(room.get(kind, key)?.shared_id().clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EVT-7, EVT-8: what is kept is canonical, with what state replaced.
    #[test]
    fn events_are_written_as_canonical_json() {
        let (env, _clock) = Env::test(1);
        let server = "a.example".parse().expect("a name");
        let ann: UserId = "@ann:a.example".parse().expect("an id");
        let mut room = RoomState::empty("!r:a.example".parse().expect("an id"));
        for name in ["Boats", "Ships \u{e9}\n\"x\""] {
            let mut draft = Draft::state(
                "state.m.room.name",
                "_",
                &ann,
                &json!({ "name": name, "a": [1] }),
            );
            draft.relates_to = Some(RelatesTo::new(
                "$x:a.example".parse().expect("an id"),
                "m.comment".parse().expect("a type"),
            ));
            draft.updates = Some("$y:a.example".parse().expect("an id"));
            let given = Given {
                signatures: Some(json!({ "@ann:a.example": { "ed25519:x": "s" } })),
                ..Given::now(&env, &server).expect("an id")
            };
            let event = event(&draft, &room, given).expect("an event");
            let value: Value = serde_json::from_str(&event.json).expect("json");
            assert_eq!(canonical::text(&value), *event.json);
            assert_eq!(value["content"]["name"], name);
            let before = room.get("state.m.room.name", "_");
            assert_eq!(
                event.replaces.as_ref().map(|replaced| &replaced.event_id),
                before.map(|entry| &entry.event_id)
            );
            room = room.after(&event, draft.content.as_ref().expect("a content"));
        }
    }
}
