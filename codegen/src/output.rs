//! Generated files and the disk: writing them, or telling how they differ.
//!
//! Line ends don't count when comparing: a checkout may have changed them. Only files that changed
//! are written, so that nothing is rebuilt without need.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::model::OutputFile;

/// How the disk differs from what would be generated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Files whose text differs.
    pub stale: Vec<PathBuf>,
    /// Files that aren't there.
    pub missing: Vec<PathBuf>,
    /// Files in a generated folder that the generator doesn't write.
    pub orphans: Vec<PathBuf>,
}

impl Differences {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stale.is_empty() && self.missing.is_empty() && self.orphans.is_empty()
    }

    /// One line a file, then the command that mends it.
    pub fn report(&self, command: &str) -> String {
        let mut lines = Vec::new();
        for (what, paths) in [
            ("stale", &self.stale),
            ("missing", &self.missing),
            ("orphan", &self.orphans),
        ] {
            lines.extend(
                paths
                    .iter()
                    .map(|path| format!("{what}: {}", path.display())),
            );
        }
        lines.push(format!("run `{command}` and commit what it changes"));
        lines.join("\n")
    }
}

/// Compares without writing.
pub fn compare(files: &[OutputFile], config: &Config) -> std::io::Result<Differences> {
    let mut differences = Differences::default();
    for file in files {
        match on_disk(&file.path)? {
            None => differences.missing.push(file.path.clone()),
            Some(text) if normalised(&text) != normalised(&file.text) => {
                differences.stale.push(file.path.clone());
            }
            Some(_) => {}
        }
    }
    let ours: BTreeSet<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    for folder in config.owned_folders() {
        for entry in walkdir::WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .flatten()
        {
            if entry.file_type().is_file() && !ours.contains(entry.path()) {
                differences.orphans.push(entry.into_path());
            }
        }
    }
    Ok(differences)
}

/// Writes what differs and removes orphans. Returns what it found different.
pub fn write(files: &[OutputFile], config: &Config) -> std::io::Result<Differences> {
    let differences = compare(files, config)?;
    let changed: BTreeSet<&PathBuf> = differences
        .stale
        .iter()
        .chain(&differences.missing)
        .collect();
    for file in files.iter().filter(|file| changed.contains(&file.path)) {
        if let Some(folder) = file.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&file.path, &file.text)?;
    }
    for orphan in &differences.orphans {
        std::fs::remove_file(orphan)?;
    }
    Ok(differences)
}

fn on_disk(path: &Path) -> std::io::Result<Option<String>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn normalised(text: &str) -> String {
    text.replace("\r\n", "\n")
}
