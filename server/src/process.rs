//! What a program asks of the system for itself.

/// Lets the process open as many files as the system allows it, since each connection is one: where nobody has said
/// otherwise, a process begins with 1,024 and may ask for far more.
///
/// Where it can't, a log line says so, and it goes on with what it has.
#[cfg(unix)]
pub fn allow_many_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current == maximum {
        return;
    }
    let most = Rlimit {
        current: maximum,
        maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, most) {
        tracing::warn!(%error, ?current, "can't open more files than that");
    }
}

/// Does nothing: elsewhere there is no such limit.
#[cfg(not(unix))]
pub fn allow_many_files() {}
