//! Entry m: a large file up to the server and down again, against a plain copy of it to the same disk, written and synced.
//!
//! The three take turns, so that whatever else the disk is doing meets all of them.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hyper::body::Bytes;
use serde::Deserialize;

use crate::Failure;
use crate::http::{Connection, Template};
use crate::load::count;
use crate::report::{Row, find};
use crate::scale::Scale;
use crate::world::{Site, World};

/// The row that the others are relative to.
const COPY: &str = "media/copy";
/// The pieces in which the file is copied.
const PIECE_BYTES: usize = 256 << 10;
/// Turns that aren't measured.
const WARM_UP: usize = 1;

#[derive(Deserialize)]
struct Uploaded {
    content_uri: String,
}

/// What was seen of one way.
#[derive(Default)]
struct Way {
    took: Vec<Duration>,
    server_cpu: Option<Duration>,
}

impl Way {
    /// Notes that it was gone once more.
    fn note(&mut self, took: Duration, before: Option<Duration>, after: Option<Duration>) {
        self.took.push(took);
        let used = after
            .zip(before)
            .and_then(|(after, before)| after.checked_sub(before));
        self.server_cpu = used.map(|used| used + self.server_cpu.unwrap_or_default());
    }

    fn row(self, id: &str, what: &str, bytes: usize) -> Row {
        let times = self.took.len();
        let mut row = Row::of_latencies("m", id.to_owned(), what.to_owned(), self.took);
        row.per_second = row.p50_ms.map(|ms| 1e3 / ms);
        row.megabytes_per_second = row.per_second.map(|times| times * count(bytes) / 1e6);
        row.server_cpu_us = self
            .server_cpu
            .map(|used| used.as_secs_f64() * 1e6 / count(times));
        row
    }
}

/// Measures on a server of its own.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let [length, times] = scale.file;
    let bytes = Bytes::from(noise(length));
    let plain = Plain::new(site, &bytes)?;
    let world = World::with_users(site, 1).await?;
    let user = world.user(0)?;
    let upload = user.sign(Template::upload("/_matrix/media/v1/upload", bytes)?)?;
    let mut connection = world.connect().await?;
    let [mut copy, mut up, mut down] = [Way::default(), Way::default(), Way::default()];
    let turns = WARM_UP + times;
    for turn in 0..turns {
        let copied = plain.copy().await?;
        let cpu = world.server_cpu();
        let began = Instant::now();
        let uploaded: Uploaded = connection.ask(&upload).await?;
        let (upload_took, upload_cpu) = (began.elapsed(), world.server_cpu());
        let uri = uploaded
            .content_uri
            .strip_prefix("mxc://")
            .unwrap_or_default();
        let download = Template::get(&format!("/_matrix/media/v1/download/{uri}"))?;
        let began = Instant::now();
        read_all(&mut connection, &download, length).await?;
        let download_took = began.elapsed();
        if turn >= WARM_UP {
            copy.note(copied, None, None);
            up.note(upload_took, cpu, upload_cpu);
            down.note(download_took, upload_cpu, world.server_cpu());
        }
    }
    let megabytes = count(length) / 1e6;
    let what = |done: &str| format!("{done} a file of {megabytes:.0} MB");
    rows.push(copy.row(COPY, &what("copying and syncing"), length));
    for (way, id, done) in [
        (up, "media/upload", "uploading"),
        (down, "media/download", "downloading"),
    ] {
        let row = way
            .row(id, &what(done), length)
            .relative_to(find(rows, COPY));
        rows.push(row);
    }
    Ok(())
}

async fn read_all(
    connection: &mut Connection,
    ask: &Template,
    length: usize,
) -> Result<(), Failure> {
    let read = connection.read(ask.request()).await?;
    if read == length {
        Ok(())
    } else {
        Err(format!("{read} of {length} bytes came").into())
    }
}

/// A file where the server's data lies, and a place beside it.
struct Plain {
    // Removed with all in it.
    _folder: tempfile::TempDir,
    from: PathBuf,
    to: PathBuf,
}

impl Plain {
    fn new(site: &Site, bytes: &[u8]) -> Result<Self, Failure> {
        let folder = tempfile::TempDir::with_prefix_in("bench-copy-", &site.data_in)?;
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        std::fs::write(&from, bytes)?;
        Ok(Self {
            _folder: folder,
            from,
            to,
        })
    }

    /// Copies the file as a program does that has nothing else to do; answers how long it took.
    async fn copy(&self) -> Result<Duration, Failure> {
        let (from, to) = (self.from.clone(), self.to.clone());
        let took = tokio::task::spawn_blocking(move || copy(&from, &to)).await??;
        std::fs::remove_file(&self.to)?;
        Ok(took)
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<Duration> {
    let began = Instant::now();
    let (mut from, mut to) = (File::open(from)?, File::create(to)?);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            break;
        }
        to.write_all(&piece[..read])?;
    }
    to.sync_all()?;
    Ok(began.elapsed())
}

/// Bytes that nothing packs.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}
