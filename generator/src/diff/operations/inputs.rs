mod constants;
mod layout;
mod order;
mod pairs;
mod taken;

use super::bodies::{self, Forms};
use super::{Both, Called, method_item, request_item};
use crate::diagnostic::Location;
use crate::diff::comparison::{Comparison, Use, Way};
use crate::diff::draft::{Draft, Point};
use crate::diff::half::{Half, spelled};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{
    BodyStart, Constant, Input, InputForm, InputPlace, Parameter, ParameterIn, SchemaKind, SchemaRef, plain_text,
};
use crate::markdown::code;
use serde_json::Value;
use std::collections::BTreeMap;

/// What makes an input the same in both documents: where it goes and its name there, or its place in the path, or the form of
/// which it is the whole.
type Key = (InputPlace, String);

/// An input with its index.
type Indexed<'a> = (usize, &'a Input);

/// Compares what a caller gives.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, forms: &Forms) {
    let (ours, theirs) = (keyed(both.old, forms, false), keyed(both.new, forms, true));
    let pairs = pairs::of(comparison, both, &ours, &theirs);
    for (old, new) in pairs.iter().filter_map(|(old, new)| Some((ours.get(old)?, theirs.get(new)?))) {
        input(comparison, both, *old, *new);
    }
    for (key, old) in ours.iter().filter(|(key, _)| !pairs.iter().any(|(old, _)| old == *key)) {
        removed(comparison, both, key, *old);
    }
    for (key, new) in theirs.iter().filter(|(key, _)| !pairs.iter().any(|(_, new)| new == *key)) {
        added(comparison, both, key, *new);
    }
    order::compare(comparison, both, (&ours, &theirs), &pairs);
    constants::compare(comparison, both);
}

fn keyed<'a>(called: Called<'a>, forms: &Forms, new: bool) -> BTreeMap<Key, Indexed<'a>> {
    let signature = &called.operation.signature;
    let path: Vec<&str> = called.operation.path.parameters().collect();
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
    format!("the {kind} {} of {}", code(&input.name), both.label)
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

/// The parameter that an input is; none where it is of the body.
fn parameter<'a>(called: Called<'a>, input: &Input) -> Option<&'a Parameter> {
    let place = match input.place {
        InputPlace::Path => ParameterIn::Path,
        InputPlace::Query => ParameterIn::Query,
        InputPlace::Header => ParameterIn::Header,
        InputPlace::Cookie => ParameterIn::Cookie,
        InputPlace::Field | InputPlace::Body => return None,
    };
    let mut parameters = called.operation.parameters.iter();
    parameters.find(|parameter| parameter.location_in == place && parameter.name == input.name)
}

fn location<'a>(half: &Half<'a>, called: Called<'a>, input: &Input) -> &'a Location {
    let operation = called.operation;
    if let Some(parameter) = parameter(called, input) {
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

fn removed(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, key: &Key, old: Indexed<'_>) {
    let (how, action) = match constant(both.new, key) {
        Some(sent) => (format!("is always sent as {}", code(&sent)), "Do not give it."),
        None => ("is gone".to_owned(), "Leave it out; the service takes no notice of it any more."),
    };
    let draft = Draft::new(subject(old.1), Aspect::Removed, format!("{} {how}", what(both, old.1)))
        .effect(Source::Major, Wire::Breaking)
        .action(action);
    comparison.push(draft.before(point(comparison.old, both.old, old)));
}

fn added(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, key: &Key, new: Indexed<'_>) {
    let sent = constant(both.old, key);
    // An old client goes on to send the value that was the only one.
    let is_taken = sent.as_ref().is_none_or(|sent| taken::takes(comparison.new, new.1, sent));
    let ((source, wire), how, action) = match (new.1.setter, sent.is_some()) {
        (_, true) if !is_taken => {
            let source = if new.1.setter { Source::Minor } else { Source::Major };
            ((source, Wire::Breaking), "had one value, which is not allowed any more", "Give it another value.")
        }
        (true, true) if new.1.constant == sent => {
            ((Source::Minor, Wire::Compatible), "can be given, and is sent as before where it is not", "Nothing.")
        }
        (true, true) => {
            ((Source::Minor, Wire::Breaking), "is optional, and was always sent", "Give the value that was sent.")
        }
        (true, false) => ((Source::Minor, Wire::Compatible), "is new, and optional", "Nothing."),
        (false, true) => {
            ((Source::Major, Wire::Compatible), "must be given, and had one value", "Give it to the method.")
        }
        (false, false) => ((Source::Major, Wire::Breaking), "is new, and required", "Give it to the method."),
    };
    let draft = Draft::new(subject(new.1), Aspect::Added, format!("{} {how}", what(both, new.1)));
    comparison.push(draft.effect(source, wire).action(action).after(point(comparison.new, both.new, new)));
}

/// The value of a fixed parameter.
fn constant(called: Called<'_>, key: &Key) -> Option<String> {
    let mut constants = called.operation.signature.constants.iter();
    constants.find(|own| own.place == key.0 && is_named(own, &key.1)).map(|own| own.value.clone())
}

/// Whether a fixed parameter has a name; the case of headers does not count.
fn is_named(constant: &Constant, name: &str) -> bool {
    constant.name == name || constant.place == InputPlace::Header && constant.name.eq_ignore_ascii_case(name)
}

fn input(comparison: &mut Comparison<'_, '_>, both: &Both<'_>, old: Indexed<'_>, new: Indexed<'_>) {
    let what = what(both, new.1);
    let (before, after) = (point(comparison.old, both.old, old), point(comparison.new, both.new, new));
    let points = || (before.clone(), after.clone());
    presence(comparison, both, &what, (old, new), points());
    value(comparison, both, &what, (old, new), points());
    sent(comparison, both, &what, (old.1, new.1), points());
    defaults(comparison, &what, (old.1, new.1), points());
    let subject = subject(new.1);
    // The compiler warns of a setter; an argument is there in any case.
    if old.1.setter && new.1.setter {
        comparison.advice(subject, &what, (old.1.deprecated, new.1.deprecated), points());
    } else {
        comparison.silent(subject, Aspect::Wording, &what, old.1.deprecated != new.1.deprecated, points());
    }
    // The case of the name of a header is no more than wording.
    let is_recased = old.1.place == InputPlace::Header && old.1.name != new.1.name;
    comparison.silent(subject, Aspect::Wording, &what, old.1.docs != new.1.docs || is_recased, points());
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
    // A field that one form requires and another does not is an argument as well as a setter.
    let is_argument = |called: Called<'_>, index: usize, input: &Input| {
        let mut forms = called.operation.signature.bodies.iter();
        !input.setter || forms.any(|form| form.arguments.contains(&index))
    };
    let given = (is_argument(both.old, old.0, old.1), is_argument(both.new, new.0, new.1));
    let draft = match (!given.0, !given.1) {
        (true, false) => Draft::new(subject, Aspect::Required, format!("{what} is required, and was optional"))
            .effect(Source::Major, Wire::Breaking)
            .action("Give it to the method in place of the setter."),
        (false, true) => Draft::new(subject, Aspect::Optional, format!("{what} is optional, and was required"))
            .effect(Source::Major, Wire::Compatible)
            .action(format!("Give it by the setter `{is}`, or not at all.")),
        _ if old.1.setter && new.1.setter && was != is => {
            Draft::new(subject, Aspect::Renamed, format!("the setter of {what} is called `{is}` and was `{was}`"))
                .effect(Source::Major, Wire::Same)
                .action(format!("Call `{is}`."))
        }
        _ => return,
    };
    comparison.push(draft.points(points.0, points.1));
}

fn value(
    comparison: &mut Comparison<'_, '_>,
    both: &Both<'_>,
    what: &str,
    (old, new): (Indexed<'_>, Indexed<'_>),
    points: (Point, Point),
) {
    let is_text = |input: &Input| match input.place {
        InputPlace::Body => input.form == InputForm::Text,
        _ => input.form != InputForm::Json,
    };
    let way = if is_text(old.1) && is_text(new.1) { Way::REQUEST.as_text() } else { Way::REQUEST };
    let own = |half: &Half<'_>, called: Called<'_>, (index, input): Indexed<'_>, point: Point| Use {
        schema: input.schema.or_else(|| text_schema(called, index, input)),
        rust: half.context.input_type(input),
        point,
    };
    let old_use = own(comparison.old, both.old, old, points.0);
    let new_use = own(comparison.new, both.new, new, points.1);
    comparison.value(subject(new.1), what, old_use, new_use, way);
}

