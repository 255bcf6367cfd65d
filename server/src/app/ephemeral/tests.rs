//! What a reader puts together from the answers, against what is so.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;

use super::gather::Found;
use super::*;
use crate::app::account::Client;
use crate::app::live::{Live, Observer};
use crate::app::room::state::MEMBER;
use crate::app::session::{SessionGuard, SessionLimits, Sessions};
use crate::env::{Env, TestClock};
use crate::store::{
    CommitObserver as _, Committed, MembershipRow, Position, Standing, StoredEvent,
};

const USERS: [&str; 4] = ["@ann:a", "@bob:a", "@cat:a", "@dan:a"];
const ROOMS: [&str; 2] = ["!one:a", "!two:a"];

/// Something that happens.
#[derive(Clone, Debug)]
enum Step {
    Start(usize),
    End(usize),
    Say(usize, PresenceState, Option<&'static str>),
    AppearOffline(usize, bool),
    Type(usize, usize, bool),
    Member(usize, usize, bool),
    Message(usize, usize),
    Wait,
    /// The reader asks, from where it is or from elsewhere, and the answer comes or is lost.
    Poll {
        elsewhere: Option<Elsewhere>,
        comes: bool,
    },
}

/// Where the reader asks, if not where the answer before ended.
#[derive(Clone, Copy, Debug)]
enum Elsewhere {
    /// At a place whose token says nothing of what was told.
    Plain,
    /// Where some answer before ended, with what was put together by then.
    Before(usize),
}

/// What the reader has put together, and the place that stands for it.
#[derive(Clone, Default)]
struct View {
    presence: BTreeMap<UserId, Shown>,
    typing: BTreeMap<RoomId, Vec<UserId>>,
    at: Option<Told>,
}

struct World {
    clock: Arc<TestClock>,
    live: Arc<Live>,
    sessions: Sessions,
    clients: Vec<Arc<Client>>,
    guards: Vec<Vec<SessionGuard>>,
    reader: SessionGuard,
    view: View,
    views: Vec<View>,
    position: Position,
    /// The newest membership of each user in each room, as the store would have it.
    parts: BTreeMap<(UserId, RoomId), MembershipRow>,
}

fn user(at: usize) -> UserId {
    USERS[at].parse().expect("an id")
}

fn room(at: usize) -> RoomId {
    ROOMS[at].parse().expect("an id")
}

impl World {
    /// Ann reads; nobody is in any room.
    fn new() -> Self {
        let (env, clock) = Env::test(1);
        let live = Arc::new(Live::new(env.clone()));
        let limits = SessionLimits {
            timeout_ms: 60_000,
            max_per_client: 100,
            max_held: 1,
            hold_ms: 1,
        };
        let sessions = Sessions::new(env, limits, Arc::clone(&live));
        let client = |at| {
            Arc::new(Client {
                user_id: user(at),
                device_id: "D".into(),
            })
        };
        let clients: Vec<_> = (0..USERS.len()).map(client).collect();
        for client in &clients {
            drop(live.watch(&client.user_id));
            live.load(&client.user_id, Vec::new(), false);
        }
        let reader = sessions.start(&clients[0]);
        Self {
            clock,
            live,
            sessions,
            clients,
            guards: (0..USERS.len()).map(|_| Vec::new()).collect(),
            reader,
            view: View::default(),
            views: Vec::new(),
            position: 0,
            parts: BTreeMap::new(),
        }
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Start(at) => {
                self.guards[at].push(self.sessions.start(&self.clients[at]));
                for stranger in self.live.take_strangers() {
                    let rows = self.parts.iter().filter(|((user, _), _)| *user == stranger);
                    let rows = rows.map(|(_, row)| row.clone()).collect();
                    self.live.load(&stranger, rows, false);
                }
            }
            Step::End(at) => {
                if let Some(guard) = self.guards[at].pop() {
                    self.sessions.end(guard.session());
                }
            }
            Step::Say(at, state, status) => {
                if let Some(guard) = self.guards[at].last() {
                    guard.session().set_presence(state, status);
                }
            }
            Step::AppearOffline(at, appears) => self.live.set_appears_offline(&user(at), appears),
            Step::Type(at, in_room, typing) => {
                if let Some(guard) = self.guards[at].last() {
                    let _ = self
                        .live
                        .set_typing(guard.session(), &room(in_room), typing);
                }
            }
            Step::Member(at, in_room, joins) => {
                let is = if joins { "join" } else { "leave" };
                let json = format!(r#"{{"content":{{"membership":"{is}"}}}}"#);
                self.commit(at, in_room, Some(USERS[at]), json);
                let row = MembershipRow {
                    room_id: room(in_room),
                    membership: is.to_owned(),
                    event_id: "$x:a".parse().expect("an id"),
                    position: self.position,
                    order: 0,
                };
                self.parts.insert((user(at), room(in_room)), row);
            }
            Step::Message(at, in_room) => self.commit(at, in_room, None, "{}".into()),
            Step::Wait => {
                self.clock.advance(Duration::from_secs(1));
                self.live.wake_for_presence();
                self.live.sweep();
            }
            Step::Poll { elsewhere, comes } => {
                self.poll(elsewhere, comes, 1_000);
            }
        }
    }

