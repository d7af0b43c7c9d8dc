use super::Context;
use super::tag::DescribedOperation;
use crate::surface::Sample;
use crate::text::{CodeSpan, Rust, Word};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::str::FromStr;

/// The documentation of an operation's method ends in this: where it is, and a call that is compiled, but not run.
pub(super) fn sample_docs(context: Context<'_>, described: DescribedOperation<'_>, route: &CodeSpan) -> TokenStream {
    let arguments = context.sample_arguments(described.own.id);
    let variables = arguments.iter().filter_map(|argument| match &argument.sample {
        Sample::Reference { rust, made: None, .. } => Some(format!(", {}: {rust}", argument.name)),
        _ => None,
    });
    let variables: String = variables.collect();
    let made = arguments.iter().filter_map(|argument| match &argument.sample {
        Sample::Reference { made: Some(made), .. } => {
            Some(Rust::filled("let {} = {};\n", &[&Word::new(argument.name), made]))
        }
        _ => None,
    });
    let made = Rust::joined(&made.collect::<Vec<_>>(), "");
    let call = context.sample_request_of(described.own.id, arguments.iter().map(|argument| argument.expression()));
    let (route, call) = (&**route, raw(&call.without_prefix("client.")));
    let variables = (!variables.is_empty()).then(|| quote!(, #variables));
    let made = (!made.is_empty()).then(|| {
        let made = raw(&made);
        quote!(; #made)
    });
    quote!(#[doc = request::sample!(#route, #call #variables #made)])
}

/// A string literal without escapes, where there is a way to write it so.
fn raw(call: &Rust) -> Literal {
    let text = &**call;
    let is_plain = !text.contains('"') || text.contains(['\\', '\n', '\r']) || text.contains("\"#");
    let raw = if is_plain { None } else { Literal::from_str(&format!("r#\"{text}\"#")).ok() };
    raw.unwrap_or_else(|| Literal::string(text))
}
