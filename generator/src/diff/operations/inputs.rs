use super::bodies::{self, Forms};
use super::{Both, Called, method_item, request_item};
use crate::diagnostic::Location;
use crate::diff::comparison::{Comparison, Use};
use crate::diff::draft::{Draft, Point};
use crate::diff::half::{Half, spelled};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{BodyStart, Constant, Direction, Input, InputPlace, ParameterIn, SchemaKind};
use std::collections::BTreeMap;

/// What makes an input the same in both documents: where it goes and its name there, or its place in the path, or the form of
/// which it is the whole.
type Key = (InputPlace, String);

/// An input with its index.
type Indexed<'a> = (usize, &'a Input);

/// Requests hold it.
const REQUEST: Direction = Direction { request: true, response: false };

/// Compares what a caller gives.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, forms: &Forms) {
    let ours = keyed(both.old, forms, false);
    let theirs = keyed(both.new, forms, true);
    for (key, old) in &ours {
        match theirs.get(key) {
            Some(new) => input(comparison, both, *old, *new),
            None => removed(comparison, both, *old),
        }
    }
    for (_, new) in theirs.iter().filter(|(key, _)| !ours.contains_key(key)) {
        added(comparison, both, *new);
    }
    order(comparison, both, (&ours, &theirs));
    constants(comparison, both);
}

fn keyed<'a>(called: Called<'a>, forms: &Forms, new: bool) -> BTreeMap<Key, Indexed<'a>> {
    let signature = &called.operation.signature;
    let path: Vec<&str> = called.operation.path.parameters().collect();
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
            InputPlace::Field => pair.map(|_| input.name.clone())?,
            InputPlace::Path => path.iter().position(|name| *name == input.name)?.to_string(),
            InputPlace::Header => input.name.to_ascii_lowercase(),
            InputPlace::Query | InputPlace::Cookie => input.name.clone(),
        };
        Some(((input.place, name), (index, input)))
    };
    signature.inputs.iter().enumerate().filter_map(key).collect()
}

/// What messages call an input.
fn what(both: &Both<'_>, input: &Input) -> String {
    let kind = match input.place {
        InputPlace::Path => "path parameter",
        InputPlace::Query => "query parameter",
        InputPlace::Header => "header",
        InputPlace::Cookie => "cookie",
        InputPlace::Field => "form field",
        InputPlace::Body => return format!("the body of {}", both.label),
    };
    format!("the {kind} `{}` of {}", input.name, both.label)
}

fn subject(input: &Input) -> Subject {
    if input.place == InputPlace::Body { Subject::Body } else { Subject::Parameter }
}

/// Where an input stands, and what takes it.
fn point(half: &Half<'_>, called: Called<'_>, (index, input): Indexed<'_>) -> Point {
    let signature = &called.operation.signature;
    if input.place == InputPlace::Body {
        let form = signature.bodies.iter().position(|form| form.arguments.contains(&index)).unwrap_or_default();
        return bodies::point(half, called, form);
    }
    let name = called.names.inputs.get(index).map_or("", String::as_str);
    let declared = spelled(&half.context.input_type(input));
    let item = match input.setter {
        true => format!("{}({declared})", request_item(half, called, name)),
        false => format!("{}({name}: {declared})", method_item(half, called)),
    };
    Point::new(location(half, called, input), item)
}

fn location<'a>(half: &Half<'a>, called: Called<'a>, input: &Input) -> &'a Location {
    let operation = called.operation;
    let place = match input.place {
        InputPlace::Path => Some(ParameterIn::Path),
        InputPlace::Query => Some(ParameterIn::Query),
        InputPlace::Header => Some(ParameterIn::Header),
        InputPlace::Cookie => Some(ParameterIn::Cookie),
        InputPlace::Field | InputPlace::Body => None,
    };
    let parameter = operation
        .parameters
        .iter()
        .find(|parameter| Some(parameter.location_in) == place && parameter.name == input.name);
    if let Some(parameter) = parameter {
        return &parameter.location;
    }
    let Some(body) = &operation.body else { return &operation.location };
    let objects = body.content.iter().filter_map(|media_type| media_type.schema).map(|schema| half.schema(schema.id));
    let properties = objects.filter_map(|schema| match &schema.kind {
        SchemaKind::Object(object) => object.properties.iter().find(|property| property.name == input.name),
        _ => None,
    });
    properties.map(|property| &property.location).next().unwrap_or(&body.location)
}

