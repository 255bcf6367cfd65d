//! The source document as a tree of YAML files.
//!
//! Owns reading the files and finding the way between them. Checks nothing beyond YAML itself: that
//! is [`crate::lint`]'s. Making one document of the tree is [`crate::any::bundle`]'s.

pub mod examples;
pub mod registry;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::config::Config;
use crate::model::Finding;

/// What a file of the source is, told by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// The root document.
    Root,
    /// `paths/<area>/<operation_id>.yaml`.
    Operation {
        /// The folder.
        area: &'a str,
    },
    /// `parameters/<name>.yaml`.
    Parameter,
    /// `headers/<name>.yaml`.
    Header,
    /// `responses/<name>.yaml`.
    Response,
    /// `schemas/<Type>.yaml`.
    Schema,
    /// A registry entry.
    Entry,
    /// `variants/<Type>.yaml` in the registry's folder.
    Variant,
    /// `examples/operations/<operation_id>/<case>.yaml`.
    OperationExample {
        /// The folder.
        operation: &'a str,
    },
    /// `examples/<registry>/<entry>/<case>.yaml`.
    EntryExample {
        /// The folder.
        entry: &'a str,
        /// Whether it must be refused.
        bad: bool,
    },
    /// Anything else: it lies where nothing is expected.
    Stray,
}

/// All files of the source, parsed.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The name of the root document.
    pub root: String,
    /// Every file by its path relative to the source folder, with forward slashes.
    pub files: BTreeMap<String, Value>,
    /// The folder that they were read from.
    pub folder: Option<PathBuf>,
    /// Files that couldn't be read or parsed.
    pub broken: Vec<Finding>,
    /// The registry's folder, relative to the source folder.
    registry: Option<String>,
}

impl Source {
    /// Reads every YAML file in the folders that a source has. What can't be read is in `broken`.
    pub fn load(config: &Config) -> Self {
        let folder = config.source_folder();
        let mut source = Self::empty(config);
        source.folder = Some(folder.clone());
        let registry = source.registry.clone();
        let rooms = [
            "paths",
            "parameters",
            "headers",
            "responses",
            "schemas",
            "examples",
        ];
        source.read(&folder, &folder.join(source.root.clone()));
        for room in rooms.into_iter().chain(registry.as_deref()) {
            let files = walkdir::WalkDir::new(folder.join(room)).sort_by_file_name();
            for entry in files.into_iter().filter_map(Result::ok) {
                if entry.file_type().is_file() {
                    source.read(&folder, entry.path());
                }
            }
        }
        source
    }

    /// A source from parsed files, for documents that don't lie on a disk.
    pub fn from_files(config: &Config, files: impl IntoIterator<Item = (String, Value)>) -> Self {
        let mut source = Self::empty(config);
        source.files.extend(files);
        source
    }

    fn empty(config: &Config) -> Self {
        let root = config.source.file_name().unwrap_or_default();
        let registry = config.registry.as_ref();
        Self {
            root: root.to_string_lossy().into_owned(),
            registry: registry.map(|registry| registry.folder.to_string_lossy().replace('\\', "/")),
            ..Self::default()
        }
    }

