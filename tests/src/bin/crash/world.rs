//! The server, and the clients that live through all its deaths.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use tidings_client::types::{ChunkToken, RoomCreateRequest, ScrollDirection};
use tidings_client::{Client, Room};
use tidings_tests::child::{Failure, Server};
use tidings_tests::port;
use tidings_tests::random::Random;

use crate::check::{Finding, Kind};
use crate::follow::{Follower, read_on};
use crate::load::{Places, Writer};
use crate::log::Seen;
use crate::pair::Pair;

const FOLLOWERS: usize = 3;
const ROOMS: usize = 4;
/// A server is tried again so often when it doesn't start.
const STARTS: u32 = 3;
/// How long a client goes on trying. A server is back within seconds, or a minute on a machine that is busy otherwise.
const PATIENCE: Duration = Duration::from_mins(4);

/// The server and its clients.
pub(crate) struct World {
    pub(crate) seed: u64,
    program: PathBuf,
    port: u16,
    server: Option<Server>,
    pub(crate) writers: Vec<Writer>,
    /// The users of the writers.
    pub(crate) users: Vec<String>,
    pub(crate) followers: Vec<Follower>,
    pub(crate) places: Places,
    pub(crate) pair: Pair,
    reader: Client,
    /// Where the reader is in the stream.
    at: ChunkToken,
    /// All that it has read, by room.
    read: BTreeMap<String, Vec<String>>,
    data: Option<TempDir>,
}

impl World {
    /// Starts a server with an empty data directory, and has all clients in all rooms.
    pub(crate) async fn start(
        program: &Path,
        data_in: &Path,
        seed: u64,
        writing: usize,
    ) -> Result<Self, Failure> {
        let mut random = Random::new(seed);
        let data = TempDir::with_prefix_in("crash-data-", data_in)?;
        let port = port::free();
        let server = serve(program, data.path(), port, &[]).await?;
        let url = format!("http://{}", server.address);
        let reader = register(&url, "reader").await?;
        let mut rooms = Vec::new();
        for _ in 0..=ROOMS {
            rooms.push(reader.create_room(shared_room()).await?.room_id);
        }
        let mut followers = Vec::new();
        for number in 0..FOLLOWERS {
            followers.push(register(&url, &format!("follower{number}")).await?);
        }
        let mut writers = Vec::new();
        for number in 0..writing {
            writers.push(register(&url, &format!("writer{number}")).await?);
        }
        for client in writers.iter().chain(&followers) {
            for room in &rooms {
                client.join(room).await?;
            }
        }
        let two = [register(&url, "ann").await?, register(&url, "bob").await?];
        let pair = Pair::start(&url, two, PATIENCE, random.number()).await?;
        let at = reader.initial_sync(None).await?.end;
        let users = writers.iter().map(|client| client.user_id().to_string());
        let hall = rooms.remove(0);
        Ok(Self {
            seed,
            program: program.to_owned(),
            port,
            server: Some(server),
            users: users.collect(),
            writers: writers
                .into_iter()
                .enumerate()
                .map(|(number, client)| writer(client, number, random.number()))
                .collect(),
            followers: followers
                .into_iter()
                .map(|client| Follower::start(client, at.clone()))
                .collect(),
            places: Places { rooms, hall },
            pair,
            reader,
            at,
            read: BTreeMap::new(),
            data: Some(data),
        })
    }

    /// Ends the server in the midst of whatever it does.
    pub(crate) fn kill(&mut self) {
        if let Some(server) = self.server.take() {
            server.kill();
        }
    }

    /// Starts the server again. `often` has it move its log into the database as often as it may, so that this is
    /// interrupted too.
    pub(crate) async fn serve(&mut self, often: bool) -> Result<(), Failure> {
        let settings: &[&str] = if often {
            &["store.checkpoint_pages=100"]
        } else {
            &[]
        };
        let data = self.data.as_ref().ok_or("the data directory is gone")?;
        for _ in 1..STARTS {
            match serve(&self.program, data.path(), self.port, settings).await {
                Ok(server) => {
                    self.server = Some(server);
                    return Ok(());
                }
                // The port of the one that was killed may take a moment to be free.
                Err(error) => eprintln!("once more: {error}"),
            }
        }
        self.server = Some(serve(&self.program, data.path(), self.port, settings).await?);
        Ok(())
    }

