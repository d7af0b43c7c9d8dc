use super::statuses::{ByStatus, read_as};
use super::streams;
use super::{OperationPair, OperationSide, request_item};
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{AlternateOutput, Output, Response, SchemaRef, StatusPattern, essence};
use crate::surface::{RustType, SendMethod};
use std::collections::{BTreeMap, BTreeSet};

/// Compares what a success gives.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    match (&pair.old.ir.signature.output, &pair.new.ir.signature.output) {
        (Output::ByStatus(old), Output::ByStatus(new)) => by_status(comparison, pair, old, new),
        (old, new) => output(comparison, pair, old, new),
    }
    media_types(comparison, pair);
    alternate_outputs(comparison, pair);
    statuses(comparison, pair);
    prose(comparison, pair);
}

/// Where the successes stand, and what sends the request.
fn anchor(side: &ComparedClient<'_>, operation: OperationSide<'_>, sends: &str) -> Anchor {
    let location = operation.ir.successes().next().map_or(&operation.ir.location, |response| &response.location);
    Anchor::new(location, request_item(side, operation, sends))
}

fn anchors(comparison: &Comparison<'_, '_>, pair: &OperationPair<'_>) -> (Anchor, Anchor) {
    (anchor(comparison.old, pair.old, "send"), anchor(comparison.new, pair.new, "send"))
}

fn output(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, old: &Output, new: &Output) {
    let (before, after) = anchors(comparison, pair);
    let what = format!("a success of {}", pair.label);
    if let (Output::Json { .. }, Output::Json { .. }) = (old, new) {
        let old = json_value(old, pair.old.rust.output().rust_type(), before);
        let new = json_value(new, pair.new.rust.output().rust_type(), after);
        return comparison.value(Subject::Response, &what, old, new, Traffic::RESPONSE);
    }
    if let Some(items) = streams::both_typed(old, new) {
        let rust = (pair.old.rust.output(), pair.new.rust.output());
        return streams::compare(comparison, &what, items, rust, (before, after));
    }
    if streams::is_one_kind(old, new) {
        return;
    }
    let own =
        |side: &ComparedClient<'_>, operation: OperationSide<'_>| side.spelled(&operation.rust.output().rust_type());
    let (was, is) = (own(comparison.old, pair.old), own(comparison.new, pair.new));
    let is_read = match old {
        Output::ByStatus(old) => each_is_read(comparison, pair, old, new),
        old => is_read(comparison, old, new),
    };
    let wire = if is_read { Wire::Compatible } else { Wire::Breaking };
    let change = PendingChange::new(Subject::Response, Aspect::Type, format!("{what} was `{was}` and is now `{is}`"))
        .effect(Source::Major, wire)
        .action(format!("Take `{is}`."));
    comparison.push(change.anchors(before, after));
}

/// What JSON gives. A success without a body is read as `null`.
fn json_value(output: &Output, rust: RustType, anchor: Anchor) -> ComparedValue {
    let schema = match output {
        Output::Json { schema, optional } => Some(SchemaRef { nullable: schema.nullable || *optional, ..*schema }),
        _ => None,
    };
    ComparedValue { schema, rust: rust.into(), anchor }
}

/// Whether an old client reads what the new service responds.
fn is_read(comparison: &Comparison<'_, '_>, old: &Output, new: &Output) -> bool {
    let reads = |old: SchemaRef, new: SchemaRef| comparison.understood(Some(old), Some(new), Traffic::RESPONSE).0;
    match (old, new) {
        // To who does not know of it, a redirect that is not followed is an error.
        (_, Output::Location) => false,
        (Output::Empty, _) => true,
        (Output::Json { optional, .. }, Output::Empty) => *optional,
        (Output::Items { item: None, .. }, Output::Items { .. }) => old.item_format() == new.item_format(),
        (Output::Json { schema, optional }, Output::ByStatus(variants)) => {
            variants.iter().all(|(_, new)| new.map_or(*optional, |new| reads(*schema, new)))
        }
        _ => false,
    }
}

