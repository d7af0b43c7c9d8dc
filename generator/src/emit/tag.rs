use super::types::{Scope, ident, mentions};
use super::{Context, File, docs, example, request};
use crate::ir::{Operation, OperationId, Paging, SchemaKind, SchemaRef, Tag};
use crate::markdown;
use crate::names::{OperationNames, TagNames};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::BTreeSet;

/// `src/operations/<tag>.rs`: the operations of a tag, each with its request.
pub(super) fn files(context: Context<'_>) -> Vec<File> {
    context.api.tags.iter().map(|tag| file(context, tag)).collect()
}

fn file(context: Context<'_>, tag: &Tag) -> File {
    let names = context.names.of_tag(&tag.name);
    let operations: Vec<_> = operations(context, tag);
    let methods = operations.iter().map(|(id, operation)| method(context, *id, operation));
    let requests = operations.iter().flat_map(|(id, operation)| request(context, *id, operation));
    let items: Vec<_> = handle(tag, names, methods.collect()).into_iter().chain(requests).collect();
    let items = uses(&items).into_iter().chain(items).collect();
    let docs = docs::text(&tag.docs, &format!("{}.", title(tag)));
    File::rust(format!("src/operations/{}.rs", names.file), docs, items)
}

/// What the operations of a tag are called together.
pub(super) fn title(tag: &Tag) -> String {
    match tag.name.trim() {
        "" => "The operations of the tag without a name".to_owned(),
        name => format!("The operations of the tag {}", markdown::code(name)),
    }
}

fn operations<'a>(context: Context<'a>, tag: &Tag) -> Vec<(OperationId, &'a Operation)> {
    let all = context.api.operations.iter().enumerate().map(|(index, operation)| (OperationId(index), operation));
    all.filter(|(_, operation)| operation.tag == tag.name).collect()
}

fn uses(items: &[TokenStream]) -> Vec<TokenStream> {
    let paging = mentions(items, "Paging").then(|| quote!(Paging,));
    let errors = mentions(items, "errors").then(|| {
        quote!(
            use crate::errors;
        )
    });
    let models = mentions(items, "models").then(|| {
        quote!(
            use crate::models;
        )
    });
    let runtime = quote!(use crate::runtime::{Client, Method, Operation, #paging Request, request};);
    errors.into_iter().chain(models).chain([runtime]).collect()
}

/// The struct that has the operations as methods, and the method of the client that gives it.
fn handle(tag: &Tag, names: &TagNames, methods: Vec<TokenStream>) -> Vec<TokenStream> {
    let handle = ident(&names.handle);
    let module = ident(&names.module);
    let docs =
        docs::attributes(&format!("{}, from [`Client::{}`].", title(tag), names.module.trim_start_matches("r#")));
    let summary = tag.docs.description.as_deref().map(markdown::summary).unwrap_or_default();
    let client_docs = docs::attributes(format!("{}: {summary}", title(tag)).trim_end_matches([':', ' ']));
    vec![
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #handle { client: Client }
        },
        quote! {
            impl Client {
                #client_docs
                pub fn #module(&self) -> #handle {
                    #handle { client: self.clone() }
                }
            }
        },
        quote!(impl #handle { #(#methods)* }),
    ]
}

fn method(context: Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let names = context.names.of_operation(id);
    let text = docs::text(&operation.docs, "");
    let docs = docs::attributes(
        format!("{text}\n\n{}\n\n{}", route(operation), example::doctest(context, id, operation)).trim_start(),
    );
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&names.method);
    let request = ident(&names.request);
    let constant = ident(&names.constant);
    let arguments = request::required(context, operation, names);
    let declared = arguments.iter().map(|argument| &argument.declared);
    let taken = arguments.iter().map(|argument| &argument.taken);
    quote! {
        #docs
        #deprecated
        pub fn #name(&self #(, #declared)*) -> #request {
            #request(Request::new(&self.client, &#constant) #(#taken)*)
        }
    }
}

/// `GET /source-usages/{sourceId}/status`, as code.
fn route(operation: &Operation) -> String {
    markdown::code(&format!("{} {}", operation.method.as_str(), operation.path.as_str()))
}

