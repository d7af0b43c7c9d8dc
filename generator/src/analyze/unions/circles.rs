use crate::diagnostic::{Diagnostic, Diagnostics, Instead, Kind};
use crate::ir::{Document, SchemaId, SchemaKind, circles};
use std::collections::BTreeMap;

/// Takes unions apart that lead back to themselves by unions alone, since whoever reads one would never end. One that is a variant of
/// itself loses nothing by leaving that out. Of several in a circle each allows what all do: they are any value. Neither depends on
/// which comes first.
pub(super) fn open(document: &mut Document, diagnostics: &mut Diagnostics) {
    let edges: Vec<Vec<usize>> = document.schemas.iter().map(|schema| variants(&schema.kind)).collect();
    let circle_of = circles(&edges);
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    circle_of.iter().for_each(|circle| *sizes.entry(*circle).or_default() += 1);
    for (index, (edges, circle)) in edges.iter().zip(&circle_of).enumerate() {
        if sizes.get(circle).is_some_and(|size| *size > 1) {
            any_value(document, index, diagnostics);
        } else if edges.contains(&index) {
            leave_out_itself(document, index, diagnostics);
        }
    }
}

fn any_value(document: &mut Document, index: usize, diagnostics: &mut Diagnostics) {
    let Some(schema) = document.schemas.get_mut(index) else { return };
    schema.kind = SchemaKind::Any;
    let warning = Diagnostic::of(Kind::CircularUnion, "this union is a variant of itself, by way of others");
    let help = "list schemas that do not lead back to this one";
    diagnostics.push(warning.at(schema.location.clone()).instead(Instead::AnyValue).help(help));
}

fn leave_out_itself(document: &mut Document, index: usize, diagnostics: &mut Diagnostics) {
    let Some(schema) = document.schemas.get_mut(index) else { return };
    let SchemaKind::Union(union) = &mut schema.kind else { return };
    let is_itself = |id: SchemaId| id.index() == index;
    schema.nullable |= union.variants.iter().any(|variant| is_itself(variant.schema.id) && variant.schema.nullable);
    union.variants.retain(|variant| !is_itself(variant.schema.id));
    if let Some(discriminator) = &mut union.discriminator {
        discriminator.mapping.retain(|_, id| !is_itself(*id));
    }
    let warning = Diagnostic::of(Kind::CircularUnion, "this union is a variant of itself");
    let help = "list schemas that do not lead back to this one";
    diagnostics.push(warning.at(schema.location.clone()).instead("that variant is left out").help(help));
}

/// What a schema may be instead of itself. What is no union leads nowhere.
fn variants(kind: &SchemaKind) -> Vec<usize> {
    match kind {
        SchemaKind::Union(union) => union.variants.iter().map(|variant| variant.schema.id.index()).collect(),
        _ => Vec::new(),
    }
}
