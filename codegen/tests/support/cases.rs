//! The cases of `cases/`, and the files written from them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use tidings_codegen::config::Config;
use tidings_codegen::model::OutputFile;
use tidings_codegen::source::{self, Source};
use tidings_codegen::{emit, project};

/// The folder that `cases/` and `compiled/` lie in.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// One file of `cases/`.
pub(crate) struct Case {
    pub(crate) config: Config,
    /// The source, the common files among it.
    pub(crate) files: Map<String, Value>,
    /// Whether only the types are written.
    only_types: bool,
    /// By product, such as `types`: the items that the case is about.
    pub(crate) shows: BTreeMap<String, Vec<String>>,
    name: String,
}

impl Case {
    pub(crate) fn load(name: &str) -> Self {
        let mut case = read(name);
        let mut files = read("common");
        files.extend(taken(&mut case, "files"));
        let mut settings = settings(name);
        settings.extend(taken(&mut case, "settings"));
        let mut config: Config = serde_json::from_value(settings.into()).unwrap();
        config.base = folder();
        let only_types = match case.remove("emits").as_ref().and_then(Value::as_str) {
            Some("types") => true,
            Some("everything") => false,
            other => panic!("{name} emits {other:?}"),
        };
        let shows = serde_json::from_value(taken(&mut case, "shows").into()).unwrap();
        assert!(case.is_empty(), "{name} has more keys: {case:?}");
        Self {
            config,
            files,
            only_types,
            shows,
            name: name.to_owned(),
        }
    }
}

fn read(name: &str) -> Map<String, Value> {
    let file = folder().join("cases").join(format!("{name}.yaml"));
    let text = std::fs::read_to_string(file).unwrap();
    let value = source::parse(&text).unwrap_or_else(|reason| panic!("{name}: {reason}"));
    serde_json::from_value(value).unwrap()
}

fn taken(case: &mut Map<String, Value>, key: &str) -> Map<String, Value> {
    let value = case.remove(key).unwrap_or_else(|| json!({}));
    serde_json::from_value(value).unwrap()
}

/// The configuration that all cases have, but for the name.
fn settings(name: &str) -> Map<String, Value> {
    let settings = json!({
        "source": "openapi.yaml",
        "extension_prefix": "x-fixture-",
        "generate_command": "UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit",
        "output": {
            "document": format!("compiled/{name}/document"),
            "types": format!("compiled/{name}/types/generated"),
            "api": format!("compiled/{name}/api/generated"),
            "forward": format!("compiled/{name}/forward/generated"),
            "client": format!("compiled/{name}/client/generated"),
            "handlers": format!("compiled/{name}/handlers"),
        },
        "rust": {
            "types_crate": format!("compiled::{name}::types"),
            "api_crate": format!("compiled::{name}::api"),
            "trait_name": "Api",
            "handlers": format!("compiled::handlers::{name}"),
            "edge": "compiled::edge",
            "edge_headers": ["X-Trace"],
            "implementor": "Server",
            "context": "compiled::Context",
        },
    });
    serde_json::from_value(settings).unwrap()
}

/// What is written from a case. The support is the same in all cases but for the path of the error, so it's written
/// once, for all; `support/mod.rs` of a case leads there.
pub(crate) fn generated(case: &Case) -> Vec<OutputFile> {
    let config = &case.config;
    let source = Source::from_files(config, case.files.clone());
    let document = project::read(&source, config).unwrap();
    let mut files = emit::all(&document, config).unwrap();
    if case.only_types {
        let types = config.resolve(&config.output.types);
        files.retain(|file| file.path.starts_with(&types));
        return files;
    }
    let own = config
        .resolve(config.output.api.as_ref().unwrap())
        .join("support");
    let shared = folder().join("compiled/shared/generated/support");
    let error = format!("::compiled::{}::types::", case.name);
    for file in &mut files {
        if let Ok(rest) = file.path.strip_prefix(&own) {
            file.path = shared.join(rest);
            file.text = file.text.replace(&error, "::compiled::");
        }
    }
    files.push(OutputFile {
        path: own.join("mod.rs"),
        text: format!(
            "// Written by `{}`; do not edit.\n\npub use ::compiled::shared::*;\n",
            config.generate_command
        ),
    });
    files.sort();
    files
}
