//! What is done to the requests that progenitor writes: each method is documented from the document, and nothing is kept that
//! nobody uses.

use std::collections::BTreeMap;

use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{Attribute, ImplItem, Item, Visibility};

use crate::any::model::Api;
use crate::emit::rust::{doc, ident, mentions};
use crate::names;

/// What the requests take from progenitor's client, and the word that tells that they do where the name itself doesn't
/// stand: of a trait its method.
const OF_PROGENITOR: [(&str, &str); 8] = [
    ("ByteStream", "ByteStream"),
    ("ClientHooks", "pre"),
    ("ClientInfo", "api_version"),
    ("Error", "Error"),
    ("OperationInfo", "OperationInfo"),
    ("RequestBuilderExt", "form_urlencoded"),
    ("ResponseValue", "ResponseValue"),
    ("encode_path", "encode_path"),
];

/// Documents the methods of the builders, and drops the module of types if there is none in it.
pub(super) fn refined(api: &Api, items: &mut Vec<Item>) {
    let said = descriptions(api);
    items.retain(|item| !has_no_types(item));
    let with_types = items.iter().any(|item| is_module(item, "types"));
    for item in items {
        let Item::Mod(module) = item else {
            continue;
        };
        Plain.visit_attributes_mut(&mut module.attrs);
        if module.ident != "builder" {
            continue;
        }
        let items = module.content.iter_mut().flat_map(|(_, items)| items);
        for item in items {
            match item {
                Item::Impl(item) => document(item, &said),
                Item::Struct(item) => {
                    item.attrs
                        .push(syn::parse_quote!(#[must_use = "a request goes out with `send`"]));
                }
                _ => {}
            }
        }
        if let (false, Some((_, items))) = (with_types, &mut module.content) {
            let types = quote!(
                use super::types;
            )
            .to_string();
            items.retain(|item| quote!(#item).to_string() != types);
        }
    }
}

/// Names what is used, and no more, for a file of its own.
pub(super) fn imported(mut items: Vec<Item>) -> Vec<Item> {
    // It names the client once more.
    items.retain(|item| !is_module(item, "prelude"));
    let mut result = imports(&items);
    for mut item in items {
        if let Item::Mod(module) = &mut item
            && module.ident == "builder"
            && let Some((_, inner)) = &mut module.content
        {
            inner.retain(|item| !is_of_progenitor(item));
            let imports = imports(inner);
            inner.splice(0..0, imports);
        }
        if !is_of_progenitor(&item) {
            result.push(item);
        }
    }
    result
}

/// What those items need, modules among them left out.
fn imports(items: &[Item]) -> Vec<Item> {
    let is_here = |item: &&Item| !is_of_progenitor(item) && !matches!(item, Item::Mod(_));
    let kept = items.iter().filter(is_here);
    let all = quote!(#(#kept)*);
    let used = OF_PROGENITOR
        .iter()
        .filter(|(name, word)| mentions(&all, name) || mentions(&all, word));
    let used: Vec<_> = used.map(|(name, _)| ident(name)).collect();
    if used.is_empty() {
        return Vec::new();
    }
    vec![syn::parse_quote!(use progenitor_client::{#(#used),*};)]
}

/// Whether it is one of progenitor's own imports.
fn is_of_progenitor(item: &Item) -> bool {
    matches!(item, Item::Use(item) if mentions(&quote!(#item), "ClientInfo") || mentions(&quote!(#item), "ClientHooks"))
}

fn is_module(item: &Item, name: &str) -> bool {
    matches!(item, Item::Mod(module) if module.ident == name)
}

/// Whether it is the module of types with nothing in it but how they would fail.
fn has_no_types(item: &Item) -> bool {
    let Item::Mod(module) = item else {
        return false;
    };
    let items = module.content.as_ref().map(|(_, items)| items);
    let only = items.is_some_and(|items| items.iter().all(|item| is_module(item, "error")));
    module.ident == "types" && only
}

/// By request and method: what the document says of it.
fn descriptions(api: &Api) -> BTreeMap<(String, String), &str> {
    let mut said = BTreeMap::new();
    for operation in &api.operations {
        let request = names::pascal(&operation.name);
        for member in operation.parameters.iter().flat_map(|group| &group.members) {
            if let Some(text) = &member.description {
                said.insert((request.clone(), names::snake(&member.name)), text.as_str());
            }
        }
    }
    said
}

fn document(item: &mut syn::ItemImpl, said: &BTreeMap<(String, String), &str>) {
    let request = match &*item.self_ty {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    };
    let request = request.unwrap_or_default();
    for member in &mut item.items {
        let ImplItem::Fn(function) = member else {
            continue;
        };
        let is_public = matches!(function.vis, Visibility::Public(_));
        if !is_public || function.attrs.iter().any(|one| one.path().is_ident("doc")) {
            continue;
        }
        let name = function.sig.ident.to_string();
        let described = said.get(&(request.clone(), name.clone())).copied();
        let text = match (name.as_str(), described.map(str::trim)) {
            (_, Some(text)) if !text.is_empty() => text.to_owned(),
            ("new", _) => "Begins the request.".to_owned(),
            ("body", _) => "The body.".to_owned(),
            (name, _) => format!("`{}`.", name.trim_start_matches("r#")),
        };
        let text = doc(&text);
        let carrier: syn::ItemStruct = syn::parse_quote!(#text struct Carrier;);
        function.attrs.splice(0..0, carrier.attrs);
    }
}

/// Takes progenitor's own lints away.
struct Plain;

impl VisitMut for Plain {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        attributes.retain(|attribute| !attribute.path().is_ident("allow"));
    }
}
