//! What is generated is what the source says, and the same each time.
//!
//! Everything is generated in memory; nothing is written outside a temporary directory.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;
use tidings_codegen::config::Config;
use tidings_codegen::{generate, output, source};

use super::document::{config, file, lines, root};

type Files = BTreeMap<PathBuf, String>;

static GENERATED: LazyLock<Files> = LazyLock::new(|| run(config(), root()));

/// Generates, and tells the files' paths below `base`.
fn run(config: &Config, base: &Path) -> Files {
    let files = generate(config).unwrap_or_else(|findings| panic!("{}", lines(&findings)));
    let relative = |path: PathBuf| path.strip_prefix(base).expect("below the base").to_owned();
    files
        .into_iter()
        .map(|file| (relative(file.path), file.text))
        .collect()
}

#[test]
fn generated_files_are_those_in_the_tree() {
    let files = GENERATED
        .iter()
        .map(|(path, text)| tidings_codegen::model::OutputFile {
            path: root().join(path),
            text: text.clone(),
        });
    let differences = output::compare(&files.collect::<Vec<_>>(), config()).expect("files to read");
    let command = &config().generate_command;
    assert_eq!(command, "cargo xtask generate");
    assert!(differences.is_empty(), "{}", differences.report(command));
}

#[test]
fn shuffled_sources_give_the_same_bytes() {
    let copy = tempfile::tempdir().expect("a temporary directory");
    copy_shuffled(copy.path());
    let config = Config::load(&copy.path().join("spec/generate.toml")).expect("settings");
    same(&GENERATED, &run(&config, copy.path()));
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    same(&GENERATED, &run(config(), root()));
}

#[track_caller]
fn same(one: &Files, two: &Files) {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(two));
    let differ = one
        .iter()
        .filter(|(path, text)| two.get(*path) != Some(text));
    let differ: Vec<_> = differ.map(|(path, _)| path.display().to_string()).collect();
    assert!(differ.is_empty(), "these differ:\n{}", lines(&differ));
}

/// Copies the source: files are made from the last name to the first, and each mapping's keys stand in reverse.
fn copy_shuffled(to: &Path) {
    let mut settings = vec!["spec/generate.toml".to_owned()];
    let list = config().not_implemented.as_ref().expect("a list");
    let list = config().resolve(list);
    let list = list
        .strip_prefix(root())
        .expect("in the workspace")
        .to_owned();
    settings.push(list.to_string_lossy().into_owned());
    for path in settings {
        let text = std::fs::read_to_string(file(&path)).expect("a readable file");
        write(&to.join(path), &text);
    }
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(config().source_folder())
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    paths.sort();
    for path in paths.iter().rev() {
        let text = std::fs::read_to_string(path).expect("a readable file");
        let value = source::parse(&text).expect("YAML");
        let mut shuffled = String::new();
        print_reversed(&value, &mut shuffled);
        assert_eq!(
            source::parse(&shuffled).as_ref(),
            Ok(&value),
            "{}",
            path.display()
        );
        write(
            &to.join(path.strip_prefix(root()).expect("in the workspace")),
            &shuffled,
        );
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
    std::fs::write(path, text).expect("a new file");
}

/// JSON is YAML too; every mapping from its last key to its first.
fn print_reversed(value: &Value, into: &mut String) {
    match value {
        Value::Object(map) => {
            into.push('{');
            for (at, (key, value)) in map.iter().rev().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                write!(into, "{comma}\n{}: ", Value::from(key.as_str())).expect("a text");
                print_reversed(value, into);
            }
            into.push('}');
        }
        Value::Array(items) => {
            into.push('[');
            for (at, item) in items.iter().enumerate() {
                into.push_str(if at == 0 { "" } else { ", " });
                print_reversed(item, into);
            }
            into.push(']');
        }
        scalar => into.push_str(&scalar.to_string()),
    }
}
