//! The command line of Tidings.
//!
//! `tidings api` has every operation of the protocol as a command, generated from its document. Beside it stands what
//! people do all day: [`run`] is the whole program, so that it can be tried without starting one.
//!
//! - `login`, `register`, `logout`, `profiles`: whose device this is. Credentials are kept in a file for each profile.
//! - `chat`: a room in the terminal.
//! - `tail`: events as they happen. `archive`: all that happened in a room.
//! - `completions`: for the shell.

mod account;
mod archive;
mod arguments;
mod call;
pub mod chat;
mod context;
mod failure;
mod io;
mod profile;
mod show;
mod tail;

#[rustfmt::skip]
mod generated;

use std::ffi::OsString;

pub use arguments::command;
pub use io::Io;

/// Runs the program: `arguments` begin with its name. Answers the exit code: 0; 1 when it couldn't be done, which is told
/// on `stderr`; 2 when the arguments don't say what to do.
pub async fn run(arguments: impl IntoIterator<Item = OsString>, io: &mut Io) -> u8 {
    match arguments::run(arguments, io).await {
        Ok(()) => 0,
        Err(failure) => failure.tell(io),
    }
}
