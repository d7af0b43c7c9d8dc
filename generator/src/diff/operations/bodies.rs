use super::{OperationPair, OperationSide, method_item, request_item};
use crate::diff::allowed;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{Comparison, requests};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{BodyForm, BodyStart, Operation, SchemaKind, SchemaRef, essence};
use crate::surface::SetterOf;

/// The forms of a body that both documents have: their indices in the old and in the new one.
pub(super) struct Forms(Vec<(usize, usize)>);

impl Forms {
    /// The pair to which a form belongs; `new` tells of which document the index is.
    pub(super) fn pair(&self, index: usize, new: bool) -> Option<usize> {
        self.0.iter().position(|pair| index == if new { pair.1 } else { pair.0 })
    }
}

/// Compares the forms of the body, and tells which of them both documents have.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) -> Forms {
    let (old_forms, new_forms) = (bodies(pair.old.ir), bodies(pair.new.ir));
    let forms = pairs(old_forms, new_forms);
    for (old, new) in &forms.0 {
        if let (Some(old_forms), Some(new_forms)) = (old_forms.get(*old), new_forms.get(*new)) {
            form(comparison, pair, (*old, old_forms), (*new, new_forms));
        }
    }
    for (index, form) in old_forms.iter().enumerate().filter(|(index, _)| forms.pair(*index, false).is_none()) {
        let message = format!("{} takes no body of the media type {} any more", pair.label, code(&form.media_type));
        let change = PendingChange::new(Subject::Body, Aspect::Removed, message)
            .effect(Source::Major, Wire::Breaking)
            .action("Send another body, or none.");
        comparison.push(change.before(anchor(comparison.old, pair.old, index)));
    }
    for (index, form) in new_forms.iter().enumerate().filter(|(index, _)| forms.pair(*index, true).is_none()) {
        let is_demanded = form.required && old_forms.is_empty();
        let (effect, action) = match is_demanded {
            true => ((Source::Major, Wire::Breaking), "Give the body to the method."),
            false => ((Source::Minor, Wire::Compatible), "Nothing."),
        };
        let message = format!("{} takes a body of the media type {}", pair.label, code(&form.media_type));
        let change =
            PendingChange::new(Subject::Body, Aspect::Added, message).effect(effect.0, effect.1).action(action);
        comparison.push(change.after(anchor(comparison.new, pair.new, index)));
    }
    prose(comparison, pair);
    forms
}

fn bodies(operation: &Operation) -> &[BodyForm] {
    &operation.signature.bodies
}

/// Those of one media type, with its parameters or else without; and where one is left over on each side, its media type has
/// changed.
fn pairs(old_forms: &[BodyForm], new_forms: &[BodyForm]) -> Forms {
    let mut forms = Forms(Vec::new());
    let name = |form: &BodyForm| form.media_type.clone();
    let essence = |form: &BodyForm| essence(&form.media_type);
    pair_by(&name, old_forms, new_forms, &mut forms);
    pair_by(&essence, old_forms, new_forms, &mut forms);
    if let ([old], [new]) = (left(old_forms, &forms, false).as_slice(), left(new_forms, &forms, true).as_slice()) {
        forms.0.push((*old, *new));
    }
    forms
}

fn pair_by(key: &dyn Fn(&BodyForm) -> String, old_forms: &[BodyForm], new_forms: &[BodyForm], forms: &mut Forms) {
    for old in left(old_forms, forms, false) {
        let mut open = left(new_forms, forms, true).into_iter();
        let own = old_forms.get(old).map(key);
        if let Some(new) = open.find(|new| new_forms.get(*new).map(key) == own) {
            forms.0.push((old, new));
        }
    }
}

/// The forms that are in no pair.
fn left(bodies: &[BodyForm], forms: &Forms, new: bool) -> Vec<usize> {
    (0..bodies.len()).filter(|index| forms.pair(*index, new).is_none()).collect()
}

