//! An issue tracker in a room. An issue is a message of a type of its own; comments relate to it; that it is closed or open
//! again is an update of it.
//!
//! `cargo run -p tidings-client --example issue_tracker -- URL USER PASSWORD ROOM COMMAND`, for an account in the room.
//! Commands: `list`, `open TITLE`, `show ID`, `comment ID TEXT`, `close ID`, `reopen ID`.

use std::error::Error;

use serde::{Deserialize, Serialize};
use tidings_client::types::{
    EventId, RoomEvent, RoomId, RoomMessageEventContent, ScrollDirection, TextMessageContent,
    TypedContent,
};
use tidings_client::{Client, Fold, Room};

/// An issue.
#[derive(Deserialize, Serialize)]
struct Issue {
    title: String,
}

impl TypedContent for Issue {
    const TYPE: &'static str = "message.com.example.issue";
}

/// What became of an issue. It updates the issue, so whoever gets the issue gets it, too; anybody in the room may say it.
#[derive(Deserialize, Serialize)]
struct IssueState {
    open: bool,
}

impl TypedContent for IssueState {
    const TYPE: &'static str = "message.com.example.issue.state";
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [url, user, password, room, command @ ..] = &given[..] else {
        return Err("usage: issue_tracker URL USER PASSWORD ROOM COMMAND".into());
    };
    let client = Client::builder(url).login(user, password).await?;
    let tracker = Tracker::new(client.room(room.parse::<RoomId>()?));
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    for line in run(&tracker, &command).await? {
        println!("{line}");
    }
    Ok(())
}

/// Does a command; gives what is to be printed.
pub(crate) async fn run(
    tracker: &Tracker,
    command: &[&str],
) -> Result<Vec<String>, Box<dyn Error>> {
    match command {
        ["list"] => tracker.list().await,
        ["open", title] => Ok(vec![tracker.open(title).await?.to_string()]),
        ["show", id] => tracker.show(&id.parse()?).await,
        ["comment", id, text] => Ok(vec![tracker.comment(&id.parse()?, text).await?.to_string()]),
        ["close", id] => tracker.set(&id.parse()?, false).await,
        ["reopen", id] => tracker.set(&id.parse()?, true).await,
        _ => {
            Err("commands: list, open TITLE, show ID, comment ID TEXT, close ID, reopen ID".into())
        }
    }
}

/// The issues of a room.
pub(crate) struct Tracker {
    room: Room,
}

impl Tracker {
    pub(crate) fn new(room: Room) -> Self {
        Self { room }
    }

    async fn open(&self, title: &str) -> Result<EventId, Box<dyn Error>> {
        let title = title.to_owned();
        Ok(self.room.send(&Issue { title }).await?.event_id)
    }

    async fn comment(&self, issue: &EventId, text: &str) -> Result<EventId, Box<dyn Error>> {
        let content = RoomMessageEventContent::from(TextMessageContent::new(text));
        Ok(self.room.reply(issue, &content).await?.event_id)
    }

    async fn set(&self, issue: &EventId, open: bool) -> Result<Vec<String>, Box<dyn Error>> {
        self.room.update(issue, &IssueState { open }).await?;
        self.show(issue).await
    }

    /// A line for each issue.
    async fn list(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let (events, fold) = self.read().await?;
        let lines = events.iter().filter_map(|event| line(event, &fold));
        Ok(lines.collect())
    }

    /// An issue's line, and its comments.
    async fn show(&self, issue: &EventId) -> Result<Vec<String>, Box<dyn Error>> {
        let (events, fold) = self.read().await?;
        let event = events.iter().find(|event| event.event_id() == Some(issue));
        let line = event.and_then(|event| line(event, &fold));
        let mut lines = vec![line.ok_or("there is no such issue")?];
        for comment in fold.replies(issue) {
            // The newest edit of it, where there is one.
            let content = fold.content(comment).ok_or("a comment without a text")?;
            if let RoomMessageEventContent::Text(text) = serde_json::from_str(content.get())? {
                lines.push(format!("  <{}> {}", comment.sender(), text.body));
            }
        }
        Ok(lines)
    }

    /// All that is in the room, and what hangs on what.
    async fn read(&self) -> Result<(Vec<RoomEvent>, Fold), Box<dyn Error>> {
        let mut fold = Fold::default();
        let mut events = Vec::new();
        let mut from = None;
        loop {
            let page = self
                .room
                .scroll(from.as_ref(), ScrollDirection::F, 1_000)
                .await?;
            for event in &page.chunk {
                fold.take(event);
            }
            events.extend(page.chunk);
            from = match page.end {
                Some(end) => Some(end),
                None => return Ok((events, fold)),
            };
        }
    }
}

/// What there is to say of an issue; `None` for an event that is none, or that was redacted.
fn line(event: &RoomEvent, fold: &Fold) -> Option<String> {
    let issue = event.content_as::<Issue>()?.ok()?;
    let id = event.event_id()?;
    let states = fold
        .updates(id)
        .filter_map(|update| update.content_as::<IssueState>()?.ok());
    let state = match states.last() {
        Some(IssueState { open: false }) => "closed",
        _ => "open",
    };
    let comments = match fold.replies(id).count() {
        1 => "1 comment".to_owned(),
        count => format!("{count} comments"),
    };
    Some(format!("{id} {state}, {comments}: {}", issue.title))
}
