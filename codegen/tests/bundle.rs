//! The way from the tree of files to one document, and from the products to the disk.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod support;

use serde_json::{Value, json};
use support::{edit, minimal};
use tidings_codegen::config::Config;
use tidings_codegen::model::{Document, OutputFile, Success};
use tidings_codegen::output::{compare, write};
use tidings_codegen::source::Source;
use tidings_codegen::{documents, project};
use tidings_codegen::{ops, stub};

fn bundled() -> (Document, Config) {
    let (source, config) = minimal();
    (project::read(&source, &config).unwrap(), config)
}

#[test]
fn references_become_components_and_the_rest_stands_in_place() {
    let (document, _) = bundled();
    let get = &document.openapi["paths"]["/notes/{note_id}"]["get"];
    assert_eq!(
        get["parameters"],
        json!([{
            "name": "note_id", "in": "path", "required": true, "description": "The note.",
            "schema": {"$ref": "#/components/schemas/NoteId"},
        }])
    );
    assert_eq!(
        get["responses"]["4XX"],
        json!({"$ref": "#/components/responses/ApiError"})
    );
    assert_eq!(
        document.openapi["components"]["schemas"]["Note"]["properties"]["colour"],
        json!({"description": "The paper.", "allOf": [{"$ref": "#/components/schemas/Colour"}]})
    );
    let list = &document.openapi["paths"]["/notes"]["get"];
    assert_eq!(
        list["responses"]["200"]["headers"]["Demo-Trace"]["schema"]["maxLength"],
        64
    );
}

#[test]
fn examples_stand_on_media_types_and_refusals_beside_the_operation() {
    let (document, _) = bundled();
    let create = &document.openapi["paths"]["/notes"]["post"];
    let request = &create["requestBody"]["content"]["application/json"]["examples"];
    let answer = &create["responses"]["200"]["content"]["application/json"]["examples"];
    assert_eq!(
        request["ok"],
        json!({"summary": "Ok.", "value": {"text": "Hello"}})
    );
    assert_eq!(request["no_text"]["value"], json!({}));
    assert_eq!(answer["ok"]["value"], json!({"id": "n1", "text": "Hello"}));
    assert_eq!(
        create["x-demo-refusals"]["no_text"]["response"]["status"],
        400
    );
}

#[test]
fn schemas_that_only_the_registry_reaches_stand_apart() {
    let (document, _) = bundled();
    assert_eq!(
        document.registry_schemas.keys().collect::<Vec<_>>(),
        ["Length"]
    );
    let http = document.http_schemas();
    assert_eq!(
        http.keys().collect::<Vec<_>>(),
        ["ApiError", "Colour", "Note", "NoteId", "NoteList"]
    );
    assert_eq!(document.all_schemas().len(), 6);
}

#[test]
fn properties_named_like_keywords_are_bundled() {
    let (mut source, config) = minimal();
    let colour = json!({"description": "x", "allOf": [{"$ref": "Colour.yaml"}]});
    edit(
        &mut source,
        "schemas/Note.yaml#/properties/default",
        &colour,
    );
    edit(
        &mut source,
        "schemas/Note.yaml#/example",
        &json!({"$ref": "Colour.yaml"}),
    );
    let document = project::read(&source, &config).unwrap();
    let note = &document.openapi["components"]["schemas"]["Note"];
    let reference = &note["properties"]["default"]["allOf"][0]["$ref"];
    assert_eq!(*reference, "#/components/schemas/Colour");
    assert_eq!(note["example"]["$ref"], "Colour.yaml");
}

#[test]
fn operations_are_plain_data_in_the_order_of_tags() {
    let (document, _) = bundled();
    let areas: Vec<(&str, usize)> = document
        .areas()
        .into_iter()
        .map(|(area, list)| (area, list.len()))
        .collect();
    assert_eq!(areas, [("note", 3), ("blob", 2), ("feed", 1)]);
    let find = |id: &str| document.operations.iter().find(|one| one.id == id).unwrap();
    let list = find("note_list");
    assert!(!list.secured);
    assert_eq!(list.query_params[0].schema["maximum"], 100);
    assert_eq!(list.header_params[0].name, "Demo-Trace");
    assert_eq!(list.response_headers[0].name, "Demo-Trace");
    assert_eq!(list.success, Success::Json("NoteList".to_owned()));
    assert_eq!(list.error_schema, "ApiError");
    let upload = find("blob_upload").body.clone().unwrap();
    assert_eq!((upload.schema_name, upload.limit_bytes), (None, 1_048_576));
    assert_eq!(
        find("blob_download").success,
        Success::Bytes("*/*".to_owned())
    );
    assert_eq!(find("feed_socket").success, Success::Upgrade);
}

