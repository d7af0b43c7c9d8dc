//! Values that hold no others.

use super::Maker;
use crate::ir::{SchemaKind, StringFormat};
use crate::surface::{Paths, RustType};
use crate::text::{Rust, Word};
use serde_json::Value;

impl Maker<'_> {
    /// An expression of just the type.
    pub(super) fn scalar(&self, rust: &RustType, example: Option<&Value>) -> Option<Rust> {
        let spelled = || Rust::spelled(&self.context.surface.spelled(rust, Paths::Library));
        let parsed = |text: Rust| Rust::filled("{}.parse::<{}>().unwrap()", &[&text, &spelled()]);
        match rust {
            RustType::Bool => Some(if boolean(example) { "true".into() } else { "false".into() }),
            RustType::F64 => Some(Rust::number(example.and_then(Value::as_f64).unwrap_or(1.0))),
            RustType::I32 | RustType::I64 => Some(Rust::filled("{}_{}", &[&signed(rust, example), &spelled()])),
            RustType::U32 | RustType::U64 => Some(Rust::filled("{}_{}", &[&unsigned(rust, example), &spelled()])),
            RustType::String => Some(Rust::filled("{}.to_owned()", &[&text(example, "example")])),
            RustType::Decimal => Some(parsed(text(example, "1.0"))),
            RustType::Date => Some(parsed(text(example, "2025-01-01"))),
            RustType::DateTime => Some(parsed(text(example, "2025-01-01T00:00:00Z"))),
            RustType::Mapped(path) => Some(parsed(text(example, self.example_of_format(path)))),
            RustType::Json => {
                let library = Word::new(&self.context.surface.library);
                Some(Rust::filled("{}::serde_json::Value::from({})", &[&library, &text(example, "example")]))
            }
            _ => None,
        }
    }

    /// A string of the format that has a type.
    fn example_of_format(&self, path: &[String]) -> &str {
        let kinds = self.context.api.schemas.iter().map(|schema| &schema.kind);
        let mut examples = kinds.filter_map(|kind| match kind {
            SchemaKind::String(StringFormat::Mapped(own)) if own.path == path => Some(own.example.as_str()),
            _ => None,
        });
        examples.next().unwrap_or_default()
    }
}

/// A literal that becomes the type by `into`. One that is a number is of `i32`, unless something says otherwise.
pub(super) fn literal(rust: &RustType, example: Option<&Value>) -> Option<Rust> {
    match rust {
        RustType::String | RustType::Json => Some(text(example, "example")),
        RustType::I32 | RustType::I64 => {
            let number = signed(rust, example);
            i32::try_from(number).is_ok().then(|| Rust::filled("{}", &[&number]))
        }
        _ => None,
    }
}

fn text(example: Option<&Value>, usual: &str) -> Rust {
    match example {
        Some(Value::String(text)) => Rust::literal(text),
        Some(Value::Number(number)) => Rust::literal(&number.to_string()),
        _ => Rust::literal(usual),
    }
}

fn boolean(example: Option<&Value>) -> bool {
    example.and_then(Value::as_bool).unwrap_or(true)
}

fn signed(rust: &RustType, example: Option<&Value>) -> i64 {
    let fits = |number: &i64| *rust == RustType::I64 || i32::try_from(*number).is_ok();
    example.and_then(Value::as_i64).filter(fits).unwrap_or(1)
}

fn unsigned(rust: &RustType, example: Option<&Value>) -> u64 {
    let fits = |number: &u64| *rust == RustType::U64 || u32::try_from(*number).is_ok();
    example.and_then(Value::as_u64).filter(fits).unwrap_or(1)
}
