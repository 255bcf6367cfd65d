//! What concerns a room, tried by people with different parts in it.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::contract::Operation;
use tidings_tests::user::{User, text};
use tidings_tests::wire::encode;

use super::{Asked, CREDENTIALS, cell, try_credentials};

/// The people of a room, in the order of what they may. Power: a member has 0, a room op 50, the creator 100.
const PARTS: [&str; 7] = [
    "outsider", "invited", "left", "banned", "member", "room op", "creator",
];

/// Whether an operation concerns a room that the request names.
pub(super) fn is_of_a_room(operation: &Operation) -> bool {
    let names = ["{room_id}", "{event_id}", "{room_alias}"];
    operation.info.id == "room_join" || names.iter().any(|name| operation.info.path.contains(name))
}

/// The heads of the columns.
pub(super) fn people() -> Vec<&'static str> {
    CREDENTIALS.into_iter().chain(PARTS).collect()
}

/// Everybody, and rooms to try things in.
pub(super) struct Rooms<'a> {
    server: &'a TestServer,
    ended_token: &'a str,
    /// One for each part.
    people: [User; PARTS.len()],
    /// A member, to be kicked and banned.
    tom: User,
    /// Somebody banned, to be unbanned.
    bea: User,
    /// Somebody outside, to be invited.
    sue: User,
    /// The room in use, until something was done in it.
    room: Option<Room>,
    serial: usize,
}

/// A room with everybody in place.
struct Room {
    id: String,
    alias: String,
    /// A name that no room has.
    free_alias: String,
    /// The creator's, from before anybody left.
    event: String,
    /// The invite of who is invited.
    invite: String,
}

impl<'a> Rooms<'a> {
    pub(super) async fn new(server: &'a TestServer, ended_token: &'a str) -> Self {
        let register = async |name: &str| User::register(server, name).await;
        let people = PARTS.map(|part| part.replace(' ', "-"));
        let people = join_all(people.iter().map(|name| register(name))).await;
        let people = people.try_into().ok();
        Self {
            server,
            ended_token,
            people: people.expect("one for each part"),
            tom: register("tom").await,
            bea: register("bea").await,
            sue: register("sue").await,
            room: None,
            serial: 0,
        }
    }

    /// Tries an operation by everybody, from who may least on. What is refused makes no event (ERR-3); after one that did
    /// the next gets a new room.
    pub(super) async fn try_by_all(&mut self, operation: &Operation) -> Vec<String> {
        let room = self.fresh().await;
        let [.., member, _, creator] = &self.people;
        let asked = self.asked(operation, &room, creator).await;
        let request = || asked.request(&creator.wire);
        let before = self.server.server().app().position();
        let cells = try_credentials(operation, request, self.ended_token, member, creator).await;
        let mut cells = cells.to_vec();
        let after = self.server.server().app().position();
        assert_eq!(before, after, "{} made an event", operation.info.id);
        self.room = Some(room);
        for index in 0..self.people.len() {
            let room = self.fresh().await;
            let person = &self.people[index];
            let asked = self.asked(operation, &room, person).await;
            let request = asked.request(&person.wire);
            let before = self.server.server().app().position();
            let answer = request.token(&person.token).send().await;
            cells.push(cell(&answer));
            let after = self.server.server().app().position();
            let is_refused = answer.status >= 400;
            assert!(!is_refused || before == after, "{}", answer.what);
            self.room = (before == after).then_some(room);
        }
        cells
    }

    /// The room in use, or else a new one.
    async fn fresh(&mut self) -> Room {
        match self.room.take() {
            Some(room) => room,
            None => self.make().await,
        }
    }

    /// A room that takes an invite, with everybody in place.
    async fn make(&mut self) -> Room {
        self.serial += 1;
        let serial = self.serial;
        let [_outsider, invited, left, banned, member, op, creator] = &self.people;
        let guests = [left, banned, member, op, &self.tom, &self.bea];
        let alias = format!("#room{serial}:localhost");
        let body = json!({
            "visibility": "private",
            "topic": "Waves",
            "alias": alias,
            "invite": guests.map(|guest| guest.id.clone()),
            "power_levels": { "users": { &op.id: 50 } },
        });
        let id = text(&creator.create(&body).ok().await, "room_id");
        join_all(guests.iter().map(|guest| guest.join_room(&id))).await;
        let event = creator.say(&id, "hello").await;
        let path = |action: &str| format!("/rooms/{}/{action}", encode(&id));
        let ban = |out: &User| creator.post(path("ban"), &json!({ "user_id": out.id }));
        let (invite, ..) = tokio::join!(
            creator.invite(&id, &invited.id).ok(),
            left.post(path("leave"), &json!({})).ok(),
            ban(banned).ok(),
            ban(&self.bea).ok(),
        );
        let invite = text(&invite, "event_id");
        Room {
            alias,
            free_alias: format!("#free{serial}:localhost"),
            event,
            invite,
            id,
        }
    }

    /// What `message_prepare` gives a person, or the creator in the place of who may not prepare.
    async fn prepared(&self, room: &Room, person: &User) -> Value {
        let [.., creator] = &self.people;
        let path = format!("/rooms/{}/prepare/message.m.room.message", encode(&room.id));
        let body = json!({ "content": { "msgtype": "m.text", "body": "hello" } });
        let own = person.post(&path, &body).send().await;
        match own.status {
            200 => own.body,
            _ => creator.post(&path, &body).ok().await,
        }
    }

    /// The request, with values with which it goes through for who may.
    async fn asked(&self, operation: &Operation, room: &Room, person: &User) -> Asked {
        let id = operation.info.id;
        let mut asked = Asked::new(operation, |name| {
            let value = match name {
                "room_id" => &room.id,
                "event_id" if id == "invite_reject" => &room.invite,
                "event_id" => &room.event,
                "room_alias" if id == "alias_create" => &room.free_alias,
                "room_alias" => &room.alias,
                "event_type" if operation.info.path.contains("/state/") => "state.m.room.topic",
                "event_type" => "message.m.room.message",
                "state_key" => "_",
                "marker" => "read",
                other => panic!("no value for the path parameter {other} of {id}"),
            };
            value.to_owned()
        });
        let target = match id {
            "member_invite" => &self.sue,
            "member_unban" => &self.bea,
            _ => &self.tom,
        };
        asked.put("/user_id", target.id.as_str());
        asked.put("/event_id", room.event.as_str());
        asked.put("/room_id", room.id.as_str());
        asked.put("/key", format!("users/{}", self.tom.id));
        asked.put("/value", 10);
        match id {
            "state_set" => asked.put("/content", json!({ "topic": "Tides" })),
            "room_join" => asked.body = Some(json!({ "room_id": room.id })),
            "message_send_prepared" => asked.body = Some(self.prepared(room, person).await),
            "action_batch" => {
                let send = json!({
                    "action": "send",
                    "event_type": "message.m.room.message",
                    "content": { "msgtype": "m.text", "body": "hello" },
                });
                asked.put("/actions", Value::Array(vec![send]));
            }
            _ => {}
        }
        asked
    }
}
