//! One call of an operation as a Rust expression.

use super::literal;
use sailmaker::ir::{Api, Operation, OperationId, Parameter, ParameterIn};
use sailmaker::names::Names;
use sailmaker_tests::judge::{self, Place, Sample};
use serde_json::Value;

/// `client.things().put_thing("1", &body).limit(7)`: every parameter and the body, with the values of a sample.
pub fn expression(api: &Api, names: &Names, called: &judge::Operation<'_>, sample: &Sample) -> Result<String, String> {
    let (id, operation) = find(api, called).ok_or("the model has no such operation")?;
    let own = names.of_operation(id);
    let (mut arguments, mut setters) = (Vec::new(), String::new());
    for (parameter, name) in in_order(operation, &own.parameters) {
        let value = value(called, sample, parameter).ok_or_else(|| format!("{} is not declared", parameter.name))?;
        let value = expression_of(api, parameter, value)?;
        if parameter.required { arguments.push(value) } else { setters += &format!(".{name}({value})") }
    }
    if let (Some(body), Some(given)) = (&operation.body, &sample.body) {
        let media_type = body.content.first().ok_or("the model has no media type of the body")?;
        let value = literal::body(api, media_type.schema, &given.value);
        if body.required { arguments.push(value) } else { setters += &format!(".{}({value})", own.body) }
    }
    let module = &names.of_tag(&operation.tag).module;
    Ok(format!("client.{module}().{}({}){setters}", own.method, arguments.join(", ")))
}

fn find<'a>(api: &'a Api, called: &judge::Operation<'_>) -> Option<(OperationId, &'a Operation)> {
    let is_called =
        |operation: &Operation| operation.method.as_str() == called.method && operation.path.as_str() == called.path;
    let index = api.operations.iter().position(is_called)?;
    Some((OperationId(index), &api.operations[index]))
}

/// The path from left to right, then the others in their order.
fn in_order<'a>(operation: &'a Operation, names: &'a [String]) -> Vec<(&'a Parameter, &'a String)> {
    let template: Vec<&str> = operation.path.parameters().collect();
    let mut parameters: Vec<_> = operation.parameters.iter().zip(names).collect();
    parameters.sort_by_key(|(parameter, _)| match parameter.location_in {
        ParameterIn::Path => template.iter().position(|name| *name == parameter.name).unwrap_or(template.len()),
        _ => template.len(),
    });
    parameters
}

fn value<'s>(called: &judge::Operation<'_>, sample: &'s Sample, parameter: &Parameter) -> Option<&'s Value> {
    let place = match parameter.location_in {
        ParameterIn::Path => Place::Path,
        ParameterIn::Query => Place::Query,
        ParameterIn::Header => Place::Header,
        ParameterIn::Cookie => Place::Cookie,
    };
    let is_it = |declared: &judge::Parameter<'_>| declared.place == place && declared.name == parameter.name;
    let index = called.parameters.iter().position(is_it)?;
    sample.parameters.get(index)
}

fn expression_of(api: &Api, parameter: &Parameter, value: &Value) -> Result<String, String> {
    let schema = parameter.value.schema().ok_or_else(|| format!("{} has no schema", parameter.name))?;
    literal::argument(api, schema, value).map_err(|fault| format!("{}: {fault}", parameter.name))
}
