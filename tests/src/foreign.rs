//! Another server, as far as this one hears of it: events that it made, handed to a running server's own process.

use serde_json::{Value, json};
use tidings_server::app::AppError;
use tidings_server::app::ingest::{ForeignEvent, Ingestion, Taken};
use tidings_server::store::Proof;
use tidings_types::{EventId, RelatesTo};

use crate::TestServer;

/// The name of the other server.
pub const THERE: &str = "there.example";

/// A user of the other server, in one room.
#[derive(Clone)]
pub struct Foreigner {
    ingestion: Ingestion,
    /// The user's id.
    pub id: String,
    /// The room.
    pub room: String,
}

impl Foreigner {
    /// A user of the other server by the local part of the name; not joined to anything.
    pub fn new(server: &TestServer, name: &str, room: &str) -> Self {
        Self {
            ingestion: server.server().ingestion(),
            id: format!("@{name}:{THERE}"),
            room: room.to_owned(),
        }
    }

    /// A text that builds on an event. `local` makes the event's id.
    pub fn text(&self, local: &str, after: &str) -> ForeignEvent {
        let content = json!({ "msgtype": "m.text", "body": local });
        self.event(local, after, "message.m.room.message", None, Some(content))
    }

    /// A state event that builds on an event; without content it deletes the key.
    pub fn state(
        &self,
        (local, after): (&str, &str),
        (event_type, key): (&str, &str),
        content: Option<Value>,
    ) -> ForeignEvent {
        self.event(local, after, event_type, Some(key), content)
    }

    /// A membership event.
    pub fn member(&self, ids: (&str, &str), user: &str, membership: &str) -> ForeignEvent {
        let content = json!({ "membership": membership });
        self.state(ids, ("state.m.room.member", user), Some(content))
    }

    /// A redaction of an event.
    pub fn redaction(&self, (local, after): (&str, &str), target: &str) -> ForeignEvent {
        let content = Some(json!({ "reason": "theirs" }));
        let mut event = self.event(local, after, "message.m.room.redaction", None, content);
        event.redacts = Some(event_id(target));
        event
    }

    /// An event of a call that builds on an event; all but an invite update one.
    pub fn signal(
        &self,
        (local, after): (&str, &str),
        (event_type, content): (&str, &Value),
        updates: Option<&str>,
    ) -> ForeignEvent {
        let mut event = self.event(local, after, event_type, None, Some(content.clone()));
        event.updates = updates.map(event_id);
        event
    }

    /// A text that builds on an event and updates another.
    pub fn edit(&self, (local, after): (&str, &str), parent: &str) -> ForeignEvent {
        ForeignEvent {
            updates: Some(event_id(parent)),
            ..self.text(local, after)
        }
    }

    /// A text that builds on an event and responds to another.
    pub fn reply(
        &self,
        (local, after): (&str, &str),
        parent: &str,
        rel_type: &str,
    ) -> ForeignEvent {
        let rel_type = rel_type.parse().expect("a relationship type");
        ForeignEvent {
            relates_to: Some(RelatesTo::new(event_id(parent), rel_type)),
            ..self.text(local, after)
        }
    }

    fn event(
        &self,
        local: &str,
        after: &str,
        event_type: &str,
        state_key: Option<&str>,
        content: Option<Value>,
    ) -> ForeignEvent {
        let content = content.map(|content| content.as_object().expect("an object").clone());
        ForeignEvent {
            event_id: event_id(&id(local)),
            room_id: self.room.parse().expect("a room id"),
            sender: self.id.parse().expect("a user id"),
            event_type: event_type.parse().expect("a type"),
            state_key: state_key.map(|key| key.parse().expect("a state key")),
            content,
            redacts: None,
            updates: None,
            relates_to: None,
            ts: 1_420_500_000_000,
            depth: 7,
            prev_events: vec![event_id(after)],
            auth_events: Vec::new(),
            proof: Proof {
                sha256: [7; 32],
                key_id: "ed25519:there".to_owned(),
                signature: [7; 64],
            },
        }
    }

    /// Joins the room, behind its newest event.
    pub async fn join(&self, local: &str, after: &str) -> String {
        self.take(&self.member((local, after), &self.id, "join"))
            .await
    }

    /// Hands an event over, which is taken; gives its id.
    #[track_caller]
    pub fn take(&self, event: &ForeignEvent) -> impl Future<Output = String> + use<> {
        let at = std::panic::Location::caller();
        let (this, event) = (self.clone(), event.clone());
        async move {
            let taken = this.hand_over(&event).await;
            let taken = taken.unwrap_or_else(|error| panic!("{at}: {error:?}"));
            assert!(matches!(taken, Taken::Now(_)), "{at}: {taken:?}");
            event.event_id.to_string()
        }
    }

    /// Hands an event over.
    pub async fn hand_over(&self, event: &ForeignEvent) -> Result<Taken, AppError> {
        self.ingestion.take(event).await
    }

    /// Hands an event over that `child` builds on.
    pub async fn hand_over_older(
        &self,
        event: &ForeignEvent,
        child: &str,
    ) -> Result<Taken, AppError> {
        self.ingestion.take_older(event, &event_id(child)).await
    }

    /// Finds an event unacceptable.
    pub async fn reject(&self, event: &str, reason: Option<&str>) -> bool {
        let rejected = self.ingestion.reject(&event_id(event), reason).await;
        rejected.expect("the event can be rejected").is_some()
    }
}

/// The id of an event that the other server made.
pub fn id(local: &str) -> String {
    format!("${local}:{THERE}")
}

fn event_id(id: &str) -> EventId {
    id.parse().expect("an event id")
}
