use crate::ir::{Document, SchemaId, SchemaKind, Variant};
use std::collections::BTreeSet;

/// Puts the variants of inline unions in the place of these.
pub(super) fn flatten(document: &mut Document) {
    for index in 0..document.schemas.len() {
        let SchemaKind::Union(union) = &document.schema(SchemaId::new(index)).kind else { continue };
        if union.discriminator.is_some() {
            continue;
        }
        let variants = flattened(document, union.variants.clone());
        if let Some(SchemaKind::Union(union)) = document.schemas.get_mut(index).map(|schema| &mut schema.kind) {
            union.variants = variants;
        }
    }
}

/// The variants, with those of an inline union in its place. One that is met again adds nothing.
fn flattened(document: &Document, variants: Vec<Variant>) -> Vec<Variant> {
    let (mut flat, mut met) = (Vec::with_capacity(variants.len()), BTreeSet::new());
    let mut open: Vec<Variant> = variants.into_iter().rev().collect();
    while let Some(variant) = open.pop() {
        let schema = document.schema(variant.schema.id);
        match &schema.kind {
            SchemaKind::Union(inner) if schema.name.is_none() && inner.discriminator.is_none() => {
                let nullable = document.is_nullable(variant.schema);
                if met.insert((variant.schema.id, nullable)) {
                    open.extend(inner.variants.iter().rev().cloned().map(|mut variant| {
                        variant.schema.nullable |= nullable;
                        variant
                    }));
                }
            }
            _ => flat.push(variant),
        }
    }
    flat
}
