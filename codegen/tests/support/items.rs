//! The items that a snapshot shows, picked from generated files by name.

use syn::{ImplItem, Item, TraitItem, Type};
use tidings_codegen::model::OutputFile;

use super::cases::Case;

/// The items that a case is about, in the order it names them. `Name` is a declaration, `Trait for Name` an
/// implementation, `Name::function` one function of a trait or an implementation.
pub(crate) fn shown(case: &Case, files: &[OutputFile]) -> String {
    let output = &case.config.output;
    let mut parts = Vec::new();
    for (product, wanted) in &case.shows {
        let folder = match product.as_str() {
            "types" => Some(&output.types),
            "api" => output.api.as_ref(),
            "forward" => output.forward.as_ref(),
            "client" => output.client.as_ref(),
            "cli" => case.config.cli.as_ref().map(|cli| &cli.folder),
            other => panic!("no product {other}"),
        };
        let folder = case.config.resolve(folder.unwrap());
        let ours = files.iter().filter(|file| file.path.starts_with(&folder));
        let items: Vec<Item> = ours
            .flat_map(|file| syn::parse_file(&file.text).unwrap().items)
            .collect();
        for wanted in wanted {
            let item = items.iter().find_map(|item| pick(item, wanted));
            let item = item.unwrap_or_else(|| panic!("{product} has no {wanted}"));
            let text = prettyplease::unparse(&syn::File {
                shebang: None,
                attrs: Vec::new(),
                items: vec![item],
            });
            parts.push(format!("// {product}: {wanted}\n{text}"));
        }
    }
    parts.join("\n")
}

/// The item itself, or what is left of it, if it is the one wanted.
fn pick(item: &Item, wanted: &str) -> Option<Item> {
    if let Some((owner, function)) = wanted.split_once("::") {
        return only(item, owner, function);
    }
    let is_wanted = match (item, wanted.split_once(" for ")) {
        (Item::Impl(item), Some((name, owner))) => {
            let of = item.trait_.as_ref()?.1.segments.last()?;
            of.ident == name && self_name(&item.self_ty)? == owner
        }
        (Item::Struct(item), None) => item.ident == wanted,
        (Item::Enum(item), None) => item.ident == wanted,
        (Item::Trait(item), None) => item.ident == wanted,
        (Item::Static(item), None) => item.ident == wanted,
        (Item::Const(item), None) => item.ident == wanted,
        (Item::Fn(item), None) => item.sig.ident == wanted,
        _ => false,
    };
    is_wanted.then(|| item.clone())
}

/// A trait or an implementation with only one of its functions.
fn only(item: &Item, owner: &str, function: &str) -> Option<Item> {
    match item {
        Item::Trait(item) if item.ident == owner => {
            let mut item = item.clone();
            item.attrs.clear();
            item.items
                .retain(|item| matches!(item, TraitItem::Fn(item) if item.sig.ident == function));
            (!item.items.is_empty()).then_some(Item::Trait(item))
        }
        Item::Impl(item) if self_name(&item.self_ty)? == owner => {
            let mut item = item.clone();
            item.items
                .retain(|item| matches!(item, ImplItem::Fn(item) if item.sig.ident == function));
            (!item.items.is_empty()).then_some(Item::Impl(item))
        }
        _ => None,
    }
}

fn self_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}
