mod accepted;
mod constants;
mod defaults;
mod describe;
mod layout;
mod order;
mod pairs;
mod side;
mod unpaired;

use self::describe::{anchor, subject, what};
use self::side::{InputPair, InputSide};
use super::bodies::Forms;
use super::{OperationPair, OperationSide};
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Wire};
use crate::ir::{Input, InputForm, InputPlace, SchemaRef};
use crate::surface::ArgumentType;
use std::collections::BTreeSet;

/// What makes an input the same in both documents: where it goes and its name there, or its place in the path, or the form of
/// which it is the whole.
type Key = (InputPlace, String);

/// An input with its index.
type Indexed<'a> = (usize, &'a Input);

/// Compares what a caller gives.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, forms: &Forms) {
    let old = InputSide::of(comparison.old, pair.old, forms, false);
    let new = InputSide::of(comparison.new, pair.new, forms, true);
    let pair = &InputPair { of: pair, old, new };
    let (old_inputs, new_inputs) = (&pair.old.keyed, &pair.new.keyed);
    let pairs = pairs::of(comparison, pair);
    for (old, new) in pairs.iter().filter_map(|(old, new)| Some((old_inputs.get(old)?, new_inputs.get(new)?))) {
        input(comparison, pair, *old, *new);
    }
    let (old_paired, new_paired): (BTreeSet<&Key>, BTreeSet<&Key>) = pairs.iter().map(|(old, new)| (old, new)).unzip();
    for (key, old) in old_inputs.iter().filter(|(key, _)| !old_paired.contains(key)) {
        unpaired::removed(comparison, pair, key, *old);
    }
    for (key, new) in new_inputs.iter().filter(|(key, _)| !new_paired.contains(key)) {
        unpaired::added(comparison, pair, key, *new);
    }
    order::compare(comparison, pair, &pairs);
    constants::compare(comparison, pair.of);
}

/// A name as it is compared: case does not count in headers.
fn folded(place: InputPlace, name: &str) -> String {
    match place {
        InputPlace::Header => name.to_ascii_lowercase(),
        _ => name.to_owned(),
    }
}

fn input(comparison: &mut Comparison<'_, '_>, pair: &InputPair<'_, '_>, old: Indexed<'_>, new: Indexed<'_>) {
    let what = what(pair.of, new.1);
    let (before, after) = (anchor(comparison.old, &pair.old, old), anchor(comparison.new, &pair.new, new));
    let anchors = || (before.clone(), after.clone());
    presence(comparison, pair, &what, (old, new), anchors());
    value(comparison, pair, &what, (old, new), anchors());
    sent(comparison, pair, &what, (old.1, new.1), anchors());
    defaults::compare(comparison, &what, (old.1, new.1), anchors());
    let subject = subject(new.1);
    // The compiler warns of a setter; an argument is there in any case.
    if old.1.setter && new.1.setter {
        comparison.advice(subject, &what, (old.1.deprecated, new.1.deprecated), anchors());
    } else {
        comparison.silent(subject, Aspect::Wording, &what, old.1.deprecated != new.1.deprecated, anchors());
    }
    // The case of the name of a header is no more than wording.
    let is_recased = old.1.place == InputPlace::Header && old.1.name != new.1.name;
    comparison.silent(subject, Aspect::Wording, &what, old.1.docs != new.1.docs || is_recased, anchors());
    comparison.example(subject, &what, (&old.1.example, &new.1.example), anchors());
}