fn removed(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, old: Indexed<'_>) {
    let message = format!("{} is gone", what(both, old.1));
    let draft = Draft::new(subject(old.1), Aspect::Removed, message)
        .effect(Source::Major, Wire::Breaking)
        .action("Leave it out; the service takes no notice of it any more.");
    comparison.push(draft.before(point(comparison.old, both.old, old)));
}

fn added(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, new: Indexed<'_>) {
    let (effect, how, action) = match new.1.setter {
        true => ((Source::Minor, Wire::Compatible), "is new, and optional", "Nothing."),
        false => ((Source::Major, Wire::Breaking), "is new, and required", "Give it to the method."),
    };
    let draft = Draft::new(subject(new.1), Aspect::Added, format!("{} {how}", what(both, new.1)));
    let draft = draft.effect(effect.0, effect.1).action(action);
    comparison.push(draft.after(point(comparison.new, both.new, new)));
}

fn input(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, old: Indexed<'_>, new: Indexed<'_>) {
    let what = what(both, new.1);
    let (before, after) = (point(comparison.old, both.old, old), point(comparison.new, both.new, new));
    let points = || (before.clone(), after.clone());
    presence(comparison, both, &what, (old, new), points());
    value(comparison, &what, (old.1, new.1), points());
    sent(comparison, &what, (old.1, new.1), points());
    defaults(comparison, &what, (old.1, new.1), points());
    let subject = subject(new.1);
    comparison.advice(subject, &what, (old.1.deprecated, new.1.deprecated), points());
    comparison.wording(subject, &what, (&old.1.docs, &new.1.docs), points());
    comparison.example(subject, &what, (&old.1.example, &new.1.example), points());
}

/// Whether it is an argument or a setter, and what the setter is called.
fn presence(
    comparison: &mut Comparison<'_, '_>,
    both: &Both<'_>,
    what: &str,
    (old, new): (Indexed<'_>, Indexed<'_>),
    points: (Point, Point),
) {
    let name = |called: Called<'_>, index: usize| called.names.inputs.get(index).cloned().unwrap_or_default();
    let (was, is) = (name(both.old, old.0), name(both.new, new.0));
    let subject = subject(new.1);
    let draft = match (old.1.setter, new.1.setter) {
        (true, false) => Draft::new(subject, Aspect::Required, format!("{what} is required, and was optional"))
            .effect(Source::Major, Wire::Breaking)
            .action("Give it to the method in place of the setter."),
        (false, true) => Draft::new(subject, Aspect::Optional, format!("{what} is optional, and was required"))
            .effect(Source::Major, Wire::Compatible)
            .action(format!("Give it by the setter `{is}`, or not at all.")),
        (true, true) if was != is => {
            Draft::new(subject, Aspect::Renamed, format!("the setter of {what} is called `{is}` and was `{was}`"))
                .effect(Source::Major, Wire::Same)
                .action(format!("Call `{is}`."))
        }
        _ => return,
    };
    comparison.push(draft.points(points.0, points.1));
}

fn value(comparison: &mut Comparison<'_, '_>, what: &str, (old, new): (&Input, &Input), points: (Point, Point)) {
    let old_use = Use { schema: old.schema, rust: comparison.old.context.input_type(old), point: points.0 };
    let new_use = Use { schema: new.schema, rust: comparison.new.context.input_type(new), point: points.1 };
    comparison.value(subject(new), what, old_use, new_use, REQUEST);
}

/// How it is written: in which style, and as a part of which media type.
fn sent(comparison: &mut Comparison<'_, '_>, what: &str, (old, new): (&Input, &Input), points: (Point, Point)) {
    let is_same_type = comparison.old.identity(&comparison.old.context.input_type(old))
        == comparison.new.identity(&comparison.new.context.input_type(new));
    let is_written_so = old.form == new.form && old.media_type == new.media_type;
    // Another type is written in its own way, which goes without saying.
    if is_written_so || !is_same_type {
        return;
    }
    let draft = Draft::new(subject(new), Aspect::Sent, format!("{what} is written in another way"))
        .effect(Source::None, Wire::Breaking)
        .action("Build with the new version: the old one goes on to write it in the old way.");
    comparison.push(draft.points(points.0, points.1));
}

