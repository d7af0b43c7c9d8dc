//! Types as tokens.

use super::Context;
use super::identifier::ident;
use crate::surface::{ModelId, Module, RustType};
use proc_macro2::TokenStream;
use quote::quote;

/// Where a type is written, which decides about the paths of models.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In a file of models, whose own models need no path.
    In(Module),
    Elsewhere,
}

impl Context<'_> {
    pub(super) fn type_tokens(&self, rust: &RustType, scope: Scope) -> TokenStream {
        let inner = |own: &RustType| self.type_tokens(own, scope);
        match rust {
            RustType::Unit => quote!(()),
            RustType::Bool => quote!(bool),
            RustType::I32 => quote!(i32),
            RustType::I64 => quote!(i64),
            RustType::U32 => quote!(u32),
            RustType::U64 => quote!(u64),
            RustType::F64 => quote!(f64),
            RustType::Decimal => quote!(crate::Decimal),
            RustType::String => quote!(String),
            RustType::Str => quote!(str),
            RustType::Date => quote!(chrono::NaiveDate),
            RustType::DateTime => quote!(chrono::DateTime<chrono::FixedOffset>),
            RustType::Mapped(path) => {
                let path = path.iter().map(|segment| ident(segment));
                quote!(#(::#path)*)
            }
            RustType::Json => quote!(serde_json::Value),
            RustType::ByteStream => quote!(crate::ByteStream),
            RustType::Events(own) => generic(quote!(crate::Events), inner(own)),
            RustType::JsonStream(own) => generic(quote!(crate::JsonStream), inner(own)),
            RustType::Option(own) => generic(quote!(Option), inner(own)),
            RustType::Vec(own) => generic(quote!(Vec), inner(own)),
            RustType::Boxed(own) => generic(quote!(Box), inner(own)),
            RustType::Tuple(own) => match own.iter().map(inner).collect::<Vec<_>>().as_slice() {
                [single] => quote!((#single,)),
                several => quote!((#(#several),*)),
            },
            RustType::Slice(own) => {
                let own = inner(own);
                quote!([#own])
            }
            RustType::Map(own) => {
                let own = inner(own);
                quote!(std::collections::BTreeMap<String, #own>)
            }
            RustType::Model(id) => self.model(*id, scope),
            RustType::Success(name) => {
                let name = ident(name);
                quote!(#name)
            }
        }
    }

    fn model(&self, id: ModelId, scope: Scope) -> TokenStream {
        let model = self.surface.model(id);
        let name = ident(&model.name);
        match scope {
            Scope::In(module) if module == model.module => quote!(#name),
            Scope::In(_) => quote!(super::#name),
            Scope::Elsewhere => quote!(models::#name),
        }
    }
}

fn generic(of: TokenStream, inner: TokenStream) -> TokenStream {
    quote!(#of<#inner>)
}
