//! The files of a document, read when a reference leads to them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::bundle::step;
use crate::model::Finding;
use crate::source::parse;

/// The most values inside one another that a file may have.
const DEPTH: usize = 100;
/// The largest file, in bytes.
const SIZE: u64 = 64 << 20;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    /// The file, relative to the folder of the document, with forward slashes.
    pub(crate) file: String,
    /// JSON pointer in it.
    pub(crate) pointer: String,
}

impl Target {
    /// The place one step further.
    pub(crate) fn child(&self, key: &str) -> Self {
        Self {
            file: self.file.clone(),
            pointer: format!("{}/{}", self.pointer, step(key)),
        }
    }
}

/// The files read so far.
pub(crate) struct Files {
    /// The folder that names of files are relative to; without one, no other file is read.
    folder: Option<PathBuf>,
    read: BTreeMap<String, Value>,
}

/// Why a reference leads nowhere, and what to do about it.
type Lost = (String, String);

impl Files {
    /// Begins with one file; also says its name.
    pub(crate) fn open(path: &Path) -> Result<(Self, String), Finding> {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let value = load(path)
            .map_err(|(reason, mend)| Finding::new(path.display().to_string(), "", reason, mend))?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let files = Self {
            folder: Some(folder),
            read: BTreeMap::from([(name.clone(), value)]),
        };
        Ok((files, name))
    }

    /// Begins with a document that is there already.
    pub(crate) fn of_value(name: &str, value: Value) -> Result<(Self, String), Finding> {
        shallow(&value).map_err(|(reason, mend)| Finding::new(name, "", reason, mend))?;
        let files = Self {
            folder: None,
            read: BTreeMap::from([(name.to_owned(), value)]),
        };
        Ok((files, name.to_owned()))
    }

    /// Begins with files that were read before, by name. Others are read from their folder, if they
    /// lie in one.
    pub(crate) fn of_tree(
        root: &str,
        mut tree: BTreeMap<String, Value>,
        folder: Option<PathBuf>,
    ) -> Result<Self, Finding> {
        match (&folder, tree.contains_key(root)) {
            (_, true) => {}
            (Some(folder), false) => {
                let (files, _) = Self::open(&folder.join(root))?;
                tree.extend(files.read);
            }
            (None, false) => {
                let mend = "write the document, or mend its name";
                return Err(Finding::new(root, "", "is missing", mend));
            }
        }
        for (name, value) in &tree {
            shallow(value).map_err(|(reason, mend)| Finding::new(name, "", reason, mend))?;
        }
        Ok(Self { folder, read: tree })
    }

    /// What stands at a place.
    pub(crate) fn get(&self, target: &Target) -> Option<&Value> {
        self.read.get(&target.file)?.pointer(&target.pointer)
    }

    /// The place that a reference leads to; its file is read if it isn't yet.
    pub(crate) fn follow(&mut self, from: &Target, reference: &str) -> Result<Target, Lost> {
        let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let decoded = |text: &str| percent_decoded(text);
        let file = if file.is_empty() {
            from.file.clone()
        } else {
            self.file(&from.file, &decoded(file))?
        };
        let pointer = decoded(pointer);
        let target = Target {
            pointer: pointer.trim_end_matches('/').to_owned(),
            file,
        };
        if !pointer.is_empty() && !pointer.starts_with('/') {
            let mend = "write it as a pointer, such as `#/components/schemas/Name`";
            return Err((
                format!("`{reference}` refers to an anchor"),
                mend.to_owned(),
            ));
        }
        if self.get(&target).is_none() {
            let mend = "mend the reference, or write what it should lead to";
            return Err((format!("`{reference}` leads to nothing"), mend.to_owned()));
        }
        Ok(target)
    }

    fn file(&mut self, from: &str, name: &str) -> Result<String, Lost> {
        if name.contains("://") || name.starts_with('/') {
            let mend = "keep a copy beside the document and refer to that";
            return Err((format!("`{name}` is no relative file"), mend.to_owned()));
        }
        let mut parts: Vec<&str> = from.split('/').collect();
        parts.pop();
        for part in name.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        if !self.read.contains_key(&path) {
            let Some(folder) = &self.folder else {
                let mend = "write it into the document";
                return Err((format!("`{name}` is another file"), mend.to_owned()));
            };
            let value = load(&folder.join(&path))?;
            self.read.insert(path.clone(), value);
        }
        Ok(path)
    }
}

fn load(path: &Path) -> Result<Value, Lost> {
    let lost = |error: std::io::Error| {
        let reason = format!("can't read {}: {error}", path.display());
        (reason, "mend the name of the file".to_owned())
    };
    if std::fs::metadata(path).map_err(lost)?.len() > SIZE {
        let reason = format!("{} is larger than 64 MiB", path.display());
        return Err((reason, "split the document".to_owned()));
    }
    let bytes = std::fs::read(path).map_err(lost)?;
    let broken = |reason: String| {
        let reason = format!("{}: {reason}", path.display());
        (reason, "mend the file".to_owned())
    };
    let text = String::from_utf8(bytes).map_err(|error| broken(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    // YAML holds all of JSON, but reading JSON as such is faster and says better what is wrong.
    let value = if text.trim_start().starts_with('{') {
        serde_json::from_str(text)
            .or_else(|error| parse(text).map_err(|_| broken(format!("not valid JSON: {error}"))))?
    } else {
        parse(text).map_err(broken)?
    };
    shallow(&value)?;
    Ok(value)
}

/// A document that is nested without end would take all of the stack.
fn shallow(value: &Value) -> Result<(), Lost> {
    let mut level: Vec<&Value> = vec![value];
    for _ in 0..DEPTH {
        level = level
            .into_iter()
            .flat_map(|value| -> Box<dyn Iterator<Item = &Value>> {
                match value {
                    Value::Object(map) => Box::new(map.values()),
                    Value::Array(items) => Box::new(items.iter()),
                    _ => Box::new(std::iter::empty()),
                }
            })
            .collect();
        if level.is_empty() {
            return Ok(());
        }
    }
    let mend = "name the inner parts in `components/schemas`".to_owned();
    Err(("is nested too deeply".to_owned(), mend))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = escaped {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
