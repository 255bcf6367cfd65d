//! Documents by others: what is generated from them, and what is said where something is in the way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tidings_codegen::any::{self, emit, emit::Settings};
use tidings_codegen::model::OutputFile;
use tidings_codegen::source::parse;

fn pets() -> Value {
    parse(include_str!("any/pets.yaml")).unwrap()
}

fn settings() -> Settings {
    Settings {
        name: "pets-api".to_owned(),
        command: "tidings-codegen trait pets.yaml".to_owned(),
    }
}

/// A file of the trait's crate.
fn file(document: Value, name: &str) -> String {
    let api = any::of_value("pets.yaml", document).unwrap();
    let files = emit::server(&api, &settings()).unwrap();
    let found = files.into_iter().find(|file| file.path == Path::new(name));
    found.unwrap().text
}

/// What is found in a document that differs from the pets' in one place.
fn findings(pointer: &str, value: Value) -> Vec<String> {
    let mut document = pets();
    let (above, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/");
    match document.pointer_mut(above).unwrap() {
        Value::Object(map) => {
            map.insert(key, value);
        }
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{above} holds nothing"),
    }
    match any::of_value("pets.yaml", document) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.iter().map(ToString::to_string).collect(),
    }
}

/// Everything in [`pets`] that a person would write by hand is generated.
#[test]
fn a_document_by_hand_becomes_a_trait() {
    let api = file(pets(), "src/api.rs");
    for line in [
        "    ) -> Result<\n        HttpResponseHeaders<responses::ListPetsReply, types::ListPetsReplyHeaders>,\n        errors::ProblemDetailResponse,\n    >;",
        "    async fn post_pets(",
        "    async fn show_pet_by_id(",
        "    async fn match_(",
        "        body: TypedBody<types::NewPet>,",
        "        body: StreamingBody,",
        "operation_id = \"showPetById\",",
        "    /// Everything that is known of it.\n    ///\n    /// Even what it eats.\n",
    ] {
        assert!(api.contains(line), "{line:?} is missing in\n{api}");
    }
    let types = file(pets(), "src/types.rs");
    for line in [
        "pub struct Pet {",
        "pub enum ListPetsQueryKind {",
        "pub struct ProblemDetail {",
    ] {
        assert!(types.contains(line), "{line:?} is missing");
    }
}

/// A type's name depends on what it belongs to, not on what else there is.
#[test]
fn names_stay_when_something_is_added() {
    let names = |document: Value| -> BTreeSet<String> {
        let text = file(document, "src/types.rs");
        let names = text.lines().filter_map(|line| {
            let rest = line
                .strip_prefix("pub struct ")
                .or(line.strip_prefix("pub enum "))?;
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
        names.map(str::to_owned).collect()
    };
    let before = names(pets());
    let mut document = pets();
    document["paths"]["/a"] = json!({ "get": {
        "operationId": "addPet",
        "parameters": [{ "name": "kind", "in": "query", "schema": { "type": "string", "enum": ["cat", "x"] } }],
        "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
            "type": "object", "properties": { "kind": { "type": "string", "enum": ["x", "y"] } }
        } } } } },
    } });
    let after = names(document);
    let lost: Vec<_> = before.difference(&after).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let numbered: Vec<_> = after
        .iter()
        .filter(|name| name.ends_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert!(numbered.is_empty(), "{numbered:?}");
}

