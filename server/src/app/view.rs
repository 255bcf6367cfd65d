//! Events as one reader sees them: the kept text, with what this server adds spliced in (EVT-7).

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::value::RawValue;
use tidings_types::{EventId, RoomEvent};

use super::bundle::Bundles;
use super::filter::Filter;
use super::live::{TailEvent, membership_of};
use super::room::state::{MEMBER, PROFILE};
use super::room::{Origin, RoomState, StateEntry};
use super::rules::membership::Member;
use super::{App, AppError, Client};
use crate::store::{ORDER_STEP, Position, StatePlace, StoredEvent};

/// What is added to an event's text.
#[derive(Clone, Copy, Default)]
struct Additions<'a> {
    age_ms: u64,
    origin: Option<&'a Origin>,
    replaces: Option<&'a crate::store::Replaced>,
    redacted_because: Option<&'a str>,
    profile: Option<&'a str>,
    after: Option<&'a EventId>,
    updated_by: Option<&'a str>,
    replies: Option<&'a str>,
}

/// Where an event stands.
#[derive(Clone, Copy)]
enum Inside {
    Answer,
    Bundle,
}

/// How events are looked at.
struct Look<'a> {
    reader: &'a Client,
    filter: &'a Filter,
    bundles: &'a Bundles,
    now_ms: u64,
}

impl App {
    /// Events of timelines for a reader, as the filter wants them: with what state replaced, with a joining member's
    /// profile (EVT-10), with the action if the reader caused it lately (ACT-5), and late ones with the event that they come
    /// after where the reader asked for them (STR-3).
    pub(super) async fn show_all(
        &self,
        events: &[Arc<StoredEvent>],
        reader: &Client,
        filter: &Filter,
    ) -> Result<Vec<RoomEvent>, AppError> {
        self.show_events(events, &Bundles::default(), reader, filter)
            .await
    }

    /// The same with what is bundled in them.
    pub(super) async fn show_events(
        &self,
        events: &[Arc<StoredEvent>],
        bundles: &Bundles,
        reader: &Client,
        filter: &Filter,
    ) -> Result<Vec<RoomEvent>, AppError> {
        let tail = events.iter().map(|event| TailEvent {
            event: Arc::clone(event),
            origin: self.live.origin_of(event.position),
        });
        self.show_tail(&tail.collect::<Vec<_>>(), bundles, reader, filter)
            .await
    }

    /// The same for events whose origin is at hand.
    pub(super) async fn show_tail(
        &self,
        events: &[TailEvent],
        bundles: &Bundles,
        reader: &Client,
        filter: &Filter,
    ) -> Result<Vec<RoomEvent>, AppError> {
        if filter.is_federation() {
            let events: Vec<_> = events.iter().map(|tail| Arc::clone(&tail.event)).collect();
            return self.federation_forms(&events).await;
        }
        let mut profiles = self.profiles_of(events).await?.into_iter();
        let befores = self.befores_of(events, filter).await?;
        let look = Look {
            reader,
            filter,
            bundles,
            now_ms: self.env.now_ms(),
        };
        let shown = events.iter().map(|TailEvent { event, origin }| {
            let profile = joins(event).then(|| profiles.next().flatten()).flatten();
            let additions = Additions {
                origin: own(origin.as_deref(), reader),
                profile: profile.as_deref().map(|profile| &*profile.json),
                after: befores.get(&event.position),
                ..Additions::default()
            };
            self.show_one(event, additions, &look, Inside::Answer)
        });
        shown.collect()
    }

