//! The membership rules over their whole space.

use super::*;

const STATES: [Member; 5] = [
    Member::Never,
    Member::Invite,
    Member::Join,
    Member::Leave,
    Member::Ban,
];
const RULES: [JoinRule; 3] = [JoinRule::Public, JoinRule::Invite, JoinRule::Private];
const OPERATIONS: [Operation; 5] = [
    Operation::Join,
    Operation::Invite,
    Operation::Kick,
    Operation::Ban,
    Operation::Unban,
];

/// Power levels in which inviting, kicking and banning each take another level.
fn levels(sender: i64, target: i64) -> PowerLevels {
    let mut power = PowerLevels {
        invite: 10,
        kick: 50,
        ban: 60,
        ..PowerLevels::default()
    };
    power.users.insert("@s:x".into(), sender);
    power.users.insert("@t:x".into(), target);
    power
}

/// Every join rule × membership before × who asks and what they are × power of both.
fn every_change(wanted: Member) -> Vec<(Change<'static>, PowerLevels)> {
    let mut all = Vec::new();
    for (sender_level, target_level) in [-1, 0, 10, 50, 60, 100]
        .map(|level| [0, 50, 60].map(|target| (level, target)))
        .concat()
    {
        for (join_rule, target_is) in RULES.map(|rule| STATES.map(|is| (rule, is))).concat() {
            let others = STATES.map(|is| ("@s:x", is));
            for (sender, sender_is) in others.into_iter().chain([("@t:x", target_is)]) {
                let change = Change {
                    sender,
                    sender_is,
                    target: "@t:x",
                    target_is,
                    wanted,
                    join_rule,
                };
                all.push((change, levels(sender_level, target_level)));
            }
        }
    }
    assert_eq!(all.len(), 6 * 3 * 3 * 5 * 6);
    all
}

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
    for wanted in [Member::Invite, Member::Join, Member::Leave, Member::Ban] {
        for (change, power) in every_change(wanted) {
            let found = check(&change, &power).ok();
            assert_eq!(found, expected(&change, &power), "{change:?} {power:?}");
        }
    }
}

/// The rules of an operation, each with words of its refusal, in the order in which they are asked.
fn rules_of(
    operation: Operation,
    change: &Change<'_>,
    power: &PowerLevels,
) -> Vec<(bool, &'static str)> {
    use Member::{Ban, Invite, Join, Never};
    let own = change.sender == change.target;
    let is = change.target_is;
    let level = power.of(change.sender);
    let above = level > power.of(change.target);
    let joined = (
        change.sender_is == Join,
        "you are not a member of this room",
    );
    match operation {
        Operation::Join => vec![
            (own, "nobody can be made to join"),
            (
                is == Join || is != Ban && joinable(change),
                "can't join this room",
            ),
        ],
        Operation::Invite => vec![
            joined,
            (level >= power.invite, "to invite takes power level 10"),
            (is != Join, "in the room already"),
            (is != Ban, "the invited is banned"),
        ],
        Operation::Kick if own => vec![
            (is != Never, "you are not a member of this room"),
            (is != Ban, "who is banned can't leave"),
        ],
        Operation::Kick => vec![
            joined,
            (level >= power.kick, "to kick takes power level 50"),
            (is != Ban, "a ban is lifted by unbanning"),
            (
                is == Invite || is == Join,
                "only who is invited or joined can be kicked",
            ),
            (above, "to kick takes a power level above"),
        ],
        Operation::Ban => vec![
            joined,
            (level >= power.ban, "to ban takes power level 60"),
            (is == Ban || above, "to ban takes a power level above"),
        ],
        Operation::Unban => vec![
            joined,
            (level >= power.ban, "to unban takes power level 60"),
            (is == Ban, "only who is banned can be unbanned"),
            (above, "to unban takes a power level above"),
        ],
    }
}

fn joinable(change: &Change<'_>) -> bool {
    match change.join_rule {
        JoinRule::Public => true,
        JoinRule::Invite => change.target_is == Member::Invite,
        JoinRule::Private => false,
    }
}

/// BAN-1, KIC-1, LEA-1, INV-1, JOI-5: over the whole space of operations, what is refused names the first rule that it
/// breaks. A kick isn't an unban, and an unban isn't a kick.
#[test]
fn every_refusal_names_its_rule() {
    for operation in OPERATIONS {
        for (change, power) in every_change(operation.wanted()) {
            let rules = rules_of(operation, &change, &power);
            let broken = rules.iter().find(|(holds, _)| !holds);
            let found = check_operation(operation, &change, &power);
            match (found, broken) {
                (Err(error), Some((_, words))) => {
                    assert_eq!(error.kind, crate::app::ErrorKind::Forbidden);
                    assert!(
                        error.message.contains(words),
                        "{error:?} {words} {change:?}"
                    );
                }
                (Ok(verdict), None) => {
                    let is_so = change.target_is == operation.wanted();
                    let already = is_so && operation != Operation::Invite;
                    assert_eq!(
                        verdict == Verdict::AlreadySo,
                        already,
                        "{operation:?} {change:?}"
                    );
                }
                (found, _) => panic!("{found:?} {operation:?} {change:?} {power:?}"),
            }
        }
    }
}

/// KIC-1, BAN-1: a membership set as state is what the operation of that meaning is.
#[test]
fn state_means_what_its_operation_means() {
    for operation in OPERATIONS {
        for (change, power) in every_change(operation.wanted()) {
            if Operation::meant_by(&change) == operation {
                assert_eq!(
                    check(&change, &power),
                    check_operation(operation, &change, &power)
                );
            }
        }
    }
}

/// REJ-1: what ended the invite decides, over everything that can have come after it, three steps deep.
#[test]
fn an_invite_is_rejected_until_it_was_used_up() {
    use Member::{Ban, Invite, Join, Leave};
    let steps = [Invite, Join, Leave, Ban];
    let mut histories: Vec<Vec<Member>> = vec![vec![]];
    for length in 0..3 {
        let longest = histories.iter().filter(|history| history.len() == length);
        let longer = longest.flat_map(|history| steps.map(|step| [&history[..], &[step]].concat()));
        let longer: Vec<_> = longer.collect();
        histories.extend(longer);
    }
    assert_eq!(histories.len(), 1 + 4 + 16 + 64);
    for since in histories {
        let used_up = [&[Join][..], &[Invite, Join], &[Invite, Invite, Join]];
        let expected = if used_up.iter().any(|start| since.starts_with(start)) {
            None
        } else if since.is_empty() {
            Some(Rejection::Delete)
        } else {
            Some(Rejection::Nothing)
        };
        let found = check_rejection(&since);
        assert_eq!(found.as_ref().ok().copied(), expected, "{since:?}");
        if let Err(error) = found {
            assert!(error.message.contains("used up by joining"));
        }
    }
}
