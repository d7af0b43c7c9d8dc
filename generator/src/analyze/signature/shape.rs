use crate::analyze::types::Types;
use crate::ir::{SchemaId, SchemaKind, SchemaRef, StringFormat};

/// Whether a value is one piece of text in a URL, header or form.
pub(super) fn is_plain(types: &Types<'_>, id: SchemaId) -> bool {
    matches!(
        types.schema(id).kind,
        SchemaKind::Boolean
            | SchemaKind::Integer(_)
            | SchemaKind::Number(_)
            | SchemaKind::Enumeration(_)
            | SchemaKind::String(_)
    )
}

/// The schema of the items of a list.
pub(super) fn items(types: &Types<'_>, id: SchemaId) -> Option<SchemaRef> {
    match types.schema(id).kind {
        SchemaKind::Array(array) => Some(array.items),
        _ => None,
    }
}

pub(super) fn is_binary(types: &Types<'_>, id: SchemaId) -> bool {
    types.schema(id).kind == SchemaKind::String(StringFormat::Binary)
}

/// Whether a value is a list of such pieces, none of them `null`.
pub(super) fn is_plain_list(types: &Types<'_>, id: SchemaId) -> bool {
    items(types, id).is_some_and(|items| is_plain(types, items.id) && !types.is_nullable(items))
}