/// The constant that describes an operation, its request struct with setters, and the alias of its errors.
fn request(context: Context<'_>, id: OperationId, operation: &Operation) -> Vec<TokenStream> {
    let names = context.names.of_operation(id);
    let request = ident(&names.request);
    let setters = request::setters(context, operation, names);
    let setters = (!setters.is_empty()).then(|| quote!(impl #request { #(#setters)* }));
    let tag = context.names.of_tag(&operation.tag);
    let docs =
        docs::attributes(&format!("The request of [`{}::{}`].", tag.handle, names.method.trim_start_matches("r#")));
    let item = quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #request(Request);
    };
    let (output, item_type) = output(context, operation);
    let send = match output {
        Some(output) => quote!(request::json!(#request -> #output);),
        None => quote!(request::empty!(#request);),
    };
    let paged = operation.paging.as_ref().and(item_type).map(|item| quote!(request::paged!(#request -> #item);));
    let error = error_alias(context, operation, names);
    [item]
        .into_iter()
        .chain(setters)
        .chain([send])
        .chain(paged)
        .chain(error)
        .chain([constant(context, operation, names)])
        .collect()
}

fn error_alias(context: Context<'_>, operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    let set = typed_errors(context, operation)?;
    let alias = ident(&names.error);
    let docs = docs::attributes(&format!("The typed error bodies of [`{}`], by status.", names.request));
    Some(quote!(#docs pub type #alias = errors::#set;))
}

/// The enum of an operation's errors; `None` where the document lists no error.
pub(super) fn typed_errors(context: Context<'_>, operation: &Operation) -> Option<Ident> {
    let id = operation.errors?;
    let listed = context.api.error_sets.get(id.0).is_some_and(|set| !set.variants.is_empty());
    listed.then(|| ident(&context.names.of_error_set(id).name))
}

fn constant(context: Context<'_>, operation: &Operation, names: &OperationNames) -> TokenStream {
    let constant = ident(&names.constant);
    let id = operation.label();
    let method = ident(operation.method.as_str());
    let path = operation.path.as_str();
    let errors = typed_errors(context, operation).map(|set| quote!(errors: errors::#set::decode,));
    let paging = operation.paging.as_ref().map(|Paging { limit, offset, size }| {
        let size = proc_macro2::Literal::u32_unsuffixed(*size);
        quote!(paging: Some(Paging { limit: #limit, offset: #offset, size: #size }),)
    });
    // Where credentials are optional, they are sent if there are any.
    let takes_credentials = operation.security.iter().any(|alternative| !alternative.schemes.is_empty());
    let security = (!takes_credentials).then(|| quote!(security: &[],));
    let accept = accept(operation).map(|accept| quote!(accept: #accept,));
    let content_type = content_type(operation).map(|content_type| quote!(content_type: #content_type,));
    quote! {
        static #constant: Operation = Operation {
            id: #id,
            method: Method::#method,
            path: #path,
            #accept
            #content_type
            #security
            #errors
            #paging
            ..Operation::NEW
        };
    }
}

/// The media types of the successes' JSON, where they are not just `application/json`.
fn accept(operation: &Operation) -> Option<String> {
    let names: BTreeSet<&str> =
        operation.successes().filter_map(|success| Some(success.json()?.name.as_str())).collect();
    let accept = names.into_iter().collect::<Vec<_>>().join(", ");
    (!accept.is_empty() && accept != JSON).then_some(accept)
}

/// The media type of the request's body, where it is one of its own.
fn content_type(operation: &Operation) -> Option<&str> {
    let name = operation.body.as_ref()?.content.first()?.name.as_str();
    (name != JSON && !name.contains('*')).then_some(name)
}

/// What the runtime sends and asks for unless told otherwise.
const JSON: &str = "application/json";

/// The type of a success's body where it has one, and that of its items where it is an array.
fn output(context: Context<'_>, operation: &Operation) -> (Option<TokenStream>, Option<TokenStream>) {
    match success(operation) {
        Some(schema) => {
            let item = match &context.api.schema(schema.id).kind {
                SchemaKind::Array(array) => Some(context.rust_type(array.items, Scope::Elsewhere)),
                _ => None,
            };
            (Some(context.rust_type(schema, Scope::Elsewhere)), item)
        }
        None => (None, None),
    }
}

/// The schema of the JSON body of the first success.
pub(super) fn success(operation: &Operation) -> Option<SchemaRef> {
    operation.successes().next()?.json()?.schema
}
