use super::front_matter::front_matter;
use super::{Context, File, type_name};
use crate::emit::models::types;
use crate::emit::object::field_description;
use crate::emit::request::plain_text;
use crate::emit::union::variant_docs;
use crate::ir::{AdditionalProperties, EnumValue, Object, Property, Schema, SchemaKind};
use crate::markdown;
use crate::names::TypeNames;
use crate::views::{ModelPage, PropertyRow, ValueRow, VariantRow};
use serde_json::{Map, Value};

/// `docs/models/<model>.md`.
pub(in crate::emit) fn files(context: Context<'_>) -> Vec<File> {
    types(context)
        .into_iter()
        .map(|(schema, names)| {
            let slug = names.page.clone();
            File::template(format!("docs/models/{slug}.md"), "docs/models/page.md", page(context, schema, names, &slug))
        })
        .collect()
}

fn page(context: Context<'_>, schema: &Schema, names: &TypeNames, slug: &str) -> ModelPage {
    let library = context.library_name();
    let (properties, additional) = match &schema.kind {
        SchemaKind::Object(object) => (properties(context, object, names), additional(context, object, names)),
        _ => (Vec::new(), None),
    };
    let values = match &schema.kind {
        SchemaKind::Enumeration(enumeration) => {
            enumeration.values.iter().zip(&names.members).map(|(value, member)| value_row(value, member)).collect()
        }
        _ => Vec::new(),
    };
    ModelPage {
        front_matter: front_matter(context, "models", &names.name, slug),
        name: names.name.clone(),
        path: format!("{library}::models::{}", names.name),
        description: schema.docs.description.as_deref().map(markdown::page).unwrap_or_default(),
        deprecated: schema.deprecated,
        alias_of: None,
        properties,
        additional,
        values,
        unknown: matches!(schema.kind, SchemaKind::Enumeration(_) | SchemaKind::Union(_)).then(|| names.rest.clone()),
        variants: variants(context, schema, names),
        example: example(context, schema, names),
    }
}

fn properties(context: Context<'_>, object: &Object, names: &TypeNames) -> Vec<PropertyRow> {
    let members = object.properties.iter().zip(&names.members);
    members.map(|(property, member)| property_row(context, property, member)).collect()
}

fn property_row(context: Context<'_>, property: &Property, member: &str) -> PropertyRow {
    let schema = context.api.schema(property.schema.id);
    let default = property.default.as_ref().or(schema.default.as_ref());
    PropertyRow {
        name: member.to_owned(),
        json_name: (property.name != member).then(|| property.name.clone()),
        data_type: type_name(context, property.schema, ""),
        required: property.required,
        default: default.map(code),
        description: markdown::table_cell(field_description(context, property)),
        example: property.example.as_ref().or(schema.example.as_ref()).map(code),
    }
}

fn additional(context: Context<'_>, object: &Object, names: &TypeNames) -> Option<PropertyRow> {
    let AdditionalProperties::Kept(values) = object.additional else { return None };
    Some(PropertyRow {
        name: names.rest.clone(),
        json_name: None,
        data_type: type_name(context, values, ""),
        required: false,
        default: None,
        description: String::new(),
        example: None,
    })
}

fn value_row(value: &EnumValue, member: &str) -> ValueRow {
    let value = match value {
        EnumValue::String(text) => Value::from(text.as_str()),
        EnumValue::Integer(number) => Value::from(*number),
    };
    ValueRow { variant: member.to_owned(), value: code(&value) }
}

fn variants(context: Context<'_>, schema: &Schema, names: &TypeNames) -> Vec<VariantRow> {
    let SchemaKind::Union(union) = &schema.kind else { return Vec::new() };
    let members = union.variants.iter().zip(&names.members);
    members
        .map(|(variant, member)| VariantRow {
            variant: member.clone(),
            data_type: type_name(context, variant.schema, ""),
            description: markdown::table_cell(&variant_docs(context, variant)),
        })
        .collect()
}

/// A value as JSON in a cell of a table.
fn code(value: &Value) -> String {
    markdown::code_cell(&value.to_string())
}

/// A program that reads a value of the document's examples. None where a value cannot be made of them.
fn example(context: Context<'_>, schema: &Schema, names: &TypeNames) -> Option<String> {
    let json = sample(context, schema)?;
    let text = serde_json::to_string_pretty(&json).ok()?;
    let library = context.library_name();
    let name = &names.name;
    let fence = if text.contains("\"#") { "##" } else { "#" };
    Some(format!(
        "use {library}::models::{name};\n\n\
         fn main() -> Result<(), {library}::serde_json::Error> {{\n    \
         let json = r{fence}\"{text}\"{fence};\n    \
         let value: {name} = {library}::serde_json::from_str(json)?;\n    \
         println!(\"{{value:#?}}\");\n    \
         Ok(())\n}}"
    ))
}

/// A value of a schema, of the examples in the document: only of plain properties, which cannot be wrong.
fn sample(context: Context<'_>, schema: &Schema) -> Option<Value> {
    match &schema.kind {
        SchemaKind::Enumeration(enumeration) => enumeration.values.first().map(|value| match value {
            EnumValue::String(text) => Value::from(text.as_str()),
            EnumValue::Integer(number) => Value::from(*number),
        }),
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
    use crate::ir::StringFormat;
    match &schema.kind {
        SchemaKind::Any => true,
        SchemaKind::Boolean => value.is_boolean(),
        SchemaKind::Number => value.is_number(),
        SchemaKind::Integer(_) => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        SchemaKind::String(StringFormat::Date) => is_date(&plain_text(value)),
        SchemaKind::String(StringFormat::DateTime) => false,
        SchemaKind::String(_) | SchemaKind::Enumeration(_) => value.is_string(),
        _ => false,
    }
}

/// Whether a text looks like a full-date (RFC 3339, section 5.6).
fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.char_indices().all(|(index, c)| if matches!(index, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
}