    /// An event of an answer, or one that is bundled in another. These have no bundle of replies of their own, only the
    /// number of them.
    fn show_one(
        &self,
        event: &StoredEvent,
        additions: Additions<'_>,
        look: &Look<'_>,
        inside: Inside,
    ) -> Result<RoomEvent, AppError> {
        let updated_by: Vec<_> = look.bundles.updates_of(event).collect();
        let updated_by = self.show_list(&updated_by, look)?;
        let replies = match look.bundles.replies_to(event) {
            None => None,
            Some(replies) => {
                let (start, chunk) = match inside {
                    Inside::Answer => (replies.start.as_ref(), &*replies.chunk),
                    Inside::Bundle => (replies.whole.as_ref(), &[][..]),
                };
                let chunk: Vec<_> = chunk.iter().collect();
                let chunk = self.show_list(&chunk, look)?;
                let chunk = chunk.as_deref().unwrap_or("[]");
                let start = start.map_or_else(String::new, |start| {
                    format!(r#","start":"{}""#, start.as_str())
                });
                let count = replies.count;
                Some(format!(r#"{{"chunk":{chunk},"count":{count}{start}}}"#))
            }
        };
        let additions = Additions {
            age_ms: look.now_ms.saturating_sub(event.ts),
            replaces: event.replaces.as_ref(),
            redacted_because: event.redacted_because.as_deref(),
            updated_by: updated_by.as_deref(),
            replies: replies.as_deref(),
            ..additions
        };
        look.filter.cut(splice(&event.json, additions))
    }

    /// Events that are bundled, as a list in JSON; `None` without any.
    fn show_list(
        &self,
        events: &[&Arc<StoredEvent>],
        look: &Look<'_>,
    ) -> Result<Option<String>, AppError> {
        let mut text = String::new();
        for event in events {
            text.push(if text.is_empty() { '[' } else { ',' });
            let origin = self.live.origin_of(event.position);
            let additions = Additions {
                origin: own(origin.as_deref(), look.reader),
                ..Additions::default()
            };
            let shown = self.show_one(event, additions, look, Inside::Bundle)?;
            text.push_str(shown.json());
        }
        if text.is_empty() {
            return Ok(None);
        }
        text.push(']');
        Ok(Some(text))
    }

    /// One event.
    pub(super) async fn show(
        &self,
        event: &Arc<StoredEvent>,
        reader: &Client,
        filter: &Filter,
    ) -> Result<RoomEvent, AppError> {
        let shown = self
            .show_all(std::slice::from_ref(event), reader, filter)
            .await?;
        shown
            .into_iter()
            .next()
            .ok_or_else(|| AppError::internal("an event that isn't shown"))
    }

    /// Entries of a room's state, for any reader. Current state comes without `prev_content` (SYN-3).
    pub(super) async fn show_states(
        &self,
        entries: &[Arc<StateEntry>],
        filter: &Filter,
    ) -> Result<Vec<RoomEvent>, AppError> {
        if filter.is_federation() {
            return self.federation_states(entries).await;
        }
        let now_ms = self.env.now_ms();
        let shown = entries
            .iter()
            .map(|entry| filter.cut(show_state(entry, now_ms, None)));
        shown.collect()
    }

    async fn federation_states(
        &self,
        entries: &[Arc<StateEntry>],
    ) -> Result<Vec<RoomEvent>, AppError> {
        let mut events = Vec::with_capacity(entries.len());
        for entry in entries {
            let event = self.store.event(&entry.event_id).await?;
            let gone = || AppError::internal(format!("event {} is gone", entry.event_id));
            events.push(event.ok_or_else(gone)?);
        }
        self.federation_forms(&events).await
    }

    /// Memberships of a room's state, each with the member's profile in the room (EVT-10).
    pub(super) fn show_members(
        &self,
        entries: &[(Arc<str>, Arc<StateEntry>)],
        state: &RoomState,
    ) -> Vec<RoomEvent> {
        let now_ms = self.env.now_ms();
        let shown = entries.iter().map(|(user, entry)| {
            let profile = state.get(PROFILE, user).map(|profile| &*profile.json);
            show_state(entry, now_ms, profile)
        });
        shown.collect()
    }

    /// The profile events that belong to the joins among events, in their order. A join is followed by its profile in one
    /// append, unless the room has the profile already.
    async fn profiles_of(
        &self,
        events: &[TailEvent],
    ) -> Result<Vec<Option<Arc<StoredEvent>>>, AppError> {
        let joins = events.iter().filter(|tail| joins(&tail.event));
        let places = joins.map(|TailEvent { event, .. }| StatePlace {
            room_id: event.room_id.clone(),
            event_type: PROFILE.into(),
            state_key: event.state_key.clone().unwrap_or_default(),
            order: event.order.saturating_add(ORDER_STEP),
            until: Position::MAX,
        });
        let places: Vec<StatePlace> = places.collect();
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.store.states_at(places).await?;
        Ok(found
            .into_iter()
            .map(|event| event.filter(|event| !event.deletes))
            .collect())
    }
}

fn joins(event: &StoredEvent) -> bool {
    &*event.event_type == MEMBER && membership_of(event) == Member::Join
}

fn show_state(entry: &StateEntry, now_ms: u64, profile: Option<&str>) -> RoomEvent {
    let additions = Additions {
        age_ms: now_ms.saturating_sub(entry.ts),
        redacted_because: entry.redacted_because.as_deref(),
        profile,
        ..Additions::default()
    };
    splice(&entry.json, additions)
}

/// The origin, if it is the reader's own: nobody else learns of it (ACT-5).
fn own<'a>(origin: Option<&'a Origin>, reader: &Client) -> Option<&'a Origin> {
    origin.filter(|origin| *origin.client == *reader)
}

/// Puts what is added into an event's text, which ends with its closing brace and has none of these keys.
fn splice(json: &str, add: Additions<'_>) -> RoomEvent {
    let body = json.strip_suffix('}').unwrap_or(json);
    let more = add
        .replaces
        .map_or(0, |replaced| replaced.content.len() + 120)
        + add.redacted_because.map_or(0, |text| text.len() + 24)
        + add.profile.map_or(0, |text| text.len() + 12)
        + add.after.map_or(0, |id| id.as_str().len() + 12)
        + add.updated_by.map_or(0, |text| text.len() + 16)
        + add.replies.map_or(0, |text| text.len() + 12);
    let mut text = String::with_capacity(body.len() + 96 + more);
    text.push_str(body);
    // Ids have no characters that JSON would escape.
    if let Some(replaced) = add.replaces {
        let (content, id) = (&replaced.content, &replaced.event_id);
        let _ = write!(text, r#","prev_content":{content},"replaces_state":"{id}""#);
    }
    if let Some(updated_by) = add.updated_by {
        let _ = write!(text, r#","updated_by":{updated_by}"#);
    }
    if let Some(replies) = add.replies {
        let _ = write!(text, r#","replies":{replies}"#);
    }
    let _ = write!(text, r#","unsigned":{{"age":{}"#, add.age_ms);
    if let Some(origin) = add.origin
        && let Some(action_id) = origin.action_id
    {
        let _ = write!(
            text,
            r#","action_id":{action_id},"session_id":"{}""#,
            origin.session_id
        );
    }
    if let Some(profile) = add.profile {
        let _ = write!(text, r#","profile":{profile}"#);
    }
    if let Some(because) = add.redacted_because {
        let _ = write!(text, r#","redacted_because":{because}"#);
    }
    if let Some(id) = add.after {
        let _ = write!(text, r#","after":"{id}""#);
    }
    text.push_str("}}");
    RoomEvent::from_trusted(RawValue::from_string(text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"content":{},"sender":"@ann:a","type":"message.x"}"#;

    fn client(device: &str) -> Client {
        Client {
            user_id: "@ann:a".parse().expect("an id"),
            device_id: device.into(),
        }
    }

    /// ACT-5: the causing client sees its action, nobody else does.
    #[test]
    fn only_the_causing_client_sees_the_action() {
        let origin = Origin {
            client: Arc::new(client("ONE")),
            session_id: "s3ssion".parse().expect("an id"),
            action_id: Some(4),
        };
        let unsigned = |reader: &Client| {
            let additions = Additions {
                age_ms: 7,
                origin: own(Some(&origin), reader),
                ..Additions::default()
            };
            let shown = splice(EVENT, additions);
            let value: serde_json::Value = serde_json::from_str(shown.json()).expect("json");
            value["unsigned"].clone()
        };
        let seen = serde_json::json!({"age": 7, "action_id": 4, "session_id": "s3ssion"});
        assert_eq!(unsigned(&client("ONE")), seen);
        assert_eq!(unsigned(&client("TWO")), serde_json::json!({"age": 7}));
    }
}
