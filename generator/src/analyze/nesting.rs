use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::ir::{Document, SchemaId, SchemaKind};
use std::collections::BTreeSet;

/// How many lists and maps may stand one in another. The compiler has a bound as well, and says less about it.
const NESTING: usize = 24;

/// Opens lists and maps that have no Rust type, because no struct or enum stands between them and themselves: they take any
/// value.
pub(super) fn open(document: &mut Document, diagnostics: &mut Diagnostics) {
    for index in 0..document.schemas.len() {
        if !is_endless(document, SchemaId::new(index)) {
            continue;
        }
        let Some(schema) = document.schemas.get_mut(index) else { continue };
        schema.kind = SchemaKind::Any;
        let message = format!("this is a list or map of itself, or of more than {NESTING} others, one in another");
        let help = "any value is taken; put an object with a named property in between";
        diagnostics.push(Diagnostic::of(Kind::DeepTypes, message).at(schema.location.clone()).help(help));
    }
}

fn is_endless(document: &Document, id: SchemaId) -> bool {
    reaches(document, id, NESTING, &mut BTreeSet::new())
}

/// Whether a schema is a list or map of lists and maps, so many one in another. `shorter` are those that were looked at and are not.
fn reaches(document: &Document, id: SchemaId, levels: usize, shorter: &mut BTreeSet<(SchemaId, usize)>) -> bool {
    if levels == 0 {
        return true;
    }
    let mut inner = match &document.schema(id).kind {
        SchemaKind::Array(array) => std::slice::from_ref(&array.items).iter(),
        SchemaKind::Map(values) => std::slice::from_ref(values).iter(),
        SchemaKind::Tuple(items) => items.iter(),
        _ => return false,
    };
    shorter.insert((id, levels)) && inner.any(|inner| reaches(document, inner.id, levels - 1, shorter))
}
