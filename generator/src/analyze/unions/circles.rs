use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Document, SchemaId, SchemaKind, circles};
use std::collections::BTreeSet;

/// Leaves out of each union the variants that lead back to it by unions alone, since whoever reads one would never end. A union that is
/// a variant of itself loses nothing; in a circle of several, what only the others allow is kept as any value. It does not depend on which
/// union of a circle comes first.
pub(super) fn leave_out(document: &mut Document, diagnostics: &mut Diagnostics) {
    let edges: Vec<Vec<usize>> = document.schemas.iter().map(|schema| variants(&schema.kind)).collect();
    let component = circles(&edges);
    for (index, edges) in edges.iter().enumerate() {
        let own = component.get(index);
        let back: BTreeSet<usize> = edges.iter().copied().filter(|variant| component.get(*variant) == own).collect();
        let named = back.iter().filter_map(|variant| document.schemas.get(*variant)?.name.as_deref());
        let message = told(&named.map(|name| format!("`{name}`")).collect::<Vec<_>>());
        let Some(schema) = document.schemas.get_mut(index).filter(|_| !back.is_empty()) else { continue };
        let SchemaKind::Union(union) = &mut schema.kind else { continue };
        let leads_back = |id: SchemaId| back.contains(&id.index());
        union.variants.retain(|variant| !leads_back(variant.schema.id));
        if let Some(discriminator) = &mut union.discriminator {
            discriminator.mapping.retain(|_, id| !leads_back(*id));
        }
        let help = "what leads back is left out, and what that alone allows is any value; list schemas that do not lead back to this one";
        diagnostics.push(Diagnostic::warning(message).at(schema.location.clone()).help(help));
    }
}

fn told(names: &[String]) -> String {
    match names {
        [] => "a variant leads back to this union".to_owned(),
        [name] => format!("the variant {name} leads back to this union"),
        names => format!("variants lead back to this union: {}", names.join(", ")),
    }
}

/// What a schema may be instead of itself. What is no union leads nowhere.
fn variants(kind: &SchemaKind) -> Vec<usize> {
    match kind {
        SchemaKind::Union(union) => union.variants.iter().map(|variant| variant.schema.id.index()).collect(),
        _ => Vec::new(),
    }
}