/// The same where the old client reads each status as another type. Whatever is of no known status is kept.
fn each_is_read(comparison: &Comparison<'_, '_>, pair: &OperationPair<'_>, old: &[Variant], new: &Output) -> bool {
    let new = match new {
        Output::Json { schema, .. } => Some(*schema),
        Output::Empty => None,
        _ => return false,
    };
    let old_bodies: ByStatus = old.iter().copied().collect();
    let statuses: Vec<StatusPattern> = pair.new.ir.successes().map(|response| response.status).collect();
    // What had a status of its own may come as one of a range.
    let of_a_range = old_bodies.keys().filter(|own| statuses.iter().any(|status| status.includes(**own)));
    statuses
        .iter()
        .chain(of_a_range)
        .all(|status| read_as(&old_bodies, *status).is_none_or(|(_, old)| comparison.body_understood(old, new).0))
}

/// The enum of the successes of an operation; empty where they do not differ by status.
fn success_name(operation: OperationSide<'_>) -> &str {
    operation.rust.success.as_ref().map_or("", |success| &success.name)
}

type Variant = (StatusPattern, Option<SchemaRef>);

fn by_status(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, old: &[Variant], new: &[Variant]) {
    let (old_bodies, new_bodies): (ByStatus, ByStatus) = (old.iter().copied().collect(), new.iter().copied().collect());
    let all: BTreeSet<StatusPattern> = old_bodies.keys().chain(new_bodies.keys()).copied().collect();
    let item = |side: &ComparedClient<'_>, operation: OperationSide<'_>, status: StatusPattern| {
        let location = operation.ir.successes().find(|response| response.status == status);
        let location = location.map_or(&operation.ir.location, |response| &response.location);
        let success = success_name(operation);
        let tag = side.tag(operation.rust);
        Anchor::new(location, format!("operations::{}::{success}", tag.module))
    };
    let (was, is) = (success_name(pair.old), success_name(pair.new));
    if was != is && pair.old.rust.request == pair.new.rust.request {
        let message = format!("the successes of {} are called `{is}` and were `{was}`", pair.label);
        let change = PendingChange::new(Subject::Response, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = anchors(comparison, pair);
        comparison.push(change.action(format!("Write `{is}`.")).anchors(before, after));
    }
    for status in all {
        let what = format!("a success of {} with the status {status}", pair.label);
        let (before, after) = (item(comparison.old, pair.old, status), item(comparison.new, pair.new, status));
        match (old_bodies.get(&status), new_bodies.get(&status)) {
            (Some(old), Some(new)) => variant(comparison, &what, (*old, *new), (before, after)),
            (None, Some(new)) => {
                let unread = read_as(&old_bodies, status).filter(|(_, old)| !comparison.body_understood(*old, *new).0);
                let change = match unread {
                    Some((pattern, _)) => {
                        let message = format!("{what} is new, and is not what those of {pattern} are");
                        PendingChange::new(Subject::Response, Aspect::Added, message)
                            .effect(Source::Minor, Wire::Breaking)
                            .action("Build with the new version: the old one cannot read it.")
                    }
                    None => PendingChange::new(Subject::Response, Aspect::Added, format!("{what} is new"))
                        .effect(Source::Minor, Wire::Compatible)
                        .action("Look for it among the successes."),
                };
                comparison.push(change.after(after));
            }
            (old, _) => {
                let is_unread = |(_, new)| old.is_some_and(|old| !comparison.body_understood(*old, new).0);
                let wire =
                    if read_as(&new_bodies, status).is_some_and(is_unread) { Wire::Breaking } else { Wire::Compatible };
                let change = PendingChange::new(Subject::Response, Aspect::Removed, format!("{what} is gone"));
                let change = change.effect(Source::Major, wire).action("Do not look for it.");
                comparison.push(change.before(before));
            }
        }
    }
}

fn variant(
    comparison: &mut Comparison<'_, '_>,
    what: &str,
    (old, new): (Option<SchemaRef>, Option<SchemaRef>),
    (before, after): (Anchor, Anchor),
) {
    let old = ComparedValue { schema: old, rust: comparison.old.body_type(old).into(), anchor: before };
    let new = ComparedValue { schema: new, rust: comparison.new.body_type(new).into(), anchor: after };
    comparison.body(Subject::Response, what, old, new);
}

/// What is asked for by `send`.
fn media_types(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old, new) = (&pair.old.ir.signature, &pair.new.ir.signature);
    let (was, is) = (old.asked_for().join(", "), new.asked_for().join(", "));
    if was == is {
        return;
    }
    // What a redirect leads to may be of any media type.
    let is_unknown = pair.old.ir.only_redirects() || pair.new.ir.only_redirects();
    if is_unknown || old.output == Output::Empty || new.output == Output::Empty {
        return failures_asked_for(comparison, pair, (&was, &is));
    }
    let offered = pair.new.ir.successes().flat_map(|response| &response.content);
    let offered: Offered = offered.map(|media_type| media_type.name.as_str()).collect();
    let is_still_there = old.accept.iter().any(|name| offered.has(name));
    let wire = if is_still_there { Wire::Compatible } else { Wire::Breaking };
    let message = format!("a success of {} is asked for as {}, and was as {}", pair.label, code(&is), code(&was));
    let change = PendingChange::new(Subject::Response, Aspect::Sent, message).effect(Source::None, wire);
    let (before, after) = anchors(comparison, pair);
    let action = "Build with the new version: the old one goes on to ask for the old media type.";
    comparison.push(change.action(action).anchors(before, after));
}

