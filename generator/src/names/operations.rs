use super::scope::{Candidate, resolve as resolve_scope};
use super::{OperationNames, case, reserved};
use crate::ir::{Api, Operation, ParameterIn};
use std::collections::BTreeMap;

pub(super) fn resolve(api: &Api) -> Vec<OperationNames> {
    let mut names: BTreeMap<usize, OperationNames> = BTreeMap::new();
    for tag in &api.tags {
        let of_tag = || api.operations.iter().enumerate().filter(|(_, operation)| operation.tag == tag.name);
        let candidates = |case: fn(&str) -> String| {
            let named = of_tag().map(|(index, operation)| Candidate {
                key: index,
                spelling: spelling(operation),
                name: case(&spelling(operation)),
            });
            named.collect::<Vec<_>>()
        };
        let handle = case::camel(&tag.name);
        let mut taken = reserved::OPERATION_TYPES.to_vec();
        taken.push(&handle);
        let methods = resolve_scope(candidates(case::snake), &["clone"]);
        let mut requests = resolve_scope(candidates(case::camel), &taken);
        for (index, operation) in of_tag() {
            if let (Some(method), Some(request)) = (methods.get(&index), requests.remove(&index)) {
                names.insert(index, operation_names(operation, method, request));
            }
        }
    }
    names.into_values().collect()
}

/// What the operation is called in the document; one without an id is called by its method and path.
fn spelling(operation: &Operation) -> String {
    operation
        .id
        .clone()
        .unwrap_or_else(|| format!("{} {}", operation.method.as_str().to_ascii_lowercase(), operation.path.as_str()))
}

fn operation_names(operation: &Operation, method: &str, request: String) -> OperationNames {
    let mut parameters = parameters(operation);
    let body = parameters.pop().unwrap_or_default();
    OperationNames {
        method: method.to_owned(),
        constant: method.trim_start_matches("r#").to_uppercase(),
        error: format!("{request}Error"),
        request,
        parameters,
        body,
    }
}

/// The names of the parameters, and last that of the body. Two parameters of one name differ by where they are sent.
fn parameters(operation: &Operation) -> Vec<String> {
    let candidates = operation.parameters.iter().enumerate().map(|(index, parameter)| {
        let shared = operation.parameters.iter().filter(|other| other.name == parameter.name).count() > 1;
        let spelling = match shared {
            true => format!("{} {}", place(parameter.location_in), parameter.name),
            false => parameter.name.clone(),
        };
        Candidate { key: index, name: case::snake(&spelling), spelling }
    });
    let body = Candidate { key: operation.parameters.len(), spelling: "body".to_owned(), name: "body".to_owned() };
    resolve_scope(candidates.chain([body]).collect(), reserved::REQUEST_METHODS).into_values().collect()
}

fn place(place: ParameterIn) -> &'static str {
    match place {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
    }
}
