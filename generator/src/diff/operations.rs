//! Operations: what they are called, how they are called, and what comes back.

mod bodies;
mod errors;
mod headers;
mod inputs;
mod items;
mod locations;
mod paging;
mod responses;
mod security;
mod statuses;
mod streams;

use super::compared_client::ComparedClient;
use super::comparison::Comparison;
use super::pairs::{Pair, path_on_the_wire, whole_path};
use super::pending_change::{Anchor, PendingChange};
use super::{Aspect, Source, Subject, Tally, Wire};
use crate::diff::code;
use crate::ir::{Operation, OwnServer};
use crate::surface;
use std::collections::BTreeSet;

/// An operation that both documents have, on both sides.
pub(super) struct OperationPair<'a> {
    pub(super) old: OperationSide<'a>,
    pub(super) new: OperationSide<'a>,
    /// What messages call it.
    pub(super) label: String,
}

/// An operation on one side: what the document says of it, and what it is in Rust.
#[derive(Clone, Copy)]
pub(super) struct OperationSide<'a> {
    pub(super) ir: &'a Operation,
    pub(super) rust: &'a surface::Operation,
}

/// Compares all operations.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pairs: &[Pair<usize>]) -> Tally {
    let mut tally = Tally::default();
    let mut shared = Vec::new();
    let items: BTreeSet<String> = (0..comparison.new.client.api.operations.len())
        .filter_map(|index| Some(method_item(comparison.new, of(comparison.new, index)?)))
        .collect();
    for pair in pairs {
        let (old, new) =
            (pair.0.and_then(|old| of(comparison.old, old)), pair.1.and_then(|new| of(comparison.new, new)));
        match (old, new) {
            (Some(old), Some(new)) => {
                let before = comparison.found.len();
                let pair = OperationPair { old, new, label: code(&new.ir.label()) };
                compare_both(comparison, &pair, &items);
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

fn of<'a>(side: &ComparedClient<'a>, index: usize) -> Option<OperationSide<'a>> {
    let (ir, rust) = side.operation(index)?;
    Some(OperationSide { ir, rust })
}

/// The method that makes requests of an operation, as a path.
pub(super) fn method_item(side: &ComparedClient<'_>, OperationSide { rust, .. }: OperationSide<'_>) -> String {
    let tag = side.tag(rust);
    format!("operations::{}::{}::{}", tag.module, tag.handle, rust.method())
}

/// Something in the request of an operation, as a path.
pub(super) fn request_item(
    side: &ComparedClient<'_>,
    OperationSide { rust, .. }: OperationSide<'_>,
    member: &str,
) -> String {
    let tag = side.tag(rust);
    format!("operations::{}::{}::{member}", tag.module, rust.request)
}

fn route(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method.as_str(), operation.path.as_str()))
}

fn what(operation: &Operation) -> String {
    format!("the operation {} ({})", code(&operation.label()), route(operation))
}

fn removed(comparison: &mut Comparison<'_, '_>, old: OperationSide<'_>) {
    let operation = old.ir;
    let change = PendingChange::alone(Subject::Operation, Aspect::Removed, what(operation), "is gone")
        .effect(Source::Major, Wire::Breaking)
        .action("Do without it; the document has nothing in its place.")
        .before(Anchor::new(&operation.location, method_item(comparison.old, old)));
    comparison.push(change);
}

fn added(comparison: &mut Comparison<'_, '_>, new: OperationSide<'_>) {
    let operation = new.ir;
    let change = PendingChange::alone(Subject::Operation, Aspect::Added, what(operation), "is new")
        .effect(Source::Minor, Wire::Compatible)
        .action("Nothing.")
        .after(Anchor::new(&operation.location, method_item(comparison.new, new)));
    comparison.push(change);
}

/// `items` are the methods of the new client, as paths.
fn compare_both(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, items: &BTreeSet<String>) {
    name(comparison, pair, items);
    route_and_server(comparison, pair);
    advice(comparison, pair);
    prose(comparison, pair);
    let forms = bodies::compare(comparison, pair);
    inputs::compare(comparison, pair, &forms);
    responses::compare(comparison, pair);
    locations::compare(comparison, pair);
    items::compare(comparison, pair);
    headers::compare(comparison, pair);
    errors::compare(comparison, pair);
    security::compare(comparison, pair);
    paging::compare(comparison, pair);
    streams::settings(comparison, pair);
}

impl OperationPair<'_> {
    /// The anchors of the operation on both sides, with its method.
    pub(super) fn anchors(&self, comparison: &Comparison<'_, '_>) -> (Anchor, Anchor) {
        (
            Anchor::new(&self.old.ir.location, method_item(comparison.old, self.old)),
            Anchor::new(&self.new.ir.location, method_item(comparison.new, self.new)),
        )
    }
}

