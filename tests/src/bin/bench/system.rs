//! What the system says about processes and files. Where it says nothing (`/proc` is Linux's) the
//! answer is none, and the table has a gap.

use std::path::Path;
use std::time::Duration;

/// Linux counts a process's time in hundredths of a second, whatever its own clock does.
const TICK: Duration = Duration::from_millis(10);

/// The processor time a process has used so far, user and system together.
pub(crate) fn cpu_time(pid: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in parentheses may hold anything; the fields after it start with the third.
    let (_, fields) = stat.rsplit_once(')')?;
    let field = |number: usize| {
        fields
            .split_whitespace()
            .nth(number - 3)?
            .parse::<u32>()
            .ok()
    };
    Some(TICK * (field(14)? + field(15)?))
}

/// The memory of a process that is really there, in bytes.
pub(crate) fn resident_bytes(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// The bytes of all files below a directory; none when it can't be read.
pub(crate) fn directory_bytes(directory: &Path) -> Option<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(directory).ok()? {
        let entry = entry.ok()?;
        let metadata = entry.metadata().ok()?;
        bytes += if metadata.is_dir() {
            directory_bytes(&entry.path())?
        } else {
            metadata.len()
        };
    }
    Some(bytes)
}

/// A line about the machine, to judge numbers of different runs by.
pub(crate) fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("unknown");
    let system = std::env::consts::OS;
    format!("{cores} cores for server and client together, {system}, load {load} at the start")
}
