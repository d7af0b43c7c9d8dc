use crate::diagnostic::{Diagnostic, Diagnostics, Kind};
use crate::ir::{Document, SchemaId, SchemaKind};

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
    let mut kind = &document.schema(id).kind;
    for _ in 0..NESTING {
        kind = match kind {
            SchemaKind::Array(array) => &document.schema(array.items.id).kind,
            SchemaKind::Map(values) => &document.schema(values.id).kind,
            _ => return false,
        };
    }
    true
}
