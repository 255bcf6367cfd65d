//! The log: one stream on standard error, for this program and for the HTTP library alike.
//!
//! Everything here logs through `tracing`. The HTTP library logs through `slog`; [`slog_logger`]
//! leads its records into the same stream, under the same filter. Deliberately not here: metrics.

use std::error::Error;
use std::fmt;

use crate::settings::{LogFormat, LogSettings};

/// Starts the log for this process.
///
/// # Errors
/// Fails when a log has been started before.
pub fn start(settings: &LogSettings) -> Result<(), Box<dyn Error + Send + Sync>> {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(settings.filter.build())
        .with_writer(std::io::stderr);
    match settings.format {
        LogFormat::Text => {
            let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
            builder.with_ansi(colours).try_init()
        }
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    }
}

/// A logger for the HTTP library, whose records end up in the log.
pub fn slog_logger() -> slog::Logger {
    slog::Logger::root(tracing_slog::TracingSlogDrain, slog::o!())
}

/// An error and its causes on one line: `can't do this: because of that: and that`.
pub struct Chain<'a>(pub &'a dyn Error);

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {}", error.to_string().trim_end())?;
            cause = error.source();
        }
        Ok(())
    }
}

impl fmt::Debug for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::Arc;

    use parking_lot::Mutex;
    use tracing_subscriber::EnvFilter;

    use super::*;

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn slog_records_reach_the_log_under_its_filter() {
        let memory = Memory::default();
        let writer = memory.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new("off,tidings_server=info"))
            .with_writer(move || writer.clone())
            .finish();
        tracing::subscriber::with_default(subscriber, || {
            let logger = slog_logger();
            slog::info!(logger, "from slog {}", 1; "key" => "value");
            slog::debug!(logger, "too fine");
        });
        let text = String::from_utf8(memory.0.lock().clone()).expect("text");
        assert!(text.contains("from slog 1"), "{text}");
        assert!(text.contains("key=value"), "{text}");
        assert!(!text.contains("too fine"), "{text}");
    }

    #[test]
    fn a_chain_names_every_cause_once() {
        #[derive(Debug, thiserror::Error)]
        #[error("can't start")]
        struct Outer(#[source] std::io::Error);
        let error = Outer(std::io::Error::other("the disk is full"));
        assert_eq!(Chain(&error).to_string(), "can't start: the disk is full");
    }
}