#[test]
fn the_list_of_operations_is_aligned() {
    let (document, config) = bundled();
    insta::assert_snapshot!(ops::list(&document, &config.not_implemented_ids().unwrap()));
}

#[test]
fn the_registry_is_self_contained() {
    let (document, _) = bundled();
    insta::assert_snapshot!(documents::pretty(&documents::registry(&document)["box"]));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let (source, config) = minimal();
    let once = documents::all(&project::read(&source, &config).unwrap(), &config).unwrap();
    let shuffled = source.files.clone().into_iter().rev();
    let source = Source::from_files(&config, shuffled);
    let twice = documents::all(&project::read(&source, &config).unwrap(), &config).unwrap();
    assert_eq!(once, twice);
}

/// A configuration whose products go to an empty folder, and two products.
fn two_files() -> (tempfile::TempDir, Config, Vec<OutputFile>) {
    let folder = tempfile::tempdir().unwrap();
    let (_, mut config) = minimal();
    folder.path().clone_into(&mut config.base);
    let file = |name: &str, text: &str| OutputFile {
        path: config.resolve(&config.output.types).join(name),
        text: text.to_owned(),
    };
    let files = vec![file("a.rs", "a\nb\n"), file("deep/b.rs", "b\n")];
    (folder, config, files)
}

#[test]
fn what_was_written_has_no_differences() {
    let (_folder, config, files) = two_files();
    let before = compare(&files, &config).unwrap();
    assert_eq!(
        (
            before.missing.len(),
            before.stale.len(),
            before.orphans.len()
        ),
        (2, 0, 0)
    );
    assert_eq!(write(&files, &config).unwrap(), before);
    assert!(compare(&files, &config).unwrap().is_empty());
}

#[test]
fn comparing_lists_stale_missing_and_orphans_and_writes_nothing() {
    let (_folder, config, files) = two_files();
    write(&files, &config).unwrap();
    let orphan = config
        .resolve(config.output.client.as_ref().unwrap())
        .join("old.rs");
    std::fs::create_dir_all(orphan.parent().unwrap()).unwrap();
    std::fs::write(&orphan, "").unwrap();
    std::fs::write(&files[0].path, "a\n").unwrap();
    std::fs::remove_file(&files[1].path).unwrap();
    let differences = compare(&files, &config).unwrap();
    assert_eq!(differences.stale, [files[0].path.clone()]);
    assert_eq!(differences.missing, [files[1].path.clone()]);
    assert_eq!(differences.orphans, std::slice::from_ref(&orphan));
    let report = differences.report(&config.generate_command);
    assert!(
        report.ends_with("run `demo generate` and commit what it changes"),
        "{report}"
    );
    assert!(orphan.exists() && !files[1].path.exists());
    write(&files, &config).unwrap();
    assert!(!orphan.exists() && files[1].path.exists());
}

#[test]
fn line_ends_do_not_count() {
    let (_folder, config, files) = two_files();
    write(&files, &config).unwrap();
    std::fs::write(&files[0].path, "a\r\nb\r\n").unwrap();
    assert!(compare(&files, &config).unwrap().is_empty());
}

#[test]
fn a_stub_is_added_once() {
    let (document, mut config) = bundled();
    let folder = tempfile::tempdir().unwrap();
    folder.path().clone_into(&mut config.base);
    let path = stub::add(&document, &config, "note_get").unwrap();
    stub::add(&document, &config, "note_list").unwrap();
    stub::add(&document, &config, "note_create").unwrap();
    insta::assert_snapshot!(std::fs::read_to_string(path).unwrap());
    let again = stub::add(&document, &config, "note_get").unwrap_err();
    assert!(again.contains("`note_get` is already in"), "{again}");
    let unknown = stub::add(&document, &config, "note_gone").unwrap_err();
    assert_eq!(unknown, "there is no operation `note_gone`");
}

#[test]
fn bundling_an_unchecked_source_never_panics() {
    let (mut source, config) = minimal();
    edit(
        &mut source,
        "paths/note/note_get.yaml#/responses",
        &Value::from(3),
    );
    let findings = project::read(&source, &config).unwrap_err();
    assert_eq!(findings[0].file, "paths/note/note_get.yaml");
}