    /// The store's write-ahead log.
    pub(crate) fn log(&self) -> PathBuf {
        self.dir().join("tidings.sqlite-wal")
    }

    /// The server's data.
    pub(crate) fn dir(&self) -> &Path {
        self.data.as_ref().map_or(Path::new("."), TempDir::path)
    }

    /// What came into the stream since the last time.
    pub(crate) async fn news(&mut self) -> Result<Vec<Seen>, Failure> {
        let (seen, end) = read_on(&self.reader, &self.at).await?;
        self.at = end;
        for event in &seen {
            let ids = self.read.entry(event.room.clone()).or_default();
            ids.push(event.id.clone());
        }
        Ok(seen)
    }

    /// The rooms that all share, as one who only reads sees them.
    pub(crate) fn rooms(&self) -> impl Iterator<Item = Room> {
        let ids = self.places.rooms.iter().chain([&self.places.hall]);
        ids.map(|id| self.reader.room(id.clone()))
    }

    /// Who only reads.
    pub(crate) fn reader(&self) -> &Client {
        &self.reader
    }

    /// Waits until the followers have seen so many events, or it is clear that they won't.
    pub(crate) async fn followed(&self, count: usize) {
        const LIMIT: Duration = Duration::from_secs(20);
        let began = Instant::now();
        let behind = || {
            let mut followers = self.followers.iter();
            followers.any(|follower| follower.count() < count && !follower.is_over())
        };
        while behind() && began.elapsed() < LIMIT {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // What comes on top would come now.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    /// Holds the whole of each room's timeline against all that the stream ever brought.
    pub(crate) async fn whole(&self) -> Result<Vec<Finding>, Failure> {
        let mut findings = Vec::new();
        for room in self.rooms() {
            let (mut ids, mut from) = (Vec::new(), None);
            loop {
                let page = room
                    .scroll(from.as_ref(), ScrollDirection::F, 1_000)
                    .await?;
                ids.extend(page.chunk.iter().filter_map(Seen::read).map(|seen| seen.id));
                from = page.end;
                if from.is_none() {
                    break;
                }
            }
            let streamed = self.read.get(room.id().as_str());
            if !ids.ends_with(streamed.map_or(&[], Vec::as_slice)) {
                let what = format!("the whole timeline of {} isn't the stream's", room.id());
                findings.push(Finding {
                    kind: Kind::Wrong,
                    what,
                });
            }
        }
        Ok(findings)
    }

    /// Stops the server in its own orderly way, and removes its data.
    pub(crate) fn end(mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// Leaves the data where it is.
    pub(crate) fn keep(&mut self) -> PathBuf {
        drop(self.server.take());
        self.data.take().map_or_else(PathBuf::new, TempDir::keep)
    }
}

async fn serve(
    program: &Path,
    data: &Path,
    port: u16,
    settings: &[&str],
) -> Result<Server, Failure> {
    let mut arguments = vec![
        "--listen".to_owned(),
        format!("127.0.0.1:{port}"),
        "--data-dir".to_owned(),
        data.display().to_string(),
    ];
    let always = ["rate_limits.enabled=false", "log.filter=warn"];
    for setting in always.iter().chain(settings) {
        arguments.extend(["--set".to_owned(), (*setting).to_owned()]);
    }
    Server::start(program, &arguments).await
}

async fn register(url: &str, name: &str) -> Result<Client, Failure> {
    let builder = Client::builder(url).retry_for(PATIENCE);
    Ok(builder.register(name, "a long password").await?)
}

/// Anybody may come in and change it.
fn shared_room() -> RoomCreateRequest {
    let levels = json!({ "state_default": 0, "events": { "state.m.room.name": 0, "state.m.room.topic": 0 } });
    let room = json!({ "visibility": "public", "power_levels": levels });
    serde_json::from_value(room).expect("a room as the document has it")
}

fn writer(client: Client, number: usize, seed: u64) -> Writer {
    Writer {
        client,
        number,
        random: Random::new(seed),
        in_hall: Some(true),
        count: 0,
    }
}
