//! All names of a client, each with what it is of.

use super::{Input, Outcome, Stage, model_observed};
use crate::ir::{self, SchemaKind};
use crate::names::Names;
use crate::source::Location;
use crate::surface::{Context, DescribedOperation, Given, Model, ModelKind, Setter, SetterOf, Surface};
use std::cmp::Reverse;

/// A name that the generator gives, and its place in the document.
#[derive(Clone, Debug)]
pub struct ListedName {
    /// The name.
    pub name: String,
    /// Where it is found in the client, up to the name: `models::Pet::`.
    pub path: String,
    /// What it is.
    pub kind: &'static str,
    /// How the document spells what it is of, where it has a name there.
    pub spelling: Option<String>,
    /// Where that stands.
    pub location: Option<Location>,
}

impl ListedName {
    /// How many characters it has.
    pub fn length(&self) -> usize {
        self.name.trim_start_matches("r#").chars().count()
    }

    /// How hard it is to read: its length, and more where a number, an underscore or a word that says nothing tells it from others.
    pub fn ugliness(&self) -> usize {
        const WORDS: [&str; 4] = ["Variant", "number_", "unnamed", "Unnamed"];
        let is_numbered = self.ends_with_digit() && !self.spelling.as_ref().is_some_and(|own| own.ends_with(is_digit));
        let says_nothing = WORDS.iter().any(|word| self.name.contains(word) && !self.is_spelled_with(word));
        let marks = [is_numbered, says_nothing, self.name.ends_with('_')];
        self.length() + 40 * marks.into_iter().filter(|own| *own).count()
    }

    fn ends_with_digit(&self) -> bool {
        self.name.ends_with(is_digit)
    }

    fn is_spelled_with(&self, word: &str) -> bool {
        self.spelling
            .as_ref()
            .is_some_and(|own| own.to_lowercase().contains(&word.trim_end_matches('_').to_lowercase()))
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Every name that the generator gives to something of a document, the ugliest first; `done` is told of each stage as it ends.
pub fn names_observed(input: &Input, done: &mut dyn FnMut(Stage)) -> Outcome<Vec<ListedName>> {
    let Outcome { result, diagnostics, sources } = model_observed(input, done);
    let result = result.map(|api| {
        let surface = Surface::build(&api, &Names::resolve(&api, &input.config.config), &input.config);
        let mut names = listed(Context { api: &api, surface: &surface, config: &input.config });
        names.sort_by(|one, other| {
            let key = |own: &ListedName| Reverse(own.ugliness());
            key(one).cmp(&key(other)).then_with(|| (&one.path, &one.name).cmp(&(&other.path, &other.name)))
        });
        names
    });
    Outcome { result, diagnostics, sources }
}

fn listed(context: Context<'_>) -> Vec<ListedName> {
    let tags = context.surface.tags.iter().map(|tag| ListedName {
        name: tag.module.clone(),
        path: "operations::".to_owned(),
        kind: "tag",
        spelling: Some(context.described(tag).name.clone()),
        location: None,
    });
    let mut names: Vec<ListedName> = tags.collect();
    context.operations().for_each(|described| operation(context, described, &mut names));
    context.surface.models.iter().for_each(|own| model(context, own, &mut names));
    names
}

fn operation(context: Context<'_>, described: DescribedOperation<'_>, names: &mut Vec<ListedName>) {
    let (own, module) = (described.own, &context.surface.tag(described.own.tag).module);
    let spelling = described.operation.id.as_deref();
    let mut add = |name: &str, path: &str, kind: &'static str, spelling: Option<&str>| {
        let location = Some(described.operation.location.clone());
        let spelling = spelling.map(str::to_owned);
        names.push(ListedName { name: name.to_owned(), path: path.to_owned(), kind, spelling, location });
    };
    own.methods.iter().for_each(|method| add(&method.name, &format!("Client::{module}::"), "operation", spelling));
    add(&own.request, &format!("operations::{module}::"), "request", spelling);
    let setters = own.setters.iter().filter_map(|setter| Some((setter, input(described, setter)?)));
    setters
        .for_each(|(setter, input)| add(&setter.name, &format!("{}::", own.request), "parameter", Some(&input.name)));
}

/// The parameter or the field of a form that a setter sets.
fn input<'a>(described: DescribedOperation<'a>, setter: &Setter) -> Option<&'a ir::Input> {
    match setter.of {
        SetterOf::Argument(index) => described.operation.signature.inputs.get(index),
        SetterOf::Body(_) => None,
    }
}

fn model(context: Context<'_>, own: &Model, names: &mut Vec<ListedName>) {
    let schema = context.api.schema(own.schema);
    let path = format!("models::{}::", own.name);
    let mut add = |name: &str, path: String, kind: &'static str, spelling: Option<&str>, location: &Location| {
        let (name, spelling) = (name.to_owned(), spelling.map(str::to_owned));
        names.push(ListedName { name, path, kind, spelling, location: Some(location.clone()) });
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
