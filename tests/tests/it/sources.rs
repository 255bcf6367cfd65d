//! The workspace's files as text and as tokens, for the tests that look at the code itself.

use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::document::root;

/// The folders that hold code and documents of our own.
const ROOMS: &[&str] = &["spec", "codegen", "server", "client", "xtask", "tests"];

/// A file, by its path in the workspace with forward slashes.
pub(crate) struct SourceFile {
    /// The path.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

/// Whole crates that the generator wrote, under the names that its users would give them.
const GENERATED_CRATES: [&str; 3] = [
    "codegen/tests/tutorial/notes-",
    "codegen/tests/yardstick/client/",
    "codegen/tests/yardstick/cli/",
];

impl SourceFile {
    /// Whether the generator wrote it, as its place says.
    pub(crate) fn is_generated(&self) -> bool {
        let mut parts = self.path.rsplit('/');
        let name = parts.next().unwrap_or_default();
        let by_name = name.starts_with("generated") || parts.any(|folder| folder == "generated");
        by_name
            || GENERATED_CRATES
                .iter()
                .any(|place| self.path.starts_with(place))
    }

    /// Whether it holds nothing but tests or what only tests use.
    pub(crate) fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.contains("/conformance")
            || name.ends_with("tests.rs")
    }
}

/// All files with one of these extensions, sorted, with those in the root.
pub(crate) fn files(extensions: &[&str]) -> Vec<SourceFile> {
    let rooms = ROOMS
        .iter()
        .map(|room| walkdir::WalkDir::new(root().join(room)));
    let top = walkdir::WalkDir::new(root()).max_depth(1);
    let mut files = Vec::new();
    for entry in rooms.chain([top]).flatten() {
        let entry = entry.expect("a readable folder");
        let extension = entry
            .path()
            .extension()
            .and_then(|extension| extension.to_str());
        if entry.file_type().is_file() && extensions.contains(&extension.unwrap_or_default()) {
            let text = std::fs::read_to_string(entry.path()).expect("a readable text");
            files.push(SourceFile {
                path: relative(entry.path()),
                text,
            });
        }
    }
    files.sort_by(|one, two| one.path.cmp(&two.path));
    files
}

/// The files of Rust that were written by hand.
pub(crate) fn handwritten() -> Vec<SourceFile> {
    let mut files = files(&["rs"]);
    files.retain(|file| !file.is_generated());
    files
}

fn relative(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("in the workspace");
    path.to_string_lossy().replace('\\', "/")
}

/// The tokens of a file: comments and texts don't count.
pub(crate) fn tokens(file: &SourceFile) -> TokenStream {
    file.text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", file.path))
}

/// Every path of names in the tokens, such as `crate::store::Store`; `use a::{b, c::d}` gives `a::b` and `a::c::d`.
pub(crate) fn paths(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let whole: Vec<TokenTree> = tokens.into_iter().collect();
    collect("", &whole, &mut found);
    found
}

fn collect(prefix: &str, tokens: &[TokenTree], found: &mut Vec<String>) {
    let mut path = prefix.to_owned();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Ident(name) => {
                path.push_str(&name.to_string());
                if is_separator(&tokens[at..]) {
                    path.push_str("::");
                    at += 2;
                    continue;
                }
                found.push(std::mem::replace(&mut path, prefix.to_owned()));
            }
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                // Only a group of braces right behind a separator goes on with the path.
                let goes_on = path.ends_with("::") && group.delimiter() == Delimiter::Brace;
                collect(if goes_on { &path } else { "" }, &inner, found);
                prefix.clone_into(&mut path);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => prefix.clone_into(&mut path),
        }
    }
}

fn is_separator(tokens: &[TokenTree]) -> bool {
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ':');
    tokens.len() >= 2 && tokens[..2].iter().all(is_colon)
}

#[test]
fn paths_are_found_in_groups_and_calls_and_not_in_texts() {
    let tokens = "use a::{b, c::{self, d}}; fn f() { x::y(\"crate::store\"); } // z::z";
    let found = paths(tokens.parse().expect("tokens"));
    assert_eq!(
        found,
        ["use", "a::b", "a::c::self", "a::c::d", "fn", "f", "x::y"]
    );
}
