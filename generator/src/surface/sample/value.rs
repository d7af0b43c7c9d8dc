//! Values of the document's examples, as Rust expressions.

use crate::ir::{EnumValue, Input, IntegerFormat, NumberFormat, SchemaKind, SchemaRef, StringFormat};
use crate::surface::{Context, Paths};
use crate::text::Rust;
use serde_json::Value;

/// A value for an input: the document's example if it is of the right type, else its default, else one that is made up.
pub(super) fn value(context: Context<'_>, input: &Input) -> Rust {
    let Some(schema) = input.schema else { return Rust::literal("example") };
    let of_schema = context.api.schema(schema.id);
    let given = [input.example.as_ref(), of_schema.example.as_ref(), of_schema.default.as_ref()];
    let given = given.into_iter().flatten().find_map(|value| literal(context, schema, value));
    given.unwrap_or_else(|| made_up(context, schema))
}

impl Context<'_> {
    /// An open enum of a literal, with the path that code outside of the crate takes.
    fn open_enum(&self, schema: SchemaRef, literal: &Rust) -> Rust {
        let own = self.surface.non_null_type(schema.id);
        Rust::filled("{}::from({})", &[&Rust::spelled(&self.surface.spelled(&own, Paths::Library)), literal])
    }
}

/// What a text is parsed as.
fn parsed(text: &str) -> Rust {
    Rust::filled("{}.parse().unwrap()", &[&Rust::literal(text)])
}

fn literal(context: Context<'_>, schema: SchemaRef, value: &Value) -> Option<Rust> {
    match (&context.api.schema(schema.id).kind, value) {
        (SchemaKind::Boolean, Value::Bool(value)) => Some(boolean(*value)),
        (SchemaKind::Integer(format), Value::Number(number)) => {
            let number = number.as_i64()?;
            fits(*format, number).then(|| integer(number))
        }
        (SchemaKind::Number(NumberFormat::Double), Value::Number(number)) => Some(Rust::number(number.as_f64()?)),
        (SchemaKind::Number(NumberFormat::Decimal), Value::Number(number)) => Some(parsed(&number.to_string())),
        (SchemaKind::String(format), Value::String(text)) if format.has_own_type() => Some(parsed(text)),
        (SchemaKind::String(_), Value::String(text)) => Some(Rust::literal(text)),
        (SchemaKind::String(StringFormat::Text | StringFormat::Other(_)), Value::Number(number)) => {
            Some(Rust::literal(&number.to_string()))
        }
        (SchemaKind::Enumeration(enumeration), Value::String(text)) if !enumeration.is_of_integers() => {
            Some(context.open_enum(schema, &Rust::literal(text)))
        }
        (SchemaKind::Array(array), Value::Array(values)) => {
            let items: Option<Vec<_>> = values.iter().map(|value| literal(context, array.items, value)).collect();
            items.filter(|items| !items.is_empty()).map(|items| list(&items))
        }
        (SchemaKind::Array(array), one) if !one.is_array() => {
            literal(context, array.items, one).map(|item| list(&[item]))
        }
        _ => None,
    }
}

fn made_up(context: Context<'_>, schema: SchemaRef) -> Rust {
    match &context.api.schema(schema.id).kind {
        SchemaKind::Boolean => "true".into(),
        SchemaKind::Integer(format) => match format.minimum.filter(|minimum| fits(*format, *minimum)) {
            Some(minimum) => integer(minimum),
            None => "1".into(),
        },
        SchemaKind::Number(NumberFormat::Double) => "1.0".into(),
        SchemaKind::Number(NumberFormat::Decimal) => parsed("1.0"),
        SchemaKind::String(StringFormat::Date) => "\"2025-01-01\".parse().unwrap()".into(),
        SchemaKind::String(StringFormat::DateTime) => "\"2025-01-01T00:00:00Z\".parse().unwrap()".into(),
        SchemaKind::String(StringFormat::Mapped(own)) => parsed(&own.example),
        SchemaKind::String(StringFormat::Duration) => Rust::literal("PT1H"),
        SchemaKind::Enumeration(enumeration) => match enumeration.values.first() {
            Some(EnumValue::String(text)) => context.open_enum(schema, &Rust::literal(text)),
            Some(EnumValue::Integer(number)) => context.open_enum(schema, &integer(*number)),
            None => "Default::default()".into(),
        },
        SchemaKind::Array(array) => list(&[made_up(context, array.items)]),
        _ => Rust::literal("example"),
    }
}

/// Whether a number is of the Rust type of a format.
fn fits(format: IntegerFormat, number: i64) -> bool {
    match (format.bits, format.unsigned) {
        (32, true) => u32::try_from(number).is_ok(),
        (32, false) => i32::try_from(number).is_ok(),
        (_, unsigned) => !(unsigned && number < 0),
    }
}

fn boolean(value: bool) -> Rust {
    if value { "true".into() } else { "false".into() }
}

fn integer(number: i64) -> Rust {
    Rust::filled("{}", &[&number])
}

fn list(items: &[Rust]) -> Rust {
    Rust::filled("[{}]", &[&Rust::joined(items, ", ")])
}
