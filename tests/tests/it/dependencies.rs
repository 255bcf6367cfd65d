//! Which crates may know which, as cargo resolves them.
//!
//! Deliberately not here: the rooms inside a crate, see `rooms`.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

use cargo_metadata::{Metadata, MetadataCommand, Node, Package};

use super::document::{file, none, text};

/// The crates of the workspace that each one may use, for its code and for its tests.
const MAY_USE: &[(&str, &[&str])] = &[
    ("tidings-types", &[]),
    ("tidings-codegen", &[]),
    ("tidings-api", &["tidings-types"]),
    ("tidings-server", &["tidings-api", "tidings-types"]),
    ("tidings-client", &["tidings-types"]),
    ("tidings-cli", &["tidings-client", "tidings-types"]),
    ("xtask", &[]),
    (
        "tidings-tests",
        &[
            "tidings-api",
            "tidings-cli",
            "tidings-client",
            "tidings-codegen",
            "tidings-server",
            "tidings-types",
        ],
    ),
];

/// What must not come along with a crate, at any depth.
const MUST_NOT_PULL: &[(&str, &[&str])] = &[
    (
        "tidings-types",
        &["tokio", "hyper", "dropshot", "reqwest", "rusqlite"],
    ),
    (
        "tidings-client",
        &[
            "dropshot",
            "rusqlite",
            "typify",
            "progenitor-impl",
            "clap",
            "ratatui",
        ],
    ),
    (
        "tidings-cli",
        &["dropshot", "rusqlite", "typify", "progenitor-impl"],
    ),
    (
        "tidings-server",
        &["reqwest", "progenitor-client", "typify", "progenitor-impl"],
    ),
    ("xtask", &["tokio", "typify", "dropshot"]),
];

static METADATA: LazyLock<Metadata> = LazyLock::new(|| {
    let options = [
        "--locked".to_owned(),
        "--filter-platform".to_owned(),
        host(),
    ];
    MetadataCommand::new()
        .manifest_path(file("Cargo.toml"))
        .other_options(options)
        .exec()
        .expect("cargo knows the workspace")
});

/// The platform of this machine: only its packages are sure to be there.
fn host() -> String {
    let output = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("a text");
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("rustc names its host").to_owned()
}

fn package(name: &str) -> &'static Package {
    let found = METADATA
        .workspace_packages()
        .into_iter()
        .find(|package| *package.name == name);
    found.unwrap_or_else(|| panic!("there is no crate {name}"))
}

fn nodes() -> &'static [Node] {
    &METADATA.resolve.as_ref().expect("a resolved graph").nodes
}

/// The resolved packages of a name, with the features that are on.
fn resolved(name: &str) -> Vec<(&'static Package, Vec<&'static str>)> {
    let each = nodes().iter().map(|node| (&METADATA[&node.id], node));
    let named = each.filter(|(package, _)| *package.name == name);
    named
        .map(|(package, node)| {
            (
                package,
                node.features.iter().map(|one| one.as_str()).collect(),
            )
        })
        .collect()
}

/// A server that is broken on purpose exists in tests alone: no program is built with that, nor any library for one.
#[test]
fn faults_are_for_tests_alone() {
    assert_eq!(package("tidings-server").features.get("default"), None);
    let mut asking = Vec::new();
    for package in METADATA.workspace_packages() {
        let on = package.dependencies.iter().filter(|one| {
            one.name == "tidings-server" && one.features.iter().any(|name| name == "faults")
        });
        asking.extend(on.map(|one| (package.name.as_str(), one.kind)));
    }
    let tests = ("tidings-tests", cargo_metadata::DependencyKind::Development);
    assert_eq!(asking, [tests]);
}

#[test]
fn crates_use_only_what_they_may() {
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    let members: BTreeSet<&str> = METADATA
        .workspace_packages()
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    assert_eq!(
        known, members,
        "every crate of the workspace has a line in `MAY_USE`"
    );
    let mut findings = Vec::new();
    for (name, allowed) in MAY_USE {
        let used = package(name)
            .dependencies
            .iter()
            .map(|one| one.name.as_str());
        for used in used.filter(|used| members.contains(used) && !allowed.contains(used)) {
            findings.push(format!("{name} must not use {used}"));
        }
    }
    none(&findings);
}

#[test]
fn crates_pull_in_nothing_of_another_side() {
    let mut findings = Vec::new();
    for (name, forbidden) in MUST_NOT_PULL {
        let pulled = closure(package(name));
        let found = forbidden.iter().filter(|one| pulled.contains(*one));
        findings.extend(found.map(|found| format!("{name} pulls in {found}")));
    }
    none(&findings);
}

/// The names of all packages that a crate is built with; what only tests use doesn't count.
fn closure(root: &Package) -> BTreeSet<&'static str> {
    let mut waiting = vec![&root.id];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(node) = nodes().iter().find(|node| node.id == *id) else {
            continue;
        };
        if !seen.insert(&node.id) {
            continue;
        }
        let normal = node.deps.iter().filter(|dependency| {
            let kinds = &dependency.dep_kinds;
            kinds
                .iter()
                .any(|kind| kind.kind == cargo_metadata::DependencyKind::Normal)
        });
        waiting.extend(normal.map(|dependency| &dependency.pkg));
    }
    seen.into_iter()
        .map(|id| METADATA[id].name.as_str())
        .collect()
}

#[test]
fn there_is_one_schemars_and_it_is_0_8() {
    let found = resolved("schemars");
    let versions: Vec<_> = found
        .iter()
        .map(|(package, _)| package.version.to_string())
        .collect();
    assert!(
        versions.len() == 1 && versions[0].starts_with("0.8."),
        "{versions:?}"
    );
}

/// Canonical JSON sorts keys by using a sorted map, and holds numbers as they are after parsing.
#[test]
fn serde_json_sorts_keys_and_reads_numbers_plainly() {
    let found = resolved("serde_json");
    assert_eq!(found.len(), 1, "one serde_json");
    for feature in ["preserve_order", "arbitrary_precision"] {
        assert!(
            !found[0].1.contains(&feature),
            "serde_json has the feature {feature}"
        );
    }
}

/// Whatever speaks TLS does so by the one rustls that dropshot brings.
#[test]
fn there_is_one_tls() {
    assert_eq!(resolved("rustls").len(), 1, "one rustls");
    for other in ["native-tls", "openssl", "openssl-sys", "boring"] {
        assert!(resolved(other).is_empty(), "{other} comes along");
    }
}

#[test]
fn versions_stand_in_the_one_table() {
    let mut findings = Vec::new();
    for package in METADATA.workspace_packages() {
        let manifest = package.manifest_path.strip_prefix(&METADATA.workspace_root);
        let manifest = manifest.expect("in the workspace").as_str();
        let mut in_dependencies = false;
        for line in text(manifest).lines().map(str::trim) {
            if line.starts_with('[') {
                in_dependencies = line.ends_with("dependencies]");
            } else if in_dependencies
                && !line.is_empty()
                && !line.starts_with('#')
                && !line.contains("workspace = true")
            {
                findings.push(format!("{manifest}: `{line}` has a version of its own"));
            }
        }
    }
    none(&findings);
}
