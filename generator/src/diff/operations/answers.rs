use super::statuses::{ByStatus, read_as};
use super::{Both, Called, request_item};
use crate::diff::comparison::{Comparison, Use, Way};
use crate::diff::draft::{Draft, Point};
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{AlternateOutput, Output, Response, SchemaRef, StatusPattern, essence};
use crate::markdown::code;
use crate::surface::{RustType, Send};
use std::collections::{BTreeMap, BTreeSet};

/// Compares what a success gives.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    match (&both.old.operation.signature.output, &both.new.operation.signature.output) {
        (Output::ByStatus(old), Output::ByStatus(new)) => by_status(comparison, both, old, new),
        (old, new) => output(comparison, both, old, new),
    }
    media_types(comparison, both);
    others(comparison, both);
    statuses(comparison, both);
    prose(comparison, both);
}

/// Where the successes stand, and what sends the request.
fn point(half: &Half<'_>, called: Called<'_>, sends: &str) -> Point {
    let location = called.operation.successes().next().map_or(&called.operation.location, |answer| &answer.location);
    Point::new(location, request_item(half, called, sends))
}

fn points(comparison: &Comparison<'_, '_>, both: &Both<'_>) -> (Point, Point) {
    (point(comparison.old, both.old, "send"), point(comparison.new, both.new, "send"))
}

fn output(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, old: &Output, new: &Output) {
    let (before, after) = points(comparison, both);
    let what = format!("a success of {}", both.label);
    if let (Output::Json { .. }, Output::Json { .. }) = (old, new) {
        let old = json_use(old, both.old.rust.output().rust_type(), before);
        let new = json_use(new, both.new.rust.output().rust_type(), after);
        return comparison.value(Subject::Response, &what, old, new, Way::RESPONSE);
    }
    if std::mem::discriminant(old) == std::mem::discriminant(new) {
        return;
    }
    let own = |half: &Half<'_>, called: Called<'_>| half.spelled(&called.rust.output().rust_type());
    let (was, is) = (own(comparison.old, both.old), own(comparison.new, both.new));
    let is_read = match old {
        Output::ByStatus(old) => each_is_read(comparison, both, old, new),
        old => is_read(comparison, old, new),
    };
    let wire = if is_read { Wire::Compatible } else { Wire::Breaking };
    let draft = Draft::new(Subject::Response, Aspect::Type, format!("{what} was `{was}` and is now `{is}`"))
        .effect(Source::Major, wire)
        .action(format!("Take `{is}`."));
    comparison.push(draft.points(before, after));
}

/// What JSON gives. A success without a body is read as `null`.
fn json_use(output: &Output, rust: RustType, point: Point) -> Use {
    let schema = match output {
        Output::Json { schema, optional } => Some(SchemaRef { nullable: schema.nullable || *optional, ..*schema }),
        _ => None,
    };
    Use { schema, rust: rust.into(), point }
}

/// Whether an old client reads what the new service answers.
fn is_read(comparison: &Comparison<'_, '_>, old: &Output, new: &Output) -> bool {
    let reads = |old: SchemaRef, new: SchemaRef| comparison.understood(Some(old), Some(new), Way::RESPONSE).0;
    match (old, new) {
        (Output::Empty, _) => true,
        (Output::Json { optional, .. }, Output::Empty) => *optional,
        (Output::Json { schema, optional }, Output::ByStatus(variants)) => {
            variants.iter().all(|(_, new)| new.map_or(*optional, |new| reads(*schema, new)))
        }
        _ => false,
    }
}

/// The same where the old client reads each status as another type. Whatever is of no known status is kept.
fn each_is_read(comparison: &Comparison<'_, '_>, both: &Both<'_>, old: &[Variant], new: &Output) -> bool {
    let new = match new {
        Output::Json { schema, .. } => Some(*schema),
        Output::Empty => None,
        _ => return false,
    };
    let ours: ByStatus = old.iter().copied().collect();
    let statuses: Vec<StatusPattern> = both.new.operation.successes().map(|answer| answer.status).collect();
    // What had a status of its own may come as one of a range.
    let of_a_range = ours.keys().filter(|own| statuses.iter().any(|status| status.includes(**own)));
    statuses
        .iter()
        .chain(of_a_range)
        .all(|status| read_as(&ours, *status).is_none_or(|(_, old)| comparison.body_understood(old, new).0))
}

type Variant = (StatusPattern, Option<SchemaRef>);

