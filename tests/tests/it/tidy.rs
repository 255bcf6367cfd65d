//! Sizes, words and places: what a review would otherwise have to count.

use std::collections::BTreeSet;

use super::document::{file, lines, none, text};
use super::sources::{SourceFile, files, handwritten, paths, tokens};

/// The most lines of a file. Over [`FILE_LINES_AIM`] it is only told.
const FILE_LINES_MAX: usize = 600;
const FILE_LINES_AIM: usize = 300;

/// Longer files, and how long they may be.
const LONG_FILES: &[(&str, usize)] = &[
    // A template: one file of the generated crate, written by hand only here.
    ("codegen/src/emit/templates/support.rs", 800),
];

/// The most lines of a function, from its first line to its closing brace.
const FUNCTION_LINES_MAX: usize = 70;

/// Rules of `spec/gaps.md` that no test keeps yet. May only go down; lower it when one got its test.
const RULES_WITHOUT_TEST_MAX: usize = 2;

/// What a reminder may be about.
const REMINDERS: &[&str] = &["correctness", "hardening", "polish", "coverage"];

#[test]
fn files_are_short() {
    let files = handwritten();
    let length = |file: &SourceFile| file.text.lines().count();
    let told = files.iter().filter(|file| length(file) > FILE_LINES_AIM);
    let told: Vec<_> = told
        .map(|file| format!("{}: {} lines", file.path, length(file)))
        .collect();
    println!("longer than {FILE_LINES_AIM} lines:\n{}", lines(&told));
    let long = files
        .iter()
        .filter(|file| length(file) > most_lines(&file.path));
    none(
        &long
            .map(|file| format!("{}: {} lines", file.path, length(file)))
            .collect::<Vec<_>>(),
    );
}

fn most_lines(path: &str) -> usize {
    let exception = LONG_FILES.iter().find(|(long, _)| *long == path);
    exception.map_or(FILE_LINES_MAX, |(_, most)| *most)
}

#[test]
fn functions_are_short() {
    let mut findings = Vec::new();
    for file in handwritten() {
        for (name, length) in functions(&file.text) {
            if length > FUNCTION_LINES_MAX {
                findings.push(format!("{}: {name} has {length} lines", file.path));
            }
        }
    }
    none(&findings);
}

/// The functions of a formatted text, with their lengths: the closing brace stands as far in as the first line.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else {
            continue;
        };
        let indent = &line[..line.len() - line.trim_start().len()];
        let ends = |line: &&str| {
            line.strip_prefix(indent).is_some_and(|rest| {
                rest == "}" || (rest.ends_with(';') && !rest.starts_with([' ', '\t']))
            })
        };
        let in_one_line = line.ends_with([';', '}']);
        let length = if in_one_line {
            Some(1)
        } else {
            lines[first..].iter().position(ends).map(|last| last + 1)
        };
        found.push((name, length.unwrap_or(lines.len() - first)));
    }
    found
}

/// The name, if a line begins a function.
fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    // The second word of `pub(in crate::store)` is one too.
    let is_qualifier = |word: &str| {
        matches!(word, "async" | "const" | "unsafe" | "extern" | "\"C\"")
            || word.starts_with("pub")
            || word.starts_with("crate::") && word.ends_with(')')
    };
    if !before.is_empty() && !before.ends_with(' ') || !before.split_whitespace().all(is_qualifier)
    {
        return None;
    }
    let end = after.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    Some(&after[..end]).filter(|name| !name.is_empty())
}

#[test]
fn functions_are_measured_by_their_indent() {
    let text = "impl X {\n    pub(crate) async fn a(\n        &self,\n    ) -> u8 {\n        if x {\n        }\n    }\n    fn b();\n}\npub(in crate::x) async fn d() {\n}\n// a fn c() {\nlet fn_d = 1;\n";
    assert_eq!(functions(text), [("a", 6), ("b", 1), ("d", 2)]);
}

#[test]
fn no_test_is_ignored_and_nothing_is_left_undone() {
    let mut findings = Vec::new();
    for file in handwritten() {
        let names: BTreeSet<String> = paths(tokens(&file)).into_iter().collect();
        for word in ["ignore", "todo", "unimplemented", "dbg"] {
            let wanted = if word == "ignore" {
                "#[ignore"
            } else {
                &format!("{word}!")
            };
            // The tokens tell whether the word is code; the text, whether it is meant.
            if names.contains(word) && file.text.contains(wanted) && !is_quoted(&file.text, wanted)
            {
                findings.push(format!("{}: {wanted}", file.path));
            }
        }
    }
    none(&findings);
}

