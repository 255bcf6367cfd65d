//! The types: one type space over every named schema, written as a file per area.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;
use serde_json::Value;
use syn::Item;
use typify::TypeSpaceImpl;

use super::ownership::{self, CONTENTS};
use super::rust::{self, doc, ident};
use super::{Input, variants};
use crate::any::emit::polish;
use crate::any::emit::types::{self, How};
use crate::any::model::{Kind, Type};
use crate::any::typing::Style;
use crate::model::{Document, Finding, OutputFile};
use crate::names::is_type_name;

/// What may be asked of each type, by its name.
pub(crate) type Impls = BTreeMap<String, Vec<TypeSpaceImpl>>;

/// Every named type of a project: those of the document, those that only the registry reaches, the
/// registry's entries and their variants.
pub(crate) struct Types {
    /// By name.
    all: BTreeMap<String, Type>,
    items: Vec<Item>,
    pub(crate) impls: Impls,
}

impl Types {
    pub(crate) fn build(input: &Input<'_>) -> Result<Self, Vec<Finding>> {
        let all = named(input).map_err(|finding| vec![finding])?;
        let replace = input.config.replace.clone();
        if let Some(name) = replace.keys().find(|name| !all.contains_key(*name)) {
            let reason =
                format!("the configuration replaces {name}, which is no schema of the document");
            let mend = "take the line out of `[replace]`, or name a schema";
            return Err(vec![Finding::new("", "", reason, mend)]);
        }
        let how = How {
            style: Style::Plain,
            replace,
            fixed: fixed(input),
        };
        let wanted = all.iter().map(|(name, ty)| (name.as_str(), ty)).collect();
        let types::Types { items, impls } =
            types::build(&input.document.api.bundle, &wanted, &how)?;
        Ok(Self { all, items, impls })
    }
}

fn named(input: &Input<'_>) -> Result<BTreeMap<String, Type>, Finding> {
    let Document {
        api,
        registry,
        registry_schemas,
        ..
    } = input.document;
    let mut all: BTreeMap<String, Type> = api
        .types
        .iter()
        .filter(|(_, ty)| matches!(ty.kind, Kind::Named(_)))
        .map(|(name, ty)| (name.clone(), ty.clone()))
        .collect();
    for (name, schema) in registry_schemas {
        add(
            &mut all,
            name,
            schema,
            &format!("/components/schemas/{name}"),
        )?;
    }
    for entry in registry {
        let name = match &entry.variants {
            Some(_) => variants::fallback_name(&entry.title),
            None => entry.title.clone(),
        };
        add(&mut all, &name, &entry.schema, &entry.file)?;
        for variant in entry
            .variants
            .iter()
            .flat_map(|variants| variants.schemas.values())
        {
            add(&mut all, &variant.title, &variant.schema, &entry.file)?;
        }
    }
    Ok(all)
}

fn add(
    all: &mut BTreeMap<String, Type>,
    name: &str,
    schema: &Value,
    pointer: &str,
) -> Result<(), Finding> {
    if !is_type_name(name) {
        let reason = format!("{name} is no name of a type");
        let mend = "give it a title in upper camel case";
        return Err(Finding::new(pointer, "", reason, mend));
    }
    let ty = Type {
        schema: schema.clone(),
        kind: Kind::Named(name.to_owned()),
        pointer: pointer.to_owned(),
    };
    match all.insert(name.to_owned(), ty) {
        Some(before) if before.schema != *schema => Err(Finding::new(
            pointer,
            "",
            format!("two schemas are named {name}"),
            "give one of them another title",
        )),
        _ => Ok(()),
    }
}

/// The key that tells variants apart, in those that are of one value of it only.
fn fixed(input: &Input<'_>) -> BTreeMap<String, (String, String)> {
    let mut fixed = BTreeMap::new();
    let entries = input.document.registry.iter();
    for variants in entries.filter_map(|entry| entry.variants.as_ref()) {
        for (value, variant) in &variants.schemas {
            let all = variants.schemas.values();
            if all.filter(|other| other.title == variant.title).count() == 1 {
                fixed.insert(variant.title.clone(), (variants.key.clone(), value.clone()));
            }
        }
    }
    fixed
}

