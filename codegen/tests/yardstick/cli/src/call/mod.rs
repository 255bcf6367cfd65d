// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The command line: what all commands have in common.
//!
//! Options that every command takes have a variable of the environment each; `--help` names it. Results go to standard
//! output, everything else to standard error. A run ends with 0 when the server did what was asked for, with 1 when it
//! didn't or couldn't be asked, with 2 when the arguments don't say what to do.

mod answer;
mod body;
mod failure;
mod socket;

use std::ffi::OsString;
use std::fmt;
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use futures::future::LocalBoxFuture;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::io::AsyncRead;

pub use failure::Failure;

use crate::Client;

/// The option for a whole body of JSON.
pub const WHOLE_BODY: &str = "json-body";
const SERVER: &str = "server";
const TOKEN: &str = "token";
const HEADER: &str = "header";
const TIMEOUT: &str = "timeout";
const FILE: &str = "file";
const OUTPUT: &str = "output";

/// A program of commands.
#[derive(Debug)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    /// The version of the document.
    pub version: &'static str,
    /// The server that is asked unless another is named.
    pub server: Option<&'static str>,
    /// The variables for server, token and headers.
    pub variables: [&'static str; 3],
    /// The commands.
    pub operations: &'static [&'static Operation],
}

/// An operation as a command.
#[derive(Debug)]
pub struct Operation {
    /// Its id.
    pub id: &'static str,
    /// What it belongs to.
    pub area: &'static str,
    /// One line.
    pub summary: &'static str,
    /// What happens, in Markdown.
    pub description: &'static str,
    /// The method in upper case.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// Whether the document asks for a login.
    pub secured: bool,
    /// The body it takes.
    pub body: Body,
    /// Whether its answer comes in pieces.
    pub streams: bool,
    /// Its options.
    pub options: fn() -> Vec<Arg>,
    /// Does it.
    pub run: for<'a> fn(Call<'a>) -> LocalBoxFuture<'a, Result<(), Failure>>,
}

/// The body that an operation takes.
#[derive(Debug)]
pub enum Body {
    /// None.
    None,
    /// Bytes.
    Bytes,
    /// JSON.
    Json {
        /// Whether there must be one.
        required: bool,
        /// Its keys.
        fields: &'static [Field],
    },
}

/// A key of a body.
#[derive(Debug)]
pub struct Field {
    /// Its name in the body.
    pub wire: &'static str,
    /// The option it comes from.
    pub option: &'static str,
    /// Whether the option is given once for each item.
    pub many: bool,
}

/// What the program reads and writes, so that it can be run without a terminal.
pub struct Io {
    /// What is given to it.
    pub stdin: Box<dyn AsyncRead + Send + Unpin>,
    /// Results.
    pub stdout: Box<dyn Write + Send>,
    /// Errors.
    pub stderr: Box<dyn Write + Send>,
    /// Whether a person reads the results: JSON is then indented.
    pub for_people: bool,
}

impl Io {
    /// That of this process.
    #[must_use]
    pub fn standard() -> Self {
        Self {
            stdin: Box::new(tokio::io::stdin()),
            stdout: Box::new(std::io::stdout()),
            stderr: Box::new(std::io::stderr()),
            for_people: std::io::stdout().is_terminal(),
        }
    }

    /// Writes a line of results, at once.
    fn line(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.stdout, "{line}").map_err(Failure::stdout)?;
        self.stdout.flush().map_err(Failure::stdout)
    }
}

impl fmt::Debug for Io {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Io").finish_non_exhaustive()
    }
}

/// One call of an operation.
#[derive(Debug)]
pub struct Call<'a> {
    operation: &'static Operation,
    matches: &'a ArgMatches,
    io: &'a mut Io,
}

impl Call<'_> {
    /// The value of an option that must be given.
    pub fn need<T: DeserializeOwned>(&self, option: &str) -> Result<T, Failure> {
        let value = self.find(option)?;
        value.ok_or_else(|| Failure::Usage(format!("--{option} is missing")))
    }

    /// The value of an option.
    pub fn find<T: DeserializeOwned>(&self, option: &str) -> Result<Option<T>, Failure> {
        let value = self.matches.get_one::<Value>(option);
        let read = value.map(|value| T::deserialize(value)).transpose();
        read.map_err(|error| Failure::Usage(format!("--{option}: {error}")))
    }

    /// The client of the server that is named.
    fn client(&self) -> Result<Client, Failure> {
        let Some(server) = self.matches.get_one::<String>(SERVER) else {
            return Err(Failure::Usage(format!("--{SERVER} is missing")));
        };
        let mut headers = HeaderMap::new();
        let given = self.matches.get_many::<String>(HEADER);
        for header in given.into_iter().flatten() {
            let wrong = || Failure::Usage(format!("--{HEADER} {header:?}: not `Name: value`"));
            let (name, value) = header.split_once(':').ok_or_else(wrong)?;
            let name: HeaderName = name.trim().parse().map_err(|_| wrong())?;
            let value: HeaderValue = value.trim().parse().map_err(|_| wrong())?;
            headers.append(name, value);
        }
        if let Some(token) = self.matches.get_one::<String>(TOKEN) {
            let wrong = |_| Failure::Usage(format!("--{TOKEN}: can't stand in a header"));
            let mut value = HeaderValue::try_from(format!("Bearer {token}")).map_err(wrong)?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        // A redirect is an answer like any other.
        let mut builder = reqwest::Client::builder()
            .default_headers(headers)
            .connect_timeout(Duration::from_secs(15))
            .redirect(reqwest::redirect::Policy::none());
        if let Some(seconds) = self.matches.get_one::<u64>(TIMEOUT) {
            builder = builder.timeout(Duration::from_secs(*seconds));
        }
        let client = builder.build().map_err(|error| Failure::Other(error.to_string()))?;
        Ok(Client::new_with_client(server.trim_end_matches('/'), client))
    }
}