fn name(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, items: &BTreeSet<String>) {
    let (old, new) = (method_item(comparison.old, pair.old), method_item(comparison.new, pair.new));
    let is_same = old == new && pair.old.rust.request == pair.new.rust.request;
    if is_same {
        return;
    }
    let (before, after) = pair.anchors(comparison);
    let message = match old == new {
        true => {
            let (was, is) = (&pair.old.rust.request, &pair.new.rust.request);
            format!("the request of the operation {} is called `{is}` and was `{was}`", pair.label)
        }
        false => format!("the operation {} is called `{new}` and was `{old}`", pair.label),
    };
    // A program may compile, and call the other operation, where one has the name now.
    let is_taken = old != new && items.contains(&old);
    let wire = if is_taken { Wire::Breaking } else { Wire::Same };
    let change = PendingChange::new(Subject::Operation, Aspect::Renamed, message)
        .effect(Source::Major, wire)
        .action(format!("Call `{new}`, and use `{}` where your program names the request.", pair.new.rust.request));
    comparison.push(change.anchors(before, after));
}

/// Where a request goes.
fn route_and_server(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old, new) = (pair.old.ir, pair.new.ir);
    let (before, after) = pair.anchors(comparison);
    let on_the_wire = |operation: &Operation| (operation.method.clone(), path_on_the_wire(operation));
    if is_one_url((comparison.old, old), (comparison.new, new)) {
        let what = format!("the URL of {}", pair.label);
        let differs = on_the_wire(old) != on_the_wire(new);
        return comparison.silent(Subject::Operation, Aspect::Wording, &what, differs, (before, after));
    }
    if on_the_wire(old) != on_the_wire(new) {
        let message = format!("the operation {} is {} and was {}", pair.label, route(new), route(old));
        let change = PendingChange::new(Subject::Operation, Aspect::Sent, message).effect(Source::None, Wire::Breaking);
        let action = "Build with the new version: the old one goes on to send the old request.";
        comparison.push(change.action(action).anchors(before.clone(), after.clone()));
    }
    let own = |side: &ComparedClient<'_>, operation: &Operation| side.client.api.own_server(operation);
    let (old_server, new_server) = (own(comparison.old, old), own(comparison.new, new));
    if old_server != new_server {
        let said = |server: &Option<OwnServer>| match server {
            None => "where the API is".to_owned(),
            Some(OwnServer::Path(path)) => format!("under {}", code(path)),
            Some(OwnServer::Url(url)) => format!("at {}", code(url)),
        };
        let message =
            format!("the operation {} is served {} and was {}", pair.label, said(&new_server), said(&old_server));
        let change = PendingChange::new(Subject::Server, Aspect::Sent, message).effect(Source::None, Wire::Breaking);
        let action = "Build with the new version: the old one goes on to send its requests to the old place.";
        comparison.push(change.action(action).anchors(before, after));
    }
}

/// Whether the requests of an operation go where they went, of whatever parts the URL is made. One with an address of its own does
/// not go where the API is.
pub(super) fn is_at_one_url(comparison: &Comparison<'_, '_>, old: usize, new: usize) -> bool {
    let (Some(old), Some(new)) = (of(comparison.old, old), of(comparison.new, new)) else { return false };
    let is_elsewhere = |side: &ComparedClient<'_>, operation: OperationSide<'_>| {
        matches!(side.client.api.own_server(operation.ir), Some(OwnServer::Url(_)))
    };
    is_elsewhere(comparison.old, old) && is_elsewhere(comparison.new, new)
        || is_one_url((comparison.old, old.ir), (comparison.new, new.ir))
}

fn is_one_url(
    (old_side, old): (&ComparedClient<'_>, &Operation),
    (new_side, new): (&ComparedClient<'_>, &Operation),
) -> bool {
    let urls = whole_path(old_side, old).zip(whole_path(new_side, new));
    old.method == new.method && urls.is_some_and(|(was, is)| was == is)
}

fn advice(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (before, after) = pair.anchors(comparison);
    let what = format!("the operation {}", pair.label);
    comparison.advice(Subject::Operation, &what, (pair.old.ir.deprecated, pair.new.ir.deprecated), (before, after));
}

fn prose(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old, new) = (pair.old.ir, pair.new.ir);
    let (before, after) = pair.anchors(comparison);
    let what = format!("the operation {}", pair.label);
    // The id itself is told of in spans and errors only.
    let differs = old.docs != new.docs || old.label() != new.label();
    comparison.silent(Subject::Operation, Aspect::Wording, &what, differs, (before, after));
    let names = |operation: &Operation| operation.path.parameters().map(str::to_owned).collect::<Vec<_>>();
    if path_on_the_wire(old) == path_on_the_wire(new) && names(old) != names(new) {
        let (before, after) = pair.anchors(comparison);
        let message = format!("the path parameters of {} have other names", pair.label);
        comparison.push(PendingChange::new(Subject::Parameter, Aspect::Renamed, message).anchors(before, after));
    }
}