/// What stands for it where it is not given.
fn defaults(comparison: &mut Comparison<'_, '_>, what: &str, (old, new): (&Input, &Input), points: (Point, Point)) {
    let default = |half: &Half<'_>, input: &Input| {
        let schema = input.schema.map(|schema| half.context.api.schema(schema.id));
        schema.and_then(|schema| schema.default.clone())
    };
    let (was, is) = (default(comparison.old, old), default(comparison.new, new));
    let sent = old.constant != new.constant && old.setter && new.setter;
    let draft = match (&was, &is) {
        (Some(was), Some(is)) if was != is || sent => {
            let message = format!("{what} is `{is}` where it is not given, and was `{was}`");
            Draft::new(subject(new), Aspect::Default, message).effect(Source::None, Wire::Breaking)
        }
        _ if sent => {
            Draft::new(subject(new), Aspect::Default, format!("{what} has another value where it is not given"))
                .effect(Source::None, Wire::Breaking)
        }
        _ => return comparison.silent(subject(new), Aspect::Default, what, was != is, points),
    };
    let draft = draft.action("Give the value that your program means, where it gives none.");
    comparison.push(draft.points(points.0, points.1));
}

/// The order of the arguments, which has no names at the call. That of setters does not show.
fn order(
    comparison: &mut Comparison<'_, '_>,
    both: &Both<'_>,
    (ours, theirs): (&BTreeMap<Key, Indexed<'_>>, &BTreeMap<Key, Indexed<'_>>),
) {
    let sequence =
        |of: &BTreeMap<Key, Indexed<'_>>, other: &BTreeMap<Key, Indexed<'_>>, called: Called<'_>, set: bool| {
            let mut inputs: Vec<(usize, Key)> = of
                .iter()
                .filter(|(key, (_, input))| {
                    input.setter == set && other.get(*key).is_some_and(|(_, input)| input.setter == set)
                })
                .map(|(key, (index, _))| (position(called, *index, set), key.clone()))
                .collect();
            inputs.sort();
            inputs.into_iter().map(|(_, key)| key).collect::<Vec<_>>()
        };
    let (before, after) = both.points(comparison);
    let what = format!("the arguments of {}", both.label);
    if sequence(ours, theirs, both.old, false) != sequence(theirs, ours, both.new, false) {
        let draft = Draft::new(Subject::Parameter, Aspect::Order, format!("{what} stand in another order"))
            .effect(Source::Major, Wire::Same)
            .action(
                "Give them in the new order, also where the compiler says nothing because their types are the same.",
            );
        comparison.push(draft.points(before.clone(), after.clone()));
    }
    let is_reordered = sequence(ours, theirs, both.old, true) != sequence(theirs, ours, both.new, true);
    let what = format!("the optional parameters of {}", both.label);
    comparison.silent(Subject::Parameter, Aspect::Order, &what, is_reordered, (before, after));
}

/// The place of an input among the arguments, or among all.
fn position(called: Called<'_>, index: usize, setter: bool) -> usize {
    let signature = &called.operation.signature;
    let of_bodies = signature.bodies.iter().flat_map(|form| &form.arguments);
    let mut arguments = signature.arguments.iter().chain(of_bodies);
    if setter { index } else { arguments.position(|argument| *argument == index).unwrap_or(index) }
}

/// Parameters that go along by themselves.
fn constants(comparison: &mut Comparison<'_, '_>, both: &Both<'_>) {
    let of = |called: Called<'_>| -> BTreeMap<(InputPlace, String), Constant> {
        let constants = called.operation.signature.constants.iter().cloned();
        constants.map(|constant| ((constant.place, constant.name.to_ascii_lowercase()), constant)).collect()
    };
    let (ours, theirs) = (of(both.old), of(both.new));
    let settable = |called: Called<'_>, key: &(InputPlace, String)| {
        let mut inputs = called.operation.signature.inputs.iter();
        inputs.any(|input| input.setter && input.place == key.0 && input.name.to_ascii_lowercase() == key.1)
    };
    for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
        // One that can be set as well is compared as an input.
        if settable(both.old, key) || settable(both.new, key) {
            continue;
        }
        let (was, is) = (ours.get(key).map(|own| &own.value), theirs.get(key).map(|own| &own.value));
        let name = format!("`{}` of {}", key.1, both.label);
        let (aspect, wire, message) = match (was, is) {
            (Some(was), Some(is)) if was != is => {
                (Aspect::Sent, Wire::Breaking, format!("{name} is sent as `{is}` and was `{was}`"))
            }
            (None, Some(is)) => (Aspect::Added, Wire::Breaking, format!("{name} is sent, always as `{is}`")),
            (Some(_), None) => (Aspect::Removed, Wire::Compatible, format!("{name} is not sent any more")),
            _ => continue,
        };
        let (before, after) = both.points(comparison);
        let draft = Draft::new(Subject::Parameter, aspect, message).effect(Source::None, wire);
        let draft = draft.action("Build with the new version: it sends what the service wants.");
        let draft = if aspect == Aspect::Added { draft } else { draft.before(before) };
        comparison.push(if aspect == Aspect::Removed { draft } else { draft.after(after) });
    }
}
