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

/// Whether a membership may change so.
pub fn check(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    match change.wanted {
        Member::Join => check_join(change),
        Member::Invite => check_invite(change, power),
        Member::Leave | Member::Never => check_leave(change, power),
        Member::Ban => check_ban(change, power),
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

fn check_leave(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    if change.sender == change.target {
        return match change.target_is {
            Member::Join | Member::Invite => Ok(Verdict::Change),
            Member::Leave => Ok(Verdict::AlreadySo),
            Member::Never | Member::Ban => Err(AppError::forbidden(
                "you have no part in this room that you could leave",
            )),
        };
    }
    must_be_joined(change)?;
    if change.target_is == Member::Ban {
        must_have(power, change.sender, power.ban, "unban")?;
        return must_outrank(power, change);
    }
    must_have(power, change.sender, power.kick, "kick")?;
    match change.target_is {
        Member::Join | Member::Invite => must_outrank(power, change),
        _ => Err(AppError::forbidden(
            "only who is invited or joined can be kicked",
        )),
    }
}

fn check_ban(change: &Change<'_>, power: &PowerLevels) -> Result<Verdict, AppError> {
    must_be_joined(change)?;
    must_have(power, change.sender, power.ban, "ban")?;
    if change.target_is == Member::Ban {
        return Ok(Verdict::AlreadySo);
    }
    must_outrank(power, change)
}

fn must_be_joined(change: &Change<'_>) -> Result<(), AppError> {
    if change.sender_is == Member::Join {
        Ok(())
    } else {
        Err(AppError::forbidden("you are not a member of this room"))
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

fn must_outrank(power: &PowerLevels, change: &Change<'_>) -> Result<Verdict, AppError> {
    if power.of(change.sender) > power.of(change.target) {
        return Ok(Verdict::Change);
    }
    Err(AppError::forbidden(
        "your power level must be above that of whom you act on",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [Member; 5] = [
        Member::Never,
        Member::Invite,
        Member::Join,
        Member::Leave,
        Member::Ban,
    ];
    const RULES: [JoinRule; 3] = [JoinRule::Public, JoinRule::Invite, JoinRule::Private];

    /// The table of the facts of version 1, written a second way: one sentence a line, over the whole space.
    #[expect(clippy::match_same_arms, reason = "one sentence a line")]
    fn expected(change: &Change<'_>, power: &PowerLevels) -> Option<Verdict> {
        use Member::{Ban, Invite, Join, Leave, Never};
        let own = change.sender == change.target;
        let level = power.of(change.sender);
        let above = level > power.of(change.target);
        let change_if = |allowed: bool| allowed.then_some(Verdict::Change);
        match (change.wanted, change.target_is) {
            (Join, Join) if own => Some(Verdict::AlreadySo),
            (Join, Invite) => change_if(own && change.join_rule != JoinRule::Private),
            (Join, Never | Leave) => change_if(own && change.join_rule == JoinRule::Public),
            (Join, _) => None,
            (Invite, Join | Ban) => None,
            (Invite, _) => change_if(change.sender_is == Join && level >= power.invite),
            (Leave, Leave) if own => Some(Verdict::AlreadySo),
            (Leave, Join | Invite) if own => Some(Verdict::Change),
            (Leave, _) if own => None,
            (Leave, Ban) => change_if(change.sender_is == Join && level >= power.ban && above),
            (Leave, Join | Invite) => {
                change_if(change.sender_is == Join && level >= power.kick && above)
            }
            (Ban, Ban) => {
                (change.sender_is == Join && level >= power.ban).then_some(Verdict::AlreadySo)
            }
            (Ban, _) => change_if(change.sender_is == Join && level >= power.ban && above),
            _ => None,
        }
    }

    /// JOI-5, INV-1, LEA-1, KIC-1, BAN-1 over the whole space: membership before × wanted × who asks × power × join rule.
    #[test]
    fn every_membership_change_follows_the_table() {
        let mut seen = 0;
        for sender_level in [-1, 0, 10, 50, 60, 100] {
            for target_level in [0, 50, 60] {
                let mut power = PowerLevels {
                    invite: 10,
                    kick: 50,
                    ban: 60,
                    ..PowerLevels::default()
                };
                power.users.insert("@s:x".into(), sender_level);
                power.users.insert("@t:x".into(), target_level);
                for wanted in [Member::Invite, Member::Join, Member::Leave, Member::Ban] {
                    for join_rule in RULES {
                        for target_is in STATES {
                            for (sender, sender_is) in STATES
                                .map(|is| ("@s:x", is))
                                .into_iter()
                                .chain([("@t:x", target_is)])
                            {
                                let change = Change {
                                    sender,
                                    sender_is,
                                    target: "@t:x",
                                    target_is,
                                    wanted,
                                    join_rule,
                                };
                                let found = check(&change, &power).ok();
                                assert_eq!(
                                    found,
                                    expected(&change, &power),
                                    "{change:?} {power:?}"
                                );
                                seen += 1;
                            }
                        }
                    }
                }
            }
        }
        assert_eq!(seen, 6 * 3 * 4 * 3 * 5 * 6);
    }
}
