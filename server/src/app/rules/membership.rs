//! Membership: who may bring whom from which membership to which (JOI-5, INV-1, LEA-1, KIC-1, BAN-1).

use tidings_types::JoinRule;

use super::power::PowerLevels;
use crate::app::AppError;

/// A user's membership in a room, as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Member {
    /// Never had a part in the room.
    Never,
    /// Invited.
    Invite,
    /// Joined.
    Join,
    /// Left, was kicked, or rejected.
    Leave,
    /// Banned.
    Ban,
}

impl Member {
    /// Reads the membership of a member event's content; unknown values count as having left.
    pub fn from_name(name: &str) -> Self {
        match name {
            "invite" => Self::Invite,
            "join" => Self::Join,
            "ban" => Self::Ban,
            _ => Self::Leave,
        }
    }

    /// The value in a member event; someone who never had a part has left.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Join => "join",
            Self::Never | Self::Leave => "leave",
            Self::Ban => "ban",
        }
    }
}

/// A wish to change a membership.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Who asks.
    pub sender: &'a str,
    /// What the sender is.
    pub sender_is: Member,
    /// Whose membership.
    pub target: &'a str,
    /// What the target is.
    pub target_is: Member,
    /// What the target shall be: `Invite`, `Join`, `Leave` or `Ban`.
    pub wanted: Member,
    /// The room's join rule.
    pub join_rule: JoinRule,
}

/// What becomes of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Write the event.
    Change,
    /// It is so already; answer the present event.
    AlreadySo,
}

/// What somebody asks for. Several lead to the same membership, each under rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Joining (JOI-5).
    Join,
    /// Inviting (INV-1).
    Invite,
    /// Ending that somebody is invited or joined (KIC-1); on oneself it is leaving (LEA-1).
    Kick,
    /// Banning (BAN-1).
    Ban,
    /// Lifting a ban (BAN-1).
    Unban,
}

impl Operation {
    /// The membership it leads to.
    pub fn wanted(self) -> Member {
        match self {
            Self::Join => Member::Join,
            Self::Invite => Member::Invite,
            Self::Kick | Self::Unban => Member::Leave,
            Self::Ban => Member::Ban,
        }
    }

    /// What is meant by a membership set as state. Setting somebody who is banned to `leave` is unbanning.
    pub fn meant_by(change: &Change<'_>) -> Self {
        match change.wanted {
            Member::Join => Self::Join,
            Member::Invite => Self::Invite,
            Member::Ban => Self::Ban,
            Member::Leave | Member::Never => {
                if change.sender != change.target && change.target_is == Member::Ban {
                    Self::Unban
                } else {
                    Self::Kick
                }
            }
        }
    }
}

/// Whether a membership may change so.
pub fn check(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    check_operation(Operation::meant_by(change), change, power)
}

/// Whether somebody may do so; what the change wants is that of the operation. A refusal names the rule.
pub fn check_operation(
    operation: Operation,
    change: &Change<'_>,
    power: &PowerLevels,
) -> Result<Verdict, AppError> {
    match operation {
        Operation::Join => check_join(change),
        Operation::Invite => check_invite(change, power),
        Operation::Kick if change.sender == change.target => check_leave(change),
        Operation::Kick => check_kick(change, power),
        Operation::Ban => check_ban(change, power),
        Operation::Unban => check_unban(change, power),
    }
}

/// What a rejection of an invite takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Delete the membership.
    Delete,
    /// Nothing: the invite doesn't stand any more.
    Nothing,
}

/// Whether an invite may be rejected (REJ-1), by what the invited became `since`, oldest first.
///
/// What ended an invite decides for good: one that was used up by joining stays refused, also when the invited has left
/// again; one that was rejected or taken back stays so, whatever came later. Another inviter's invite takes its place and
/// doesn't end it.
pub fn check_rejection(since: &[Member]) -> Result<Rejection, AppError> {
    let end = since.iter().find(|is| **is != Member::Invite);
    match end {
        Some(Member::Join) => Err(AppError::forbidden(
            "this invite was used up by joining: a room that one is in is left, not rejected",
        )),
        None if since.is_empty() => Ok(Rejection::Delete),
        _ => Ok(Rejection::Nothing),
    }
}

