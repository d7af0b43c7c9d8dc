use super::{OperationPair, OperationSide, method_item, request_item};
use crate::diff::allowed;
use crate::diff::code;
use crate::diff::compared_client::ComparedClient;
use crate::diff::comparison::{Comparison, requests};
use crate::diff::pending_change::{Anchor, PendingChange};
use crate::diff::{Aspect, Source, Subject, Wire};
use crate::ir::{BodyForm, BodyStart, Operation, SchemaKind, SchemaRef, essence};
use crate::source::Location;
use crate::surface::SetterOf;
use std::collections::{BTreeMap, VecDeque};

/// The forms of a body that both documents have: their indices in the old and in the new one.
#[derive(Default)]
pub(super) struct Forms {
    pairs: Vec<(usize, usize)>,
    /// The pair of each form of the old document.
    old: BTreeMap<usize, usize>,
    /// The pair of each form of the new one.
    new: BTreeMap<usize, usize>,
    /// What each form of the old document is anchored to.
    old_anchors: Vec<Anchor>,
    /// What each form of the new one is.
    new_anchors: Vec<Anchor>,
}

impl Forms {
    /// The pair to which a form belongs; `new` tells of which document the index is.
    pub(super) fn pair(&self, index: usize, new: bool) -> Option<usize> {
        let pairs = if new { &self.new } else { &self.old };
        pairs.get(&index).copied()
    }

    /// What the forms of a document are anchored to: where each stands, and what gives it.
    pub(super) fn anchors(&self, new: bool) -> &[Anchor] {
        if new { &self.new_anchors } else { &self.old_anchors }
    }

    /// What a form is anchored to.
    fn anchor(&self, index: usize, new: bool) -> Option<Anchor> {
        self.anchors(new).get(index).cloned()
    }

    fn add(&mut self, old: usize, new: usize) {
        let pair = self.pairs.len();
        self.old.insert(old, pair);
        self.new.insert(new, pair);
        self.pairs.push((old, new));
    }
}

/// Compares the forms of the body, and tells which of them both documents have.
pub(super) fn compare(comparison: &mut Comparison<'_, '_>, pair: &OperationPair<'_>) -> Forms {
    let (old_forms, new_forms) = (bodies(pair.old.ir), bodies(pair.new.ir));
    let mut forms = pairs(old_forms, new_forms);
    let (old_names, new_names) = (names(pair.old), names(pair.new));
    forms.old_anchors = anchors(comparison.old, pair.old, &old_names);
    forms.new_anchors = anchors(comparison.new, pair.new, &new_names);
    for (old, new) in &forms.pairs {
        let anchors = forms.anchor(*old, false).zip(forms.anchor(*new, true));
        if let (Some(old_form), Some(new_form), Some(anchors)) = (old_forms.get(*old), new_forms.get(*new), anchors) {
            let sides = [(*old, old_form, &old_names), (*new, new_form, &new_names)];
            form(comparison, pair, sides, &anchors);
        }
    }
    for (index, form) in old_forms.iter().enumerate().filter(|(index, _)| forms.pair(*index, false).is_none()) {
        let message = format!("{} takes no body of the media type {} any more", pair.label, code(&form.media_type));
        let change = PendingChange::new(Subject::Body, Aspect::Removed, message)
            .effect(Source::Major, Wire::Breaking)
            .action("Send another body, or none.");
        comparison.push(forms.anchor(index, false).into_iter().fold(change, PendingChange::before));
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
        comparison.push(change.after_some(forms.anchor(index, true)));
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
    let mut forms = Forms::default();
    let name = |form: &BodyForm| form.media_type.clone();
    let essence = |form: &BodyForm| essence(&form.media_type);
    pair_by(&name, old_forms, new_forms, &mut forms);
    pair_by(&essence, old_forms, new_forms, &mut forms);
    if let ([old], [new]) = (left(old_forms, &forms, false).as_slice(), left(new_forms, &forms, true).as_slice()) {
        forms.add(*old, *new);
    }
    forms
}

fn pair_by(key: &dyn Fn(&BodyForm) -> String, old_forms: &[BodyForm], new_forms: &[BodyForm], forms: &mut Forms) {
    let mut open: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for new in left(new_forms, forms, true) {
        if let Some(form) = new_forms.get(new) {
            open.entry(key(form)).or_default().push_back(new);
        }
    }
    for old in left(old_forms, forms, false) {
        let alike = old_forms.get(old).and_then(|form| open.get_mut(&key(form)));
        if let Some(new) = alike.and_then(VecDeque::pop_front) {
            forms.add(old, new);
        }
    }
}

/// The forms that are in no pair.
fn left(bodies: &[BodyForm], forms: &Forms, new: bool) -> Vec<usize> {
    (0..bodies.len()).filter(|index| forms.pair(*index, new).is_none()).collect()
}

/// A form with its index, among the names of what gives each form of its document.
type Named<'a> = (usize, &'a BodyForm, &'a Names<'a>);

