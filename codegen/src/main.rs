//! The generator's command line. What it does is the library's; here are only arguments and
//! printing.

mod bench;
mod document;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use document::Product;
use tidings_codegen::config::Config;
use tidings_codegen::model::Finding;
use tidings_codegen::{generate, lint, load, ops, output, source, stub};

/// Rust from an `OpenAPI` document: types, a server trait and a client.
#[derive(Parser)]
struct Arguments {
    /// The configuration file; its paths are relative to its folder.
    #[arg(long, global = true, default_value = "spec/generate.toml")]
    config: PathBuf,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Writes the generated files that differ and removes those that no longer belong.
    Generate {
        /// Writes nothing; lists what differs and fails if anything does.
        #[arg(long)]
        check: bool,
    },
    /// Says everything that is in the way of generating: from a document, or, without one, from the source that the
    /// configuration names, which must keep to its dialect.
    Lint {
        /// The document, YAML or JSON; it may refer to files beside it.
        file: Option<PathBuf>,
        /// Only what is in the way of one product of the document.
        #[arg(long = "for", value_name = "PRODUCT", requires = "file")]
        product: Option<document::Product>,
    },
    /// Writes a crate of the types of a document's schemas.
    Types(document::Input),
    /// Writes a crate with a dropshot trait, its types, and a program in which every operation answers 501.
    Trait(document::Input),
    /// Writes a crate with a typed client.
    Client(document::Input),
    /// Writes a crate with a command line: every operation a command, and the client that it calls.
    Cli(document::Input),
    /// Proves that the document that dropshot makes of the trait is the same again, or says where it differs.
    ///
    /// The trait is built with cargo, which takes a minute or two the first time.
    Roundtrip(document::Round),
    /// Measures how long a large document takes, how much memory, and how much is written.
    Bench(bench::Bench),
    /// Prints the list of operations.
    Ops,
    /// Adds the first body of an operation's handler.
    Stub {
        /// The operation's id.
        operation_id: String,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(lines) => {
            for line in lines {
                out(&line);
            }
            ExitCode::SUCCESS
        }
        Err(lines) => {
            for line in lines {
                eprintln!("{line}");
            }
            ExitCode::FAILURE
        }
    }
}

/// A closed pipe (`ops | head`) is no reason to panic.
fn out(line: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn run(arguments: &Arguments) -> Result<Vec<String>, Vec<String>> {
    match &arguments.verb {
        Verb::Lint {
            file: Some(file),
            product,
        } => return document::lint(file, *product),
        Verb::Types(input) => return document::write(input, Product::Types),
        Verb::Trait(input) => return document::write(input, Product::Trait),
        Verb::Client(input) => return document::write(input, Product::Client),
        Verb::Cli(input) => return document::write(input, Product::Cli),
        Verb::Bench(bench) => return bench::run(bench),
        Verb::Roundtrip(round) => return document::round(round),
        _ => {}
    }
    let config = Config::load(&arguments.config).map_err(|error| vec![chain(&error)])?;
    match &arguments.verb {
        Verb::Generate { check } => run_generate(&config, *check),
        Verb::Lint { .. } => {
            let findings = lint::check(&source::Source::load(&config), &config);
            if findings.is_empty() {
                Ok(vec![])
            } else {
                Err(printed(&findings))
            }
        }
        Verb::Types(_)
        | Verb::Trait(_)
        | Verb::Client(_)
        | Verb::Cli(_)
        | Verb::Bench(_)
        | Verb::Roundtrip(_) => Ok(vec![]),
        Verb::Ops => {
            let document = load(&config).map_err(|findings| printed(&findings))?;
            let unimplemented = config
                .not_implemented_ids()
                .map_err(|error| vec![chain(&error)])?;
            Ok(vec![
                ops::list(&document, &unimplemented).trim_end().to_owned(),
            ])
        }
        Verb::Stub { operation_id } => {
            let document = load(&config).map_err(|findings| printed(&findings))?;
            let path = stub::add(&document, &config, operation_id).map_err(|why| vec![why])?;
            let mut said = vec![format!("added {operation_id} to {}", path.display())];
            let unimplemented = config
                .not_implemented_ids()
                .map_err(|error| vec![chain(&error)])?;
            if unimplemented.contains(operation_id) {
                said.push(format!(
                    "take {operation_id} off the list of what isn't implemented, then run `{}`",
                    config.generate_command
                ));
            }
            if let Some(area) = path.file_stem().filter(|_| !is_named_beside(&path)) {
                let area = area.to_string_lossy();
                said.push(format!(
                    "name the new file in its folder's mod.rs: `pub mod {area};`"
                ));
            }
            Ok(said)
        }
    }
}

/// Whether the folder's `mod.rs` has a line for a file.
fn is_named_beside(path: &std::path::Path) -> bool {
    let module = path
        .file_stem()
        .map(|name| format!("mod {};", name.to_string_lossy()));
    let text = std::fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    module.is_some_and(|module| text.lines().any(|line| line.trim().ends_with(&module)))
}

fn run_generate(config: &Config, check: bool) -> Result<Vec<String>, Vec<String>> {
    let files = generate(config).map_err(|findings| printed(&findings))?;
    if check {
        let differences = output::compare(&files, config).map_err(|error| vec![chain(&error)])?;
        if differences.is_empty() {
            return Ok(vec![]);
        }
        return Err(vec![differences.report(&config.generate_command)]);
    }
    let differences = output::write(&files, config).map_err(|error| vec![chain(&error)])?;
    let written = differences.stale.len() + differences.missing.len();
    let removed = differences.orphans.len();
    Ok(vec![format!(
        "{} files, {written} written, {removed} removed",
        files.len()
    )])
}

fn printed(findings: &[Finding]) -> Vec<String> {
    let mut lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    lines.push(match findings.len() {
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    });
    lines
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
