//! What the program reads and writes, so that it can be run without a terminal.

use std::fmt;
use std::io::{IsTerminal as _, Write};

use tokio::io::{AsyncRead, AsyncReadExt as _};

use crate::failure::Failure;

/// Where a run reads from and writes to.
pub struct Io {
    /// What is given to it.
    pub stdin: Box<dyn AsyncRead + Send + Unpin>,
    /// Results.
    pub stdout: Box<dyn Write + Send>,
    /// Errors, and what is said beside results.
    pub stderr: Box<dyn Write + Send>,
    /// Whether a person types in `stdin`.
    pub stdin_is_terminal: bool,
    /// Whether a person reads `stdout`: JSON is then indented.
    pub stdout_is_terminal: bool,
    /// Whether a person reads `stderr`: progress is then shown.
    pub stderr_is_terminal: bool,
}

impl Io {
    /// Those of this process.
    pub fn standard() -> Self {
        Self {
            stdin: Box::new(tokio::io::stdin()),
            stdout: Box::new(std::io::stdout()),
            stderr: Box::new(std::io::stderr()),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Writes a line of results, at once.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.stdout, "{line}").map_err(Failure::stdout)?;
        self.stdout.flush().map_err(Failure::stdout)
    }

    /// Says something beside the results. Nobody may be listening.
    pub(crate) fn say(&mut self, line: &str) {
        let _ = writeln!(self.stderr, "{line}");
    }

    /// All that is given to the run.
    pub(crate) async fn text(&mut self) -> Result<String, Failure> {
        let mut text = String::new();
        let read = self.stdin.read_to_string(&mut text).await;
        read.map_err(|error| Failure::file("standard input", error))?;
        Ok(text)
    }
}

impl fmt::Debug for Io {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Io").finish_non_exhaustive()
    }
}
