//! The settings of a project: what to read, what to write where, and the names it is written with.
//!
//! Owns the configuration file. Nothing in the library knows a project but through this.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

/// The configuration file. Paths are relative to its folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The root document, such as `openapi.yaml`; its folder is the source folder.
    pub source: PathBuf,
    /// The prefix of the project's own extensions, such as `x-acme-`.
    pub extension_prefix: String,
    /// The command that writes the generated files, named in headers and messages.
    pub generate_command: String,
    /// A list of operation ids, one a line, that aren't implemented; a missing file is an empty
    /// list.
    pub not_implemented: Option<PathBuf>,
    /// The largest body of an operation that doesn't say so itself, in bytes.
    #[serde(default = "body_limit")]
    pub body_limit: u64,
    /// Where the products go.
    pub output: Output,
    /// Names in the generated Rust.
    pub rust: Rust,
    /// The registry of JSON Schemas, if there is one.
    pub registry: Option<Registry>,
    /// The operations as a mock server needs them, if there is one.
    pub mock: Option<Mock>,
    /// The command line, if there is to be one.
    pub cli: Option<Cli>,
    /// Schema name → path of a hand-written type, as seen inside the types crate (`crate::…`).
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
    /// What a handler's first body looks like.
    #[serde(default)]
    pub stub: Stub,
    /// Settings of the lint.
    #[serde(default)]
    pub lint: Lint,
    /// The folder of the configuration file; every path is relative to it.
    #[serde(skip)]
    pub base: PathBuf,
}

fn body_limit() -> u64 {
    1 << 20
}

/// Where the products go; what has no folder isn't written. Folders are owned by the generator: a
/// file in them that it didn't write is an orphan.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// Folder of the bundled document, the registry and the operations list.
    pub document: Option<PathBuf>,
    /// Folder of the types; a module `generated` of the types crate.
    pub types: PathBuf,
    /// Folder of the trait; a module `generated` of its crate.
    pub api: Option<PathBuf>,
    /// Folder of the forwarding implementation of the trait.
    pub forward: Option<PathBuf>,
    /// Folder of the client; a module `generated` of its crate.
    pub client: Option<PathBuf>,
    /// Folder of the handlers, where `stub` adds first bodies; not owned.
    pub handlers: Option<PathBuf>,
}

/// Names in the generated Rust.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rust {
    /// The types crate as seen from the other crates, such as `acme_types`.
    pub types_crate: String,
    /// The crate of the trait as seen from the server, such as `acme_api`.
    #[serde(default)]
    pub api_crate: String,
    /// The name of the trait.
    #[serde(default = "trait_name")]
    pub trait_name: String,
    /// The module whose children, one an area, hold the handlers, such as `crate::http`.
    #[serde(default)]
    pub handlers: String,
    /// The module with `call` and `not_implemented`, such as `crate::http::edge`.
    #[serde(default)]
    pub edge: String,
    /// Request headers that the edge reads itself; an operation that has no others isn't passed its
    /// headers.
    #[serde(default)]
    pub edge_headers: Vec<String>,
    /// The type that implements the trait, such as `crate::http::Server`.
    #[serde(default)]
    pub implementor: String,
    /// The context type that handlers share, such as `crate::http::Context`.
    #[serde(default)]
    pub context: String,
    /// The type of the value that the client carries for its hooks, such as
    /// `crate::Connection`; without it the client carries none.
    pub client_state: Option<String>,
}

fn trait_name() -> String {
    "Api".to_owned()
}

/// The registry: a folder of JSON Schemas, one entry a file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// The folder of the entries, relative to the source folder.
    pub folder: PathBuf,
    /// The name of the generated list, such as `events.json`.
    pub file: String,
    /// The trait that the types of entries implement, as seen inside the types crate.
    pub content_trait: String,
    /// The struct that describes an entry, as seen inside the types crate.
    pub info: String,
    /// The name of the generated table.
    pub table: String,
    /// The name of the generated enum over all entries.
    pub any: String,
    /// The attributes an entry may have.
    #[serde(default)]
    pub attributes: BTreeMap<String, Attribute>,
}

/// An attribute of registry entries.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// The Rust enum, as seen inside the types crate.
    pub rust: String,
    /// Value → variant of the enum.
    pub values: BTreeMap<String, String>,
    /// Required exactly when these other attributes have these values; without it, always required.
    pub only_with: Option<BTreeMap<String, String>>,
}

