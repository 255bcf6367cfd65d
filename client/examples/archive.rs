//! Writes all that a room's timeline holds to a file of JSON lines, with a progress bar; its files, too, if there is a folder.
//!
//! `cargo run -p tidings-client --example archive -- URL USER PASSWORD ROOM FILE [FOLDER]`, for an account in the room. Each
//! line is an event as the server gave it, the oldest first, with what updates it inside.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use futures::TryStreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use tidings_client::types::{MxcUri, RoomEvent, RoomMessageEventContent, ScrollDirection};
use tidings_client::{Client, Room};
use tokio::io::AsyncWriteExt;

/// How many events are asked for at once.
const PAGE: u32 = 100;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [url, user, password, room, file, folder @ ..] = &given[..] else {
        return Err("usage: archive URL USER PASSWORD ROOM FILE [FOLDER]".into());
    };
    let client = Client::builder(url).login(user, password).await?;
    let room = client.room(room.parse::<tidings_client::types::RoomId>()?);
    let bar = ProgressBar::no_length().with_style(ProgressStyle::with_template(
        "{wide_bar} {pos}/{len} events, {eta} left",
    )?);
    let mut out = BufWriter::new(File::create(file)?);
    let folder = folder.first().map(Path::new);
    let lines = archive(&client, &room, &mut out, folder, &bar).await?;
    out.flush()?;
    bar.finish_and_clear();
    println!("{lines} events in {file}");
    Ok(())
}

/// Writes the room's events, and its files into the folder; gives how many events there were.
pub(crate) async fn archive(
    client: &Client,
    room: &Room,
    out: &mut impl Write,
    folder: Option<&Path>,
    bar: &ProgressBar,
) -> Result<usize, Box<dyn Error>> {
    let mut lines = 0;
    let mut from = None;
    loop {
        let page = room.scroll(from.as_ref(), ScrollDirection::F, PAGE).await?;
        let left = u64::try_from(page.remaining)?;
        bar.set_length(bar.position() + page.chunk.len() as u64 + left);
        for event in &page.chunk {
            writeln!(out, "{}", event.json())?;
            lines += 1;
            if let (Some(folder), Some(uri)) = (folder, file_of(event)) {
                save(client, &uri, folder).await?;
            }
            bar.inc(1);
        }
        from = match page.end {
            Some(end) => Some(end),
            None => return Ok(lines),
        };
    }
}

/// The file that a message shows, if this kind of server has it.
fn file_of(event: &RoomEvent) -> Option<MxcUri> {
    let url = match event.content_as::<RoomMessageEventContent>()?.ok()? {
        RoomMessageEventContent::Audio(content) => content.url,
        RoomMessageEventContent::File(content) => content.url,
        RoomMessageEventContent::Image(content) => content.url,
        RoomMessageEventContent::Video(content) => content.url,
        _ => return None,
    };
    url.parse().ok()
}

/// Saves a file under its id, as its bytes come. One that is gone is left out.
async fn save(client: &Client, uri: &MxcUri, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut download = match client.download(uri).await {
        Ok(download) => download,
        Err(error) if error.status().is_some() => {
            println!("{}: {error}", uri.as_str());
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    // An id is letters, digits, - and _; whatever comes otherwise makes no path.
    let name = uri.rsplit('/').next().unwrap_or_default();
    if name.is_empty() || name.starts_with('.') || name.contains('\\') {
        return Err(format!("{}: no name for a file", uri.as_str()).into());
    }
    let mut file = tokio::fs::File::create(folder.join(name)).await?;
    while let Some(piece) = download.try_next().await? {
        file.write_all(&piece).await?;
    }
    Ok(file.flush().await?)
}
