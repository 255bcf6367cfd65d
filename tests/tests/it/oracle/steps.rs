//! What a sequence is made of, and how it reads when it failed.

use std::fmt;

use tidings_tests::open::Carrier;

/// The users, by number.
pub(super) const USERS: [&str; 3] = ["ann", "bob", "cid"];
/// Whose the clients are: users by number.
pub(super) const CLIENTS: [usize; 5] = [0, 0, 1, 1, 2];
/// How many rooms a sequence may have.
pub(super) const ROOMS: usize = 3;

/// Who may read the history of a room (JOI-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Shared,
    Invited,
    Joined,
}

impl Rule {
    pub(super) const ALL: [Self; 3] = [Self::Shared, Self::Invited, Self::Joined];

    /// As events write it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Invited => "invited",
            Self::Joined => "joined",
        }
    }

    /// As events write it; nothing for what isn't a rule.
    pub(super) fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// Which events a client wants, before it is known which ids rooms have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Want {
    pub(super) choice: Choice,
    pub(super) limit: Option<usize>,
    /// Whether late events are wanted.
    pub(super) late: bool,
}

/// A filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Choice {
    #[default]
    All,
    /// Messages alone.
    Messages,
    /// All but messages.
    NoMessages,
    /// Nothing of our own types.
    Known,
    /// Nothing sent by this user.
    NotFrom(usize),
    /// Nothing of this room.
    NotIn(usize),
}

/// Where a client begins to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Where it stopped.
    On,
    /// At the end of its newest sync (SYN-7).
    Sync,
    /// Where the sequence began.
    Beginning,
    /// Now.
    Now,
}

/// What somebody does in a room. Users and rooms are numbers; `pick` chooses among the events known by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Create {
        room: usize,
        public: bool,
        rule: Option<Rule>,
        invite: Vec<usize>,
        by_stream: bool,
    },
    Say {
        room: usize,
    },
    Name {
        room: usize,
    },
    Set {
        room: usize,
        key: usize,
    },
    Unset {
        room: usize,
        key: usize,
    },
    Join {
        room: usize,
        by_invite: bool,
        by_stream: bool,
    },
    Leave {
        room: usize,
    },
    Invite {
        room: usize,
        user: usize,
    },
    Reject {
        room: usize,
    },
    Kick {
        room: usize,
        user: usize,
    },
    Ban {
        room: usize,
        user: usize,
    },
    Unban {
        room: usize,
        user: usize,
    },
    Redact {
        room: usize,
        pick: usize,
    },
    Read {
        room: usize,
        pick: usize,
    },
    Rule {
        room: usize,
        rule: Rule,
    },
}

impl Act {
    /// The room it is about.
    pub(super) fn room(&self) -> usize {
        let (Self::Create { room, .. }
        | Self::Say { room }
        | Self::Name { room }
        | Self::Set { room, .. }
        | Self::Unset { room, .. }
        | Self::Join { room, .. }
        | Self::Leave { room }
        | Self::Invite { room, .. }
        | Self::Reject { room }
        | Self::Kick { room, .. }
        | Self::Ban { room, .. }
        | Self::Unban { room, .. }
        | Self::Redact { room, .. }
        | Self::Read { room, .. }
        | Self::Rule { room, .. }) = self;
        *room
    }
}

/// What a user of another server does in a room, which that server hands over: late, if it builds on an older event (STR-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    Join,
    Say,
    Set {
        key: usize,
    },
    Unset {
        key: usize,
    },
    Kick {
        user: usize,
    },
    Invite {
        user: usize,
    },
    Redact {
        pick: usize,
    },
    /// The other servers of the room refuse one of this user's events, which was taken here (STR-4).
    Reject {
        pick: usize,
    },
}

/// A step of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// `lost`: the client breaks the connection and asks again, under the same action id, until it knows.
    Act {
        client: usize,
        act: Act,
        lost: bool,
    },
    Follow {
        client: usize,
        carrier: Carrier,
        want: Want,
        start: Start,
    },
    /// The client stops in the middle of a request.
    Away {
        client: usize,
    },
    /// A first sync, or the delta since the last.
    Sync {
        client: usize,
    },
    Scroll {
        client: usize,
        room: usize,
        forwards: bool,
        limit: usize,
    },
    /// An event of any room, seen or not, with its surroundings.
    Look {
        client: usize,
        room: usize,
        pick: usize,
    },
    /// `behind`: how many newer events the other server didn't have yet.
    Elsewhere {
        room: usize,
        foreign: Foreign,
        behind: usize,
    },
    Restart,
}

/// Steps that are taken at once.
pub(super) type Burst = Vec<Step>;

/// A sequence: bursts one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    pub(super) seed: u64,
    pub(super) bursts: Vec<Burst>,
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "sequence {}:", self.seed)?;
        for (number, burst) in self.bursts.iter().enumerate() {
            writeln!(f, "  {}. at once:", number + 1)?;
            for step in burst {
                writeln!(f, "     - {step}")?;
            }
        }
        Ok(())
    }
}

/// The first client of a user.
pub(super) fn client_of(user: usize) -> usize {
    let of = CLIENTS.iter().position(|of| *of == user);
    of.expect("everybody has a client")
}

/// How a client is called: `bob/2`.
pub(super) fn client_name(client: usize) -> String {
    let user = CLIENTS[client];
    let device = CLIENTS[..client].iter().filter(|of| **of == user).count() + 1;
    format!("{}/{device}", USERS[user])
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Act { client, act, lost } => {
                let lost = if *lost { ", and loses the answer" } else { "" };
                write!(f, "{}: {act:?}{lost}", client_name(*client))
            }
            Self::Follow {
                client,
                carrier,
                want,
                start,
            } => {
                let name = client_name(*client);
                write!(f, "{name}: follows by {carrier:?} from {start:?}, {want:?}")
            }
            Self::Away { client } => write!(f, "{}: goes away", client_name(*client)),
            Self::Sync { client } => write!(f, "{}: syncs", client_name(*client)),
            Self::Scroll {
                client,
                room,
                forwards,
                limit,
            } => {
                let way = if *forwards { "forwards" } else { "backwards" };
                let name = client_name(*client);
                write!(f, "{name}: scrolls {way} in room {room}, {limit} events")
            }
            Self::Look { client, room, pick } => {
                write!(
                    f,
                    "{}: looks at event {pick} of room {room}",
                    client_name(*client)
                )
            }
            Self::Elsewhere {
                room,
                foreign,
                behind,
            } => {
                write!(
                    f,
                    "another server: {foreign:?} in room {room}, {behind} events back"
                )
            }
            Self::Restart => f.write_str("the server is restarted"),
        }
    }
}
