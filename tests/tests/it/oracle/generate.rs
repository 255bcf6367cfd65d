//! Sequences from seeds.

use tidings_tests::open::CARRIERS;
use tidings_tests::random::Random;

use super::crowd::Crowd;
use super::steps::{
    Act, Burst, CLIENTS, Choice, Foreign, ROOMS, Rule, Sequence, Start, Step, USERS, Want,
};

/// The sequence of a seed: the same for ever, as long as this file stays as it is.
pub(super) fn sequence(seed: u64) -> Sequence {
    let mut random = Random::new(seed);
    let rooms = 1 + random.below(ROOMS);
    let mut maker = Maker {
        random,
        rooms,
        crowd: Crowd::default(),
    };
    let mut bursts = vec![maker.openings(), maker.arrivals()];
    for _ in 0..3 + maker.random.below(5) {
        bursts.push(maker.burst());
    }
    Sequence { seed, bursts }
}

/// A sequence in the making.
struct Maker {
    random: Random,
    rooms: usize,
    crowd: Crowd,
}

impl Maker {
    /// The rooms are made.
    fn openings(&mut self) -> Burst {
        (0..self.rooms).map(|room| self.opening(room)).collect()
    }

    fn opening(&mut self, room: usize) -> Step {
        let client = self.random.below(CLIENTS.len());
        let mut invite: Vec<usize> = (0..USERS.len())
            .filter(|user| *user != CLIENTS[client])
            .collect();
        invite.retain(|_| self.random.percent(30));
        let act = Act::Create {
            room,
            public: self.random.percent(60),
            rule: self
                .random
                .percent(60)
                .then(|| *self.random.pick(&Rule::ALL)),
            invite,
            by_stream: self.random.percent(30),
        };
        self.step_of(client, act)
    }

    /// Most begin to follow, some join, some begin with a sync.
    fn arrivals(&mut self) -> Burst {
        let mut burst = Burst::new();
        for client in 0..CLIENTS.len() {
            if self.random.percent(80) {
                burst.push(self.follow(client));
            }
            if self.random.percent(50) {
                burst.push(Step::Sync { client });
            }
            if self.random.percent(60) {
                let act = self.join();
                burst.push(self.step_of(client, act));
            }
        }
        for room in 0..self.rooms {
            if self.random.percent(70) {
                burst.push(self.elsewhere(room, Foreign::Join));
            }
        }
        self.restart(&mut burst);
        self.random.shuffle(&mut burst);
        burst
    }

    fn burst(&mut self) -> Burst {
        let mut burst: Burst = (0..=self.random.below(7)).map(|_| self.step()).collect();
        self.restart(&mut burst);
        self.random.shuffle(&mut burst);
        burst
    }

    /// Some bursts hold a restart, and what is lost then is known only through the next session (SES-3).
    fn restart(&mut self, burst: &mut Burst) {
        if !self.random.percent(12) {
            return;
        }
        for step in burst.iter_mut() {
            if let Step::Act { lost, .. } = step {
                *lost = self.random.percent(50);
            }
        }
        burst.push(Step::Restart);
    }

    fn step(&mut self) -> Step {
        let client = self.random.below(CLIENTS.len());
        match self.random.below(100) {
            0..50 => {
                let act = self.act();
                let (client, act) = self.crowd.sensible(&mut self.random, client, act);
                self.step_of(client, act)
            }
            50..67 => {
                let (room, foreign) = (self.random.below(self.rooms), self.foreign());
                self.elsewhere(room, foreign)
            }
            67..73 => self.follow(client),
            73..77 => Step::Away { client },
            77..89 => Step::Sync { client },
            89..94 => Step::Scroll {
                client,
                room: self.random.below(self.rooms),
                forwards: self.random.percent(40),
                limit: self.random.below(6),
            },
            _ => Step::Look {
                client,
                room: self.random.below(self.rooms),
                pick: self.random.below(1_000),
            },
        }
    }

    fn step_of(&mut self, client: usize, act: Act) -> Step {
        self.crowd.note(client, &act);
        let lost = self.random.percent(12);
        Step::Act { client, act, lost }
    }

    fn join(&mut self) -> Act {
        Act::Join {
            room: self.random.below(self.rooms),
            by_invite: self.random.percent(30),
            by_stream: self.random.percent(40),
        }
    }

