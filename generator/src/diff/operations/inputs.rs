mod accepted;
mod constants;
mod defaults;
mod describe;
mod layout;
mod order;
mod pairs;
mod unpaired;

use self::describe::{anchor, parameter, subject, what};
use super::bodies::Forms;
use super::{OperationPair, OperationSide};
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{ComparedValue, Comparison, Traffic};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Wire};
use crate::ir::{BodyStart, Input, InputForm, InputPlace, SchemaRef};
use crate::surface::ArgumentType;
use std::collections::BTreeMap;

/// What makes an input the same in both documents: where it goes and its name there, or its place in the path, or the form of
/// which it is the whole.
type Key = (InputPlace, String);

/// An input with its index.
type Indexed<'a> = (usize, &'a Input);

/// Compares what a caller gives.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, forms: &Forms) {
    let (old_inputs, new_inputs) = (keyed(pair.old, forms, false), keyed(pair.new, forms, true));
    let pairs = pairs::of(comparison, pair, &old_inputs, &new_inputs);
    for (old, new) in pairs.iter().filter_map(|(old, new)| Some((old_inputs.get(old)?, new_inputs.get(new)?))) {
        input(comparison, pair, *old, *new);
    }
    for (key, old) in old_inputs.iter().filter(|(key, _)| !pairs.iter().any(|(old, _)| old == *key)) {
        unpaired::removed(comparison, pair, key, *old);
    }
    for (key, new) in new_inputs.iter().filter(|(key, _)| !pairs.iter().any(|(_, new)| new == *key)) {
        unpaired::added(comparison, pair, key, *new);
    }
    order::compare(comparison, pair, (&old_inputs, &new_inputs), &pairs);
    constants::compare(comparison, pair);
}

fn keyed<'a>(operation: OperationSide<'a>, forms: &Forms, new: bool) -> BTreeMap<Key, Indexed<'a>> {
    let signature = &operation.ir.signature;
    let path: Vec<&str> = operation.ir.path.parameters().collect();
    let earlier = |index: usize, input: &Input| {
        let before = signature.inputs.iter().take(index);
        before.filter(|other| other.place == input.place && other.name == input.name).count()
    };
    let key = |(index, input): Indexed<'a>| {
        let holds = |form: &crate::ir::BodyForm| match input.place {
            InputPlace::Body => form.arguments.contains(&index),
            _ => matches!(form.start, BodyStart::Form | BodyStart::Multipart),
        };
        let own_forms = signature.bodies.iter().enumerate().filter(|(_, form)| holds(form));
        let pair = own_forms.filter_map(|(form, _)| forms.pair(form, new)).next();
        let name = match input.place {
            // A form that only one document has is told of as a whole.
            InputPlace::Body => pair?.to_string(),
            // Several forms may have a field of one name, each a setter or an argument of its own.
            InputPlace::Field => pair.map(|_| format!("{} {}", input.name, earlier(index, input)))?,
            InputPlace::Path => path.iter().position(|name| *name == input.name)?.to_string(),
            InputPlace::Header => input.name.to_ascii_lowercase(),
            InputPlace::Query | InputPlace::Cookie => input.name.clone(),
        };
        Some(((input.place, name), (index, input)))
    };
    signature.inputs.iter().enumerate().filter_map(key).collect()
}

fn input(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>, old: Indexed<'_>, new: Indexed<'_>) {
    let what = what(pair, new.1);
    let (before, after) = (anchor(comparison.old, pair.old, old), anchor(comparison.new, pair.new, new));
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
    pair: &OperationPair<'_>,
    what: &str,
    (old, new): (Indexed<'_>, Indexed<'_>),
    anchors: (Anchor, Anchor),
) {
    let name = |operation: OperationSide<'_>, index: usize| name(operation, index).unwrap_or_default().to_owned();
    let (was, is) = (name(pair.old, old.0), name(pair.new, new.0));
    let subject = subject(new.1);
    // A field that one form requires and another does not is an argument as well as a setter.
    let is_argument = |operation: OperationSide<'_>, index: usize, input: &Input| {
        let mut forms = operation.ir.signature.bodies.iter();
        !input.setter || forms.any(|form| form.arguments.contains(&index))
    };
    let change = match (is_argument(pair.old, old.0, old.1), is_argument(pair.new, new.0, new.1)) {
        (false, true) => PendingChange::new(subject, Aspect::Required, format!("{what} is required, and was optional"))
            .effect(Source::Major, Wire::Breaking)
            .action("Give it to the method in place of the setter."),
        (true, false) => PendingChange::new(subject, Aspect::Optional, format!("{what} is optional, and was required"))
            .effect(Source::Major, Wire::Compatible)
            .action(format!("Give it by the setter `{is}`, or not at all.")),
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
    pair: &OperationPair<'_>,
    what: &str,
    (old, new): (Indexed<'_>, Indexed<'_>),
    anchors: (Anchor, Anchor),
) {
    let is_text = |input: &Input| match input.place {
        InputPlace::Body => input.form == InputForm::Text,
        _ => input.form != InputForm::Json,
    };
    let traffic = if is_text(old.1) && is_text(new.1) { Traffic::REQUEST.as_text() } else { Traffic::REQUEST };
    let own = |operation: OperationSide<'_>, (index, input): Indexed<'_>, anchor: Anchor| ComparedValue {
        schema: input.schema.or_else(|| text_schema(operation, index, input)),
        rust: declared(operation, index),
        anchor,
    };
    let old_value = own(pair.old, old, anchors.0);
    let new_value = own(pair.new, new, anchors.1);
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
fn text_schema(operation: OperationSide<'_>, index: usize, input: &Input) -> Option<SchemaRef> {
    let ir = operation.ir;
    if let Some(parameter) = parameter(operation, input) {
        return parameter.value.schema();
    }
    let form = ir.signature.bodies.iter().find(|form| form.arguments.contains(&index))?;
    let content = &ir.body.as_ref().filter(|_| input.form == InputForm::Text)?.content;
    content.iter().find(|media_type| media_type.name == form.media_type)?.schema
}

/// Under which name and in which place it is sent, and how it is written there.
fn sent(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    what: &str,
    (old, new): (&Input, &Input),
    anchors: (Anchor, Anchor),
) {
    // Another path is told of with the operation.
    let is_in_path = [old.place, new.place].contains(&InputPlace::Path);
    let is_moved = (old.place, wire_name(old)) != (new.place, wire_name(new)) && !is_in_path;
    let how = match (is_moved, layout::of(comparison.old, old) == layout::of(comparison.new, new)) {
        (true, _) => format!("is what {} was", describe::what(pair, old)),
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
        InputPlace::Header => Some(input.name.to_ascii_lowercase()),
        _ => Some(input.name.clone()),
    }
}