fn form(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    old: (usize, &BodyForm),
    new: (usize, &BodyForm),
) {
    let ((old_index, old), (new_index, new)) = (old, new);
    let anchors = || (anchor(comparison.old, pair.old, old_index), anchor(comparison.new, pair.new, new_index));
    let (before, after) = anchors();
    media_type(comparison, pair, (old, new), anchors());
    count(comparison, pair, (old, new), anchors());
    required(comparison, pair, (old.required, new.required), (before.clone(), after.clone()));
    // The first form of a required body has the name of the operation, which is compared as such.
    let is_first = |form: &BodyForm, index: usize| form.required && index == 0;
    let was = body_name(pair.old, old_index).filter(|_| !is_first(old, old_index));
    let is = body_name(pair.new, new_index).filter(|_| !is_first(new, new_index));
    if was != is && old.required == new.required {
        let item = body_setter(pair.new, new_index);
        let message = format!("the body {} of {} is given by `{item}`", code(&new.media_type), pair.label);
        let change = PendingChange::new(Subject::Body, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        comparison.push(change.action(format!("Call `{item}`.")).anchors(before, after));
    }
}

fn media_type(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    (old, new): (&BodyForm, &BodyForm),
    anchors: (Anchor, Anchor),
) {
    let (was, is) = (&old.media_type, &new.media_type);
    if is_one(old, new) {
        let what = format!("the media type of the body of {}", pair.label);
        return comparison.silent(Subject::Body, Aspect::Wording, &what, was != is, anchors);
    }
    let message = format!("the body of {} is {} and was {}", pair.label, code(is), code(was));
    // What a caller gives is compared as such, so that this is about the wire alone.
    let change = PendingChange::new(Subject::Body, Aspect::Sent, message).effect(Source::None, Wire::Breaking);
    let change = change.action("Build with the new version: the old one goes on to send the old media type.");
    comparison.push(change.anchors(anchors.0, anchors.1));
}

/// How many fields a form may have, of which no field tells.
fn count(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    (old, new): (&BodyForm, &BodyForm),
    anchors: (Anchor, Anchor),
) {
    let object = |side: &ComparedClient<'_>, operation: OperationSide<'_>, form: &BodyForm| {
        let content = &operation.ir.body.as_ref()?.content;
        let schema = content.iter().find(|media_type| media_type.name == form.media_type)?.schema?;
        let is_form = matches!(form.start, BodyStart::Form | BodyStart::Multipart);
        let is_object = matches!(side.schema(schema.id).kind, SchemaKind::Object(_));
        (is_form && is_object).then_some(schema)
    };
    let (was, is) = (object(comparison.old, pair.old, old), object(comparison.new, pair.new, new));
    let Some((was, is)) = was.zip(is) else { return };
    let covers = |(side, own): (&ComparedClient<'_>, SchemaRef),
                  (other_side, other): (&ComparedClient<'_>, SchemaRef)| {
        side.client.api.schema(own.id).validation.covers(&other_side.effective_validation(other.id))
    };
    let (old_schema, new_schema) = ((comparison.old, was), (comparison.new, is));
    let Some((aspect, wire)) = requests((covers(new_schema, old_schema), covers(old_schema, new_schema))) else {
        return;
    };
    let how = match aspect {
        Aspect::Widened => "more forms",
        Aspect::Narrowed => "fewer forms",
        _ => "other forms",
    };
    let allowed = allowed::change(old_schema, new_schema);
    let message = format!("the body of {} allows {how} than before{allowed}", pair.label);
    let change = PendingChange::new(Subject::Body, aspect, message).effect(Source::None, wire);
    let action = if wire == Wire::Breaking { "Look at how many fields your program sends." } else { "Nothing." };
    comparison.push(change.action(action).anchors(anchors.0, anchors.1));
}

/// Whether two forms are sent as one media type. Its case does not count (RFC 9110, section 8.3.1), nor do the parameters of JSON,
/// which has none (RFC 8259, section 11).
fn is_one(old: &BodyForm, new: &BodyForm) -> bool {
    let sent = |form: &BodyForm| match form.start {
        BodyStart::Json => essence(form.content_type()),
        _ => form.content_type().to_ascii_lowercase(),
    };
    sent(old) == sent(new)
}

fn required(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    required: (bool, bool),
    anchors: (Anchor, Anchor),
) {
    let change = match required {
        (false, true) => PendingChange::new(
            Subject::Body,
            Aspect::Required,
            format!("{} must have a body, and needed none", pair.label),
        )
        .effect(Source::Major, Wire::Breaking)
        .action("Give the body to the method in place of the setter."),
        (true, false) => {
            PendingChange::new(Subject::Body, Aspect::Optional, format!("{} needs no body any more", pair.label))
                .effect(Source::Major, Wire::Compatible)
                .action("Give the body by its setter.")
        }
        _ => return,
    };
    comparison.push(change.anchors(anchors.0, anchors.1));
}

fn prose(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) {
    let (Some(old), Some(new)) = (&pair.old.ir.body, &pair.new.ir.body) else { return };
    let what = format!("the body of {}", pair.label);
    let anchors = (Anchor::new(&old.location, ""), Anchor::new(&new.location, ""));
    comparison.wording(Subject::Body, &what, (&old.docs, &new.docs), anchors.clone());
    let examples = |body: &crate::ir::RequestBody| {
        body.content.iter().map(|media_type| media_type.example.clone()).collect::<Vec<_>>()
    };
    comparison.example(Subject::Body, &what, (&examples(old), &examples(new)), anchors);
}

/// The method, or the setter, that gives a form as a whole; none where its fields are given one by one.
fn body_name(operation: OperationSide<'_>, index: usize) -> Option<&str> {
    let method = operation.rust.methods.iter().find(|method| method.body == Some(index)).map(|method| &method.name);
    let setter =
        || operation.rust.setters.iter().find(|setter| setter.of == SetterOf::Body(index)).map(|setter| &setter.name);
    Some(method.or_else(setter)?)
}

/// The same, and the method of the operation where there is none.
fn body_setter(operation: OperationSide<'_>, index: usize) -> &str {
    body_name(operation, index).unwrap_or_else(|| operation.rust.method())
}

/// Where a form stands, and what gives it.
pub(super) fn anchor(side: &ComparedClient<'_>, operation: OperationSide<'_>, index: usize) -> Anchor {
    let ir = operation.ir;
    let form = ir.signature.bodies.get(index);
    let media_type = |form: &BodyForm| {
        let body = ir.body.as_ref()?;
        body.content.iter().find(|media_type| media_type.name == form.media_type)
    };
    let location = form.and_then(media_type).map_or(&ir.location, |media_type| &media_type.location);
    let item = match form {
        Some(form) if form.required && index == 0 => method_item(side, operation),
        Some(form) if form.required => {
            let tag = side.tag(operation.rust);
            format!("operations::{}::{}::{}", tag.module, tag.handle, body_setter(operation, index))
        }
        // A form of which nothing is required begins with its first field.
        Some(form) if matches!(form.start, BodyStart::Form | BodyStart::Multipart) && form.arguments.is_empty() => {
            method_item(side, operation)
        }
        _ => request_item(side, operation, body_setter(operation, index)),
    };
    Anchor::new(location, item)
}
