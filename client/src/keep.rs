//! Where a client saves what it must not forget when the program ends.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A place for one text: the messages that are pending ([`ClientBuilder::keep`](crate::ClientBuilder::keep)).
///
/// The text has what was written, so keep it like the messages themselves. It isn't longer than the messages that are
/// pending, of which there are at most 4,096. Its methods may block; saving is done on a thread where they may.
pub trait Keep: fmt::Debug + Send + Sync + 'static {
    /// The text that was saved last; `None` when there never was one.
    fn load(&self) -> io::Result<Option<String>>;

    /// Saves a text in place of the one before it. When this has returned, the text must be there whatever happens to program
    /// and machine; before, the old one or the new one.
    fn save(&self, text: &str) -> io::Result<()>;
}

/// A file as a place to save.
///
/// A save writes a new file beside it, which then takes its place. Another file beside it is locked as long as this lives,
/// so that no second client sends the same messages.
#[derive(Debug)]
pub struct FileKeep {
    path: PathBuf,
    /// Locked until it is closed.
    _lock: File,
}

impl FileKeep {
    /// Saves in a file, which need not exist; its directory must. Fails with [`io::ErrorKind::WouldBlock`] while another
    /// client, of this program or of another one, has the file.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let lock = beside(&path, ".lock")?;
        let lock = private().create(true).truncate(false).open(lock)?;
        lock.try_lock()?;
        Ok(Self { path, _lock: lock })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// For writing, and for nobody else to read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn beside(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let mut name: OsString = match path.file_name() {
        Some(name) => name.to_owned(),
        None => {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "not the path of a file",
            ));
        }
    };
    name.push(ending);
    Ok(path.with_file_name(name))
}

impl Keep for FileKeep {
    fn load(&self) -> io::Result<Option<String>> {
        match fs::read_to_string(&self.path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn save(&self, text: &str) -> io::Result<()> {
        let new = beside(&self.path, ".new")?;
        let mut file = private().create(true).truncate(true).open(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        // The name is safe with its directory; where a directory can't be opened like a file, the system sees to it.
        #[cfg(unix)]
        {
            let directory = self.path.parent().filter(|it| !it.as_os_str().is_empty());
            File::open(directory.unwrap_or(Path::new(".")))?.sync_all()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_the_last_text() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("posts");
        let keep = FileKeep::open(&path).expect("a file");
        assert_eq!(keep.load().expect("nothing yet"), None);
        for text in ["one", "another one", ""] {
            keep.save(text).expect("saved");
            assert_eq!(keep.load().expect("a text").as_deref(), Some(text));
        }
        drop(keep);
        let keep = FileKeep::open(&path).expect("the same file");
        assert_eq!(keep.load().expect("a text").as_deref(), Some(""));
    }

    /// What was being written when the program ended is no text.
    #[test]
    fn an_unfinished_save_does_not_count() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("posts");
        let keep = FileKeep::open(&path).expect("a file");
        keep.save("one").expect("saved");
        fs::write(directory.path().join("posts.new"), "hal").expect("written");
        assert_eq!(keep.load().expect("a text").as_deref(), Some("one"));
        keep.save("two").expect("saved");
        assert_eq!(keep.load().expect("a text").as_deref(), Some("two"));
    }

    #[test]
    fn nobody_else_has_the_file() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("posts");
        let keep = FileKeep::open(&path).expect("a file");
        let second = FileKeep::open(&path).expect_err("it is taken");
        assert_eq!(second.kind(), io::ErrorKind::WouldBlock);
        drop(keep);
        FileKeep::open(&path).expect("it is free");
    }

    #[test]
    fn what_can_not_be_written_is_an_error() {
        let directory = tempfile::tempdir().expect("a directory");
        assert!(FileKeep::open(directory.path().join("no/posts")).is_err());
        assert!(FileKeep::open("/").is_err());
    }
}
