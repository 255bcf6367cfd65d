//! Who may do what: every operation of the document, tried by everybody, as one table for people to read.
//!
//! The operations come from the document, so one that is added there is tried without a line here; the snapshot then asks
//! to be read. Two tables: what happens in a room, by people with different parts in it, and what belongs to a user, by
//! the owner and by others.

mod own;
mod room;

use std::fmt::Write as _;

use http::Method;
use insta::{Settings, assert_snapshot};
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::contract::{Operation, not_implemented};
use tidings_tests::user::User;
use tidings_tests::wire::{Answer, Request, Wire, encode};

use own::Owned;
use room::Rooms;

/// What the tables mean.
const LEGEND: &str = "\
Who may do what. Each line is an operation, tried in turn by those whom the columns name.

ok   it goes through
own  it goes through, and is about who asks: nothing of the owner's is shown or changed
401  M_MISSING_TOKEN without a token, M_UNKNOWN_TOKEN with one that isn't good
403  M_FORBIDDEN
404  M_NOT_FOUND
409  M_STALE_SESSION
501  M_UNRECOGNIZED, not there yet
-    takes no session

An ended token is one of a device that was logged out. A session is tried with a token that is good. Everybody else has a
token, and names no session.

";

/// What the first table is about.
const IN_ROOMS: &str = "\
IN A ROOM. It takes an invite, and its history may be read by its members. Power: a member has 0, a room op 50, the creator
100. The state is the topic, which takes 50, as kicking, banning and redacting do; the power levels take 100. The event is the
creator's, from before anybody left; the invite is that of who is invited. Kicked, banned and given power is a member without
any, invited somebody outside, unbanned somebody banned.

";

/// What the second table is about.
const OF_USERS: &str = "\
OF A USER. Device, profile, presence, file and filter that the path names are the owner's. The neighbour shares a room with the
owner, the stranger doesn't.

";

/// ERR-2, ERR-3, ACC-3, ACC-5, SES-3, SES-5, EVT-4, JOI-5, JOI-6, KIC-1, BAN-1, PRE-1: reads and changes as they are allowed.
/// What is refused makes no event.
#[tokio::test]
async fn everybody_may_do_what_the_table_says() {
    let server = TestServer::start_with(|settings| settings.rate_limits.enabled = false).await;
    let ended = User::register(&server, "ended").await;
    ended.post("/account/logout", &json!({})).ok().await;
    let (in_rooms, of_users): (Vec<_>, Vec<_>) =
        Operation::all().into_iter().partition(room::is_of_a_room);
    let mut rooms = Rooms::new(&server, &ended.token).await;
    let mut first = Table::new(&room::people());
    for operation in in_rooms {
        let cells = rooms.try_by_all(&operation).await;
        first.row(operation.info.id, &cells);
    }
    let mut second = Table::new(&own::people());
    let mut in_use: Option<Owned> = None;
    for operation in of_users {
        let owned = match in_use.take() {
            Some(owned) => owned,
            None => Owned::new(&server, operation.info.id).await,
        };
        let cells = owned.try_by_all(&operation, &ended.token).await;
        second.row(operation.info.id, &cells);
        // Reading uses nobody up.
        in_use = Some(owned).filter(|_| operation.info.method == Method::GET);
    }
    let (first, second) = (first.text(), second.text());
    let text = format!("{LEGEND}{IN_ROOMS}{first}\n{OF_USERS}{second}");
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!("authorisation", text));
}

/// Rows of cells below a head, in columns as wide as they need to be.
struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    fn new(people: &[&str]) -> Self {
        let mut table = Self { rows: Vec::new() };
        table.row("", people);
        table
    }

    fn row(&mut self, name: &str, cells: &[impl ToString]) {
        let mut row = vec![name.to_owned()];
        row.extend(cells.iter().map(ToString::to_string));
        self.rows.push(row);
    }

    fn text(&self) -> String {
        let columns = self.rows[0].len();
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].len());
            cells.max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(line, "{cell:width$}  ");
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// A status, with its code where the legend doesn't say it.
fn cell(answer: &Answer) -> String {
    let code = answer.body["errcode"].as_str().unwrap_or_default();
    match (answer.status, code) {
        (200 | 101, "") => "ok".to_owned(),
        (401, "M_MISSING_TOKEN" | "M_UNKNOWN_TOKEN")
        | (403, "M_FORBIDDEN")
        | (404, "M_NOT_FOUND")
        | (409, "M_STALE_SESSION")
        | (501, "M_UNRECOGNIZED") => answer.status.to_string(),
        (status, code) => format!("{status} {code}"),
    }
}

/// The first columns: those that come before it is asked who may.
const CREDENTIALS: [&str; 5] = [
    "no token",
    "unknown token",
    "ended token",
    "ended session",
    "other's session",
];

/// Tries an operation without credentials that count: a token that has ended, and sessions that are no more or a
/// stranger's.
async fn try_credentials(
    operation: &Operation,
    request: impl Fn() -> Request,
    ended_token: &str,
    client: &User,
    stranger: &User,
) -> [String; 5] {
    let no_token = request().send().await;
    let unknown = request().token("nobody's").send().await;
    let ended = request().token(ended_token).send().await;
    if operation.info.secured {
        assert_eq!(no_token.body["errcode"], "M_MISSING_TOKEN");
        assert_eq!(unknown.body["errcode"], "M_UNKNOWN_TOKEN");
        assert_eq!(ended.body["errcode"], "M_UNKNOWN_TOKEN");
    }
    let [no_token, unknown, ended] = [no_token, unknown, ended].map(|answer| cell(&answer));
    if !operation.info.request_headers.contains(&"Matrix-Session") {
        return [no_token, unknown, ended, "-".into(), "-".into()];
    }
    let over = client.in_session().await;
    over.delete("/session").ok().await;
    let strangers = stranger.in_session().await;
    let naming = |session: &str| request().token(&client.token).session(session);
    let over = cell(&naming(over.session()).send().await);
    let strangers = cell(&naming(strangers.session()).send().await);
    [no_token, unknown, ended, over, strangers]
}

/// What a request is made of besides who sends it.
struct Asked {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl Asked {
    /// An operation with these values in its path, and its example as the body.
    fn new(operation: &Operation, value: impl Fn(&str) -> String) -> Self {
        let segments = operation.info.path.split('/').map(|segment| {
            let name = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            name.map_or_else(|| segment.to_owned(), |name| encode(&value(name)))
        });
        let path: Vec<String> = segments.collect();
        Self {
            method: operation.info.method.clone(),
            path: path.join("/"),
            body: operation.body_schema().and_then(|_| operation.example()),
        }
    }

    fn request(&self, wire: &Wire) -> Request {
        let request = wire.request(self.method.clone(), &self.path);
        match &self.body {
            Some(body) => request.json(body),
            None => request,
        }
    }

    /// Puts a value at a place of the body, if it has that place.
    fn put(&mut self, pointer: &str, value: impl Into<Value>) {
        if let Some(place) = self
            .body
            .as_mut()
            .and_then(|body| body.pointer_mut(pointer))
        {
            *place = value.into();
        }
    }
}

/// Whether the server has the operation yet.
fn is_there(operation: &Operation) -> bool {
    !not_implemented().contains(&operation.info.id)
}
