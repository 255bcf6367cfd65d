//! A client that chats, as a program of its own: it shows rooms, it posts, and it can end between any two steps.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::{FutureExt as _, StreamExt as _};
use parking_lot::Mutex;
use tidings_client::types::{
    EventId, RoomEvent, RoomId, RoomMessageEventContent, ScrollDirection, TextMessageContent,
};
use tidings_client::{
    Client, Credentials, EchoState, FileKeep, Item, LiveOptions, LiveView, LocalEcho, Room,
    TimelineEntry,
};
use tidings_tests::child::Failure;
use tidings_tests::random::Random;
use tokio::runtime::Runtime;

use crate::views::{Became, Posted, Shown, Stored};

/// As many of the newest events may be edited or responded to.
const NEAR: usize = 20;
/// As many messages may be on their way before no more are posted.
const MOST_OPEN: usize = 50;
/// What a view keeps of the stream: little, so that there are gaps to fill.
const KEEP: usize = 100;

/// What one user posted, with all clients that ever were this user's.
#[derive(Clone, Default)]
pub(crate) struct Log {
    posted: Arc<Mutex<Vec<Posted>>>,
    /// Why the live view ended, if it did.
    broke: Arc<Mutex<Option<String>>>,
    /// Whether the client is ending: that it can't go on then is no news of a message.
    ending: Arc<AtomicBool>,
}

impl Log {
    pub(crate) fn posted(&self) -> Vec<Posted> {
        self.posted.lock().clone()
    }

    pub(crate) fn broke(&self) -> Option<String> {
        self.broke.lock().clone()
    }

    /// Begins a room.
    pub(crate) fn clear(&self) {
        self.posted.lock().clear();
    }

    fn open(&self) -> usize {
        let posted = self.posted.lock();
        let open = posted.iter().filter(|post| post.became == Became::Open);
        open.count()
    }

    /// The client ended: what wasn't told may never be.
    fn end(&self) {
        self.ending.store(false, Ordering::Relaxed);
        for post in self.posted.lock().iter_mut() {
            if post.became == Became::Open {
                post.became = Became::Ended;
            }
        }
    }

    fn tell(&self, text: &str, became: Became) {
        if self.ending.load(Ordering::Relaxed) && matches!(became, Became::Failed(_)) {
            return;
        }
        let mut posted = self.posted.lock();
        let post = posted.iter_mut().rfind(|post| post.text == text);
        let Some(post) = post else {
            return;
        };
        match (&post.became, &became) {
            // The client ended before it had saved that it was told; the next one asks again.
            (Became::Sent(_), Became::Open) | (Became::Failed(_), _) => {}
            // An echo, an answer and the answer to the next client say the same.
            (Became::Sent(before), _) if became != Became::Sent(before.clone()) => {
                post.became = Became::Failed(format!("{before} and then {became:?}"));
            }
            _ => post.became = became,
        }
    }

    /// Takes up what became of a message that another client of this user may have posted.
    fn hear(&self, echo: &LocalEcho) {
        let Some(text) = text_of(echo.content.get()) else {
            return;
        };
        match &echo.state {
            EchoState::Sent(id) => self.tell(&text, Became::Sent(id.to_string())),
            EchoState::Failed(error) => self.tell(&text, Became::Failed(error.to_string())),
            // It was saved: now it must come.
            _ => self.tell(&text, Became::Open),
        }
    }
}

/// The running client. All that it does is done on a runtime of its own, and ends with that.
pub(crate) struct Program {
    runtime: Option<Runtime>,
    client: Client,
    view: LiveView,
    log: Log,
}

impl Program {
    /// Starts a client that goes on with the messages in a file; answers how many those are.
    pub(crate) async fn start(
        url: &str,
        who: &Credentials,
        file: &Path,
        log: &Log,
        patience: Duration,
    ) -> Result<(Self, u64), Failure> {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.enable_all().worker_threads(1).build()?;
        let builder = Client::builder(url).retry_for(patience);
        let builder = builder.keep(FileKeep::open(file)?);
        let (who, log) = (who.clone(), log.clone());
        let heard = log.clone();
        let started = runtime.spawn(async move {
            let client = builder.restore(who)?;
            let resumed = listen(&client, &heard);
            let view = watch(&client, &heard);
            Ok::<_, tidings_client::Error>((client, view, resumed))
        });
        let (client, view, resumed) = started.await??;
        let program = Self {
            runtime: Some(runtime),
            client,
            view,
            log,
        };
        Ok((program, resumed))
    }

