//! The fixture document, and changes to it.

#![allow(dead_code, reason = "each test crate uses a part")]

use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::Value;
use tidings_codegen::config::Config;
use tidings_codegen::source::Source;

/// The folder of a fixture.
pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// The configuration of a fixture.
pub(crate) fn config(name: &str) -> Config {
    Config::load(&fixture(name).join("generate.toml")).expect("the fixture has a configuration")
}

/// The fixture that has one of everything and no findings.
pub(crate) fn minimal() -> (Source, Config) {
    static MINIMAL: LazyLock<(Source, Config)> = LazyLock::new(|| {
        let config = config("minimal");
        (Source::load(&config), config)
    });
    MINIMAL.clone()
}

/// Applies one change, written `file#/pointer`. An empty pointer stands for the whole file; null
/// takes away what is there; a last step `-` adds to a list.
pub(crate) fn edit(source: &mut Source, place: &str, value: &Value) {
    let (file, pointer) = place
        .split_once('#')
        .expect("a place is written file#pointer");
    if pointer.is_empty() {
        if value.is_null() {
            source
                .files
                .remove(file)
                .expect("there is something to take away");
        } else {
            source.files.insert(file.to_owned(), value.clone());
        }
        return;
    }
    let document = source.files.get_mut(file).expect("the file exists");
    let (parent, key) = pointer
        .rsplit_once('/')
        .expect("a pointer begins with a slash");
    let key = key.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent).expect("the parent exists") {
        Value::Object(map) if value.is_null() => {
            map.remove(&key).expect("there is something to take away");
        }
        Value::Object(map) => {
            map.insert(key, value.clone());
        }
        Value::Array(items) if key == "-" => items.push(value.clone()),
        Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value.clone(),
        other => panic!("{place} leads into {other}"),
    }
}
