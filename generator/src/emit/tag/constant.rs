use super::typed_errors;
use crate::emit::Context;
use crate::emit::types::{ident, mentions};
use crate::ir::{BodyForm, InputPlace, Operation, OwnServer, Paging, SecurityRequirement, SecuritySchemeKind};
use crate::names::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// What the runtime sends and asks for unless told otherwise.
const JSON: &str = "application/json";

/// The constant that describes an operation, as far as it differs from what the runtime takes for granted.
pub(super) fn constant(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let constant = ident(&names.constant);
    let id = operation.label();
    let method = ident(operation.method.as_str());
    let path = operation.path.as_str();
    let accept = operation.signature.accept.join(", ");
    let accept = (!accept.is_empty() && accept != JSON).then(|| quote!(accept: #accept,));
    let content_type = operation.signature.bodies.first().map(BodyForm::content_type);
    let content_type = content_type.filter(|name| *name != JSON).map(|name| quote!(content_type: #name,));
    let errors = typed_errors(context, operation).map(|set| quote!(else #set));
    let rest = [accept, content_type, security(context, operation), server(context, operation), headers(operation)];
    let rest: Vec<TokenStream> = rest.into_iter().flatten().chain(operation.paging.as_ref().map(paging)).collect();
    let rest = (!rest.is_empty()).then(|| quote!({ #(#rest)* }));
    quote!(operation!(#constant = #method #path as #id #errors #rest);)
}

fn paging(Paging { limit, offset, size }: &Paging) -> TokenStream {
    let size = proc_macro2::Literal::u32_unsuffixed(*size);
    quote!(paging: Some(Paging { limit: #limit, offset: #offset, size: #size }),)
}

/// Headers with a value that the document gives.
fn headers(operation: &Operation) -> Option<TokenStream> {
    let constants = operation.signature.constants.iter().filter(|constant| constant.place == InputPlace::Header);
    let pairs: Vec<_> = constants.map(|constant| (&constant.name, &constant.value)).collect();
    let pairs = pairs.into_iter().map(|(name, value)| quote!((#name, #value)));
    let pairs: Vec<TokenStream> = pairs.collect();
    (!pairs.is_empty()).then(|| quote!(headers: &[#(#pairs),*],))
}

/// The server, where it is another than that of the API.
fn server(context: Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let server = match context.api.own_server(operation)? {
        OwnServer::Path(path) => path,
        OwnServer::Url(url) => url,
    };
    Some(quote!(server: Some(#server),))
}

/// The alternatives, where they are not just a token.
fn security(context: Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let alternatives = alternatives(context, operation);
    let text = |schemes: &Vec<TokenStream>| schemes.iter().map(TokenStream::to_string).collect::<Vec<_>>();
    let is_token = matches!(alternatives.as_slice(), [only] if text(only) == [TOKEN]);
    (!is_token).then(|| quote!(security: &[#(&[#(#alternatives),*]),*],))
}

/// The constants of the schemes of each alternative, each once. One without credentials needs no word: a client sends those that
/// it has.
fn alternatives(context: Context<'_>, operation: &Operation) -> Vec<Vec<TokenStream>> {
    let mut alternatives: Vec<Vec<TokenStream>> = Vec::new();
    for alternative in operation.security.iter().filter(|alternative| !alternative.schemes.is_empty()) {
        let schemes = schemes(context, alternative);
        if !alternatives.iter().any(|other| quote!(#(#other)*).to_string() == quote!(#(#schemes)*).to_string()) {
            alternatives.push(schemes);
        }
    }
    alternatives
}

/// Whether the constant of an operation names a security scheme.
pub(super) fn names_schemes(context: Context<'_>, operation: &Operation) -> bool {
    security(context, operation).is_some() && !alternatives(context, operation).is_empty()
}

/// Whether an operation asks for a token in so many words: beside, or in place of, something else.
pub(in crate::emit) fn names_tokens(context: Context<'_>) -> bool {
    let named = context.api.operations.iter().filter_map(|operation| security(context, operation));
    mentions(&named.collect::<Vec<_>>(), "TOKEN")
}

/// What every client can be given.
const TOKEN: &str = "security :: TOKEN";

/// The constants of the schemes of an alternative, each once.
fn schemes(context: Context<'_>, alternative: &SecurityRequirement) -> Vec<TokenStream> {
    let mut schemes: Vec<TokenStream> = Vec::new();
    let mut has_token = false;
    for name in alternative.schemes.keys() {
        match (context.names.of_security().schemes.get(name), context.api.security_schemes.get(name)) {
            (Some(names), _) => {
                let constant = ident(&names.trim_start_matches("r#").to_uppercase());
                schemes.push(quote!(security::#constant));
            }
            (None, scheme) => {
                has_token |= !matches!(scheme.map(|scheme| &scheme.kind), Some(SecuritySchemeKind::OtherHttp(_)))
            }
        }
    }
    if has_token {
        schemes.insert(0, quote!(security::TOKEN));
    }
    schemes
}