fn by_status(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, old: &[Variant], new: &[Variant]) {
    let (ours, theirs): (ByStatus, ByStatus) = (old.iter().copied().collect(), new.iter().copied().collect());
    let all: BTreeSet<StatusPattern> = ours.keys().chain(theirs.keys()).copied().collect();
    let item = |half: &Half<'_>, called: Called<'_>, status: StatusPattern| {
        let location = called.operation.successes().find(|answer| answer.status == status);
        let location = location.map_or(&called.operation.location, |answer| &answer.location);
        let success = called.names.success.as_str();
        let tag = half.client.names.of_tag(&called.operation.tag);
        Point::new(location, format!("operations::{}::{success}", tag.module))
    };
    let (was, is) = (&both.old.names.success, &both.new.names.success);
    if was != is && both.old.names.request == both.new.names.request {
        let message = format!("the successes of {} are called `{is}` and were `{was}`", both.label);
        let draft = Draft::new(Subject::Response, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = points(comparison, both);
        comparison.push(draft.action(format!("Write `{is}`.")).points(before, after));
    }
    for status in all {
        let what = format!("a success of {} with the status {status}", both.label);
        let (before, after) = (item(comparison.old, both.old, status), item(comparison.new, both.new, status));
        match (ours.get(&status), theirs.get(&status)) {
            (Some(old), Some(new)) => variant(comparison, &what, (*old, *new), (before, after)),
            (None, Some(new)) => {
                let unread = read_as(&ours, status).filter(|(_, old)| !comparison.body_understood(*old, *new).0);
                let draft = match unread {
                    Some((pattern, _)) => {
                        let message = format!("{what} is new, and is not what those of {pattern} are");
                        Draft::new(Subject::Response, Aspect::Added, message)
                            .effect(Source::Minor, Wire::Breaking)
                            .action("Build with the new version: the old one cannot read it.")
                    }
                    None => Draft::new(Subject::Response, Aspect::Added, format!("{what} is new"))
                        .effect(Source::Minor, Wire::Compatible)
                        .action("Look for it among the successes."),
                };
                comparison.push(draft.after(after));
            }
            (old, _) => {
                let is_unread = |(_, new)| old.is_some_and(|old| !comparison.body_understood(*old, new).0);
                let wire =
                    if read_as(&theirs, status).is_some_and(is_unread) { Wire::Breaking } else { Wire::Compatible };
                let draft = Draft::new(Subject::Response, Aspect::Removed, format!("{what} is gone"));
                let draft = draft.effect(Source::Major, wire).action("Do not look for it.");
                comparison.push(draft.before(before));
            }
        }
    }
}

fn variant(
    comparison: &mut Comparison<'_, '_>,
    what: &str,
    (old, new): (Option<SchemaRef>, Option<SchemaRef>),
    (before, after): (Point, Point),
) {
    let old = Use { schema: old, rust: comparison.old.body_type(old).into(), point: before };
    let new = Use { schema: new, rust: comparison.new.body_type(new).into(), point: after };
    comparison.body(Subject::Response, what, old, new);
}

/// What is asked for by `send`.
fn media_types(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (old, new) = (&both.old.operation.signature, &both.new.operation.signature);
    // What is nothing is asked for as nothing.
    if old.accept == new.accept || old.accept.is_empty() || new.accept.is_empty() {
        return;
    }
    let offered: BTreeSet<&str> = both
        .new
        .operation
        .successes()
        .flat_map(|answer| &answer.content)
        .map(|media_type| media_type.name.as_str())
        .collect();
    let is_still_there = old.accept.iter().any(|name| offered.iter().any(|offered| is_in(name, offered)));
    let wire = if is_still_there { Wire::Compatible } else { Wire::Breaking };
    let (was, is) = (old.accept.join(", "), new.accept.join(", "));
    let message = format!("a success of {} is asked for as {}, and was as {}", both.label, code(&is), code(&was));
    let draft = Draft::new(Subject::Response, Aspect::Sent, message).effect(Source::None, wire);
    let (before, after) = points(comparison, both);
    let action = "Build with the new version: the old one goes on to ask for the old media type.";
    comparison.push(draft.action(action).points(before, after));
}

/// Whether a media type, or one in a range of them, is among those that are offered (RFC 9110, sections 8.3.1 and 12.5.1).
fn is_in(name: &str, offered: &str) -> bool {
    let (name, offered) = (essence(name), essence(offered));
    let includes = |range: &str, name: &str| {
        let kind = |name: &str| name.split('/').next().map(str::to_owned);
        range == "*/*" || range.ends_with("/*") && kind(range) == kind(name)
    };
    name == offered || includes(&name, &offered) || includes(&offered, &name)
}

/// The methods that ask for another media type.
fn others(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let of = |called: Called<'_>| -> BTreeMap<String, (AlternateOutput, Send)> {
        let others = called.operation.signature.alternates.iter().zip(called.rust.sends.iter().skip(1));
        others.map(|(other, send)| (other.media_type.clone(), (other.clone(), send.clone()))).collect()
    };
    let (ours, theirs) = (of(both.old), of(both.new));
    let all: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for media_type in all {
        let what = format!("a success of {} as {}", both.label, code(media_type));
        let before = ours.get(media_type).map(|(_, send)| point(comparison.old, both.old, &send.name));
        let after = theirs.get(media_type).map(|(_, send)| point(comparison.new, both.new, &send.name));
        let draft = |aspect, how: &str| Draft::new(Subject::Response, aspect, format!("{what} {how}"));
        match (ours.get(media_type), theirs.get(media_type)) {
            (Some((old, was)), Some((new, is))) => {
                if was.name != is.name {
                    let draft =
                        draft(Aspect::Renamed, "is asked for by another method").effect(Source::Major, Wire::Same);
                    let draft = draft.action(format!("Call `{}`.", is.name));
                    comparison.push(before.into_iter().fold(draft, Draft::before).after_some(after));
                }
                other(comparison, both, &what, (&old.output, was), (&new.output, is));
            }
            (None, Some(_)) => {
                let draft = draft(Aspect::Added, "can be asked for");
                let draft = draft.effect(Source::Minor, Wire::Compatible).action("Nothing.");
                comparison.push(draft.after_some(after));
            }
            _ => {
                let draft = draft(Aspect::Removed, "cannot be asked for any more");
                let draft = draft.effect(Source::Major, Wire::Breaking).action("Ask for another media type.");
                comparison.push(before.into_iter().fold(draft, Draft::before));
            }
        }
    }
}

