//! What a server answers to requests that no client should send, for every operation of the document.
//!
//! The sweeps take paths, methods, parameters, bodies and limits from the document itself, so an operation added there is
//! swept without a line here. Each sweep also shows that what is refused has changed nothing (ERR-3).

mod auth;
mod bodies;
mod headers;
mod methods;
mod not_implemented;
mod parameters;
mod paths;
mod tokens;

use std::collections::BTreeMap;

use image::ImageFormat;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::contract::{Operation, Parameter};
use tidings_tests::media;
use tidings_tests::user::{User, text};
use tidings_tests::wire::{Answer, Request, encode};

/// A server with two users, two rooms, a few events and a picture, whose time stands still. Limits on how often something
/// is asked have tests of their own.
struct World {
    server: TestServer,
    /// Who sweeps, in a session.
    ann: User,
    /// Somebody else, who names no session.
    bob: User,
    /// Ann's room, in which bob is too.
    room: String,
    /// Bob's room.
    other_room: String,
    event: String,
    filter: String,
    /// The id of ann's picture.
    media: String,
}

impl World {
    /// Makes it.
    async fn new() -> Self {
        let (server, _clock) =
            TestServer::start_with_clock(|settings| settings.rate_limits.enabled = false).await;
        let ann = User::register(&server, "ann").await.in_session().await;
        let bob = User::register(&server, "bob").await;
        let created = ann
            .create(&json!({ "visibility": "public", "name": "Waves" }))
            .ok()
            .await;
        let room = text(&created, "room_id");
        ann.alias("#boats:localhost", &room).ok().await;
        bob.join_room(&room).await;
        let other_room = bob.public_room().await;
        let event = ann.say(&room, "hello").await;
        let filter = text(&ann.post("/filters", &json!({})).ok().await, "filter");
        let picture = media::picture(32, 32, ImageFormat::Png);
        let uri = media::upload(&ann, "image/png", &picture).await;
        let (_, media) = media::path(&uri).split_once('/').expect("server and id");
        let media = media.to_owned();
        Self {
            server,
            ann,
            bob,
            room,
            other_room,
            event,
            filter,
            media,
        }
    }

    /// A value of a path parameter with which the operation would go through.
    fn value(&self, operation: &Operation, name: &str) -> String {
        let value = match name {
            "room_id" => &self.room,
            "event_id" => &self.event,
            "event_type" if operation.info.path.contains("/state/") => "state.m.room.name",
            "event_type" => "message.m.room.message",
            "state_key" => "_",
            "user_id" => &self.ann.id,
            "device_id" => &self.ann.device_id,
            "key" => "displayname",
            "marker" => "read",
            "sha256" => "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o",
            "room_alias" => "#boats:localhost",
            "server_name" => "localhost",
            "filter" => &self.filter,
            "media_id" => &self.media,
            other => panic!("no value for the path parameter {other}"),
        };
        encode(value)
    }

    /// The operation's path with working values.
    fn path(&self, operation: &Operation) -> String {
        self.path_with(operation, "", "")
    }

    /// The same with one value put in as it is.
    fn path_with(&self, operation: &Operation, name: &str, raw: &str) -> String {
        let segments = operation.info.path.split('/').map(|segment| {
            let variable = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            match variable {
                Some(variable) if variable == name => raw.to_owned(),
                Some(variable) => self.value(operation, variable),
                None => segment.to_owned(),
            }
        });
        segments.collect::<Vec<_>>().join("/")
    }

    /// The operation's path with working values, and a query with the parameters that have to be there, but for one. It
    /// ends so that another parameter can follow.
    fn path_and_query(&self, operation: &Operation, but: &str) -> String {
        let mut path = format!("{}?", self.path(operation));
        for Parameter { name, required, .. } in operation.parameters("query") {
            if !required || name == but {
                continue;
            }
            match name.as_str() {
                "width" | "height" => path.extend([&name, "=32&"]),
                other => panic!("no value for the query parameter {other}"),
            }
        }
        path
    }

    /// A body with which the operation would go through.
    fn body(operation: &Operation) -> Option<Value> {
        operation.body_schema()?;
        Some(
            operation
                .example()
                .unwrap_or_else(|| panic!("{} has no example", operation.info.id)),
        )
    }

    /// The operation on a path, with a body, by nobody.
    fn anonymous(&self, operation: &Operation, path: &str) -> Request {
        let request = self.ann.wire.request(operation.info.method.clone(), path);
        match Self::body(operation) {
            Some(body) => request.json(&body),
            None => request,
        }
    }

    /// The operation on a path, with a body, by ann in her session.
    fn request(&self, operation: &Operation, path: &str) -> Request {
        self.sign(operation, self.anonymous(operation, path))
    }

    /// Adds ann's token and session where the operation asks for them.
    fn sign(&self, operation: &Operation, request: Request) -> Request {
        let request = if operation.info.secured {
            request.token(&self.ann.token)
        } else {
            request
        };
        if takes(operation, "Matrix-Session") {
            request.session(self.ann.session())
        } else {
            request
        }
    }

    /// What the server holds: its position, what both users see, and every byte of its files.
    async fn dump(&self) -> Dump {
        let mut files = BTreeMap::new();
        collect(&self.server.dir().join("data"), &mut files);
        Dump {
            position: self.server.server().app().position(),
            seen: [
                without_ages(self.ann.sync("limit=100").await),
                without_ages(self.bob.sync("limit=100").await),
            ],
            files,
        }
    }

    /// Panics unless the server holds what it held (ERR-3).
    async fn assert_unchanged(&self, before: &Dump) {
        let after = self.dump().await;
        assert_eq!(before.position, after.position, "events were stored");
        // The place itself differs by the session that is told.
        let seen = |dump: &Dump| {
            dump.seen.clone().map(|mut sync| {
                sync["end"].take();
                sync
            })
        };
        assert_eq!(seen(before), seen(&after), "users see something else");
        let changed = after
            .files
            .iter()
            .find(|(name, bytes)| before.files.get(*name) != Some(*bytes));
        assert!(
            changed.is_none(),
            "{} was written to",
            changed.map_or("", |(name, _)| name)
        );
    }
}

/// What a server held at one moment.
struct Dump {
    position: u64,
    seen: [Value; 2],
    files: BTreeMap<String, Vec<u8>>,
}

/// An initial sync without what every request changes: when somebody was active last. In which order people come is no
/// matter here.
fn without_ages(mut sync: Value) -> Value {
    let people = sync["presence"].as_array_mut().expect("presence");
    for person in people.iter_mut() {
        let content = person["content"].as_object_mut().expect("content");
        content.remove("last_active_ago");
    }
    people.sort_by_key(|person| text(person, "sender"));
    sync
}

/// Every file but the index that readers share, which reading alone may change.
fn collect(dir: &std::path::Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in walkdir::WalkDir::new(dir)
        .into_iter()
        .filter_map(Result::ok)
    {
        let name = entry.path().display().to_string();
        if entry.file_type().is_file() && !name.ends_with("-shm") {
            files.insert(
                name,
                std::fs::read(entry.path()).expect("the server's files can be read"),
            );
        }
    }
}

/// Whether the operation reads a request header.
fn takes(operation: &Operation, header: &str) -> bool {
    operation.info.request_headers.contains(&header)
}

/// Panics unless a parameter is named as the fault (ERR-1).
fn assert_parameter(answer: Answer, name: &str) {
    let what = answer.what.clone();
    let body = answer.refused(400, "M_INVALID_PARAM");
    assert_eq!(body["parameter"], name, "{what}: {body}");
    assert!(body.get("path").is_none(), "{what}: {body}");
}
