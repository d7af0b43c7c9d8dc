use super::{OperationPair, OperationSide, request_item};
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ResponseHeader, SchemaRef};
use crate::surface::HeaderConstant;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the headers of all responses, whose names do not depend on case (RFC 9110, section 5.1).
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old_headers, new_headers) = (of(pair.old), of(pair.new));
    let all: BTreeSet<&String> = old_headers.keys().chain(new_headers.keys()).collect();
    for name in all {
        let what = format!("the header {} of the responses of {}", code(name), pair.label);
        match (old_headers.get(name), new_headers.get(name)) {
            (Some(old), Some(new)) => header(comparison, pair, &what, *old, *new),
            (None, Some(new)) => {
                let change = PendingChange::new(Subject::Header, Aspect::Added, format!("{what} is new"));
                let change = change.effect(Source::Minor, Wire::Compatible).action("Nothing.");
                comparison.push(change.after(anchor(comparison.new, pair.new, *new)));
            }
            (Some(old), None) => {
                let change = PendingChange::new(Subject::Header, Aspect::Removed, format!("{what} is gone"));
                let change = change.effect(Source::Major, Wire::Compatible).action("Do not ask for it.");
                comparison.push(change.before(anchor(comparison.old, pair.old, *old)));
            }
            (None, None) => {}
        }
    }
}

/// A header, and the constant that is called after it.
type Named<'a> = (&'a ResponseHeader, &'a HeaderConstant);

fn of(operation: OperationSide<'_>) -> BTreeMap<String, Named<'_>> {
    let headers = operation.ir.signature.headers.iter().zip(&operation.rust.headers);
    headers.map(|(header, own)| (header.name.to_ascii_lowercase(), (header, own))).collect()
}

fn anchor(side: &ComparedClient<'_>, operation: OperationSide<'_>, (header, own): Named<'_>) -> Anchor {
    let has_it = |own: &crate::ir::Header| own.name.eq_ignore_ascii_case(&header.name);
    let response = operation.ir.responses.iter().find(|response| response.headers.iter().any(has_it));
    let location = response.map_or(&operation.ir.location, |response| &response.location);
    let value = side.spelled(&own.value);
    Anchor::new(location, format!("{}: Header<{value}>", request_item(side, operation, &own.name)))
}

fn header(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, what: &str, old: Named<'_>, new: Named<'_>) {
    let (before, after) = (anchor(comparison.old, pair.old, old), anchor(comparison.new, pair.new, new));
    if old.1.name != new.1.name {
        let message = format!("the constant of {what} is `{}` and was `{}`", new.1.name, old.1.name);
        let change = PendingChange::new(Subject::Header, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        comparison.push(change.action(format!("Use `{}`.", new.1.name)).anchors(before.clone(), after.clone()));
    }
    let differs = old.0.docs != new.0.docs || old.0.name != new.0.name;
    comparison.silent(Subject::Header, Aspect::Wording, what, differs, (before.clone(), after.clone()));
    // Whatever a client reads as text it takes, and there is no `null`.
    let used = |(header, own): Named<'_>, anchor: Anchor| ComparedValue {
        schema: header.schema.map(|schema| SchemaRef { nullable: false, ..schema }),
        rust: own.value.clone().into(),
        anchor,
    };
    let is_same = comparison.old.identity(&old.1.value) == comparison.new.identity(&new.1.value);
    let (old, new) = (used(old, before), used(new, after));
    if !is_same {
        comparison.value(Subject::Header, what, old, new, Traffic::RESPONSE.as_text());
    }
}
