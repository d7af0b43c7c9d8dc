use super::Items;
use crate::ir::{SchemaKind, Variant};
use crate::release::projection::keys::Keys;
use crate::surface::{
    Context, Conversion, EnumVariant, Enumeration, Field, Given, Model, ModelKind, Paths, RustType, Struct, Union,
    UnionVariant,
};

/// The models. They are in the order of their names, so that numbers do not depend on the document's order.
pub(super) fn add(context: Context<'_>, items: &mut Items) {
    let mut keys = Keys::default();
    let key = |own: &Model| format!("schema {}", keys.next(context.api.schema(own.schema)));
    let groups: Vec<String> = context.surface.models.iter().map(key).collect();
    for (own, group) in context.surface.models.iter().zip(&groups) {
        items.add(group, super::NAME, format!("models::{}", own.name));
        if context.surface.tag_features {
            items.add(group, "feature", context.surface.module_names(own.module).feature.unwrap_or("none"));
        }
        let mut add = |member: String, rust: String| items.add(group, member, rust);
        match &own.kind {
            ModelKind::Struct(kind) => of_struct(context, kind, &mut add),
            ModelKind::Enumeration(kind) => of_enumeration(kind, &mut add),
            ModelKind::Union(kind) => of_union(context, own, kind, &mut add),
            ModelKind::Alias(target) => {
                add("kind".to_owned(), format!("type = {}", spelled(context, &RustType::Model(*target))));
            }
        }
    }
}

fn spelled(context: Context<'_>, own: &RustType) -> String {
    context.surface.spelled(own, Paths::Crate)
}

fn of_struct(context: Context<'_>, own: &Struct, add: &mut impl FnMut(String, String)) {
    let typed = |field: &Field| format!("{}: {}", field.name, spelled(context, &field.rust_type()));
    add("kind".to_owned(), "struct".to_owned());
    own.fields.iter().for_each(|field| add(format!("property {}", field.wire), typed(field)));
    own.fields.iter().for_each(|field| add_setters(context, field, add));
    if let Some(kept) = &own.kept {
        let values = spelled(context, &RustType::Map(Box::new(kept.values.clone())));
        add("other properties".to_owned(), format!("{}: {values}", kept.name));
        if let Some(setter) = &kept.setter {
            add("setter of other properties".to_owned(), format!("{setter}({values})"));
        }
    }
    if let Some(unread) = &own.unread {
        add("what no other field holds".to_owned(), format!("{}: Unread", unread.name));
    }
    if own.default {
        add("default".to_owned(), "Default".to_owned());
    }
    if own.sent {
        // A call gives arguments by their places, and not by their names in Rust.
        let argument = |field: &Field| format!("{}: {}", field.wire, spelled(context, &field.value));
        let arguments: Vec<String> = own.constructor_fields().map(argument).collect();
        add("constructor".to_owned(), format!("new({})", arguments.join(", ")));
    }
}

fn add_setters(context: Context<'_>, field: &Field, add: &mut impl FnMut(String, String)) {
    if let Given::Setter { name, null } = &field.given {
        add(format!("setter of {}", field.wire), format!("{name}({})", spelled(context, &field.value)));
        if let Some(null) = null {
            add(format!("setter of {} to null", field.wire), format!("{null}()"));
        }
    }
}

fn of_enumeration(own: &Enumeration, add: &mut impl FnMut(String, String)) {
    let kind = if own.integers { "enum of whole numbers" } else { "enum of strings" };
    add("kind".to_owned(), kind.to_owned());
    for EnumVariant { name, value, description: _ } in &own.variants {
        add(format!("value {}", value.to_json()), name.clone());
    }
    add("any other value".to_owned(), own.unknown.clone());
}

fn of_union(context: Context<'_>, model: &Model, own: &Union, add: &mut impl FnMut(String, String)) {
    add("kind".to_owned(), "enum of types".to_owned());
    let SchemaKind::Union(said) = &context.api.schema(model.schema).kind else { return };
    let mut keys = Keys::default();
    for (variant, said) in own.variants.iter().zip(&said.variants) {
        let key = keys.numbered(variant_key(context, said));
        let UnionVariant { name, conversions, .. } = variant;
        add(format!("variant {key}"), format!("{name}({})", spelled(context, &variant.rust_type())));
        for conversion in conversions {
            match conversion {
                Conversion::Content => {
                    add(format!("conversion {key}"), format!("From<{}>", spelled(context, &variant.content)));
                }
                Conversion::Text => add("conversion of &str".to_owned(), format!("From<&str> for {name}")),
                Conversion::OwnedText => add("conversion of String".to_owned(), format!("From<String> for {name}")),
            }
        }
    }
    add("any other value".to_owned(), own.unknown.clone());
}

/// What a variant is of: its schema, or else its type, in which no name is one that the generator gives.
fn variant_key(context: Context<'_>, variant: &Variant) -> String {
    let schema = context.api.schema(variant.schema.id);
    match (&schema.name, schema.context.is_empty()) {
        (Some(name), _) => name.clone(),
        (None, false) => schema.context.join("."),
        (None, true) => spelled(context, &context.surface.non_null_type(variant.schema.id)),
    }
}