/// Runs the program with the arguments, standard input and output of this process.
pub async fn main(program: &'static Program) -> ExitCode {
    ExitCode::from(run(program, std::env::args_os(), &mut Io::standard()).await)
}

/// Runs the program: `arguments` begin with its name. Answers the exit code.
pub async fn run(
    program: &'static Program,
    arguments: impl IntoIterator<Item = OsString>,
    io: &mut Io,
) -> u8 {
    match asked(program, arguments, io).await {
        Ok(()) => 0,
        Err(failure) => failure.tell(io),
    }
}

async fn asked(
    program: &'static Program,
    arguments: impl IntoIterator<Item = OsString>,
    io: &mut Io,
) -> Result<(), Failure> {
    let matches = command(program).try_get_matches_from(arguments)?;
    let Some((asked, matches)) = matches.subcommand() else {
        return Err(Failure::Usage("no command is given".to_owned()));
    };
    let mut operations = program.operations.iter();
    let Some(operation) = operations.find(|operation| name(operation) == asked) else {
        return Err(Failure::Usage(format!("there is no command {asked}")));
    };
    let call = Call {
        operation,
        matches,
        io,
    };
    (operation.run)(call).await
}

/// The name of an operation's command.
fn name(operation: &Operation) -> String {
    operation.id.trim_matches('_').replace('_', "-")
}

/// The whole command line.
#[must_use]
pub fn command(program: &'static Program) -> Command {
    let operations = program.operations.iter().map(|operation| subcommand(operation));
    Command::new(program.name)
        .about(program.about)
        .version(program.version)
        .subcommand_value_name("COMMAND")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(operations)
        .args(common(program))
        .help_template("{about}\n\n{usage-heading} {usage}\n{after-help}\n\nOptions:\n{options}")
        .after_help(list(program))
}

/// The options that all commands share.
fn common(program: &'static Program) -> Vec<Arg> {
    let [server, token, headers] = program.variables;
    let option = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).global(true)
    };
    let url = option(SERVER, "URL").env(server).value_hint(ValueHint::Url);
    let url = match program.server {
        Some(server) => url.default_value(server),
        None => url,
    };
    Vec::from([
        url.help("The address that the paths of the document begin with"),
        option(TOKEN, "TOKEN")
            .env(token)
            .hide_env_values(true)
            .help("Sent as `Authorization: Bearer`"),
        option(HEADER, "HEADER")
            .env(headers)
            .hide_env_values(true)
            .value_delimiter('\n')
            .action(ArgAction::Append)
            .help("Sent with the request, as `Name: value`; may be given several times, in the environment a line each"),
        option(TIMEOUT, "SECONDS")
            .value_parser(clap::value_parser!(u64))
            .help("How long a request may take; any time without it"),
    ])
}

/// The operations by area: more than a list by the alphabet shows.
fn list(program: &Program) -> String {
    let widest = program.operations.iter().map(|operation| operation.id.len());
    let widest = widest.max().unwrap_or_default();
    let mut text = String::new();
    let mut area = "";
    for operation in program.operations {
        if operation.area != area {
            area = operation.area;
            let _ = write!(text, "\n{area}:\n");
        }
        let summary = operation.summary.trim_end_matches('.');
        let _ = writeln!(text, "  {:widest$}  {summary}", name(operation));
    }
    text.trim().to_owned()
}

fn subcommand(operation: &'static Operation) -> Command {
    let Operation {
        method,
        path,
        summary,
        description,
        secured,
        ..
    } = operation;
    let mut about = (*summary).to_owned();
    if !description.is_empty() {
        let _ = write!(about, "\n\n{description}");
    }
    let login = if *secured { ", for those who are logged in" } else { "" };
    let _ = write!(about, "\n\n{method} {path}{login}");
    let mut command = Command::new(name(operation))
        .about(summary.trim_end_matches('.'))
        .long_about(about)
        .args((operation.options)());
    match &operation.body {
        Body::None => {}
        Body::Bytes => {
            let file = Arg::new(FILE).long(FILE).value_name("FILE").default_value("-");
            let help = "The bytes to send; `-` reads standard input. They are sent as they are read";
            command = command.arg(file.value_hint(ValueHint::FilePath).help(help));
        }
        Body::Json { required, fields } => {
            let whole = Arg::new(WHOLE_BODY).long(WHOLE_BODY).value_name("FILE");
            let whole = whole.required(*required && fields.is_empty());
            let help = "The whole body, as JSON in a file; `-` reads standard input. Other options replace keys of it";
            command = command.arg(whole.value_hint(ValueHint::FilePath).help(help));
        }
    }
    if operation.streams {
        let output = Arg::new(OUTPUT).long(OUTPUT).short('o').value_name("FILE");
        let help = "Where to write what comes, as it comes; standard output without it";
        command = command.arg(output.value_hint(ValueHint::FilePath).help(help));
    }
    command
}
