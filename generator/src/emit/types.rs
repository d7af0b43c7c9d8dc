use super::Context;
use super::modules::Module;
use crate::ir::{IntegerFormat, SchemaId, SchemaKind, SchemaRef, StringFormat};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// An identifier for a resolved name, which may be raw.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Whether an identifier stands anywhere in some items.
pub(super) fn mentions(items: &[TokenStream], name: &str) -> bool {
    let mentions_it = |token: TokenTree| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&[group.stream()], name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    };
    items.iter().any(|item| item.clone().into_iter().any(mentions_it))
}

/// Where a type is written, which decides about the paths of models.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope<'a> {
    /// On a page: without paths.
    Page,
    /// In a file of models, whose own models need no path.
    In(Module<'a>),
    Elsewhere,
}

impl Context<'_> {
    /// The type of a value, with `Option` where it may be `null`.
    pub(super) fn rust_type(&self, schema: SchemaRef, scope: Scope<'_>) -> TokenStream {
        let own = self.non_null_type(schema, scope);
        if self.api.is_nullable(schema) { quote!(Option<#own>) } else { own }
    }

    /// The type of a value that is not `null`.
    pub(super) fn non_null_type(&self, schema: SchemaRef, scope: Scope<'_>) -> TokenStream {
        let value = quote!(serde_json::Value);
        match &self.api.schema(schema.id).kind {
            SchemaKind::Any => value,
            SchemaKind::Boolean => quote!(bool),
            SchemaKind::Integer(format) => integer(*format),
            SchemaKind::Number => quote!(f64),
            SchemaKind::String(format) => string(format),
            SchemaKind::Array(array) => {
                let items = self.rust_type(array.items, scope);
                quote!(Vec<#items>)
            }
            SchemaKind::Map(values) => {
                let values = self.rust_type(*values, scope);
                quote!(std::collections::BTreeMap<String, #values>)
            }
            SchemaKind::Object(_) | SchemaKind::Enumeration(_) | SchemaKind::Union(_) => {
                match self.names.of_type(schema.id) {
                    Some(names) => self.model(schema.id, &names.name, scope),
                    None => value,
                }
            }
        }
    }

    fn model(&self, id: SchemaId, name: &str, scope: Scope<'_>) -> TokenStream {
        let name = ident(name);
        match scope {
            Scope::Page => quote!(#name),
            Scope::In(module) if module == self.module_that_names(id) => quote!(#name),
            Scope::In(_) => quote!(super::#name),
            Scope::Elsewhere => quote!(models::#name),
        }
    }

    /// What a reference to a value is a reference to: slices and `str` in place of what owns them.
    pub(super) fn borrowed_type(&self, schema: SchemaRef) -> TokenStream {
        if self.api.is_nullable(schema) {
            return self.rust_type(schema, Scope::Elsewhere);
        }
        match &self.api.schema(schema.id).kind {
            SchemaKind::Array(array) => {
                let items = self.rust_type(array.items, Scope::Elsewhere);
                quote!([#items])
            }
            SchemaKind::String(StringFormat::Text | StringFormat::Byte | StringFormat::Other(_)) => quote!(str),
            _ => self.non_null_type(schema, Scope::Elsewhere),
        }
    }

    /// The type of a value as Rust spells it, for pages and messages.
    pub(super) fn spelled_type(&self, schema: SchemaRef) -> String {
        let tokens = self.non_null_type(schema, Scope::Page).to_string();
        tokens
            .replace(" :: ", "::")
            .replace(" < ", "<")
            .replace(" >", ">")
            .replace(" ,", ",")
            .replace("std::collections::", "")
    }
}

fn integer(format: IntegerFormat) -> TokenStream {
    match (format.bits, format.unsigned) {
        (32, true) => quote!(u32),
        (32, false) => quote!(i32),
        (_, true) => quote!(u64),
        (_, false) => quote!(i64),
    }
}

/// Base64 stays text: the crate would need a library to decode it, and its callers may not.
fn string(format: &StringFormat) -> TokenStream {
    match format {
        StringFormat::Date => quote!(chrono::NaiveDate),
        StringFormat::DateTime => quote!(chrono::DateTime<chrono::FixedOffset>),
        StringFormat::Text | StringFormat::Byte | StringFormat::Binary | StringFormat::Other(_) => quote!(String),
    }
}
