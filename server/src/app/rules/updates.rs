//! Which events may hang on which others (UPD-1, UPD-5, UPD-6, REL-1).

use tidings_types::{
    EventId, EventType, ReceiptDeliveredEventContent, ReceiptReadEventContent, RelatesTo, RoomId,
    RoomMessageEventContent, TypedContent as _,
};

use crate::app::AppError;
use crate::app::room::state::REDACTION;
use crate::store::{Parent, Relation, StoredEvent};

/// The most events that update one event; receipts and redacted ones don't count (UPD-2).
pub const UPDATES_MAX: u64 = 1_000;
/// The most levels of updates below an event that updates none.
pub const LEVELS_MAX: usize = 8;
/// The most updates below such an event, of all levels together, at which one of the deeper levels is still taken. What is
/// bundled in one event has so a bound.
pub const TREE_MAX: usize = 2_000;

/// The fields of a request that name a parent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'a> {
    /// The event to update (UPD-1).
    pub updates: Option<&'a EventId>,
    /// The event to respond to (REL-1).
    pub relates_to: Option<&'a RelatesTo>,
}

impl<'a> Named<'a> {
    /// The parent, and the field that names it.
    pub fn parent(self) -> Option<(&'a EventId, &'static str)> {
        let updated = self.updates.map(|id| (id, "/updates"));
        let related = self
            .relates_to
            .map(|relation| (&relation.event_id, "/relates_to/event_id"));
        updated.or(related)
    }
}

/// Whether events of a type are for the clients of their sender alone (UPD-5).
pub fn is_receipt(event_type: &str) -> bool {
    [
        ReceiptDeliveredEventContent::TYPE,
        ReceiptReadEventContent::TYPE,
    ]
    .contains(&event_type)
}

/// What an event hangs on, by what it names. A redaction that updates an event is that of a receipt, and as secret.
pub fn parent_of(event_type: &str, named: Named<'_>) -> Option<Parent> {
    if let Some(event_id) = named.updates {
        let secret = is_receipt(event_type) || event_type == REDACTION;
        return Some(Parent {
            event_id: event_id.clone(),
            relation: if secret {
                Relation::Receipt
            } else {
                Relation::Updates
            },
        });
    }
    let relation = named.relates_to?;
    Some(Parent {
        event_id: relation.event_id.clone(),
        relation: Relation::RelatesTo(relation.rel_type.as_str().into()),
    })
}

/// Whether an event may name what it names, whatever that is: one parent at most (REL-1), and a receipt the event it is for
/// (UPD-5).
pub fn check_named(event_type: &EventType, named: Named<'_>) -> Result<(), AppError> {
    if named.updates.is_some() && named.relates_to.is_some() {
        return Err(AppError::bad_field(
            "/relates_to",
            "an event updates another or relates to one, not both",
        ));
    }
    if is_receipt(event_type.as_str()) && named.updates.is_none() {
        return Err(AppError::bad_json(
            "/updates",
            "a receipt names the event it is for",
        ));
    }
    Ok(())
}

/// Whether a user may hang an event of a type in a room on a parent that the user sees, named by a field.
pub fn check_parent(
    (room_id, event_type, user): (&RoomId, &EventType, &str),
    parent: &StoredEvent,
    named: Named<'_>,
    field: &str,
) -> Result<(), AppError> {
    if parent.room_id != *room_id {
        return Err(AppError::bad_field(
            field,
            "the event is one of another room",
        ));
    }
    if parent.is_receipt() {
        return Err(AppError::bad_field(
            field,
            "nothing hangs on a receipt, of which nobody else knows",
        ));
    }
    let is_edit = named.updates.is_some() && event_type.as_str() == RoomMessageEventContent::TYPE;
    if is_edit && &*parent.sender != user {
        return Err(AppError {
            path: Some(field.to_owned()),
            ..AppError::forbidden("only the sender of a message edits it")
        });
    }
    Ok(())
}

/// Whether an event with so many updates, so many levels below one that updates none, takes one more (UPD-2).
pub fn check_room_for_one(updates: u64, level: usize) -> Result<(), AppError> {
    let full = |text: String| Err(AppError::bad_field("/updates", text));
    if updates >= UPDATES_MAX {
        return full(format!("an event takes at most {UPDATES_MAX} updates"));
    }
    if level >= LEVELS_MAX {
        return full(format!("updates of updates go {LEVELS_MAX} levels deep"));
    }
    Ok(())
}

