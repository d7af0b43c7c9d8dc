use super::OperationPair;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::Comparison;
use crate::diff::pending_change::PendingChange;
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{Api, ApiKeyIn, Operation, SecuritySchemeKind};
use std::collections::{BTreeMap, BTreeSet};

/// One alternative: the scopes of what must be shown, by what it is.
type Alternative = BTreeMap<String, BTreeSet<String>>;

/// Compares what an operation asks of whoever calls it.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let old_alternatives = alternatives(comparison.old, comparison.new, pair.old.ir);
    let new_alternatives = alternatives(comparison.new, comparison.old, pair.new.ir);
    if old_alternatives == new_alternatives {
        // Where nothing need be shown, that is what is done last, wherever it is listed.
        let shown = |side, other, operation| {
            let listed = listed(side, other, operation).into_iter();
            listed.filter(|alternative| !alternative.is_empty()).collect::<Vec<_>>()
        };
        let is_reordered =
            shown(comparison.old, comparison.new, pair.old.ir) != shown(comparison.new, comparison.old, pair.new.ir);
        if is_reordered {
            let message = format!("{} looks for credentials in another order", pair.label);
            let change = PendingChange::new(Subject::Authentication, Aspect::Order, message)
                .effect(Source::None, Wire::Compatible);
            let (before, after) = pair.anchors(comparison);
            let action = "See which credentials your client has: of several, the first that is asked for is sent.";
            comparison.push(change.action(action).anchors(before, after));
        }
        return;
    }
    let (forth, back) =
        (is_enough(&old_alternatives, &new_alternatives), is_enough(&new_alternatives, &old_alternatives));
    let (aspect, wire) = match (forth, back) {
        (true, false) => (Aspect::Widened, Wire::Compatible),
        (false, true) => (Aspect::Narrowed, Wire::Breaking),
        (false, false) => (Aspect::Sent, Wire::Breaking),
        // Alternatives that others cover came or went.
        (true, true) => (Aspect::Wording, Wire::Same),
    };
    let (was, is) = (said(&old_alternatives), said(&new_alternatives));
    let change = PendingChange::new(
        Subject::Authentication,
        aspect,
        format!("{} asks for {is}, and asked for {was}", pair.label),
    )
    .effect(Source::None, wire)
    .action(match wire {
        Wire::Breaking => "See that your credentials have what is asked for.",
        _ => "Nothing.",
    });
    let (before, after) = pair.anchors(comparison);
    comparison.push(change.anchors(before, after));
}

fn alternatives(side: &ComparedClient<'_>, other: &ComparedClient<'_>, operation: &Operation) -> BTreeSet<Alternative> {
    let alternatives: BTreeSet<Alternative> = listed(side, other, operation).into_iter().collect();
    // No requirement at all is met without credentials.
    if alternatives.is_empty() { BTreeSet::from([Alternative::new()]) } else { alternatives }
}

/// The alternatives in their order, which is that in which a client looks for what it has.
fn listed(side: &ComparedClient<'_>, other: &ComparedClient<'_>, operation: &Operation) -> Vec<Alternative> {
    let alternative = |schemes: &BTreeMap<String, Vec<String>>| {
        let mut shown = Alternative::new();
        for (name, scopes) in schemes {
            let by = shown_by(&side.client.api, &other.client.api, name);
            shown.entry(by).or_default().extend(scopes.iter().cloned());
        }
        shown
    };
    operation.security.iter().map(|own| alternative(&own.schemes)).collect()
}

/// What a request shows for a scheme. All that gives a token shows that; a key of one name in both documents is one key, whose
/// place is compared elsewhere.
fn shown_by(api: &Api, other: &Api, name: &str) -> String {
    match (kind(api, name), kind(other, name)) {
        (Some(SecuritySchemeKind::ApiKey { .. }), Some(SecuritySchemeKind::ApiKey { .. })) => {
            format!("the key {}", code(name))
        }
        (Some(SecuritySchemeKind::ApiKey { key_in, name }), _) => {
            let (place, name) = match key_in {
                ApiKeyIn::Header => ("header", name.to_ascii_lowercase()),
                ApiKeyIn::Query => ("query parameter", name.clone()),
                ApiKeyIn::Cookie => ("cookie", name.clone()),
            };
            format!("a key in the {place} {}", code(&name))
        }
        (Some(SecuritySchemeKind::UnnamedKey(name)), _) => format!("a key under the name {}", code(name)),
        (Some(SecuritySchemeKind::Basic), _) => "a user and password".to_owned(),
        (Some(SecuritySchemeKind::OtherHttp(scheme)), _) => code(scheme),
        _ => "a token".to_owned(),
    }
}

fn kind<'a>(api: &'a Api, name: &str) -> Option<&'a SecuritySchemeKind> {
    api.security_schemes.get(name).map(|scheme| &scheme.kind)
}

/// Whether whatever meets the one meets the other.
fn is_enough(held: &BTreeSet<Alternative>, asked: &BTreeSet<Alternative>) -> bool {
    let meets = |held: &Alternative, asked: &Alternative| {
        asked.iter().all(|(what, scopes)| held.get(what).is_some_and(|own| scopes.is_subset(own)))
    };
    held.iter().all(|held| asked.contains(held) || asked.iter().any(|asked| meets(held, asked)))
}

fn said(alternatives: &BTreeSet<Alternative>) -> String {
    let alternative = |alternative: &Alternative| {
        let shown = alternative.iter().map(|(what, scopes)| match scopes.is_empty() {
            true => what.clone(),
            false => {
                let scopes: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
                format!("{what} with {}", scopes.join(", "))
            }
        });
        match shown.collect::<Vec<_>>().join(" and ") {
            text if text.is_empty() => "nothing".to_owned(),
            text => text,
        }
    };
    alternatives.iter().map(alternative).collect::<Vec<_>>().join(", or ")
}
