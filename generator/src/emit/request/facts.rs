use crate::emit::{Context, docs};
use crate::ir::{Input, InputForm, InputPlace, SchemaId, plain_text};
use crate::markdown;
use crate::text::{CodeSpan, Rustdoc};

/// What the document says of an input, its bounds and its default.
pub(super) fn input_docs(context: Context<'_>, input: &Input) -> Rustdoc {
    let name = CodeSpan::new(&input.name);
    let fallback = match (input.form, input.place) {
        (InputForm::NamedFields, _) => "A field of the body, by name.".into(),
        (InputForm::NamedFiles, _) => "A file of the body, by the name of its field.".into(),
        (InputForm::WholeQuery, _) => Rustdoc::filled("The parameter {}, which is all of the query.", &[&name]),
        (_, InputPlace::Field | InputPlace::Body) => Rustdoc::filled("The field {} of the body.", &[&name]),
        _ => Rustdoc::filled("The parameter {}.", &[&name]),
    };
    let text = docs::text(&input.docs, fallback);
    let separator = if text.contains('\n') { "\n\n" } else { "\n" };
    let written = input.media_type.as_deref().filter(|_| input.form == InputForm::WholeQuery);
    let written = written.map(|name| Rustdoc::filled("It is text: {}.", &[&CodeSpan::new(name)]));
    Rustdoc::joined(&[text, written.unwrap_or_else(|| facts(context, input))], separator)
}

/// Bounds and default, as sentences.
fn facts(context: Context<'_>, input: &Input) -> Rustdoc {
    let Some(schema) = input.schema else { return Rustdoc::default() };
    let bounds = docs::bounds(context.api, schema.id);
    let bounds = bounds.map(|bounds| Rustdoc::filled("Allowed: {}.", &[&markdown::rustdoc(&bounds)]));
    let default = match &input.constant {
        Some(constant) => Some(Rustdoc::filled("{} is sent where nothing is set.", &[&CodeSpan::new(constant)])),
        None => default(context, schema.id),
    };
    let facts: Vec<Rustdoc> = bounds.into_iter().chain(default).collect();
    Rustdoc::joined(&facts, " ")
}

fn default(context: Context<'_>, id: SchemaId) -> Option<Rustdoc> {
    let default = context.api.schema(id).default.as_ref()?;
    Some(Rustdoc::filled("The default is {}.", &[&CodeSpan::new(&plain_text(default))]))
}
