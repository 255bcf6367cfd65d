//! The document, through the trait and back.
//!
//! dropshot describes the generated trait without any server behind it. What it says must be the document again, but for
//! what dropshot has no words for. That list stands here, a function an entry, and may only shrink.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

/// One thing that dropshot can't say, taken out of both documents.
type Loss = fn(&mut Value);

/// Everything that dropshot can't say or says in another order.
const LOSSES: &[(&str, Loss)] = &[
    ("no servers: a server doesn't know its address", servers),
    (
        "no security: the edge sees to it; `operations::OPERATIONS` says which are open",
        security,
    ),
    (
        "info: dropshot is given title and version by its caller",
        info,
    ),
    (
        "no examples beside a schema: checked by the examples' own test",
        examples,
    ),
    (
        "no extensions: limits are in `operations::OPERATIONS`",
        extensions,
    ),
    ("the description of a request body", body_description),
    (
        "the media type of a request body of bytes: always called an octet stream",
        bytes_body,
    ),
    (
        "`required: false` and `style` of parameters and headers: the defaults, said or not",
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
    for (left_out, (name, _)) in LOSSES.iter().enumerate() {
        let (mut document, mut described) = both.clone();
        let others = LOSSES.iter().enumerate().filter(|(at, _)| *at != left_out);
        for (_, (_, loss)) in others {
            loss(&mut document);
            loss(&mut described);
        }
        assert!(
            !differences(&document, &described).is_empty(),
            "no longer lost, take it off the list: {name}"
        );
    }
}

/// The document, and what the trait says of itself.
fn both() -> (Value, Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/generated/openapi.json");
    let text = std::fs::read_to_string(path).expect("the bundled document");
    let document = serde_json::from_str(&text).expect("JSON");
    let api = tidings_api::tidings_api_mod::stub_api_description().expect("a consistent trait");
    let version = "0.0.0".parse().expect("a version");
    (
        document,
        api.openapi("", version).json().expect("a description"),
    )
}

fn servers(document: &mut Value) {
    remove(document, "servers");
}

fn info(document: &mut Value) {
    remove(document, "info");
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
        });
    }
}

fn extensions(document: &mut Value) {
    for operation in operations(document) {
        if let Some(operation) = operation.as_object_mut() {
            operation.retain(|key, _| !key.starts_with("x-"));
        }
    }
}

fn body_description(document: &mut Value) {
    for operation in operations(document) {
        if let Some(body) = operation.get_mut("requestBody") {
            remove(body, "description");
        }
    }
}

fn bytes_body(document: &mut Value) {
    for operation in operations(document) {
        if let Some(content) = operation.pointer_mut("/requestBody/content")
            && content.get("application/json").is_none()
        {
            *content = json!({});
        }
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
    compare(String::new(), Some(document), Some(described), &mut found);
    found
}

fn compare(
    at: String,
    document: Option<&Value>,
    described: Option<&Value>,
    found: &mut Vec<String>,
) {
    match (document, described) {
        (Some(Value::Object(one)), Some(Value::Object(two))) => {
            let keys: BTreeMap<&String, ()> =
                one.keys().chain(two.keys()).map(|key| (key, ())).collect();
            for key in keys.into_keys() {
                let step = key.replace('~', "~0").replace('/', "~1");
                compare(format!("{at}/{step}"), one.get(key), two.get(key), found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(two))) if one.len() == two.len() => {
            for (index, (one, two)) in one.iter().zip(two).enumerate() {
                compare(format!("{at}/{index}"), Some(one), Some(two), found);
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