/// A room that can't be joined and one that doesn't exist answer the same (JOI-5).
pub fn cannot_join() -> AppError {
    AppError::forbidden("you can't join this room: it doesn't exist, or you aren't invited")
}

#[expect(
    clippy::match_same_arms,
    reason = "a table reads best with its rows in order"
)]
fn check_join(change: &Change<'_>) -> Result<Verdict, AppError> {
    if change.sender != change.target {
        return Err(AppError::forbidden("nobody can be made to join"));
    }
    match (change.target_is, change.join_rule) {
        (Member::Join, _) => Ok(Verdict::AlreadySo),
        (Member::Ban, _) | (_, JoinRule::Private) => Err(cannot_join()),
        (Member::Invite, _) | (_, JoinRule::Public) => Ok(Verdict::Change),
        (Member::Never | Member::Leave, JoinRule::Invite) => Err(cannot_join()),
    }
}

fn check_invite(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    must_be_joined(change)?;
    must_have(power, change.sender, power.invite, "invite")?;
    match change.target_is {
        Member::Join => Err(AppError::forbidden("the invited is in the room already")),
        Member::Ban => Err(AppError::forbidden("the invited is banned from this room")),
        Member::Never | Member::Leave | Member::Invite => Ok(Verdict::Change),
    }
}

fn check_leave(change: &Change<'_>) -> Result<Verdict, AppError> {
    match change.target_is {
        Member::Join | Member::Invite => Ok(Verdict::Change),
        Member::Leave => Ok(Verdict::AlreadySo),
        Member::Never => Err(not_joined()),
        Member::Ban => Err(AppError::forbidden(
            "you are banned from this room: who is banned can't leave",
        )),
    }
}

fn check_kick(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    must_be_joined(change)?;
    must_have(power, change.sender, power.kick, "kick")?;
    match change.target_is {
        Member::Join | Member::Invite => must_outrank(power, change, "kick"),
        Member::Never | Member::Leave => Err(AppError::forbidden(
            "only who is invited or joined can be kicked",
        )),
        Member::Ban => Err(AppError::forbidden(
            "who is banned can't be kicked: a ban is lifted by unbanning",
        )),
    }
}

fn check_ban(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    must_be_joined(change)?;
    must_have(power, change.sender, power.ban, "ban")?;
    if change.target_is == Member::Ban {
        return Ok(Verdict::AlreadySo);
    }
    must_outrank(power, change, "ban")
}

fn check_unban(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    must_be_joined(change)?;
    must_have(power, change.sender, power.ban, "unban")?;
    if change.target_is != Member::Ban {
        return Err(AppError::forbidden("only who is banned can be unbanned"));
    }
    must_outrank(power, change, "unban")
}

/// The same for a room that doesn't exist, so that nobody learns from it which rooms there are (ERR-2).
fn not_joined() -> AppError {
    AppError::forbidden("you are not a member of this room")
}

fn must_be_joined(change: &Change<'_>) -> Result<(), AppError> {
    if change.sender_is == Member::Join {
        Ok(())
    } else {
        Err(not_joined())
    }
}

fn must_have(power: &PowerLevels, sender: &str, needed: i64, what: &str) -> Result<(), AppError> {
    let own = power.of(sender);
    if own >= needed {
        return Ok(());
    }
    Err(AppError::forbidden(format!(
        "to {what} takes power level {needed}, you have {own}"
    )))
}

fn must_outrank(power: &PowerLevels, change: &Change<'_>, what: &str) -> Result<Verdict, AppError> {
    let (own, theirs) = (power.of(change.sender), power.of(change.target));
    if own > theirs {
        return Ok(Verdict::Change);
    }
    Err(AppError::forbidden(format!(
        "to {what} takes a power level above that of the user: you have {own}, the user has {theirs}"
    )))
}

#[cfg(test)]
#[path = "membership_tests.rs"]
mod tests;
