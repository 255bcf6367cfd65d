//! The typed client: progenitor's, on the types of the document, a file for each area.

use std::collections::BTreeMap;

use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle, TagStyle};
use quote::quote;
use serde_json::{Value, json};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Item};
use typify::TypeSpaceImpl;

use super::Input;
use super::rust::{self, ident, refused};
use crate::any::emit::polish::tidy_docs;
use crate::model::{Finding, OutputFile};
use crate::names;

/// Writes the client.
pub(crate) fn emit(input: &Input<'_>, impls: &BTreeMap<String, Vec<TypeSpaceImpl>>) -> Result<Vec<OutputFile>, Finding> {
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_tag(TagStyle::Separate);
    if let Some(state) = &input.config.rust.client_state {
        let state = rust::path(state)?;
        settings.with_inner_type(quote!(#state));
    }
    for name in input.document.http_schemas().keys() {
        let path = format!("::{}::{name}", input.config.rust.types_crate);
        settings.with_replacement(name, path, impls.get(name).into_iter().flatten().copied());
    }
    let document = simplified(&input.document.openapi);
    let document: openapiv3::OpenAPI =
        serde_json::from_value(document).map_err(|error| refused("the document", error))?;
    let mut generator = Generator::new(&settings);
    let stream = generator
        .generate_tokens(&document)
        .map_err(|error| refused("the client", error))?;
    let file: syn::File = syn::parse2(stream).map_err(|error| refused("the client", error))?;
    let mut split = Split::new(input);
    for mut item in file.items {
        tidy_docs(&mut item);
        WithoutTimeout.visit_item_mut(&mut item);
        split.take(item);
    }
    split.files(input)
}

/// The document without what would give inline parameters types of their own. Bounds are the server's to check.
fn simplified(document: &Value) -> Value {
    let mut document = document.clone();
    let operations = document.get_mut("paths").and_then(Value::as_object_mut);
    let operations = operations.into_iter().flat_map(|paths| paths.values_mut());
    for operation in operations
        .filter_map(Value::as_object_mut)
        .flat_map(|item| item.values_mut())
    {
        let parameters = operation
            .get_mut("parameters")
            .and_then(Value::as_array_mut);
        for parameter in parameters.into_iter().flatten() {
            if let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) {
                schema.retain(|key, _| {
                    matches!(key.as_str(), "$ref" | "type" | "format" | "description")
                });
            }
        }
        if let Some(operation) = operation.as_object_mut() {
            operation.retain(|key, _| !key.starts_with("x-"));
        }
        // An upgrade is told by its answer; progenitor asks for dropshot's mark, to send the headers that ask for one.
        if let Some(Value::Object(upgrade)) = operation.pointer_mut("/responses/101") {
            upgrade.remove("content");
            operation["x-dropshot-websocket"] = json!({});
        }
    }
    if let Some(document) = document.as_object_mut() {
        document.retain(|key, _| !key.starts_with("x-"));
        document.insert("servers".to_owned(), json!([]));
    }
    document
}

/// Takes the time limit off whole requests, since a long poll has none; that on connecting stays.
struct WithoutTimeout;

impl VisitMut for WithoutTimeout {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        if let Expr::MethodCall(call) = expression
            && call.method == "timeout"
        {
            *expression = (*call.receiver).clone();
        }
    }
}

/// The one stream of items, dealt out.
struct Split {
    /// The module of each builder, by its name.
    owners: BTreeMap<String, String>,
    /// The module of each extension trait, by its name.
    traits: BTreeMap<String, String>,
    root: Vec<Item>,
    areas: BTreeMap<String, Vec<Item>>,
    builders: BTreeMap<String, Vec<Item>>,
    types: Vec<Item>,
}

impl Split {
    fn new(input: &Input<'_>) -> Self {
        let mut owners = BTreeMap::new();
        let mut traits = BTreeMap::new();
        for operation in &input.document.operations {
            let module = names::snake(&operation.area);
            owners.insert(names::pascal(&operation.id), module.clone());
            traits.insert(
                format!("Client{}Ext", names::pascal(&operation.area)),
                module,
            );
        }
        Self {
            owners,
            traits,
            root: Vec::new(),
            areas: BTreeMap::new(),
            builders: BTreeMap::new(),
            types: Vec::new(),
        }
    }

    fn take(&mut self, item: Item) {
        match item {
            Item::Mod(module) if module.ident == "builder" => {
                for item in module.content.into_iter().flat_map(|(_, items)| items) {
                    self.take_builder(item);
                }
            }
            Item::Mod(module) if module.ident == "types" => {
                self.types = module.content.map(|(_, items)| items).unwrap_or_default();
            }
            item => {
                let module = extension(&item)
                    .and_then(|name| self.traits.get(&name))
                    .cloned();
                match module {
                    Some(module) => self.areas.entry(module).or_default().push(item),
                    None => self.root.push(item),
                }
            }
        }
    }

    fn take_builder(&mut self, item: Item) {
        let name = match &item {
            Item::Struct(item) => item.ident.to_string(),
            Item::Impl(item) => last_segment(&item.self_ty),
            // The imports are written anew in each file.
            _ => return,
        };
        let module = self
            .owners
            .get(&name)
            .cloned()
            .unwrap_or_else(|| "other".to_owned());
        self.builders.entry(module).or_default().push(item);
    }

    fn files(self, input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
        let folder = &input.config.output.client;
        let builder_folder = folder.join("builder");
        let mut files = Vec::new();
        let builders: Vec<_> = self.builders.keys().map(|module| ident(module)).collect();
        for (module, items) in self.builders {
            let about = format!("Requests of the area `{module}`.");
            let imports = syn::parse_quote! {
                #[allow(unused_imports, reason = "not every area needs everything")]
                use super::super::*;
            };
            let all = [imports].into_iter().chain(items).collect();
            files.push(rust::item_file(
                input,
                &builder_folder,
                &format!("{module}.rs"),
                &about,
                all,
            ));
        }
        let tokens = quote!(#[allow(unused_imports, reason = "the links of the documentation go through here")] use super::*; #(mod #builders;)* #(pub use self::#builders::*;)*);
        let about = "Requests, a file for each area.";
        files.push(rust::file(input, &builder_folder, "mod.rs", about, tokens)?);
        let areas: Vec<_> = self.areas.keys().map(|module| ident(module)).collect();
        for (module, items) in self.areas {
            let about = format!("The operations of the area `{module}`.");
            let all = [syn::parse_quote!(
                use super::*;
            )]
            .into_iter()
            .chain(items)
            .collect();
            files.push(rust::item_file(
                input,
                folder,
                &format!("{module}.rs"),
                &about,
                all,
            ));
        }
        let about = "Types of parameters that the types crate doesn't have.";
        files.push(rust::item_file(
            input, folder, "types.rs", about, self.types,
        ));
        let modules: syn::File = syn::parse_quote! {
            #(mod #areas;)*
            pub mod builder;
            pub mod types;
            #(pub use self::#areas::*;)*
        };
        let all = modules.items.into_iter().chain(self.root).collect();
        let about = "The typed client. `Client::new` limits the time to connect but not the whole request, for long polls.";
        files.push(rust::item_file(input, folder, "mod.rs", about, all));
        Ok(files)
    }
}

/// The name of the extension trait that an item declares or implements.
fn extension(item: &Item) -> Option<String> {
    match item {
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Impl(item) => {
            let (_, path, _) = item.trait_.as_ref()?;
            path.segments.last().map(|last| last.ident.to_string())
        }
        _ => None,
    }
}

fn last_segment(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}