/// The same where one of the documents has a success without a body, or with one of which nothing is said, so that the bodies of failures are
/// asked for. What a success gives is told elsewhere.
fn failures_asked_for(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, (was, is): (&str, &str)) {
    let message = format!("a response of {} is asked for as {}, and was as {}", pair.label, code(is), code(was));
    let change = PendingChange::new(Subject::Response, Aspect::Sent, message).effect(Source::None, Wire::Compatible);
    let (before, after) = anchors(comparison, pair);
    comparison.push(change.action("Nothing.").anchors(before, after));
}

/// Media types that are offered, without their parameters, and what is before the slash in each.
#[derive(Default)]
struct Offered {
    names: BTreeSet<String>,
    kinds: BTreeSet<String>,
    /// The same of the ranges.
    ranges: BTreeSet<String>,
}

impl<'a> FromIterator<&'a str> for Offered {
    fn from_iter<T: IntoIterator<Item = &'a str>>(names: T) -> Self {
        let mut offered = Self::default();
        for name in names.into_iter().map(essence) {
            let kind = kind_of_media_type(&name).to_owned();
            if name.ends_with("/*") {
                offered.ranges.insert(kind.clone());
            }
            offered.kinds.insert(kind);
            offered.names.insert(name);
        }
        offered
    }
}

impl Offered {
    /// Whether a media type, or one in a range of them, is among those that are offered (RFC 9110, sections 8.3.1 and 12.5.1).
    fn has(&self, name: &str) -> bool {
        let name = essence(name);
        let kind = kind_of_media_type(&name);
        let is_within = || self.names.contains("*/*") || self.ranges.contains(kind);
        let includes = || name == "*/*" && !self.names.is_empty() || name.ends_with("/*") && self.kinds.contains(kind);
        self.names.contains(&name) || is_within() || includes()
    }
}

fn kind_of_media_type(name: &str) -> &str {
    name.split('/').next().unwrap_or_default()
}

