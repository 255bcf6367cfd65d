//! Operations as commands of a command line, whatever kind of document they come from.
//!
//! A command has an option for each parameter and each top-level key of its body, each read and checked as the schema says.
//! What is the same for all of them isn't written here but stands in a module beside them, the *support*: how the program is
//! called, how a body is put together, how an answer is shown.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::rust::{self, ident, mentions, snake};
use crate::names;

/// How options are read; only what is used of it is written.
const OPTIONS: &str = include_str!("templates/option.rs");

/// Where the commands stand.
pub(crate) struct Surroundings {
    /// The module that they use.
    pub(crate) support: syn::Path,
    /// Whether a request may be sent several times, each time with headers that the support gives it: its *place*.
    pub(crate) places: bool,
}

/// An operation.
pub(crate) struct Command<'a> {
    /// Its id in snake case.
    pub(crate) id: &'a str,
    /// What it belongs to.
    pub(crate) area: String,
    /// One line.
    pub(crate) summary: String,
    /// Markdown.
    pub(crate) description: &'a str,
    /// In upper case.
    pub(crate) method: &'a str,
    /// The template of the path.
    pub(crate) path: &'a str,
    /// Whether it needs a login.
    pub(crate) secured: bool,
    /// The headers that the support sets.
    pub(crate) own_headers: Vec<&'a str>,
    /// Parameters.
    pub(crate) options: Vec<Opt>,
    /// The body.
    pub(crate) body: Body,
    /// The method of the support that sends the request and shows the answer.
    pub(crate) answer: &'static str,
    /// Whether the answer comes in pieces.
    pub(crate) streams: bool,
}

/// The body that a command sends.
pub(crate) enum Body {
    /// None.
    None,
    /// Bytes.
    Bytes,
    /// Something of a type, with an option for each key.
    Typed {
        /// The type.
        ty: Box<syn::Type>,
        /// Whether there must be one.
        required: bool,
        /// Its keys.
        fields: Vec<Opt>,
    },
}

/// One option.
pub(crate) struct Opt {
    /// Without the dashes in front.
    pub(crate) name: String,
    /// Its name on the wire.
    pub(crate) wire: String,
    /// For people.
    pub(crate) description: String,
    /// Whether it must be given.
    pub(crate) required: bool,
    /// How it is read.
    pub(crate) how: How,
}