/// Writes the types.
pub(crate) fn emit(input: &Input<'_>, types: &Types) -> Result<Vec<OutputFile>, Finding> {
    let mut split = Split::new(ownership::modules(input), types);
    for item in &types.items {
        split.take(item.clone());
    }
    let folder = &input.config.output.types;
    let mut files = Vec::new();
    let modules: Vec<_> = split.modules.keys().map(|module| ident(module)).collect();
    for (module, items) in split.modules {
        let about = match module.as_str() {
            ownership::COMMON => "Types that several areas share.".to_owned(),
            CONTENTS => "Types that only the registry reaches.".to_owned(),
            area => format!("Types of the area `{area}`."),
        };
        let imports: Item = syn::parse_quote! {
            #[allow(unused_imports, reason = "not every file refers to another")]
            use super::*;
        };
        let mut all = vec![imports];
        all.extend(items);
        files.push(rust::item_file(
            input,
            folder,
            &format!("{module}.rs"),
            &about,
            all,
        ));
    }
    for (name, about, items) in [
        ("defaults.rs", "Default values of fields.", split.defaults),
        (
            "error.rs",
            "What conversions from text fail with.",
            split.error,
        ),
    ] {
        files.push(rust::item_file(input, folder, name, about, items));
    }
    files.push(module_file(input, types, &modules)?);
    Ok(files)
}

fn module_file(
    input: &Input<'_>,
    types: &Types,
    modules: &[syn::Ident],
) -> Result<OutputFile, Finding> {
    let registry = input.config.registry.as_ref().map(|registry| {
        let table = ident(&registry.table);
        let any = ident(&registry.any);
        let variants = input
            .document
            .registry
            .iter()
            .filter(|entry| entry.variants.is_some());
        let variants: Vec<_> = variants.map(|entry| ident(&entry.title)).collect();
        let chosen = (!variants.is_empty()).then(|| {
            quote! {
                mod variants;
                pub use self::variants::{#(#variants),*};
            }
        });
        quote! {
            mod registry;
            #chosen
            pub use self::registry::{#any, #table};
        }
    });
    let has_nullable = types.all.values().any(|ty| polish::needs_null(&ty.schema));
    let nullable = has_nullable.then(absent_or_null);
    let tokens = quote! {
        #(mod #modules;)*
        mod defaults;
        pub mod error;
        mod schemas;
        #registry
        #(pub use self::#modules::*;)*

        #nullable
    };
    let about = "The types of the document, a file for each area, and what is known of them.";
    rust::file(input, &input.config.output.types, "mod.rs", about, tokens)
}

/// The function that reads fields which may be absent or null.
fn absent_or_null() -> proc_macro2::TokenStream {
    let about =
        doc("Reads a field that may be absent, null or a value, which are three different things.");
    quote! {
        #about
        fn absent_or_null<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
        where
            D: ::serde::Deserializer<'de>,
            T: ::serde::Deserialize<'de>,
        {
            <Option<T> as ::serde::Deserialize>::deserialize(deserializer).map(Some)
        }
    }
}

/// The one stream of items, dealt out.
struct Split {
    /// The module of each type of the document.
    owners: BTreeMap<String, String>,
    /// The types that only the registry reaches.
    contents: BTreeSet<String>,
    modules: BTreeMap<String, Vec<Item>>,
    defaults: Vec<Item>,
    error: Vec<Item>,
    current: String,
}

impl Split {
    fn new(owners: BTreeMap<String, String>, types: &Types) -> Self {
        let contents = types.all.keys().filter(|name| !owners.contains_key(*name));
        Self {
            contents: contents.cloned().collect(),
            owners,
            modules: BTreeMap::new(),
            defaults: Vec::new(),
            error: Vec::new(),
            current: CONTENTS.to_owned(),
        }
    }

    /// typify writes type by type, each followed by its implementations.
    fn take(&mut self, item: Item) {
        match &item {
            Item::Struct(found) => self.begin(&found.ident.to_string()),
            Item::Enum(found) => self.begin(&found.ident.to_string()),
            Item::Mod(module) => {
                let items = module
                    .content
                    .clone()
                    .map(|(_, items)| items)
                    .unwrap_or_default();
                match module.ident.to_string().as_str() {
                    "defaults" => self.defaults = items,
                    _ => self.error = items,
                }
                return;
            }
            _ => {}
        }
        self.modules
            .entry(self.current.clone())
            .or_default()
            .push(item);
    }

    fn begin(&mut self, name: &str) {
        // A nested type begins with the name of the one that it is nested in.
        let mut above = self.owners.range(..=name.to_owned()).rev();
        let owner = above.find(|(owner, _)| name.starts_with(owner.as_str()));
        let is_own = self.contents.contains(name);
        self.current = match owner {
            Some((owner, module)) if owner == name || !is_own => module.clone(),
            _ => CONTENTS.to_owned(),
        };
    }
}
