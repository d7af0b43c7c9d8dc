//! Inline enumerations that stand side by side in a union are one: values that are listed one by one, so that each can have a title
//! and a description.

use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::ir::{
    Docs, Document, Enumeration, SchemaId, SchemaKind, SchemaObject, SchemaRef, UNNAMED_VARIANT, Validation, Variant,
};
use std::collections::BTreeSet;

/// Joins those of strings and those of whole numbers in every union.
pub(super) fn join(document: &mut Document, diagnostics: &mut Diagnostics) {
    for index in 0..document.schemas.len() {
        let SchemaKind::Union(union) = &document.schema(SchemaId::new(index)).kind else { continue };
        if union.discriminator.is_some() {
            continue;
        }
        let mut variants = union.variants.clone();
        for of_integers in [false, true] {
            variants = joined(document, index, variants, of_integers, diagnostics);
        }
        if let Some(SchemaKind::Union(union)) = document.schemas.get_mut(index).map(|schema| &mut schema.kind) {
            union.variants = variants;
        }
    }
}

/// The variants with one enumeration in the place of several.
fn joined(
    document: &mut Document,
    union: usize,
    variants: Vec<Variant>,
    of_integers: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Variant> {
    let is_part = |variant: &Variant| inline(document, variant).is_some_and(|own| own.is_of_integers() == of_integers);
    let (parts, mut others): (Vec<Variant>, Vec<Variant>) = variants.iter().cloned().partition(is_part);
    let [first, _, ..] = parts.as_slice() else { return variants };
    let schemas: Vec<&SchemaObject> = parts.iter().map(|part| document.schema(part.schema.id)).collect();
    let of = document.schema(SchemaId::new(union));
    let one = SchemaObject {
        kind: SchemaKind::Enumeration(enumeration(of, &schemas, diagnostics)),
        docs: Docs::default(),
        validation: Validation::default(),
        default: None,
        context: context_of_many(&document.schema(first.schema.id).context),
        deprecated: schemas.iter().all(|schema| schema.deprecated),
        location: of.location.clone(),
        ..document.schema(first.schema.id).clone()
    };
    let nullable = parts.iter().any(|part| document.is_nullable(part.schema));
    let schema = SchemaRef { id: SchemaId::new(document.schemas.len()), nullable };
    let place = variants.iter().take_while(|variant| *variant != first).count();
    others.insert(place, Variant { schema });
    document.schemas.push(Box::new(one));
    others
}

/// What leads to a variant that is called by none of its values.
fn context_of_many(context: &[String]) -> Vec<String> {
    let (_, union) = context.split_last().unwrap_or((&String::new(), &[]));
    union.iter().cloned().chain([UNNAMED_VARIANT.to_owned()]).collect()
}

fn inline<'a>(document: &'a Document, variant: &Variant) -> Option<&'a Enumeration> {
    match document.schema(variant.schema.id) {
        SchemaObject { name: None, kind: SchemaKind::Enumeration(enumeration), .. } => Some(enumeration),
        _ => None,
    }
}

/// All values of a union, each once. One that stands alone is called by its title, unless that names another as well, and is documented by what is
/// said of it.
fn enumeration(of: &SchemaObject, schemas: &[&SchemaObject], diagnostics: &mut Diagnostics) -> Enumeration {
    let mut all = Enumeration::default();
    for schema in schemas {
        let SchemaKind::Enumeration(own) = &schema.kind else { continue };
        all.values.extend(own.values.iter().cloned());
        all.names.extend(own.names.clone());
        all.descriptions.extend(own.descriptions.clone());
        if let [value] = own.values.as_slice() {
            if let Some(title) = schema.docs.short_title() {
                all.names.entry(value.clone()).or_insert_with(|| title.to_owned());
            }
            if let Some(description) = description(schema) {
                all.descriptions.entry(value.clone()).or_insert(description);
            }
        }
    }
    let mut met = BTreeSet::new();
    all.values.retain(|value| met.insert(value.clone()));
    for (name, count) in all.drop_shared_names() {
        let message =
            format!("{count} values of this union are called {name:?}; their variants are named by the values");
        let warning = Diagnostic::of(Kind::EnumNames, message).at(of.location.clone());
        diagnostics.push(warning.help("give each value a title of its own"));
    }
    all
}

/// What is said of a value that has a schema of its own.
fn description(schema: &SchemaObject) -> Option<String> {
    let deprecated = schema.deprecated.then_some("**Deprecated.**");
    let texts: Vec<&str> = deprecated.into_iter().chain(schema.docs.description.as_deref()).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}