    fn act(&mut self) -> Act {
        let (room, user) = (
            self.random.below(self.rooms),
            self.random.below(USERS.len()),
        );
        let (key, pick) = (self.random.below(2), self.random.below(1_000));
        match self.random.below(100) {
            0..26 => Act::Say { room },
            26..31 => Act::Name { room },
            31..39 => Act::Set { room, key },
            39..46 => Act::Unset { room, key },
            46..60 => self.join(),
            60..67 => Act::Leave { room },
            67..74 => Act::Invite { room, user },
            74..79 => Act::Reject { room },
            79..82 => Act::Kick { room, user },
            82..86 => Act::Ban { room, user },
            86..91 => Act::Unban { room, user },
            91..95 => Act::Redact { room, pick },
            95..98 => Act::Read { room, pick },
            _ => Act::Rule {
                room,
                rule: *self.random.pick(&Rule::ALL),
            },
        }
    }

    fn elsewhere(&mut self, room: usize, foreign: Foreign) -> Step {
        let late = !self.random.percent(30);
        let behind = if late { 1 + self.random.below(8) } else { 0 };
        Step::Elsewhere {
            room,
            foreign,
            behind,
        }
    }

    fn foreign(&mut self) -> Foreign {
        let (key, user) = (self.random.below(2), self.random.below(USERS.len()));
        let pick = self.random.below(1_000);
        match self.random.below(100) {
            0..26 => Foreign::Say,
            26..40 => Foreign::Set { key },
            40..48 => Foreign::Unset { key },
            48..62 => Foreign::Redact { pick },
            62..74 => Foreign::Kick { user },
            74..82 => Foreign::Invite { user },
            82..96 => Foreign::Reject { pick },
            _ => Foreign::Join,
        }
    }

    fn follow(&mut self, client: usize) -> Step {
        let start = match self.random.below(10) {
            0..6 => Start::On,
            6..8 => Start::Sync,
            8 => Start::Beginning,
            _ => Start::Now,
        };
        let carrier = *self.random.pick(&CARRIERS);
        Step::Follow {
            client,
            carrier,
            want: self.want(),
            start,
        }
    }

    fn want(&mut self) -> Want {
        let choice = match self.random.below(20) {
            0..12 => Choice::All,
            12..14 => Choice::Messages,
            14 => Choice::NoMessages,
            15..17 => Choice::Known,
            17 => Choice::NotFrom(self.random.below(USERS.len())),
            _ => Choice::NotIn(self.random.below(self.rooms)),
        };
        let limit = self.random.percent(40).then(|| 1 + self.random.below(4));
        let late = self.random.percent(40);
        Want {
            choice,
            limit,
            late,
        }
    }
}

/// What a client wants of all its syncs. It must hold all memberships: a client learns from its own that a room comes anew.
pub(super) fn sync_want(seed: u64, client: usize) -> Want {
    let mut random = Random::new(seed ^ (0x5eed << 16) ^ client as u64);
    let choice = if random.percent(25) {
        Choice::Known
    } else {
        Choice::All
    };
    let limit = random.percent(60).then(|| 1 + random.below(6));
    let late = random.percent(40);
    Want {
        choice,
        limit,
        late,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_sequence() {
        assert_eq!(sequence(7), sequence(7));
        assert_ne!(sequence(7).bursts, sequence(8).bursts);
    }

    #[test]
    fn two_hundred_sequences_hold_every_kind_of_step() {
        let mut text = String::new();
        for seed in 0..200 {
            text.push_str(&sequence(seed).to_string());
        }
        for word in [
            "Create",
            "Say",
            "Name",
            "Set",
            "Unset",
            "Join",
            "Leave",
            "Invite",
            "Reject",
            "Kick",
            "Ban",
            "Unban",
            "Redact",
            "Read",
            "Rule",
            "Poll",
            "Sse",
            "Socket",
            "Beginning",
            "goes away",
            "syncs",
            "scrolls forwards",
            "scrolls backwards",
            "looks at",
            "is restarted",
            "loses the answer",
            "NotFrom",
            "NotIn",
            "Known",
            "late: true",
            "another server: Join",
            "another server: Kick",
            "another server: Reject",
        ] {
            assert!(text.contains(word), "{word}");
        }
    }
}
