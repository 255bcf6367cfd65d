//! Reads the settings from their sources, in order, and says where each value came from.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::table::{DEFINITIONS, Definition, GROUPS, Settings};
use super::value::Given;

/// Variables that aren't settings: the one that names the file, as the flag `--config` does, and those of the command line
/// `tidings`, which may stand in the same shell.
const NO_SETTINGS: [&str; 4] = [
    "TIDINGS_CONFIG",
    "TIDINGS_CONFIG_DIR",
    "TIDINGS_PROFILE",
    "TIDINGS_SERVER",
];

/// Where settings may come from, besides their defaults. The fields stand in order: a later one
/// overrides an earlier one.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// A TOML file.
    pub file: Option<PathBuf>,
    /// The environment; variables that don't start with `TIDINGS_` are passed over, and so are those of the command line.
    pub environment: Vec<(String, String)>,
    /// The arguments of `--set`, each `KEY=VALUE`.
    pub set: Vec<String>,
    /// Flags of their own: the flag, the key it sets, the value.
    pub flags: Vec<(&'static str, &'static str, String)>,
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The table.
    Default,
    /// This file.
    File(PathBuf),
    /// This environment variable.
    Environment(String),
    /// The argument of `--set`.
    Set,
    /// This flag.
    Flag(&'static str),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("the default"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Environment(variable) => write!(f, "environment variable {variable}"),
            Self::Set => f.write_str("--set"),
            Self::Flag(flag) => f.write_str(flag),
        }
    }
}

/// Why the settings can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file can't be read.
    #[error("can't read settings from file {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file isn't TOML.
    #[error("can't understand settings in file {}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// There is no such setting.
    #[error("unknown setting {name} from {from}; the nearest known one is {nearest}")]
    Unknown {
        /// What was written.
        name: String,
        /// Where it was written.
        from: Source,
        /// A setting whose name resembles it.
        nearest: String,
    },
    /// The value isn't allowed.
    #[error("bad value {value} for {key} from {from}; expected {allowed}")]
    Bad {
        /// The setting.
        key: &'static str,
        /// The value as written.
        value: String,
        /// Where it was written.
        from: Source,
        /// Which values are allowed.
        allowed: String,
    },
    /// An argument of `--set` has no equals sign.
    #[error("bad argument {0:?} for --set; expected KEY=VALUE")]
    NotAnAssignment(String),
}

/// The settings, and where each came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The values.
    pub settings: Settings,
    sources: BTreeMap<&'static str, Source>,
}

/// Reads all sources. Stops at the first thing that is wrong.
pub fn load(sources: &Sources) -> Result<Loaded, SettingsError> {
    let mut loaded = Loaded {
        settings: Settings::default(),
        sources: BTreeMap::new(),
    };
    if let Some(path) = &sources.file {
        loaded.read_file(path)?;
    }
    for (variable, value) in &sources.environment {
        loaded.read_variable(variable, value)?;
    }
    for argument in &sources.set {
        let Some((key, value)) = argument.split_once('=') else {
            return Err(SettingsError::NotAnAssignment(argument.clone()));
        };
        loaded.put(key.trim(), Given::Text(value.trim()), Source::Set)?;
    }
    for (flag, key, value) in &sources.flags {
        loaded.put(key, Given::Text(value), Source::Flag(flag))?;
    }
    Ok(loaded)
}

impl Loaded {
    /// Where a setting's value came from.
    pub fn source(&self, key: &str) -> &Source {
        self.sources.get(key).unwrap_or(&Source::Default)
    }