fn form(
    comparison: &mut Comparison<'_, '_>,
    pair: &OperationPair<'_>,
    sides: [Named<'_>; 2],
    anchors: &(Anchor, Anchor),
) {
    let [(old_index, old, old_names), (new_index, new, new_names)] = sides;
    media_type(comparison, pair, (old, new), anchors.clone());
    count(comparison, pair, (old, new), anchors.clone());
    required(comparison, pair, (old.required, new.required), anchors.clone());
    // The first form of a required body has the name of the operation, which is compared as such.
    let is_first = |form: &BodyForm, index: usize| form.required && index == 0;
    let was = old_names.get(&old_index).filter(|_| !is_first(old, old_index));
    let is = new_names.get(&new_index).filter(|_| !is_first(new, new_index));
    if was != is && old.required == new.required {
        let item = new_names.get(&new_index).copied().unwrap_or_else(|| pair.new.rust.method());
        let message = format!("the body {} of {} is given by `{item}`", code(&new.media_type), pair.label);
        let change = PendingChange::new(Subject::Body, Aspect::Renamed, message).effect(Source::Major, Wire::Same);
        let (before, after) = anchors.clone();
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
        if !matches!(form.start, BodyStart::Form | BodyStart::Multipart) {
            return None;
        }
        let content = &operation.ir.body.as_ref()?.content;
        let schema = content.iter().find(|media_type| media_type.name == form.media_type)?.schema?;
        matches!(side.schema(schema.id).kind, SchemaKind::Object(_)).then_some(schema)
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

/// The methods and setters that give a form as a whole, by its index; none where its fields are given one by one.
type Names<'a> = BTreeMap<usize, &'a str>;

fn names(operation: OperationSide<'_>) -> Names<'_> {
    let methods = operation.rust.methods.iter().filter_map(|method| Some((method.body?, method.name.as_str())));
    let setters = operation.rust.setters.iter().filter_map(|setter| match setter.of {
        SetterOf::Body(index) => Some((index, setter.name.as_str())),
        SetterOf::Argument(_) => None,
    });
    let mut names = Names::new();
    for (index, name) in methods.chain(setters) {
        names.entry(index).or_insert(name);
    }
    names
}

/// Where each form stands, and what gives it.
fn anchors(side: &ComparedClient<'_>, operation: OperationSide<'_>, names: &Names<'_>) -> Vec<Anchor> {
    let ir = operation.ir;
    let content = ir.body.iter().flat_map(|body| &body.content);
    let mut places: BTreeMap<&str, &Location> = BTreeMap::new();
    for media_type in content {
        places.entry(&media_type.name).or_insert(&media_type.location);
    }
    let anchor = |(index, form): (usize, &BodyForm)| {
        let place = places.get(form.media_type.as_str()).copied().unwrap_or(&ir.location);
        let name = names.get(&index).copied().unwrap_or_else(|| operation.rust.method());
        Anchor::new(place, item(side, operation, (index, form), name))
    };
    ir.signature.bodies.iter().enumerate().map(anchor).collect()
}

/// What gives a form, as a path.
fn item(
    side: &ComparedClient<'_>,
    operation: OperationSide<'_>,
    (index, form): (usize, &BodyForm),
    name: &str,
) -> String {
    let is_form = matches!(form.start, BodyStart::Form | BodyStart::Multipart);
    match form.required {
        true if index == 0 => method_item(side, operation),
        true => {
            let tag = side.tag(operation.rust);
            format!("operations::{}::{}::{name}", tag.module, tag.handle)
        }
        // A form of which nothing is required begins with its first field.
        false if is_form && form.arguments.is_empty() => method_item(side, operation),
        false => request_item(side, operation, name),
    }
}
