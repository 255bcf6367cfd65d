// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `message`.

use super::*;

/// Sending and redacting messages, also signed and in batches (MSG, RED, BAT).
pub trait ClientMessageExt {
    /// Redact an event
    ///
    /// Empties an event of all but its protected keys, everywhere and at once, by a `message.m.room.redaction` (RED-1). It can't be undone: a redaction that is redacted loses its reason and goes on naming what it emptied. Redacting state does not bring the earlier value back. Allowed to the event's sender and to who has the level `redact`. Refused with 403 M_FORBIDDEN for others and when the user isn't joined, 404 M_NOT_FOUND when the event doesn't exist or may not be seen.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/events/{event_id}/redact`
    ///
    /// Arguments:
    /// - `event_id`: The event.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.event_redact()
    ///     .event_id(event_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn event_redact(&self) -> builder::EventRedact<'_>;

    /// Do several actions in one room
    ///
    /// Applies actions in order, each with an outcome of its own, all in one commit (BAT-1). Nobody else's events come between theirs. An action that is refused doesn't stop the next unless `stop_on_error` is true; those after it are then not tried and have neither outcome nor error. With `Matrix-Action: n` the k actions take the ids n to n+k-1, tried or not; repeating the request answers the same outcomes (ACT-4). Fields: `send` (event_type, content, updates?, relates_to?), `set_state` (event_type, state_key, content), `delete_state` (event_type, state_key), `redact` (event_id, reason?), `invite`, `kick`, `ban` and `unban` (user_id, reason?), `set_marker` (marker, event_id). An action that is unknown, lacks a field or has one of the wrong shape refuses the whole batch with 400 M_BAD_JSON or M_INVALID_PARAM and `path`; so does, with 403 M_FORBIDDEN, not being joined to the room. A batch that is refused as a whole has used up the one id n. A content that breaks the schema of its type (EVT-8) and an event over 64 KiB (EVT-7) fail on their own, with the `path` in this body. 413 M_TOO_LARGE when the body is too large. Against the limit of requests a batch counts as many as its actions.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/batch`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.action_batch()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn action_batch(&self) -> builder::ActionBatch<'_>;

    /// Prepare an event for signing
    ///
    /// Answers the full event that sending would make, and a token for it that is good for 5 minutes (MSG-2). Nothing is stored and no action id is used. The client signs the event and sends it with message_send_prepared. The event keeps the id and the time it has here; its place in the timeline it gets when it is sent. Refused as message_send is: 403 M_FORBIDDEN when the sender may not send this type, 404 M_NOT_FOUND when the parent doesn't exist, 400 M_INVALID_PARAM when it is in another room, 400 M_BAD_JSON with `path` when the content breaks the schema of its type (EVT-8), 413 M_TOO_LARGE when the event exceeds 64 KiB (EVT-7).
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `event_type`: The full event type, with its prefix (EVT-1).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.message_prepare()
    ///     .room_id(room_id)
    ///     .event_type(event_type)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn message_prepare(&self) -> builder::MessagePrepare<'_>;

    /// Send a message event
    ///
    /// Appends a `message.*` event to the room's timeline. Answers when the event is stored for good (MSG-1). With `Matrix-Action` the same request can be repeated without a second effect (ACT-4). `updates` makes it a child of another event (UPD-1), `relates_to` a response to one (REL-1). A receipt that the user has sent before for the same event makes no new one; the first is answered (UPD-5). Refused with 403 when the sender may not send this type, or edits another's message (UPD-6), 404 when the parent doesn't exist or may not be seen, 413 when the event exceeds 64 KiB (EVT-7), 400 with `path` when the content breaks the schema of its type (EVT-8), when the parent is of another room or is a receipt, when both parents are named, and when the parent has 1,000 updates (UPD-2). Updates of updates go 8 levels deep, and are refused with 400 when there are 2,000 updates below the event at the top. For events of calls (VOI-2) see their types: a signal needs `updates` with the id of an invite, else 400; it is 403 from who may not give it, 409 M_CALL_TAKEN for a second ack or call, 409 M_CALL_ENDED after the hangup.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/send/{event_type}`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `event_type`: The full event type, with its prefix (EVT-1).
    /// - `compact`: Answer only the keys the server added or changed, not the whole event (MSG-1).
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.message_send()
    ///     .room_id(room_id)
    ///     .event_type(event_type)
    ///     .compact(compact)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn message_send(&self) -> builder::MessageSend<'_>;

    /// Send a prepared event
    ///
    /// Sends the event that message_prepare answered, with `signatures` added: an object of the sender's user id, in it the signatures by the id of their key (MSG-2). It answers as message_send does. The event comes at the end of the timeline, and the room's rules are asked anew. Refused with 400 M_INVALID_PARAM with `path` when anything else than `signatures` differs, when the event has been sent before (with the same action id it is a repetition, ACT-4) and when the token is another user's or room's or can't be read, 410 M_EXPIRED_TOKEN when it is older than 5 minutes, 403 M_FORBIDDEN when the sender may no longer send this type, 413 M_TOO_LARGE when the signed event exceeds 64 KiB (EVT-7).
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/send_prepared`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `compact`: Answer only the keys the server added or changed, not the whole event (MSG-1).
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.message_send_prepared()
    ///     .room_id(room_id)
    ///     .compact(compact)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn message_send_prepared(&self) -> builder::MessageSendPrepared<'_>;
}

impl ClientMessageExt for Client {
    fn event_redact(&self) -> builder::EventRedact<'_> {
        builder::EventRedact::new(self)
    }

    fn action_batch(&self) -> builder::ActionBatch<'_> {
        builder::ActionBatch::new(self)
    }

    fn message_prepare(&self) -> builder::MessagePrepare<'_> {
        builder::MessagePrepare::new(self)
    }

    fn message_send(&self) -> builder::MessageSend<'_> {
        builder::MessageSend::new(self)
    }

    fn message_send_prepared(&self) -> builder::MessageSendPrepared<'_> {
        builder::MessageSendPrepared::new(self)
    }
}
