//! The verbs for any document: `lint`, `types`, `trait`, `client`, `cli`, `roundtrip`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tidings_codegen::any::emit::{self, Settings};
use tidings_codegen::any::model::Api;
use tidings_codegen::any::{self, bundle, roundtrip};
use tidings_codegen::model::{Finding, OutputFile};

/// What every verb that writes is given.
#[derive(clap::Args)]
pub(crate) struct Input {
    /// The document, YAML or JSON; it may refer to files beside it.
    file: PathBuf,
    /// The folder that the crate is written to; without it one of the crate's name.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The name of the crate; without it the title of the document.
    #[arg(long)]
    name: Option<String>,
}

/// What `roundtrip` is given.
#[derive(clap::Args)]
pub(crate) struct Round {
    #[command(flatten)]
    input: Input,
    /// Where cargo keeps what it builds; the next round trip is faster with the same.
    #[arg(long)]
    target_dir: Option<PathBuf>,
}

/// What can be written from a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Product {
    /// The types of the schemas.
    Types,
    /// A dropshot trait.
    Trait,
    /// A typed client.
    Client,
    /// A command line.
    Cli,
}

impl Product {
    pub(crate) const ALL: [Self; 4] = [Self::Types, Self::Trait, Self::Client, Self::Cli];

    /// What it is called on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Types => "types",
            Self::Trait => "trait",
            Self::Client => "client",
            Self::Cli => "cli",
        }
    }

    /// What writes it.
    pub(crate) fn emit(self) -> Emit {
        match self {
            Self::Types => emit::types,
            Self::Trait => emit::server,
            Self::Client => emit::client,
            Self::Cli => emit::cli,
        }
    }
}

/// What a crate is written by.
pub(crate) type Emit = fn(&Api, &Settings) -> Result<Vec<OutputFile>, Vec<Finding>>;

/// Says everything that is in the way of generating from a document, or of one product.
pub(crate) fn lint(file: &Path, product: Option<Product>) -> Result<Vec<String>, Vec<String>> {
    let api = any::load(file).map_err(|findings| crate::printed(&findings))?;
    let settings = Settings::of(&api, "api", "lint");
    let products = product.map_or_else(|| Product::ALL.to_vec(), |product| vec![product]);
    // Some things only the generators below find out.
    let mut findings: Vec<Finding> = products
        .into_iter()
        .filter_map(|product| product.emit()(&api, &settings).err())
        .flatten()
        .collect();
    findings.sort();
    findings.dedup();
    if findings.is_empty() {
        let operations = api.operations.len();
        Ok(vec![format!("{operations} operations, nothing in the way")])
    } else {
        Err(crate::printed(&findings))
    }
}

/// Writes a crate.
pub(crate) fn write(input: &Input, product: Product) -> Result<Vec<String>, Vec<String>> {
    let ending = match product {
        Product::Trait => "api",
        product => product.name(),
    };
    let (settings, files) = generated(input, ending, product.name(), product.emit())?;
    let folder = input
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(&settings.name));
    write_all(&folder, &files).map_err(|reason| vec![reason])?;
    let lines: usize = files.iter().map(|file| file.text.lines().count()).sum();
    let (count, folder) = (files.len(), folder.display());
    Ok(vec![format!("{count} files, {lines} lines in {folder}")])
}

fn generated(
    input: &Input,
    ending: &str,
    verb: &str,
    emit: Emit,
) -> Result<(Settings, Vec<OutputFile>), Vec<String>> {
    let api = any::load(&input.file).map_err(|findings| crate::printed(&findings))?;
    let name = input.file.file_name().unwrap_or_default().to_string_lossy();
    let mut settings = Settings::of(&api, ending, &format!("{verb} {name}"));
    if let Some(name) = &input.name {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(allowed) {
            return Err(vec![format!("`{name}` is no name of a crate")]);
        }
        settings.name.clone_from(name);
    }
    let files = emit(&api, &settings).map_err(|findings| crate::printed(&findings))?;
    Ok((settings, files))
}

/// Writes all files or none: all are written beside their places before the first is put there.
/// What somebody else wrote isn't overwritten.
fn write_all(folder: &Path, files: &[OutputFile]) -> Result<(), String> {
    let failed =
        |path: &Path, error: std::io::Error| format!("can't write {}: {error}", path.display());
    let mut staged = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        match std::fs::read_to_string(&path) {
            Ok(text) if text == file.text => continue,
            Ok(text)
                if !text
                    .lines()
                    .next()
                    .is_some_and(|line| line.contains("Written by `")) =>
            {
                let path = path.display();
                return Err(format!(
                    "{path} was not generated; choose another folder with --out"
                ));
            }
            _ => {}
        }
        staged.push((path.with_extension("new"), path, &file.text));
    }
    for (beside, _, text) in &staged {
        if let Some(folder) = beside.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        }
        std::fs::write(beside, text).map_err(|error| failed(beside, error))?;
    }
    for (beside, path, _) in &staged {
        std::fs::rename(beside, path).map_err(|error| failed(path, error))?;
    }
    Ok(())
}

/// Writes the trait, builds it, asks what dropshot says of it, and compares.
pub(crate) fn round(round: &Round) -> Result<Vec<String>, Vec<String>> {
    let input = &round.input;
    let (settings, files) = generated(input, "api", "roundtrip", emit::server)?;
    let shared = std::env::temp_dir().join("tidings-codegen");
    let folder = input
        .out
        .clone()
        .unwrap_or_else(|| shared.join(&settings.name));
    write_all(&folder, &files).map_err(|reason| vec![reason])?;
    let target = round
        .target_dir
        .clone()
        .unwrap_or_else(|| shared.join("target"));
    eprintln!("building {} in {}", folder.display(), target.display());
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .args(["run", "--", "--document"])
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| vec![format!("can't start cargo: {error}")])?;
    if !output.status.success() {
        return Err(vec![format!(
            "the crate in {} doesn't build",
            folder.display()
        )]);
    }
    let after: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| vec![format!("the program prints no document: {error}")])?;
    let before = bundle::read(&input.file).map_err(|findings| crate::printed(&findings))?;
    let differences = roundtrip::differences(&before.document, &after)
        .map_err(|findings| crate::printed(&findings))?;
    if differences.is_empty() {
        return Ok(vec!["the document comes back unchanged".to_owned()]);
    }
    let mut lines: Vec<String> = differences.iter().map(ToString::to_string).collect();
    lines.push(format!("{} differences", lines.len()));
    Err(lines)
}
