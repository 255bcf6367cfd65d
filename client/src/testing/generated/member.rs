// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `member`.

use crate::testing::{Operation, OperationInfo};

/// `invite_reject`: Reject an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InviteReject;

impl Operation for InviteReject {
    type Body = ();
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "invite_reject",
        method: "POST",
        path: "/_matrix/client/v2/invites/{event_id}/reject",
    };
}

/// `member_ban`: Ban a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberBan;

impl Operation for MemberBan {
    type Body = ::tidings_types::MemberBanRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "member_ban",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/ban",
    };
}

/// `member_invite`: Invite a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberInvite;

impl Operation for MemberInvite {
    type Body = ::tidings_types::MemberInviteRequest;
    type Answer = ::tidings_types::MemberInviteResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "member_invite",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/invite",
    };
}

/// `member_kick`: Kick a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberKick;

impl Operation for MemberKick {
    type Body = ::tidings_types::MemberKickRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "member_kick",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/kick",
    };
}

/// `member_list`: List the members of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberList;

impl Operation for MemberList {
    type Body = ();
    type Answer = ::tidings_types::MemberListResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "member_list",
        method: "GET",
        path: "/_matrix/client/v2/rooms/{room_id}/members",
    };
}

/// `member_unban`: Lift a ban.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberUnban;

impl Operation for MemberUnban {
    type Body = ::tidings_types::MemberUnbanRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "member_unban",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/unban",
    };
}