/// Holds that each place, given a value, leads to a finding that begins so.
fn said(cases: impl IntoIterator<Item = (String, Value, &'static str)>) {
    let mut unsaid = Vec::new();
    for (pointer, value, expected) in cases {
        let found = findings(&pointer, value);
        let said = found.iter().any(|line| line.starts_with(expected));
        if !said {
            unsaid.push(format!(
                "{pointer}: expected {expected:?}, found {found:#?}"
            ));
        }
    }
    assert!(unsaid.is_empty(), "{}", unsaid.join("\n"));
}

#[test]
fn what_is_in_the_way_of_a_document_is_said() {
    let list = "/paths/~1pets/get";
    said([
        (
            "/openapi".to_owned(),
            json!("3.1.0"),
            "pets.yaml#/openapi: is OpenAPI 3.1.0",
        ),
        (
            "/swagger".to_owned(),
            json!("2.0"),
            "pets.yaml#/swagger: is Swagger",
        ),
        (
            "/info".to_owned(),
            json!(1),
            "pets.yaml#/info: has no `title`",
        ),
        (
            "/paths/~1pets~1mine".to_owned(),
            json!({ "get": { "responses": { "200": { "description": "" } } } }),
            "pets.yaml#/paths/~1pets~1{petId}: ",
        ),
        (
            "/paths/~1a{b}".to_owned(),
            json!({ "get": {} }),
            "pets.yaml#/paths/~1a{b}: `a{b}` is only partly",
        ),
        (
            "/paths/~1b".to_owned(),
            json!({ "trace": {} }),
            "pets.yaml#/paths/~1b/trace: dropshot has no `trace`",
        ),
        (
            "/paths/~1pets~1{petId}/parameters".to_owned(),
            json!([]),
            "pets.yaml#/paths/~1pets~1{petId}/delete: `{petId}` is no parameter",
        ),
        (
            format!("{list}/parameters/0/in"),
            json!("cookie"),
            "pets.yaml#/paths/~1pets/get/parameters/0: dropshot reads nothing from `cookie`",
        ),
    ]);
}

#[test]
fn what_is_in_the_way_of_operations_is_said() {
    let list = "/paths/~1pets/get";
    said([
        (
            format!("{list}/parameters/0/schema"),
            json!({ "type": "array", "items": {} }),
            "pets.yaml#/paths/~1pets/get/parameters/0/schema: parameter `limit`: dropshot reads no array",
        ),
        (
            format!("{list}/parameters/0/name"),
            json!("kind"),
            "pets.yaml#/paths/~1pets/get/parameters/1: `kind` is listed twice",
        ),
        (
            format!("{list}/operationId"),
            json!("show_pet_by_id"),
            "pets.yaml#/paths/~1pets~1{petId}/get/operationId: ",
        ),
        (
            format!("{list}/responses/204"),
            json!({ "description": "" }),
            "pets.yaml#/paths/~1pets/get/responses: has 2 successes",
        ),
        (
            format!("{list}/responses/400"),
            json!({ "content": { "application/json": { "schema": { "type": "string" } } } }),
            "pets.yaml#/components/responses/Problem/content/application~1json/schema: differs",
        ),
        (
            format!("{list}/callbacks"),
            json!({ "a": {} }),
            "pets.yaml#/paths/~1pets/get/callbacks: ",
        ),
        (
            "/components/requestBodies/NewPet/content".to_owned(),
            json!({ "text/csv": {} }),
            "pets.yaml#/components/requestBodies/NewPet/content: dropshot doesn't read `text/csv`",
        ),
        (
            "/components/parameters/Trace/in".to_owned(),
            json!(7),
            "pets.yaml#/components/parameters/Trace/in: is not a text",
        ),
    ]);
}

#[test]
fn what_is_in_the_way_of_schemas_is_said() {
    let pet = "/components/schemas/Pet";
    said([
        (
            pet.to_owned(),
            json!({ "type": ["string", "null"] }),
            "pets.yaml#/components/schemas/Pet/type: `type` is not one text",
        ),
        (
            pet.to_owned(),
            json!({ "const": 1 }),
            "pets.yaml#/components/schemas/Pet/const: `const` is no keyword",
        ),
        (
            pet.to_owned(),
            json!({ "type": "array" }),
            "pets.yaml#/components/schemas/Pet: the list has no `items`",
        ),
        (
            pet.to_owned(),
            json!({ "type": "string", "enum": [1] }),
            "pets.yaml#/components/schemas/Pet/enum: 1 is not of",
        ),
        (
            pet.to_owned(),
            json!({ "type": "string", "pattern": "(" }),
            "pets.yaml#/components/schemas/Pet/pattern: ",
        ),
        (
            pet.to_owned(),
            json!({ "$ref": "#/components/schemas/Dog" }),
            "pets.yaml#/components/schemas/Pet/$ref: ",
        ),
        (
            pet.to_owned(),
            json!({ "$ref": "https://example.org/Dog" }),
            "pets.yaml#/components/schemas/Pet/$ref: ",
        ),
        (
            "/components/schemas/new_pet".to_owned(),
            json!({}),
            "pets.yaml#/components/schemas/new_pet: becomes the type NewPet",
        ),
    ]);
}

/// References that hold themselves, and references that multiply, end in a finding, soon.
#[test]
fn references_without_end_are_found() {
    let circle = json!({ "$ref": "#/components/parameters" });
    let found = findings("/components/parameters/Trace", circle);
    assert!(
        found.iter().any(|line| line.contains("refers to itself")),
        "{found:#?}"
    );

    let mut document = pets();
    let mut levels = serde_json::Map::new();
    for level in 0..40 {
        let next = json!({ "$ref": format!("#/x-levels/l{}", level + 1) });
        levels.insert(format!("l{level}"), json!({ "a": next, "b": next }));
    }
    levels.insert("l40".to_owned(), json!({}));
    document["x-levels"] = levels.into();
    document["paths"]["/many"] = json!({ "$ref": "#/x-levels/l0" });
    let found = any::of_value("pets.yaml", document).unwrap_err();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].reason.contains("more than a document can hold"),
        "{found:#?}"
    );
}

