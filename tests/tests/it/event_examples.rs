//! The examples of events: the document's schemas, the generated contents and the server agree on each.

use serde_json::Value;
use serde_json::value::RawValue;
use tidings_codegen::json_schema::self_contained;
use tidings_codegen::model::RegistryEntry;
use tidings_server::app::rules::content;
use tidings_types::AnyContent;

use super::document::{EventCase, document, event_examples, none, schemas};
use super::unknown_keys;

fn entry(case: &EventCase) -> &'static RegistryEntry {
    let found = document()
        .registry
        .iter()
        .find(|entry| entry.name == case.event_type);
    found.expect("examples are of events")
}

/// The schema of the chosen variant, if there is one.
fn variant<'a>(entry: &'a RegistryEntry, content: &Value) -> Option<&'a Value> {
    let variants = entry.variants.as_ref()?;
    let chosen = content.get(&variants.key)?.as_str()?;
    variants.schemas.get(chosen).map(|variant| &variant.schema)
}

/// Where a content breaks the schema of its type or of its variant.
fn faults(entry: &RegistryEntry, content: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for schema in [Some(&entry.schema), variant(entry, content)]
        .into_iter()
        .flatten()
    {
        let schema = self_contained(schema, schemas());
        let validator = jsonschema::draft7::new(&schema).expect("a schema");
        let errors = validator.iter_errors(content);
        faults.extend(errors.map(|error| error.instance_path().to_string()));
    }
    faults
}

#[test]
fn contents_are_good_or_wrong_at_the_named_place() {
    let mut findings = Vec::new();
    for case in event_examples() {
        let faults = faults(entry(&case), case.content);
        let right = match case.wrong_at {
            Some(path) => faults.iter().any(|fault| fault == path),
            None => faults.is_empty(),
        };
        if !right {
            let expected = case.wrong_at;
            findings.push(format!(
                "{}: wrong at {faults:?}, not {expected:?}",
                case.place
            ));
        }
    }
    none(&findings);
}

#[test]
fn the_server_takes_and_refuses_the_same_contents() {
    let mut findings = Vec::new();
    for case in event_examples() {
        let refused = content::check(case.event_type, case.content, "/content").err();
        let refused = refused.map(|error| error.path.unwrap_or_default());
        let expected = case.wrong_at.map(|path| format!("/content{path}"));
        if refused != expected {
            findings.push(format!(
                "{}: refused at {refused:?}, not {expected:?}",
                case.place
            ));
        }
    }
    none(&findings);
}

#[test]
fn good_contents_come_back_whole() {
    let mut findings = Vec::new();
    let mut keys = 0;
    for case in event_examples()
        .into_iter()
        .filter(|case| case.wrong_at.is_none())
    {
        let entry = entry(&case);
        let schema = variant(entry, case.content).unwrap_or(&entry.schema);
        let (richer, count) = unknown_keys::added_to(schema, case.content);
        keys += count;
        for content in [case.content, &richer] {
            if !faults(entry, content).is_empty() {
                findings.push(format!("{}: the schema refuses {content}", case.place));
            }
            match reprinted(case.event_type, content) {
                Ok(printed) if printed == *content => {}
                Ok(printed) => findings.push(format!("{}: {content} became {printed}", case.place)),
                Err(error) => findings.push(format!("{}: {error}", case.place)),
            }
        }
    }
    none(&findings);
    assert!(keys > 60, "only {keys} unknown keys were tried");
}

/// Through the type that Rust has for the event, which must not be the fallback.
fn reprinted(event_type: &str, content: &Value) -> Result<Value, String> {
    let text = RawValue::from_string(content.to_string()).map_err(|error| error.to_string())?;
    let typed = AnyContent::from_parts(event_type, &text).map_err(|error| error.to_string())?;
    if matches!(typed, AnyContent::Unknown(_)) {
        return Err("the type isn't known".to_owned());
    }
    serde_json::to_value(&typed).map_err(|error| error.to_string())
}

#[test]
fn unknown_types_keep_every_digit() {
    let text = r#"{"b": 1.50, "a": 12345678901234567890123, "b2": "\u00e9"}"#;
    let raw = RawValue::from_string(text.to_owned()).expect("JSON");
    let content = AnyContent::from_parts("message.com.example.new", &raw).expect("any content");
    assert_eq!(serde_json::to_string(&content).expect("JSON"), text);
}
