//! `tidings api`: every operation of the protocol as a command. The commands are generated; what they have in common is here.
//!
//! They stand flat under `api`, each under its operation's name with dashes, so that a name in the document, in the SDK and
//! here is the same word, and none of them can be taken for what is written by hand (`login` is both).

mod answer;
mod body;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::{Arg, ArgMatches, Command, ValueHint};
use futures::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tidings_client::api;

pub(crate) use crate::failure::Failure;

use crate::context::Common;
use crate::generated::OPERATIONS;
use crate::io::Io;

/// The command that all operations stand under.
pub(crate) const COMMAND: &str = "api";
/// The option for a whole body of JSON.
pub(crate) const WHOLE_BODY: &str = "json-body";
/// The option for a body of bytes.
const FILE: &str = "file";
/// The media type of a body of bytes.
const CONTENT_TYPE: &str = "content-type";
/// The file for an answer.
const OUTPUT: &str = "output";

/// An operation as a command.
pub(crate) struct Operation {
    /// Its id, such as `room_leave`.
    pub(crate) id: &'static str,
    /// What it belongs to.
    pub(crate) area: &'static str,
    /// One line.
    pub(crate) summary: &'static str,
    /// What happens, in Markdown.
    pub(crate) description: &'static str,
    /// The method in upper case.
    pub(crate) method: &'static str,
    /// The path template.
    pub(crate) path: &'static str,
    /// Whether it needs a login.
    pub(crate) secured: bool,
    /// The headers it takes that the client sets by itself.
    pub(crate) own_headers: &'static [&'static str],
    /// The body it takes.
    pub(crate) body: Body,
    /// Whether its answer comes in pieces.
    pub(crate) streams: bool,
    /// Its options.
    pub(crate) options: fn() -> Vec<Arg>,
    /// Does it.
    pub(crate) run: for<'a> fn(Call<'a>) -> LocalBoxFuture<'a, Result<(), Failure>>,
}

/// The body that an operation takes.
pub(crate) enum Body {
    /// None.
    None,
    /// Bytes.
    Bytes,
    /// A JSON object.
    Json {
        /// Whether there must be one.
        required: bool,
        /// Its keys.
        fields: &'static [Field],
    },
}

/// A key of a body.
pub(crate) struct Field {
    /// Its name in the body.
    pub(crate) wire: &'static str,
    /// The option it comes from.
    pub(crate) option: &'static str,
    /// Whether the option is given once for each item.
    pub(crate) many: bool,
}

/// The session and the number of an action, as the headers of a try.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place(BTreeMap<&'static str, Value>);

impl Place {
    /// The value of a header that the client sets by itself.
    pub(crate) fn find<T: DeserializeOwned>(&self, header: &str) -> Option<T> {
        T::deserialize(self.0.get(header)?).ok()
    }
}

/// One call of an operation.
pub(crate) struct Call<'a> {
    operation: &'static Operation,
    matches: &'a ArgMatches,
    common: &'a Common,
    io: &'a mut Io,
}

impl Call<'_> {
    /// The value of an option that must be given.
    pub(crate) fn need<T: DeserializeOwned>(&self, option: &str) -> Result<T, Failure> {
        let value = self.find(option)?;
        value.ok_or_else(|| Failure::Usage(format!("--{option} is missing")))
    }

    /// The value of an option.
    pub(crate) fn find<T: DeserializeOwned>(&self, option: &str) -> Result<Option<T>, Failure> {
        let value = self.matches.get_one::<Value>(option);
        let read = value.map(|value| T::deserialize(value)).transpose();
        read.map_err(|error| Failure::Usage(format!("--{option}: {error}")))
    }

    /// The headers that were given though the client would set them by itself.
    fn given(&self) -> Place {
        let headers = self.operation.own_headers.iter();
        let given = headers.filter_map(|header| {
            let option = header.to_ascii_lowercase();
            Some((*header, self.matches.get_one::<Value>(&option)?.clone()))
        });
        Place(given.collect())
    }

    /// The generated client: of the login, or of nobody where none is needed.
    fn api(&self) -> Result<api::Client, Failure> {
        if self.operation.secured {
            Ok(self.common.client()?.api().clone())
        } else {
            self.common.anonymous()
        }
    }
}

/// The name of an operation's command.
fn name(operation: &Operation) -> String {
    operation.id.replace('_', "-")
}

/// The command with all operations.
pub(crate) fn command() -> Command {
    let operations = OPERATIONS.iter().map(|operation| subcommand(operation));
    Command::new(COMMAND)
        .about("Any operation of the protocol, with JSON in and out")
        .subcommand_value_name("OPERATION")
        .subcommands(operations)
        .help_template("{about}\n\n{usage-heading} {usage}{after-help}\n\nOptions:\n{options}")
        .after_help(list())
}

/// The operations by area: more than a list by the alphabet shows.
fn list() -> String {
    let widest = OPERATIONS.iter().map(|operation| operation.id.len()).max();
    let widest = widest.unwrap_or_default();
    let mut text = String::new();
    let mut area = "";
    for operation in OPERATIONS {
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
        ..
    } = operation;
    let mut command = Command::new(name(operation))
        .about(summary.trim_end_matches('.'))
        .long_about(format!("{summary}\n\n{description}\n\n{method} {path}"))
        .args((operation.options)());
    match &operation.body {
        Body::None => {}
        Body::Bytes => {
            let file = Arg::new(FILE).long(FILE).value_name("FILE").required(true);
            let file = file.value_hint(ValueHint::FilePath);
            let kind = Arg::new(CONTENT_TYPE).long(CONTENT_TYPE).value_name("TYPE");
            command = command
                .arg(file.help(
                    "The bytes to send; `-` reads standard input. They are sent as they are read",
                ))
                .arg(kind.help("Their media type; by the file's name without it"));
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
        let help = "Where to write what comes, as it comes; standard output without it. Events come as lines of JSON";
        command = command.arg(output.value_hint(ValueHint::FilePath).help(help));
    }
    command
}

/// Calls the operation that was asked for.
pub(crate) async fn run(common: &Common, matches: &ArgMatches, io: &mut Io) -> Result<(), Failure> {
    let Some((asked, matches)) = matches.subcommand() else {
        let help = command().bin_name("tidings api").render_help();
        return io.line(help.to_string().trim_end());
    };
    let found = OPERATIONS.iter().find(|operation| name(operation) == asked);
    let Some(operation) = found else {
        return Err(Failure::Usage(format!("there is no operation {asked}")));
    };
    let call = Call {
        operation,
        matches,
        common,
        io,
    };
    (operation.run)(call).await
}

#[cfg(test)]
mod tests;
