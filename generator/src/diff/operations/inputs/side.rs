//! The inputs of an operation on both sides, with what is looked up of each: an operation may have as many as a document is long.

use super::{Indexed, Key, OperationPair, OperationSide, folded};
use crate::diff::compared_client::ComparedClient;
use crate::diff::operations::bodies::Forms;
use crate::diff::pending_change::Anchor;
use crate::ir::{BodyForm, BodyStart, Constant, Input, InputPlace, MediaType, Parameter, RequestBody, SchemaKind};
use crate::source::Location;
use std::collections::BTreeMap;

/// An operation that both documents have, with its inputs on both sides.
pub(super) struct InputPair<'h, 'a> {
    pub(super) of: &'h OperationPair<'a>,
    pub(super) old: InputSide<'a>,
    pub(super) new: InputSide<'a>,
}

/// An operation on one side, with its inputs.
pub(super) struct InputSide<'a> {
    pub(super) operation: OperationSide<'a>,
    /// The inputs, by what makes them the same in both documents.
    pub(super) keyed: BTreeMap<Key, Indexed<'a>>,
    /// The place of each argument, in the method and then in the forms of the body.
    places: BTreeMap<usize, usize>,
    /// The first form of the body of which an input is an argument.
    forms: BTreeMap<usize, usize>,
    /// What each form is anchored to.
    bodies: Vec<Anchor>,
    parameters: BTreeMap<(InputPlace, &'a str), &'a Parameter>,
    /// Where the fields of forms stand.
    fields: BTreeMap<&'a str, &'a Location>,
    media_types: BTreeMap<&'a str, &'a MediaType>,
    /// The parameters that go along by themselves.
    constants: BTreeMap<Key, &'a Constant>,
}

impl<'a> InputSide<'a> {
    /// `new` tells whether it is the new document.
    pub(super) fn of(side: &ComparedClient<'a>, operation: OperationSide<'a>, forms: &Forms, new: bool) -> Self {
        let signature = &operation.ir.signature;
        let of_bodies = signature.bodies.iter().flat_map(|form| &form.arguments);
        let arguments = signature.arguments.iter().chain(of_bodies).enumerate();
        let of_forms = signature.bodies.iter().enumerate();
        let of_forms = of_forms.flat_map(|(form, own)| own.arguments.iter().map(move |index| (*index, form)));
        let parameters = operation.ir.parameters.iter();
        let has_fields = signature.inputs.iter().any(|input| input.place == InputPlace::Field);
        let body = operation.ir.body.as_ref();
        let content = body.into_iter().flat_map(|body| &body.content);
        let constants = signature.constants.iter();
        Self {
            operation,
            keyed: keyed(operation, forms, new),
            places: first(arguments.map(|(place, index)| (*index, place))),
            forms: first(of_forms),
            bodies: forms.anchors(new).to_vec(),
            parameters: first(parameters.map(|own| ((own.parameter_in.into(), own.name.as_str()), own))),
            fields: body.filter(|_| has_fields).map(|body| fields(side, body)).unwrap_or_default(),
            media_types: first(content.map(|own| (own.name.as_str(), own))),
            constants: first(constants.map(|own| ((own.place, folded(own.place, &own.name)), own))),
        }
    }

    /// The place of an input among the arguments, or among all.
    pub(super) fn position(&self, index: usize, setter: bool) -> usize {
        let place = self.places.get(&index).filter(|_| !setter);
        place.copied().unwrap_or(index)
    }

    /// The first form of the body of which an input is an argument, as its index.
    pub(super) fn form(&self, index: usize) -> Option<usize> {
        self.forms.get(&index).copied()
    }

    /// What the form of which an input is the whole is anchored to.
    pub(super) fn body(&self, index: usize) -> Option<&Anchor> {
        self.bodies.get(self.form(index).unwrap_or_default())
    }

    /// The parameter that an input is; none where it is of the body.
    pub(super) fn parameter(&self, input: &Input) -> Option<&'a Parameter> {
        self.parameters.get(&(input.place, input.name.as_str())).copied()
    }

    /// The media type that an input is the whole of.
    pub(super) fn media_type(&self, index: usize) -> Option<&'a MediaType> {
        let form = self.operation.ir.signature.bodies.get(self.form(index)?)?;
        self.media_types.get(form.media_type.as_str()).copied()
    }

    /// The parameter of a key that goes along by itself.
    pub(super) fn constant(&self, key: &Key) -> Option<&'a Constant> {
        self.constants.get(key).copied()
    }

    /// Where an input stands in the document.
    pub(super) fn location(&self, input: &Input) -> &'a Location {
        let ir = self.operation.ir;
        if let Some(parameter) = self.parameter(input) {
            return &parameter.location;
        }
        let Some(body) = &ir.body else { return &ir.location };
        self.fields.get(input.name.as_str()).copied().unwrap_or(&body.location)
    }
}

/// A map in which the first of several with one key counts.
fn first<K: Ord, V>(entries: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.entry(key).or_insert(value);
    }
    map
}

fn fields<'a>(side: &ComparedClient<'a>, body: &'a RequestBody) -> BTreeMap<&'a str, &'a Location> {
    let schemas = body.content.iter().filter_map(|media_type| media_type.schema);
    let objects = schemas.filter_map(|schema| match &side.schema(schema.id).kind {
        SchemaKind::Object(object) => Some(object),
        _ => None,
    });
    let properties = objects.flat_map(|object| &object.properties);
    first(properties.map(|property| (property.name.as_str(), &property.location)))
}

fn keyed<'a>(operation: OperationSide<'a>, forms: &Forms, new: bool) -> BTreeMap<Key, Indexed<'a>> {
    let signature = &operation.ir.signature;
    let path: BTreeMap<&str, usize> =
        first(operation.ir.path.parameters().enumerate().map(|(place, name)| (name, place)));
    let paired = || signature.bodies.iter().enumerate().filter_map(|(form, own)| Some((own, forms.pair(form, new)?)));
    let is_form = |form: &BodyForm| matches!(form.start, BodyStart::Form | BodyStart::Multipart);
    let form_of_fields = paired().find(|(own, _)| is_form(own));
    let whole: BTreeMap<usize, usize> =
        first(paired().flat_map(|(own, pair)| own.arguments.iter().map(move |index| (*index, pair))));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut keyed = BTreeMap::new();
    for (index, input) in signature.inputs.iter().enumerate() {
        let name = match input.place {
            // A form that only one document has is told of as a whole.
            InputPlace::Body => whole.get(&index).map(usize::to_string),
            // Several forms may have a field of one name, each a setter or an argument of its own.
            InputPlace::Field => {
                let count = seen.entry(input.name.as_str()).or_default();
                let earlier = *count;
                *count += 1;
                form_of_fields.map(|_| format!("{} {earlier}", input.name))
            }
            InputPlace::Path => path.get(input.name.as_str()).map(usize::to_string),
            place => Some(folded(place, &input.name)),
        };
        if let Some(name) = name {
            keyed.insert((input.place, name), (index, input));
        }
    }
    keyed
}