/// Whether it is an argument or a setter, and what the setter is called.
fn presence(
    comparison: &mut Comparison<'_, '_>,
    pair: &InputPair<'_, '_>,
    what: &str,
    (old, new): (Indexed<'_>, Indexed<'_>),
    anchors: (Anchor, Anchor),
) {
    let name = |side: &InputSide<'_>, index: usize| name(side.operation, index).unwrap_or_default().to_owned();
    let (was, is) = (name(&pair.old, old.0), name(&pair.new, new.0));
    let subject = subject(new.1);
    // A field that one form requires and another does not is an argument as well as a setter.
    let is_argument = |side: &InputSide<'_>, (index, input): Indexed<'_>| !input.setter || side.form(index).is_some();
    let is_required_field = |side: &InputSide<'_>, input: &Input| side.operation.ir.signature.is_required_field(input);
    let in_body = (is_required_field(&pair.old, old.1), is_required_field(&pair.new, new.1));
    let change = match (is_argument(&pair.old, old), is_argument(&pair.new, new)) {
        (false, true) => PendingChange::new(subject, Aspect::Required, format!("{what} is required, and was optional"))
            .effect(Source::Major, Wire::Breaking)
            .action("Give it to the method in place of the setter."),
        (true, false) => PendingChange::new(subject, Aspect::Optional, format!("{what} is optional, and was required"))
            .effect(Source::Major, Wire::Compatible)
            .action(format!("Give it by the setter `{is}`, or not at all.")),
        (false, false) if in_body == (false, true) => {
            PendingChange::new(subject, Aspect::Required, format!("{what} is required of a body, and was optional"))
                .effect(Source::None, Wire::Breaking)
                .action("Set it wherever a field is set.")
        }
        (false, false) if in_body == (true, false) => {
            PendingChange::new(subject, Aspect::Optional, format!("{what} is optional, and was required of a body"))
                .effect(Source::None, Wire::Compatible)
                .action("Nothing.")
        }
        _ if old.1.setter && new.1.setter && was != is => PendingChange::new(
            subject,
            Aspect::Renamed,
            format!("the setter of {what} is called `{is}` and was `{was}`"),
        )
        .effect(Source::Major, Wire::Same)
        .action(format!("Call `{is}`.")),
        _ => return,
    };
    comparison.push(change.anchors(anchors.0, anchors.1));
}

fn value(
    comparison: &mut Comparison<'_, '_>,
    pair: &InputPair<'_, '_>,
    what: &str,
    (old, new): (Indexed<'_>, Indexed<'_>),
    anchors: (Anchor, Anchor),
) {
    let is_text = |input: &Input| match input.place {
        InputPlace::Body => input.form == InputForm::Text,
        _ => !matches!(input.form, InputForm::Json | InputForm::Value),
    };
    let traffic = if is_text(old.1) && is_text(new.1) { Traffic::REQUEST.as_text() } else { Traffic::REQUEST };
    let own = |side: &InputSide<'_>, (index, input): Indexed<'_>, anchor: Anchor| ComparedValue {
        schema: input.schema.or_else(|| text_schema(side, index, input)),
        rust: declared(side.operation, index),
        anchor,
    };
    let old_value = own(&pair.old, old, anchors.0);
    let new_value = own(&pair.new, new, anchors.1);
    comparison.value(subject(new.1), what, old_value, new_value, traffic);
}

/// The name of an argument or a setter.
fn name(operation: OperationSide<'_>, index: usize) -> Option<&str> {
    operation.rust.arguments.get(index).map(|argument| argument.name.as_str())
}

/// How an argument or a setter declares an input.
fn declared(operation: OperationSide<'_>, index: usize) -> ArgumentType {
    operation.rust.arguments.get(index).map_or(ArgumentType::Text, |argument| argument.declared.clone())
}

/// What the document says of what is given as text. Such an input has no schema, since its type in Rust is the same for all.
fn text_schema(side: &InputSide<'_>, index: usize, input: &Input) -> Option<SchemaRef> {
    match side.parameter(input) {
        Some(parameter) => parameter.value.schema(),
        None => side.media_type(index).filter(|_| input.form == InputForm::Text)?.schema,
    }
}

/// Under which name and in which place it is sent, and how it is written there.
fn sent(
    comparison: &mut Comparison<'_, '_>,
    pair: &InputPair<'_, '_>,
    what: &str,
    (old, new): (&Input, &Input),
    anchors: (Anchor, Anchor),
) {
    // Another path is told of with the operation.
    let is_in_path = [old.place, new.place].contains(&InputPlace::Path);
    let is_moved = (old.place, wire_name(old)) != (new.place, wire_name(new)) && !is_in_path;
    let how = match (is_moved, layout::of(comparison.old, old) == layout::of(comparison.new, new)) {
        (true, _) => format!("is what {} was", describe::what(pair.of, old)),
        (false, false) => "is written in another way".to_owned(),
        (false, true) => {
            // What is said of how it is written makes no difference to it.
            let differs = (old.form, &old.media_type) != (new.form, &new.media_type);
            return comparison.silent(subject(new), Aspect::Wording, what, differs, anchors);
        }
    };
    let change = PendingChange::new(subject(new), Aspect::Sent, format!("{what} {how}"))
        .effect(Source::None, Wire::Breaking)
        .action("Build with the new version: the old one goes on to send it in the old way.");
    comparison.push(change.anchors(anchors.0, anchors.1));
}

/// The name on the wire; none of a whole body, which has none. Case does not count in headers.
fn wire_name(input: &Input) -> Option<String> {
    match input.place {
        InputPlace::Body => None,
        place => Some(folded(place, &input.name)),
    }
}