/// How the text of an option is read.
pub(crate) enum How {
    /// Yes or no.
    Switch,
    /// A whole number of a type, within bounds.
    Integer(&'static str, Option<i64>, Option<i64>),
    /// A number of another type.
    Number(&'static str),
    /// One of some words, of a type.
    Choice(syn::Type, Vec<String>),
    /// A text of a type.
    Named(syn::Type),
    /// Any text, of a length.
    Text(Option<u64>, Option<u64>),
    /// JSON of a type, or, where it is none, a text.
    Either(syn::Type),
    /// JSON of a type.
    Json(syn::Type),
    /// Given once for each item.
    Many(Box<How>),
}

impl How {
    /// What the text becomes.
    fn ty(&self) -> syn::Type {
        match self {
            Self::Switch => syn::parse_quote!(bool),
            Self::Integer(name, ..) | Self::Number(name) => {
                let name = ident(name);
                syn::parse_quote!(#name)
            }
            Self::Text(..) => syn::parse_quote!(String),
            Self::Choice(ty, _) | Self::Named(ty) | Self::Either(ty) | Self::Json(ty) => ty.clone(),
            Self::Many(item) => {
                let item = item.ty();
                syn::parse_quote!(Vec<#item>)
            }
        }
    }

    /// Whether that can be given away twice: types of words are plain enums.
    fn is_copy(&self) -> bool {
        match self {
            Self::Switch | Self::Integer(..) | Self::Number(_) => true,
            Self::Choice(ty, _) => *ty != syn::parse_quote!(String),
            _ => false,
        }
    }
}

/// A file of commands.
pub(crate) struct Module {
    /// Its name, without an ending.
    pub(crate) name: String,
    /// What it is about.
    pub(crate) about: String,
    /// What is in it.
    pub(crate) tokens: TokenStream,
}

/// The modules of the commands: `mod`, one for each area, and `option`. `client` is what each area takes from the client.
pub(crate) fn modules(
    around: &Surroundings,
    commands: &[Command<'_>],
    client: &dyn Fn(&str) -> TokenStream,
) -> Vec<Module> {
    let support = &around.support;
    let mut areas: Vec<&str> = Vec::new();
    for command in commands {
        if !areas.contains(&command.area.as_str()) {
            areas.push(&command.area);
        }
    }
    let mut modules = Vec::new();
    for area in &areas {
        let of_area = commands.iter().filter(|command| command.area == *area);
        let items: TokenStream = of_area.map(|command| around.command(command)).collect();
        let names = ["Body", "Call", "Failure", "Field", "Operation"];
        let names = names.into_iter().filter(|name| mentions(&items, name));
        let names = names.map(ident);
        let own = mentions(&items, "support").then(|| quote!(self as support,));
        let option = mentions(&items, "option").then(|| {
            quote!(
                use super::option;
            )
        });
        let client = client(area);
        modules.push(Module {
            name: module(area),
            about: format!("The commands of the area `{area}`."),
            tokens: quote! {
                #option
                use #support::{#own #(#names),*};
                #client
                #items
            },
        });
    }
    let option = options(&modules);
    let files = areas.iter().map(|area| ident(&module(area)));
    let has_options = option.is_some().then(|| {
        quote!(
            mod option;
        )
    });
    let all = commands.iter().map(|command| {
        let (area, name) = (ident(&module(&command.area)), static_name(command.id));
        quote!(&#area::#name)
    });
    let about = rust::doc("Every operation, by area in the order of the document.");
    modules.push(Module {
        name: "mod".to_owned(),
        about: "The commands, a file for each area.".to_owned(),
        tokens: quote! {
            #has_options
            #(mod #files;)*

            use #support::Operation;

            #about
            pub(crate) static OPERATIONS: &[&Operation] = &[#(#all),*];
        },
    });
    modules.extend(option);
    modules
}

/// The module of an area.
fn module(area: &str) -> String {
    match names::snake(area) {
        name if name == "option" => "option_".to_owned(),
        name => name,
    }
}

/// The functions that read options, as many as are used.
fn options(modules: &[Module]) -> Option<Module> {
    let file: syn::File = syn::parse_str(OPTIONS).ok()?;
    let is_called = |name: &str| {
        let called = quote!(option::).to_string() + " " + name;
        modules.iter().any(|module| {
            let text = module.tokens.to_string();
            text.contains(&format!("{called} (")) || text.contains(&format!("{called} ::"))
        })
    };
    let is_used = |item: &syn::Item| match item {
        syn::Item::Fn(function) => match function.sig.ident.to_string().as_str() {
            // All others begin with it.
            "option" => true,
            // Numbers are read as JSON.
            "json" => is_called("json") || is_called("number"),
            name => is_called(name),
        },
        _ => true,
    };
    let used: Vec<syn::Item> = file.items.into_iter().filter(is_used).collect();
    (used.len() > 1).then(|| Module {
        name: "option".to_owned(),
        about: "Options of operations: how their text is read, so that what can't be right never leaves the machine.\n\n\
                Every option's value is JSON as it goes over the wire, held to the type that the document has for it."
            .to_owned(),
        tokens: quote!(#(#used)*),
    })
}

/// The name of an operation's description, such as `ROOM_LEAVE`.
fn static_name(id: &str) -> Ident {
    let name = names::screaming(id);
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        return format_ident!("_{name}");
    }
    ident(&name)
}

impl Surroundings {
    fn command(&self, command: &Command<'_>) -> TokenStream {
        let name = static_name(command.id);
        let run = snake(command.id);
        let about = rust::doc(&format!("`{} {}`.", command.method, command.path));
        let description = self.description(command);
        let function = self.function(command);
        let mut args: Vec<TokenStream> = command
            .options
            .iter()
            .map(|option| arg(option, false))
            .collect();
        if let Body::Typed { fields, .. } = &command.body {
            args.extend(fields.iter().map(|option| arg(option, true)));
        }
        quote! {
            #about
            pub(super) static #name: Operation = Operation {
                #description
                options: || Vec::from([#(#args),*]),
                run: |call| Box::pin(#run(call)),
            };

            #function
        }
    }

    fn description(&self, command: &Command<'_>) -> TokenStream {
        let Command {
            id,
            area,
            summary,
            description,
            method,
            path,
            secured,
            own_headers,
            streams,
            ..
        } = command;
        let own_headers = self
            .places
            .then(|| quote!(own_headers: &[#(#own_headers),*],));
        let body = match &command.body {
            Body::None => quote!(Body::None),
            Body::Bytes => quote!(Body::Bytes),
            Body::Typed {
                required, fields, ..
            } => {
                let fields = fields.iter().map(|field| {
                    let Opt { name, wire, .. } = field;
                    let many = matches!(field.how, How::Many(_));
                    quote!(Field { wire: #wire, option: #name, many: #many })
                });
                quote!(Body::Json { required: #required, fields: &[#(#fields),*] })
            }
        };
        quote! {
            id: #id, area: #area, summary: #summary, description: #description, method: #method, path: #path, secured: #secured,
            #own_headers body: #body, streams: #streams,
        }
    }

    fn function(&self, command: &Command<'_>) -> TokenStream {
        let name = snake(command.id);
        let mut reads = Vec::new();
        let mut sets = Vec::new();
        for option in &command.options {
            let setter = snake(&option.wire);
            let value = format_ident!("given_{}", names::snake(&option.name));
            let ty = option.how.ty();
            let (option_name, wire) = (&option.name, &option.wire);
            let again = (self.places && !option.how.is_copy()).then(|| quote!(.clone()));
            if command.own_headers.contains(&wire.as_str()) {
                sets.push(quote! {
                    if let Some(value) = place.find::<#ty>(#wire) { request = request.#setter(value); }
                });
            } else if option.required {
                reads.push(quote!(let #value: #ty = call.need(#option_name)?;));
                sets.push(quote!(request = request.#setter(#value #again);));
            } else {
                reads.push(quote!(let #value: Option<#ty> = call.find(#option_name)?;));
                sets.push(quote! {
                    if let Some(value) = #value #again { request = request.#setter(value); }
                });
            }
        }
        match &command.body {
            Body::None => {}
            Body::Bytes => {
                reads.push(quote!(let body = call.file().await?;));
                sets.push(quote!(request = request.body(body);));
            }
            Body::Typed { ty, .. } => {
                let again = self.places.then(|| quote!(.clone()));
                reads.push(quote!(let body: #ty = call.body().await?;));
                sets.push(quote!(request = request.body(body #again);));
            }
        }
        let sets: TokenStream = sets.into_iter().collect();
        let place = self.places.then(|| {
            let place = if mentions(&sets, "place") {
                ident("place")
            } else {
                ident("_place")
            };
            quote!(, #place: support::Place)
        });
        let answer = ident(command.answer);
        let asks = if sets.is_empty() {
            quote!(async |client: Client #place| client.#name().send().await)
        } else {
            quote! {
                async |client: Client #place| {
                    let mut request = client.#name();
                    #sets
                    request.send().await
                }
            }
        };
        let mutable = (!matches!(command.body, Body::None)).then(|| quote!(mut));
        quote! {
            async fn #name(#mutable call: Call<'_>) -> Result<(), Failure> {
                #(#reads)*
                call.#answer(#asks).await
            }
        }
    }
}

fn optional(number: Option<impl ToString>) -> TokenStream {
    let Some(number) = number else {
        return quote!(None);
    };
    let text = number.to_string();
    let (sign, digits) = text.split_at(usize::from(text.starts_with('-')));
    let grouped: TokenStream = match grouped(digits).parse::<Literal>() {
        Ok(literal) if sign.is_empty() => quote!(#literal),
        Ok(literal) => quote!(-#literal),
        Err(_) => return quote!(None),
    };
    quote!(Some(#grouped))
}

/// `120000` → `120_000`.
fn grouped(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut result = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            result.push('_');
        }
        result.push(digit);
    }
    result
}

/// The option, as clap knows it.
fn arg(option: &Opt, in_body: bool) -> TokenStream {
    let Opt {
        name, description, ..
    } = option;
    let (how, many) = match &option.how {
        How::Many(item) => (
            item.as_ref(),
            Some(quote!(.action(::clap::ArgAction::Append))),
        ),
        how => (how, None),
    };
    let ty = how.ty();
    let made = match how {
        How::Switch => quote!(option::switch(#name)),
        How::Integer(ty, least, most) => {
            let least = (*least).max(lowest(ty));
            let most = match (*most, highest(ty)) {
                (Some(most), Some(highest)) => Some(most.min(highest)),
                (most, highest) => most.or(highest),
            };
            let (least, most) = (optional(least), optional(most));
            quote!(option::integer(#name, #least, #most))
        }
        How::Number(_) => quote!(option::number::<#ty>(#name)),
        How::Choice(_, values) => quote!(option::choice(#name, &[#(#values),*])),
        How::Named(_) => quote!(option::named::<#ty>(#name)),
        How::Text(least, most) => {
            let (least, most) = (optional(*least), optional(*most));
            quote!(option::text(#name, #least, #most))
        }
        How::Either(_) => quote!(option::either::<#ty>(#name)),
        How::Json(_) | How::Many(_) => quote!(option::json::<#ty>(#name)),
    };
    let required = match (option.required, in_body) {
        (false, _) => None,
        (true, false) => Some(quote!(.required(true))),
        (true, true) => Some(quote!(.required_unless_present(support::WHOLE_BODY))),
    };
    let help = (!description.is_empty()).then(|| quote!(.help(#description)));
    quote!(#made #many #required #help)
}

/// The least number of a type that is less than `i64` can say.
fn lowest(ty: &str) -> Option<i64> {
    match ty {
        "u32" => Some(0),
        "i32" => Some(i32::MIN.into()),
        _ => None,
    }
}

fn highest(ty: &str) -> Option<i64> {
    match ty {
        "u32" => Some(u32::MAX.into()),
        "i32" => Some(i32::MAX.into()),
        _ => None,
    }
}

/// Gives an option another name when its own is taken: that of its place stands before it.
pub(crate) fn named_apart(mut option: Opt, place: &str, taken: &mut BTreeSet<String>) -> Opt {
    if option.name.is_empty() {
        place.clone_into(&mut option.name);
    }
    while !taken.insert(option.name.clone()) {
        option.name = format!("{place}-{}", option.name);
    }
    option
}

/// `threepidCreds` → `threepid-creds`.
pub(crate) fn kebab(name: &str) -> String {
    let snake = names::snake(name);
    snake.trim_matches('_').replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_called_like_their_keys_with_dashes() {
        for (wire, option) in [
            ("threepidCreds", "threepid-creds"),
            ("Matrix-Session", "matrix-session"),
            ("type", "type"),
            ("room_id", "room-id"),
        ] {
            assert_eq!(kebab(wire), option);
        }
    }

    #[test]
    fn long_numbers_can_be_read() {
        for (number, text) in [
            (Some(0_i64), "Some (0)"),
            (Some(4096), "Some (4096)"),
            (Some(-120_000), "Some (- 120_000)"),
            (Some(i64::MIN), "Some (- 9_223_372_036_854_775_808)"),
            (None, "None"),
        ] {
            assert_eq!(optional(number).to_string(), text);
        }
    }

    #[test]
    fn no_two_options_have_one_name() {
        let mut taken = BTreeSet::from(["server".to_owned()]);
        let names = [
            ("server", "path"),
            ("server", "path"),
            ("server", "body"),
            ("", "body"),
        ];
        let apart = names.map(|(name, place)| {
            let option = Opt {
                name: name.to_owned(),
                wire: String::new(),
                description: String::new(),
                required: false,
                how: How::Switch,
            };
            named_apart(option, place, &mut taken).name
        });
        assert_eq!(
            apart,
            ["path-server", "path-path-server", "body-server", "body"]
        );
    }
}
