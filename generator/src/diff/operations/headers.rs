use super::{Both, Called, request_item};
use crate::diff::comparison::{Comparison, Use, Way};
use crate::diff::draft::{Draft, Point};
use crate::diff::half::Half;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ResponseHeader, SchemaRef};
use crate::markdown::code;
use crate::surface::HeaderConstant;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the headers of all answers, whose names do not depend on case (RFC 9110, section 5.1).
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let (ours, theirs) = (of(both.old), of(both.new));
    let all: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for name in all {
        let what = format!("the header {} of the answers of {}", code(name), both.label);
        match (ours.get(name), theirs.get(name)) {
            (Some(old), Some(new)) => header(comparison, both, &what, *old, *new),
            (None, Some(new)) => {
                let draft = Draft::new(Subject::Header, Aspect::Added, format!("{what} is new"));
                let draft = draft.effect(Source::Minor, Wire::Compatible).action("Nothing.");
                comparison.push(draft.after(point(comparison.new, both.new, *new)));
            }
            (Some(old), None) => {
                let draft = Draft::new(Subject::Header, Aspect::Removed, format!("{what} is gone"));
                let draft = draft.effect(Source::Major, Wire::Compatible).action("Do not ask for it.");
                comparison.push(draft.before(point(comparison.old, both.old, *old)));
            }
            (None, None) => {}
        }
    }
}

/// A header, and the constant that is called after it.
type Named<'a> = (&'a ResponseHeader, &'a HeaderConstant);

fn of(called: Called<'_>) -> BTreeMap<String, Named<'_>> {
    let headers = called.operation.signature.headers.iter().zip(&called.rust.headers);
    headers.map(|(header, own)| (header.name.to_ascii_lowercase(), (header, own))).collect()
}

fn point(half: &Half<'_>, called: Called<'_>, (header, own): Named<'_>) -> Point {
    let has_it = |own: &crate::ir::Header| own.name.eq_ignore_ascii_case(&header.name);
    let answer = called.operation.responses.iter().find(|answer| answer.headers.iter().any(has_it));
    let location = answer.map_or(&called.operation.location, |answer| &answer.location);
    let value = half.spelled(&own.value);
    Point::new(location, format!("{}: Header<{value}>", request_item(half, called, &own.name)))
}

fn header(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, what: &str, old: Named<'_>, new: Named<'_>) {
    let (before, after) = (point(comparison.old, both.old, old), point(comparison.new, both.new, new));
    if old.1.name != new.1.name {
        let message = format!("the constant of {what} is `{}` and was `{}`", new.1.name, old.1.name);
        let draft = Draft::new(Subject::Header, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        comparison.push(draft.action(format!("Use `{}`.", new.1.name)).points(before.clone(), after.clone()));
    }
    let differs = old.0.docs != new.0.docs || old.0.name != new.0.name;
    comparison.silent(Subject::Header, Aspect::Wording, what, differs, (before.clone(), after.clone()));
    // Whatever a client reads as text it takes, and there is no `null`.
    let used = |(header, own): Named<'_>, point: Point| Use {
        schema: header.schema.map(|schema| SchemaRef { nullable: false, ..schema }),
        rust: own.value.clone().into(),
        point,
    };
    let is_same = comparison.old.identity(&old.1.value) == comparison.new.identity(&new.1.value);
    let (old, new) = (used(old, before), used(new, after));
    if !is_same {
        comparison.value(Subject::Header, what, old, new, Way::RESPONSE.as_text());
    }
}
