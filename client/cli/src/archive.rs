//! `tidings archive`: all that happened in a room, a page at a time.
//!
//! A file is written beside its place and gets its name when everything is in it. After each page a small file beside it
//! notes where to go on, so that an archive that was cut off is continued by the same command.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};
use tidings_client::Room;
use tidings_types::{ChunkToken, RoomEvent, RoomId, ScrollDirection};

use crate::context::Common;
use crate::failure::Failure;
use crate::io::Io;
use crate::show;
use crate::tail::{RoomName, room};

/// Arguments of `archive`.
#[derive(Debug, clap::Args)]
pub(crate) struct Archive {
    /// The room, by id or alias
    #[arg(value_name = "ROOM", value_parser = room)]
    room: RoomName,
    /// The file to write; until all is in it, it is called FILE.part, and the same command goes on with it
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// How many events to ask for at once
    #[arg(long, value_name = "NUMBER", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=1000))]
    page: u32,
}

/// Writes the archive.
pub(crate) async fn run(common: &Common, archive: Archive, io: &mut Io) -> Result<(), Failure> {
    let client = common.client()?;
    let room_id = archive.room.id(&client).await?;
    let room = client.room(room_id.clone());
    let bar = progress(io);
    let written = match &archive.output {
        None => {
            let mut writer = Pages {
                room: &room,
                page: archive.page,
                bar: &bar,
                from: None,
                events: 0,
            };
            while writer.next(&mut io.stdout, Failure::stdout).await? {}
            io.stdout.flush().map_err(Failure::stdout)?;
            writer.events
        }
        Some(path) => to_file(&room, archive.page, path, &bar).await?,
    };
    bar.finish_and_clear();
    io.say(&format!("complete: {written} events of {room_id}"));
    Ok(())
}

fn progress(io: &Io) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if !io.stderr_is_terminal {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = "{bar:40} {pos}/{len} events, {eta} left";
    bar.with_style(ProgressStyle::with_template(style).unwrap_or(ProgressStyle::default_bar()))
}

/// What is left to write of a room.
struct Pages<'a> {
    room: &'a Room,
    page: u32,
    bar: &'a ProgressBar,
    from: Option<ChunkToken>,
    events: u64,
}

impl Pages<'_> {
    /// Writes one page, oldest first. False when it was the last.
    async fn next(
        &mut self,
        output: &mut impl Write,
        failed: impl Fn(std::io::Error) -> Failure,
    ) -> Result<bool, Failure> {
        let page = self
            .room
            .scroll(self.from.as_ref(), ScrollDirection::F, self.page)
            .await?;
        for event in &page.chunk {
            writeln!(output, "{}", RoomEvent::json(event)).map_err(&failed)?;
        }
        self.events += page.chunk.len() as u64;
        let left = u64::try_from(page.remaining).unwrap_or(0);
        self.bar.set_length(self.events + left);
        self.bar.set_position(self.events);
        let more = page.end.is_some();
        self.from = page.end;
        Ok(more)
    }
}

/// How far an archive has come.
#[derive(Debug, Serialize, Deserialize)]
struct Progress {
    room_id: RoomId,
    /// Where the next page begins.
    from: ChunkToken,
    /// How many bytes of the file are whole pages.
    bytes: u64,
    events: u64,
}

async fn to_file(room: &Room, page: u32, path: &Path, bar: &ProgressBar) -> Result<u64, Failure> {
    let (part, note) = (beside(path, "part"), beside(path, "resume"));
    let failed = |error| Failure::file(part.display().to_string(), error);
    let before = begun(&note, room.id())?;
    let mut file = open(&part, before.as_ref()).map_err(failed)?;
    let mut pages = Pages {
        room,
        page,
        bar,
        from: before.as_ref().map(|before| before.from.clone()),
        events: before.map_or(0, |before| before.events),
    };
    while pages.next(&mut file, failed).await? {
        file.flush().map_err(failed)?;
        if let Some(from) = pages.from.clone() {
            let bytes = file.get_ref().metadata().map_err(failed)?.len();
            let progress = Progress {
                room_id: room.id().clone(),
                from,
                bytes,
                events: pages.events,
            };
            save(&note, &progress)?;
        }
    }
    file.flush().map_err(failed)?;
    file.get_ref().sync_all().map_err(failed)?;
    std::fs::rename(&part, path)
        .map_err(|error| Failure::file(path.display().to_string(), error))?;
    match std::fs::remove_file(&note) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Failure::file(note.display().to_string(), error))
        }
        _ => Ok(pages.events),
    }
}

/// The file that is written, cut to its whole pages.
fn open(part: &Path, before: Option<&Progress>) -> std::io::Result<std::io::BufWriter<File>> {
    use std::io::Seek as _;

    let mut options = OpenOptions::new();
    let mut file = options
        .create(true)
        .write(true)
        .truncate(false)
        .open(part)?;
    let whole = before.map_or(0, |before| before.bytes);
    if file.metadata()?.len() < whole {
        let reason =
            "it is shorter than what was written; remove it and the .resume file beside it";
        return Err(std::io::Error::other(reason));
    }
    file.set_len(whole)?;
    file.seek(std::io::SeekFrom::End(0))?;
    Ok(std::io::BufWriter::new(file))
}

/// How far an earlier run has come, if there was one.
fn begun(note: &Path, room_id: &RoomId) -> Result<Option<Progress>, Failure> {
    let failed = |error| Failure::file(note.display().to_string(), error);
    let text = match std::fs::read(note) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let progress: Progress = serde_json::from_slice(&text).map_err(|error| failed(error.into()))?;
    if progress.room_id != *room_id {
        return Err(Failure::Other(format!(
            "{} is about {}, another room: give another file, or remove it",
            note.display(),
            progress.room_id
        )));
    }
    Ok(Some(progress))
}

fn save(note: &Path, progress: &Progress) -> Result<(), Failure> {
    let new = beside(note, "new");
    let text = show::json(progress, false)?;
    let written = std::fs::write(&new, text).and_then(|()| std::fs::rename(&new, note));
    written.map_err(|error| Failure::file(note.display().to_string(), error))
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{extension}"));
    PathBuf::from(name)
}
