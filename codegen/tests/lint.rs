//! Every rule of the lint, by documents that break it.
//!
//! Each case in `lint/*.yaml` changes the fixture that has no findings and lists all that is found
//! then, without the mends. Null takes away. How the YAML itself is read is tested on the disk,
//! below.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use support::{config, edit, fixture, minimal};
use tidings_codegen::lint::check;
use tidings_codegen::source::Source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the document does wrong.
    name: String,
    /// Place → new value.
    edits: BTreeMap<String, Value>,
    /// All findings, as `file#pointer: reason`.
    finds: Vec<String>,
}

fn run(theme: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/lint/{theme}.yaml"));
    let text = std::fs::read_to_string(path).unwrap();
    let cases: Vec<Case> = serde_saphyr::from_str(&text).unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let (mut source, config) = minimal();
        for (place, value) in &case.edits {
            edit(&mut source, place, value);
        }
        let findings = check(&source, &config);
        assert!(
            findings.iter().all(|finding| !finding.mend.is_empty()),
            "{}",
            case.name
        );
        let found: Vec<String> = findings
            .iter()
            .map(|finding| format!("{}#{}: {}", finding.file, finding.pointer, finding.reason))
            .collect();
        if found != case.finds {
            let listed: Vec<String> = found
                .iter()
                .map(|line| format!("    - '{}'", line.replace('\'', "''")))
                .collect();
            wrong.push(format!(
                "- name: {}\n  finds:\n{}",
                case.name,
                listed.join("\n")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "these cases found something else:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_fixture_itself_is_silent() {
    let (source, config) = minimal();
    assert_eq!(check(&source, &config), []);
}

#[test]
fn schemas() {
    run("schemas");
}

#[test]
fn objects() {
    run("objects");
}

#[test]
fn references() {
    run("references");
}

#[test]
fn operations() {
    run("operations");
}

#[test]
fn responses() {
    run("responses");
}

#[test]
fn parameters() {
    run("parameters");
}

#[test]
fn paths() {
    run("paths");
}

#[test]
fn registry() {
    run("registry");
}

#[test]
fn names() {
    run("names");
}

#[test]
fn examples() {
    run("examples");
}

/// Copies the fixture, so that a test can break its files.
fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(fixture("minimal"))
        .into_iter()
        .map(Result::unwrap)
    {
        let target = folder
            .path()
            .join(entry.path().strip_prefix(fixture("minimal")).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    folder
}

#[test]
fn broken_yaml_is_one_finding_and_hides_no_other() {
    let folder = copied();
    std::fs::write(
        folder.path().join("schemas/Note.yaml"),
        "description: A note.\ntype: [\n",
    )
    .unwrap();
    std::fs::write(
        folder.path().join("schemas/Colour.yaml"),
        "type: string\ntype: string\n",
    )
    .unwrap();
    std::fs::write(folder.path().join("schemas/note.json"), "{}").unwrap();
    std::fs::write(folder.path().join("parameters/limit.yaml"), [0xff, 0xfe]).unwrap();
    std::fs::write(
        folder.path().join("responses/Stray.yaml"),
        "description: Stray\n",
    )
    .unwrap();
    let mut config = config("minimal");
    folder.path().clone_into(&mut config.base);
    let findings = check(&Source::load(&config), &config);
    let found: Vec<(&str, &str)> = findings
        .iter()
        .map(|finding| {
            (
                finding.file.as_str(),
                finding.reason.split(':').next().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("parameters/limit.yaml", "can't be read"),
            ("responses/Stray.yaml", "nothing uses it"),
            (
                "responses/Stray.yaml",
                "the response has not the one media type `application/json`"
            ),
            ("schemas/Colour.yaml", "not valid YAML"),
            ("schemas/Note.yaml", "not valid YAML"),
            ("schemas/note.json", "not a `.yaml` file"),
        ]
    );
}

#[test]
fn a_missing_root_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = config("minimal");
    folder.path().clone_into(&mut config.base);
    let findings = check(&Source::load(&config), &config);
    assert!(
        findings
            .iter()
            .any(|finding| finding.reason == "the root document is missing")
    );
}

#[test]
fn settings_that_match_nothing_are_findings() {
    let (source, mut config) = minimal();
    config
        .replace
        .insert("Gone".to_owned(), "crate::Gone".to_owned());
    config.lint.verbless.push("gone".to_owned());
    let found: Vec<String> = check(&source, &config)
        .iter()
        .map(|finding| format!("{}#{}: {}", finding.file, finding.pointer, finding.reason))
        .collect();
    assert_eq!(
        found,
        [
            "generate.toml#/lint/verbless: there is no operation `gone`",
            "generate.toml#/replace/Gone: `Gone` is replaced, but there is no such schema",
        ]
    );
}