    fn read(&mut self, folder: &Path, path: &Path) {
        let relative = path.strip_prefix(folder).unwrap_or(path);
        let name = relative.to_string_lossy().replace('\\', "/");
        if path.extension().is_none_or(|extension| extension != "yaml") {
            return self.broken.push(Finding::new(
                name,
                "",
                "not a `.yaml` file",
                "rename it or move it out of the source",
            ));
        }
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            // The lint tells about a missing root; no other file is read without having been seen.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                return self.broken.push(Finding::new(
                    name,
                    "",
                    format!("can't be read: {error}"),
                    "make it a readable UTF-8 file",
                ));
            }
        };
        match parse(&text) {
            Ok(value) => {
                self.files.insert(name, value);
            }
            Err(reason) => {
                self.broken
                    .push(Finding::new(name, "", reason, "mend the YAML"));
            }
        }
    }

    /// What a file is, told by its place.
    pub fn kind<'a>(&self, file: &'a str) -> Kind<'a> {
        if file == self.root {
            return Kind::Root;
        }
        if let Some(registry) = &self.registry
            && let Some(rest) = file.strip_prefix(registry.as_str())
            && let Some(rest) = rest.strip_prefix('/')
        {
            return match rest.strip_prefix("variants/") {
                Some(name) if !name.contains('/') => Kind::Variant,
                None if !rest.contains('/') => Kind::Entry,
                _ => Kind::Stray,
            };
        }
        let parts: Vec<&str> = file.split('/').collect();
        match parts.as_slice() {
            ["paths", area, _] => Kind::Operation { area },
            ["parameters", _] => Kind::Parameter,
            ["headers", _] => Kind::Header,
            ["responses", _] => Kind::Response,
            ["schemas", _] => Kind::Schema,
            ["examples", "operations", operation, _] => Kind::OperationExample { operation },
            ["examples", folder, entry, case] if Some(*folder) == self.registry.as_deref() => {
                Kind::EntryExample {
                    entry,
                    bad: case.ends_with(".bad.yaml"),
                }
            }
            _ => Kind::Stray,
        }
    }

    /// The files of one kind, with their values.
    pub fn of_kind<'a>(
        &'a self,
        wanted: impl Fn(&Kind<'a>) -> bool,
    ) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.files
            .iter()
            .filter(move |(file, _)| wanted(&self.kind(file)))
            .map(|(file, value)| (file.as_str(), value))
    }

    /// The files whose path begins so, with their values.
    fn under(&self, prefix: String) -> impl Iterator<Item = (&str, &Value)> {
        self.files
            .range(prefix.clone()..)
            .take_while(move |(file, _)| file.starts_with(&prefix))
            .map(|(file, value)| (file.as_str(), value))
    }

    /// The examples of an operation.
    pub fn operation_examples(&self, id: &str) -> impl Iterator<Item = (&str, &Value)> + use<'_> {
        self.under(format!("examples/operations/{id}/"))
    }

    /// The examples of a registry entry.
    pub fn entry_examples(&self, name: &str) -> impl Iterator<Item = (&str, &Value)> + use<'_> {
        let registry = self.registry.as_deref().unwrap_or_default();
        self.under(format!("examples/{registry}/{name}/"))
    }

    /// The files of the registry's entries and of their variants.
    pub fn registry_files(&self) -> impl Iterator<Item = &str> {
        self.of_kind(|kind| matches!(kind, Kind::Entry | Kind::Variant))
            .map(|(file, _)| file)
    }

    /// The operations' files, with their values.
    pub fn operations(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.of_kind(|kind| matches!(kind, Kind::Operation { .. }))
    }

    /// The path item entries of the root document: path, method in lower case, file of the
    /// operation. Entries that aren't a reference to a file are left out.
    pub fn routes(&self) -> Vec<Route<'_>> {
        let paths = self
            .files
            .get(&self.root)
            .and_then(|root| root.get("paths"));
        let mut routes = Vec::new();
        for (path, item) in paths.and_then(Value::as_object).into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                let reference = operation.get("$ref").and_then(Value::as_str);
                if let Some(file) = reference.and_then(|text| resolve(&self.root, text)) {
                    routes.push(Route { path, method, file });
                }
            }
        }
        routes
    }

    /// The value that a reference in `from` leads to, with its file. `None` when there is no such
    /// file.
    pub fn follow(&self, from: &str, reference: &str) -> Option<(&str, &Value)> {
        let target = resolve(from, reference)?;
        self.files
            .get_key_value(&target)
            .map(|(file, value)| (file.as_str(), value))
    }

    /// The value itself, or what its `$ref` leads to, with the file that it stands in.
    pub fn deref<'a>(&'a self, from: &'a str, value: &'a Value) -> Option<(&'a str, &'a Value)> {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => self.follow(from, reference),
            None => Some((from, value)),
        }
    }
}

/// One entry of the root document's paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route<'a> {
    /// The path template.
    pub path: &'a str,
    /// The method in lower case.
    pub method: &'a str,
    /// The operation's file.
    pub file: String,
}

/// The file that a relative reference in the file `from` names. `None` when it leaves the source or
/// isn't a plain path.
pub fn resolve(from: &str, reference: &str) -> Option<String> {
    if reference.is_empty() || reference.contains(['#', ':', '\\']) || reference.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The file's name without folder and `.yaml`.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// Parses one YAML document. The error is a lowercase fragment with its line and column.
pub fn parse(text: &str) -> Result<Value, String> {
    let mut options = serde_saphyr::Options::default();
    options.strict_booleans = true;
    serde_saphyr::from_str_with_options(text, options)
        .map_err(|error| format!("not valid YAML: {}", error.without_snippet()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_relative_to_their_file() {
        assert_eq!(
            resolve("paths/a/b.yaml", "../../schemas/X.yaml").as_deref(),
            Some("schemas/X.yaml")
        );
        assert_eq!(
            resolve("schemas/Y.yaml", "./X.yaml").as_deref(),
            Some("schemas/X.yaml")
        );
        assert_eq!(resolve("schemas/Y.yaml", "../../X.yaml"), None);
        assert_eq!(resolve("schemas/Y.yaml", "#/components/schemas/X"), None);
        assert_eq!(
            resolve("schemas/Y.yaml", "https://example.org/X.yaml"),
            None
        );
    }

    #[test]
    fn yaml_with_a_doubled_key_is_refused_with_its_place() {
        let error = parse("a: 1\nb: 2\na: 3\n").expect_err("the key stands twice");
        assert!(error.contains("line 3"), "{error}");
        assert_eq!(
            parse("on: yes").expect("plain words"),
            serde_json::json!({"on": "yes"})
        );
    }
}
