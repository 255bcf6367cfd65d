//! One sequence: bursts of requests with things going wrong among them, each followed by clients that make sure of what they
//! wanted.

use std::collections::VecDeque;
use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::FuturesUnordered;
use tidings_tests::random::Random;
use tokio::task::JoinHandle;

use super::book::{Book, IntentId, Outcome, Try, Verdict};
use super::wire::{Came, Fate, Reply, Ticket};
use super::wishes;
use super::world::{CLIENTS, Place, World};

/// When no answer comes for so long, the clock is moved on.
const PAUSE: Duration = Duration::from_millis(25);
/// By so many seconds: a gap is refused after the fourth time.
const STEP_S: u64 = 3;
/// An action is tried so often until it is known what became of it.
const TRIES: usize = 50;

/// A client's series of actions, through sessions one after the other.
struct Lane {
    client: usize,
    session: String,
    next: u64,
    /// What isn't known yet to have come to anything, by its id.
    open: VecDeque<(u64, IntentId)>,
    /// The one that will never be sent.
    never: Option<IntentId>,
}

/// What happens in the middle of a burst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mishap {
    Nothing,
    Restart,
    /// Time goes by, in seconds.
    Time(u64),
    /// The session of a lane ends.
    End(usize),
    /// A client begins as many sessions as it may have.
    Crowd(usize),
}

/// A sequence under way.
pub(super) struct Run<'w> {
    pub(super) world: &'w mut World,
    pub(super) book: Book,
    pub(super) place: Place,
    pub(super) restarts: usize,
    random: Random,
    lanes: Vec<Lane>,
    /// Own messages that haven't been redacted, by client.
    redactable: Vec<Vec<String>>,
}

impl<'w> Run<'w> {
    pub(super) async fn new(world: &'w mut World, seed: u64) -> Self {
        let place = world.room().await;
        let mut book = Book::default();
        book.crowded = world.crowded;
        Self {
            place,
            book,
            restarts: 0,
            random: Random::new(seed),
            lanes: Vec::new(),
            redactable: vec![Vec::new(); CLIENTS],
            world,
        }
    }

    /// All of it.
    pub(super) async fn act(&mut self) {
        for _ in 0..2 + self.random.below(3) {
            let client = self.random.below(CLIENTS);
            let session = self.begin(client).await;
            self.lanes.push(Lane {
                client,
                session,
                next: 0,
                open: VecDeque::new(),
                never: None,
            });
        }
        for _ in 0..=self.random.below(3) {
            self.burst().await;
            for lane in 0..self.lanes.len() {
                self.make_sure(lane).await;
            }
        }
    }

    /// Starts a session as clients do.
    async fn begin(&mut self, client: usize) -> String {
        let line = self.world.line(client);
        let came = line.send(&wishes::begin(), None, None, Fate::Whole).await;
        let Came::Answer(Reply {
            status: 200,
            session: Some(session),
            ..
        }) = came
        else {
            panic!("no session: {came:?}")
        };
        self.book.begin(client, &session, self.world.now_ms());
        session
    }

    /// Many at once, in any order, more than once, some with broken connections, some with wrong ids; and a mishap.
    async fn burst(&mut self) {
        let mut plans = Vec::new();
        for lane in 0..self.lanes.len() {
            for _ in 0..self.random.below(6) {
                self.plan(lane, &mut plans);
            }
        }
        self.random.shuffle(&mut plans);
        let mishap = self.mishap();
        self.book.stopping = mishap == Mishap::Restart;
        let sent = self.send_all(&plans);
        let (delay, clock) = (self.random.below(400), self.world.clock.clone());
        let went_wrong = async {
            for _ in 0..delay {
                tokio::task::yield_now().await;
            }
            self.go_wrong(mishap).await;
        };
        let answered = async {
            let mut running: FuturesUnordered<_> = sent.into_iter().collect();
            let mut answers = Vec::new();
            loop {
                match tokio::time::timeout(PAUSE, running.next()).await {
                    Ok(Some((tried, came))) => answers.push((tried, came)),
                    Ok(None) => return answers,
                    Err(_) => clock.advance(Duration::from_secs(STEP_S)),
                }
            }
        };
        let ((), answers) = tokio::join!(went_wrong, answered);
        for (tried, came) in answers {
            self.judge(&tried, came);
        }
    }

