//! The types, by typify.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;
use syn::Item;
use syn::visit_mut::VisitMut;
use typify::{TypeSpace, TypeSpaceImpl, TypeSpaceSettings};

use super::pedantic;
use super::polish::{self, Facts, tidy_docs};
use super::quiet::quiet;
use super::relaxed;
use crate::any::bundle::Bundle;
use crate::any::model::{Kind, Type};
use crate::any::typing::{Style, Typing};
use crate::model::Finding;

/// What a client asks of the types of parameters.
const IMPLS: [TypeSpaceImpl; 3] = [
    TypeSpaceImpl::Display,
    TypeSpaceImpl::FromStr,
    TypeSpaceImpl::Default,
];

/// How types are made.
pub(crate) struct How {
    pub(crate) style: Style,
    /// By the name of a type: the path of the one written by hand that stands for it.
    pub(crate) replace: BTreeMap<String, String>,
    /// By the name of a plain type: a key, and the one value that it has.
    pub(crate) fixed: BTreeMap<String, (String, String)>,
}

impl How {
    /// As much as Rust can say, all of it generated.
    pub(crate) fn exact() -> Self {
        Self {
            style: Style::Exact,
            replace: BTreeMap::new(),
            fixed: BTreeMap::new(),
        }
    }
}

/// What typify makes of some types of a document.
pub(crate) struct Types {
    /// The Rust.
    pub(crate) items: Vec<Item>,
    /// What may be asked of each type, by its name.
    pub(crate) impls: BTreeMap<String, Vec<TypeSpaceImpl>>,
}

/// Makes types of some of those of a document.
pub(crate) fn build(
    bundle: &Bundle,
    types: &BTreeMap<&str, &Type>,
    how: &How,
) -> Result<Types, Vec<Finding>> {
    let names: BTreeMap<&str, &str> = types
        .iter()
        .filter_map(|(rust, ty)| match &ty.kind {
            Kind::Named(name) => Some((name.as_str(), *rust)),
            _ => None,
        })
        .collect();
    let rust = |name: &str| names.get(name).map(|rust| (*rust).to_owned());
    let typing = Typing {
        style: how.style,
        rust: &rust,
    };
    let schemas: BTreeMap<&str, Value> = types
        .iter()
        .map(|(name, ty)| (*name, typing.typed(&ty.schema)))
        .collect();
    let mut made = space(&schemas, &how.replace)
        .or_else(|_| space(&relaxed::all(&schemas), &how.replace))
        .map_err(|reason| {
            let reason = format!("the schemas together: {reason}");
            let mend = "write them in a simpler form";
            vec![bundle.finding("/components/schemas", reason, mend)]
        })?;
    unambiguous(bundle, types, how, &made.items)?;
    if how.style == Style::Plain {
        made.items = polish::items(made.items, &facts(types, how));
    }
    made.items = polished(made.items);
    Ok(made)
}

/// What the polishing needs to know of each type beyond its Rust.
fn facts(types: &BTreeMap<&str, &Type>, how: &How) -> BTreeMap<String, Facts> {
    let facts = types.iter().map(|(name, ty)| {
        let facts = Facts::of(&ty.schema, how.fixed.get(*name).cloned());
        ((*name).to_owned(), facts)
    });
    facts.collect()
}

/// What a type written by hand is taken to implement.
fn impls_of(schema: &Value) -> Vec<TypeSpaceImpl> {
    match schema.get("type").and_then(Value::as_str) {
        Some("string" | "integer" | "number" | "boolean") => {
            vec![TypeSpaceImpl::Display, TypeSpaceImpl::FromStr]
        }
        _ => Vec::new(),
    }
}