/// The operations as a mock server needs them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mock {
    /// The folder of the operations; a module `generated` of the client's crate.
    pub output: PathBuf,
    /// The module with `Operation` and `OperationInfo`, such as `crate::testing`.
    pub module: String,
}

/// The command line: every operation as a command.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cli {
    /// Folder of the commands; a module `generated` of their crate.
    pub folder: PathBuf,
    /// The module of the generated client as seen from there, such as `::acme_client::api`.
    pub client: String,
    /// The module written by hand that reads options and shows answers, such as `crate::call`.
    pub support: String,
    /// Request headers that the module sets itself unless they are given.
    #[serde(default)]
    pub own_headers: Vec<String>,
    /// Options that all commands share, so that none of their own may be called so.
    #[serde(default)]
    pub reserved: Vec<String>,
}

/// What a handler's first body looks like.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stub {
    /// The type of the first argument.
    #[serde(default)]
    pub call: String,
    /// The error type.
    #[serde(default)]
    pub error: String,
    /// The expression that is the body; `{id}` stands for the operation's id.
    #[serde(default)]
    pub body: String,
    /// Lines of a new file after its first comment.
    #[serde(default)]
    pub imports: Vec<String>,
}

/// Settings of the lint.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lint {
    /// Whether the source must keep to the dialect at all: a tree of files, each in the folder of its
    /// kind. Otherwise it is any document, in one file or several.
    pub dialect: bool,
    /// The verbs an operation id may end in; empty means any.
    pub verbs: Vec<String>,
    /// Operation ids that need no verb, since their name comes from elsewhere.
    pub verbless: Vec<String>,
}

impl Default for Lint {
    fn default() -> Self {
        Self {
            dialect: true,
            verbs: Vec::new(),
            verbless: Vec::new(),
        }
    }
}

/// Why a configuration file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file can't be read.
    #[error("can't read {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// The file isn't what is expected.
    #[error("{path} is not a valid configuration")]
    Parse {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: Box<toml::de::Error>,
    },
}

impl Config {
    /// Reads a configuration file.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read {
            path: path.to_owned(),
            source,
        })?;
        let base = path.parent().unwrap_or(Path::new("")).to_owned();
        Self::parse(&text, base).map_err(|source| ConfigError::Parse {
            path: path.to_owned(),
            source: Box::new(source),
        })
    }

    /// Reads a configuration from text; `base` is the folder that its paths are relative to.
    pub fn parse(text: &str, base: PathBuf) -> Result<Self, toml::de::Error> {
        let mut config: Self = toml::from_str(text)?;
        config.base = base;
        Ok(config)
    }

    /// A path of the configuration, from the folder of its file.
    /// `a/../b` becomes `b`.
    pub fn resolve(&self, path: impl AsRef<Path>) -> PathBuf {
        let mut resolved = self.base.clone();
        for part in path.as_ref().components() {
            match (part, resolved.components().next_back()) {
                (Component::ParentDir, Some(Component::Normal(_))) => {
                    resolved.pop();
                }
                _ => resolved.push(part),
            }
        }
        resolved
    }

    /// The folder of the source document.
    pub fn source_folder(&self) -> PathBuf {
        let root = self.resolve(&self.source);
        root.parent().unwrap_or(Path::new("")).to_owned()
    }

    /// The full name of one of the project's extensions, such as `x-acme-body-limit` for
    /// `body-limit`.
    pub fn extension(&self, name: &str) -> String {
        format!("{}{name}", self.extension_prefix)
    }

    /// The folders in which nothing may lie but what the generator wrote.
    pub fn owned_folders(&self) -> Vec<PathBuf> {
        let output = &self.output;
        let others = [
            &output.document,
            &output.api,
            &output.forward,
            &output.client,
        ];
        let others = others.into_iter().flatten();
        let folders = [&output.types].into_iter().chain(others);
        folders
            .chain(self.mock.as_ref().map(|mock| &mock.output))
            .chain(self.cli.as_ref().map(|cli| &cli.folder))
            .map(|folder| self.resolve(folder))
            .collect()
    }

    /// The ids listed as not implemented. Blank lines and lines that start with `#` don't count.
    pub fn not_implemented_ids(&self) -> std::io::Result<Vec<String>> {
        let Some(path) = &self.not_implemented else {
            return Ok(Vec::new());
        };
        let text = match std::fs::read_to_string(self.resolve(path)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let lines = text.lines().map(str::trim);
        Ok(lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::to_owned)
            .collect())
    }
}
