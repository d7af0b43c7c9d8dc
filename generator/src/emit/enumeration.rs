use super::docs;
use super::identifier::ident;
use crate::ir::{EnumValue, Schema};
use crate::surface::{EnumVariant, Enumeration, Model};
use proc_macro2::TokenStream;
use quote::quote;

/// An open enum: its values, by variant. The rest of it is the same for all.
pub(super) fn enumeration(schema: &Schema, model: &Model, own: &Enumeration) -> Vec<TokenStream> {
    let name = ident(&model.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let variants = own.variants.iter().map(variant);
    let unknown = ident(&own.unknown);
    let kind = if own.integers { quote!(integer_enum) } else { quote!(string_enum) };
    vec![quote!(json::#kind! { #docs pub enum #name else #unknown { #(#variants),* } })]
}

/// `Complete = "COMPLETE"`, documented by the value and what is said of it.
fn variant(variant: &EnumVariant) -> TokenStream {
    let (name, value) = (ident(&variant.name), literal(&variant.value));
    let docs = docs::attributes(&docs::of_value(variant));
    quote!(#docs #name = #value)
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
