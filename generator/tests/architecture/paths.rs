//! Every path that the code of a module has: in types, expressions, patterns, attributes, and in the tokens of macros.

use crate::house::{Module, is_for_tests};
use crate::tokens;
use proc_macro2::TokenStream;
use syn::visit::{self, Visit};
use syn::{Attribute, Item};

/// Macros whose tokens are code of the client that is generated, and no code of the generator.
const QUOTES: [&str; 4] = ["quote", "quote_spanned", "parse_quote", "parse_quote_spanned"];

/// The paths of a module as they are written, but for those of `use`, which its [scope](crate::scope::Scope) has.
pub(crate) fn of(module: &Module) -> Vec<Vec<String>> {
    let mut paths = Paths(Vec::new());
    module.items.iter().for_each(|item| paths.visit_item(item));
    paths.0
}

struct Paths(Vec<Vec<String>>);

impl<'a> Visit<'a> for Paths {
    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'a syn::ImplItem) {
        if !matches!(item, syn::ImplItem::Fn(function) if is_for_tests(&function.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let start = path.leading_colon.iter().map(|_| "::".to_owned());
        self.0.push(start.chain(path.segments.iter().map(|segment| segment.ident.to_string())).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, macro_: &'a syn::Macro) {
        visit::visit_macro(self, macro_);
        if !is_quote(&macro_.path) {
            self.0.extend(tokens::paths(macro_.tokens.clone()));
        }
    }

    /// `#[derive(a::B)]` has paths as tokens, `#[serde(with = "a::b")]` has them as text.
    fn visit_attribute(&mut self, attribute: &'a Attribute) {
        visit::visit_attribute(self, attribute);
        if let syn::Meta::List(list) = &attribute.meta {
            self.0.extend(tokens::paths(list.tokens.clone()));
            self.0.extend(tokens::texts(list.tokens.clone()).iter().filter_map(|text| path_in(text)));
        }
    }
}

fn path_in(text: &str) -> Option<Vec<String>> {
    let tokens: TokenStream = text.parse().ok().filter(|_| text.contains("::"))?;
    tokens::paths(tokens).into_iter().next()
}

/// Whether a macro makes tokens of what it is given.
pub(crate) fn is_quote(path: &syn::Path) -> bool {
    path.segments.last().is_some_and(|last| QUOTES.iter().any(|quote| last.ident == quote))
}

/// The attributes of an item.
pub(crate) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