    /// The next intent of a lane, and the tries that a burst makes of it.
    fn plan(&mut self, lane: usize, plans: &mut Vec<(Try, Fate)>) {
        let Lane { client, next, .. } = self.lanes[lane];
        let ticket = Ticket {
            session: self.lanes[lane].session.clone(),
            id: next,
        };
        let redactable = &mut self.redactable[client];
        let marker = format!("m{}", self.book.intents.len());
        let wish = wishes::any(
            &mut self.random,
            client,
            &self.place.room,
            marker,
            redactable,
        );
        let width = wish.width;
        let intent = self.book.intend(wish);
        self.lanes[lane].next += width;
        self.lanes[lane].open.push_back((next, intent));
        match self.random.below(100) {
            // A gap: it is sent later, or never.
            0..8 => return,
            8..11 => {
                self.lanes[lane].never.get_or_insert(intent);
                return;
            }
            // Under the id of a batch it would leave the batch's other ids to nobody.
            11..16 if width == 1 => {
                let marker = format!("m{}", self.book.intents.len());
                let impostor = wishes::impostor(client, &self.place.room, marker);
                let impostor = self.book.intend(impostor);
                self.attempt(impostor, &ticket, plans);
            }
            _ => {}
        }
        let repeats = if self.random.percent(25) {
            1 + self.random.below(3)
        } else {
            0
        };
        for _ in 0..=repeats {
            self.attempt(intent, &ticket, plans);
        }
    }

    fn attempt(&mut self, intent: IntentId, ticket: &Ticket, plans: &mut Vec<(Try, Fate)>) {
        let fate = match self.random.below(100) {
            0..70 => Fate::Whole,
            70..77 => Fate::HalfSent,
            77..86 => Fate::Unheard,
            _ => Fate::AnswerLost,
        };
        let tried = self
            .book
            .attempt(intent, ticket.clone(), self.world.now_ms());
        plans.push((tried, fate));
    }

    fn send_all(
        &mut self,
        plans: &[(Try, Fate)],
    ) -> Vec<impl Future<Output = (Try, Came)> + use<>> {
        let send = |(tried, fate): &(Try, Fate)| {
            let intent = &self.book.intents[tried.intent];
            let (line, ask) = (self.world.line(intent.client), intent.ask.clone());
            let (tried, fate, delay) = (tried.clone(), *fate, self.random.below(60));
            let sent: JoinHandle<_> = tokio::spawn(async move {
                for _ in 0..delay {
                    tokio::task::yield_now().await;
                }
                let Ticket { session, id } = &tried.ticket;
                let came = line.send(&ask, Some(session), Some(*id), fate).await;
                (tried, came)
            });
            async move { sent.await.expect("no panic") }
        };
        plans.iter().map(send).collect()
    }

    fn mishap(&mut self) -> Mishap {
        match self.random.below(100) {
            0..45 => Mishap::Nothing,
            45..65 => Mishap::Restart,
            65..75 => Mishap::Time(10),
            75..80 => Mishap::Time(61),
            80..95 => Mishap::End(self.random.below(self.lanes.len())),
            _ => Mishap::Crowd(self.random.below(CLIENTS)),
        }
    }

    async fn go_wrong(&mut self, mishap: Mishap) {
        match mishap {
            Mishap::Nothing => {}
            Mishap::Time(seconds) => self.world.advance_s(seconds),
            Mishap::Restart => {
                self.book.end_all();
                self.restarts += 1;
                self.world.server.restart().await;
            }
            Mishap::End(lane) => {
                let Lane {
                    client, session, ..
                } = &self.lanes[lane];
                let known = self.book.sessions.get_mut(session);
                known.expect("a session that began").ended = true;
                self.book.may_begin(*client, 1);
                let way = self.world.line(*client);
                way.send(&wishes::end(), Some(session), None, Fate::Whole)
                    .await;
            }
            Mishap::Crowd(client) => {
                self.book.may_begin(client, 16);
                for _ in 0..16 {
                    let line = self.world.line(client);
                    line.send(&wishes::begin(), None, None, Fate::Whole).await;
                }
            }
        }
    }

