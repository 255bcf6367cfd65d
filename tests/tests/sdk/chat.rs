//! `tidings chat` against a running server: two people, each with a screen that only this test sees.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use futures::StreamExt as _;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tidings_client::types::{RoomCreateRequest, RoomVisibility};
use tidings_client::{Client, FileKeep};
use tidings_tests::TestServer;
use tokio::sync::watch;

/// A person at a chat.
struct Seat {
    keys: UnboundedSender<std::io::Result<Event>>,
    screen: watch::Receiver<String>,
    chat: tokio::task::JoinHandle<Result<(), String>>,
}

impl Seat {
    /// Begins to chat in the room that is called `#boats:localhost`.
    fn take(client: Client) -> Self {
        let (keys, events) = unbounded();
        let (shown, screen) = watch::channel(String::new());
        let begin = async move {
            let mut terminal = Terminal::new(TestBackend::new(90, 20)).expect("a terminal");
            let room = "#boats:localhost".parse().expect("an alias");
            let draw = |model: &tidings_cli::chat::Model| {
                let drawn = terminal.draw(|frame| tidings_cli::chat::render(model, frame));
                drawn.map_err(std::io::Error::other)?;
                shown.send_replace(terminal.backend().to_string());
                Ok(())
            };
            tidings_cli::chat::chat(&client, Some(room), events.boxed(), draw).await
        };
        // The chat stays on one thread, like a terminal.
        let chat = tokio::task::spawn_local(begin);
        Self { keys, screen, chat }
    }

    fn press(&self, code: KeyCode) {
        let key = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        self.keys
            .unbounded_send(Ok(key))
            .expect("the chat is there");
    }

    fn type_in(&self, text: &str) {
        for c in text.chars() {
            self.press(KeyCode::Char(c));
        }
    }

    fn say(&self, line: &str) {
        self.type_in(line);
        self.press(KeyCode::Enter);
    }

    /// Waits until the screen is as it should be.
    async fn sees(&mut self, what: &str, is: impl Fn(&str) -> bool) {
        let waiting = self.screen.wait_for(|screen| is(screen));
        let seen = tokio::time::timeout(Duration::from_mins(1), waiting).await;
        let seen = seen.map(|seen| seen.is_ok());
        assert_eq!(seen, Ok(true), "no {what} on\n{}", *self.screen.borrow());
    }

    async fn sees_text(&mut self, text: &str) {
        self.sees(text, |screen| screen.contains(text)).await;
    }

    async fn leave(self) {
        self.say("/quit");
        let ended = tokio::time::timeout(Duration::from_mins(1), self.chat).await;
        assert_eq!(ended.expect("it ends").expect("no panic"), Ok(()));
    }
}

async fn two(server: &TestServer) -> [Client; 2] {
    let ann = Client::builder(server.url())
        .register("ann", "correct horse")
        .await
        .expect("ann");
    let bob = Client::builder(server.url())
        .register("bob", "battery staple")
        .await
        .expect("bob");
    let request = RoomCreateRequest {
        alias: Some("#boats:localhost".parse().expect("an alias")),
        name: Some("Boats".to_owned()),
        ..RoomCreateRequest::new(RoomVisibility::Public)
    };
    ann.create_room(request).await.expect("a room");
    [ann, bob]
}

/// Two people chat: messages, typing, presence, corrections, answers and leaving show on both screens, each once.
#[tokio::test]
async fn two_people_chat() {
    let server = TestServer::start().await;
    let [ann, bob] = two(&server).await;
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let mut ann = Seat::take(ann);
            ann.sees_text("Boats").await;
            let mut bob = Seat::take(bob);
            ann.sees_text("* bob joins").await;
            ann.sees_text("● bob").await;
            bob.sees_text("● ann").await;

            bob.type_in("Good mrn");
            ann.sees_text("bob is typing…").await;
            bob.press(KeyCode::Enter);
            ann.sees_text("bob: Good mrn").await;
            ann.sees("nobody typing", |screen| !screen.contains("is typing"))
                .await;
            bob.sees("the message, here", |screen| {
                screen.contains(" bob: Good mrn") && !screen.contains("  …  ")
            })
            .await;

            bob.say("/edit Good morning");
            ann.sees_text("bob: Good morning (edited)").await;
            ann.say("/reply And to you");
            bob.sees_text("└ ann: And to you").await;
            bob.sees_text("[1 reply]").await;
            ann.sees("one answer, here", |screen| {
                screen.matches("And to you").count() == 1 && !screen.contains("  …  ")
            })
            .await;
            ann.say("/me waves");
            bob.sees_text("* ann waves").await;
            bob.say("/leave");
            ann.sees_text("* bob leaves").await;
            bob.sees_text("you left Boats").await;
            ann.leave().await;
            bob.leave().await;
        })
        .await;
}

