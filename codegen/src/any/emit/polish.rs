//! What is added to plain types: lists and maps that may be absent, null told apart from absent,
//! `Default` and `new`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, Field, Fields, Item, ItemStruct, Lit, Meta, Type, parse_quote};

use crate::emit::rust::doc;

/// What the Rust alone doesn't say of a type.
pub(crate) struct Facts {
    /// Required properties, in the order of the document.
    required: Vec<String>,
    /// Properties that may be null.
    nullable: Vec<String>,
    /// A key and the one value it has.
    fixed: Option<(String, String)>,
}

impl Facts {
    pub(crate) fn of(schema: &Value, fixed: Option<(String, String)>) -> Self {
        let required = schema.get("required").and_then(Value::as_array);
        let properties = schema.get("properties").and_then(Value::as_object);
        Self {
            required: required
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            nullable: properties
                .into_iter()
                .flatten()
                .filter(|(_, schema)| is_nullable(schema))
                .map(|(name, _)| name.clone())
                .collect(),
            fixed,
        }
    }
}

/// Whether a schema has a property that may be absent, null or a value.
pub(crate) fn needs_null(schema: &Value) -> bool {
    let facts = Facts::of(schema, None);
    facts
        .nullable
        .iter()
        .any(|name| !facts.required.contains(name))
}

/// The items, polished, each type followed by its additions.
pub(crate) fn items(items: Vec<Item>, facts: &BTreeMap<String, Facts>) -> Vec<Item> {
    let mut result = Vec::new();
    for mut item in items {
        let mut addition = None;
        if let Item::Struct(item) = &mut item
            && let Some(facts) = facts.get(&item.ident.to_string())
        {
            addition = structure(item, facts);
        }
        result.push(item);
        result.extend(addition);
    }
    result
}

/// Whether a schema also allows null.
fn is_nullable(schema: &Value) -> bool {
    schema.get("nullable") == Some(&Value::Bool(true))
}

/// Gives every doc comment a space in front, a line each, and takes sketches out of the doc tests.
pub(crate) fn tidy_docs(item: &mut Item) {
    Docs.visit_item_mut(item);
}

struct Docs;

impl VisitMut for Docs {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        let mut result: Vec<Attribute> = Vec::new();
        for attribute in attributes.drain(..) {
            match doc_text(&attribute) {
                Some(text) => result.extend(doc_lines(&attribute, text.trim())),
                None => result.push(attribute),
            }
        }
        *attributes = result;
    }
}

