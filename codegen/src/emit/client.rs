//! The typed client: progenitor's, on the types of the document, a file for each area.

use std::collections::BTreeMap;
use std::path::Path;

use quote::quote;
use syn::Item;

use super::Input;
use super::rust::{self, ident};
use super::types::Impls;
use crate::any::emit::client::{self, Calls};
use crate::model::{Finding, OutputFile};
use crate::names;

/// Writes the client.
pub(crate) fn emit(input: &Input<'_>, impls: &Impls) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let Some(folder) = &input.config.output.client else {
        return Ok(Vec::new());
    };
    let one = |finding: Finding| vec![finding];
    let state = input.config.rust.client_state.as_deref();
    let state = state.map(rust::path).transpose().map_err(one)?;
    let how = Calls {
        types: format!("::{}", input.config.rust.types_crate),
        impls,
        state: state.map(|state| quote!(#state)),
        by_tag: true,
        unlimited: true,
    };
    let mut split = Split::new(input);
    for item in client::calls(&input.document.api, &how)? {
        split.take(item);
    }
    split.files(input, folder).map_err(one)
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

    fn files(self, input: &Input<'_>, folder: &Path) -> Result<Vec<OutputFile>, Finding> {
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
        let types = (!self.types.is_empty()).then(|| {
            quote!(
                pub mod types;
            )
        });
        if types.is_some() {
            let about = "Types of parameters that the types crate doesn't have.";
            let types = rust::item_file(input, folder, "types.rs", about, self.types);
            files.push(types);
        }
        let modules: syn::File = syn::parse_quote! {
            #(mod #areas;)*
            pub mod builder;
            #types
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
