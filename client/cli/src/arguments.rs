//! The arguments, and what each command leads to.

use std::ffi::OsString;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::context::Common;
use crate::failure::Failure;
use crate::io::Io;
use crate::{account, archive, call, chat, tail};

/// A chat in the terminal, and every operation of its server.
///
/// Log in first: `tidings login ann --server http://127.0.0.1:8008`. Then `tidings chat '#harbour:localhost'`.
#[derive(Debug, Parser)]
#[command(name = "tidings", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Log in with a password and save the login
    ///
    /// The password is asked for, or read from the first line of standard input.
    Login(account::Login),
    /// Make an account, log in as it and save the login
    ///
    /// The password is asked for, or read from the first line of standard input.
    Register(account::Register),
    /// End a login and forget it
    Logout,
    /// List the saved logins with their files
    Profiles,
    /// Chat in the terminal
    Chat(chat::Arguments),
    /// Print events as they happen
    Tail(tail::Tail),
    /// Print all that happened in a room, oldest first, one event a line
    Archive(archive::Archive),
    /// Print a script that completes commands in a shell
    ///
    /// For instance: `tidings completions bash > ~/.local/share/bash-completion/completions/tidings`
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// The whole command line, for documentation and completions.
pub fn command() -> clap::Command {
    Arguments::command().subcommand(call::command())
}

/// Does what the arguments say.
pub(crate) async fn run(
    arguments: impl IntoIterator<Item = OsString>,
    io: &mut Io,
) -> Result<(), Failure> {
    let matches = command().try_get_matches_from(arguments)?;
    if let Some((call::COMMAND, operation)) = matches.subcommand() {
        let common = Common::from_arg_matches(&matches)?;
        return call::run(&common, operation, io).await;
    }
    let Arguments { common, verb } = Arguments::from_arg_matches(&matches)?;
    match verb {
        Verb::Login(login) => account::login(&common, login, io).await,
        Verb::Register(register) => account::register(&common, register, io).await,
        Verb::Logout => account::logout(&common, io).await,
        Verb::Profiles => account::profiles(&common, io),
        Verb::Chat(chat) => chat::run(&common, &chat, io).await,
        Verb::Tail(tail) => tail::run(&common, tail, io).await,
        Verb::Archive(archive) => archive::run(&common, archive, io).await,
        Verb::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command(), "tidings", &mut script);
            io.stdout.write_all(&script).map_err(Failure::stdout)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::command().debug_assert();
    }
}