/// The attribute once for each line.
fn doc_lines(attribute: &Attribute, text: &str) -> Vec<Attribute> {
    let with_text = |line: &str| {
        let mut attribute = attribute.clone();
        let line = match line {
            "" => String::new(),
            // Sketches that don't compile by themselves are shown, not listed as tests that are never run.
            "```ignore" => " ```text".to_owned(),
            line => format!(" {line}"),
        };
        if let Meta::NameValue(meta) = &mut attribute.meta {
            meta.value = parse_quote!(#line);
        }
        attribute
    };
    text.lines().map(with_text).collect()
}

fn doc_text(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    match &meta.value {
        Expr::Lit(literal) if meta.path.is_ident("doc") => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn parse_attributes(tokens: &TokenStream) -> Vec<Attribute> {
    let item: ItemStruct = parse_quote!(#tokens struct Carrier;);
    item.attrs
}

fn structure(item: &mut ItemStruct, facts: &Facts) -> Option<Item> {
    match &mut item.fields {
        Fields::Named(fields) => {
            for field in &mut fields.named {
                polish_field(field, facts);
            }
        }
        Fields::Unnamed(fields) => {
            let holds = fields.unnamed.first().map(|field| last_segment(&field.ty));
            if matches!(holds.as_deref(), Some("Map" | "BTreeMap" | "Vec")) {
                derive_default(item);
            }
            return None;
        }
        Fields::Unit => return None,
    }
    construction(item, facts)
}

fn polish_field(field: &mut Field, facts: &Facts) {
    let serde = Serde::of(&field.attrs);
    if serde.flatten {
        field
            .attrs
            .extend(parse_attributes(&doc("What the document doesn't name.")));
        field.attrs.rotate_right(1);
        return;
    }
    let name = wire_name(field);
    let ty = field.ty.clone();
    if matches!(last_segment(&ty).as_str(), "Vec" | "BTreeMap") && serde.skip {
        // An empty list is not the same as none.
        field.ty = parse_quote!(::std::option::Option<#ty>);
        replace_serde(
            field,
            &quote!(skip_serializing_if = "::std::option::Option::is_none"),
        );
    }
    if !facts.nullable.contains(&name) {
        return;
    }
    let ty = field.ty.clone();
    if facts.required.contains(&name) {
        field.ty = parse_quote!(::std::option::Option<#ty>);
        // Without a function of its own serde takes an absent option for none.
        replace_serde(
            field,
            &quote!(deserialize_with = "::serde::Deserialize::deserialize"),
        );
    } else if !serde.default {
        field.ty = parse_quote!(::std::option::Option<#ty>);
        let options = quote! {
            default,
            deserialize_with = "super::absent_or_null",
            skip_serializing_if = "::std::option::Option::is_none"
        };
        replace_serde(field, &options);
    }
}

/// Replaces all options of serde but the name.
fn replace_serde(field: &mut Field, options: &TokenStream) {
    let rename = Serde::of(&field.attrs)
        .rename
        .map(|name| quote!(rename = #name,));
    field
        .attrs
        .retain(|attribute| !attribute.path().is_ident("serde"));
    field.attrs.push(parse_quote!(#[serde(#rename #options)]));
}

fn wire_name(field: &Field) -> String {
    let rust = field
        .ident
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    Serde::of(&field.attrs).rename.unwrap_or(rust)
}

fn last_segment(ty: &Type) -> String {
    match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// The options of serde on a field.
#[derive(Default)]
struct Serde {
    rename: Option<String>,
    flatten: bool,
    skip: bool,
    /// Whether there is a default.
    default: bool,
    /// The function that gives it, if that isn't the one of the type.
    function: Option<String>,
}

impl Serde {
    fn of(attributes: &[Attribute]) -> Self {
        let mut serde = Self::default();
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("serde"))
        {
            // typify writes nothing here that this can't read, and what it can't read it leaves alone.
            let _ = attribute.parse_nested_meta(|meta| {
                let value = match meta.value() {
                    Ok(value) => Some(value.parse::<syn::LitStr>()?.value()),
                    Err(_) => None,
                };
                if meta.path.is_ident("rename") {
                    serde.rename = value;
                } else if meta.path.is_ident("flatten") {
                    serde.flatten = true;
                } else if meta.path.is_ident("skip_serializing_if") {
                    serde.skip = true;
                } else if meta.path.is_ident("default") {
                    serde.default = true;
                    serde.function = value;
                }
                Ok(())
            });
        }
        serde
    }
}

fn derive_default(item: &mut ItemStruct) {
    item.attrs.insert(
        first_after_docs(&item.attrs),
        parse_quote!(#[derive(Default)]),
    );
}

fn first_after_docs(attributes: &[Attribute]) -> usize {
    attributes
        .iter()
        .position(|attribute| !attribute.path().is_ident("doc"))
        .unwrap_or(attributes.len())
}

/// `Default` when nothing is required, otherwise `new` with what is.
fn construction(item: &mut ItemStruct, facts: &Facts) -> Option<Item> {
    let Fields::Named(fields) = &item.fields else {
        return None;
    };
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    let mut has_own_default = false;
    for field in &fields.named {
        let name = field.ident.clone()?;
        let wire = wire_name(field);
        let serde = Serde::of(&field.attrs);
        let value = match (&serde.function, &facts.fixed) {
            (_, Some((key, value))) if *key == wire => {
                has_own_default = true;
                quote!(#value.to_owned())
            }
            (Some(function), _) => {
                has_own_default = true;
                let function: syn::ExprPath = syn::parse_str(function).ok()?;
                quote!(#function())
            }
            _ if serde.skip || serde.flatten || serde.default => {
                quote!(::std::default::Default::default())
            }
            _ => {
                parameters.push((wire, name.clone(), field.ty.clone()));
                values.push(converted(&name, &field.ty));
                continue;
            }
        };
        values.push(quote!(#name: #value));
    }
    let ty = &item.ident;
    if parameters.is_empty() {
        if !has_own_default {
            derive_default(item);
            return None;
        }
        return Some(parse_quote! {
            impl ::std::default::Default for #ty {
                fn default() -> Self {
                    Self { #(#values),* }
                }
            }
        });
    }
    parameters.sort_by_key(|(wire, _, _)| facts.required.iter().position(|name| name == wire));
    let parameters = parameters.iter().map(|(_, name, ty)| parameter(name, ty));
    let about = doc("With what is required; what may be absent is.");
    Some(parse_quote! {
        impl #ty {
            #about
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    })
}

fn parameter(name: &syn::Ident, ty: &Type) -> TokenStream {
    if last_segment(ty) == "String" {
        quote!(#name: impl ::std::convert::Into<#ty>)
    } else {
        quote!(#name: #ty)
    }
}

fn converted(name: &syn::Ident, ty: &Type) -> TokenStream {
    if last_segment(ty) == "String" {
        quote!(#name: #name.into())
    } else {
        quote!(#name)
    }
}
