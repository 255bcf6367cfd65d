//! The dialect: everything that the generators can't say, or say in a way nobody wants, found
//! before they see it. A project that writes its document otherwise turns it off in its
//! configuration; what then is in the way of generating is found by [`crate::any`] and
//! [`crate::project`].
//!
//! Each rule is a small function over the source tree, in a file by theme. All findings come at
//! once, sorted. What the dialect is and why stands beside the rules; the generators themselves are
//! in [`crate::emit`].

mod examples;
mod fields;
mod names;
mod objects;
mod operations;
mod parameters;
mod references;
mod registry;
mod responses;
mod root;
mod router;
mod schemas;
mod walk;

use crate::config::Config;
use crate::model::Finding;
use crate::source::Source;

/// What a rule is given, and where it puts what it finds.
struct Context<'a> {
    source: &'a Source,
    config: &'a Config,
    findings: Vec<Finding>,
}

impl Context<'_> {
    fn find(
        &mut self,
        file: &str,
        pointer: impl AsRef<str>,
        reason: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.findings
            .push(Finding::new(file, pointer.as_ref(), reason, mend));
    }
}

/// Every finding in the source, sorted by file and pointer; none if it keeps to no dialect.
pub fn check(source: &Source, config: &Config) -> Vec<Finding> {
    if !config.lint.dialect {
        return Vec::new();
    }
    let mut context = Context {
        source,
        config,
        findings: source.broken.clone(),
    };
    let rules: [fn(&mut Context<'_>); 11] = [
        root::check,
        router::check,
        references::check,
        operations::check,
        responses::check,
        parameters::check,
        schemas::check,
        objects::check,
        registry::check,
        names::check,
        examples::check,
    ];
    for rule in rules {
        rule(&mut context);
    }
    context.findings.sort();
    context.findings.dedup();
    context.findings
}