/// Whether a text stands in every place inside quotation marks.
fn is_quoted(text: &str, wanted: &str) -> bool {
    text.lines()
        .filter(|line| line.contains(wanted))
        .all(|line| line.contains(&format!("\"{wanted}")))
}

#[test]
fn reminders_say_what_they_are_about() {
    let word = ["TO", "DO"].concat();
    let other = ["FIX", "ME"].concat();
    let mut findings = Vec::new();
    for file in files(&["rs", "md", "toml", "yaml", "sql", "sh"]) {
        for (number, line) in file.text.lines().enumerate() {
            let bare = line.match_indices(&word).any(|(at, _)| {
                let rest = &line[at + word.len()..];
                let topic = rest.strip_prefix('-').unwrap_or_default();
                !REMINDERS.iter().any(|known| topic.starts_with(known))
            });
            if bare || line.contains(&other) {
                findings.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    none(&findings);
}

/// A test waits for a condition, or moves the clock. Benchmarks are programs and may let time pass.
#[test]
fn no_test_sleeps() {
    let sleeps = [
        "thread::sleep",
        "time::sleep",
        "time::sleep_until",
        "time::interval",
    ];
    let mut findings = Vec::new();
    for file in handwritten()
        .iter()
        .filter(|file| file.is_test() && !file.path.contains("/bin/"))
    {
        for path in paths(tokens(file)) {
            if sleeps.iter().any(|sleep| path.ends_with(sleep)) {
                findings.push(format!("{}: {path}", file.path));
            }
        }
    }
    none(&findings);
}

#[test]
fn generated_files_lie_where_generated_files_lie() {
    let mut findings = Vec::new();
    for file in files(&["rs"]) {
        let first = file.text.lines().next().unwrap_or_default();
        let says_so = first.starts_with("// Written by `") && first.ends_with("`; do not edit.");
        if says_so != file.is_generated() {
            findings.push(format!(
                "{}: its place and its first line disagree",
                file.path
            ));
        }
    }
    none(&findings);
}

/// The head of what a template becomes is the emitter's to write, and what the tutorial shows is the reader's own.
#[test]
fn every_module_says_what_it_is_for() {
    let silent = handwritten()
        .into_iter()
        .filter(|file| {
            !["/templates/", "codegen/tests/tutorial/"]
                .iter()
                .any(|place| file.path.contains(place))
        })
        .filter(|file| !file.text.starts_with("//! "));
    none(&silent.map(|file| file.path).collect::<Vec<_>>());
}

/// The rows of `spec/gaps.md`: the rule and the names of what keeps it.
fn gaps() -> Vec<(String, Vec<String>)> {
    let mut rows = Vec::new();
    for line in text("spec/gaps.md")
        .lines()
        .filter(|line| line.starts_with('|'))
    {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [rule, .., keeper] = cells.as_slice() else {
            panic!("a row of one cell: {line}")
        };
        let keeper = keeper.trim_matches(['|', ' ']);
        if *rule == "rule" || rule.starts_with("---") {
            continue;
        }
        let names = keeper
            .split(',')
            .map(|name| name.trim().trim_matches('`').to_owned());
        rows.push(((*rule).to_owned(), names.collect()));
    }
    rows
}

#[test]
fn every_gap_is_kept_by_a_test_that_exists() {
    let tests = tests_of_the_workspace();
    let mut findings = Vec::new();
    let mut open = 0;
    for (rule, names) in gaps() {
        if names == ["-"] {
            open += 1;
            continue;
        }
        for name in names {
            let function = name.rsplit("::").next().unwrap_or(&name);
            let is_file = name.contains('/') && file(&name).is_file();
            if !tests.contains(function) && !is_file {
                findings.push(format!("{name} is no test and no file: {rule}"));
            }
        }
    }
    none(&findings);
    assert!(
        open <= RULES_WITHOUT_TEST_MAX,
        "{open} rules without a test, more than there were"
    );
}

/// The names of all functions that are tests, and of those that a conformance suite runs.
fn tests_of_the_workspace() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in handwritten() {
        let mut is_test = file.path.contains("/conformance");
        for line in file.text.lines().map(str::trim) {
            if line.starts_with("#[") && line.contains("test") {
                is_test = true;
            } else if let Some(name) = function_name(line) {
                if is_test {
                    names.insert(name.to_owned());
                }
                is_test = file.path.contains("/conformance");
            }
        }
    }
    names
}
