//! `tidings chat` against a running server: two people, each with a screen that only this test sees.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use futures::StreamExt as _;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tidings_client::Client;
use tidings_client::types::{RoomCreateRequest, RoomVisibility};
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
