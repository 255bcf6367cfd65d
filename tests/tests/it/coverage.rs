//! Lists that tell how far things have come. They move one way only.

use std::collections::{BTreeMap, BTreeSet};

use tidings_api::operations::OPERATIONS;

use super::document::{none, operation_examples, text};

/// How many operations answer 501. May only go down; lower it when one was added.
const NOT_IMPLEMENTED_MAX: usize = 4;

#[test]
fn every_operation_has_an_example_of_a_success_and_of_a_refusal() {
    let mut seen: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for case in operation_examples() {
        let (success, refusal) = seen.entry(case.operation.id.clone()).or_default();
        if case.example.succeeds() {
            *success = true;
        } else {
            *refusal = true;
        }
    }
    let lacking = OPERATIONS
        .iter()
        .filter(|one| seen.get(one.id) != Some(&(true, true)));
    none(&lacking.map(|one| one.id).collect::<Vec<_>>());
}

#[test]
fn the_list_of_what_is_not_implemented_only_shrinks() {
    let list = text("server/not-implemented.txt");
    let ids: Vec<&str> = list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let known: BTreeSet<&str> = OPERATIONS.iter().map(|one| one.id).collect();
    let mut findings = Vec::new();
    for pair in ids.windows(2) {
        if pair[0] >= pair[1] {
            findings.push(format!(
                "{} stands behind {}: sort the list",
                pair[1], pair[0]
            ));
        }
    }
    let unknown = ids.iter().filter(|id| !known.contains(*id));
    findings.extend(unknown.map(|id| format!("{id} is no operation")));
    none(&findings);
    let count = ids.len();
    assert!(
        count <= NOT_IMPLEMENTED_MAX,
        "{count} operations, more than there were"
    );
}
