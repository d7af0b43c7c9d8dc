use super::{Builder, arguments, headers, pages, security};
use crate::ir::{self, ItemFormat, OperationId, Signature};
use crate::names::OperationNames;
use crate::surface::{
    Argument, ErrorAlias, HeaderConstant, Method, Operation, Output, RustType, Security, SendMethod, Setter, SetterOf,
    StatusVariant, SuccessEnum, TagId,
};

/// The operations.
pub(super) fn of(builder: &Builder<'_>, security: &Security) -> Vec<Operation> {
    let operations = builder.api.operations.iter().enumerate();
    operations.map(|(index, operation)| self::operation(builder, security, OperationId(index), operation)).collect()
}

fn operation(builder: &Builder<'_>, security: &Security, id: OperationId, operation: &ir::Operation) -> Operation {
    let names = builder.names.of_operation(id);
    let signature = &operation.signature;
    let sends = sends(builder, signature, names);
    Operation {
        id,
        tag: builder.tags.get(operation.tag.as_str()).copied().unwrap_or(TagId(0)),
        constant: names.constant.clone(),
        request: names.request.clone(),
        arguments: self::arguments(builder, signature, names),
        methods: methods(signature, names),
        setters: setters(signature, names),
        success_status: operation.success_status(),
        success: success(builder, signature, names),
        errors: errors(builder, operation, names),
        pages: sends.first().and_then(|send| pages::of(builder, operation, send)),
        sends,
        location: signature.location,
        headers: header_constants(builder, signature, names),
        security: security::alternatives(builder.api, security, &operation.security),
    }
}

fn arguments(builder: &Builder<'_>, signature: &Signature, names: &OperationNames) -> Vec<Argument> {
    let named = signature.inputs.iter().zip(&names.inputs);
    named.map(|(input, name)| arguments::of(builder, input, name)).collect()
}

/// One method, or one for each form of a body that is required.
fn methods(signature: &Signature, names: &OperationNames) -> Vec<Method> {
    let forms = signature.bodies.iter().enumerate().filter(|(_, form)| form.required);
    let mut methods: Vec<Method> = forms
        .zip(&names.bodies)
        .map(|((body, form), name)| Method {
            name: name.clone(),
            body: Some(body),
            arguments: signature.arguments.iter().chain(&form.arguments).copied().collect(),
        })
        .collect();
    match methods.first_mut() {
        Some(first) => first.name.clone_from(&names.method),
        None => methods.push(Method { name: names.method.clone(), body: None, arguments: signature.arguments.clone() }),
    }
    methods
}

/// The setters of what may be left out: parameters, fields of a form, and a body that is optional.
fn setters(signature: &Signature, names: &OperationNames) -> Vec<Setter> {
    let inputs = signature.inputs.iter().zip(&names.inputs).enumerate().filter(|(_, (input, _))| input.setter);
    let inputs = inputs.map(|(index, (_, name))| Setter { name: name.clone(), of: SetterOf::Argument(index) });
    let bodies = signature.bodies.iter().zip(&names.bodies).enumerate();
    let bodies = bodies.filter(|(_, (form, _))| signature.is_set_as_a_whole(form));
    let bodies = bodies.map(|(index, (_, name))| Setter { name: name.clone(), of: SetterOf::Body(index) });
    inputs.chain(bodies).collect()
}

fn sends(builder: &Builder<'_>, signature: &Signature, names: &OperationNames) -> Vec<SendMethod> {
    let primary =
        SendMethod { name: "send".to_owned(), media_type: None, output: output(builder, &signature.output, names) };
    let alternates = signature.alternates.iter().zip(&names.sends).map(|(alternate, name)| SendMethod {
        name: name.clone(),
        media_type: Some(alternate.media_type.clone()),
        output: output(builder, &alternate.output, names),
    });
    std::iter::once(primary).chain(alternates).collect()
}

fn output(builder: &Builder<'_>, output: &ir::Output, names: &OperationNames) -> Output {
    match output {
        ir::Output::Empty => Output::Empty,
        ir::Output::Json { schema, optional } => {
            let own = builder.value_type(*schema);
            Output::Json(if *optional && !builder.api.is_nullable(*schema) { own.optional() } else { own })
        }
        ir::Output::Text => Output::Text,
        ir::Output::Items { format, item } => {
            let unsaid = if *format == ItemFormat::Events { RustType::String } else { RustType::Json };
            Output::Items(*format, item.map_or(unsaid, |item| builder.value_type(item)))
        }
        ir::Output::Stream => Output::Stream,
        ir::Output::Location => Output::Location,
        ir::Output::ByStatus(_) => Output::ByStatus(names.success.clone()),
    }
}

/// The enum of successes that differ by status.
fn success(builder: &Builder<'_>, signature: &Signature, names: &OperationNames) -> Option<SuccessEnum> {
    let ir::Output::ByStatus(by_status) = &signature.output else { return None };
    let (other, members) = names.variants.split_last()?;
    let variants = by_status.iter().zip(members).map(|((status, schema), name)| StatusVariant {
        name: name.clone(),
        status: *status,
        body: schema.map(|schema| builder.value_type(schema)),
    });
    Some(SuccessEnum { name: names.success.clone(), variants: variants.collect(), other: other.clone() })
}

fn errors(builder: &Builder<'_>, operation: &ir::Operation, names: &OperationNames) -> Option<ErrorAlias> {
    let of = operation.errors;
    let is_listed = builder.api.error_sets.get(of.0).is_some_and(|set| !set.variants.is_empty());
    is_listed.then(|| ErrorAlias { name: names.error.clone(), of })
}

fn header_constants(builder: &Builder<'_>, signature: &Signature, names: &OperationNames) -> Vec<HeaderConstant> {
    let named = signature.headers.iter().zip(&names.headers);
    let constant = |(header, name): (&ir::ResponseHeader, &String)| HeaderConstant {
        name: name.clone(),
        wire: header.name.clone(),
        value: headers::value_type(builder, header),
    };
    named.map(constant).collect()
}
