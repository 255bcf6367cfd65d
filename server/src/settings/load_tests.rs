//! Tests of the sources, their order, what they refuse, and the printed settings.

use std::collections::BTreeSet;

use super::*;
use crate::settings::LogFormat;

fn set(arguments: &[&str]) -> Result<Loaded, SettingsError> {
    load(&Sources {
        set: arguments.iter().map(ToString::to_string).collect(),
        ..Sources::default()
    })
}

fn environment(variable: &str, value: &str) -> Result<Loaded, SettingsError> {
    let environment = vec![(variable.to_owned(), value.to_owned())];
    load(&Sources {
        environment,
        ..Sources::default()
    })
}

fn file(text: &str) -> (tempfile::TempDir, Result<Loaded, SettingsError>) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("tidings.toml");
    std::fs::write(&path, text).expect("written");
    let loaded = load(&Sources {
        file: Some(path),
        ..Sources::default()
    });
    (dir, loaded)
}

/// The message without the name of the temporary file.
fn message(dir: &tempfile::TempDir, result: Result<Loaded, SettingsError>) -> String {
    let text = result.expect_err("refused").to_string();
    text.replace(&dir.path().display().to_string(), "DIR")
}

#[test]
fn without_sources_the_defaults_hold() {
    let settings = load(&Sources::default()).expect("defaults").settings;
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.server_name, "localhost");
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8008");
    assert_eq!(settings.data_dir, Path::new("./tidings-data"));
    assert_eq!(
        (settings.session.timeout_ms, settings.session.max_per_client),
        (60_000, 16)
    );
    assert_eq!(
        (settings.action.hold_ms, settings.session.max_held),
        (10_000, 256)
    );
    assert!(settings.rate_limits.enabled && settings.registration.open);
    assert_eq!(settings.rate_limits.actions_per_minute, 6_000);
}

#[test]
fn every_default_is_allowed_and_every_name_is_unique() {
    let mut settings = Settings::default();
    for definition in DEFINITIONS {
        let default = (definition.get)(&Settings::default());
        assert!(
            (definition.set)(&mut settings, Given::Toml(&default)),
            "{}",
            definition.key
        );
        assert!(
            definition.description.ends_with('.'),
            "{} has a sentence",
            definition.key
        );
    }
    assert_eq!(settings, Settings::default());
    let variables: BTreeSet<_> = DEFINITIONS.iter().map(Definition::variable).collect();
    assert_eq!(variables.len(), DEFINITIONS.len());
    assert!(NO_SETTINGS.iter().all(|name| !variables.contains(*name)));
}

#[test]
fn a_later_source_overrides_an_earlier_one() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("tidings.toml");
    let keys =
        "server_name = 'one'\nlisten = 'one:1'\naction.hold_ms = 1\n[session]\ntimeout_ms = 1";
    std::fs::write(&path, keys).expect("written");
    let mut sources = Sources {
        file: Some(path.clone()),
        ..Sources::default()
    };
    let variable = |key: &str, value: &str| (format!("TIDINGS_{key}"), value.to_owned());
    sources.environment = vec![
        variable("SERVER_NAME", "two"),
        variable("LISTEN", "two:2"),
        variable("SESSION_TIMEOUT_MS", "2"),
    ];
    sources.set = vec![
        "server_name=three".to_owned(),
        "listen = three:3".to_owned(),
    ];
    sources.flags = vec![("--server-name", "server_name", "four".to_owned())];
    let loaded = load(&sources).expect("allowed");
    let settings = &loaded.settings;
    assert_eq!(settings.server_name, "four");
    assert_eq!(loaded.source("server_name"), &Source::Flag("--server-name"));
    assert_eq!(settings.listen.to_string(), "three:3");
    assert_eq!(loaded.source("listen"), &Source::Set);
    assert_eq!(settings.session.timeout_ms, 2);
    let from = Source::Environment("TIDINGS_SESSION_TIMEOUT_MS".to_owned());
    assert_eq!(loaded.source("session.timeout_ms"), &from);
    assert_eq!(
        (settings.action.hold_ms, loaded.source("action.hold_ms")),
        (1, &Source::File(path))
    );
    assert_eq!(loaded.source("log.format"), &Source::Default);
}

