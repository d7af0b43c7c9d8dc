use super::builder_calls;
use crate::emit::Context;
use crate::emit::identifier::ident;
use crate::emit::rust_type::Scope;
use crate::emit::tag::DescribedOperation;
use crate::surface::{ArgumentType, RustType};
use proc_macro2::TokenStream;
use quote::quote;

/// A parameter of a function: its declaration, and the call that gives its value to a request.
pub(in crate::emit) struct Parameter {
    pub(in crate::emit) declaration: TokenStream,
    pub(in crate::emit) call: TokenStream,
}

/// What a caller gives, by its index, as a parameter of a function.
pub(in crate::emit) fn parameter(
    context: Context<'_>,
    described: DescribedOperation<'_>,
    index: usize,
) -> Option<Parameter> {
    let input = described.operation.signature.inputs.get(index)?;
    let argument = described.own.arguments.get(index)?;
    let named = |method: TokenStream, value: TokenStream, given: TokenStream| Parameter {
        declaration: quote!(name: impl Into<String>, #value),
        call: quote!(.#method(name.into(), #given)),
    };
    let name = ident(&argument.name);
    let value = match argument.declared {
        // A field whose name the caller gives as well.
        ArgumentType::NamedText => {
            return Some(named(quote!(field), quote!(value: impl AsRef<str>), quote!(value.as_ref())));
        }
        ArgumentType::NamedFile => {
            return Some(named(quote!(field_file), quote!(file: impl Into<crate::File>), quote!(file)));
        }
        ArgumentType::Text => quote!(#name.as_ref()),
        ArgumentType::Value(_) if argument.by_reference => quote!(&#name),
        ArgumentType::Texts => quote!(#name.into_iter().map(Into::into)),
        _ => quote!(#name),
    };
    let own = context.argument_tokens(&argument.declared);
    Some(Parameter { declaration: quote!(#name: #own), call: builder_calls::input(input, &value) })
}

impl Context<'_> {
    /// The type with which a function declares what a caller gives.
    fn argument_tokens(&self, own: &ArgumentType) -> TokenStream {
        let own_type = |rust: &RustType| self.type_tokens(rust, Scope::Elsewhere);
        match own {
            ArgumentType::Text | ArgumentType::NamedText => quote!(impl AsRef<str>),
            ArgumentType::OwnedText => quote!(impl Into<String>),
            ArgumentType::Value(rust) => own_type(rust),
            ArgumentType::Reference(rust) => {
                let own = own_type(rust);
                quote!(&#own)
            }
            ArgumentType::Texts => quote!(impl IntoIterator<Item = impl Into<String>>),
            ArgumentType::Values(rust) => {
                let own = own_type(rust);
                quote!(impl IntoIterator<Item = #own>)
            }
            ArgumentType::File | ArgumentType::NamedFile => quote!(impl Into<crate::File>),
            ArgumentType::Files => quote!(impl IntoIterator<Item = impl Into<crate::File>>),
        }
    }
}
