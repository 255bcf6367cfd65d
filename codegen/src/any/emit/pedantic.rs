//! What typify and progenitor write otherwise than the pedantic lints of clippy want it.
//!
//! What is written here is the same to the compiler. Lints that follow from the document itself, from its words, its names
//! and its size, are allowed by name where the modules are named ([`of_document`], [`of_types`]).

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Attribute, Expr, Fields, Item, Member, Pat, ReturnType, Stmt, Token, Type};

/// The lints that a whole crate can't keep, because its words and names are the document's.
pub(crate) fn of_document() -> Vec<Attribute> {
    let words: Attribute = syn::parse_quote! {
        #![allow(
            clippy::doc_lazy_continuation, clippy::doc_link_with_quotes, clippy::doc_markdown,
            clippy::doc_overindented_list_items, clippy::tabs_in_doc_comments, rustdoc::bare_urls,
            rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags,
            reason = "the words are the document's"
        )]
    };
    let names: Attribute = syn::parse_quote! {
        #![allow(
            clippy::disallowed_names, clippy::enum_variant_names, clippy::large_enum_variant,
            clippy::many_single_char_names, clippy::similar_names, clippy::struct_excessive_bools,
            clippy::struct_field_names, clippy::too_many_arguments, clippy::too_many_lines,
            clippy::unreadable_literal, clippy::wrong_self_convention,
            reason = "the names and numbers are the document's, and how many there are"
        )]
    };
    vec![words, names]
}

/// The lints that types can't keep, whatever the document.
pub(crate) fn of_types() -> TokenStream {
    quote! {
        #[allow(
            clippy::derivable_impls, clippy::match_same_arms, clippy::same_functions_in_if_condition,
            reason = "one line for each variant, whatever its type; defaults are said where the type ends"
        )]
    }
}

/// The lints that requests can't keep, whatever the document.
pub(crate) fn of_requests() -> TokenStream {
    quote! {
        #[allow(clippy::unnecessary_to_owned, reason = "a parameter is made a text, whatever its type")]
    }
}

/// Writes items anew. `sure` says why what is unwrapped is there.
pub(crate) fn tidy(items: &mut [Item], sure: &'static str) {
    let mut tidy = Tidy {
        sure,
        fields: BTreeMap::new(),
        texts: BTreeSet::new(),
        current: String::new(),
    };
    for item in items.iter() {
        tidy.learn(item);
    }
    for item in items {
        tidy.visit_item_mut(item);
    }
}

struct Tidy {
    sure: &'static str,
    /// By the name of a type: the types of its fields.
    fields: BTreeMap<String, BTreeMap<String, Type>>,
    /// Of the request that is visited: parameters that are texts.
    texts: BTreeSet<String>,
    /// The type whose implementation is visited.
    current: String,
}

impl Tidy {
    fn learn(&mut self, item: &Item) {
        match item {
            Item::Mod(module) => {
                let items = module.content.iter().flat_map(|(_, items)| items);
                items.for_each(|item| self.learn(item));
            }
            Item::Struct(item) => {
                if let Fields::Named(fields) = &item.fields {
                    let fields = fields.named.iter().filter_map(|field| {
                        Some((field.ident.as_ref()?.to_string(), field.ty.clone()))
                    });
                    self.fields.insert(item.ident.to_string(), fields.collect());
                }
            }
            _ => {}
        }
    }

    /// What is made a text, if it is one already.
    fn text_already(&self, expression: &Expr) -> Option<Expr> {
        let Expr::MethodCall(call) = expression else {
            return None;
        };
        let name = ident_of(&call.receiver)?;
        let is_text = call.method == "to_string" && self.texts.contains(&name);
        is_text.then(|| (*call.receiver).clone())
    }
}

/// Whether a builder keeps a text there, or perhaps one.
fn is_text(ty: &Type) -> bool {
    let ty: String = ty.to_token_stream().to_string();
    let dense = ty.replace(' ', "");
    dense == "Result<::std::string::String,String>"
        || dense == "Result<Option<::std::string::String>,String>"
}

fn ident_of(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}

