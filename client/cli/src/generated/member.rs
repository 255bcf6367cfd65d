// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `member`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientMemberExt};

/// `POST /_matrix/client/v2/invites/{event_id}/reject`.
pub(super) static INVITE_REJECT: Operation = Operation {
    id: "invite_reject",
    area: "member",
    summary: "Reject an invite.",
    description: "Rejects the invite with this event id; the membership state of the invited is deleted (REJ-1, EVT-6). Rejecting twice succeeds. Rejecting an invite that a newer one has replaced succeeds and leaves the newer one alone. It always works on this server, whatever becomes of the inviter's. Refused with 403 M_FORBIDDEN after joining, which is ended by leaving; 404 M_NOT_FOUND when the event is no invite of this user.",
    method: "POST",
    path: "/_matrix/client/v2/invites/{event_id}/reject",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::EventId>("event-id")
            .required(true)
            .help("The event."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
    ]),
    run: |call| Box::pin(invite_reject(call)),
};

async fn invite_reject(call: Call<'_>) -> Result<(), Failure> {
    let given_event_id: ::tidings_types::EventId = call.need("event-id")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.invite_reject();
            request = request.event_id(given_event_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/ban`.
pub(super) static MEMBER_BAN: Operation = Operation {
    id: "member_ban",
    area: "member",
    summary: "Ban a user.",
    description: "Ends another user's membership and keeps the user out, whether or not the user was ever in the room (BAN-1). Banning a banned user makes no new event. Refused with 403 M_FORBIDDEN when the banner isn't joined, has less than the level `ban` or not more than the user's level.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/ban",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "reason",
                option: "reason",
                many: false,
            },
            Field {
                wire: "user_id",
                option: "user-id",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::Reason>("reason")
            .help("Why, shown in the membership event."),
        option::named::<::tidings_types::UserId>("user-id")
            .required_unless_present(support::WHOLE_BODY)
            .help("Whom to ban."),
    ]),
    run: |call| Box::pin(member_ban(call)),
};

async fn member_ban(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::MemberBanRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.member_ban();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/invite`.
pub(super) static MEMBER_INVITE: Operation = Operation {
    id: "member_invite",
    area: "member",
    summary: "Invite a user.",
    description: "Invites a user to the room and answers the display name and avatar of the invited, if known (INV-1). An invite of a user whom someone else invited is a new event that replaces the first; inviting the same user again makes no new event. Refused with 403 M_FORBIDDEN when the inviter isn't joined or has less than the level `invite`, and when the user is joined or banned.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/invite",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "reason",
                option: "reason",
                many: false,
            },
            Field {
                wire: "user_id",
                option: "user-id",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::Reason>("reason")
            .help("Why, shown in the membership event."),
        option::named::<::tidings_types::UserId>("user-id")
            .required_unless_present(support::WHOLE_BODY)
            .help("Whom to invite."),
    ]),
    run: |call| Box::pin(member_invite(call)),
};

async fn member_invite(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::MemberInviteRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.member_invite();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/kick`.
pub(super) static MEMBER_KICK: Operation = Operation {
    id: "member_kick",
    area: "member",
    summary: "Kick a user.",
    description: "Ends another user's membership, joined or invited (KIC-1). Kicking oneself is leaving. Refused with 403 M_FORBIDDEN when the kicker isn't joined, has less than the level `kick` or not more than the user's level, and when the user is neither joined nor invited. A ban is lifted by unbanning only.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/kick",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "reason",
                option: "reason",
                many: false,
            },
            Field {
                wire: "user_id",
                option: "user-id",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::Reason>("reason")
            .help("Why, shown in the membership event."),
        option::named::<::tidings_types::UserId>("user-id")
            .required_unless_present(support::WHOLE_BODY)
            .help("Whom to kick."),
    ]),
    run: |call| Box::pin(member_kick(call)),
};

async fn member_kick(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::MemberKickRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.member_kick();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/rooms/{room_id}/members`.
pub(super) static MEMBER_LIST: Operation = Operation {
    id: "member_list",
    area: "member",
    summary: "List the members of a room.",
    description: "Answers the membership events of a room, ordered by user id, a page at a time. The pages of one listing show the same moment. A user who has left sees the members as of the leave (JOI-6). Refused with 403 M_FORBIDDEN for one who has no part in the room, 400 M_INVALID_PARAM when a token can't be read or `at` is of another room, 410 M_RESET_TOKEN when `at` is from before a restore, 410 M_EXPIRED_TOKEN when `from` ran out.",
    method: "GET",
    path: "/_matrix/client/v2/rooms/{room_id}/members",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::choice("membership", &["invite", "join", "leave", "ban", "knock"])
            .help("Only members with this membership. All when absent."),
        option::named::<::tidings_types::ChunkToken>("at")
            .help(
                "The position as of which to list. Now when absent. With `from` it is that of the first page.",
            ),
        option::integer("limit", Some(0), Some(1000))
            .help("The most members to return."),
        option::named::<::tidings_types::PaginationToken>("from")
            .help("Where to read on, the `end` of an earlier page."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(member_list(call)),
};

async fn member_list(call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let given_membership: Option<::tidings_types::Membership> = call.find("membership")?;
    let given_at: Option<::tidings_types::ChunkToken> = call.find("at")?;
    let given_limit: Option<i64> = call.find("limit")?;
    let given_from: Option<::tidings_types::PaginationToken> = call.find("from")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.member_list();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = given_membership {
                request = request.membership(value);
            }
            if let Some(value) = given_at.clone() {
                request = request.at(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_from.clone() {
                request = request.from(value);
            }
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/v2/rooms/{room_id}/unban`.
pub(super) static MEMBER_UNBAN: Operation = Operation {
    id: "member_unban",
    area: "member",
    summary: "Lift a ban.",
    description: "Lifts a ban; the membership becomes `leave` (BAN-1). Refused with 403 M_FORBIDDEN when the user isn't banned, when the caller isn't joined, has less than the level `ban` or not more than the user's level.",
    method: "POST",
    path: "/_matrix/client/v2/rooms/{room_id}/unban",
    secured: true,
    own_headers: &["Matrix-Session", "Matrix-Action"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "reason",
                option: "reason",
                many: false,
            },
            Field {
                wire: "user_id",
                option: "user-id",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::RoomId>("room-id")
            .required(true)
            .help("The room."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::integer("matrix-action", Some(0), Some(9_007_199_254_740_991))
            .help(
                "The id of this action in its session, counting from 0 (ACT-1). It gives order and exactly-once effect.",
            ),
        option::named::<::tidings_types::Reason>("reason")
            .help("Why, shown in the membership event."),
        option::named::<::tidings_types::UserId>("user-id")
            .required_unless_present(support::WHOLE_BODY)
            .help("Whose ban to lift."),
    ]),
    run: |call| Box::pin(member_unban(call)),
};

async fn member_unban(mut call: Call<'_>) -> Result<(), Failure> {
    let given_room_id: ::tidings_types::RoomId = call.need("room-id")?;
    let body: ::tidings_types::MemberUnbanRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.member_unban();
            request = request.room_id(given_room_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            if let Some(value) = place.find::<i64>("Matrix-Action") {
                request = request.matrix_action(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}