    fn commit(&mut self, at: usize, in_room: usize, key: Option<&str>, json: String) {
        self.position += 1;
        let event_type = if key.is_some() {
            MEMBER
        } else {
            "message.m.room.message"
        };
        let event = StoredEvent {
            position: self.position,
            order: i64::try_from(self.position).expect("small"),
            room_id: room(in_room),
            event_id: format!("${}:a", self.position).parse().expect("an id"),
            event_type: event_type.into(),
            state_key: key.map(Into::into),
            sender: USERS[at].into(),
            ts: 0,
            json: json.into(),
            deletes: false,
            depth: 1,
            parent: None,
            replaces: None,
            redacted_because: None,
            standing: Standing::Shared,
        };
        let live = Arc::clone(&self.live);
        Observer { live }.committed(&[Committed {
            events: vec![Arc::new(event)],
            ..Committed::default()
        }]);
    }

    /// What a request in the reader's session would be answered with.
    fn ask(&self, from: Option<Told>, filter: &Filter, is_patient: bool) -> Gathered {
        let session = self.reader.session();
        let begun = self.live.begin_telling(session, filter, from);
        if let Some((_, mark)) = begun {
            self.compare(mark);
        }
        let (_, gathered) = self.live.gather(&Asked {
            session,
            filter,
            server: &"a".parse().expect("a name"),
            begun,
            is_patient,
        });
        gathered
    }

    /// Whether both ways to find what differs find the same.
    fn compare(&self, mark: Mark) {
        let now = self.live.now.lock();
        let (reader, told) = (user(0), &now.ephemeral.readers[&self.reader.session().id]);
        let things = |found: Vec<Found>| -> BTreeSet<Thing> {
            found.into_iter().map(|found| found.thing).collect()
        };
        let changed = now.ephemeral.changed(&now.watchers, &reader, told, mark);
        if let Some(changed) = changed {
            let differing = now.ephemeral.differing(&now.watchers, &reader, told, mark);
            assert_eq!(things(changed), things(differing));
        }
    }

    /// Asks, and answers whether there is more to ask for.
    fn poll(&mut self, elsewhere: Option<Elsewhere>, comes: bool, places: usize) -> bool {
        match elsewhere {
            Some(Elsewhere::Plain) => self.view.at = None,
            Some(Elsewhere::Before(at)) if !self.views.is_empty() => {
                self.view = self.views[at % self.views.len()].clone();
            }
            _ => {}
        }
        let mut gathered = self.ask(self.view.at, &Filter::default(), false);
        gathered.fit(places, true);
        assert!(gathered.news.len() <= places);
        if comes {
            self.view.at = gathered.told();
            self.view.take(gathered.news);
            self.views.push(self.view.clone());
            if !gathered.more {
                self.check();
            }
        }
        gathered.more
    }