/// What is wrong in two places is said of both.
#[test]
fn all_findings_come_at_once() {
    let mut document = pets();
    document["openapi"] = json!("3.1.0");
    document["paths"]["/pets"]["get"]["parameters"][0]["in"] = json!("cookie");
    document["components"]["schemas"]["Meat"] = json!({ "type": "any" });
    let findings = any::of_value("pets.yaml", document).unwrap_err();
    assert_eq!(findings.len(), 3, "{findings:#?}");
}

/// Every product of a document, all files in one text.
fn products(document: &Value) -> Vec<(&'static str, String)> {
    let api = any::of_value("pets.yaml", document.clone()).unwrap();
    let all: [(&str, fn(&_, &_) -> _); 4] = [
        ("types", emit::types),
        ("trait", emit::server),
        ("client", emit::client),
        ("cli", emit::cli),
    ];
    let text = |files: Vec<OutputFile>| files.into_iter().map(|file| file.text).collect();
    let made = all.map(|(name, emit)| (name, text(emit(&api, &settings()).unwrap())));
    made.into()
}

/// Lints are allowed by name and with a reason, never all of them. Those that are left, clippy looks for in the yardstick's
/// crates and the tutorial's.
#[test]
fn lints_are_allowed_by_name() {
    for (product, text) in products(&pets()) {
        for all in ["clippy::all", "clippy::pedantic", "warnings"] {
            assert!(!text.contains(all), "{product} allows {all}");
        }
        assert!(!text.contains(".unwrap()"), "{product} unwraps");
    }
}

/// A document of schemas alone has a trait without methods and a client without requests, with nothing that nobody uses.
#[test]
fn a_document_may_have_no_operations() {
    let mut document = pets();
    document["paths"] = json!({});
    for (product, text) in products(&document) {
        let used = match product {
            "types" => continue,
            "trait" => ["pub trait Api {", "impl Api for Server {"],
            _ => [
                "use progenitor_client::{ClientHooks, ClientInfo};",
                "impl ClientHooks<()> for &Client {}",
            ],
        };
        for line in used {
            assert!(text.contains(line), "{product} has no {line:?}");
        }
        let unused = [
            "fn not_implemented",
            "RequestContext",
            "ByteStream,\n",
            "mod option",
        ];
        for line in unused {
            assert!(!text.contains(line), "{product} has {line:?}");
        }
    }
}

