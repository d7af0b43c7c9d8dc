use super::docs;
use super::types::ident;
use crate::ir::{EnumValue, Enumeration, Schema};
use crate::markdown;
use crate::names::TypeNames;
use proc_macro2::TokenStream;
use quote::quote;

/// An open enum, and how it is read and written.
pub(super) fn enumeration(schema: &Schema, enumeration: &Enumeration, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let variants: Vec<_> = names.members.iter().map(|member| ident(member)).collect();
    let texts = enumeration.values.iter().map(|value| format!(" {}", documented(value)));
    let values = enumeration.values.iter().map(literal);
    let unknown = ident(&names.rest);
    let (unknown_type, kind) = match enumeration.values.first() {
        Some(EnumValue::Integer(_)) => (quote!(i64), quote!(integer_enum)),
        _ => (quote!(String), quote!(string_enum)),
    };
    let item = quote! {
        #docs
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#[doc = #texts] #variants,)*
            #[doc = " A value that the document does not list, as it came."]
            #unknown(#unknown_type),
        }
    };
    vec![item, quote!(json::#kind!(#name else #unknown { #(#variants = #values),* });)]
}

/// The value as code; the empty text cannot be written so.
fn documented(value: &EnumValue) -> String {
    match value {
        EnumValue::String(text) if text.trim().is_empty() => "The empty text.".to_owned(),
        EnumValue::String(text) => markdown::code(text),
        EnumValue::Integer(number) => markdown::code(&number.to_string()),
    }
}

fn literal(value: &EnumValue) -> TokenStream {
    match value {
        EnumValue::String(text) => quote!(#text),
        EnumValue::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
    }
}
