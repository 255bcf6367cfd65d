//! Tiny documents, one for each hard case, and what is written from them.
//!
//! A case is a file in `cases/`. The snapshot shows the items that it is about. All that is written from it is checked in
//! under `compiled/`, whose own test compiles and runs it; here it is held against what the generator writes today.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

#[path = "support/cases.rs"]
mod cases;
#[path = "support/items.rs"]
mod items;

use std::collections::BTreeSet;
use std::sync::Mutex;

use cases::{Case, folder, generated};
use tidings_codegen::config::Mock;
use tidings_codegen::source::Source;
use tidings_codegen::{emit, output, project};

/// Holds the files of a case against those checked in, or writes them if the environment asks for it.
fn check(name: &str) {
    // The cases share some files.
    static WRITING: Mutex<()> = Mutex::new(());
    let case = Case::load(name);
    let files = generated(&case);
    let differences = {
        let _writing = WRITING.lock();
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            output::write(&files, &case.config).unwrap();
        }
        output::compare(&files, &case.config).unwrap()
    };
    assert!(
        differences.is_empty(),
        "{}",
        differences.report(&case.config.generate_command)
    );
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, items::shown(&case, &files));
    });
}

macro_rules! cases {
    ($($name:ident)*) => {
        const CASES: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                check(stringify!($name));
            }
        )*
    };
}

cases! {
    any_json
    bytes_answer
    bytes_body
    enum_and_pattern_params
    header_params
    json_body
    map_of_references
    not_implemented_operation
    nullable_and_optional
    open_string_vs_enum
    other_methods
    path_variable_keyword
    property_defaults
    query_bounds_and_defaults
    recursive_schema
    registry_with_variants
    replaced_type
    two_areas
    unknown_keys_kept
    websocket
}

#[test]
fn every_case_has_its_test_and_nothing_else_is_compiled() {
    let names = |folder, is_ours: &dyn Fn(&std::fs::DirEntry) -> bool| -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let names = entries
            .filter(is_ours)
            .map(|entry| entry.path().file_stem().unwrap().to_owned());
        names.map(|name| name.into_string().unwrap()).collect()
    };
    let mut cases: BTreeSet<String> = CASES.iter().map(|name| (*name).to_owned()).collect();
    let written = names(folder().join("cases"), &|entry| {
        entry.path().extension().is_some_and(|is| is == "yaml")
            && entry.file_name() != "common.yaml"
    });
    assert_eq!(written, cases);
    cases.insert("shared".to_owned());
    let compiled = names(folder().join("compiled"), &|entry| entry.path().is_dir());
    assert_eq!(compiled, cases);
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    for name in ["two_areas", "registry_with_variants"] {
        let case = Case::load(name);
        assert_eq!(generated(&case), generated(&case));
    }
}

#[test]
fn a_replacement_that_is_no_schema_is_a_finding() {
    let mut case = Case::load("bytes_body");
    let replacement = ("Nothing".to_owned(), "crate::Nothing".to_owned());
    case.config.replace.extend([replacement]);
    let source = Source::from_files(&case.config, case.files);
    let document = project::read(&source, &case.config).unwrap();
    let findings = emit::all(&document, &case.config).unwrap_err();
    assert!(
        findings[0].to_string().contains("replaces Nothing"),
        "{}",
        findings[0]
    );
}

#[test]
fn a_mock_server_gets_a_type_for_each_operation() {
    let mut case = Case::load("two_areas");
    let without = generated(&case);
    case.config.mock = Some(Mock {
        output: "mock".into(),
        module: "crate::mock".to_owned(),
    });
    let folder = case.config.resolve("mock");
    assert!(case.config.owned_folders().contains(&folder));
    let (mock, rest): (Vec<_>, Vec<_>) = generated(&case)
        .into_iter()
        .partition(|file| file.path.starts_with(&folder));
    assert_eq!(rest, without);
    let shown: Vec<String> = mock
        .iter()
        .map(|file| {
            format!(
                "// {}\n{}",
                file.path.file_name().unwrap().display(),
                file.text
            )
        })
        .collect();
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("mock_operations", shown.join("\n"));
    });
}