impl VisitMut for Tidy {
    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        let name = match &*item.self_ty {
            Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        self.current = name.unwrap_or_default();
        let fields = self.fields.get(&self.current).into_iter().flatten();
        let texts = fields.filter(|(_, ty)| is_text(ty));
        self.texts = texts.map(|(name, _)| name.clone()).collect();
        if matches!(&*item.self_ty, Type::Tuple(tuple) if tuple.elems.is_empty()) {
            Nothing.visit_item_impl_mut(item);
        }
        visit_mut::visit_item_impl_mut(self, item);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        visit_mut::visit_block_mut(self, block);
        let all = std::mem::take(&mut block.stmts);
        let (items, rest): (Vec<Stmt>, Vec<Stmt>) = all
            .into_iter()
            .partition(|one| matches!(one, Stmt::Item(_)));
        block.stmts = items.into_iter().chain(rest).collect();
    }

    fn visit_expr_if_mut(&mut self, choice: &mut syn::ExprIf) {
        let optional = match &*choice.cond {
            Expr::Let(found) => ident_of(&found.expr).filter(|name| self.texts.contains(name)),
            _ => None,
        };
        let added = optional.is_some() && self.texts.insert("value".to_owned());
        visit_mut::visit_expr_if_mut(self, choice);
        if added {
            self.texts.remove("value");
        }
        if let (Expr::Unary(not), Some((_, otherwise))) = (&*choice.cond, &mut choice.else_branch)
            && matches!(not.op, syn::UnOp::Not(_))
            && let Expr::Block(block) = &mut **otherwise
        {
            std::mem::swap(&mut choice.then_branch, &mut block.block);
            choice.cond = not.expr.clone();
        }
    }

    fn visit_expr_match_mut(&mut self, found: &mut syn::ExprMatch) {
        visit_mut::visit_expr_match_mut(self, found);
        let mut arms: Vec<Arm> = Vec::new();
        for arm in std::mem::take(&mut found.arms) {
            match arms.last_mut() {
                Some(before) if is_same(before, &arm) => before.pat = either(&before.pat, &arm.pat),
                _ => arms.push(arm),
            }
        }
        found.arms = arms;
    }

