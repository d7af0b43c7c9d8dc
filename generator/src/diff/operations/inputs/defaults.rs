use super::Comparison;
use super::describe::subject;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Wire};
use crate::ir::{Input, plain_text};
use serde_json::Value;

/// What stands for it where it is not given. Where only one document says it, the service may take the same as ever.
pub(super) fn compare(
    comparison: &mut Comparison<'_, '_>,
    what: &str,
    (old, new): (&Input, &Input),
    anchors: (Anchor, Anchor),
) {
    let default = |side: &ComparedClient<'_>, input: &Input| {
        let schema = input.schema.map(|schema| side.client.api.schema(schema.id));
        schema.and_then(|schema| schema.default.clone())
    };
    // What must be given is never left out.
    if !old.setter || !new.setter {
        return;
    }
    let (was, is) = (default(comparison.old, old), default(comparison.new, new));
    let is_same = was.as_ref().zip(is.as_ref()).is_some_and(|(was, is)| is_equal(was, is));
    let meant = |input: &Input, default: &Option<Value>| input.constant.clone().or(default.as_ref().map(plain_text));
    let is_sent_otherwise = old.constant != new.constant && meant(old, &was) != meant(new, &is);
    if !is_sent_otherwise && old.constant.is_some() != new.constant.is_some() {
        return comparison.push(by_itself(what, new).anchors(anchors.0, anchors.1));
    }
    if is_same {
        return comparison.silent(subject(new), Aspect::Default, what, was != is, anchors);
    }
    let (wire, message) = match (&was, &is) {
        (Some(was), Some(is)) if was != is => (
            Wire::Breaking,
            format!("{what} is {} where it is not given, and was {}", code(&is.to_string()), code(&was.to_string())),
        ),
        _ if is_sent_otherwise => (Wire::Breaking, format!("{what} has another value where it is not given")),
        (None, Some(is)) => (Wire::Compatible, format!("{what} is {} where it is not given", code(&is.to_string()))),
        (Some(was), None) => {
            (Wire::Compatible, format!("{what} need not be {} any more where it is not given", code(&was.to_string())))
        }
        _ => return,
    };
    let change = PendingChange::new(subject(new), Aspect::Default, message).effect(Source::None, wire);
    let change = change.action("Give the value that your program means, where it gives none.");
    comparison.push(change.anchors(anchors.0, anchors.1));
}

/// An input that goes along by itself, because it is required, in one of the documents, with the value that stands for it in both.
fn by_itself(what: &str, new: &Input) -> PendingChange {
    match new.constant {
        Some(_) => {
            PendingChange::new(subject(new), Aspect::Required, format!("{what} must be there, and is sent by itself"))
                .effect(Source::None, Wire::Breaking)
                .action("Build with the new version: the old one sends it only where it is given.")
        }
        None => PendingChange::new(subject(new), Aspect::Optional, format!("{what} is not sent by itself any more"))
            .effect(Source::None, Wire::Compatible)
            .action("Nothing: what stands for it where it is missing is the value that was sent."),
    }
}

/// Whether two values are one, however a number is written.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
