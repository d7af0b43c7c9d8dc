//! Responses that are sequences of items.

use crate::analyze::types::Types;
use crate::ir::{ItemFormat, MediaType, MediaTypeKind, Output, Response, SchemaKind, SchemaRef, Signature};

/// What successes give that all are sequences of one kind, and in which media types.
pub(super) fn of_all<'d>(types: &Types<'_>, successes: Vec<&'d Response>) -> Option<(Output, Vec<&'d MediaType>)> {
    let preferred = |success: &&'d Response| {
        let all = success.content.iter().filter_map(|own| Some((format(own)?, own)));
        all.min_by_key(|(_, own)| own.preference())
    };
    let each: Option<Vec<(ItemFormat, &MediaType)>> = successes.iter().map(preferred).collect();
    let each = each?;
    let mut outputs = each.iter().map(|(format, own)| of(types, *format, own));
    let first = outputs.next()?;
    outputs.all(|other| is_same(types, &first, &other)).then(|| (first, each.iter().map(|(_, own)| *own).collect()))
}

fn format(media_type: &MediaType) -> Option<ItemFormat> {
    match media_type.kind {
        MediaTypeKind::Items(format) => Some(format),
        _ => None,
    }
}

fn is_same(types: &Types<'_>, one: &Output, other: &Output) -> bool {
    match (one, other) {
        (Output::Items { format: one, item: Some(a) }, Output::Items { format: other, item: Some(b) }) => {
            one == other && types.same(*a, *b)
        }
        (one, other) => one == other,
    }
}

/// What a media type gives that is a sequence.
pub(super) fn of(types: &Types<'_>, format: ItemFormat, media_type: &MediaType) -> Output {
    let item = media_type.item.or_else(|| media_type.schema.map(|schema| item(types, schema)));
    let item = item.filter(|item| format != ItemFormat::Events || !is_text(types, *item));
    Output::Items { format, item }
}

/// A list stands for the sequence (OpenAPI 3.2.0, section 4.14.3), anything else for each item.
fn item(types: &Types<'_>, schema: SchemaRef) -> SchemaRef {
    match &types.schema(schema.id).kind {
        SchemaKind::Array(array) => array.items,
        _ => schema,
    }
}

/// Whether the data of events is text: it is said to be, or nothing is said of it.
fn is_text(types: &Types<'_>, item: SchemaRef) -> bool {
    match &types.schema(item.id).kind {
        SchemaKind::Any | SchemaKind::String(_) => true,
        SchemaKind::Enumeration(own) => !own.is_of_integers(),
        _ => false,
    }
}

/// Forgets what items are by the schema of a page: a stream has no pages, so that the document does not say what it has.
pub(super) fn forget_pages(types: &Types<'_>, signature: &mut Signature) {
    let Output::Json { schema: page, .. } = signature.output else { return };
    for other in &mut signature.alternates {
        if let Output::Items { item, .. } = &mut other.output {
            item.take_if(|item| types.same(*item, page));
        }
    }
}
