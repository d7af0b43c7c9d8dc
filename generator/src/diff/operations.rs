//! Operations: what they are called, how they are called, and what comes back.

mod answers;
mod bodies;
mod errors;
mod headers;
mod inputs;
mod paging;
mod security;
mod statuses;

use super::comparison::Comparison;
use super::draft::{Draft, Point};
use super::half::Half;
use super::pairs::{Pair, path_on_the_wire, whole_path};
use super::{Aspect, Source, Subject, Tally, Wire};
use crate::ir::{Operation, OwnServer};
use crate::markdown::code;
use crate::names::OperationNames;
use crate::surface;

/// An operation that both documents have.
pub(super) struct Both<'a> {
    pub(super) old: Called<'a>,
    pub(super) new: Called<'a>,
    /// What messages call it.
    pub(super) label: String,
}

/// An operation of one document, and what it is called.
#[derive(Clone, Copy)]
pub(super) struct Called<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
    pub(super) rust: &'a surface::Operation,
}

/// Compares all operations.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pairs: &[Pair<usize>]) -> Tally {
    let mut tally = Tally::default();
    let mut shared = Vec::new();
    for pair in pairs {
        let (old, new) =
            (pair.0.and_then(|old| of(comparison.old, old)), pair.1.and_then(|new| of(comparison.new, new)));
        match (old, new) {
            (Some(old), Some(new)) => {
                let before = comparison.found.len();
                let both = Both { old, new, label: code(&new.operation.label()) };
                compare_both(comparison, &both);
                shared.push((old, new));
                match comparison.has_listed_since(before) {
                    true => tally.changed += 1,
                    false => tally.same += 1,
                }
            }
            (Some(old), None) => {
                tally.removed += 1;
                removed(comparison, old);
            }
            (None, Some(new)) => {
                tally.added += 1;
                added(comparison, new);
            }
            (None, None) => {}
        }
    }
    errors::sharing(comparison, &shared);
    tally
}

fn of<'a>(half: &Half<'a>, index: usize) -> Option<Called<'a>> {
    let (operation, names) = half.operation(index)?;
    Some(Called { operation, names, rust: half.operation_in_rust(index) })
}

/// The method that makes requests of an operation, as a path.
pub(super) fn method_item(half: &Half<'_>, Called { operation, names, .. }: Called<'_>) -> String {
    let tag = half.client.names.of_tag(&operation.tag);
    format!("operations::{}::{}::{}", tag.module, tag.handle, names.method)
}

/// Something in the request of an operation, as a path.
pub(super) fn request_item(half: &Half<'_>, Called { operation, names, .. }: Called<'_>, member: &str) -> String {
    let tag = half.client.names.of_tag(&operation.tag);
    format!("operations::{}::{}::{member}", tag.module, names.request)
}

fn route(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method.as_str(), operation.path.as_str()))
}

fn removed(comparison: &mut Comparison<'_, '_>, old: Called<'_>) {
    let operation = old.operation;
    let message = format!("the operation {} ({}) is gone", code(&operation.label()), route(operation));
    let draft = Draft::new(Subject::Operation, Aspect::Removed, message)
        .effect(Source::Major, Wire::Breaking)
        .action("Do without it; the document has nothing in its place.")
        .before(Point::new(&operation.location, method_item(comparison.old, old)));
    comparison.push(draft);
}

fn added(comparison: &mut Comparison<'_, '_>, new: Called<'_>) {
    let operation = new.operation;
    let message = format!("the operation {} ({}) is new", code(&operation.label()), route(operation));
    let draft = Draft::new(Subject::Operation, Aspect::Added, message)
        .effect(Source::Minor, Wire::Compatible)
        .action("Nothing.")
        .after(Point::new(&operation.location, method_item(comparison.new, new)));
    comparison.push(draft);
}

fn compare_both(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    name(comparison, both);
    route_and_server(comparison, both);
    advice(comparison, both);
    prose(comparison, both);
    let forms = bodies::compare(comparison, both);
    inputs::compare(comparison, both, &forms);
    answers::compare(comparison, both);
    headers::compare(comparison, both);
    errors::compare(comparison, both);
    security::compare(comparison, both);
    paging::compare(comparison, both);
}

impl Both<'_> {
    /// Both places of the operation, with its method.
    pub(super) fn points(&self, comparison: &Comparison<'_, '_>) -> (Point, Point) {
        (
            Point::new(&self.old.operation.location, method_item(comparison.old, self.old)),
            Point::new(&self.new.operation.location, method_item(comparison.new, self.new)),
        )
    }
}

