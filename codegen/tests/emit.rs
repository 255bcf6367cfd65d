//! Tiny documents, one for each group of hard cases, and what is written from them.
//!
//! The files are checked in under `compiled/`, whose own test compiles and runs them; here they are held against what the
//! generator writes today. The snapshots show their outlines.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::Path;

use tidings_codegen::config::Config;
use tidings_codegen::model::OutputFile;
use tidings_codegen::source::{Source, bundle};
use tidings_codegen::{documents, emit, output};

fn generated(name: &str) -> (Vec<OutputFile>, Config) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/emit-fixtures")
        .join(name);
    let config = Config::load(&folder.join("generate.toml")).unwrap();
    let document = bundle::bundle(&Source::load(&config), &config).unwrap();
    let mut files = documents::all(&document, &config).unwrap();
    files.extend(emit::all(&document, &config).unwrap());
    files.sort();
    (files, config)
}

/// Holds the files of a fixture against those checked in, or writes them if the environment asks for it.
fn check(name: &str) {
    let (files, config) = generated(name);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        output::write(&files, &config).unwrap();
    }
    let differences = output::compare(&files, &config).unwrap();
    assert!(
        differences.is_empty(),
        "{}",
        differences.report(&config.generate_command)
    );
    insta::assert_snapshot!(name, outline(&files));
}

#[test]
fn parameters() {
    check("parameters");
}

#[test]
fn shapes() {
    check("shapes");
}

#[test]
fn streams() {
    check("streams");
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    assert_eq!(generated("shapes").0, generated("shapes").0);
}

#[test]
fn a_replacement_that_is_no_schema_is_a_finding() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emit-fixtures/streams");
    let mut config = Config::load(&folder.join("generate.toml")).unwrap();
    config
        .replace
        .insert("Nothing".to_owned(), "crate::Nothing".to_owned());
    let document = bundle::bundle(&Source::load(&config), &config).unwrap();
    let findings = emit::all(&document, &config).unwrap_err();
    assert!(
        findings[0].to_string().contains("replaces Nothing"),
        "{}",
        findings[0]
    );
}

/// What each file offers: structs with their fields, enums, functions and methods without bodies.
fn outline(files: &[OutputFile]) -> String {
    let mut lines = Vec::new();
    for file in files {
        let path = file.path.to_str().unwrap().replace('\\', "/");
        let path = path.rsplit("/compiled/").next().unwrap();
        if path.contains("/document/") || path.contains("/support/") {
            continue;
        }
        let parsed = syn::parse_file(&file.text).unwrap();
        let items: Vec<String> = parsed.items.iter().filter_map(item).collect();
        if !items.is_empty() {
            lines.push(format!("{path}\n  {}", items.join("\n  ")));
        }
    }
    lines.join("\n")
}

fn item(item: &syn::Item) -> Option<String> {
    use quote::ToTokens;
    let text = |tokens: &dyn Fn(&mut proc_macro2::TokenStream)| {
        let mut stream = proc_macro2::TokenStream::new();
        tokens(&mut stream);
        stream
            .to_string()
            .replace(" ::", "::")
            .replace(":: ", "::")
            .replace(" : ", ": ")
            .replace(" (", "(")
            .replace("& ", "&")
            .replace(" <", "<")
            .replace("< ", "<")
            .replace(" < ", "<")
            .replace(" >", ">")
            .replace(" ,", ",")
    };
    match item {
        syn::Item::Struct(found) => {
            let fields = found.fields.iter().map(|field| {
                let name = field
                    .ident
                    .as_ref()
                    .map_or("0".to_owned(), ToString::to_string);
                format!("{name}: {}", text(&|stream| field.ty.to_tokens(stream)))
            });
            Some(format!(
                "struct {} {{ {} }}",
                found.ident,
                fields.collect::<Vec<_>>().join(", ")
            ))
        }
        syn::Item::Enum(found) => {
            let variants = found
                .variants
                .iter()
                .map(|variant| variant.ident.to_string());
            Some(format!(
                "enum {} {{ {} }}",
                found.ident,
                variants.collect::<Vec<_>>().join(", ")
            ))
        }
        syn::Item::Trait(found) => {
            let methods = found.items.iter().filter_map(|item| match item {
                syn::TraitItem::Fn(method) => Some(text(&|stream| method.sig.to_tokens(stream))),
                _ => None,
            });
            Some(format!(
                "trait {}\n    {}",
                found.ident,
                methods.collect::<Vec<_>>().join("\n    ")
            ))
        }
        _ => None,
    }
}
