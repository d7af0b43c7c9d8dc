use super::scope::{Candidate, resolve as resolve_scope};
use super::{OperationNames, TagNames, case, reserved};
use crate::ir::{Api, Operation, ParameterIn};
use std::collections::BTreeMap;

/// `tags` are the names of the tags, whose structs stand in the same files.
pub(super) fn resolve(api: &Api, tags: &BTreeMap<String, TagNames>) -> Vec<OperationNames> {
    let mut names: BTreeMap<usize, OperationNames> = BTreeMap::new();
    for tag in &api.tags {
        let operations: Vec<(usize, &Operation)> =
            api.operations.iter().enumerate().filter(|(_, operation)| operation.tag == tag.name).collect();
        let handle = tags.get(&tag.name).map(|names| names.handle.as_str()).unwrap_or_default();
        names.extend(of_tag(&operations, handle));
    }
    names.into_values().collect()
}

fn of_tag(operations: &[(usize, &Operation)], handle: &str) -> Vec<(usize, OperationNames)> {
    let methods = resolve_scope(candidates(operations, |_, spelling| case::snake(spelling)), &["clone"]);
    // Requests and the aliases of their errors are types of one file.
    let mut taken = reserved::OPERATION_TYPES.to_vec();
    taken.push(handle);
    let requests = candidates(operations, |_, spelling| case::camel(spelling));
    let errors = candidates(operations, |_, spelling| format!("{}Error", case::camel(spelling)));
    let keyed = |kind: u8, list: Vec<Candidate<usize>>| {
        list.into_iter().map(move |candidate| Candidate {
            key: (kind, candidate.key),
            // An alias gives way to a request of the same name.
            spelling: format!("{kind}{}", candidate.spelling),
            name: candidate.name,
        })
    };
    let mut types = resolve_scope(keyed(0, requests).chain(keyed(1, errors)).collect(), &taken);
    // A request is a value as well as a type: it is the function that makes it.
    let values: Vec<String> = types.values().cloned().collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let constants = candidates(operations, |index, _| upper(methods.get(&index)));
    let mut constants = resolve_scope(constants, &values);
    let of_operation = |&(index, operation): &(usize, &Operation)| {
        let mut parameters = parameters(operation);
        let body = parameters.pop().unwrap_or_default();
        let names = OperationNames {
            method: methods.get(&index)?.clone(),
            request: types.remove(&(0, index))?,
            error: types.remove(&(1, index))?,
            constant: constants.remove(&index)?,
            parameters,
            body,
        };
        Some((index, names))
    };
    operations.iter().filter_map(of_operation).collect()
}

fn upper(method: Option<&String>) -> String {
    method.map(|method| method.trim_start_matches("r#").to_uppercase()).unwrap_or_default()
}

/// A candidate an operation, with a name that is made of its index and its spelling.
fn candidates(operations: &[(usize, &Operation)], name: impl Fn(usize, &str) -> String) -> Vec<Candidate<usize>> {
    let candidate = |&(index, operation): &(usize, &Operation)| {
        let spelling = spelling(operation);
        Candidate { key: index, name: name(index, &spelling), spelling }
    };
    operations.iter().map(candidate).collect()
}

/// What the operation is called in the document; one without an id is called by its method and path.
fn spelling(operation: &Operation) -> String {
    operation
        .id
        .clone()
        .unwrap_or_else(|| format!("{} {}", operation.method.as_str().to_ascii_lowercase(), operation.path.as_str()))
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
