use super::docs;
use super::types::ident;
use crate::ir::{EnumValue, Enumeration, Schema};
use crate::names::TypeNames;
use proc_macro2::TokenStream;
use quote::quote;

/// An open enum: its values, by variant. The rest of it is the same for all.
pub(super) fn enumeration(schema: &Schema, enumeration: &Enumeration, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let variants = names.members.iter().map(|member| ident(member));
    let values = enumeration.values.iter().map(literal);
    let unknown = ident(&names.rest);
    let kind = match enumeration.values.first() {
        Some(EnumValue::Integer(_)) => quote!(integer_enum),
        _ => quote!(string_enum),
    };
    vec![quote!(json::#kind! { #docs pub enum #name else #unknown { #(#variants = #values),* } })]
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
