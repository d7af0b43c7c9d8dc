use super::names_model;
use crate::surface::{Argument, Imports, Operation, Output, SendMethod};

/// What the files of tags name of the rest of the crate.
pub(super) fn of_tags(tags: usize, operations: &[Operation]) -> Vec<Imports> {
    let mut imports = vec![Imports::default(); tags];
    for operation in operations {
        let Some(own) = imports.get_mut(operation.tag.index()) else { continue };
        own.models |= uses_models(operation);
        own.paging |= operation.pages.is_some();
        own.success_body |= operation.success.is_some();
        own.security |= operation.security.iter().any(|own| !own.is_empty()) && !operation.needs_just_a_token();
    }
    imports
}

/// Whether an operation names a model: in what it takes, in what it gives, or in a header.
fn uses_models(operation: &Operation) -> bool {
    let argument = |own: &Argument| own.declared.rust().is_some_and(names_model);
    let send = |send: &SendMethod| match &send.output {
        Output::Json(rust) | Output::Items(_, rust) => names_model(rust),
        _ => false,
    };
    let success = || operation.success.iter().flat_map(|success| &success.variants);
    operation.arguments.iter().any(argument)
        || operation.sends.iter().any(send)
        || success().filter_map(|variant| variant.body.as_ref()).any(names_model)
        || operation.headers.iter().any(|header| names_model(&header.value))
        || operation.pages.iter().any(|pages| names_model(&pages.item) || pages.page().is_some_and(names_model))
}
