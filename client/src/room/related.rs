//! Messages that hang on other events: replies, and updates such as edits.

use tidings_types::{
    ActionOutcome, EventId, EventType, MessageSendRequest, RelType, RelatesTo, TypedContent,
};

use super::{event_type, object};
use crate::{Error, Room, Sending};

/// How a reply responds to an event (REL-1).
const COMMENT: &str = "m.comment";

/// What a message hangs on.
#[derive(Clone, Copy)]
pub(crate) enum Hangs<'a> {
    Nowhere,
    On(&'a EventId),
    Updates(&'a EventId),
}

impl Room {
    /// Sends a message that replies to an event of this room (REL-1). [`Client::replies`](crate::Client::replies) lists them.
    ///
    /// It is a comment, `m.comment`; for another kind of reply see [`Room::send_event`].
    pub async fn reply<C: TypedContent>(
        &self,
        to: &EventId,
        content: &C,
    ) -> Result<ActionOutcome, Error> {
        let (event_type, request) = message(content, Hangs::On(to))?;
        self.send_event(event_type, request).await
    }

    /// Sends a message that updates an event of this room (UPD-1).
    ///
    /// One of the same type and sender is an edit: its content is shown in place of the event's own (UPD-6). Refused with
    /// `M_FORBIDDEN` where the event may not be updated.
    pub async fn update<C: TypedContent>(
        &self,
        event: &EventId,
        content: &C,
    ) -> Result<ActionOutcome, Error> {
        let (event_type, request) = message(content, Hangs::Updates(event))?;
        self.send_event(event_type, request).await
    }

    /// Sends a reply as [`Room::reply`] does, without waiting for it, like [`Room::post`].
    pub fn post_reply<C: TypedContent>(&self, to: &EventId, content: &C) -> Sending {
        self.post_message(message(content, Hangs::On(to)))
    }

    /// Sends an update as [`Room::update`] does, without waiting for it, like [`Room::post`].
    pub fn post_update<C: TypedContent>(&self, event: &EventId, content: &C) -> Sending {
        self.post_message(message(content, Hangs::Updates(event)))
    }
}

/// The request for a message with a typed content.
pub(crate) fn message<C: TypedContent>(
    content: &C,
    hangs: Hangs<'_>,
) -> Result<(EventType, MessageSendRequest), Error> {
    let mut request = MessageSendRequest::new(object(content)?.into());
    match hangs {
        Hangs::Nowhere => {}
        Hangs::On(event) => {
            let comment = COMMENT.parse::<RelType>();
            let comment = comment.map_err(|error| Error::Request(error.to_string()))?;
            request.relates_to = Some(RelatesTo::new(event.clone(), comment));
        }
        Hangs::Updates(event) => request.updates = Some(event.clone()),
    }
    Ok((event_type::<C>()?, request))
}
