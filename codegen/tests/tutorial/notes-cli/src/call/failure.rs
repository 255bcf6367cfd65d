// Written by `tidings-codegen cli notes.yaml`; do not edit.

//! Why a run failed, how that is told, and with which code it ends.

use std::fmt;
use std::io::{ErrorKind, Write as _};

use reqwest::StatusCode;

use super::Io;

/// Why a run failed.
#[derive(Debug)]
pub enum Failure {
    /// The arguments don't parse, or ask for help.
    Arguments(clap::Error),
    /// The arguments don't say what to do.
    Usage(String),
    /// The server refused: the status, and what it said.
    Refused(StatusCode, String),
    /// A file that can't be read or written.
    File(String, std::io::Error),
    /// Nobody reads the results any more.
    Unread,
    /// Something else, such as a server that can't be reached.
    Other(String),
}

impl Failure {
    pub(super) fn file(name: impl Into<String>, error: std::io::Error) -> Self {
        Self::File(name.into(), error)
    }

    #[expect(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
    pub(super) fn stdout(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Other(format!("standard output: {error}")),
        }
    }

    /// An error with its causes.
    pub(super) fn caused(error: &dyn std::error::Error) -> Self {
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            text = format!("{text}: {error}");
            cause = error.source();
        }
        Self::Other(text)
    }

    /// Tells it, and answers the exit code.
    pub(super) fn tell(self, io: &mut Io) -> u8 {
        let (code, written) = match self {
            Self::Arguments(error) if error.use_stderr() => {
                (2, write!(io.stderr, "{}", error.render()))
            }
            Self::Arguments(error) => (0, write!(io.stdout, "{}", error.render())),
            Self::Unread => (0, Ok(())),
            Self::Usage(_) => (2, writeln!(io.stderr, "error: {self}")),
            _ => (1, writeln!(io.stderr, "error: {self}")),
        };
        // Nobody is left to be told.
        drop(written);
        code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(error) => error.fmt(f),
            Self::Usage(reason) | Self::Other(reason) => f.write_str(reason),
            Self::Refused(status, said) if said.is_empty() => status.fmt(f),
            Self::Refused(status, said) => write!(f, "{status}: {said}"),
            Self::File(name, error) => write!(f, "{name}: {error}"),
            Self::Unread => f.write_str("nobody reads the results"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Arguments(error)
    }
}
