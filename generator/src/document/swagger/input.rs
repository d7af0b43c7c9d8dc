//! The parameters of an operation, whose references are followed to tell bodies and fields of forms from the rest.

use serde_json::Value;

use super::converter::Converter;
use super::{Members, authorization};
use crate::document::grammar::{NodeKind, Object};
use crate::document::load::{LinkedDocument, Target};
use crate::document::references::LONGEST_CHAIN;

const PARAMETER: NodeKind = NodeKind::Object(Object::Parameter);

/// An item of `parameters`.
#[derive(Clone, Debug)]
pub(super) struct Input<'d> {
    /// Where the item stands.
    pub(super) item: Target,
    /// The item, which may be a reference.
    pub(super) written: &'d Value,
    /// Where its parameter is: the item itself, or what it refers to.
    pub(super) place: Target,
    pub(super) parameter: &'d Members,
}

impl<'d> Input<'d> {
    pub(super) fn text(&self, field: &str) -> Option<&'d str> {
        self.parameter.get(field)?.as_str()
    }

    pub(super) fn is_required(&self) -> bool {
        self.parameter.get("required").and_then(Value::as_bool) == Some(true)
    }

    /// The reference that the item is.
    pub(super) fn reference(&self) -> Option<&'d str> {
        self.written.get("$ref")?.as_str()
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.text("name"), self.text("in")) == (other.text("name"), other.text("in"))
    }
}

/// The parameters of an operation or of a path item.
#[derive(Clone, Debug, Default)]
pub(super) struct Inputs<'d> {
    /// Those that are parameters in OpenAPI 3.0 too, by their index, and items that lead nowhere.
    pub(super) others: Vec<(usize, &'d Value)>,
    /// What is the body as a whole.
    pub(super) bodies: Vec<Input<'d>>,
    /// The fields of a form.
    pub(super) fields: Vec<Input<'d>>,
    /// The header `Authorization`.
    pub(super) authorization: Option<Input<'d>>,
}

impl<'d> Inputs<'d> {
    /// Those of an operation or a path item at `place`.
    pub(super) fn of(document: &'d LinkedDocument, place: &Target, holder: &'d Members) -> Self {
        let mut inputs = Self::default();
        let list = holder.get("parameters").and_then(Value::as_array);
        for (index, written) in list.into_iter().flatten().enumerate() {
            let item = place.child("parameters").child(&index.to_string());
            let parameter = resolved(document, item.clone(), PARAMETER);
            let input =
                parameter.and_then(|(place, node)| Some(Input { item, written, place, parameter: node.as_object()? }));
            match input {
                Some(input) if input.text("in") == Some("body") => inputs.bodies.push(input),
                Some(input) if is_field(&input) => inputs.fields.push(input),
                Some(input) if authorization::is_it(&input) => inputs.authorization = Some(input),
                _ => inputs.others.push((index, written)),
            }
        }
        inputs
    }

    /// Those of a path item that its operations have to have themselves.
    pub(super) fn into_inherited(self) -> Vec<Input<'d>> {
        self.bodies.into_iter().chain(self.fields).chain(self.authorization).collect()
    }

    /// Adds those of the path item around an operation, which the operation does not have itself.
    pub(super) fn inherit(&mut self, inherited: &[Input<'d>]) {
        for input in inherited {
            if authorization::is_it(input) {
                self.authorization.get_or_insert_with(|| input.clone());
                continue;
            }
            let is_field = is_field(input);
            let own = if is_field { &mut self.fields } else { &mut self.bodies };
            let is_given = if is_field { own.iter().any(|own| own.is_same(input)) } else { !own.is_empty() };
            if !is_given {
                own.push(input.clone());
            }
        }
    }
}

/// People write `form` and `formdata` for `formData`.
fn is_field(input: &Input<'_>) -> bool {
    input.text("in").is_some_and(|place| matches!(place.to_ascii_lowercase().as_str(), "formdata" | "form"))
}

impl<'d> Converter<'d, '_> {
    /// The list of parameters without bodies and fields, if it has any others.
    pub(super) fn others(&mut self, inputs: &Inputs<'d>) -> Option<Value> {
        let list = inputs.others.iter().enumerate().map(|(to, (from, written))| {
            let (from, to) = (from.to_string(), to.to_string());
            self.step(&["parameters", &from], &["parameters", &to], |inner| inner.node(written, PARAMETER))
        });
        let list: Vec<Value> = list.collect();
        (!list.is_empty()).then_some(Value::Array(list))
    }
}

/// The node at `place`, which is of that kind, behind all references; `None` where one leads nowhere.
pub(super) fn resolved(document: &LinkedDocument, place: Target, kind: NodeKind) -> Option<(Target, &Value)> {
    let mut place = place;
    for _ in 0..LONGEST_CHAIN {
        let node = document.target_node(&place)?;
        if !node.get("$ref").is_some_and(Value::is_string) {
            return Some((place, node));
        }
        place = document.target(place.file, &place.pointer, kind)?.clone();
    }
    None
}
