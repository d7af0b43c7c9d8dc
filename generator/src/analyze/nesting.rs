use crate::diagnostic::{Diagnostic, Diagnostics, Instead, Kind};
use crate::ir::{Document, SchemaId, SchemaKind};
use std::collections::BTreeMap;

/// How many lists and maps may stand one in another. The compiler has a bound as well, and says less about it.
const NESTING: usize = 24;

/// How many lists, maps and items of tuples there may be in one type. Nobody reads one of more.
const MOST: usize = 128;

/// Opens lists, maps and tuples that have no Rust type, because no struct or enum stands between them and themselves, or a type too large:
/// they take any value.
pub(super) fn open(document: &mut Document, diagnostics: &mut Diagnostics) {
    for index in 0..document.schemas.len() {
        if !is_endless(document, SchemaId::new(index)) {
            continue;
        }
        let Some(schema) = document.schemas.get_mut(index) else { continue };
        schema.kind = SchemaKind::Any;
        let message = format!(
            "this is a list, map or tuple that is made of itself, of more than {NESTING} others one in another, or of more than {MOST} altogether"
        );
        let warning = Diagnostic::of(Kind::DeepTypes, message).at(schema.location.clone()).instead(Instead::AnyValue);
        diagnostics.push(warning.help("put an object with a named property in between"));
    }
}

fn is_endless(document: &Document, id: SchemaId) -> bool {
    size(document, id, NESTING, &mut BTreeMap::new()) > MOST
}

/// Of how many types the type of a schema is made, as far as no struct or enum stands in between; more than [`MOST`] where that has no
/// end. A tuple of tuples may be as large as all of its items together.
fn size(document: &Document, id: SchemaId, levels: usize, known: &mut BTreeMap<(SchemaId, usize), usize>) -> usize {
    let inner = match &document.schema(id).kind {
        SchemaKind::Array(array) => std::slice::from_ref(&array.items),
        SchemaKind::Map(values) => std::slice::from_ref(values),
        SchemaKind::Tuple(items) => items.as_slice(),
        _ => return 1,
    };
    if levels == 0 {
        return MOST + 1;
    }
    if let Some(known) = known.get(&(id, levels)) {
        return *known;
    }
    let sizes = inner.iter().map(|inner| size(document, inner.id, levels - 1, known));
    let size = sizes.fold(1_usize, usize::saturating_add);
    known.insert((id, levels), size);
    size
}
