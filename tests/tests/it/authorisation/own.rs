//! What belongs to a user, tried by the owner and by others.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::contract::Operation;
use tidings_tests::media::upload;
use tidings_tests::open::upgrading;
use tidings_tests::user::{PASSWORD, User, text};
use tidings_tests::wire::{Request, V1, encode};

use super::{Asked, CREDENTIALS, cell, try_credentials};

/// The smallest picture that is one.
const PICTURE: &[u8] = include_bytes!("dot.png");

/// The heads of the columns.
pub(super) fn people() -> Vec<&'static str> {
    let people = ["stranger", "neighbour", "owner"];
    CREDENTIALS.into_iter().chain(people).collect()
}

/// Users, who may be used up by an operation.
pub(super) struct Owned {
    owner: User,
    /// Shares a room with the owner.
    neighbour: User,
    stranger: User,
    filter: String,
    media: String,
}

impl Owned {
    /// Makes them; the name tells them from others.
    pub(super) async fn new(server: &TestServer, name: &str) -> Self {
        let name = name.replace('_', "-");
        let register = async |who: &str| User::register(server, &format!("{name}.{who}")).await;
        let (owner, neighbour, stranger) = tokio::join!(
            register("owner"),
            register("neighbour"),
            register("stranger")
        );
        let owner = owner.in_session().await;
        neighbour.join_room(&owner.public_room().await).await;
        owner.set_profile("displayname", &json!("Ann")).ok().await;
        let filter = text(&owner.post("/filters", &json!({})).ok().await, "filter");
        let uri = upload(&owner, "image/png", PICTURE).await;
        let media = uri.rsplit('/').next().unwrap_or_default().to_owned();
        Self {
            owner,
            neighbour,
            stranger,
            filter,
            media,
        }
    }

    /// Tries the operation by everybody, the owner last: then it may be the end of what was owned.
    pub(super) async fn try_by_all(&self, operation: &Operation, ended_token: &str) -> Vec<String> {
        let request = || self.request(operation);
        let (owner, stranger) = (&self.owner, &self.stranger);
        let cells = try_credentials(operation, request, ended_token, owner, stranger).await;
        let mut cells = cells.to_vec();
        for user in [stranger, &self.neighbour] {
            cells.push(self.try_by_another(operation, user).await);
        }
        cells.push(cell(&request().token(&owner.token).send().await));
        cells
    }

    /// Tries it by somebody whom the owner's things don't concern. What is refused, and what is about who asks, shows and
    /// changes nothing of the owner's.
    async fn try_by_another(&self, operation: &Operation, user: &User) -> String {
        let info = operation.info;
        let before = self.of_owner().await;
        let answer = self.request(operation).token(&user.token).send().await;
        let is_own = matches!(answer.status, 200 | 101) && info.secured && !info.path.contains('{');
        if is_own || answer.status >= 400 {
            assert_eq!(before, self.of_owner().await, "{}", answer.what);
            let shown = answer.body.to_string();
            for secret in [self.owner.session(), &self.owner.device_id] {
                assert!(!shown.contains(secret), "{}: {shown}", info.id);
            }
        }
        if is_own {
            "own".to_owned()
        } else {
            cell(&answer)
        }
    }

    /// What the owner has, but for what looking at it changes.
    async fn of_owner(&self) -> Value {
        let get = async |path: &str| self.owner.get(path).ok().await;
        let mut devices = get("/account/devices").await;
        for device in devices["devices"].as_array_mut().into_iter().flatten() {
            device["last_seen_ts"] = Value::Null;
        }
        let profile = get(&format!("/profile/{}", encode(&self.owner.id))).await;
        let session = get("/session").await;
        let rooms = get("/initial_sync?limit=0").await["rooms_total"].clone();
        json!([get("/account").await, devices, profile, session, rooms])
    }

    fn request(&self, operation: &Operation) -> Request {
        let info = operation.info;
        let mut asked = Asked::new(operation, |name| {
            let value = match name {
                "user_id" => &self.owner.id,
                "device_id" => &self.owner.device_id,
                "filter" => &self.filter,
                "key" => "displayname",
                "media_id" => &self.media,
                "server_name" => "localhost",
                "sha256" => "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o",
                other => panic!("no value for the path parameter {other} of {}", info.id),
            };
            value.to_owned()
        });
        match info.id {
            "media_thumbnail" => asked.path.push_str("?width=32&height=32"),
            "stream_poll" => asked.path.push_str("?timeout=0"),
            "published_room_search" => asked.body = Some(json!({})),
            "room_create" => asked.body = Some(json!({ "visibility": "private" })),
            _ => {}
        }
        asked.put("/password", PASSWORD);
        asked.put("/old_password", PASSWORD);
        if info.path.starts_with(V1) {
            self.credentials(operation, &mut asked);
        }
        let request = asked.request(&self.owner.wire);
        if info.id == "stream_socket" {
            return upgrading(request);
        }
        if info.id == "media_upload" {
            return request.header("content-type", "image/png").body(PICTURE);
        }
        request
    }

    /// Registration makes somebody new each time; login is the owner's.
    fn credentials(&self, operation: &Operation, asked: &mut Asked) {
        let name = if operation.info.id == "register" {
            Value::Null
        } else {
            Value::from(self.owner.id.as_str())
        };
        if let Some(body) = asked.body.as_mut().and_then(Value::as_object_mut) {
            body.insert("user".to_owned(), name);
            body.retain(|_, value| !value.is_null());
        }
    }
}
