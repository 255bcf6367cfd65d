//! The list of operations as plain text.

use std::fmt::Write as _;

use crate::model::{Document, Operation, Success};

/// One block an area, one line an operation: id, method, path and what is special about it.
/// `unimplemented` holds the ids that answer 501.
pub fn list(document: &Document, unimplemented: &[String]) -> String {
    let width = |of: fn(&Operation) -> usize| document.operations.iter().map(of).max().unwrap_or(0);
    let (id, method, path) = (
        width(|o| o.id.len()),
        width(|o| o.method.len()),
        width(|o| o.path.len()),
    );
    let mut text = String::new();
    for (area, operations) in document.areas() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(area);
        text.push('\n');
        for operation in operations {
            let flags = flags(operation, unimplemented).join(", ");
            let line = format!(
                "  {:id$}  {:method$}  {:path$}  {flags}",
                operation.id, operation.method, operation.path
            );
            // Writing to a string can't fail.
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}

fn flags(operation: &Operation, unimplemented: &[String]) -> Vec<String> {
    let mut flags = Vec::new();
    if !operation.secured {
        flags.push("open".to_owned());
    }
    if let Some(body) = &operation.body {
        let kind = if body.schema_name.is_some() {
            "json"
        } else {
            "bytes"
        };
        flags.push(format!("{kind} body of {} bytes", body.limit_bytes));
    }
    match operation.success {
        Success::Json(_) => {}
        Success::Bytes(_) => flags.push("answers bytes".to_owned()),
        Success::Upgrade => flags.push("websocket".to_owned()),
    }
    if unimplemented.contains(&operation.id) {
        flags.push("not implemented".to_owned());
    }
    flags
}
