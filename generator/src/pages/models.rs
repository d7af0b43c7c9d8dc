use super::front_matter::front_matter;
use super::views::{ModelPage, PropertyRow, ValueRow, VariantRow};
use super::{Context, Page, type_name};
use crate::ir::{Property, Schema, SchemaKind, StringFormat, Variant, plain_text};
use crate::markdown;
use crate::surface::{EnumVariant, Field, KeptProperties, Model, ModelKind, Struct, UnionVariant, docs};
use crate::text::{Cell, Json, Rust, Word};
use serde_json::{Map, Value};

/// `docs/models/<model>.md`.
pub(super) fn file(context: Context<'_>, model: &Model) -> Page {
    Page::template(format!("docs/models/{}.md", model.page), "docs/models/page.md", page(context, model))
}

fn page(context: Context<'_>, model: &Model) -> ModelPage {
    let schema = context.api.schema(model.schema);
    let unknown = match &model.kind {
        ModelKind::Enumeration(own) => Some(Word::new(&own.unknown)),
        ModelKind::Union(own) => Some(Word::new(&own.unknown)),
        ModelKind::Struct(_) | ModelKind::Alias(_) => None,
    };
    let values = values(model);
    ModelPage {
        front_matter: front_matter(context, &context.config.config.front_matter.models, &model.name, &model.page),
        name: Word::new(&model.name),
        path: Word::path(&[&context.surface.library, "models", &model.name], "::"),
        description: schema.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        deprecated: schema.deprecated,
        properties: properties(context, schema, model),
        additional: additional(context, model),
        values_are_described: values.iter().any(|value| value.description != Cell::default()),
        values,
        unknown,
        variants: variants(context, schema, model),
        example: example(context, schema, model),
    }
}

fn properties(context: Context<'_>, schema: &Schema, model: &Model) -> Vec<PropertyRow> {
    let (SchemaKind::Object(object), ModelKind::Struct(own)) = (&schema.kind, &model.kind) else { return Vec::new() };
    let members = object.properties.iter().zip(&own.fields);
    members.map(|(property, field)| property_row(context, property, field)).collect()
}

fn property_row(context: Context<'_>, property: &Property, field: &Field) -> PropertyRow {
    let schema = context.api.schema(property.schema.id);
    let default = property.default.as_ref().or(schema.default.as_ref());
    let described = docs::of_property(context.api, property);
    let description = described.description.as_deref().or(described.summary.as_deref()).unwrap_or_default();
    PropertyRow {
        name: Word::new(&field.name),
        json_name: (field.wire != field.name).then(|| Cell::code(&field.wire)),
        data_type: type_name(context, &context.surface.non_null_type(property.schema.id), ""),
        required: property.required,
        default: default.map(code),
        description: markdown::table_cell(description),
        example: property.example.as_ref().or(schema.example.as_ref()).map(code),
    }
}

fn additional(context: Context<'_>, model: &Model) -> Option<PropertyRow> {
    let ModelKind::Struct(Struct { kept: Some(KeptProperties { name, values, .. }), .. }) = &model.kind else {
        return None;
    };
    let values = match values {
        crate::surface::RustType::Option(own) => own,
        own => own,
    };
    Some(PropertyRow {
        name: Word::new(name),
        json_name: None,
        data_type: type_name(context, values, ""),
        required: false,
        default: None,
        description: Cell::default(),
        example: None,
    })
}

fn values(model: &Model) -> Vec<ValueRow> {
    let ModelKind::Enumeration(own) = &model.kind else { return Vec::new() };
    let row = |variant: &EnumVariant| ValueRow {
        variant: Word::new(&variant.name),
        value: code(&variant.value.to_json()),
        description: variant
            .description
            .as_deref()
            .map_or_else(Cell::default, |text| markdown::table_cell(&markdown::rustdoc(text))),
    };
    own.variants.iter().map(row).collect()
}

fn variants(context: Context<'_>, schema: &Schema, model: &Model) -> Vec<VariantRow> {
    let (SchemaKind::Union(union), ModelKind::Union(own)) = (&schema.kind, &model.kind) else { return Vec::new() };
    let row = |(variant, member): (&Variant, &UnionVariant)| VariantRow {
        variant: Word::new(&member.name),
        data_type: type_name(context, &member.content, ""),
        description: markdown::table_cell(&docs::of_variant(context, variant)),
    };
    union.variants.iter().zip(&own.variants).map(row).collect()
}

/// A value as JSON in a cell of a table.
fn code(value: &Value) -> Cell {
    Cell::code(&Json::shown(&value.to_string()))
}

/// A program that reads a value of the document's examples. None where a value cannot be made of them.
fn example(context: Context<'_>, schema: &Schema, model: &Model) -> Option<Rust> {
    let json = sample(context, schema)?;
    let text = serde_json::to_string_pretty(&json).ok()?;
    let (library, name) = (Word::new(&context.surface.library), Word::new(&model.name));
    Some(Rust::filled(
        "use {}::models::{};\n\n\
         fn main() -> Result<(), {}::serde_json::Error> {\n    \
         let json = {};\n    \
         let value: {} = {}::serde_json::from_str(json)?;\n    \
         println!(\"{value:#?}\");\n    \
         Ok(())\n}",
        &[&library, &name, &library, &Rust::raw_literal(&Json::shown(&text)), &name, &library],
    ))
}

/// A value of a schema, of the examples in the document: only of plain properties, which cannot be wrong.
fn sample(context: Context<'_>, schema: &Schema) -> Option<Value> {
    match &schema.kind {
        SchemaKind::Enumeration(enumeration) => enumeration.values.first().map(|value| value.to_json()),
        SchemaKind::Object(object) => {
            let mut sample = Map::new();
            for property in &object.properties {
                let own = context.api.schema(property.schema.id);
                match property.example.as_ref().or(own.example.as_ref()).filter(|value| fits(own, value)) {
                    Some(value) => drop(sample.insert(property.name.clone(), value.clone())),
                    None if property.required => return None,
                    None => {}
                }
            }
            Some(Value::Object(sample))
        }
        _ => None,
    }
}

fn fits(schema: &Schema, value: &Value) -> bool {
    match &schema.kind {
        SchemaKind::Any => true,
        SchemaKind::Boolean => value.is_boolean(),
        SchemaKind::Number(_) => value.is_number(),
        SchemaKind::Integer(_) => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        SchemaKind::String(StringFormat::Date) => is_date(&plain_text(value)),
        SchemaKind::String(StringFormat::DateTime | StringFormat::Mapped(_)) => false,
        SchemaKind::String(_) | SchemaKind::Enumeration(_) => value.is_string(),
        _ => false,
    }
}

/// Whether a text looks like a full-date (RFC 3339, section 5.6).
fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.char_indices().all(|(index, c)| if matches!(index, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
}