/// SCR-1: what was said before comes when somebody reads up.
#[tokio::test]
async fn the_past_is_read_by_going_up() {
    let server = TestServer::start().await;
    let [ann, bob] = two(&server).await;
    let room = ann.room(
        ann.resolve(&"#boats:localhost".parse().expect("an alias"))
            .await
            .expect("a room")
            .room_id,
    );
    for at in 0..60 {
        room.send_text(format!("message {at:03}"))
            .await
            .expect("sent");
    }
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let mut bob = Seat::take(bob);
            bob.sees_text("message 059").await;
            for _ in 0..10 {
                bob.press(KeyCode::PageUp);
            }
            loop {
                let earliest = bob.screen.borrow_and_update().contains("message 000");
                if earliest {
                    break;
                }
                bob.press(KeyCode::PageUp);
                let changed =
                    tokio::time::timeout(Duration::from_mins(1), bob.screen.changed()).await;
                assert!(
                    changed.is_ok(),
                    "no first message on\n{}",
                    *bob.screen.borrow()
                );
            }
            bob.press(KeyCode::Esc);
            bob.sees_text("message 059").await;
            bob.leave().await;
        })
        .await;
}

/// PRE-2, PLV-3: whoever is away is seen to be, and what was refused is sent again when it may be.
#[tokio::test]
async fn being_away_and_trying_again() {
    let server = TestServer::start().await;
    let [ann, bob] = two(&server).await;
    let alias = "#boats:localhost".parse().expect("an alias");
    let room = ann.room(ann.resolve(&alias).await.expect("a room").room_id);
    let say = "events_default".parse().expect("a key");
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let mut ann = Seat::take(ann);
            let mut bob = Seat::take(bob);
            ann.sees_text("● bob").await;
            bob.say("/away gone fishing");
            ann.sees_text("◐ bob").await;
            bob.say("/back");
            ann.sees_text("● bob").await;

            room.set_power_level(&say, Some(50)).await.expect("set");
            bob.say("May I?");
            bob.sees_text("bob: May I? ✗ M_FORBIDDEN").await;
            room.set_power_level(&say, None).await.expect("taken back");
            bob.say("/again");
            ann.sees_text("bob: May I?").await;
            bob.sees("the message, once", |screen| {
                screen.matches("May I?").count() == 1 && !screen.contains('✗')
            })
            .await;

            bob.say("/delete");
            ann.sees_text("bob: (taken back)").await;
            ann.leave().await;
            bob.leave().await;
        })
        .await;
}

/// ACT-7, SES-3: what is written while the server is away waits, also over the end of the chat, and comes once.
#[tokio::test]
async fn messages_wait_for_the_server() {
    let mut server = TestServer::start().await;
    let [ann, _] = two(&server).await;
    let directory = tempfile::tempdir().expect("a directory");
    let (url, path) = (server.url(), directory.path().join("unsent"));
    let credentials = ann.credentials().clone();
    let kept = move || {
        let keep = FileKeep::open(&path).expect("nobody else has the file");
        let builder = Client::builder(&url).keep(keep);
        builder.restore(credentials.clone()).expect("a client")
    };
    let (begun, begins) = tokio::sync::oneshot::channel();
    let first = kept.clone();
    // All of the first chat ends with its own runtime, as with its process.
    let chatting = tokio::task::spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().expect("a runtime");
        let local = tokio::task::LocalSet::new();
        local.block_on(&runtime, async {
            let mut ann = Seat::take(first());
            ann.sees_text("* ann joins").await;
            begun.send(()).expect("it is waited for");
            ann.sees_text("the server can't be reached").await;
            ann.say("still here");
            ann.sees_text("  …   ann: still here").await;
            ann.sees_text("1 message waits").await;
            // Nothing is lost, so nothing is asked.
            ann.leave().await;
        });
    });
    begins.await.expect("it begins");
    server.stop().await;
    chatting.await.expect("the first chat");
    server.resume().await;
    let local = tokio::task::LocalSet::new();
    local
        .run_until(async {
            let mut ann = Seat::take(kept());
            ann.sees("the message, once", |screen| {
                screen.matches("ann: still here").count() == 1 && !screen.contains("  …  ")
            })
            .await;
            ann.leave().await;
        })
        .await;
}
