//! What the generated commands have in common, without a server.

use std::collections::BTreeSet;

use super::*;

fn parse(line: &[&str]) -> Result<ArgMatches, String> {
    let parsed = command().try_get_matches_from(["api"].iter().chain(line));
    parsed.map_err(|error| error.to_string())
}

#[test]
fn every_operation_has_a_name_of_its_own_and_help() {
    let mut names = BTreeSet::new();
    let mut command = command();
    for operation in OPERATIONS {
        assert!(names.insert(name(operation)), "{}", operation.id);
        let found = command.find_subcommand_mut(name(operation));
        let help = found.expect("a command").render_long_help().to_string();
        assert!(help.contains(operation.path), "{}: {help}", operation.id);
    }
    let help = command.render_help().to_string();
    assert!(names.iter().all(|name| help.contains(name.as_str())));
}

#[test]
fn bad_values_are_refused_with_the_name_of_their_option() {
    for (line, option) in [
        (&["room-leave", "--room-id", "boats"][..], "--room-id"),
        (
            &["timeline-scroll", "--room-id", "!a:b", "--limit", "1001"],
            "--limit",
        ),
        (
            &["timeline-scroll", "--room-id", "!a:b", "--dir", "x"],
            "--dir",
        ),
        (
            &["filter-create", "--replies", r#"{"limit":"x"}"#],
            "--replies",
        ),
        (
            &[
                "media-upload",
                "--file",
                "-",
                "--filename",
                &"x".repeat(256),
            ],
            "--filename",
        ),
        (&["alias-create", "--room-alias", "#a:b"], "--room-id"),
        (
            &["typing-set", "--room-id", "!a:b", "--typing=maybe"],
            "--typing",
        ),
    ] {
        let error = parse(line).expect_err("a bad value");
        assert!(error.contains(option), "{line:?}: {error}");
    }
}

#[test]
fn values_are_what_goes_over_the_wire() {
    let line = [
        "room-create",
        "--visibility",
        "public",
        "--invite",
        "@a:b",
        "--invite",
        "@c:d",
        "--limit",
        "3",
    ];
    let matches = parse(&line).expect("good values");
    let (_, matches) = matches.subcommand().expect("an operation");
    let invited: Vec<_> = matches.get_many::<Value>("invite").expect("two").collect();
    assert_eq!(invited, ["@a:b", "@c:d"]);
    assert_eq!(matches.get_one::<Value>("limit"), Some(&Value::from(3)));
}

/// An option that all commands share keeps its name; the key of the body gets another.
#[test]
fn a_key_that_is_called_like_a_common_option_says_where_it_goes() {
    let line = ["published-room-search", "--body-server", "a.example"];
    assert!(parse(&line).is_ok());
}

#[test]
fn a_whole_body_stands_for_its_keys() {
    assert!(parse(&["alias-create", "--room-alias", "#a:b", "--json-body", "-"]).is_ok());
    assert!(parse(&["capability-set-create"]).is_err());
}
