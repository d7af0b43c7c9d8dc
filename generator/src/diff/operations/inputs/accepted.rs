use super::ComparedClient;
use crate::ir::{Input, InputForm, SchemaId, SchemaKind, Style, Validation};
use serde_json::Value;

/// Whether an input allows a value that is written as plain text.
pub(super) fn accepts(side: &ComparedClient<'_>, input: &Input, text: &str) -> bool {
    match input.form {
        InputForm::Plain | InputForm::Styled { style: Style::Form | Style::Simple, .. } => {
            input.schema.is_none_or(|schema| allows(side, schema.id, text))
        }
        InputForm::Each | InputForm::EachBracketed | InputForm::Joined => {
            match input.schema.map(|schema| &side.schema(schema.id).kind) {
                Some(SchemaKind::Array(list)) => {
                    let count = input.schema.map(|schema| side.effective_validation(schema.id));
                    let one = Validation { minimum_size: Some(1), maximum_size: Some(1), ..Validation::default() };
                    count.is_none_or(|count| count.covers(&one)) && allows(side, list.items.id, text)
                }
                _ => false,
            }
        }
        _ => false,
    }
}

fn allows(side: &ComparedClient<'_>, id: SchemaId, text: &str) -> bool {
    if side.also_valid(id).is_some_and(|also_valid| also_valid.allows(&Value::from(text))) {
        return true;
    }
    let number = || text.parse::<serde_json::Number>().ok().map(Value::Number);
    let value = match &side.schema(id).kind {
        SchemaKind::Boolean => text.parse().ok().map(Value::Bool),
        SchemaKind::Integer(_) => number().filter(|_| text.parse::<i128>().is_ok()),
        SchemaKind::Number(_) => number(),
        SchemaKind::Enumeration(list) if list.is_of_integers() => number(),
        SchemaKind::String(format) if format.has_own_type() => None,
        SchemaKind::String(_) | SchemaKind::Enumeration(_) => Some(Value::from(text)),
        SchemaKind::Union(union) => {
            return union
                .variants
                .iter()
                .any(|variant| is_plain(side, variant.schema.id) && allows(side, variant.schema.id, text));
        }
        SchemaKind::Any => Some(Value::from(text)),
        _ => None,
    };
    value.is_some_and(|value| side.effective_validation(id).allows(&value))
}

fn is_plain(side: &ComparedClient<'_>, id: SchemaId) -> bool {
    !matches!(side.schema(id).kind, SchemaKind::Union(_))
}