fn name(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (old, new) = (method_item(comparison.old, both.old), method_item(comparison.new, both.new));
    let is_same = old == new && both.old.names.request == both.new.names.request;
    if is_same {
        return;
    }
    let (before, after) = both.points(comparison);
    let message = match old == new {
        true => {
            let (was, is) = (&both.old.names.request, &both.new.names.request);
            format!("the request of the operation {} is called `{is}` and was `{was}`", both.label)
        }
        false => format!("the operation {} is called `{new}` and was `{old}`", both.label),
    };
    // A program may compile, and call the other operation, where one has the name now.
    let count = comparison.new.client.api.operations.len();
    let is_taken = (0..count)
        .filter_map(|index| of(comparison.new, index))
        .any(|other| !std::ptr::eq(other.operation, both.new.operation) && method_item(comparison.new, other) == old);
    let wire = if is_taken { Wire::Breaking } else { Wire::Same };
    let draft = Draft::new(Subject::Operation, Aspect::Renamed, message)
        .effect(Source::Major, wire)
        .action(format!("Call `{new}`, and use `{}` where your program names the request.", both.new.names.request));
    comparison.push(draft.points(before, after));
}

/// Where a request goes.
fn route_and_server(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (old, new) = (both.old.operation, both.new.operation);
    let (before, after) = both.points(comparison);
    let on_the_wire = |operation: &Operation| (operation.method, path_on_the_wire(operation));
    if is_one_url((comparison.old, old), (comparison.new, new)) {
        let what = format!("the URL of {}", both.label);
        let differs = on_the_wire(old) != on_the_wire(new);
        return comparison.silent(Subject::Operation, Aspect::Wording, &what, differs, (before, after));
    }
    if on_the_wire(old) != on_the_wire(new) {
        let message = format!("the operation {} is {} and was {}", both.label, route(new), route(old));
        let draft = Draft::new(Subject::Operation, Aspect::Sent, message).effect(Source::None, Wire::Breaking);
        let action = "Build with the new version: the old one goes on to send the old request.";
        comparison.push(draft.action(action).points(before.clone(), after.clone()));
    }
    let own = |half: &Half<'_>, operation: &Operation| half.client.api.own_server(operation);
    let (ours, theirs) = (own(comparison.old, old), own(comparison.new, new));
    if ours != theirs {
        let said = |server: &Option<OwnServer>| match server {
            None => "where the API is".to_owned(),
            Some(OwnServer::Path(path)) => format!("under {}", code(path)),
            Some(OwnServer::Url(url)) => format!("at {}", code(url)),
        };
        let message = format!("the operation {} is served {} and was {}", both.label, said(&theirs), said(&ours));
        let draft = Draft::new(Subject::Server, Aspect::Sent, message).effect(Source::None, Wire::Breaking);
        let action = "Build with the new version: the old one goes on to send its requests to the old place.";
        comparison.push(draft.action(action).points(before, after));
    }
}

/// Whether the requests of an operation go where they went, of whatever parts the URL is made. One with an address of its own does
/// not go where the API is.
pub(super) fn is_at_one_url(comparison: &Comparison<'_, '_>, old: usize, new: usize) -> bool {
    let (Some(old), Some(new)) = (of(comparison.old, old), of(comparison.new, new)) else { return false };
    let is_elsewhere = |half: &Half<'_>, called: Called<'_>| {
        matches!(half.client.api.own_server(called.operation), Some(OwnServer::Url(_)))
    };
    is_elsewhere(comparison.old, old) && is_elsewhere(comparison.new, new)
        || is_one_url((comparison.old, old.operation), (comparison.new, new.operation))
}

fn is_one_url((ours, old): (&Half<'_>, &Operation), (theirs, new): (&Half<'_>, &Operation)) -> bool {
    let urls = whole_path(ours, old).zip(whole_path(theirs, new));
    old.method == new.method && urls.is_some_and(|(was, is)| was == is)
}

fn advice(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (before, after) = both.points(comparison);
    let what = format!("the operation {}", both.label);
    comparison.advice(
        Subject::Operation,
        &what,
        (both.old.operation.deprecated, both.new.operation.deprecated),
        (before, after),
    );
}

fn prose(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (old, new) = (both.old.operation, both.new.operation);
    let (before, after) = both.points(comparison);
    let what = format!("the operation {}", both.label);
    // The id itself is told of in spans and errors only.
    let differs = old.docs != new.docs || old.label() != new.label();
    comparison.silent(Subject::Operation, Aspect::Wording, &what, differs, (before, after));
    let names = |operation: &Operation| operation.path.parameters().map(str::to_owned).collect::<Vec<_>>();
    if path_on_the_wire(old) == path_on_the_wire(new) && names(old) != names(new) {
        let (before, after) = both.points(comparison);
        let message = format!("the path parameters of {} have other names", both.label);
        comparison.push(Draft::new(Subject::Parameter, Aspect::Renamed, message).points(before, after));
    }
}
