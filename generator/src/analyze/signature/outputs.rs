use super::bodies::to_a_caller;
use super::{items, redirects};
use crate::analyze::types::Types;
use crate::ir::{
    AlternateOutput, ItemFormat, MediaType, MediaTypeKind, Method, OperationObject, Output, Response, SchemaRef,
    Signature,
};
use std::collections::{BTreeMap, BTreeSet};

/// Any media type (RFC 9110, section 12.5.1).
const ANY: &str = "*/*";

/// Adds what a success gives, and in which media types. Of an operation that has pages the items of a stream are not said by the schema
/// of a page.
pub(super) fn add(types: &Types<'_>, operation: &OperationObject, has_pages: bool, signature: &mut Signature) {
    signature.location = redirects::gives_location(operation);
    // The response to a `HEAD` has no body (RFC 9110, section 9.3.2).
    if operation.method == Method::Head {
        return;
    }
    let successes: Vec<&Response> = operation.successes().collect();
    let with_body = || successes.iter().copied().filter(|success| !success.content.is_empty());
    let content: Vec<&MediaType> = with_body().flat_map(|success| &success.content).collect();
    let all_have = |is_kind: fn(MediaTypeKind) -> bool| {
        with_body().all(|success| success.content.iter().any(|media_type| is_kind(media_type.kind)))
    };
    if content.is_empty() {
        // The body of a failure is wanted all the same.
        let others = operation.responses.iter().flat_map(|response| &response.content);
        signature.accept = names(&others.collect::<Vec<_>>());
        if operation.only_redirects() {
            signature.output = redirects::output(operation);
            // Of which media type it is, only the other address knows.
            signature.accept.extend((signature.output == Output::Stream).then(|| ANY.to_owned()));
        }
        return;
    }
    let primary: Vec<&MediaType> = if all_have(|kind| kind == MediaTypeKind::Json) {
        signature.output = json(types, &successes);
        with_body().filter_map(Response::json).collect()
    } else if all_have(is_text) {
        signature.output = Output::Text;
        with_body().filter_map(preferred_text).collect()
    } else if let Some((items, media_types)) = items::of_all(types, with_body().collect()) {
        signature.output = items;
        media_types
    } else {
        // What comes is for the caller to see, by status and media type.
        signature.output = Output::Stream;
        content.clone()
    };
    signature.accept = names(&primary);
    let known: BTreeSet<_> = primary.iter().map(|media_type| to_a_caller(types, media_type)).collect();
    let rest = match &signature.output {
        // Which of them is wanted can be said as well.
        Output::Stream if content.len() > 1 && successes.len() == 1 => content,
        Output::Stream => Vec::new(),
        _ => content.into_iter().filter(|one| !known.contains(&to_a_caller(types, one))).collect(),
    };
    signature.alternates = alternates(types, &rest, &signature.output);
    if has_pages {
        items::forget_pages(types, signature);
    }
}

/// Names of media types, each once, in the order of the alphabet.
fn names(content: &[&MediaType]) -> Vec<String> {
    let mut names: Vec<String> = content.iter().map(|media_type| media_type.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

fn is_text(kind: MediaTypeKind) -> bool {
    matches!(kind, MediaTypeKind::Text | MediaTypeKind::Form)
}

fn preferred_text(response: &Response) -> Option<&MediaType> {
    let text = response.content.iter().filter(|media_type| is_text(media_type.kind));
    text.min_by_key(|media_type| media_type.preference())
}

/// What the JSON of the successes gives: one type where all bodies have it, else one of several by status.
fn json(types: &Types<'_>, successes: &[&Response]) -> Output {
    let by_status: Vec<_> =
        successes.iter().map(|success| (success.status, success.json().and_then(|json| json.schema))).collect();
    let schemas: Vec<SchemaRef> = by_status.iter().filter_map(|(_, schema)| *schema).collect();
    match schemas.split_first() {
        Some((&schema, rest)) if rest.iter().all(|other| types.same(schema, *other)) => {
            Output::Json { schema, optional: schemas.len() < by_status.len() }
        }
        _ => Output::ByStatus(by_status),
    }
}

/// An output for each further media type. Those of one kind, or of the kind of the primary one, are told apart by name.
fn alternates(types: &Types<'_>, content: &[&MediaType], primary: &Output) -> Vec<AlternateOutput> {
    let (mut alternates, mut known) = (Vec::new(), BTreeSet::new());
    for media_type in content {
        let output = match (media_type.kind, media_type.schema) {
            (MediaTypeKind::Json, Some(schema)) => Output::Json { schema, optional: false },
            (MediaTypeKind::Items(format), _) => items::of(types, format, media_type),
            (kind, _) if is_text(kind) => Output::Text,
            _ => Output::Stream,
        };
        if known.insert(&media_type.name) {
            alternates.push(AlternateOutput { media_type: media_type.name.clone(), output, by_name: false });
        }
    }
    let kind = |output: &Output| match output {
        Output::Text => 1,
        Output::Stream => 2,
        Output::Items { format: ItemFormat::Events, .. } => 3,
        Output::Items { .. } => 4,
        _ => 0,
    };
    let mut of_kind: BTreeMap<i32, usize> = BTreeMap::new();
    for kind in alternates.iter().map(|other: &AlternateOutput| kind(&other.output)).chain([kind(primary)]) {
        *of_kind.entry(kind).or_default() += 1;
    }
    for other in &mut alternates {
        other.by_name = of_kind.get(&kind(&other.output)).is_some_and(|count| *count > 1);
    }
    alternates
}