    /// What the reader has put together of those it shares a room with, and of its rooms, is so.
    fn check(&self) {
        let is_in = |user: &UserId, room: &RoomId| {
            let part = self.parts.get(&(user.clone(), room.clone()));
            part.is_some_and(|part| part.membership == "join")
        };
        let rooms: Vec<RoomId> = (0..ROOMS.len()).map(room).collect();
        let reader = user(0);
        for other in (0..USERS.len()).map(user) {
            if rooms
                .iter()
                .any(|room| is_in(&reader, room) && is_in(&other, room))
            {
                let seen = self.view.presence.get(&other).cloned();
                let (shown, _) = self.live.presence_of(&other);
                assert_eq!(seen.unwrap_or_else(Shown::offline), shown, "{other}");
            }
        }
        for room in &rooms {
            if is_in(&reader, room) {
                let seen = self.view.typing.get(room).cloned().unwrap_or_default();
                assert_eq!(seen, self.live.typing_in(room).to_vec(), "{room}");
            }
        }
    }
}

impl View {
    fn take(&mut self, news: Vec<News>) {
        for news in news {
            match news {
                News::Presence(user, shown, _) => drop(self.presence.insert(user, shown)),
                News::Typing(room, users) => drop(self.typing.insert(room, users.to_vec())),
            }
        }
    }
}

fn steps(with_loss: bool) -> impl Strategy<Value = Vec<Step>> {
    use PresenceState::{Away, Busy, Dnd, Offline, Online};
    let (who, place) = (0..USERS.len(), 0..ROOMS.len());
    let state = select(vec![Online, Away, Busy, Dnd, Offline]);
    let status = select(vec![None, Some("at sea"), Some("in port")]);
    let elsewhere = prop_oneof![
        Just(Elsewhere::Plain),
        (0..20_usize).prop_map(Elsewhere::Before)
    ];
    let poll = (proptest::option::weighted(0.2, elsewhere), any::<bool>());
    let step = prop_oneof![
        2 => who.clone().prop_map(Step::Start),
        1 => who.clone().prop_map(Step::End),
        2 => (who.clone(), state, status).prop_map(|(who, state, status)| Step::Say(who, state, status)),
        1 => (who.clone(), any::<bool>()).prop_map(|(who, off)| Step::AppearOffline(who, off)),
        2 => (who.clone(), place.clone(), any::<bool>()).prop_map(|(who, place, on)| Step::Type(who, place, on)),
        2 => (who.clone(), place.clone(), any::<bool>()).prop_map(|(who, place, on)| Step::Member(who, place, on)),
        1 => (who, place).prop_map(|(who, place)| Step::Message(who, place)),
        1 => Just(Step::Wait),
        4 => poll.prop_map(move |(elsewhere, comes)| Step::Poll {
            elsewhere,
            comes: comes || !with_loss,
        }),
    ];
    proptest::collection::vec(step, 0..60)
}

/// Ann, Bob and Cat in a room, Ann and Bob with a session besides the reader.
fn harbour() -> World {
    let mut world = World::new();
    for at in 0..3 {
        world.step(&Step::Member(at, 0, true));
    }
    world.step(&Step::Start(1));
    world
}

proptest! {
    /// PRE-2, TYP-1: whatever happens and whichever answers are lost, after each that comes the reader knows what is so.
    #[test]
    fn every_answer_that_comes_makes_the_view_whole(steps in steps(true)) {
        let mut world = harbour();
        for step in &steps {
            world.step(step);
        }
        world.poll(None, true, 1_000);
    }

    /// The same when answers have little place, and one must go on until there is no more.
    #[test]
    fn small_answers_make_the_view_whole_in_the_end(steps in steps(false), places in 1..4_usize) {
        let mut world = harbour();
        for step in &steps {
            match step {
                Step::Poll { elsewhere, .. } => drop(world.poll(*elsewhere, true, places)),
                step => world.step(step),
            }
        }
        let rounds = (0..20).take_while(|_| world.poll(None, true, places)).count();
        prop_assert!(rounds < 20, "there is always more");
    }
}

/// What a request that goes on would be answered with, and whether at once.
fn asked(world: &World) -> (usize, bool) {
    let gathered = world.ask(world.view.at, &Filter::default(), false);
    (gathered.news.len(), gathered.early)
}

/// PRE-2: the first change is worth an answer at once; those of the second after it wait and come together.
#[test]
fn presence_is_told_once_a_second_at_most() {
    let mut world = harbour();
    world.step(&Step::Wait);
    world.step(&Step::Wait);
    world.poll(None, true, 1_000);
    assert_eq!(asked(&world), (0, false));
    world.step(&Step::Say(1, PresenceState::Busy, None));
    assert_eq!(asked(&world), (1, true));
    world.poll(None, true, 1_000);
    world.step(&Step::Say(1, PresenceState::Dnd, None));
    world.step(&Step::Start(2));
    assert_eq!(asked(&world), (2, false));
    world.step(&Step::Wait);
    assert_eq!(asked(&world), (2, true));
}

/// PRE-2: a change wakes those who share a room, and nobody else.
#[test]
fn a_change_wakes_those_who_share_a_room() {
    let mut world = harbour();
    let waiting = (0..USERS.len()).map(|at| world.live.watch(&user(at)));
    let mut waiting: Vec<_> = waiting.collect();
    world.step(&Step::Member(3, 1, true));
    world.step(&Step::Member(2, 1, true));
    world.step(&Step::Wait);
    world.step(&Step::Wait);
    let mut woken = |world: &mut World, step: &Step| {
        for one in &mut waiting {
            one.borrow_and_update();
        }
        world.step(step);
        let woken = waiting.iter().map(|one| one.has_changed().expect("open"));
        woken.collect::<Vec<_>>()
    };
    let said = Step::Say(1, PresenceState::Busy, None);
    assert_eq!(woken(&mut world, &said), [true, true, true, false]);
    assert_eq!(woken(&mut world, &said), [false; 4], "it is no change");
    let typing = Step::Type(1, 0, true);
    assert_eq!(woken(&mut world, &typing), [true, true, true, false]);
    assert_eq!(woken(&mut world, &typing), [false; 4]);
    let ended = Step::End(1);
    assert_eq!(woken(&mut world, &ended), [true, true, true, false]);
}

/// PRE-2: what is again what was told isn't told.
#[test]
fn what_came_back_is_not_told() {
    let mut world = harbour();
    world.poll(None, true, 1_000);
    world.step(&Step::Start(2));
    world.step(&Step::End(2));
    world.step(&Step::Type(1, 0, true));
    world.step(&Step::Type(1, 0, false));
    world.step(&Step::Wait);
    assert_eq!(asked(&world), (0, false));
}

/// What an answer told that was lost comes again to who asks from the same place, and to nobody else.
#[test]
fn what_was_lost_comes_again() {
    let mut world = harbour();
    world.poll(None, true, 1_000);
    world.step(&Step::Type(1, 0, true));
    world.poll(None, false, 1_000);
    assert_eq!(asked(&world), (1, true));
    world.poll(None, true, 1_000);
    assert_eq!(asked(&world), (0, false));
}

/// All there is comes at once to who goes on in a session, and with what happens to who begins one; that oneself is there
/// is no reason to answer.
#[test]
fn all_there_is_comes_at_once_to_who_goes_on() {
    let filter = Filter::default();
    let early = |world: &World, is_patient| {
        let gathered = world.ask(None, &filter, is_patient);
        (gathered.news.len(), gathered.early)
    };
    let mut world = harbour();
    assert_eq!(early(&world, false), (2, true));
    assert_eq!(early(&world, true), (2, false));
    world.step(&Step::Type(1, 0, true));
    assert_eq!(early(&world, true), (3, false));
    world.step(&Step::End(1));
    world.step(&Step::Wait);
    let mut alone = World::new();
    alone.step(&Step::Member(0, 0, true));
    assert_eq!(early(&alone, false), (1, false));
}

/// A token of another session, or of other times, says nothing.
#[test]
fn what_others_were_told_counts_for_nothing() {
    let mut world = harbour();
    world.poll(None, true, 1_000);
    let told = world.view.at.expect("a place");
    let other = Told {
        reader: told.reader ^ 1,
        ..told
    };
    let later = Told {
        mark: told.mark.map(|field| field.saturating_add(1_000)),
        ..told
    };
    for from in [None, Some(other), Some(later)] {
        assert_eq!(world.ask(from, &Filter::default(), false).news.len(), 2);
    }
}

/// Filters choose; what one left out another gets.
#[test]
fn what_a_filter_leaves_out_comes_with_another() {
    let mut world = harbour();
    world.step(&Step::Type(1, 0, true));
    world.poll(None, true, 1_000);
    let with = |types: &str| {
        let filter = tidings_types::Filter {
            types: Some(tidings_types::FilterPatterns(vec![types.to_owned()])),
            ..tidings_types::Filter::default()
        };
        Filter::given(&filter)
    };
    world.step(&Step::Type(1, 0, false));
    let messages = world.ask(world.view.at, &with("message.*"), false);
    assert!(messages.news.is_empty());
    assert_eq!(messages.told(), None, "its place stays what it was");
    let presence = world.ask(world.view.at, &with("ephemeral.m.presence"), false);
    let is_presence = |news: &News| matches!(news, News::Presence(..));
    assert!(presence.news.iter().all(is_presence));
    let typing = |from| {
        let all = world.ask(from, &with("*"), false);
        let ended = |news: &&News| matches!(news, News::Typing(_, users) if users.is_empty());
        all.news.iter().filter(ended).count()
    };
    assert_eq!(typing(world.view.at), 1);
    assert_eq!(typing(presence.told()), 1);
}

/// A reader costs nothing after its session, and whom nobody needs to know is forgotten: when every reader has heard of the
/// end, and a while after.
#[test]
fn what_everybody_was_told_is_forgotten() {
    let mut world = harbour();
    world.step(&Step::Type(1, 0, true));
    world.poll(None, true, 1_000);
    world.step(&Step::End(1));
    let count = |world: &World| {
        let now = world.live.now.lock();
        let ephemeral = &now.ephemeral;
        let things = ephemeral.rooms.values().map(|room| &room.things);
        (
            ephemeral.people.len(),
            things
                .map(|things| things.between(0, u64::MAX).count())
                .sum::<usize>(),
            ephemeral.readers.len(),
        )
    };
    let wait = |world: &mut World| {
        world.step(&Step::Wait);
        world.clock.advance(Duration::from_mins(10));
        world.step(&Step::Wait);
    };
    wait(&mut world);
    assert_eq!(count(&world), (2, 3, 1), "the reader has to hear of it");
    world.poll(None, true, 1_000);
    world.step(&Step::Wait);
    assert_eq!(count(&world), (2, 3, 1), "the answer may have been lost");
    world.poll(None, true, 1_000);
    wait(&mut world);
    assert_eq!(count(&world), (1, 1, 1));
    assert!(world.live.now.lock().ephemeral.sweeps.len() < 100);
    world.sessions.end(world.reader.session());
    world.step(&Step::Wait);
    assert_eq!(count(&world), (0, 0, 0));
    assert!(world.live.now.lock().ephemeral.rooms.is_empty());
}