/// What a further media type gives.
fn other(
    comparison: &mut Comparison<'_, '_>,
    both: &Both<'_>,
    what: &str,
    (old, was): (&Output, &Send),
    (new, is): (&Output, &Send),
) {
    let (before, after) = (point(comparison.old, both.old, &was.name), point(comparison.new, both.new, &is.name));
    match (old, new) {
        (Output::Json { .. }, Output::Json { .. }) => {
            let old = json_use(old, was.output.rust_type(), before);
            let new = json_use(new, is.output.rust_type(), after);
            comparison.value(Subject::Response, what, old, new, Way::RESPONSE);
        }
        (old, new) if std::mem::discriminant(old) != std::mem::discriminant(new) => {
            let wire = if is_read(comparison, old, new) { Wire::Compatible } else { Wire::Breaking };
            let draft = Draft::new(Subject::Response, Aspect::Type, format!("{what} is of another type"));
            let draft = draft.effect(Source::Major, wire).action("Take the new type.");
            comparison.push(draft.points(before, after));
        }
        _ => {}
    }
}

/// The statuses of successes that give one type whatever the status.
fn statuses(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let outputs = (&both.old.operation.signature.output, &both.new.operation.signature.output);
    if matches!(outputs, (Output::ByStatus(_), _) | (_, Output::ByStatus(_))) {
        return;
    }
    let of =
        |called: Called<'_>| called.operation.successes().map(|answer| answer.status.to_string()).collect::<Vec<_>>();
    let (was, is) = (of(both.old).join(", "), of(both.new).join(", "));
    if was != is {
        let (before, after) = points(comparison, both);
        let said = |statuses: String| if statuses.is_empty() { "none that is documented".to_owned() } else { statuses };
        let message = format!("a success of {} has the status {}, and had {}", both.label, said(is), said(was));
        let draft = Draft::new(Subject::Response, Aspect::Sent, message).effect(Source::None, Wire::Compatible);
        comparison.push(draft.action("Look for the new status, if your program looks at it.").points(before, after));
    }
}

fn prose(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    for old in &both.old.operation.responses {
        let Some(new) = both.new.operation.responses.iter().find(|new| new.status == old.status) else { continue };
        let what = format!("the answer {} of {}", old.status, both.label);
        let points = || (Point::new(&old.location, ""), Point::new(&new.location, ""));
        comparison.wording(Subject::Response, &what, (&old.docs, &new.docs), points());
        comparison.example(Subject::Response, &what, (&examples(old), &examples(new)), points());
    }
}

fn examples(answer: &Response) -> Vec<Option<serde_json::Value>> {
    let content = answer.content.iter().map(|media_type| media_type.example.clone());
    content.chain(answer.headers.iter().map(|header| header.example.clone())).collect()
}