/// The methods that ask for another media type.
fn alternate_outputs(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let of = |operation: OperationSide<'_>| -> BTreeMap<String, (AlternateOutput, SendMethod)> {
        let alternates = operation.ir.signature.alternates.iter().zip(operation.rust.sends.iter().skip(1));
        alternates.map(|(other, send)| (other.media_type.clone(), (other.clone(), send.clone()))).collect()
    };
    let (old_outputs, new_outputs) = (of(pair.old), of(pair.new));
    let all: BTreeSet<&String> = old_outputs.keys().chain(new_outputs.keys()).collect();
    for media_type in all {
        let what = format!("a success of {} as {}", pair.label, code(media_type));
        let before = old_outputs.get(media_type).map(|(_, send)| anchor(comparison.old, pair.old, &send.name));
        let after = new_outputs.get(media_type).map(|(_, send)| anchor(comparison.new, pair.new, &send.name));
        let change = |aspect, how: &str| PendingChange::new(Subject::Response, aspect, format!("{what} {how}"));
        match (old_outputs.get(media_type), new_outputs.get(media_type)) {
            (Some((old, was)), Some((new, is))) => {
                if was.name != is.name {
                    let change =
                        change(Aspect::Renamed, "is asked for by another method").effect(Source::Major, Wire::Same);
                    let change = change.action(format!("Call `{}`.", is.name));
                    comparison.push(before.into_iter().fold(change, PendingChange::before).after_some(after));
                }
                alternate_output(comparison, pair, &what, (&old.output, was), (&new.output, is));
            }
            (None, Some(_)) => {
                let change = change(Aspect::Added, "can be asked for");
                let change = change.effect(Source::Minor, Wire::Compatible).action("Nothing.");
                comparison.push(change.after_some(after));
            }
            _ => {
                let change = change(Aspect::Removed, "cannot be asked for any more");
                let change = change.effect(Source::Major, Wire::Breaking).action("Ask for another media type.");
                comparison.push(before.into_iter().fold(change, PendingChange::before));
            }
        }
    }
}

/// What a further media type gives.
fn alternate_output(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    what: &str,
    (old, was): (&Output, &SendMethod),
    (new, is): (&Output, &SendMethod),
) {
    let (before, after) = (anchor(comparison.old, pair.old, &was.name), anchor(comparison.new, pair.new, &is.name));
    if let Some(items) = streams::both_typed(old, new) {
        return streams::compare(comparison, what, items, (&was.output, &is.output), (before, after));
    }
    match (old, new) {
        (Output::Json { .. }, Output::Json { .. }) => {
            let old = json_value(old, was.output.rust_type(), before);
            let new = json_value(new, is.output.rust_type(), after);
            comparison.value(Subject::Response, what, old, new, Traffic::RESPONSE);
        }
        (old, new) if !streams::is_one_kind(old, new) => {
            let wire = if is_read(comparison, old, new) { Wire::Compatible } else { Wire::Breaking };
            let change = PendingChange::new(Subject::Response, Aspect::Type, format!("{what} is of another type"));
            let change = change.effect(Source::Major, wire).action("Take the new type.");
            comparison.push(change.anchors(before, after));
        }
        _ => {}
    }
}

/// The statuses of successes that give one type whatever the status.
fn statuses(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let outputs = (&pair.old.ir.signature.output, &pair.new.ir.signature.output);
    if matches!(outputs, (Output::ByStatus(_), _) | (_, Output::ByStatus(_))) {
        return;
    }
    let of = |operation: OperationSide<'_>| {
        operation.ir.successes().map(|response| response.status.to_string()).collect::<Vec<_>>()
    };
    let (was, is) = (of(pair.old).join(", "), of(pair.new).join(", "));
    if was != is {
        let (before, after) = anchors(comparison, pair);
        let said = |before: &str, statuses: &str| match statuses {
            "" => "a status that the document does not list".to_owned(),
            statuses => format!("{before}{statuses}"),
        };
        let message =
            format!("a success of {} has {}, and had {}", pair.label, said("the status ", &is), said("", &was));
        let change =
            PendingChange::new(Subject::Response, Aspect::Sent, message).effect(Source::None, Wire::Compatible);
        comparison.push(change.action("Look for the new status, if your program looks at it.").anchors(before, after));
    }
}

fn prose(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    for old in &pair.old.ir.responses {
        let Some(new) = pair.new.ir.responses.iter().find(|new| new.status == old.status) else { continue };
        let what = format!("the response {} of {}", old.status, pair.label);
        let anchors = || (Anchor::new(&old.location, ""), Anchor::new(&new.location, ""));
        comparison.wording(Subject::Response, &what, (&old.docs, &new.docs), anchors());
        comparison.example(Subject::Response, &what, (&examples(old), &examples(new)), anchors());
    }
}

fn examples(response: &Response) -> Vec<Option<serde_json::Value>> {
    let content = response.content.iter().map(|media_type| media_type.example.clone());
    content.chain(response.headers.iter().map(|header| header.example.clone())).collect()
}
