use super::{Index, Named, case};
use crate::ir::{
    AlternateOutput, BodyStart, Input, InputForm, InputPlace, ItemFormat, Operation, Output, StatusPattern, essence,
};
use crate::names::scope::{Candidate, resolve, resolve_after};
use crate::names::{reserved, status};
use std::collections::{BTreeMap, BTreeSet};

/// The methods that make requests, by operation: one, or one for each form of a body that is required. Those of a tag do not say again
/// what its `module` is called.
pub(super) fn methods(operations: &[Named<'_>], module: &str) -> BTreeMap<Index, Vec<String>> {
    let spellings = within(operations, module);
    let candidates = operations.iter().zip(spellings).flat_map(|(named, own)| {
        let released = named.released.map(|released| released.method.clone());
        let name = released.unwrap_or_else(|| case::snake(&own));
        let first = Candidate { key: (named.index, 0), spelling: own.clone(), name };
        let of_forms = body_suffixes(named.operation).into_iter().enumerate().skip(1);
        let further = of_forms.filter(|_| takes_body(named.operation)).map(|(form, suffix)| {
            let words = format!("{own} {suffix}");
            let media_type = named.operation.signature.bodies.get(form).map(|body| body.media_type.as_str());
            // These give way to operations of the same name.
            let spelling = format!("~{words} {}", media_type.unwrap_or_default());
            Candidate { key: (named.index, form), spelling, name: case::snake(&words) }
        });
        [first].into_iter().chain(further).collect::<Vec<_>>()
    });
    let mut methods: BTreeMap<Index, Vec<String>> = BTreeMap::new();
    let released: BTreeSet<Index> =
        operations.iter().filter(|named| named.released.is_some()).map(|named| named.index).collect();
    let is_released = |(index, form): &(Index, usize)| *form == 0 && released.contains(index);
    for ((index, _), name) in resolve_after(is_released, candidates.collect(), reserved::TAG_METHODS) {
        methods.entry(index).or_default().push(name);
    }
    methods
}

/// What the operations of a tag are called within it: `issues_create` is `create` in `issues`. One keeps all of its name where another
/// would be called the same, or what is left were no name.
fn within(operations: &[Named<'_>], module: &str) -> Vec<String> {
    let all: Vec<String> = operations.iter().map(|named| case::snake(&named.spelling)).collect();
    let short = |(named, all): (&Named<'_>, &String)| {
        let rest = after_module(&named.spelling, all, module).filter(|_| !named.is_pinned)?;
        let is_name = rest.starts_with(char::is_alphabetic) && !reserved::TAG_METHODS.contains(&rest.as_str());
        (is_name && case::snake(&rest) == rest).then_some(rest)
    };
    let short: Vec<Option<String>> = operations.iter().zip(&all).map(short).collect();
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    let released = operations.iter().filter_map(|named| Some(&named.released?.method));
    for name in all.iter().chain(short.iter().flatten()).chain(released) {
        *wanted.entry(name).or_default() += 1;
    }
    let is_free = |named: &Named<'_>, name: &String| match named.released {
        Some(released) => released.method == *name,
        None => wanted.get(name.as_str()) == Some(&1),
    };
    let own = |(named, short): (&Named<'_>, &Option<String>)| {
        short.as_ref().filter(|short| is_free(named, short)).unwrap_or(&named.spelling).clone()
    };
    operations.iter().zip(&short).map(own).collect()
}

/// What a name says after the words of its tag, which it begins with, or which are a segment of its own: `acme.issues.create`. A method and a
/// path are no segments: what stands before the tag in them says what the operation does.
fn after_module(spelling: &str, all: &str, module: &str) -> Option<String> {
    let module = module.trim_start_matches("r#");
    let in_front = || all.strip_prefix(module)?.strip_prefix('_').map(str::to_owned);
    let mut segments = spelling.split('.');
    segments.by_ref().find(|segment| case::snake(segment).trim_start_matches("r#") == module);
    let behind = segments.collect::<Vec<_>>().join(" ");
    if behind.is_empty() { in_front() } else { Some(case::snake(&behind)) }
}

fn takes_body(operation: &Operation) -> bool {
    operation.signature.bodies.iter().any(|body| body.required)
}

/// What tells the forms of a body apart; nothing for the primary one.
fn body_suffixes(operation: &Operation) -> Vec<String> {
    let bodies = &operation.signature.bodies;
    let word = |start: BodyStart| match start {
        BodyStart::Json => "json",
        BodyStart::Text => "text",
        BodyStart::File => "file",
        BodyStart::Form => "form",
        BodyStart::Multipart => "multipart",
    };
    let mut of_word: BTreeMap<&str, usize> = BTreeMap::new();
    bodies.iter().for_each(|body| *of_word.entry(word(body.start)).or_default() += 1);
    let suffix = |body: &crate::ir::BodyForm| match of_word.get(word(body.start)) {
        Some(1) => word(body.start).to_owned(),
        _ => {
            let essence = essence(&body.media_type);
            let patch = essence.strip_prefix("application/").and_then(|name| name.strip_suffix("+json"));
            patch.filter(|name| name.ends_with("-patch")).map_or(essence.clone(), str::to_owned)
        }
    };
    bodies.iter().enumerate().map(|(index, body)| if index == 0 { String::new() } else { suffix(body) }).collect()
}

/// The names in a request and its responses.
pub(super) struct Calls {
    pub(super) inputs: Vec<String>,
    /// The setters of an optional body, a form each; none for one that is required.
    pub(super) bodies: Vec<String>,
    pub(super) sends: Vec<String>,
    pub(super) headers: Vec<String>,
    pub(super) variants: Vec<String>,
}

/// `values` are names in the file of the tag that no argument may have.
pub(super) fn of_request(operation: &Operation, values: &[String]) -> Calls {
    let sends = sends(&operation.signature.alternates);
    let headers = headers(operation);
    // In a script without cases a constant is spelled as a setter is.
    let values: Vec<String> = values.iter().chain(&headers).cloned().collect();
    let (inputs, bodies) = inputs(operation, &sends, &values);
    Calls { inputs, bodies, sends, headers, variants: variants(&operation.signature.output) }
}

/// A method for each further media type of the responses.
fn sends(alternates: &[AlternateOutput]) -> Vec<String> {
    let candidates = alternates.iter().enumerate().map(|(index, output)| {
        let word = match (output.by_name, &output.output) {
            // A range has no letters that a name could be made of.
            (true, _) if essence(&output.media_type) == "*/*" => "any".to_owned(),
            (true, _) => essence(&output.media_type).replace('*', "any"),
            (false, Output::Text) => "text".to_owned(),
            (false, Output::Stream) => "stream".to_owned(),
            (false, Output::Items { format: ItemFormat::Events, .. }) => "events".to_owned(),
            (false, Output::Items { .. }) => "items".to_owned(),
            (false, _) => "json".to_owned(),
        };
        let words = format!("send {word}");
        Candidate { key: index, name: case::snake(&words), spelling: format!("{words} {}", output.media_type) }
    });
    resolve(candidates.collect(), reserved::REQUEST_METHODS).into_values().collect()
}

/// What a caller gives, and the setters of an optional body. Two inputs of one name differ by where they are sent; all whole
/// bodies have one name, since no method takes two.
fn inputs(operation: &Operation, sends: &[String], values: &[String]) -> (Vec<String>, Vec<String>) {
    let signature = &operation.signature;
    let blocking: Vec<String> = sends.iter().map(|send| format!("{send}_blocking")).collect();
    let others = sends.iter().chain(&blocking).chain(values).map(String::as_str);
    let reserved: Vec<&str> = reserved::REQUEST_METHODS.iter().copied().chain(others).collect();
    let is_whole = |input: &Input| input.place == InputPlace::Body;
    let mut of_name: BTreeMap<&str, usize> = BTreeMap::new();
    signature.inputs.iter().for_each(|input| *of_name.entry(&input.name).or_default() += 1);
    let named = signature.inputs.iter().enumerate().filter(|(_, input)| !is_whole(input)).map(|(index, input)| {
        let shared = of_name.get(input.name.as_str()).is_some_and(|count| *count > 1);
        let spelling = match shared {
            true => format!("{} {}", place(input), input.name),
            false => input.name.clone(),
        };
        Candidate { key: (0, index), name: case::snake(&spelling), spelling }
    });
    let optional = signature.bodies.iter().any(|body| !body.required);
    let is_named =
        signature.inputs.iter().any(is_whole) || signature.bodies.iter().any(|own| signature.is_set_as_a_whole(own));
    let suffixes = match (optional, is_named) {
        (true, true) => body_suffixes(operation),
        (false, true) => vec![String::new()],
        // Nothing is called so.
        (_, false) => Vec::new(),
    };
    let bodies = suffixes.into_iter().enumerate().map(|(index, suffix)| {
        let spelling = format!("body {suffix}");
        Candidate { key: (1, index), name: case::snake(&spelling), spelling: spelling.trim().to_owned() }
    });
    let mut names = resolve(named.chain(bodies).collect(), &reserved);
    let body = names.get(&(1, 0)).cloned().unwrap_or_default();
    let inputs = (0..signature.inputs.len()).map(|index| names.remove(&(0, index)).unwrap_or_else(|| body.clone()));
    let inputs = inputs.collect();
    (inputs, if optional { names.into_values().collect() } else { Vec::new() })
}

fn place(input: &Input) -> &'static str {
    match (input.place, input.form) {
        (InputPlace::Path, _) => "path",
        (InputPlace::Query, _) => "query",
        (InputPlace::Header, _) => "header",
        (InputPlace::Cookie, _) => "cookie",
        (_, InputForm::File | InputForm::Files) => "file",
        (InputPlace::Field | InputPlace::Body, _) => "body",
    }
}

/// The constants of the headers.
fn headers(operation: &Operation) -> Vec<String> {
    let headers = operation.signature.headers.iter().enumerate();
    let candidates = headers.map(|(index, header)| Candidate {
        key: index,
        name: case::snake(&header.name).trim_start_matches("r#").to_uppercase(),
        spelling: header.name.clone(),
    });
    resolve(candidates.collect(), &[]).into_values().collect()
}

/// The variants of a success that differs by status, and last the one for every other status.
fn variants(output: &Output) -> Vec<String> {
    let Output::ByStatus(by_status) = output else { return Vec::new() };
    let variants: Vec<StatusPattern> = by_status.iter().map(|(status, _)| *status).collect();
    variants.into_iter().map(status::variant).chain(["Other".to_owned()]).collect()
}
