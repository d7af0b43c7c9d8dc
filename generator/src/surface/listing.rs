//! All names of a client, each with what it is of.

use super::{Context, DescribedOperation, Given, Model, ModelKind, Setter, SetterOf};
use crate::ir::{Input, SchemaKind};
use crate::source::Location;

/// A name that the generator gives, and its place in the document.
#[derive(Clone, Debug)]
pub struct ListedName<'a> {
    /// The name.
    pub name: &'a str,
    /// Where it is found in the client, up to the name: `models::Pet::`.
    pub path: String,
    /// What it is.
    pub kind: &'static str,
    /// How the document spells what it is of, where it has a name there.
    pub spelling: Option<&'a str>,
    /// Where that stands.
    pub location: Option<&'a Location>,
}

impl ListedName<'_> {
    /// How many characters it has.
    pub fn length(&self) -> usize {
        self.name.trim_start_matches("r#").chars().count()
    }

    /// How hard it is to read: its length, and more where a number, an underscore or a word that says nothing tells it from others.
    pub fn ugliness(&self) -> usize {
        const WORDS: [&str; 4] = ["Variant", "number_", "unnamed", "Unnamed"];
        let is_numbered = self.ends_with_digit() && !self.spelling.is_some_and(|own| own.ends_with(is_digit));
        let says_nothing = WORDS.iter().any(|word| self.name.contains(word) && !self.is_spelled_with(word));
        let marks = [is_numbered, says_nothing, self.name.ends_with('_')];
        self.length() + 40 * marks.into_iter().filter(|own| *own).count()
    }

    fn ends_with_digit(&self) -> bool {
        self.name.ends_with(is_digit)
    }

    fn is_spelled_with(&self, word: &str) -> bool {
        self.spelling.is_some_and(|own| own.to_lowercase().contains(&word.trim_end_matches('_').to_lowercase()))
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

impl<'a> Context<'a> {
    /// Every name that the generator gives to something of the document, but for aliases of the same type.
    pub fn listed_names(self) -> Vec<ListedName<'a>> {
        let tags = self.surface.tags.iter().map(|tag| ListedName {
            name: &tag.module,
            path: "operations::".to_owned(),
            kind: "tag",
            spelling: Some(&self.described(tag).name),
            location: None,
        });
        let mut names: Vec<ListedName<'a>> = tags.collect();
        self.operations().for_each(|described| operation(self, described, &mut names));
        self.surface.models.iter().for_each(|own| model(self, own, &mut names));
        names
    }
}

fn operation<'a>(context: Context<'a>, described: DescribedOperation<'a>, names: &mut Vec<ListedName<'a>>) {
    let (own, module) = (described.own, &context.surface.tag(described.own.tag).module);
    let spelling = described.operation.id.as_deref();
    let mut add = |name: &'a str, path: &str, kind: &'static str, spelling: Option<&'a str>| {
        let location = Some(&described.operation.location);
        names.push(ListedName { name, path: path.to_owned(), kind, spelling, location });
    };
    own.methods.iter().for_each(|method| add(&method.name, &format!("Client::{module}::"), "operation", spelling));
    add(&own.request, &format!("operations::{module}::"), "request", spelling);
    let setters = own.setters.iter().filter_map(|setter| Some((setter, input(described, setter)?)));
    setters
        .for_each(|(setter, input)| add(&setter.name, &format!("{}::", own.request), "parameter", Some(&input.name)));
}

/// The parameter or the field of a form that a setter sets.
fn input<'a>(described: DescribedOperation<'a>, setter: &Setter) -> Option<&'a Input> {
    match setter.of {
        SetterOf::Argument(index) => described.operation.signature.inputs.get(index),
        SetterOf::Body(_) => None,
    }
}

fn model<'a>(context: Context<'a>, own: &'a Model, names: &mut Vec<ListedName<'a>>) {
    let schema = context.api.schema(own.schema);
    let path = format!("models::{}::", own.name);
    let mut add =
        |name: &'a str, path: String, kind: &'static str, spelling: Option<&'a str>, location: &'a Location| {
            names.push(ListedName { name, path, kind, spelling, location: Some(location) });
        };
    let named = schema.name.as_deref().or_else(|| schema.context.last().map(String::as_str));
    match &own.kind {
        ModelKind::Alias(_) => return add(&own.name, "models::".to_owned(), "alias", named, &schema.location),
        _ => add(&own.name, "models::".to_owned(), "schema", named, &schema.location),
    }
    match (&own.kind, &schema.kind) {
        (ModelKind::Struct(own), SchemaKind::Object(object)) => {
            for (field, property) in own.fields.iter().zip(&object.properties) {
                add(&field.name, path.clone(), "property", Some(&field.wire), &property.location);
                if let Given::Setter { name, .. } = &field.given
                    && *name != field.name
                {
                    add(name, path.clone(), "setter", Some(&field.wire), &property.location);
                }
            }
        }
        (ModelKind::Enumeration(own), _) => {
            own.variants.iter().for_each(|variant| add(&variant.name, path.clone(), "value", None, &schema.location));
        }
        (ModelKind::Union(own), _) => {
            own.variants.iter().for_each(|variant| add(&variant.name, path.clone(), "variant", None, &schema.location));
        }
        _ => {}
    }
}