    fn visit_expr_struct_mut(&mut self, made: &mut syn::ExprStruct) {
        visit_mut::visit_expr_struct_mut(self, made);
        let fields = self.fields.get(&self.current);
        let Some(fields) = fields.filter(|_| made.path.is_ident("Self")) else {
            return;
        };
        for field in &mut made.fields {
            if let Member::Named(name) = &field.member
                && let Some(ty) = fields.get(&name.to_string())
                && is_default(&field.expr)
            {
                field.expr = default(ty);
            }
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        visit_mut::visit_field_value_mut(self, field);
        if let Member::Named(name) = &field.member
            && ident_of(&field.expr).is_some_and(|value| *name == value)
        {
            field.colon_token = None;
        }
    }

    fn visit_macro_mut(&mut self, called: &mut syn::Macro) {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        if called.path.is_ident("format")
            && let Ok(arguments) = called.parse_body_with(parser)
        {
            let arguments = arguments.into_iter().map(|mut argument| {
                self.visit_expr_mut(&mut argument);
                argument
            });
            called.tokens = quote!(#(#arguments),*);
        }
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        if let Some(text) = self.text_already(expression) {
            *expression = text;
        } else if let Expr::MethodCall(call) = expression
            && call.method == "unwrap"
            && call.args.is_empty()
        {
            let sure = self.sure;
            call.method = syn::Ident::new("expect", call.method.span());
            call.args.push(syn::parse_quote!(#sure));
        }
    }
}

fn is_default(expression: &Expr) -> bool {
    let tokens = expression.to_token_stream().to_string();
    tokens
        .replace(' ', "")
        .trim_start_matches("::std::default::")
        == "Default::default()"
}

/// What a type is by default, said of the type.
fn default(ty: &Type) -> Expr {
    match ty {
        Type::Path(path) if path.path.segments.iter().any(|one| one.ident == "Option") => {
            syn::parse_quote!(::std::option::Option::None)
        }
        _ => syn::parse_quote!(<#ty>::default()),
    }
}

/// Whether two arms of plain values do the same.
fn is_same(first: &Arm, second: &Arm) -> bool {
    let plain = |arm: &Arm| arm.guard.is_none() && is_plain(&arm.pat);
    plain(first) && plain(second) && first.body == second.body
}

/// One pattern for two, and one range for two that touch each other.
fn either(first: &Pat, second: &Pat) -> Pat {
    let number = |end: &Option<Box<Expr>>| match end.as_deref() {
        Some(Expr::Lit(literal)) => match &literal.lit {
            syn::Lit::Int(number) => number.base10_parse::<u16>().ok(),
            _ => None,
        },
        _ => None,
    };
    if let (Pat::Range(first), Pat::Range(second)) = (first, second)
        && let (Some(end), Some(start)) = (number(&first.end), number(&second.start))
        && end.checked_add(1) == Some(start)
    {
        let mut both = first.clone();
        both.end.clone_from(&second.end);
        return Pat::Range(both);
    }
    syn::parse_quote!(#first | #second)
}

fn is_plain(pattern: &Pat) -> bool {
    match pattern {
        Pat::Lit(_) | Pat::Range(_) => true,
        Pat::Or(all) => all.cases.iter().all(is_plain),
        _ => false,
    }
}

/// Nothing is made of whatever there is.
struct Nothing;

impl VisitMut for Nothing {
    fn visit_impl_item_fn_mut(&mut self, function: &mut syn::ImplItemFn) {
        let returns_self = match &function.sig.output {
            ReturnType::Type(_, ty) => **ty == syn::parse_quote!(Self),
            ReturnType::Default => false,
        };
        if let (true, Some(syn::FnArg::Typed(given))) =
            (returns_self, function.sig.inputs.first_mut())
        {
            *given.pat = syn::parse_quote!(_);
            function.block.stmts.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(code: &str) -> String {
        let mut file = syn::parse_file(code).unwrap();
        tidy(&mut file.items, "it was checked");
        prettyplease::unparse(&file)
    }

    #[test]
    fn what_is_a_text_is_made_none() {
        let said = tidied(
            "struct A<'a> { id: Result<::std::string::String, String>, n: Result<u8, String>, \
             h: Result<Option<::std::string::String>, String> } \
             impl<'a> A<'a> { fn send(self) { format!(\"{}{}\", e(&id.to_string()), e(&n.to_string()),); \
             if let Some(value) = h { f(value.to_string()) } if let Some(value) = n { f(value.to_string()) } } }",
        );
        assert!(said.contains("e(& id), e(& n.to_string())"), "{said}");
        assert!(!said.contains(",)"), "{said}");
        assert_eq!(said.matches("value.to_string()").count(), 1, "{said}");
    }

    #[test]
    fn what_reads_backwards_is_turned() {
        let said = tidied(
            "fn a(x: u8) { b(); static P: u8 = 1; if !c { d() } else { e() } \
             match x { 1 => f(), 2..=3 => f(), 4 => g(), 5..=6 => h(), 7..=9 => h(), n => f() } S { x: x, y: x } }",
        );
        assert!(said.find("static P") < said.find("b();"), "{said}");
        assert!(said.find("e()") < said.find("d()"), "{said}");
        assert!(said.contains("if c {"), "{said}");
        assert!(
            said.contains(
                "1 | 2..=3 => f(),\n        4 => g(),\n        5..=9 => h(),\n        n => f(),"
            ),
            "{said}"
        );
        assert!(said.contains("S { x, y: x }"), "{said}");
    }

    #[test]
    fn a_default_is_that_of_a_type() {
        let said = tidied(
            "struct A { a: ::std::option::Option<u8>, b: Vec<u8> } impl Default for A { fn default() -> Self { \
             Self { a: Default::default(), b: ::std::default::Default::default() } } }",
        );
        assert!(said.contains("a: ::std::option::Option::None"), "{said}");
        assert!(said.contains("b: <Vec<u8>>::default()"), "{said}");
    }

    #[test]
    fn what_is_sure_says_why() {
        let said =
            tidied("fn a() { r.unwrap() } impl From<A> for () { fn from(a: A) -> Self { a.0 } }");
        assert!(said.contains("r.expect(\"it was checked\")"), "{said}");
        assert!(said.contains("fn from(_: A) -> Self {}"), "{said}");
    }
}