    /// Runs something in the program.
    pub(crate) async fn run<T: Send + 'static, F>(
        &self,
        what: impl FnOnce(Client) -> F,
    ) -> Result<T, Failure>
    where
        F: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        let runtime = self.runtime.as_ref().ok_or("the program has ended")?;
        runtime.spawn(what(self.client.clone())).await?
    }

    /// Has it chat in a room until it is told to stop.
    pub(crate) fn chat(&self, room: &RoomId, run: u64, random: Random, stop: &Arc<AtomicBool>) {
        let chatter = Chatter {
            room: self.client.room(room.clone()),
            view: self.view.clone(),
            log: self.log.clone(),
            run,
            random,
        };
        if let Some(runtime) = &self.runtime {
            runtime.spawn(chatter.chat(Arc::clone(stop)));
        }
    }

    /// Whether it waits for news of any message.
    pub(crate) fn is_busy(&self) -> bool {
        self.log.open() > 0
    }

    /// What it shows of a room, once all gaps are filled.
    pub(crate) async fn shown(&self, room: &RoomId) -> Result<Vec<Shown>, Failure> {
        let (view, room) = (self.view.clone(), room.clone());
        self.run(|_| async move {
            let view = view.room(&room).ok_or("the room isn't shown")?;
            while view.load_earlier(1_000).await?.more {}
            let shown = view.snapshot();
            Ok(shown.entries().map(show).collect())
        })
        .await
    }

    /// The whole of a room, oldest first.
    pub(crate) async fn stored(&self, room: &RoomId) -> Result<Vec<Stored>, Failure> {
        let room = room.clone();
        self.run(|client| async move {
            let (mut stored, mut from) = (Vec::new(), None);
            loop {
                let page = client.room(room.clone());
                let page = page.scroll(from.as_ref(), ScrollDirection::F, 1_000);
                let page = page.await?;
                stored.extend(page.chunk.iter().map(store));
                from = page.end;
                if from.is_none() {
                    return Ok(stored);
                }
            }
        })
        .await
    }

    /// Ends it, wherever it is.
    pub(crate) async fn end(mut self) -> Result<(), Failure> {
        let runtime = self.runtime.take();
        self.log.ending.store(true, Ordering::Relaxed);
        // All tasks end between two steps; waiting for that isn't for this thread.
        tokio::task::spawn_blocking(move || drop(runtime)).await?;
        self.log.end();
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Takes up what becomes of all messages; answers how many were pending already.
fn listen(client: &Client, log: &Log) -> u64 {
    let mut echoes = client.echoes();
    let mut pending = 0;
    while let Some(Some(echo)) = echoes.next().now_or_never() {
        pending += u64::from(matches!(echo.state, EchoState::Sending));
        log.hear(&echo);
    }
    let log = log.clone();
    tokio::spawn(async move {
        while let Some(echo) = echoes.next().await {
            // Who posted it knows that it is on its way.
            if !matches!(echo.state, EchoState::Sending) {
                log.hear(&echo);
            }
        }
    });
    pending
}

/// Keeps a view up to date.
fn watch(client: &Client, log: &Log) -> LiveView {
    let mut options = LiveOptions::default();
    options.keep = KEEP;
    let mut live = client.live(options);
    let (view, log) = (live.view(), log.clone());
    tokio::spawn(async move {
        while let Some(update) = live.next().await {
            if let Err(error) = update {
                *log.broke.lock() = Some(error.to_string());
            }
        }
    });
    view
}

/// One who chats.
struct Chatter {
    room: Room,
    view: LiveView,
    log: Log,
    run: u64,
    random: Random,
}

impl Chatter {
    async fn chat(mut self, stop: Arc<AtomicBool>) {
        let mut number = 0;
        while !stop.load(Ordering::Relaxed) {
            if self.log.open() < MOST_OPEN {
                number += 1;
                self.post(number);
            }
            // Now and then several at once.
            if self.random.percent(70) {
                let pause = self.random.below(40) as u64;
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
        }
    }

    fn post(&mut self, number: u64) {
        let user = self.room.client().user_id().to_string();
        let what = self.random.below(100);
        let mut text = format!("{user} {}.{number}", self.run);
        let (mut edits, mut parent) = (None, None);
        match what {
            0..20 => edits = self.near(|item| item.event().sender() == user),
            20..45 => parent = self.near(|_| true),
            _ => {}
        }
        if let Some(edits) = &edits {
            text = format!("{text} for {edits}");
        }
        let content = TextMessageContent::new(text.clone());
        let content = RoomMessageEventContent::from(content);
        self.log.posted.lock().push(Posted {
            text: text.clone(),
            run: self.run,
            edits: edits.as_ref().map(EventId::to_string),
            became: Became::Open,
        });
        let sending = match (&edits, &parent) {
            (Some(event), _) => self.room.post_update(event, &content),
            (None, Some(event)) => self.room.post_reply(event, &content),
            (None, None) => self.room.post(&content),
        };
        let log = self.log.clone();
        tokio::spawn(async move {
            let became = match sending.await {
                Ok(outcome) => Became::Sent(outcome.event_id.to_string()),
                Err(error) => Became::Failed(error.to_string()),
            };
            log.tell(&text, became);
        });
    }

    /// One of the newest messages that are shown.
    fn near(&mut self, wanted: impl Fn(&Item) -> bool) -> Option<EventId> {
        let shown = self.view.room(self.room.id())?.snapshot();
        let newest = shown.items().rev().take(NEAR);
        let newest = newest.filter(|item| item.event().state_key().is_none() && wanted(item));
        let newest: Vec<_> = newest.map(|item| item.event_id().clone()).collect();
        (!newest.is_empty()).then(|| self.random.pick(&newest).clone())
    }
}

fn show(entry: &TimelineEntry) -> Shown {
    match entry {
        TimelineEntry::Event(item) => Shown::Event {
            id: item.event_id().to_string(),
            text: item.content().and_then(|content| text_of(content.get())),
            replies: item.reply_count(),
        },
        TimelineEntry::Echo(echo) => Shown::Echo(echo.local_id.to_string()),
        _ => Shown::Gap,
    }
}

fn store(event: &RoomEvent) -> Stored {
    let id = |event: &RoomEvent| event.event_id().map(EventId::to_string);
    let text = |event: &RoomEvent| event.content().and_then(|content| text_of(content.get()));
    let edits = event.updated_by().iter();
    Stored {
        id: id(event).unwrap_or_default(),
        text: text(event),
        edits: edits
            .filter_map(|edit| Some((text(edit)?, id(edit)?)))
            .collect(),
        parent: event.relates_to().map(|parent| parent.event_id.to_string()),
    }
}

fn text_of(content: &str) -> Option<String> {
    let content: serde_json::Value = serde_json::from_str(content).ok()?;
    Some(content.get("body")?.as_str()?.to_owned())
}
