//! The types: one type space over every named schema, written as a file per area.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;
use serde_json::Value;
use syn::Item;
use typify::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use super::ownership::{self, CONTENTS};
use super::polish::{self, Facts};
use super::rust::{self, doc, ident, refused};
use super::{Input, draft7, variants};
use crate::model::{Finding, OutputFile};

/// What each type implements, by its name.
pub(crate) type Impls = BTreeMap<String, Vec<TypeSpaceImpl>>;

/// Every named type.
pub(crate) struct Types {
    space: TypeSpace,
    /// The schema of each type, by its Rust name.
    schemas: BTreeMap<String, Value>,
}

impl Types {
    pub(crate) fn build(input: &Input<'_>) -> Result<Self, Finding> {
        let schemas = named_schemas(input)?;
        let mut settings = TypeSpaceSettings::default();
        settings
            .with_derive("PartialEq".to_owned())
            .with_map_type("::std::collections::BTreeMap");
        for (name, path) in &input.config.replace {
            let Some(schema) = schemas.get(name) else {
                return Err(Finding::new(
                    "",
                    "",
                    format!(
                        "the configuration replaces {name}, which is no schema of the document"
                    ),
                    "take the line out of `[replace]`, or name a schema",
                ));
            };
            settings.with_replacement(name, path, impls_of(schema).into_iter());
        }
        let mut definitions = Vec::new();
        for (name, schema) in &schemas {
            let parsed =
                serde_json::from_value(draft7::named(schema)).map_err(|e| refused(name, e))?;
            definitions.push((name.clone(), parsed));
        }
        let mut space = TypeSpace::new(&settings);
        space
            .add_ref_types(definitions)
            .map_err(|error| refused("the types", error))?;
        Ok(Self { space, schemas })
    }

    /// What may be asked of each type, for the generators that only use it.
    pub(crate) fn impls(&self) -> Impls {
        let mut impls: Impls = self
            .schemas
            .iter()
            .map(|(name, schema)| (name.clone(), impls_of(schema)))
            .collect();
        let all = [
            TypeSpaceImpl::Display,
            TypeSpaceImpl::FromStr,
            TypeSpaceImpl::Default,
        ];
        for found in self.space.iter_types() {
            if let Some(impls) = impls.get_mut(&found.name()) {
                *impls = all
                    .into_iter()
                    .filter(|wanted| found.has_impl(*wanted))
                    .collect();
            }
        }
        impls
    }
}

/// What a hand-written type in place of a schema is taken to implement.
fn impls_of(schema: &Value) -> Vec<TypeSpaceImpl> {
    match schema.get("type").and_then(Value::as_str) {
        Some("string" | "integer" | "number" | "boolean") => {
            vec![TypeSpaceImpl::Display, TypeSpaceImpl::FromStr]
        }
        _ => Vec::new(),
    }
}

/// Every schema that gets a type: those of the document, and the registry's entries and their variants.
fn named_schemas(input: &Input<'_>) -> Result<BTreeMap<String, Value>, Finding> {
    let mut all = input.document.all_schemas();
    for entry in &input.document.registry {
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
    all: &mut BTreeMap<String, Value>,
    name: &str,
    schema: &Value,
    file: &str,
) -> Result<(), Finding> {
    match all.insert(name.to_owned(), schema.clone()) {
        Some(before) if before != *schema => Err(Finding::new(
            file,
            "",
            format!("two schemas are named {name}"),
            "give one of them another title",
        )),
        _ => Ok(()),
    }
}

/// Writes the types.
pub(crate) fn emit(input: &Input<'_>, types: &Types) -> Result<Vec<OutputFile>, Finding> {
    let stream: syn::File =
        syn::parse2(types.space.to_stream()).map_err(|error| refused("the types", error))?;
    let facts = facts(input, types);
    let mut split = Split::new(ownership::modules(input));
    for item in stream.items {
        split.take(item);
    }
    split.check(input, types)?;
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
        all.extend(polish::items(items, &facts));
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
    let has_nullable = types.schemas.values().any(polish::needs_null);
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

/// What the polishing needs to know of each type beyond its Rust.
fn facts(input: &Input<'_>, types: &Types) -> BTreeMap<String, Facts> {
    let mut facts: BTreeMap<String, Facts> = types
        .schemas
        .iter()
        .map(|(name, schema)| (name.clone(), Facts::of(schema)))
        .collect();
    for variants in input
        .document
        .registry
        .iter()
        .filter_map(|entry| entry.variants.as_ref())
    {
        for (value, variant) in &variants.schemas {
            let used = variants
                .schemas
                .values()
                .filter(|other| other.title == variant.title)
                .count();
            if let Some(facts) = facts.get_mut(&variant.title)
                && used == 1
            {
                facts.fixed = Some((variants.key.clone(), value.clone()));
            }
        }
    }
    facts
}

/// The one stream of items, dealt out.
struct Split {
    owners: BTreeMap<String, String>,
    modules: BTreeMap<String, Vec<Item>>,
    defaults: Vec<Item>,
    error: Vec<Item>,
    current: String,
    seen: BTreeSet<String>,
}

impl Split {
    fn new(owners: BTreeMap<String, String>) -> Self {
        Self {
            owners,
            modules: BTreeMap::new(),
            defaults: Vec::new(),
            error: Vec::new(),
            current: CONTENTS.to_owned(),
            seen: BTreeSet::new(),
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
        self.seen.insert(name.to_owned());
        self.current = self
            .owners
            .get(name)
            .cloned()
            .unwrap_or_else(|| CONTENTS.to_owned());
    }

    /// Every schema has become a type of its own name, or was replaced; and nothing else appeared.
    fn check(&self, input: &Input<'_>, types: &Types) -> Result<(), Finding> {
        for name in types.schemas.keys() {
            if input.config.replace.contains_key(name) == self.seen.contains(name) {
                let mend = "name the schema in plain UpperCamelCase; a replaced one must be a named schema";
                return Err(Finding::new(
                    "",
                    "",
                    format!("{name} was not made as expected"),
                    mend,
                ));
            }
        }
        match self
            .seen
            .iter()
            .find(|name| !types.schemas.contains_key(*name))
        {
            Some(name) => Err(Finding::new(
                "",
                "",
                format!("a nested schema became a type of its own, {name}"),
                "give it a file and refer to it",
            )),
            None => Ok(()),
        }
    }
}