/// What the document says of what is given as text. Such an input has no schema, since its type in Rust is the same for all.
fn text_schema(called: Called<'_>, index: usize, input: &Input) -> Option<SchemaRef> {
    let operation = called.operation;
    if let Some(parameter) = parameter(called, input) {
        return parameter.value.schema();
    }
    let form = operation.signature.bodies.iter().find(|form| form.arguments.contains(&index))?;
    let content = &operation.body.as_ref().filter(|_| input.form == InputForm::Text)?.content;
    content.iter().find(|media_type| media_type.name == form.media_type)?.schema
}

/// Under which name and in which place it is sent, and how it is written there.
fn sent(
    comparison: &mut Comparison<'_, '_>,
    both: &Both<'_>,
    what: &str,
    (old, new): (&Input, &Input),
    points: (Point, Point),
) {
    // Another path is told of with the operation.
    let is_in_path = [old.place, new.place].contains(&InputPlace::Path);
    let is_moved = (old.place, wire_name(old)) != (new.place, wire_name(new)) && !is_in_path;
    let how = match (is_moved, layout::of(comparison.old, old) == layout::of(comparison.new, new)) {
        (true, _) => format!("is what {} was", self::what(both, old)),
        (false, false) => "is written in another way".to_owned(),
        (false, true) => return,
    };
    let draft = Draft::new(subject(new), Aspect::Sent, format!("{what} {how}"))
        .effect(Source::None, Wire::Breaking)
        .action("Build with the new version: the old one goes on to send it in the old way.");
    comparison.push(draft.points(points.0, points.1));
}

/// The name on the wire; none of a whole body, which has none. Case does not count in headers.
fn wire_name(input: &Input) -> Option<String> {
    match input.place {
        InputPlace::Body => None,
        InputPlace::Header => Some(input.name.to_ascii_lowercase()),
        _ => Some(input.name.clone()),
    }
}

/// What stands for it where it is not given. Where only one document says it, the service may take the same as ever.
fn defaults(comparison: &mut Comparison<'_, '_>, what: &str, (old, new): (&Input, &Input), points: (Point, Point)) {
    let default = |half: &Half<'_>, input: &Input| {
        let schema = input.schema.map(|schema| half.context.api.schema(schema.id));
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
    if is_same && !is_sent_otherwise {
        // Whether it is sent, or the service takes it for sent, is the same.
        let differs = was != is || old.constant != new.constant;
        return comparison.silent(subject(new), Aspect::Default, what, differs, points);
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
    let draft = Draft::new(subject(new), Aspect::Default, message).effect(Source::None, wire);
    let draft = draft.action("Give the value that your program means, where it gives none.");
    comparison.push(draft.points(points.0, points.1));
}

/// Whether two values are one, however a number is written.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
