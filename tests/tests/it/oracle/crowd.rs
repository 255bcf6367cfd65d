//! Who is probably where while a sequence is made up, so that most steps come to something. What really happens depends on
//! how they interleave; nothing relies on this.

use tidings_tests::random::Random;

use super::steps::{Act, CLIENTS, ROOMS, USERS};

/// Acts that are meant to succeed, in a hundred.
const SENSIBLE: usize = 75;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Out,
    Invited,
    In,
    Banned,
}

#[derive(Clone, Debug, Default)]
struct Room {
    creator: usize,
    public: bool,
    places: [Place; USERS.len()],
    set: [bool; 2],
}

/// The rooms as they probably are.
#[derive(Clone, Debug, Default)]
pub(super) struct Crowd([Room; ROOMS]);

impl Crowd {
    /// Notes an act as if it had come to something.
    pub(super) fn note(&mut self, client: usize, act: &Act) {
        let own = CLIENTS[client];
        match act {
            Act::Create {
                room,
                public,
                invite,
                ..
            } => {
                let room = &mut self.0[*room];
                (room.creator, room.public) = (client, *public);
                room.places[own] = Place::In;
                for user in invite {
                    room.places[*user] = Place::Invited;
                }
            }
            Act::Set { room, key } => self.0[*room].set[*key] = true,
            Act::Unset { room, key } => self.0[*room].set[*key] = false,
            Act::Join { room, .. } => {
                let room = &mut self.0[*room];
                let place = &mut room.places[own];
                if *place == Place::Invited || room.public && *place == Place::Out {
                    *place = Place::In;
                }
            }
            Act::Leave { room } | Act::Reject { room } => self.move_out(*room, own),
            Act::Kick { room, user } | Act::Unban { room, user } => self.move_out(*room, *user),
            Act::Invite { room, user } => {
                let place = &mut self.0[*room].places[*user];
                if *place == Place::Out {
                    *place = Place::Invited;
                }
            }
            Act::Ban { room, user } => self.0[*room].places[*user] = Place::Banned,
            Act::Say { .. }
            | Act::Name { .. }
            | Act::Redact { .. }
            | Act::Read { .. }
            | Act::Rule { .. } => {}
        }
    }

    fn move_out(&mut self, room: usize, user: usize) {
        self.0[room].places[user] = Place::Out;
    }

    /// The act and who does it, changed so that it probably comes to something, if it is to.
    pub(super) fn sensible(&self, random: &mut Random, client: usize, act: Act) -> (usize, Act) {
        if !random.percent(SENSIBLE) {
            return (client, act);
        }
        let mut act = act;
        let actor = match &mut act {
            Act::Create { .. } => return (client, act),
            Act::Join { room, .. } => {
                let out =
                    |place| place == Place::Invited || self.0[*room].public && place == Place::Out;
                self.of(random, *room, out)
            }
            Act::Reject { room } => self.of(random, *room, |place| place == Place::Invited),
            Act::Unset { room, key } => {
                let set = |room: usize| self.0[room].set.iter().position(|set| *set);
                let found = (0..ROOMS).find_map(|room| Some((room, set(room)?)));
                let Some(found) = found else {
                    let (room, key) = (*room, *key);
                    return self.sensible(random, client, Act::Set { room, key });
                };
                (*room, *key) = found;
                self.of(random, *room, |place| place == Place::In)
            }
            Act::Kick { room, user } | Act::Ban { room, user } => {
                let of = &self.0[*room];
                if let Some(target) = self.of(random, *room, |place| {
                    matches!(place, Place::In | Place::Invited)
                }) && CLIENTS[target] != CLIENTS[of.creator]
                {
                    *user = CLIENTS[target];
                }
                Some(of.creator)
            }
            Act::Unban { room, user } => {
                let banned = |room: usize| {
                    let mut places = self.0[room].places.iter();
                    places.position(|place| *place == Place::Banned)
                };
                let is_kept = |room: &usize| {
                    let room = &self.0[*room];
                    room.places[CLIENTS[room.creator]] == Place::In
                };
                let mut rooms = (0..ROOMS).filter(is_kept);
                let found = rooms.find_map(|room| Some((room, banned(room)?)));
                let Some(found) = found else {
                    let (room, user) = (*room, *user);
                    return self.sensible(random, client, Act::Ban { room, user });
                };
                (*room, *user) = found;
                Some(self.0[*room].creator)
            }
            Act::Invite { room, user } => {
                if let Some(target) = self.of(random, *room, |place| place == Place::Out) {
                    *user = CLIENTS[target];
                }
                self.of(random, *room, |place| place == Place::In)
            }
            Act::Say { room }
            | Act::Name { room }
            | Act::Set { room, .. }
            | Act::Leave { room }
            | Act::Redact { room, .. }
            | Act::Read { room, .. }
            | Act::Rule { room, .. } => self.of(random, *room, |place| place == Place::In),
        };
        (actor.unwrap_or(client), act)
    }

    /// A client of a user who is so in a room.
    fn of(&self, random: &mut Random, room: usize, is: impl Fn(Place) -> bool) -> Option<usize> {
        let clients = (0..CLIENTS.len()).filter(|client| is(self.0[room].places[CLIENTS[*client]]));
        let clients: Vec<usize> = clients.collect();
        (!clients.is_empty()).then(|| *random.pick(&clients))
    }
}
