//! Paths that dropshot's router refuses: at each place of a path there are either words or one
//! variable, always of the same name.

use std::collections::{BTreeMap, BTreeSet};

use super::Reader;
use crate::any::bundle::step;
use crate::any::model::Operation;

pub(super) fn check(reader: &mut Reader<'_>, operations: &[Operation]) {
    let mut nodes: BTreeMap<Vec<&str>, Node> = BTreeMap::new();
    let mut routes: BTreeMap<(Vec<&str>, &str), &str> = BTreeMap::new();
    let paths: BTreeSet<&str> = operations.iter().map(|one| one.path.as_str()).collect();
    for path in paths {
        let pointer = format!("/paths/{}", step(path));
        let mut above: Vec<&str> = Vec::new();
        for segment in segments(path) {
            let node = nodes.entry(above.clone()).or_default();
            let variable = segment.starts_with('{');
            if let Some((_, other)) = node.clash(segment, variable) {
                let reason = format!("`{segment}` stands where `{other}` has something else");
                let mend = "let all paths have the same variable there, or only words";
                reader.find(&pointer, reason, mend);
                break;
            }
            node.insert(segment, variable, path);
            above.push(segment);
        }
    }
    for operation in operations {
        let key = (
            segments(&operation.path).collect(),
            operation.method.as_str(),
        );
        if let Some(other) = routes.insert(key, &operation.path)
            && other != operation.path
        {
            let reason = format!("is the same route as `{other}`");
            let pointer = format!("/paths/{}", step(&operation.path));
            reader.find(&pointer, reason, "take one of them out");
        }
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .skip(1)
        .filter(|segment| !segment.is_empty())
}

/// What stands at one place, and the path that it was first seen in.
#[derive(Default)]
struct Node<'a> {
    word: Option<&'a str>,
    variable: Option<(&'a str, &'a str)>,
}

impl<'a> Node<'a> {
    /// What a segment can't stand beside.
    fn clash(&self, segment: &str, variable: bool) -> Option<(&'a str, &'a str)> {
        match (variable, self.word, self.variable) {
            (true, Some(path), _) => Some(("", path)),
            (true, None, Some(found)) if found.0 != segment => Some(found),
            (false, _, Some(found)) => Some(found),
            _ => None,
        }
    }

    fn insert(&mut self, segment: &'a str, variable: bool, path: &'a str) {
        if variable {
            self.variable.get_or_insert((segment, path));
        } else {
            self.word.get_or_insert(path);
        }
    }
}
