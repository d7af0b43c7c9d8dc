use crate::ir::{Api, SchemaId, SchemaKind, SchemaRef, StringFormat};

/// Whether a value is one piece of text in a URL, header or form.
pub(super) fn is_plain(api: &Api, id: SchemaId) -> bool {
    matches!(
        api.schema(id).kind,
        SchemaKind::Boolean
            | SchemaKind::Integer(_)
            | SchemaKind::Number
            | SchemaKind::Enumeration(_)
            | SchemaKind::String(_)
    )
}

/// The schema of the items of a list.
pub(super) fn items(api: &Api, id: SchemaId) -> Option<SchemaRef> {
    match api.schema(id).kind {
        SchemaKind::Array(array) => Some(array.items),
        _ => None,
    }
}

pub(super) fn is_binary(api: &Api, id: SchemaId) -> bool {
    api.schema(id).kind == SchemaKind::String(StringFormat::Binary)
}

/// Whether values of two schemas have the same Rust type.
pub(super) fn same(api: &Api, a: SchemaRef, b: SchemaRef) -> bool {
    api.is_nullable(a) == api.is_nullable(b) && same_kind(api, a.id, b.id)
}

fn same_kind(api: &Api, a: SchemaId, b: SchemaId) -> bool {
    use SchemaKind::{Any, Array, Boolean, Integer, Map, Number, String};
    let kept = |id: SchemaId| api.schema(id).same_as.unwrap_or(id);
    if kept(a) == kept(b) {
        return true;
    }
    match (&api.schema(a).kind, &api.schema(b).kind) {
        (Any, Any) | (Boolean, Boolean) | (Number, Number) => true,
        (Integer(a), Integer(b)) => (a.bits, a.unsigned) == (b.bits, b.unsigned),
        (String(a), String(b)) => a == b || !(is_date(a) || is_date(b)),
        (Array(a), Array(b)) => same(api, a.items, b.items),
        (Map(a), Map(b)) => same(api, *a, *b),
        _ => false,
    }
}

fn is_date(format: &StringFormat) -> bool {
    matches!(format, StringFormat::Date | StringFormat::DateTime)
}
