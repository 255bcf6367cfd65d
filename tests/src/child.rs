//! Servers as child processes that never outlive this one.
//!
//! Between this process and a server stands a guard, which is this program again: called as `guard -- PROGRAM ARGUMENT…`
//! it must call [`guard`]. It stops the server as soon as its standard input ends, and that ends however this process does.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// What can go wrong is told to a person and handled nowhere.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How long a server may take until it listens.
const START_LIMIT: Duration = Duration::from_secs(30);
/// How long a server may take to stop before it is killed.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// A server that listens. Dropping it stops it and waits for that.
pub struct Server {
    guard: std::process::Child,
    /// The server's process, not the guard's.
    pub pid: u32,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts a program that prints `… http://HOST:PORT …` once it listens.
    pub async fn start(program: &Path, arguments: &[String]) -> Result<Self, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("guard").arg("--").arg(program).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        // A Ctrl-C in the terminal must reach the guard through its input only, else it would end
        // without stopping the server.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut guard = command.spawn()?;
        let output = guard.stdout.take();
        let (said, hear) = mpsc::channel();
        std::thread::spawn(move || {
            // Reads on after the address, so that the pipe never fills.
            for line in output
                .into_iter()
                .flat_map(|out| BufReader::new(out).lines())
            {
                let Ok(line) = line else { return };
                let _ = said.send(line);
            }
        });
        let mut server = Self {
            guard,
            pid: 0,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        let name = program.display().to_string();
        tokio::task::spawn_blocking(move || {
            loop {
                let line = hear
                    .recv_timeout(START_LIMIT)
                    .map_err(|_| format!("{name} ended or hung before it listened"))?;
                if let Some(pid) = line.strip_prefix("pid ") {
                    server.pid = pid.parse()?;
                } else if let Some(address) = address(&line) {
                    server.address = address;
                    return Ok(server);
                }
            }
        })
        .await?
    }

    /// Stops it in its own orderly way, and waits until it is gone.
    pub fn stop(self) {
        drop(self);
    }

    /// Ends it in the midst of whatever it does, and waits until it is gone.
    pub fn kill(self) {
        signal(self.pid, "-KILL");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard ends at the latest when it has killed the server.
        let _ = self.guard.wait();
    }
}

/// The address in a line such as `x listening on http://127.0.0.1:4711 as y`.
fn address(line: &str) -> Option<SocketAddr> {
    let (_, rest) = line.split_once("http://")?;
    let end = rest.find(|c: char| c.is_whitespace() || c == '/' || c == ',');
    rest[..end.unwrap_or(rest.len())].parse().ok()
}

/// The guard: runs a program, and stops it when standard input ends.
pub fn guard(program: &[String]) -> Result<ExitCode, Failure> {
    let [program, arguments @ ..] = program else {
        return Err("nothing to guard".into());
    };
    let mut command = Command::new(program);
    let mut child = command.args(arguments).stdin(Stdio::null()).spawn()?;
    let pid = child.id();
    writeln!(std::io::stdout(), "pid {pid}")?;
    let (gone, went) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        while matches!(input.read(&mut [0; 64]), Ok(read) if read > 0) {}
        signal(pid, "-TERM");
        if went.recv_timeout(STOP_LIMIT) == Err(RecvTimeoutError::Timeout) {
            signal(pid, "-KILL");
        }
    });
    let status = child.wait()?;
    drop(gone);
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Sends a signal by the system's own program: the standard library can only kill.
fn signal(pid: u32, signal: &str) {
    let sent = Command::new("kill")
        .arg(signal)
        .arg(pid.to_string())
        // It may have gone by itself meanwhile.
        .stderr(Stdio::null())
        .status();
    if let Err(error) = sent {
        eprintln!("can't stop process {pid}: {error}");
    }
}