/// Runs typify, which gives up in several ways.
pub(super) fn space(
    schemas: &BTreeMap<&str, Value>,
    replace: &BTreeMap<String, String>,
) -> Result<Types, String> {
    let mut definitions = Vec::new();
    for (name, schema) in schemas {
        let schema: schemars::schema::Schema =
            serde_json::from_value(schema.clone()).map_err(|error| error.to_string())?;
        definitions.push(((*name).to_owned(), schema));
    }
    let run = || -> Result<Types, String> {
        let mut settings = TypeSpaceSettings::default();
        settings
            .with_derive("PartialEq".to_owned())
            .with_map_type("::std::collections::BTreeMap");
        let mut impls = BTreeMap::new();
        for (name, path) in replace {
            if let Some(schema) = schemas.get(name.as_str()) {
                let has = impls_of(schema);
                settings.with_replacement(name, path, has.iter().copied());
                impls.insert(name.clone(), has);
            }
        }
        let mut space = TypeSpace::new(&settings);
        space
            .add_ref_types(definitions)
            .map_err(|error| error.to_string())?;
        let file: syn::File = syn::parse2(space.to_stream()).map_err(|error| error.to_string())?;
        for found in space.iter_types() {
            let name = found.name();
            if schemas.contains_key(name.as_str()) {
                let has = IMPLS.into_iter().filter(|wanted| found.has_impl(*wanted));
                impls.insert(name, has.collect());
            }
        }
        Ok(Types {
            items: file.items,
            impls,
        })
    };
    match quiet(|| catch_unwind(AssertUnwindSafe(run))) {
        Ok(result) => result,
        Err(_) => Err("no type of Rust is known for it".to_owned()),
    }
}

/// Every type is there, and none twice.
fn unambiguous(
    bundle: &Bundle,
    types: &BTreeMap<&str, &Type>,
    how: &How,
    items: &[Item],
) -> Result<(), Vec<Finding>> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for item in items {
        let name = match item {
            Item::Struct(item) => item.ident.to_string(),
            Item::Enum(item) => item.ident.to_string(),
            _ => continue,
        };
        if !seen.insert(name.clone()) {
            let pointer = types.get(name.as_str()).map(|ty| ty.pointer.as_str());
            let reason = format!("two schemas become the type {name}, one of them a nested one");
            let mend = "name the nested schema in `components/schemas`, or rename this one";
            let pointer = pointer.unwrap_or("/components/schemas");
            found.push(bundle.finding(pointer, reason, mend));
        }
    }
    for (name, ty) in types {
        if seen.contains(*name) == how.replace.contains_key(*name) {
            let reason = format!("became no type named {name}");
            found.push(bundle.finding(&ty.pointer, reason, "rename it"));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Tidy comments, and one for everything that is public.
fn polished(mut items: Vec<Item>) -> Vec<Item> {
    for item in &mut items {
        tidy_docs(item);
        Documented.visit_item_mut(item);
    }
    pedantic::tidy(&mut items, "the generator has tried it");
    items
}

/// Says at least the name of what the document doesn't describe.
struct Documented;

impl VisitMut for Documented {
    fn visit_field_mut(&mut self, field: &mut syn::Field) {
        let public = matches!(field.vis, syn::Visibility::Public(_));
        if let (true, Some(name)) = (public, &field.ident) {
            let name = name.to_string();
            add_doc(&mut field.attrs, name.trim_start_matches("r#"));
        }
    }

    fn visit_variant_mut(&mut self, variant: &mut syn::Variant) {
        let name = variant.ident.to_string();
        add_doc(&mut variant.attrs, &name);
        for field in &mut variant.fields {
            if let Some(name) = &field.ident {
                let name = name.to_string();
                add_doc(&mut field.attrs, name.trim_start_matches("r#"));
            }
        }
    }
}

fn add_doc(attributes: &mut Vec<syn::Attribute>, name: &str) {
    if !attributes.iter().any(|one| one.path().is_ident("doc")) {
        let text = format!(" `{name}`.");
        attributes.insert(0, syn::parse_quote!(#[doc = #text]));
    }
}
