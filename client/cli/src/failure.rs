//! Why a run failed, how that is told, and with which code it ends.

use std::io::{ErrorKind, Write as _};

use tidings_client::ErrorCode;

use crate::io::Io;

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The arguments don't parse, or ask for help.
    #[error(transparent)]
    Arguments(#[from] clap::Error),
    /// The arguments don't say what to do.
    #[error("{0}")]
    Usage(String),
    /// The server refused, or wasn't there.
    #[error(transparent)]
    Client(#[from] tidings_client::Error),
    /// A file that can't be read or written.
    #[error("{0}")]
    File(String, #[source] std::io::Error),
    /// Nobody reads the results any more.
    #[error("nobody reads the results")]
    Unread,
    /// Something else.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    pub(crate) fn file(name: impl Into<String>, error: std::io::Error) -> Self {
        Self::File(name.into(), error)
    }

    pub(crate) fn stdout(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::file("standard output", error),
        }
    }

    /// Tells it, and answers the exit code.
    pub(crate) fn tell(self, io: &mut Io) -> u8 {
        match self {
            Self::Arguments(error) => {
                let text = if io.stderr_is_terminal {
                    error.render().ansi().to_string()
                } else {
                    error.render().to_string()
                };
                let written = if error.use_stderr() {
                    write!(io.stderr, "{text}")
                } else {
                    write!(io.stdout, "{text}")
                };
                // Nobody is left to be told.
                drop(written);
                u8::try_from(error.exit_code()).unwrap_or(2)
            }
            Self::Usage(reason) => {
                io.say(&format!("error: {reason}"));
                2
            }
            Self::Unread => 0,
            failure => {
                io.say(&format!("error: {}", failure.sentence()));
                1
            }
        }
    }

    /// What went wrong, and for which reason. Of a refusal the code, the sentence and the place (ERR-1).
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::Client(error) if error.is(&ErrorCode::UNKNOWN_TOKEN) => {
                format!("{}: `tidings login` makes a new login", told(error))
            }
            Self::Client(error) => told(error),
            failure => chain(failure),
        }
    }
}

/// A client's error with its reasons, or the refusal with the place of the fault (ERR-1).
pub(crate) fn told(error: &tidings_client::Error) -> String {
    let mut text = chain(error);
    let Some(body) = error.body() else {
        return text;
    };
    if let Some(path) = &body.path {
        text = format!("{text} (at {path:?} of the body)");
    }
    if let Some(parameter) = &body.parameter {
        text = format!("{text} (parameter {parameter})");
    }
    if let Some(wait) = error.retry_after() {
        text = format!("{text} (try again in {} s)", wait.as_secs_f64().ceil());
    }
    text
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
