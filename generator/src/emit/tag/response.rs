use super::DescribedOperation;
use crate::emit::identifier::ident;
use crate::emit::rust_type::Scope;
use crate::emit::{Context, docs, status};
use crate::ir::{ItemFormat, StatusPattern};
use crate::surface::{Operation, Output, RustType, SendMethod, SuccessEnum};
use crate::text::{CodeSpan, Rustdoc, Word};
use proc_macro2::TokenStream;
use quote::quote;

/// The methods that send a request, and the types of its responses.
pub(super) fn items(context: Context<'_>, described: DescribedOperation<'_>) -> Vec<TokenStream> {
    let own = described.own;
    let request = ident(&own.request);
    let sends = own.sends.iter().map(|send| self::send(context, own, send));
    let location = own.location.then(|| quote!(request::location!(#request);));
    let paged = own.pages.as_ref().map(|pages| {
        let item = context.type_tokens(&pages.item, Scope::Elsewhere);
        let within = pages.within.as_ref().map(|within| {
            let page = context.type_tokens(&within.page, Scope::Elsewhere);
            let steps = within.steps.iter().map(|step| {
                let field = ident(&step.field);
                let optional = (0..step.options).map(|_| quote!(?));
                quote!(#(#optional)* . #field)
            });
            quote!(, in #page: page #(#steps)*)
        });
        quote!(request::paged!(#request -> #item #within);)
    });
    let success = own.success.iter().flat_map(|success| self::success(context, described, success));
    sends.chain(location).chain(paged).chain(success).chain(error_alias(context, own)).collect()
}

/// The macro that adds the methods that send; for a further media type it has their names.
fn send(context: Context<'_>, own: &Operation, send: &SendMethod) -> TokenStream {
    let request = ident(&own.request);
    let named = send.media_type.as_ref().map(|media_type| {
        let (name, blocking) = (ident(&send.name), ident(&format!("{}_blocking", send.name)));
        let shown = &*CodeSpan::new(media_type);
        quote!(as #name / #blocking, #media_type, #shown)
    });
    match &send.output {
        Output::Empty => quote!(request::empty!(#request);),
        Output::Json(own) => {
            let own = context.type_tokens(own, Scope::Elsewhere);
            quote!(request::json!(#request #named -> #own);)
        }
        Output::Text => quote!(request::text!(#request #named);),
        Output::Items(format, own) => {
            let item = context.type_tokens(own, Scope::Elsewhere);
            match (format, own) {
                (ItemFormat::Events, RustType::String) => quote!(crate::streams::text_events!(#request #named);),
                (ItemFormat::Events, _) => quote!(crate::streams::events!(#request #named -> #item);),
                (ItemFormat::Lines, _) => quote!(crate::streams::lines!(#request #named -> #item);),
                (ItemFormat::Texts, _) => quote!(crate::streams::sequence!(#request #named -> #item);),
            }
        }
        Output::Stream => quote!(request::stream!(#request #named);),
        Output::Location => quote!(request::location!(#request by send);),
        Output::ByStatus(success) => {
            let success = ident(success);
            quote!(request::by_status!(#request -> #success);)
        }
    }
}

/// The enum of successes that differ by status.
fn success(context: Context<'_>, described: DescribedOperation<'_>, success: &SuccessEnum) -> Vec<TokenStream> {
    let (name, other) = (ident(&success.name), ident(&success.other));
    let request = Word::new(&described.own.request);
    let docs = docs::attributes(&Rustdoc::filled("What a success of [`{}`] gives, by status.", &[&request]));
    let description = |status: StatusPattern| {
        let response = described.operation.successes().find(|response| response.status == status);
        response.and_then(|response| response.docs.description.as_deref())
    };
    let variants = success.variants.iter().map(|variant| {
        let docs = docs::attributes(&docs::of_status(variant.status, description(variant.status)));
        let member = ident(&variant.name);
        let own = variant.body.as_ref().map(|body| {
            let own = context.type_tokens(body, Scope::Elsewhere);
            quote!((#own))
        });
        quote!(#docs #member #own)
    });
    let rows = success.variants.iter().map(|variant| {
        let (pattern, member) = (status::pattern(variant.status), ident(&variant.name));
        let body = variant.body.as_ref().map(|_| quote!((_)));
        quote!(#pattern => #member #body)
    });
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " Another status, with its body; `null` where it has none."]
                #other(serde_json::Value),
            }
        },
        quote!(success_body!(#name else #other { #(#rows),* });),
    ]
}

fn error_alias(context: Context<'_>, own: &Operation) -> Option<TokenStream> {
    let errors = own.errors.as_ref()?;
    let set = ident(&context.surface.errors.get(errors.of.0)?.name);
    let [request, alias] = [&own.request, &errors.name].map(|name| ident(name));
    Some(quote!(request::errors!(#request: #alias = #set);))
}
