//! What a timeline is made of: events as they are shown, gaps, and messages that are on their way.

use std::sync::Arc;

use serde_json::value::RawValue;
use tidings_types::{ChunkToken, EventId, RoomEvent, RoomMemberProfileEventContent};

use crate::{LocalEcho, LocalId};

/// One place in the timeline of a [`RoomView`](super::RoomView).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TimelineEntry {
    /// An event.
    Event(Arc<Item>),
    /// Here may be events that aren't held; [`RoomView::fill`](super::RoomView::fill) gets them.
    Gap(Gap),
    /// A message of this client that hasn't come back yet (ACT-7). These stand at the end.
    Echo(Arc<LocalEcho>),
}

impl TimelineEntry {
    /// The event, if it is one.
    pub fn item(&self) -> Option<&Arc<Item>> {
        match self {
            Self::Event(item) => Some(item),
            _ => None,
        }
    }

    /// The gap, if it is one.
    pub fn gap(&self) -> Option<&Gap> {
        match self {
            Self::Gap(gap) => Some(gap),
            _ => None,
        }
    }

    /// The message on its way, if it is one.
    pub fn echo(&self) -> Option<&Arc<LocalEcho>> {
        match self {
            Self::Echo(echo) => Some(echo),
            _ => None,
        }
    }
}

/// Which gap of a view this is. It keeps its name while it gets smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GapId(pub(super) u64);

/// A place in a timeline where events may be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub(super) id: GapId,
    /// Where to scroll back from. `None` where that is no longer known, or may lead past late events that came since: then the
    /// event behind the gap says where it is.
    pub(super) token: Option<ChunkToken>,
}

impl Gap {
    /// Which gap this is.
    pub fn id(&self) -> GapId {
        self.id
    }
}

/// How a member is shown: the name and the picture (EVT-10).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Profile {
    /// The name for people.
    pub displayname: Option<String>,
    /// Where the picture is.
    pub avatar_url: Option<String>,
}

impl Profile {
    /// The profile in a content; none where there is nothing to show.
    pub(super) fn of(content: Option<&RawValue>) -> Option<Arc<Self>> {
        let content: RoomMemberProfileEventContent = serde_json::from_str(content?.get()).ok()?;
        let profile = Self {
            displayname: content.displayname,
            avatar_url: content.avatar_url,
        };
        (profile != Self::default()).then(|| Arc::new(profile))
    }
}

/// What this user's own receipts say of an event (UPD-5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Receipts {
    /// One of the user's clients has it.
    pub delivered: bool,
    /// The user has read it.
    pub read: bool,
}

/// An event as it is shown: with what updates it folded in (UPD-3), and with its sender's name at the time (EVT-10).
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub(super) id: EventId,
    pub(super) event: RoomEvent,
    pub(super) edit: Option<RoomEvent>,
    pub(super) profile: Option<Arc<Profile>>,
    pub(super) reply_count: u64,
    pub(super) receipts: Receipts,
    pub(super) redacted: bool,
    pub(super) local_id: Option<LocalId>,
}

impl Item {
    /// The event's id.
    pub fn event_id(&self) -> &EventId {
        &self.id
    }

    /// The event as it was sent, without what is bundled in it. Once it is redacted, what is left of it (RED-1).
    pub fn event(&self) -> &RoomEvent {
        &self.event
    }

    /// The content to show: that of the newest edit, else its own. `None` in deleted state (EVT-6).
    pub fn content(&self) -> Option<&RawValue> {
        self.edit.as_ref().unwrap_or(&self.event).content()
    }

    /// The content to show as a typed one; as [`RoomEvent::content_as`].
    pub fn content_as<C: tidings_types::TypedContent>(
        &self,
    ) -> Option<Result<C, serde_json::Error>> {
        self.edit.as_ref().unwrap_or(&self.event).content_as()
    }

    /// The edit whose content is shown (UPD-6).
    pub fn edit(&self) -> Option<&RoomEvent> {
        self.edit.as_ref()
    }

    /// Whether it was redacted (RED-1).
    pub fn is_redacted(&self) -> bool {
        self.redacted
    }

    /// Whether it deletes state (EVT-6).
    pub fn is_deletion(&self) -> bool {
        self.event.state_key().is_some() && self.event.content().is_none()
    }

    /// How its sender was shown then (EVT-10). `None` where nothing is known, and for what a server sent (EVT-3).
    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_deref()
    }

    /// The sender's name at the time, else the sender's id.
    pub fn sender_name(&self) -> &str {
        let profile = self.profile.as_deref();
        profile
            .and_then(|profile| profile.displayname.as_deref())
            .unwrap_or_else(|| self.event.sender())
    }

    /// How many events relate to it (REL-2).
    pub fn reply_count(&self) -> u64 {
        self.reply_count
    }

    /// What this user's own receipts say of it (UPD-5).
    pub fn receipts(&self) -> Receipts {
        self.receipts
    }

    /// Which of this client's messages it is, where it is one (ACT-5).
    pub fn local_id(&self) -> Option<&LocalId> {
        self.local_id.as_ref()
    }
}
