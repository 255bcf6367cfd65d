//! Documents that nobody would write: parts of the yardstick and of a hand-written document, changed at random.
//!
//! Whatever comes in, there are findings or files, never a panic. A short run is made each time; `FUZZ_SECONDS=1800`
//! makes a long one, `FUZZ_SEED` repeats one. `FUZZ_KEEP=folder` keeps each document that everything can be written from, so
//! that somebody can compile it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use tidings_codegen::any;
use tidings_codegen::any::emit::{self, Settings};

/// Documents of a short run.
const RUNS: u64 = 60;

/// `SplitMix64`: as random as this needs to be, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

fn seeds() -> Vec<Value> {
    let read = |text: &str| tidings_codegen::source::parse(text).unwrap();
    vec![
        serde_json::from_str(include_str!("yardstick/openapi.json")).unwrap(),
        read(include_str!("any/pets.yaml")),
    ]
}

/// A few operations of a document, and the schemas that they reach.
fn some_of(document: &Value, random: &mut Random) -> Value {
    let mut document = document.clone();
    let wanted = 1 + random.below(3);
    let paths = document["paths"].as_object_mut().unwrap();
    while paths.len() > wanted {
        let names: Vec<String> = paths.keys().cloned().collect();
        paths.remove(random.of(&names));
    }
    let schemas = document["components"]["schemas"]
        .as_object()
        .unwrap()
        .clone();
    let mut waiting = Vec::new();
    references(&document["paths"], &mut waiting);
    let mut reached = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if let Some(schema) = schemas.get(&name)
            && reached.insert(name)
        {
            references(schema, &mut waiting);
        }
    }
    document["components"]["schemas"] = schemas
        .into_iter()
        .filter(|(name, _)| reached.contains(name))
        .collect::<Map<_, _>>()
        .into();
    document
}

fn references(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(Value::as_str) {
                into.extend(name.rsplit('/').next().map(str::to_owned));
            }
            map.values().for_each(|child| references(child, into));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        _ => {}
    }
}

fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    let step = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(map) => {
            for (key, child) in map {
                pointers(child, &format!("{at}/{}", step(key)), into);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                pointers(child, &format!("{at}/{index}"), into);
            }
        }
        _ => {}
    }
}

const WORDS: &[&str] = &[
    "",
    " ",
    "type",
    "self",
    "Self",
    "fn",
    "crate",
    "_",
    "2fa",
    "ünï",
    "a b",
    "{x}",
    "/{x}/{x}",
    "/a/{b}c",
    "/",
    "//",
    "string",
    "object",
    "array",
    "integer",
    "null",
    "int32",
    "date-time",
    "uuid",
    "byte",
    "$ref",
    "#/components/schemas/Nothing",
    "#/components/schemas/Widget",
    "#/components/parameters/x",
    "#",
    "other.yaml#/a",
    "http://x/y",
    "[",
    "(?<a>b)",
    "^a{9999999}$",
    "application/json",
    "text/plain",
    "*/*",
    "default",
    "200",
    "204",
    "2XX",
    "101",
    "999",
    "x-dropshot-pagination",
    "cookie",
    "query",
    "header",
    "path",
    "3.1.0",
    "\"#\"##",
    "\r\n",
    "Error",
    "Vec",
    "Option",
    "*/ //! */",
    "r#type",
];
const KEYS: &[&str] = &[
    "type",
    "format",
    "enum",
    "nullable",
    "default",
    "items",
    "properties",
    "required",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "additionalProperties",
    "$ref",
    "title",
    "description",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "minLength",
    "maxItems",
    "uniqueItems",
    "readOnly",
    "x-rust-type",
    "x-dropshot-websocket",
    "x-dropshot-pagination",
    "in",
    "name",
    "schema",
    "content",
    "operationId",
    "tags",
    "summary",
    "responses",
    "requestBody",
    "parameters",
    "headers",
    "deprecated",
    "example",
    "const",
    "discriminator",
    "200",
    "4XX",
    "default",
    "get",
    "trace",
    "callbacks",
    "externalDocs",
    "limit",
    "page_token",
];

fn scalar(random: &mut Random) -> Value {
    match random.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => json!(i64::MIN),
        4 => json!(u64::MAX),
        5 => json!(-1.5e300),
        6 => json!({}),
        7 => json!([]),
        _ => json!(random.of(WORDS)),
    }
}

fn mutate(document: &mut Value, random: &mut Random) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let at = random.of(&all).clone();
    let donor = document.pointer(random.of(&all).as_str()).cloned().unwrap();
    let value = document.pointer_mut(&at).unwrap();
    match (random.below(8), value) {
        (0, value) => *value = scalar(random),
        (1, value) => *value = donor,
        (2, Value::Object(map)) => {
            map.insert((*random.of(KEYS)).to_owned(), scalar(random));
        }
        (3, Value::Object(map)) => {
            map.insert((*random.of(KEYS)).to_owned(), donor);
        }
        (4, Value::Object(map)) if !map.is_empty() => {
            let keys: Vec<String> = map.keys().cloned().collect();
            let taken = map.remove(random.of(&keys)).unwrap();
            if random.below(2) == 0 {
                map.insert((*random.of(WORDS)).to_owned(), taken);
            }
        }
        (5, Value::Array(items)) => items.push(donor),
        (6, value) => *value = json!([value.take(), scalar(random)]),
        (7, value) => {
            let key = *random.of(KEYS);
            *value = json!({ key: value.take() });
        }
        (_, Value::String(text)) => (*random.of(WORDS)).clone_into(text),
        (_, value) => *value = scalar(random),
    }
}

/// How many of the four products were written from a document.
fn generated(document: Value) -> usize {
    let Ok(api) = any::of_value("fuzzed.json", document) else {
        return 0;
    };
    let settings = Settings::of(&api, "api", "trait");
    let emitted = [
        emit::types(&api, &settings).is_ok(),
        emit::server(&api, &settings).is_ok(),
        emit::client(&api, &settings).is_ok(),
        emit::cli(&api, &settings).is_ok(),
    ];
    emitted.into_iter().filter(|written| *written).count()
}

#[test]
fn no_document_makes_the_generator_panic() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let first: u64 = number("FUZZ_SEED").unwrap_or(1);
    let seconds: Option<u64> = number("FUZZ_SECONDS");
    let keep = std::env::var_os("FUZZ_KEEP").map(PathBuf::from);
    let started = Instant::now();
    let seeds = seeds();
    let mut written = 0_u64;
    let mut seed = first;
    loop {
        let enough = match seconds {
            Some(seconds) => started.elapsed() > Duration::from_secs(seconds),
            None => seed >= first + RUNS,
        };
        if enough {
            break;
        }
        let mut random = Random(seed);
        let mut document = some_of(random.of(&seeds), &mut random);
        for _ in 0..=random.below(4) {
            mutate(&mut document, &mut random);
        }
        let something = catch_unwind(AssertUnwindSafe(|| generated(document.clone())));
        let something =
            something.unwrap_or_else(|_| panic!("FUZZ_SEED={seed} makes it panic:\n{document:#}"));
        written += u64::from(something > 0);
        if let (4, Some(folder)) = (something, &keep) {
            let path = folder.join(format!("{seed}.json"));
            std::fs::write(path, document.to_string()).unwrap();
        }
        seed += 1;
    }
    let runs = seed - first;
    println!("{runs} documents, {written} of them generated from");
    assert!(
        written > 0,
        "not one of {runs} documents was fit to generate from"
    );
}