    /// Shows every setting with its description, value, default and source, as a file that can be
    /// used with `--config`.
    pub fn print(&self) -> String {
        let defaults = Settings::default();
        let mut text = String::new();
        let mut group = "";
        for definition in DEFINITIONS {
            if let Some((table, _)) = definition.key.split_once('.')
                && table != group
            {
                group = table;
                let about = GROUPS
                    .iter()
                    .find(|(name, _)| *name == group)
                    .map_or("", |g| g.1);
                line(&mut text, format_args!("#{about}\n[{group}]"));
            }
            let name = definition.key.rsplit('.').next().unwrap_or(definition.key);
            let (value, default) = (
                (definition.get)(&self.settings),
                (definition.get)(&defaults),
            );
            let (allowed, from) = ((definition.allowed)(), self.source(definition.key));
            line(&mut text, format_args!("#{}", definition.description));
            line(
                &mut text,
                format_args!("# {}: {allowed}", definition.variable()),
            );
            line(
                &mut text,
                format_args!("# default {default}, now from {from}"),
            );
            line(&mut text, format_args!("{name} = {value}\n"));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn read_file(&mut self, path: &Path) -> Result<(), SettingsError> {
        let text = std::fs::read_to_string(path).map_err(|source| SettingsError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let table: toml::Table = text.parse().map_err(|source| SettingsError::Syntax {
            path: path.to_owned(),
            source: Box::new(source),
        })?;
        self.read_table("", &table, &Source::File(path.to_owned()))
    }

    fn read_table(
        &mut self,
        prefix: &str,
        table: &toml::Table,
        from: &Source,
    ) -> Result<(), SettingsError> {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            match value {
                toml::Value::Table(inner) if GROUPS.iter().any(|(group, _)| *group == key) => {
                    self.read_table(&format!("{key}."), inner, from)?;
                }
                // Of an unknown table its first setting says best what was meant.
                toml::Value::Table(inner) if find(&key).is_none() && !inner.is_empty() => {
                    self.read_table(&format!("{key}."), inner, from)?;
                }
                _ => self.put(&key, Given::Toml(value), from.clone())?,
            }
        }
        Ok(())
    }

    fn read_variable(&mut self, variable: &str, value: &str) -> Result<(), SettingsError> {
        if !variable.starts_with("TIDINGS_") || NO_SETTINGS.contains(&variable) {
            return Ok(());
        }
        let from = Source::Environment(variable.to_owned());
        let known = DEFINITIONS
            .iter()
            .find(|definition| definition.variable() == variable);
        let Some(definition) = known else {
            let nearest = nearest(variable, Definition::variable);
            return Err(SettingsError::Unknown {
                name: variable.to_owned(),
                from,
                nearest,
            });
        };
        self.put(definition.key, Given::Text(value), from)
    }

    fn put(&mut self, key: &str, given: Given<'_>, from: Source) -> Result<(), SettingsError> {
        let Some(definition) = find(key) else {
            let nearest = nearest(key, |definition| definition.key.to_owned());
            return Err(SettingsError::Unknown {
                name: key.to_owned(),
                from,
                nearest,
            });
        };
        if !(definition.set)(&mut self.settings, given) {
            let (value, allowed) = (given.to_string(), (definition.allowed)());
            return Err(SettingsError::Bad {
                key: definition.key,
                value,
                from,
                allowed,
            });
        }
        self.sources.insert(definition.key, from);
        Ok(())
    }
}

fn find(key: &str) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|definition| definition.key == key)
}

/// The known name that resembles `name` most. A forgotten table name counts for little: the last
/// part alone is compared as well.
fn nearest(name: &str, shown: impl Fn(&Definition) -> String) -> String {
    let distance = |definition: &&Definition| {
        let known = shown(definition);
        let last = definition.key.rsplit('.').next().unwrap_or_default();
        let whole = strsim::damerau_levenshtein(name, &known);
        whole.min(strsim::damerau_levenshtein(name, last).saturating_add(1))
    };
    DEFINITIONS
        .iter()
        .min_by_key(distance)
        .map(&shown)
        .unwrap_or_default()
}

fn line(text: &mut String, arguments: fmt::Arguments<'_>) {
    writeln!(text, "{arguments}").expect("writing to a string doesn't fail");
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
