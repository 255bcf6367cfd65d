//! Contents whose shape is chosen by one of their keys.
//!
//! An untagged enum of serde would try each shape in turn and blame none; the enums here look at the key first.

use proc_macro2::TokenStream;
use quote::quote;

use super::Input;
use super::rust::{self, doc, ident};
use crate::model::{Finding, OutputFile, RegistryEntry, Variants};

/// The name of the base of an entry with variants, which holds what no variant is for.
pub(crate) fn fallback_name(title: &str) -> String {
    format!("Other{title}")
}

/// Writes the enums, if an entry has variants.
pub(crate) fn emit(input: &Input<'_>) -> Result<Option<OutputFile>, Finding> {
    let entries = input.document.registry.iter();
    let enums: Vec<TokenStream> = entries
        .filter_map(|entry| {
            entry
                .variants
                .as_ref()
                .map(|variants| enumeration(entry, variants))
        })
        .collect();
    if enums.is_empty() {
        return Ok(None);
    }
    let about = "Contents whose shape is chosen by one of their keys.";
    let tokens = quote! {
        use super::*;
        #(#enums)*
    };
    rust::file(
        input,
        &input.config.output.types,
        "variants.rs",
        about,
        tokens,
    )
    .map(Some)
}

fn enumeration(entry: &RegistryEntry, variants: &Variants) -> TokenStream {
    let title = ident(&entry.title);
    let fallback = ident(&fallback_name(&entry.title));
    let titles: Vec<&str> = variants
        .schemas
        .values()
        .map(|variant| variant.title.as_str())
        .collect();
    let short = without_common_end(&titles);
    let names: Vec<_> = short.iter().map(|name| ident(name)).collect();
    let types: Vec<_> = titles.iter().map(|name| ident(name)).collect();
    let values: Vec<&String> = variants.schemas.keys().collect();
    let key = &variants.key;
    let about = entry
        .schema
        .get("description")
        .and_then(|text| text.as_str())
        .map(doc);
    let docs = values
        .iter()
        .map(|value| doc(&format!("`{key}` is `{value}`.")));
    let other = doc(&format!("`{key}` is something else."));
    quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        pub enum #title {
            #(#docs #names(#types),)*
            #other
            Other(#fallback),
        }

        impl<'de> ::serde::Deserialize<'de> for #title {
            fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
            where
                D: ::serde::Deserializer<'de>,
            {
                let content = ::serde_json::Value::deserialize(deserializer)?;
                match content.get(#key).and_then(::serde_json::Value::as_str) {
                    #(Some(#values) => ::serde_json::from_value(content).map(Self::#names),)*
                    _ => ::serde_json::from_value(content).map(Self::Other),
                }
                .map_err(<D::Error as ::serde::de::Error>::custom)
            }
        }

        impl ::serde::Serialize for #title {
            fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
            where
                S: ::serde::Serializer,
            {
                match self {
                    #(Self::#names(content) => content.serialize(serializer),)*
                    Self::Other(content) => content.serialize(serializer),
                }
            }
        }

        #(
            impl ::std::convert::From<#types> for #title {
                fn from(content: #types) -> Self {
                    Self::#names(content)
                }
            }
        )*
    }
}

/// The names without the words that all of them end in; whole if one would have nothing left.
pub(crate) fn without_common_end(names: &[&str]) -> Vec<String> {
    let words: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
    let mut common = 0;
    while common + 1 < shortest {
        let mut ends = words
            .iter()
            .map(|words| words.get(words.len() - 1 - common));
        let first = ends.next().flatten();
        if !ends.all(|end| end == first) {
            break;
        }
        common += 1;
    }
    if names.len() < 2 {
        common = 0;
    }
    words
        .iter()
        .map(|words| {
            words
                .iter()
                .take(words.len() - common)
                .map(String::as_str)
                .collect()
        })
        .collect()
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if !c.is_ascii_uppercase() => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_at_the_end_are_left_out() {
        assert_eq!(
            without_common_end(&["TextMessageContent", "FileMessageContent"]),
            ["Text", "File"]
        );
        assert_eq!(
            without_common_end(&["RoomNameContent", "Content"]),
            ["RoomNameContent", "Content"]
        );
        assert_eq!(without_common_end(&["OneContent"]), ["OneContent"]);
    }
}
