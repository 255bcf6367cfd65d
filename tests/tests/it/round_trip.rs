//! The document, through the trait and back.
//!
//! dropshot describes the generated trait without any server behind it. What it says must be the document again, but for
//! what dropshot has no words for. That list stands here, a function an entry, and may only shrink.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value, json};
use tidings_api::operations::OPERATIONS;

/// The largest body of an operation, in bytes.
const LIMIT: &str = "x-tidings-body-limit";

/// One thing that dropshot can't say, taken out of both documents.
type Loss = fn(&mut Value);

/// Everything that dropshot can't say or says in another order.
const LOSSES: &[(&str, Loss)] = &[
    (
        "no security: `operations::OPERATIONS` has it, see below",
        security,
    ),
    (
        "no limits of bodies: `operations::OPERATIONS` has them, see below",
        limits,
    ),
    ("no examples: they have a test of their own", examples),
    (
        "`required: false` and `style`: the defaults, said or not",
        defaults,
    ),
    ("the headers of an answer of bytes", headers_of_bytes),
    (
        "the order of required properties, parameters and tags",
        order,
    ),
];

#[test]
fn the_trait_describes_itself_as_the_document_does() {
    let (mut document, mut described) = both();
    for (_, loss) in LOSSES {
        loss(&mut document);
        loss(&mut described);
    }
    let differences = differences(&document, &described);
    assert!(
        differences.is_empty(),
        "document and trait differ; `cargo xtask generate` may mend it:\n{}",
        differences.join("\n")
    );
}

#[test]
fn every_loss_still_happens() {
    let both = both();
    let no_longer = LOSSES.iter().enumerate().filter(|(left_out, _)| {
        let (mut document, mut described) = both.clone();
        for (_, (_, loss)) in LOSSES.iter().enumerate().filter(|(at, _)| at != left_out) {
            loss(&mut document);
            loss(&mut described);
        }
        differences(&document, &described).is_empty()
    });
    let no_longer: Vec<_> = no_longer.map(|(_, (name, _))| name).collect();
    assert!(
        no_longer.is_empty(),
        "no longer lost, take them off the list: {no_longer:#?}"
    );
}

/// What the trait can't say of an operation, the table of operations does.
#[test]
fn the_table_has_security_and_limits() {
    let (document, _) = both();
    for operation in OPERATIONS {
        let method = operation.method.as_str().to_lowercase();
        let said = &document["paths"][operation.path][method];
        assert_eq!(said["operationId"], operation.id);
        assert_eq!(
            said["security"] != json!([]),
            operation.secured,
            "{}",
            operation.id
        );
        let limit = said.get(LIMIT).and_then(Value::as_u64).unwrap_or(0);
        assert_eq!(limit, operation.body_limit as u64, "{}", operation.id);
    }
}

/// The document, and what the trait says of itself.
fn both() -> (Value, Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/generated/openapi.json");
    let text = std::fs::read_to_string(path).expect("the bundled document");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let info = |pointer| {
        document
            .pointer(pointer)
            .and_then(Value::as_str)
            .expect("said in the root")
    };
    let api = tidings_api::tidings_api_mod::stub_api_description().expect("a consistent trait");
    let version = info("/info/version").parse().expect("a version");
    let mut described = api.openapi(info("/info/title"), version);
    described.description(info("/info/description"));
    described.license_name(info("/info/license/name"));
    let described = described.json().expect("a description");
    (document, described)
}

fn security(document: &mut Value) {
    remove(document, "security");
    if let Some(components) = document.get_mut("components") {
        remove(components, "securitySchemes");
    }
    for operation in operations(document) {
        remove(operation, "security");
    }
}

fn examples(document: &mut Value) {
    for operation in operations(document) {
        everywhere(operation, &mut |value| {
            remove(value, "examples");
            remove(value, "x-tidings-refusals");
        });
    }
}

fn limits(document: &mut Value) {
    for operation in operations(document) {
        remove(operation, LIMIT);
    }
}

fn defaults(document: &mut Value) {
    for member in members(document) {
        if member.get("required") == Some(&json!(false)) {
            remove(member, "required");
        }
        remove(member, "style");
    }
}

fn headers_of_bytes(document: &mut Value) {
    for operation in operations(document) {
        if let Some(response) = operation.pointer_mut("/responses/200")
            && response.pointer("/content/application~1json").is_none()
        {
            remove(response, "headers");
        }
    }
}

fn order(document: &mut Value) {
    everywhere(document, &mut |value| {
        for (key, by) in [("required", ""), ("parameters", "/name"), ("tags", "/name")] {
            if let Some(Value::Array(items)) = value.get_mut(key) {
                items.sort_by_key(|item| item.pointer(by).map(Value::to_string));
            }
        }
    });
}

/// Every operation.
fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document
        .get_mut("paths")
        .and_then(Value::as_object_mut)
        .into_iter();
    paths
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut)
        .flat_map(Map::values_mut)
}

/// Every parameter and every header of an answer.
fn members(document: &mut Value) -> Vec<&mut Value> {
    let mut members = Vec::new();
    for operation in operations(document).filter_map(Value::as_object_mut) {
        for (key, value) in operation {
            match key.as_str() {
                "parameters" => members.extend(value.as_array_mut().into_iter().flatten()),
                "responses" => {
                    let responses = value.as_object_mut().into_iter().flat_map(Map::values_mut);
                    let headers = responses.filter_map(|response| response.get_mut("headers"));
                    members.extend(
                        headers
                            .filter_map(Value::as_object_mut)
                            .flat_map(Map::values_mut),
                    );
                }
                _ => {}
            }
        }
    }
    members
}

fn remove(value: &mut Value, key: &str) {
    if let Some(map) = value.as_object_mut() {
        map.remove(key);
    }
}

fn everywhere(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
    change(value);
    match value {
        Value::Object(map) => map.values_mut().for_each(|child| everywhere(child, change)),
        Value::Array(items) => items.iter_mut().for_each(|child| everywhere(child, change)),
        _ => {}
    }
}

/// Where two documents differ, as JSON pointers with both values.
fn differences(document: &Value, described: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", Some(document), Some(described), &mut found);
    found
}

fn compare(at: &str, document: Option<&Value>, described: Option<&Value>, found: &mut Vec<String>) {
    match (document, described) {
        (Some(Value::Object(one)), Some(Value::Object(two))) => {
            let keys: BTreeSet<&String> = one.keys().chain(two.keys()).collect();
            for key in keys {
                let step = key.replace('~', "~0").replace('/', "~1");
                compare(&format!("{at}/{step}"), one.get(key), two.get(key), found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(two))) if one.len() == two.len() => {
            for (index, (one, two)) in one.iter().zip(two).enumerate() {
                compare(&format!("{at}/{index}"), Some(one), Some(two), found);
            }
        }
        (one, two) if one == two => {}
        (one, two) => {
            let show = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
            found.push(format!(
                "{at}: the document has {}, the trait {}",
                show(one),
                show(two)
            ));
        }
    }
}
