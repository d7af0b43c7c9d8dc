use super::{OperationPair, OperationSide, request_item};
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{ResponseHeader, SchemaRef};
use crate::source::Location;
use crate::surface::HeaderConstant;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the headers of all responses, whose names do not depend on case (RFC 9110, section 5.1).
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (old_headers, new_headers) = (of(pair.old), of(pair.new));
    let (old_places, new_places) = (places(pair.old), places(pair.new));
    let before = |comparison: &Comparison<'_, '_>, name: &str, own| {
        anchor(comparison.old, pair.old, old_places.get(name).copied(), own)
    };
    let after = |comparison: &Comparison<'_, '_>, name: &str, own| {
        anchor(comparison.new, pair.new, new_places.get(name).copied(), own)
    };
    let all: BTreeSet<&String> = old_headers.keys().chain(new_headers.keys()).collect();
    for name in all {
        let what = format!("the header {} of the responses of {}", code(name), pair.label);
        match (old_headers.get(name), new_headers.get(name)) {
            (Some(old), Some(new)) => {
                let anchors = (before(comparison, name, *old), after(comparison, name, *new));
                header(comparison, &what, (*old, *new), anchors);
            }
            (None, Some(new)) => {
                let change = PendingChange::new(Subject::Header, Aspect::Added, format!("{what} is new"));
                let change = change.effect(Source::Minor, Wire::Compatible).action("Nothing.");
                let after = after(comparison, name, *new);
                comparison.push(change.after(after));
            }
            (Some(old), None) => {
                let change = PendingChange::new(Subject::Header, Aspect::Removed, format!("{what} is gone"));
                let change = change.effect(Source::Major, Wire::Compatible).action("Do not ask for it.");
                let before = before(comparison, name, *old);
                comparison.push(change.before(before));
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

/// The first response that has each header, by its name in lower case.
fn places(operation: OperationSide<'_>) -> BTreeMap<String, &Location> {
    let mut places = BTreeMap::new();
    for response in &operation.ir.responses {
        for header in &response.headers {
            places.entry(header.name.to_ascii_lowercase()).or_insert(&response.location);
        }
    }
    places
}

fn anchor(
    side: &ComparedClient<'_>,
    operation: OperationSide<'_>,
    place: Option<&Location>,
    (_, own): Named<'_>,
) -> Anchor {
    let value = side.spelled(&own.value);
    let item = format!("{}: Header<{value}>", request_item(side, operation, &own.name));
    Anchor::new(place.unwrap_or(&operation.ir.location), item)
}

fn header(
    comparison: &mut Comparison<'_, '_>,
    what: &str,
    (old, new): (Named<'_>, Named<'_>),
    (before, after): (Anchor, Anchor),
) {
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
