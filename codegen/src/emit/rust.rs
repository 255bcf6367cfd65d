//! Small pieces of Rust and whole files of it.

use std::path::Path;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Input;
use crate::any::emit::attributes::laid_out;
use crate::model::{Finding, OutputFile};
use crate::names;

/// An identifier; the name must be one.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The identifier of a module, field or function named so in the document.
pub(crate) fn snake(name: &str) -> Ident {
    ident(&names::snake(name))
}

/// A path such as `::acme_types::Name`.
pub(crate) fn path(text: &str) -> Result<syn::Path, Finding> {
    syn::parse_str(text).map_err(|_| {
        Finding::new(
            "",
            "",
            format!("{text:?} is not a path of Rust"),
            "mend the name in the configuration",
        )
    })
}

/// Whether an identifier stands anywhere in some Rust.
pub(crate) fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        _ => false,
    })
}

/// `use` of those names in a module that some Rust mentions.
pub(crate) fn imports(module: &TokenStream, names: &[&str], tokens: &TokenStream) -> TokenStream {
    let used: Vec<Ident> = names
        .iter()
        .filter(|name| mentions(tokens, name))
        .map(|name| ident(name))
        .collect();
    if used.is_empty() {
        return TokenStream::new();
    }
    quote!(use #module::{#(#used),*};)
}

/// A name that the configuration gives.
pub(crate) fn name(text: &str) -> Result<Ident, Finding> {
    syn::parse_str(text).map_err(|_| {
        let reason = format!("{text:?} is not a name of Rust");
        Finding::new("", "", reason, "mend the name in the configuration")
    })
}

/// Doc comments, one a line of the text.
pub(crate) fn doc(text: &str) -> TokenStream {
    let lines = text.trim_end().lines().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// A text as a raw string, so that quotes stay readable.
pub(crate) fn raw(text: &str) -> TokenStream {
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let literal = format!("r{hashes}\"{text}\"{hashes}");
    match literal.parse::<TokenStream>() {
        Ok(tokens) => tokens,
        // A bare carriage return can't stand in a raw string.
        Err(_) => text.to_token_stream(),
    }
}

/// A file of Rust: who wrote it, what it is, and the formatted items.
pub(crate) fn file(
    input: &Input<'_>,
    folder: &Path,
    name: &str,
    about: &str,
    tokens: TokenStream,
) -> Result<OutputFile, Finding> {
    let path = input.config.resolve(folder).join(name);
    let parsed: syn::File =
        syn::parse2(tokens).map_err(|error| broken(&path, &error.to_string()))?;
    Ok(item_file(input, folder, name, about, parsed.items))
}

/// The same of items that are parsed already.
pub(crate) fn item_file(
    input: &Input<'_>,
    folder: &Path,
    name: &str,
    about: &str,
    items: Vec<syn::Item>,
) -> OutputFile {
    let file = syn::File {
        shebang: None,
        attrs: Vec::new(),
        items,
    };
    OutputFile {
        path: input.config.resolve(folder).join(name),
        text: with_header(input, about, &printed(&file)),
    }
}

/// The text with the header that every generated file has.
pub(crate) fn with_header(input: &Input<'_>, about: &str, code: &str) -> String {
    headed(&input.config.generate_command, about, code)
}

/// The same, said to be written by a command.
pub(crate) fn headed(command: &str, about: &str, code: &str) -> String {
    let about: Vec<String> = about
        .lines()
        .map(|line| format!("//! {line}").trim_end().to_owned())
        .collect();
    let about = about.join("\n");
    let text = format!("// Written by `{command}`; do not edit.\n\n{about}\n\n{code}");
    text.trim_end().to_owned() + "\n"
}

fn broken(path: &Path, reason: &str) -> Finding {
    Finding::new(
        path.display().to_string(),
        "",
        format!("the generated Rust can't be parsed: {reason}"),
        "a name or a schema in the document is not expected by the generator",
    )
}

/// A fault of a generator that the checks before it let through.
pub(crate) fn refused(what: &str, error: impl std::fmt::Display) -> Finding {
    Finding::new(
        "",
        "",
        format!("{what}: {error}"),
        "write the schema in a simpler form",
    )
}

/// The text of a file.
pub(crate) fn printed(file: &syn::File) -> String {
    laid_out(&spaced(&prettyplease::unparse(file)))
}

/// The code with an empty line between items, which the formatter leaves out.
fn spaced(code: &str) -> String {
    let mut result = String::new();
    let mut before = "";
    for line in code.lines() {
        let is_item =
            |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase() || "/#".contains(c));
        let after_item = match before {
            // A sketch in the documentation.
            _ if before.trim_start().starts_with("///") => false,
            "}" | "};" => is_item(line),
            "    }" => line.strip_prefix("    ").is_some_and(is_item),
            // A function in a module in the file.
            "        }" => ["        ///", "        #[", "        pub "]
                .iter()
                .any(|start| line.starts_with(start)),
            _ => {
                let begins = |start: &str| line.starts_with(start) && before.ends_with(';');
                (begins("///") || begins("#[") || begins("pub struct") || begins("impl"))
                    || (begins("    ///") && before.starts_with("    "))
            }
        };
        if after_item {
            result.push('\n');
        }
        result.push_str(line);
        result.push('\n');
        before = line;
    }
    result
}
