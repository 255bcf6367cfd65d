//! Two who chat in a room of their own while the server dies under them, and who end now and then themselves.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tidings_client::types::{RoomCreateRequest, RoomId, RoomVisibility};
use tidings_client::{Client, Credentials};
use tidings_tests::child::Failure;
use tidings_tests::random::Random;

use crate::check::{Finding, Kind};
use crate::program::{Log, Program};
use crate::views::{self, Became, Chat};

/// So many rounds a room is chatted in. All of it is looked at after each.
const ROUNDS_IN_ROOM: u64 = 10;
/// How long it may take until all is sent and shown, once the server is there.
const QUIET_LIMIT: Duration = Duration::from_mins(1);

/// The two.
pub(crate) struct Pair {
    users: [User; 2],
    room: Option<RoomId>,
    /// Rounds in the room.
    rounds: u64,
    /// How often clients were started.
    runs: u64,
    random: Random,
    told: Chatted,
    /// How many messages of each in the room are among what was told.
    counted: [usize; 2],
    /// Where the clients save what they post.
    _files: TempDir,
}

struct User {
    url: String,
    who: Credentials,
    file: PathBuf,
    log: Log,
    patience: Duration,
    program: Option<Program>,
}

/// What there is to tell of the two.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chatted {
    pub(crate) posted: u64,
    pub(crate) sent: u64,
    /// How often a client ended and the next went on.
    pub(crate) ended: u64,
    /// Messages that the next went on with.
    pub(crate) resumed: u64,
}

impl Chatted {
    /// Adds another round's.
    pub(crate) fn add(&mut self, other: &Self) {
        self.posted += other.posted;
        self.sent += other.sent;
        self.ended += other.ended;
        self.resumed += other.resumed;
    }
}

impl User {
    /// Starts a client; answers how many messages it goes on with.
    async fn start(&mut self) -> Result<u64, Failure> {
        let (url, who, file) = (&self.url, &self.who, &self.file);
        let started = Program::start(url, who, file, &self.log, self.patience).await;
        let (program, resumed) = started?;
        self.program = Some(program);
        Ok(resumed)
    }

    fn program(&self) -> Result<&Program, Failure> {
        Ok(self.program.as_ref().ok_or("the client doesn't run")?)
    }
}

impl Pair {
    /// Starts them, as the devices that two clients are.
    pub(crate) async fn start(
        url: &str,
        clients: [Client; 2],
        patience: Duration,
        seed: u64,
    ) -> Result<Self, Failure> {
        let files = TempDir::with_prefix("crash-pair-")?;
        let user = |client: Client| User {
            url: url.to_owned(),
            file: files.path().join(client.user_id().as_str()),
            who: client.credentials().clone(),
            log: Log::default(),
            patience,
            program: None,
        };
        let mut users = clients.map(user);
        for user in &mut users {
            user.start().await?;
        }
        Ok(Self {
            users,
            room: None,
            rounds: 0,
            runs: 0,
            random: Random::new(seed),
            told: Chatted::default(),
            counted: [0; 2],
            _files: files,
        })
    }

    /// Has both chat until they are told to stop.
    pub(crate) async fn chat(&mut self, stop: &Arc<AtomicBool>) -> Result<(), Failure> {
        if self.rounds.is_multiple_of(ROUNDS_IN_ROOM) {
            self.room = Some(self.make_room().await?);
        }
        self.rounds += 1;
        for who in 0..self.users.len() {
            self.chat_as(who, stop)?;
        }
        Ok(())
    }

    fn chat_as(&mut self, who: usize, stop: &Arc<AtomicBool>) -> Result<(), Failure> {
        self.runs += 1;
        let random = Random::new(self.random.number());
        let room = self.room.as_ref().ok_or("there is no room")?;
        let program = self.users[who].program()?;
        program.chat(room, self.runs, random, stop);
        Ok(())
    }

    async fn make_room(&mut self) -> Result<RoomId, Failure> {
        let [first, second] = &self.users;
        let request = RoomCreateRequest::new(RoomVisibility::Public);
        let make = |client: Client| async move { Ok(client.create_room(request).await?.room_id) };
        let room = first.program()?.run(make).await?;
        let same = room.clone();
        let join = |client: Client| async move { Ok(client.join(&same).await?) };
        second.program()?.run(join).await?;
        for user in &self.users {
            user.log.clear();
        }
        self.counted = [0; 2];
        Ok(room)
    }

    /// Ends one of the two in the midst of whatever it does, and has another go on in its place.
    pub(crate) async fn restart(&mut self, stop: &Arc<AtomicBool>) -> Result<(), Failure> {
        let who = self.random.below(self.users.len());
        let user = &mut self.users[who];
        if let Some(program) = user.program.take() {
            program.end().await?;
        }
        self.told.ended += 1;
        self.told.resumed += user.start().await?;
        self.chat_as(who, stop)
    }

    /// Looks at all that was posted and is shown, once nobody posts any more and all has come to an end.
    pub(crate) async fn look(&mut self) -> Result<(Chat, Vec<Finding>), Failure> {
        let began = Instant::now();
        let (chat, mut findings) = loop {
            let is_late = began.elapsed() > QUIET_LIMIT;
            let mut busy = false;
            for user in &self.users {
                busy |= user.program()?.is_busy();
            }
            if !busy || is_late {
                let chat = self.see().await?;
                // What isn't shown yet comes; what is shown wrongly stays, and is found when the time is over.
                let findings = views::check(&chat);
                if findings.is_empty() || is_late {
                    break (chat, findings);
                }
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        };
        self.count(&chat);
        for user in &self.users {
            if let Some(why) = user.log.broke() {
                let what = format!("the live view of {} ended: {why}", user.who.user_id);
                let kind = Kind::Wrong;
                findings.push(Finding { kind, what });
            }
        }
        Ok((chat, findings))
    }

    /// What there is to tell since the last time.
    pub(crate) fn told(&mut self) -> Chatted {
        std::mem::take(&mut self.told)
    }

    fn count(&mut self, chat: &Chat) {
        for (posted, counted) in chat.posted.iter().zip(&mut self.counted) {
            for post in posted.iter().skip(*counted) {
                self.told.posted += 1;
                self.told.sent += u64::from(matches!(post.became, Became::Sent(_)));
            }
            *counted = posted.len();
        }
    }

    async fn see(&self) -> Result<Chat, Failure> {
        let room = self.room.as_ref().ok_or("there is no room")?;
        let [first, second] = &self.users;
        Ok(Chat {
            posted: [first.log.posted(), second.log.posted()],
            stored: first.program()?.stored(room).await?,
            shown: [
                first.program()?.shown(room).await?,
                second.program()?.shown(room).await?,
            ],
        })
    }
}
