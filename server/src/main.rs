//! The program: reads settings, starts the server, says where it listens, stops it on a signal.
//!
//! Exit codes: 0 after a clean stop, 1 when the server couldn't start or stop cleanly, 2 when the
//! arguments or settings can't be used.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use mimalloc::MiMalloc;
use tidings_server::env::Env;
use tidings_server::process;
use tidings_server::server::{Server, StartError};
use tidings_server::settings::{self, Loaded, Settings, SettingsError, Sources};
use tidings_server::telemetry::{self, Chain};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// A chat homeserver in one program, with nothing to configure.
///
/// Later sources of settings override earlier ones: the file, the environment, --set, the other
/// flags. --print-config shows every setting and what it does.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The directory that holds everything; made at the first start.
    #[arg(long, value_name = "DIR")]
    data_dir: Option<String>,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// The name in the ids of this server's users and rooms; kept for good at the first start.
    #[arg(long, value_name = "NAME")]
    server_name: Option<String>,
    /// A TOML file with settings.
    #[arg(long, value_name = "FILE", env = "TIDINGS_CONFIG")]
    config: Option<PathBuf>,
    /// Sets one setting, such as `session.timeout_ms=30000`; may be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Prints all settings as a file for --config, and exits.
    #[arg(long)]
    print_config: bool,
}

impl Arguments {
    fn sources(self) -> Sources {
        let flags = [
            ("--data-dir", "data_dir", self.data_dir),
            ("--listen", "listen", self.listen),
            ("--server-name", "server_name", self.server_name),
        ];
        let given = |(flag, key, value): (_, _, Option<_>)| value.map(|value| (flag, key, value));
        let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        Sources {
            file: self.config,
            environment: std::env::vars_os()
                .map(|(key, value)| (text(key), text(value)))
                .collect(),
            set: self.set,
            flags: flags.into_iter().filter_map(given).collect(),
        }
    }
}

/// Why the program ends with an error.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("can't use the settings")]
    Settings(#[source] SettingsError),
    #[error("can't start the log")]
    Log(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("can't start the runtime")]
    Runtime(#[source] std::io::Error),
    #[error("can't listen for signals")]
    Signals(#[source] std::io::Error),
    #[error("can't start the server")]
    Start(#[source] StartError),
    #[error(
        "requests were still open {0} ms after the signal to stop; nothing acknowledged is lost"
    )]
    Grace(u64),
    #[error("stopped by a second signal while requests were open; nothing acknowledged is lost")]
    SecondSignal,
}

impl Failure {
    fn code(&self) -> u8 {
        match self {
            Self::Settings(_) => 2,
            _ => 1,
        }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Standard error may be closed; the code still tells.
            let _ = writeln!(std::io::stderr(), "tidings-server: {}", Chain(&failure));
            ExitCode::from(failure.code())
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let print_config = arguments.print_config;
    let loaded = settings::load(&arguments.sources()).map_err(Failure::Settings)?;
    if print_config {
        print(&loaded);
        return Ok(());
    }
    telemetry::start(&loaded.settings.log).map_err(Failure::Log)?;
    process::allow_many_files();
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    let ended = runtime.block_on(serve(loaded.settings));
    // Whatever still runs past the deadline must not keep the process alive.
    runtime.shutdown_background();
    ended
}

async fn serve(settings: Settings) -> Result<(), Failure> {
    let mut signals = Signals::listen().map_err(Failure::Signals)?;
    let grace_ms = settings.shutdown.grace_ms;
    let (name, data_dir) = (settings.server_name.clone(), settings.data_dir.clone());
    let server = Server::start(settings, Env::system())
        .await
        .map_err(Failure::Start)?;
    say(&format!(
        "tidings-server {} listening on http://{} as {name}, data in {}",
        env!("CARGO_PKG_VERSION"),
        server.local_addr(),
        data_dir.display(),
    ));
    signals.next().await;
    tracing::info!("stopping");
    let stopped = async {
        tokio::time::timeout(Duration::from_millis(grace_ms), server.shutdown())
            .await
            .map_err(|_| Failure::Grace(grace_ms))
    };
    tokio::select! {
        stopped = stopped => stopped,
        // Who asks twice doesn't want to wait.
        () = signals.next() => Err(Failure::SecondSignal),
    }
}

fn print(loaded: &Loaded) {
    say(loaded.print().trim_end());
}

/// Writes a line to standard output. A reader that has gone away is no reason to stop.
fn say(line: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The signals that ask a program to stop.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// From here on the signals no longer end the process by themselves.
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self {
            interrupt,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// The signal that asks a program to stop.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    #[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
    fn listen() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