/// A project's own tree, with a dialect and extensions of its own, is a document like any other.
#[test]
fn a_tree_of_files_is_one_document() {
    let minimal =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/minimal/openapi.yaml");
    let api = any::load(&minimal).unwrap();
    let files = emit::server(&api, &settings()).unwrap();
    assert!(
        files
            .iter()
            .any(|file| file.text.contains("async fn note_create("))
    );
    assert!(api.types.contains_key("NoteList"));
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tidings-codegen"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// The command line writes a whole crate or nothing, and says in which of the files something is in the way.
#[test]
fn the_command_line_writes_all_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let root = "openapi: 3.0.3\ninfo: {title: Two files, version: 1.0.0}\npaths:\n  /a:\n    get:\n      responses:\n        \
                '200': {description: a, content: {application/json: {schema: {$ref: 'b.yaml#/B'}}}}\n";
    write("a.yaml", root);
    write(
        "b.yaml",
        "B: {type: object, properties: {c: {type: nothing}}}\n",
    );
    let (good, said) = run(folder.path(), &["lint", "a.yaml"]);
    assert!(!good);
    assert!(
        said.starts_with("b.yaml#/B/properties/c/type: type `nothing` is unknown"),
        "{said}"
    );
    let (good, _) = run(folder.path(), &["trait", "a.yaml", "--out", "out"]);
    assert!(!good && !folder.path().join("out").exists());

    write(
        "b.yaml",
        "B: {type: object, properties: {c: {type: string}}}\n",
    );
    let (good, said) = run(folder.path(), &["lint", "a.yaml"]);
    assert!(good, "{said}");
    for (verb, source) in [
        ("types", "types.rs"),
        ("trait", "api.rs"),
        ("client", "calls.rs"),
        ("cli", "commands/mod.rs"),
    ] {
        let (good, said) = run(folder.path(), &[verb, "a.yaml", "--out", verb]);
        assert!(good, "{said}");
        assert!(folder.path().join(verb).join("src").join(source).exists());
    }
    std::fs::create_dir_all(folder.path().join("mine/src")).unwrap();
    write("mine/src/main.rs", "fn main() {}\n");
    let (good, said) = run(folder.path(), &["trait", "a.yaml", "--out", "mine"]);
    assert!(!good && said.contains("was not generated"), "{said}");
    assert!(!folder.path().join("mine/Cargo.toml").exists());
}

/// What is in the way of one product only is no finding of another.
#[test]
fn findings_of_one_product_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let multipart = "openapi: 3.0.3\ninfo: {title: a, version: 1.0.0}\npaths:\n  /a:\n    post:\n      requestBody:\n        \
                     required: true\n        content: {multipart/form-data: {schema: {type: string, format: binary}}}\n      \
                     responses: {'204': {description: a}}\n";
    std::fs::write(folder.path().join("a.yaml"), multipart).unwrap();
    for (product, fits) in [
        (None, false),
        (Some("types"), true),
        (Some("trait"), true),
        (Some("client"), false),
        (Some("cli"), false),
    ] {
        let line: Vec<&str> = ["lint", "a.yaml"]
            .into_iter()
            .chain(product.into_iter().flat_map(|product| ["--for", product]))
            .collect();
        let (good, said) = run(folder.path(), &line);
        assert_eq!(good, fits, "{line:?}: {said}");
        assert_eq!(said.contains("multipart"), !fits, "{line:?}: {said}");
    }
    let taken = "openapi: 3.0.3\ninfo: {title: a, version: 1.0.0}\npaths:\n  /a:\n    post:\n      operationId: new\n      \
                 parameters: [{name: Send, in: query, schema: {type: string}}, {name: body, in: query, schema: {type: string}}]\n      \
                 requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}\n      \
                 responses: {'204': {description: a}}\n";
    std::fs::write(folder.path().join("a.yaml"), taken).unwrap();
    let (good, said) = run(folder.path(), &["lint", "a.yaml", "--for", "trait"]);
    assert!(good, "{said}");
    let (good, said) = run(folder.path(), &["lint", "a.yaml", "--for", "cli"]);
    assert!(!good, "{said}");
    for name in ["`new` is what", "parameter `Send`", "parameter `body`"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    let (good, said) = run(folder.path(), &["lint", "a.yaml", "--for", "nothing"]);
    assert!(
        !good && said.contains("possible values: types, trait, client, cli"),
        "{said}"
    );
}
