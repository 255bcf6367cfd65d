// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `member`.

use super::*;

/// Invites, kicks, bans, and who is in a room (INV, REJ, KIC, BAN).
pub trait ClientMemberExt {
    /// Reject an invite
    ///
    /// Rejects the invite with this event id; the membership state of the invited is deleted (REJ-1, EVT-6). Rejecting twice succeeds. Rejecting an invite that a newer one has replaced succeeds and leaves the newer one alone. It always works on this server, whatever becomes of the inviter's. Refused with 403 M_FORBIDDEN after joining, which is ended by leaving; 404 M_NOT_FOUND when the event is no invite of this user.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/invites/{event_id}/reject`
    ///
    /// Arguments:
    /// - `event_id`: The event.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.invite_reject()
    ///     .event_id(event_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn invite_reject(&self) -> builder::InviteReject<'_>;

    /// Ban a user
    ///
    /// Ends another user's membership and keeps the user out, whether or not the user was ever in the room (BAN-1). Banning a banned user makes no new event. Refused with 403 M_FORBIDDEN when the banner isn't joined, has less than the level `ban` or not more than the user's level.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/ban`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.member_ban()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn member_ban(&self) -> builder::MemberBan<'_>;

    /// Invite a user
    ///
    /// Invites a user to the room and answers the display name and avatar of the invited, if known (INV-1). An invite of a user whom someone else invited is a new event that replaces the first; inviting the same user again makes no new event. Refused with 403 M_FORBIDDEN when the inviter isn't joined or has less than the level `invite`, and when the user is joined or banned.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/invite`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.member_invite()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn member_invite(&self) -> builder::MemberInvite<'_>;

    /// Kick a user
    ///
    /// Ends another user's membership, joined or invited (KIC-1). Kicking oneself is leaving. Refused with 403 M_FORBIDDEN when the kicker isn't joined, has less than the level `kick` or not more than the user's level, and when the user is neither joined nor invited. A ban is lifted by unbanning only.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/kick`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.member_kick()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn member_kick(&self) -> builder::MemberKick<'_>;

    /// List the members of a room
    ///
    /// Answers the membership events of a room, ordered by user id, a page at a time. The pages of one listing show the same moment. A user who has left sees the members as of the leave (JOI-6). Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or `at` is of another room, 410 M_RESET_TOKEN when `at` is from before a restore, 410 M_EXPIRED_TOKEN when `from` ran out.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/rooms/{room_id}/members`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `at`: The position as of which to list. Now when absent. With `from` it is that of the first page.
    /// - `from`: Where to read on, the `end` of an earlier page.
    /// - `limit`: The most members to return.
    /// - `membership`: Only members with this membership. All when absent.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.member_list()
    ///     .room_id(room_id)
    ///     .at(at)
    ///     .from(from)
    ///     .limit(limit)
    ///     .membership(membership)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn member_list(&self) -> builder::MemberList<'_>;

    /// Lift a ban
    ///
    /// Lifts a ban; the membership becomes `leave` (BAN-1). Refused with 403 M_FORBIDDEN when the user isn't banned, when the caller isn't joined, has less than the level `ban` or not more than the user's level.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/rooms/{room_id}/unban`
    ///
    /// Arguments:
    /// - `room_id`: The room.
    /// - `matrix_action`: The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.member_unban()
    ///     .room_id(room_id)
    ///     .matrix_action(matrix_action)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn member_unban(&self) -> builder::MemberUnban<'_>;
}

impl ClientMemberExt for Client {
    fn invite_reject(&self) -> builder::InviteReject<'_> {
        builder::InviteReject::new(self)
    }

    fn member_ban(&self) -> builder::MemberBan<'_> {
        builder::MemberBan::new(self)
    }

    fn member_invite(&self) -> builder::MemberInvite<'_> {
        builder::MemberInvite::new(self)
    }

    fn member_kick(&self) -> builder::MemberKick<'_> {
        builder::MemberKick::new(self)
    }

    fn member_list(&self) -> builder::MemberList<'_> {
        builder::MemberList::new(self)
    }

    fn member_unban(&self) -> builder::MemberUnban<'_> {
        builder::MemberUnban::new(self)
    }
}