/// The refusal of an update of an update where all of them together are too many.
pub fn tree_is_full() -> AppError {
    AppError::bad_field(
        "/updates",
        format!("updates of updates are taken up to {TREE_MAX} in all"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::error::ErrorKind;
    use crate::store::Standing;

    const MESSAGE: &str = "message.m.room.message";
    const READ: &str = "message.m.receipt.read";

    fn event_id(name: &str) -> EventId {
        format!("${name}:a").parse().expect("an id")
    }

    fn relation() -> RelatesTo {
        RelatesTo::new(event_id("p"), "m.comment".parse().expect("a type"))
    }

    fn parent(room: &str, sender: &str, hangs: Option<Relation>) -> StoredEvent {
        StoredEvent {
            position: 1,
            order: 1,
            room_id: room.parse().expect("an id"),
            event_id: event_id("p"),
            event_type: MESSAGE.into(),
            state_key: None,
            sender: sender.into(),
            ts: 0,
            json: "{}".into(),
            deletes: false,
            depth: 1,
            parent: hangs.map(|relation| Parent {
                event_id: event_id("q"),
                relation,
            }),
            replaces: None,
            redacted_because: None,
            standing: Standing::Shared,
        }
    }

    /// UPD-5, REL-1: what may be named, and where the fault is said to lie.
    #[test]
    fn an_event_names_one_parent_and_a_receipt_must() {
        let (id, related) = (event_id("p"), relation());
        let (one, other) = (Some(&id), Some(&related));
        for (event_type, updates, relates_to, fault) in [
            (MESSAGE, None, None, None),
            (MESSAGE, one, None, None),
            (MESSAGE, None, other, None),
            (MESSAGE, one, other, Some("/relates_to")),
            (READ, one, None, None),
            (READ, None, None, Some("/updates")),
            (READ, None, other, Some("/updates")),
            (READ, one, other, Some("/relates_to")),
        ] {
            let event_type: EventType = event_type.parse().expect("a type");
            let named = Named {
                updates,
                relates_to,
            };
            let found = check_named(&event_type, named).err();
            assert_eq!(
                found.and_then(|error| error.path).as_deref(),
                fault,
                "{event_type} {named:?}"
            );
        }
    }

    /// UPD-5: what hangs on a parent in secret.
    #[test]
    fn receipts_and_their_redactions_are_secret() {
        let (id, related) = (event_id("p"), relation());
        let updating = Named {
            updates: Some(&id),
            relates_to: None,
        };
        for (event_type, expected) in [
            (MESSAGE, Relation::Updates),
            ("message.m.call.ack", Relation::Updates),
            ("message.m.receipt.other", Relation::Updates),
            (READ, Relation::Receipt),
            ("message.m.receipt.delivered", Relation::Receipt),
            (REDACTION, Relation::Receipt),
        ] {
            let found = parent_of(event_type, updating).expect("a parent");
            assert_eq!((found.event_id, found.relation), (id.clone(), expected));
        }
        let relating = Named {
            updates: None,
            relates_to: Some(&related),
        };
        let found = parent_of(MESSAGE, relating).expect("a parent");
        assert_eq!(found.relation, Relation::RelatesTo("m.comment".into()));
        assert_eq!(parent_of(MESSAGE, Named::default()), None);
    }

    /// UPD-4, UPD-5, UPD-6, REL-1 over the type, the room, the sender of the parent, and what the parent is.
    #[test]
    fn a_child_fits_its_parent() {
        let room: RoomId = "!r:a".parse().expect("an id");
        let (id, related) = (event_id("p"), relation());
        let mut asked = 0;
        for event_type in [MESSAGE, "message.x", READ] {
            for parent_room in ["!r:a", "!other:a"] {
                for sender in ["@ann:a", "@bob:a"] {
                    for hangs in [None, Some(Relation::Updates), Some(Relation::Receipt)] {
                        for updates in [true, false] {
                            let named = Named {
                                updates: updates.then_some(&id),
                                relates_to: (!updates).then_some(&related),
                            };
                            let kind: EventType = event_type.parse().expect("a type");
                            let parent = parent(parent_room, sender, hangs.clone());
                            let found =
                                check_parent((&room, &kind, "@ann:a"), &parent, named, "/x");
                            let expected =
                                if parent_room != "!r:a" || hangs == Some(Relation::Receipt) {
                                    Some(ErrorKind::InvalidParam)
                                } else if updates && event_type == MESSAGE && sender != "@ann:a" {
                                    Some(ErrorKind::Forbidden)
                                } else {
                                    None
                                };
                            let error = found.err();
                            assert_eq!(error.as_ref().map(|error| error.kind), expected);
                            assert!(error.is_none_or(|error| error.path.as_deref() == Some("/x")));
                            asked += 1;
                        }
                    }
                }
            }
        }
        assert_eq!(asked, 72);
    }

    /// UPD-2: a thousand, and a bounded depth.
    #[test]
    fn there_is_room_for_so_many() {
        for (updates, level, fits) in [
            (0, 0, true),
            (999, 0, true),
            (1_000, 0, false),
            (0, 7, true),
            (0, 8, false),
        ] {
            assert_eq!(check_room_for_one(updates, level).is_ok(), fits);
        }
    }
}
