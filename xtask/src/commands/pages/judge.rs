//! Whether an operation lists things, without the rules of the generator: by any list in the answer, and by any word of pages.

use sailmaker::ir::{Api, Method, Operation, ParameterIn, Property, SchemaId, SchemaKind};

/// What an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// It answers with no list, or changes something.
    NoList,
    /// It answers with a list, or an object that has one.
    List,
    /// The same, and a parameter or a property speaks of pages.
    Pages,
}

/// Parts of names that speak of pages.
const WORDS: &[&str] = &["page", "cursor", "offset", "skip", "marker", "nexttoken", "startat", "startingafter"];

/// Whole names that do.
const NAMES: &[&str] = &["after", "continue", "hasmore", "next", "nexturl"];

pub(super) fn of(api: &Api, operation: &Operation) -> Judged {
    let body = operation.successes().find_map(|response| response.json()?.schema).map(|schema| schema.id);
    let Some(body) = body.filter(|body| operation.method == Method::Get && has_list(api, *body)) else {
        return Judged::NoList;
    };
    let query = operation.parameters.iter().filter(|parameter| parameter.parameter_in == ParameterIn::Query);
    let asked = query.into_iter().any(|parameter| speaks(&parameter.name));
    if asked || says(api, body, 2) { Judged::Pages } else { Judged::List }
}

fn properties(api: &Api, id: SchemaId) -> &[Property] {
    match &api.schema(id).kind {
        SchemaKind::Object(object) => &object.properties,
        _ => &[],
    }
}

/// Whether a value is a list, an object with one, or an object around such an object.
fn has_list(api: &Api, id: SchemaId) -> bool {
    let is_list = |id: SchemaId| matches!(api.schema(id).kind, SchemaKind::Array(_));
    let has = |id: SchemaId| properties(api, id).iter().any(|property| is_list(property.schema.id));
    let around = match properties(api, id) {
        [only] => has(only.schema.id),
        several => several.iter().any(|property| property.name == "_embedded" && has(property.schema.id)),
    };
    is_list(id) || has(id) || around
}

/// Whether a property speaks of pages, so many objects down.
fn says(api: &Api, id: SchemaId, depth: usize) -> bool {
    let below = |property: &Property| depth > 0 && says(api, property.schema.id, depth - 1);
    properties(api, id).iter().any(|property| {
        let name = folded(&property.name);
        name.starts_with("next") || NAMES.contains(&name.as_str()) || below(property)
    })
}

fn speaks(name: &str) -> bool {
    let name = folded(name);
    WORDS.iter().any(|word| name.contains(word)) || NAMES.contains(&name.as_str())
}

fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