    fn judge(&mut self, tried: &Try, came: Came) -> Verdict {
        let told = matches!(&came, Came::Answer(reply) if reply.status == 200);
        let verdict = self.book.judge(tried, came, self.world.now_ms());
        let intent = &self.book.intents[tried.intent];
        let message = intent.ask.path.contains("/send/") && !intent.impostor;
        let place = &self.book.sessions[&tried.ticket.session].places[&tried.ticket.id];
        if let (true, true, Some(Outcome::Event(event))) = (told, message, &place.outcome) {
            let redactable = &mut self.redactable[intent.client];
            if !redactable.contains(event) {
                redactable.push(event.clone());
            }
        }
        verdict
    }

    /// A client finds out what became of all it wanted, and has it happen where it didn't.
    async fn make_sure(&mut self, lane: usize) {
        self.book.stopping = false;
        let mut count = 0;
        while let Some((id, intent)) = self.lanes[lane].open.front().copied() {
            if self.lanes[lane].never == Some(intent) {
                self.give_up(lane).await;
                return;
            }
            count += 1;
            assert!(
                count < TRIES,
                "it never comes to anything: {:?}",
                self.book.intents[intent]
            );
            let session = self.lanes[lane].session.clone();
            let ticket = Ticket { session, id };
            let tried = self.book.attempt(intent, ticket, self.world.now_ms());
            let sent = self.send_all(&[(tried, Fate::Whole)]).pop().expect("one");
            let (tried, came) = self.answer(sent).await;
            match self.judge(&tried, came) {
                Verdict::Known | Verdict::Usurped => {
                    self.lanes[lane].open.pop_front();
                    count = 0;
                }
                Verdict::Again => {}
                Verdict::Missing(expected) => assert_eq!(expected, id, "all before are known"),
                Verdict::Over(session) => self.move_on(lane, session).await,
                Verdict::Silence => panic!("no answer to {tried:?}"),
            }
        }
    }

    async fn answer(&self, sent: impl Future<Output = (Try, Came)>) -> (Try, Came) {
        tokio::pin!(sent);
        loop {
            match tokio::time::timeout(PAUSE * 8, &mut sent).await {
                Ok(answer) => return answer,
                Err(_) => self.world.advance_s(STEP_S),
            }
        }
    }

    /// Goes on in another session, with all that didn't happen in the last.
    async fn move_on(&mut self, lane: usize, session: Option<String>) {
        let client = self.lanes[lane].client;
        let session = match session {
            Some(session) => {
                self.book.begin(client, &session, self.world.now_ms());
                session
            }
            None => self.begin(client).await,
        };
        let lane = &mut self.lanes[lane];
        lane.session = session;
        lane.next = 0;
        for (id, intent) in &mut lane.open {
            *id = lane.next;
            lane.next += self.book.intents[*intent].width;
        }
    }

    /// Leaves a session in which one action will never come, and those behind it neither.
    async fn give_up(&mut self, lane: usize) {
        self.lanes[lane].open.clear();
        self.lanes[lane].never = None;
        self.move_on(lane, None).await;
    }

    /// ACT-3: each session has come as far as is known, and no further.
    pub(super) async fn look(&mut self) {
        for lane in &self.lanes {
            let line = self.world.line(lane.client);
            let came = line
                .send(&wishes::look(), Some(&lane.session), None, Fate::Whole)
                .await;
            match came {
                Came::Answer(reply) if reply.status == 200 => {
                    assert_eq!(reply.body["next_action_id"], lane.next, "{}", lane.session);
                }
                Came::Answer(reply) if reply.status == 409 => {}
                other => panic!("{other:?}"),
            }
        }
    }
}
