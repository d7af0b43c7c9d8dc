use crate::emit::{Context, docs};
use crate::ir::{Input, InputForm, InputPlace, SchemaId, plain_text};
use crate::markdown;

/// What the document says of an input, its bounds and its default.
pub(super) fn input_docs(context: Context<'_>, input: &Input) -> String {
    let name = markdown::code(&input.name);
    let fallback = match (input.form, input.place) {
        (InputForm::NamedFields, _) => "A field of the body, by name.".to_owned(),
        (InputForm::NamedFiles, _) => "A file of the body, by the name of its field.".to_owned(),
        (_, InputPlace::Field | InputPlace::Body) => format!("The field {name} of the body."),
        _ => format!("The parameter {name}."),
    };
    let text = docs::text(&input.docs, &fallback);
    let facts = facts(context, input);
    let separator = if text.contains('\n') { "\n\n" } else { "\n" };
    if facts.is_empty() { text } else { format!("{text}{separator}{}", markdown::rustdoc(&facts.join(" "))) }
}

/// Bounds and default, as sentences.
fn facts(context: Context<'_>, input: &Input) -> Vec<String> {
    let Some(schema) = input.schema else { return Vec::new() };
    let bounds = docs::bounds(context.api, schema.id).map(|bounds| format!("Allowed: {bounds}."));
    let default = match &input.constant {
        Some(constant) => Some(format!("{} is sent where nothing is set.", markdown::code(constant))),
        None => default(context, schema.id),
    };
    bounds.into_iter().chain(default).collect()
}

fn default(context: Context<'_>, id: SchemaId) -> Option<String> {
    let default = context.api.schema(id).default.as_ref()?;
    Some(format!("The default is `{}`.", plain_text(default)))
}
