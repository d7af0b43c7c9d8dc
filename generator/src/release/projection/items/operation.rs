use super::Items;
use crate::ir::{self, BodyForm, ErrorSetId, Input, InputPlace};
use crate::surface::{Context, DescribedOperation, Method, Operation, Output, Paths, RustType, Setter, SetterOf};
use std::collections::BTreeMap;

/// The operations: the methods that make a request, its setters, and what sends it.
pub(super) fn add(context: Context<'_>, errors: &BTreeMap<ErrorSetId, String>, items: &mut Items) {
    for described in context.operations() {
        let group = format!("operation {}", key(described.operation));
        let mut add = |member: String, rust: String| items.add(&group, member, rust);
        // The module, and the struct that has the methods, are items of the tag.
        add("request".to_owned(), described.own.request.clone());
        for method in &described.own.methods {
            let arguments = arguments(context, described, &method.arguments);
            add(method_key(described, method), format!("{}({arguments})", method.name));
        }
        let forms = forms(described);
        described.own.setters.iter().for_each(|setter| add_setter(context, described, (setter, &forms), &mut add));
        add_responses(context, described.own, &mut add);
        if let Some(own) = &described.own.errors {
            // The enum, which operations share, has items of its own.
            let of = errors.get(&own.of).map_or("", String::as_str);
            add("errors".to_owned(), format!("{}, the {of}", own.name));
        }
    }
}

/// What an operation is called here.
pub(super) fn key(operation: &ir::Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.path.as_str())
}

fn method_key(described: DescribedOperation<'_>, method: &Method) -> String {
    match method.body.and_then(|body| described.operation.signature.bodies.get(body)) {
        Some(form) => format!("method for {}", form.media_type),
        None => "method".to_owned(),
    }
}

/// Arguments by their names on the wire, since a call gives them by their places.
fn arguments(context: Context<'_>, described: DescribedOperation<'_>, indices: &[usize]) -> String {
    let argument = |index: &usize| {
        let (input, own) = (described.operation.signature.inputs.get(*index)?, described.own.arguments.get(*index)?);
        Some(format!("{}: {}", input.name, context.surface.spelled_argument(&own.declared)))
    };
    indices.iter().filter_map(argument).collect::<Vec<_>>().join(", ")
}

fn add_setter(
    context: Context<'_>,
    described: DescribedOperation<'_>,
    (setter, forms): (&Setter, &BTreeMap<usize, &BodyForm>),
    add: &mut impl FnMut(String, String),
) {
    let signature = &described.operation.signature;
    let (of, arguments) = match setter.of {
        SetterOf::Argument(index) => {
            let of = signature.inputs.get(index).map(|input| input_key(input, forms.get(&index).copied()));
            (of, arguments(context, described, &[index]))
        }
        SetterOf::Body(index) => {
            let form = signature.bodies.get(index);
            let of = form.map(|form| format!("body {}", form.media_type));
            (of, arguments(context, described, form.map_or(&[], |form| &form.arguments)))
        }
    };
    add(format!("setter of {}", of.unwrap_or_default()), format!("{}({arguments})", setter.name));
}

/// The first form of the body that has each argument.
fn forms(described: DescribedOperation<'_>) -> BTreeMap<usize, &BodyForm> {
    let mut forms = BTreeMap::new();
    for form in &described.operation.signature.bodies {
        for index in &form.arguments {
            forms.entry(*index).or_insert(form);
        }
    }
    forms
}

/// What an input is: where it goes, and its name there; of a field, also in which form.
fn input_key(input: &Input, form: Option<&BodyForm>) -> String {
    let place = match input.place {
        InputPlace::Path => "path",
        InputPlace::Query => "query",
        InputPlace::Header => "header",
        InputPlace::Cookie => "cookie",
        InputPlace::Field => "field",
        InputPlace::Body => "body",
    };
    let form = form.map(|form| format!(" of {}", form.media_type));
    format!("{place} {}{}", input.name, form.unwrap_or_default())
}

fn add_responses(context: Context<'_>, own: &Operation, add: &mut impl FnMut(String, String)) {
    let spelled = |rust: &RustType| context.surface.spelled(rust, Paths::Crate);
    for send in &own.sends {
        let of = send.media_type.as_ref().map(|media_type| format!(" for {media_type}"));
        // The enum is an item of its own.
        let gives = match &send.output {
            Output::ByStatus(_) => "an enum".to_owned(),
            output => spelled(&output.rust_type()),
        };
        add(format!("send{}", of.unwrap_or_default()), format!("{}() -> {gives}", send.name));
    }
    if own.location {
        add("send for the address".to_owned(), "send_location()".to_owned());
    }
    if let Some(success) = &own.success {
        add("successes".to_owned(), success.name.clone());
        for variant in &success.variants {
            let body = variant.body.as_ref().map(|body| format!("({})", spelled(body)));
            add(format!("success {}", variant.status), format!("{}{}", variant.name, body.unwrap_or_default()));
        }
        add("any other success".to_owned(), success.other.clone());
    }
    if let Some(pages) = &own.pages {
        let within = pages.page().map(|page| format!(" in {}", spelled(page)));
        add("pages".to_owned(), format!("pages of {}{}", spelled(&pages.item), within.unwrap_or_default()));
    }
    for header in &own.headers {
        add(format!("header {}", header.wire), format!("{}: Header<{}>", header.name, spelled(&header.value)));
    }
}