#[test]
fn every_setting_can_be_set_from_the_environment_and_by_set() {
    for definition in DEFINITIONS {
        let value = match (definition.get)(&Settings::default()) {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        let loaded = environment(&definition.variable(), &value).expect("allowed");
        assert_eq!(
            loaded.source(definition.key),
            &Source::Environment(definition.variable())
        );
        let loaded = set(&[&format!("{}={value}", definition.key)]).expect("allowed");
        assert_eq!(loaded.source(definition.key), &Source::Set);
    }
}

#[test]
fn unknown_names_are_refused_with_the_nearest_known_one() {
    let text = |result: Result<Loaded, SettingsError>| result.expect_err("refused").to_string();
    assert_eq!(
        text(set(&["session.timeout=5"])),
        "unknown setting session.timeout from --set; the nearest known one is session.timeout_ms"
    );
    assert!(text(set(&["hold_ms=5"])).ends_with("one is action.hold_ms"));
    assert!(text(set(&["registration.opne=true"])).ends_with("one is registration.open"));
    assert_eq!(
        text(environment("TIDINGS_SESION_TIMEOUT_MS", "5")),
        "unknown setting TIDINGS_SESION_TIMEOUT_MS from environment variable \
         TIDINGS_SESION_TIMEOUT_MS; the nearest known one is TIDINGS_SESSION_TIMEOUT_MS"
    );
    let (dir, result) = file("[sesion]\ntimeout_ms = 5");
    assert_eq!(
        message(&dir, result),
        "unknown setting sesion.timeout_ms from file DIR/tidings.toml; \
         the nearest known one is session.timeout_ms"
    );
    let (dir, result) = file("[sesion]");
    assert!(message(&dir, result).starts_with("unknown setting sesion from"));
    let (dir, result) = file("session = 5");
    assert!(message(&dir, result).starts_with("unknown setting session from"));
}

#[test]
fn other_programs_variables_and_the_files_are_passed_over() {
    environment("TIDING_LISTEN", "x").expect("not ours");
    environment("PATH", "x").expect("not ours");
    environment("TIDINGS_CONFIG", "tidings.toml").expect("not a setting");
    // Of the command line `tidings`, in the same shell.
    for variable in ["TIDINGS_SERVER", "TIDINGS_PROFILE", "TIDINGS_CONFIG_DIR"] {
        environment(variable, "x").expect("not a setting");
    }
    environment("TIDINGS_SERVERS", "x").expect_err("nobody's");
}

#[test]
fn bad_values_name_the_key_the_value_its_source_and_what_is_allowed() {
    let text = |result: Result<Loaded, SettingsError>| result.expect_err("refused").to_string();
    assert_eq!(
        text(set(&["session.timeout_ms=soon"])),
        "bad value \"soon\" for session.timeout_ms from --set; \
         expected a whole number from 1 to 86400000"
    );
    assert_eq!(
        text(environment("TIDINGS_LOG_FORMAT", "xml")),
        "bad value \"xml\" for log.format from environment variable TIDINGS_LOG_FORMAT; \
         expected text or json"
    );
    let (dir, result) = file("rate_limits.enabled = 1");
    assert_eq!(
        message(&dir, result),
        "bad value 1 for rate_limits.enabled from file DIR/tidings.toml; expected true or false"
    );
    let (dir, result) = file("[listen]\nport = 1");
    assert!(message(&dir, result).contains("for listen from file DIR/tidings.toml"));
    for bad in [
        "listen=8008",
        "server_name=a b",
        "data_dir=",
        "store.cache_bytes=-1",
        "log.format=",
    ] {
        assert!(
            matches!(set(&[bad]), Err(SettingsError::Bad { .. })),
            "{bad}"
        );
    }
    assert_eq!(
        text(set(&["session.timeout_ms"])),
        "bad argument \"session.timeout_ms\" for --set; expected KEY=VALUE"
    );
}

#[test]
fn a_file_that_is_missing_or_no_toml_is_refused() {
    let sources = Sources {
        file: Some("/nowhere/tidings.toml".into()),
        ..Sources::default()
    };
    let error = load(&sources).expect_err("missing");
    assert_eq!(
        error.to_string(),
        "can't read settings from file /nowhere/tidings.toml"
    );
    let (dir, result) = file("listen = ");
    assert!(matches!(result, Err(SettingsError::Syntax { .. })));
    drop(dir);
}

#[test]
fn printed_settings_can_be_used_as_a_file() {
    let loaded = set(&[
        "session.timeout_ms=7",
        "log.format=json",
        "data_dir=/a \"b\"\\c",
    ]);
    let printed = loaded.expect("allowed").print();
    for definition in DEFINITIONS {
        assert!(
            printed.contains(&definition.variable()),
            "{} is printed",
            definition.key
        );
    }
    assert!(
        printed.contains("# default 60000, now from --set\ntimeout_ms = 7\n"),
        "{printed}"
    );
    assert!(printed.contains("# default 10000, now from the default\nhold_ms = 10000\n"));
    let (_dir, again) = file(&printed);
    let settings = again.expect("a file").settings;
    assert_eq!(
        (settings.session.timeout_ms, settings.log.format),
        (7, LogFormat::Json)
    );
    assert_eq!(settings.data_dir, Path::new("/a \"b\"\\c"));
    assert_eq!(settings.action, Settings::default().action);
}
